package reuse

import "github.com/headwater-news/headwater/internal/word"

// window is a run of a sentence's terms, to excluded.
type window struct{ from, to int }

func (w window) len() int             { return w.to - w.from }
func (w window) overlap(v window) int { return max(0, min(w.to, v.to)-max(w.from, v.from)) }

// match is two stretches that share wording.
type match struct {
	a, b     int // classes
	inA, inB window
	score    float32 // idf mass they share
	slight   bool    // two reporters could have come to it, if it is all that their reports share
}

// What a term adds to a stretch or takes from it. A stretch is the run of
// terms with the greatest sum: it bridges a swapped word, but not a clause that
// the other sentence lacks.
const (
	sharedStop  = 0.2
	missingStop = -0.2
	missing     = -1.3
)

// What two stretches must show to be one text in two forms, not two reports of
// one fact. Read off real news and made-up rumours: a change to one shows in
// testdata/quality/lineage.txt.
const (
	minShared     = 7.5  // idf mass shared, words that either report uses throughout counted less
	minWords      = 4    // content words shared
	minPlain      = 5.0  // of the mass in words that are no names and no numbers
	muchShared    = 11.5 // mass that needs less order
	minLikeness   = 0.6  // mean of the shared part of either stretch
	surelyLike    = 0.8  // likeness at which order may differ throughout …
	anyOrder      = 7    // … in so many words of content; a fact told in fewer leaves little choice
	minCover      = 0.55 // shared part of the lighter sentence
	minOrder      = 0.3  // adjacent terms that are adjacent in the other
	someOrder     = 0.2
	minRun        = 6  // terms in a row that are a copy though all of them are common in the story …
	ampleScore    = 18 // a match that says enough by itself …
	ampleRun      = 8  // … or copies so many terms in a row
	minPlainWords = 4  // … if so many words, stop words too, tell of no name or number
)

// matcher verifies candidates. One matcher serves one goroutine.
type matcher struct {
	classes    *classes
	class      int                // that numbers holds the words of
	numbers    map[word.Key]int32 // the words of class, numbered from 0
	inA, inB   []int32            // each term's number; −1 for a word that class lacks
	has        []bool             // by number: the other stretch has it
	valA, valB []float32
	row, above []int32 // of the table of common runs
}

func newMatcher(c *classes) *matcher {
	return &matcher{classes: c, class: -1, numbers: map[word.Key]int32{}}
}

// load numbers the words of two classes, so that they are compared as small
// integers.
func (m *matcher) load(a int, ta, tb []word.Term) {
	if m.class != a {
		m.class = a
		clear(m.numbers)
		m.inA = m.inA[:0]
		for _, x := range ta {
			n, ok := m.numbers[x.Key]
			if !ok {
				n = int32(len(m.numbers))
				m.numbers[x.Key] = n
			}
			m.inA = append(m.inA, n)
		}
	}
	m.inB = m.inB[:0]
	for _, x := range tb {
		n, ok := m.numbers[x.Key]
		if !ok {
			n = -1
		}
		m.inB = append(m.inB, n)
	}
}

// match compares two distinct sentences.
func (m *matcher) match(a, b int) (match, bool) {
	ta, tb := m.classes.terms(a), m.classes.terms(b)
	ca, cb := &m.classes.list[a], &m.classes.list[b]
	m.load(a, ta, tb)
	wa, wb := window{0, len(ta)}, window{0, len(tb)}
	for range 2 { // what lies outside the other's stretch does not count
		m.valA = m.values(m.valA[:0], ta, m.inA, ca.weight, m.inB[wb.from:wb.to])
		m.valB = m.values(m.valB[:0], tb, m.inB, cb.weight, m.inA[wa.from:wa.to])
		wa, wb = bestRun(m.valA), bestRun(m.valB)
	}
	wa, wb = trim(m.valA, wa), trim(m.valB, wb)
	if wa.len() == 0 || wb.len() == 0 {
		return match{}, false
	}
	both := tally(ta, m.valA, ca.plain, wa).least(tally(tb, m.valB, cb.plain, wb))
	likeness := (both.mass/sum(ca.weight[wa.from:wa.to]) + both.mass/sum(cb.weight[wb.from:wb.to])) / 2
	cover := both.mass / min(sum(ca.weight), sum(cb.weight))
	order, run := m.order(m.inA[wa.from:wa.to], m.inB[wb.from:wb.to])
	ordered := order >= minOrder || likeness >= surelyLike && both.words >= anyOrder || order >= someOrder && both.mass >= muchShared
	reworded := both.mass >= minShared && both.words >= minWords && both.plainMass >= minPlain && likeness >= minLikeness && ordered
	verbatim := run >= minRun && both.plain >= minPlainWords
	score := both.mass * likeness
	return match{a: a, b: b, inA: wa, inB: wb, score: score, slight: score < ampleScore && run < ampleRun},
		cover >= minCover && (reworded || verbatim)
}

// values weighs each term by whether the other stretch has it.
func (m *matcher) values(dst []float32, terms []word.Term, numbers []int32, weight []float32, other []int32) []float32 {
	m.has = append(m.has[:0], make([]bool, len(m.numbers)+1)...)
	for _, n := range other {
		m.has[n+1] = true
	}
	m.has[0] = false // words that class lacks are all numbered −1 and shared by none
	for i, x := range terms {
		switch has := m.has[numbers[i]+1]; {
		case x.Stop && has:
			dst = append(dst, sharedStop)
		case x.Stop:
			dst = append(dst, missingStop)
		case has:
			dst = append(dst, weight[i])
		default:
			dst = append(dst, missing)
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

// agreement is what a stretch has in common with another.
type agreement struct {
	mass, plainMass float32
	words, plain    int // words of content; words that tell of no name or number
}

func tally(terms []word.Term, v []float32, plain []bool, w window) agreement {
	var a agreement
	for i := w.from; i < w.to; i++ {
		if v[i] <= 0 {
			continue
		}
		if plain[i] {
			a.plain++
		}
		if terms[i].Stop {
			continue
		}
		a.words++
		a.mass += v[i]
		if plain[i] {
			a.plainMass += v[i]
		}
	}
	return a
}

// least is what either stretch grants.
func (a agreement) least(b agreement) agreement {
	return agreement{min(a.mass, b.mass), min(a.plainMass, b.plainMass), min(a.words, b.words), min(a.plain, b.plain)}
}

func sum(v []float32) float32 {
	var s float32
	for _, x := range v {
		s += x
	}
	return s
}

// order returns the share of the shorter stretch's neighbours that are
// neighbours in the other too, and the longest run of terms that both have.
func (m *matcher) order(a, b []int32) (share float32, longest int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	m.row, m.above = append(m.row[:0], make([]int32, len(b)+1)...), append(m.above[:0], make([]int32, len(b)+1)...)
	kept := 0
	for _, x := range a {
		neighbours := false
		m.row, m.above = m.above, m.row
		for j, y := range b {
			n := int32(0) // how long a common run ends here
			if x == y && x >= 0 {
				n = m.above[j] + 1
				longest = max(longest, int(n))
				neighbours = neighbours || n > 1
			}
			m.row[j+1] = n
		}
		if neighbours {
			kept++
		}
	}
	return float32(kept) / float32(max(1, len(a)-1)), longest
}
