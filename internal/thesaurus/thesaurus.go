// Package thesaurus knows which words of English news may stand for one another:
// "sacked" and "dismissed", "lorry" and "vehicle", "step down" and "resign".
//
// The table is wide: a word may have several senses, and that two words share
// one says that they may be two wordings of one thing, not that they are.
package thesaurus

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/word"
)

//go:embed thesaurus.txt
var file string

// Sense is a meaning that several words have.
type Sense uint16

// Of returns the senses of a word of English, ascending. They must not be
// changed.
func Of(k word.Key) []Sense { return table().words[k] }

// Phrase returns the senses of the longest phrase that the terms begin with,
// and how many terms it takes; 0 for none.
func Phrase(terms []word.Term) ([]Sense, int) {
	if len(terms) == 0 {
		return nil, 0
	}
	for _, p := range table().phrases[terms[0].Key] {
		if len(p.rest) < len(terms) && slices.EqualFunc(p.rest, terms[1:1+len(p.rest)], func(k word.Key, t word.Term) bool { return k == t.Key }) {
			return p.senses, 1 + len(p.rest)
		}
	}
	return nil, 0
}

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
	out := senses{map[word.Key][]Sense{}, map[word.Key][]phrase{}}
	folder := word.NewFolder()
	n := Sense(0)
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		for _, entry := range strings.Fields(line) {
			text := strings.ReplaceAll(entry, "_", " ")
			terms := folder.Terms("en", text, word.Tokens(text))
			if len(terms) == 0 {
				panic(fmt.Sprintf("thesaurus: nothing to fold in %q", entry)) // the file is part of the program
			}
			out.add(terms, n)
		}
		n++
	}
	for _, list := range out.phrases {
		slices.SortStableFunc(list, func(x, y phrase) int { return len(y.rest) - len(x.rest) })
	}
	return out
})

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
