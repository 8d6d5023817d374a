package claim

import (
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// stanceOf says how what an act ascribes bears on a claim; a question bears on
// none.
func stanceOf(a attribution.Act) (Stance, bool) {
	switch a {
	case attribution.States:
		return Asserts, true
	case attribution.Denies:
		return Denies, true
	case attribution.Hedges:
		return Hedges, true
	}
	return "", false
}

// act reports whether a content is something done or to be done, and no
// assertion: "declined to comment on the leak", "pushed for lifting the ban".
func act(text string, content report.Span) bool {
	first, _, _ := strings.Cut(content.In(text), " ")
	if first == "to" {
		return true
	}
	const before = 24 // bytes that hold "campaigned for"
	cue := text[max(0, content.Start-before):content.Start]
	if urged, ok := strings.CutSuffix(cue, "for "); ok && strings.HasSuffix(first, "ing") && endsIn(urged, urging) {
		return true
	}
	return endsIn(cue, judging) && isReason(strings.Fields(content.In(text)))
}

// endsIn reports whether a text ends in a word that begins with one of some
// stems, and a space.
func endsIn(text string, stems []string) bool {
	text, ok := strings.CutSuffix(text, " ")
	if !ok {
		return false
	}
	last := word.Lower(text[len(strings.TrimRightFunc(text, unicode.IsLetter)):])
	return slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(last, s) })
}

// isReason reports whether words are whom somebody blames, thanks or defends,
// and for what: "the mayor for failing to act".
func isReason(words []string) bool {
	const whom = 6 // words at most
	for i, w := range words[:min(len(words)-1, whom+1)] {
		switch lower := word.Lower(w); {
		case lower == "for":
			return i > 0 && strings.HasSuffix(words[i+1], "ing")
		case verbs[lower], strings.HasSuffix(lower, "ed"):
			return false
		}
	}
	return false
}

var (
	judging = strings.Fields("defend prais blam thank critici condemn fault slam hail rebuk laud applaud scold berat chid")
	urging  = strings.Fields("push press call ask lobb campaign appeal plead argu vot fight fought")
)

// questioned reports whether a content is left open by whoever speaks of it:
// "to determine whether the gates had failed", "asked if p". An "if" with a
// clause of its own behind it makes a condition: "if it rains, the dam will
// fail".
func questioned(t *segment.Text, sentence int, content report.Span) bool {
	first, _, _ := strings.Cut(content.In(t.Text), " ")
	switch word.Lower(first) {
	case "whether":
		return true
	case "if":
	default:
		return false
	}
	tokens := t.TokensOf(t.Sentences[sentence])
	for i, tok := range tokens[:len(tokens)-1] {
		inside := int(tok.Start) > content.Start && int(tok.End) < content.End
		if inside && tok.In(t.Text) == "," && beginsClause(t, tokens[i+1:], content.End) {
			return false
		}
	}
	return true
}
