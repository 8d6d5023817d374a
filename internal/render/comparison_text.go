package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/headwater-news/headwater/schema"
)

// Styles of shared text, beside the signs that say the same.
const (
	likeVerbatim style = "32"
	likeReworded style = "33"
	likePart     style = "36"
)

// Columns of a comparison: from sideBySide on A stands beside B.
const (
	sideBySide   = 100
	widestSheet  = 170 // two columns any wider are hard to read
	betweenSides = 4
)

// comparisonSheet sets a comparison on a terminal.
type comparisonSheet struct {
	*page
	*comparison
	beside bool
}

// ComparisonText writes a comparison for the terminal: side by side where it is
// wide, one above the other where it is narrow.
func ComparisonText(w io.Writer, c *schema.Comparison, opts TextOptions) error {
	p := newPage(w, opts)
	s := &comparisonSheet{page: p, comparison: newComparison(c), beside: opts.Width >= sideBySide}
	s.head()
	if s.beside {
		p.width = min(opts.Width, widestSheet)
	}
	s.shared()
	s.alone()
	return p.out.Flush()
}

func (s *comparisonSheet) head() {
	for _, x := range s.sides {
		s.row(5, run{bold, x.name}, []run{{bold, truncate(titleOf(x.report), 2*s.width)}}, []run{{faint, imprint(x.report, place(x.report))}})
	}
	s.blank()
	s.para(0, run{plain, strings.TrimSpace(s.shares() + " " + s.order())})
	sentence, why := s.direction()
	if sentence == "" {
		return
	}
	s.para(0, run{bold, sentence})
	for _, w := range why {
		s.row(5, run{plain, "·"}, []run{{plain, w}})
	}
}

// shared sets the rows.
func (s *comparisonSheet) shared() {
	if len(s.rows) == 0 {
		return
	}
	s.heading("What they share", "in the order of A; [ ] shared part of a sentence, * * not so in the other")
	for i, row := range s.rows {
		if i > 0 {
			s.blank()
		}
		if s.beside {
			s.besideRow(row)
		} else {
			s.stackedRow(row)
		}
	}
}

func (s *comparisonSheet) stackedRow(row sharedRow) {
	s.para(2, run{styleOf(row.forms[0]), row.label()})
	for i, cell := range row.cells {
		for _, x := range cell {
			s.row(s.gutterOf(), run{bold, s.sides[i].label(x)}, runsOf(x))
		}
	}
}

func (s *comparisonSheet) besideRow(row sharedRow) {
	column := (s.width - betweenSides) / 2
	s.para(2, run{styleOf(row.forms[0]), row.label()})
	var lines [2][][]run
	for i, cell := range row.cells {
		for _, x := range cell {
			lines[i] = append(lines[i], s.labelled(column, s.sides[i].label(x), runsOf(x))...)
		}
	}
	for n := range max(len(lines[0]), len(lines[1])) {
		left, right := lineAt(lines[0], n), lineAt(lines[1], n)
		if len(right) > 0 {
			left = append(left, run{plain, strings.Repeat(nbsp, column+betweenSides-widthOf(left))})
		}
		s.line("", run{}, append(left, right...))
	}
}

// labelled sets runs into a column, the label before the first line.
func (s *comparisonSheet) labelled(column int, label string, runs []run) [][]run {
	gutter := s.gutterOf()
	out := wrap(column-gutter, runs)
	for i := range out {
		lead := strings.Repeat(nbsp, gutter)
		if i == 0 {
			lead = strings.Repeat(nbsp, 2) + label + strings.Repeat(nbsp, max(1, gutter-2-displaywidth.String(label)))
		}
		out[i] = append([]run{{bold, lead}}, out[i]...)
	}
	return out
}

// gutterOf is the room for the labels of sentences.
func (s *comparisonSheet) gutterOf() int {
	most := max(len(s.sides[0].sentences), len(s.sides[1].sentences))
	return len(fmt.Sprint("A", most)) + 4
}

// alone lists what only one of them has.
func (s *comparisonSheet) alone() {
	for _, x := range s.sides {
		list := x.alone()
		if len(list) == 0 {
			continue
		}
		s.heading("Only in "+x.name, "")
		for _, sentence := range list {
			s.row(s.gutterOf(), run{bold, x.label(sentence)}, runsOf(sentence))
		}
	}
}

// runsOf sets a sentence with the signs of what is shared.
func runsOf(x sentence) []run {
	var out []run
	for _, p := range x.Pieces {
		look := styleOf(p.form)
		switch {
		case p.passage < 0 && x.shared:
			look = faint
		case p.passage < 0:
			look = plain
		}
		text := p.text
		if p.differs {
			look = bold + ";" + look
			text = "*" + text + "*"
		}
		if p.begins && !p.whole {
			text = "[" + text
		}
		if p.ends && !p.whole {
			text += "]"
		}
		out = append(out, run{look, text})
	}
	return out
}

// styleOf is how text of a form is set; what is in no passage is plain.
func styleOf(form string) style {
	switch form {
	case "":
		return plain
	case sameWords, nearlySame:
		return likeVerbatim
	case reworded:
		return likeReworded
	}
	return likePart
}

func lineAt(lines [][]run, n int) []run {
	if n < len(lines) {
		return lines[n]
	}
	return nil
}

func widthOf(line []run) int {
	n := 0
	for _, r := range line {
		n += displaywidth.String(r.text)
	}
	return n
}
