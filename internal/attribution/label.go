package attribution

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads labels: "Ilves: dam is safe", as headlines and transcripts have
// it.

// labelled reads a label at the head of a unit and what it ascribes. Words that
// nobody quotes are somebody's only in a headline or a transcript; elsewhere a
// name and a colon head what is told of that name, or say where it was.
func (r *reader) labelled(u *unit) (match, bool) {
	k := u.labelEnd()
	if k == 0 || k+1 >= len(u.toks) {
		return u.headlineSigned()
	}
	label, content := phrase{0, k}, phrase{k + 1, len(u.toks)}
	shouted := labelIn(u.text[u.toks[0].Start:]) > 0
	switch {
	case u.hasQuote(content), shouted && r.transcript:
	case u.sentence > 0 || shouted || !u.clauseBefore(content) || asksFor[u.toks[k+1].low] || standsAsPlace(u.text, u.span(0, k).In(u.text)):
		return match{}, false
	}
	return spokenBy(label, phrase{k, k + 1}, content), true
}

// asksFor begins what a headline promises: "Orre: what we know".
var asksFor = word.Set("what how why where when")

// standsAsPlace reports whether a text has a name where only a place stands: "in Tarn",
// "the town of Tarn", or before a report, "TARN (AP)".
func standsAsPlace(text, name string) bool {
	for _, before := range []string{" in ", " near ", " outside ", " town of ", " city of ", " village of ", " island of "} {
		_, after, ok := strings.Cut(text, before+name)
		if next := strings.TrimLeft(after, " "); ok && (next == after || next == "" || !unicode.IsUpper(rune(next[0]))) { // "in Tarn Aalto's house" is no place
			return true
		}
	}
	head := "\n" + strings.ToUpper(name)
	return strings.Contains(text, head+" (") || strings.Contains(text, head+" - ") || strings.Contains(text, head+", ")
}

// headlineSigned reads "Dam is safe – minister", "Dam is safe: police": a clause and
// who says so, at the end of a headline.
func (u *unit) headlineSigned() (match, bool) {
	n := len(u.toks) - 1
	if n < 2 || u.sentence > 0 || u.np[n] < 0 || lexis.KindOf(u.toks[n].low) == "" {
		return match{}, false
	}
	k := u.npFirst(n) - 1
	if p := u.at(k).pos; p != dash && p != colon || !u.clauseBefore(phrase{0, k}) {
		return match{}, false
	}
	return spokenBy(phrase{k + 1, n + 1}, phrase{k, k + 1}, phrase{0, k}), true
}

// labelEnd is where the colon stands behind a label that may be a speaker's, or 0.
func (u *unit) labelEnd() int {
	for k := 1; k < len(u.toks) && k < 8; k++ {
		if u.toks[k].pos != colon {
			continue
		}
		first := u.toks[0]
		if u.np[0] != 0 || u.npEnd(0) != k || first.pos != name && !first.upper || len(first.low) < 2 || !u.likeName(0, k) && lexis.KindOf(u.toks[k-1].low) != "role" ||
			newsroomLabel[u.toks[k-1].low] || !u.toks[k-1].upper && lexis.KindOf(u.toks[k-1].low) == "" || names.LikePlace(u.span(0, k).In(u.text)) {
			return 0
		}
		return k
	}
	return 0
}

// newsroomLabel words end what a newsroom, and no speaker, puts before a colon.
var newsroomLabel = word.Set("latest update updates exclusive video watch breaking analysis opinion photos pictures live alert news review recap preview more related subject note correction poll question answer")

// hasQuote reports whether quoted words stand in a stretch.
func (u *unit) hasQuote(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if u.toks[k].pos == speech || u.toks[k].quote >= 0 {
			return true
		}
	}
	return false
}

// maxLabel is how many bytes the label of a speaker in a transcript has at most.
const maxLabel = 40

// labelIn is where in s the colon stands behind a speaker's name in capitals, as
// transcripts have it: "ILVES: The dam is safe", "DR. ILVES:"; or 0. A short word
// in capitals may be anything.
func labelIn(s string) int {
	letters := 0
	for i, c := range s[:min(len(s), maxLabel)] {
		switch {
		case unicode.IsUpper(c):
			letters++
		case c == ':' && letters > 3:
			return i
		case c != ' ' && c != '.' && c != '-' && c != '\'' && c != '’':
			return 0
		}
	}
	return 0
}

// isTranscript reports whether several paragraphs of a report begin with the
// name of who speaks, and one of them more than once: one alone may be a dateline,
// "TARN: The dam leaks", and a box has each label once, "WHERE: Tarn".
func isTranscript(t *segment.Text) bool {
	const several = 3
	n, again := 0, false
	seen := map[string]bool{}
	for i, s := range t.Sentences {
		text := unquoted(s.In(t.Text))
		k := labelIn(text)
		if i > 0 && t.Sentences[i-1].Paragraph == s.Paragraph || k == 0 {
			continue
		}
		n++
		again = again || seen[text[:k]]
		seen[text[:k]] = true
		if n >= several && again {
			return true
		}
	}
	return false
}

// unquoted is a text without the quote mark that opens it.
func unquoted(s string) string { return strings.TrimLeft(s, "\"“'‘`") }

// speaksOn makes the unit of sentences first to last part of what one speaker says
// all through a paragraph: whom the label at its head names, in a transcript, or
// the sentence before it that ends in a colon, "Ilves added:".
func (r *reader) speaksOn(first, last int) {
	s := r.t.Sentences[first]
	if r.label != nil && s.Paragraph != r.label.paragraph {
		r.label = nil
	}
	if f := r.pending; f != nil && f.block && s.Paragraph == f.paragraph+1 && !opensQuote(s.In(r.t.Text)) {
		f.paragraph, f.content = s.Paragraph, []report.Span{{Start: s.Start, End: s.Start}}
		r.found = append(r.found, f)
		r.label, r.pending = f, nil
	}
	if f := r.label; f != nil {
		c := &f.content[len(f.content)-1]
		c.End = c.Start + len(strings.TrimRight(r.t.Text[c.Start:r.t.Sentences[last].End], " .!?…"))
	}
}

// quotedLabel is the attribution that a label within a speech makes of the rest of
// it: `"ILVES: The dam is safe`, in a transcript that is quoted.
func (r *reader) quotedLabel(u *unit) *found {
	if !r.transcript || u.toks[0].pos != speech {
		return nil
	}
	q := r.quotes[u.toks[0].quote].inner
	n := labelIn(q.In(r.t.Text))
	if n == 0 {
		return nil
	}
	colon := report.Span{Start: q.Start + n, End: q.Start + n + 1}
	said := q.End - len(strings.TrimLeft(q.In(r.t.Text)[n+1:], " \u00a0"))
	if said >= q.End {
		return nil
	}
	return &found{
		sentence: u.sentence, act: States,
		source:  []report.Span{{Start: q.Start, End: colon.Start}},
		cue:     []report.Span{colon},
		content: []report.Span{{Start: said, End: q.End}},
		speech:  []int{u.toks[0].quote},
	}
}

// labelOf is the attribution whose label names the speaker of the paragraph that u
// stands in, in a transcript, or nil.
func (r *reader) labelOf(u *unit) *found {
	if r.label != nil {
		return r.label
	}
	k := u.labelEnd()
	if k == 0 || !r.transcript || labelIn(u.text[u.toks[0].Start:]) == 0 {
		return nil
	}
	for i := len(r.found) - 1; i >= 0 && r.found[i].sentence == u.sentence; i-- {
		if f := r.found[i]; len(f.cue) > 0 && f.cue[0] == u.toks[k].Span {
			return f
		}
	}
	return nil
}
