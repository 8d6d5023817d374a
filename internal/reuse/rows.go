package reuse

import (
	"cmp"
	"slices"
)

// Two sentences that are somewhat alike may tell one fact; two pairs of them, in one
// order in both reports, are seldom two facts, as long as what the order of their
// terms shows is added up. Enough of it tells of one text: one that was spun or told
// anew, each sentence of it past knowing. Speech adds nothing. The bounds were chosen
// on real pairs ("tune", "check", "hard", "fresh" and "last") and on sentences made
// up for them; .45 and 7 find two more of these pairs, and two that are none of "newest",
// which nothing was chosen on.
const (
	rowPart   = 0.5 // of the terms of the longer sentence, in one order, to count
	rowLeast  = 2.0 // order that each pair shows, outside of quotes
	rowEnough = 8.0 // that two show together, to be one text
)

// abreast are two sentences somewhat alike: i of the first report of a pair, j of
// the second.
type abreast struct {
	pair
	i, j  int32
	order float32
}

// compare has the later of two sentences of the second report first, so that what
// comes after a sentence of it in a list is after it in the first report.
func (x abreast) compare(y abreast) int {
	return cmp.Or(cmp.Compare(x.pair, y.pair), cmp.Compare(x.i, y.i), cmp.Compare(y.j, x.j), cmp.Compare(x.order, y.order))
}

// inRows calls do for each pair of reports that have two of a list in one order
// which show enough.
func inRows(list []abreast, do func(pair)) {
	slices.SortFunc(list, abreast.compare)
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].pair == list[0].pair {
			n++
		}
		if row(list[:n]) {
			do(list[0].pair)
		}
		list = list[n:]
	}
}

// row reports whether one of a list is before another in both reports and the two
// show enough.
func row(list []abreast) bool {
	const farthest = 32 // in the list
	for k, x := range list {
		for _, y := range list[max(0, k-farthest):k] {
			if y.j < x.j && x.order+y.order >= rowEnough {
				return true
			}
		}
	}
	return false
}

// abreastOf is two places of sentences that are alike.
func abreastOf(x, y place, order float32) abreast {
	if x.report > y.report {
		x, y = y, x
	}
	return abreast{pairOf(x, y), int32(x.sentence), int32(y.sentence), order}
}
