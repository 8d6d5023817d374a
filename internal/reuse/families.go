package reuse

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
)

// families are the classes that matches have joined so far, each family with some
// of its reports.
type families struct {
	*bonds
	sets    disjoint.Sets // of classes
	reports [][]place     // by the class that stands for a family: up to sampled
}

// related leaves out the matches that join two families by chance. A match that
// is strong by itself joins any two, and any match but one taken for its place
// joins a single report to a family. But of two families, of two reports or more
// each, some two reports are easily a little alike, and joined they make a passage
// of them all: half of their reports must have text in common, pair by pair.
func related(c *classes, b *bonds, matches []match) []match {
	c.sort(matches)
	f := &families{bonds: b, sets: disjoint.New(len(c.list)), reports: make([][]place, len(c.list))}
	for i := range c.list {
		f.reports[i] = c.few(i, sampled)
	}
	for _, m := range matches {
		if m.copying >= alone {
			f.join(m.a, m.b)
		}
	}
	return slices.DeleteFunc(matches, func(m match) bool {
		if m.copying < alone && !f.alike(m) {
			return true
		}
		f.join(m.a, m.b)
		return false
	})
}

// sort puts the strongest matches first, in an order that does not hang on that
// of the reports.
func (c *classes) sort(matches []match) {
	hash := func(class int) uint64 { return c.list[class].hash }
	slices.SortFunc(matches, func(x, y match) int {
		if x.wording != y.wording {
			return cmp.Compare(y.wording, x.wording)
		}
		return cmp.Or(cmp.Compare(min(hash(x.a), hash(x.b)), min(hash(y.a), hash(y.b))), cmp.Compare(max(hash(x.a), hash(x.b)), max(hash(y.a), hash(y.b))))
	})
}

func (f *families) join(a, b int) {
	a, b = f.sets.Root(a), f.sets.Root(b)
	if a == b {
		return
	}
	all := slices.Concat(f.reports[a], f.reports[b])
	f.sets.Join(a, b)
	f.reports[f.sets.Root(a)] = all[:min(len(all), sampled)]
}

// alike reports whether the families that a match joins are one, or one is a single
// report, if that is enough, or half of their reports have text in common.
func (f *families) alike(m match) bool {
	a, b := f.sets.Root(m.a), f.sets.Root(m.b)
	xs, ys := f.reports[a], f.reports[b]
	if a == b || !m.beside && (len(xs) < 2 || len(ys) < 2) {
		return true
	}
	alike, pairs := 0, 0
	for _, x := range xs {
		for _, y := range ys {
			if x.report != y.report {
				pairs++
				if f.between(x, y, m.wording) {
					alike++
				}
			}
		}
	}
	return 2*alike >= pairs
}
