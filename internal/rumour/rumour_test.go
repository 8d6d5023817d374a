package rumour

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/linear"
)

const stories = 60

func each(t *testing.T, check func(t *testing.T, s Story, gold Gold)) {
	for _, r := range []Rates{Tuning(), Held(), Final()} {
		r.Lost = .2
		for seed := range uint64(stories) {
			s := Tell(r, seed)
			check(t, s, s.Gold())
		}
	}
}

func TestSameSeedSameStory(t *testing.T) {
	for seed := range uint64(20) {
		if a, b := Tell(Held(), seed), Tell(Held(), seed); !reflect.DeepEqual(a, b) {
			t.Errorf("seed %d tells two stories", seed)
		}
	}
}

// Of an event there is only so much to say: reporters who have nothing left to
// tell write no report.
func TestManyReports(t *testing.T) {
	for _, r := range []Rates{Tuning(), Held(), Final()} {
		r.Originals, r.Copies = [2]int{1, 12}, [2]int{30, 40}
		for seed := range uint64(stories) {
			s := Tell(r, seed)
			if n := len(s.Reports); n < 31 || n > 52 {
				t.Errorf("%s, seed %d: %d reports", r.Set, seed, n)
			}
			for _, x := range s.Reports {
				if x.Text == "" {
					t.Errorf("%s, seed %d: %s is empty", r.Set, seed, x.Ref)
				}
			}
			s.Gold()
		}
	}
}

func TestTellIsLinear(t *testing.T) {
	linear.Check(t, 300, func(n int) func() {
		r := Tuning()
		r.Copies = [2]int{n, n}
		return func() { Tell(r, 1) }
	})
}

func TestEvidenceLiesInItsReport(t *testing.T) {
	each(t, func(t *testing.T, s Story, gold Gold) {
		for _, c := range gold.Claims {
			for _, e := range c.Evidence {
				text := gold.Texts[e.Ref]
				if got, want := string([]rune(text)[e.Start:e.End]), text[e.StartByte:e.EndByte]; got != want || got == "" {
					t.Errorf("%s: code points give %q, bytes %q", e.Ref, got, want)
				}
			}
		}
	})
}

func TestParentsArePresentAndOrdered(t *testing.T) {
	each(t, func(t *testing.T, s Story, gold Gold) {
		draft := map[string]int{}
		for _, f := range s.filed {
			draft[f.Ref] = f.draft.number
		}
		for _, r := range s.Reports {
			for _, p := range gold.Parents[r.Ref] {
				if n, ok := draft[p]; !ok || n >= draft[r.Ref] {
					t.Errorf("%s is no parent of %s", p, r.Ref)
				}
			}
		}
	})
}

// Independent reports must not share text by accident, or the gold is wrong.
func TestIndependentReportsAreWordedApart(t *testing.T) {
	each(t, func(t *testing.T, s Story, gold Gold) {
		for _, p := range gold.Pairs {
			if p.Derived {
				continue
			}
			if x := overlap(runsOfFive(gold.Texts[p.A]), runsOfFive(gold.Texts[p.B])); x > .06 {
				t.Errorf("%s: %s and %s have %.2f of their runs of five words in common", s.Kind, p.A, p.B, x)
			}
		}
	})
}

func TestNothingIsLeftUnfilled(t *testing.T) {
	each(t, func(t *testing.T, s Story, gold Gold) {
		for _, r := range s.Reports {
			for _, x := range []string{"{", "}", "<", ">", "  ", " .", ",.", ",,", "..", "citing he.", "citing she.", "No value"} {
				if strings.Contains(r.Text, x) {
					t.Errorf("%s has %q:\n%s", r.Ref, x, r.Text)
				}
			}
		}
	})
}

func TestHalfOfTheClaimsHaveSeveralOrigins(t *testing.T) {
	many, all := 0, 0
	each(t, func(t *testing.T, s Story, gold Gold) {
		for _, c := range gold.Claims {
			all++
			if c.Origins > 1 {
				many++
			}
		}
	})
	if all < 5*stories || many*10 < all*4 || many*10 > all*6 {
		t.Errorf("%d of %d claims have two or more origins", many, all)
	}
}

func TestSynonymSourcesAreDisjoint(t *testing.T) {
	for word, list := range shelf().synonyms {
		if len(list) != 6 {
			t.Errorf("%s has %d sources", word, len(list))
		}
		list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == none })
		sorted := slices.Sorted(slices.Values(list))
		if len(slices.Compact(sorted)) < len(list) || slices.Contains(list, word) {
			t.Errorf("%s: %q", word, list)
		}
	}
}

func TestRecords(t *testing.T) {
	s := Tell(Tuning(), 1)
	var b bytes.Buffer
	if err := s.WriteRecords(&b, ByDay); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n != len(s.Reports) {
		t.Errorf("%d lines for %d reports", n, len(s.Reports))
	}
	if first, _, _ := strings.Cut(b.String(), "\n"); !strings.Contains(first, `"published":"20`) || strings.Contains(first, "T0") {
		t.Errorf("not by day: %s", first)
	}
}
