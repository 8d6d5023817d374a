package claim

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// office says whether a person is named as one who speaks for a body.
type office int

const (
	noOffice office = iota
	ofSome          // "company spokeswoman Ana Voss": whose, the words leave open
	ofNamed         // "Kelmouth Harbour spokeswoman Ana Voss"
)

// findOffices notes how a report calls the people it names.
func (f *finder) findOffices(t *segment.Text, reading attribution.Reading) {
	for _, a := range reading.Attributions {
		for _, l := range a.Chain {
			for _, span := range a.Source {
				if l.Kind != attribution.Person || span.Overlap(l.Span) == 0 {
					continue
				}
				written := span.In(t.Text)
				f.office[l.Name] = max(f.office[l.Name], officeIn(written, l.Name))
				f.officer[l.Name] = f.officer[l.Name] || officerTitle.MatchString(written)
			}
		}
	}
}

// officerTitle finds what those are called who tell of a case by their office.
var officerTitle = regexp.MustCompile(`(?i)\b(?:police|constabulary|troopers?|sheriff|deputy sheriff|detectives?|det|sgt|sergeant|lt|prosecutors?|prosecuting|investigators?|district attorney|state'?s attorney|NYPD|LAPD|FBI)\b`)

// officeIn reads how a person is called where he is named.
func officeIn(written, name string) office {
	holds, named := false, false
	for i, w := range strings.Fields(written) {
		w = strings.Trim(w, ",.")
		holds = holds || strings.HasPrefix(word.Lower(w), "spokes")
		named = named || i > 0 && unicode.IsUpper(firstRune(w)) && !slices.Contains(strings.Fields(name), w)
	}
	switch {
	case holds && named:
		return ofNamed
	case holds:
		return ofSome
	}
	return noOffice
}

// mayVoice reports whether of two sources one is a body and the other somebody
// who speaks for one that is not named.
func (s *finder) mayVoice(a, b attribution.Link) bool {
	if b.Kind == attribution.Person {
		a, b = b, a
	}
	return a.Kind == attribution.Person && b.Kind == attribution.Institution && s.office[a.Name] == ofSome
}
