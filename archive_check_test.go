package headwater_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
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
