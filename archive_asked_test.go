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
	"time"

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

// However many stories are asked for at once, few are worked out at a time; who
// waits and goes away costs nobody a place.
func TestFewAreWorkedOutAtATime(t *testing.T) {
	a := archived(t)
	var lines strings.Builder
	for i, text := range []string{
		"Bakers of Orrin strike over flour\nNo bread was sold in Orrin, the guild of bakers wrote.",
		"Otters return to Lower Fell\nA warden saw two otters below the weir at Lower Fell.",
		"Lighthouse at Quill Head goes dark\nThe lamp of Quill Head failed and ships were warned by radio.",
		"Orchestra loses its cellos\nThieves emptied a van of cellos behind the Marden concert hall.",
		"Mine at Tarn Deep floods\nPumps stopped and water rose in the lowest gallery of the mine.",
		"Comet seen by schoolchildren\nPupils on the roof of an observatory drew the comet's tail.",
	} {
		fmt.Fprintf(&lines, "{\"id\": \"r%d\", \"text\": %q}\n", i, text)
	}
	if _, err := a.Add(t.Context(), []string{"-"}, headwater.Options{Stdin: strings.NewReader(lines.String())}, nil); err != nil {
		t.Fatal(err)
	}
	stories, err := a.Stories(t.Context(), archive.Page{})
	if err != nil || len(stories) != 6 {
		t.Fatal(len(stories), err)
	}
	began, goOn := make(chan bool), make(chan bool)
	wait := headwater.Options{Progress: func(stage string, _ int) {
		if stage == "cutting" {
			began <- true
			<-goOn
		}
	}}
	var all sync.WaitGroup
	for _, s := range stories {
		all.Go(func() {
			if _, err := a.Story(t.Context(), s.ID, wait); err != nil {
				t.Error(err)
			}
		})
	}
	most := 0
	for range stories {
		select {
		case <-began:
			most++
			continue
		case <-time.After(300 * time.Millisecond): // the others wait for one to end
		}
		break
	}
	if most == 0 || most == len(stories) {
		t.Errorf("%d of %d stories were worked out at once", most, len(stories))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := a.Check(ctx, "Bread was sold in Orrin."); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("who went away got %v", err)
	}
	close(goOn)
	for range len(stories) - most {
		<-began
	}
	all.Wait()
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
		"story": func() error { _, err := a.Story(t.Context(), "s1", headwater.Options{}); return err },
		"check": func() error { _, err := a.Check(t.Context(), "The bridge at Orrin fell."); return err },
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
