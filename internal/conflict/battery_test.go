package conflict

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestBatteries holds what is made of pairs of reports whose numbers, days or places
// differ, a file of them each, against what was made when they were written. Each is
// three lines: its kind or "none" and what it is of, and the two reports. The rules
// were mended on the errors of a file before the next was written; wrong names what
// is still not as a reader has it.
func TestBatteries(t *testing.T) {
	told := []Kind{Number, Date, Location}
	for _, c := range []struct {
		file  string
		wrong []string
	}{
		{"one.txt", []string{
			"number: injured, lost punctuation", "none: an update without a word for it", "none: scope of a place", "number: jury", "number: deal",
			"number: votes", "none: votes, two bills", "number: age of one not named", "number: share", "number: share won",
		}},
		{"two.txt", []string{"number: lives lost", "number: militants", "number: hundreds of marchers", "number: loss", "number: rehab", "none: winds and gusts", "number: fever began"}},
		{"three.txt", []string{ // its tolls name no two sources: the greater may be the later
			"number: pirates caught", "number: attacks this year", "number: robbers", "number: injured in quake", "number: children killed in quake",
			"number: quake hospital", "number: killed in the office", "number: age of gunman", "number: years of sentence, min", "none: two models",
			"number: children left", "number: fires", "number: people inside", "number: cut cables, share of traffic", "number: days of siege",
		}},
		{"four.txt", []string{"date: died", "place: found"}}, // what attribution takes for the words of a source
		{"five.txt", []string{"date: award, spun", "place: emergency landing", "place: met"}},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "battery", c.file))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
		wrong := []string{}
		for i := 0; i < len(lines); i += 3 {
			kind, name, ok := strings.Cut(lines[i], ": ")
			if !ok || kind != "none" && !slices.Contains(told, Kind(kind)) || i+2 >= len(lines) {
				t.Fatalf("%s, line %d: %q", c.file, i+1, lines[i])
			}
			s := tell(fixture.Texts(lines[i+1 : i+3]...))
			for _, k := range told {
				if got := notes(s, k); (got != "") != (kind == string(k)) {
					t.Logf("%s: %s: %q", kind, name, got)
					wrong = append(wrong, lines[i])
				}
			}
		}
		if !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s: of %d pairs not as a reader has them:\n\t%s", c.file, len(lines)/3, strings.Join(wrong, "\n\t"))
		}
	}
}
