package render

import (
	"io"

	"github.com/headwater-news/headwater/schema"
)

// SearchText writes what a search found for the terminal.
func SearchText(w io.Writer, s *schema.Search, opts TextOptions) error {
	p := newPage(w, opts)
	if len(s.Hits) == 0 {
		p.para(0, run{plain, "nothing was found"})
	}
	for i, h := range s.Hits {
		if i > 0 {
			p.blank()
		}
		title := text(h.Title)
		if title == "" {
			title = h.Report
		}
		p.para(0, run{bold, title})
		facts := ""
		for _, x := range nonEmpty(text(h.Outlet), published(h.Published), "story "+h.Story) {
			if facts != "" {
				facts += " · "
			}
			facts += x
		}
		p.para(2, run{faint, facts})
		if h.Snippet.Text != "" {
			p.para(2, run{plain, h.Snippet.Text})
		}
		p.para(2, run{faint, h.Report})
	}
	return p.out.Flush()
}
