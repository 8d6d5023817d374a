package headwater_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/quality"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

// labelled is a claim of testdata/truth/check.txt.
type labelled struct{ example, kind, verdict, claim string }

func labelledClaims(t *testing.T) []labelled {
	t.Helper()
	var out []labelled
	for line := range strings.Lines(read(t, filepath.Join("testdata", "truth", "check.txt"))) {
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
	type tally struct{ right, asserted, of int }
	kinds := map[string]*tally{}
	var order, wrong []string
	var bent, bentAsserted int
	for _, l := range labelledClaims(t) {
		got := checkers[l.example].Check(l.claim)
		hold(t, got)
		k := kinds[l.kind]
		if k == nil {
			k = &tally{}
			kinds[l.kind] = k
			order = append(order, l.kind)
		}
		k.of++
		asserted := got.Verdict == "asserted"
		if asserted {
			k.asserted++
		}
		if l.verdict != "asserted" && l.verdict != "disputed" {
			bent++
			if asserted || got.Verdict == "disputed" {
				bentAsserted++
			}
		}
		if got.Verdict == l.verdict {
			k.right++
		} else {
			wrong = append(wrong, fmt.Sprintf("%s, %s: %s, not %s: %s%s", l.example, l.kind, got.Verdict, l.verdict, l.claim, nearest(got)))
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "kind, claims, verdict as a reader's, come back as asserted\n")
	for _, name := range order {
		k := kinds[name]
		fmt.Fprintf(&out, "  %-10s %3d %3d %3d\n", name, k.of, k.right, k.asserted)
	}
	fmt.Fprintf(&out, "\n%d of %d true claims come back as asserted (%.0f %%)\n", kinds["true"].asserted, kinds["true"].of, 100*float64(kinds["true"].asserted)/float64(kinds["true"].of))
	fmt.Fprintf(&out, "%d of %d claims that no report asserts come back as asserted or disputed (%.1f %%)\n", bentAsserted, bent, 100*float64(bentAsserted)/float64(bent))
	right, found, wanted := evidenceOfTruths(t, checkers)
	fmt.Fprintf(&out, "\nof the claims of testdata/truth, as they are worded there: %d reports found to assert one, %d of them rightly, %d to find\n", found, right, wanted)
	fmt.Fprintf(&out, "\nnot as a reader's\n")
	for _, w := range wrong {
		fmt.Fprintf(&out, "  %s\n", w)
	}
	golden(t, filepath.Join("quality", "check.txt"), out.Bytes())
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
