package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDate(t *testing.T) {
	for _, x := range []struct {
		year  int
		month time.Month
		day   int
		want  Day
		text  string
	}{
		{1970, time.January, 1, 1, "1970-01-01"},
		{1969, time.December, 31, 0, "1969-12-31"},
		{1969, time.December, 30, -1, "1969-12-30"},
		{2000, time.February, 29, 11017, "2000-02-29"},
		{2023, time.February, 29, 19418, "2023-03-01"}, // carried over
		{1899, time.June, 5, -25776, "1899-06-05"},
	} {
		d := Date(x.year, x.month, x.day)
		if d != x.want || d.String() != x.text {
			t.Errorf("%d-%d-%d is day %d, %s; want %d, %s", x.year, x.month, x.day, d, d, x.want, x.text)
		}
	}
}

func TestDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(-700_000, 2_000_000).Draw(t, "day"))
		year, month, day := d.Split()
		if Date(year, month, day) != d || Of(d.Time()) != d {
			t.Fatalf("day %d comes back as %d, %d", d, Date(year, month, day), Of(d.Time()))
		}
		if next := (d + 1).Weekday(); next != (d.Weekday()+1)%7 {
			t.Fatalf("%v comes after %v", next, d.Weekday())
		}
		if year >= 1000 && year <= 9999 {
			if back, err := Parse(d.String()); err != nil || back != d {
				t.Fatalf("%s is read as %d, %v", d, back, err)
			}
		}
	})
}

// TestOf: a moment falls on the day of its own zone.
func TestOf(t *testing.T) {
	late := time.Date(2023, 6, 14, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	if d := Of(late); d.String() != "2023-06-14" {
		t.Errorf("half past eleven in the evening of the 14th is on %s", d)
	}
	if d := Of(late.UTC()); d.String() != "2023-06-15" {
		t.Errorf("the same moment in UTC is on %s", d)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "2023-6-14", "2023-02-30", "14.06.2023", "2023-06-14T10:00:00Z", "20230614"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
}

func TestInterval(t *testing.T) {
	day := Date(2023, time.June, 14)
	week := Interval{day, day + 6}
	if (Interval{}).Known() || !week.Known() || !Single(day).Known() || !(Interval{0, day}).Known() {
		t.Error("what is known is not told from what isn't")
	}
	if week.Days() != 7 || Single(day).Days() != 1 {
		t.Errorf("a week has %d days, a day %d", week.Days(), Single(day).Days())
	}
	for offset, in := range map[Day]bool{-1: false, 0: true, 6: true, 7: false} {
		if week.Overlaps(Single(day+offset)) != in || Single(day+offset).Overlaps(week) != in {
			t.Errorf("day %+d: in the week is %v, want %v", offset, week.Overlaps(Single(day+offset)), in)
		}
	}
}
