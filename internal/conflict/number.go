package conflict

import (
	"math"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// tolls finds figures of one event that cannot both hold. Within one report
// they must come from two sources; across reports the events must be one, and
// neither figure a later count of the other. Where that can't be told, nothing
// is said.
func tolls(s Story, clauses []*clause, read map[int][]figureReader, lies containers) (conflicts []Conflict, updates []contradiction) {
	all, byReport := s.figures(clauses, read, lies)
	lendSources(all)
	var found []contradiction
	for _, list := range byReport {
		for i, a := range list {
			for _, b := range list[i+1 : min(len(list), i+1+nearby)] {
				if a.topic == b.topic && a.otherSource(b) && a.asOfNow(b).contradicts(b) && a.saysAgain(b) {
					found = append(found, contradiction{a, b})
				}
			}
		}
	}
	for _, p := range acrossReports(all) {
		a, b := p[0], p[1]
		switch {
		case a.contradicts(b) && s.apartCounted(a, b) && a.sameEvent(b):
			found = append(found, contradiction{a, b})
		case s.updated(a, b):
			updates = append(updates, contradiction{a, b})
		case s.updated(b, a):
			updates = append(updates, contradiction{b, a})
		}
	}
	found = slices.DeleteFunc(found, s.roseBetween(all))
	return gather(found), steps(updates)
}

// figures are those of a story that counts are held against each other by, all and
// those of each report.
func (s Story) figures(clauses []*clause, read map[int][]figureReader, lies containers) (all []*figure, byReport [][]*figure) {
	bySentence := map[[2]int][]*clause{}
	for _, c := range clauses {
		k := [2]int{c.Report, c.Sentence}
		bySentence[k] = append(bySentence[k], c)
	}
	for _, r := range s.Reports {
		var list []*figure
		readers := read[r]
		for i := range readers {
			if in := bySentence[[2]int{r, i}]; len(in) > 0 {
				for _, f := range figuresOf(readers[i], in) {
					f.lies = lies
					list = append(list, &f)
				}
			}
		}
		nameSources(list)
		widen(list)
		countElsewhere(list)
		if len(list) == 0 {
			continue
		}
		topics(readers, s.Times[r], s.Days[r].Days, list)
		loosen(list)
		list = greatest(list)
		byReport = append(byReport, list)
		all = append(all, list...)
	}
	return all, byReport
}

// roseBetween tells the contradictions of a count and one that some report says it has
// risen to, if the lesser is not known to have come out after that report: "Three
// died", "The toll rose to four", "Four died".
func (s Story) roseBetween(all []*figure) func(contradiction) bool {
	type count struct {
		fate fate
		low  float64
	}
	risen := map[count][]int{} // the reports that say so
	for _, f := range all {
		if k := (count{f.fate, f.Low}); f.rises && f.Exact() && len(risen[k]) < nearby {
			risen[k] = append(risen[k], f.clause.Report)
		}
	}
	return func(x contradiction) bool {
		less, more := x.a, x.b
		if less.Low > more.Low {
			less, more = more, less
		}
		return less.clause.Report != more.clause.Report && slices.ContainsFunc(risen[count{more.fate, more.Low}], func(r int) bool { return !s.before(r, less.clause.Report) })
	}
}

// updated reports whether b is a later count of what one named source counted in
// a: it is said to have risen, and came out no earlier.
func (s Story) updated(a, b *figure) bool {
	if a.fate != b.fate || a.noun != b.noun || a.part || b.part || !b.early || b.Low <= a.Low || a.clause.own() || b.clause.own() {
		return false
	}
	return oneSource(strings.Join(a.source, " "), strings.Join(b.source, " ")) && !s.before(b.clause.Report, a.clause.Report) &&
		!strangers(a.topic.manner, b.topic.manner) && (len(a.places()) == 0 || len(b.places()) == 0 || shares(a.places(), b.places()))
}

// steps keeps, of the changes of each source and fate, one to each number: from the
// greatest that it gave before as a count that may rise, else from the first.
func steps(list []contradiction) []contradiction {
	type step struct {
		fate   fate
		source string
		to     float64
	}
	var out []contradiction
	at := map[step]int{} // in out
	for _, x := range list {
		k := step{x.b.fate, strings.Join(x.b.source, " "), x.b.Low}
		i, ok := at[k]
		switch {
		case !ok:
			at[k] = len(out)
			out = append(out, x)
		case x.a.early && x.a.Low > out[i].a.Low:
			out[i] = x
		}
	}
	return out
}

// nameSources gives the figures that "it" or "they" counted the source that was
// named last before.
func nameSources(list []*figure) {
	var source []string
	trade := ""
	for _, f := range list {
		switch {
		case len(f.source) == 1 && f.source[0] == same:
			f.source, f.trade = source, trade
		case len(f.source) > 0:
			source, trade = f.source, f.trade
		}
	}
}

// widen makes a count of some kind of people one of all if its report also gives
// it without saying of whom: "Raid kills 33" stands above "33 civilians were
// killed". And it makes a count over a span of time of one that is said to be
// one further on.
func widen(list []*figure) {
	for _, f := range list {
		f.period = f.period || slices.ContainsFunc(list, func(g *figure) bool { return g.period && g.fate == f.fate && g.Low == f.Low })
		f.whole = f.noun != "" && !armed[f.noun] && !f.part && slices.ContainsFunc(list, func(g *figure) bool {
			return g.noun == "" && !g.part && g.fate == f.fate && g.Low == f.Low && g.clause.Sentence < leading
		})
	}
	for _, f := range list { // and what stands above it is one of that kind
		if f.noun == "" && !f.part && f.clause.Sentence < leading {
			if i := slices.IndexFunc(list, func(g *figure) bool { return g.whole && g.fate == f.fate && g.Low == f.Low }); i >= 0 {
				f.noun, f.whole = list[i].noun, true
			}
		}
	}
}

// countElsewhere makes a count of its own of what is told beside another one, if
// it has places of its own: "another 14 people were killed in Vardo".
func countElsewhere(list []*figure) {
	last := map[fate]*figure{} // with places
	for _, f := range list {
		if len(f.own.places) == 0 {
			continue
		}
		if g := last[f.fate]; f.more && g != nil && f.elsewhere(g) {
			f.more = false
		}
		last[f.fate] = f
	}
}

// loosen makes a floor of a number that its report leads with and also gives as
// one: headlines drop the "at least".
func loosen(list []*figure) {
	for _, f := range list {
		if f.clause.Sentence < leading && f.Exact() && slices.ContainsFunc(list, func(g *figure) bool {
			return g.fate == f.fate && g.Low == f.Low && math.IsInf(g.High, 1) && (len(f.source) == 0 || shares(f.source, g.source))
		}) {
			f.High = math.Inf(1)
		}
	}
}

// greatest keeps of each source's figures on one topic, fate and kind the
// greatest, and what is told of other places than that: what else is less counts
// a part of it.
func greatest(list []*figure) []*figure {
	type key struct {
		topic        *topic
		fate         fate
		noun, source string
	}
	most := map[key]*figure{}
	of := func(f *figure) key {
		noun := f.noun
		if f.ofAll() {
			noun = ""
		}
		return key{f.topic, f.fate, noun, strings.Join(f.source, " ")}
	}
	for _, f := range list {
		if g := most[of(f)]; !f.more && !f.period && (g == nil || f.Low > g.Low) {
			most[of(f)] = f
		}
	}
	for _, f := range list {
		for _, g := range most {
			if f.topic == g.topic && f.fate == g.fate && f.Low < g.Low && (f.part || of(f) == of(g)) {
				g.parts = append(g.parts, f.Low)
			}
		}
	}
	return slices.DeleteFunc(list, func(f *figure) bool {
		if f.more || f.period {
			return true
		}
		g := most[of(f)]
		return f.Low < g.Low && !f.elsewhere(g)
	})
}

// elsewhere reports whether two figures have places by their sentences, and none
// in common.
func (f *figure) elsewhere(g *figure) bool {
	return len(f.own.places) > 0 && len(g.own.places) > 0 && !shares(f.own.places, g.own.places)
}

// otherSource reports whether two figures of one report, in order of place,
// come from two sources by what it says. What it tells of itself may be the sum
// of what others count, so that only more than that, or what is called a toll,
// is another count; and what it tells of itself further down may be of anything.
func (a *figure) otherSource(b *figure) bool {
	apart := a.clause.Sentence != b.clause.Sentence
	if !apart && (a.clause.own() && !a.toll || b.clause.own() && !b.toll) {
		return false
	}
	switch {
	case len(a.source) == 0 && len(b.source) == 0, len(a.source) > 0 && len(b.source) > 0 && a.sameCounter(b):
		return false
	case len(a.source) == 0:
		return apart && (b.toll || b.Low > a.High)
	case len(b.source) == 0:
		return apart && (b.toll || a.Low > b.High && b.clause.Sentence < leading)
	}
	return true
}

// asOfNow is a figure that has risen so far, if another source gives one further down
// in the same report and does not tell of before: that one is no later count.
func (a *figure) asOfNow(b *figure) *figure {
	if !a.rises || b.early || len(a.source) == 0 || len(b.source) == 0 || a.clause.Sentence == b.clause.Sentence || b.clause.hasWord(b.clause.whole(), oneOf(goesBack)) {
		return a
	}
	now := *a
	now.rises, now.early = false, false
	return &now
}

// goesBack are the words of a sentence that goes back in time: "had counted 52", "had
// earlier put it at 40".
var goesBack = word.Set("had earlier previously initially originally first once yesterday")

// saysAgain reports whether the later of two figures of one report counts what
// the earlier does: its day and its way are those, it names no place that the
// other's event doesn't, and it speaks of no new event or brings little that
// the report has not told before.
func (a *figure) saysAgain(b *figure) bool {
	const together = 4 // sentences within which a report stays with an event that it doesn't lead with
	x, y := a.own, b.own
	if x.days.Known() && y.days.Known() && !x.days.Overlaps(y.days) || strangers(x.manner, y.manner) {
		return false
	}
	if len(y.places) > 0 && len(x.places) > 0 && !holdsAll(x.places, y.places) && !(a.lies.within(y.places, x.places) && b.bare(a)) {
		return false
	}
	if !a.topic.leads && b.clause.Sentence-a.clause.Sentence > together {
		return false
	}
	return !y.another || (y.written == "" || y.written == x.written) && (len(y.places) == 0 || holdsAll(y.places, b.topic.places)) && b.bare(a)
}

// bare reports whether a figure's sentence brings little news: a second count
// of one thing does, the count of another doesn't. Known is what the report
// leads with, what stands before the sentence and beside the other figure.
func (f *figure) bare(other *figure) bool {
	const (
		news  = 0.4 // of what it says
		words = 8.0 // or so much of it, which is one rare word
	)
	t := f.clause.text
	told := map[word.Key]bool{}
	add := func(i int) {
		if i >= 0 && i < f.clause.Sentence {
			for _, x := range t.TermsOf(t.Sentences[i]) {
				told[keyOf(x)] = true
			}
		}
	}
	for i := range leading {
		add(i)
	}
	if other != nil { // nil for none
		add(other.clause.Sentence)
	}
	add(f.clause.Sentence - 1)
	sum, fresh := 0.0, 0.0
	for _, x := range t.TermsOf(f.clause.sentence()) {
		if k := keyOf(x); !x.Stop && !countWords()[k] && !f.ofSource(t.SpanOf(x)) {
			sum += float64(x.IDF)
			if !told[k] {
				fresh += float64(x.IDF)
			}
		}
	}
	return fresh <= news*sum || fresh <= words
}

// ofSource reports whether a span lies in the words for who counted.
func (f *figure) ofSource(s report.Span) bool {
	return f.clause.ofSource(s) || slices.Contains(f.source, word.Lower(s.In(f.clause.text.Text)))
}

// nearby is how many figures further on in its report one is held against.
const nearby = 24

// acrossReports pairs the figures of different reports. What repeats a figure
// of its report is left out, and each is held against the first of those on one
// fate alone, so that the cost is linear in the story.
func acrossReports(all []*figure) [][2]*figure {
	const kept = 48
	byFate := map[fate][]*figure{}
	var out [][2]*figure
	for _, f := range all {
		list := byFate[f.fate]
		for _, g := range list {
			if g.clause.Report != f.clause.Report {
				out = append(out, [2]*figure{g, f})
			}
		}
		if len(list) < kept {
			byFate[f.fate] = append(list, f)
		}
	}
	return out
}

// contradiction is two figures that cannot both hold.
type contradiction struct{ a, b *figure }

// contradicts reports whether two figures on one event cannot both hold. A
// part is held against another part of the same kind of people alone; those of
// one kind may be fewer than all, but not more.
func (a *figure) contradicts(b *figure) bool {
	if a.fate != b.fate || a.Agrees(b.Quantity) || a.sumsTo(b) || b.sumsTo(a) || a.hasPart(b) || b.hasPart(a) || a.grewTo(b) || b.grewTo(a) {
		return false
	}
	if a.killers != b.killers {
		return false
	}
	if a.wide && !b.wide && a.Low > b.Low || b.wide && !a.wide && b.Low > a.Low {
		return false
	}
	const far = 10 // times as many are no count of one thing
	if lesser, greater := min(a.Low, b.Low), max(a.Low, b.Low); lesser > 0 && greater > far*lesser {
		return false
	}
	if a.noun == b.noun {
		return !a.part && !b.part || a.noun != "" && (a.part == b.part || !a.whole && !b.whole)
	}
	if a.part || b.part {
		return false
	}
	switch {
	case armed[a.noun] || armed[b.noun]:
		return false // who counts "people" mostly leaves those who fight out
	case a.ofAll() && b.ofAll():
		return true
	case a.ofAll():
		return b.Low > a.High
	case b.ofAll():
		return a.Low > b.High
	}
	return false
}

// ofAll reports whether a figure counts people of any kind.
func (f *figure) ofAll() bool { return f.noun == "" || f.whole }

var armed = word.Set("fighter soldier")

// grewTo reports whether one figure may be a first count of what another counts
// later: it is said to have risen, or to be no last word and is the lesser.
func (a *figure) grewTo(b *figure) bool { return a.rises || a.early && a.Low <= b.High }

// sumsTo reports whether the figures beside one add up to another.
func (a *figure) sumsTo(b *figure) bool { return a.sum > a.Low && b.Low <= a.sum && a.sum <= b.High }

// hasPart reports whether the report of one figure counts of it just as many as
// another counts: "15, six of them in Tolm" beside "six".
func (a *figure) hasPart(b *figure) bool {
	return a.clause.Report != b.clause.Report && b.Exact() && slices.Contains(a.parts, b.Low)
}

// place is where a figure is told: the clause that holds it, or its sentence if
// it stands in the words for its source.
func (f *figure) place() Place {
	p := f.clause.place()
	if !f.inClause {
		p.Span = f.clause.sentence().Span
	}
	return p
}

func (f *figure) claim() int {
	if !f.inClause {
		return None
	}
	return f.clause.claim
}
