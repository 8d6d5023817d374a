package when

import (
	"fmt"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
)

// unitAt is the unit of time that holds a day.
func unitAt(u unit, d calendar.Day) point {
	y, m, _ := d.Split()
	switch u {
	case week:
		s := weekStart(d)
		return point{weekValue(d), calendar.Interval{First: s, Last: s + 6}}
	case weekend:
		s := weekStart(d)
		return point{weekValue(d) + "-WE", calendar.Interval{First: s + 5, Last: s + 6}}
	case month:
		return point{fmt.Sprintf("%04d-%02d", y, m), months(y, m, 1)}
	case quarter:
		return partOf(y, "Q", 3, (int(m)+2)/3)
	case half:
		return partOf(y, "H", 6, (int(m)+5)/6)
	case year:
		return point{fmt.Sprintf("%04d", y), months(y, 1, 12)}
	case decade:
		return decadeOf(y)
	case century:
		c := (y - 1) / 100
		return point{fmt.Sprintf("%02dXX", c), calendar.Interval{First: calendar.Date(c*100+1, 1, 1), Last: calendar.Date(c*100+100, 12, 31)}}
	}
	return point{d.String(), calendar.Single(d)}
}

// partOf is the k-th part of n months of a year.
func partOf(y int, sign string, n, k int) point {
	return point{fmt.Sprintf("%04d-%s%d", y, sign, k), months(y, time.Month(n*(k-1)+1), n)}
}

func decadeOf(y int) point {
	return point{fmt.Sprintf("%03dX", y/10), calendar.Interval{First: calendar.Date(y/10*10, 1, 1), Last: calendar.Date(y/10*10+9, 12, 31)}}
}

// months is the run of n months from one on.
func months(y int, m time.Month, n int) calendar.Interval {
	return calendar.Interval{First: calendar.Date(y, m, 1), Last: calendar.Date(y, m+time.Month(n), 1) - 1}
}

// openUnit is the value of a unit that nothing fixes.
func openUnit(u unit) string {
	switch u {
	case week:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case month:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case half:
		return "XXXX-HX"
	case year, decade, century:
		return "XXXX"
	}
	return "XXXX-XX-XX"
}

// add moves a day by n units, keeping to the month's last day.
func add(d calendar.Day, u unit, n int) calendar.Day {
	y, m, dom := d.Split()
	switch u {
	case day:
		return d + calendar.Day(n)
	case week, weekend:
		return d + calendar.Day(7*n)
	case quarter:
		u, n = month, 3*n
	case decade:
		u, n = year, 10*n
	case century:
		u, n = year, 100*n
	}
	switch u {
	case month:
		m += time.Month(n)
	case year:
		y += n
	default:
		return d
	}
	first := calendar.Date(y, m, 1)
	yy, mm, _ := first.Split()
	return first + calendar.Day(min(dom, months(yy, mm, 1).Days())-1)
}

// sizeOf is the unit that a run of days fills.
func sizeOf(in calendar.Interval) unit {
	switch n := in.Days(); {
	case n == 1:
		return day
	case n == 7:
		return week
	case n <= 31:
		return month
	case n <= 92:
		return quarter
	case n <= 184:
		return half
	}
	return year
}
