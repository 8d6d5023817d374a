package headwater_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
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

// What an outlet changes in silence is shown in the story, with what it said
// before, in every format.
func TestRevisionsAreShown(t *testing.T) {
	const record = `{"url": "https://asp.example/dam", "outlet": "Asp Courier", "title": "Dam at Ulmar holds", "text": %q}`
	const first = "The dam at Ulmar held through the night, warden Ida Brenner said.\nThe lake rose by 40 centimetres on Friday.\nNobody was hurt."
	a := archived(t)
	for _, text := range []string{first, strings.Replace(first, "40", "75", 1), strings.Replace(first, "40", "80", 1) + "\nSchools are shut.", strings.Replace(strings.Replace(first, "40", "80", 1), "\nNobody was hurt.", "", 1)} {
		in := headwater.Options{Stdin: strings.NewReader(fmt.Sprintf(record, text))}
		if _, err := a.Add(t.Context(), []string{"-"}, in, nil); err != nil {
			t.Fatal(err)
		}
	}
	b, err := a.BriefSince(t.Context(), 0, headwater.Options{})
	if err != nil || len(b.Stories) != 1 {
		t.Fatalf("%+v, %v", b, err)
	}
	var got []string
	for _, r := range b.Stories[0].Revisions {
		after := "taken out"
		if r.After != nil {
			after = string([]rune(b.Reports[0].Text)[r.After.Start:r.After.End])
			if len(r.Claims) == 0 {
				t.Errorf("%q makes no claim", after)
			}
		}
		got = append(got, fmt.Sprintf("%d: %s → %s", r.Version, r.Before, after))
	}
	want := []string{
		"3: Nobody was hurt. → taken out",
		"3: Schools are shut. → taken out",
		"2: The lake rose by 75 centimetres on Friday. → The lake rose by 80 centimetres on Friday.",
		"1: The lake rose by 40 centimetres on Friday. → The lake rose by 80 centimetres on Friday.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var out bytes.Buffer
	if err := render.JSON(&out, b); err != nil {
		t.Fatal(err)
	}
	schematest.Brief(t, out.Bytes())
	for name, write := range map[string]func() error{
		"text":     func() error { return render.Text(&out, b, render.TextOptions{}) },
		"markdown": func() error { return render.Markdown(&out, b) },
		"html":     func() error { return render.HTML(&out, b) },
	} {
		out.Reset()
		if err := write(); err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"The lake rose by 40 centimetres", "taken out"} {
			if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), words) {
				t.Errorf("%s does not show %q", name, words)
			}
		}
		if !strings.Contains(strings.ToLower(out.String()), "changed after publication") {
			t.Errorf("%s has no heading", name)
		}
	}
}

// Whoever sends reports one by one, each after the one before was acknowledged,
// does not wait for ever.
func TestSlowStreamIsAcknowledged(t *testing.T) {
	a := archived(t)
	in, to := io.Pipe()
	acknowledged := make(chan string)
	done := make(chan error)
	go func() {
		_, err := a.Add(t.Context(), []string{"-"}, headwater.Options{Stdin: in}, func(o archive.Outcome) { acknowledged <- o.Ref })
		done <- err
	}()
	for i := range 5 {
		padding := strings.Repeat(" ", 1<<16) // the form is told from the first bytes
		fmt.Fprintf(to, "{\"id\": \"r%d\", \"text\": \"The mill of Osby made %d sacks of flour on Monday.\"}%s\n", i, i, padding)
		if got, want := <-acknowledged, fmt.Sprint("r", i); got != want {
			t.Errorf("%s is acknowledged, want %s", got, want)
		}
	}
	to.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
