package check

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// amount is a number and where it stands.
type amount struct {
	value    float64
	from, to int    // items, to excluded
	bound    string // "more than", "fewer than" …; "" for none
	begins   int    // the first item of the bound, or from
}

// amounts lists the numbers of a clause, those that tell a time left out.
func (c *clause) amounts() []amount {
	var out []amount
	for i := 0; i < len(c.items); {
		if !c.items[i].number || c.items[i].time {
			i++
			continue
		}
		q := amount{from: i}
		q.value, _ = quantity.Value(c.items[i].lower)
		for i++; i < len(c.items) && c.items[i].number && !c.items[i].time && (!c.items[i].parted || c.goesOn(i, ", ")); i++ {
			v, _ := quantity.Value(c.items[i].lower)
			switch {
			case c.goesOn(i, ", "): // "5, 000"
				q.value = q.value*1000 + v
			case c.goesOn(i, ". "): // "2. 6 million"
				q.value += v / math.Pow10(len(c.items[i].lower))
			case v >= 100 && isWord(c.items[i].lower):
				q.value *= v
			case v < 10 && int(q.value)%10 == 0 && q.value >= 20:
				q.value += v
			}
		}
		q.to = i
		q.bound, q.begins = c.boundBefore(q.from)
		out = append(out, q)
	}
	return out
}

// goesOn reports whether the digits of an item go on with those of the one before it, in
// texts that have a space after each mark.
func (c *clause) goesOn(i int, mark string) bool {
	a, b := c.items[i-1], c.items[i]
	return c.text.Text[a.End:b.Start] == mark && !isWord(a.lower) && !isWord(b.lower) && (mark == ". " || len(b.lower) == 3)
}

func isWord(lower string) bool { return lower[0] < '0' || lower[0] > '9' }

// bounds are the words that make a number an end of a range, by the first and
// the second of them.
var bounds = map[string]string{
	"more than": "more than", "over": "more than", "above": "more than", "exceeding": "more than",
	"fewer than": "fewer than", "less than": "fewer than", "under": "fewer than", "below": "fewer than",
	"younger than": "fewer than", "shorter than": "fewer than", "older than": "more than", "longer than": "more than",
	"up to": "up to", "nearly": "nearly", "almost": "nearly",
}

func (c *clause) boundBefore(i int) (bound string, begins int) {
	if i > 1 {
		if b := bounds[c.items[i-2].lower+" "+c.items[i-1].lower]; b != "" {
			return b, i - 2
		}
	}
	if i > 0 {
		if b := bounds[c.items[i-1].lower]; b != "" {
			return b, i - 1
		}
	}
	return "", i
}

// around are the words of content near an amount, within its own part of the
// sentence.
func (c *clause) around(q amount) []int {
	const near = 4
	var out []int
	for i, n := q.from-1, 0; i >= 0 && n < near && !c.items[i+1].parted; i-- {
		if c.items[i].content() {
			out = append(out, i)
			n++
		}
	}
	for i, n := q.to, 0; i < len(c.items) && n < near && !c.items[i].parted; i++ {
		if c.items[i].content() {
			out = append(out, i)
			n++
		}
	}
	return out
}

// sameThing is how much of what stands near an amount of one clause stands
// near one of another, from 0 to 1.
func sameThing(a *clause, x amount, b *clause, y amount) float64 {
	near := clause{}
	for _, i := range b.around(y) {
		near.items = append(near.items, b.items[i])
	}
	shared, all := 0.0, 0.0
	for _, i := range a.around(x) {
		credit, _ := near.has(a.items[i])
		shared += credit * a.items[i].weight
		all += a.items[i].weight
	}
	if all == 0 {
		return 1
	}
	return shared / all
}

// sameUnit reports whether one word follows both amounts: "two kilometres",
// "12 kilometres".
func sameUnit(a *clause, x amount, b *clause, y amount) bool {
	if x.to >= len(a.items) || y.to >= len(b.items) || a.items[x.to].parted || b.items[y.to].parted || !a.items[x.to].content() {
		return false
	}
	unit := clause{items: b.items[y.to : y.to+1]}
	credit, _ := unit.has(a.items[x.to])
	return credit > 0
}

// otherUnit reports whether one of two amounts is of a measure that the other
// is not of: "nine people", "nine degrees".
func otherUnit(a *clause, x amount, b *clause, y amount) bool {
	if u, v := a.currency(x), b.currency(y); u != "" && v != "" {
		return u != v
	}
	if x.to >= len(a.items) || y.to >= len(b.items) {
		return false
	}
	u, v := a.items[x.to], b.items[y.to]
	return u.key != v.key && (isUnit(u.lower) || isUnit(v.lower)) && !sameUnit(a, x, b, y) && !a.items[x.to].parted && !b.items[y.to].parted
}

// currency is what an amount of money is counted in, by the sign before it or the
// word after it: "$2 million", "two million dollars".
func (c *clause) currency(q amount) string {
	if before, _ := utf8.DecodeLastRuneInString(c.text.Text[:c.items[q.from].Start]); quantity.IsSign(string(before)) {
		return quantity.Currency(string(before))
	}
	if q.to < len(c.items) && !c.items[q.to].parted {
		return quantity.Currency(c.items[q.to].lower)
	}
	return ""
}

// hasSign reports whether a clause has an amount in the currency that a word names.
func (c *clause) hasSign(lower string) bool {
	currency := quantity.Currency(lower)
	return currency != "" && slices.ContainsFunc(c.amounts(), func(q amount) bool { return c.currency(q) == currency })
}

// isUnit reports whether a word names what is measured; in the singular it is of an
// adjective, "34-year-old".
func isUnit(lower string) bool {
	_, ok := quantity.UnitOf(lower)
	return ok && (strings.HasSuffix(lower, "s") || lower == "feet" || lower == "percent")
}

// written is an amount as it stands, with its bound.
func (c *clause) written(q amount) string {
	return c.text.Text[c.items[q.begins].Start:c.items[q.to-1].End]
}

// numbersDiffer says how the numbers of a claim and of evidence differ; ""
// where they don't. The number to compare with is that of the same thing;
// evidence may well have others.
func numbersDiffer(asked, said *clause) string {
	const asNear = 0.8
	have, asks := said.amounts(), asked.amounts()
	for _, want := range asks {
		if len(have) > 1 && times(asks, want.value) > max(1, times(have, want.value)) {
			return "the reports say " + said.written(have[0]) + " and " + said.written(have[1]) + ", the claim " + asked.written(want) + " twice"
		}
		if len(have) == 0 && want.value == 2 && want.bound == "" && said.hasWord("both") {
			continue
		}
		if len(have) == 0 {
			return "the reports give no number here, the claim says " + asked.written(want)
		}
		best, equal := 0, 0.0
		scores := make([]float64, len(have))
		for i, h := range have {
			scores[i] = sameThing(asked, want, said, h)
			if sameUnit(asked, want, said, h) {
				scores[i]++
			}
			if scores[i] > scores[best] {
				best = i
			}
			if asked.bornOut(want, h) && !otherUnit(asked, want, said, h) {
				equal = max(equal, scores[i]+0.01)
			}
		}
		if equal < asNear*scores[best] || equal == 0 {
			return "the reports say " + said.written(have[best]) + ", the claim " + asked.written(want)
		}
	}
	return ""
}

// bornOut reports whether an amount of a claim is true by one of a sentence: "about 70" by
// 71, "more than 60" by 64.
func (c *clause) bornOut(want, have amount) bool {
	const near, roomy = 0.05, 1.25
	switch {
	case have.value == want.value:
		return want.bound == have.bound || want.from > 0 && roughly[c.items[want.from-1].lower]
	case want.bound == "more than":
		return have.value > want.value && have.value <= roomy*want.value && have.bound != "fewer than"
	case want.bound == "nearly":
		return have.value < want.value && have.value >= (1-near)*want.value && have.bound == ""
	}
	return want.from > 0 && roughly[c.items[want.from-1].lower] && math.Abs(have.value-want.value) <= near*want.value
}

var roughly = word.Set("about around roughly approximately some")

// times is how many of some amounts have a value.
func times(list []amount, value float64) int {
	n := 0
	for _, q := range list {
		if q.value == value {
			n++
		}
	}
	return n
}
