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
