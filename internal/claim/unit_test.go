package claim

import "testing"

// TestPromises: a headline that only says what a report is about asserts nothing.
func TestPromises(t *testing.T) {
	for headline, want := range map[string]bool{
		"What we know about the flood in Orre":              true,
		"How the port lost its cranes":                      true,
		"Why the dam above Orle was never mended":           true,
		"Who is Ana Voss":                                   true,
		"Where the missing millions went":                   true,
		"Here's what the minister told the committee":       true,
		"Here is how to claim the rebate":                   true,
		"“How we lost our cranes”":                          true,
		"Port loses its cranes to the gale":                 false,
		"What a night: Orre win the cup at last":            false,
		"Whole crew of the Orla is safe":                    false,
		"How port was robbed, by the clerk who was there":   false,
		"Howard Voss to lead the port":                      false,
		"Hereford port shut":                                false,
		"When the dam broke three villages were lost":       false,
		"Minister knew what the port was doing, memo shows": false,
	} {
		if got := promises(headline); got != want {
			t.Errorf("%q: %v", headline, got)
		}
	}
}
