package when

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

// Event is one entry of a story's timeline.
type Event struct {
	Days      calendar.Interval // zero when open
	Value     string            // as in TIMEX3; of a range, its ends with "/" between
	Precision Precision
	About     About
	Text      string     // a sentence of the first evidence, as written
	Evidence  []Evidence // the sentences that tell of it, in order; one that is whole comes first
	Also      []Event    // the other days that fewer reports tell it on; these have no Text
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

// timeline joins the sentences that tell of a day into events, puts the days
// of publication beside them and orders all by time.
func timeline(story Story, members []member, published []report.Published) []Event {
	passages := passageOf(story)
	var all groups
	for i := range members {
		for _, x := range mentions(&members[i], i, passages) {
			all.add(members, x)
		}
	}
	all.placeClocks(members)
	all.reconcile(members)
	slices.SortStableFunc(all.list, func(a, b *group) int {
		return cmp.Or(cmp.Compare(a.told[0].order, b.told[0].order), cmp.Compare(a.told[0].days.Last, b.told[0].days.Last), cmp.Compare(a.clock(), b.clock()))
	})
	return withPublications(story, members, published, all.list)
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

// withPublications makes the timeline of the events and the days on which
// reports came out, one entry for each day.
func withPublications(story Story, members []member, published []report.Published, all []*group) []Event {
	days := publicationDays(members, published)
	var out []Event
	for _, g := range all {
		in := g.told[0].days
		for len(days) > 0 && in.Known() && days[0].Days.First < in.First {
			out, days = append(out, days[0]), days[1:]
		}
		e := g.event(members)
		for _, o := range g.other {
			e.Also = append(e.Also, o.event(members))
		}
		e.wholeFirst(story)
		e.Text = e.Evidence[0].In(story.Texts[e.Evidence[0].Report].Text)
		out = append(out, e)
	}
	return append(out, days...)
}

// wholeFirst puts the first sentence that can be read by itself before the others:
// one that no quote runs into or out of.
func (e *Event) wholeFirst(story Story) {
	k := slices.IndexFunc(e.Evidence, func(x Evidence) bool {
		s := x.In(story.Texts[x.Report].Text)
		return strings.Count(s, `"`)%2 == 0 && strings.Count(s, "“") == strings.Count(s, "”")
	})
	if k > 0 {
		whole := e.Evidence[k]
		e.Evidence = slices.Insert(slices.Delete(e.Evidence, k, k+1), 0, whole)
	}
}

// publicationDays has an entry for each day that reports came out on, in
// order; its evidence is the opening of each.
func publicationDays(members []member, published []report.Published) []Event {
	byDay := map[calendar.Day]*Event{}
	var days []calendar.Day
	for i := range members {
		m, in := &members[i], published[i].Days
		if !in.Known() || in.First != in.Last || len(m.Sentences) == 0 {
			continue
		}
		first := m.opening()
		e := byDay[in.First]
		if e == nil {
			e = &Event{Days: in, Value: in.First.String(), Precision: ToDay, About: Publication, Text: first.In(m.Text.Text)}
			byDay[in.First] = e
			days = append(days, in.First)
		}
		e.Evidence = append(e.Evidence, Evidence{m.index, first})
	}
	slices.Sort(days)
	var out []Event
	for _, d := range days {
		out = append(out, *byDay[d])
	}
	return out
}

// opening is the first sentence of a report that is no dateline alone.
func (m *member) opening() report.Span {
	for _, s := range m.Sentences {
		if !s.Dateline {
			return s.Span
		}
	}
	return m.Sentences[0].Span
}
