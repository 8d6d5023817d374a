package headwater

import "testing"

// A claim in another language, or misspelt, is told from one that nothing bears
// on. Names do not count, nor does one rare word among others.
func TestIsForeign(t *testing.T) {
	for claim, want := range map[string]bool{
		"58 personnes étaient à bord":                 true,
		"58 Menschen waren an Bord":                   true,
		"El alcalde dimitió ayer":                     true,
		"Il traghetto è affondato":                    true,
		"På onsdagen sjönk färjan":                    true,
		"На борту было 58 человек":                    true,
		"船上有58人":                                      true,
		"كان على متنها 58 شخصا":                       true,
		"Fifty eihgt pepole wre on bord":              true,
		"58 people were on board":                     false,
		"The ferry sank":                              false,
		"Ramos resigned":                              false,
		"Kwame Mensah of Tarnów quit as mayor":        false,
		"34":                                          false,
		"Orrin Weir":                                  false,
		"Divers found corrosion under the stern ramp": false,
		"Nobody died":                                 false,
		"The minister denies that he read the memo":   false,
		"No toxic gas escaped from the plant":         false,
		"Ørsted will build a wind farm off Skåne":     false,
	} {
		if got := isForeign(asked(claim)); got != want {
			t.Errorf("%q: %v", claim, got)
		}
	}
}
