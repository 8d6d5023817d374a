package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// countWords counts the words of s, up to most.
func countWords(s string, most int) int {
	n, in := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			in = false
		case !in:
			in = true
			if n++; n >= most {
				return n
			}
		}
	}
	return n
}

func endsSpeech(s string) bool {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(",.!?…—-", r)
}

// beginsLow reports whether s begins with a small letter.
func beginsLow(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}
