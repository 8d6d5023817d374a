package forms

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/schema"
)

var events = []string{"ferry", "museum", "reservoir.jsonl"}

const examples = "../../examples/"

// The same event gives the same claims, origins and lines in every form.
//
// A plain text doesn't say its outlet, and outlets are evidence: so the forms
// are compared once with no outlet among them, and once with each.
func TestFormMakesNoDifference(t *testing.T) {
	for _, event := range events {
		t.Run(event, func(t *testing.T) {
			named, err := Load(examples + event)
			if err != nil {
				t.Fatal(err)
			}
			nameless := make([]Source, len(named))
			for i, s := range named {
				s.Site, s.Page = "", ""
				nameless[i] = s
			}
			texts := t.TempDir()
			for i, s := range nameless {
				write(t, texts, fmt.Sprintf("%02d.txt", i), []byte(s.Plain()))
			}
			compare(t, "without outlets", texts, nameless)
			compare(t, "with outlets", "", named)
		})
	}
}

// compare sets reports in every form and compares what comes of them with what
// comes of the first, or of the input that is given.
func compare(t *testing.T, what, input string, reports []Source) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "reports.jsonl", must(Lines(reports))(t))
	if input == "" {
		input = filepath.Join(dir, "reports.jsonl")
	}
	want := essence(t, input)
	if len(want) < 20 {
		t.Fatalf("%s: so little can't be compared: %q", what, want)
	}
	forms := map[string]string{"JSON Lines": filepath.Join(dir, "reports.jsonl"), "pages": filepath.Join(dir, "pages"), "feeds": filepath.Join(dir, "feeds")}
	for i, s := range reports {
		write(t, dir, fmt.Sprintf("pages/%02d.html", i), []byte(s.HTML()))
		write(t, dir, fmt.Sprintf("feeds/%02d.xml", i), must(RSS(s.Site, s.Page, reports[i:i+1]))(t))
	}
	if reports[0].Page != "" {
		write(t, dir, "pages.warc.gz", must(WARC(reports))(t))
		forms["WARC"] = filepath.Join(dir, "pages.warc.gz")
	} else {
		write(t, dir, "feed.xml", must(RSS("", "", reports))(t))
		forms["one feed"] = filepath.Join(dir, "feed.xml")
	}
	for form, input := range forms {
		if diff := cmp.Diff(want, essence(t, input)); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", what, form, diff)
		}
	}
}

// essence is what a brief says that doesn't hang on the form of its inputs:
// each story's reports by their titles, claims with their origins, conflicts
// and lines. What a headline alone adds is left out, since it stands in a
// plain text and beside the text of every other form.
func essence(t *testing.T, input string) []string {
	t.Helper()
	b, err := headwater.Brief(context.Background(), []string{input}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Skipped) > 0 {
		t.Fatalf("skipped %v", b.Skipped)
	}
	place := map[string]int{}
	text := map[string][]rune{}
	for i, r := range b.Reports {
		place[r.ID], text[r.ID] = i, []rune(r.Text)
	}
	words := func(e schema.Evidence) string {
		return fmt.Sprintf("%d:%s", place[e.Report], string(text[e.Report][e.Start:e.End]))
	}
	var out []string
	for _, s := range b.Stories {
		reports := ""
		for _, id := range s.Reports {
			reports += fmt.Sprintf(" %d", place[id])
		}
		out = append(out, fmt.Sprintf("story%s: %+v", reports, s.Counts))
		for _, c := range s.Claims {
			line := fmt.Sprintf("claim %s (%d–%d)", c.Text, c.Origins.Low, c.Origins.High)
			for _, o := range c.Origins.List {
				line += fmt.Sprintf(" [%s %s]", o.Kind, o.Name)
			}
			for _, e := range c.Evidence {
				line += " | " + words(schema.Evidence{Report: e.Report, Start: e.Start, End: e.End}) + " " + string(e.Stance)
			}
			out = append(out, line)
		}
		for _, c := range s.Conflicts {
			line := "conflict " + string(c.Kind)
			for _, side := range c.Sides {
				for _, e := range side.Evidence {
					line += " | " + words(e)
				}
			}
			out = append(out, line)
		}
		for _, l := range s.Lines {
			out = append(out, "line "+l.Text)
		}
	}
	return out
}

func write(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func must(b []byte, err error) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}
