package render

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// TestVoices: a report of no known outlet that names nobody is no name of its own.
func TestVoices(t *testing.T) {
	at := func(report, stance, name string) schema.ClaimEvidence {
		return schema.ClaimEvidence{Report: report, Stance: stance, Chain: []schema.Link{{Name: name, Kind: "outlet"}}}
	}
	c := &schema.Claim{
		Evidence: []schema.ClaimEvidence{at("A", "asserts", "report A"), at("B", "asserts", "Ines Calder"), at("C", "asserts", "report C"), at("D", "denies", "report D"),
			at("E", "asserts", "Two officials"), at("F", "asserts", "two officials"), at("E", "hedges", "Two officials"), at("F", "hedges", "two officials")},
		Origins: schema.Origins{List: []schema.Origin{
			{Name: "report A", Kind: "outlet", Evidence: []int{0}}, {Name: "Ines Calder", Kind: "person", Evidence: []int{1}},
			{Name: "report C", Kind: "outlet", Evidence: []int{2}}, {Name: "Broken", Kind: "person", Evidence: []int{-1, 9}},
			{Name: "Two officials", Kind: "anonymous", Evidence: []int{4}}, {Name: "two officials", Kind: "anonymous", Evidence: []int{5}},
		}},
	}
	for stance, want := range map[string][]string{
		"asserts": {"Ines Calder", "Broken", "2× Two officials", "none named in A, C"},
		"denies":  {"no source named"},
		"hedges":  {"Two officials"},
	} {
		var got []string
		for _, v := range voices(c, stance) {
			got = append(got, v.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("who %s it: %q, want %q", stance, got, want)
		}
	}
}

// TestSideStance: words that one says and another denies in one breath are on both sides.
func TestSideStance(t *testing.T) {
	claim, at := "c1", []schema.Evidence{{Report: "A", Start: 4, End: 20}}
	c := &schema.Claim{ID: claim, Evidence: []schema.ClaimEvidence{
		{Report: "A", Start: 4, End: 20, Stance: "asserts"}, {Report: "A", Start: 4, End: 20, Stance: "denies"},
	}}
	for _, x := range []struct{ kind, want string }{{"denial", "asserts denies"}, {"negation", "asserts asserts"}} {
		dispute := schema.Conflict{Kind: x.kind, Sides: []schema.Side{{Claim: &claim, Evidence: at}, {Claim: &claim, Evidence: at}}}
		s := &facts{}
		if got := s.sideStance(c, dispute, 0, dispute.Sides[0]) + " " + s.sideStance(c, dispute, 1, dispute.Sides[1]); got != x.want {
			t.Errorf("%s: %s, want %s", x.kind, got, x.want)
		}
	}
}
