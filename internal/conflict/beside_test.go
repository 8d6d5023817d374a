package conflict

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestBesides: a figure alone that is set beside another source's is of the same thing.
func TestBesides(t *testing.T) {
	for text, want := range map[string]string{
		"Some 4,000 people marched through Orle on Monday, police said; the organisers spoke of 9,000.":                          "Some 4,000 against 9,000",
		"About 200 guests had been in the hall, says the coastguard; the operator, Tolm Ferries, speaks of 180.":                 "About 200 against 180",
		"Ana Voss said 40 cows had died. The union put the number at 60.":                                                        "40 against 60",
		"Ana Voss said 40 cows had died. The union put the number at 41.":                                                        "",
		"Ana Voss said at least 40 cows had died. The union put the number at 60.":                                               "",
		"Ana Voss said 40 cows had died. The barn was 60 metres long, Jan Brandt said.":                                          "",
		"Ana Voss said 40 cows had died. She put the number at 60.":                                                              "",
		"Ana Voss said the tax on cows had gone up by 4 percent; the union speaks of 9.":                                         "",
		"Ana Voss said 40 cows had died in 3 barns. The union put the number at 60.":                                             "",
		"Ana Voss said 40 cows had died on Monday. The mayor thanked the fire brigade, and a vet put the number of goats at 60.": "",
	} {
		s := tell(fixture.Texts(text))
		got := ""
		for _, c := range besides(s, nil, map[int][]figureReader{0: readersOf(s.Texts[0])}) {
			got += c.Note
		}
		if got != want {
			t.Errorf("%s\n%q, want %q", text, got, want)
		}
	}
}
