// Package story groups reports by the event they tell of.
//
// Each report is sketched: it becomes a vector of its terms, in which rare ones,
// names and those near the top weigh more and numbers have a share of their own.
// Reports that are all but the same are gathered first, then groups are joined
// by average link, always along the edges of a graph that an inverted index
// proposes: no report is ever compared with all others.
//
// How alike two groups must be depends on how alike their own reports are. Two
// boxing matches of one champion share most of their words, but the reports of
// either share more; two reports of one far-away storm share few, but nothing
// holds them apart. So groups are joined when what they have in common comes
// near what each has within (see likeness).
package story

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/segment"
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
	parallel.Each(len(texts), func() struct{} { return struct{}{} }, func(_ struct{}, i int) { sketches[i] = NewSketch(texts[i]) })
	return Group(sketches)
}

// Group is Find for reports that are sketched already.
func Group(sketches []Sketch) []Story {
	c := newCorpus(sketches)
	groups := join(c.gather())
	stories := make([]Story, len(groups))
	for i, g := range groups {
		stories[i] = c.story(g.places)
	}
	slices.SortFunc(stories, func(a, b Story) int { return cmp.Compare(a.Reports[0], b.Reports[0]) })
	return stories
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
	c := &corpus{order: make([]int, len(sketches)), sketches: make([]*Sketch, len(sketches))}
	for i := range sketches {
		c.order[i] = i
	}
	slices.SortFunc(c.order, func(a, b int) int {
		x, y := &sketches[a], &sketches[b]
		return cmp.Or(cmp.Compare(x.day, y.day), cmp.Compare(x.content, y.content), cmp.Compare(x.ID, y.ID))
	})
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

// title picks the headline nearest to the reports taken together.
func (c *corpus) title(group []int) string {
	middle := c.sum(group)
	best, title := -1.0, ""
	for _, place := range group {
		s := c.sketches[place]
		if near := dot(s.headline, middle); s.Headline != "" && near > best {
			best, title = near, s.Headline
		}
	}
	return title
}
