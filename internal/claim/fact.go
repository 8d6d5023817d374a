package claim

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// fact is a number and the words that tell what it counts: of "rescuers carried
// three bodies up to the road", three, and of what stands nearest to it.
type fact struct {
	number  word.Key
	of      []item
	measure bool // of time, length, a share: what facts of every kind have
}

// factsOf reads the numbers among the words of content of a clause, in their
// order.
func factsOf(said []item) []fact {
	var out []fact
	for i := range said {
		if said[i].number {
			out = append(out, fact{
				number:  said[i].key,
				of:      append(company(said[i+1:], 1), company(said[:i], -1)...),
				measure: measured(said[i+1:]),
			})
		}
	}
	return out
}

// measured reports whether a unit of measure comes after a number, with a word that
// says which at most: "17 nautical miles", unlike "900 cars a day".
func measured(after []item) bool {
	if len(after) == 0 || units[after[0].lower] {
		return len(after) > 0
	}
	return len(after) > 1 && units[after[1].lower] && !strings.HasSuffix(after[0].lower, "s") && !anybody[after[0].lower]
}

// company takes the few words that stand nearest to a number on one side and
// tell what is counted, up to the next number.
func company(side []item, step int) []item {
	const most = 2
	var out []item
	at := 0
	if step < 0 {
		at = len(side) - 1
	}
	for ; at >= 0 && at < len(side) && len(out) < most && !side[at].number; at += step {
		if x := &side[at]; !x.name && !units[x.lower] && !anybody[x.lower] {
			out = append(out, side[at])
		}
	}
	return out
}

// rareNumber is the weight from which a number is rare in news.
const rareNumber = 1.5

// oneFact reports whether two clauses count the same: one number, of what has its
// like, or of what either leaves to be understood.
func oneFact(a, b *meaning, c comparison) bool {
	for _, x := range a.facts {
		for _, y := range b.facts {
			if x.number == y.number && a.turns(x) == b.turns(y) && !otherWay(x, y) && (anyAlike(x.of, y.of) || countsAlike(x, y, c)) {
				return true
			}
		}
	}
	return false
}

// countsAlike reports whether two clauses with one number have enough else in
// common. A number that is rare in news needs little; a measure needs more, for
// things of every kind last six months and lie 25 miles from somewhere.
func countsAlike(x, y fact, c comparison) bool {
	switch {
	case x.measure != y.measure:
		return false
	case x.measure:
		return c.alike >= 0.45 || c.alike >= 0.2 && c.numbers >= 2
	}
	return c.alike >= 0.2 || c.alike >= 0.1 && c.numbers >= rareNumber
}

// turns reports whether a negation of the clause turns what a number tells.
func (m *meaning) turns(x fact) bool {
	return slices.ContainsFunc(m.turned, func(k word.Key) bool {
		return k == x.number || slices.ContainsFunc(x.of, func(o item) bool { return o.key == k })
	})
}

// otherWay reports whether two measures are each taken in a direction, and in two:
// "25 miles northwest", "25 miles east".
func otherWay(x, y fact) bool {
	way := func(f fact) string {
		k := slices.IndexFunc(f.of, func(w item) bool { return compass[w.lower] })
		if k < 0 {
			return ""
		}
		return f.of[k].lower
	}
	a, b := way(x), way(y)
	return a != "" && b != "" && a != b
}

var compass = word.Set("north south east west northeast northwest southeast southwest")

// anyAlike reports whether some word of one list may stand for one of another.
func anyAlike(a, b []item) bool {
	for i := range a {
		for j := range b {
			if alike(&a[i], &b[j]) > 0 {
				return true
			}
		}
	}
	return false
}

var (
	units = word.Set(`percent per pc cent percentage point points year years month months week weeks day days hour hours minute minutes second seconds
		mile miles metre metres meter meters kilometre kilometres kilometer kilometers foot feet inch inches degree degrees caliber calibre
		ton tons tonne tonnes kilo kilos kilogram kilograms pound pounds`)
	anybody = word.Set("people person persons individuals others men women number total count figure")
)
