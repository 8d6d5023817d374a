// Package quantity reads numbers as news writes them: in digits or in words,
// with a bound ("at least 50", "up to a dozen") or as a range. What a number
// allows is an interval, so that "at least 50" and 60 agree while 41 and 58
// don't.
package quantity

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// Quantity is a number and what it allows.
type Quantity struct {
	First, Last int     // the tokens of the number, Last excluded
	Begin       int     // the first token of its bound, or First
	Low, High   float64 // the ends of what it allows, both included; High may be +Inf
}

// Exact reports whether the number allows one value alone.
func (q Quantity) Exact() bool { return q.Low == q.High }

// Agrees reports whether some value is allowed by both.
func (q Quantity) Agrees(r Quantity) bool { return q.Low <= r.High && r.Low <= q.High }

// numerals are the numbers written as words. Tens join with what follows, and
// what is a hundred or more multiplies what stands before.
var numerals = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}

// Value is the value of one word or number in lower case.
func Value(lower string) (float64, bool) {
	if v, ok := numerals[lower]; ok {
		return v, true
	}
	if lower == "" || lower[0] < '0' || lower[0] > '9' {
		return 0, false
	}
	v, err := strconv.ParseFloat(lower, 64)
	return v, err == nil
}

// multiplies reports whether a word multiplies the number before it.
func multiplies(lower string) bool {
	return numerals[lower] >= 12 && numerals[lower] != 0 && scale[lower]
}

var scale = word.Set("dozen hundred thousand million billion trillion")

// Read lists the numbers among the tokens of a sentence, in lower case
// (word.Lower), in order.
func Read(lower []string) []Quantity {
	var out []Quantity
	for i := 0; i < len(lower); {
		q, ok := number(lower, i)
		if !ok {
			i++
			continue
		}
		i = q.Last
		if r, ok := rangeFrom(lower, q); ok {
			q, i = r, r.Last
		} else {
			q.bind(lower)
		}
		out = append(out, q)
	}
	return out
}

// number reads one number that begins at a token.
func number(lower []string, i int) (Quantity, bool) {
	v, ok := Value(lower[i])
	if !ok || scale[lower[i]] && !articleBefore(lower, i) {
		return Quantity{}, false
	}
	q := Quantity{First: i, Begin: i}
	isWord := lower[i][0] > '9'
	i, v = grouped(lower, i, v)
	if !isWord && i+2 < len(lower) && lower[i+1] == "" { // "5. 1", torn by a machine at the full stop, of which word.Lower leaves nothing
		if whole, err := strconv.ParseFloat(lower[i]+"."+lower[i+2], 64); err == nil {
			v = whole
			i += 2
		}
	}
	for i++; i < len(lower); i++ {
		w, hyphen := lower[i], false
		if w == "-" && i+1 < len(lower) && (isWord || scale[lower[i+1]]) {
			w, hyphen = lower[i+1], true
		}
		next, ok := numerals[w]
		switch {
		case ok && multiplies(w) && !(hyphen && isWord):
			v *= next
		case ok && isWord && v >= 20 && math.Mod(v, 10) == 0 && v < 100 && next > 0 && next < 10:
			v += next
		default:
			q.Last, q.Low, q.High = i, v, v
			return q, true
		}
		if hyphen {
			i++
		}
	}
	q.Last, q.Low, q.High = i, v, v
	return q, true
}

// grouped reads the groups of three digits that a copy has set apart from a number,
// "20, 000", "1, 500 metres", "20 000": where it then ends, and what it is. Groups
// other than zeros need a noun behind them, or a sign of money before, for a comma
// may part two numbers: "in week 3, 150 fans", "aged 34, 150 pounds".
func grouped(lower []string, i int, v float64) (last int, value float64) {
	const digits = 3
	first := i
	if len(lower[i]) > digits || lower[i][0] > '9' || lower[i][0] == '0' || strings.Contains(lower[i], ".") {
		return i, v
	}
	last, value = i, v
	zeros := true
	for k := i + 1; k < len(lower); k++ {
		if lower[k] == "," {
			k++
		} else if lower[k] != "000" {
			break
		}
		if k == len(lower) || !isGroup(lower[k]) {
			break
		}
		group, _ := strconv.ParseFloat(lower[k], 64)
		zeros = zeros && group == 0
		last, value = k, value*1e3+group
	}
	if zeros || last > first && !partsNumbers(lower, first) && (first > 0 && Currency(lower[first-1]) != "" || nounFollows(lower, last)) {
		return last, value
	}
	return first, v
}

// isGroup reports whether a word is three digits.
func isGroup(lower string) bool {
	return len(lower) == 3 && strings.Trim(lower, "0123456789") == ""
}

// nounFollows reports whether what is counted may stand right behind a number.
func nounFollows(lower []string, last int) bool {
	if last+1 == len(lower) {
		return false
	}
	w := lower[last+1]
	if w == "-" || w == "%" || w == "to" {
		return last+2 < len(lower)
	}
	return w != "" && w[0] >= 'a' && w[0] <= 'z' && !word.IsStop(w)
}

// partsNumbers reports whether a number before a comma is one by itself, by what
// stands before it: "on May 2, 500 people", "week 3, 150 fans", "Voss, 34, 150 metres off".
func partsNumbers(lower []string, first int) bool {
	i := first - 1
	for i > 0 && (lower[i] == "" || lower[i] == ".") { // "Nov. 19"
		i--
	}
	return i >= 0 && (labels[lower[i]] || IsNumber(lower[i]) || strings.Contains(",-–—/:;", lower[i]))
}

// labels stand before a number that counts nothing: of months, and of what is told
// apart by its number.
var labels = word.Set(`jan feb mar apr may jun jul aug sep sept oct nov dec
	january february march april june july august september october november december
	age aged week day year game page room no number section chapter route highway flight act grade class district ward block apartment unit
	phase round lap gate track channel volume issue level stage lot area zone line bus platform turning turned`)

// articleBefore reports whether an article makes a number of a multiple: "a
// million", but not "half a million" or "a quarter of a million".
func articleBefore(lower []string, i int) bool {
	if i == 0 || lower[i-1] != "a" && lower[i-1] != "an" {
		return false
	}
	return i == 1 || lower[i-2] != "of" && lower[i-2] != "half"
}

// rangeFrom reads "between 500 and 1300", "from 10 to 12" and "10 to 12".
func rangeFrom(lower []string, q Quantity) (Quantity, bool) {
	if q.Last+1 >= len(lower) {
		return Quantity{}, false
	}
	before := ""
	if q.First > 0 {
		before = lower[q.First-1]
	}
	joint := lower[q.Last]
	if joint != "to" && joint != "-" && joint != "–" && !(joint == "and" && before == "between") {
		return Quantity{}, false
	}
	r, ok := number(lower, q.Last+1)
	if !ok || r.High <= q.Low {
		return Quantity{}, false
	}
	begin := q.First
	if before == "between" || before == "from" {
		begin--
	}
	return Quantity{First: q.First, Last: r.Last, Begin: begin, Low: q.Low, High: r.High}, true
}

// What a bound makes of a number. "More than 40" is taken for "at least 40":
// news uses them for one another.
type bound int

const (
	floor bound = iota
	ceiling
	below
	near
)

// bounds are the words that may stand before a number, longest first where one
// holds another.
var bounds = slices.Concat(
	phrases(floor, "no fewer than", "no less than", "not less than"),
	phrases(ceiling, "no more than", "not more than"),
	phrases(floor, "at least", "a minimum of", "upwards of", "more than", "over", "above", "exceeding"),
	phrases(ceiling, "as many as", "up to", "at most", "a maximum of"),
	phrases(below, "fewer than", "less than", "under", "below"),
	phrases(near, "nearly", "almost", "about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "close to", "just"),
)

type boundWords struct {
	words []string
	bound
}

func phrases(b bound, list ...string) []boundWords {
	var out []boundWords
	for _, x := range list {
		out = append(out, boundWords{strings.Fields(x), b})
	}
	return out
}

// margin is how far off a number called near may be, as a share of it.
const margin = 0.1

// bind widens a number by the words around it.
func (q *Quantity) bind(lower []string) {
	if q.Last+1 < len(lower) && lower[q.Last] == "or" && (lower[q.Last+1] == "more" || lower[q.Last+1] == "so") {
		q.High = math.Inf(1)
		return
	}
	for i := q.Last; i+1 < len(lower) && i < q.Last+3; i++ { // "20 civilians at least"
		if lower[i] == "at" && lower[i+1] == "least" && (i+2 == len(lower) || !IsNumber(lower[i+2])) {
			q.High = math.Inf(1)
			return
		}
	}
	end := q.First
	if articleBefore(lower, end) || end > 0 && IsSign(lower[end-1]) { // "more than $40 million"
		end--
	}
	for _, b := range bounds {
		n := len(b.words)
		if n > end || !slices.Equal(lower[end-n:end], b.words) {
			continue
		}
		q.Begin = end - n
		v := q.Low
		switch b.bound {
		case floor:
			q.High = math.Inf(1)
		case ceiling:
			q.Low = 0
		case below:
			q.Low, q.High = 0, math.Nextafter(v, 0)
		case near:
			q.Low, q.High = v*(1-margin), v*(1+margin)
		}
		return
	}
}

// IsNumber reports whether a word in lower case is a number, in digits or not.
func IsNumber(lower string) bool {
	_, ok := Value(lower)
	return ok
}
