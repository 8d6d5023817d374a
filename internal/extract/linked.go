package extract

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// The bounds of what is looked for in a page's linked data.
const (
	maxLinked      = 4 << 20
	maxLinkedDepth = 12
)

// linkedData is what a page says of itself in linked data (schema.org).
func linkedData(doc *html.Node) []any {
	var all []any
	left := maxLinked
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || !strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") {
			continue
		}
		if script := n.FirstChild; script != nil && len(script.Data) <= left {
			left -= len(script.Data)
			var data any
			if json.Unmarshal([]byte(script.Data), &data) == nil {
				all = append(all, data)
			}
		}
	}
	return all
}

// articleBody is the longest body in linked data, of an article in a list or a
// graph, or "". Pages that draw themselves by script, or that show a stranger
// two paragraphs of nine, carry it there for search engines.
func articleBody(data any, depth int) string {
	if depth > maxLinkedDepth {
		return ""
	}
	longest := ""
	switch v := data.(type) {
	case []any:
		for _, e := range v {
			if body := articleBody(e, depth+1); len(body) > len(longest) {
				longest = body
			}
		}
	case map[string]any:
		longest, _ = v["articleBody"].(string)
		for _, name := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if body := articleBody(v[name], depth+1); len(body) > len(longest) {
				longest = body
			}
		}
	}
	return longest
}

// fullerBody is the linked text where the page shows but its beginning: where
// it has at least a third more, and nearly all that was found on the page.
func fullerBody(found, linked string) (string, bool) {
	linked = paragraphsOf(linked)
	seen, given := units(found), units(linked)
	if len(given)*3 < len(seen)*4 || len(given) < minWords {
		return "", false
	}
	if len(seen) < minWords {
		return linked, true
	}
	return linked, share(seen, given) >= .6
}

// minWords is how many words the shortest text has that counts as found.
const minWords = 20

// paragraphsOf sets a linked text, plain or with markup in it, in paragraphs.
func paragraphsOf(linked string) string {
	if strings.Contains(linked, "</") || strings.Contains(linked, "<br") || strings.Contains(linked, "&") {
		if text, _, err := extractFragment(strings.ReplaceAll(linked, "\n", "<br>")); err == nil {
			return text
		}
	}
	var paragraphs []string
	for line := range strings.SplitSeq(linked, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// units are a text's words, folded; of scripts that set no space between
// words, its characters.
func units(text string) []string {
	var out []string
	for _, word := range fold(text) {
		start := 0
		for i, r := range word {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				if i > start {
					out = append(out, word[start:i])
				}
				start = i + utf8.RuneLen(r)
				out = append(out, word[i:start])
			}
		}
		if start < len(word) {
			out = append(out, word[start:])
		}
	}
	return out
}
