// Package coverage says of each report of a story how much of it is its own:
// the split that a list of stories shows in one bar.
package coverage

import "github.com/headwater-news/headwater/schema"

// Kind is how a report came by its text.
type Kind int

// The kinds.
const (
	Unknown   Kind = iota // it is alone in its story, or who took from whom can't be told
	Original              // most of its text is in no text before it
	Rewritten             // much of it is taken from earlier texts, and put in other words
	Copied                // most of it is taken word for word, or it has the text of another
)

// String is the kind in a word.
func (k Kind) String() string { return [...]string{"unknown", "original", "rewritten", "copied"}[k] }

const (
	muchTaken = .3 // of a text, from which on it is no longer its own
	mostTaken = .8 // of a text, from which on it is a copy, if it is taken word for word
	verbatim  = .5 // of what was taken, as code points
	told      = .5 // confidence of an edge below which the direction isn't told
)

// Counts is how many reports of a story are of each kind, by Kind.
type Counts [4]int

// Count counts the reports of a story by kind.
func Count(s *schema.Story) Counts {
	var c Counts
	for _, k := range Of(s) {
		c[k]++
	}
	return c
}

// Of gives the kind of each report of a story by its id. A report that was
// taken for another's twin is copied; the one that stands for them in the
// lineage is what the lineage makes of it.
func Of(s *schema.Story) map[string]Kind {
	out := make(map[string]Kind, len(s.Reports))
	for _, id := range s.Reports {
		out[id] = Unknown
	}
	if len(s.Reports) < 2 {
		return out
	}
	taken := takenBy(s)
	for _, n := range s.Lineage.Nodes {
		if n.Kind == "report" {
			out[n.ID] = taken[n.ID].kind()
		}
		for _, id := range n.SameText {
			out[id] = Copied
		}
	}
	return out
}

// taking is what one report took from others.
type taking struct {
	share, doubtful float64 // of its text; doubtful is the part of it whose direction isn't told
	words, same     int     // code points of the passages, and of those that are word for word
}

func (t taking) kind() Kind {
	switch {
	case t.share-t.doubtful < muchTaken && t.share >= muchTaken:
		return Unknown
	case t.share < muchTaken:
		return Original
	case t.share >= mostTaken && float64(t.same) >= verbatim*float64(t.words):
		return Copied
	}
	return Rewritten
}

// takenBy sums up the edges into each report.
func takenBy(s *schema.Story) map[string]taking {
	passages := make(map[string]*schema.Passage, len(s.Passages))
	for i := range s.Passages {
		passages[s.Passages[i].ID] = &s.Passages[i]
	}
	out := map[string]taking{}
	for _, e := range s.Lineage.Edges {
		t := out[e.To]
		t.share += e.Share
		if e.Confidence < told {
			t.doubtful += e.Share
		}
		for _, id := range e.Passages {
			p := passages[id]
			if p == nil {
				continue
			}
			for _, w := range p.Witnesses {
				if w.Report != e.To {
					continue
				}
				t.words += w.End - w.Start
				if w.Form != "reworded" {
					t.same += w.End - w.Start
				}
			}
		}
		out[e.To] = t
	}
	return out
}
