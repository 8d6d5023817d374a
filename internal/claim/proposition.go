package claim

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// proposition is what a clause states of something: two clauses on one matter
// may share most of their words and still state two things of it.
type proposition struct {
	states bool // it has a finite verb, and doesn't merely tell what somebody said
	verb   item // the main verb; no key for one that says little of what was done
	mood   mood
}

// mood is whether something is so, may be so or ought to be so.
type mood int

const (
	isSo mood = iota
	maybeSo
	oughtTo
)

// propositionOf reads a piece of evidence, each clause once.
func (f *finder) propositionOf(e Evidence) proposition {
	k := clauseAt{e.Report, e.Sentence, e.Span}
	p, ok := f.propositions[k]
	if !ok {
		p = f.readProposition(unit{report: e.Report, sentence: e.Sentence, Span: e.Span})
		f.propositions[k] = p
	}
	return p
}

func (f *finder) readProposition(u unit) proposition {
	t := f.Texts[u.report]
	if t.Language != "en" {
		return proposition{states: true}
	}
	var tokens []word.Token
	var words []tagger.Word
	for _, x := range t.TokensOf(t.Sentences[u.sentence]) {
		if int(x.Start) >= u.Start && int(x.End) <= u.End {
			w := x.In(t.Text)
			tokens = append(tokens, x)
			words = append(words, tagger.Word{Text: w, Lower: word.Lower(w)})
		}
	}
	if len(words) == 0 || words[0].Lower == "if" || words[0].Lower == "unless" {
		return proposition{}
	}
	if f.tagger == nil {
		f.tagger = tagger.New()
	}
	f.tagger.Tag(words)
	first, last := finiteVerb(words)
	if last < 0 || saying[words[last].Lower] {
		return proposition{}
	}
	p := proposition{states: true, mood: moods[words[first].Lower]}
	if !lightVerbs[words[last].Lower] {
		p.verb = verbAt(t, termsIn(t, u), int(tokens[last].Start))
	}
	return p
}

// finiteVerb finds the first group of verbs that begins with a finite one and
// stands in no relative clause, and its last word: "had been locked".
func finiteVerb(words []tagger.Word) (first, last int) {
	for i := 0; i < len(words); i++ {
		if !isVerb(words[i]) {
			continue
		}
		first, last = i, i
		for ; i < len(words) && (isVerb(words[i]) || words[i].Tag == "RB"); i++ {
			if strings.HasPrefix(words[i].Tag, "VB") {
				last = i
			}
		}
		relative := first > 0 && (words[first-1].Tag == "WP" || words[first-1].Tag == "WDT" || words[first-1].Lower == "that")
		switch words[first].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if !relative {
				return first, last
			}
		}
	}
	return mistaken(words)
}

// mistaken finds the verb of a clause that was taken for a participle: "nine
// boats vanished".
func mistaken(words []tagger.Word) (first, last int) {
	for i := 1; i < len(words); i++ {
		if words[i].Tag == "VBN" && strings.HasPrefix(words[i-1].Tag, "NN") {
			return i, i
		}
	}
	return -1, -1
}

func isVerb(w tagger.Word) bool { return w.Tag == "MD" || strings.HasPrefix(w.Tag, "VB") }

// verbAt is the word or phrase that begins at a place, as an item.
func verbAt(t *segment.Text, terms []word.Term, at int) item {
	for i, x := range terms {
		if t.SpanOf(x).Start != at || x.Stop {
			continue
		}
		if senses, n := thesaurus.Phrase(terms[i:]); n > 0 {
			return item{key: x.Key, senses: senses}
		}
		return item{key: x.Key, lower: word.Lower(t.SpanOf(x).In(t.Text)), senses: thesaurus.Of(x.Key)}
	}
	return item{}
}

// light reports whether the main verb says little of what was done.
func (p proposition) light() bool { return p.verb.key == 0 }

// in reports whether the main verb has its like in a clause.
func (p proposition) in(m *meaning) bool {
	for i := range m.items {
		if !p.light() && alike(&p.verb, &m.items[i]) > 0 {
			return true
		}
	}
	return false
}

var moods = map[string]mood{"may": maybeSo, "might": maybeSo, "could": maybeSo, "should": oughtTo, "must": oughtTo, "ought": oughtTo}

// lightVerbs say little of what was done.
var lightVerbs = word.Set(`is are was were be been being am 's 're has have had having do does did done go goes went gone come comes came get gets got
	hold holds held take takes took taken make makes made put puts keep keeps kept give gives gave given remain remains remained stay
	stays stayed begin begins began become becomes became seem seems seemed`)
