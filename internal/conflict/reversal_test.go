package conflict

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestReversals: in each pair of reports one source gives up what it would do, or doesn't.
func TestReversals(t *testing.T) {
	for _, x := range []struct {
		name, first, second string
		before              string // "" for no change
	}{
		{"given up", "Halm Works was fined. Halm Works said that it would appeal.", "Halm Works will not appeal the fine after all, a spokesman for Halm Works said.", "Halm Works said that it would appeal."},
		{"told first in the later report", "Halm Works will not appeal the fine after all, a spokesman for Halm Works said.", "Halm Works was fined. Halm Works said that it would appeal.", "Halm Works said that it would appeal."},
		{"taken up", "Mayor Ana Voss said on Monday that she would not attend the funeral.", "Mayor Ana Voss said on Wednesday that she would attend the funeral.", "Mayor Ana Voss said on Monday that she would not attend the funeral."},
		{"vowed", "Mayor Ana Voss vowed on Monday to sign the treaty with Tarn.", "Mayor Ana Voss said on Tuesday that she would no longer sign the treaty.", "Mayor Ana Voss vowed on Monday to sign the treaty with Tarn."},
		{"of somebody else", "Mayor Ana Voss said on Monday that the school would stay in the mill.", "Mayor Ana Voss said on Wednesday that the school would not stay in the mill.", "Mayor Ana Voss said on Monday that the school would stay in the mill."},
		{"left", "Mayor Ana Voss said that she would not step down over the fire.", "Mayor Ana Voss has resigned. The council met.", "Mayor Ana Voss said that she would not step down over the fire."},
		{"left, by office", "The council met. \"I will never resign\", Mayor Ana Voss said.", "The council met in the rain. The mayor of Orre stepped down on Friday.", "\"I will never resign\", Mayor Ana Voss said."},
		{"left, told in one report", "The chairwoman of the port resigned on Friday. Ana Voss, the chairwoman, had said on Monday that she would stay in office.", "Rain fell on Orre all day.", "Ana Voss, the chairwoman, had said on Monday that she would stay in office."},
		{"left, in a headline", "Ana Voss rejected calls to resign on Monday.", "Voss quits over fire at the mill\n\nThe council met in the rain on Tuesday.", "Ana Voss rejected calls to resign on Monday."},
		{"refused, then willing", "Mayor Ana Voss refused on Monday to sign the treaty.", "Mayor Ana Voss said on Tuesday that she would sign the treaty.", "Mayor Ana Voss refused on Monday to sign the treaty."},

		{"another left", "Mayor Ana Voss said that she would not step down over the fire.", "Fire chief Dov Aalto resigned on Friday.", ""},
		{"another of that office left", "Mayor Ana Voss said that she would not step down over the fire.", "Mayor Dov Aalto of Tarn is ill. The mayor resigned on Friday.", ""},
		{"told to leave", "Mayor Ana Voss said that she would not step down over the fire.", "Voss should have resigned, the union said.", ""},
		{"said that he would", "Mayor Ana Voss said that she would step down over the fire.", "Voss resigned on Friday.", ""},
		{"refused, and refused", "Mayor Ana Voss refused on Monday to sign the treaty.", "Mayor Ana Voss said on Tuesday that she would not sign the treaty.", ""},
		{"stepped out", "Mayor Ana Voss said that she would not step down over the fire.", "Voss stepped out of the hall.", ""},
		{"in no order", "Mayor Ana Voss said that she would attend the funeral.", "Mayor Ana Voss said that she would not attend the funeral.", ""},
		{"days that may be either way round", "Mayor Ana Voss said on Monday that she would attend the funeral.", "Mayor Ana Voss said on Friday that she would not attend the funeral.", ""},
		{"another thing", "Mayor Ana Voss said on Monday that she would not sign the treaty.", "Mayor Ana Voss said on Tuesday that she would sign the order.", ""},
		{"another sense", "Mayor Ana Voss said on Monday that she would not run again.", "Mayor Ana Voss said on Tuesday that she would run the port herself.", ""},
		{"another subject", "Mayor Ana Voss said on Monday that the school would not close in June.", "Mayor Ana Voss said on Tuesday that the library would close in June.", ""},
		{"another source", "Mayor Ana Voss said on Monday that she would sign the treaty.", "Union leader Dov Aalto said on Tuesday that he would not sign the treaty.", ""},
		{"on a condition", "Mayor Ana Voss said on Monday that she would sign the treaty if the port was safe.", "Mayor Ana Voss said on Tuesday that she would not sign the treaty.", ""},
		{"said again", "Mayor Ana Voss said on Monday that she would not sign the treaty.", "Mayor Ana Voss said on Tuesday that she would never sign the treaty.", ""},
	} {
		s := tell(fixture.Texts(x.first, x.second))
		got := ""
		for _, c := range Find(s).Changes {
			got = c.Before.In(s.Texts[c.Before.Report].Text)
		}
		if got != x.before {
			t.Errorf("%s: before it was %q, want %q", x.name, got, x.before)
		}
	}
}
