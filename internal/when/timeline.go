package when

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// Event is one entry of a story's timeline.
type Event struct {
	Days      calendar.Interval // zero when open
	Value     string            // as in TIMEX3; of a range, its ends with "/" between
	Precision Precision
	About     About
	Text      string     // a sentence of the first evidence, as written
	Evidence  []Evidence // the sentences that tell of it, in order
}

// Precision says how finely an event is placed.
type Precision string

// The precisions of an event.
const (
	ToTime  Precision = "time"
	ToDay   Precision = "day"
	ToMonth Precision = "month"
	ToYear  Precision = "year"
	Open    Precision = "open" // its year, or more, is not known
)

// About tells what happened from what was published.
type About string

// What an entry is about.
const (
	Happening   About = "event"
	Publication About = "publication"
)

// Evidence is a sentence of a report.
type Evidence struct {
	Report int // index into Story.Texts
	report.Span
}

// mention is one time in one sentence, before mentions of one event are joined.
type mention struct {
	member, sentence int
	value            string
	days             calendar.Interval
	order            calendar.Day // to sort by
	precision        Precision
	toDay            bool // tells a day, though its year may be open
	passage          int  // that the sentence is a witness of, -1 for none
	terms            []word.Term
}

// timeline joins the sentences that tell of a day into events, puts the days
// of publication beside them and orders all by time.
func timeline(story Story, members []member, published []report.Published) []Event {
	passages := passageOf(story)
	groups := map[string][]*group{}
	var all []*group
	for i := range members {
		for _, x := range mentions(&members[i], i, passages) {
			all = joinMention(groups, all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b *group) int {
		if d := int(a.first.order - b.first.order); d != 0 {
			return d
		}
		return int(a.first.days.Last - b.first.days.Last)
	})
	return withPublications(story, members, published, all)
}

// passageOf maps each witness's sentence to its passage.
func passageOf(story Story) map[Evidence]int {
	out := map[Evidence]int{}
	for p, passage := range story.Passages {
		for _, w := range passage.Witnesses {
			if w.Report < 0 || w.Report >= len(story.Texts) {
				continue
			}
			if t := story.Texts[w.Report]; w.Sentence >= 0 && w.Sentence < len(t.Sentences) {
				out[Evidence{w.Report, t.Sentences[w.Sentence].Span}] = p
			}
		}
	}
	return out
}

// mentions are the times of one report that a timeline is made of: dates and
// times of day in its sentences, ranges joined. Durations, sets, vague
// references and spans longer than a day that are counted from the
// publication are left out.
func mentions(m *member, i int, passages map[Evidence]int) []mention {
	var out []mention
	for k := 0; k < len(m.found); k++ {
		x, t := m.found[k], m.times[k]
		if x.Sentence < 0 || m.Sentences[x.Sentence].Headline || m.Sentences[x.Sentence].Dateline || !m.eventful(x) {
			continue
		}
		s := m.Sentences[x.Sentence]
		n := mention{member: i, sentence: x.Sentence, value: t.Value, days: t.Days, order: m.order[k], passage: -1, terms: m.TermsOf(s)}
		if k+1 < len(m.found) && m.found[k+1].Joined {
			k++
			end := m.times[k]
			n.value += "/" + end.Value
			if n.days.Known() && end.Days.Known() && end.Days.Last >= n.days.First {
				n.days.Last = end.Days.Last
			}
		}
		n.precision = precisionOf(n.value, n.days)
		n.toDay = x.form.shape != calendarDate || x.form.day != 0
		if p, ok := passages[Evidence{m.index, s.Span}]; ok {
			n.passage = p
		}
		if last := len(out) - 1; last >= 0 && out[last].sentence == n.sentence && out[last].value == n.value {
			continue
		}
		if last := len(out) - mostInSentence; last >= 0 && out[last].sentence == n.sentence {
			continue
		}
		out = append(out, n)
	}
	return finest(out)
}

// mostInSentence is how many times of one sentence the timeline takes.
const mostInSentence = 3

// finest leaves months and years out of the sentences that tell a day.
func finest(list []mention) []mention {
	day := map[int]bool{}
	for _, x := range list {
		if x.toDay {
			day[x.sentence] = true
		}
	}
	return slices.DeleteFunc(list, func(x mention) bool { return !x.toDay && day[x.sentence] })
}

// eventful reports whether an expression tells when something happened, finely
// enough for a timeline. A bare year does so only after a word that puts an
// event into it; "the 2016 election" is but a name.
func (m *member) eventful(x Expression) bool {
	f := x.form
	if x.Type != Date && x.Type != Clock {
		return false
	}
	switch f.shape {
	case calendarDate:
		if f.month != 0 && f.unit == noUnit {
			return true
		}
		switch m.wordBefore(x.Span) {
		case "in", "since", "until", "by":
			return !f.fiscal && f.mod == noMod
		}
		return false
	case weekdayForm, clockForm, holidayForm:
		return true
	case shifted:
		return f.unit <= day
	}
	return false
}

func precisionOf(value string, days calendar.Interval) Precision {
	if !days.Known() {
		return Open
	}
	if i := strings.IndexByte(value, 'T'); i >= 0 && i+1 < len(value) && value[i+1] >= '0' && value[i+1] <= '9' {
		return ToTime
	}
	switch first, _, _ := strings.Cut(value, "/"); len(first) {
	case len("2006"):
		return ToYear
	case len("2006-01"):
		return ToMonth
	}
	return ToDay
}

// group is the mentions of one event.
type group struct {
	first    mention
	evidence []mention
}

// Two mentions of the same time are of one event when they are witnesses of
// one passage, or when their sentences share this much of the rarity of the
// shorter one.
const (
	sameContent = .6
	mostCompare = 64 // groups of one time that a mention is held against
)

// joinMention adds a mention to the group it belongs to or begins one.
func joinMention(groups map[string][]*group, all []*group, x mention) []*group {
	key := x.value
	if !x.days.Known() {
		key += " " + x.order.String()
	}
	for n, g := range groups[key] {
		if n == mostCompare {
			break
		}
		of, _ := shared(g.first.terms, x.terms)
		if g.first.passage >= 0 && g.first.passage == x.passage || of >= sameContent {
			g.evidence = append(g.evidence, x)
			return all
		}
	}
	g := &group{first: x, evidence: []mention{x}}
	groups[key] = append(groups[key], g)
	return append(all, g)
}

// shared is how much of the rarity of two sentences both have in common, as a
// share of the one that has less of it and of the one that has more.
func shared(a, b []word.Term) (ofLess, ofMore float32) {
	sum := func(list []word.Term) (map[word.Key]float32, float32) {
		m := make(map[word.Key]float32, len(list))
		var total float32
		for _, t := range list {
			if _, seen := m[t.Key]; !seen && !t.Stop {
				m[t.Key] = 1 + t.IDF // so that common words count too
				total += 1 + t.IDF
			}
		}
		return m, total
	}
	x, nx := sum(a)
	y, ny := sum(b)
	var both float32
	for _, t := range b { // in order of place, so that the sum is the same in every run
		if w, ok := x[t.Key]; ok && y[t.Key] != 0 {
			both += w
			y[t.Key] = 0
		}
	}
	if nx == 0 || ny == 0 {
		return 0, 0
	}
	return both / min(nx, ny), both / max(nx, ny)
}

// withPublications makes the timeline of the events and the days on which
// reports came out, one entry for each day.
func withPublications(story Story, members []member, published []report.Published, all []*group) []Event {
	days := publicationDays(members, published)
	var out []Event
	for _, g := range all {
		for len(days) > 0 && g.first.days.Known() && days[0].Days.First < g.first.days.First {
			out, days = append(out, days[0]), days[1:]
		}
		e := Event{Days: g.first.days, Value: g.first.value, Precision: g.first.precision, About: Happening}
		for _, x := range g.evidence {
			s := members[x.member].Sentences[x.sentence]
			e.Evidence = append(e.Evidence, Evidence{members[x.member].index, s.Span})
		}
		e.Text = e.Evidence[0].In(story.Texts[e.Evidence[0].Report].Text)
		out = append(out, e)
	}
	return append(out, days...)
}

// publicationDays has an entry for each day that reports came out on, in
// order; its evidence is the first sentence of each.
func publicationDays(members []member, published []report.Published) []Event {
	byDay := map[calendar.Day]*Event{}
	var days []calendar.Day
	for i := range members {
		m, in := &members[i], published[i].Days
		if !in.Known() || in.First != in.Last || len(m.Sentences) == 0 {
			continue
		}
		e := byDay[in.First]
		if e == nil {
			e = &Event{Days: in, Value: in.First.String(), Precision: ToDay, About: Publication, Text: m.Sentences[0].In(m.Text.Text)}
			byDay[in.First] = e
			days = append(days, in.First)
		}
		e.Evidence = append(e.Evidence, Evidence{m.index, m.Sentences[0].Span})
	}
	slices.Sort(days)
	var out []Event
	for _, d := range days {
		out = append(out, *byDay[d])
	}
	return out
}
