package render

import (
	"fmt"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/headwater-news/headwater/schema"
)

// passageView is quoted words with the rest of their sentence around them.
type passageView struct {
	Before, Words, After string
	Lang                 string // "" when unknown
}

// Whole is the sentence.
func (p passageView) Whole() string { return p.Before + p.Words + p.After }

// citation is a place of a report as a reader is shown it.
type citation struct {
	Letter   string // the report
	Href     string // to the sentence in the report, or to the report; "" where neither is shown
	Footnote string // the sentence, "A3"; "" where no sentence holds the place
	Sentence passageView
	Outlet   string
	Day      string
	Link     string // to the words at their source, if that can be reached
	Beside   bool   // the link stands beside the sentence
	Number   int    // of the sentence, from 1, where it matters which; else 0
	Tip      string // names the sentence shown beside the letter, unlike any other
}

// cite looks a place up. The sentence it leads to is noted, so that the text
// below gets an anchor there.
func (v *viewer) cite(e schema.Evidence) citation {
	c := citation{Letter: shown(e.Report, maxNameRunes)}
	r := v.lib.reports[e.Report]
	if r == nil {
		return c
	}
	c.Href, c.Beside = v.hrefOf(r), v.site != nil
	v.tips++
	c.Tip = fmt.Sprintf("tip-%d", v.tips)
	c.Outlet, c.Day = shown(shortName(r), maxNameRunes), shown(published(r.Published), maxNameRunes)
	words := v.lib.words(e)
	c.Sentence = passageView{Words: shown(words, maxQuoteRunes), Lang: languageOf(r)}
	n := sentenceAt(r, e)
	if n < 0 || words == "" {
		return c
	}
	span := r.Sentences[n]
	c.Footnote = sentenceLabel(r.ID, n)
	if c.Href != "" && span.Start < textRunes {
		c.Href = v.site.sentence(r, n)
		v.cited[c.Footnote] = true
	}
	before, _ := v.lib.index(r.ID).Slice(span.Start, e.Start)
	after, _ := v.lib.index(r.ID).Slice(e.End, span.End)
	c.Sentence.Before, c.Sentence.After = around(before, after)
	if r.URL != nil {
		c.Link = fragment(webLink(*r.URL), before+words+after)
	}
	return c
}

// around cleans what stands beside quoted words, with the spaces that part it
// from them kept.
func around(before, after string) (string, string) {
	clean := func(s string) string { return shown(s, maxQuoteRunes) }
	if s := clean(before); s != "" && strings.TrimRightFunc(before, unicode.IsSpace) != before {
		before = s + " "
	} else {
		before = s
	}
	if s := clean(after); s != "" && strings.TrimLeftFunc(after, unicode.IsSpace) != after {
		after = " " + s
	} else {
		after = s
	}
	return before, after
}

// sentenceAt is the number of the sentence that holds a place, from 0, or -1.
func sentenceAt(r *schema.Report, e schema.Evidence) int {
	n := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].Start > e.Start }) - 1
	if n < 0 || e.End > r.Sentences[n].End || e.End < e.Start {
		return -1
	}
	return n
}

// sentenceLabel names the n-th sentence of a report, from 0.
func sentenceLabel(report string, n int) string { return anchorName(report) + strconv.Itoa(n+1) }

// anchorName is a report's id as an anchor or a footnote may be called.
func anchorName(id string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, firstRunes(id, maxNameRunes))
}

// languageOf is a report's language if it is written as BCP 47 asks.
func languageOf(r *schema.Report) string {
	tag, err := language.Parse(text(r.Language))
	if err != nil || tag.IsRoot() {
		return ""
	}
	return tag.String()
}

// fragment points at words of a page, as text fragments do: by their first and
// last words, which may stand in different elements of it.
func fragment(address, words string) string {
	const each = 5
	list := strings.Fields(words)
	if address == "" || len(list) == 0 {
		return address
	}
	directive := fragmentText(list[:min(each, len(list))])
	if len(list) > each {
		directive += "," + fragmentText(list[max(each, len(list)-each):])
	}
	if !strings.Contains(address, "#") {
		address += "#"
	}
	return address + ":~:text=" + directive
}

// fragmentText escapes words for a text directive, in which "-", "," and "&"
// have a meaning. Marks at either end are left off: they are the likeliest to
// differ between the page and its text.
func fragmentText(words []string) string {
	s := strings.TrimFunc(strings.Join(words, " "), func(r rune) bool {
		return unicode.IsPunct(r) || unicode.IsControl(r) || r == utf8.RuneError
	})
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), "-", "%2D")
}
