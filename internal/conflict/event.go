package conflict

import "github.com/headwater-news/headwater/internal/word"

// sameEvent reports whether two figures of different reports are of one event.
// What both reports lead with is one event if they name a place alike and
// neither's figure is of a place that the other doesn't know; what they tell
// besides must also be of one day and come about in one way. Where one of them
// names no place, day and way must do.
func (a *figure) sameEvent(b *figure) bool {
	x, y := a.topic, b.topic
	if apart(x, y) || a.abroad(b) || b.abroad(a) || a.unsettled(b) || b.unsettled(a) || strangers(a.manner(), b.manner()) {
		return false
	}
	if x.several[a.fate] && len(a.own.places) == 0 || y.several[b.fate] && len(b.own.places) == 0 {
		return false
	}
	alike := (x.days.Known() && y.days.Known() || x.sameWeekday(y)) && shares(a.manner(), b.manner())
	if a.fate.ofOneThing() {
		return a.central() && b.central() && (len(a.own.places) == 0 || len(b.own.places) == 0 || shares(a.own.places, b.own.places))
	}
	if len(a.places()) == 0 || len(b.places()) == 0 {
		return alike || a.central() && b.central() && a.ofOneMatter(b)
	}
	if alike && (a.Low > b.High && a.lies.hold(a.places(), b.places()) || b.Low > a.High && a.lies.hold(b.places(), a.places())) {
		return true // a part of a place has no more than the whole
	}
	placed := shares(a.places(), b.places()) && (holdsAll(y.places, a.own.places) || holdsAll(x.places, b.own.places))
	return placed && (alike || a.central() && b.central())
}

// ofOneMatter reports whether the sentences of two figures share words that are
// rare enough to tell of what they are: "the lunch at the Harlow school".
func (f *figure) ofOneMatter(g *figure) bool {
	const (
		rare   = 5.0
		needed = 2
	)
	of := map[word.Key]bool{}
	f.eachRare(rare, func(k word.Key) { of[k] = true })
	n := 0
	g.eachRare(rare, func(k word.Key) {
		if of[k] {
			delete(of, k)
			n++
		}
	})
	return n >= needed
}

// eachRare tells the keys of the rare words of a figure's sentence, but for those
// of time, of counts and of its source.
func (f *figure) eachRare(rare float32, yield func(word.Key)) {
	t := f.clause.text
	for _, x := range t.TermsOf(f.clause.sentence()) {
		if k := keyOf(x); !x.Stop && x.IDF >= rare && !timeWords()[k] && !countWords()[k] && !f.ofSource(t.SpanOf(x)) {
			yield(k)
		}
	}
}

// central reports whether a figure is one of the event that its report leads
// with, as a whole.
func (f *figure) central() bool {
	if !f.topic.leads {
		return false
	}
	toldAgain := len(f.own.places) > 0 && f.own.days.Known()
	return f.clause.Sentence < leading || toldAgain || !f.own.another || f.bare(nil)
}

func (f *figure) places() []string {
	if len(f.own.places) > 0 {
		return f.own.places
	}
	return f.topic.places
}

// manner is how those counted came to harm: as its sentence says, else as its
// topic does.
func (f *figure) manner() []string {
	if len(f.own.manner) > 0 {
		return f.own.manner
	}
	return f.topic.manner
}
