package quality

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// Place is a stretch of a report: its ref and code points, the end excluded.
type Place struct {
	Ref        string
	Start, End int
}

// ConflictPair is two places of a set and what they are to each other: a conflict,
// by one of its kinds in the contract, or what a program may take for one.
type ConflictPair struct {
	Half, Set, Kind string
	Places
}

// isConflict reports whether both places cannot hold.
func (p ConflictPair) isConflict() bool { return slices.Contains(conflictKinds, p.Kind) }

var conflictKinds = []string{"denial", "negation", "number", "date", "place", "origin"}

// ReadConflicts reads lines of half, set, kind and two places, parted by tabs.
func ReadConflicts(r io.Reader) ([]ConflictPair, error) {
	var out []ConflictPair
	err := eachRow(r, 9, func(f []string) error {
		places, err := readPlaces(f[3:])
		out = append(out, ConflictPair{f[0], f[1], f[2], places})
		return err
	})
	return out, err
}

// Conflicts scores the conflicts of a brief on labelled pairs, each half by
// itself. A conflict is right if its sides hold the two places of a pair that is
// one of its kind, wrong if they hold only pairs that are none; what holds no
// labelled pair is not judged.
func Conflicts(pairs []ConflictPair, b *schema.Brief) []Figure {
	refs := refsOf(b)
	var halves []string
	for _, p := range pairs {
		if !slices.Contains(halves, p.Half) {
			halves = append(halves, p.Half)
		}
	}
	slices.Sort(halves)
	var out []Figure
	for _, half := range halves {
		var right, wrong, seen, wanted, together int
		found := map[held]bool{} // whether right
		for _, p := range pairs {
			if p.Half != half {
				continue
			}
			hit := false
			for _, x := range p.heldIn(b, refs) {
				right := x.kind == p.Kind
				hit = hit || right
				if right || !p.isConflict() { // one of another kind may be right for what no label says
					found[x] = found[x] || right
				}
			}
			if p.isConflict() {
				wanted++
				if hit {
					seen++
				}
				if p.inOneStory(b, refs) {
					together++
				}
			}
		}
		for _, ok := range found {
			if ok {
				right++
			} else {
				wrong++
			}
		}
		out = append(out, Figure{
			What: "conflicts, " + half, Precision: ratio(right, right+wrong), Recall: ratio(seen, wanted),
			Note: fmt.Sprintf("%d of %d conflicts on labelled pairs are right, %d of %d pairs seen, %d of these in one story", right, right+wrong, seen, wanted, together),
		})
	}
	return out
}

// refsOf gives the refs of a brief's reports by their ids.
func refsOf(b *schema.Brief) map[string]string {
	refs := make(map[string]string, len(b.Reports))
	for _, r := range b.Reports {
		refs[r.ID] = r.Ref
	}
	return refs
}

// held is a conflict of a brief: its story, its place there and its kind.
type held struct {
	story, at int
	kind      string
}

// heldIn lists the conflicts two sides of which have one each of the two places.
func (p ConflictPair) heldIn(b *schema.Brief, refs map[string]string) []held {
	var out []held
	for i, s := range b.Stories {
		for j, x := range s.Conflicts {
			if p.heldBy(x, refs) {
				out = append(out, held{i, j, x.Kind})
			}
		}
	}
	return out
}

// heldBy reports whether two sides of a conflict have one each of the two places.
func (p ConflictPair) heldBy(x schema.Conflict, refs map[string]string) bool {
	has := func(side schema.Side, at Place) bool {
		return slices.ContainsFunc(side.Evidence, func(e schema.Evidence) bool {
			return refs[e.Report] == at.Ref && e.Start < at.End && at.Start < e.End
		})
	}
	for i, a := range x.Sides {
		for j, b := range x.Sides {
			if i != j && has(a, p.Places[0]) && has(b, p.Places[1]) {
				return true
			}
		}
	}
	return false
}

// inOneStory reports whether a brief has both reports in one story: conflicts
// are looked for nowhere else.
func (p ConflictPair) inOneStory(b *schema.Brief, refs map[string]string) bool {
	for _, s := range b.Stories {
		var has [2]bool
		for _, id := range s.Reports {
			for i := range has {
				has[i] = has[i] || refs[id] == p.Places[i].Ref
			}
		}
		if has[0] && has[1] {
			return true
		}
	}
	return false
}

// ConflictErrors lists the pairs of the halves to tune on that a brief has wrong.
func ConflictErrors(pairs []ConflictPair, b *schema.Brief) []Miss {
	refs := refsOf(b)
	var out []Miss
	for _, p := range pairs {
		if !strings.HasPrefix(p.Half, string(Tune)) {
			continue
		}
		what := fmt.Sprintf("%s, %s: %v and %v", p.Half, p.Kind, p.Places[0], p.Places[1])
		in := p.heldIn(b, refs)
		switch {
		case p.isConflict() && !slices.ContainsFunc(in, func(x held) bool { return x.kind == p.Kind }):
			out = append(out, Miss{"conflict not seen", what})
		case !p.isConflict() && len(in) > 0:
			out = append(out, Miss{"no conflict", what})
		}
	}
	return out
}
