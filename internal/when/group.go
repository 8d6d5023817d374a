package when

import (
	"slices"
	"strings"
)

// groups are the mentions of a story by the events that they tell of.
type groups struct {
	list  []*group
	byDay map[string][]*group
}

// group is the mentions of one event.
type group struct {
	told  []mention
	other []*group // that tell it on another day
}

// mostCompare is how many groups of one day a mention is held against.
const mostCompare = 64

// add puts a mention to those of its event, or begins one.
func (all *groups) add(members []member, x mention) {
	if all.byDay == nil {
		all.byDay = map[string][]*group{}
	}
	day := x.day()
	var best *group
	most := float32(0)
	for _, g := range all.byDay[day][:min(mostCompare, len(all.byDay[day]))] {
		if of := g.alike(members, x); of > most {
			best, most = g, of
		}
	}
	if best == nil {
		best = &group{}
		all.list = append(all.list, best)
		all.byDay[day] = append(all.byDay[day], best)
	}
	best.told = append(best.told, x)
}

// placeClocks puts what is told by a time of day alone to the same event told with
// its day, too: "shortly before 10 p.m." to "about 10 p.m. on Sunday".
func (all *groups) placeClocks(members []member) {
	dated := map[string][]*group{}
	for _, g := range all.list {
		if value, _ := g.value(); !strings.HasPrefix(value, anyDay) {
			if _, clock, ok := strings.Cut(value, "T"); ok && len(dated[clock]) < mostCompare {
				dated[clock] = append(dated[clock], g)
			}
		}
	}
	all.list = slices.DeleteFunc(all.list, func(g *group) bool {
		clock, ok := strings.CutPrefix(g.told[0].value, anyDay+"T")
		if !ok {
			return false
		}
		for _, o := range dated[clock] {
			if o.alike(members, g.told[0]) > 0 {
				o.told = append(o.told, g.told...)
				return true
			}
		}
		return false
	})
}

// day is what mentions of one event have in common: the days, or the value
// without its clock where these are open.
func (x mention) day() string {
	if x.days.Known() {
		return x.days.First.String() + x.days.Last.String()
	}
	value, _, _ := strings.Cut(x.value, "T")
	return value + " " + x.order.String()
}

// alike is how much a mention has in common with those of a group: all when
// they are witnesses of one passage or were found to tell one event.
func (g *group) alike(members []member, x mention) float32 {
	first := g.told[0]
	for _, y := range [...]mention{first, g.told[len(g.told)-1]} {
		same := members[y.member].same[y.expression]
		if y.passage >= 0 && y.passage == x.passage || same != nil && same == members[x.member].same[x.expression] {
			return 1
		}
	}
	return alike(first.telling, x.telling, x.afar(members) && first.afar(members))
}

// afar reports whether a mention tells a time that had not come when its report
// came out, or was long over.
func (x mention) afar(members []member) bool {
	const long = 45 // days
	published := members[x.member].anchor
	return published != 0 && x.days.Known() && (x.days.First > published || published-x.days.Last > long)
}

// event is the entry of a group, without its text.
func (g *group) event(members []member) Event {
	e := Event{Days: g.told[0].days, About: Happening, Evidence: g.evidence(members)}
	e.Value, e.Precision = g.value()
	return e
}

// value is the time that a group tells, and how finely: to the hour if all that
// tell an hour agree.
func (g *group) value() (string, Precision) {
	finest, clocks := g.told[0], 0
	for _, x := range g.told {
		if strings.Contains(x.value, "T") && !strings.HasPrefix(x.value, anyDay) && (clocks == 0 || x.value != finest.value) {
			finest = x
			clocks++
		}
	}
	if clocks < 2 || strings.Contains(finest.value, "/") {
		return finest.value, finest.precision
	}
	day, _, _ := strings.Cut(finest.value, "T")
	return day, precisionOf(day, finest.days)
}

// clock is the time of day that a group tells, as TIMEX3 writes it but for parts
// of the day, which stand where they begin. What has none comes last, and what is
// of no day that could be told from another.
func (g *group) clock() string {
	value, _ := g.value()
	day, clock, ok := strings.Cut(value, "T")
	open := !g.told[0].days.Known() && !strings.Contains(day, "W")
	if !ok || open || strings.Contains(value, "/") {
		return "99"
	}
	if from, ok := partBegins[clock]; ok {
		return from
	}
	return clock
}

// partBegins are the hours from which parts of the day are counted.
var partBegins = map[string]string{"MO": "05:00", "MI": "12:00", "AF": "12:00", "EV": "17:00", "NI": "20:00", "DT": "08:00"}

// evidence is the sentences that tell of a group's event, each once.
func (g *group) evidence(members []member) []Evidence {
	var out []Evidence
	for i, x := range g.told {
		if i > 0 && g.told[i-1].member == x.member && g.told[i-1].sentence == x.sentence {
			continue
		}
		m := &members[x.member]
		out = append(out, Evidence{m.index, m.Sentences[x.sentence].Span})
	}
	return out
}
