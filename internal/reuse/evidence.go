package reuse

import "math"

// evidence is what two stretches of two sentences show of whether one text lies
// behind them. open leaves out what stands in quotes.
type evidence struct {
	all, open agreement
	apart     float32 // part of their terms that the other lacks or has elsewhere, and nothing in their place
	grams     int     // grams that are in both, outside of quotes
}

// agreement is what two sentences have in common. Of two figures, one of each
// sentence, it is the one that grants less.
type agreement struct {
	free  float32 // weight of the free words that they share
	rest  float32 // of those that the stretches leave out, in the sentence that has less left
	most  float32 // in the one that has more
	frame float32 // part of the stop words of the stretches that both have
	run   run     // the longest that is in both
	words int     // free words that they share, stop words aside
}

// odds are the logarithms of the odds that two stretches are of one text: by
// all that they say, and by what stands outside of quotes, which alone can tell
// a copy from a report of its own.
type odds struct {
	wording, copying float32
	quoted           bool    // they differ by what stands in quotes
	grams            int     // grams that both have outside of quotes
	byWords          float32 // of copying, by their words alone
	row              float32 // what the order of their terms adds to a row, outside of quotes; none if they stand in none
}

// Weights of the model: the coefficients of a logistic regression on candidates
// from made-up stories of the tuning set. To be weighed at all, stretches must
// share minShared, and minFree of it in free words or a long run.
const (
	minShared = 4.0
	minFree   = 3.0

	bias     = -6.0
	perFrame = 10.2
	perRest  = -8.0
	perMost  = -2.4
	perRun   = 1.55 // for the logarithm of one more than the run
	perApart = -5.3

	// Made-up stories have too few long runs to tell what each further term is
	// worth. Nobody writes as many alike by chance.
	longRun = 7
	perMore = 0.8

	// Nor have they the stock phrases of real news, which are short. What they are
	// worth less was fitted to real pairs, with the weights of hints.
	perStock   = -4.5
	ample      = 10
	perLittle  = -0.2
	stockRun   = 5
	stockWords = 3

	never    = -10 // log-odds of what has too little to be weighed
	smallest = 5.0 // weight added to what is shared and left out, so that parts of little are not extreme
)

// stock reports whether so little is alike that two reporters may have put it in
// one way: "Nobody was hurt", "The bridge at Kelmouth was closed on Sunday", or,
// where either says more than the one phrase, however rare, "a pair of gilded
// oars".
func (x *agreement) stock() bool {
	return x.words < stockWords || x.run.free <= stockRun && (x.free < ample || x.most > 0 && x.words <= x.run.words)
}

func (e *evidence) odds() odds {
	o := odds{wording: e.weigh(&e.all), copying: e.weigh(&e.open), quoted: e.open.free < e.all.free, grams: e.grams}
	if e.open.stock() {
		o.copying += perStock
	}
	return o
}

func (e *evidence) weigh(x *agreement) float32 {
	if x.free < minFree && x.run.free < longRun {
		return never
	}
	return bias + perLittle*max(0, ample-x.free) + perFrame*x.frame +
		perRest*x.rest/(x.rest+x.free+smallest) + perMost*x.most/(x.most+x.free+smallest) +
		perRun*float32(math.Log1p(float64(x.run.free))) + perMore*float32(max(0, x.run.free-longRun)) + perApart*e.apart
}

// evidence gathers what two stretches show.
func (m *matcher) evidence(ta, tb []term, wa, wb window, swapped bool) evidence {
	a, b := tally(ta, m.valA, wa), tally(tb, m.valB, wb)
	xa, xb := m.inA[wa.from:wa.to], m.inB[wb.from:wb.to]
	sa, sb := ta[wa.from:wa.to], tb[wb.from:wb.to]
	var e evidence
	m.subsequence(xa, xb, m.words.n, swapped)
	e.apart = float32(m.apart(xa, xb)) / float32(len(xa)+len(xb))
	if swapped {
		m.place(xb, m.words.n)
	}
	e.all = agree(&a.all, &b.all)
	e.open = agree(&a.open, &b.open)
	e.all.run, e.grams = m.longestRun(xa, xb, func(i, j int) kind { return sa[i].common(sb[j]) &^ quoted })
	if e.open.run = e.all.run; a.quoted || b.quoted {
		e.open.run, e.grams = m.longestRun(xa, xb, func(i, j int) kind { return sa[i].common(sb[j]) })
	}
	return e
}

// common is what sharing a term can tell, given how each sentence has it.
func (x term) common(y term) kind {
	return x.kind&y.kind&(stop|free) | (x.kind|y.kind)&quoted
}

// gram is how many terms, names and all, make a run that tells of one text, if
// one of them is a free word: of what happened two reporters name the same people
// and places, but seldom with the same words between them.
const gram = 4

// run is a run of terms that stands in both sentences.
type run struct {
	free, words int // its free terms; those that are no stop words
	length      int // its terms since the last that is quoted
	bare        int // those since the last of words
}

func (r run) with(x kind) run {
	if x&quoted != 0 {
		r.length = 0
		return r
	}
	r.length++
	r.bare++
	if x&free != 0 {
		r.free++
		if x&stop == 0 {
			r.words++
			r.bare = 0
		}
	}
	return r
}

// gram reports whether the last terms of a run are a gram.
func (r run) gram() bool { return r.length >= gram && r.words > 0 && r.bare < gram }

// side is what one sentence has of an agreement.
type side struct {
	all, open count
	quoted    bool // some of the stretch stands in quotes
}

type count struct {
	free, rest float32
	stops      parts // of the stretch's stop words
	words      parts // of its other free words
}

// parts are how many the other sentence has and lacks.
type parts struct{ shared, own int }

func (p *parts) add(shared bool) {
	if shared {
		p.shared++
	} else {
		p.own++
	}
}

func tally(terms []term, values []float32, w window) side {
	var s side
	for i := range terms {
		x := &terms[i]
		inside := i >= w.from && i < w.to
		s.all.add(x, values[i] > 0, inside)
		if x.kind&quoted == 0 {
			s.open.add(x, values[i] > 0, inside)
		} else if inside {
			s.quoted = true
		}
	}
	return s
}

func (c *count) add(x *term, shared, inside bool) {
	switch {
	case x.kind&stop != 0:
		if inside {
			c.stops.add(shared)
		}
	case x.kind&free == 0:
	case inside:
		if c.words.add(shared); shared {
			c.free += x.weight
		}
	default:
		c.rest += x.weight
	}
}

func agree(a, b *count) agreement {
	frame := [2]*parts{&a.stops, &b.stops}
	if a.stops == (parts{}) && b.stops == (parts{}) { // a language whose stop words are not known
		frame = [2]*parts{&a.words, &b.words}
	}
	return agreement{
		free: min(a.free, b.free), rest: min(a.rest, b.rest), most: max(a.rest, b.rest), words: min(a.words.shared, b.words.shared),
		frame: float32(min(frame[0].shared, frame[1].shared)+1) / float32(max(frame[0].shared+frame[0].own, frame[1].shared+frame[1].own)+2),
	}
}
