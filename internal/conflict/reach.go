package conflict

import (
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// Some figures say themselves how far they reach: "strikes across the province
// killed 19" has more than one strike has, "one of the blasts killed 45" less than
// both.

var wholeLands = phrases("across the", "throughout the", "all over the", "around the country", "around the province", "around the region", "nationwide", "countrywide", "in total across", "elsewhere in the")

// isWide reports whether a quantity is said to count over a whole land.
func (r figureReader) isWide(q quantity.Quantity) bool {
	const near = 12
	from, to := max(0, q.Begin-near), min(len(r.lower), q.Last+near)
	for i := from; i < to; i++ {
		if aside[r.lower[i]] || r.lower[i] == "," {
			if i < q.Begin {
				from = i + 1
			} else {
				to = i
			}
		}
	}
	return holdsPhrase(r.lower[from:to], wholeLands)
}

// isOfOne reports whether a quantity is said to be of one of several blows: "one of
// the blasts killed 45", "the second explosion killed 45".
func (r figureReader) isOfOne(q quantity.Quantity) bool {
	const near = 8
	for i := max(0, q.Begin-near); i+1 < q.Begin; i++ {
		k := i + 1
		if r.lower[i] == "one" && r.lower[k] == "of" && k+2 < q.Begin && definite[r.lower[k+1]] {
			k += 2
			if r.isBlow(k) || k+1 < q.Begin && r.isBlow(k+1) {
				return true
			}
		}
		if oneOfBlows[r.lower[i]] && r.isBlow(k) {
			return true
		}
	}
	return false
}

// isBlow reports whether what a token names comes about at once, and can be counted.
func (r figureReader) isBlow(i int) bool {
	return manners[r.lower[i]] != "" || blows[r.lower[i]]
}

var (
	oneOfBlows = word.Set("first second third fourth single")
	blows      = word.Set("attack attacks strike strikes assault assaults incident incidents device devices")
)
