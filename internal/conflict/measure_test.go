package conflict

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// pair is two short reports made up for this test, or one, and whether they
// contradict each other in the kind of their file.
type pair struct {
	texts []string
	want  bool
}

// pairsIn reads a file of pairs: a line that says "none" or names the kind, then
// the two reports, a line each; the second is empty where there is none.
func pairsIn(t *testing.T, kind Kind) []pair {
	data, err := os.ReadFile(filepath.Join("testdata", string(kind)+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	var out []pair
	for i := 0; i < len(lines); i += 3 {
		if lines[i] != string(kind) && lines[i] != "none" {
			t.Fatalf("%s, line %d: %q", kind, i+1, lines[i])
		}
		p := pair{texts: lines[i+1 : i+2], want: lines[i] != "none"}
		if i+2 < len(lines) && lines[i+2] != "" {
			p.texts = lines[i+1 : i+3]
		}
		out = append(out, p)
	}
	return out
}

// TestMeasure tells how many of the contradictions among made-up pairs are found,
// and how much of what is found is one. Half of the pairs, by lot of their order,
// were never looked at while rules were written.
func TestMeasure(t *testing.T) {
	for _, kind := range kinds {
		if _, err := os.Stat(filepath.Join("testdata", string(kind)+".txt")); err != nil {
			continue
		}
		var right, wrong, wanted [2]int
		for i, p := range pairsIn(t, kind) {
			half := (i / 2) % 2
			got := notes(tell(fixture.Texts(p.texts...)), kind)
			if p.want {
				wanted[half]++
			}
			switch {
			case got != "" && p.want:
				right[half]++
			case got != "":
				wrong[half]++
			}
			if half == 0 && (got != "") != p.want && os.Getenv("LIST") != "" {
				fmt.Printf("%s want %v got %q\n    %s\n", kind, p.want, got, strings.Join(p.texts, "\n    "))
			}
		}
		for half, name := range []string{"tune", "check"} {
			fmt.Printf("%s %s: right %d wrong %d wanted %d\n", kind, name, right[half], wrong[half], wanted[half])
		}
	}
}
