package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/headwater-news/headwater/internal/word"
)

// maxByline is how many bytes the line has that says who wrote a page.
const maxByline = 240

// pageCredits lists who a page names as having written its report for others:
// agencies in its byline, which extraction takes away with the frame, and what
// its linked data calls the work that it is based on.
func pageCredits(doc *html.Node, data []any) []string {
	var found []string
	add := func(credits ...string) {
		for _, c := range credits {
			c = strings.Join(strings.Fields(c), " ")
			if c != "" && len(c) <= maxByline && len(found) < maxCredits && !slices.Contains(found, c) {
				found = append(found, c)
			}
		}
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && namesWriter(n) && textLen(n) <= maxByline {
			text := withoutParts(n)
			for _, l := range lay(text) {
				add(lineCredits(&l, true)...)
			}
			return
		}
		if n.Type == html.ElementNode && n.Data == "p" && textLen(n) <= maxByline {
			add(wholeCredits(n)...)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for _, d := range data {
		add(basis(d, 0)...)
	}
	return found
}

// wholeCredits are the credits of a paragraph that says nothing else: "With
// material from …" below a report, which extraction may take for the frame.
// Who holds the rights is no credit of this report: pages say that of themselves.
func wholeCredits(p *html.Node) []string {
	var found []string
	for _, l := range lay(withoutParts(p)) {
		for _, c := range lineCredits(&l, false) {
			if 5*len(c) >= 4*len(strings.TrimSpace(l.text)) && !strings.Contains(c, "©") && !strings.Contains(strings.ToLower(c), "copyright") {
				found = append(found, c)
			}
		}
	}
	return found
}

var writerNames = word.Set(`byline bylines author authors credit credits source sources agency agencies contributor contributors attribution`)

// namesWriter reports whether an element says that it names who wrote.
func namesWriter(n *html.Node) bool {
	if attr(n, "rel") == "author" || attr(n, "itemprop") == "author" {
		return true
	}
	return slices.ContainsFunc(names(attr(n, "class")), func(w string) bool { return writerNames[w] })
}

// basis lists the works and agencies that linked data names as the origin of
// an article.
func basis(data any, depth int) []string {
	if depth > maxLinkedDepth {
		return nil
	}
	var found []string
	switch v := data.(type) {
	case []any:
		for _, e := range v {
			found = append(found, basis(e, depth+1)...)
		}
	case map[string]any:
		found = append(found, basis(v["@graph"], depth+1)...)
		for _, name := range []string{"isBasedOn", "isBasedOnUrl", "citation", "sourceOrganization"} {
			found = append(found, works(v[name], depth+1)...)
		}
		for _, name := range works(v["author"], depth+1) {
			if isAgency(name) {
				found = append(found, name)
			}
		}
	}
	return found
}

// works are the names of works or people, one or a list; of an address, its
// host.
func works(data any, depth int) []string {
	if depth > maxLinkedDepth {
		return nil
	}
	switch v := data.(type) {
	case string:
		if u, err := url.Parse(strings.TrimSpace(v)); err == nil && u.Host != "" {
			return []string{strings.TrimPrefix(u.Hostname(), "www.")}
		}
		return []string{v}
	case []any:
		var found []string
		for _, e := range v[:min(len(v), maxCredits)] {
			found = append(found, works(e, depth+1)...)
		}
		return found
	case map[string]any:
		for _, name := range []string{"publisher", "provider", "name", "url", "@id"} {
			if found := works(v[name], depth+1); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}
