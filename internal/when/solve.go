package when

import (
	"slices"

	"github.com/headwater-news/headwater/internal/calendar"
)

// Reports without a date are placed by what the whole story allows. The search
// is over days of publication:
//
//  1. The years in question lie between the latest that a report looks back on
//     and the first that one still looks forward to; dated reports of the
//     story narrow them to a few weeks.
//  2. In these years each report's own words allow some days and rule out
//     others: "on August 7" was written in the half year after it, "Wednesday,
//     July 18" needs a year in which that is one, "three weeks after the
//     summit of July 16" is August 6 or near it.
//  3. The report with the fewest days left gives the worlds: each run of its
//     days is one hypothesis about when the story happened. In each world the
//     others must lie within two weeks of it and after their sources. A world
//     in which one cannot lie anywhere is dropped.
//
// What comes out the same in every world left is known. What differs is open.

// worlds are the hypotheses that stand.
type worlds struct {
	open bool                  // the years are a sample: nothing bounds them
	days [][]calendar.Interval // by world, by member: when it can have been published

	likely []calendar.Day // by member, in the last world; nothing but the order of the timeline hangs on it
}

const (
	sameEvent  = 14  // days that the reports of one event lie apart at most
	fresh      = 3   // days that a copy comes after its source at most
	yearless   = 183 // days that a date told without its year is away at most
	roughly    = 4   // days that "three weeks after" can be off
	cycle      = 28  // years after which weekdays and dates fall together again
	mostWorlds = 12  // that can be told apart; beyond it all is open

	mostDoubted = 20 // reports, of which one may allow what it should not
)

// only is when a member was published, if one world alone is left and it says
// so within reason.
func (w worlds) only(member int) calendar.Interval {
	const most = 62 // days; more says nothing
	if w.open || len(w.days) != 1 || w.days[0][member].Days() > most {
		return calendar.Interval{}
	}
	return w.days[0][member]
}

// solve finds the worlds of a story. There is none when every report is dated
// or when nothing says anything.
func solve(story Story, members []member, told []*occasion) worlds {
	undated := false
	for _, m := range members {
		undated = undated || m.anchor == 0
	}
	if !undated {
		return worlds{}
	}
	in, open := horizon(members)
	if !in.Known() {
		return worlds{}
	}
	for _, o := range told {
		o.date(members, calendar.Interval{First: in.First - yearless, Last: in.Last})
	}
	allowed := make([]dayset, len(members))
	pivot, dated, every := -1, false, newDayset(in)
	for i := range members {
		allowed[i] = narrow(&members[i], members, every)
		if members[i].anchor != 0 {
			dated = true
		} else if pivot < 0 || allowed[i].count < allowed[pivot].count {
			pivot = i
		}
	}
	if !dated && allowed[pivot].count == every.count {
		return worlds{likely: likeliest(members, sameWeek(in, len(members)))}
	}
	out := worlds{open: open}
	// A copy taken for its source can leave no world; then the order goes. So can a
	// date of a year before, told without its year; then what one report allows goes.
	out.days = possible(members, ordered(story, members), allowed, pivot)
	if out.days == nil {
		out.days = possible(members, nil, allowed, pivot)
	}
	for i := 0; out.days == nil && i < min(len(members), mostDoubted); i++ {
		if i != pivot && members[i].anchor == 0 && allowed[i].count < every.count {
			doubted := slices.Clone(allowed)
			doubted[i] = every
			out.days = possible(members, nil, doubted, pivot)
		}
	}
	if n := len(out.days); n > 0 {
		out.open = out.open || n == mostWorlds
		out.likely = likeliest(members, out.days[n-1])
	}
	return out
}

// possible are the worlds that stand, one for each run of the pivot's days.
func possible(members []member, order [][2]int, allowed []dayset, pivot int) [][]calendar.Interval {
	var out [][]calendar.Interval
	for _, run := range allowed[pivot].runs() {
		if days, ok := world(members, order, allowed, run); ok {
			out = append(out, days)
		}
		if len(out) == mostWorlds {
			break
		}
	}
	return out
}

// sameWeek puts all members into one week, for want of anything better to
// order their weekdays by; it lies after all that they look back on.
func sameWeek(in calendar.Interval, members int) []calendar.Interval {
	first := min(add(in.First, year, 1), in.Last)
	out := make([]calendar.Interval, members)
	for i := range out {
		out[i] = calendar.Interval{First: first, Last: first + 6}
	}
	return out
}

// likeliest takes the reports to be of one day as far as they can be, each of the day
// near it that the weekdays it looks back to lie closest before.
func likeliest(members []member, days []calendar.Interval) []calendar.Day {
	first, last := days[0].First, days[0].Last
	for _, in := range days {
		first, last = min(first, in.First), max(last, in.Last)
	}
	looksBack := make([][8]int, len(members))
	for i := range members {
		looksBack[i] = members[i].looksBack()
	}
	best, on := make([]calendar.Day, len(members)), make([]calendar.Day, len(members))
	least := -1
	for d := last; d >= first && last-d < yearless; d-- {
		sum := 0
		for i := range members {
			cost := 0
			on[i], cost = nearestDay(d, days[i], &looksBack[i])
			sum += cost
		}
		if !oneMonth(on) {
			sum++ // else a month told without its year is of two years in two reports
		}
		if least < 0 || sum < least {
			copy(best, on)
			least = sum
		}
	}
	return best
}

func oneMonth(days []calendar.Day) bool {
	_, first, _ := slices.Min(days).Split()
	_, last, _ := slices.Max(days).Split()
	return first == last
}

// nearestDay is the day of an interval, within a week of another, that a report is most
// likely of by its weekdays, and what speaks against it: days that it looks back, and
// how far the two lie apart, more so where the report would be the earlier.
func nearestDay(d calendar.Day, in calendar.Interval, looksBack *[8]int) (calendar.Day, int) {
	const (
		week  = 6
		back  = 4 // for a day that it looks back
		early = 2 // for a day that it lies before the other
	)
	mid := min(max(d, in.First), in.Last)
	best, least := mid, -1
	for k := max(mid-week, in.First); k <= min(mid+week, in.Last); k++ {
		if cost := back*looksBack[isoWeekday(k)] + int(max(k-d, early*(d-k))); least < 0 || cost < least {
			best, least = k, cost
		}
	}
	return best, least
}

// looksBack is how many days a report looks back by its weekdays, for each weekday that
// it can be of. Each weekday counts once: what happened may be told often.
func (m *member) looksBack() [8]int {
	var out [8]int
	if m.anchor != 0 {
		return out
	}
	var counted [8]bool
	for k, x := range m.found {
		day := int(x.form.weekday)
		if x.form.shape != weekdayForm || x.Tense == Future || !m.source[k].none() || counted[day] {
			continue
		}
		counted[day] = true
		for of := 1; of <= 7; of++ {
			out[of] += (of - day + 7) % 7
		}
	}
	return out
}

// horizon is the days that a story's undated reports can be from, and whether
// that is but a sample.
func horizon(members []member) (in calendar.Interval, open bool) {
	var first, last, floor, ceiling calendar.Day
	for i := range members {
		m := &members[i]
		near := calendar.Interval{First: m.anchor, Last: m.anchor}
		if m.anchor == 0 {
			near = m.pinned()
		}
		if near.Known() {
			if first == 0 || near.First < first {
				first = near.First
			}
			last = max(last, near.Last)
			continue
		}
		for _, x := range m.found {
			lo, hi := m.bounds(x)
			floor = max(floor, lo)
			if hi != 0 && (ceiling == 0 || hi < ceiling) {
				ceiling = hi
			}
		}
	}
	if first != 0 {
		return calendar.Interval{First: first - sameEvent, Last: last + sameEvent}, false
	}
	const someYear = 2001 // of the cycle that stands for all when no year is told
	switch {
	case floor != 0 && ceiling > floor:
		in = calendar.Interval{First: floor, Last: ceiling}
	case ceiling != 0 && floor == 0:
		return calendar.Interval{First: add(ceiling, year, -cycle) + 1, Last: ceiling}, true
	case floor != 0: // no ceiling, or one that contradicts it
		open = true
		y, _, _ := floor.Split()
		in = calendar.Interval{First: floor, Last: calendar.Date(y+cycle, 12, 31)}
	default:
		return months(someYear, 1, 12*cycle), true
	}
	if in.Days() > cycle*366 {
		in.First, open = add(in.Last, year, -cycle), true
	}
	return in, open
}

// world places every member around one run of the pivot's days.
func world(members []member, order [][2]int, allowed []dayset, run calendar.Interval) ([]calendar.Interval, bool) {
	near := calendar.Interval{First: run.First - sameEvent, Last: run.Last + sameEvent}
	days := make([]calendar.Interval, len(members))
	for i := range members {
		if members[i].anchor != 0 {
			days[i] = calendar.Single(members[i].anchor)
		} else if days[i] = allowed[i].within(near); !days[i].Known() {
			return nil, false
		}
	}
	for range len(members) + 1 { // each round settles at least one more member
		changed := false
		for _, o := range order {
			a, b := &days[o[0]], &days[o[1]]
			changed = raise(&b.First, a.First) || lower(&a.Last, b.Last) || changed
			if b.First-a.Last <= fresh { // else it is no fresh copy
				changed = raise(&a.First, b.First-fresh) || lower(&b.Last, a.Last+fresh) || changed
			}
		}
		first, last := latestFirst(days, members)
		for i := range days {
			if members[i].anchor != 0 {
				continue
			}
			changed = raise(&days[i].First, first-sameEvent) || lower(&days[i].Last, last+sameEvent) || changed
			if days[i] = allowed[i].within(days[i]); !days[i].Known() {
				return nil, false
			}
		}
		if !changed {
			return days, true
		}
	}
	return days, true
}

// latestFirst is the latest beginning and the earliest end among the undated:
// none of them can be more than sameEvent away from either.
func latestFirst(days []calendar.Interval, members []member) (first, last calendar.Day) {
	for i := range days {
		if members[i].anchor != 0 {
			continue
		}
		first = max(first, days[i].First)
		if last == 0 || days[i].Last < last {
			last = days[i].Last
		}
	}
	return first, last
}

func raise(d *calendar.Day, to calendar.Day) bool {
	if *d >= to {
		return false
	}
	*d = to
	return true
}

func lower(d *calendar.Day, to calendar.Day) bool {
	if *d <= to {
		return false
	}
	*d = to
	return true
}

// ordered lists pairs of members of which the first cannot be later than the
// second, since the second took text from it.
func ordered(story Story, members []member) [][2]int {
	at := make(map[int]int, len(members))
	for i, m := range members {
		at[m.index] = i
	}
	var out [][2]int
	for _, e := range story.Graph.Edges {
		if e.Confidence < takenOver {
			continue
		}
		for _, a := range story.Graph.Nodes[e.From].Reports[:min(1, len(story.Graph.Nodes[e.From].Reports))] {
			for _, b := range story.Graph.Nodes[e.To].Reports {
				i, fine := at[a]
				j, too := at[b]
				if fine && too && !(members[i].anchor != 0 && members[j].anchor != 0) {
					out = append(out, [2]int{i, j})
				}
			}
		}
	}
	return out
}
