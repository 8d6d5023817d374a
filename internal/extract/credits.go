package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/read"
)

// maxCredits is more than any report has.
const maxCredits = 20

// credits lists the credit lines of a text, as written and each once: who is
// named as having written it or part of it for others to print. They are the
// best hint to lineage that a text gives of itself.
//
// An agency in brackets is a credit only where a dateline or a paragraph ends:
// "the Associated Press (AP) reported" credits nobody.
func credits(lines []line) []string {
	var found []string
	for i := range lines {
		for _, c := range lineCredits(&lines[i], i < 4) {
			if len(found) < maxCredits && !slices.Contains(found, c) {
				found = append(found, c)
			}
		}
	}
	return found
}

// creditSigns are in every credit line that is not just an agency's name.
var creditSigns = []string{"(", "[", "©", "ontribut", "ource", "SOURCE", "ith ", "opyright", "gencies"}

// lineCredits are the credits in one line; near the top it may be a dateline.
func lineCredits(l *line, nearTop bool) []string {
	s := l.text
	if len(l.words) <= 6 && agencies[strings.Join(l.words, " ")] || byAgency(l) {
		return []string{s}
	}
	var credits []string
	if nearTop && strings.IndexByte(s[:min(len(s), 120)], '(') > -1 {
		if m := dateline.FindStringSubmatch(s[:min(len(s), 120)]); m != nil && isAgency(m[1]) {
			credits = append(credits, "("+strings.TrimSpace(m[1])+")")
		}
	}
	end := s[max(0, len(s)-240):] // a credit stands at the end of its paragraph
	if !slices.ContainsFunc(creditSigns, func(sign string) bool { return strings.Contains(end, sign) }) {
		return credits
	}
	if noteStart(end) >= 0 {
		if m := closing.FindStringSubmatch(end); m != nil && isAgency(m[1]) {
			credits = append(credits, "("+strings.TrimSpace(m[1])+")")
		}
	}
	for _, re := range creditLines {
		if m := re.FindString(end); m != "" {
			return append(credits, strings.TrimFunc(m, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[].*_", r) }))
		}
	}
	return credits
}

var (
	// dateline: "MOSCOW, Aug 8 (Reuters) - …", "(AP) — …", "MOSCOW (AP) …".
	dateline = regexp.MustCompile(`^[^a-z()]{0,40}[^()“”"]{0,60}\(([A-Z][\w./& -]{1,30})\)\s*(?:[-–—_:]|$)`)

	// closing: "… on Tuesday. (AFP)"
	closing = regexp.MustCompile(`[.”"’'!?]\s*[(\[]([A-Z][\w./& -]{1,40})[)\]]\.?$`)

	creditLines = []*regexp.Regexp{
		regexp.MustCompile(`(?:The |An? )?(?:[A-Z][\w.'’-]*,? (?:(?:and|of|in|staff|writers?|reporters?|correspondents?|News|news|for|the) )*)+(?:also )?contributed (?:reporting )?(?:to|for) this (?:report|story|article|post)`),
		regexp.MustCompile(`^\W*(?:[A-Z][\w.'’-]*,? (?:(?:and|of|in|for|the) )*)+contributed(?: reporting)?(?: from [A-Z][\w ,]+)?[.)]*$`),
		regexp.MustCompile(`(?i:with (?:agency )?(?:inputs?|reports?|files|material|information|reporting|contributions)(?: from| by)? )[A-Z][^.]*\.?\)?$`),
		regexp.MustCompile(`(?i:with (?:agency )?inputs?|from (?:news )?agencies)\)?\.?$`),
		regexp.MustCompile(`(?:^\W*|[(\[])(?i:source): ?[A-Z][^.:;?!()]{1,60}[)\]]?\.?$|^SOURCE [A-Z].{1,60}$`),
		regexp.MustCompile(`(?:©|\(c\)|Copyright(?: ©| \(c\))?) ?(?:\d{4} ?)?(?:by )?(?:The |the )?[A-Z][\w&/-]*(?: [A-Z][\w&/-]*){0,4}`),
	}
)

// isAgency reports whether what stands in brackets names news agencies alone:
// "AP", "AFP/Reuters", "Xinhua".
func isAgency(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == ',' || r == '&' })
	for _, part := range parts {
		if !agencies[strings.Join(fold(part), " ")] {
			return false
		}
	}
	return len(parts) > 0
}

// byAgency: "By The Associated Press", "By Jane Doe, Associated Press".
func byAgency(l *line) bool {
	if len(l.words) < 2 || len(l.words) > 12 || l.words[0] != "by" {
		return false
	}
	for i := 1; i < len(l.words); i++ {
		if tail := strings.Join(l.words[i:], " "); agencies[tail] {
			return true
		}
	}
	return false
}

// besideText lists the credits that a record gives beside its text: the
// publisher that a feed's item names as its source, and an author that is an
// agency.
func besideText(rec read.Record) []string {
	found := slices.Clone(rec.Credits)
	if rec.Author != "" && isAgency(rec.Author) {
		found = append(found, rec.Author)
	}
	return found
}

// together puts the credits beside a text before those in it, each once.
func together(beside, inText []string) []string {
	var found []string
	for _, c := range append(beside, inText...) {
		if len(found) < maxCredits && !slices.Contains(found, c) {
			found = append(found, c)
		}
	}
	return found
}
