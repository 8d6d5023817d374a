package quality

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestClauses(t *testing.T) {
	pairs, err := ReadClauses(strings.NewReader("# what it is\n\n" +
		"tune\ts\tsame\ta\t0\t10\tb\t0\t10\n" +
		"tune\ts\tsame\ta\t20\t30\tb\t20\t30\n" +
		"tune\ts\tother\ta\t0\t10\tb\t40\t50\n" +
		"tune\ts\tother\ta\t20\t30\tb\t40\t50\n" +
		"tune\ts\tunsure\ta\t0\t10\tb\t0\t10\n" +
		"check\ts\tsame\ta\t0\t10\tb\t0\t10\n"))
	if err != nil {
		t.Fatal(err)
	}
	b := &schema.Brief{
		Reports: []schema.Report{{ID: "A", Ref: "a"}, {ID: "B", Ref: "b"}},
		Stories: []schema.Story{{Reports: []string{"A", "B"}, Claims: []schema.Claim{
			{Evidence: []schema.ClaimEvidence{{Report: "A", Start: 0, End: 12}, {Report: "B", Start: 1, End: 10}, {Report: "B", Start: 40, End: 50}}},
			{Evidence: []schema.ClaimEvidence{{Report: "A", Start: 20, End: 30}}},
			{Evidence: []schema.ClaimEvidence{{Report: "B", Start: 20, End: 30}}},
		}}},
	}
	judged, err := JudgeClauses(pairs, b)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := ClauseFigures(Tune, judged)[0], (Figure{What: "in one claim", Precision: .5, Recall: .5, Note: "1 of 2 found are right, 2 to find"}); got != want {
		t.Errorf("tune: %+v, want %+v", got, want)
	}
	if got := ClauseFigures(Check, judged)[0]; got.Precision != 1 || got.Recall != 1 {
		t.Errorf("check: %+v, want 1 of 1", got)
	}
	if got := ClauseErrors(judged); len(got) != 2 {
		t.Errorf("errors %v, want one of either kind, none of the half to check", got)
	}
}

func TestReadClausesSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"tune\ts\tsame\ta\t0\t6\tb\t0":           "line 1",
		"# one\ntune\ts\tlike\ta\t0\t6\tb\t0\t6": "line 2",
		"none\ts\tsame\ta\t0\t6\tb\t0\t6":        "no half",
		"tune\ts\tsame\ta\t0\tx\tb\t0\t6":        "line 1",
	} {
		if _, err := ReadClauses(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want it to name %s", text, err, want)
		}
	}
}
