package headwater_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/parallel"
)

// Who asks again gets the same answer, until something changed in the stories
// that it rests on.
func TestCheckRemembers(t *testing.T) {
	a := archived(t)
	add := func(url, outlet, text string) {
		t.Helper()
		line := fmt.Sprintf(`{"url": %q, "outlet": %q, "text": %q}`, url, outlet, text)
		if _, err := a.Add(t.Context(), []string{"-"}, headwater.Options{Stdin: strings.NewReader(line)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	add("https://asp.example/kiln", "Asp Courier", "Kiln at Orrin is closed\nThe brick kiln at Orrin was closed on Monday, mayor Ada Brandt said.\nThirty workers were sent home.")
	add("https://fell.example/otters", "Fell Post", "Otters are back\nOtters were seen in the river at Lower Fell, a warden said.")
	ask := func() any {
		t.Helper()
		c, err := a.Check(t.Context(), "The brick kiln at Orrin was closed.")
		if err != nil || c.Verdict != "asserted" {
			t.Fatalf("%+v, %v", c, err)
		}
		return c
	}
	first := ask()
	if ask() != first {
		t.Error("it was worked out again, with nothing changed")
	}
	add("https://fell.example/weir", "Fell Post", "Weir is mended\nThe weir at Lower Fell was mended, its keeper said.")
	if ask() != first {
		t.Error("it was worked out again for another story")
	}
	add("https://lenn.example/kiln", "Lenn Mirror", "Orrin kiln shut\nThe brick kiln at Orrin was closed on Monday, said Ada Brandt, the mayor.\nNobody knows for how long.")
	second := ask()
	if second == first {
		t.Error("a new report of the story changed nothing")
	}
	if _, err := a.Decide(t.Context(), archive.Decision{Kind: archive.Furniture, A: "Asp Courier", B: "Thirty workers were sent home."}); err != nil {
		t.Fatal(err)
	}
	if ask() == second {
		t.Error("what people decided changed nothing")
	}
}

// However many ask for a story at once, it is worked out once.
func TestStoryIsWorkedOutOnce(t *testing.T) {
	a, err := headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Now: noon, Build: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Add(t.Context(), []string{"examples/ferry"}, headwater.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	stories, err := a.Stories(t.Context(), archive.Page{Limit: 1})
	if err != nil || len(stories) != 1 {
		t.Fatal(stories, err)
	}
	var worked atomic.Int32
	progress := func(stage string, _ int) {
		if stage == "grouping" {
			worked.Add(1)
		}
	}
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			if b, err := a.Story(t.Context(), stories[0].ID, headwater.Options{Progress: progress}); err != nil || len(b.Stories) != 1 {
				t.Error(b, err)
			}
		})
	}
	all.Wait()
	if n := worked.Load(); n != 1 {
		t.Errorf("it was worked out %d times", n)
	}
}

// What goes wrong in one story is an error of that story, and not the end of
// the server.
func TestFaultOfOneStory(t *testing.T) {
	a := archived(t)
	if _, err := a.Add(t.Context(), []string{"examples/ferry"}, headwater.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	stories, err := a.Stories(t.Context(), archive.Page{Limit: 1})
	if err != nil || len(stories) != 1 {
		t.Fatal(stories, err)
	}
	broken := headwater.Options{Progress: func(string, int) { panic("a hostile report") }}
	var fault *parallel.Fault
	if _, err := a.Story(t.Context(), stories[0].ID, broken); !errors.As(err, &fault) || fault.Value != "a hostile report" {
		t.Errorf("got %v", err)
	}
	if _, err := a.Story(t.Context(), stories[0].ID, headwater.Options{}); err != nil {
		t.Errorf("the next who asks: %v", err)
	}
}

// So it is wherever it goes wrong, beside the stages too.
func TestFaultBesideTheStages(t *testing.T) {
	a := new(headwater.Archive) // that has no file
	for name, ask := range map[string]func() error{
		"story":   func() error { _, err := a.Story(t.Context(), "s1", headwater.Options{}); return err },
		"history": func() error { _, err := a.StoryAt(t.Context(), archive.Story{ID: "s1"}, 0); return err },
		"check":   func() error { _, err := a.Check(t.Context(), "The bridge at Orrin fell."); return err },
	} {
		if fault := (*parallel.Fault)(nil); !errors.As(ask(), &fault) {
			t.Errorf("%s: no fault", name)
		}
	}
}

// Whoever goes away stops what is worked out for him.
func TestWorkEndsWithItsContext(t *testing.T) {
	for _, stage := range []string{"cutting", "grouping", "attributing", "comparing"} {
		ctx, cancel := context.WithCancel(t.Context())
		began := func(s string, _ int) {
			if s == stage {
				cancel()
			}
			if s == "writing" {
				t.Errorf("stopped while %s, it went on to the end", stage)
			}
		}
		if _, err := headwater.Brief(ctx, []string{"examples/ferry"}, headwater.Options{Progress: began}); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped while %s: %v", stage, err)
		}
	}
}
