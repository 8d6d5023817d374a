package reuse

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestRelay: what a report has from another, and says so, it shares with it, and
// no more than that.
func TestRelay(t *testing.T) {
	texts := fixture.Texts(
		`The charges against Ida Torv are to include fraud and false weights, and to dwell on her conduct at the salt mill that she owned by the weir before she left the guild in 2016, two clerks said. "I never set foot in the counting house after dusk," Torv wrote to the guild. Divers are looking for the scales.`,
		`Oskar Hask was surprised. The Tarn Herald reported the charges "will include fraud and false weights and dwell on her conduct at the salt mill that she owned by the weir before she left the guild in 2016." "I never set foot in the counting house after dusk," she told the guild in a letter. The market opens late.`,
	)
	for _, x := range []struct {
		name   string
		relays []Relay
		want   []int // sentences of the second report
	}{
		{"none said to be relayed", nil, nil},
		{"one sentence", []Relay{{Report: 1, From: 0, First: 1, Last: 2}}, []int{1}},
		{"all of it", []Relay{{Report: 1, From: 0, First: 0, Last: 4}}, []int{1, 2}},
		{"another sentence", []Relay{{Report: 1, From: 0, First: 3, Last: 4}}, nil},
	} {
		var got []int
		for _, p := range find(texts, x.relays...).Passages {
			for _, w := range p.Witnesses {
				if w.Report == 1 {
					got = append(got, w.Sentence)
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: shared in sentences %v, want %v", x.name, got, x.want)
		}
	}
}
