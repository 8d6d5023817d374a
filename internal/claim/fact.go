package claim

import (
	"slices"

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
				measure: slices.ContainsFunc(said[i+1:min(len(said), i+3)], func(x item) bool { return units[x.lower] }),
			})
		}
	}
	return out
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

// oneFact reports whether two clauses count the same: one number, of what has its
// like, or of what either leaves to be understood. A number that is rare in news
// needs little else in common.
func oneFact(a, b *meaning, c comparison) bool {
	const rare, little, some = 1.5, 0.1, 0.2
	for _, x := range a.facts {
		for _, y := range b.facts {
			switch {
			case x.number != y.number:
			case anyAlike(x.of, y.of), x.measure == y.measure && c.alike >= some, !x.measure && !y.measure && c.numbers >= rare && c.alike >= little:
				return true
			}
		}
	}
	return false
}

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
