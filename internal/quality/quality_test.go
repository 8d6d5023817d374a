package quality

import (
	"bytes"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestStories(t *testing.T) {
	rows := []Row{{ID: "a", Story: "x"}, {ID: "b", Story: "x"}, {ID: "c", Story: "y"}, {ID: "d", Story: "y"}}
	b := &schema.Brief{
		Reports: []schema.Report{{ID: "A", Ref: "a"}, {ID: "B", Ref: "b"}, {ID: "C", Ref: "c"}},
		Stories: []schema.Story{{ID: "s1", Reports: []string{"A", "B", "C"}}},
	}
	f := Stories(rows, b)[0]
	// a and b are two thirds right, c a third, d alone; c and d miss each other.
	if want := (2./3 + 2./3 + 1./3 + 1) / 4; f.Precision < want-1e-9 || f.Precision > want+1e-9 {
		t.Errorf("precision %v, want %v", f.Precision, want)
	}
	if want := (1 + 1 + .5 + .5) / 4; f.Recall != want {
		t.Errorf("recall %v, want %v", f.Recall, want)
	}
}

func TestAttributions(t *testing.T) {
	const text = "“We will stay,” Ada said. Bo denied it."
	rows := []Row{
		{ID: "a", Text: text, Attributions: []Attribution{
			{Source: [][2]int{{16, 19}}, Content: [][2]int{{0, 15}}},
			{Source: [][2]int{{26, 28}}, Content: [][2]int{{36, 38}}},
		}},
		{ID: "changed", Text: text, Attributions: []Attribution{{Content: [][2]int{{0, 15}}}}},
	}
	b := &schema.Brief{Reports: []schema.Report{
		{Ref: "a", Text: text, Attributions: []schema.Attribution{
			{Source: []schema.Span{{Start: 26, End: 28}}, Content: []schema.Span{{Start: 1, End: 13}}}, // marks don't count
			{Source: []schema.Span{{Start: 16, End: 19}}, Content: []schema.Span{{Start: 20, End: 24}}},
		}},
		{Ref: "changed", Text: "Another text."},
	}}
	content, source, exact := 0, 1, 2
	got := Attributions(rows, b)
	for figure, right := range map[int]int{content: 1, source: 0, exact: 1} {
		if got[figure].Precision != float64(right)/2 || got[figure].Recall != float64(right)/3 {
			t.Errorf("%+v, want %d right of 2 found and 3 to find", got[figure], right)
		}
	}
}

func TestTimes(t *testing.T) {
	const text = "On Monday, three weeks later, at noon."
	rows := []Row{{ID: "a", Text: text, Times: []Time{{3, 9, "DATE", "2020-01-06"}, {11, 28, "DATE", "2020-01-27"}, {33, 37, "TIME", "T12:00"}}}}
	b := &schema.Brief{Reports: []schema.Report{{Ref: "a", Text: text, Times: []schema.Time{
		{Start: 3, End: 9, Value: "2020-01-06"}, {Start: 11, End: 22, Value: "P3W"},
	}}}}
	for i, right := range []int{2, 1, 1} {
		if f := Times(rows, b)[i]; f.Precision != float64(right)/2 || f.Recall != float64(right)/3 {
			t.Errorf("%+v, want %d right", f, right)
		}
	}
}

// A truth and the brief that it is the answer to.
func TestCheck(t *testing.T) {
	truth := &Truth{
		Reports: map[string]string{"1": "one.txt", "2": "two.txt"},
		Parents: map[string][]string{"2": {"1", lost}},
		Claims:  []Claim{{Claim: "The dam broke", Low: 1, High: 1, Evidence: []Words{{Report: "1", Words: "dam broke"}}}, {Claim: "It rained", Low: 2, High: 3, Evidence: []Words{{Report: "2", Words: "It rained"}}}},
		Conflicts: []Conflict{
			{"it broke, or it rained", [2][]Words{{{Report: "1", Words: "dam broke"}}, {{Report: "2", Words: "It rained"}}}},
			{"it rained, or it broke", [2][]Words{{{Report: "2", Words: "World"}}, {{Report: "1", Words: "dam"}}}},
		},
		Furniture: []Words{{Report: "2", Words: "World", Nth: 2}},
	}
	b := &schema.Brief{
		Reports: []schema.Report{
			{ID: "A", Ref: "one.txt", Text: "The dam broke."},
			{ID: "B", Ref: "two.txt", Text: "World: it. World. It rained.", Furniture: []schema.Furniture{{Start: 11, End: 16}}},
		},
		Stories: []schema.Story{{
			Lineage: schema.Lineage{
				Nodes: []schema.Node{{ID: "A", Kind: "report"}, {ID: "B", Kind: "report"}, {ID: "α", Kind: "lost"}},
				Edges: []schema.Edge{{From: "A", To: "B"}, {From: "α", To: "A"}},
			},
			Claims: []schema.Claim{
				{Evidence: []schema.ClaimEvidence{{Report: "A", Start: 0, End: 14}}, Origins: schema.Origins{Low: 2, High: 2}},
				{Evidence: []schema.ClaimEvidence{{Report: "B", Start: 18, End: 28}}, Origins: schema.Origins{Low: 1, High: 3}},
			},
			Conflicts: []schema.Conflict{
				{Sides: []schema.Side{{Evidence: []schema.Evidence{{Report: "B", Start: 18, End: 28}}}, {Evidence: []schema.Evidence{{Report: "A", Start: 0, End: 14}}}}},
				{Kind: "date", Note: "another day", Sides: []schema.Side{{Evidence: []schema.Evidence{{Report: "B", Start: 0, End: 28}, {Report: "A", Start: 0, End: 14}}}}},
			},
		}},
	}
	var out bytes.Buffer
	if err := truth.Check(&out, b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"lineage, edges         0.500      0.500   0.500  1 of 2 found are right, 2 to find",
		"furniture, characters  1.000      1.000   1.000",
		"conflicts              0.500      0.500   0.500  1 of 2 found are right, 1 of 2 seen",
		"text taken, not seen\n  lost → 2\n",
		"text taken, seen wrongly\n  lost → 1\n",
		"conflict not seen\n  it rained, or it broke\n",
		"conflict where there is none\n  date: another day\n",
		"  1    2    The dam broke\n",
		"  2–3  1–3  It rained\n",
		"2 of 2 claims are in the brief; the range of 1 holds the true one",
		"1 of 1 claims with one origin are said to have more",
		"0 of 1 claims with more origins are said to have one",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}

	truth.Furniture = []Words{{Report: "2", Words: "World", Nth: 3}}
	if err := truth.Check(&out, b); err == nil || !strings.Contains(err.Error(), `"World"`) {
		t.Errorf("words that don't stand there: %v", err)
	}
}
