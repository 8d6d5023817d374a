package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// deed is what a clause tells as done: a verb, and whom or what it befell.
type deed struct {
	clause  *clause
	verb    word.Key   // one for verbs of one sense
	stem    word.Key   // its own
	on      []word.Key // words of its object, or of its subject if it has none; none for "he"
	numbers []float64  // among them
	word    string     // as written, in lower case
	head    word.Key   // of on: the last of its words, 0 for none
	anybody bool       // what it befell is told as one of its kind: "a bomb", "two nurses"
	core    []string   // of people, those before the verb and in its object
	places  []string   // named before the verb: whose deed it is, or whom it befell
	people  []string   // names in the clause, as skeletons, but for those of places
}

// deedAt is what a clause says was done at the time or place that stands from one
// byte to another: the verb before it, if it tells of something as done and no other
// clause begins between; for what opens the clause, the first verb after it.
func (c *clause) deedAt(from, to int) (deed, bool) {
	words, starts := c.tagged()
	verb := -1
	for i := len(words) - 1; i >= 0; i-- {
		isVerb := strings.HasPrefix(words[i].Tag, "VB") && !word.IsStop(words[i].Lower)
		switch {
		case starts[i] >= to && isVerb:
			verb = i
		case starts[i] >= from:
		case opensClause[words[i].Lower], words[i].Lower == "again":
			return deed{}, false
		case isVerb:
			return c.deedOf(words, starts, i)
		}
	}
	return c.deedOf(words, starts, verb)
}

// deedOf reads the deed of a verb, given by its place among the words of a clause.
func (c *clause) deedOf(words []tagger.Word, starts []int, verb int) (deed, bool) {
	if verb < 0 || words[verb].Tag != "VBD" && words[verb].Tag != "VBN" || light[words[verb].Lower] || says[words[verb].Lower] || ofPapers[words[verb].Lower] {
		return deed{}, false
	}
	from, to := 0, verb                                                                         // of what it befell
	if verb+1 < len(words) && opensObject[words[verb+1].Tag] && words[verb+1].Lower != "dead" { // "were shot dead"
		from, to = verb+1, verb+1
		for to < len(words) && inPhrase[words[to].Tag] {
			to++
		}
	}
	core := starts[max(verb, to-1)] + len(words[max(verb, to-1)].Text)
	people, done := c.people(core)
	out, ok := deed{clause: c, people: people, core: done, places: c.placesBefore(starts[verb]), word: words[verb].Lower, anybody: from < to && !definite[words[from].Lower]}, false
	headAt := headOf(words, starts, from, to)
	for _, x := range c.text.TermsOf(c.sentence()) {
		switch at := c.text.SpanOf(x).Start; {
		case at == starts[verb]:
			out.verb, out.stem, ok = keyOf(x), x.Key, true
		case !x.Stop && !c.tellsTime(at) && from < to && starts[from] <= at && at <= starts[to-1]:
			out.on = append(out.on, keyOf(x))
			if at <= headAt {
				out.head = keyOf(x)
			}
		}
	}
	for i := from; i < to; i++ {
		if n, ok := quantity.Value(words[i].Lower); ok && !c.tellsTime(starts[i]) {
			out.numbers = append(out.numbers, n)
		}
	}
	return out, ok
}

// headOf is where the last noun of the first phrase among some words begins: of "the
// broker's wife", "wife".
func headOf(words []tagger.Word, starts []int, from, to int) int {
	head := -1
	for i := from; i < to; i++ {
		switch {
		case strings.HasPrefix(words[i].Tag, "NN"):
			head = starts[i]
		case head >= 0 && !inPhrase[words[i].Tag]:
			return head
		}
	}
	return head
}

// otherThings reports whether what two deeds befell has words in common and is not
// one: the head of neither is among the other's, "the broker", "the broker's wife".
func otherThings(x, y deed) bool {
	return x.head != 0 && y.head != 0 && !slices.Contains(x.on, y.head) && !slices.Contains(y.on, x.head)
}

// people are the names in a clause, as skeletons, but for those of places, days and
// peoples, and of them those that end before a byte.
func (c *clause) people(end int) (all, before []string) {
	tokens := c.text.TokensOf(c.sentence())
	places := placesIn(c.text, tokens)
	n := 0
	for i, x := range tokens {
		w := word.Lower(x.In(c.text.Text))
		isPlace := slices.ContainsFunc(places, func(p placeName) bool { return p.at == i })
		if i > 0 && x.Upper && c.Start <= int(x.Start) && int(x.End) <= c.End && !isPlace && !word.IsStop(w) && !calendarNames[w] && !countries[w] && !isDemonym(w) {
			all = append(all, skeleton(w))
			if int(x.End) <= end {
				n++
			}
		}
	}
	return all, all[:n]
}

// placesBefore are the places that a clause names before a byte.
func (c *clause) placesBefore(end int) []string {
	var out []string
	tokens := c.text.TokensOf(c.sentence())
	for _, p := range placesOfEvent(c.text, tokens) {
		if x := int(tokens[p.at].Start); c.Start <= x && x < end {
			out = append(out, p.name)
		}
	}
	return out
}

// isOf reports whether two clauses tell of one deed: they share its verb, what it
// befell and how many, a rare word besides, and neither names others alone. Verbs of
// one sense may befall different things: a museum is raided, and paintings stolen.
func (x deed) isOf(y deed) bool {
	return x.verb == y.verb && (x.stem != y.stem || !strangers(x.on, y.on)) && !strangers(x.people, y.people) && !strangers(x.numbers, y.numbers) && ofOneMatter(x.clause, y.clause, x.verb)
}

// ofOneMatter reports whether the sentences of two clauses share a word besides a
// verb that is rare enough to tell whose deed it was, or to what; words of time
// don't.
func ofOneMatter(a, b *clause, verb word.Key) bool {
	const rare = 5.0
	of := map[word.Key]bool{}
	for _, x := range a.text.TermsOf(a.sentence()) {
		if k := keyOf(x); !x.Stop && k != verb && x.IDF >= rare && !timeWords()[k] {
			of[k] = true
		}
	}
	return slices.ContainsFunc(b.text.TermsOf(b.sentence()), func(x word.Term) bool { return of[keyOf(x)] })
}

var (
	inPhrase    = word.Set("DT JJ JJR JJS NN NNS NNP NNPS PRP$ CD POS VBG VBN")
	opensClause = word.Set("after before since until when that which who whose where while")
	ofPapers    = word.Set("dated updated posted published filed planned scheduled expected set due called named based located according") // what they say, and what is yet to come
)
