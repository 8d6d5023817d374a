package headwater

import (
	"context"
	"strings"
	"testing"
)

// TestPatchwork reads five undated texts that sites pieced together from reports
// which are not among them: sentences cut off, quotes never closed, headlines of
// other stories in between. What a careful reader would say of them holds.
func TestPatchwork(t *testing.T) {
	b, err := Brief(context.Background(), []string{"testdata/patchwork"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Stories) != 1 {
		t.Fatalf("%d stories, want one", len(b.Stories))
	}
	s := b.Stories[0]

	lost := map[string]bool{}
	for _, n := range s.Lineage.Nodes {
		lost[n.ID] = n.Kind == "lost"
	}
	for _, e := range s.Lineage.Edges {
		if !lost[e.From] {
			t.Errorf("%s is called the source of %s", e.From, e.To)
		}
	}

	said := func(words string) (low int) {
		for _, c := range s.Claims {
			if strings.Contains(c.Text, words) {
				return c.Origins.Low
			}
		}
		t.Fatalf("no claim says %q", words)
		return 0
	}
	if n := said("has handed prosecutors a dossier"); n != 2 {
		t.Errorf("the dossier was handed over, say %d: she who did it, and the prosecution", n)
	}
	if n := said("strained the coalition"); n != 1 {
		t.Errorf("the coalition is strained, say %d, in the words of one lost text", n)
	}
	if len(s.Conflicts) > 0 {
		t.Errorf("a dispute where a denial answers nobody here: %+v", s.Conflicts)
	}
	for _, c := range s.Claims {
		if strings.Contains(c.Text, "Oil climbs") || strings.Contains(c.Text, "Rovers") || strings.Contains(c.Text, "Ferry fares") {
			t.Errorf("another story's headline is a claim: %q", c.Text)
		}
	}
	if q := b.Reports[0].Quotes; len(q) == 0 || q[0].Speaker == nil || q[0].Speaker.Name != "Maren Holt" {
		t.Error("the former adviser is whom another text calls the ex-adviser Holt")
	}
}
