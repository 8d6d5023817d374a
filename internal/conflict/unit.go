package conflict

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// unit is what a quantity is measured in, or what it counts.
type unit struct {
	at   int     // its token
	name string  // one for all that can be compared: "length", "dollars/year", or the key of the noun counted
	size float64 // of one, in the smallest of that name
	noun bool    // it is counted and not measured
}

// unitOf is the unit of a quantity: the first noun in the plural after it, a
// unit, or the sign of a currency before it; false for none.
func (r figureReader) unitOf(q quantity.Quantity) (unit, bool) {
	const near = 5
	if q.First > 0 && quantity.IsSign(r.lower[q.First-1]) {
		return r.measuredIn(q.First-1, q.Last), true
	}
	if at := r.magnitudeBefore(q.First); at >= 0 {
		return r.measuredIn(at, q.Last), true
	}
	if r.isStrength(q) {
		return unit{min(q.Last, len(r.lower)-1), "magnitude", 1, false}, true
	}
	for i := q.Last; i < min(len(r.lower), q.Last+near); i++ {
		w := r.lower[i]
		_, ok := quantity.UnitOf(w)
		switch {
		case w == "-":
		case ok && !quantity.IsSign(w):
			return r.measuredIn(i, i+1), true
		case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !r.tokens[i].Upper && !word.IsStop(w):
			if r.areHits(q, i) {
				return unit{i, hits, 1, true}, true
			}
			return unit{i, strconv.FormatUint(uint64(r.keyAt(i)), 16), 1, true}, true
		case r.tokens[i].Kind == word.Mark || word.IsStop(w) || quantity.IsNumber(w):
			return unit{}, false
		}
	}
	return unit{}, false
}

// magnitudeBefore is the token of "magnitude" before a number: "magnitude 6.1", "a
// magnitude of 6.1"; -1 for none.
func (r figureReader) magnitudeBefore(at int) int {
	for i := at - 1; i >= max(0, at-2); i-- {
		if r.lower[i] == "magnitude" {
			return i
		}
		if r.lower[i] != "of" {
			break
		}
	}
	return -1
}

// areHits reports whether what a quantity counts, by its noun, are the bullets that
// somebody was hit by: "shot him 12 times", "hit by eight bullets".
func (r figureReader) areHits(q quantity.Quantity, noun int) bool {
	const near = 4 // words
	switch r.lower[noun] {
	case "times":
		return slices.ContainsFunc(r.near(q.Begin-near, q.Begin), oneOf(hitting))
	case "bullets", "rounds", "shots":
		return q.Begin > 1 && (r.lower[q.Begin-1] == "by" || r.lower[q.Begin-1] == "with") && (r.lower[q.Begin-2] == "hit" || r.lower[q.Begin-2] == "struck") ||
			noun+1 < len(r.lower) && (r.lower[noun+1] == "hit" || r.lower[noun+1] == "struck" || r.lower[noun+1] == "entered")
	}
	return false
}

// hits is the unit of the bullets that somebody was hit by.
const hits = "hits"

// measuredIn is the unit at a token, of a rate if the words from another on say
// so: "$20 million a year".
func (r figureReader) measuredIn(at, next int) unit {
	u, _ := quantity.UnitOf(r.lower[at])
	out := unit{at: at, name: u.Of, size: u.Size}
	if next < len(r.lower) && quantity.Currency(r.lower[next]) != "" {
		next++ // "$20 million dollars a year"
	}
	if next+1 < len(r.lower) && each[r.lower[next]] && (spans[r.lower[next+1]] || heads[r.lower[next+1]]) {
		out.name += "/" + r.lower[next+1]
	} else if next < len(r.lower) && everyYear[r.lower[next]] {
		out.name += "/year"
	}
	return out
}

// isLabel reports whether a number names a kind of thing, "AK-47 rifles", "32-bit
// versions", or is a piece of one that was cut: "4 1 / 2", "2. 5". "An eight-year
// deal" has a length.
func (r figureReader) isLabel(q quantity.Quantity, u unit) bool {
	if q.Begin > 0 && cutsNumber[r.lower[q.Begin-1]] {
		return true
	}
	if u.name == "magnitude" {
		return q.Low == math.Trunc(q.Low) // "5. 9-magnitude" was cut
	}
	if q.Last >= u.at || !cutsNumber[r.lower[q.Last]] {
		return false
	}
	return u.noun || q.Begin == 0 || !ofOne[r.lower[q.Begin-1]] || u.at+1 < len(r.lower) && ofKind[r.lower[u.at+1]]
}

// isOutOf reports whether a number is that out of which another one is: "28 of
// his 68 throws".
func (r figureReader) isOutOf(q quantity.Quantity) bool {
	for i := q.Begin - 1; i > 0 && i >= q.Begin-2; i-- {
		if r.lower[i] == "of" {
			return quantity.IsNumber(r.lower[i-1])
		}
	}
	return false
}

// addsTo reports whether a number counts what comes beside others: "two extra
// boats".
func (r figureReader) addsTo(q quantity.Quantity, u unit) bool {
	first := min(u.at, q.Begin)
	return first > 0 && adds[r.lower[first-1]] || slices.ContainsFunc(r.near(q.Last, u.at), oneOf(adds))
}

// isJoint reports whether a quantity is told together with another one of its
// measure: "two years and three months", "six feet two inches".
func (r figureReader) isJoint(i int, u unit) bool {
	const near = 1 // words from the unit of one to the number of the other
	joint := func(i, j int) bool {
		v, ok := r.unitOf(r.quantities[i])
		w, also := r.unitOf(r.quantities[j])
		return ok && also && v.name == w.name && v.size > w.size && r.quantities[j].First-v.at-1 <= near && !r.isRestated(j)
	}
	return !u.noun && (i > 0 && joint(i-1, i) || i+1 < len(r.quantities) && joint(i, i+1))
}

// isRestated reports whether a quantity says in brackets what was said before
// them: "60 metres (200 feet)".
func (r figureReader) isRestated(i int) bool {
	at := r.quantities[i].Begin - 1
	if at >= 0 && quantity.IsSign(r.lower[at]) {
		at--
	}
	u, ok := r.unitOf(r.quantities[i])
	return ok && !u.noun && at > 0 && r.lower[at] == "("
}

// isYearsOld reports whether a quantity is an age: "61-year-old", "two years
// old", "Petr Orlov, 61,".
func (r figureReader) isYearsOld(q quantity.Quantity) bool {
	if r.old(q.Last) >= 0 {
		return true
	}
	at := r.apposedTo(q, q.Last)
	return at > 0 && q.Exact() && q.Low < oldest && fates[r.lower[at-1]].fate == ""
}

// runsToNow reports whether what is measured runs up to the telling.
func (r figureReader) runsToNow(q quantity.Quantity, u unit) bool {
	return q.Begin > 0 && (r.lower[q.Begin-1] == "past" || r.lower[q.Begin-1] == "last") || r.lower[u.at] == "days"
}

// keyAt is the key of the word at a token of a sentence; 0 for none.
func (r figureReader) keyAt(i int) word.Key {
	x := r.tokens[i]
	for _, t := range r.text.TermsOf(r.sentence) {
		if s := r.text.SpanOf(t); s.Start <= int(x.Start) && int(x.Start) < s.End {
			return keyOf(t)
		}
	}
	return 0
}

// split parts numbers and the units grown together with them, "70m", "$20bn", so
// that each is a token.
func split(text string, tokens []word.Token) []word.Token {
	unitFrom := func(x word.Token) int {
		w := x.In(text)
		n := len(strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
		lower := strings.ToLower(w[n:])
		if _, ok := quantity.UnitOf(lower); x.Kind != word.Number || n == len(w) || !ok && quantity.Multiple(lower) == "" {
			return 0
		}
		return n
	}
	if !slices.ContainsFunc(tokens, func(x word.Token) bool { return unitFrom(x) > 0 }) {
		return tokens
	}
	var out []word.Token
	for _, x := range tokens {
		if n := int32(unitFrom(x)); n > 0 {
			out = append(out, word.Token{Start: x.Start, End: x.Start + n, Kind: word.Number})
			x = word.Token{Start: x.Start + n, End: x.End, Kind: word.Word}
		}
		out = append(out, x)
	}
	return out
}

// lowered are tokens as quantities are read from: in lower case, the "m" of "$20m"
// as "million".
func lowered(text string, tokens []word.Token) []string {
	out := make([]string, len(tokens))
	for i, x := range tokens {
		out[i] = word.Lower(x.In(text))
		if i > 1 && tokens[i-1].Kind == word.Number && tokens[i-1].End == x.Start && quantity.IsSign(out[i-2]) {
			if w := quantity.Multiple(out[i]); w != "" {
				out[i] = w
			}
		}
	}
	return out
}

const oldest = 120 // years

var (
	hitting    = word.Set("shot shooting hit hitting struck striking")
	cutsNumber = word.Set("- / .")
	ofKind     = word.Set("kind kinds type types class model version variety")
	ofOne      = word.Set("a an his her its their") // before a measure that is one with a thing, of which there is one
	each       = word.Set("a an per each every /")
	heads      = word.Set("person head child barrel share mile")
	spans      = word.Set("second minute hour day night week weekend month summer winter spring autumn fall season year decade quarter half period round set inning leg lap stage") // of time, a game or a race
	everyYear  = word.Set("annually yearly")
)
