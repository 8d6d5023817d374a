package headwater

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// TestBridge reads three days of a bridge's collapse as a monitor meets them: an
// agency's copy and its updates, a paper with its own witnesses, a ministry's statement,
// a blog, a feed, a wrong toll and its correction, and two other stories of the town (which are not yet
// kept apart: the plain texts among them have no day when stories are found).
func TestBridge(t *testing.T) {
	b, err := Brief(context.Background(), []string{"testdata/bridge"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := b.Stories[0]
	warned, of14 := 0, 0
	for _, c := range s.Conflicts {
		if strings.Contains(c.Note, "notice was given") {
			warned++
		}
		if strings.Contains(c.Note, "Fourteen") {
			of14++
		}
	}
	if warned != 2 {
		t.Errorf("%d disputes on who was told, want two: of the union's letter and of the contractor's request", warned)
	}
	if of14 == 0 {
		t.Error("a rescue worker's count is not held against that of the police")
	}
	if !slices.ContainsFunc(s.Changes, func(c schema.Change) bool { return c.Source == "Ilse Marwick" }) {
		t.Error("the count of the police did not rise")
	}

	for words, want := range map[string]string{
		"We got no answer":                       "Rolf Estergaard",
		"We heard nothing beforehand":            "Ilse Marwick",
		"The dead of Corvane are owed an answer": "Astrid Venn",
		"They held the purse":                    "Henrik Solberg",
	} {
		got := "nobody"
		for _, q := range s.Quotes {
			if strings.Contains(q.Wordings[0].Text, words) && q.Speaker != nil {
				got = *q.Speaker
			}
		}
		if got != want {
			t.Errorf("%q is said by %s, want %s", words, got, want)
		}
	}
	for _, c := range s.Claims {
		for _, o := range c.Origins.List {
			if o.Name == "Sons" {
				t.Error("Halbrecht and Sons is one house")
			}
		}
	}
}
