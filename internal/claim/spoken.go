package claim

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells whose words attributions hold.

// spoken keeps what someone is said to have said. What a report tells of a
// mind ("he hopes", "their willingness to talk"), or of what they spoke of, is
// the report's own telling, and what can't be made out as someone is no source.
func spoken(text string, list []attribution.Attribution) []attribution.Attribution {
	var out []attribution.Attribution
	for _, a := range list {
		inMind := a.Act == attribution.Believes || a.Act == attribution.Intends
		if len(a.Chain) > 0 && !inMind && !namesTopic(text, a) && isSomeone(a.Chain[len(a.Chain)-1]) {
			out = append(out, a)
		}
	}
	return out
}

// namesTopic reports whether an attribution tells what somebody spoke of, and
// nothing of what was said: "Voss and Brandt discussed the dam", "Voss laid out a
// plan that", unlike "Voss mentioned that".
func namesTopic(text string, a attribution.Attribution) bool {
	if a.Mode != attribution.Indirect || len(a.Cue) == 0 || strings.HasPrefix(a.Content[0].In(text), "that ") {
		return false
	}
	return topical.MatchString(a.Cue[0].In(text))
}

// described tells a source with a participle behind a comma: "The letter, dated
// May 3 and addressed to the mayor".
var described = regexp.MustCompile(`, (?:dated|[a-z]+ed (?:to|by)) `)

var topical = regexp.MustCompile(`(?i)\b(?:(?:discuss|debat|negotiat|outlin|mention|address|cit|quot)(?:e|s|es|ed|ing)?|(?:lay|lays|laid|laying|set|sets|setting|spell(?:s|ed|ing)?) out|about|on|over|(?:respond|react|refer|point|allud)\w* to)$`)

// isSomeone reports whether a link can stand for a source. One of unknown kind
// must at least be a name or a description that points at somebody: "the coast
// guard", "two passengers", but not "it", "there", "new limitations".
func isSomeone(l attribution.Link) bool {
	first, rest, _ := strings.Cut(l.Name, " ")
	lower := strings.ToLower(first)
	if rest == "" && word.IsStop(lower) {
		return false // a pronoun that was not resolved
	}
	if l.Kind != attribution.Unknown {
		return true
	}
	if word.IsStop(lower) && !determiners[lower] {
		return false // "If so", "Once the mayor"
	}
	if rest == "" {
		return unicode.IsUpper(firstRune(first)) && !dayNames[lower]
	}
	return (unicode.IsUpper(firstRune(first)) || determiners[lower]) && !measuresTime(rest)
}

// measuresTime reports whether a phrase ends in a word that counts occasions or
// days, and so is nobody: "three times", "the day".
func measuresTime(s string) bool {
	switch last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]); last {
	case "times", "time", "day", "days", "week", "weeks", "month", "months", "year", "years", "morning", "night", "hour", "hours":
		return true
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

var dayNames = word.Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")

var determiners = word.Set("the a an all both other our my your this these those two three four five several some many one another his her their its")
