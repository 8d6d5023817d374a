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

func senseOf(k word.Key) int {
	if n, ok := senses()[k]; ok {
		return n
	}
	return -1
}
