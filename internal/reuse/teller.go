package reuse

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// longestTeller bounds, in tokens, what may say who tells something.
const longestTeller = 14

// tellers marks the tokens of a sentence that say who tells it and what they
// are: "according to police inspector Maren Holt", ", said Holt", "Ana Voss,
// the head of the federal art-crime unit, told reporters that". Two reporters
// who ask the same people write the same of them.
func tellers(t *segment.Text, s segment.Sentence) []bool {
	m := marker{text: t.Text, tokens: t.TokensOf(s)}
	m.marked = make([]bool, len(m.tokens))
	m.lead()
	for from := 0; from < len(m.tokens); {
		to := from + 1
		for to < len(m.tokens) && !m.comma(to) {
			to++
		}
		if to-from <= longestTeller && m.tells(from, to) {
			m.mark(from, to)
		}
		from = to
	}
	m.titles()
	return m.marked
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
	case opening == "according":
		return true
	case from == 0:
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

func (m *marker) upper(i int) bool { return m.tokens[i].Kind == word.Word && m.tokens[i].Upper }

var (
	opensRole = map[string]bool{"a": true, "an": true, "the": true}
	relative  = map[string]bool{"who": true, "whose": true, "which": true}
)

// cues are the words that ascribe; audience is who is told.
var (
	cues = map[string]bool{
		"said": true, "says": true, "say": true, "told": true, "tells": true, "stated": true, "states": true,
		"added": true, "adds": true, "confirmed": true, "confirms": true, "announced": true, "declared": true,
		"explained": true, "noted": true, "insisted": true, "claimed": true, "wrote": true, "reported": true, "reports": true,
	}
	audience = map[string]bool{"reporters": true, "journalists": true}
)
