package extract

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/headwater-news/headwater/internal/word"
)

// prune takes out of a page what it marks itself as no part of its report:
// what no reader sees, and boxes whose class, id or role says what they are.
// Names are taken word by word, so that "no-comments-yet" on the whole page
// costs nothing: an element with the report's heading or body in it stays.
func prune(doc *html.Node) {
	total := textLen(doc)
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.ElementNode && c.Data != "script" && c.Data != "head" {
				if isHidden(c) && textLen(c)*5 < total*3 || isBox(c) && !holdsReport(c) {
					n.RemoveChild(c)
				} else {
					walk(c)
				}
			}
			c = next
		}
	}
	walk(doc)
}

// textLen is how many bytes of text a reader could see in a tree.
func textLen(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode && (unseen[n.Data] || n.Data == "head") {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += textLen(c)
	}
	return sum
}

var hiddenStyle = regexp.MustCompile(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// isHidden reports whether an element is never shown. Text that is hidden from
// screen readers alone is there twice.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			return hiddenStyle.MatchString(a.Val)
		}
	}
	return false
}

// holdsReport reports whether an element is or has what the report stands in.
func holdsReport(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.Data {
	case "html", "body", "main", "h1":
		return true
	}
	if attr(n, "itemprop") == "articleBody" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if holdsReport(c) {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// isBox reports whether an element says of itself that it is furniture.
func isBox(n *html.Node) bool {
	switch n.Data {
	case "nav", "dialog", "menu", "amp-ad", "amp-embed", "amp-sidebar", "amp-consent", "amp-user-notification":
		return true
	}
	switch attr(n, "role") {
	case "navigation", "dialog", "alertdialog", "complementary", "contentinfo", "search", "menu", "tablist", "tooltip":
		return true
	}
	// A list of further reports is a card each, below a heading, in a section.
	return boxNames(names(attr(n, "class"))) || boxNames(names(attr(n, "id"))) || boxNames(names(attr(n, "data-component")))
}

// names splits a class or an id into lower-case words: "jp-relatedposts",
// "adSlot_2".
func names(s string) []string {
	if len(s) > 512 {
		s = s[:512]
	}
	var words []string
	start, was := -1, rune(0)
	for i, r := range s + " " {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || unicode.IsUpper(r) && unicode.IsLower(was)) {
			words = append(words, strings.ToLower(s[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		was = r
	}
	return words
}

// boxNames reports whether the words of a name mean furniture.
func boxNames(words []string) bool {
	for i, w := range words {
		if boxWords[w] {
			return true
		}
		if i+1 < len(words) && boxPairs[w+" "+words[i+1]] {
			return true
		}
	}
	return false
}

// boxWords are of boxes alone; a word that themes put on a page's frame or on
// the report itself ("content", "sidebar", "social", "subscriber") is not here
// by itself.
var boxWords = word.Set(`cookie cookies consent gdpr ccpa newsletter newsletters signup related relatedposts relatedcontent
	recommended recommendations recirculation recirc outbrain taboola advert advertisement advertising adslot adbox
	sponsored promo promos sharedaddy sharing sharebar sharebuttons comments commentlist disqus respond
	paywall pullquote breadcrumb breadcrumbs pagination pager caption captions figcaption
	teaser teasers mostread mostpopular trending popup infobox factbox disclaimer byline authorbox aboutauthor`)

var boxPairs = phraseSet(`ad slot; ad container; ad wrapper; ad unit; ad box; ads container; google ad; dfp ad;
	share buttons; share bar; share tools; social share; social links; social media; social buttons; comment list; comment body; comment content; comment form;
	author bio; author box; author info; about author; about the; post author; more news; more stories; more from; more on;
	most read; most popular; read more; read next; up next; also read; see also; you may; subscribe box; subscription offer; subscribe prompt;
	pull quote; image credit; photo credit; video caption; image caption; video player; media player; fact box; info box; page nav; post navigation; nav links;
	legal notice; legal footer; site footer; site header; skip link; screen reader; visually hidden; sr only; tag list; post tags`)
