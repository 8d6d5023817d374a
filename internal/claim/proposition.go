package claim

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// proposition is what a clause states of something: two clauses on one matter
// may share most of their words and still state two things of it.
type proposition struct {
	states  bool   // it has a finite verb, and doesn't merely tell what somebody said
	nominal bool   // it has none, as a headline may: "nine dead in ferry fire"
	verb    item   // the main verb; no key for one that says little of what was done
	ofSelf  bool   // its subject is who says so: "I", "we", and a body's "it"
	who     string // the last word of its subject, in lower case; of "I", the speaker's last name
	mood    mood
	tense   tense
	negated bool // its verb is turned around: "did not know"

	alleged bool // somebody is accused of it
}

// mood is whether something is so, may be so or ought to be so.
type mood int

const (
	isSo mood = iota
	maybeSo
	couldBe
	oughtTo
)

// tense is when something is, as far as two clauses can contradict each other in it.
type tense int

const (
	present tense = iota // or what may be of any time: "closes", "is closing"
	past
	future
)

// excludes reports whether what is of one tense is not of the other.
func (t tense) excludes(o tense) bool { return t != o && t != present && o != present }

// tenseOf is the tense of a group of verbs.
func tenseOf(words []tagger.Word) tense {
	switch words[0].Lower {
	case "will", "would", "shall", "'ll", "wo":
		return future
	}
	for i, w := range words {
		if w.Lower == "about" || w.Lower == "to" && !(i > 0 && done[words[i-1].Lower]) {
			return future
		}
	}
	if words[0].Tag == "VBD" || words[0].Lower == "has" || words[0].Lower == "have" {
		return past
	}
	return present
}

// isThere reports whether verbs say of something no more than that there is: "no
// injuries were reported".
func isThere(words []tagger.Word) bool {
	last := len(words) - 1
	return words[last].Lower == "reported" && slices.ContainsFunc(words[:last], func(w tagger.Word) bool { return beForms[w.Lower] })
}

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
	if last < 0 {
		return proposition{nominal: true}
	}
	negated := slices.ContainsFunc(words[first:last+1], func(w tagger.Word) bool { return sense.Negates(w.Lower) })
	if saying[words[last].Lower] && !isThere(words[first:last+1]) {
		return proposition{negated: negated}
	}
	p := proposition{states: true, mood: moods[words[first].Lower], tense: tenseOf(words[first : last+1]), who: subjectOf(words[:first]), negated: negated}
	p.ofSelf = isSelf(p.who, u.chain) && !(p.who == "it" && (impersonal[words[last].Lower] || lightVerbs[words[last].Lower]))
	if n := len(u.chain) - 1; p.who == "i" && n >= 0 && u.chain[n].Kind == attribution.Person {
		name := word.Lower(u.chain[n].Name)
		p.who = name[strings.LastIndexByte(name, ' ')+1:]
	}
	p.alleged = slices.ContainsFunc(words, func(w tagger.Word) bool { return alleging[w.Lower] })
	if main := words[last].Lower; !lightVerbs[main] && !saying[main] {
		p.verb = verbAt(t, termsIn(t, u), int(tokens[last].Start))
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
// "has to go", "plans to go".
func leadsOn(words []tagger.Word, at int) bool {
	if at == 0 || at+1 == len(words) || words[at].Lower != "to" || !strings.HasPrefix(words[at+1].Tag, "VB") {
		return false
	}
	return lightVerbs[words[at-1].Lower] || aiming[words[at-1].Lower] || done[words[at-1].Lower]
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

// So much of the weight of two clauses must have its like in the other for them to
// tell of one deed: the least if either's verb has, more if a verb says little, and
// of what is nearly the same a noun may stand for a verb: "forced the evacuation",
// "evacuated".
const (
	deedAlike   = 0.45
	surelyAlike = 0.6
	nearlyAll   = 0.88
)

// oneDeed reports whether what two clauses say was done is one, by what their
// meanings have in common.
func oneDeed(p, q proposition, a, b *meaning, c comparison) bool {
	switch {
	case c.alike < deedAlike, p.mood != q.mood, p.tense.excludes(q.tense), c.otherNames:
		return false
	case p.light() || q.light():
		return c.alike >= surelyAlike
	case c.alike >= nearlyAll:
		return p.in(b) || q.in(a)
	}
	return p.in(b) && q.in(a)
}

// light reports whether the main verb says little of what was done.
func (p proposition) light() bool { return p.verb.key == 0 }

// in reports whether the main verb has its like in a clause.
func (p proposition) in(m *meaning) bool { return anyAlike([]item{p.verb}, m.items) }

var moods = map[string]mood{"may": maybeSo, "might": maybeSo, "could": couldBe, "should": oughtTo, "must": oughtTo, "ought": oughtTo}

// impersonal verbs have, beside the light ones, an "it" that may be nobody.
var impersonal = word.Set("rained raining snowed snowing taken appeared appears happened emerged")

var alleging = word.Set("alleged allegedly accused suspected reportedly apparently")

// done are the verbs before an act that was done: "was honored to deliver".
var done = word.Set("honored honoured pleased delighted thrilled privileged managed")

// aiming are the verbs before an act that is still to be done.
var aiming = word.Set("going want wants wanted plan plans planned planning hope hopes hoped intend intends intended aim aims aimed expected set due about")

var beForms = word.Set("is are was were be been being")

// lightVerbs say little of what was done.
var lightVerbs = word.Set(`is are was were be been being am 's 're has have had having do does did done go goes went gone come comes came get gets got
	hold holds held take takes took taken make makes made put puts keep keeps kept give gives gave given remain remains remained stay
	stays stayed become becomes became seem seems seemed`)
