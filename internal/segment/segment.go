// Package segment cuts a report into paragraphs, sentences, tokens and terms.
//
// Furniture is left out: no sentence holds any of it. Sentences come from the
// Punkt model for English and from the rules of Unicode (UAX #29) for other
// languages, and are then mended where news breaks them: after "Sen." and
// "U.S.", inside quotes, and where a space is missing after a full stop.
package segment

import (
	"slices"
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
	Issuer    report.Span  // the name of who put the text out as a statement of their own; empty for a newsroom's report
}

// mostTokens is how many tokens a sentence may have: the longest in thousands of
// reports have some 200. A text without full stops is cut there, since stages
// hold all that a sentence says against all else that it says.
const mostTokens = 400

// Sentence is a run of a report's own text, of no more than mostTokens tokens.
type Sentence struct {
	report.Span
	Paragraph             int  // number of its paragraph, from 0
	FirstToken, LastToken int  // Last excluded
	FirstTerm, LastTerm   int  // Last excluded
	Headline              bool // the report's title, printed in its text
	Dateline              bool // the place, day and agency that the report opens with
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
	for n, p := range paragraphs(r.Text, inOrder(r.Furniture)) {
		if d := dateline(p.In(r.Text)); d > 0 {
			line := report.Span{Start: p.Start, End: p.Start + d}
			t.Sentences = append(t.Sentences, Sentence{Span: line.Trim(r.Text), Paragraph: n, Dateline: true})
			p.Start = line.End
		}
		for _, s := range c.sentences(r.Language, r.Text, p) {
			t.Sentences = append(t.Sentences, Sentence{Span: s, Paragraph: n})
		}
	}
	t.markHeadline()
	c.place(t)
	t.Issuer = t.issuer()
	return t
}

// markHeadline finds the title among the first two paragraphs: printed in the
// text, it is evidence, but no sentence of the body.
func (t *Text) markHeadline() {
	title := strings.TrimSpace(t.Title)
	for from := 0; title != "" && from < len(t.Sentences) && t.Sentences[from].Paragraph < 2; {
		to := from + 1
		for to < len(t.Sentences) && t.Sentences[to].Paragraph == t.Sentences[from].Paragraph {
			to++
		}
		if t.Text[t.Sentences[from].Start:t.Sentences[to-1].End] == title {
			for i := from; i < to; i++ {
				t.Sentences[i].Headline = true
			}
			return
		}
		from = to
	}
}

// place finds each sentence's tokens, cuts what is too long and folds them. A
// token that a cut goes through, as the edge of furniture can, is in no sentence.
func (c *Cutter) place(t *Text) {
	tok := 0
	whole := t.Sentences
	t.Sentences = make([]Sentence, 0, len(whole))
	t.Terms = make([]word.Term, 0, len(t.Tokens))
	for _, s := range whole {
		for tok < len(t.Tokens) && int(t.Tokens[tok].Start) < s.Start {
			tok++
		}
		s.FirstToken = tok
		for tok < len(t.Tokens) && int(t.Tokens[tok].End) <= s.End {
			if tok-s.FirstToken == mostTokens {
				before := s
				before.End = int(t.Tokens[tok-1].End)
				c.add(t, before, tok)
				s.Start, s.FirstToken = int(t.Tokens[tok].Start), tok
			}
			tok++
		}
		c.add(t, s, tok)
	}
}

// add adds a sentence that ends before a token, and its terms.
func (c *Cutter) add(t *Text, s Sentence, end int) {
	s.LastToken = end
	s.FirstTerm = len(t.Terms)
	t.Terms = c.folder.AppendTerms(t.Terms, t.Language, t.Text, t.TokensOf(s), s.FirstToken)
	s.LastTerm = len(t.Terms)
	t.Sentences = append(t.Sentences, s)
}

// paragraphs splits at blank lines, at line ends where lines are paragraphs,
// and around furniture.
func paragraphs(text string, furniture []report.Furniture) []report.Span {
	var out []report.Span
	wrapped := hardWrapped(text)
	start := 0
	closeAt := func(end int) {
		if s := (report.Span{Start: start, End: end}).Trim(text); !s.Empty() {
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

// inOrder returns the furniture by where it starts.
func inOrder(furniture []report.Furniture) []report.Furniture {
	byStart := func(a, b report.Furniture) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(furniture, byStart) {
		furniture = slices.Clone(furniture)
		slices.SortStableFunc(furniture, byStart)
	}
	return furniture
}

// blankLine reports whether s begins with a line of white space alone.
func blankLine(s string) bool {
	line, _, found := strings.Cut(s, "\n")
	return found && strings.TrimSpace(line) == ""
}

// hardWrapped reports whether a text's lines are broken to a width, as mail
// and old wires are. Then few lines are longer than a terminal is wide, and of
// the rather full lines that another line follows many stop in mid-sentence
// with a small letter next; a list of headlines goes on with a capital.
func hardWrapped(text string) bool {
	const width, full = 100, 40
	inner, broken, long := 0, 0, 0
	prev := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if len(prev) > full && line != "" {
			inner++
			r, _ := utf8.DecodeRuneInString(line)
			if unicode.IsLetter(r) && !unicode.IsUpper(r) && !endsSentence(prev) {
				broken++
			}
		}
		if len(line) > width && utf8.RuneCountInString(line) > width {
			long++
		}
		prev = line
	}
	return inner >= 3 && broken*5 >= inner*2 && long <= 1+inner/10
}

func endsSentence(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’»)]`))
	return strings.ContainsRune(".!?…:。！？؟।", r)
}

// sentences cuts one paragraph.
func (c *Cutter) sentences(language, text string, p report.Span) []report.Span {
	var cuts []report.Span
	body := p.In(text)
	switch {
	case language != "en" && language != "":
		at := p.Start
		for it := sentences.FromString(body); it.Next(); {
			end := at + len(it.Value())
			cuts = append(cuts, report.Span{Start: at, End: end})
			at = end
		}
	case !strings.ContainsAny(body[:max(0, len(body)-3)], ".!?"): // one sentence: spare the model
		cuts = append(cuts, p)
	default:
		for _, s := range c.punkt.Segment(body) {
			cuts = append(cuts, report.Span{Start: p.Start + s.Start, End: p.Start + s.End()})
		}
	}
	return mend(language, text, splitMissed(text, cuts))
}
