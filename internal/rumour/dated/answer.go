package dated

import "github.com/headwater-news/headwater/internal/calendar"

// What a reader is taken to know beside what the reports say: a report is from
// at most Within days after its event, and a copy from at most Fresh days after
// its source.
const (
	Within calendar.Day = 14
	Fresh  calendar.Day = 3
)

// Answer is the day of the event if the reports fix it, and whether they do. It
// tries every day of a quarter of a century: a day stands if each report can be
// given a day of publication that agrees with all that is said.
func (s Story) Answer() (calendar.Day, bool) {
	var only calendar.Day
	for d := calendar.Date(1999, 1, 1); d < calendar.Date(2025, 1, 1); d++ {
		if !s.allows(d) {
			continue
		}
		if only != 0 {
			return 0, false
		}
		only = d
	}
	return only, only != 0
}

// allows reports whether the event can have been on a day: whether each report
// that was copied from none can be given a day.
func (s Story) allows(event calendar.Day) bool {
	for i, x := range s.Reports {
		if x.Parent < 0 && !s.fitsFrom(i, event, event+Within, event) {
			return false
		}
	}
	return true
}

// fitsFrom reports whether report i can be from one of some days, and its copies
// from days that go with it.
func (s Story) fitsFrom(i int, first, last, event calendar.Day) bool {
	for d := first; d <= min(last, event+Within); d++ {
		fits := s.fits(i, d, event)
		for k := i + 1; fits && k < len(s.Reports); k++ {
			fits = s.Reports[k].Parent != i || s.fitsFrom(k, d, d+Fresh, event)
		}
		if fits {
			return true
		}
	}
	return false
}

// fits reports whether report i can be from a day when the event was on another.
func (s Story) fits(i int, published, event calendar.Day) bool {
	x := s.Reports[i]
	year, _, _ := published.Split()
	switch {
	case x.Known && published != x.Published:
		return false
	case x.since != 0 && year < x.since, x.until != 0 && year >= x.until:
		return false
	case x.writer != i: // the phrase is not its own
		return true
	}
	return x.phrase.tells(event, published)
}

// tells reports whether a phrase written on one day can mean another.
func (p phrase) tells(event, published calendar.Day) bool {
	y, m, dom := event.Split()
	switch {
	case p.ago >= 0:
		return published-event == calendar.Day(p.ago)
	case p.day != 0:
		return m == p.month && dom == p.day && (p.year == 0 || p.year == y) && (p.weekday < 0 || int(event.Weekday()) == p.weekday)
	}
	return int(event.Weekday()) == p.weekday && published-event < 7
}
