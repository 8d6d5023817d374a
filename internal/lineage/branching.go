package lineage

import "github.com/headwater-news/headwater/internal/disjoint"

// arrow is a step that may be taken from one node to another.
type arrow struct {
	from, to int
	weight   float64
}

// branching chooses, into each of n nodes, one of the arrows or none, so that
// the chosen form no circle and their weights sum to the most. It returns the
// index of the arrow into each node, or -1.
//
// The algorithm is Edmonds's (1967) as Gabow, Galil, Spencer and Tarjan (1986)
// order it: walk backwards along the best arrow into each node; a circle that
// is met is shrunk to one node, whose arrows weigh what is lost by breaking the
// circle there. A root with an arrow of no weight into every node stands for
// having none.
func branching(n int, arrows []arrow) []int {
	b := &shrinking{arrows: arrows, root: n, sets: disjoint.New(n + 1), top: make([]int, n+1), into: make([]*heap, n+1), chosen: make([]int, n+1), in: make([]int, n+1)}
	for v := range n + 1 {
		b.top[v], b.in[v], b.chosen[v] = v, -1, -1
	}
	for i, a := range arrows {
		if a.weight > 0 && a.from != a.to {
			b.into[a.to] = meld(b.into[a.to], &heap{arrow: i, weight: a.weight})
		}
	}
	for v := range n {
		b.into[v] = meld(b.into[v], &heap{arrow: -1 - v})
	}
	b.walk(n)
	return b.expand(n)
}

// shrinking is a graph whose circles are shrunk one after the other. Nodes from
// the root's on up are circles.
type shrinking struct {
	arrows []arrow // those from the root are -1 minus the node they lead to
	root   int
	sets   disjoint.Sets // of the nodes first given that are one by now
	top    []int         // by the lowest member of such a set: the node it is
	into   []*heap       // by node, the arrows into it
	chosen []int         // by node, the arrow taken into it
	in     []int         // by node, the circle that it is shrunk to; -1 for none
}

func (b *shrinking) nodeOf(given int) int { return b.top[b.sets.Root(given)] }

func (b *shrinking) from(arrow int) int {
	if arrow < 0 {
		return b.root
	}
	return b.nodeOf(b.arrows[arrow].from)
}

func (b *shrinking) to(arrow int) int {
	if arrow < 0 {
		return -1 - arrow
	}
	return b.arrows[arrow].to
}

// walk takes an arrow into every node.
func (b *shrinking) walk(n int) {
	const unseen, onPath, done = 0, 1, 2
	state := make([]int, n+1)
	state[b.root] = done
	for start := range n {
		var path []int
		for v := b.nodeOf(start); state[v] != done; {
			state[v] = onPath
			path = append(path, v)
			best := b.take(v)
			u := b.from(best)
			if b.chosen[v] = best; state[u] == onPath {
				v = len(b.into)
				path = b.shrink(path, u)
				state = append(state, unseen)
				continue
			}
			v = u
		}
		for _, v := range path {
			state[v] = done
		}
	}
}

// take removes the best arrow into a node that comes from another.
func (b *shrinking) take(v int) int {
	for {
		h := b.into[v]
		b.into[v] = h.rest()
		if b.from(h.arrow) != v {
			b.into[v] = meld(b.into[v], &heap{arrow: h.arrow, weight: h.weight}) // it is still needed once v is shrunk
			return h.arrow
		}
	}
}

// shrink makes one node of the end of a path from u on.
func (b *shrinking) shrink(path []int, u int) []int {
	c := len(b.into)
	var all *heap
	lowest := -1
	for done := false; !done; {
		v := path[len(path)-1]
		path = path[:len(path)-1]
		h := b.into[v]
		h.lower(h.weight) // its best arrow is the one that was chosen
		all = meld(all, h)
		b.in[v] = c
		given := b.sets.Root(b.to(b.chosen[v]))
		if lowest >= 0 {
			b.sets.Join(lowest, given)
		}
		lowest = b.sets.Root(given)
		done = v == u
	}
	b.top[lowest] = c
	b.into, b.chosen, b.in = append(b.into, all), append(b.chosen, -1), append(b.in, -1)
	return path
}

// expand breaks each circle where an arrow was taken into it, the outermost
// first.
func (b *shrinking) expand(n int) []int {
	for c := len(b.in) - 1; c > n; c-- {
		v := b.to(b.chosen[c])
		for b.in[v] != c {
			v = b.in[v]
		}
		b.chosen[v] = b.chosen[c]
	}
	out := make([]int, n)
	for v := range out {
		out[v] = max(-1, b.chosen[v])
	}
	return out
}

// heap is a skew heap of arrows (Sleator and Tarjan 1986), the heaviest on top,
// among equals the first. What its weights were lowered by since is kept at the
// top and handed down as it is taken apart.
type heap struct {
	arrow       int
	weight      float64
	lowered     float64 // of what is below
	left, right *heap
}

func (h *heap) lower(by float64) {
	h.weight -= by
	h.lowered += by
}

// settle hands down what the heap was lowered by.
func (h *heap) settle() {
	for _, x := range []*heap{h.left, h.right} {
		if x != nil {
			x.lower(h.lowered)
		}
	}
	h.lowered = 0
}

// rest is the heap without its top.
func (h *heap) rest() *heap {
	h.settle()
	return meld(h.left, h.right)
}

func meld(x, y *heap) *heap {
	switch {
	case x == nil:
		return y
	case y == nil:
		return x
	case y.weight > x.weight || y.weight == x.weight && y.arrow < x.arrow:
		x, y = y, x
	}
	x.settle()
	x.left, x.right = meld(x.right, y), x.left
	return x
}
