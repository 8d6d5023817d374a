package reuse

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/segment"
)

// check holds passages to what the package promises.
func check(t interface{ Fatalf(string, ...any) }, texts []*segment.Text, passages []Passage) {
	for i, p := range passages {
		if i > 0 && passages[i-1].Witnesses[0].compare(p.Witnesses[0]) > 0 {
			t.Fatalf("passage %d comes before %d", i, i-1)
		}
		if p.reports() < 2 {
			t.Fatalf("passage %d lies in one report: %v", i, p)
		}
		for k, w := range p.Witnesses {
			x := texts[w.Report]
			if w.Empty() || !x.Sentences[w.Sentence].Contains(w.Span) {
				t.Fatalf("passage %d: witness %+v sticks out of its sentence", i, w)
			}
			if !utf8.ValidString(w.In(x.Text)) {
				t.Fatalf("passage %d: witness %q is cut within a code point", i, w.In(x.Text))
			}
			if k > 0 && (p.Witnesses[k-1].compare(w) >= 0 || p.Witnesses[k-1].Report == w.Report && p.Witnesses[k-1].Overlap(w.Span) > 0) {
				t.Fatalf("passage %d: witness %+v after %+v", i, w, p.Witnesses[k-1])
			}
			if !slices.Contains([]Form{Verbatim, Reworded, Excerpt}, w.Form) {
				t.Fatalf("passage %d has the form %q", i, w.Form)
			}
		}
	}
}

func TestFindKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := fixture.Texts(fixture.Corpus(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 30).Draw(t, "reports"))...)
		check(t, texts, find(texts).Passages)
	})
}

// TestFindIsDeterministic: cores change nothing.
func TestFindIsDeterministic(t *testing.T) {
	texts := fixture.Texts(fixture.Corpus(3, 60)...)
	all := find(texts)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if d := cmp.Diff(all, find(texts)); d != "" {
		t.Error(d)
	}
}

// TestOrderOfReports: reports in another order share the same text, but for a
// few sentences whose likeness to many others is cut off at some of them.
func TestOrderOfReports(t *testing.T) {
	same, all := 0, 0
	for seed := range uint64(20) {
		reports := fixture.Corpus(seed, 10)
		order := rand.New(rand.NewPCG(seed, 1)).Perm(len(reports))
		moved := make([]string, len(reports))
		for i, r := range order {
			moved[i] = reports[r]
		}
		first, second := fixture.Texts(reports...), fixture.Texts(moved...)
		a, b := marked(first, find(first).Passages), marked(second, find(second).Passages)
		for i, r := range order {
			was, is := strings.Split(a[r], "\n\n"), strings.Split(b[i], "\n\n")
			for k := range was {
				all++
				if was[k] == is[k] {
					same++
				}
			}
		}
	}
	if 100*same < 95*all {
		t.Errorf("%d of %d sentences are shared alike", same, all)
	}
}

// TestManyCopies: a wire report in thousands of papers, each with a line of
// its own, costs seconds.
func TestManyCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	event, wire := fixture.NewEvent(r), make([]string, 12)
	for i := range wire {
		wire[i] = event.Sentence(r)
	}
	linear.Check(t, 625, func(n int) func() {
		reports := make([]string, n)
		for i := range reports {
			s := slices.Clone(wire)
			s[i%len(s)] = fixture.Spin(r, s[i%len(s)])
			reports[i] = strings.Join(append(s, fixture.NewEvent(r).Sentence(r)), "\n\n")
		}
		texts := fixture.Texts(reports...)
		return func() {
			passages := find(texts).Passages
			check(t, texts, passages)
			most := 0
			for _, p := range passages {
				most = max(most, len(p.Witnesses))
			}
			if most < len(reports)*9/10 {
				t.Errorf("no passage has more than %d of %d reports", most, len(reports))
			}
		}
	})
}

// TestManyHearers: quotes that thousands of reports have alike, and share
// nothing else, cost no more each than those of a few.
func TestManyHearers(t *testing.T) {
	linear.Check(t, 625, func(n int) func() {
		reports := make([]string, n)
		for i := range reports {
			reports[i] = `"We shall keep the looms silent until the last shuttle is paid for," she said. "Nobody shall touch the silent looms until every last shuttle is paid for," she said.`
		}
		texts := fixture.Texts(reports...)
		return func() {
			found := find(texts)
			check(t, texts, found.Heard)
			if len(found.Heard) == 0 {
				t.Error("nothing was heard")
			}
		}
	})
}

// TestHostileSentences: what is no sentence of a report costs no more than one.
func TestHostileSentences(t *testing.T) {
	for _, unit := range []string{"harbour ", "rusted anchor and the bronze cannon of the harbour basin ", "a ", "9 ", "Über ", "“", "x, "} {
		linear.Check(t, 1<<15, func(n int) func() {
			long := strings.Repeat(unit, n/len(unit))
			texts := fixture.Texts(long+"ends here.", long+"stops there.", strings.Repeat(unit, 60)+".", strings.Repeat(unit, 61)+"x.")
			return func() { check(t, texts, find(texts).Passages) }
		})
	}
}

// What a story's reports share does not hang on the reports of other stories,
// and its witnesses are named by their place among all.
func TestFindInSome(t *testing.T) {
	const shared = "The ferry Aldermere sank off Quillmouth harbour on Tuesday with fifty crates of clockwork herons aboard."
	texts := fixture.Texts("A quiet day in the hills of Tarn.", shared, shared+" Nobody was hurt.", "Bees returned to the abbey.", shared)
	members := []int{1, 2, 4}
	got := Find(texts, members).Passages
	var reports []int
	for _, p := range got {
		for _, w := range p.Witnesses {
			reports = append(reports, w.Report)
		}
	}
	if len(got) != 1 || !slices.Equal(reports, members) {
		t.Errorf("got %+v", got)
	}
	if got := Find(texts, []int{0, 1}).Passages; len(got) != 0 {
		t.Errorf("apart they share %+v", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, x := range cases {
		f.Add(x.reports[0], x.reports[1], x.language)
	}
	f.Add("a a a a a a a a a a", "a a a a a a a a a", "en")
	f.Fuzz(func(t *testing.T, a, b, language string) {
		a, b = strings.ToValidUTF8(a, "�"), strings.ToValidUTF8(b, "�")
		texts := fixture.InLanguage(language, a, b, a+" "+b)
		check(t, texts, find(texts).Passages)
	})
}
