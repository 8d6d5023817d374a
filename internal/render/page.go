package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// style is how a run of text looks, as SGR parameters; "" is plain.
type style string

const (
	plain style = ""
	bold  style = "1"
	faint style = "2"
	alert style = "1;33" // rests on one origin
)

// run is text in one style. Its text may come from a report: it is cleaned on
// its way to the page, never before, so that no path leads past the cleaning.
type run struct {
	style style
	text  string
}

// nbsp keeps two words on one line; it is written as a space.
const nbsp = "\u00a0"

// page sets runs into the columns of a terminal.
type page struct {
	out   *bufio.Writer
	width int
	color bool
}

const (
	defaultWidth = 80
	minWidth     = 40
	maxWidth     = 100 // lines any longer are hard to read
)

func newPage(w io.Writer, opts TextOptions) *page {
	width := opts.Width
	if width <= 0 {
		width = defaultWidth
	}
	return &page{out: bufio.NewWriter(w), width: min(max(width, minWidth), maxWidth), color: opts.Color}
}

func (p *page) blank() { p.out.WriteByte('\n') }

// para sets runs as a paragraph whose lines begin after indent columns.
func (p *page) para(indent int, runs ...run) { p.row(indent, run{}, runs) }

// row sets a label and beside it, after gutter columns, paragraphs. A label
// that leaves no room gets lines of its own.
func (p *page) row(gutter int, label run, paragraphs ...[]run) {
	const indent = 2
	beside := ""
	var styled run
	if label.text != "" {
		label.text = Plain(label.text)
		if indent+displaywidth.String(label.text)+2 <= gutter {
			beside, styled = strings.Repeat(" ", indent), label
		} else {
			label.text = strings.Trim(label.text, nbsp) // numbers need no alignment here
			for _, l := range wrap(p.width-indent, []run{label}) {
				p.line(strings.Repeat(" ", indent), run{}, l)
			}
		}
	}
	first := true
	for _, runs := range paragraphs {
		for _, l := range wrap(p.width-gutter, runs) {
			if first && styled.text != "" {
				pad := gutter - indent - displaywidth.String(styled.text)
				p.line(beside, styled, append([]run{{plain, strings.Repeat(nbsp, pad)}}, l...))
			} else {
				p.line(strings.Repeat(" ", gutter), run{}, l)
			}
			first = false
		}
	}
	if first && styled.text != "" {
		p.line(beside, styled, nil)
	}
}

// line writes one line of clean runs.
func (p *page) line(indent string, label run, runs []run) {
	p.out.WriteString(indent)
	for _, r := range append([]run{label}, runs...) {
		text := strings.ReplaceAll(r.text, nbsp, " ")
		switch {
		case text == "":
		case p.color && r.style != plain:
			fmt.Fprintf(p.out, "\x1b[%sm%s\x1b[0m", r.style, text)
		default:
			p.out.WriteString(text)
		}
	}
	p.blank()
}

// heading begins a section.
func (p *page) heading(title, note string) {
	p.blank()
	if note != "" {
		note = ", " + note
	}
	p.para(0, run{bold, strings.ToUpper(title)}, run{faint, note})
}

// more tells what a capped list left out.
func (p *page) more(indent, n int, one, many string) {
	if words := more(n, one, many); words != "" {
		p.para(indent, run{faint, words})
	}
}

// gutter is the room for labels: that of the widest that takes no more than two
// fifths of the page. Wider ones are set above what they label.
func (p *page) gutter(labels ...string) int {
	g := 4
	for _, l := range labels {
		if w := displaywidth.String(Plain(l)) + 4; w <= p.width*2/5 {
			g = max(g, w)
		}
	}
	return g
}

// aligned pads numbers with their nouns on the left, so that the nouns and the
// last digits stand below each other.
func aligned(labels []string) []string {
	numberWidth, width := 0, 0
	for _, l := range labels {
		number, _, _ := strings.Cut(l, nbsp)
		numberWidth = max(numberWidth, displaywidth.String(number))
	}
	out := make([]string, len(labels))
	for i, l := range labels {
		number, _, _ := strings.Cut(l, nbsp)
		out[i] = strings.Repeat(nbsp, numberWidth-displaywidth.String(number)) + l
		width = max(width, displaywidth.String(out[i]))
	}
	for i, l := range out {
		out[i] = l + strings.Repeat(nbsp, width-displaywidth.String(l))
	}
	return out
}

// Plain makes text that an outlet wrote safe for a terminal. White space
// becomes single spaces. What could move the cursor, turn the direction of
// the line or hide is shown where it has a sign of its own (␛), and replaced
// or dropped where it has none.
func Plain(text string) string {
	var b strings.Builder
	space, marks := false, 0
	for _, r := range text {
		if marks = marksAfter(marks, r); marks > maxMarks {
			continue
		}
		switch {
		case string(r) == nbsp:
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case r < ' ':
			r += '␀'
		case r == 0x7f:
			r = '␡'
		case unicode.IsControl(r):
			r = utf8.RuneError
		case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// word is text that stays on one line.
type word struct {
	runs  []run
	width int
	glued bool // no space before it
}

func (w *word) add(s style, text string, width int) {
	if n := len(w.runs); n > 0 && w.runs[n-1].style == s {
		w.runs[n-1].text += text
	} else {
		w.runs = append(w.runs, run{s, text})
	}
	w.width += width
}

// wrap breaks runs into lines of at most width columns.
func wrap(width int, runs []run) [][]run {
	var lines [][]run
	var line word
	for _, w := range words(width, runs) {
		gap := 1
		if w.glued || line.width == 0 {
			gap = 0
		}
		if line.width > 0 && line.width+gap+w.width > width {
			lines = append(lines, line.runs)
			line, gap = word{}, 0
		}
		for i, r := range w.runs {
			if i == 0 && gap == 1 {
				if line.runs[len(line.runs)-1].style == r.style {
					r.text = " " + r.text
				} else {
					line.add(plain, " ", 0)
				}
			}
			line.add(r.style, r.text, 0)
		}
		line.width += gap + w.width
	}
	if line.width > 0 {
		lines = append(lines, line.runs)
	}
	return lines
}

// words cuts runs at spaces, beside wide characters (Chinese and Japanese are
// written without spaces), and wherever a word would be longer than a line.
func words(limit int, runs []run) []word {
	var out []word
	var w word
	cut := func(glued bool) {
		if len(w.runs) > 0 {
			out = append(out, w)
			w = word{glued: glued}
		} else if !glued {
			w.glued = false
		}
	}
	wide := false
	for _, r := range runs {
		for g := displaywidth.StringGraphemes(Plain(r.text)); g.Next(); {
			text, width := g.Value(), g.Width()
			if text == " " {
				cut(false)
				wide = false
				continue
			}
			if w.width+width > limit || (wide || width > 1) && !closes(text) {
				cut(true)
			}
			wide = width > 1
			w.add(r.style, text, width)
		}
	}
	cut(false)
	return out
}

// closes reports whether text is a mark that must not begin a line.
func closes(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po)
}

// truncate shortens text to a number of columns.
func truncate(text string, columns int) string {
	return displaywidth.TruncateString(strings.TrimSpace(Plain(text)), columns, "…")
}
