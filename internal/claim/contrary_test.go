package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestContraryClaims: a clause that leaves open whether p asserts no p, and what a
// thing is is no claim of what it is not, whatever the words for either.
func TestContraryClaims(t *testing.T) {
	for _, x := range []struct {
		a, b     string
		contrary bool
	}{
		{"The harbour pumps at Orre were in working order before the flood.", "The harbour pumps at Orre had been switched off before the flood.", true},
		{"The harbour pumps at Orre were in working order before the flood.", "The harbour pumps at Orre were not working before the flood.", true},
		{"The harbour pumps at Orre were not working before the flood.", "The harbour pumps at Orre had been switched off before the flood.", false},
		{"The flood gate at Orre stood idle and was not shut on Sunday.", "The flood gate at Orre stood idle and was open on Sunday.", false},
		{"The flood gate at Orre was open all Sunday.", "The flood gate at Orre was shut all Sunday.", true},
		{"The drivers had been asleep when the tram left Orre.", "Inspectors will examine whether the drivers had been asleep when the tram left Orre.", true},
		{"Inspectors want to know whether the drivers had been asleep when the tram left Orre.", "Inspectors will examine whether the drivers had been asleep when the tram left Orre.", false},
		{"The tram left Orre on time.", "The tram left Orre on time, whether or not the drivers slept.", false},
		{"The tram left Orre on time.", "The tram left Orre on time regardless of whether the drivers slept.", false},
		{"The water at Orre is safe to drink.", "The water at Orre is not safe to drink.", true},
		{"The water at Orre is safe to drink.", "The water at Orre is not dangerous to drink.", false},
	} {
		s := tell(t, fixture.Texts(x.a, x.b))
		p := cut(s)
		v := weigh(s, p.units)
		if len(p.units) != 2 {
			t.Fatalf("%q, %q: %d units", x.a, x.b, len(p.units))
		}
		f := newFinder(s)
		if got := v.contrary(0, 1) || f.meaningOf(p.units[0]).contrary(f.meaningOf(p.units[1])); got != x.contrary {
			t.Errorf("%q, %q: contrary is %v", x.a, x.b, got)
		}
	}
}
