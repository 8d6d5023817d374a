package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// matcher compares a claim with the evidence of one story.
type matcher struct {
	Story
	weights claim.Weights
	names   *names
}

func newMatcher(s Story) *matcher {
	return &matcher{Story: s, weights: claim.Weigh(s.Story, s.Claims), names: newNames(s.Story)}
}

// stance is how evidence stands to a claim.
type stance int

const (
	like stance = iota
	asserts
	denies
)

// look lists the evidence among some sentences of the story that bears on the
// claim, and how. Of several clauses of one sentence the one that has most of
// the claim speaks for it.
func (m *matcher) look(text *segment.Text, among []sentence) []found {
	asked := readClause(text, text.Sentences, timesAsked(text), m.weights, m.names.isName)
	done := readFrame(&asked)
	if done.carried {
		asked.items[done.main].spare = true // its noun says what is done
	}
	var out []found
	for _, s := range among {
		best := found{cover: -1}
		said := m.read(s)
		for _, p := range s.evidence {
			if f, ok := m.bearing(&asked, said, done, p.Evidence); ok && f.cover > best.cover {
				f.claim = p.claim
				best = f
			}
		}
		if best.cover >= 0 {
			out = append(out, best)
		}
	}
	return out
}

// bearing says how a piece of evidence bears on the claim, if it does.
func (m *matcher) bearing(asked *clause, said clause, done frame, e claim.Evidence) (found, bool) {
	p := m.compare(asked, said, done, e)
	if p.cover < similar || p.words < common && p.cover < bears {
		return found{}, false
	}
	f := found{evidence: e, cover: p.cover, near: p.near, differs: strings.Join(p.differs, "; ")}
	switch {
	case len(p.differs) > 0:
	case p.opposite && p.askedNot:
		f.differs = opposite(p.askedNot)
	case p.opposite:
		f.stance = denies
	default:
		f.stance = asserts
	}
	return f, true
}

// comparison is how a piece of evidence stands to the claim.
type comparison struct {
	cover    float64 // how much of the claim it has
	near     float64 // … and of its names
	words    int     // how many words of it
	askedNot bool    // the claim says that something is not so
	opposite bool    // one of them says it is so, the other that it isn't
	differs  []string
}

// read reads the sentence of some evidence, once for all pieces of it.
func (m *matcher) read(s sentence) clause {
	e := s.evidence[0]
	t := m.Texts[e.Report]
	said := readClause(t, t.Sentences[e.Sentence:e.Sentence+1], timesOf(m.Times[e.Report], e.Sentence), m.weights, m.names.isName)
	m.names.bear(e.Report, &said)
	said.wished = said.anyLower(func(w string) bool { return ought[w] || favour[w] })
	return said
}

// compare weighs one piece of evidence, which lies in the sentence that is given.
func (m *matcher) compare(asked *clause, said clause, done frame, e claim.Evidence) comparison {
	around := m.names.settingOf(m.Texts[e.Report], e, &said)
	a := align(asked, &said, around, e)
	out := comparison{cover: a.cover, near: a.cover + a.named, words: a.words}
	if out.cover < similar {
		return out
	}
	out.askedNot = asked.negative(asked.all())
	said.dropOutside(e)
	out.opposite = out.askedNot != (said.negative(a.marked) != (e.Stance == claim.Denies))
	switch {
	case out.askedNot && !out.opposite && negatesOther(asked, &said, a.like), out.opposite && !out.askedNot && !said.negative(asked.inMain(a.like)) && e.Stance != claim.Denies:
		out.tell("the reports say of something else that it is not so")
	case out.opposite && grants(&said, a.like, e):
		out.opposite = false
		out.tell("the reports deny something else, and tell this as known")
	}
	m.differ(asked, &said, around, e, a, done.borneOutside(&said, e, a.like), out.tell)
	asked.eachOpposed(&said, a.lacks, out.tell)
	out.tell(swapped(asked, &said, done.verbs))
	out.tell(done.doneDiffers(asked, &said, around))
	switch {
	case out.cover < bears && !asked.onlyQualify(a.lacks):
		out.tellMissing(asked.textsOf(a.lacks))
	case a.own < inOwnWords && (a.wide != 1 || !said.tellsDeed(a.like)):
		out.tell("the reports say something like it in other words")
	}
	if out.opposite && e.Stance != claim.Denies && asked.quotes() {
		out.tell(opposite(out.askedNot)) // that it isn't so denies nobody's having said it
	}
	if len(out.differs) == 0 && said.bids(e) {
		out.tell("the reports only ask for it")
	}
	if len(out.differs) == 0 {
		out.tell(untold(asked, &said, around))
	}
	if len(out.differs) == 0 && !out.opposite {
		out.tell(wordsApart(asked, &said, a.like, e))
	}
	if len(out.differs) == 0 { // last, since it reads all of a sentence
		out.tell(partiesDiffer(asked, &said, around, a.like))
	}
	if out.opposite && len(out.differs) > 0 {
		out.tell(opposite(out.askedNot))
	}
	return out
}

// tell enters what differs, if anything does and nothing of its kind is told yet.
func (c *comparison) tell(differs string) {
	kind, _, _ := strings.Cut(differs, "“")
	if differs != "" && !slices.ContainsFunc(c.differs, func(d string) bool {
		return d == differs || strings.HasPrefix(kind, unsaid) && strings.HasPrefix(d, kind)
	}) {
		c.differs = append(c.differs, differs)
	}
}

// unsaid begins what is told of words that the reports lack.
const unsaid = "the reports don't say "

// tellMissing enters the words that the evidence lacks and that nothing told so far
// speaks of; all of them, if nothing else differs.
func (c *comparison) tellMissing(words []string) {
	var out []string
	for _, w := range words {
		if !slices.ContainsFunc(c.differs, func(d string) bool { return strings.Contains(d, "“"+w) || strings.Contains(d, w+"”") }) {
			out = append(out, w)
		}
	}
	if len(out) == 0 && len(c.differs) == 0 {
		out = words
	}
	switch {
	case len(out) > 0:
		c.tell(unsaid + listed(out) + " here")
	case len(c.differs) == 0: // some words may stand behind a pronoun
		c.tell("the reports say only part of it here")
	}
}

// negatesOther reports whether a claim and a sentence each negate some of what
// they have in common, and nothing that the other does: "his name was released,
// he was not on board" beside "his name was not released".
func negatesOther(asked, said *clause, like map[int][]int) bool {
	mine, theirs := asked.negated(), said.negated()
	common := 0
	for _, i := range mine {
		for _, k := range like[i] {
			if slices.Contains(theirs, k) {
				return false
			}
		}
	}
	for _, at := range like {
		for _, k := range at {
			if slices.Contains(theirs, k) {
				common++
			}
		}
	}
	return common > 0 && len(mine) > 0
}

// grants reports whether a word of a claim stands only in the relative clause behind
// what a sentence denies: "denied a part in the fire | that killed three".
func grants(said *clause, like map[int][]int, e claim.Evidence) bool {
	next := slices.IndexFunc(said.items, func(x item) bool { return x.Start >= e.End })
	if e.Stance != claim.Denies || next < 0 || !relatives[said.items[next].lower] {
		return false
	}
	for _, at := range like {
		if len(at) > 0 && slices.Min(at) > next {
			return true
		}
	}
	return false
}

// inMain marks the items of a sentence that have the like of what a claim says in
// its main clause, which ends where another begins: "the rule that …", "whether …".
func (c *clause) inMain(like map[int][]int) map[int]bool {
	out := map[int]bool{}
	for i, x := range c.items {
		if i > 0 && relatives[x.lower] && c.items[i-1].content() || x.lower == "whether" {
			break
		}
		for _, k := range like[i] {
			out[k] = true
		}
	}
	return out
}

var relatives = word.Set("that which who")

func opposite(askedNot bool) string {
	if askedNot {
		return "the reports say the opposite"
	}
	return "the reports deny it"
}

// differ tells what turns the claim into another than the evidence makes. Told is
// whether what the claim says is done is that somebody told the evidence.
func (m *matcher) differ(asked, said *clause, around setting, e claim.Evidence, a alignment, told bool, tell func(string)) {
	for _, d := range []string{
		numbersDiffer(asked, said),
		m.names.namesDiffer(asked, said, around, e, told),
		timesDiffer(asked, said),
		certaintyDiffers(asked, said, e.Stance, a.marked),
		scopeDiffers(asked, said, a.marked),
		orderDiffers(asked, said, a.like),
		ranksDiffer(asked, said, a.like),
		sayerDiffers(asked, said, e),
	} {
		tell(d)
	}
}

// scopeDiffers says whether the claim holds of more than the evidence does.
func scopeDiffers(asked, said *clause, marked map[int]bool) string {
	for _, w := range wide {
		if asked.hasWord(w) && !said.hasWide(w) && !(negates(w) && said.negative(said.all())) {
			return "the claim says “" + w + "”, the reports don't"
		}
	}
	if w, ok := said.blurred(); ok {
		if _, mine := asked.blurred(); !mine && anyWord(asked, wide) {
			return "the reports say “" + w + "”, the claim doesn't"
		}
	}
	for _, w := range fractions {
		if asked.hasWord(w) && !said.hasWord(w) {
			return "the claim says “" + w + "”, the reports don't"
		}
	}
	if asked.firstTime() && !said.hasWord("first") {
		return "the claim says “first”, the reports don't"
	}
	if asked.hasWord("most") && !anyWord(said, narrow) && len(said.amounts()) == 0 {
		return "the claim says “most”, the reports don't"
	}
	if w, ok := said.turned(marked, isNarrow, reach, false); ok && !asked.hasWord(w) {
		return "the reports say “" + w + "”, the claim doesn't"
	}
	return ""
}

// hasWide reports whether a clause holds of all, or only of some, as one does that has a
// word: "only" says nothing of all.
func (c *clause) hasWide(w string) bool {
	return slices.ContainsFunc(wide, func(v string) bool { return (v == "only") == (w == "only") && c.hasWord(v) }) || w == "only" && c.hasWord("all")
}

// firstTime reports whether a clause says that something is so "for the first time".
func (c *clause) firstTime() bool {
	return slices.ContainsFunc(c.items, func(x item) bool { return x.lower == "first" }) && slices.ContainsFunc(c.items, func(x item) bool { return x.lower == "time" })
}

func isNarrow(w string) bool { return slices.Contains(narrow, w) }

func anyWord(c *clause, words []string) bool { return slices.ContainsFunc(words, c.hasWord) }
