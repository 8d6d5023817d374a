package reuse

import (
	"cmp"
	"slices"
)

// Two sentences that are somewhat alike may tell one fact; two pairs of them, one
// right after the other in both reports, are seldom two facts. So what each shows by
// the order of its terms is added up along the row, and enough of it tells of one
// text: one that was spun, each sentence of it past knowing. Speech adds nothing, and
// parts no row. The bounds were chosen on real pairs ("tune", "check" and "hard").
const (
	rowPart   = .5   // of the terms of the longer sentence, in one order, to be in a row
	rowEnough = 10.0 // order that tells of one text

	noRow = -1 // order of what stands in no row
)

// abreast are two sentences somewhat alike: i of the first report of a pair, j of
// the second.
type abreast struct {
	pair
	i, j  int32
	order float32 // what their order tells, outside of quotes
}

func (x abreast) compare(y abreast) int {
	if x.pair != y.pair {
		return cmp.Compare(x.pair, y.pair)
	}
	return cmp.Or(cmp.Compare(x.i-x.j, y.i-y.j), cmp.Compare(x.i, y.i))
}

// follows reports whether two sentences stand right after two others.
func (x abreast) follows(y abreast) bool {
	return x.pair == y.pair && x.i-x.j == y.i-y.j && x.i-y.i == 1
}

// addRows enters, for each pair of reports, what its best row tells.
func addRows(hints map[pair]hints, list []abreast) {
	slices.SortFunc(list, abreast.compare)
	for len(list) > 0 {
		n, sum := 1, list[0].order
		for n < len(list) && list[n].follows(list[n-1]) {
			sum += list[n].order
			n++
		}
		if n > 1 {
			h := hints[list[0].pair]
			h.row = max(h.row, sum)
			hints[list[0].pair] = h
		}
		list = list[n:]
	}
}

// abreastOf is two places of sentences that are alike.
func abreastOf(x, y place, order float32) abreast {
	if x.report > y.report {
		x, y = y, x
	}
	return abreast{pairOf(x, y), int32(x.sentence), int32(y.sentence), order}
}
