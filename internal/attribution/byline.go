package attribution

import (
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// This file reads texts that have one sentence a line, as tools leave them that
// take texts apart: there a quote runs over lines that are no paragraphs.

// setByLine reports whether a text has each sentence on a line of its own and no
// blank line between them.
func setByLine(t *segment.Text) bool {
	const (
		fewest = 6
		alone  = 0.9 // of the lines
	)
	lines, single := 0, 0
	for i := 0; i < len(t.Sentences); {
		j := i + 1
		for j < len(t.Sentences) && t.Sentences[j].Paragraph == t.Sentences[i].Paragraph {
			j++
		}
		if j < len(t.Sentences) && blankLine(t.Text[t.Sentences[j-1].End:t.Sentences[j].Start]) {
			return false
		}
		lines++
		if j == i+1 {
			single++
		}
		i = j
	}
	return lines >= fewest && float64(single) >= alone*float64(lines)
}

// blankLine reports whether what stands between two sentences holds a line with
// nothing in it; a line of furniture is none.
func blankLine(between string) bool {
	for {
		i := strings.IndexByte(between, '\n')
		if i < 0 {
			return false
		}
		between = strings.TrimLeft(between[i+1:], " \t\r")
		if strings.HasPrefix(between, "\n") {
			return true
		}
	}
}

// quoteGoesOn is the sentence up to which a quote goes on that the line from
// sentence i to j leaves open: j where it leaves none, or none that closes.
func (r *reader) quoteGoesOn(i, j int) int {
	const most = 8 // sentences
	s := r.t.Sentences
	for k := j; ; k++ {
		p := report.Span{Start: s[i].Start, End: s[k-1].End}
		found := quotesIn(r.t.Text, p)
		n := len(found)
		switch {
		case n == 0 || found[n-1].complete || found[n-1].outer.End < p.End:
			return k
		case found[n-1].inner.Empty(), !opensSpeech(r.t.Text[p.Start:found[n-1].outer.Start]): // a mark at the end of its line opens nothing
			return j
		case k == len(s) || k-i >= most || s[k].Paragraph != s[k-1].Paragraph && opensQuote(s[k].In(r.t.Text)):
			return j
		}
	}
}

// opensSpeech reports whether a quote begins a speech, and is no word or two in
// passing, by what stands before it in its line.
func opensSpeech(before string) bool {
	before = strings.TrimRight(before, " \n")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(":,.!?\"”'", last)
}

// opensQuote reports whether a sentence begins with a mark that opens a quote.
func opensQuote(s string) bool { return unquoted(s) != s }
