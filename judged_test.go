package headwater

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/schema"
)

// The event is invented.
const (
	kilnFirst = `Kiln at Oldmarsh pottery bursts, two potters hurt
A wood-fired kiln burst at the Oldmarsh pottery on Tuesday morning and hurt two potters, the fire brigade said.
The blast threw bricks across the yard and broke every window of the glazing shed.
Neighbours heard it as far away as the mill at Ferncombe.
The pottery has stood on the bank of the Lenn since 1874 and employs nineteen people.`
	kilnCopy = `Potters hurt as kiln bursts at Oldmarsh
A wood-fired kiln burst at the Oldmarsh pottery on Tuesday morning and hurt two potters, the fire brigade said.
The blast threw bricks across the yard and broke every window of the glazing shed.
Neighbours heard it as far away as the mill at Ferncombe.
Read the Lenn Valley Mirror every day.`
)

func kiln(t *testing.T) *Archive {
	t.Helper()
	a, err := OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), ArchiveOptions{
		Create: true, Build: "test", Now: func() time.Time { return time.Date(2031, 4, 12, 9, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	var records []read.Record
	for _, x := range []struct{ ref, outlet, text string }{{"first", "Oldmarsh Bell", kilnFirst}, {"copy", "Lenn Valley Mirror", kilnCopy}} {
		records = append(records, read.Record{Ref: x.ref, URL: "https://" + x.ref + ".example/kiln", Outlet: x.outlet, Content: x.text, Raw: []byte(x.text)})
	}
	if _, err := a.AddRecords(t.Context(), records, "2031-04-10"); err != nil {
		t.Fatal(err)
	}
	return a
}

func told(t *testing.T, a *Archive) *schema.Brief {
	t.Helper()
	s, err := a.StoryOf(t.Context(), "first")
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.Story(t.Context(), s.ID, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Reports) != 2 {
		t.Fatalf("%d reports in the story", len(b.Reports))
	}
	return b
}

// edgesOf are the edges between reports, as "from>to" by ref.
func edgesOf(b *schema.Brief) []string {
	ref := map[string]string{}
	for _, r := range b.Reports {
		ref[r.ID] = r.Ref
	}
	var out []string
	for _, e := range b.Stories[0].Lineage.Edges {
		if ref[e.From] != "" {
			out = append(out, ref[e.From]+">"+ref[e.To])
		}
	}
	return out
}

func decided(t *testing.T, a *Archive, d archive.Decision) archive.Decision {
	t.Helper()
	d, err := a.Decide(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Whatever the texts show, what people decided of an edge holds, until it is
// undone.
func TestDecidedEdges(t *testing.T) {
	a := kiln(t)
	before := edgesOf(told(t, a))
	confirmed := decided(t, a, archive.Decision{Kind: archive.Confirm, A: "copy", B: "first"})
	if got := edgesOf(told(t, a)); !slices.Equal(got, []string{"copy>first"}) {
		t.Errorf("confirmed: %q", got)
	}
	if err := a.Undo(t.Context(), confirmed.Num); err != nil {
		t.Fatal(err)
	}
	if got := edgesOf(told(t, a)); !slices.Equal(got, before) {
		t.Errorf("undone: %q, before %q", got, before)
	}
	for _, d := range []archive.Decision{{Kind: archive.Reject, A: "copy", B: "first"}, {Kind: archive.Reject, A: "first", B: "copy"}} {
		decided(t, a, d)
	}
	if got := edgesOf(told(t, a)); len(got) != 0 {
		t.Errorf("both ways rejected: %q", got)
	}
}

func TestDecidedFurniture(t *testing.T) {
	a := kiln(t)
	const line = "Read the Lenn Valley Mirror every day."
	marked := func() bool {
		for _, r := range told(t, a).Reports {
			for _, f := range r.Furniture {
				if string([]rune(r.Text)[f.Start:f.End]) == line {
					return true
				}
			}
		}
		return false
	}
	if marked() {
		t.Fatal("it is told for furniture without a decision")
	}
	decided(t, a, archive.Decision{Kind: archive.Furniture, A: "Lenn Valley Mirror", B: line})
	if !marked() {
		t.Error("not marked once that was decided")
	}
}

func TestDecidedOwners(t *testing.T) {
	a := kiln(t)
	sameOwner := func() bool {
		for _, c := range told(t, a).Stories[0].Claims {
			if slices.ContainsFunc(c.Merges, func(m schema.Merge) bool { return m.Why == "same owner" }) {
				return true
			}
		}
		return false
	}
	if sameOwner() {
		t.Error("one owner before that was decided")
	}
	decided(t, a, archive.Decision{Kind: archive.Owner, A: "Oldmarsh Bell", B: "Lenn Valley Mirror"})
	if !sameOwner() {
		t.Error("no merge once that was decided")
	}
}

// Words that stand in a report again and again are marked once each, at the
// cost of reading it.
func TestManyPlacesOfDecidedFurniture(t *testing.T) {
	r := &report.Report{Text: "Advert. The kiln burst. Advert. Advert.", Furniture: []report.Furniture{{Span: report.Span{Start: 24, End: 31}, Kind: report.Teaser}}}
	markAll(r, "Advert.")
	if want := []report.Span{{Start: 0, End: 7}, {Start: 24, End: 31}, {Start: 32, End: 39}}; !slices.EqualFunc(r.Furniture, want, func(f report.Furniture, s report.Span) bool { return f.Span == s }) {
		t.Errorf("marked %v", r.Furniture)
	}
	linear.Check(t, 20_000, func(n int) func() {
		text := strings.Repeat("Advert. The kiln burst. ", n)
		return func() { markAll(&report.Report{Text: text}, "Advert.") }
	})
}
