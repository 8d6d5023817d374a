package conflict

import (
	"slices"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// attribute is what a measure is of, by words that stand for one thing though they
// have no root in common: who "was jailed for seven years" had no "five-year prison
// term". Each event or person has one value of it.
type attribute string

const (
	strength attribute = "strength" // of a quake
	open     attribute = "open"
	loot     attribute = "loot"
)

// attributes are those of each dimension by the words that tell them.
var attributes = map[string]map[string]attribute{
	"time":   attributesOf("term sentenced sentence jailed imprisoned imprisonment prison jail", "siege siege standoff stand-off"),
	"length": attributesOf("depth depth deep beneath underground", "drop fell fall falling fallen plunged plunging plunge plummeting plummeted tumbled"),
	"money": attributesOf("damage damage", "fine fine fined penalty", "bail bail bond", "settlement settled settlement", "ransom ransom", "reward reward",
		"price price bought buy buys buying acquired acquires acquire purchase purchased sale sold sells fetched fetch takeover acquisition fee", "loss loss losses lost",
		"loot stole stolen steal steals stealing snatched"),
}

func attributesOf(lines ...string) map[string]attribute {
	out := map[string]attribute{}
	for w, a := range grouped(lines...) {
		out[w] = attribute(a)
	}
	return out
}

// attributeOf is what a measure in a clause is of; "" where no word tells. Where it
// may yet come, has changed or is another's, a sum of money is left open, and of the rest
// the words next to it are held against each other as those of any measure.
func (r figureReader) attributeOf(c *clause, q quantity.Quantity, u unit) attribute {
	first, last := min(u.at, q.Begin), max(u.at+1, q.Last)
	a, within := r.attributeAround(c, u, first, last), c.Span
	if a == strength {
		within = r.sentence.Span
	}
	if a == "" || !r.tellsOfChange(within, first, last) {
		return a
	}
	if quantity.Currency(u.name) != "" {
		return open
	}
	return ""
}

// attributeAround is the attribute that is told by the noun right after a measure, else
// by the words next before it, or by any of the clause where a verb says what it comes to.
func (r figureReader) attributeAround(c *clause, u unit, first, last int) attribute {
	const before, verb, behind = 8, 4, 3 // words
	if u.noun {
		return ""
	}
	if u.name == "magnitude" {
		return strength
	}
	if first > 2 && r.lower[first-1] == "with" && r.lower[first-2] == "off" && quantity.Currency(u.name) != "" {
		return loot // "made off with $2 million of jewels"
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
	if quantity.Currency(u.name) != "" && last+1 < len(r.lower) && r.lower[last] == "of" && definite[r.lower[last+1]] { // "$30,000 of his prize"
		return open
	}
	if last < len(r.lower) && r.lower[last] == "for" && first > 0 && pays[r.lower[first-1]] {
		return words["price"]
	}
	from := first - before
	weighed := slices.ContainsFunc(r.near(first-verb, first), oneOf(weighs))
	if weighed {
		from = 0
	}
	for i := first - 1; i >= max(0, from) && int(r.tokens[i].Start) >= c.Start && !quantity.IsNumber(r.lower[i]); i-- {
		if a := words[r.lower[i]]; a != "" && !(a == loot && weighed && (r.lower[first-1] != "worth" || auxiliary[r.lower[first-2]])) { // "a ring that they stole was worth $2 million"
			return a
		}
	}
	return ""
}

// reasonAfter is the first word of content of what a measure was given for or done to,
// which stands after it: "six years for theft", "$2 million of damage to the roof".
func (r figureReader) reasonAfter(c *clause, last int) word.Key {
	const near = 6 // words
	for i := last; i+1 < min(len(r.lower), last+near); i++ {
		if w := r.lower[i]; w == "for" || w == "to" || w == "over" {
			if at := r.nearestWord(c, i+1, 1); at >= 0 {
				return r.keyAt(at)
			}
			return 0
		}
	}
	return 0
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
	return slices.ContainsFunc(r.lower, oneOf(isQuake))
}

var (
	isQuake    = word.Set("quake earthquake temblor tremor aftershock")
	measuring  = word.Set("measuring measured registering registered")
	pays       = word.Set("paid pays pay paying")
	endsPhrase = word.Set("into after before when while who which that as to for and but")
	changing   = word.Set("aftershock aftershocks another second first initial initially preliminary earlier previous previously later revised upgraded downgraded " +
		"reduced cut extended increased raised overturned appeal suspended served serving spent remaining faces face facing faced could would may might maximum minimum risk risks risked risking warned warns if unless withstand carries carried carry punishable " +
		"expected hoped predicted forecast additional extra further far annual annually average total combined")
)
