package claim

import (
	"slices"

	"github.com/headwater-news/headwater/internal/thesaurus"
)

// near is what two words of one sense count for beside one word. Over the pairs of
// clauses of real news it is less than over made-up ones, whose wordings have
// senses in common by design: "blamed" and "criticized" may be of another thing.
const near = 0.5

// comparison is what two units have in common and what sets them apart.
type comparison struct {
	alike        float64 // the share of their weight that has its like in the other
	lesser       float64 // the same share, of the unit that has less of it
	same         float64 // the share that has the very same
	numbers      float64 // the weight of the numbers that are the same
	matched      int     // items that have their like
	otherNames   bool    // each names somebody or something that the other doesn't
	otherNumbers bool    // each has a number that the other hasn't
}

func compare(a, b *meaning) comparison {
	var c comparison
	if a.sum == 0 || b.sum == 0 {
		return c
	}
	var likest [2][maxItems]float64 // of each item, how well one of the other's may stand for it
	eachMet(a.marked(), b.marked(), func(i, j int) {
		like := alike(&a.items[i], &b.items[j])
		likest[0][i], likest[1][j] = max(likest[0][i], like), max(likest[1][j], like)
	})
	shared, same := [2]float64{}, 0.0
	name, number := [2]bool{}, [2]bool{}
	for side, m := range [2]*meaning{a, b} {
		for i := range m.items {
			x, best := &m.items[i], likest[side][i]
			shared[side] += best * x.weight
			switch {
			case best == 0:
				name[side] = name[side] || x.name
				number[side] = number[side] || x.number
			case side == 0:
				c.matched++
				if best == 1 && x.number {
					c.numbers += x.weight
				}
			}
			if best == 1 {
				same += x.weight
			}
		}
	}
	c.alike, c.same = (shared[0]+shared[1])/(a.sum+b.sum), same/(a.sum+b.sum)
	c.lesser = min(shared[0]/a.sum, shared[1]/b.sum)
	c.otherNames, c.otherNumbers = name[0] && name[1], number[0] && number[1]
	return c
}

// same is the share of two meanings' weight that has the very same in the other.
func same(a, b *meaning) float64 {
	if a.sum == 0 || b.sum == 0 {
		return 0
	}
	out := 0.0
	for _, m := range [2][2]*meaning{{a, b}, {b, a}} {
		for i := range m[0].items {
			if x := &m[0].items[i]; m[1].has(x.key) {
				out += x.weight
			}
		}
	}
	return out / (a.sum + b.sum)
}

// odds are the log-odds that two units are one claim, were they alone in the
// world. The weights are a logistic regression over pairs of clauses of the
// made-up stories for tuning, and that of the lesser share one over pairs of real
// news (testdata/real/clauses.tsv and claims.jsonl, the halves to tune on): news
// has clauses within clauses that say much more.
func (c comparison) odds() float64 {
	if c.matched == 0 {
		return noOdds
	}
	odds := -7.8 + 11.5*c.alike + 8*c.lesser - 1.5*c.same + 3.3*min(c.numbers, 2) + 0.55*float64(min(c.matched, 6))
	if c.otherNames {
		odds -= 0.8
	}
	if c.otherNumbers {
		odds -= 2.5
	}
	return odds
}

// noOdds are those of units that have nothing in common.
const noOdds = -9.0

// alike is how well one item may stand for another.
func alike(x, y *item) float64 {
	switch {
	case x.key == y.key:
		return 1
	case x.number || y.number:
		return 0
	case thesaurus.Common(x.senses, y.senses):
		return near
	case !x.name && !y.name && kindred(x.lower, y.lower):
		return near
	}
	return 0
}

// kindred reports whether two words begin alike as words of one family do:
// "protest" and "protesters", "insured" and "insurance".
func kindred(a, b string) bool {
	const ending = 5
	if len(a) < root || len(b) < root || a[:root] != b[:root] {
		return false
	}
	n := root
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return len(a)-n <= ending && len(b)-n <= ending
}

// root is how many bytes kindred words begin alike with.
const root = 5

// mark is something of an item without which no other is like it: its key, a
// sense, or the bytes that it begins with; and below that, where the item is.
// Two meanings are laid side by side by their marks, since few items of one are
// like any of the other.
type mark uint64

const placeBits = 6 // maxItems are fewer than 64

func (m mark) place() int { return int(m & (1<<placeBits - 1)) }

// marked are the marks of a meaning's items.
func (m *meaning) marked() []mark {
	if m.marks != nil {
		return m.marks
	}
	m.marks = make([]mark, 0, 4*len(m.items))
	for i := range m.items {
		x := &m.items[i]
		add := func(of uint64) { m.marks = append(m.marks, mark(of<<placeBits|uint64(i))) }
		add(uint64(x.key))
		if x.number {
			continue
		}
		for _, s := range x.senses {
			add(uint64(s))
		}
		if !x.name && len(x.lower) >= root {
			var begins uint64
			for _, b := range []byte(x.lower[:root]) {
				begins = begins<<8 | uint64(b)
			}
			add(begins)
		}
	}
	slices.Sort(m.marks)
	return m.marks
}

// eachMet calls do with the places of every two items that have a mark in common,
// some of them more than once.
func eachMet(a, b []mark, do func(i, j int)) {
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0]>>placeBits, b[0]>>placeBits; {
		case x < y:
			a = a[1:]
		case x > y:
			b = b[1:]
		default:
			for _, m := range b {
				if m>>placeBits != x {
					break
				}
				do(a[0].place(), m.place())
			}
			a = a[1:]
		}
	}
}
