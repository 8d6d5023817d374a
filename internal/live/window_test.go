package live

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
)

// invented sketches reports of made-up events, so many of each. Those of one
// event draw from one stock of names and sentences; pairs of events share the
// place and half the people.
func invented(events, each int) []story.Sketch {
	rng := rand.New(rand.NewPCG(uint64(events), uint64(each)))
	name := func() string {
		syllables := []string{"ka", "lo", "mi", "ter", "vo", "sha", "ren", "dul", "pix", "gor", "ben", "ul", "fa", "ni", "zet"}
		s := ""
		for range 4 {
			s += syllables[rng.IntN(len(syllables))]
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	verbs := strings.Fields("met blamed praised sued joined left warned thanked visited followed elected replaced")
	nouns := strings.Fields("council factory harbour school hospital museum railway forest orchestra market prison library")
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	cutter := segment.NewCutter()
	var out []story.Sketch
	var names []string
	for e := range events {
		if e%2 == 0 {
			names = nil
		} else {
			names = names[:4]
		}
		for len(names) < 8 {
			names = append(names, name())
		}
		var stock []string
		for range 24 {
			stock = append(stock, fmt.Sprintf("On Monday %s %s the %s of %s, as %d people from the %s of %s looked on.",
				pick(names), pick(verbs), pick(nouns), pick(names), 10+rng.IntN(400), pick(nouns), pick(names)))
		}
		for i := range each {
			var b strings.Builder
			for _, k := range rng.Perm(len(stock))[:12] {
				b.WriteString(stock[k] + "\n")
			}
			r := &report.Report{Ref: fmt.Sprintf("made/%d/%d", e, i), Text: b.String(), Language: "en"}
			if rng.IntN(3) > 0 {
				r.Published = report.Published{Days: calendar.Single(calendar.Day(19000 + rng.IntN(3))), Basis: report.Stated}
			}
			out = append(out, story.NewSketch(cutter.Cut(r)))
		}
	}
	return out
}

// book follows the changes of a window as an archive does.
type book struct {
	storyOf map[int64]int64
	into    map[int64]int64
}

func newBook() *book { return &book{map[int64]int64{}, map[int64]int64{}} }

func (b *book) enter(t *testing.T, c Changes) {
	t.Helper()
	for _, s := range c.Stories {
		if s.Into != 0 {
			b.into[s.Story] = s.Into
		}
		if s.Opened && s.First == "" {
			t.Errorf("story %d is new and has no first report", s.Story)
		}
	}
	maps.Copy(b.storyOf, c.Moved)
	for r, s := range b.storyOf {
		for b.into[s] != 0 {
			s = b.into[s]
		}
		b.storyOf[r] = s
	}
}

// stream puts reports in a window in an order and returns the story of each.
func stream(t *testing.T, w *Window, sketches []story.Sketch, order []int) []int64 {
	t.Helper()
	b := newBook()
	for n, i := range order {
		w.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
		if n%7 == 0 {
			b.enter(t, w.Take())
		}
	}
	b.enter(t, w.Take())
	out := make([]int64, len(sketches))
	for i := range out {
		if out[i] = b.storyOf[int64(i+1)]; out[i] == 0 {
			t.Errorf("report %d is in no story", i+1)
		}
	}
	for num, s := range w.stories {
		for _, r := range s.reports {
			if out[r.Num-1] != num {
				t.Errorf("report %d is in story %d, and was told to be in %d", r.Num, num, out[r.Num-1])
			}
		}
	}
	return out
}

// agreement is B³ F1 of two groupings.
func agreement(a []int64, b []story.Story) float64 {
	in := make([]int, len(a))
	for i, s := range b {
		for _, r := range s.Reports {
			in[r] = i
		}
	}
	sizeA, both := map[int64]int{}, map[[2]int64]int{}
	for i, s := range a {
		sizeA[s]++
		both[[2]int64{s, int64(in[i])}]++
	}
	var p, r float64
	for i, s := range a {
		n := float64(both[[2]int64{s, int64(in[i])}])
		p += n / float64(sizeA[s])
		r += n / float64(len(b[in[i]].Reports))
	}
	return 2 * p * r / (p + r) / float64(len(a))
}

// The stories of a stream are those of a batch, in whatever order the reports
// come.
func TestStreamAgreesWithBatch(t *testing.T) {
	const least = .97
	sketches := invented(60, 6)
	batch := story.Group(sketches)
	orders := map[string][]int{"as made": rand.New(rand.NewPCG(0, 0)).Perm(len(sketches))}
	slices.Sort(orders["as made"])
	orders["backwards"] = slices.Clone(orders["as made"])
	slices.Reverse(orders["backwards"])
	for i := range 3 {
		orders[fmt.Sprint("shuffled ", i)] = rand.New(rand.NewPCG(uint64(i), 1)).Perm(len(sketches))
	}
	for name, order := range orders {
		got := agreement(stream(t, New(1000, 1), sketches, order), batch)
		if got < least {
			t.Errorf("%s: B³ F1 of stream and batch is %.3f, want %.2f or more", name, got, least)
		}
	}
}

// A report that is looked at again is in one story then, even where its own is
// not found by the reports that came to it last.
func TestLookedAtAgainIsInOneStory(t *testing.T) {
	const each = seen + 1
	sketches := invented(3, each)
	of := func(i int) Report { return Report{Num: int64(i + 1), Sketch: &sketches[i]} }
	again, like := of(0), of(1)
	home := []Report{again}
	for i := range seen {
		home = append(home, of(2*each+i))
	}
	w := New(1000, 1)
	w.Restore(1, "", home, nil)
	w.Restore(2, "", []Report{like}, nil)
	w.ledger.moved[again.Num] = 1
	w.regroup(again)
	in := map[int64]int{}
	for _, s := range w.stories {
		for _, r := range s.reports {
			in[r.Num]++
		}
	}
	for _, r := range append(home, like) {
		if in[r.Num] != 1 {
			t.Errorf("report %d is in %d stories", r.Num, in[r.Num])
		}
	}
}

// What a process finds when it opens the archive gives what one gives that
// never stopped.
func TestRestored(t *testing.T) {
	sketches := invented(20, 6)
	half := len(sketches) / 2
	order := rand.New(rand.NewPCG(7, 7)).Perm(len(sketches))
	whole := stream(t, New(1000, 1), sketches, order)

	first, b := New(1000, 1), newBook()
	for _, i := range order[:half] {
		first.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
	}
	b.enter(t, first.Take())
	second := New(1000, first.next)
	for e := first.recent.Back(); e != nil; e = e.Prev() {
		s := first.stories[e.Value.(int64)]
		second.Restore(s.num, s.title, s.reports, s.solid)
	}
	for _, i := range order[half:] {
		second.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
	}
	b.enter(t, second.Take())
	for i, want := range whole {
		if got := b.storyOf[int64(i+1)]; got != want {
			t.Errorf("report %d is in story %d, want %d", i+1, got, want)
		}
	}
}

// A report that joins two stories makes them one, under the number of the
// larger; the changes say what became of the other.
func TestMergeAndSplitAreTold(t *testing.T) {
	merged, split := 0, 0
	for seed := range uint64(20) {
		sketches := invented(8, 8)
		w := New(1000, 1)
		for _, i := range rand.New(rand.NewPCG(seed, 3)).Perm(len(sketches)) {
			w.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
			for _, c := range w.Take().Stories {
				switch {
				case c.Into != 0:
					merged++
					if w.stories[c.Story] != nil || w.stories[c.Into] == nil {
						t.Errorf("story %d merged into %d, but the window has %v and %v", c.Story, c.Into, w.stories[c.Story], w.stories[c.Into])
					}
				case c.Of != 0:
					split++
					if w.stories[c.Story] == nil || w.stories[c.Of] == nil {
						t.Errorf("story %d split from %d, but the window has %v and %v", c.Story, c.Of, w.stories[c.Story], w.stories[c.Of])
					}
				}
			}
		}
	}
	if merged == 0 || split == 0 {
		t.Errorf("%d merges and %d splits: the test sees too little", merged, split)
	}
}

func TestManyCopiesAreOneSolidStory(t *testing.T) {
	const n = 3 * solid
	copies := make([]story.Sketch, n)
	for i := range copies {
		copies[i] = invented(1, 1)[0]
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	w := New(1000, 1)
	for i, s := range stream(t, w, copies, order) {
		if s != 1 {
			t.Errorf("copy %d is in story %d", i, s)
		}
	}
	if s := w.stories[1]; s == nil || s.solid == nil || s.solid.Size() != n {
		t.Errorf("the story is %+v", s)
	}
}

// The window holds so many reports and no more, and the lists of terms only
// those of its stories.
func TestWindowIsBounded(t *testing.T) {
	const size = 100
	sketches := invented(400, 4)
	w := New(size, 1)
	for i := range sketches {
		w.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
		held := 0
		for _, s := range w.stories {
			held += s.cost()
		}
		if held != w.kept || held > size {
			t.Fatalf("after %d reports it holds %d, counts %d, and may hold %d", i+1, held, w.kept, size)
		}
	}
	w.index.sweep()
	terms := map[uint32]bool{}
	for _, s := range w.stories {
		for _, r := range s.reports {
			for _, x := range r.Sketch.Strongest() {
				terms[x.Key] = true
			}
		}
	}
	if n := len(w.index.slots); n > size+max(leastPosted, size/4) {
		t.Errorf("%d slots for %d reports", n, size)
	}
	if len(w.index.lists) > len(terms) {
		t.Errorf("lists of %d terms, and the stories have %d", len(w.index.lists), len(terms))
	}
}

// What a report costs does not depend on how many stories there are.
func TestCostIsFlat(t *testing.T) {
	linear.Check(t, 100, func(n int) func() {
		sketches := invented(n, 5)
		order := rand.New(rand.NewPCG(5, 5)).Perm(len(sketches))
		return func() {
			w := New(1<<20, 1)
			for _, i := range order {
				w.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
			}
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	sketches := invented(2000, 6)
	order := rand.New(rand.NewPCG(5, 5)).Perm(len(sketches))
	for b.Loop() {
		w := New(1<<20, 1)
		for _, i := range order {
			w.Add(Report{Num: int64(i + 1), Sketch: &sketches[i]})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(order)), "ns/report")
}
