package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
)

const (
	openEvents = 1500 // told of at a time
	mostTold   = 300  // reports of an event
)

var (
	verbs = strings.Fields(`met blamed praised sued joined left warned thanked visited followed elected replaced accused
		defended backed rejected questioned promised ordered opened closed inspected searched guarded repaired`)
	nouns = strings.Fields(`council factory harbour school hospital museum railway forest orchestra market prison library
		bridge reservoir theatre airport brewery archive tunnel stadium chapel quarry vineyard dairy lighthouse`)
	tails = []string{
		"while %d people from the %s of %s looked on", "after %d days of talks at the %s of %s", "and paid %d crowns to the %s of %s",
		"because %d letters had come to the %s of %s", "although %d members of the %s of %s had asked for time",
		"which cost the %[2]s of %[3]s %[1]d jobs", "two years after a fire in which %d animals of the %s of %s died",
	}
	openings = []string{"On Monday", "Late on Tuesday", "Officials said that", "According to a statement,", "In the morning", "Witnesses said that", "For the first time", "As expected,"}
)

// event is something that never happened, as its reports may tell it.
type event struct {
	names     []string
	sentences []string
	day       calendar.Day
	left      int // reports yet to come
	last      []string
}

// world makes up events and their reports, the same for the same seed.
type world struct {
	rng    *rand.Rand
	day    calendar.Day
	events []*event
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
	e := &event{day: w.day, left: reports}
	for range 9 {
		e.names = append(e.names, w.name())
	}
	for range 45 {
		tail := fmt.Sprintf(pick(w.rng, tails), 2+w.rng.IntN(900), pick(w.rng, nouns), pick(w.rng, e.names))
		e.sentences = append(e.sentences, fmt.Sprintf("%s %s %s the %s of %s %s.",
			pick(w.rng, openings), pick(w.rng, e.names), pick(w.rng, verbs), pick(w.rng, nouns), pick(w.rng, e.names), tail))
	}
	return e
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

// write writes so many reports, a third of them cut from an earlier one.
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
	if w.made++; w.made%20_000 == 0 {
		w.day++
	}
	told := e.last
	if len(told) == 0 || w.rng.IntN(3) > 0 {
		told = nil
		for _, i := range w.rng.Perm(len(e.sentences))[:24+w.rng.IntN(8)] {
			told = append(told, e.sentences[i])
		}
		e.last = told
	} else {
		told = told[:len(told)-w.rng.IntN(len(told)/2)]
	}
	out := line{
		URL:    fmt.Sprintf("https://outlet%d.example/%s/%d?utm_source=feed", w.rng.IntN(400), e.day, w.made),
		Title:  strings.TrimSuffix(pick(w.rng, e.sentences)[:60], " "),
		Outlet: fmt.Sprintf("The %s", pick(w.rng, nouns)),
		Text:   strings.Join(told, "\n"),
	}
	if w.rng.IntN(4) > 0 {
		out.Published = w.day.String()
	}
	return out
}
