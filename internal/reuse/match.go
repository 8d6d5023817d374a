package reuse

import "github.com/headwater-news/headwater/internal/word"

// window is a run of a sentence's terms, to excluded.
type window struct{ from, to int }

func (w window) len() int             { return w.to - w.from }
func (w window) overlap(v window) int { return max(0, min(w.to, v.to)-max(w.from, v.from)) }

// with is the least window that holds two.
func (w window) with(v window) window { return window{min(w.from, v.from), max(w.to, v.to)} }

// match is two stretches that share wording.
type match struct {
	a, b     int // classes
	inA, inB window
	odds
	beside bool // taken only for its place next to a match
}

// What a term adds to a stretch or takes from it. A stretch is the run of
// terms with the greatest sum: it bridges a swapped word, but not a clause that
// the other sentence lacks.
const (
	sharedStop  = 0.2
	missingStop = -0.2
	missing     = -1.3
)

// matcher verifies candidates. One matcher serves one goroutine.
type matcher struct {
	classes     *classes
	found       []match // of one class
	words       numbers
	class       int     // the number of the class that words holds
	inA, inB    []int32 // each term's number; −1 for a word that the class lacks
	hasA        []bool  // by number: the other sentence has it
	here, there []int32 // by number + 1: how often it stands in either
	valA, valB  []float32
	alignment
}

func newMatcher(c *classes) *matcher { return &matcher{classes: c, class: -1} }

// match compares two distinct sentences; false if too little of them is alike
// to be weighed.
func (m *matcher) match(a, b int) (match, bool) {
	ta, tb := m.classes.list[a].terms, m.classes.list[b].terms
	m.load(a, ta, tb)
	if m.common(ta, tb) < minShared {
		return match{}, false
	}
	m.valA, m.valB = m.values(m.valA[:0], ta, m.inA, m.inB), m.values(m.valB[:0], tb, m.inB, m.inA)
	wa, wb := bestRun(m.valA), bestRun(m.valB)
	inA, inB := m.inA[wa.from:wa.to], m.inB[wb.from:wb.to] // what lies outside the other's stretch does not count
	if wb.len() < len(tb) {
		m.valA = m.values(m.valA[:0], ta, m.inA, inB)
		wa = bestRun(m.valA)
	}
	if len(inA) < len(ta) {
		m.valB = m.values(m.valB[:0], tb, m.inB, inA)
		wb = bestRun(m.valB)
	}
	wa, wb = trim(m.valA, wa), trim(m.valB, wb)
	out := match{a: a, b: b, inA: wa, inB: wb, odds: odds{wording: never, copying: never}}
	if wa.len() > 0 && wb.len() > 0 {
		e := m.evidence(ta, tb, wa, wb, m.classes.swapped(a, b))
		out.odds = e.odds()
	}
	if out.byWords = out.copying; out.copying < certain {
		m.order(&out, ta, tb)
	}
	if heading(m.classes.sentence(a)) || heading(m.classes.sentence(b)) {
		out.copying, out.byWords = min(out.copying, along), min(out.byWords, along)
		out.grams, out.row = 0, 0
	}
	return out, out.inA.len() > 0
}

// load numbers the words of two classes, so that they are compared as small
// integers.
func (m *matcher) load(a int, ta, tb []term) {
	if m.class != a {
		m.class = a
		m.words.reset()
		m.inA = m.inA[:0]
		for _, x := range ta {
			m.inA = append(m.inA, m.words.add(x.key))
		}
	}
	m.inB = m.inB[:0]
	for _, x := range tb {
		m.inB = append(m.inB, m.words.of(x.key))
	}
}

// common is the weight of the words that both sentences have, each as the one
// that grants less has it.
func (m *matcher) common(ta, tb []term) float32 {
	m.hasA = append(m.hasA[:0], make([]bool, m.words.n)...)
	var a, b float32
	for i, x := range tb {
		if n := m.inB[i]; n >= 0 {
			m.hasA[n] = true
			b += x.weight
		}
	}
	for i, x := range ta {
		if m.hasA[m.inA[i]] {
			a += x.weight
		}
	}
	return min(a, b)
}

// values weighs each term by whether the other stretch has it. One that stands
// here more often than there is shared in part: else a stretch would run on over
// whatever else the sentence says of the same people.
func (m *matcher) values(dst []float32, terms []term, numbers, other []int32) []float32 {
	m.here, m.there = append(m.here[:0], make([]int32, m.words.n+1)...), append(m.there[:0], make([]int32, m.words.n+1)...)
	for _, n := range numbers {
		m.here[n+1]++
	}
	for _, n := range other {
		m.there[n+1]++
	}
	m.there[0] = 0 // words that the class lacks are all numbered −1 and shared by none
	for i := range terms {
		x, here, there := &terms[i], m.here[numbers[i]+1], m.there[numbers[i]+1]
		switch {
		case x.kind&stop != 0 && there > 0:
			dst = append(dst, sharedStop)
		case x.kind&stop != 0:
			dst = append(dst, missingStop)
		case there >= here:
			dst = append(dst, x.weight)
		default:
			part := float32(there) / float32(here)
			dst = append(dst, part*x.weight+(1-part)*missing)
		}
	}
	return dst
}

// bestRun is the run with the greatest sum.
func bestRun(v []float32) window {
	best, sum := float32(0), float32(0)
	var out window
	from := 0
	for i, x := range v {
		if sum <= 0 {
			sum, from = 0, i
		}
		if sum += x; sum > best {
			best, out = sum, window{from, i + 1}
		}
	}
	return out
}

// trim takes words that the other lacks off both ends.
func trim(v []float32, w window) window {
	for w.from < w.to && v[w.from] < 0 {
		w.from++
	}
	for w.from < w.to && v[w.to-1] < 0 {
		w.to--
	}
	return w
}

// numbers gives the words of one sentence numbers from 0, in a small table of
// its own.
type numbers struct {
	keys [1024]word.Key // twice as many as a sentence has terms
	at   [1024]int32    // number + 1; 0 is free
	used []int32
	n    int
}

func (t *numbers) reset() {
	for _, i := range t.used {
		t.at[i] = 0
	}
	t.used, t.n = t.used[:0], 0
}

// slot is where a word is, or would be.
func (t *numbers) slot(k word.Key) int32 {
	i := int32(uint64(k) * 0x9e3779b97f4a7c15 >> 54)
	for t.at[i] != 0 && t.keys[i] != k {
		i = (i + 1) % int32(len(t.at))
	}
	return i
}

// add returns the number of a word, a new one if it has none. No more words
// than maxTerms may be added.
func (t *numbers) add(k word.Key) int32 {
	i := t.slot(k)
	if t.at[i] == 0 {
		t.n++
		t.keys[i], t.at[i] = k, int32(t.n)
		t.used = append(t.used, i)
	}
	return t.at[i] - 1
}

// of returns the number of a word, −1 if it has none.
func (t *numbers) of(k word.Key) int32 { return t.at[t.slot(k)] - 1 }

// alignment lays two runs of numbered terms side by side.
type alignment struct {
	head, next []int32 // the places of a number in the second run, the last first; −1 ends
	run        []run   // the common run that ends before each place …
	row        []int32 // … as of which term of the first, from 1
	points     []point
	tails      []int32 // of the common subsequences by length, the point that ends them soonest
}

// point is a term that both runs have, and the point before it in the longest
// common subsequence that it ends.
type point struct{ i, j, before int32 }

// place notes where each number stands in the second run.
func (x *alignment) place(b []int32, words int) {
	x.head = append(x.head[:0], make([]int32, words)...)
	for i := range x.head {
		x.head[i] = -1
	}
	x.next = append(x.next[:0], make([]int32, len(b))...)
	for j, n := range b {
		if n >= 0 {
			x.next[j], x.head[n] = x.head[n], int32(j)
		}
	}
}

// longestRun is the run of terms, each next to the other in both, with the most
// free ones; grams is how many grams there are. common tells what a term of both
// counts as, and a quoted one counts for nothing. place comes first.
func (x *alignment) longestRun(a, b []int32, common func(i, j int) kind) (longest run, grams int) {
	x.run = append(x.run[:0], make([]run, len(b)+1)...)
	x.row = append(x.row[:0], make([]int32, len(b)+1)...)
	for i, n := range a {
		for j := x.head[n]; j >= 0; j = x.next[j] { // from the last, so that the place before still holds the row above
			var r run
			if x.row[j] == int32(i) {
				r = x.run[j]
			}
			if r = r.with(common(i, int(j))); r.gram() {
				grams++
			}
			x.run[j+1], x.row[j+1] = r, int32(i+1)
			if r.free > longest.free {
				longest = r
			}
		}
	}
	return longest, grams
}
