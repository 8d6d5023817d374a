package quality

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// ClaimHalves are the halves that claims may be in, in the order they are told.
var ClaimHalves = []Half{Tune, Check, Fresh}

// Assertion is a claim of real reports as a person read it: where it stands,
// and how many independent origins are behind it.
type Assertion struct {
	Half     Half              `json:"half"`  // one of ClaimHalves
	Set      string            `json:"set"`   // file or folder, within the folder of sets
	Claim    string            `json:"claim"` // what it says, in the reader's words
	Low      int               `json:"low"`   // no fair reader would count fewer
	Best     int               `json:"best"`  // the reader's own count
	High     int               `json:"high"`  // no fair reader would count more
	Why      string            `json:"why"`   // what hangs together, or doesn't
	Evidence []schema.Evidence `json:"evidence"`
}

// ReadAssertions reads labelled claims, one a line.
func ReadAssertions(r io.Reader) ([]Assertion, error) {
	var out []Assertion
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	for {
		var a Assertion
		switch err := dec.Decode(&a); {
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("claim %d: %w", len(out)+1, err)
		case a.Low < 1 || a.Best < a.Low || a.High < a.Best:
			return nil, fmt.Errorf("claim %d: %d to %d origins, %d the best count", len(out)+1, a.Low, a.High, a.Best)
		case !slices.Contains(ClaimHalves, a.Half):
			return nil, fmt.Errorf("claim %d: no half %q", len(out)+1, a.Half)
		case len(a.Evidence) == 0:
			return nil, fmt.Errorf("claim %d has no evidence", len(out)+1)
		}
		out = append(out, a)
	}
}

// JudgedClaim is a labelled claim and the brief's claim that is most like it.
type JudgedClaim struct {
	Assertion
	Found  schema.Range // 0–0 where no claim has any of the evidence
	Shared int          // pieces of the evidence that the brief's claim has
	Extra  int          // pieces that it has beyond them
}

// JudgeClaims looks labelled claims up in the brief of their set. A piece of
// evidence is the same when half of the shorter of the two lies in the other,
// and claims are alike by the evidence they share (Dice).
func JudgeClaims(claims []Assertion, b *schema.Brief) ([]JudgedClaim, error) {
	refs := newRefs(b)
	var all []*schema.Claim
	at := map[string][]int{} // by report, the claims with evidence in it
	for i := range b.Stories {
		for j := range b.Stories[i].Claims {
			claim := &b.Stories[i].Claims[j]
			for _, e := range claim.Evidence {
				if in := at[e.Report]; len(in) == 0 || in[len(in)-1] != len(all) {
					at[e.Report] = append(in, len(all))
				}
			}
			all = append(all, claim)
		}
	}
	var out []JudgedClaim
	for _, a := range claims {
		shared := map[int]int{} // by claim
		for _, e := range a.Evidence {
			r, err := refs.report(e.Report)
			if err != nil {
				return nil, err
			}
			if e.Start < 0 || e.End <= e.Start || e.End > len([]rune(r.Text)) {
				return nil, fmt.Errorf("%q: %s has no words at %d to %d", a.Claim, e.Report, e.Start, e.End)
			}
			for _, i := range at[r.ID] {
				if stands(schema.Evidence{Report: r.ID, Start: e.Start, End: e.End}, all[i]) {
					shared[i]++
				}
			}
		}
		judged := JudgedClaim{Assertion: a}
		most := 0.0
		for i, claim := range all {
			alike := 2 * float64(shared[i]) / float64(len(a.Evidence)+len(claim.Evidence))
			if alike > most {
				most = alike
				judged.Found = claim.Origins.Range()
				judged.Shared, judged.Extra = shared[i], len(claim.Evidence)-shared[i]
			}
		}
		out = append(out, judged)
	}
	return out, nil
}

// stands reports whether a claim has a piece of evidence.
func stands(want schema.Evidence, claim *schema.Claim) bool {
	for _, e := range claim.Evidence {
		if e.Report == want.Report && overlap(schema.Span{Start: e.Start, End: e.End}, schema.Span{Start: want.Start, End: want.End}) {
			return true
		}
	}
	return false
}

// ClaimFigures sums one half of labelled claims up.
func ClaimFigures(half Half, claims []JudgedClaim) []Figure {
	var of, found, high, covered, sure, width, said, both, many, evidence, shared, extra int
	for _, c := range claims {
		if c.Half != half {
			continue
		}
		of++
		evidence += len(c.Evidence)
		shared += c.Shared
		extra += c.Extra
		if c.Best >= 2 {
			many++
		}
		if c.Shared == 0 {
			continue
		}
		found++
		width += c.Found.High - c.Found.Low
		if c.Found.Low > c.Best {
			high++
		}
		if c.Found.Low <= c.Best && c.Best <= c.Found.High {
			covered++
		}
		if c.Found.Low <= c.High && c.Low <= c.Found.High {
			sure++
		}
		if c.Found.Low >= 2 {
			said++
			if c.Best >= 2 {
				both++
			}
		}
	}
	return []Figure{
		share("claims found", found, of, "have a claim of the brief for some of their evidence"),
		counted("their evidence", shared, shared+extra, evidence),
		share("counted too high", high, of, "claims, low above the reader's count"),
		share("range covers", covered, of, "claims, the reader's count"),
		share("ranges meet", sure, of, "claims, the reader's range and the program's"),
		counted("two or more", both, said, many),
		{What: "mean width", Precision: ratio(width, found), Note: "of the ranges found", Share: true},
	}
}

// ClaimErrors lists the claims to tune on whose count is off, by kind.
func ClaimErrors(claims []JudgedClaim) []Miss {
	var out []Miss
	for _, c := range claims {
		class := ""
		switch {
		case c.Half != Tune:
			continue
		case c.Shared == 0:
			class = "no claim has the evidence"
		case c.Found.Low > c.Best:
			class = "too high"
		case c.Found.High < c.Best && c.Shared < len(c.Evidence):
			class = "too low, some of the evidence in other claims"
		case c.Found.High < c.Best:
			class = "too low, all of the evidence in one claim"
		default:
			continue
		}
		first := c.Evidence[0]
		out = append(out, Miss{class, fmt.Sprintf("%s, not %s: %q (%s; %d of %d pieces, %d more), %s %d–%d",
			span(c.Found.Low, c.Found.High), span(c.Best, c.Best), c.Claim, c.Why, c.Shared, len(c.Evidence), c.Extra, first.Report, first.Start, first.End)})
	}
	return out
}
