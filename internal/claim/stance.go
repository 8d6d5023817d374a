package claim

import (
	"strings"

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

// infinitive reports whether a content is an act and no assertion: "declined
// to comment on the leak".
func infinitive(content string) bool { return strings.HasPrefix(content, "to ") }

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
