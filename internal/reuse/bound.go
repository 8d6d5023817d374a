package reuse

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// What may say who tells something is bound, in tokens, more so where only its
// place tells that it does.
const (
	longestTeller  = 14
	longestNamed   = 20 // "according to …", "… said"
	longestUnnamed = 9  // "who asked not to be named"
)

// role is what a word can do in a part of a sentence that leaves a reporter no
// choice.
type role uint32

const (
	cue         role = 1 << iota // ascribes
	shows                        // ascribes to a document, before "that"
	told                         // is told
	follows                      // begins a stretch that says who tells the rest
	that                         // begins what is told
	places                       // begins a time or place
	finite                       // is the verb of a clause
	article                      // begins what somebody is …
	relative                     // … or a clause on him
	belongs                      // "head of", "spokesman for"
	charge                       // what the law calls a crime follows …
	bindsCharge                  // … after this
	endsCharge                   // something else follows
	sentenced                    // what it was for follows after "for"
	anyone                       // who is appealed to …
	having                       // … with …
	information                  // … it …
	asked                        // … for it
	taken                        // whom it befell was …
	ward                         // … there …
	pronounced                   // … and dead
	unnamed                      // begins what says that a source has no name
	nameless                     // ends it
	heart                        // makes a formula of the words around it
)

var roles = func() map[string]role {
	out := map[string]role{}
	for _, x := range []struct {
		role  role
		words string
	}{
		{cue, `said says say told tells stated states added adds confirmed confirms announced declared explained noted
			insisted claimed wrote reported reports affirmed asserted alleged remarked revealed disclosed informed advised
			verified maintained warned argued testified acknowledged emphasised emphasized stressed`},
		{shows, `shows showed show finds found suggests suggested suggest indicates indicated indicate reveals concludes
			concluded proves proved`},
		{told, "reporters journalists"},
		{follows, "according citing quoting"},
		{that, "that"},
		{places, "in on at after before during since by from near outside late early"},
		{finite, "is are was were has have had will would can could may might must should did does do"},
		{article, "a an the"},
		{relative, "who whose which"},
		{belongs, "of for at"},
		{charge, "charged charges charge convicted guilty accused suspicion count counts acquitted indicted suspected"},
		{bindsCharge, "with of to on"},
		{endsCharge, "after when while who which but because by during before following at near said says where"},
		{sentenced, "sentence sentences sentenced prison jail jailed imprisoned imprisonment probation parole trial arrested arrest"},
		{anyone, "anyone anybody witnesses"},
		{having, "with who has have had may might any more further other"},
		{information, "information"},
		{asked, "asked urged requested encouraged appealing call contact phone"},
		{taken, "taken rushed airlifted transported flown admitted booked"},
		{ward, "hospital hospitals infirmary clinic center centre jail prison custody"},
		{pronounced, "pronounced declared"},
		{unnamed, "who speaking on"},
		{nameless, "named identified anonymity anonymously unnamed"},
		{heart, hearts},
	} {
		for _, w := range strings.Fields(x.words) {
			out[w] |= x.role
		}
	}
	return out
}()

// roleLengths are the lengths, as bits, of the words with a role that begin with
// each letter: most words are told by them to have none.
var roleLengths = func() (lengths ['z' + 1]uint32) {
	for w := range roles {
		lengths[w[0]] |= 1 << len(w)
	}
	return lengths
}()

// roleOf returns the role of a word in any case.
func roleOf(w string) role {
	var lower [32]byte
	first := w[0] | ('a' - 'A')
	if len(w) >= len(lower) || first > 'z' || roleLengths[first]>>len(w)&1 == 0 {
		return 0
	}
	for i := range len(w) {
		lower[i] = w[i]
		if 'A' <= w[i] && w[i] <= 'Z' {
			lower[i] |= 'a' - 'A'
		}
	}
	return roles[string(lower[:len(w)])]
}

// marker finds what is bound in one sentence after the other.
type marker struct {
	text   string
	tokens []word.Token
	roles  []role // of the tokens
	marked []bool
}

// bound marks the tokens of a sentence that leave a reporter no choice. Those
// that say who tells it and what they are: "according to police inspector Maren
// Holt", ", said Holt", "Ana Voss, the head of the federal art-crime unit, told
// reporters that": two reporters who ask the same people write the same of
// them. And what the law calls a crime: "charged with leaving the scene of an
// accident".
func (m *marker) bound(t *segment.Text, s segment.Sentence) []bool {
	m.text, m.tokens = t.Text, t.TokensOf(s)
	m.roles = m.roles[:0]
	met := role(0)
	for _, tok := range m.tokens {
		r := role(0)
		if tok.Kind == word.Word {
			r = roleOf(tok.In(m.text))
		}
		m.roles = append(m.roles, r)
		met |= r
	}
	m.marked = append(m.marked[:0], make([]bool, len(m.tokens))...)
	m.lead(0)
	for i := range m.tokens {
		if m.text[m.tokens[i].Start] == ';' {
			m.lead(i + 1)
		}
	}
	m.stretches()
	m.titles()
	if met&(charge|sentenced) != 0 {
		m.charges()
	}
	if met&heart != 0 {
		m.formulas()
	}
	if met&nameless != 0 {
		m.anonymity()
	}
	if met&information != 0 {
		m.appeals()
	}
	if met&(taken|pronounced) != 0 {
		m.fates()
	}
	return m.marked
}

func (m *marker) mark(from, to int) {
	for i := from; i < to; i++ {
		m.marked[i] = true
	}
}

// is reports whether the token at i has a role; none beyond the sentence has.
func (m *marker) is(i int, r role) bool { return i < len(m.roles) && m.roles[i]&r != 0 }

// reads reports whether the token at i is a word in lower case.
func (m *marker) reads(i int, w string) bool { return i < len(m.tokens) && m.tokens[i].In(m.text) == w }

func (m *marker) comma(i int) bool { return m.text[m.tokens[i].Start] == ',' }

func (m *marker) quoteMark(i int) bool {
	w := m.tokens[i].In(m.text)
	return w == `"` || w == "“" || w == "”"
}

// lead marks what stands, from a token on, before the content: "The fire brigade
// said that …", "An audit of the port shows that …".
func (m *marker) lead(from int) {
	for i := from; i < min(len(m.tokens), from+longestTeller) && !m.comma(i) && !m.quoteMark(i); i++ {
		if i > from && (m.is(i, cue) || m.is(i, shows) && m.is(i+1, that)) {
			m.mark(from, i+1)
			return
		}
	}
}

// stretches marks, between each two commas, what says who tells the rest.
func (m *marker) stretches() {
	opening := 0 // the end of what comes before any content
	for from := 0; from < len(m.tokens); {
		to := from + 1
		for to < len(m.tokens) && !m.comma(to) {
			to++
		}
		end := m.teller(from, to, from == opening)
		m.mark(from, end)
		if from == opening && (end == to || from == 0 && m.opens(to)) {
			opening = to
		}
		from = to
	}
}

// opens reports whether a sentence opens, before its first comma, with what is
// no content yet: a time or place, or who tells it.
func (m *marker) opens(to int) bool {
	const longest = 7
	if to > longest || to == len(m.tokens) {
		return false
	}
	names := true
	for i := 1; i < to; i++ {
		names = names && (m.tokens[i].Upper || m.tokens[i].Kind != word.Word)
	}
	return names || m.is(0, places)
}

// teller returns where what says who tells the rest, or who somebody is, ends
// in the stretch between two commas; from if nothing does. Nothing but who
// tells it, and when and where, has come before the stretch if it is the first.
func (m *marker) teller(from, to int, first bool) int {
	head := from
	for head < to && m.tokens[head].Kind != word.Word {
		head++
	}
	last := to - 1
	for last > head && m.tokens[last].Kind != word.Word {
		last--
	}
	switch length := to - from; {
	case head >= to || length > longestNamed:
		return from
	case m.is(head, follows):
		return to
	case from == 0:
		return from
	case m.is(last, cue), last > head && m.is(last-1, cue) && m.is(last, told):
		return to
	case length > longestTeller:
		return from
	case m.is(head, cue) && (first || m.is(head+1, that)): // "Maren Holt, an inspector, said [that] …"
		return head + 1
	case m.is(head, cue):
		return to
	case m.describes(from, head, to) && !(first && to == len(m.tokens)): // what a sentence has at last, if not before, is its content
		return to
	}
	return from
}

// describes reports whether a stretch says who the one named before it is. What
// has a verb of its own, and no "who" before it, says something else.
func (m *marker) describes(from, head, to int) bool {
	if !m.tokens[from-1].Upper || head != from+1 || to == from+2 {
		return false
	}
	if m.is(head, relative) { // at the end of a sentence it tells something new
		return to < len(m.tokens)
	}
	if !m.is(head, article) && (m.tokens[head].Upper || !m.is(head+1, belongs)) {
		return false
	}
	for i := head; i < to && !m.is(i, relative); i++ {
		if m.is(i, finite) {
			return false
		}
	}
	return true
}

// titles marks what stands before a name of two words or more, up to two
// words: "police inspector Maren Holt".
func (m *marker) titles() {
	for i := 1; i+1 < len(m.tokens); i++ {
		if m.upper(i) && m.upper(i+1) && !m.upper(i-1) {
			for k := i - 1; k >= max(0, i-2) && m.tokens[k].Kind == word.Word && (k == 0 || !m.tokens[k].Upper) && m.tokens[k].End-m.tokens[k].Start > 4; k-- {
				m.marked[k] = true
			}
		}
	}
}

func (m *marker) upper(i int) bool { return m.tokens[i].Kind == word.Word && m.tokens[i].Upper }

// charges marks what somebody is charged with or was sentenced for, to the end of
// the sentence or to where it tells of something else.
func (m *marker) charges() {
	named := false
	for i := 1; i < len(m.tokens); i++ {
		switch {
		case m.is(i, belongs) && m.reads(i, "for") && m.sentencedBefore(i):
			named = true
		case named && m.is(i, endsCharge):
			named = false
		case m.is(i-1, charge) && (m.is(i, bindsCharge) || m.reads(i, "in") && m.reads(i+1, "the")):
			named = true
			m.marked[i-1] = true
		}
		m.marked[i] = m.marked[i] || named
	}
}

// sentencedBefore reports whether a sentence is spoken of right before a token, and no
// verb comes between: "nine years in prison for", but not "the sentence was quashed for".
func (m *marker) sentencedBefore(i int) bool {
	const farthest = 4
	for k := i - 1; k >= max(0, i-farthest); k-- {
		if m.is(k, sentenced) {
			return true
		}
		if m.is(k, finite) && k < i-1 {
			return false
		}
	}
	return false
}

// anonymity marks what tells that a source has no name: "who asked not to be
// named", "speaking on condition of anonymity".
func (m *marker) anonymity() {
	for i := range m.tokens {
		for k := i + 1; m.is(i, unnamed) && k < min(i+longestUnnamed, len(m.tokens)) && !m.comma(k); k++ {
			if m.is(k, nameless) {
				m.mark(i, k+1)
				break
			}
		}
	}
}

// appeals marks what the police ask of the public, in whatever reports: "anyone with
// information is asked to call".
func (m *marker) appeals() {
	for i := range m.tokens {
		if !m.is(i, anyone) {
			continue
		}
		k := i + 1
		for m.is(k, having) {
			k++
		}
		if m.is(k, information) && slices.ContainsFunc(m.roles[k:], func(r role) bool { return r&asked != 0 }) {
			m.mark(i, len(m.tokens))
		}
	}
}

// fates marks where the hurt and the arrested were taken, and where they died: "was
// rushed to Tarn General Hospital, where she was pronounced dead".
func (m *marker) fates() {
	const longest = 8
	for i := range m.tokens {
		switch {
		case m.is(i, taken) && (m.reads(i+1, "to") || m.reads(i+1, "into")):
			for k := i + 2; k < min(i+longest, len(m.tokens)) && !m.comma(k); k++ {
				if m.is(k, ward) {
					m.mark(i, k+1)
				}
			}
		case m.is(i, pronounced) && m.reads(i+1, "dead"):
			for k := i; k < min(i+longest, len(m.tokens)) && !m.comma(k); k++ {
				m.marked[k] = true
			}
		}
	}
}
