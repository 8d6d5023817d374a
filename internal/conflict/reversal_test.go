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
