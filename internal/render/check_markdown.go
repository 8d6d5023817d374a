package render

import (
	"io"

	"github.com/headwater-news/headwater/schema"
)

// CheckMarkdown writes a check as Markdown, with footnotes as in a brief.
func CheckMarkdown(w io.Writer, c *schema.Check) error {
	m := newMarkdown(w)
	page, v := newCheckView(c)
	m.line("# ", escape(page.Claim))
	m.line()
	m.line("**", page.Headline(), "**")
	for _, u := range page.Unclear {
		m.line()
		m.line("Not understood: ", escape(u))
	}
	m.checkSide("Asserted", page.Asserts)
	m.checkSide("Denied", page.Denies)
	if len(page.Similar) > 0 {
		m.heading(m.level, "Similar, but not the same")
		for _, x := range page.Similar {
			m.said(0, escape(x.Differs)+":", x.wordingView)
		}
		m.more(0, page.More)
	}
	m.reports(v)
	return m.end(c.Reports)
}

func (m *markdown) checkSide(title string, side CheckSide) {
	if len(side.Quotes) == 0 {
		return
	}
	m.heading(m.level, title)
	m.line(joined(" · ", bounds(side.Origins), namesLine(side.Names, "")))
	m.line()
	for _, q := range side.Quotes {
		m.said(0, "", q)
	}
	m.more(0, side.More)
}
