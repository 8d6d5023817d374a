// Package calendar counts days. A Day has no zone and no clock: news dates
// are days at the place they tell of.
package calendar

import (
	"fmt"
	"time"
)

// Day is a day of the Gregorian calendar, counted from 1970-01-01, which is 1;
// the zero Day is no day.
type Day int32

const epoch = -1 // Day(1) is 1970-01-01

// Of returns the day on which t falls in t's own zone.
func Of(t time.Time) Day {
	y, m, d := t.Date()
	return Date(y, m, d)
}

// Date returns the day of a year, month and day of month; values out of range
// are carried over as time.Date does.
func Date(year int, month time.Month, day int) Day {
	s := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()
	n := s / 86400
	if s%86400 < 0 {
		n--
	}
	return Day(n - epoch)
}

// Parse reads an ISO 8601 day such as 2018-07-16.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is no day: write it as YYYY-MM-DD", s)
	}
	return Of(t), nil
}

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix((int64(d)+epoch)*86400, 0).UTC() }

// String is the day in ISO 8601.
func (d Day) String() string {
	var buf [len(time.DateOnly)]byte
	return string(d.Time().AppendFormat(buf[:0], time.DateOnly))
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Split returns year, month and day of month.
func (d Day) Split() (int, time.Month, int) { return d.Time().Date() }

// Interval is a run of days, both ends included. The zero Interval is unknown.
type Interval struct{ First, Last Day }

// Single is the interval of one day.
func Single(d Day) Interval { return Interval{d, d} }

// Known reports whether the interval says anything.
func (i Interval) Known() bool { return i.First != 0 || i.Last != 0 }

// Days is how many days the interval covers.
func (i Interval) Days() int { return int(i.Last-i.First) + 1 }

// Overlaps reports whether the two share a day.
func (i Interval) Overlaps(j Interval) bool { return i.First <= j.Last && j.First <= i.Last }
