package segment

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells a statement that was put out by those it is from, such as a
// press release, from a newsroom's report.

// issuer is where the text names who put it out as a statement of their own; it
// is empty where a newsroom did.
func (t *Text) issuer() report.Span {
	if m := statementBy.FindStringSubmatch(t.Title); m != nil {
		if i := strings.Index(t.Text, m[1]); i >= 0 {
			return report.Span{Start: i, End: i + len(m[1])}
		}
	}
	body := slices.IndexFunc(t.Sentences, func(s Sentence) bool { return !s.Headline && !s.Dateline })
	if body < 0 || !t.isRelease() {
		return report.Span{}
	}
	return t.nameAtStart(t.Sentences[body])
}

// isRelease reports whether a label of the text says that it is a press release.
func (t *Text) isRelease() bool {
	for _, f := range t.Furniture {
		if f.Kind == report.Label && report.IsReleaseMark(f.In(t.Text)) {
			return true
		}
	}
	return false
}

// statementBy: "Statement by Mayor Ilse Kohn on the closure".
var statementBy = regexp.MustCompile(`^(?:Press |Media |Official |Joint |Full )?[Ss]tatement (?:by|from) (?:the )?(\p{Lu}[\p{L}'’.-]*(?: (?:of|for|and|the) \p{Lu}[\p{L}'’.-]*| \p{Lu}[\p{L}'’.-]*){0,7})(?: (?:on|about|regarding|concerning|following|after|in response)\b.*)?$`)

// nameAtStart is the name that a sentence opens with as the subject of what
// follows: "The Ministry of Health has", "Nordlijn regrets"; or empty.
func (t *Text) nameAtStart(s Sentence) report.Span {
	text := func(k int) string { return t.Tokens[k].In(t.Text) }
	first := s.FirstToken
	if first < s.LastToken && text(first) == "The" {
		first++
	}
	end := first
	for k := first; k < s.LastToken; k++ {
		small := k > first && k+1 < s.LastToken && (text(k) == "of" || text(k) == "for" || text(k) == "and") && t.Tokens[k+1].Upper
		if !small && (!t.Tokens[k].Upper || t.Tokens[k].Kind != word.Word || word.IsStop(word.Lower(text(k)))) {
			break
		}
		end = k + 1
	}
	if end == first || end == s.LastToken {
		return report.Span{}
	}
	if namesDay[word.Lower(text(first))] {
		return report.Span{}
	}
	next := text(end)
	if strings.IndexFunc(next, unicode.IsLower) != 0 && next != "," && next != "(" {
		return report.Span{}
	}
	return report.Span{Start: int(t.Tokens[first].Start), End: int(t.Tokens[end-1].End)}
}

var namesDay = word.Set("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday")
