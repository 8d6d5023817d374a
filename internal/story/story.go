// Package story groups reports by the event they tell of.
//
// Each report is sketched: it becomes a vector of its terms, in which rare ones,
// names and those near the top weigh more and numbers have a share of their own.
// Then reports are bound to those that have the same words, sentences or strong
// terms (near.go), and what hangs together by bonds is a clump (clump.go). Bonds
// are loose: a clump has one story or a few that are alike. Each clump is grouped
// for itself: reports that are all but the same are gathered first, then groups
// are joined by average link, always along the edges of a graph that an inverted
// index proposes. So no report is ever compared with all others, no more than a
// clump is in hand at a time, and the reports of years can be spread over many
// machines: bonds are found key by key.
//
// How alike two groups must be depends on how alike their own reports are. Two
// boxing matches of one champion share most of their words, but the reports of
// either share more; two reports of one far-away storm share few, but nothing
// holds them apart. So groups are joined when what they have in common comes
// near what each has within (see likeness).
package story

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Story is the reports of one event.
type Story struct {
	ID      string // of its earliest report
	Title   string // the headline, among those of its reports, that says best what all of them say
	Reports []int  // indexes of what was grouped, ascending
}

// Find puts every report into exactly one story and returns the stories in the
// order of their first reports. The order of the texts changes nothing but the
// numbers in the result.
func Find(texts []*segment.Text) []Story {
	sketches := make([]Sketch, len(texts))
	parallel.For(len(texts), func(i int) { sketches[i] = NewSketch(texts[i]) })
	return Group(sketches)
}

// Group is Find for reports that are sketched already.
func Group(sketches []Sketch) []Story {
	clumps := Clumps(len(sketches), held(sketches))
	of := make([][]Story, len(clumps))
	parallel.For(len(clumps), func(i int) {
		clump := clumps[i]
		members := make([]Sketch, len(clump.Reports))
		for k, r := range clump.Reports {
			members[k] = sketches[r]
		}
		if clump.Same {
			of[i] = Copies(members)
		} else {
			of[i] = GroupClump(members)
		}
		for _, s := range of[i] {
			for k, m := range s.Reports {
				s.Reports[k] = int(clump.Reports[m])
			}
		}
	})
	stories := slices.Concat(of...)
	slices.SortFunc(stories, func(a, b Story) int { return cmp.Compare(a.Reports[0], b.Reports[0]) })
	return stories
}

// GroupClump groups the reports of one clump. Its stories are in the order of
// their first reports.
func GroupClump(sketches []Sketch) []Story {
	c := newCorpus(sketches)
	var stories []Story
	for _, g := range join(c.gather()) {
		stories = append(stories, c.story(g.places))
	}
	slices.SortFunc(stories, func(a, b Story) int { return cmp.Compare(a.Reports[0], b.Reports[0]) })
	return stories
}

// earliest returns the indexes of sketches by day and then by content: an order
// that doesn't hang on that in which they were read.
func earliest(sketches []Sketch) []int {
	order := upTo(len(sketches))
	slices.SortFunc(order, func(a, b int) int { return compare(&sketches[a], &sketches[b]) })
	return order
}

func compare(a, b *Sketch) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.content, b.content), cmp.Compare(a.ID, b.ID))
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// corpus is what is grouped. Reports have places in it, by day and then by
// content: the order in which they are worked through must not hang on the
// order in which they were read.
type corpus struct {
	order    []int // by place, the index of the report
	sketches []*Sketch
	vectors  []vector
	twin     []int // by place, an earlier place that has much of its text, or -1
}

func newCorpus(sketches []Sketch) *corpus {
	c := &corpus{order: earliest(sketches), sketches: make([]*Sketch, len(sketches))}
	for place, i := range c.order {
		c.sketches[place] = &sketches[i]
	}
	c.twin = c.twins()
	c.vectors = c.lessBackground()
	return c
}

// story describes a group of reports, given by their places in the corpus.
func (c *corpus) story(group []int) Story {
	slices.Sort(group)
	s := Story{ID: c.sketches[group[0]].ID, Title: c.title(group)}
	for _, place := range group {
		s.Reports = append(s.Reports, c.order[place])
	}
	slices.Sort(s.Reports)
	return s
}

// title picks the headline nearest to the reports taken together. One that says what
// a text is, and not what happened ("Statement by the mill"), is taken where no other
// is there, and the first sentence of a report without a headline where even that is
// not: it ends in a full stop, as headlines do not.
func (c *corpus) title(group []int) string {
	const none, ofSentence, ofKind, ofNews = 0, 1, 2, 3
	middle := c.sum(group)
	best, title, level := -1.0, "", none
	for _, place := range group {
		s := c.sketches[place]
		is := ofNews
		switch {
		case s.Headline == "":
			continue
		case endsInStop(s.Headline):
			is = ofSentence
		case namesKind.MatchString(s.Headline):
			is = ofKind
		}
		if near := dot(s.headline, middle); is > level || is == level && near > best {
			best, title, level = near, s.Headline, is
		}
	}
	return title
}

// namesKind is how a heading begins that says what kind of text stands below it.
var namesKind = regexp.MustCompile(`(?i)^(?:(?:(?:joint|full|press|media|official|public|company) )?statement(?: (?:by|from|of|on|regarding|concerning|about)\b|:|$)|` +
	`(?:press|media|news) release\b|(?:correction|corrections|clarification|erratum|transcript|full text|editor['’]s note|letter to the editor|open letter|in pictures|photos|live updates|live blog|opinion|analysis|explainer|fact check)(?::| [-–—|] |$| (?:of|on|to) ))`)

// endsInStop reports whether words end in a full stop, within quote marks or not,
// that is no abbreviation's.
func endsInStop(s string) bool {
	stem, ok := strings.CutSuffix(strings.TrimRight(s, `"”’')`), ".")
	last := stem[strings.LastIndexByte(stem, ' ')+1:]
	return ok && !strings.Contains(last, ".") && !word.IsInitial(last) && !word.IsAbbreviation(last)
}
