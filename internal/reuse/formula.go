package reuse

import "github.com/headwater-news/headwater/internal/word"

// hearts are the words that formulas may stand around.
const hearts = `sentence sentences sentenced prison jail jailed imprisonment probation parole comment comments information
	margin sampling condolences condolence sympathies updated revised corrected correction`

// formulas are kinds of words of which a run, with a heart among them, says what
// news says in no other way: "did not immediately respond to requests for comment".
// They are what 1,500 reports of events that have nothing to do with each other were
// found to have most alike.
var formulas = []struct{ hearts, words map[string]bool }{
	{ // what a court can impose
		word.Set("sentence sentences sentenced prison jail jailed imprisonment probation parole"),
		word.Set("life death penalty years months consecutive concurrent possibility chance eligibility maximum minimum mandatory custody bars"),
	},
	{ // that nobody would say anything
		word.Set("comment comments"),
		word.Set(`did does had have not immediately respond responded reply replied return returned request requests email
			emails phone call calls message messages left seeking sought declined refused reached available unavailable
			interview further multiple several repeated could be was were asked`),
	},
	{ // what is offered for knowing
		word.Set("information"),
		word.Set(`reward rewards bounty offered offers offering leading leads lead led arrest arrests conviction convictions capture
			indictment return recovery those person persons people responsible anyone cash dollars million may could can that`),
	},
	{ // how exact a poll is
		word.Set("margin sampling"),
		word.Set("error plus minus percentage percent point points poll survey has had carries was is"),
	},
	{ // what is said to the bereaved
		word.Set("condolences condolence sympathies"),
		word.Set(`deepest heartfelt sincere expressed express expressing extended extending offered offering sent sends family
			families friends relatives victims victim loved ones dead killed their his her our`),
	},
	{ // that a report was changed
		word.Set("updated revised corrected correction"),
		word.Set("article story post report has been was reflect include earlier previous version following this"),
	},
}

// joints stand between the words of any formula.
var joints = word.Set(`to in of on with without and or plus at least up the a an from behind for
	one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty`)

// formulas marks the runs of words that are one.
func (m *marker) formulas() {
	const least = 2 // words of the formula, no joints
	for _, f := range formulas {
		for from := 0; from < len(m.tokens); from++ {
			to, words, met := from, 0, false
			for ; to < len(m.tokens); to++ {
				w := word.Lower(m.tokens[to].In(m.text))
				met = met || f.hearts[w]
				if f.hearts[w] || f.words[w] {
					words++
				} else if !joints[w] && m.tokens[to].Kind != word.Number {
					break
				}
			}
			if met && words >= least {
				m.mark(from, to)
			}
			from = to
		}
	}
}
