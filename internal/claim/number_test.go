package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestOfMonth: a day of a month is no number of anything.
func TestOfMonth(t *testing.T) {
	for text, want := range map[string]bool{
		"The council meets on June 19.":           true,
		"The council meets on 19 June.":           true,
		"It rained in Tolm on Sept 4 and later.":  true,
		"It may, 19 sailors said, rain.":          false,
		"The council has 19 seats.":               false,
		"In June, 19 sailors left.":               false,
		"The council met in June 2019.":           false,
		"The ferry may 19 times have been late.":  false,
		"May 3 was a Sunday.":                     true,
		"The fleet of 19 was sold in June.":       false,
		"Some 19 skippers from Marchfield left.":  false,
		"It cost 19 million crowns in June.":      false,
		"The yard built 19 boats by 4 June 1998.": true,
	} {
		x := fixture.Texts(text)[0]
		terms := x.TermsOf(x.Sentences[0])
		got := false
		for _, n := range numerals(x, terms) {
			got = got || ofMonth(x, terms, n)
		}
		if got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
