package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// located is a place that a clause gives to a deed: "the barge sank off Tolm".
type located struct {
	deed
	at   []string // skeletons of the words of its name
	kind string   // the noun that goes with it: "village"; "" for none
	text string   // as written
}

// locations finds two places for one deed. A place may lie in another, and people
// call one place by several names, so that neither report may name the other's
// place, nor any report say that one lies in the other.
func locations(s Story, clauses []*clause, lies containers) []Conflict {
	const kept = 32                    // places for one verb that others are held against
	named := map[int]map[string]bool{} // by report
	names := func(r int) map[string]bool {
		if named[r] == nil {
			named[r] = namesIn(s, r)
		}
		return named[r]
	}
	byVerb := shelf[word.Key, located]{}
	var out disputes[[2]string] // by the names of the places
	for _, c := range clauses {
		x, ok := locatedIn(c)
		if !ok {
			continue
		}
		for _, y := range byVerb.put(x.verb, x, kept) {
			if c.Report == y.clause.Report || x.kind != y.kind || lies.related(x.at, y.at) || shares(x.at, y.at) ||
				mentions(names(c.Report), y.at) || mentions(names(y.clause.Report), x.at) || !x.isOf(y.deed) || s.otherDays(c, y.clause) || strangers(c.weekdays(), y.clause.weekdays()) {
				continue
			}
			out.add(Conflict{Location, []Side{s.sideOf(y.clause), s.sideOf(c)}, y.text + " against " + x.text}, [2]string{strings.Join(y.at, " "), strings.Join(x.at, " ")})
		}
	}
	return out.out
}

// otherDays reports whether two clauses name days, and none in common.
func (s Story) otherDays(a, b *clause) bool {
	x, y := &topic{}, &topic{}
	x.addDays(a.text, s.Times[a.Report], a.Sentence)
	y.addDays(b.text, s.Times[b.Report], b.Sentence)
	return apart(x, y)
}

// weekdays are those that a clause's sentence names.
func (c *clause) weekdays() []string {
	var out []string
	for _, t := range c.times {
		names, _ := namesOfTime(t.In(c.text.Text))
		out = append(out, names...)
	}
	return out
}

// locatedIn finds something done, and the place right after it.
func locatedIn(c *clause) (located, bool) {
	if c.Stance != asserts || c.open() || c.negative {
		return located{}, false
	}
	t := c.text
	tokens := t.TokensOf(c.sentence())
	places := slices.DeleteFunc(placesOfEvent(t, tokens), func(p placeName) bool {
		return int(tokens[p.at].Start) < c.Start || int(tokens[p.at].End) > c.End
	})
	for n, first := range places {
		if n > 0 && first.at == places[n-1].at+1 {
			continue
		}
		last := first.at
		out := located{kind: kindOfPlace(t.Text, tokens, first.at)}
		for _, p := range places[n:] {
			if p.at > last+1 {
				break
			}
			out.at, last = append(out.at, p.name), p.at
		}
		from, to := int(tokens[first.at].Start), int(tokens[last].End)
		if x, ok := c.deedAt(from, to); ok {
			out.deed, out.text = x, t.Text[from:to]
			return out, true
		}
	}
	return located{}, false
}

// kindOfPlace is the noun before the name of a place, "the village of Tolm", or
// after it, "Tolm airport".
func kindOfPlace(text string, tokens []word.Token, at int) string {
	if at+1 < len(tokens) {
		if w := word.Lower(tokens[at+1].In(text)); placeNouns[w] {
			return w
		}
	}
	for i := at - 1; i >= max(0, at-2); i-- {
		if w := word.Lower(tokens[i].In(text)); placeNouns[w] {
			return w
		}
	}
	return ""
}

// namesIn is the set of the names of a report, as skeletons.
func namesIn(s Story, r int) map[string]bool {
	out := map[string]bool{}
	t := s.Texts[r]
	for _, x := range t.Tokens {
		if x.Kind == word.Word && x.Upper {
			out[skeleton(word.Lower(x.In(t.Text)))] = true
		}
	}
	return out
}

func mentions(names map[string]bool, places []string) bool {
	return slices.ContainsFunc(places, oneOf(names))
}

// related reports whether one of some places is said to lie in or by one of
// others, or the other way round.
func (c containers) related(a, b []string) bool { return c.hold(a, b) || c.hold(b, a) }
