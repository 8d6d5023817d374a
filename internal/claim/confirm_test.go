package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestConfirmationIn: who says of what was said before that it is so is a source of it;
// who cannot say so, or says more, is not.
func TestConfirmationIn(t *testing.T) {
	for sentence, want := range map[string]string{
		"Two monks confirmed this.":                                   "Two monks",
		"The abbey has since confirmed that account.":                 "The abbey",
		"Abbot Dov Ruel confirmed it on Monday.":                      "Abbot Dov Ruel",
		"Three men who worked at the abbey at the time confirm this.": "Three men",
		"A second cellarer told the Orle Post the same.":              "A second cellarer",
		"The sexton said the same thing.":                             "The sexton",
		"A neighbour, Jon Raa, backed up his version.":                "Jon Raa",
		"Police could not confirm this.":                              "",
		"The abbey declined to confirm that.":                         "",
		"Nobody confirmed this.":                                      "",
		"The abbey confirmed that the bells were sold.":               "",
		"The abbey may have confirmed it.":                            "",
		"The abbot confirmed his nephew in May.":                      "",
		"Bells that ring the same are cheaper.":                       "",
		"\"He did it,\" said Raa, and the sexton confirmed this.":     "",
	} {
		got := ""
		if by, ok := confirmationIn(fixture.Texts(sentence)[0], 0, nil); ok {
			got = by[0].Name
		}
		if got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}
