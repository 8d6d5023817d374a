package headwater

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// TestPlant reads twenty-one reports of three days as a newsroom gets them: four
// versions of an agency's, what was made of these, a statement in full, a local paper
// with a memo, a wrong toll and its correction, a feed, and two other stories of the
// same town. What an editor would want of them holds.
func TestPlant(t *testing.T) {
	b, err := Brief(context.Background(), []string{"testdata/plant"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var sizes []int
	for _, s := range b.Stories {
		sizes = append(sizes, len(s.Reports))
	}
	if !slices.Equal(sizes, []int{17, 2, 2}) {
		t.Fatalf("stories of %v reports, want the fire, the school and the club", sizes)
	}
	fire := b.Stories[0]
	if strings.HasPrefix(fire.Title, "Statement") || *fire.Period.Start != "2025-03-03" || *fire.Period.End != "2025-03-05" {
		t.Errorf("%q, %s to %s", fire.Title, *fire.Period.Start, *fire.Period.End)
	}

	claim := func(words string) schema.Claim {
		for _, c := range fire.Claims {
			if strings.Contains(c.Text, words) {
				return c
			}
		}
		t.Fatalf("no claim says %q", words)
		return schema.Claim{}
	}
	if c := claim("At least 12 people have died"); !slices.ContainsFunc(c.Evidence, func(e schema.ClaimEvidence) bool { return e.Stance == "denies" }) {
		t.Error("the station that had twelve dead has taken it back")
	}
	if c := claim("the main valve was closed"); slices.ContainsFunc(c.Origins.List, func(o schema.Origin) bool { return o.Name == "Victor Sand" }) {
		t.Error("what a memo to the manager says is no word of the manager's")
	}
	off := claim("had been switched off since January")
	for _, e := range off.Evidence {
		if text := textAt(b, schema.Evidence{Report: e.Report, Start: e.Start, End: e.End}); strings.Contains(text, "whether") || strings.Contains(text, "in working order") {
			t.Errorf("%q is no evidence that the sprinklers were off", text)
		}
	}

	sprinklers := 0
	numbers := map[string]bool{}
	for _, c := range fire.Conflicts {
		if strings.Contains(textAt(b, c.Sides[0].Evidence[0])+textAt(b, c.Sides[1].Evidence[0]), "sprinkler") {
			sprinklers++
		}
		if c.Kind == "number" {
			if numbers[c.Note] || strings.Contains(c.Note, "Three") && strings.Contains(c.Note, "Four") {
				t.Errorf("%s: told twice, or a toll that rose", c.Note)
			}
			numbers[c.Note] = true
		}
	}
	if sprinklers != 1 {
		t.Errorf("the sprinklers are in dispute %d times, want once", sprinklers)
	}
}

// textAt is what a place in a brief says.
func textAt(b *schema.Brief, e schema.Evidence) string {
	for _, r := range b.Reports {
		if r.ID == e.Report {
			return string([]rune(r.Text)[e.Start:e.End])
		}
	}
	return ""
}
