package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// swapped reports whether two clauses are told in one frame of two things: a noun of
// either stands between the words that another noun stands between in the other,
// "repairs to the Lindal theatre will cost", "repairs to the Lindal library will cost".
func swapped(a, b *clause) bool {
	x, _ := a.tagged()
	y, _ := b.tagged()
	frames := map[[2]string]string{} // the noun in it
	for i := 1; i+1 < len(x); i++ {
		if isNoun(x[i]) && framed(x, i) && !holdsWord(y, x[i].Lower) {
			frames[[2]string{x[i-1].Lower, x[i+1].Lower}] = x[i].Lower
		}
	}
	for i := 1; i+1 < len(y) && len(frames) > 0; i++ {
		if isNoun(y[i]) && !holdsWord(x, y[i].Lower) {
			if w := frames[[2]string{y[i-1].Lower, y[i+1].Lower}]; w != "" && !slices.Equal(keysOf(w), keysOf(y[i].Lower)) {
				return true
			}
		}
	}
	return false
}

// framed reports whether a word of content stands next to one among some words.
func framed(words []tagger.Word, i int) bool {
	return !word.IsStop(words[i-1].Lower) && !says[words[i-1].Lower]
}

// isNoun reports whether a word is a common noun that measures nothing.
func isNoun(w tagger.Word) bool {
	_, measures := quantity.UnitOf(w.Lower)
	return (w.Tag == "NN" || w.Tag == "NNS") && !measures && !quantity.IsNumber(w.Lower)
}

func holdsWord(words []tagger.Word, lower string) bool {
	for _, w := range words {
		if strings.TrimSuffix(w.Lower, "s") == strings.TrimSuffix(lower, "s") {
			return true
		}
	}
	return false
}
