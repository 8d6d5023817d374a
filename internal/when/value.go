package when

import (
	"fmt"
	"strconv"

	"github.com/headwater-news/headwater/internal/calendar"
)

// letter is the sign of a unit in a TIMEX3 period.
func letter(u unit) string {
	switch u {
	case second:
		return "S"
	case minute, month:
		return "M"
	case hour:
		return "H"
	case week:
		return "W"
	case quarter:
		return "Q"
	case year:
		return "Y"
	case decade:
		return "0Y"
	case century:
		return "00Y"
	}
	return "D"
}

// period is a TIMEX3 period: P3W, PT5H, PXY.
func period(n float64, u unit) string {
	p := "P"
	if u < day {
		p = "PT"
	}
	if n == vague {
		switch u {
		case decade:
			return "PXDE"
		case century:
			return "PXCE"
		}
		return p + "X" + letter(u)
	}
	switch u {
	case decade:
		n, u = n*10, year
	case century:
		n, u = n*100, year
	case hour:
		if whole := float64(int(n)); whole != n && whole > 0 {
			return fmt.Sprintf("PT%dH%dM", int(n), int((n-whole)*60+.5))
		}
		if n < 1 {
			n, u = n*60, minute
		}
	}
	return p + strconv.FormatFloat(n, 'f', -1, 64) + letter(u)
}

func two(n int) string { return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)}) }

// isoWeek is the ISO 8601 year and week of a day.
func isoWeek(d calendar.Day) (int, int) { return d.Time().ISOWeek() }

// isoWeekday is the day of the week with Monday as 1.
func isoWeekday(d calendar.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// daysTo is how many days after a day the next of a weekday is, none if that is its own.
func daysTo(d calendar.Day, weekday int) calendar.Day {
	return calendar.Day((weekday - isoWeekday(d) + 7) % 7)
}

// daysSince is how many days before a day the last of a weekday is.
func daysSince(d calendar.Day, weekday int) calendar.Day { return (7 - daysTo(d, weekday)) % 7 }

// openWeekday is the value of a weekday of some week.
func openWeekday(weekday int8) string { return "XXXX-WXX-" + string('0'+rune(weekday)) }

// weekStart is the Monday of a day's week.
func weekStart(d calendar.Day) calendar.Day { return d - calendar.Day(isoWeekday(d)-1) }

func weekValue(d calendar.Day) string {
	y, w := isoWeek(d)
	return fmt.Sprintf("%04d-W%02d", y, w)
}
