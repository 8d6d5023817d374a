package headwater

import (
	"context"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// TestExam reads five texts on a leaked paper, among them a spun copy that breaks off and
// one that others were pieced into: who would not resign and did, who learned it from whom,
// what was rejected and not denied.
func TestExam(t *testing.T) {
	b, err := Brief(context.Background(), []string{"testdata/exam"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Stories) != 1 {
		t.Fatalf("%d stories, want one", len(b.Stories))
	}
	s := b.Stories[0]
	if len(s.Conflicts) > 0 {
		t.Errorf("a dispute where the law only requires an inquiry: %+v", s.Conflicts)
	}
	notes := map[string]bool{}
	for _, c := range s.Changes {
		notes[c.Note] = true
		if c.Source != "Henrik Aldous" {
			t.Errorf("%s has no other account than before", c.Source)
		}
	}
	if len(s.Changes) != 2 || !notes["left, after it was said that this would not be"] || !notes["another account than before"] {
		t.Errorf("of the director's two changes: %v", notes)
	}

	said := func(words, stance, chain string) {
		for _, c := range s.Claims {
			for _, e := range c.Evidence {
				if text := []rune(textOf(b, e.Report)); !strings.Contains(string(text[e.Start:e.End]), words) {
					continue
				}
				var names []string
				for _, l := range e.Chain {
					names = append(names, l.Name)
				}
				if got := strings.Join(names, " < "); got != chain || string(e.Stance) != stance {
					t.Errorf("%q: %s by %s, want %s by %s", words, e.Stance, got, stance, chain)
				}
				return
			}
		}
		t.Errorf("no claim says %q", words)
	}
	said("a request by parents", "asserts", "two officials briefed on the decision")
	said("arrested a printer's assistant on Wednesday", "asserts", "Radio Marlow < prosecution")
	said("the assistant had acted alone", "asserts", "Marlow Post < Dina Haas's office")
	said("seized papers were false", "asserts", "Dina Haas")
	said("three of its pupils", "asserts", "St Agnes's")
	for _, a := range b.Reports[4].Attributions {
		if a.Act == "denies" && a.Chain[len(a.Chain)-1].Name != "prosecution" {
			t.Errorf("\"it\" is %s, which is no body", a.Chain[len(a.Chain)-1].Name)
		}
	}
	for _, c := range s.Claims {
		if strings.Contains(c.Text, "not to be named") {
			t.Errorf("how sources asked to be treated is a claim: %q", c.Text)
		}
	}
}

// textOf is the text of a report of a brief.
func textOf(b *schema.Brief, id string) string {
	for _, r := range b.Reports {
		if r.ID == id {
			return r.Text
		}
	}
	return ""
}
