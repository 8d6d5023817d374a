package verify

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

// asRead reads the sample's reports again and finds them unchanged.
func asRead(b *schema.Brief) Now {
	var now Now
	for _, r := range b.Reports {
		now.Add(r.Ref, Reread{Text: r.Text, SHA256: r.SHA256})
	}
	return now
}

// without reads them again, but for one.
func without(b *schema.Brief, ref string) Now {
	var now Now
	for _, r := range b.Reports {
		if r.Ref != ref {
			now.Add(r.Ref, Reread{Text: r.Text, SHA256: r.SHA256})
		}
	}
	return now
}

func TestUnchanged(t *testing.T) {
	b := sample.Brief()
	for _, d := range Brief(b, asRead(b)) {
		t.Errorf("unexpected difference: %+v", d)
	}
}

// One changed character, wherever it stands, is noticed at its place.
func TestEveryCharacterCounts(t *testing.T) {
	b := sample.Brief()
	for _, r := range b.Reports {
		text := []rune(r.Text)
		for i := range text {
			old := text[i]
			text[i] = '¤'
			now := asRead(b)
			now.Add(r.Ref, Reread{Text: string(text), SHA256: "other"})
			text[i] = old

			found := Brief(b, now)
			if len(found) == 0 {
				t.Fatalf("%s: a change at %d is not noticed", r.ID, i)
			}
			if d := found[0]; d.Kind != Text || d.Report != r.Ref || d.Start != i || d.End != i+1 || d.Want != string(old) || d.Got != "¤" {
				t.Fatalf("%s: a change at %d is told as %+v", r.ID, i, d)
			}
			for _, d := range found[1:] {
				if d.Kind != Words || d.Start > i || d.End <= i {
					t.Fatalf("%s: a change at %d is said to touch %+v", r.ID, i, d)
				}
			}
		}
	}
}

func find(found []Difference, kind Kind, what string) *Difference {
	for i := range found {
		if found[i].Kind == kind && strings.Contains(found[i].What, what) {
			return &found[i]
		}
	}
	return nil
}

func TestReread(t *testing.T) {
	b := sample.Brief()
	f := b.Reports[5]
	edited := func(old, new string) Now {
		now := asRead(b)
		now.Add(f.Ref, Reread{Text: strings.Replace(f.Text, old, new, 1), SHA256: "other"})
		return now
	}
	for _, c := range []struct {
		name string
		now  Now
		kind Kind
		what string
		want string
		got  string
	}{
		{"words", edited("17 people", "18 people"), Words, "changed account 1", "Harbour master Tom Adeyemi now says 17 people were on the quay.", "Harbour master Tom Adeyemi now says 18 people were on the quay."},
		{"moved", edited("A third", "Yes: a third"), Moved, "moved by +5", "the hospital", "the hospital"},
		{"cut off", edited(f.Text[strings.Index(f.Text, "It is not"):], ""), Words, "evidence of claim c7", "It is not certain that the quay will stay shut until Monday, he said.", ""},
		{"not cited", edited("\n\n", "\n \n"), Text, "the text changed", "", " "},
		{"bytes", edited("", ""), Bytes, "sha256", f.SHA256, "other"},
		{"missing", without(b, f.Ref), Missing, "citations rest on it", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Brief(b, c.now)
			d := find(found, c.kind, c.what)
			if d == nil {
				t.Fatalf("no %s %q among %+v", c.kind, c.what, found)
			}
			if d.Report != f.Ref || d.Want != c.want || d.Got != c.got {
				t.Errorf("got %+v, want the words %q and %q of %s", *d, c.want, c.got, f.Ref)
			}
		})
	}
}

func TestUncitedChangeTouchesNoCitation(t *testing.T) {
	b := sample.Brief()
	b.Stories = []schema.Story{}
	now := asRead(b)
	r := b.Reports[5]
	now.Add(r.Ref, Reread{Text: strings.Replace(r.Text, "third", "fourth", 1), SHA256: "other"})
	found := Brief(b, now)
	if len(found) != 1 || !strings.Contains(found[0].What, "no cited span") {
		t.Errorf("got %+v", found)
	}
}

func TestSameBytesOtherText(t *testing.T) {
	b := sample.Brief()
	now := asRead(b)
	b.Reports[5].Text = strings.Replace(b.Reports[5].Text, "third", "first", 1)
	if find(Brief(b, now), Text, "the brief was edited") == nil {
		t.Error("an edited brief is not noticed")
	}
}

func TestConsistency(t *testing.T) {
	ghost := "ghost"
	for _, c := range []struct {
		name  string
		spoil func(*schema.Brief)
		what  string
	}{
		{"span past the end", func(b *schema.Brief) { b.Stories[0].Lines[0].Evidence[0].End = 10000 }, "line 1 lies outside"},
		{"negative span", func(b *schema.Brief) { b.Reports[0].Quotes[0].Start = -1 }, "quote 1 lies outside"},
		{"empty span", func(b *schema.Brief) { w := &b.Stories[0].Passages[0].Witnesses[0]; w.End = w.Start }, "passage p1 lies outside the text or is empty"},
		{"backward sentence", func(b *schema.Brief) { s := &b.Reports[0].Sentences[0]; s.Start, s.End = s.End, s.Start }, "sentence 1 lies outside"},
		{"composed line", func(b *schema.Brief) { b.Stories[0].Lines[1].Text = "Brakes failed." }, "line 2 is not what stands"},
		{"composed quote", func(b *schema.Brief) { b.Stories[0].Quotes[1].Wordings[0].Text = "No brakes." }, "quote q2 is not what stands"},
		{"line without evidence", func(b *schema.Brief) { b.Stories[0].Lines[0].Evidence = []schema.Evidence{} }, "line 1 is not what stands"},
		{"unknown report", func(b *schema.Brief) { b.Stories[0].Timeline[0].Evidence[0].Report = ghost }, `timeline 1 points at report "ghost"`},
		{"unknown report of the story", func(b *schema.Brief) { b.Stories[0].Reports[0] = ghost }, `no report "ghost"`},
		{"unknown claim", func(b *schema.Brief) { b.Stories[0].Lines[0].Claim = ghost }, `claim of line 1: there is no "ghost"`},
		{"unknown side", func(b *schema.Brief) { b.Stories[0].Conflicts[0].Sides[0].Claim = &ghost }, `side of conflict x1: there is no "ghost"`},
		{"unknown node", func(b *schema.Brief) { b.Stories[0].Lineage.Edges[0].From = ghost }, `edge of the lineage: there is no "ghost"`},
		{"unknown same text", func(b *schema.Brief) { b.Stories[0].Lineage.Nodes[4].SameText[0] = ghost }, `same text as D: there is no "ghost"`},
		{"unknown passage", func(b *schema.Brief) { b.Stories[0].Claims[0].Merges[0].Passage = &ghost }, `merge of claim c1: there is no "ghost"`},
		{"origin's index", func(b *schema.Brief) { b.Stories[0].Claims[0].Origins.List[0].Evidence[0] = 5 }, "points at evidence 5 of 5"},
		{"merge's index", func(b *schema.Brief) { b.Stories[0].Claims[0].Merges[0].B = -1 }, "points at evidence -1 of 5"},
		{"same id", func(b *schema.Brief) { b.Reports[1].ID = "A" }, "two reports have the id A"},
		{"same ref", func(b *schema.Brief) { b.Reports[1].Ref = b.Reports[0].Ref }, "two reports have the ref"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := sample.Brief()
			c.spoil(b)
			found := Brief(b, asRead(b))
			if find(found, Broken, c.what) == nil {
				t.Errorf("no %q among %+v", c.what, found)
			}
		})
	}
}

// Folded lines in a report are no difference to the words.
func TestQuotedAcrossLines(t *testing.T) {
	b := sample.Brief()
	r := &b.Reports[5]
	r.Text = strings.Replace(r.Text, "the storm brakes", "the\nstorm brakes", 1)
	if found := Brief(b, asRead(b)); len(found) != 0 {
		t.Errorf("unexpected differences: %+v", found)
	}
}

// A report that stands elsewhere is known by its bytes, unless what has them is
// another report of the brief: of two copies the one that is gone is missed.
func TestMovedReports(t *testing.T) {
	b := sample.Brief()
	r := b.Reports[5]
	for _, c := range []struct {
		ref  string
		is   Reread
		want Kind // or "" for no difference
	}{
		{"elsewhere/" + r.Ref, Reread{r.Text, r.SHA256}, ""},
		{"elsewhere/" + r.Ref, Reread{r.Text + " More.", "other"}, Missing},
		{"elsewhere/" + r.Ref, Reread{r.Text + " More.", r.SHA256}, Text},
		{b.Reports[0].Ref, Reread{r.Text, r.SHA256}, Missing},
	} {
		now := without(b, r.Ref)
		now.Add(c.ref, c.is)
		if c.ref == b.Reports[0].Ref {
			b.Reports[0].Text, b.Reports[0].SHA256 = r.Text, r.SHA256
		}
		var got Kind
		for _, d := range Brief(b, now) {
			if d.Report == r.Ref && d.Kind != Broken && got == "" {
				got = d.Kind
			}
		}
		if got != c.want {
			t.Errorf("%s as %+v: %q, want %q", c.ref, c.is, got, c.want)
		}
	}
}
