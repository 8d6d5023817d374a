package claim

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// proposition is what a clause states of something: two clauses on one matter
// may share most of their words and still state two things of it.
type proposition struct {
	states bool       // it has a finite verb, and doesn't merely tell what somebody said
	verb   item       // the main verb; no key for one that says little of what was done
	ofSelf bool       // its subject is who says so: "I", "we", and a body's "it"
	names  []word.Key // of its subject
	mood   mood

	alleged bool // somebody is accused of it
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
		p = f.readProposition(unit{report: e.Report, sentence: e.Sentence, Span: e.Span, chain: e.Chain})
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
	p := proposition{states: true, mood: moods[words[first].Lower], ofSelf: !impersonal[words[last].Lower] && isSelf(subjectOf(words[:first]), u.chain)}
	p.alleged = slices.ContainsFunc(words, func(w tagger.Word) bool { return alleging[w.Lower] })
	said := itemsOf(t, termsIn(t, u))
	for _, x := range said {
		if x.name && x.at < int(tokens[first].Start) && x.at > t.Sentences[u.sentence].Start {
			p.names = append(p.names, x.key)
		}
	}
	if k := slices.IndexFunc(said, func(x placed) bool { return x.at == int(tokens[last].Start) }); k >= 0 && !lightVerbs[words[last].Lower] {
		p.verb = said[k].item
	}
	return p
}

// subjectOf is the last of the words before a verb, in lower case, adverbs aside.
func subjectOf(words []tagger.Word) string {
	for i := len(words) - 1; i >= 0; i-- {
		if words[i].Tag != "RB" {
			return words[i].Lower
		}
	}
	return ""
}

// isSelf reports whether a subject is the source itself.
func isSelf(subject string, chain []attribution.Link) bool {
	switch subject {
	case "i", "we":
		return true
	case "it", "they":
		return len(chain) > 0 && chain[len(chain)-1].Kind == attribution.Institution
	}
	return false
}

// ofAnother reports whether two clauses name subjects that have no name in common.
func (p proposition) ofAnother(q proposition) bool {
	return len(p.names) > 0 && len(q.names) > 0 && !slices.ContainsFunc(p.names, func(k word.Key) bool { return slices.Contains(q.names, k) })
}

// finiteVerb finds the first group of verbs that begins with a finite one and
// stands in no relative clause, and its last word: "had been locked".
func finiteVerb(words []tagger.Word) (first, last int) {
	for i := 0; i < len(words); i++ {
		if !isVerb(words[i]) {
			continue
		}
		first, last = i, i
		for ; i < len(words) && (isVerb(words[i]) || words[i].Tag == "RB" || leadsOn(words, i)); i++ {
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

// leadsOn reports whether a word is the "to" after which the main verb stands:
// "has to go", "is going to go".
func leadsOn(words []tagger.Word, at int) bool {
	if at == 0 || at+1 == len(words) || words[at].Lower != "to" || !strings.HasPrefix(words[at+1].Tag, "VB") {
		return false
	}
	return words[at-1].Lower == "going" || lightVerbs[words[at-1].Lower]
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

// placed is an item and where it begins.
type placed struct {
	item
	at int
}

// itemsOf lists the words and phrases of content among terms, in their order.
func itemsOf(t *segment.Text, terms []word.Term) []placed {
	var out []placed
	for i := 0; i < len(terms); i++ {
		x := terms[i]
		at := t.SpanOf(x).Start
		if senses, n := thesaurus.Phrase(terms[i:]); n > 0 {
			out = append(out, placed{item{key: x.Key, senses: senses}, at})
			i += n - 1
		} else if !x.Stop {
			out = append(out, placed{item{key: x.Key, lower: word.Lower(t.SpanOf(x).In(t.Text)), senses: thesaurus.Of(x.Key), name: isName(t, x)}, at})
		}
	}
	return out
}

// light reports whether the main verb says little of what was done.
func (p proposition) light() bool { return p.verb.key == 0 }

// in reports whether the main verb has its like in a clause.
func (p proposition) in(m *meaning) bool { return anyAlike([]item{p.verb}, m.items) }

var moods = map[string]mood{"may": maybeSo, "might": maybeSo, "could": maybeSo, "should": oughtTo, "must": oughtTo, "ought": oughtTo}

// impersonal verbs have an "it" that is nobody.
var impersonal = word.Set("rained raining snowed snowing took take takes taken seemed seems appeared appears happened emerged was is been")

var alleging = word.Set("alleged allegedly accused suspected reportedly apparently")

// lightVerbs say little of what was done.
var lightVerbs = word.Set(`is are was were be been being am 's 're has have had having do does did done go goes went gone come comes came get gets got
	hold holds held take takes took taken make makes made put puts keep keeps kept give gives gave given remain remains remained stay
	stays stayed begin begins began become becomes became seem seems seemed`)
