package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/word"
)

// groups joins evidence along the merges above the lower bar, and above the
// higher one alone. What doesn't say whom it is from may be from any one source,
// but is no reason to take two for one that are named for the same thing, even if
// it was surely copied from both: such a merge is left out.
func (s *finder) groups(evidence []Evidence, merges []Merge) (low, high disjoint.Sets) {
	x := s.newFewest(evidence)
	strong, weak := byStrength(merges)
	x.joinAll(strong, x.apart)
	high = slices.Clone(x.Sets)
	x.joinAll(weak, x.apart)
	return x.Sets, high
}

// groupsInAll does so for the evidence of several claims: what a report probably
// has from one source here and from another there makes no two sources one.
func (s *finder) groupsInAll(evidence []Evidence, merges []Merge) (low, high disjoint.Sets) {
	x := s.newFewest(evidence)
	strong, weak := byStrength(merges)
	x.joinAll(strong, x.apart)
	high = slices.Clone(x.Sets)
	x.joinAll(weak, func(a, b int) bool { return len(x.named[a]) > 0 && len(x.named[b]) > 0 })
	return x.Sets, high
}

// most joins evidence along the merges above the higher bar alone.
func (s *finder) most(evidence []Evidence, merges []Merge) disjoint.Sets {
	x := s.newFewest(evidence)
	strong, _ := byStrength(merges)
	x.joinAll(strong, x.apart)
	return x.Sets
}

// byStrength returns the merges above the higher bar and those between the two,
// the strongest first.
func byStrength(merges []Merge) (strong, weak []Merge) {
	for _, m := range merges {
		switch {
		case m.Strength >= highBar:
			strong = append(strong, m)
		case m.Strength >= lowBar:
			weak = append(weak, m)
		}
	}
	for _, list := range [2][]Merge{strong, weak} {
		slices.SortStableFunc(list, func(a, b Merge) int { return cmp.Compare(b.Strength, a.Strength) })
	}
	return strong, weak
}

func (s *finder) newFewest(evidence []Evidence) *fewest {
	x := &fewest{disjoint.New(len(evidence)), map[int][]int{}, map[[2]int]bool{}, &merger{story: s, evidence: evidence}}
	for i, e := range evidence {
		if !s.own(e) && s.speaksForItself(x.origin(i)) {
			x.name(i, i)
		}
	}
	return x
}

// joinAll joins groups along merges, unless what names nobody would join two
// that are to be kept apart.
func (x *fewest) joinAll(merges []Merge, apart func(a, b int) bool) {
	for _, m := range merges {
		a, b := x.Root(m.A), x.Root(m.B)
		if a == b || m.Why != sameWording && apart(a, b) && (x.unsaid(m.A) || x.unsaid(m.B)) {
			continue
		}
		x.join(a, b)
	}
}

type fewest struct {
	disjoint.Sets
	named map[int][]int   // root → a few pieces of evidence of those who are named
	rival map[[2]int]bool // pairs of such evidence that were compared
	*merger
}

func (x *fewest) origin(i int) attribution.Link {
	chain := x.evidence[i].Chain
	return chain[len(chain)-1]
}

// speaksForItself reports whether a source is a person, a body or a document by
// name: no statement, in which somebody else speaks.
func (s *finder) speaksForItself(l attribution.Link) bool {
	switch l.Kind {
	case attribution.Person:
		return true
	case attribution.Institution:
		return !s.mayBeAnyone(l)
	case attribution.Document:
		return !slices.ContainsFunc(strings.Fields(word.Lower(l.Name)), func(w string) bool { return utterances[w] })
	}
	return false
}

// unsaid reports whether evidence doesn't say by name whom it is from.
func (x *fewest) unsaid(i int) bool {
	return x.story.own(x.evidence[i]) || x.leftOpen(i) || x.story.mayBeAnyone(x.origin(i))
}

// name enters evidence under its group, each source with a few wordings: one may
// say in the third person what another wording says in the first.
func (x *fewest) name(root, i int) {
	const most, wordings = 12, 3 // pieces of evidence that a group is held against others by, and of them one source's
	list, n := x.named[root], 0
	for _, j := range list {
		if x.story.naming(x.origin(i)).key != x.story.naming(x.origin(j)).key {
			continue
		}
		if n++; n == wordings || x.meaningOf(i).equal(x.meaningOf(j)) {
			return
		}
	}
	if len(list) < most {
		x.named[root] = append(list, i)
	}
}

// apart reports whether two groups have different sources that say the same
// thing in like words, and not two things that were taken for one claim. The
// authorities tell of a case for one another, and are no two.
func (x *fewest) apart(a, b int) bool {
	return slices.ContainsFunc(x.named[a], func(i int) bool {
		return slices.ContainsFunc(x.named[b], func(j int) bool { return x.rivals(min(i, j), max(i, j)) })
	})
}

func (x *fewest) rivals(i, j int) bool {
	k := [2]int{i, j}
	are, ok := x.rival[k]
	if !ok {
		a, b := x.origin(i), x.origin(j)
		oneCase := x.story.ofAuthority(a) && x.story.ofAuthority(b)
		are = x.clash(i, j) && !oneCase && !x.story.mayVoice(a, b) && !x.sameWording(i, j) && (x.sameProposition(i, j) || x.saysAll(i, j))
		x.rival[k] = are
	}
	return are
}

// join joins two groups by their roots.
func (x *fewest) join(a, b int) {
	x.Join(a, b)
	all := append(slices.Clone(x.named[a]), x.named[b]...)
	root := x.Root(a)
	x.named[root] = nil
	for _, k := range all {
		x.name(root, k)
	}
}

// saysAll reports whether the longer of two clauses has all the words of the
// shorter: "he gave the letter to Aalto", and "Ilves has given a letter from the
// mayor of Orre to Harbour Minister Dov Aalto".
func (x *fewest) saysAll(i, j int) bool {
	const words, all = 4, 0.95
	return min(len(x.meaningOf(i).items), len(x.meaningOf(j).items)) >= words && x.within(i, j) >= all
}
