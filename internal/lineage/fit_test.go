package lineage

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/extract"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/rumour"
	"github.com/headwater-news/headwater/internal/segment"
)

var fit = flag.Bool("fit", false, "fit the model and print it")

// TestFit fits the model to made-up stories: those that rumour.Tuning has the
// events and synonyms of, each with other rates, other times and
// other losses. The weights are those under which the true trees are the
// likeliest, less a penalty for large ones; what speaks for further parents is
// fitted to the steps that are left when the first are taken.
func TestFit(t *testing.T) {
	if !*fit {
		t.Skip("prints what weights.go has; run with -fit")
	}
	const stories = 2000
	lessons := make([]*lesson, stories)
	parallel.For(stories, func(i int) { lessons[i] = newLesson(uint64(1000 + i)) })
	var m model
	top := ascend(int(measures), 300, func(w, slope []float64) {
		for _, l := range lessons {
			l.slope((*vector)(w), slope)
		}
		pull(w, slope)
	})
	m.first = vector(top)
	var steps []labelled
	for _, l := range lessons {
		steps = append(steps, l.furtherSteps(&m)...)
	}
	m.further = furtherVector(ascend(int(furtherMeasures), 200, func(w, slope []float64) {
		for _, s := range steps {
			s.slope((*furtherVector)(w), slope)
		}
		pull(w, slope)
	}))
	fmt.Println("first: vector{")
	for k, x := range m.first {
		fmt.Printf("\t%s: %.2f,\n", measureNames[k], x)
	}
	fmt.Println("},\nfurther: furtherVector{")
	for k, x := range m.further {
		fmt.Printf("\t%s: %.2f,\n", furtherNames[k], x)
	}
	fmt.Println("},")
}

// The names that weights.go has.
var (
	measureNames = [measures]string{
		always:      "always",
		shared:      "shared",
		sentences:   "sentences",
		pairsKept:   "pairsKept",
		titleKept:   "titleKept",
		reordered:   "reordered",
		related:     "related",
		elsewhereOf: "elsewhereOf",
		elsewhereIn: "elsewhereIn",
		variantsOf:  "variantsOf",
		variantsIn:  "variantsIn",
		singularOf:  "singularOf",
		singularIn:  "singularIn",
		amidIn:      "amidIn",
		newNamesIn:  "newNamesIn",
		earlier:     "earlier",
		daysApart:   "daysApart",
		cited:       "cited",
		fromAgency:  "fromAgency",
		holds:       "holds",
		quotesCut:   "quotesCut",
		excerpts:    "excerpts",
		namesLost:   "namesLost",
		wordier:     "wordier",
		usualWords:  "usualWords",
		rarerWords:  "rarerWords",
		openings:    "openings",
		misnamed:    "misnamed",
		saidLost:    "saidLost",
	}
	furtherNames = [furtherMeasures]string{
		furtherAlways: "furtherAlways",
		furtherFresh:  "furtherFresh",
		furtherOdds:   "furtherOdds",
		furtherRoot:   "furtherRoot",
	}
)

// pull draws weights towards nought, all but the first, which is what a step is
// worth of which nothing is known.
func pull(w, slope []float64) {
	const penalty = 3
	for k := 1; k < len(w); k++ {
		slope[k] -= penalty * w[k]
	}
}

// ascend finds the top of a hill of so many dimensions: slope adds what it is
// at w. The algorithm is Rprop (Riedmiller and Braun 1993): each coordinate has
// a stride that grows while the slope keeps its sign and shrinks when it turns.
func ascend(dimensions, rounds int, slope func(w, slope []float64)) []float64 {
	w, stride, last := make([]float64, dimensions), make([]float64, dimensions), make([]float64, dimensions)
	for k := range stride {
		stride[k] = 0.1
	}
	for range rounds {
		now := make([]float64, dimensions)
		slope(w, now)
		for k, s := range now {
			switch {
			case s*last[k] > 0:
				stride[k] = min(1, 1.2*stride[k])
			case s*last[k] < 0:
				stride[k] /= 2
			}
			switch {
			case s > 0:
				w[k] += stride[k]
			case s < 0:
				w[k] -= stride[k]
			}
		}
		last = now
	}
	return w
}

func TestAscend(t *testing.T) {
	top := ascend(2, 200, func(w, slope []float64) {
		slope[0] += 2*(3-w[0]) - (w[1] + 1)
		slope[1] += 8*(-1-w[1]) - (w[0] - 3)
	})
	if math.Abs(top[0]-3) > 1e-6 || math.Abs(top[1]+1) > 1e-6 {
		t.Errorf("the top is at 3, -1; found %v", top)
	}
}

// lesson is a made-up story with its steps and which of them are true.
type lesson struct {
	texts  *builder
	steps  []step
	true   []bool // by step: it leads from a parent, or from what looks as much like one
	parent []bool // by step: from a parent
	open   []bool // by step: no reader could tell
	rooted []bool // by node: it has no parent that could be told
}

func newLesson(seed uint64) *lesson {
	rates, times := lessonRates(seed)
	s := rumour.Tell(rates, seed)
	var records bytes.Buffer
	if err := s.WriteRecords(&records, times); err != nil {
		panic(err) // a buffer takes all
	}
	var reports []report.Report
	var refs []string
	_, err := read.Records(context.Background(), []string{"-"}, read.Options{Stdin: &records}, func(rec read.Record) error {
		r, err := extract.Report(rec)
		segment.Identify(&r)
		reports, refs = append(reports, r), append(refs, rec.Ref)
		return err
	})
	if err != nil {
		panic(err) // the records are our own
	}
	texts := fixture.Cut(reports...)
	b := &builder{model: &model{}}
	b.compare(texts, fixture.Indexes(len(texts)), reuse.Find(texts, fixture.Indexes(len(texts))).Passages)
	l := &lesson{texts: b, steps: b.steps(), rooted: make([]bool, len(b.nodes))}
	is := func(of map[string][]string, s step) bool {
		for _, to := range b.graph.Nodes[s.to].Reports {
			for _, from := range b.graph.Nodes[s.from].Reports {
				if slices.Contains(of[refs[to]], refs[from]) {
					return true
				}
			}
		}
		return false
	}
	for n := range l.rooted {
		l.rooted[n] = true
	}
	gold := s.Gold()
	for _, x := range l.steps {
		parent, open := is(gold.Parents, x), is(gold.Open, x)
		l.true, l.parent, l.open = append(l.true, parent || open), append(l.parent, parent), append(l.open, open)
		if parent && !open {
			l.rooted[x.to] = false
		}
	}
	return l
}

// lessonRates makes each rate of rumour.Tuning anything between none and twice
// what it is; for every other story it takes the habits of rumour.Held, which
// has more ways to copy, with the events and synonyms of Tuning. Half of the
// stories are small.
func lessonRates(seed uint64) (rumour.Rates, rumour.Times) {
	random := rand.New(rand.NewPCG(seed, 4))
	r := rumour.Tuning()
	if seed%2 == 1 {
		r = rumour.Held()
		r.Set, r.Sources = rumour.Tuning().Set, rumour.Tuning().Sources
	}
	if random.IntN(2) == 0 {
		r.Originals, r.Copies = [2]int{1, 2}, [2]int{1, 3}
	}
	r.Habits = slices.Clone(r.Habits)
	for i := range r.Habits {
		h := &r.Habits[i]
		for _, rate := range []*float64{&h.Weight, &h.CutEnd, &h.Drop, &h.Merge, &h.Split, &h.Shuffle, &h.Words, &h.InQuotes, &h.Flip, &h.Front, &h.Trim, &h.Voice, &h.Tense, &h.Numerals, &h.Rename, &h.CutQuote, &h.Unquote, &h.Strip, &h.Replace, &h.Drift} {
			*rate = min(0.95, 2*random.Float64()**rate)
		}
	}
	r.Lost = []float64{0, 0, .2, .4}[random.IntN(4)]
	return r, []rumour.Times{rumour.Exact, rumour.ByDay, rumour.Absent}[random.IntN(3)]
}

// slope adds how the logarithm of the likelihood of the true trees grows with
// each weight: by what the steps in the true trees measure, less what those in
// all trees do.
func (l *lesson) slope(w *vector, slope []float64) {
	all := make([]arrow, len(l.steps))
	var right []arrow
	for i, s := range l.steps {
		all[i] = arrow{s.from, s.to, bounded(s.vectorFrom(s.from).times(w))}
		if l.true[i] {
			right = append(right, all[i])
		}
	}
	_, parts := trees(len(l.rooted), all)
	_, rightParts := l.trueTrees(right)
	k := 0
	for i, s := range l.steps {
		d := -parts[i]
		if l.true[i] {
			d += rightParts[k]
			k++
		}
		for m, x := range s.vectorFrom(s.from) {
			slope[m] += d * x
		}
	}
}

// trueTrees sums over the trees in which every text has a parent that should
// have one: those without weigh next to nothing.
func (l *lesson) trueTrees(right []arrow) (float64, []float64) {
	const next = 25 // log-odds
	heavier := make([]arrow, len(right))
	for i, a := range right {
		if heavier[i] = a; !l.rooted[a.to] {
			heavier[i].weight += next
		}
	}
	return trees(len(l.rooted), heavier)
}

// labelled is a step to a text that has a parent already.
type labelled struct {
	furtherVector
	right bool
}

// furtherSteps lists the steps that may lead from further parents, as they
// stand when the first parents are taken.
func (l *lesson) furtherSteps(m *model) []labelled {
	b := l.texts
	b.model = m
	b.weigh()
	p := b.firstParents()
	var out []labelled
	for i := range p.steps {
		if v, ok := p.furtherVector(i); ok && !l.open[i] && !p.descends(p.steps[i].from, p.steps[i].to) {
			out = append(out, labelled{v, l.parent[i]})
		}
	}
	return out
}

// slope adds how the logarithm of the likelihood of a label grows with each
// weight.
func (s *labelled) slope(w *furtherVector, slope []float64) {
	d := -logistic(s.times(w))
	if s.right {
		d++
	}
	for m, x := range s.furtherVector {
		slope[m] += d * x
	}
}
