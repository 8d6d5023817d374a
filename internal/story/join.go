package story

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
)

// How alike groups must be.
const (
	copyLike   = .7  // two reports this alike are gathered unseen by average link
	leastAlike = .2  // groups less alike are never joined
	ofWithin   = .69 // what they have in common, as a share of what each has within
	usual      = .26 // how alike the reports of one event are before any is seen …
	ofOneTerm  = .6  // of about the same days, one term is no greater part of what two groups have in common, as a town has many events …
	many       = 5   // … if one of them has so many reports that it is known what else they tell
	usualPairs = 2   // … and how many pairs of reports that expectation counts for
	mostAlike  = .55 // copies make a group no harder to join than this …
	mostAtOnce = .38 // … or this, if the two are of about the same days, which hold like events apart
	atOnce     = 2.  // days

	sameDays = 1.  // days apart that say nothing
	fadeDays = 7   // days over which likeness fades …
	farApart = .3  // … to this share
	grownBy  = 1.1 // a likeness is worked out anew when a group has grown by this factor
)

// How much is compared.
const (
	strongTerms = 24   // terms by which a group is looked up
	postings    = 64   // groups looked at for each of them
	candidates  = 20   // groups compared in full
	copies      = 4    // … in search of a copy
	middleSize  = 1024 // terms kept of a group
)

// group is reports that belong together.
type group struct {
	places []int // of those that are known one by one
	solids []int // the solid stories in it
	size   int   // reports, those of solid stories too
	sum    vector
	length float64 // of sum, squared
	given  days    // that were given with reports
	known  days    // and those that their texts name, too, which hold nothing apart
}

// days is the sum of some days.
type days struct {
	sum float64
	n   int
}

func (d days) and(e days) days { return days{d.sum + e.sum, d.n + e.n} }

// from is how many days lie between the middles of two, if there are any.
func (d days) from(e days) (gap float64, known bool) {
	if d.n == 0 || e.n == 0 {
		return 0, false
	}
	return math.Abs(d.sum/float64(d.n) - e.sum/float64(e.n)), true
}

func (c *corpus) single(place int) *group {
	g := &group{places: []int{place}, size: 1, sum: c.vectors[place]}
	g.length = dot(g.sum, g.sum)
	if s := c.sketches[place]; s.dated {
		g.known = days{s.day, 1}
		if !s.read {
			g.given = g.known
		}
	}
	return g
}

// merge returns the union of two groups.
func merge(a, b *group) *group {
	g := &group{
		places: append(a.places, b.places...), solids: append(a.solids, b.solids...), size: a.size + b.size, sum: plus(a.sum, b.sum).strongest(middleSize),
		given: a.given.and(b.given), known: a.known.and(b.known),
	}
	g.length = dot(g.sum, g.sum)
	return g
}

// sum adds up the vectors of reports.
func (c *corpus) sum(places []int) vector {
	var v vector
	for _, p := range places {
		v = plus(v, c.vectors[p]).strongest(middleSize)
	}
	return v
}

// within is how alike the reports of a group are on average, drawn towards
// what is usual while pairs are few, and no more than most. The sum of unit
// vectors knows it: its squared length is the sum of all their products.
func (g *group) within(most float64) float64 {
	n := float64(g.size)
	pairs := n * (n - 1) / 2
	alike := max(0, (g.length-n)/2)
	return min(most, (alike+usualPairs*usual)/(pairs+usualPairs))
}

// likeness is how alike the reports of one group are to those of the other, on
// average, over how alike they must be: from 1 up the two are one event.
func likeness(a, b *group) float64 {
	sum, most := dotMost(a.sum, b.sum)
	bar := mostAlike
	if days, known := a.known.from(b.known); known && days <= atOnce {
		bar = mostAtOnce
		if max(a.size, b.size) >= many {
			sum = min(sum, (sum-most)/(1-ofOneTerm))
		}
	}
	between := sum / float64(a.size*b.size)
	needed := max(leastAlike, ofWithin*math.Sqrt(a.within(bar)*b.within(bar)))
	return between * nearness(a, b) / needed
}

// nearness is 1 for groups of about the same days and fades to farApart.
func nearness(a, b *group) float64 {
	if days, known := a.given.from(b.given); known {
		return apart(days)
	}
	return 1
}

// apart is what so many days between reports leave of their likeness.
func apart(gap float64) float64 {
	return farApart + (1-farApart)*math.Exp(-max(0, gap-sameDays)/fadeDays)
}

// gather puts reports that are all but the same into one group, so that the
// many copies of one text cost no more than one.
func (c *corpus) gather() []*group {
	var groups []*group
	of := make([]int, len(c.sketches))
	x := newIndex()
	for place := range c.vectors {
		g, strong := c.single(place), c.vectors[place].strongest(strongTerms)
		of[place] = -1
		if twin := c.twin[place]; twin >= 0 {
			of[place] = of[twin]
		} else {
			best := copyLike
			for _, i := range x.nearest(strong, int32(len(groups)), copies) {
				first := groups[i].places[0]
				if alike := dot(c.vectors[place], c.vectors[first]) * nearness(c.single(first), g); alike > best {
					best, of[place] = alike, int(i)
				}
			}
		}
		if i := of[place]; i >= 0 {
			groups[i] = merge(groups[i], g)
			continue
		}
		of[place] = len(groups)
		x.add(strong, int32(len(groups)))
		groups = append(groups, g)
	}
	return groups
}

// edge is two groups that may be one.
type edge struct {
	a, b         int32 // as gathered; since then they may have been joined to others
	likeness     float64
	sizeA, sizeB int // of the groups when likeness was worked out
}

// join joins groups, the most alike first, until none are alike enough.
func join(groups []*group) []*group {
	j := joiner{groups: groups, joined: disjoint.New(len(groups))}
	edges := propose(groups)
	for again := true; again; {
		edges, again = j.round(edges)
	}
	var out []*group
	for _, g := range j.groups {
		if g != nil {
			out = append(out, g)
		}
	}
	return out
}

// propose returns the pairs of groups that are worth a look.
func propose(groups []*group) []edge {
	x := newIndex()
	strong := make([]vector, len(groups))
	for i, g := range groups {
		strong[i] = g.sum.strongest(strongTerms)
		x.add(strong[i], int32(i))
	}
	var edges []edge
	for i := range groups {
		for _, k := range x.nearest(strong[i], int32(i), candidates) {
			edges = append(edges, edge{a: min(int32(i), k), b: max(int32(i), k)})
		}
	}
	return edges
}

type joiner struct {
	groups []*group // each joined group in the place of its lowest, nil in the others'
	joined disjoint.Sets
	queue  queue
}

func (j *joiner) root(i int32) int32 { return int32(j.joined.Root(int(i))) }

// round works out every edge anew and joins along those that hold. It returns
// the edges that are left between groups and whether any groups were joined.
func (j *joiner) round(edges []edge) ([]edge, bool) {
	edges = j.current(edges)
	j.queue = j.queue[:0]
	for _, e := range edges {
		if e.likeness >= 1 {
			j.queue = append(j.queue, e)
		}
	}
	heap.Init(&j.queue)
	joined := false
	for len(j.queue) > 0 {
		e := heap.Pop(&j.queue).(edge)
		a, b := j.root(e.a), j.root(e.b)
		switch {
		case a == b:
		case j.stale(e, a, b):
			if e = j.measure(a, b); e.likeness >= 1 {
				heap.Push(&j.queue, e)
			}
		default:
			a, b = min(a, b), max(a, b)
			j.groups[a], j.groups[b] = merge(j.groups[a], j.groups[b]), nil
			j.joined.Join(int(a), int(b))
			joined = true
		}
	}
	return edges, joined
}

// current carries edges over to the groups that are left and measures them.
func (j *joiner) current(edges []edge) []edge {
	out := edges[:0]
	for _, e := range edges {
		if a, b := j.root(e.a), j.root(e.b); a != b {
			out = append(out, edge{a: min(a, b), b: max(a, b)})
		}
	}
	slices.SortFunc(out, compareEnds)
	out = slices.CompactFunc(out, func(x, y edge) bool { return compareEnds(x, y) == 0 })
	for i, e := range out {
		out[i] = j.measure(e.a, e.b)
	}
	return out
}

func (j *joiner) measure(a, b int32) edge {
	return edge{a, b, likeness(j.groups[a], j.groups[b]), j.groups[a].size, j.groups[b].size}
}

// stale reports whether one of an edge's groups has grown so much since the
// edge was measured that it must be measured again.
func (j *joiner) stale(e edge, a, b int32) bool {
	size := float64(j.groups[a].size + j.groups[b].size)
	return size > grownBy*float64(e.sizeA+e.sizeB)
}

func compareEnds(x, y edge) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

// queue is a heap of edges, the most alike on top.
type queue []edge

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].likeness, q[i].likeness), compareEnds(q[i], q[j])) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(edge)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	e := (*q)[last]
	*q = (*q)[:last]
	return e
}
