package claim

import (
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/word"
)

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
		if m.story.own(m.evidence[i]) || m.byOutlet(i) {
			continue
		}
		root := groups.Root(i)
		if _, ok := said[root]; !ok {
			roots = append(roots, root)
		}
		if len(said[root]) < wordings && !slices.ContainsFunc(said[root], func(j int) bool { return m.meaningOf(i).equal(m.meaningOf(j)) }) {
			said[root] = append(said[root], i)
		}
	}
	most, one, other = 1, -1, -1
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
func (m *merger) surelyOne(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool {
		return slices.ContainsFunc(b, func(j int) bool { return (m.byName(i) || m.byName(j)) && m.sameProposition(i, j) })
	})
}

// sameProposition reports whether two pieces of evidence state the same: one
// count of one thing, or one deed, in mostly the same words; neither turned
// around, nor less certain than the other, nor of its own speaker, unless the other
// names him.
func (m *merger) sameProposition(i, j int) bool {
	if x, y := m.evidence[i], m.evidence[j]; (x.confirms || y.confirms) && x.Report == y.Report {
		return true
	}
	a, b := m.meaningOf(i), m.meaningOf(j)
	c := compare(a, b)
	counts := !c.otherNumbers && oneFact(a, b, c)
	if !counts && (c.alike < deedAlike || c.otherNames || a.negative != b.negative) || a.contrary(b) {
		return false
	}
	rare := counts && c.numbers >= rareNumber // a headline may count without a verb
	p, q := m.story.propositionOf(m.evidence[i]), m.story.propositionOf(m.evidence[j])
	switch {
	case !p.states && !(rare && p.nominal), !q.states && !(rare && q.nominal), p.alleged != q.alleged, p.ofSelf != q.ofSelf && p.who != q.who:
		return false
	case counts && (p.mood == maybeSo) == (q.mood == maybeSo):
		return true
	}
	return oneDeed(p, q, a, b, c)
}

// byName reports whether evidence is from somebody named, or from a body that is
// or from the police: who is only described may be anybody's source, or anybody.
func (m *merger) byName(i int) bool {
	e := m.evidence[i]
	l := e.Chain[len(e.Chain)-1]
	switch words := strings.Fields(strings.TrimPrefix(l.Name, "the ")); {
	case l.Kind == attribution.Person:
		return true
	case l.Kind == attribution.Institution:
		return len(words) > 0 && unicode.IsUpper(firstRune(words[0])) || m.story.ofAuthority(l)
	default: // "Ana Voss head of the Tarn Observatory" has lost its commas
		return len(words) > 1 && unicode.IsUpper(firstRune(words[0])) && unicode.IsUpper(firstRune(words[1]))
	}
}

// byOutlet reports whether evidence is from a news organisation that names
// nobody: "state media", "the Harbour Times", and not it "and the coast guard".
func (m *merger) byOutlet(i int) bool {
	e := m.evidence[i]
	l := e.Chain[len(e.Chain)-1]
	if l.Kind == attribution.Outlet || l.Kind == attribution.Person || strings.Contains(l.Name, " and ") {
		return l.Kind == attribution.Outlet
	}
	return likePress(l.Name)
}

// likePress reports whether a name tells of a news organisation: "local media".
func likePress(name string) bool {
	return slices.ContainsFunc(strings.Fields(word.Lower(name)), func(w string) bool { return ofPress[strings.Trim(w, `'’"”`)] })
}

// ofPress are the words that tell a news organisation by its name.
var ofPress = word.Set("news media press newspaper newspapers newswire tv television radio broadcaster magazine times herald tribune gazette daily reporter reporters")
