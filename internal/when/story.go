package when

import (
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// Story is what Resolve works on: the reports of one event.
type Story struct {
	Texts    []*segment.Text // that all indexes point into; may hold other stories' too
	Found    [][]Expression  // by Read, one list for each text
	Members  []int           // the story's reports, in order
	Passages []reuse.Passage
	Graph    lineage.Graph
}

// Solution is what a story's reports say about time when read together. The
// lists run parallel to Story.Members.
type Solution struct {
	Published []report.Published // stated, given, inferred or unknown
	Times     [][]Time           // in order of place; none overlap
	Timeline  []Event            // in order of time
}

// Time is an expression placed on the calendar as far as its story allows.
type Time struct {
	report.Span
	Type       Type
	Value      string            // as in TIMEX3; X stands for what is open
	Days       calendar.Interval // zero when open, and for durations and sets
	Candidates []string          // the values that fit, where several do and they can be listed
	Basis      string            // in words, where the value comes from
	Sentence   int               // index into the text's sentences; -1 for a date line outside them
}

// Resolve reads a story's times together. It first settles the days of
// publication: what a report says at its head, what was stated or given apart,
// and else what the constraints of the story leave. Then every expression is
// placed, those that came with a passage in the text they came from, and the
// sentences with a day become the timeline.
func Resolve(story Story) Solution {
	members := newMembers(story)
	inherit(story, members)
	told := occasions(members)
	order := inOrderOfSources(members)
	var worlds worlds
	for range 2 { // what the first round settles can settle more in the second
		worlds = solve(story, members, told)
		for _, m := range order {
			settle(members, m, worlds)
		}
		if !learn(members, told) {
			break
		}
	}
	out := Solution{Published: publications(members, worlds)}
	for i := range members {
		out.Times = append(out.Times, members[i].times)
	}
	out.Timeline = timeline(story, members, out.Published)
	return out
}

// member is one report of the story as the steps of Resolve fill it in.
type member struct {
	*segment.Text
	index  int // into Story.Texts
	found  []Expression
	own    report.Published // as it stands by itself
	anchor calendar.Day     // the day its words count from; 0 when unknown
	head   *form            // the date of a dateline: "GENEVA, July 17 (AP) -"

	source []source    // where each expression was taken over from
	same   []*occasion // the event whose day each expression tells, if others tell it, too
	times  []Time
	order  []calendar.Day // a day to sort each time by; in a story without a year, of one that fits
}

// source is an expression of another member.
type source struct{ member, expression int }

func (s source) none() bool { return s.member < 0 }

func newMembers(story Story) []member {
	out := make([]member, len(story.Members))
	for i, index := range story.Members {
		m := &out[i]
		m.Text, m.index, m.found = story.Texts[index], index, story.Found[index]
		m.own = publishedBy(m.Text)
		m.anchor = m.own.Days.Last
		if f, ok := datelineOf(m.Text); ok {
			m.head = &f.form
			m.anchor = m.datelineDay()
		}
		m.source = make([]source, len(m.found))
		for k := range m.source {
			m.source[k].member = -1
		}
	}
	return out
}
