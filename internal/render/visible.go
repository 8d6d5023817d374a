package render

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long a text that an outlet wrote may grow where it is quoted; a report's
// own text has a bound of its own.
const (
	maxTitleRunes = 300
	maxNameRunes  = 160
	maxQuoteRunes = 2000
	maxPathRunes  = 300
)

// maxMarks is how many combining marks in a row are kept: more than any
// writing needs, fewer than it takes to black out the lines above.
const maxMarks = 6

// visible makes text that an outlet wrote safe for a page that can set any
// script. Unlike Plain it keeps line ends and the joiners that letters and
// emoji need; what steers a terminal, turns the direction of the line for good
// or hides words is shown by a sign of its own or dropped.
func visible(text string) string {
	clean := func(r rune) bool { return r >= ' ' && r < 0x7f || r == '\n' }
	if strings.IndexFunc(text, func(r rune) bool { return !clean(r) }) < 0 {
		return text
	}
	var b strings.Builder
	marks := 0
	for _, r := range text {
		if marks = marksAfter(marks, r); marks > maxMarks {
			continue
		}
		switch {
		case r == '\n', joins(r):
		case unicode.IsSpace(r) && r != '\u00a0':
			r = ' '
		case r < ' ':
			r += '␀'
		case r == 0x7f:
			r = '␡'
		case unicode.IsControl(r), r == utf8.RuneError, noncharacter(r):
			r = utf8.RuneError
		case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) && !unicode.Is(unicode.Variation_Selector, r):
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// marksAfter counts the combining marks in a row once r has come.
func marksAfter(marks int, r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return marks + 1
	}
	return 0
}

// joins reports whether a mark that can't be seen is part of how words are
// written: the joiners, and the marks of direction that end with themselves.
func joins(r rune) bool {
	switch r {
	case '\u200c', '\u200d', '\u200e', '\u200f', '\u061c':
		return true
	}
	return false
}

func noncharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }

// shown is visible text on one line, cut to a number of code points.
func shown(text string, most int) string {
	if len(text) > 16*most { // cut before cleaning what will not be shown
		text = firstRunes(text, 4*most)
	}
	text = strings.Join(strings.Fields(visible(text)), " ")
	if cut := firstRunes(text, most); len(cut) < len(text) {
		return strings.TrimRight(cut, " ") + " …"
	}
	return text
}

func firstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}

// webLink is an address that may be followed: http or https alone, with a
// host; "" for any other.
func webLink(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
