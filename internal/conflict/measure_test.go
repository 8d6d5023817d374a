package conflict

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// pair is two short reports made up for this test, or one, and whether they
// contradict each other in the kind of their file.
type pair struct {
	texts []string
	want  bool
	check bool // of the half that is for measuring alone
}

// pairsIn reads the pairs of a kind: those of "none" don't contradict each other, and
// the second report is empty where there is none. Two pairs in turn are of one half.
func pairsIn(t *testing.T, kind Kind) []pair {
	var out []pair
	for i, x := range triplesIn(t, string(kind)+".txt") {
		if x[0] != string(kind) && x[0] != "none" {
			t.Fatalf("%s, pair %d: %q", kind, i+1, x[0])
		}
		p := pair{texts: x[1:], want: x[0] != "none", check: i/2%2 == 1}
		if x[2] == "" {
			p.texts = x[1:2]
		}
		out = append(out, p)
	}
	return out
}

// triplesIn reads a file of three lines a pair: what it is, and two reports.
func triplesIn(t *testing.T, name string) [][]string {
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	out := slices.Collect(slices.Chunk(strings.Split(strings.TrimSuffix(string(data), "\n"), "\n"), 3))
	if n := len(out[len(out)-1]); n != 3 {
		t.Fatalf("%s ends in %d lines", name, n)
	}
	return out
}

// tally is what was found among pairs.
type tally struct{ right, wrong, wanted int }

// TestMeasure holds what is found among made-up pairs against what was found when
// they were written. With -v it tells what goes wrong in the half to tune on;
// the errors of the other were not looked at.
func TestMeasure(t *testing.T) {
	for _, x := range []struct {
		kind        Kind
		tune, check tally
	}{
		{Number, tally{25, 0, 27}, tally{15, 1, 25}},
		{Denial, tally{5, 1, 5}, tally{5, 0, 5}},
		{Negation, tally{6, 1, 8}, tally{9, 3, 9}},
		{Date, tally{6, 0, 6}, tally{4, 1, 4}},
		{Location, tally{3, 1, 4}, tally{3, 0, 4}},
		{Origin, tally{3, 0, 3}, tally{3, 1, 3}},
	} {
		var tune, check tally
		for _, p := range pairsIn(t, x.kind) {
			half := &tune
			if p.check {
				half = &check
			}
			got := notes(tell(fixture.Texts(p.texts...)), x.kind)
			if p.want {
				half.wanted++
			}
			switch {
			case got != "" && p.want:
				half.right++
			case got != "":
				half.wrong++
			}
			if !p.check && (got != "") != p.want {
				t.Logf("%s: %q\n\t%s", x.kind, got, strings.Join(p.texts, "\n\t"))
			}
		}
		if tune != x.tune || check != x.check {
			t.Errorf("%s: right, wrong and wanted: tune %v, check %v; were %v, %v", x.kind, tune, check, x.tune, x.check)
		}
	}
}
