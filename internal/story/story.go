// Package story groups reports by the event they tell of.
//
// Each report becomes a vector of its terms: rare ones, names and those near
// the top weigh more, and numbers have a share of their own. Reports that are all but the same are gathered first,
// then groups are joined by average link, always along the edges of a graph
// that an inverted index proposes: no report is ever compared with all others.
//
// How alike two groups must be depends on how alike their own reports are. Two
// boxing matches of one champion share most of their words, but the reports of
// either share more; two reports of one far-away storm share few, but nothing
// holds them apart. So groups are joined when what they have in common comes
// near what each has within (see likeness).
package story

import (
	"cmp"
	"encoding/hex"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// Story is the reports of one event.
type Story struct {
	ID      string // from the content of its earliest report
	Title   string // the headline, among those of its reports, that says best what all of them say
	Reports []int  // indexes into the texts that were grouped, ascending
}

// Group puts every report into exactly one story and returns the stories in
// the order of their first reports. Passages are the text that the reports
// share, as far as it is known. The order of the texts changes nothing but the
// numbers in the result.
func Group(texts []*segment.Text, passages []reuse.Passage) []Story {
	order := canonical(texts)
	c := newCorpus(texts, order, passages)
	groups := c.join(c.gather())
	stories := make([]Story, len(groups))
	for i, g := range groups {
		stories[i] = c.story(g)
	}
	slices.SortFunc(stories, func(a, b Story) int { return cmp.Compare(a.Reports[0], b.Reports[0]) })
	return stories
}

// canonical orders reports by day, then by content: the order in which they
// are worked through must not hang on the order in which they were read.
func canonical(texts []*segment.Text) []int {
	type place struct {
		day     float64
		content uint64
	}
	places := make([]place, len(texts))
	order := make([]int, len(texts))
	for i, t := range texts {
		day, _ := published(t)
		places[i] = place{day, xxh3.HashString(t.Title + "\n" + t.Text)}
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(places[a].day, places[b].day),
			cmp.Compare(places[a].content, places[b].content),
			cmp.Compare(texts[a].Ref, texts[b].Ref),
		)
	})
	return order
}

// published returns the day a report came out, false if it is not known to
// within a week.
func published(t *segment.Text) (float64, bool) {
	const tooVague = 7
	d := t.Published.Days
	if !d.Known() || d.Days() > tooVague {
		return 0, false
	}
	return (float64(d.First) + float64(d.Last)) / 2, true
}

// story describes a group of reports, given by their places in the corpus.
func (c *corpus) story(group []int) Story {
	slices.Sort(group)
	first := c.texts[c.order[group[0]]]
	s := Story{ID: id(first), Title: c.title(group)}
	for _, place := range group {
		s.Reports = append(s.Reports, c.order[place])
	}
	slices.Sort(s.Reports)
	return s
}

// id names a story by its earliest report.
func id(t *segment.Text) string {
	h := xxh3.Hash128([]byte(t.Ref + "\n" + t.Title + "\n" + t.Text)).Bytes()
	return hex.EncodeToString(h[:8])
}

// title picks the headline nearest to the reports taken together.
func (c *corpus) title(group []int) string {
	middle := c.sum(group)
	best, title := -1.0, ""
	for _, place := range group {
		text := headline(c.texts[c.order[place]])
		if near := dot(c.headlines[place], middle); text != "" && near > best {
			best, title = near, text
		}
	}
	return title
}

// headline is a report's title or, where it has none, its first sentence.
func headline(t *segment.Text) string {
	if t.Title != "" || len(t.Sentences) == 0 {
		return t.Title
	}
	return t.Sentences[0].In(t.Text)
}
