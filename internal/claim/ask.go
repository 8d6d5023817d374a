package claim

import (
	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/word"
)

// Weights says what terms count for among the claims of a story.
type Weights struct{ units map[word.Key]int }

// Weigh counts in how many pieces of evidence each term stands.
func Weigh(s Story, claims []Claim) Weights {
	w := Weights{map[word.Key]int{}}
	for _, c := range claims {
		for _, e := range c.Evidence {
			seen := map[word.Key]bool{}
			for _, x := range termsIn(s.Texts[e.Report], unit{sentence: e.Sentence, Span: e.Span}) {
				if !seen[x.Key] {
					seen[x.Key] = true
					w.units[x.Key]++
				}
			}
		}
	}
	return w
}

// Of is what a term counts for.
func (w Weights) Of(x word.Term) float64 { return rarity(x, w.units[x.Key]) }

// Tally counts the independent origins behind evidence that may be of several
// claims, all of it taken as support.
func Tally(s Story, evidence []Evidence) ([]Origin, Range) {
	var c Claim
	for _, e := range evidence {
		e.Stance = Asserts
		c.Evidence = append(c.Evidence, e)
	}
	c.count(newFinder(s))
	return c.Origins, c.Count
}

// Slight returns what a story's reports say in clauses too short to be claims
// of the story, but not too short to bear on one that is asked about: "He has
// been released."
func Slight(s Story) []Evidence {
	f := newFinder(s)
	var units []unit
	for _, r := range s.Reports {
		for _, u := range cutAll(r, s.Texts[r], s.Readings[r]) {
			if !holdsClaim(s.Texts[r], u) && !u.Empty() {
				units = append(units, u)
			}
		}
	}
	place(s, units)
	var out []Evidence
	for _, u := range units {
		out = append(out, f.evidence(u))
	}
	return out
}

// Untold returns the sentences of a story that no clause is cut from, whole and
// as the reports' own words: "The director declined to comment."
func Untold(s Story) []Evidence {
	f := newFinder(s)
	var out []Evidence
	for _, r := range s.Reports {
		t := s.Texts[r]
		told := map[int]bool{}
		for _, u := range cutAll(r, t, s.Readings[r]) {
			told[u.sentence] = told[u.sentence] || !u.Empty()
		}
		for i, sentence := range t.Sentences {
			if !told[i] && !sentence.Dateline {
				out = append(out, f.evidence(unit{report: r, sentence: i, Span: sentence.Span, stance: Asserts, headline: sentence.Headline}))
			}
		}
	}
	return out
}

// evidence is a unit as evidence: what a report ascribes to nobody is its own.
func (s *finder) evidence(u unit) Evidence {
	chain := u.chain
	if len(chain) == 0 {
		chain = []attribution.Link{s.ownChain(u.report)}
	}
	return Evidence{Report: u.report, Sentence: u.sentence, Span: u.Span, Stance: u.stance, Chain: chain, Headline: u.headline, witness: u.witness}
}
