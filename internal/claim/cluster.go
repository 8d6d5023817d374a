package claim

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/word"
)

// Two units are one claim if this much of their content is common.
const (
	sameClaim   = 0.58 // in whatever words
	samePassage = 0.5  // of the lesser, within one passage
	ofPassage   = 0.23 // what one passage adds to likeness
)

// cluster groups units by claim: average link over the likest pairs first,
// since single link would chain a story into one claim.
func cluster(v *vectors) [][]int {
	c := &clustering{v: v, of: make([]int, len(v.units)), members: make([][]int, len(v.units))}
	for i := range c.of {
		c.of[i] = i
		c.members[i] = []int{i}
	}
	for _, p := range v.pairs() {
		if i, j := c.of[p.i], c.of[p.j]; i != j && c.together(i, j) {
			c.join(min(i, j), max(i, j))
		}
	}
	return slices.DeleteFunc(c.members, func(m []int) bool { return len(m) == 0 })
}

type clustering struct {
	v       *vectors
	of      []int   // unit → cluster
	members [][]int // cluster → units
}

// sampled bounds what one average is taken over; a claim with a thousand
// witnesses is compared by the first of them.
const sampled = 8

// together reports whether two clusters are one claim on average, and no pair
// of them is contrary.
func (c *clustering) together(i, j int) bool {
	a, b := c.members[i], c.members[j]
	a, b = a[:min(len(a), sampled)], b[:min(len(b), sampled)]
	sum := 0.0
	for _, x := range a {
		for _, y := range b {
			if c.v.contrary(x, y) {
				return false
			}
			s := c.v.likeness(x, y)
			if c.v.onePassage(x, y) { // the text itself says they are one
				s = max(sameClaim, min(1, s+ofPassage))
			}
			sum += s
		}
	}
	return sum/float64(len(a)*len(b)) >= sameClaim
}

func (c *clustering) join(i, j int) {
	for _, u := range c.members[j] {
		c.of[u] = i
	}
	c.members[i] = append(c.members[i], c.members[j]...)
	slices.Sort(c.members[i])
	c.members[j] = nil
}

// onePassage reports whether two units lie in one passage and say the same of
// it: the lesser is mostly in the other.
func (v *vectors) onePassage(i, j int) bool {
	return v.sharePassage(i, j) && v.containment(i, j) >= samePassage
}

func (v *vectors) sharePassage(i, j int) bool {
	for _, w := range v.units[i].witness {
		if slices.ContainsFunc(v.units[j].witness, func(x witness) bool { return x.passage == w.passage }) {
			return true
		}
	}
	return false
}

type pair struct {
	i, j  int
	score float64
}

// pairs lists the pairs of units that may be one claim, likest first. Units
// meet in a passage or under a pair of their weightiest terms; how many each
// meets and keeps is capped, so that the cost is linear in the story.
func (v *vectors) pairs() []pair {
	const (
		heaviest = 6
		listed   = 24 // units under one key
		kept     = 12 // pairs of one unit with those before it
	)
	byPassage := map[int][]int{}
	byKeys := map[[2]word.Key][]int{}
	met := make([]int, len(v.units)) // the last unit that each was compared with, plus one
	var out []pair
	for i := range v.units {
		first := len(out)
		meet := func(list []int) []int {
			for _, j := range list {
				if met[j] != i+1 {
					met[j] = i + 1
					if s, ok := v.mayBeOne(i, j); ok {
						out = append(out, pair{j, i, s})
					}
				}
			}
			if len(list) < listed {
				list = append(list, i)
			}
			return list
		}
		for _, w := range v.units[i].witness {
			byPassage[w.passage] = meet(byPassage[w.passage])
		}
		top := v.top(i, heaviest)
		for a := range top {
			for b := range a {
				k := [2]word.Key{min(top[a], top[b]), max(top[a], top[b])}
				byKeys[k] = meet(byKeys[k])
			}
		}
		slices.SortFunc(out[first:], likestFirst)
		out = out[:min(len(out), first+kept)]
	}
	slices.SortFunc(out, likestFirst)
	return out
}

func likestFirst(x, y pair) int {
	return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
}

// mayBeOne scores two units that are one claim as far as they alone tell.
func (v *vectors) mayBeOne(i, j int) (float64, bool) {
	s := v.likeness(i, j)
	if v.onePassage(i, j) {
		s = max(s, sameClaim)
	}
	return s, s >= sameClaim && !v.contrary(i, j)
}

// top returns the n weightiest terms of a unit.
func (v *vectors) top(i, n int) []word.Key {
	terms := slices.Clone(v.list[i].terms)
	slices.SortFunc(terms, func(x, y weighted) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.key, y.key))
	})
	out := make([]word.Key, 0, n)
	for _, x := range terms[:min(len(terms), n)] {
		out = append(out, x.key)
	}
	return out
}
