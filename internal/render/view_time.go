package render

import (
	"slices"
	"strings"
	"time"

	"github.com/headwater-news/headwater/schema"
)

// timelineView is what happened and when the reports came out, in order; what
// no day could be found for stands apart.
type timelineView struct {
	Days []dayView
	Open []dayView
	More string
}

// dayView is one day and what is told of it.
type dayView struct {
	Label     string
	Machine   string // in ISO 8601, "" when open
	Gap       int    // 0–4: how long after the day before it, on a scale of powers
	GapWords  string // what the longest gaps leave out: "47 years"
	Events    []eventView
	Published *citesView
}

// eventView is an event and the other days that fewer reports tell it on.
type eventView struct {
	wordingView
	Also []otherDayView
}

type otherDayView struct {
	Label string
	Cites citesView
}

func (s *story) event(e *schema.Event) eventView {
	out := eventView{wordingView: wordingView{s.quote(e.Text, e.Evidence), s.cites(e.Evidence, pageLetters, false)}}
	for _, o := range e.Also {
		out.Also = append(out.Also, otherDayView{shown(otherDay(o), maxNameRunes), s.cites(o.Evidence, pageLetters, false)})
	}
	return out
}

func (s *story) timeline() timelineView {
	happened, left := s.happened(pageEvents)
	published := s.publications()
	out := timelineView{More: more(left, "event", "events")}
	type entry struct {
		start string
		view  dayView
	}
	var entries []entry
	dated, open := map[string]int{}, map[string]int{} // by label, so that no day stands twice
	for _, e := range happened {
		w := s.event(&e)
		label := shown(eventDay(&e), maxNameRunes)
		if e.Interval == nil {
			n, ok := open[label]
			if !ok {
				n = len(out.Open)
				open[label] = n
				out.Open = append(out.Open, dayView{Label: label})
			}
			out.Open[n].Events = append(out.Open[n].Events, w)
			continue
		}
		n, ok := dated[label]
		if !ok {
			n = len(entries)
			dated[label] = n
			entries = append(entries, entry{e.Interval.Start, dayView{Label: label, Machine: machine(e.Interval.Start)}})
		}
		entries[n].view.Events = append(entries[n].view.Events, w)
	}
	for _, p := range published[:min(len(published), pageEvents)] {
		c := s.cites(p.places, pageLetters, false)
		day := dayView{Label: shown(p.day, maxNameRunes), Machine: machine(p.start), Published: &c}
		if p.start == "" {
			out.Open = append(out.Open, day)
		} else {
			entries = append(entries, entry{p.start, day})
		}
	}
	// A day and the hours of it begin alike; the events keep the order that the
	// story gives them, and come before what was published on that day.
	slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(dayOf(a.start), dayOf(b.start)) })
	before, at := "", map[string]int{}
	for _, e := range entries {
		if n, ok := at[e.view.Label]; ok && e.view.Published != nil {
			out.Days[n].Published = e.view.Published
			continue
		}
		e.view.Gap, e.view.GapWords = gap(before, e.start)
		at[e.view.Label] = len(out.Days)
		out.Days = append(out.Days, e.view)
		before = e.start
	}
	return out
}

// machine is a time as HTML's time element takes it, "" for any other.
func machine(iso string) string {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, iso); err == nil {
			return iso
		}
	}
	return ""
}

// gap measures the time between two days on a scale of powers, so that an hour
// and a century fit one line.
func gap(from, to string) (int, string) {
	a, errA := time.Parse(time.DateOnly, dayOf(from))
	b, errB := time.Parse(time.DateOnly, dayOf(to))
	if errA != nil || errB != nil || !b.After(a) {
		return 0, ""
	}
	passed := int(b.Sub(a).Hours() / 24)
	switch {
	case passed <= 1:
		return 0, ""
	case passed <= 7:
		return 1, ""
	case passed <= 60:
		return 2, ""
	case passed < 2*365:
		return 3, ""
	}
	return 4, count((b.Year() - a.Year()), "year", "years")
}
