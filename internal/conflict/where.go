package conflict

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// located is a place that a clause gives to an act: "the barge sank off Tolm".
type located struct {
	clause *clause
	act    word.Key
	places []string // skeletons of the words of the name
	kind   string   // the noun that goes with it: "village"; "" for none
	text   string   // as written
}

// locations finds two places for one act that two reports lead with. A place
// may lie in another, and people call one place by several names, so that
// neither report may name the other's place, nor any report say that one lies
// in the other.
func locations(s Story, clauses []*clause, lies containers) []Conflict {
	const kept = 32                    // places for one act that others are held against
	named := map[int]map[string]bool{} // by report
	names := func(r int) map[string]bool {
		if named[r] == nil {
			named[r] = namesIn(s, r)
		}
		return named[r]
	}
	byAct := map[word.Key][]located{}
	seen := map[string]bool{}
	var out []Conflict
	for _, c := range clauses {
		x, ok := locatedIn(c)
		if !ok {
			continue
		}
		for _, y := range byAct[x.act] {
			if c.Report == y.clause.Report || x.kind != y.kind || lies.related(x.places, y.places) || shares(x.places, y.places) ||
				mentions(names(c.Report), y.places) || mentions(names(y.clause.Report), x.places) || !ofOneMatter(c, y.clause, x.act) || s.otherDays(c, y.clause) {
				continue
			}
			k := strings.Join(y.places, " ") + "/" + strings.Join(x.places, " ")
			if seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, Conflict{Location, []Side{s.sideOf(y.clause), s.sideOf(c)}, y.text + " against " + x.text})
		}
		if len(byAct[x.act]) < kept {
			byAct[x.act] = append(byAct[x.act], x)
		}
	}
	return out
}

// otherDays reports whether two clauses name days, and none in common.
func (s Story) otherDays(a, b *clause) bool {
	x, y := &topic{}, &topic{}
	x.addDays(a.text, s.Times[a.Report], a.Sentence)
	y.addDays(b.text, s.Times[b.Report], b.Sentence)
	return apart(x, y)
}

// locatedIn finds an act that happens once, in what a report leads with, and the
// place right after it.
func locatedIn(c *clause) (located, bool) {
	const reach = 6 // words from the verb to the place
	if c.Stance != asserts || c.Sentence >= leading || c.open() || c.negative {
		return located{}, false
	}
	t := c.text
	tokens := t.TokensOf(c.sentence())
	var places []placeName // read where there is an act
	for _, x := range t.TermsOf(c.sentence()) {
		span := t.SpanOf(x)
		if span.Start < c.Start || span.End > c.End || !acts[word.Lower(span.In(t.Text))] {
			continue
		}
		verb := sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= span.Start })
		if places == nil {
			places = placesOfEvent(t, tokens)
		}
		n := slices.IndexFunc(places, func(p placeName) bool { return p.at > verb })
		if n < 0 || places[n].at > verb+reach || int(tokens[places[n].at].End) > c.End {
			continue
		}
		out := located{clause: c, act: keyOf(x), kind: kindOfPlace(t.Text, tokens, places[n].at)}
		last := places[n].at
		for _, p := range places[n:] {
			if p.at > last+1 {
				break
			}
			out.places, last = append(out.places, p.name), p.at
		}
		out.text = t.Text[tokens[places[n].at].Start:tokens[last].End]
		return out, true
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
	return slices.ContainsFunc(places, func(p string) bool { return names[p] })
}

// related reports whether one of some places is said to lie in or by one of
// others, or the other way round.
func (c containers) related(a, b []string) bool { return c.hold(a, b) || c.hold(b, a) }
