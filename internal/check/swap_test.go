package check

import "testing"

func TestSwapped(t *testing.T) {
	for _, c := range []struct{ asked, said, want string }{
		{"The prize was a bronze ladle.", "The prize was a silver ladle.", "the reports say “silver”, the claim “bronze”"},
		{"The ladle was lent by a dealer.", "The ladle was lent by a family in Tolm.", "the reports say “family”, the claim “dealer”"},
		{"Divers took a ladle from the lake.", "Divers took a ladle from the river.", "the reports say “river”, the claim “lake”"},
		{"Divers took a ladle from the river.", "Divers took a ladle from the deep river.", ""},
		{"A man at the gate wept.", "A man at the fence wept.", ""}, // there may be two
		{"The prize was a ladle.", "The prize was a silver ladle.", ""},
	} {
		asked, said := weighed(c.asked), weighed(c.said)
		if got := swapped(asked, said, readFrame(asked).verbs); got != c.want {
			t.Errorf("%q beside %q: %q, want %q", c.asked, c.said, got, c.want)
		}
	}
}

// Who refused to do a thing did not do it, and a thing that is needed is not
// said to be missing where another of its kind is.
func TestTurnedBySense(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The smith refused to sell the ladle.", true},
		{"The smith would not sell the ladle.", true},
		{"The smith refused the ladle.", false},
		{"Smiths need a licence and have no licence.", false},
	} {
		x := clauseOf(c.text)
		if got := x.negative(x.all()); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}
