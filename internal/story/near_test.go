package story

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// mixed sketches invented reports, two of three with a day.
func mixed(n, events int) []Sketch {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	var out []Sketch
	for _, t := range invented(n, events) {
		r := *t.Report
		if rng.IntN(3) > 0 {
			r.Published = report.Published{Days: calendar.Single(calendar.Day(19_000 + rng.IntN(40))), Basis: report.Stated}
		}
		out = append(out, NewSketch(segment.NewCutter().Cut(&r)))
	}
	return out
}

func sorted(bonds []Bond) []Bond {
	slices.SortFunc(bonds, func(x, y Bond) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return bonds
}

// What holds reports together is the same whether it is worked out for one
// report after the other or for one key after the other, wherever the keys are
// and in whatever order their bonds come together.
func TestBondsAreTheSameKeyByKey(t *testing.T) {
	sketches := mixed(400, 30)
	want := sorted(held(sketches))
	if len(want) < len(sketches) {
		t.Fatalf("%d bonds between %d reports", len(want), len(sketches))
	}
	const workers = 5
	rng := rand.New(rand.NewPCG(1, 2))
	var postings [workers][]Posting
	for _, i := range rng.Perm(len(sketches)) {
		for _, p := range sketches[i].Postings(uint32(i)) {
			q, err := DecodePosting(p.Encode(nil))
			if err != nil || q != p {
				t.Fatalf("%+v was kept as %+v, %v", p, q, err)
			}
			postings[q.Key%workers] = append(postings[q.Key%workers], q)
		}
	}
	var parts []Bond
	for _, list := range postings {
		var found []Bond
		Bonds(list, func(b Bond) { found = append(found, b) })
		half := len(found) / 2
		parts = append(append(parts, Sum(found[:half])...), Sum(found[half:])...)
	}
	rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	got := slices.DeleteFunc(Sum(parts), func(b Bond) bool { return b.Strength < Held })
	if !slices.Equal(got, want) {
		t.Errorf("%d bonds by key, %d by report", len(got), len(want))
	}
}

// on cuts a report that came out on a day, 0 for none.
func on(day calendar.Day, text string) Sketch {
	r := report.Report{Ref: fmt.Sprint(day, text), Text: text}
	if day != 0 {
		r.Published = report.Published{Days: calendar.Single(day), Basis: report.Stated}
	}
	return NewSketch(cut(r))
}

func TestDaysAndBonds(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b Sketch
		want bool
	}{
		{"one day", on(19_000, ferryA[0]), on(19_000, ferryA[1]), true},
		{"days on either side of a cell's end", on(19_004, ferryA[0]), on(19_009, ferryA[1]), true},
		{"none has a day", on(0, ferryA[0]), on(0, ferryA[1]), true},
		{"one has a day", on(0, ferryA[0]), on(19_000, ferryA[1]), true},
		{"a year apart", on(19_000, ferryA[0]), on(19_365, ferryA[1]), false},
		{"the same words a year apart", on(19_000, ferryA[0]), on(19_365, ferryA[0]), true},
		{"another event", on(19_000, ferryA[0]), on(19_000, mayor[0]), false},
	} {
		for _, pair := range [][]Sketch{{c.a, c.b}, {c.b, c.a}} {
			if got := len(held(pair)) == 1; got != c.want {
				t.Errorf("%s: held together %v", c.name, got)
			}
		}
	}
	for gap := range calendar.Day(cellDays) {
		for start := range calendar.Day(2 * cellDays) {
			if len(held([]Sketch{on(19_000+start, ferryA[0]), on(19_000+start+gap, ferryA[1])})) == 0 {
				t.Errorf("days %d and %d: not held together", start, start+gap)
			}
		}
	}
}

// chain binds each of n reports to the next.
func chain(from, n int, strength uint32) []Bond {
	var out []Bond
	for i := from; i < from+n-1; i++ {
		out = append(out, Bond{uint32(i), uint32(i + 1), strength})
	}
	return out
}

// A clump is cut where it is weakest and only if it is too large; one that is
// copied throughout stays whole.
func TestClumps(t *testing.T) {
	half := mostReports/2 + 100
	sizes := func(list []Clump) []string {
		var out []string
		for _, c := range list {
			s := fmt.Sprint(len(c.Reports))
			if c.Same {
				s += " same"
			}
			out = append(out, s)
		}
		return out
	}
	for _, c := range []struct {
		name  string
		n     int
		bonds []Bond
		want  []string
	}{
		{"nothing", 0, nil, nil},
		{"nothing bound", 2, nil, []string{"1", "1"}},
		{"too weak", 2, chain(0, 2, Held-1), []string{"1", "1"}},
		{"small", 4, append(chain(0, 3, Held), chain(2, 2, copied)...), []string{"4"}},
		{"two halves weakly bound", 2 * half, append(append(chain(0, half, 2*Held), chain(half, half, 2*Held)...), Bond{0, uint32(half), Held}), []string{fmt.Sprint(half), fmt.Sprint(half)}},
		{"two halves strongly bound", 2*half + 1, append(chain(0, 2*half, copied), Bond{0, uint32(2 * half), Held}), []string{fmt.Sprint(2*half) + " same", "1"}},
	} {
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(c.bonds), func(i, j int) { c.bonds[i], c.bonds[j] = c.bonds[j], c.bonds[i] })
		got := Clumps(c.n, c.bonds)
		if !slices.Equal(sizes(got), c.want) {
			t.Errorf("%s: %v, want %v", c.name, sizes(got), c.want)
		}
		seen := 0
		for _, x := range got {
			seen += len(x.Reports)
			if !slices.IsSorted(x.Reports) {
				t.Errorf("%s: reports out of order", c.name)
			}
		}
		if seen != c.n {
			t.Errorf("%s: %d of %d reports are in a clump", c.name, seen, c.n)
		}
	}
}

// A forest of forests hangs together as all bonds do, at every level.
func TestForest(t *testing.T) {
	const n = 3 * mostReports
	rng := rand.New(rand.NewPCG(5, 6))
	var all, forests []Bond
	for range 4 {
		var some []Bond
		for range n {
			a, b := rng.Uint32N(n), rng.Uint32N(n)
			if a != b {
				some = append(some, Bond{min(a, b), max(a, b), Held - 100 + rng.Uint32N(copied)})
			}
		}
		all = append(all, some...)
		forests = append(forests, Forest(slices.Clone(some))...)
	}
	whole := Forest(forests)
	if len(whole) >= n {
		t.Errorf("%d bonds in a forest of %d reports", len(whole), n)
	}
	got, want := Clumps(n, whole), Clumps(n, all)
	if !slices.EqualFunc(got, want, func(x, y Clump) bool { return x.Same == y.Same && slices.Equal(x.Reports, y.Reports) }) {
		t.Errorf("%d clumps along the forest, %d along all bonds", len(got), len(want))
	}
}

// BenchmarkSum sums up bonds as a piece of keys finds them: of some thousand
// reports, in no order, many pairs more than once.
func BenchmarkSum(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	given := make([]Bond, 1<<20)
	for i := range given {
		x := rng.Uint32N(1 << 13)
		given[i] = Bond{x, x + 1 + rng.Uint32N(1<<7), 100}
	}
	bonds := make([]Bond, len(given))
	b.SetBytes(int64(len(given)))
	for b.Loop() {
		copy(bonds, given)
		Sum(bonds)
	}
}
