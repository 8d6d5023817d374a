package reuse

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// What may say who tells something is bound, in tokens, more so where only its
// place tells that it does.
const (
	longestTeller = 14
	longestNamed  = 20 // "according to …"
)

// bound marks the tokens of a sentence that leave a reporter no choice. Those
// that say who tells it and what they are: "according to police inspector Maren
// Holt", ", said Holt", "Ana Voss, the head of the federal art-crime unit, told
// reporters that": two reporters who ask the same people write the same of
// them. And what the law calls a crime: "charged with leaving the scene of an
// accident".
func bound(t *segment.Text, s segment.Sentence) []bool {
	m := marker{text: t.Text, tokens: t.TokensOf(s)}
	m.marked = make([]bool, len(m.tokens))
	m.lead()
	for from := 0; from < len(m.tokens); {
		to := from + 1
		for to < len(m.tokens) && !m.comma(to) {
			to++
		}
		if to-from <= longestNamed && m.tells(from, to) {
			m.mark(from, to)
		}
		from = to
	}
	m.titles()
	m.charges()
	m.anonymity()
	return m.marked
}

func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

type marker struct {
	text   string
	tokens []word.Token
	marked []bool
}

func (m *marker) mark(from, to int) {
	for i := from; i < to; i++ {
		m.marked[i] = true
	}
}

func (m *marker) comma(i int) bool { return m.text[m.tokens[i].Start] == ',' }

func (m *marker) quoteMark(i int) bool {
	return strings.HasPrefix(m.text[m.tokens[i].Start:], `"`) || strings.HasPrefix(m.text[m.tokens[i].Start:], "“") || strings.HasPrefix(m.text[m.tokens[i].Start:], "”")
}

func (m *marker) word(i int) string {
	if i >= len(m.tokens) {
		return ""
	}
	return word.Lower(m.tokens[i].In(m.text))
}

// lead marks what stands before the content: "The fire brigade said that …".
func (m *marker) lead() {
	for i := 0; i < len(m.tokens) && i < longestTeller && !m.comma(i) && !m.quoteMark(i); i++ {
		if cues[m.word(i)] && i > 0 {
			m.mark(0, i+1)
			return
		}
	}
}

// tells reports whether the stretch between two commas says who tells the
// rest, or who somebody is.
func (m *marker) tells(from, to int) bool {
	first := from
	for first < to && m.tokens[first].Kind != word.Word {
		first++
	}
	last := to - 1
	for last > first && m.tokens[last].Kind != word.Word {
		last--
	}
	if first >= to {
		return false
	}
	switch opening := m.word(first); {
	case opening == "according", opening == "citing", opening == "quoting":
		return true
	case from == 0 || to-from > longestTeller:
		return false
	case cues[opening], cues[m.word(last)], last > first && cues[m.word(last-1)] && audience[m.word(last)]:
		return true
	case !m.tokens[from-1].Upper || first != from+1 || to == from+2:
		return false
	case relative[opening]: // at the end of a sentence it tells something new
		return to < len(m.tokens)
	case opensRole[opening]:
		return true
	default:
		second := m.word(first + 1)
		return !m.tokens[first].Upper && (second == "of" || second == "for" || second == "at")
	}
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

// charges marks what somebody is charged with, to the end of the sentence or
// to where it tells of something else.
func (m *marker) charges() {
	named := false
	for i := 1; i < len(m.tokens); i++ {
		w := m.word(i)
		switch {
		case named && endsCharge[w]:
			named = false
		case bindsCharge[w] && charge[m.word(i-1)]:
			named = true
			m.marked[i-1] = true
		}
		m.marked[i] = m.marked[i] || named
	}
}

// anonymity marks what tells that a source has no name.
func (m *marker) anonymity() {
	const longest = 9 // tokens
	for i := range m.tokens {
		if !unnamed[m.word(i)] {
			continue
		}
		for k := i + 1; k < min(i+longest, len(m.tokens)) && !m.comma(k); k++ {
			if nameless[m.word(k)] {
				m.mark(i, k+1)
				break
			}
		}
	}
}

func (m *marker) upper(i int) bool { return m.tokens[i].Kind == word.Word && m.tokens[i].Upper }

var (
	opensRole = words("a an the")
	relative  = words("who whose which")
)

// cues are the words that ascribe; audience is who is told.
var (
	cues = words(`said says say told tells stated states added adds confirmed confirms announced declared explained noted
		insisted claimed wrote reported reports affirmed asserted alleged remarked revealed disclosed informed advised verified
		maintained warned argued testified acknowledged emphasised emphasized stressed`)
	audience = words("reporters journalists")
)

// The words that tell of a source that it has no name: "who asked not to be
// named", "speaking on condition of anonymity".
var (
	unnamed  = words("who speaking on")
	nameless = words("named identified anonymity anonymously unnamed")
)

// The words that what the law calls a crime follows: "convicted of". What else
// a sentence tells begins with a word of endsCharge.
var (
	charge      = words("charged charges charge convicted guilty accused suspicion count counts acquitted indicted suspected")
	bindsCharge = words("with of to on")
	endsCharge  = words("after when while who which but because by during before following at near said says where")
)
