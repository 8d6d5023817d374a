package reuse

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// quotes follows the quote marks of a text, sentence by sentence. What stands
// within them two reporters have alike who heard one speaker, though neither
// has read the other.
type quotes struct {
	paragraph int
	closing   string // the mark that ends the quote; "" outside
	sentences int    // begun since it opened
	marked    []bool
}

// longestQuote bounds, in sentences, what a mark that is never closed opens, and
// farthestMark, in tokens, how far ahead the mark that closes a quote is looked
// for.
const (
	longestQuote = 4
	farthestMark = 120
)

// begin starts a text.
func (q *quotes) begin() { q.paragraph, q.closing = -1, "" }

// of marks the tokens of the next sentence that stand in quotes. A sentence in
// which somebody says "I", outside of any marks, is speech that goes on from
// the paragraph before, or has lost its marks.
func (q *quotes) of(t *segment.Text, s segment.Sentence) []bool {
	if q.sentences++; s.Paragraph != q.paragraph || q.closing != "" && q.sentences > longestQuote {
		q.paragraph, q.closing = s.Paragraph, q.ahead(t, s)
	}
	tokens := t.TokensOf(s)
	q.marked = append(q.marked[:0], make([]bool, len(tokens))...)
	marks, speaks := q.closing != "", false
	for i, tok := range tokens {
		w := tok.In(t.Text)
		switch {
		case tok.Kind == word.Word:
			speaks = speaks || speaker(w)
		case q.closing != "" && closes(q.closing, w, t.Text, tokens, i):
			q.closing = ""
		case q.closing == "" && opens(w, t.Text, tokens, i) != "":
			q.closing, q.sentences, marks = opens(w, t.Text, tokens, i), 0, true
		}
		q.marked[i] = q.closing != ""
	}
	if speaks && !marks {
		for i := range q.marked {
			q.marked[i] = true
		}
	}
	return q.marked
}

// ahead returns the mark that closes a quote which the sentence lies in, "" if
// it lies in none: the first mark from here on closes one. If none is known to be
// open, it must do so before the paragraph ends and beyond doubt. Else a straight
// mark with a space on either side, or on none, closes if it has no fellow in its
// paragraph.
func (q *quotes) ahead(t *segment.Text, s segment.Sentence) string {
	tokens := t.Tokens[s.FirstToken:min(len(t.Tokens), s.FirstToken+farthestMark)]
	for i, tok := range tokens {
		w := tok.In(t.Text)
		if tok.Kind == word.Word || len(w) == 1 && w[0] != '"' && w[0] != '\'' && w[0] != '`' {
			continue
		}
		if q.closing == "" && strings.Contains(t.Text[s.Start:tok.Start], "\n") {
			return ""
		}
		switch {
		case w == "”":
			return w
		case w != `"`:
			if q.closing != "" && closes(q.closing, w, t.Text, tokens, i) {
				return q.closing
			}
			if opens(w, t.Text, tokens, i) != "" {
				return ""
			}
		case touches(tokens, i) && !touches(tokens, i+1), i > 0 && q.closing != "" && odd(t.Text, tokens[i:]):
			return w
		default:
			return ""
		}
	}
	return ""
}

// odd reports whether a paragraph has an odd number of straight marks from here
// on.
func odd(text string, tokens []word.Token) bool {
	n := 0
	for i, tok := range tokens {
		if i > 0 && strings.Contains(text[tokens[i-1].End:tok.Start], "\n") {
			break
		}
		if tok.In(text) == `"` {
			n++
		}
	}
	return n%2 == 1
}

// speaker reports whether a word is one in which a person speaks and a reporter
// does not.
func speaker(w string) bool {
	switch w {
	case "I", "I'm", "I've", "I'll", "I'd", "I’m", "I’ve", "I’ll", "I’d",
		"my", "My", "we", "We", "we're", "We're", "we’re", "We’re", "our", "Our":
		return true
	}
	return false
}

// opens returns the mark that will close the quote which the token at i opens,
// "" if it opens none.
func opens(mark, text string, tokens []word.Token, i int) string {
	switch mark {
	case `"`:
		if touches(tokens, i) && !touches(tokens, i+1) {
			return "" // it closes what was never opened
		}
		return `"`
	case "“":
		return "”"
	case "„":
		return "“"
	case "«":
		return "»"
	case "「":
		return "」"
	case "`":
		if touches(tokens, i+1) && tokens[i+1].In(text) == "`" {
			return "'"
		}
	}
	return ""
}

// closes reports whether the token at i closes a quote.
func closes(closing, mark, text string, tokens []word.Token, i int) bool {
	switch {
	case closing == "'":
		return mark == `"` || mark == "'" && touches(tokens, i) && tokens[i-1].In(text) == "'"
	case closing == "“" && mark == "”":
		return true
	case mark == `"` && !touches(tokens, i) && touches(tokens, i+1):
		return false // it opens another: the one before was never closed
	}
	return mark == closing
}

// touches reports whether the token at i follows the one before without a
// space.
func touches(tokens []word.Token, i int) bool {
	return i > 0 && i < len(tokens) && tokens[i-1].End == tokens[i].Start
}
