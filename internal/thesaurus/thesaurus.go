// Package thesaurus knows which words of English news may stand for one another:
// "sacked" and "dismissed", "lorry" and "vehicle", "step down" and "resign".
//
// The table is wide: a word may have several senses, and that two words share
// one says that they may be two wordings of one thing, not that they are.
//
// A second table is of what a report that uses a word lets a reader say: "shot dead"
// lets him say "died", and not the other way round.
package thesaurus

import (
	_ "embed"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/word"
)

//go:embed thesaurus.txt
var file string

// Sense is a meaning that several words have.
type Sense uint16

//go:embed implies.txt
var impliesFile string

// Says returns what a report says that has the phrase that terms begin with: it
// has a sense in common with what Means returns of a phrase that it bears out.
func Says(terms []word.Term) []Sense { s, _ := implied().says.longest(terms); return s }

// Means returns what a reader says who uses the phrase that terms begin with, and
// how many terms it takes.
func Means(terms []word.Term) ([]Sense, int) { return implied().means.longest(terms) }

// Of returns the senses of a word of English, ascending. They must not be
// changed.
func Of(k word.Key) []Sense { return table().words[k] }

// Phrase returns the senses of the longest phrase that the terms begin with,
// and how many terms it takes; 0 for none.
func Phrase(terms []word.Term) ([]Sense, int) { return table().phrase(terms) }

// Common reports whether two lists of senses, both ascending, have one in
// common.
func Common(a, b []Sense) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

type senses struct {
	words   map[word.Key][]Sense
	phrases map[word.Key][]phrase // by their first word, longest first
}

type phrase struct {
	rest   []word.Key
	senses []Sense
}

var table = sync.OnceValue(func() senses {
	r := newReader()
	n := Sense(0)
	for line := range lines(file) {
		r.enter(line, n)
		n++
	}
	return r.senses.sorted()
})

// implied are the senses of either side of the lines of implies.txt.
var implied = sync.OnceValue(func() (out struct{ says, means senses }) {
	says, means := newReader(), newReader()
	n := Sense(firstImplied)
	for line := range lines(impliesFile) {
		left, right, ok := strings.Cut(line, ">")
		if !ok {
			left, right, ok = strings.Cut(line, "=")
			says.enter(right, n)
			means.enter(left, n)
		}
		if !ok {
			panic(fmt.Sprintf("thesaurus: no two sides in %q", line))
		}
		says.enter(left, n)
		means.enter(right, n)
		n++
	}
	out.says, out.means = says.senses.sorted(), means.senses.sorted()
	return out
})

// firstImplied keeps the senses of implies.txt apart from those of the thesaurus.
const firstImplied = 1 << 15

// lines are those of a table that have something.
func lines(file string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// reader fills a table.
type reader struct {
	senses
	folder *word.Folder
}

func newReader() *reader {
	return &reader{senses{map[word.Key][]Sense{}, map[word.Key][]phrase{}}, word.NewFolder()}
}

// enter gives the words and phrases of a line a sense.
func (r *reader) enter(line string, n Sense) {
	for _, entry := range strings.Fields(line) {
		text := strings.ReplaceAll(entry, "_", " ")
		terms := r.folder.Terms("en", text, word.Tokens(text))
		if len(terms) == 0 {
			panic(fmt.Sprintf("thesaurus: nothing to fold in %q", entry)) // the file is part of the program
		}
		r.add(terms, n)
	}
}

// sorted is the table with the longest phrases first.
func (s senses) sorted() senses {
	for _, list := range s.phrases {
		slices.SortStableFunc(list, func(x, y phrase) int { return len(y.rest) - len(x.rest) })
	}
	return s
}

// phrase returns the senses of the longest phrase that terms begin with, and how
// many terms it takes; 0 for none.
func (s senses) phrase(terms []word.Term) ([]Sense, int) {
	if len(terms) == 0 {
		return nil, 0
	}
	for _, p := range s.phrases[terms[0].Key] {
		if len(p.rest) < len(terms) && slices.EqualFunc(p.rest, terms[1:1+len(p.rest)], func(k word.Key, t word.Term) bool { return k == t.Key }) {
			return p.senses, 1 + len(p.rest)
		}
	}
	return nil, 0
}

// longest is phrase, or else the senses of the first word.
func (s senses) longest(terms []word.Term) ([]Sense, int) {
	if senses, n := s.phrase(terms); n > 0 || len(terms) == 0 {
		return senses, n
	}
	return s.words[terms[0].Key], 1
}

// add enters a word or a phrase under a sense; senses come in ascending order.
func (s *senses) add(terms []word.Term, n Sense) {
	first := terms[0].Key
	if len(terms) == 1 {
		s.words[first] = with(s.words[first], n)
		return
	}
	var rest []word.Key
	for _, t := range terms[1:] {
		rest = append(rest, t.Key)
	}
	list := s.phrases[first]
	i := slices.IndexFunc(list, func(p phrase) bool { return slices.Equal(p.rest, rest) })
	if i < 0 {
		i = len(list)
		list = append(list, phrase{rest: rest})
	}
	list[i].senses = with(list[i].senses, n)
	s.phrases[first] = list
}

func with(list []Sense, n Sense) []Sense {
	if len(list) > 0 && list[len(list)-1] == n {
		return list
	}
	return append(list, n)
}
