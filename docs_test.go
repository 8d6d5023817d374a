package headwater_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/render"
)

// The beginning of a brief in the README is what the program prints.
func TestReadmeExcerpt(t *testing.T) {
	const (
		begin = "<!-- excerpt: make golden writes it -->\n```\n"
		end   = "```\n<!-- end of excerpt -->"
		least = 20 // lines; it goes on to the next blank one
	)
	var text bytes.Buffer
	if err := render.Text(&text, brief(t, "ferry"), render.TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(text.String(), "\n")
	cut := least
	for cut < len(lines) && lines[cut] != "\n" {
		cut++
	}
	want := strings.Join(lines[:min(cut, len(lines))], "") + "…\n"
	golden.CheckPart(t, "README.md", begin, end, want)
}

// docs/dependencies.md speaks of every direct dependency and of no other.
func TestDependenciesAreExplained(t *testing.T) {
	var required []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(read(t, "go.mod"), -1) {
		required = append(required, m[1])
	}
	var explained []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(read(t, "docs/dependencies.md"), -1) {
		explained = append(explained, m[1])
	}
	slices.Sort(explained)
	if !slices.Equal(required, explained) {
		t.Errorf("go.mod requires\n%q\ndocs/dependencies.md explains\n%q", required, explained)
	}
}

// Links between the documents lead somewhere.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^):#]+)[^)]*\)`)
	for _, pattern := range []string{"*.md", "*/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			for _, m := range link.FindAllStringSubmatch(read(t, file), -1) {
				if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
					t.Errorf("%s links to %s, which is not there", file, m[1])
				}
			}
		}
	}
}

// CONTRIBUTING.md sends nobody to a function that is not there.
func TestWayToFunctions(t *testing.T) {
	_, table, found := strings.Cut(read(t, "CONTRIBUTING.md"), "\n## From a false line to the function\n")
	table, _, _ = strings.Cut(table, "\n## ")
	if !found {
		t.Fatal("the section is gone")
	}
	for row := range strings.Lines(table) {
		cells := strings.Split(row, "|")
		if len(cells) != 5 || !strings.Contains(row, "](internal/") {
			continue
		}
		folder := regexp.MustCompile(`\]\((internal/\w+)\)`).FindStringSubmatch(cells[3])[1]
		var code strings.Builder
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			code.WriteString(read(t, file))
		}
		for _, name := range regexp.MustCompile("`(\\w+)`").FindAllStringSubmatch(cells[3], -1) {
			declared := regexp.MustCompile(`(?m)^(func (\([^)]*\) )?|type )` + name[1] + `\b`)
			if name[1] != "why" && name[1] != "basis" && !declared.MatchString(code.String()) {
				t.Errorf("%s has no %s", folder, name[1])
			}
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
