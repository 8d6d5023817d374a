package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two reports of one invented flood, the second a copy with a line more, and a
// third of another matter.
const (
	flood = `The river Orre broke its bank at Tilsmouth before dawn on Sunday and flooded forty cellars in the lower town. The harbour master said the sluice at Penny Lane had jammed.`
	more  = flood + ` The school stays closed on Monday.`
	other = `A violin lost on a tram in Castermoor thirty years ago was handed in on Friday by the grandson of the driver.`
)

func write(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestRun(t *testing.T) {
	sets, labels := t.TempDir(), t.TempDir()
	write(t, sets, "stories/town.jsonl", `{"id": "x", "text": "`+flood+`", "story": "1"}
{"id": "y", "text": "`+more+`", "story": "1"}
{"id": "z", "text": "`+other+`", "story": "2"}
`)
	write(t, sets, "times/town.jsonl", `{"id": "x", "text": "`+flood+`", "published": "2021-03-07", "times": [{"start": 50, "end": 61, "type": "TIME", "value": "2021-03-07TNI"}, {"start": 65, "end": 71, "type": "DATE", "value": "2021-03-07"}]}`)
	write(t, labels, "pairs.tsv", "# half\tset\ta\tb\trelation\textent\tnote\n"+
		"tune\tstories/town.jsonl\tx\ty\tcopied\twhole\t\n"+
		"tune\tstories/town.jsonl\tx\tz\tindependent\tfar\t\n"+
		"check\tstories/missing.jsonl\tp\tq\tcopied\twhole\t\n")
	write(t, labels, "claims.jsonl", `{"half": "tune", "set": "stories/town.jsonl", "claim": "cellars are full", "low": 1, "best": 1, "high": 1, "why": "same text", "evidence": [{"report": "x", "start": 0, "end": 109}, {"report": "y", "start": 0, "end": 109}]}`)

	write(t, labels, "conflicts.tsv", "")
	write(t, labels, "clauses.tsv", "tune\tstories/town.jsonl\tsame\tx\t0\t109\ty\t0\t109\n")
	write(t, labels, "meant.tsv", "tune\tstories/town.jsonl\tdescription\tnobody\tx\t110\t128\t0\t0\n")
	write(t, labels, "checks.tsv", "tune\tstories/town.jsonl\t1\ttrue\tThe sluice at Penny Lane had jammed.\n"+
		"tune\tstories/town.jsonl\t1\tday\tForty cellars were flooded on Friday.\n")

	var out strings.Builder
	if err := run([]string{"-labels", labels, "-list", "1", sets}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"stories/missing.jsonl is in none of the folders: its labels are left out\n",
		"stories/town.jsonl\n", "stories, B³  1.000      1.000   1.000",
		"times/town.jsonl\n", "times, value",
		"copied, whole       1.000    1.000               1.000    right, of 1",
		"independent, far    1.000    1.000               1.000    right, of 1",
		"claims found      1.000                     1 of 1",
		"counted too high  0.000                     0 of 1",
		"in one claim  1.000    1.000   1.000  1 of 1 found are right, 1 to find",
		"who is meant, description  1.000    1 of 1 right, 0 wrong, 0 left open, 0 not read",
		"true claims asserted  1.000                     1 of 1",
		"bent claims asserted  0.000                     0 of 1",
	} {
		if !strings.Contains(squeezed(out.String()), squeezed(want)) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
}

// squeezed is a text without the spaces that line up columns.
func squeezed(s string) string {
	lines := strings.SplitAfter(s, "\n")
	for i, l := range lines {
		end := ""
		if strings.HasSuffix(l, "\n") {
			end = "\n"
		}
		lines[i] = strings.Join(strings.Fields(l), " ") + end
	}
	return strings.Join(lines, "")
}

func TestRunFails(t *testing.T) {
	empty := t.TempDir()
	labels := t.TempDir()
	write(t, labels, "pairs.tsv", "# half\tset\ta\tb\trelation\textent\tnote\n")
	write(t, labels, "claims.jsonl", "")
	write(t, labels, "conflicts.tsv", "")
	write(t, labels, "clauses.tsv", "")
	write(t, labels, "checks.tsv", "")
	write(t, labels, "meant.tsv", "")
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "name a folder"},
		{[]string{"-labels", empty, empty}, "pairs.tsv"},
		{[]string{"-labels", labels, empty}, "no set in"},
	} {
		if err := run(c.args, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.args, err, c.want)
		}
	}
}
