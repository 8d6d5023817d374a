package claim

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/word"
)

// ofOneState reports whether two sources are bodies or officers of a government,
// and not of two by name. What its navy did its ministry announces, and news has
// it from either: that is one account.
func (s *finder) ofOneState(a, b attribution.Link) bool {
	if !s.ofState(a) {
		a, b = b, a
	}
	if !s.ofState(a) {
		return false
	}
	x, y := s.naming(a).place, s.naming(b).place
	inX := func(k word.Key) bool { return slices.Contains(x, k) }
	if s.ofState(b) {
		return len(x) == 0 || len(y) == 0 || slices.ContainsFunc(y, inX)
	}
	return len(y) == 1 && inX(y[0]) // "Orre", beside the Orran navy
}

// ofState reports whether a source is of a government, by its name or by what
// the reports call a person.
func (s *finder) ofState(l attribution.Link) bool {
	if l.Kind == attribution.Person {
		return slices.ContainsFunc(s.office[l.Name].words, func(w string) bool { return ofState[w] })
	}
	return s.naming(l).state
}

// isState reports whether a source is a body of a government by its name.
func isState(l attribution.Link) bool {
	if l.Kind == attribution.Person || l.Kind == attribution.Outlet {
		return false
	}
	return strings.Contains(l.Name, "White House") || strings.Contains(l.Name, "lection Commission") || slices.ContainsFunc(strings.Fields(word.Lower(l.Name)), func(w string) bool { return ofState[strings.TrimSuffix(w, "'s")] })
}

// place is what a body has in its name beside what it is and what it deals with:
// of the Orran Ministry of Health, "Orran", which folds to Orre.
func (s *finder) place(l attribution.Link) []word.Key {
	if l.Kind == attribution.Person || l.Kind == attribution.Outlet {
		return nil
	}
	var out []word.Key
	tokens := word.Tokens(l.Name)
	for _, x := range s.folder.Terms("en", l.Name, tokens) {
		if w := word.Lower(tokens[x.First].In(l.Name)); tokens[x.First].Upper && !ofState[w] && !matters[w] && !x.Stop {
			out = append(out, x.Key)
		}
	}
	for _, x := range seats {
		if strings.Contains(l.Name, x.house) {
			out = append(out, s.folder.Terms("en", x.country, word.Tokens(x.country))[0].Key)
		}
	}
	return out
}

// seats stand for the government of a country.
var seats = []struct{ house, country string }{
	{"Kremlin", "Russia"}, {"Pentagon", "America"}, {"White House", "America"}, {"Élysée", "France"}, {"Downing Street", "Britain"}, {"Whitehall", "Britain"},
}

var (
	ofState = word.Set("government govt ministry minister ministers navy naval army military treasury kremlin pentagon")
	matters = word.Set("the white house state foreign defence defense interior health finance justice central national federal election electoral commission")
)
