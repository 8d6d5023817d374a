package quality

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// Place is a stretch of a report: its ref and code points, the end excluded.
type Place struct {
	Ref        string
	Start, End int
}

// TollPair is two figures and what they are to each other. Only Kind "number" is a
// conflict; the other kinds are what a program may take for one.
type TollPair struct {
	Half, Kind string
	Places     [2]Place
}

// ReadTolls reads lines of half, kind and two places, parted by tabs. Empty
// lines and those that begin with # say nothing.
func ReadTolls(r io.Reader) ([]TollPair, error) {
	var out []TollPair
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 8 {
			return nil, fmt.Errorf("line %d has %d fields, not 8", n, len(f))
		}
		p := TollPair{Half: f[0], Kind: f[1]}
		for i := range p.Places {
			at := f[2+3*i:]
			start, err := strconv.Atoi(at[1])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			end, err := strconv.Atoi(at[2])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			p.Places[i] = Place{at[0], start, end}
		}
		out = append(out, p)
	}
	return out, lines.Err()
}

// Tolls scores the number conflicts of a brief on labelled pairs, each half by
// itself. A conflict is right if its sides hold the two places of a pair that
// is one, wrong if they hold only pairs that are none; what holds no labelled
// pair is not judged, and only counted.
func Tolls(pairs []TollPair, b *schema.Brief) []Figure {
	refs := make(map[string]string, len(b.Reports)) // by id
	for _, r := range b.Reports {
		refs[r.ID] = r.Ref
	}
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
		found := map[[2]int]bool{} // story and conflict → right
		for _, p := range pairs {
			if p.Half != half {
				continue
			}
			hit := false
			for i, s := range b.Stories {
				for j, x := range s.Conflicts {
					if x.Kind == "number" && p.heldBy(x, refs) {
						hit = true
						found[[2]int{i, j}] = found[[2]int{i, j}] || p.Kind == "number"
					}
				}
			}
			if p.Kind == "number" {
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
			What: "tolls, " + half, Precision: ratio(right, right+wrong), Recall: ratio(seen, wanted),
			Note: fmt.Sprintf("%d of %d conflicts on labelled pairs are right, %d of %d pairs seen, %d of these in one story", right, right+wrong, seen, wanted, together),
		})
	}
	return out
}

// heldBy reports whether two sides of a conflict have one each of the two places.
func (p TollPair) heldBy(x schema.Conflict, refs map[string]string) bool {
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
func (p TollPair) inOneStory(b *schema.Brief, refs map[string]string) bool {
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
