package since

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/headwater-news/headwater/schema"
)

// stand is one piece of evidence, ten code points long.
func stand(report string, start int, stance string) schema.ClaimEvidence {
	return schema.ClaimEvidence{Report: report, Start: start, End: start + 10, Stance: stance}
}

func claim(id string, low, high int, evidence ...schema.ClaimEvidence) schema.Claim {
	return schema.Claim{ID: id, Evidence: evidence, Origins: schema.Origins{Low: low, High: high}}
}

func side(report string, start int) schema.Side {
	return schema.Side{Evidence: []schema.Evidence{{Report: report, Start: start, End: start + 10}}}
}

// brief numbers its reports by letters, in the order of their refs.
func brief(reports []schema.Report, story schema.Story) *schema.Brief {
	for i := range reports {
		reports[i].ID = string(rune('A' + i))
	}
	return &schema.Brief{Reports: reports, Stories: []schema.Story{story}}
}

func TestBetween(t *testing.T) {
	then := brief([]schema.Report{{Ref: "one", Text: "1"}, {Ref: "two", Text: "2"}}, schema.Story{
		Claims: []schema.Claim{
			claim("fire", 1, 1, stand("A", 0, "asserts")),
			claim("toll", 1, 2, stand("A", 20, "asserts"), stand("B", 20, "asserts")),
			claim("cause", 1, 1, stand("A", 40, "asserts")),
			claim("late", 1, 1, stand("B", 60, "asserts")),
		},
		Conflicts: []schema.Conflict{{Sides: []schema.Side{side("A", 20), side("B", 20)}}},
	})
	// "zero" came and takes the letter A; "two" was changed.
	now := brief([]schema.Report{{Ref: "zero", Text: "0"}, {Ref: "one", Text: "1"}, {Ref: "two", Text: "2b"}}, schema.Story{
		Claims: []schema.Claim{
			claim("fire, now", 1, 1, stand("B", 0, "asserts")),
			claim("toll, now", 2, 4, stand("A", 20, "asserts"), stand("B", 20, "asserts")),
			claim("cause, now", 1, 1, stand("B", 40, "asserts"), stand("A", 40, "denies")),
			claim("new, a line", 2, 2, stand("A", 80, "asserts")),
			claim("new, no line", 2, 2, stand("A", 90, "asserts")),
			claim("late, in other words", 1, 1, stand("C", 60, "asserts")),
		},
		Lines:     []schema.Line{{Claim: "fire, now"}, {Claim: "new, a line"}},
		Conflicts: []schema.Conflict{{Sides: []schema.Side{side("B", 20), side("C", 20)}}, {Sides: []schema.Side{side("A", 40), side("B", 40)}}},
	})
	want := Changes{
		Came: []string{"A"}, Revised: []string{"C"},
		Claims: []Claim{
			{Index: 3},
			{Index: 1, Before: &schema.Range{Low: 1, High: 2}},
			{Index: 2, Before: &schema.Range{Low: 1, High: 1}, Denied: true},
		},
		Disputes: []int{0, 1}, // the first stands on other words of "two"
	}
	if diff := cmp.Diff(want, Between(then, now)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Changes{}, Between(now, now)); diff != "" {
		t.Errorf("of itself: %s", diff)
	}
}
