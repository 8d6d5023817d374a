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
		Evidence: []schema.ClaimEvidence{at("A", "asserts", "report A"), at("B", "asserts", "Ines Calder"), at("C", "asserts", "report C"), at("D", "denies", "report D")},
		Origins: schema.Origins{List: []schema.Origin{
			{Name: "report A", Kind: "outlet", Evidence: []int{0}}, {Name: "Ines Calder", Kind: "person", Evidence: []int{1}},
			{Name: "report C", Kind: "outlet", Evidence: []int{2}}, {Name: "Broken", Kind: "person", Evidence: []int{-1, 9}},
		}},
	}
	for stance, want := range map[string][]string{
		"asserts": {"Ines Calder", "Broken", "none named in A, C"},
		"denies":  {"no source named"},
		"hedges":  nil,
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
