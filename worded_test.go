package headwater_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/headwater-news/headwater"
)

// A reader who asks in words of his own is told that a report asserts it, and one who asks
// for a bent claim isn't.
func TestWordedChecks(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some sixty reports")
	}
	for _, block := range blocks(t, filepath.Join("testdata", "worded.txt")) {
		report, claims, _ := strings.Cut(block, "\n")
		path := filepath.Join(t.TempDir(), "report.txt")
		if err := os.WriteFile(path, []byte(strings.TrimPrefix(report, "R ")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := headwater.NewChecker(t.Context(), []string{path}, headwater.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(claims) {
			want, claim := line[0] == '+', strings.TrimSpace(line[1:])
			got := c.Check(claim)
			if want && got.Verdict != "asserted" || !want && len(got.Asserts.Evidence) > 0 {
				t.Errorf("%q: %s\n  of %s", strings.TrimSpace(line), got.Verdict, report)
			}
		}
	}
}

// blocks are the parts of a file between empty lines, its comments left out.
func blocks(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	var out []string
	for _, b := range strings.Split(strings.Join(lines, ""), "\n\n") {
		out = append(out, strings.TrimSpace(b))
	}
	return out
}
