package render

import (
	"io"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// ComparisonMarkdown writes a comparison as Markdown, with the signs that it has
// on a terminal.
func ComparisonMarkdown(w io.Writer, c *schema.Comparison) error {
	l := newComparison(c)
	v := newComparisonView(l)
	m := newMarkdown(w)
	m.line("# Two reports side by side")
	m.line()
	for _, x := range v.Sides {
		m.item(0, "**"+x.Name+"**", joined(" · ", escape(x.Title), escape(x.Imprint)))
	}
	m.line()
	m.line(joined(" ", v.Shares, v.Order))
	if v.Direction != "" {
		m.line()
		m.line("**", v.Direction, "**")
		m.line()
	}
	for _, why := range v.Why {
		m.item(0, escape(why))
	}
	if len(l.rows) > 0 {
		m.heading(m.level, "What they share")
		m.line("In the order of A; \\[ \\] shared part of a sentence, \\* \\* not so in the other")
		m.line()
	}
	for _, row := range l.rows {
		m.item(0, row.label())
		for i, cell := range row.cells {
			m.sentences(1, l.sides[i], cell)
		}
	}
	for _, x := range l.sides {
		if list := x.alone(); len(list) > 0 {
			m.heading(m.level, "Only in "+x.name)
			m.sentences(0, x, list)
		}
	}
	return m.end(nil)
}

func (m *markdown) sentences(depth int, of side, list []sentence) {
	for _, x := range list {
		var words strings.Builder
		for _, r := range runsOf(x) {
			words.WriteString(r.text)
		}
		m.item(depth, "**"+of.label(x)+"**", escape(shown(words.String(), maxQuoteRunes)))
	}
}
