package extract

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// render writes a tree as plain text: paragraphs apart by a blank line, space
// within them as a browser shows it. captions are the paragraphs in it that
// belong to pictures.
func render(n *html.Node) (text string, captions []report.Span) {
	var r renderer
	r.node(n)
	r.paragraph()
	return r.text.String(), r.captions
}

type renderer struct {
	text     strings.Builder
	captions []report.Span
	open     strings.Builder // the paragraph that is not over
	pictures int             // figures that are open
	without  map[string]bool // elements to leave out
}

func (r *renderer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.open.WriteString(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case n.Data == "br":
		r.open.WriteByte('\v') // a line's end that is no space
		return
	case unseen[n.Data] || r.without[n.Data]:
		return
	}
	block := blocks[n.Data]
	if block {
		r.paragraph()
	}
	if n.Data == "figure" || n.Data == "figcaption" {
		r.pictures++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
	if block {
		r.paragraph()
	} else if n.Data == "td" || n.Data == "th" {
		r.open.WriteByte(' ')
	}
	if n.Data == "figure" || n.Data == "figcaption" {
		r.pictures--
	}
}

// paragraph ends the open one. Two line ends in a row end one as well.
func (r *renderer) paragraph() {
	var lines []string
	for line := range strings.SplitSeq(r.open.String(), "\v") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		} else {
			r.write(lines)
			lines = lines[:0]
		}
	}
	r.write(lines)
	r.open.Reset()
}

func (r *renderer) write(lines []string) {
	if len(lines) == 0 {
		return
	}
	if r.text.Len() > 0 {
		r.text.WriteString("\n\n")
	}
	start := r.text.Len()
	r.text.WriteString(strings.Join(lines, "\n"))
	if r.pictures > 0 {
		r.captions = append(r.captions, report.Span{Start: start, End: r.text.Len()})
	}
}

var blocks = word.Set(`p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre div section article main header footer aside
	figure figcaption table caption tr hr details summary body html form fieldset address center nav`)

// unseen are the elements whose content no reader sees as text.
var unseen = word.Set(`script style noscript template head title iframe object embed svg math canvas audio video map
	button select option input textarea datalist dialog`)
