package headwater_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/quality"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

// labelled is a claim of testdata/truth/check.txt.
type labelled struct{ example, kind, verdict, claim string }

func labelledClaims(t *testing.T, file string) []labelled {
	t.Helper()
	var out []labelled
	for line := range strings.Lines(read(t, filepath.Join("testdata", "truth", file))) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 4 {
			t.Fatalf("not four fields: %s", line)
		}
		out = append(out, labelled{f[0], f[1], f[2], f[3]})
	}
	return out
}

// How well claims are checked is a golden file: the figures, and each claim
// whose verdict is not the one a reader gives.
func TestQualityOfChecks(t *testing.T) {
	checkers := map[string]*headwater.Checker{}
	for _, name := range examples {
		c, err := headwater.NewChecker(t.Context(), []string{input(name)}, headwater.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkers[name] = c
	}
	var out bytes.Buffer
	for _, file := range []string{"check.txt", "check-held.txt", "check-fresh.txt", "check-last.txt"} {
		fmt.Fprintf(&out, "# testdata/truth/%s\n\n", file)
		var f checkFigures
		for _, l := range labelledClaims(t, file) {
			got := checkers[l.example].Check(l.claim)
			hold(t, got)
			f.add(l, got)
		}
		f.print(&out)
	}
	right, found, wanted := evidenceOfTruths(t, checkers)
	fmt.Fprintf(&out, "# the claims of testdata/truth, as they are worded there\n\n%d reports found to assert one, %d of them rightly, %d to find\n", found, right, wanted)
	golden.Check(t, filepath.Join("testdata", "quality", "check.txt"), out.String())
}

// checkFigures counts verdicts by kind of claim.
type checkFigures struct {
	kinds []string
	count map[string]*struct{ of, right, asserted int }
	wrong []string

	trueOnes, trueAsserted int
	bent, bentAsserted     int // those that no report asserts
}

func (f *checkFigures) add(l labelled, got *schema.Check) {
	if f.count == nil {
		f.count = map[string]*struct{ of, right, asserted int }{}
	}
	k := f.count[l.kind]
	if k == nil {
		k = &struct{ of, right, asserted int }{}
		f.count[l.kind] = k
		f.kinds = append(f.kinds, l.kind)
	}
	asserted := len(got.Asserts.Evidence) > 0
	k.of++
	if asserted {
		k.asserted++
	}
	switch l.verdict {
	case "asserted":
		f.trueOnes++
		if got.Verdict == "asserted" {
			f.trueAsserted++
		}
	case "disputed":
	default:
		f.bent++
		if asserted {
			f.bentAsserted++
		}
	}
	if got.Verdict == l.verdict {
		k.right++
	} else {
		f.wrong = append(f.wrong, fmt.Sprintf("%s, %s: %s, not %s: %s%s", l.example, l.kind, got.Verdict, l.verdict, l.claim, nearest(got)))
	}
}

func (f *checkFigures) print(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "kind\tclaims\tverdict as a reader's\tsome report said to assert it\t")
	for _, name := range f.kinds {
		k := f.count[name]
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t\n", name, k.of, k.right, k.asserted)
	}
	table.Flush()
	percent := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	fmt.Fprintf(w, "\n%d of %d true claims come back as asserted (%.1f %%)\n", f.trueAsserted, f.trueOnes, percent(f.trueAsserted, f.trueOnes))
	fmt.Fprintf(w, "%d of %d claims that no report asserts come back as asserted or disputed (%.1f %%)\n", f.bentAsserted, f.bent, percent(f.bentAsserted, f.bent))
	fmt.Fprintln(w, "\nnot as a reader's:")
	for _, line := range f.wrong {
		fmt.Fprintf(w, "  %s\n", line)
	}
	fmt.Fprintln(w)
}

// evidenceOfTruths checks the claims of the truths and compares the reports
// that are said to assert each with those that do.
func evidenceOfTruths(t *testing.T, checkers map[string]*headwater.Checker) (right, found, wanted int) {
	t.Helper()
	for _, name := range examples {
		var truth quality.Truth
		if err := json.Unmarshal([]byte(read(t, filepath.Join("testdata", "truth", name+".json"))), &truth); err != nil {
			t.Fatal(err)
		}
		for _, claim := range truth.Claims {
			got := checkers[name].Check(claim.Claim)
			ref := map[string]string{}
			for _, r := range got.Reports {
				ref[r.ID] = r.Ref
			}
			want, have := map[string]bool{}, map[string]bool{}
			for _, e := range claim.Evidence {
				want[truth.Reports[e.Report]] = true
			}
			for _, e := range got.Asserts.Evidence {
				have[ref[e.Report]] = true
			}
			for r := range have {
				if want[r] {
					right++
				}
			}
			found += len(have)
			wanted += len(want)
		}
	}
	return right, found, wanted
}

// nearest says what the first similar claim is said to differ in.
func nearest(c *schema.Check) string {
	if len(c.Similar) == 0 {
		return ""
	}
	return " [" + c.Similar[0].Differs + "]"
}

// hold holds a check against the schema and its own words: every place lies in
// a sentence of a report that is there, and a verdict has evidence.
func hold(t *testing.T, c *schema.Check) {
	t.Helper()
	var out bytes.Buffer
	if err := render.CheckJSON(&out, c); err != nil {
		t.Fatal(err)
	}
	schematest.Check(t, out.Bytes())
	reports := map[string]*schema.Report{}
	for i := range c.Reports {
		reports[c.Reports[i].ID] = &c.Reports[i]
	}
	places := slices.Concat(c.Asserts.Evidence, c.Denies.Evidence)
	for _, s := range c.Similar {
		places = append(places, s.Evidence...)
		if s.Differs == "" {
			t.Errorf("%q: similar to %q and no word of what differs", c.Claim, s.Text)
		}
	}
	for _, e := range places {
		r := reports[e.Report]
		if r == nil || !slices.ContainsFunc(r.Sentences, func(s schema.Span) bool { return s.Start <= e.Start && e.Start < e.End && e.End <= s.End }) {
			t.Errorf("%q: %+v lies in no sentence of a report that is given", c.Claim, e)
		}
	}
	for _, s := range []schema.Support{c.Asserts, c.Denies} {
		if s.Low > s.High || (s.Low == 0) != (len(s.Evidence) == 0) || len(s.Origins) < s.High && len(s.Evidence) > 0 && len(s.Origins) == 0 {
			t.Errorf("%q: %d–%d origins, %d named, of %d places", c.Claim, s.Low, s.High, len(s.Origins), len(s.Evidence))
		}
	}
}

func TestCheckerReadsNothing(t *testing.T) {
	c, err := headwater.NewChecker(t.Context(), []string{"no-such-file.txt"}, headwater.Options{})
	if !errors.Is(err, headwater.ErrNothingRead) {
		t.Fatalf("error %v", err)
	}
	got := c.Check("The mill burnt down.")
	if got.Verdict != "nothing" || len(got.Skipped) != 1 {
		t.Errorf("%+v", got)
	}
	if _, err := json.Marshal(got); err != nil {
		t.Fatal(err)
	}
}
