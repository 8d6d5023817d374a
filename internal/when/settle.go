package when

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

const (
	mostCandidates = 12  // more are as good as none
	sampledDays    = 9   // of an interval, tried for what holds on all of them
	sampledWorlds  = 4   // of a story without a year
	longest        = 190 // days; a report that can be from anywhere in more is as good as undated
)

// settle places the expressions of one member. What it took over has been
// placed in its source.
func settle(members []member, i int, w worlds) {
	m := &members[i]
	m.times = make([]Time, len(m.found))
	m.order = make([]calendar.Day, len(m.found))
	ways := m.waysToPlace(members, i, w)
	for k, x := range m.found {
		t := &m.times[k]
		*t = Time{Span: x.Span, Type: x.Type, Sentence: x.Sentence}
		if s := m.source[k]; !s.none() && x.Asks != AsksNothing {
			from := &members[s.member]
			if first := from.source[s.expression]; !first.none() { // the source took it over, too
				s, from = first, &members[first.member]
				m.source[k] = first
			}
			src := from.times[s.expression]
			t.Value, t.Days, t.Candidates, m.order[k] = src.Value, src.Days, src.Candidates, from.order[s.expression]
			t.Basis = "taken over with its passage from " + from.Ref + ": " + src.Basis
			continue
		}
		t.Value, t.Days, t.Candidates = common(ways, k, x, w.open)
		t.Basis = m.basis(members, k, *t)
		m.order[k] = ways.order(k)
	}
}

// ways are the points of all expressions of a report, for each day that it can
// be from; the day to sort by stands apart.
type ways struct {
	points [][]point
	likely []point // for the likeliest day of the last world
	open   []point // for no day; nil where one day is all
}

func (w ways) order(k int) calendar.Day {
	if w.likely == nil {
		return 0
	}
	return w.likely[k].days.First
}

// waysToPlace places a report's expressions for each day it can be from.
func (m *member) waysToPlace(members []member, i int, w worlds) ways {
	settled := func(k int) (point, bool) {
		s := m.source[k]
		if s.none() {
			return point{}, false
		}
		t := members[s.member].times[s.expression]
		return point{t.Value, t.Days}, t.Days.Known()
	}
	if m.anchor != 0 {
		p := placeAll(m.found, m.anchor, settled)
		return ways{points: [][]point{p}, likely: p}
	}
	var out ways
	for n := range w.days {
		if w.open && n >= sampledWorlds {
			break
		}
		in := w.days[n][i]
		if in.Days() > longest {
			continue
		}
		for _, d := range sample(in) {
			out.points = append(out.points, placeAll(m.found, d, settled))
		}
	}
	if w.open || len(out.points) != 1 { // else all ways agree
		out.open = placeAll(m.found, 0, settled)
	}
	if out.points == nil {
		out.points = [][]point{out.open}
	}
	out.likely = out.points[0]
	if w.likely != nil {
		out.likely = placeAll(m.found, w.likely[i], settled)
	}
	return out
}

// sample is the ends of an interval and days evenly between.
func sample(in calendar.Interval) []calendar.Day {
	var out []calendar.Day
	step := max(1, in.Days()/(sampledDays-1))
	for d := in.First; d < in.Last; d += calendar.Day(step) {
		out = append(out, d)
	}
	return append(out, in.Last)
}

// common is what the ways to place an expression agree on. Where they differ
// in the year alone the rest of the value stands; the values that fit are
// listed unless the years are a mere sample.
func common(w ways, k int, x Expression, open bool) (value string, days calendar.Interval, candidates []string) {
	var all []string
	for _, points := range w.points {
		if v := points[k].value; !slices.Contains(all, v) && len(all) <= mostCandidates {
			all = append(all, v)
		}
	}
	first := w.points[0][k]
	if len(all) == 1 && !(open && first.days.Known() && dependsOnYear(x)) {
		return first.value, first.days, nil
	}
	value = withoutYear(all)
	if value == "" {
		value = w.open[k].value
	}
	if !open && len(all) <= mostCandidates {
		slices.Sort(all)
		candidates = all
	}
	return value, calendar.Interval{}, candidates
}

// dependsOnYear reports whether an expression's place hangs on the publication
// day, directly or through a time told before it.
func dependsOnYear(x Expression) bool { return x.Asks != AsksNothing }

// withoutYear is what several values share when the year alone is struck out;
// "" when they differ in more.
func withoutYear(all []string) string {
	const year = len("2006")
	rest := ""
	for i, v := range all {
		if len(v) < year+1 || v[year] != '-' || strings.HasPrefix(v, "P") || strings.Contains(v, "W") {
			return ""
		}
		if i > 0 && v[year:] != rest {
			return ""
		}
		rest = v[year:]
	}
	return "XXXX" + rest
}

// basis says in words where a value comes from.
func (m *member) basis(members []member, k int, t Time) string {
	x := m.found[k]
	switch {
	case x.form.shape == span && !x.Event.Empty():
		if src, ok := eventDay(m, x, members); ok {
			o := &members[src.member]
			event := o.found[src.expression]
			return fmt.Sprintf("ends about %s, counted from %q in %s, the day of %q", endsAbout(event.form, x.form), event.In(o.Text.Text), o.Ref, x.Event.In(m.Text.Text))
		}
		return "stated"
	case x.Asks == AsksNothing:
		return "stated"
	case x.Sentence < 0 && t.Days.Known():
		return "stated in the dateline; its year is that of the publication"
	case !t.Days.Known() && m.anchor == 0:
		if len(t.Candidates) > 0 {
			return "open: the reports leave these days or years"
		}
		return "open: nothing in the reports fixes the day of publication"
	case !t.Days.Known():
		return "stated"
	case x.Asks == AsksReference:
		return "counted from a time told before it"
	case m.anchor == 0 && m.toldBy(members, k) != "":
		return "the day of the event as " + m.toldBy(members, k) + " tells it"
	case m.anchor == 0:
		return "follows from the days that the story leaves for the publication"
	}
	return "counted from " + m.anchor.String() + ", " + m.anchorName()
}

// toldBy names a report that tells the day of the same event by itself, and its
// words; "" when there is none.
func (m *member) toldBy(members []member, k int) string {
	if m.same[k] == nil || m.same[k].by == nil {
		return ""
	}
	by := m.same[k].by
	o := &members[by.member]
	return fmt.Sprintf("%s (%q)", o.Ref, o.found[by.expression].In(o.Text.Text))
}

// endsAbout is the day that a duration from an event leads to; without a year
// unless the event's is written.
func endsAbout(event, after form) string {
	y := event.year
	if y == 0 {
		y = 2001
	}
	d := add(calendar.Date(y, time.Month(event.month), int(event.day)), after.unit, int(after.count)).String()
	if event.year == 0 {
		return "XXXX" + d[len("2001"):]
	}
	return d
}

func (m *member) anchorName() string {
	switch {
	case m.head != nil && m.anchor != m.own.Days.Last:
		return "the day of the dateline"
	case m.own.Basis == report.Given:
		return "the day of publication as given"
	}
	return "the day of publication"
}
