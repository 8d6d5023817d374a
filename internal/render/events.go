package render

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/headwater-news/headwater/schema"
)

// happened lists what the reports tell of, apart from their publication: in the
// order of the timeline, each sentence under the day that most reports have,
// and of more than so many the ones that weigh most. It says how many it leaves
// out. What has neither day nor hour has no place in a timeline.
func (s *facts) happened(most int) (shown []schema.Event, left int) {
	var all []schema.Event
	at := map[string]int{} // by the words
	for _, e := range s.Timeline {
		if e.About == "publication" || eventDay(&e) == openDay("XXXX-XX-XX") {
			continue
		}
		switch i, ok := at[e.Text]; {
		case !ok:
			at[e.Text] = len(all)
			all = append(all, e)
		case len(e.Evidence) > len(all[i].Evidence):
			all[i] = schema.Event{} // its place goes to this one
			at[e.Text] = len(all)
			all = append(all, e)
		}
	}
	all = slices.DeleteFunc(all, func(e schema.Event) bool { return e.Text == "" })
	if len(all) <= most {
		return all, 0
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.weight(&all[b]), s.weight(&all[a])), cmp.Compare(topmost(&all[a]), topmost(&all[b])))
	})
	order = order[:most]
	slices.Sort(order)
	for _, i := range order {
		shown = append(shown, all[i])
	}
	return shown, len(all) - most
}

// weight says how much an event has to do with its story: by how many reports
// tell of it, and by how near it is to the days on which they came out. What is
// told by a weekday alone was near.
func (s *facts) weight(e *schema.Event) float64 {
	const (
		season = 30.0 // days after which nearness has halved
		vague  = 0.3  // nearness of what has its year open, or no year to be near to
	)
	reports := len(slices.Compact(slices.Sorted(slices.Values(reportsOf(e.Evidence)))))
	near := vague
	switch {
	case e.Interval == nil && len(e.Value) >= 8 && e.Value[:8] == "XXXX-WXX":
		near = 1
	case e.Interval != nil && s.Period.Start != nil && s.Period.End != nil:
		near = 1 / (1 + daysBetween(e.Interval, *s.Period.Start, *s.Period.End)/season)
	}
	return math.Log2(float64(reports)) + 2*near
}

// topmost is how far down a report an event is told, in the report that has it first.
func topmost(e *schema.Event) int {
	top := math.MaxInt
	for _, x := range e.Evidence {
		top = min(top, x.Start)
	}
	return top
}

// daysBetween is how far an interval is from a run of days, 0 where they touch, or
// where it lies just before them: what reports tell of is mostly a few days old.
func daysBetween(i *schema.Interval, start, end string) float64 {
	day := func(iso string) float64 {
		t, err := time.Parse(time.DateOnly, dayOf(iso))
		if err != nil {
			return math.NaN()
		}
		return float64(t.Unix()) / (24 * 60 * 60)
	}
	const fresh = 3 // days
	gap := max(day(start)-day(i.End)-fresh, day(i.Start)-day(end), 0)
	if math.IsNaN(gap) {
		return math.Inf(1)
	}
	return gap
}
