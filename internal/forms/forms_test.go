package forms

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/schema"
)

var events = []string{"ferry", "museum", "reservoir.jsonl"}

const examples = "../../examples/"

// The same event gives the same claims, origins and lines in every form that
// says the same. Three things a form may not say: a plain text says no outlet,
// and has its headline in the text, where it is evidence; a web archive always
// says an address. So the forms are compared with outlets and without; and of
// the plain text, which alone has its headline inside, all else is compared.
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
			dir := t.TempDir()
			inputs := set(t, dir, "named", named)
			inputs["WARC"] = write(t, dir, "pages.warc.gz", must(WARC(named))(t))
			same(t, inputs)

			inputs = set(t, dir, "nameless", nameless)
			inputs["one feed"] = write(t, dir, "feed.xml", must(RSS("", "", nameless))(t))
			same(t, inputs)

			var lines []byte
			for i, s := range nameless {
				write(t, dir, fmt.Sprintf("texts/%02d.txt", i), []byte(s.Plain()))
				line, err := json.Marshal(map[string]string{"text": s.Plain()})
				if err != nil {
					t.Fatal(err)
				}
				lines = append(append(lines, line...), '\n')
			}
			inside := map[string]string{"plain text": filepath.Join(dir, "texts"), "JSON Lines": write(t, dir, "inside.jsonl", lines)}
			same(t, inside)
			alike(t, essence(t, inside["plain text"]), essence(t, inputs["pages"]))
		})
	}
}

// set writes reports in the forms that can carry whatever they say.
func set(t *testing.T, dir, under string, reports []Source) map[string]string {
	t.Helper()
	dir = filepath.Join(dir, under)
	for i, s := range reports {
		write(t, dir, fmt.Sprintf("pages/%02d.html", i), []byte(s.HTML()))
		write(t, dir, fmt.Sprintf("feeds/%02d.xml", i), must(RSS(s.Site, s.Page, reports[i:i+1]))(t))
	}
	return map[string]string{
		"JSON Lines": write(t, dir, "reports.jsonl", must(Lines(reports))(t)),
		"pages":      filepath.Join(dir, "pages"),
		"feeds":      filepath.Join(dir, "feeds"),
	}
}

// same holds that all forms give what JSON Lines give.
func same(t *testing.T, inputs map[string]string) {
	t.Helper()
	want := essence(t, inputs["JSON Lines"])
	if len(want) < 20 {
		t.Fatalf("so little can't be compared: %q", want)
	}
	for form, input := range inputs {
		if diff := cmp.Diff(want, essence(t, input)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
	}
}

// alike holds that nearly all claims and lines of one form are those of the
// other: a headline that is a claim can draw another to itself.
func alike(t *testing.T, a, b []string) {
	t.Helper()
	var common, all float64
	for _, x := range a {
		if strings.HasPrefix(x, "story") {
			continue
		}
		all++
		if slices.Contains(b, x) {
			common++
		} else {
			t.Logf("in the plain text alone: %s", x)
		}
	}
	if common < .85*all {
		t.Errorf("%.0f of %.0f claims and lines of the plain texts are those of the pages", common, all)
	}
}

// essence is what a brief says that doesn't hang on the form of its inputs:
// each story's reports by their titles, claims with their origins, conflicts
// and lines. What stands in headlines is left out.
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
	headline := func(report string, start, end int) bool {
		title := b.Reports[place[report]].Title
		return title != nil && start < len([]rune(*title)) && strings.HasPrefix(string(text[report]), *title)
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
			kept := 0
			for _, e := range c.Evidence {
				if headline(e.Report, e.Start, e.End) {
					continue
				}
				kept++
				line += " | " + words(schema.Evidence{Report: e.Report, Start: e.Start, End: e.End}) + " " + string(e.Stance)
			}
			if kept > 0 {
				out = append(out, line)
			}
		}
		for _, c := range s.Conflicts {
			line := "conflict " + string(c.Kind)
			for _, side := range c.Sides {
				for _, e := range side.Evidence {
					if !headline(e.Report, e.Start, e.End) {
						line += " | " + words(e)
					}
				}
			}
			out = append(out, line)
		}
		for _, l := range s.Lines {
			if e := l.Evidence; len(e) > 0 && headline(e[0].Report, e[0].Start, e[0].End) {
				continue
			}
			out = append(out, "line "+l.Text)
		}
	}
	return out
}

func write(t *testing.T, dir, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
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

// The files in examples/forms are what the tool makes of the examples now, and
// are read whole.
func TestExamplesAreCurrent(t *testing.T) {
	for _, event := range events {
		files, err := Files(examples + event)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			have, err := os.ReadFile(examples + "forms/" + f.Name)
			if err != nil || !bytes.Equal(unpacked(t, have), unpacked(t, f.Content)) {
				t.Errorf("examples/forms/%s is not what the tool makes: run go generate ./internal/forms", f.Name)
			}
		}
		under := examples + "forms/" + strings.TrimSuffix(event, ".jsonl")
		if feeds, archive := essence(t, under+"/feeds"), essence(t, under+"/pages.warc.gz"); len(feeds) == 0 || len(archive) == 0 {
			t.Error("nothing was read")
		}
	}
}

// unpacked is what a file holds: how it is packed may change with the library.
func unpacked(t *testing.T, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return b
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
