package reuse

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/headwater-news/headwater/internal/word"
)

// A sentence is indexed under every pair of its rarest words, in no order, so
// that a spun copy with half its words swapped and its clauses moved still
// shares several keys with its source; word 5-grams would share none.
const (
	rarest    = 7   // words of a sentence that make keys
	partTerms = 18  // of a part of a longer sentence
	minKeys   = 2   // keys that two sentences must share: three rare words
	maxTries  = 12  // candidates verified for one sentence
	maxTerms  = 256 // of a sentence; a longer one is no sentence, and is found only where it is copied whole
)

// candidates returns, for each class, the earlier classes that share enough
// keys with it, most shared first. The cost for a class does not depend on how
// many came before it.
func (c *classes) candidates() [][]int32 {
	out := make([][]int32, len(c.list))
	ix := newIndex(len(c.list))
	var s search
	for a := range c.list {
		if terms := c.words(a); len(terms) <= maxTerms {
			out[a] = s.candidates(ix, int32(a), terms)
		}
	}
	return out
}

// search is the memory that looking for candidates needs, used again for each
// sentence.
type search struct {
	keys  []uint64
	met   []int32 // classes met under the keys, once for each
	times tallies
	tries []try
	arena []int32
}

// try is a class that shares some keys.
type try struct{ class, shared int32 }

// candidates enters a sentence in the index and returns those that share
// enough keys with it.
func (s *search) candidates(ix *index, class int32, terms []word.Term) []int32 {
	s.keys = sentenceKeys(s.keys[:0], terms)
	s.met = ix.add(s.met[:0], s.keys, class)
	s.tries = s.times.atLeast(minKeys, s.tries[:0], s.met)
	if len(s.tries) == 0 {
		return nil
	}
	slices.SortFunc(s.tries, func(x, y try) int { return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(x.class, y.class)) })
	if cap(s.arena)-len(s.arena) < maxTries {
		s.arena = make([]int32, 0, 4096)
	}
	from := len(s.arena)
	for _, x := range s.tries[:min(len(s.tries), maxTries)] {
		s.arena = append(s.arena, x.class)
	}
	return s.arena[from:len(s.arena):len(s.arena)]
}

// tallies counts how often each class is met.
type tallies struct {
	slots []try // an open table, twice as long as what is counted; 0 is free
	used  []int32
}

// atLeast appends the classes that are met so many times, in no order.
func (t *tallies) atLeast(times int32, dst []try, met []int32) []try {
	if len(t.slots) < 2*len(met) {
		t.slots = make([]try, max(64, 1<<bits.Len(uint(2*len(met)))))
	}
	mask := uint32(len(t.slots) - 1)
	for _, class := range met {
		i := uint32(class) * 0x9e3779b1 >> 8 & mask
		for t.slots[i].shared != 0 && t.slots[i].class != class {
			i = (i + 1) & mask
		}
		if t.slots[i].class = class; t.slots[i].shared == 0 {
			t.used = append(t.used, int32(i))
		}
		t.slots[i].shared++
	}
	for _, i := range t.used {
		if t.slots[i].shared >= times {
			dst = append(dst, t.slots[i])
		}
		t.slots[i] = try{}
	}
	t.used = t.used[:0]
	return dst
}

// sentenceKeys appends the keys of a sentence. A long one, which may be two run
// into one, has those of each part; one key may come twice.
func sentenceKeys(dst []uint64, terms []word.Term) []uint64 {
	if len(terms) <= partTerms {
		return pairKeys(dst, terms)
	}
	for from := 0; ; from += partTerms * 2 / 3 {
		to := min(from+partTerms, len(terms))
		dst = pairKeys(dst, terms[from:to])
		if to == len(terms) {
			return dst
		}
	}
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

// index maps keys to classes in a table of fixed size. A key has one bucket, as
// wide as a line of the processor's cache, so that looking it up costs one
// access to memory; others may share it. A full bucket keeps its first few
// classes, by which copies of one text find each other however many they are,
// and the latest: an old sentence is forgotten where there is no room for it.
type index struct {
	buckets []bucket
	touched uint32 // keeps the first reads of add from being left out
}

const (
	wide       = 8       // classes in a bucket
	kept       = 3       // of which the first are never forgotten
	keysOf     = 20      // of a sentence, about: half of the table stays free until it has its greatest size
	maxBuckets = 1 << 22 // 256 MiB
)

type bucket [wide]entry

type entry struct {
	tag   uint32
	class int32 // from 1; 0 is free
}

// newIndex makes an index that has room for so many sentences, up to its
// greatest size.
func newIndex(sentences int) *index {
	n := 64
	for n < maxBuckets && n*wide < 2*sentences*keysOf {
		n *= 2
	}
	return &index{buckets: make([]bucket, n)}
}

// add enters a class under keys and appends those met there, once for each key.
func (ix *index) add(met []int32, keys []uint64, class int32) []int32 {
	mask := uint64(len(ix.buckets) - 1)
	for i, k := range keys { // all buckets are asked for before the first is needed
		keys[i] = k * 0xff51afd7ed558ccd
		ix.touched += ix.buckets[keys[i]>>32&mask][0].tag
	}
	for _, h := range keys {
		b := &ix.buckets[h>>32&mask]
		e := entry{uint32(h), class + 1}
		n, before := 0, len(met)
		for n < wide && b[n].class != 0 && b[n] != e {
			if b[n].tag == e.tag {
				met = append(met, b[n].class-1)
			}
			n++
		}
		if n < wide && b[n] == e { // the key came before
			met = met[:before]
			continue
		}
		if n == wide {
			copy(b[kept:], b[kept+1:])
			n--
		}
		b[n] = e
	}
	return met
}
