package conflict

import (
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// attribute is what a measure is of, by words that stand for one thing though they
// have no root in common: who "was jailed for seven years" had no "five-year prison
// term". Each event or person has one value of it.
type attribute string

const strength attribute = "strength" // of a quake

// attributes are those of each dimension by the words that tell them.
var attributes = map[string]map[string]attribute{
	"time":   attributesOf("term sentenced sentence jailed imprisoned imprisonment prison jail", "siege siege standoff stand-off"),
	"length": attributesOf("depth depth deep beneath underground", "drop fell fall plunged plunge plummeted tumbled"),
	"money":  attributesOf("damage damage", "fine fine fined penalty", "bail bail bond", "settlement settled settlement", "ransom ransom", "reward reward"),
}

func attributesOf(lines ...string) map[string]attribute {
	out := map[string]attribute{}
	for w, a := range grouped(lines...) {
		out[w] = attribute(a)
	}
	return out
}

// attributeOf is what a measure in a clause is of: by the words next before it, by
// any of the clause where a verb says what it comes to, and by the noun that it is
// told before; "" where that is open. What may come or has changed is none.
func (r figureReader) attributeOf(c *clause, q quantity.Quantity, u unit) attribute {
	const before, verb, behind = 6, 4, 3 // words
	first, last := min(u.at, q.Begin), max(u.at+1, q.Last)
	if u.noun {
		return ""
	}
	if u.name == "magnitude" {
		if r.tellsOfChange(r.sentence.Span, first, last) {
			return ""
		}
		return strength
	}
	if r.tellsOfChange(c.Span, first, last) {
		return ""
	}
	words := attributes[u.name]
	if quantity.Currency(u.name) != "" {
		words = attributes["money"]
	}
	for i := last; i < min(len(r.lower), last+behind); i++ {
		if a := words[r.lower[i]]; a != "" {
			return a
		}
		if r.tokens[i].Kind != word.Word && r.lower[i] != "-" || endsPhrase[r.lower[i]] {
			break
		}
	}
	reach := before
	for i := max(0, first-verb); i < first; i++ {
		if weighs[r.lower[i]] {
			reach = first
		}
	}
	for i := first - 1; i >= max(0, first-reach) && int(r.tokens[i].Start) >= c.Start; i-- {
		if a := words[r.lower[i]]; a != "" {
			return a
		}
		if quantity.IsNumber(r.lower[i]) {
			break
		}
	}
	return ""
}

// tellsOfChange reports whether the words of a span tell of one value among several:
// an earlier one, that of another event of the kind, or what has yet to come.
func (r figureReader) tellsOfChange(s report.Span, first, last int) bool {
	for i, w := range r.lower {
		if at := int(r.tokens[i].Start); at >= s.Start && at < s.End && (i < first || i >= last) && changing[w] {
			return true
		}
	}
	return false
}

// isStrength reports whether a number is the magnitude of a quake by the words around
// it: "a 5.8 quake", "measuring 5.8".
func (r figureReader) isStrength(q quantity.Quantity) bool {
	const strongest = 10
	if q.Low < 1 || q.Low >= strongest || q.Low == float64(int(q.Low)) {
		return false
	}
	if q.Last < len(r.lower) && isQuake[r.lower[q.Last]] {
		return true
	}
	if q.First == 0 || !measuring[r.lower[q.First-1]] {
		return false
	}
	for _, w := range r.lower {
		if isQuake[w] {
			return true
		}
	}
	return false
}

var (
	isQuake    = word.Set("quake earthquake temblor tremor aftershock")
	measuring  = word.Set("measuring measured registering registered")
	endsPhrase = word.Set("after before when while who which that as to for and but")
	changing   = word.Set("aftershock aftershocks another second first initial initially preliminary earlier previous previously later revised upgraded downgraded " +
		"reduced cut extended increased raised overturned appeal suspended served serving spent remaining faces face facing faced could would may might maximum minimum " +
		"additional extra further far annual annually average total combined")
)
