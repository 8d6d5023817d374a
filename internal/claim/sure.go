package claim

import (
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
)

// Two clauses that were taken for one claim surely say the same if so much of
// their weight has its like in the other, or if they count the same.
const surelyAlike = 0.6

// supports counts the groups of evidence that surely say one thing: the most
// that any of them has beside it. A claim may have gathered what is merely on
// one matter, and that bears nobody out. one and other are evidence of two
// groups that may say different things; both are -1 where all say the same.
func (m *merger) supports(list []int, groups disjoint.Sets) (most, one, other int) {
	const (
		compared = 16 // groups
		wordings = 4  // of each
	)
	var roots []int
	said := map[int][]int{}
	for _, i := range list {
		root := groups.Root(i)
		if _, ok := said[root]; !ok {
			roots = append(roots, root)
		}
		if len(said[root]) < wordings && !slices.ContainsFunc(said[root], func(j int) bool { return m.meaningOf(i).equal(m.meaningOf(j)) }) {
			said[root] = append(said[root], i)
		}
	}
	one, other = -1, -1
	roots = roots[:min(compared, len(roots))]
	for _, a := range roots {
		n := 1
		for _, b := range roots {
			switch {
			case a == b:
			case m.surelyOne(said[a], said[b]):
				n++
			case one < 0:
				one, other = said[a][0], said[b][0]
			}
		}
		most = max(most, n)
	}
	return most, one, other
}

// surelyOne reports whether some of two groups' evidence surely says the same.
// Without a verb that has a tense nothing is asserted: "the distress call".
func (m *merger) surelyOne(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool {
		return m.asserts(i) && slices.ContainsFunc(b, func(j int) bool {
			if !m.asserts(j) {
				return false
			}
			c := compare(m.meaningOf(i), m.meaningOf(j))
			return c.alike >= surelyAlike || c.numbers > 0 && !c.otherNumbers
		})
	})
}

func (m *merger) asserts(i int) bool {
	e := m.evidence[i]
	t := m.story.Texts[e.Report]
	return t.Language != "en" || tensed(t, e.Span, e.Sentence)
}
