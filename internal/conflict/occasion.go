package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// Two days for one deed contradict each other, two deeds of one kind don't. What is
// done over and over has many days, and "a bomb" or "gunmen" may be others each time,
// so that all that is told of the two must be alike.

// oneOccasion reports whether two deeds that are alike are of one occasion, as far
// as that can be told.
func (d dated) oneOccasion(e dated) bool {
	a, b := d.clause, e.clause
	switch {
	case d.stem == e.stem && (overAndOver[d.word] || strangers(a.countsIn(), b.countsIn())), a.isRepeat(), b.isRepeat(),
		apartByName(d.core, e.core), strangers(d.places, e.places), strangers(a.opponents(), b.opponents()), swapped(a, b):
		return false
	}
	if d.named() || e.named() || !(d.anybody && e.anybody) {
		return true
	}
	if strangers(a.placeNames(), b.placeNames()) {
		return false
	}
	const (
		year = 366 // days
		most = 0.8 // of what the shorter one says
	)
	if d.days.Known() && e.days.Known() && (d.days.First-e.days.First > year || e.days.First-d.days.First > year) {
		return false
	}
	return max(cover(a, b), cover(b, a)) >= most
}

// apartByName reports whether those who did two deeds, or whom they befell, each have
// a name that the others don't: "Aas won the Krohn prize", "Aas won the Dagen prize".
func apartByName(x, y []string) bool { return !holdsAll(x, y) && !holdsAll(y, x) }

// opponents are the names right after "against" in a clause.
func (c *clause) opponents() []string {
	var out []string
	words, _ := c.tagged()
	for i, w := range words[:max(0, len(words)-1)] {
		if w.Lower == "against" {
			out = append(out, skeleton(words[i+1].Lower))
		}
	}
	return out
}

// placeNames are the places that a clause names.
func (c *clause) placeNames() []string {
	var out []string
	for _, p := range placesOfEvent(c.text, c.text.TokensOf(c.sentence())) {
		out = append(out, p.name)
	}
	return out
}

// named reports whether what a deed befell or who did it has a name.
func (d dated) named() bool { return len(d.people) > 0 }

// isRepeat reports whether a clause says that what it tells had been before.
func (c *clause) isRepeat() bool {
	for _, w := range strings.Fields(word.Lower(c.In(c.text.Text))) {
		if repeats[strings.Trim(w, ".,;")] {
			return true
		}
	}
	return false
}

// countsIn are the numbers that a clause tells, those of times left out.
func (c *clause) countsIn() []float64 {
	words, starts := c.tagged()
	var out []float64
	for i, w := range words {
		if v, ok := quantity.Value(w.Lower); ok && v > 1 && !c.tellsTime(starts[i]) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var (
	repeats     = word.Set("again too also another anew repeatedly second third twice")
	overAndOver = word.Set(`met visited attacked spoke talked called telephoned played beat protested marched rallied raided shelled bombed bombarded clashed toured
		fired warned voted prayed sang dined trained patrolled questioned interviewed`)
)
