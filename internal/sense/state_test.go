package sense

import (
	"strings"
	"testing"
)

// TestStateOf: which of two ways a thing is said to be.
func TestStateOf(t *testing.T) {
	for clause, want := range map[string]string{ // the same letters for the same way
		"the pumps were in working order":                    "works",
		"the pumps were working":                             "works",
		"the pumps had functioned":                           "works",
		"the pumps weren't switched off":                     "works",
		"the pumps were not in working order":                "broken",
		"the pumps were not working":                         "broken",
		"the pumps weren't working":                          "broken",
		"the pumps had been switched off":                    "broken",
		"the pumps had not functioned":                       "broken",
		"the pumps were found disconnected":                  "broken",
		"the gate was open":                                  "open",
		"the gate was not shut":                              "open",
		"the gate was still not open":                        "shut",
		"the gate remained closed":                           "shut",
		"the pumps would be working":                         "",
		"whether the pumps were working":                     "",
		"some of the pumps were working":                     "",
		"the crew was put in order by age":                   "",
		"a working day was lost":                             "",
		"the gate opened at noon":                            "",
		"they worked":                                        "works",
		"working":                                            "",
		"the water was not tested, and the pumps were white": "",
	} {
		got := ""
		if s, ok := StateOf(strings.Fields(strings.ReplaceAll(clause, ",", " ,"))); ok {
			got = [][2]string{{"open", "shut"}, {"works", "broken"}}[s.Pair][map[bool]int{false: 0, true: 1}[s.Second()]]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", clause, got, want)
		}
	}
}
