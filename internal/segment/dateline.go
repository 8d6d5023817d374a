package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is the number of bytes of the dateline that a paragraph opens with,
// its dash included: "LISSAU, April 9 (CWS) - ", "(AP) — ", "OSLO — ". 0 for
// none. It names an agency in brackets before the dash, which may be two hyphens or
// a low line, or its place is in capitals and a sentence begins after it.
func dateline(paragraph string) int {
	const longest = 90 // bytes
	head := paragraph[:min(len(paragraph), longest)]
	for i, r := range head {
		switch {
		case strings.ContainsRune(`"“”?!;`, r):
			return 0
		case !strings.ContainsRune("-–—_", r) || i == 0:
		case (r == '-' || r == '_') && head[i-1] != ' ' && head[i-1] != ')':
		default:
			end := i + utf8.RuneLen(r)
			if r == '-' && strings.HasPrefix(paragraph[end:], "-") {
				end++
			}
			rest := strings.TrimLeft(paragraph[end:], " \u00a0")
			if rest == paragraph[end:] && r == '-' || rest == "" || !placeAndDate(strings.TrimSpace(head[:i]), rest) {
				return 0
			}
			return len(paragraph) - len(rest)
		}
	}
	return 0
}

// placeAndDate reports whether s, before a dash, reads as a dateline of the
// sentence that begins with rest.
func placeAndDate(s, rest string) bool {
	for _, w := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(")); unicode.IsLower(r) && len(w) > 3 {
			return false
		}
	}
	if strings.HasSuffix(s, ")") {
		agency := s[strings.LastIndex(s, "(")+1 : len(s)-1]
		r, _ := utf8.DecodeRuneInString(agency)
		return unicode.IsUpper(r) && !strings.ContainsFunc(agency, unicode.IsDigit)
	}
	place, _, _ := strings.Cut(s, " ")
	place = strings.Trim(place, ",")
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"“'‘`))
	return utf8.RuneCountInString(place) >= 3 && place == strings.ToUpper(place) && strings.ContainsFunc(place, unicode.IsLetter) && !unicode.IsLower(next)
}
