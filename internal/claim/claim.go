// Package claim gathers what the reports of a story assert, and counts how many
// independent origins stand behind each assertion.
//
// The unit is a clause with its attribution taken off: "p", said by X, is the
// claim p with origin X. Units that assert one thing in whatever words are one
// claim; a different number, place, actor or polarity is another.
package claim

import (
	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// Story is what the stages before know of one story. Slices that the corpus
// has one entry for per report are indexed as Texts is.
type Story struct {
	Texts    []*segment.Text
	Reports  []int // indexes into Texts, ascending
	Passages []reuse.Passage
	Graph    lineage.Graph
	Readings []attribution.Reading

	// OneOwner, if set, reports whether two outlets have one owner, as people
	// decided.
	OneOwner func(a, b string) bool
}

// Result is what a story's reports claim together.
type Result struct {
	Claims  []Claim    // the widest supported first
	Origins Range      // behind any claim of the story, each once
	Slight  []Evidence // clauses too short to be claims, but not too short to bear on one that is asked about: "He has been released."
	Untold  []Evidence // sentences that no clause is cut from, whole and as the report's own words: "The director declined to comment."
}

// Claim is one assertion and all the evidence that bears on it.
type Claim struct {
	Evidence []Evidence // in order of report and place
	Best     int        // the evidence that words it best
	Merges   []Merge
	Origins  []Origin // what its evidence comes to where only strong merges hold, in order of evidence
	Count    Range    // High is more than there are Origins where other claims may be this one in other words
	RestsOn  string   // what a small change of belief would do to the count; "" for nothing
	Alike    []int    // reports, not of its evidence, that RestsOn names
}

// Evidence is a clause that bears on a claim, within one sentence.
type Evidence struct {
	Report, Sentence int
	report.Span
	Stance   Stance
	Chain    []attribution.Link // nearest first; the last is the origin
	Headline bool
	confirms bool // what its report says right before
	witness  []witness
}

// Stance says how evidence bears on its claim.
type Stance string

// The stances. Only Asserts is support.
const (
	Asserts Stance = "asserts"
	Denies  Stance = "denies"
	Hedges  Stance = "hedges"
)

// Range is a number of independent origins: Low merges on every plausible
// dependence, High only on strong evidence.
type Range struct{ Low, High int }

// Merge says why two pieces of evidence count as one origin.
type Merge struct {
	A, B     int // indexes into the claim's evidence
	Why      string
	Strength float64
	Passage  int // index into the story's passages; -1 for none
}

// Origin is where chains end.
type Origin struct {
	Name     string
	Kind     attribution.Kind
	Evidence []int
}

// Find gathers the claims of one story.
func Find(s Story) Result {
	f := newFinder(s)
	parts := cut(s)
	groups, kin := cluster(f, weigh(s, parts.units))
	units := attach(parts.units, parts.replies, groups)
	out := Result{Slight: f.each(parts.slight), Untold: f.each(parts.untold)}
	for _, group := range groups {
		out.Claims = append(out.Claims, f.claim(units, group))
	}
	f.widen(out.Claims, kin)
	rank(out.Claims)
	out.Origins = f.total(out.Claims)
	return out
}

// finder is a story with its lineage laid out for look-up.
type finder struct {
	Story
	node    map[int]int       // report → its node in the graph
	edgesTo map[int][]int     // node → edges that end there
	office  map[string]office // person → what the reports call him

	// What was read once: claims share evidence, and evidence shares sources.
	names    map[nameKey]naming
	meanings map[clauseAt]*meaning

	propositions map[clauseAt]proposition
	tagger       *tagger.Tagger // nil until it is needed
	folder       *word.Folder
}

func newFinder(s Story) *finder {
	f := &finder{
		Story: s, node: map[int]int{}, edgesTo: map[int][]int{}, office: map[string]office{},
		names: map[nameKey]naming{}, meanings: map[clauseAt]*meaning{},
		propositions: map[clauseAt]proposition{}, folder: word.NewFolder(),
	}
	for n, x := range s.Graph.Nodes {
		for _, r := range x.Reports {
			f.node[r] = n
		}
	}
	for i, e := range s.Graph.Edges {
		f.edgesTo[e.To] = append(f.edgesTo[e.To], i)
	}
	for _, r := range s.Reports {
		f.findOffices(s.Texts[r], s.Readings[r])
	}
	return f
}

// taken is the largest share of a report's text that one other report has
// given it; 0 for a report at the root.
func (f *finder) taken(r int) float64 {
	most := 0.0
	for _, i := range f.edgesTo[f.node[r]] {
		if e := f.Graph.Edges[i]; f.Graph.Nodes[e.From].Lost == "" {
			most = max(most, e.Share)
		}
	}
	return most
}
