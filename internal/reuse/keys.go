package reuse

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/word"
)

// A sentence is indexed under every pair of its rarest words, in no order, so
// that a spun copy with half its words swapped and its clauses moved still
// shares several keys with its source; word 5-grams would share none.
const (
	rarest    = 8   // words of a sentence that make keys
	partTerms = 24  // of a part of a longer sentence
	minKeys   = 2   // keys that two sentences must share: three rare words
	listCap   = 64  // classes kept under one key
	listHead  = 8   // of which the first ever seen
	maxTries  = 24  // candidates verified for one sentence
	maxTerms  = 256 // of a sentence; a longer one is no sentence, and is found only where it is copied whole
)

// candidates returns, for each class, the earlier classes that share enough
// keys with it, most shared first. The cost for a class does not depend on how
// many came before it: lists are capped.
func (c *classes) candidates() [][]int {
	out := make([][]int, len(c.list))
	ix := newIndex(len(c.list) * 16)
	shared := make([]uint16, len(c.list))
	var touched []int
	var keys []uint64
	for a := range c.list {
		terms := c.words(a)
		if len(terms) > maxTerms {
			continue
		}
		keys = sentenceKeys(keys[:0], terms)
		touched = touched[:0]
		for _, k := range keys {
			for _, b := range ix.add(k, int32(a)) {
				if shared[b] == 0 {
					touched = append(touched, int(b))
				}
				shared[b]++
			}
		}
		found := make([]int, 0, min(len(touched), maxTries))
		for _, b := range touched {
			if shared[b] >= minKeys {
				found = append(found, b)
			}
		}
		slices.SortFunc(found, func(x, y int) int {
			return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x, y))
		})
		out[a] = slices.Clone(found[:min(len(found), maxTries)])
		for _, b := range touched {
			shared[b] = 0
		}
	}
	return out
}

// sentenceKeys appends the keys of a sentence, each once. A long one, which may
// be two run into one, has those of each part.
func sentenceKeys(dst []uint64, terms []word.Term) []uint64 {
	if len(terms) <= partTerms {
		return pairKeys(dst, terms)
	}
	for from := 0; ; from += partTerms * 2 / 3 {
		to := min(from+partTerms, len(terms))
		dst = pairKeys(dst, terms[from:to])
		if to == len(terms) {
			break
		}
	}
	slices.Sort(dst)
	return slices.Compact(dst)
}

// pairKeys appends a key for every pair of the rarest words.
func pairKeys(dst []uint64, terms []word.Term) []uint64 {
	var top [rarest]word.Term
	n := 0
	for _, x := range terms {
		if x.Stop || holds(top[:n], x.Key) {
			continue
		}
		if n < rarest {
			n++
		} else if !rarer(x, top[n-1]) {
			continue
		}
		i := n - 1
		for ; i > 0 && rarer(x, top[i-1]); i-- {
			top[i] = top[i-1]
		}
		top[i] = x
	}
	for i := range n {
		for j := range i {
			lo, hi := uint64(min(top[i].Key, top[j].Key)), uint64(max(top[i].Key, top[j].Key))
			dst = append(dst, (lo^hi>>31)*0x9e3779b97f4a7c15+hi)
		}
	}
	return dst
}

func rarer(x, y word.Term) bool { return x.IDF > y.IDF || x.IDF == y.IDF && x.Key < y.Key }

func holds(terms []word.Term, k word.Key) bool {
	for _, x := range terms {
		if x.Key == k {
			return true
		}
	}
	return false
}

// index maps keys to capped lists of classes. It is an open-addressing table
// over one arena, since there are as many keys as words in the corpus.
type index struct {
	slots []slot
	lists [][]int32 // the lists of keys seen twice or more
	used  int
}

type slot struct {
	key  uint64
	list int32 // −1−class when one class alone has the key, else its list; 0 with key 0 is free
	full bool
}

func newIndex(sizeHint int) *index {
	n := 1024
	for n < sizeHint*3/2 {
		n *= 2
	}
	return &index{slots: make([]slot, n)}
}

// add enters a class under a key and returns those entered before it.
func (ix *index) add(key uint64, class int32) []int32 {
	if ix.used*4 > len(ix.slots)*3 {
		ix.grow()
	}
	s := ix.find(key)
	switch {
	case !s.full:
		*s = slot{key, -1 - class, true}
		ix.used++
		return nil
	case s.list < 0:
		before := -1 - s.list
		s.list = int32(len(ix.lists))
		ix.lists = append(ix.lists, []int32{before, class})
		return ix.lists[s.list][:1]
	}
	list := ix.lists[s.list]
	if len(list) < listCap {
		ix.lists[s.list] = append(list, class)
		return list
	}
	before := slices.Clone(list)
	copy(list[listHead:], list[listHead+1:])
	list[listCap-1] = class
	return before
}

func (ix *index) find(key uint64) *slot {
	mask := uint64(len(ix.slots) - 1)
	for i := key * 0xff51afd7ed558ccd >> 20 & mask; ; i = (i + 1) & mask {
		if s := &ix.slots[i]; !s.full || s.key == key {
			return s
		}
	}
}

func (ix *index) grow() {
	old := ix.slots
	ix.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.full {
			*ix.find(s.key) = s
		}
	}
}
