package conflict

import (
	"slices"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// measure is a number that a clause gives to a thing: how far somebody fell, how
// long he was held, how many boats came. Its quantity is in the smallest unit.
type measure struct {
	figure
	unit   unit
	step   float64 // the power of ten that it is written in: 100 for 600
	hooks  []hook
	of     attribute // "" for none of those that have a name
	about  setting
	known  bool // those counted have been spoken of before: "the two boats"
	toNow  bool // it runs up to the telling: "the past two weeks"
	summed bool // "a combined 157 games"
}

// hook is a word that a measure hangs on: "fell some 60 metres", "three weeks of
// talks". What is counted must hang on it in one place, so that "won nine games"
// is not held against "nine games were won"; what is measured need not.
type hook struct {
	key  word.Key
	slot slot
}

type slot int

const (
	anywhere slot = iota
	before
	within
	behind
)

// setting is what a clause tells of whom and where, as far as it tells two
// measures of two things apart.
type setting struct {
	subject       []string // names before the verb: skeletons of their words
	names         []string // all before the number
	written       []string // all words written large but those of time
	before, after []string // places before it and after it
	weekdays      []string
	years         []string // that are named
	ages          []float64
	spans         []string // of a year, a game …: "first half", "this week"
	reason        word.Key // what it was given for, or done to; 0 for none
	past          bool     // told of what had been before
	wished        bool     // it is what somebody asked for
}

// measured finds two numbers for one thing: two clauses of different reports say
// alike, but for a number of one unit that hangs on one word. A report that has
// both numbers has them of two things.
func measured(s Story, clauses []*clause, readers map[int][]figureReader, lies containers) []contradiction {
	const kept = 32 // numbers of one unit that others are held against
	all, spreads := numerals(clauses, readers)
	byUnit := shelf[string, *measure]{}
	given := numbersOf(s, readers)
	var out []contradiction
	for _, x := range all {
		if !spreads[x.unit.name].apart() {
			continue // what it is the measure of takes long to read
		}
		m := x.reader.measureOf(x.clause, x.Quantity, x.unit)
		m.lies = lies
		for _, n := range byUnit.put(m.unit.name, m, kept) {
			if m.contradicts(n) && !s.otherDays(m.clause, n.clause) && (!m.toNow && !n.toNow || s.sameDay(m.clause.Report, n.clause.Report)) && !given.together(m, n) {
				out = append(out, contradiction{&n.figure, &m.figure})
			}
		}
	}
	return out
}

// numeral is a number of a clause that may be a measure.
type numeral struct {
	quantity.Quantity
	unit   unit
	clause *clause
	reader figureReader
}

// numerals are the numbers that may be measures, and how those of each unit are
// spread.
func numerals(clauses []*clause, readers map[int][]figureReader) ([]numeral, map[string]spread) {
	var all []numeral
	spreads := map[string]spread{}
	for _, c := range clauses {
		if c.Stance != asserts || c.asks() {
			continue
		}
		for _, x := range readers[c.Report][c.Sentence].numeralsOf(c) {
			all = append(all, x)
			spreads[x.unit.name] = spreads[x.unit.name].with(c.Report, x.unit.in(x.Quantity).Quantity)
		}
	}
	return all, spreads
}

// spread tells of the numbers of one unit whether there are several, and of
// several reports. If both, then two reports have two.
type spread struct {
	report           int
	low, high        float64
	any              bool
	reports, numbers bool // there is another than the first
}

func (s spread) with(report int, q quantity.Quantity) spread {
	if !s.any {
		return spread{report: report, low: q.Low, high: q.High, any: true}
	}
	s.reports = s.reports || report != s.report
	s.numbers = s.numbers || q.Low != s.low || q.High != s.high
	return s
}

func (s spread) apart() bool { return s.reports && s.numbers }

// sameDay reports whether two reports are known to have come out on one day, or
// the next.
func (s Story) sameDay(a, b int) bool {
	x, y := &topic{days: s.Days[a].Days}, &topic{days: s.Days[b].Days}
	return x.sameDay(y)
}

// contradicts reports whether two measures of different reports are of one thing
// and cannot both hold.
func (m *measure) contradicts(n *measure) bool {
	const (
		alikeness = 0.25 // of two clauses that tell of one thing …
		ofOne     = 0.15 // … and of one person by name or age …
		ofHits    = 0.1  // … and of how often one was hit
		far       = 10   // times as many are no measure of one thing
	)
	if m.clause.Report == n.clause.Report || m.summed != n.summed || m.known && n.known || m.isAlso(n.number()) {
		return false
	}
	if m.of == open || n.of == open {
		return false
	}
	ofOneKind := m.of != "" && m.of == n.of
	if m.of != n.of && (m.of != "" && n.of != "" || m.unit.name == "time") || !ofOneKind && (m.unit.name == "magnitude" || !shares(m.hooks, n.hooks)) {
		return false
	}
	if x, y := valueOf(m.Quantity), valueOf(n.Quantity); max(x, y) > far*min(x, y) {
		return false
	}
	enough := alikeness
	if m.unit.name == hits {
		enough = ofHits
	} else if ofOneKind || shares(m.about.names, n.about.names) || shares(m.about.ages, n.about.ages) {
		enough = ofOne
	}
	return !m.apart(n) && likeness(m.clause, n.clause) >= enough && !swapped(m.clause, n.clause)
}

// apart reports whether two measures are told of others, elsewhere or of another
// day.
func (m *measure) apart(n *measure) bool {
	x, y := m.about, n.about
	if strangers(x.subject, y.subject) || strangers(x.names, y.names) || strangers(x.weekdays, y.weekdays) || strangers(x.years, y.years) || strangers(x.ages, y.ages) {
		return true
	}
	if x.longBefore(y) || y.longBefore(x) {
		return true
	}
	if m.isGiven() && n.isGiven() && x.ofOther(y, m.clause, n.clause) {
		return true
	}
	if x.wished != y.wished || !slices.Equal(x.spans, y.spans) {
		return true
	}
	elsewhere := func(x, y []string) bool { return strangers(x, y) && !m.lies.related(x, y) }
	return elsewhere(x.before, y.before) || elsewhere(x.after, y.after)
}

// isGiven reports whether a measure is what somebody was given, or a quake had, of which
// there is one by whom or where and what for. A drop is told of in too many ways.
func (m *measure) isGiven() bool { return m.of != "" && m.unit.name != "length" }

// ofOther reports whether two clauses name whom or where the other doesn't, or what each
// was given for is not in the other: "six years for theft", "two years for forgery".
func (x setting) ofOther(y setting, a, b *clause) bool {
	if !holdsAll(x.written, y.written) && !holdsAll(y.written, x.written) {
		return true
	}
	return x.reason != 0 && y.reason != 0 && !a.has(y.reason) && !b.has(x.reason)
}

// longBefore reports whether one clause looks back at a year and the other tells of the
// week, or of no year: "in 1987" beside "on Tuesday", "in 1987 she had paid".
func (x setting) longBefore(y setting) bool {
	return len(x.years) > 0 && len(x.weekdays) == 0 && len(y.years) == 0 && (len(y.weekdays) > 0 || x.past && !y.past)
}

// strangers reports whether two lists have members, but none in common.
func strangers[T comparable](x, y []T) bool {
	return len(x) > 0 && len(y) > 0 && !shares(x, y)
}
