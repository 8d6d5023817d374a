package conflict

import (
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
	check bool // of the half that is for measuring alone
}

// pairsIn reads the pairs of a kind: a line that says "none" or names the kind,
// then the two reports, a line each; the second is empty where there is none.
// Two pairs in turn are of one half.
func pairsIn(t *testing.T, kind Kind) []pair {
	data, err := os.ReadFile(filepath.Join("testdata", string(kind)+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	var out []pair
	for i := 0; i < len(lines); i += 3 {
		if lines[i] != string(kind) && lines[i] != "none" || i+1 == len(lines) {
			t.Fatalf("%s, line %d: %q", kind, i+1, lines[i])
		}
		p := pair{texts: lines[i+1 : i+2], want: lines[i] != "none", check: len(out)/2%2 == 1}
		if i+2 < len(lines) && lines[i+2] != "" {
			p.texts = lines[i+1 : i+3]
		}
		out = append(out, p)
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
		{Number, tally{25, 0, 27}, tally{14, 1, 25}},
		{Denial, tally{4, 1, 5}, tally{4, 0, 5}},
		{Negation, tally{6, 1, 8}, tally{7, 3, 9}},
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
