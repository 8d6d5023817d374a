package conflict

import (
	"fmt"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
)

func TestMeasured(t *testing.T) {
	for _, c := range []struct{ name, want, a, b string }{
		{"how far", "about 40 metres against 90 metres", "The steeplejack Petr Orlov fell about 40 metres from the chimney of the Tolm brewery.", "A steeplejack fell 90 metres from a chimney of the brewery."},
		{"how many of a kind", "two sluice gates against three sluice gates", "The cellars of Tolm filled when two sluice gates on the canal broke.", "Water filled the cellars of Tolm after three sluice gates broke on the canal."},
		{"a unit in two spellings", "about 40 metres against 90 meters", "The steeplejack Petr Orlov fell about 40 metres from the chimney of the Tolm brewery.", "A steeplejack fell 90 meters from a chimney of the brewery."},
		{"rounded", "", "The steeplejack fell about 90 metres from the chimney of the Tolm brewery.", "A steeplejack fell 88 metres from a chimney of the brewery."},
		{"a floor", "", "The steeplejack fell at least 40 metres from the chimney of the Tolm brewery.", "A steeplejack fell 90 metres from a chimney of the brewery."},
		{"two fell", "", "The steeplejack Petr Orlov fell about 40 metres from the chimney of the Tolm brewery.", "A steeplejack, Ana Voss, fell 90 metres from a chimney of the brewery."},
		{"both in one report", "", "The steeplejack fell 40 metres from the chimney of the Tolm brewery.", "A steeplejack fell 90 metres from a chimney of the brewery. His mate fell 40 metres."},
		{"what it rose from", "", "The Tolm brewery owes the water board 4.2 million pounds.", "The Tolm brewery owes the water board 5.1 million pounds, up from 4.2 million a day earlier."},
		{"what it rose from, first", "", "The Tolm brewery owes the water board 4.2 million pounds.", "The sum that the Tolm brewery owes the water board rose from 4.2 million to 5.1 million pounds."},
		{"what another rose from", "4.2 million pounds against 5.1 million pounds", "The Tolm brewery owes the water board 4.2 million pounds.", "The Tolm brewery owes the water board 5.1 million pounds, up from 4.8 million a day earlier."},
		{"of another thing", "", "Two sluice gates on the canal at Tolm broke.", "Three trawlers lay in the canal at Tolm."},
		{"more of them", "", "The cellars of Tolm filled when two sluice gates on the canal broke.", "Water filled the cellars of Tolm after three other sluice gates broke on the canal."},
		{"some of them", "", "The cellars of Tolm filled when two sluice gates on the canal broke.", "Water filled the cellars of Tolm after three of the sluice gates broke on the canal."},
		{"what may be", "", "The cellars of Tolm filled when two sluice gates on the canal broke.", "Water could fill the cellars of Tolm if three sluice gates broke on the canal."},
		{"a type", "", "The cellars of Tolm hold barrels of the 20-litre kind.", "The cellars of Tolm hold barrels of the 60-litre kind."},
		{"a table in words", "", "Orlov rowed for 12 minutes, made 40 strokes and led by three lengths at the Tolm regatta.", "Orlov rowed for 30 minutes, made 90 strokes and led by nine lengths at the Tolm regatta."},
		{"an age", "44-year-old Petr Orlov against Petr Orlov, 56", "The 44-year-old Petr Orlov fell from a chimney.", "Petr Orlov, 56, fell from a chimney."},
		{"an age, told to be one", "44-year-old Petr Orlov against Petr Orlov, aged 56", "The 44-year-old Petr Orlov fell from a chimney.", "Petr Orlov, aged 56, fell from a chimney."},
		{"an age in brackets", "44-year-old Petr Orlov against Petr Orlov (56)", "The 44-year-old Petr Orlov fell from a chimney.", "Petr Orlov (56) fell from a chimney."},
		{"a birthday", "", "The 44-year-old Petr Orlov fell from a chimney.", "Petr Orlov, 45, fell from a chimney."},
		{"two officers", "", "Officer Ana Orlov, 44, fell from a chimney.", "Officer Petr Orlov, 56, fell from a chimney."},
		{"the age of a son", "", "The 22-year-old son of Petr Orlov fell from a chimney.", "Petr Orlov, 56, fell from a chimney."},
		{"points in brackets", "", "Ana Orlov (12) and Petr Orlov (7) fell from a chimney.", "Ana Orlov, 56, fell from a chimney."},
		{"the age of a brother", "", "The 44-year-old Petr Orlov fell from a chimney.", "Ivan Orlov, 56, fell from a chimney."},
	} {
		if got := notes(tell(fixture.Texts(c.a, c.b)), Number); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What runs up to the telling, and ages, are compared only if told at one time.
func TestMeasuredInTime(t *testing.T) {
	const (
		a, b = "The ferryman Petr Orlov has been missing from the harbour of Tolm for the past two weeks.", "The ferryman has been missing from the harbour of Tolm for the past five weeks."
		x, y = "Petr Orlov, 44, left the harbour.", "The 45-year-old Petr Orlov left the harbour."
	)
	for _, c := range []struct {
		name, a, b, want string
		days             [2]calendar.Day
	}{
		{"one day", a, b, "two weeks against five weeks", [2]calendar.Day{calendar.Date(2019, 5, 4), calendar.Date(2019, 5, 4)}},
		{"later", a, b, "", [2]calendar.Day{calendar.Date(2019, 5, 4), calendar.Date(2019, 5, 25)}},
		{"ages of one week", x, y, "Petr Orlov, 44 against 45-year-old Petr Orlov", [2]calendar.Day{calendar.Date(2019, 5, 4), calendar.Date(2019, 5, 8)}},
		{"a birthday between", x, y, "", [2]calendar.Day{calendar.Date(2019, 5, 4), calendar.Date(2020, 1, 8)}},
	} {
		s := tell(fixture.Texts(c.a, c.b))
		for i, d := range c.days {
			s.Days[i].Days = calendar.Interval{First: d, Last: d}
		}
		if got := notes(s, Number); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestMeasuredIsLinear looks through stories of more and more reports that all
// give another number for one thing, and each another age, day and place.
func TestMeasuredIsLinear(t *testing.T) {
	linear.Check(t, 40, func(n int) func() {
		var texts []string
		for i := range n {
			texts = append(texts, fmt.Sprintf("The steeplejack Petr Orlov, %d, fell %d metres from the chimney of the Tolm brewery. The brewery of Orlov was sold in %d in Vardo%c%c.", 20+i, 400+2*i, 1500+i, 'a'+i%26, 'a'+i/26%26))
		}
		s := tell(fixture.Texts(texts...))
		return func() { Find(s) }
	})
}
