package flow

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/story"
)

const dam = `Dam at Ilmen holds after night of rain
The dam at Ilmen held on Tuesday after a night of heavy rain, the water board said.
"We opened both gates at four in the morning," said its engineer, Marta Quint.
Some 300 people in the valley had left their houses on Monday.
`

// copiesOf makes n reports of one text by as many outlets, each a day before
// the last, and one in other words.
func copiesOf(n int) []*report.Report {
	var out []*report.Report
	for i := range n {
		day := calendar.Single(calendar.Day(22_000 + n - i))
		out = append(out, &report.Report{Ref: fmt.Sprint("copy ", i), Outlet: fmt.Sprint("Outlet ", i), Title: "Dam at Ilmen holds after night of rain", Language: "en",
			Text: dam, Published: report.Published{Days: day, Basis: report.Stated}})
	}
	return append(out, &report.Report{Ref: "other", Title: "Valley of Ilmen dry", Language: "en",
		Text: "Valley of Ilmen dry\nThe people of the valley below the Ilmen dam can go home, its engineer, Marta Quint, said on Tuesday.\n"})
}

// Past a number of copies of one text, more of them add reports and nothing
// else; and each report still has what is found in it.
func TestCopiesBeyondCounting(t *testing.T) {
	tell := func(n int) (*Corpus, int, int) {
		texts := Cut(copiesOf(n))
		s := story.Story{}
		for i := range texts {
			s.Reports = append(s.Reports, i)
		}
		c := Read(texts, []story.Story{s})
		told := c.Tell(s, Decided{})
		evidence, same := 0, 0
		for _, x := range told.Claims.Claims {
			evidence += len(x.Evidence)
		}
		seen := map[int]bool{}
		for _, node := range told.Graph.Nodes {
			same = max(same, len(node.Reports))
			for _, r := range node.Reports {
				if seen[r] {
					t.Errorf("report %d is in two nodes", r)
				}
				seen[r] = true
			}
		}
		if len(seen) != n+1 || len(told.Reports) != n+1 {
			t.Errorf("%d reports in the lineage and %d in the story, not %d", len(seen), len(told.Reports), n+1)
		}
		return c, evidence, same
	}
	_, want, _ := tell(mostCopies)
	c, got, same := tell(3 * mostCopies)
	if got != want || want == 0 {
		t.Errorf("%d pieces of evidence with three times the copies, not %d", got, want)
	}
	if same != 3*mostCopies {
		t.Errorf("%d reports are of one text", same)
	}
	for i := range 3 * mostCopies {
		if len(c.Readings[i].Quotes) != 1 || c.Days[i].Days != c.Texts[i].Published.Days {
			t.Errorf("report %d: %d quotes, day %v", i, len(c.Readings[i].Quotes), c.Days[i].Days)
		}
	}
}

func TestLoadKeepsTheOrderOfRecords(t *testing.T) {
	name := filepath.Join(t.TempDir(), "many.jsonl")
	var lines []byte
	for i := range 200 {
		lines = fmt.Appendf(lines, "{\"id\":\"%d\",\"text\":\"The ferry to Hesk left at %d o'clock.\"}\n", i%50, i)
	}
	if err := os.WriteFile(name, append(lines, "{}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	n := 0
	given := calendar.Day(20_000)
	skipped, err := Load(context.Background(), []string{name}, read.Options{}, given, func(r *report.Report, own string) error {
		if want := fmt.Sprintf("The ferry to Hesk left at %d o'clock.", n); r.Text != want {
			t.Errorf("report %d: %q", n, r.Text)
		}
		if want := fmt.Sprint(n % 50); own != want || n >= 50 && r.Ref == own {
			t.Errorf("report %d: ref %q, by itself %q", n, r.Ref, own)
		}
		if r.Published.Basis != report.Given || r.Published.Days != calendar.Single(given) {
			t.Errorf("report %d: %+v", n, r.Published)
		}
		n++
		return nil
	})
	if err != nil || n != 200 || len(skipped) != 1 {
		t.Errorf("%d reports, %v skipped, %v", n, skipped, err)
	}
	stop := fmt.Errorf("stop")
	if _, err := Load(context.Background(), []string{name}, read.Options{}, 0, func(*report.Report, string) error { return stop }); err != stop {
		t.Errorf("the error of yield became %v", err)
	}
}

// What is traced is what is told, but for the claims and what contradicts them.
func TestTrace(t *testing.T) {
	texts := Cut(copiesOf(3))
	s := story.Story{Reports: []int{0, 1, 2, 3}}
	told := Read(texts, []story.Story{s})
	want := told.Tell(s, Decided{})
	traced := Read(texts, []story.Story{s})
	got := traced.Trace(s, Decided{})
	if len(want.Claims.Claims) == 0 || len(got.Claims.Claims) > 0 {
		t.Errorf("%d claims told and %d traced", len(want.Claims.Claims), len(got.Claims.Claims))
	}
	want.Claims, want.Conflicts = got.Claims, got.Conflicts
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(traced, told) {
		t.Errorf("traced %+v\ntold %+v", got, want)
	}
}
