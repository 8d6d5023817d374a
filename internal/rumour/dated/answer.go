package dated

import "github.com/headwater-news/headwater/internal/calendar"

// Within is how many days after its event a report of it can be from. It is
// the one thing that a reader is taken to know beside what the reports say.
const Within calendar.Day = 14

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

// allows reports whether the event can have been on a day. Copies come no
// earlier than their source, and nothing else ties two reports together, so it
// is enough to give each the first day that it can have.
func (s Story) allows(event calendar.Day) bool {
	days := make([]calendar.Day, len(s.Reports))
	for i, x := range s.Reports {
		first := event
		if x.Parent >= 0 {
			first = days[x.Parent]
		}
		for d := first; d <= event+Within; d++ {
			if s.fits(i, d, event) {
				days[i] = d
				break
			}
		}
		if days[i] == 0 {
			return false
		}
	}
	return true
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
