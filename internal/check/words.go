package check

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/word"
)

//go:embed words.txt
var wordsFile string

// senses numbers the words that may stand for one another when one asks
// whether a claim is borne out.
var senses = sync.OnceValue(func() map[word.Key]int {
	folder := word.NewFolder()
	out := map[word.Key]int{}
	for n, line := range strings.Split(wordsFile, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, x := range folder.Terms("en", line, word.Tokens(line)) {
			out[x.Key] = n
		}
	}
	return out
})

//go:embed opposites.txt
var oppositesFile string

// opposites maps a word to those that exclude it.
var opposites = sync.OnceValue(func() map[word.Key]map[word.Key]bool {
	folder := word.NewFolder()
	out := map[word.Key]map[word.Key]bool{}
	exclude := func(a, b word.Key) {
		if out[a] == nil {
			out[a] = map[word.Key]bool{}
		}
		out[a][b] = true
	}
	for line := range strings.Lines(oppositesFile) {
		left, right, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, a := range folder.Terms("en", left, word.Tokens(left)) {
			for _, b := range folder.Terms("en", right, word.Tokens(right)) {
				exclude(a.Key, b.Key)
				exclude(b.Key, a.Key)
			}
		}
	}
	return out
})

// oppositeOf finds an item that excludes x.
func (c *clause) oppositeOf(x item) (item, bool) {
	against := opposites()[x.key]
	for _, y := range c.items {
		if against[y.key] {
			return y, true
		}
	}
	return item{}, false
}

func senseOf(k word.Key) int {
	if n, ok := senses()[k]; ok {
		return n
	}
	return -1
}
