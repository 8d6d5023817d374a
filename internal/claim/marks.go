package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
)

// closeMarks gives back the quote mark that closes what the clause opens.
func closeMarks(text string, s report.Span) report.Span {
	clause, rest := s.In(text), text[s.End:]
	for _, m := range []struct{ open, shut string }{{`"`, `"`}, {"“", "”"}, {"‘", "’"}} {
		odd := strings.Count(clause, m.open) > strings.Count(clause, m.shut)
		if m.open == m.shut {
			odd = strings.Count(clause, m.open)%2 == 1
		}
		if odd && strings.HasPrefix(rest, m.shut) {
			s.End += len(m.shut)
			break
		}
	}
	return s
}

// trimMarks takes white space, quote marks and joining words off the ends of a
// clause.
func trimMarks(text string, s report.Span) report.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !strings.ContainsRune(",;:.…-–—)\"'“”‘’`", r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !strings.ContainsRune(",;:-–—(\"'“”‘’`", r) {
			break
		}
		s.End -= n
	}
	s = closeMarks(text, s)
	for _, w := range []string{"that ", "and that ", "and ", "but ", "while "} {
		if len(w) < s.Len() && strings.EqualFold(text[s.Start:s.Start+len(w)], w) {
			s.Start += len(w)
			break
		}
	}
	return s
}
