package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/headwater-news/headwater/internal/word"
)

// mend sets right what pages leave to browsers and the library doesn't see:
// spans that are shown as paragraphs, and paragraphs that stand bare between
// others.
func mend(doc *html.Node) {
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "span" && blockStyle.MatchString(attr(n, "style")) {
			n.Data, n.DataAtom = "div", atom.Div
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && bareHolders[n.Data] && hasParagraph(n) {
			wrapBare(n)
		}
	}
	walk(doc)
}

var (
	blockStyle  = regexp.MustCompile(`(?i)(?:^|;)\s*display\s*:\s*block`)
	bareHolders = word.Set(`body div article section main td center`)
)

// minBare is how many bytes of bare text make a paragraph.
const minBare = 40

func hasParagraph(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == "p" {
			return true
		}
	}
	return false
}

// wrapBare makes a paragraph of each run of text that stands among n's
// paragraphs without being one.
func wrapBare(n *html.Node) {
	var run []*html.Node
	end := func(before *html.Node) {
		length := 0
		for _, c := range run {
			length += textLen(c)
		}
		if length >= minBare {
			p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.InsertBefore(p, before)
			for _, c := range run {
				n.RemoveChild(c)
				p.AppendChild(c)
			}
		}
		run = run[:0]
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && (blocks[c.Data] || unseen[c.Data]) {
			end(c)
		} else {
			run = append(run, c)
		}
		c = next
	}
	end(nil)
}

// marked is the text of the element that the page itself marks as its report,
// or "": what microdata calls the body, the article with the page's heading in
// it, or the only one.
func marked(doc *html.Node) string {
	var bodies, articles, headed []*html.Node
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		if n.Type == html.ElementNode {
			switch {
			case attr(n, "itemprop") == "articleBody":
				bodies = append(bodies, n)
			case n.Data == "article" && !inside:
				articles, inside = append(articles, n), true
				if holdsHeading(n) {
					headed = append(headed, n)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(doc, false)
	for _, found := range [][]*html.Node{bodies, headed, articles} {
		if len(found) == 1 {
			return withoutParts(found[0])
		}
	}
	return ""
}

func holdsHeading(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "h1" {
			return true
		}
	}
	return false
}

// withoutParts is an element's text without what stands in it and is no part.
func withoutParts(n *html.Node) string {
	r := renderer{without: parts}
	r.node(n)
	r.paragraph()
	return r.text.String()
}

var parts = word.Set(`aside footer nav form figure figcaption time menu dialog`)

// minSure is how many characters a text must have for the library to tell a
// report from its page by numbers; of less it takes all, and runs it together.
const minSure = 300

// closer chooses between what the library found and what the page marks: the
// page's word counts where the library has all of that and more from around
// it, and where there was too little to go by.
func closer(found, marked string) bool {
	f, m := units(found), units(marked)
	switch {
	case len(m) == 0:
		return false
	case utf8.RuneCountInString(found) < minSure:
		return len(m)*5 >= len(f)*2
	case len(m) >= len(f) || len(m)*5 < len(f)*2:
		return false
	}
	return share(m, f) >= .9
}

// share is how much of a's runs of four words are in b.
func share(a, b []string) float64 {
	runs := map[string]bool{}
	for i := 0; i+4 <= len(b); i++ {
		runs[strings.Join(b[i:i+4], " ")] = true
	}
	common, n := 0, max(len(a)-3, 1)
	for i := range n {
		if runs[strings.Join(a[i:min(i+4, len(a))], " ")] {
			common++
		}
	}
	return float64(common) / float64(n)
}
