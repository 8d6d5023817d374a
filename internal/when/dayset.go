package when

import "github.com/headwater-news/headwater/internal/calendar"

// dayset is the days of an interval that are still possible. It is not changed
// once made, so reports without evidence share one.
type dayset struct {
	first calendar.Day
	left  []bool
	count int
}

func newDayset(in calendar.Interval) dayset {
	s := dayset{first: in.First, left: make([]bool, in.Days()), count: in.Days()}
	for i := range s.left {
		s.left[i] = true
	}
	return s
}

// all is the interval the set was made of.
func (s dayset) all() calendar.Interval {
	return calendar.Interval{First: s.first, Last: s.first + calendar.Day(len(s.left)-1)}
}

// kept is the set without the days that none of the intervals holds.
func (s dayset) kept(days []calendar.Interval) dayset {
	out := dayset{first: s.first, left: make([]bool, len(s.left))}
	for _, in := range days {
		for i := max(0, int(in.First-s.first)); i < len(s.left) && i <= int(in.Last-s.first); i++ {
			if s.left[i] && !out.left[i] {
				out.left[i] = true
				out.count++
			}
		}
	}
	return out
}

// runs are the stretches of days without a gap.
func (s dayset) runs() []calendar.Interval {
	var out []calendar.Interval
	for i := 0; i < len(s.left); i++ {
		if !s.left[i] {
			continue
		}
		j := i
		for j+1 < len(s.left) && s.left[j+1] {
			j++
		}
		out = append(out, calendar.Interval{First: s.first + calendar.Day(i), Last: s.first + calendar.Day(j)})
		i = j
	}
	return out
}

// within is the least interval that holds the days left in another.
func (s dayset) within(in calendar.Interval) calendar.Interval {
	lo, hi := max(0, int(in.First-s.first)), min(len(s.left)-1, int(in.Last-s.first))
	for lo <= hi && !s.left[lo] {
		lo++
	}
	for hi >= lo && !s.left[hi] {
		hi--
	}
	if lo > hi {
		return calendar.Interval{}
	}
	return calendar.Interval{First: s.first + calendar.Day(lo), Last: s.first + calendar.Day(hi)}
}
