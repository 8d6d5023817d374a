// Package check asks of the stories whether anybody asserts or denies a claim
// that a reader puts into words of his own.
//
// Evidence bears on the claim if it has most of what the claim says. Then it
// must not differ in what turns one claim into another: numbers, names, days,
// whether it is so at all, whether it only may be so, and for how many. What
// differs in one of these is similar and no more, and the difference is told:
// a claim that was bent a little must not pass for the one it was made from.
package check

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/when"
)

// Story is what the stages know of one story.
type Story struct {
	claim.Story
	Claims    []claim.Claim
	Besides   []claim.Evidence // what the reports say that is of no claim
	Conflicts []conflict.Conflict
	Times     [][]when.Time // by report, as Texts
}

// Verdict says what the reports make of a claim.
type Verdict string

// The verdicts.
const (
	Asserted Verdict = "asserted"
	Denied   Verdict = "denied"
	Disputed Verdict = "disputed"
	Alike    Verdict = "similar only"
	Nothing  Verdict = "nothing"
)

// Result is what the reports say of a claim.
type Result struct {
	Verdict         Verdict
	Asserts, Denies Side
	Similar         []Similar // the likest first
}

// Side is the evidence of one side, the best first, and its origins.
type Side struct {
	Evidence []claim.Evidence
	Origins  []claim.Origin // of the evidence by index
	Count    claim.Range
}

// Similar is evidence of one claim that differs from what was asked.
type Similar struct {
	Differs  string
	Evidence []claim.Evidence
}

// How much of a claim evidence must have.
const (
	bears      = 0.66 // to be about the same thing
	inOwnWords = 0.3  // … by itself, where two words have only what the thesaurus has for them
	similar    = 0.45 // to be worth showing
	common     = 2    // words of content, at least
	shown      = 6    // similar claims
)

// answers finds what denies the claims that assert what was asked, in words that
// need have nothing of it: "a charge that the company denied".
func (s Story) answers(asserting, denying []found) []found {
	var out []found
	taken := func(p conflict.Place) bool {
		at := func(f found) bool {
			return f.evidence.Report == p.Report && f.evidence.Sentence == p.Sentence
		}
		return slices.ContainsFunc(asserting, at) || slices.ContainsFunc(denying, at) || slices.ContainsFunc(out, at)
	}
	for _, x := range s.Conflicts {
		if x.Kind != conflict.Denial || x.Sides[1].Claim == conflict.None ||
			!slices.ContainsFunc(asserting, func(f found) bool { return f.claim == x.Sides[0].Claim }) {
			continue
		}
		for _, p := range x.Sides[1].Evidence {
			for _, e := range s.Claims[x.Sides[1].Claim].Evidence {
				if e.Report == p.Report && e.Span == p.Span && claim.SaysDenied(e.In(s.Texts[e.Report].Text)) && !taken(p) {
					out = append(out, found{story: asserting[0].story, claim: x.Sides[1].Claim, evidence: e, stance: denies})
				}
			}
		}
	}
	return out
}

// found is evidence and how it stands to what was asked.
type found struct {
	story    int
	claim    int // the claim of the story that it belongs to
	evidence claim.Evidence
	cover    float64
	near     float64 // cover and the share of the claim's names that it has
	stance   stance
	differs  string
}

func byCover(a, b found) int { return cmp.Compare(b.cover, a.cover) }
func byNear(a, b found) int  { return cmp.Compare(b.near, a.near) }

// add enters one story's evidence for a side. An origin may stand behind two
// stories, so the low count is that of the story with most.
func (s *Side) add(story Story, list []found) {
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, byCover)
	base := len(s.Evidence)
	var evidence []claim.Evidence
	for _, f := range list {
		evidence = append(evidence, f.evidence)
	}
	origins, count := claim.Tally(story.Story, evidence)
	for _, o := range origins {
		for i := range o.Evidence {
			o.Evidence[i] += base
		}
		s.Origins = append(s.Origins, o)
	}
	s.Evidence = append(s.Evidence, evidence...)
	s.Count = claim.Range{Low: max(s.Count.Low, count.Low), High: s.Count.High + count.High}
}

// gather joins what differs alike within one claim, the likest first: among many
// stories, what has the claim's names is likelier about the same than what has
// only its other words.
func gather(list []found) []Similar {
	slices.SortStableFunc(list, byNear)
	var out []Similar
	type key struct {
		story, claim int
		differs      string
	}
	at := map[key]int{}
	for _, f := range list {
		k := key{f.story, f.claim, f.differs}
		i, ok := at[k]
		if !ok {
			if len(out) == shown {
				continue
			}
			i = len(out)
			at[k] = i
			out = append(out, Similar{Differs: f.differs})
		}
		out[i].Evidence = append(out[i].Evidence, f.evidence)
	}
	return out
}

func (r *Result) verdict() Verdict {
	yes, no := len(r.Asserts.Evidence) > 0, len(r.Denies.Evidence) > 0
	switch {
	case yes && no:
		return Disputed
	case yes:
		return Asserted
	case no:
		return Denied
	case len(r.Similar) > 0:
		return Alike
	}
	return Nothing
}
