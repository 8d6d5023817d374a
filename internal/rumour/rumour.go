// Package rumour makes up stories whose lineage is known: reports of an event
// that never was, some of them written by reporters and the others copied
// from those, as real copies are made. Tests and the measures of quality use
// it; the program does not.
//
// An original picks what it tells of an event, from whom it has it, the order
// and the wording; no two originals of a story word a fact alike. A copy takes
// the sentences of one or two reports that were there before it and goes over
// them as its habit is: cuts the end, swaps words for their synonyms, moves
// clauses, loses speakers, leaves quotes open. Every clause remembers through
// which reports it came, and the gold is read off that memory:
//
//	newWorld  what happened, who saw it, whom reporters ask
//	original  a report of its own                                original.go
//	copied    a report made from others                          copied.go, operators.go, spin.go
//	page      a report as text, and where its clauses stand      page.go
//	Gold      parents, pairs, claims and conflicts of the texts  gold.go
package rumour

import (
	"math/rand/v2"
	"time"
)

// Story is the reports of one event. The truth about them is its Gold.
type Story struct {
	Kind    string // of event
	Reports []Report

	world *world
	filed []*filed // the reports, in their order
}

// Report is one report of a story.
type Report struct {
	Ref, Title, Outlet, Text string
	Published                time.Time // on the outlet's clock
}

// Tell makes up a story. The same rates and seed give the same story, and the
// same but for the reports that are lost where Lost alone differs. What it costs
// is in proportion to the reports.
func Tell(r Rates, seed uint64) Story {
	w := newWorld(r, rand.New(rand.NewPCG(seed, 1)))
	for range w.between(r.Originals) {
		d := w.original()
		if len(d.sentences) == 0 {
			break // all that can be said of the event is said
		}
		w.add(d)
	}
	for range w.between(r.Copies) {
		w.add(w.copied())
	}
	for _, d := range w.drafts {
		w.furnish(d)
	}
	present := w.survivors(rand.New(rand.NewPCG(seed, 2)))
	return w.file(present, rand.New(rand.NewPCG(seed, 3)))
}

// survivors returns the drafts that are not lost.
func (w *world) survivors(random *rand.Rand) []*draft {
	lost := map[int]bool{}
	order := random.Perm(len(w.drafts))
	for _, i := range order[:int(w.rates.Lost*float64(len(w.drafts))+.5)] {
		lost[i] = true
	}
	var out []*draft
	for i, d := range w.drafts {
		if !lost[i] {
			out = append(out, d)
		}
	}
	return out
}
