package quality

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/headwater-news/headwater/schema"
)

// ClauseHalves are the halves that pairs of clauses may be in, in the order they
// are told.
var ClauseHalves = []Half{Tune, Check}

// ClausePair is a clause each of two reports of one event, and whether a reader
// would say that both state the same thing.
type ClausePair struct {
	Half  Half   // one of ClauseHalves
	Set   string // file or folder, within the folder of sets
	Label string // one of clauseLabels
	Places
}

// Two clauses state the same if a reader would say so, though one may add to it;
// other ones are on one matter at most. Undecided pairs aren't scored.
const (
	sameClause  = "same"
	otherClause = "other"
	undecided   = "unsure"
)

// Places are two stretches of reports.
type Places [2]Place

// ReadClauses reads lines of half, set, label and two places, parted by tabs.
func ReadClauses(r io.Reader) ([]ClausePair, error) {
	var out []ClausePair
	err := eachRow(r, 9, func(f []string) error {
		places, err := readPlaces(f[3:])
		if err != nil {
			return err
		}
		p := ClausePair{Half(f[0]), f[1], f[2], places}
		if !slices.Contains(ClauseHalves, p.Half) {
			return fmt.Errorf("no half %q", p.Half)
		}
		if p.Label != sameClause && p.Label != otherClause && p.Label != undecided {
			return fmt.Errorf("no label %q", p.Label)
		}
		out = append(out, p)
		return nil
	})
	return out, err
}

// readPlaces reads two reports, each with the start and end of a stretch.
func readPlaces(f []string) (out Places, err error) {
	for i := range out {
		at := f[3*i:]
		out[i].Ref = at[0]
		if out[i].Start, err = strconv.Atoi(at[1]); err != nil {
			return out, err
		}
		if out[i].End, err = strconv.Atoi(at[2]); err != nil {
			return out, err
		}
	}
	return out, nil
}

// JudgedClauses is a pair and whether some claim of the brief has both.
type JudgedClauses struct {
	ClausePair
	Joined bool
}

// JudgeClauses looks the decided pairs up in the brief of their set.
func JudgeClauses(pairs []ClausePair, b *schema.Brief) ([]JudgedClauses, error) {
	refs := newRefs(b)
	in := map[string][]*schema.Claim{} // by report
	for i := range b.Stories {
		for j := range b.Stories[i].Claims {
			c := &b.Stories[i].Claims[j]
			for _, e := range c.Evidence {
				if list := in[e.Report]; len(list) == 0 || list[len(list)-1] != c {
					in[e.Report] = append(list, c)
				}
			}
		}
	}
	var out []JudgedClauses
	for _, p := range pairs {
		if p.Label == undecided {
			continue
		}
		var at [2]schema.Evidence
		for i, x := range p.Places {
			r, err := refs.report(x.Ref)
			if err != nil {
				return nil, err
			}
			at[i] = schema.Evidence{Report: r.ID, Start: x.Start, End: x.End}
		}
		joined := slices.ContainsFunc(in[at[0].Report], func(c *schema.Claim) bool { return stands(at[0], c) && stands(at[1], c) })
		out = append(out, JudgedClauses{p, joined})
	}
	return out, nil
}

// ClauseFigures tells of one half how many of the pairs that a claim has both of
// are the same, and how many of those that are the same a claim has both of.
func ClauseFigures(half Half, pairs []JudgedClauses) []Figure {
	var joined, same, right int
	for _, p := range pairs {
		if p.Half != half {
			continue
		}
		if p.Joined {
			joined++
		}
		if p.Label == sameClause {
			same++
			if p.Joined {
				right++
			}
		}
	}
	return []Figure{counted("in one claim", right, joined, same)}
}

// ClauseErrors lists the pairs to tune on that are in one claim and are others,
// and those that are the same and in no one claim.
func ClauseErrors(pairs []JudgedClauses) []Miss {
	var out []Miss
	for _, p := range pairs {
		if p.Half != Tune || p.Joined == (p.Label == sameClause) {
			continue
		}
		class := "clauses of one claim that say different things"
		if !p.Joined {
			class = "clauses that say the same, in two claims"
		}
		out = append(out, Miss{class, fmt.Sprintf("%v and %v", p.Places[0], p.Places[1])})
	}
	return out
}
