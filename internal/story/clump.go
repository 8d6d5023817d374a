package story

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
)

// mostReports is how many reports are grouped together. A clump that has more is
// cut along its weaker bonds.
const mostReports = 1 << 14

// levels are the strengths that bonds must have, the first for all, each next
// one within the clumps that are still too large.
var levels = [...]uint32{Held, Held * 3 / 2, 2 * Held, 3 * Held, 4 * Held, copied}

// Clump is reports that hang together by their bonds: a story lies within one
// clump. Clumps are grouped each for itself.
type Clump struct {
	Reports []uint32 // their numbers, ascending

	// Same says that the reports are more than can be grouped and yet hang
	// together by copied text: Copies makes stories of them.
	Same bool
}

// Clumps returns the clumps that n reports form, in the order of their first
// reports. What it returns doesn't hang on the order of the bonds.
func Clumps(n int, bonds []Bond) []Clump {
	var out []Clump
	open := make([]uint32, n) // the reports that are in no clump yet
	for i := range open {
		open[i] = uint32(i)
	}
	for k, level := range levels {
		last := k == len(levels)-1
		var left []uint32
		for _, set := range components(n, open, bonds, level) {
			if len(set) > mostReports && !last {
				left = append(left, set...)
				continue
			}
			out = append(out, Clump{Reports: set, Same: len(set) > mostReports})
		}
		open = left
	}
	slices.SortFunc(out, func(a, b Clump) int { return int(a.Reports[0]) - int(b.Reports[0]) })
	return out
}

// components returns the sets of open reports that are held together by bonds
// of some strength.
func components(n int, open []uint32, bonds []Bond, level uint32) [][]uint32 {
	isOpen := make([]bool, n)
	for _, i := range open {
		isOpen[i] = true
	}
	sets := disjoint.New(n)
	for _, b := range bonds {
		if b.Strength >= level && isOpen[b.A] && isOpen[b.B] {
			sets.Join(int(b.A), int(b.B))
		}
	}
	slices.Sort(open)
	at := map[int]int{} // by lowest report, its set's place
	var out [][]uint32
	for _, i := range open {
		root := sets.Root(int(i))
		if root == int(i) {
			at[root] = len(out)
			out = append(out, nil)
		}
		out[at[root]] = append(out[at[root]], i)
	}
	return out
}

// Forest leaves out the bonds without which the same reports hang together at
// every level: what stays is a spanning forest of the strongest (Kruskal 1956),
// fewer bonds than reports. The forest of several forests is that of all their
// bonds. It sorts the bonds.
func Forest(bonds []Bond) []Bond {
	slices.SortFunc(bonds, func(x, y Bond) int {
		return cmp.Or(cmp.Compare(y.Strength, x.Strength), x.Compare(y))
	})
	at := map[uint32]int{}
	var sets disjoint.Sets
	place := func(report uint32) int {
		i, known := at[report]
		if !known {
			i = sets.Add()
			at[report] = i
		}
		return i
	}
	out := bonds[:0]
	for _, b := range bonds {
		if i, j := place(b.A), place(b.B); sets.Root(i) != sets.Root(j) {
			sets.Join(i, j)
			out = append(out, b)
		}
	}
	return out
}
