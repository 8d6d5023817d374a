package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
)

// quoted is a stretch within quote marks, as the reader works with it.
type quoted struct {
	outer    report.Span // with its marks
	inner    report.Span // without
	complete bool
	runsOut  bool // without a closing mark, to the end of its paragraph
}

// mark is a quote mark in the text.
type mark struct {
	report.Span
	kind       rune // '"' for double, '\'' for single, '«' for angle marks
	open, shut bool // what it can be
}

// quotesIn pairs the quote marks of one paragraph. A quote within a quote
// belongs to the outer one. Single marks count only where no apostrophe can
// stand.
func quotesIn(text string, p report.Span) []quoted {
	var out []quoted
	open := mark{}
	depth := 0
	marks := marksIn(text, p)
	for i, m := range marks {
		switch {
		case open.kind == 0 && m.open:
			if m.kind != '\'' || closes(text, marks[i+1:], m) {
				open, depth = m, 1
			}
		case open.kind == 0:
		case m.kind == open.kind && m.shut && !(m.open && depth == 0):
			if depth--; depth > 0 {
				continue
			}
			out = append(out, pair(open, m))
			open = mark{}
		case m.kind == open.kind && m.open && !m.shut && text[m.Start] == '"' && pausesBefore(text[open.End:m.Start]) && leavesSpeech(text[m.End:p.End]): // `"It leaks, "he said.`
			out = append(out, pair(open, m))
			open = mark{}
		case m.kind == open.kind && m.open && !m.shut:
			if nestsAt(text, open, m) {
				depth++
				continue
			}
			out = append(out, unclosed(text, open, m.Start))
			open, depth = m, 1
		}
	}
	if open.kind != 0 {
		out = append(out, unclosed(text, open, p.End))
	}
	return out
}

// pausesBefore reports whether text ends as a speech does before its cue.
func pausesBefore(text string) bool {
	text = strings.TrimRight(text, " ")
	return text != "" && strings.ContainsAny(text[len(text)-1:], ",?!")
}

// leavesSpeech reports whether text begins as words behind a speech do: with who
// speaks and a verb of saying, or with what went on meanwhile, "as she left".
func leavesSpeech(text string) bool {
	const most = 80
	text = text[:min(len(text), most)]
	if i := strings.IndexAny(text, "\"\n,.;:?!"); i >= 0 {
		text = text[:i]
	}
	const subject = 8 // words: "general manager A. J. Smith"
	for i, w := range strings.Fields(text) {
		low := strings.ToLower(w)
		if v := words().forms[low]; i > subject || v != nil {
			return i <= subject && (v.says() || v.lemma == "tell" || v.lemma == "ask" || cites[low])
		}
		if i == 0 && (low == "as" || low == "while" || low == "before" || low == "after") {
			return true
		}
		if lexis.Subordinates(low) || low == "and" || low == "but" || low == "that" {
			return false
		}
	}
	return false
}

func pair(open, shut mark) quoted {
	return quoted{
		outer:    report.Span{Start: open.Start, End: shut.End},
		inner:    report.Span{Start: open.End, End: shut.Start},
		complete: true,
	}
}

// unclosed is a quote whose closing mark is missing before end.
func unclosed(text string, open mark, end int) quoted {
	end = open.End + len(strings.TrimRightFunc(text[open.End:end], unicode.IsSpace))
	return quoted{
		outer: report.Span{Start: open.Start, End: end},
		inner: report.Span{Start: open.End, End: end},
	}
}

// nestsAt reports whether an opening mark within an open quote opens a quote
// within it rather than showing that the first was never closed: it follows
// right after words that lead up to it, in the same sentence.
func nestsAt(text string, open, m mark) bool {
	before := strings.TrimRight(text[open.End:m.Start], " ")
	if before == "" || strings.HasSuffix(before, "\n") {
		return false
	}
	return !strings.ContainsAny(before[len(before)-1:], ".!?") && len(before) < 200
}

// marksIn lists the quote marks of a paragraph.
func marksIn(text string, p report.Span) []mark {
	var out []mark
	for i := p.Start; i < p.End; {
		if c := text[i]; c < 0x80 && c != '"' && c != '\'' && c != '`' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:p.End])
		m := mark{Span: report.Span{Start: i, End: i + n}}
		before, _ := utf8.DecodeLastRuneInString(text[p.Start:i])
		double := i+2*n <= p.End && text[i:i+n] == text[i+n:i+2*n] &&
			!(i+3*n <= p.End && text[i:i+n] == text[i+2*n:i+3*n] && !opensAfter(before)) // ''' closes a single, then a double
		switch {
		case (r == '\'' || r == '`' || r == '’' || r == '‘') && double:
			m.End += n
			m.kind, m.open, m.shut = '"', r != '’', r != '`' && r != '‘'
		case r == '"':
			m.kind, m.open, m.shut = '"', true, true
		case r == '“':
			m.kind, m.open = '"', true
		case r == '”':
			m.kind, m.shut = '"', true
		case r == '„' || r == '‟':
			m.kind, m.open = '"', true
		case r == '«' || r == '»':
			m.kind, m.open, m.shut = '«', r == '«', r == '»'
		case r == '‘' || r == '’' || r == '\'' || r == '`':
			m.kind, m.open, m.shut = '\'', r != '’', r != '‘' && r != '`'
		}
		if m.kind != 0 {
			after, _ := utf8.DecodeRuneInString(text[m.End:p.End])
			m.fit(before, after)
		}
		if m.open || m.shut {
			out = append(out, m)
		}
		i = m.End
	}
	return out
}

// fit settles what a mark can be by what stands on either side of it.
func (m *mark) fit(before, after rune) {
	spaceBefore := opensAfter(before)
	spaceAfter := after == utf8.RuneError || unicode.IsSpace(after)
	letters := unicode.IsLetter(before) || unicode.IsDigit(before)
	switch {
	case m.kind == '"' && m.open && !m.shut && !spaceBefore && spaceAfter: // a mark turned the wrong way
		m.open, m.shut = false, true
	case m.kind == '"' && m.shut && !m.open && spaceBefore && !spaceAfter:
		m.open, m.shut = true, false
	case m.kind == '"' && m.shut && before == utf8.RuneError:
		m.open, m.shut = true, false
	case m.kind == '\'' && letters && (unicode.IsLetter(after) || unicode.IsDigit(after)): // an apostrophe
		m.open, m.shut = false, false
	case m.open && m.shut && spaceBefore && !spaceAfter:
		m.shut = false
	case m.open && m.shut && !spaceBefore:
		m.open = false
	case m.kind == '\'' && m.open && !spaceBefore:
		m.open = false
	}
}

// opensAfter reports whether a mark after this character can open a quote.
func opensAfter(before rune) bool {
	return before == utf8.RuneError || unicode.IsSpace(before) || strings.ContainsRune("([{—–-―/“‘\"'«", before)
}

// maxSingle is how far the closing mark of a single-quoted stretch may be, in
// bytes; further on it is taken for an apostrophe.
const maxSingle = 1500

// closes reports whether a single mark that may open a quote has one among the
// marks after it that closes it, so that it is no apostrophe ('90s, 'em).
func closes(text string, rest []mark, open mark) bool {
	for _, m := range rest {
		if m.Start-open.End > maxSingle {
			return false
		}
		if m.kind == '\'' && m.open && !m.shut {
			return false
		}
		if m.kind == '\'' && m.shut && m.Start > open.End+1 {
			return !possessive(text, m) || m.Start == len(text)
		}
	}
	return false
}

// possessive reports whether a mark follows an s and so may be an apostrophe.
func possessive(text string, m mark) bool {
	return text[m.Start-1] == 's'
}
