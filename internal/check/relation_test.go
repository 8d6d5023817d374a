package check

import "testing"

func TestRelationsDiffer(t *testing.T) {
	for _, c := range []struct {
		differ      func(asked, said *clause) string
		asked, said string
		want        string
	}{
		{directionDiffers, "Lime is used to bring iron into the water.", "Lime takes iron out of the water.", "the reports say “from water”, the claim “to water”"},
		{directionDiffers, "The herd walked from Tolm.", "The herd walked to Tolm.", "the reports say “to Tolm”, the claim “from Tolm”"},
		{directionDiffers, "The herd walked from Tolm.", "The herd came out of Tolm, not to Tolm.", ""},
		{directionDiffers, "The herd stood in Tolm.", "The herd walked to Tolm.", ""},
		{oftenDiffers, "The well is tested every month.", "The well is tested every week.", "the reports say every week, the claim every month"},
		{oftenDiffers, "The well is tested weekly.", "The well is tested every week.", ""},
		{oftenDiffers, "The well is tested every week.", "The well was tested last week.", ""},
		{fractionDiffers, "The herd was sold at half its price.", "The herd was sold at its full price.", "the claim says “half”, the reports don't"},
	} {
		if got := c.differ(weighed(c.asked), weighed(c.said)); got != c.want {
			t.Errorf("%q beside %q: %q, want %q", c.asked, c.said, got, c.want)
		}
	}
}
