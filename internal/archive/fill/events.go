package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
)

const (
	openEvents = 1500   // told of at a time
	mostTold   = 300    // reports of an event
	aDay       = 20_000 // reports
	sequels    = 4      // one event in so many follows one that is open
)

// event is something that never happened, as its reports may tell it.
type event struct {
	num       int
	field     field
	names     []string
	sentences []string
	left      int // reports yet to come
	last      []string
}

// world makes up events and their reports, the same for the same seed. Events
// are of many kinds, some large and most small; one in four has some of the people
// of another and tells what came before.
type world struct {
	rng    *rand.Rand
	day    calendar.Day
	events []*event // that are open
	begun  int
	made   int
}

func newWorld(seed uint64) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 1)), day: 19_000}
	for len(w.events) < openEvents {
		// An event stays open for as long as it has reports: of those that are
		// open at any moment, so many more are large, and are told in part.
		if n := w.reports(); w.rng.IntN(mostTold) < n {
			w.events = append(w.events, w.event(1+w.rng.IntN(n)))
		}
	}
	return w
}

// reports is how many an event has: most have few, a few very many.
func (w *world) reports() int {
	switch p := w.rng.Float64(); {
	case p < .01:
		return mostTold/3 + w.rng.IntN(2*mostTold/3)
	case p < .15:
		return 10 + w.rng.IntN(30)
	case p < .5:
		return 4 + w.rng.IntN(6)
	}
	return 1 + w.rng.IntN(3)
}

// event begins an event of so many reports.
func (w *world) event(reports int) *event {
	w.begun++
	e := &event{num: w.begun, left: reports, field: pick(w.rng, fields)}
	var before []string
	if len(w.events) > 0 && w.rng.IntN(sequels) == 0 {
		first := pick(w.rng, w.events)
		e.field, e.names, before = first.field, slices.Clone(first.names[:2]), first.sentences[:3]
	}
	for len(e.names) < 9 {
		e.names = append(e.names, w.name())
	}
	for range 42 {
		e.sentences = append(e.sentences, w.sentence(e))
	}
	e.sentences = append(e.sentences, before...)
	return e
}

// sentence is something that happened in an event, or was said of it.
func (w *world) sentence(e *event) string {
	name := func() string { return pick(w.rng, e.names) }
	if w.rng.IntN(4) == 0 {
		return fmt.Sprintf(pick(w.rng, sayings), 2+w.rng.IntN(900), w.noun(e), name())
	}
	tail := fmt.Sprintf(pick(w.rng, tails), 2+w.rng.IntN(900), w.noun(e), name())
	return fmt.Sprintf("%s %s %s the %s of %s %s.", pick(w.rng, openings), name(), pick(w.rng, e.field.verbs), w.noun(e), name(), tail)
}

func (w *world) noun(e *event) string {
	if w.rng.IntN(3) == 0 {
		return pick(w.rng, everyday)
	}
	return pick(w.rng, e.field.nouns)
}

func (w *world) name() string {
	syllables := []string{"ka", "lo", "mi", "ter", "vo", "sha", "ren", "dul", "pix", "gor", "ben", "ul", "fa", "ni", "zet", "bru", "sel", "tam", "wi", "ost"}
	s := ""
	for range 3 + w.rng.IntN(2) {
		s += pick(w.rng, syllables)
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

// line is a report as a record of JSON Lines.
type line struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text"`
}

// write writes so many reports.
func (w *world) write(to io.Writer, reports int) error {
	enc := json.NewEncoder(to)
	for range reports {
		if err := enc.Encode(w.report()); err != nil {
			return err
		}
	}
	return nil
}

// report is the next report to come in.
func (w *world) report() line {
	at := w.rng.IntN(len(w.events))
	e := w.events[at]
	if e.left--; e.left == 0 {
		w.events[at] = w.event(w.reports())
	}
	return w.tell(e)
}

// tell is a report of an event. One in three is a copy of an earlier one: cut,
// or with some of its sentences told otherwise.
func (w *world) tell(e *event) line {
	if w.made++; w.made%aDay == 0 {
		w.day++
	}
	told := slices.Clone(e.last)
	switch kind := w.rng.IntN(6); {
	case len(told) == 0 || kind > 1:
		for _, i := range w.rng.Perm(len(e.sentences))[:22+w.rng.IntN(8)] {
			told = append(told, e.sentences[i])
		}
		told = told[len(e.last):]
		e.last = told
	case kind == 1:
		told = told[:len(told)-w.rng.IntN(len(told)/2)]
	default:
		for range len(told) / 4 {
			told[w.rng.IntN(len(told))] = w.sentence(e)
		}
	}
	out := line{
		URL:    fmt.Sprintf("https://outlet%d.example/%d/%d?utm_source=feed", w.rng.IntN(400), e.num, w.made),
		Title:  fmt.Sprintf("%s %s %s of %s", pick(w.rng, e.names), pick(w.rng, e.field.verbs), w.noun(e), pick(w.rng, e.names)),
		Text:   strings.Join(told, "\n"),
		Outlet: fmt.Sprintf("The %s %s", pick(w.rng, everyday), pick(w.rng, []string{"Courier", "Post", "Mirror", "Herald", "Echo"})),
	}
	if w.rng.IntN(4) > 0 {
		out.Published = w.day.String()
	}
	return out
}
