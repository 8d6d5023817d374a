// Package segment cuts a report into paragraphs, sentences, tokens and terms.
//
// Furniture is left out: no sentence holds any of it. Sentences come from the
// Punkt model for English and from the rules of Unicode (UAX #29) for other
// languages, and are then mended where news breaks them: after "Sen." and
// "U.S.", inside quotes, and where a space is missing after a full stop.
package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
	punkt "github.com/jdkato/prose/v3/segment"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// Text is a report cut up. Nothing in it is changed after Cut returns.
type Text struct {
	*report.Report
	Tokens    []word.Token // of the whole text, furniture too
	Terms     []word.Term  // of the sentences alone
	Sentences []Sentence   // in order, disjoint, none within furniture
}

// Sentence is a run of a report's own text.
type Sentence struct {
	report.Span
	Paragraph             int  // number of its paragraph, from 0
	FirstToken, LastToken int  // Last excluded
	FirstTerm, LastTerm   int  // Last excluded
	Headline              bool // the report's title, printed in its text
}

// TermsOf returns the terms of a sentence.
func (t *Text) TermsOf(s Sentence) []word.Term { return t.Terms[s.FirstTerm:s.LastTerm] }

// TokensOf returns the tokens of a sentence.
func (t *Text) TokensOf(s Sentence) []word.Token { return t.Tokens[s.FirstToken:s.LastToken] }

// SpanOf returns the bytes that a term covers.
func (t *Text) SpanOf(x word.Term) report.Span {
	return report.Span{Start: int(t.Tokens[x.First].Start), End: int(t.Tokens[x.Last-1].End)}
}

// Cutter cuts reports. One Cutter serves one goroutine.
type Cutter struct {
	folder *word.Folder
	punkt  *punkt.Segmenter
}

// NewCutter returns a Cutter.
func NewCutter() *Cutter {
	p, err := punkt.New()
	if err != nil {
		panic("segment: the Punkt model that is built in cannot be read: " + err.Error())
	}
	return &Cutter{folder: word.NewFolder(), punkt: p}
}

// Cut cuts one report.
func (c *Cutter) Cut(r *report.Report) *Text {
	t := &Text{Report: r, Tokens: word.Tokens(r.Text)}
	for n, p := range paragraphs(r.Text, r.Furniture) {
		for _, s := range c.sentences(r.Language, r.Text, p) {
			t.Sentences = append(t.Sentences, Sentence{Span: s, Paragraph: n})
		}
	}
	t.markHeadline()
	c.place(t)
	return t
}

// markHeadline finds the title among the first sentences: printed in the text,
// it is evidence, but no sentence of the body.
func (t *Text) markHeadline() {
	for i := range t.Sentences {
		if i > 1 {
			return
		}
		if t.Title != "" && strings.TrimSpace(t.Sentences[i].In(t.Text)) == strings.TrimSpace(t.Title) {
			t.Sentences[i].Headline = true
			return
		}
	}
}

// place finds each sentence's tokens and folds them.
func (c *Cutter) place(t *Text) {
	tok := 0
	t.Terms = make([]word.Term, 0, len(t.Tokens))
	for i := range t.Sentences {
		s := &t.Sentences[i]
		for tok < len(t.Tokens) && int(t.Tokens[tok].Start) < s.Start {
			tok++
		}
		s.FirstToken = tok
		for tok < len(t.Tokens) && int(t.Tokens[tok].Start) < s.End {
			tok++
		}
		s.LastToken = tok
		s.FirstTerm = len(t.Terms)
		t.Terms = c.folder.AppendTerms(t.Terms, t.Language, t.Text, t.TokensOf(*s), s.FirstToken)
		s.LastTerm = len(t.Terms)
	}
}

// paragraphs splits at blank lines, at line ends where lines are paragraphs,
// and around furniture.
func paragraphs(text string, furniture []report.Furniture) []report.Span {
	var out []report.Span
	wrapped := hardWrapped(text)
	start := 0
	closeAt := func(end int) {
		if s := trim(text, report.Span{Start: start, End: end}); !s.Empty() {
			out = append(out, s)
		}
	}
	for pos := 0; pos < len(text); {
		if len(furniture) > 0 && pos >= furniture[0].Start {
			closeAt(furniture[0].Start)
			pos = max(pos, furniture[0].End)
			start = pos
			furniture = furniture[1:]
			continue
		}
		end := len(text)
		if len(furniture) > 0 {
			end = furniture[0].Start
		}
		nl := strings.IndexByte(text[pos:end], '\n')
		if nl < 0 {
			pos = end
			continue
		}
		pos += nl + 1
		if !wrapped || blankLine(text[pos:end]) {
			closeAt(pos)
			start = pos
		}
	}
	closeAt(len(text))
	return out
}

// blankLine reports whether s begins with a line of white space alone.
func blankLine(s string) bool {
	line, _, found := strings.Cut(s, "\n")
	return found && strings.TrimSpace(line) == ""
}

// hardWrapped reports whether a text's lines are broken to a width, as mail
// and old wires are: most lines that another line follows end in mid-sentence
// and none is longer than a terminal is wide.
func hardWrapped(text string) bool {
	const width = 100
	inner, broken := 0, 0
	prev := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if len(line) > width {
			return false
		}
		if prev != "" && line != "" {
			inner++
			if len(prev) > width/2 && !endsSentence(prev) {
				broken++
			}
		}
		prev = line
	}
	return inner >= 3 && broken*10 >= inner*6
}

func endsSentence(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’»)]`))
	return strings.ContainsRune(".!?…:。！？؟।", r)
}

// sentences cuts one paragraph.
func (c *Cutter) sentences(language, text string, p report.Span) []report.Span {
	var cuts []report.Span
	body := p.In(text)
	if language == "en" || language == "" {
		for _, s := range c.punkt.Segment(body) {
			cuts = append(cuts, report.Span{Start: p.Start + s.Start, End: p.Start + s.End()})
		}
	} else {
		at := p.Start
		for it := sentences.FromString(body); it.Next(); {
			end := at + len(it.Value())
			cuts = append(cuts, report.Span{Start: at, End: end})
			at = end
		}
	}
	return mend(text, splitMissed(text, cuts))
}

// splitMissed cuts again where the model saw no end: "…the city.The mayor …".
func splitMissed(text string, cuts []report.Span) []report.Span {
	out := make([]report.Span, 0, len(cuts))
	for _, s := range cuts {
		for i := s.Start; i < s.End-1; i++ {
			if text[i] == '.' && word.EndsWithoutSpace(text, i) {
				out = append(out, report.Span{Start: s.Start, End: i + 1})
				s.Start = i + 1
			}
		}
		out = append(out, s)
	}
	return out
}

// mend joins what does not belong apart and drops what is empty.
func mend(text string, cuts []report.Span) []report.Span {
	out := cuts[:0]
	for _, s := range cuts {
		s = trim(text, s)
		if s.Empty() {
			continue
		}
		if n := len(out); n > 0 {
			last := &out[n-1]
			if lead := closingMarks(s.In(text)); lead > 0 && balanceNeeds(last.In(text)) {
				last.End = s.Start + lead
				if s = trim(text, report.Span{Start: last.End, End: s.End}); s.Empty() {
					continue
				}
			}
			if joins(last.In(text), s.In(text)) {
				last.End = s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// closingMarks is the length of the quote marks that s begins with and that
// can only close a quote: a mark before white space or at the end.
func closingMarks(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("\"”’'»)", r) {
			break
		}
		n += size
	}
	if n == len(s) || n > 0 && s[n] == ' ' {
		return n
	}
	return 0
}

// balanceNeeds reports whether a sentence has an odd number of plain quote
// marks or an open curly one, so that a mark after it closes the quote.
func balanceNeeds(s string) bool {
	return strings.Count(s, `"`)%2 == 1 || strings.Count(s, "“") > strings.Count(s, "”") || strings.Count(s, "(") > strings.Count(s, ")")
}

// joins reports whether the cut between two stretches is false.
func joins(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) && !strings.HasPrefix(after, "i") { // "?" he asked; but iPhone
		return true
	}
	if strings.ContainsRune(",;:)", r) {
		return true
	}
	last := before[strings.LastIndexAny(before, " \n\t(“\"")+1:]
	stem, dotted := strings.CutSuffix(last, ".")
	if !dotted {
		return false
	}
	switch {
	case titles[stem]:
		return true
	case stem == "No" || stem == "Nos":
		return unicode.IsDigit(r)
	case word.IsInitial(stem):
		return unicode.IsUpper(r) && !startsSentence(after)
	case strings.Contains(stem, "."): // U.S., a.m.: a sentence ends here only if the next word can begin one
		return unicode.IsUpper(r) && !startsSentence(after)
	case word.IsAbbreviation(stem):
		return !startsSentence(after)
	}
	return false
}

// titles stand before a name and never end a sentence.
var titles = map[string]bool{
	"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Prof": true, "Rev": true, "Sen": true, "Sens": true, "Rep": true,
	"Reps": true, "Gov": true, "Lt": true, "Col": true, "Gen": true, "Maj": true, "Capt": true, "Sgt": true, "Cmdr": true,
	"Adm": true, "Supt": true, "Insp": true, "Pres": true, "vs": true, "Fr": true, "Hon": true,
}

// startsSentence reports whether the first word of s is one that begins
// sentences and is no part of a name: an article, a pronoun, "In", a quote.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("\"“‘'«", r) {
		return true
	}
	w := s
	if i := strings.IndexAny(s, " ,'’"); i > 0 {
		w = s[:i]
	}
	return unicode.IsUpper(r) && word.IsStop(strings.ToLower(w))
}

func trim(text string, s report.Span) report.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}
