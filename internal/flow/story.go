package flow

import (
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/internal/when"
)

// Corpus is reports with what is found in each of them alone and, once it was
// told of, in its story.
type Corpus struct {
	brief.Corpus
	expressions [][]when.Expression
	copyOf      []int // by report, the one that is read in its place: itself, but for many copies of a text
}

// Cut cuts reports. Those that have the very same words share what they are cut
// into.
func Cut(reports []*report.Report) []*segment.Text {
	first := firstWithWords(reports)
	texts := make([]*segment.Text, len(reports))
	parallel.Each(len(reports), segment.NewCutter, func(c *segment.Cutter, i int) {
		if first[i] == i {
			texts[i] = c.Cut(reports[i])
		}
	})
	for i, k := range first {
		if k != i {
			copied := *texts[k]
			copied.Report = reports[i]
			texts[i] = &copied
		}
	}
	return texts
}

// Read reads each report of some stories by itself.
func Read(texts []*segment.Text, stories []story.Story) *Corpus {
	c := &Corpus{expressions: make([][]when.Expression, len(texts)), copyOf: copies(texts, stories), Corpus: brief.Corpus{
		Texts: texts, Readings: make([]attribution.Reading, len(texts)),
		Times: make([][]when.Time, len(texts)), Days: make([]report.Published, len(texts)),
	}}
	parallel.For(len(texts), func(i int) {
		if c.copyOf[i] == i {
			c.Readings[i] = attribution.Read(texts[i])
			c.expressions[i] = when.Read(texts[i])
		}
	})
	return c
}

// Decided is what people decided. The zero value decides nothing.
type Decided struct {
	Edges    func(members []int) []lineage.Judged // who took text from whom among some reports
	OneOwner func(a, b string) bool               // whether two outlets have one owner
}

// Tell takes the reports of one story through the stages that compare them. It
// completes what the corpus has of these reports and touches no others, so
// stories can be told of side by side.
func (c *Corpus) Tell(s story.Story, decided Decided) brief.Story {
	out, members := c.trace(s, decided)
	told := claim.Story{Texts: c.Texts, Reports: members, Passages: out.Passages, Graph: out.Graph, Readings: c.Readings, OneOwner: decided.OneOwner}
	out.Claims = claim.Find(told)
	out.Conflicts = conflict.Find(conflict.Story{Story: told, Claims: out.Claims.Claims, Slight: out.Claims.Slight, Times: c.Times, Days: c.Days})
	c.addCopies(s.Reports, &out.Graph)
	return out
}

// Trace is Tell without what the reports claim: the text they share, who took it
// from whom, and their quotes and days.
func (c *Corpus) Trace(s story.Story, decided Decided) brief.Story {
	out, _ := c.trace(s, decided)
	c.addCopies(s.Reports, &out.Graph)
	return out
}

// trace is Trace of the reports that stand for all with their text, and returns
// these.
func (c *Corpus) trace(s story.Story, decided Decided) (brief.Story, []int) {
	members := slices.DeleteFunc(slices.Clone(s.Reports), func(r int) bool { return c.copyOf[r] != r })
	relays := attribution.Relays(c.Texts, c.Readings, members)
	found := reuse.Find(c.Texts, members, relays...)
	var judged []lineage.Judged
	if decided.Edges != nil {
		judged = decided.Edges(members)
	}
	graph := lineage.Build(c.Texts, members, found.Passages, judged, relays...)
	attribution.Join(c.Texts, c.Readings, members, slices.Concat(found.Passages, found.Heard))
	times := when.Resolve(when.Story{Texts: c.Texts, Found: c.expressions, Members: members, Passages: found.Passages, Graph: graph})
	for k, r := range members {
		c.Times[r], c.Days[r] = times.Times[k], times.Published[k]
	}
	return brief.Story{
		ID: s.ID, Title: s.Title, Reports: s.Reports,
		Passages: found.Passages, Heard: found.Heard, Graph: graph, Events: times.Timeline,
	}, members
}
