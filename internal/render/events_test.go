package render

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// A timeline shows a sentence once, nothing that has no day, and of too many
// events those that most reports tell of and that were near.
func TestHappened(t *testing.T) {
	day := func(text, day string, reports ...string) schema.Event {
		e := schema.Event{Text: text, Value: day, Precision: "day", About: "event"}
		if day[0] != 'X' {
			e.Interval = &schema.Interval{Start: day, End: day}
		}
		for _, r := range reports {
			e.Evidence = append(e.Evidence, schema.Evidence{Report: r})
		}
		return e
	}
	start, end := "2031-05-03", "2031-05-05"
	s := &facts{Story: &schema.Story{Period: schema.Period{Start: &start, End: &end}, Timeline: []schema.Event{
		day("built", "1988-03-01", "A"),
		day("sold", "2001-03-01", "A"),
		day("inspected twice", "2031-03-09", "A"),
		day("inspected twice", "2031-04-09", "A", "B"),
		day("sunk", "2031-05-02", "A", "B", "C"),
		day("raised", "XXXX-WXX-3", "B"),
		day("once upon a time", "XXXX-XX-XX", "A", "B", "C"),
	}}}
	for _, test := range []struct {
		most, left int
		want       []string
	}{
		{9, 0, []string{"1988-03-01 built", "2001-03-01 sold", "2031-04-09 inspected twice", "2031-05-02 sunk", "XXXX-WXX-3 raised"}},
		{3, 2, []string{"2031-04-09 inspected twice", "2031-05-02 sunk", "XXXX-WXX-3 raised"}},
		{1, 4, []string{"2031-05-02 sunk"}},
	} {
		shown, left := s.happened(test.most)
		var got []string
		for _, e := range shown {
			got = append(got, e.Value+" "+e.Text)
		}
		if left != test.left || !slices.Equal(got, test.want) {
			t.Errorf("of %d: %q and %d more, want %q and %d", test.most, got, left, test.want, test.left)
		}
	}
}
