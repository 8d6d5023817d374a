package reuse

import "slices"

// Who swaps words one by one leaves the others where they were: names, numbers
// and little words that tell nothing by themselves tell of one text when they
// stand in one order with as many words between. Order is worth what the terms of
// the best run of a longest common subsequence are worth, less what lies between
// them. What stands side by side in both has been weighed with the words, and two
// reporters may have it from the law or the police: of it, order counts the first
// few terms, and the others little.
//
// The weights were chosen on sentences of real reports spun by another dictionary
// against those of other reports of the same events, and on real pairs ("tune" and
// "hard").
const (
	perPlace = 1.0  // a term of both
	perName  = 0.5  // one that a reporter has no choice of
	perSlot  = -0.3 // two terms that stand in one another's place
	perGap   = -0.7 // a term that has none in its place

	beside    = 3    // terms side by side that count in full
	perBeside = 0.25 // part that each further one counts

	perOrder   = 1.3  // what a unit of order adds to the log-odds
	orderAlone = 10.0 // at which it tells of copying by itself
	orderAlong = 3.8  // at which it tells of it where more is shared
)

// order weighs two sentences by the order of their terms. Where their words tell
// too little, the stretches are those that are in one order.
func (m *matcher) order(x *match, ta, tb []term) {
	m.subsequence(m.inA, m.inB, m.words.n, m.classes.swapped(x.a, x.b))
	all, open := m.bestOrder(ta, tb)
	x.widen(all, ta, tb)
	if float32(len(m.tails)) >= rowPart*float32(max(len(ta), len(tb))) {
		x.row = open.worth
	}
	wording, copying := along+perOrder*(all.worth-orderAlong), alone+perOrder*(open.worth-orderAlone)
	if wording > x.wording {
		if x.wording < along {
			x.inA, x.inB = all.inA, all.inB
		}
		x.wording = wording
	}
	if copying > x.copying {
		x.copying, x.quoted = copying, all.worth > open.worth
	}
}

// widen takes in the terms in one order that tell of one text, if some of them are
// in the stretches, and the few that are left at either end, as many of the one
// sentence as of the other: words that were swapped. Who tells it is none of them.
func (x *match) widen(o ordered, ta, tb []term) {
	if o.worth < orderAlong || x.inA.overlap(o.inA) == 0 || x.inB.overlap(o.inB) == 0 {
		return
	}
	x.inA, x.inB = x.inA.with(o.inA), x.inB.with(o.inB)
	if swappable(ta[:x.inA.from], tb[:x.inB.from]) {
		x.inA.from, x.inB.from = 0, 0
	}
	if swappable(ta[x.inA.to:], tb[x.inB.to:]) {
		x.inA.to, x.inB.to = len(ta), len(tb)
	}
}

// swappable reports whether a few terms at one end of two sentences stand in one
// another's place, each the reporter's own.
func swappable(a, b []term) bool {
	const few = 4
	least, most := min(len(a), len(b)), max(len(a), len(b))
	if least == 0 || most > few || most-least > 1 {
		return false
	}
	given := func(x term) bool { return x.kind&free == 0 }
	return !slices.ContainsFunc(a, given) && !slices.ContainsFunc(b, given)
}

// ordered is a run of a common subsequence, over the windows that it takes in.
type ordered struct {
	worth    float32
	inA, inB window
}

// add goes on with a run, or begins another where it is worth nothing.
func (r *ordered) add(worth, between float32, p point) {
	if r.worth += between; r.worth <= 0 {
		*r = ordered{inA: window{to: int(p.i) + 1}, inB: window{to: int(p.j) + 1}}
	}
	r.worth += worth
	r.inA.from, r.inB.from = int(p.i), int(p.j)
}

// bestOrder is the run of the longest common subsequence that is worth most, by
// all terms and by those outside of quotes. subsequence comes first.
func (m *matcher) bestOrder(ta, tb []term) (all, open ordered) {
	var runAll, runOpen ordered
	last, side := point{-1, -1, -1}, 0
	for k := m.last(); k >= 0; k = m.points[k].before {
		p := m.points[k]
		between := float32(0)
		if side++; last.i-p.i > 1 || last.j-p.j > 1 {
			slots, apart := gap(last.i-p.i-1, last.j-p.j-1)
			between, side = perSlot*float32(slots)+perGap*float32(apart), 1
		}
		x, y := ta[p.i], tb[p.j]
		worth := float32(perPlace)
		if x.kind&y.kind&free == 0 {
			worth = perName
		}
		if side > beside {
			worth *= perBeside
		}
		if runAll.add(worth, between, p); runAll.worth > all.worth {
			all = runAll
		}
		if (x.kind|y.kind)&quoted != 0 {
			worth = 0
		}
		if runOpen.add(worth, between, p); runOpen.worth > open.worth {
			open = runOpen
		}
		last = p
	}
	return all, open
}

// gap tells how many of the terms between two places stand in one another's
// place, and how many have none.
func gap(inA, inB int32) (slots, apart int32) {
	if d := inA - inB; inA > 0 && inB > 0 && -1 <= d && d <= 1 {
		return min(inA, inB), max(d, -d)
	}
	return 0, inA + inB
}

// swapped reports whether the second of two classes stands first where they are
// laid side by side: of two common subsequences of one length the same is taken
// whatever report is read first.
func (c *classes) swapped(a, b int) bool { return c.list[a].hash > c.list[b].hash }

// subsequence finds a longest common subsequence of two runs of numbers below a
// bound, as points from last back, by Hunt and Szymanski's algorithm
// (Communications of the ACM 20, 1977).
func (x *alignment) subsequence(a, b []int32, bound int, swapped bool) {
	if swapped {
		a, b = b, a
	}
	x.place(b, bound)
	x.points, x.tails = x.points[:0], x.tails[:0]
	for i, n := range a {
		if n < 0 {
			continue
		}
		for j := x.head[n]; j >= 0; j = x.next[j] {
			k, _ := slices.BinarySearchFunc(x.tails, j, func(p, j int32) int { return int(x.points[p].j - j) })
			p := point{int32(i), j, -1}
			if k > 0 {
				p.before = x.tails[k-1]
			}
			x.points = append(x.points, p)
			if last := int32(len(x.points) - 1); k == len(x.tails) {
				x.tails = append(x.tails, last)
			} else {
				x.tails[k] = last
			}
		}
	}
	for k := x.last(); swapped && k >= 0; k = x.points[k].before {
		p := &x.points[k]
		p.i, p.j = p.j, p.i
	}
}

// last is the point that ends the subsequence; −1 if it has none.
func (x *alignment) last() int32 {
	if len(x.tails) == 0 {
		return -1
	}
	return x.tails[len(x.tails)-1]
}

// apart counts the terms of two runs that their common subsequence leaves out, but
// for those that stand one for one in each other's place. subsequence comes first.
func (x *alignment) apart(a, b []int32) int {
	sum := int32(0)
	i, j := int32(len(a)), int32(len(b))
	for k := x.last(); k >= 0; k = x.points[k].before {
		_, apart := gap(i-x.points[k].i-1, j-x.points[k].j-1)
		sum += apart
		i, j = x.points[k].i, x.points[k].j
	}
	_, apart := gap(i, j)
	return int(sum + apart)
}
