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
// one fact. Read off the tuning sets; see docs/reuse.md.
const (
	minShared   = 7.5  // idf mass shared, words that either report uses throughout counted less
	minWords    = 4    // content words shared
	minPlain    = 5.0  // of the mass in words that are no names and no numbers
	muchShared  = 11.5 // mass that needs less order
	minLikeness = 0.6  // mean of the shared part of either stretch
	surelyLike  = 0.8  // likeness at which order may differ throughout
	minCover    = 0.4  // shared part of the lighter sentence
	minOrder    = 0.3  // adjacent terms that are adjacent in the other
	someOrder   = 0.2
	minRun      = 6 // terms in a row that are a copy though all of them are common in the story
)

// matcher verifies candidates. One matcher serves one goroutine.
type matcher struct {
	classes    *classes
	valA, valB []float32
}

// match compares two distinct sentences.
func (m *matcher) match(a, b int) (match, bool) {
	ta, tb := m.classes.terms(a), m.classes.terms(b)
	va, vb := m.classes.list[a].weight, m.classes.list[b].weight
	wa, wb := window{0, len(ta)}, window{0, len(tb)}
	for range 2 { // what lies outside the other's stretch does not count
		m.valA = values(m.valA[:0], ta, va, tb[wb.from:wb.to])
		wa = bestRun(m.valA)
		m.valB = values(m.valB[:0], tb, vb, ta[wa.from:wa.to])
		wb = bestRun(m.valB)
	}
	wa, wb = trimStops(ta, m.valA, wa), trimStops(tb, m.valB, wb)
	if wa.len() == 0 || wb.len() == 0 {
		return match{}, false
	}
	sharedA, words := sharedMass(ta, m.valA, wa)
	sharedB, _ := sharedMass(tb, m.valB, wb)
	shared := min(sharedA, sharedB)
	likeness := (shared/sum(va[wa.from:wa.to]) + shared/sum(vb[wb.from:wb.to])) / 2
	cover := shared / min(sum(va), sum(vb))
	order, run := adjacency(ta[wa.from:wa.to], tb[wb.from:wb.to])
	ordered := order >= minOrder || likeness >= surelyLike || order >= someOrder && shared >= muchShared
	reworded := shared >= minShared && words >= minWords && plainMass(m.classes.list[a].plain, m.valA, wa) >= minPlain &&
		likeness >= minLikeness && cover >= minCover && ordered
	verbatim := run >= minRun && cover >= minCover
	return match{a: a, b: b, inA: wa, inB: wb, score: shared * likeness}, reworded || verbatim
}

// values weighs each term by whether the other stretch has it.
func values(dst []float32, terms []word.Term, weight []float32, other []word.Term) []float32 {
	for i, x := range terms {
		switch has := holds(other, x.Key); {
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

// trimStops takes unshared and empty words off both ends.
func trimStops(terms []word.Term, v []float32, w window) window {
	for w.from < w.to && v[w.from] < 0 {
		w.from++
	}
	for w.from < w.to && v[w.to-1] < 0 {
		w.to--
	}
	return w
}

// sharedMass is what the content words that the other has sum to, and how many
// they are.
func sharedMass(terms []word.Term, v []float32, w window) (sum float32, words int) {
	for i := w.from; i < w.to; i++ {
		if !terms[i].Stop && v[i] > 0 {
			sum += v[i]
			words++
		}
	}
	return sum, words
}

// plainMass is the part of sharedMass in words that are no names or numbers.
func plainMass(plain []bool, v []float32, w window) float32 {
	var sum float32
	for i := w.from; i < w.to; i++ {
		if plain[i] && v[i] > 0 {
			sum += v[i]
		}
	}
	return sum
}

func sum(v []float32) float32 {
	var s float32
	for _, x := range v {
		s += x
	}
	return s
}

// adjacency returns the share of the shorter stretch's neighbours that are
// neighbours in the other too, and the longest run of terms that both have.
func adjacency(a, b []word.Term) (share float32, longest int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return 0, len(a)
	}
	kept := 0
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if a[i-1].Key == b[j-1].Key && a[i].Key == b[j].Key {
				kept++
				break
			}
		}
	}
	for i := range a {
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n].Key == b[j+n].Key {
				n++
			}
			longest = max(longest, n)
		}
	}
	return float32(kept) / float32(len(a)-1), longest
}
