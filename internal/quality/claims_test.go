package quality

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestReadAssertions(t *testing.T) {
	for line, want := range map[string]string{
		`{"half":"tune","low":1,"best":1,"high":2,"evidence":[{"report":"a","start":0,"end":3}]}`: "",
		`{"low":1,"best":1,"high":2,"evidence":[{"report":"a","start":0,"end":3}]}`:               "claim 1: no half",
		`{"low":1,"best":3,"high":2,"evidence":[{"report":"a","start":0,"end":3}]}`:               "claim 1: 1 to 2 origins, 3 the best count",
		`{"low":0,"best":1,"high":2,"evidence":[{"report":"a","start":0,"end":3}]}`:               "claim 1: 0 to 2",
		`{"half":"tune","low":1,"best":1,"high":2,"evidence":[]}`:                                 "claim 1 has no evidence",
		`{"low":1,"text":"not ours"}`: "unknown field",
	} {
		_, err := ReadAssertions(strings.NewReader(line))
		if got := errorText(err); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: error %q, want %q", line, got, want)
		}
	}
}

func TestJudgeClaims(t *testing.T) {
	evidence := func(places ...schema.ClaimEvidence) []schema.ClaimEvidence { return places }
	at := func(report string, start, end int) schema.ClaimEvidence {
		return schema.ClaimEvidence{Report: report, Start: start, End: end}
	}
	b := &schema.Brief{
		Reports: []schema.Report{{ID: "A", Ref: "a", Text: strings.Repeat("é", 50)}, {ID: "B", Ref: "b", Text: strings.Repeat("x", 50)}},
		Stories: []schema.Story{{Claims: []schema.Claim{
			{Evidence: evidence(at("A", 0, 10)), Origins: schema.Origins{Low: 1, High: 1}},
			{Evidence: evidence(at("A", 8, 20), at("B", 0, 10), at("B", 30, 40)), Origins: schema.Origins{Low: 2, High: 3}},
			{Evidence: evidence(at("B", 20, 28)), Origins: schema.Origins{Low: 3, High: 3}},
		}}},
	}
	label := func(low, best, high int, places ...schema.Evidence) Assertion {
		return Assertion{Half: Tune, Low: low, Best: best, High: high, Evidence: places}
	}
	claims := []Assertion{
		label(1, 2, 2, schema.Evidence{Report: "a", Start: 10, End: 20}, schema.Evidence{Report: "b", Start: 0, End: 30}), // the second claim, all of it
		label(2, 2, 2, schema.Evidence{Report: "a", Start: 0, End: 9}, schema.Evidence{Report: "b", Start: 45, End: 50}),  // the first, one of two
		label(1, 1, 3, schema.Evidence{Report: "b", Start: 18, End: 30}),                                                  // the third
		label(1, 1, 1, schema.Evidence{Report: "a", Start: 40, End: 50}),                                                  // none
	}
	judged, err := JudgeClaims(claims, b)
	if err != nil {
		t.Fatal(err)
	}
	type verdict struct {
		found         schema.Range
		shared, extra int
	}
	var got []verdict
	for _, c := range judged {
		got = append(got, verdict{c.Found, c.Shared, c.Extra})
	}
	want := []verdict{{schema.Range{Low: 2, High: 3}, 2, 1}, {schema.Range{Low: 1, High: 1}, 1, 0}, {schema.Range{Low: 3, High: 3}, 1, 0}, {}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}

	judged = append(judged, JudgedClaim{Assertion: Assertion{Half: Check, Low: 1, Best: 1, High: 1}}) // not counted with the others, and not told
	var out strings.Builder
	if err := Print(&out, ClaimFigures(Tune, judged)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"claims found      0.750                     3 of 4",
		"their evidence    0.800      0.667   0.727  4 of 5 found are right, 6 to find",
		"counted too high  0.250                     1 of 4",
		"range covers      0.250                     1 of 4",
		"ranges meet       0.500                     2 of 4",
		"two or more       0.500      0.500   0.500  1 of 2 found are right, 2 to find",
		"mean width        0.333",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}

	var classes []string
	for _, m := range ClaimErrors(judged) {
		classes = append(classes, m.Class)
	}
	wantClasses := []string{"too low, some of the evidence in other claims", "too high", "no claim has the evidence"}
	if !slices.Equal(classes, wantClasses) {
		t.Errorf("errors %q, want %q", classes, wantClasses)
	}

	for _, bad := range []schema.Evidence{{Report: "a", Start: 40, End: 60}, {Report: "z", Start: 0, End: 3}, {Report: "a", Start: 3, End: 3}} {
		if _, err := JudgeClaims([]Assertion{label(1, 1, 1, bad)}, b); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}
