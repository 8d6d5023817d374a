// Package dated makes up stories to test the stage "when" on: reports of one
// event whose day is known, told by "yesterday", "Wednesday" or a date, by
// reporters and by copies that keep the words of their source. Some reports
// have lost their day of publication. Whether what is left fixes the day of the
// event is found by trying every day (see Answer), which shares nothing with
// the solver it is held against.
//
// Package rumour beside it makes stories to test lineage and claims on, whose
// days are always right; this one has little text and is all about days.
package dated

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// Story is the reports of one event.
type Story struct {
	Day     calendar.Day // of the event
	Reports []Report     // in order of writing
}

// Report is one report, and what its writer did.
type Report struct {
	Text      string
	Stated    calendar.Day // the day given apart from the text; 0 for none
	Published calendar.Day // the true day
	Known     bool         // whether a reader can tell that day
	Told      report.Span  // the words that tell the event's day
	Parent    int          // the report it was copied from, -1 for none

	phrase phrase
	writer int // the report whose day the phrase counts from
	since  int // a year that the text looks back on, 0 for none
	until  int // a year that it looks forward to, 0 for none

	sentences []string // the first tells the event, with whenMark for the phrase
}

// phrase is a way to tell a day.
type phrase struct {
	words   string
	ago     int // days before publication, -1 when the words do not say
	weekday int // 0 is Sunday; -1
	month   time.Month
	day     int
	year    int
}

// Odds are how often, of 1, things happen to a report.
type Odds struct {
	Undated float64 // its day is lost
	Edited  float64 // a copy's writer tells the day anew
	Spun    float64 // a copy's writer swaps words in the sentence, too
	Bounded float64 // a story has years that bound its reports'
}

// Tell makes up a story. The same odds, set and seed give the same story. The
// wordings of Held are read by no rule's author.
func Tell(o Odds, set []Event, seed uint64) Story {
	r := rand.New(rand.NewPCG(seed, 7))
	b := &builder{
		Rand: r, odds: o,
		event: set[r.IntN(len(set))],
		body:  fixture.NewEvent(r),
		story: Story{Day: calendar.Date(2009+r.IntN(10), time.Month(1+r.IntN(12)), 1+r.IntN(28))},
	}
	b.fill()
	for range 1 + r.IntN(3) {
		b.original()
	}
	for range 1 + r.IntN(4) {
		b.copied()
	}
	if b.chance(o.Bounded) {
		b.bound()
	}
	for i := range b.story.Reports {
		b.file(&b.story.Reports[i])
	}
	return b.story
}

type builder struct {
	*rand.Rand
	odds  Odds
	event Event
	body  fixture.Event
	story Story
	told  []string // wordings of the event that are left
}

func (b *builder) chance(p float64) bool { return b.Float64() < p }

// fill chooses the names of the event's wordings and their order.
func (b *builder) fill() {
	var old []string
	for i := 0; i+1 < len(b.event.Names); i += 2 {
		choices := strings.Split(b.event.Names[i+1], "|")
		old = append(old, "{"+b.event.Names[i]+"}", choices[b.IntN(len(choices))])
	}
	old = append(old, "{n}", fmt.Sprint(11+b.IntN(80)))
	names := strings.NewReplacer(old...)
	for _, i := range b.Perm(len(b.event.Wordings)) {
		b.told = append(b.told, names.Replace(b.event.Wordings[i]))
	}
}

// original is a report of its own, written at most four days after the event.
func (b *builder) original() {
	if len(b.told) == 0 {
		return
	}
	x := Report{Parent: -1, writer: len(b.story.Reports), Published: b.story.Day + calendar.Day(b.IntN(5))}
	x.sentences, b.told = []string{b.told[0]}, b.told[1:]
	for range 4 + b.IntN(4) {
		x.sentences = append(x.sentences, b.body.Sentence(b))
	}
	if b.chance(.5) {
		x.sentences = append(x.sentences, "The owner spoke to reporters on "+(x.Published-calendar.Day(b.IntN(2))).Weekday().String()+".")
	}
	x.phrase = b.phraseFor(x.Published)
	b.story.Reports = append(b.story.Reports, x)
}

// copied is a report made from another, at most Fresh days later.
func (b *builder) copied() {
	p := b.IntN(len(b.story.Reports))
	from := b.story.Reports[p]
	x := Report{Parent: p, writer: from.writer, phrase: from.phrase, Published: from.Published + calendar.Day(b.IntN(int(Fresh)+1))}
	if x.Published > b.story.Day+Within {
		x.Published = b.story.Day + Within
	}
	x.sentences = append(x.sentences, from.sentences[:max(3, len(from.sentences)-b.IntN(3))]...)
	for i := range x.sentences {
		if i > 0 && b.chance(.3) || i == 0 && b.chance(b.odds.Spun) {
			x.sentences[i] = b.spin(x.sentences[i])
		}
	}
	if p := b.phraseFor(x.Published); b.chance(b.odds.Edited) && p.words != from.phrase.words {
		x.phrase, x.writer = p, len(b.story.Reports)
	}
	b.story.Reports = append(b.story.Reports, x)
}

// spin swaps a word of a sentence, but none that matters to its day.
func (b *builder) spin(s string) string {
	if spun := fixture.Spin(b, s); strings.Contains(spun, whenMark) == strings.Contains(s, whenMark) && !strings.Contains(s, "reporters on") {
		return spun
	}
	return s
}

// phraseFor tells the event's day as one would who writes on some day.
func (b *builder) phraseFor(published calendar.Day) phrase {
	d := b.story.Day
	y, m, dom := d.Split()
	w := int(d.Weekday())
	ago := int(published - d)
	date := fmt.Sprintf("%s %d", m, dom)
	list := []phrase{{words: "on " + date, ago: -1, weekday: -1, month: m, day: dom}}
	if b.chance(.3) {
		list = append(list, phrase{words: "on " + d.Weekday().String() + ", " + date, ago: -1, weekday: w, month: m, day: dom})
	}
	if b.chance(.3) {
		list = append(list, phrase{words: fmt.Sprintf("on %s, %d", date, y), ago: -1, weekday: -1, month: m, day: dom, year: y})
	}
	if ago < 7 {
		day := phrase{words: "on " + d.Weekday().String(), ago: -1, weekday: w}
		list = append(list, day, day)
	}
	if ago < 3 {
		near := phrase{words: []string{"today", "yesterday", "two days ago"}[ago], ago: ago, weekday: -1}
		list = append(list, near, near)
	}
	return list[b.IntN(len(list))]
}

// bound has one report look back on a year and one look forward to another.
func (b *builder) bound() {
	y, _, _ := b.story.Day.Split()
	first, last := &b.story.Reports[0], &b.story.Reports[b.IntN(len(b.story.Reports))]
	now, _, _ := last.Published.Split()
	first.since, last.until = y-b.IntN(3), now+1+b.IntN(2)
	first.sentences = append(first.sentences, fmt.Sprintf("Safety had been reviewed in %d for the first time.", first.since))
	last.sentences = append(last.sentences, fmt.Sprintf("The ministry is delaying its final report until %d.", last.until))
}

// file writes the text of a report and says where its day stands.
func (b *builder) file(x *Report) {
	var text strings.Builder
	x.Known = !b.chance(b.odds.Undated)
	switch {
	case !x.Known:
	case b.chance(.2): // at the head, and a wrong day apart
		text.WriteString(x.Published.Time().Format("January 2, 2006") + "\n\n")
		x.Stated = x.Published + calendar.Day(3+b.IntN(20))
	default:
		x.Stated = x.Published
	}
	for i, s := range x.sentences {
		if i == 0 {
			before, after, _ := strings.Cut(s, whenMark)
			text.WriteString(before)
			x.Told.Start = text.Len() + len(x.phrase.words) - len(strings.TrimPrefix(x.phrase.words, "on "))
			text.WriteString(x.phrase.words)
			x.Told.End = text.Len()
			s = after
		} else {
			text.WriteString("\n\n")
		}
		text.WriteString(s)
	}
	x.Text = text.String()
}
