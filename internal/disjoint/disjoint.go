// Package disjoint keeps sets that grow together: a union-find with path
// halving (Tarjan and van Leeuwen 1984). The lowest member stands for its set,
// so results don't depend on the order of joining.
package disjoint

// Sets is a partition of the numbers from 0 on; each entry leads towards the
// lowest member of its set.
type Sets []int

// New returns n sets of one member each.
func New(n int) Sets {
	s := make(Sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// Add adds a set of one member and returns the member.
func (s *Sets) Add() int {
	*s = append(*s, len(*s))
	return len(*s) - 1
}

// Root returns the lowest member of i's set.
func (s Sets) Root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// Join makes the sets of i and j one.
func (s Sets) Join(i, j int) {
	i, j = s.Root(i), s.Root(j)
	s[max(i, j)] = min(i, j)
}
