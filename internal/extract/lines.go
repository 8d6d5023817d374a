package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
)

// line is one line of a text that is not blank, without the space around it.
type line struct {
	report.Span
	text  string
	words []string             // folded, of short lines only; see longLine
	long  bool                 // more words than a headline or a credit has
	prose bool                 // reads like a sentence or a paragraph
	kind  report.FurnitureKind // "" while it belongs to the report
	notes []report.Furniture   // furniture within it: "(Reporting by …)" at its end
}

// longLine is how many bytes a line has that is surely a paragraph: its words
// are not folded, which is what keeps marking fast.
const longLine = 320

// maxHeadline is how many words the longest headline or caption has.
const maxHeadline = 28

// lay splits a text into its lines.
func lay(text string) []line {
	var lines []line
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if s := (report.Span{Start: start, End: end}).Trim(text); !s.Empty() {
			lines = append(lines, newLine(text, s))
		}
		start = end + 1
	}
	return lines
}

func newLine(text string, s report.Span) line {
	l := line{Span: s, text: s.In(text)}
	if l.Len() > longLine {
		l.long, l.prose = true, true
		return l
	}
	l.words = fold(l.text)
	l.long = len(l.words) > maxHeadline
	l.prose = l.long || holdsSentence(l.text) || len(l.words) >= 4 && endsSentence(withoutNote(l.text)) && !titleCase(l.text) && !isDay(l.text)
	return l
}

// fold splits a line into lower-case words without marks, so that lines can be
// compared as readers do. Apostrophes and points within a word drop out:
// "U.S." and "don't" are one word each. Each character of Chinese or Japanese is
// a word of its own: nothing shows where words end, and a headline has about as
// many characters as an English one has words.
func fold(s string) []string {
	folded := make([]byte, 0, len(s))
	ends := make([]int, 0, 8)
	for _, r := range s {
		switch {
		case r >= firstIdeograph && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			ends = append(ends, len(folded))
			folded = utf8.AppendRune(folded, r)
			ends = append(ends, len(folded))
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			folded = utf8.AppendRune(folded, unicode.ToLower(r))
		case r == '\'', r == '’', r == '.':
		default:
			ends = append(ends, len(folded))
		}
	}
	ends = append(ends, len(folded))

	all, start := string(folded), 0
	words := make([]string, 0, len(ends))
	for _, end := range ends {
		if end > start {
			words = append(words, all[start:end])
		}
		start = end
	}
	return words
}

const firstIdeograph = 0x2E80 // below it stand no Han characters and no kana

// withoutNote is a line without the brackets that it ends with: a sentence
// before "(AP)" is one still.
func withoutNote(s string) string {
	if start := noteStart(s); start > 0 {
		return s[:start]
	}
	return s
}

// endsSentence reports whether a line closes like a sentence: with a stop,
// maybe inside quote marks or brackets. A question or a shout is not told from
// a headline by its mark.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"'”’“»«)]", r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;,。！？؟।", r)
}

// holdsSentence reports whether a sentence ends within a line, and another
// begins: a paragraph that was cut off does not end like one.
func holdsSentence(s string) bool {
	const fewest = 6 // words before the last stop
	at := sentenceWithin.FindAllStringIndex(s, -1)
	return len(at) > 0 && strings.Count(s[:at[len(at)-1][0]], " ")+1 >= fewest
}

// sentenceWithin is a stop behind a word that is no abbreviation, or a year, and a
// capital, as far as a name goes: "… the mayor said. Nobody …", "… said. Mayor Ana Voss …".
var sentenceWithin = regexp.MustCompile(`(?:\p{Ll}{3}|\b\d{4})["”’\)]*[.!?]["”’\)]* ["“‘]?\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]+){0,4} \p{Ll}`)

// titleCase reports whether a line is set like a title: its longer words all
// begin with a capital, where in a sentence the verb at least does not. A script
// without capitals has no title case.
func titleCase(s string) bool {
	capital, longer := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "\"'“‘`(")
		r, _ := utf8.DecodeRuneInString(w)
		if len(w) < 4 || !unicode.IsLetter(r) {
			continue
		}
		longer++
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			capital++
		}
	}
	return longer >= 2 && capital == longer
}

// headlike reports whether a line could be a headline or a caption.
func (l *line) headlike() bool {
	return !l.long && !l.prose && len(l.words) >= 3
}
