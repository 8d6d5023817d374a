// Package sense knows which words may stand for one another, and which exclude
// one another, when two clauses are compared: "stolen" and "robbed" are one
// sense, "open" and "shut" are opposites. The tables are wider than the aliases
// that decide whether two texts are one.
package sense

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/word"
)

//go:embed same.txt
var sameFile string

//go:embed opposites.txt
var oppositesFile string

// None is the sense of a word that no other stands for.
const None = -1

// Of returns the number of the sense that a term has, or None.
func Of(k word.Key) int {
	if n, ok := senses()[k]; ok {
		return n
	}
	return None
}

// Opposed reports whether two terms exclude each other.
func Opposed(a, b word.Key) bool { return opposites()[a][b] }

// HasOpposite reports whether some term excludes another; most have none.
func HasOpposite(a word.Key) bool { return len(opposites()[a]) > 0 }

// senses numbers the lines of the table by their words.
var senses = sync.OnceValue(func() map[word.Key]int {
	out := map[word.Key]int{}
	n := 0
	for line := range lines(sameFile) {
		for _, k := range keys(line) {
			out[k] = n
		}
		n++
	}
	return out
})

// opposites maps a word to those that exclude it.
var opposites = sync.OnceValue(func() map[word.Key]map[word.Key]bool {
	out := map[word.Key]map[word.Key]bool{}
	exclude := func(a, b word.Key) {
		if out[a] == nil {
			out[a] = map[word.Key]bool{}
		}
		out[a][b] = true
	}
	for line := range lines(oppositesFile) {
		left, right, _ := strings.Cut(line, "|")
		for _, a := range keys(left) {
			for _, b := range keys(right) {
				exclude(a, b)
				exclude(b, a)
			}
		}
	}
	return out
})

// lines yields the lines of a table, remarks left out.
func lines(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// keys folds the words of a line.
func keys(line string) []word.Key {
	var out []word.Key
	for _, x := range word.NewFolder().Terms("en", line, word.Tokens(line)) {
		out = append(out, x.Key)
	}
	return out
}

// Negates reports whether an English word in lower case says that what follows
// is not so.
func Negates(lower string) bool {
	switch lower {
	case "not", "no", "never", "nobody", "nothing", "none", "without", "neither", "nor", "cannot", "untrue", "false", "incorrect",
		"cant", "dont", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "hasnt", "havent", "hadnt", "couldnt", "wouldnt", "shouldnt",
		"didn", "doesn", "isn", "wasn", "aren", "weren", "hasn", "haven", "hadn", "couldn", "wouldn", "shouldn": // as copies spell them
		return true
	}
	return strings.HasSuffix(lower, "n't") || strings.HasSuffix(lower, "n’t")
}
