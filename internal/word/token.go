// Package word cuts text into tokens and folds them to terms: keys under which
// "Russian Federation", "Russia's" and "Russian" are one. Everything that
// compares wording compares terms; everything that points at text goes back
// through the tokens to the bytes.
package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Kind tells what a token is made of.
type Kind uint8

// The kinds of tokens. White space is no token.
const (
	Word   Kind = iota // begins with a letter
	Number             // begins with a digit
	Mark               // punctuation and symbols
	Clitic             // the possessive 's after a word
)

// Token is one word, number or mark; Start and End are bytes of the text.
type Token struct {
	Start, End int32
	Kind       Kind
	Upper      bool // begins with a capital letter
}

// In returns the token as written.
func (t Token) In(text string) string { return text[t.Start:t.End] }

// Tokens cuts text at the word boundaries of Unicode (UAX #29), with three
// changes for news: the possessive 's stands apart, the full stop of an
// abbreviation ("Sen.", "U.S.", "J.") belongs to it, and so does the @ or # of
// a handle or tag.
func Tokens(text string) []Token {
	out := make([]Token, 0, len(text)/5+8)
	pos := 0
	seg := words.FromString(text)
	for seg.Next() {
		w := seg.Value()
		start := pos
		pos += len(w)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsSpace(r):
			continue
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			out = appendWord(out, w, start, unicode.IsUpper(r))
		case unicode.IsDigit(r):
			out = append(out, Token{Start: int32(start), End: int32(pos), Kind: Number})
		case w == "." && endsAbbreviation(out, text, start):
			out[len(out)-1].End++
		default:
			out = append(out, Token{Start: int32(start), End: int32(pos), Kind: Mark})
		}
	}
	return out
}

// appendWord adds a word, its possessive split off; a handle's sign is taken in.
func appendWord(out []Token, w string, start int, upper bool) []Token {
	end := start + len(w)
	tail := 0
	switch {
	case strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "'S"):
		tail = 2
	case strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "’S"):
		tail = len("’s")
	}
	if tail == len(w) {
		tail = 0
	}
	out = append(out, Token{Start: int32(start), End: int32(end - tail), Kind: Word, Upper: upper})
	if tail > 0 {
		out = append(out, Token{Start: int32(end - tail), End: int32(end), Kind: Clitic})
	}
	return out
}

// endsAbbreviation reports whether the full stop at dot belongs to the word
// right before it.
func endsAbbreviation(out []Token, text string, dot int) bool {
	if len(out) == 0 {
		return false
	}
	last := out[len(out)-1]
	if last.Kind != Word || int(last.End) != dot {
		return false
	}
	w := last.In(text)
	return strings.Contains(w, ".") || IsInitial(w) || IsAbbreviation(w)
}

// IsInitial reports whether w is a single capital letter, as in "J. Smith".
func IsInitial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsUpper(r)
}
