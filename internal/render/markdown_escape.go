package render

import (
	"strings"
	"unicode"
)

// escape makes text that an outlet wrote plain Markdown text, wherever in a
// line it stands: nothing in it is a mark, a tag, an entity, a link or the
// beginning of a block. What can't be mistaken is left alone, so that the
// source reads well too. The text must be on one line, as shown gives it.
func escape(text string) string {
	var b strings.Builder
	runes := []rune(text)
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	for i, r := range runes {
		before, after := at(i-1), at(i+1)
		special := false
		switch r {
		case '\\', '`', '*', '[', ']', '<', '>', '|', '~', '$':
			special = true
		case '_': // within a word it is no mark
			special = !wordRune(before) || !wordRune(after)
		case '&': // an entity, perhaps
			special = after == '#' || unicode.IsLetter(after)
		case '!':
			special = after == '['
		case '#', '+', '-', '=': // a heading, a list, a line under a heading
			special = i == 0 || r == '#' && i == len(runes)-1
		case '.', ')': // a numbered list
			special = i > 0 && digits(runes[:i])
		case ':': // an address, a definition, a footnote
			special = after == '/' && at(i+2) == '/' || i == 0 || scheme(runes[:i])
		case '@': // an address of mail, a mention
			special = true
		}
		if r == '.' && i >= 3 && strings.EqualFold(string(runes[i-3:i]), "www") {
			special = true
		}
		if special {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func digits(runes []rune) bool {
	for _, r := range runes {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// scheme reports whether text ends in one of the schemes of addresses that some
// readers turn into links without being asked.
func scheme(text []rune) bool {
	s := strings.ToLower(string(text[max(0, len(text)-10):]))
	return strings.HasSuffix(s, "mailto") || strings.HasSuffix(s, "xmpp") || strings.HasSuffix(s, "javascript")
}

// linkTarget is an address between angle brackets, which no character of it
// can close.
func linkTarget(address string) string {
	escaped := strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\\", "%5C", "\n", "").Replace(address)
	return "<" + escaped + ">"
}
