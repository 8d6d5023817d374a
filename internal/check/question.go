package check

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// What people write before the claim that they ask about.
var leadIn = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:is|was) it (?:really |actually )?(?:true|right|correct|a fact|the case) that`,
	`(?:true or false|fact[- ]?check|claim|question) ?[:?]`,
	`(?:please )?(?:check|verify|find out) (?:if|whether)`,
	`do (?:we|you) know (?:if|whether|that)`,
	`do(?:es)? (?:the|any) reports? say (?:if|whether|that)`,
	`(?:has|have|did) any(?:one|body| reports?) (?:said?|report|reported|confirm|confirmed|claim|claimed) that`,
}, "|") + `)\s+`)

// Asked is the claim in a question about it: "Is it true that the dam broke?".
func Asked(text string) string {
	bare := strings.TrimLeft(text, " \t\r\n\"“'‘")
	return bare[len(leadIn.FindString(bare)):]
}

var (
	asksWhich  = word.Set("who whom whose what which when where why how")
	asksAlone  = word.Set("who whom whose")
	asksBefore = word.Set("did does do was were is are has have had will would can could should many much long far old often")
	placing    = word.Set("at in on by to from for with of since until under")
)

// open is the word by which a question asks for more than yes or no, or "". A
// claim may well begin with one: "When the dam broke, two wardens died."
func open(text string) string {
	words := strings.Fields(strings.ToLower(text))
	if len(words) > 1 && placing[words[0]] {
		words = words[1:] // "at what hour"
	}
	if len(words) < 2 || !asksWhich[words[0]] {
		return ""
	}
	first, ends := words[0], strings.HasSuffix(strings.TrimRight(text, " \t\r\n\"”'’"), "?")
	if ends || asksAlone[first] || asksBefore[words[1]] && first != "what" && first != "which" {
		return first
	}
	return ""
}

// answering makes similar what may answer a question that nobody can assert or
// deny, since it asks who or when.
func answering(list []found, asks string) {
	for i := range list {
		if x := &list[i]; x.stance != like {
			x.stance, x.differs = like, fmt.Sprintf("the question asks “%s”, which nobody can assert or deny; this may answer it", asks)
		}
	}
}
