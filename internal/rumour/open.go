package rumour

import (
	"slices"
	"strings"
)

// open lists, by report, the others of which no reader could tell whether it
// has its text from them: a true parent that some other report outdoes, and
// those that outdo it.
func (g *golden) open(parents map[string][]string) map[string][]string {
	out := map[string][]string{}
	for _, f := range g.filed {
		list := []string{}
		for _, ref := range parents[f.Ref] {
			p := g.byRef[ref]
			for _, q := range g.filed {
				if q != f && q != p && !slices.Contains(parents[f.Ref], q.Ref) && !q.descends(f) && outdoes(q, p, f) {
					list = append(list, ref, q.Ref)
				}
			}
		}
		slices.Sort(list)
		out[f.Ref] = slices.Compact(list)
	}
	return out
}

// outdoes reports whether q looks at least as much like the source of child as
// p, its parent, by all that can be seen: it has every clause that the child
// has from p, in words as near, attribution and all; it has no more that the
// child lacks; and their order is as near.
func outdoes(q, p, child *compared) bool {
	for root, x := range child.byRoot {
		y, ok := p.byRoot[root]
		if !ok || !tellable(x, y) {
			continue
		}
		z, ok := q.byRoot[root]
		if !ok || alike(x.whole, z.whole) < alike(x.whole, y.whole) {
			return false
		}
	}
	return lacked(q, child) <= lacked(p, child) && turns(q, child) <= turns(p, child)
}

// lacked counts the clauses that a report has and another lacks.
func lacked(f, by *compared) int {
	n := 0
	for root := range f.byRoot {
		if _, ok := by.byRoot[root]; !ok {
			n++
		}
	}
	return n
}

// turns counts the places where the clauses of child that f has too do not
// follow one another as they do in f.
func turns(f, child *compared) int {
	rank := map[int]int{}
	for _, x := range f.spots {
		if _, ok := child.byRoot[x.clause.root]; ok {
			rank[x.clause.root] = len(rank)
		}
	}
	n, last := 0, -1
	for _, x := range child.spots {
		r, ok := rank[x.clause.root]
		if !ok {
			continue
		}
		if last >= 0 && r != last+1 {
			n++
		}
		last = r
	}
	return n
}

// alike is the part of the words and the pairs of words that two texts have in
// common.
func alike(x, y map[string]bool) float64 {
	return 2 * float64(common(x, y)) / float64(max(1, len(x)+len(y)))
}

// wholeOf are the words of a text, and the pairs of them that stand side by
// side.
func wholeOf(text string) map[string]bool {
	words := wordPattern.FindAllString(strings.ToLower(text), -1)
	out := map[string]bool{}
	for i, s := range words {
		out[s] = true
		if i > 0 {
			out[words[i-1]+" "+s] = true
		}
	}
	return out
}
