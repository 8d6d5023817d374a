package render

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/schema"
)

// comparison is two reports laid out side by side: rows of sentences that
// share passages, in the order of A, then what only one of them has.
type comparison struct {
	*schema.Comparison
	sides    [2]side
	passages int // with those that are sentences alike
	rows     []sharedRow
	moved    int // rows that stand elsewhere in B
}

// side is one report of a comparison.
type side struct {
	report    *schema.Report
	name      string     // A or B
	sentences []sentence // all of them
	shared    int        // how many the other holds, whole or in part
}

// sentence is a sentence in pieces.
type sentence struct {
	Number int // from 1
	Pieces []piece
	shared bool
}

// Label names a sentence within its report.
func (s side) label(x sentence) string { return fmt.Sprint(s.name, x.Number) }

// alone lists the sentences that the other report doesn't have.
func (s side) alone() []sentence {
	return slices.DeleteFunc(slices.Clone(s.sentences), func(x sentence) bool { return x.shared })
}

// piece is a part of a sentence that is marked in one way.
type piece struct {
	text         string
	passage      int    // number of the passage it lies in, from 0; -1 outside of any
	form         string // how the two word the passage
	differs      bool   // the other words it otherwise, or lacks it
	begins, ends bool   // the first or last piece of its passage here
	whole        bool   // the passage is the whole sentence
}

// sharedRow is the sentences of either report that passages tie together.
type sharedRow struct {
	cells [2][]sentence
	forms []string // of the passages, each once
	moved bool     // not in the order of A
}

// label says how the two word what a row holds.
func (r sharedRow) label() string {
	label := strings.Join(r.forms, ", ")
	if r.moved {
		label += ", elsewhere in B"
	}
	return label
}

// The forms that two witnesses have between them.
const (
	sameWords  = "word for word"
	nearlySame = "nearly word for word"
	reworded   = "reworded"
	partInA    = "A has a part"
	partInB    = "B has a part"
)

// tellable is the confidence below which a direction isn't told.
const tellable = 0.6

// held is a witness with its place in bytes.
type held struct {
	stretch
	passage, sentence int
	form              string
	differs           []stretch // within the report's text
}

func newComparison(c *schema.Comparison) *comparison {
	out := &comparison{Comparison: c, passages: len(c.Passages)}
	var witnesses [2][]held
	var spans [2][]stretch
	for i, r := range []*schema.Report{&c.A, &c.B} {
		index := codepoint.NewIndex(r.Text)
		out.sides[i] = side{report: r, name: []string{"A", "B"}[i]}
		for _, s := range r.Sentences {
			spans[i] = append(spans[i], stretch{index.Byte(s.Start), index.Byte(s.End)})
		}
		for p, passage := range c.Passages {
			for _, w := range passage.Witnesses {
				if w.Report != r.ID {
					continue
				}
				h := held{stretch: stretch{index.Byte(w.Start), index.Byte(w.End)}, passage: p, form: w.Form}
				h.sentence = sort.Search(len(spans[i]), func(k int) bool { return spans[i][k].start > h.start }) - 1
				if h.sentence >= 0 && h.end <= spans[i][h.sentence].end {
					witnesses[i] = append(witnesses[i], h)
				}
			}
		}
	}
	if len(c.Passages) > 0 {
		out.addAlike(&witnesses, spans)
	}
	pair(witnesses, c)
	for i := range out.sides {
		out.sides[i].cut(spans[i], witnesses[i])
	}
	out.rows = out.tie(witnesses)
	out.findMoved()
	return out
}

// addAlike makes a passage of each sentence that stands in no other one and in
// both reports, such as a dateline: too little to tell of copying, so none of
// their passages, but nothing that only one of them has.
func (c *comparison) addAlike(witnesses *[2][]held, spans [2][]stretch) {
	var free [2][]int
	for i := range spans {
		in := map[int]bool{}
		for _, h := range witnesses[i] {
			in[h.sentence] = true
		}
		for n := range spans[i] {
			if !in[n] {
				free[i] = append(free[i], n)
			}
		}
	}
	textOf := func(i, n int) string { return c.sides[i].report.Text[spans[i][n].start:spans[i][n].end] }
	inB := map[string][]int{}
	for _, n := range free[1] {
		inB[textOf(1, n)] = append(inB[textOf(1, n)], n)
	}
	for _, a := range free[0] {
		same := inB[textOf(0, a)]
		if len(same) == 0 {
			continue
		}
		inB[textOf(0, a)] = same[1:]
		for i, n := range []int{a, same[0]} {
			witnesses[i] = append(witnesses[i], held{stretch: spans[i][n], passage: c.passages, sentence: n})
		}
		c.passages++
	}
}

// pair says for every witness how the other report words its passage, and
// where the two differ. A passage that a report has twice is compared with the
// first place of the other.
func pair(witnesses [2][]held, c *schema.Comparison) {
	texts := [2]string{c.A.Text, c.B.Text}
	first := [2]map[int]*held{{}, {}}
	for i := range witnesses {
		for k := range witnesses[i] {
			if h := &witnesses[i][k]; first[i][h.passage] == nil {
				first[i][h.passage] = h
			}
		}
	}
	for i := range witnesses {
		for k := range witnesses[i] {
			h := &witnesses[i][k]
			other := first[1-i][h.passage]
			if other == nil {
				continue
			}
			mine, theirs := differing(texts[i][h.start:h.end], texts[1-i][other.start:other.end])
			for _, d := range mine {
				h.differs = append(h.differs, stretch{h.start + d.start, h.start + d.end})
			}
			h.form = formOf(h.form, other.form, i, len(mine), len(theirs))
		}
	}
}

// formOf puts into words how two witnesses of a passage stand to each other;
// mine is a witness in report number i, and the counts are of the parts in
// which either differs.
func formOf(mine, theirs string, i, mineDiffer, theirsDiffer int) string {
	switch {
	case mineDiffer == 0 && theirsDiffer == 0:
		return sameWords
	case mineDiffer == 0:
		return []string{partInA, partInB}[i]
	case theirsDiffer == 0:
		return []string{partInA, partInB}[1-i]
	case mine == "reworded" || theirs == "reworded":
		return reworded
	}
	return nearlySame
}

// cut makes the sentences of a side, in pieces.
func (s *side) cut(spans []stretch, witnesses []held) {
	bySentence := map[int][]held{}
	for _, h := range witnesses {
		bySentence[h.sentence] = append(bySentence[h.sentence], h)
	}
	for n, span := range spans {
		x := sentence{Number: n + 1, shared: len(bySentence[n]) > 0}
		if x.shared {
			s.shared++
		}
		list := bySentence[n]
		slices.SortStableFunc(list, func(a, b held) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
		at := span.start
		for _, h := range list {
			if h.start = max(h.start, at); h.start >= h.end {
				continue // within another
			}
			x.add(s.report.Text, stretch{at, h.start}, piece{passage: -1})
			x.addHeld(s.report.Text, h, h.stretch == span)
			at = h.end
		}
		x.add(s.report.Text, stretch{at, span.end}, piece{passage: -1})
		s.sentences = append(s.sentences, x)
	}
}

func (x *sentence) add(text string, at stretch, p piece) {
	if at.start < at.end {
		p.text = text[at.start:at.end]
		x.Pieces = append(x.Pieces, p)
	}
}

// addHeld adds a witness, the parts that differ apart.
func (x *sentence) addHeld(text string, h held, whole bool) {
	from := len(x.Pieces)
	p := piece{passage: h.passage, form: h.form, whole: whole}
	at := h.start
	for _, d := range h.differs {
		if d.start < at {
			continue
		}
		x.add(text, stretch{at, d.start}, p)
		differs := p
		differs.differs = true
		x.add(text, d, differs)
		at = d.end
	}
	x.add(text, stretch{at, h.end}, p)
	x.Pieces[from].begins = true
	x.Pieces[len(x.Pieces)-1].ends = true
}

// tie gathers sentences that share passages into rows, in the order of A.
func (c *comparison) tie(witnesses [2][]held) []sharedRow {
	tied := disjoint.New(c.passages) // passages, through sentences
	for i := range witnesses {
		holder := map[int]int{} // sentence → a passage in it
		for _, h := range witnesses[i] {
			if p, ok := holder[h.sentence]; ok {
				tied.Join(p, h.passage)
			} else {
				holder[h.sentence] = h.passage
			}
		}
	}
	var rows []sharedRow
	at := map[int]int{} // root → row
	for i := range witnesses {
		seen := map[int]bool{}
		slices.SortStableFunc(witnesses[i], func(a, b held) int { return cmp.Compare(a.start, b.start) })
		for _, h := range witnesses[i] {
			r := tied.Root(h.passage)
			k, ok := at[r]
			if !ok {
				k = len(rows)
				at[r] = k
				rows = append(rows, sharedRow{})
			}
			if !slices.Contains(rows[k].forms, h.form) {
				rows[k].forms = append(rows[k].forms, h.form)
			}
			if !seen[h.sentence] {
				seen[h.sentence] = true
				rows[k].cells[i] = append(rows[k].cells[i], c.sides[i].sentences[h.sentence])
			}
		}
	}
	return slices.DeleteFunc(rows, func(r sharedRow) bool { return len(r.cells[0]) == 0 || len(r.cells[1]) == 0 })
}

// findMoved marks the rows that B has in another order: all but a longest run
// of rows whose order is that of A.
func (c *comparison) findMoved() {
	inB := func(row int) int { return c.rows[row].cells[1][0].Number }
	var ends []int                     // of the runs of each length, the last row of that which ends first in B
	before := make([]int, len(c.rows)) // in the run of each row, the one before it; -1 for none
	for i := range c.rows {
		c.rows[i].moved = true
		n := sort.Search(len(ends), func(k int) bool { return inB(ends[k]) >= inB(i) })
		if before[i] = -1; n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		}
		ends[n] = i
	}
	c.moved = len(c.rows) - len(ends)
	if len(ends) == 0 {
		return
	}
	for row := ends[len(ends)-1]; row >= 0; row = before[row] {
		c.rows[row].moved = false
	}
}

// told reports whether the comparison says which way the text went.
func (c *comparison) told() bool { return c.Edge != nil && c.Edge.Confidence > tellable }

// shares says in a sentence how much either holds of the other.
func (c *comparison) shares() string {
	a, b := c.sides[0], c.sides[1]
	if a.shared == 0 && b.shared == 0 {
		return "A and B share no text."
	}
	of := func(s side) string {
		return fmt.Sprintf("%d of %s's %s", s.shared, s.name, count(len(s.sentences), "sentence", "sentences"))
	}
	return fmt.Sprintf("B holds %s, whole or in part; A holds %s.", of(a), of(b))
}

// order says whether B keeps the order of A; "" where there is none to keep.
func (c *comparison) order() string {
	switch {
	case len(c.rows) < 2:
		return ""
	case c.moved == 0:
		return "What they share stands in one order in both."
	}
	return fmt.Sprintf("%d of %d shared places stand elsewhere in B.", c.moved, len(c.rows))
}

// direction says which way the text went, and the reasons. How much they share
// is told once, by shares, which counts titles and datelines too.
func (c *comparison) direction() (string, []string) {
	var why []string
	if c.Edge != nil {
		why = slices.DeleteFunc(slices.Clone(c.Edge.Why), sharedCount.MatchString)
	}
	switch {
	case c.told():
		return fmt.Sprintf("The text went from %s to %s, %s.", c.sideOf(c.Edge.From), c.sideOf(c.Edge.To), sureness(c.Edge.Confidence)), why
	case c.Edge != nil:
		return "Which way the text went can't be told.", why
	case len(c.rows) > 0:
		return "Which way the text went can't be told.", c.Why
	}
	return "", nil
}

// sharedCount is the reason that says how much of a report stands in another.
var sharedCount = regexp.MustCompile(` sentences? stands? in \S+$`)

// sideOf names the side that a report's id stands for.
func (c *comparison) sideOf(id string) string {
	if id == c.B.ID {
		return "B"
	}
	return "A"
}
