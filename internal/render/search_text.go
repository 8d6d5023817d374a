package render

import (
	"cmp"
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
		p.para(0, run{bold, cmp.Or(text(h.Title), h.Report)})
		p.para(2, run{faint, joined(" · ", text(h.Outlet), published(h.Published), "story "+h.Story)})
		if h.Snippet.Text != "" {
			p.para(2, run{plain, h.Snippet.Text})
		}
		p.para(2, run{faint, h.Report})
	}
	return p.out.Flush()
}
