package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// measuresOf reads the measures of a clause. A sentence that lists many numbers
// is a table in words, as of a match, and none of them is what it is about.
func (r figureReader) measuresOf(c *clause) []*measure {
	const most = 2 // measures of a sentence
	var out []*measure
	n := 0
	for i, q := range r.quantities {
		unit := r.unitOf(q)
		if unit < 0 || r.isAge(unit) || r.isYear(q) || r.isShare(q) || r.isLabel(q, unit) {
			continue
		}
		if n++; n > most {
			return nil
		}
		at := int(r.tokens[q.First].Start)
		if at < c.Start || at >= c.End || c.tellsDay(at) || r.fateOf(i) != "" || r.rises(q.Begin) || r.isPart(i) || r.isOutOf(q) || r.addsTo(q, unit) {
			continue
		}
		out = append(out, r.measureOf(c, q, unit))
	}
	return out
}

func (r figureReader) measureOf(c *clause, q quantity.Quantity, unit int) *measure {
	m := &measure{unit: unitNamed(r.lower[unit]), names: r.namesBefore(q.Begin), toNow: r.runsToNow(q, unit)}
	if i := r.nearestWord(c, min(unit, q.Begin)-1, -1); i >= 0 && !growing[r.lower[i]] {
		m.after = r.keyAt(c.sentence(), i)
	}
	if i := r.nearestWord(c, max(unit, q.Last-1)+1, 1); i >= 0 {
		m.of = r.keyAt(c.sentence(), i)
	}
	if unit > q.Last {
		m.kind = r.keyAt(c.sentence(), unit-1)
	}
	m.summed = slices.ContainsFunc(r.lower, func(w string) bool { return sums[w] })
	text := c.text.Text[r.tokens[min(unit, q.Begin)].Start:max(r.tokens[unit].End, r.tokens[q.Last-1].End)]
	m.figure = figure{Quantity: q, clause: c, inClause: true, text: text, fate: measures, noun: m.unit}
	return m
}

// isLabel reports whether a number names a kind of thing, "AK-47 rifles", "32-bit
// versions", or is a piece of one that was cut: "4 1 / 2", "2. 5".
func (r figureReader) isLabel(q quantity.Quantity, unit int) bool {
	return q.Begin > 0 && cutsNumber[r.lower[q.Begin-1]] || q.Last < unit && cutsNumber[r.lower[q.Last]]
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
func (r figureReader) addsTo(q quantity.Quantity, unit int) bool {
	return slices.ContainsFunc(r.lower[max(0, q.Begin-1):max(unit, q.Last)], func(w string) bool { return adds[w] })
}

// tellsDay reports whether a byte lies in an expression of time that is no
// duration.
func (c *clause) tellsDay(at int) bool {
	return slices.ContainsFunc(c.times, func(t when.Time) bool { return t.Type != when.Duration && t.Start <= at && at < t.End })
}

// unitOf is the token that names what a quantity counts: the first noun in the
// plural after it, a unit, or a currency before it; -1 for none.
func (r figureReader) unitOf(q quantity.Quantity) int {
	const near = 5
	if q.First > 0 && currency[r.lower[q.First-1]] {
		return q.First - 1
	}
	for i := q.Last; i < min(len(r.lower), q.Last+near); i++ {
		w := r.lower[i]
		switch {
		case w == "-":
		case units[w] != "", len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !r.tokens[i].Upper && !word.IsStop(w):
			return i
		case r.tokens[i].Kind == word.Mark || word.IsStop(w) || quantity.IsNumber(w):
			return -1
		}
	}
	return -1
}

// isAge reports whether a unit is of an age: "61-year-old", "two years old".
func (r figureReader) isAge(unit int) bool {
	for i := unit + 1; i < min(len(r.lower), unit+3); i++ {
		if r.lower[i] == "old" {
			return true
		}
	}
	return false
}

// runsToNow reports whether what is measured runs up to the telling.
func (r figureReader) runsToNow(q quantity.Quantity, unit int) bool {
	return q.Begin > 0 && (r.lower[q.Begin-1] == "past" || r.lower[q.Begin-1] == "last") || r.lower[unit] == "days"
}

// namesBefore lists the words of names before a token, but for those of places.
func (r figureReader) namesBefore(at int) []string {
	var out []string
	places := placesIn(r.text, r.tokens)
	for i := 1; i < at; i++ {
		if w := r.lower[i]; r.tokens[i].Upper && !word.IsStop(w) && !calendarNames[w] && !isDemonym(w) && !countries[w] && !slices.ContainsFunc(places, func(p placeName) bool { return p.at == i }) {
			out = append(out, skeleton(w))
		}
	}
	return out
}

// nearestWord is the token of the nearest word of content from another on, before
// or after it; -1 for none in its phrase.
func (r figureReader) nearestWord(c *clause, from, step int) int {
	const near = 4
	for i, n := from, 0; i >= 0 && i < len(r.lower) && n < near; i, n = i+step, n+1 {
		w := r.lower[i]
		if at := int(r.tokens[i].Start); at < c.Start || at >= c.End || quantity.IsNumber(w) {
			return -1
		}
		if r.tokens[i].Kind == word.Mark {
			if w == "-" || currency[w] {
				continue
			}
			return -1
		}
		if !word.IsStop(w) && !bounding[w] {
			return i
		}
	}
	return -1
}

// keyAt is the key of the word at a token of a sentence; 0 for none.
func (r figureReader) keyAt(s segment.Sentence, i int) word.Key {
	at := int32(s.FirstToken) + int32(i)
	for _, x := range r.text.TermsOf(s) {
		if x.First <= at && at < x.Last {
			return keyOf(x)
		}
	}
	return 0
}

// unitNamed is one form for all of a unit's.
func unitNamed(lower string) string {
	if u := units[lower]; u != "" {
		return u
	}
	return strings.TrimSuffix(lower, "s")
}

// units are those of what is measured and not counted, in all their forms.
var units = func() map[string]string {
	out := map[string]string{}
	for _, line := range []string{
		"second seconds", "minute minutes", "hour hours", "day days", "week weeks", "month months", "year years", "decade decades",
		"metre metres meter meters m", "kilometre kilometres kilometer kilometers km", "mile miles", "foot feet ft", "yard yards", "inch inches",
		"acre acres", "hectare hectares", "kilogram kilograms kilo kilos kg", "ton tons tonne tonnes", "gallon gallons",
		"litre litres liter liters", "degree degrees", "mph", "knot knots",
		"$ dollar dollars", "€ euro euros", "£ pound pounds",
	} {
		for _, w := range strings.Fields(line) {
			out[w], _, _ = strings.Cut(line, " ")
		}
	}
	return out
}()

var (
	currency   = word.Set("$ £ €")
	bounding   = word.Set("about around approximately roughly nearly almost some least estimated just more many worth")
	cutsNumber = word.Set("- / .")
	sums       = word.Set("combined total altogether overall")
	growing    = word.Set("grossed raised collected earned sold spent lost grown accumulated gathered")
)
