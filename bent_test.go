package headwater_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/quality"
	"github.com/headwater-news/headwater/internal/rumour"
)

// How many sentences of the reports come back as asserted as they stand, and how many that
// were bent by machine, is a golden file, with each bent one.
func TestQualityOfBentChecks(t *testing.T) {
	const most, stories = 4, 24 // sentences of a report
	f := bentFigures{of: map[string]int{}, asserted: map[string]int{}}
	var out bytes.Buffer
	for _, name := range examples {
		f.ask(t, input(name), most)
	}
	f.print(&out, "the examples")
	f = bentFigures{of: map[string]int{}, asserted: map[string]int{}}
	for seed := range uint64(stories) {
		path := filepath.Join(t.TempDir(), "story.jsonl")
		var records bytes.Buffer
		if err := rumour.Tell([]rumour.Rates{rumour.Tuning(), rumour.Held(), rumour.Final()}[seed%3], seed).WriteRecords(&records, rumour.Exact); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, records.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		f.ask(t, path, most)
	}
	f.print(&out, fmt.Sprintf("%d made-up stories", stories))
	golden.Check(t, filepath.Join("testdata", "quality", "bent.txt"), out.String())
}

// bentFigures counts, by kind, the claims that some report is said to assert.
type bentFigures struct {
	of, asserted map[string]int
	wrong        []string
}

func (f *bentFigures) ask(t *testing.T, path string, most int) {
	t.Helper()
	b, err := headwater.Brief(t.Context(), []string{path}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := headwater.NewChecker(t.Context(), []string{path}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range quality.Bend(b, most) {
		f.of[x.Kind]++
		if len(c.Check(x.Claim).Asserts.Evidence) == 0 {
			continue
		}
		f.asserted[x.Kind]++
		if x.Kind != "true" {
			f.wrong = append(f.wrong, x.Kind+": "+x.Claim)
		}
	}
}

func (f *bentFigures) print(w *bytes.Buffer, of string) {
	fmt.Fprintf(w, "# sentences of %s\n\n", of)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "kind\tclaims\tsome report said to assert it\t")
	bent, asserted := 0, 0
	for _, k := range quality.BentKinds {
		fmt.Fprintf(table, "%s\t%d\t%d\t\n", k, f.of[k], f.asserted[k])
		if k != "true" {
			bent, asserted = bent+f.of[k], asserted+f.asserted[k]
		}
	}
	table.Flush()
	fmt.Fprintf(w, "\n%d of %d bent ones\n\n  %s\n\n", asserted, bent, strings.Join(f.wrong, "\n  "))
}
