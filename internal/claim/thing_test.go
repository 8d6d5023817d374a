package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// TestNumberOnThings: one number of two things is no sign that two clauses are one
// claim.
func TestNumberOnThings(t *testing.T) {
	for _, x := range []struct {
		a, b string
		one  bool
	}{
		{"The yard will cut 1,150 jobs in Orle.", "The closure costs 1,150 jobs.", true},
		{"The yard will cut 1,150 jobs in Orle.", "She lied to 1,150 families.", false},
		{"The fire burnt 340 houses.", "A blaze destroyed 340 homes.", true},
		{"The fire burnt 340 houses.", "The hall has 340 seats.", false},
		{"Some 2,300 sheep drowned.", "The vessel lost 2,300 sheep.", true},
		{"Some 2,300 sheep drowned.", "The concert drew 2,300 fans.", false},
		{"The bridge cost 84 million crowns.", "It lent 84 million crowns.", true}, // of one unit: the rest tells
		{"The well is 640 metres deep.", "Voters cast 640 ballots.", false},
	} {
		texts := fixture.Texts(x.a, x.b)
		var m [2]meaning
		for i, text := range texts {
			m[i] = read(text, unit{report: i, Span: report.Span{Start: text.Sentences[0].Start, End: text.Sentences[0].End}})
		}
		if got := compare(&m[0], &m[1]).odds() > noOdds; got != x.one {
			t.Errorf("%q, %q: like is %v", x.a, x.b, got)
		}
	}
}
