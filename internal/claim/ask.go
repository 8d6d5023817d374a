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

// each is units as evidence.
func (s *finder) each(units []unit) []Evidence {
	var out []Evidence
	for _, u := range units {
		out = append(out, s.evidence(u))
	}
	return out
}

// evidence is a unit as evidence: what a report ascribes to nobody is its own.
func (s *finder) evidence(u unit) Evidence {
	chain := u.chain
	if len(chain) == 0 {
		chain = []attribution.Link{s.ownChain(u.report)}
	}
	return Evidence{Report: u.report, Sentence: u.sentence, Span: u.Span, Stance: u.stance, Chain: chain, Headline: u.headline, confirms: u.confirms, witness: u.witness}
}
