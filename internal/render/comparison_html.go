package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// ComparisonHTML writes a comparison as one page that needs nothing beside
// itself, under the same policy as a brief.
func ComparisonHTML(w io.Writer, c *schema.Comparison) error {
	l := newComparison(c)
	v := newComparisonView(l)
	v.styling = newStyling(comparisonStyle(l.passages))
	return writePage(w, "comparison.html", v)
}

// mostMarked is how many passages are marked on both sides at once; beyond it
// the links alone lead to the other side.
const mostMarked = 400

// comparisonStyle is the style of every page, what a comparison adds to it, and
// a rule for each passage that marks it on one side while it is pointed at or
// focused on the other.
func comparisonStyle(passages int) []byte {
	style := append(append(Style(), '\n'), mustStyle("html/comparison.css")...)
	for p := range min(passages, mostMarked) {
		style = fmt.Appendf(style, "main:has(.p%d:hover) .p%[1]d, main:has(.p%[1]d:focus-visible) .p%[1]d { background: var(--mark); color: var(--ink); }\n", p)
	}
	return style
}

// comparisonView is a comparison as its template sees it.
type comparisonView struct {
	styling
	Sides     [2]comparedSide
	Shares    string
	Order     string
	Direction string
	Why       []string
	Rows      []comparedRow
	Forms     []formView // those that occur
}

type comparedSide struct {
	Name, Title, Imprint, Link, Lang string
	Page                             string // of the report, where it has one
	Sentences                        []comparedSentence
	Alone                            []comparedSentence
}

type comparedRow struct {
	Forms []formView
	Moved bool
	Cells [2]comparedCell
}

type comparedCell struct {
	Name, Lang string
	Sentences  []comparedSentence
}

type comparedSentence struct {
	Label     string
	Stretches []stretchView
}

// stretchView is a run of pieces of one passage, or of none.
type stretchView struct {
	Passage int // -1 for none
	ID, To  string
	Class   string // of the form
	Pieces  []pieceView
}

type pieceView struct {
	Text    string
	Differs bool
}

type formView struct{ Class, Name string }

func newComparisonView(l *comparison) *comparisonView {
	v := &comparisonView{Shares: l.shares(), Order: l.order()}
	direction, why := l.direction()
	v.Direction = direction
	for _, w := range why {
		v.Why = append(v.Why, shown(w, maxQuoteRunes))
	}
	for i, s := range l.sides {
		v.Sides[i] = comparedSide{Name: s.name, Title: shown(titleOf(s.report), maxTitleRunes), Imprint: shown(imprint(s.report, place(s.report)), maxPathRunes), Lang: languageOf(s.report), Link: webLink(text(s.report.URL))}
		seen := map[int]bool{}
		for _, x := range s.sentences {
			v.Sides[i].Sentences = append(v.Sides[i].Sentences, viewSentence(s, x, seen))
		}
		for _, x := range s.alone() {
			v.Sides[i].Alone = append(v.Sides[i].Alone, viewSentence(s, x, nil))
		}
	}
	known := map[string]bool{}
	for _, r := range l.rows {
		row := comparedRow{Moved: r.moved}
		for _, f := range r.forms {
			row.Forms = append(row.Forms, formView{classOf(f), f})
			known[classOf(f)] = true
		}
		for i, cell := range r.cells {
			row.Cells[i] = comparedCell{Name: l.sides[i].name, Lang: languageOf(l.sides[i].report)}
			for _, x := range cell {
				row.Cells[i].Sentences = append(row.Cells[i].Sentences, viewSentence(l.sides[i], x, nil))
			}
		}
		v.Rows = append(v.Rows, row)
	}
	for _, f := range []formView{{"verbatim", sameWords}, {"reworded", reworded}, {"part", "in part"}} {
		if known[f.Class] {
			v.Forms = append(v.Forms, f)
		}
	}
	return v
}

func titleOf(r *schema.Report) string {
	if r.Title != nil {
		return *r.Title
	}
	return r.Ref
}

// viewSentence gathers the pieces of a sentence into stretches. With seen, the
// first place of each passage gets an anchor, and all link to the other side's.
func viewSentence(s side, x sentence, seen map[int]bool) comparedSentence {
	out := comparedSentence{Label: s.label(x)}
	for _, p := range x.Pieces {
		if n := len(out.Stretches); n == 0 || p.begins || out.Stretches[n-1].Passage != p.passage {
			st := stretchView{Passage: p.passage, Class: classOf(p.form)}
			if p.passage >= 0 && seen != nil {
				st.To = anchorOf(otherName(s.name), p.passage)
				if !seen[p.passage] {
					seen[p.passage] = true
					st.ID = anchorOf(s.name, p.passage)
				}
			}
			out.Stretches = append(out.Stretches, st)
		}
		st := &out.Stretches[len(out.Stretches)-1]
		st.Pieces = append(st.Pieces, pieceView{visible(p.text), p.differs})
	}
	return out
}

// anchorOf names a passage's first place in a report.
func anchorOf(name string, passage int) string {
	return fmt.Sprintf("%s-p%d", strings.ToLower(name), passage)
}

func otherName(name string) string {
	if name == "A" {
		return "B"
	}
	return "A"
}

// classOf is the class of a form in the style sheet.
func classOf(form string) string {
	switch form {
	case "":
		return ""
	case sameWords, nearlySame:
		return "verbatim"
	case reworded:
		return "reworded"
	}
	return "part"
}
