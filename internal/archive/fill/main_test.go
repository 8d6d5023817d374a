package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The command fills an archive, asks it, and has readers look at it.
func TestFillAndVisit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	var out strings.Builder
	if err := run(t.Context(), path, 60, 1, 3, "", &out); err != nil {
		t.Fatal(err)
	}
	c := crowd{readers: 4, adds: 50, pause: 5 * time.Millisecond, lasts: time.Second, large: 12}
	if err := c.visit(t.Context(), path, 1, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`(?m)^ +60 .*\d$`, `stories of \d+ events: B³`, `search: median \d+ ms`, `check: median`, `a story of 1\d reports was added`,
		`4 readers for 1 s`, `front page +\d`, `large story +\d`, `report +\d`,
	} {
		if !regexp.MustCompile(want).MatchString(out.String()) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
	if err := run(t.Context(), path, 60, 1, 3, "", &out); err == nil {
		t.Error("an archive that was there was filled")
	}
}

// The same seed makes the same reports, and copies have the words of others.
func TestWorld(t *testing.T) {
	a, b := newWorld(7), newWorld(7)
	lines := map[string]int{}
	for range 3000 {
		x := a.report()
		if y := b.report(); x != y {
			t.Fatalf("%+v and %+v", x, y)
		}
		if name, err := eventOf(x.URL); err != nil || name == "" {
			t.Error(name, err)
		}
		for l := range strings.Lines(x.Text) {
			lines[strings.TrimSpace(l)]++
		}
	}
	shared := 0
	for _, n := range lines {
		if n > 1 {
			shared++
		}
	}
	if shared < len(lines)/4 {
		t.Errorf("%d of %d sentences stand in several reports", shared, len(lines))
	}
}
