package story

import (
	_ "embed"
	"iter"
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/word"
)

//go:embed little.txt
var littleTable string

// little is the terms of each language that tell nothing of an event. What is
// rare is known of English alone, so that without it any two reports in another
// language would be alike by "and", "in" and "said".
var little = sync.OnceValue(func() map[string]map[word.Key]bool {
	out := map[string]map[word.Key]bool{}
	folder := word.NewFolder()
	for line := range strings.Lines(littleTable) {
		language, words, _ := strings.Cut(line, " ")
		if language == "#" {
			continue
		}
		out[language] = map[word.Key]bool{}
		for _, x := range folder.Terms(language, words, word.Tokens(words)) {
			out[language][x.Key] = true
		}
	}
	out["no"] = out["nb"]
	return out
})

// content yields the terms that tell of the event. Where words are written
// without spaces a token is one character, which says as little as a letter: its
// term is then that of it and the next.
func content(language, text string, terms []word.Term, tokens []word.Token) iter.Seq[word.Term] {
	empty := little()[language]
	return func(yield func(word.Term) bool) {
		for i, x := range terms {
			if x.Stop || empty[x.Key] {
				continue
			}
			if lone(text, tokens[x.First]) {
				if i+1 == len(terms) || empty[terms[i+1].Key] || terms[i+1].First != x.Last || !lone(text, tokens[x.Last]) {
					continue
				}
				x.Key = word.Key(bits.RotateLeft64(uint64(x.Key), 17)) ^ terms[i+1].Key
			}
			if !yield(x) {
				return
			}
		}
	}
}

// lone reports whether a token is one character of a script without spaces.
func lone(text string, t word.Token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.Start:t.End])
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
