package headwater_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

func noon() time.Time { return time.Unix(1_700_000_000, 0) }

// archived keeps inputs in a new archive.
func archived(t *testing.T, inputs ...string) *headwater.Archive {
	t.Helper()
	a, err := headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	for _, in := range inputs {
		if _, err := a.Add(t.Context(), []string{in}, headwater.Options{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// The brief of an archive is that of a batch over the same reports: the same
// stories, and in each the same claims, lineage and days.
func TestArchiveAgreesWithBatch(t *testing.T) {
	var inputs []string
	for _, name := range examples {
		inputs = append(inputs, input(name))
	}
	batch, err := headwater.Brief(t.Context(), inputs, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(inputs)
	a := archived(t, inputs...)
	kept, err := a.BriefSince(t.Context(), 0, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(kept.Stories) != len(batch.Stories) {
		t.Fatalf("%d stories, want %d", len(kept.Stories), len(batch.Stories))
	}
	stories := map[string]*schema.Story{}
	for i, s := range batch.Stories {
		stories[members(batch, s)] = &batch.Stories[i]
	}
	for _, s := range kept.Stories {
		want := stories[members(kept, s)]
		if want == nil {
			t.Errorf("no story of the batch has the reports %s", members(kept, s))
			continue
		}
		if diff := cmp.Diff(shape(want), shape(&s)); diff != "" {
			t.Errorf("%s: the archive's story differs from the batch's:\n%s", s.Title, diff)
		}
		one, err := a.Story(t.Context(), s.ID, headwater.Options{})
		if err != nil || len(one.Stories) != 1 || len(one.Reports) != len(s.Reports) {
			t.Errorf("story %s alone: %v", s.ID, err)
			continue
		}
		var out bytes.Buffer
		if err := render.JSON(&out, one); err != nil {
			t.Fatal(err)
		}
		schematest.Brief(t, out.Bytes())
		if diff := cmp.Diff(shape(want), shape(&one.Stories[0])); diff != "" {
			t.Errorf("%s: alone it differs from the batch's:\n%s", s.Title, diff)
		}
	}
	if n, err := a.Verify(t.Context(), func(f archive.Fault) { t.Error(f) }); err != nil || n != len(batch.Reports) {
		t.Errorf("%d reports verified, %v", n, err)
	}
}

// members names a story by the refs of its reports.
func members(b *schema.Brief, s schema.Story) string {
	ref := map[string]string{}
	for _, r := range b.Reports {
		ref[r.ID] = r.Ref
	}
	var out []string
	for _, id := range s.Reports {
		out = append(out, ref[id])
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// shape is what of a story does not hang on the order of its reports.
func shape(s *schema.Story) map[string]any {
	var claims []string
	for _, c := range s.Claims {
		claims = append(claims, fmt.Sprintf("%s (%d–%d of %d)", c.Text, c.Origins.Low, c.Origins.High, len(c.Evidence)))
	}
	slices.Sort(claims)
	return map[string]any{
		"counts": s.Counts, "period": s.Period, "claims": claims, "passages": len(s.Passages),
		"edges": len(s.Lineage.Edges), "conflicts": len(s.Conflicts), "timeline": len(s.Timeline),
	}
}

func TestArchiveAnswers(t *testing.T) {
	a := archived(t, input("ferry"), input("reservoir"))
	found, err := a.Search(t.Context(), `"coast guard"`, 5)
	if err != nil || len(found.Hits) == 0 {
		t.Fatalf("found %+v, %v", found, err)
	}
	for _, h := range found.Hits {
		r, err := a.Report(t.Context(), h.Report)
		if err != nil {
			t.Fatal(err)
		}
		if runes := []rune(r.Text); string(runes[h.Snippet.Start:h.Snippet.End]) != h.Snippet.Text {
			t.Errorf("%s: the snippet %q does not stand at %d–%d", h.Report, h.Snippet.Text, h.Snippet.Start, h.Snippet.End)
		}
	}
	var out bytes.Buffer
	if err := render.SearchJSON(&out, found); err != nil {
		t.Fatal(err)
	}
	schematest.Search(t, out.Bytes())

	got, err := a.Check(t.Context(), "58 people were on board")
	if err != nil || got.Verdict != "asserted" && got.Verdict != "disputed" {
		t.Errorf("check: %+v, %v", got, err)
	}
	hold(t, got)
	if got, err = a.Check(t.Context(), "The walrus was crowned in Paris."); err != nil || got.Verdict != "nothing" {
		t.Errorf("check: %+v, %v", got, err)
	}
	if got, err = a.Check(t.Context(), "…"); err != nil || got.Verdict != "nothing" {
		t.Errorf("check of no words: %+v, %v", got, err)
	}
	c, err := a.Compare(t.Context(), found.Hits[0].Report, found.Hits[1].Report)
	if err != nil || c.A.Ref != found.Hits[0].Report {
		t.Errorf("compare: %v", err)
	}
	for _, err := range []error{
		second(a.Compare(t.Context(), "x", "y")), second(a.Report(t.Context(), "x")), second(a.Versions(t.Context(), "x")),
		second(a.Story(t.Context(), "x", headwater.Options{})), second(a.Search(t.Context(), "story:x", 1)),
	} {
		if !errors.Is(err, archive.ErrUnknown) {
			t.Errorf("error %v, want one of what is not there", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }
