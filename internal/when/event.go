package when

import (
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// How an event is told again: by the first words of its name, which must hold
// enough to know it by.
const (
	eventTerms  = 4   // of its name, at most
	enoughTerms = 2   // of them, or one that is rare enough
	rareTerm    = 5.0 // inverse document frequency
	eventLooks  = 256 // at days that could be the event's
	eventWords  = 100 // terms of a sentence that can tell it
)

// eventDay finds where the story gives the day of the event that an expression
// counts from: "the July 16 summit in Helsinki" for "three weeks after the
// Helsinki summit". The report's own words come before those of others.
func eventDay(m *member, x Expression, members []member) (source, bool) {
	name := eventName(m, x)
	if len(name) == 0 {
		return source{}, false
	}
	looks := 0
	for _, own := range []bool{true, false} {
		for i := range members {
			o := &members[i]
			if (o.index == m.index) != own {
				continue
			}
			for k, y := range o.found {
				if y.form.shape != calendarDate || y.form.day == 0 || y.Sentence < 0 || y.Tense == Future {
					continue
				}
				if looks++; looks > eventLooks {
					return source{}, false
				}
				if holdsAll(o.Text, o.Sentences[y.Sentence], name) {
					return source{i, k}, true
				}
			}
		}
	}
	return source{}, false
}

// eventName is the terms that an event is named by: the first run of words
// that carry content. It is empty when they are too few to know it by.
func eventName(m *member, x Expression) []word.Key {
	var name []word.Key
	rare := false
	if x.Sentence < 0 {
		return nil
	}
	terms := m.TermsOf(m.Sentences[x.Sentence])
	if len(terms) > eventWords {
		return nil
	}
	for _, t := range terms {
		s := m.SpanOf(t)
		if s.Start < x.Event.Start {
			continue
		}
		if s.End > x.Event.End || len(name) == eventTerms || t.Stop && len(name) > 0 {
			break
		}
		if !t.Stop {
			name = append(name, t.Key)
			rare = rare || t.IDF >= rareTerm
		}
	}
	if len(name) >= enoughTerms || rare {
		return name
	}
	return nil
}

// holdsAll reports whether a sentence holds all the terms.
func holdsAll(t *segment.Text, s segment.Sentence, name []word.Key) bool {
	terms := t.TermsOf(s)
	if len(terms) > eventWords {
		return false
	}
	for _, key := range name {
		if !holds(terms, key) {
			return false
		}
	}
	return true
}
