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

// Tokens cuts text at the word boundaries of Unicode (UAX #29), with five
// changes for news: the possessive 's stands apart, the full stop of an
// abbreviation ("Sen.", "U.S.", "J.") belongs to it, the @ or # of a handle or
// tag too, a full stop between two sentences without a space ("town.The")
// parts them, and an underscore around a word is a mark.
func Tokens(text string) []Token { return tokens(text, tables().abbreviations) }

func tokens(text string, abbreviations map[string]bool) []Token {
	out := make([]Token, 0, len(text)/4+8)
	pos := 0
	seg := words.FromString(text)
	for seg.Next() {
		w := seg.Value()
		start := pos
		pos += len(w)
		if w == "." && endsAbbreviation(out, text, start, abbreviations) {
			out[len(out)-1].End++
			continue
		}
		out = appendToken(out, text, start, pos)
	}
	return out
}

// appendToken adds what stands between two word boundaries.
func appendToken(out []Token, text string, start, end int) []Token {
	w := text[start:end]
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsSpace(r):
		if rest := strings.TrimLeftFunc(w, unicode.IsSpace); rest != "" { // an accent on a space
			return appendToken(out, text, end-len(rest), end)
		}
		return out
	case r == '_' || strings.HasSuffix(w, "_"):
		lead := len(w) - len(strings.TrimLeft(w, "_"))
		if lead == 0 {
			lead = len(strings.TrimRight(w, "_"))
		}
		if lead < len(w) {
			return appendToken(appendToken(out, text, start, start+lead), text, start+lead, end)
		}
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		for i := start + size; i < end-1; i++ {
			if text[i] == '.' && EndsWithoutSpace(text, i) {
				out = append(appendWord(out, text, start, i), Token{Start: int32(i), End: int32(i + 1), Kind: Mark})
				start = i + 1
			}
		}
		return appendWord(out, text, start, end)
	case unicode.IsDigit(r):
		return append(out, Token{Start: int32(start), End: int32(end), Kind: Number})
	}
	return append(out, Token{Start: int32(start), End: int32(end), Kind: Mark})
}

// appendWord adds a word, its possessive split off; a handle's sign is taken in.
func appendWord(out []Token, text string, start, end int) []Token {
	w := text[start:end]
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
	word := Token{Start: int32(start), End: int32(end - tail), Kind: Word, Upper: unicode.IsUpper(first(w))}
	if n := len(out) - 1; n >= 0 && int(out[n].End) == start && (text[out[n].Start] == '@' || text[out[n].Start] == '#') &&
		(n == 0 || out[n-1].End < out[n].Start || out[n-1].Kind == Mark) {
		word.Start = out[n].Start
		out = out[:n]
	}
	out = append(out, word)
	if tail > 0 {
		out = append(out, Token{Start: int32(end - tail), End: int32(end), Kind: Clitic})
	}
	return out
}

// endsAbbreviation reports whether the full stop at dot belongs to the word
// right before it.
func endsAbbreviation(out []Token, text string, dot int, abbreviations map[string]bool) bool {
	if len(out) == 0 {
		return false
	}
	last := out[len(out)-1]
	if last.Kind != Word || int(last.End) != dot {
		return false
	}
	w := last.In(text)
	return strings.Contains(w, ".") || IsInitial(w) || abbreviations[w]
}

// EndsWithoutSpace reports whether the mark at i ends a sentence though no
// space follows: three small letters before it, a capital and a small letter
// or space after it, so that "node.JS" stays whole.
func EndsWithoutSpace(text string, i int) bool {
	for j, n := i, 0; n < 3; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:j])
		if !unicode.IsLower(r) {
			return false
		}
		j -= size
	}
	r, size := utf8.DecodeRuneInString(text[i+1:])
	next, _ := utf8.DecodeRuneInString(text[i+1+size:])
	return unicode.IsUpper(r) && (unicode.IsLower(next) || next == ' ')
}

// IsInitial reports whether w is a single capital letter, as in "J. Smith".
func IsInitial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsUpper(r)
}

func first(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}
