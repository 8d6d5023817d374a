package claim

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// meaning is what a unit is compared by with units in other words.
type meaning struct {
	items    []item      // the weightiest first
	sum      float64     // of the items' weights
	negative bool        // says that something is not so
	turned   []word.Key  // and of what: the words of content after the negation
	state    sense.State // which of two ways it says that a thing is …
	isWay    bool        // … if it says so
	facts    []fact
	marks    []mark // of its items, ascending; nil until they are needed
}

// item is a word, a phrase or a number of a clause.
type item struct {
	key    word.Key
	senses []thesaurus.Sense // ascending
	number bool
	name   bool
	weight float64
	inNews float64
	lower  string
}

// clauseAt is where a clause stands.
type clauseAt struct {
	report, sentence int
	report.Span
}

// meaningOf reads a unit, each once. The meaning must not be changed.
func (s *finder) meaningOf(u unit) *meaning {
	k := clauseAt{u.report, u.sentence, u.Span}
	m, ok := s.meanings[k]
	if !ok {
		x := read(s.Texts[u.report], u)
		m = &x
		s.meanings[k] = m
	}
	return m
}

// unweighed is a copy whose items may be weighed.
func (m *meaning) unweighed() meaning {
	out := *m
	out.items = slices.Clone(m.items)
	return out
}

// maxItems bounds what is compared of an overlong clause.
const maxItems = 40

// read lists the items of a unit, weighed by their rarity in news alone.
func read(t *segment.Text, u unit) meaning {
	terms := termsIn(t, u)
	numbers := numerals(t, terms)
	content := 0
	for _, x := range terms {
		if !x.Stop {
			content++
		}
	}
	m := meaning{items: make([]item, 0, min(content, maxItems))}
	var said []item // in their order, if there is a number among them
	counts := len(numbers) > 0
	for i := 0; i < len(terms) && len(m.items) < maxItems; {
		x, n := item{}, 1
		if len(numbers) > 0 && numbers[0].first == i {
			x, n = numberItem(t, terms, numbers[0]), numbers[0].last-i
			numbers = numbers[1:]
		} else if senses, words := thesaurus.Phrase(terms[i:]); words > 0 {
			x, n = phraseItem(t, terms[i:i+words], senses), words
			if thesaurus.Common(senses, ofNobody()) {
				m.negate(terms[i+n:])
			}
		} else {
			lower := word.Lower(t.SpanOf(terms[i]).In(t.Text))
			if sense.Negates(lower) {
				m.negate(terms[i+1:])
			}
			if terms[i].Stop {
				i++
				continue
			}
			x = wordItem(t, terms[i], lower, int(terms[i].First) == t.Sentences[u.sentence].FirstToken)
		}
		m.add(x)
		if counts {
			said = append(said, x)
		}
		i += n
	}
	m.facts = factsOf(said)
	m.state, m.isWay = sense.StateOf(wordsIn(t, u))
	return m
}

// wordsIn are the words of a unit in lower case.
func wordsIn(t *segment.Text, u unit) []string {
	var out []string
	for _, x := range t.TokensOf(t.Sentences[u.sentence]) {
		if int(x.Start) >= u.Start && int(x.End) <= u.End {
			out = append(out, word.Lower(x.In(t.Text)))
		}
	}
	return out
}

func numberItem(t *segment.Text, terms []word.Term, n numeral) item {
	x := item{key: n.key, number: tells(t, terms, n)}
	if ofMonth(t, terms, n) {
		x.key = x.key*31 + 1 // "June 19" is no 19 of anything
	}
	x.name = !x.number
	x.inNews = rarest(terms[n.first:n.last])
	return x
}

func phraseItem(t *segment.Text, terms []word.Term, senses []thesaurus.Sense) item {
	x := item{senses: senses, inNews: rarest(terms)}
	if last := word.Lower(t.SpanOf(terms[len(terms)-1]).In(t.Text)); units[last] { // of "nautical miles", the miles
		x.lower = last
	}
	for _, y := range terms {
		x.key = x.key*31 + y.Key
	}
	return x
}

func wordItem(t *segment.Text, x word.Term, lower string, opens bool) item {
	return item{key: x.Key, lower: lower, senses: thesaurus.Of(x.Key), inNews: float64(x.IDF), name: isName(t, x) && !opens}
}

// rarest is how rare in news the rarest of some words is.
func rarest(terms []word.Term) float64 {
	most := 0.0
	for _, x := range terms {
		most = max(most, float64(x.IDF))
	}
	return most
}

// ofNobody are the senses of the words that turn a clause around, so that "not a
// soul" does as "nobody" does.
var ofNobody = sync.OnceValue(func() []thesaurus.Sense {
	var out []thesaurus.Sense
	for _, x := range word.NewFolder().Terms("en", "nobody nothing", word.Tokens("nobody nothing")) {
		out = append(out, thesaurus.Of(x.Key)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
})

// negate turns what follows around.
func (m *meaning) negate(terms []word.Term) {
	m.negative = !m.negative
	m.turned = append(m.turned, after(terms, reach)...)
}

// reach is how many words of content a negation is taken to turn around.
const reach = 2

// after returns the keys of the first n words of content.
func after(terms []word.Term, n int) []word.Key {
	var out []word.Key
	for _, x := range terms {
		if !x.Stop && len(out) < n {
			out = append(out, x.Key)
		}
	}
	return out
}

// contrary reports whether of two meanings alike one says that what the other
// says is not so, or has a word that excludes one of the other's: "open",
// "shut". Both at once say the same: "not open", "shut".
func (m *meaning) contrary(o *meaning) bool {
	if m.isWay && o.isWay && m.state.Pair == o.state.Pair {
		return m.state.Second() != o.state.Second()
	}
	const alike = 0.4 // less is another wording, which a single word tells nothing of
	if same(m, o) < alike {
		return false
	}
	negated := m.negative != o.negative && (o.hasAny(m.turned) || m.hasAny(o.turned))
	for _, x := range m.items {
		if !sense.HasOpposite(x.key) {
			continue
		}
		for _, y := range o.items {
			if sense.Opposed(x.key, y.key) && !m.has(y.key) && !o.has(x.key) {
				return m.negative == o.negative
			}
		}
	}
	return negated
}

func (m *meaning) has(k word.Key) bool {
	for i := range m.items {
		if m.items[i].key == k {
			return true
		}
	}
	return false
}

func (m *meaning) hasAny(list []word.Key) bool { return slices.ContainsFunc(list, m.has) }

func (m *meaning) add(x item) {
	if !m.has(x.key) {
		x.weight = x.inNews
		m.items = append(m.items, x)
		m.sum += x.weight
	}
}

// weighItems weighs the items of the meanings of a story: by rarity in news,
// less the more blocks have them. What a story has everywhere tells none of its
// claims from another.
func weighItems(list []meaning, blocks []block) {
	in := holders{}
	for b := range blocks {
		for _, i := range blocks[b].said {
			for k := range list[i].items {
				in.add(list[i].items[k].key, b)
			}
		}
	}
	for k := range list {
		m := &list[k]
		m.sum = 0
		for i := range m.items {
			x := &m.items[i]
			x.weight = x.inNews * commonness(in[x.key].count)
			if x.name {
				x.weight *= ofName
			}
			m.sum += x.weight
		}
		slices.SortStableFunc(m.items, func(x, y item) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.key, y.key)) })
		m.marks = nil // which tell where items are
	}
}

// ofName is the part of its weight that a name keeps: people and places of a
// story stand in many of its claims.
const ofName = 0.5

// commonness is the part of its weight that an item keeps which so many blocks
// have.
func commonness(in int) float64 {
	return 1 / (1 + 0.35*math.Log(float64(max(1, in))))
}

func (m *meaning) equal(o *meaning) bool {
	return slices.EqualFunc(m.items, o.items, func(x, y item) bool { return x.key == y.key })
}
