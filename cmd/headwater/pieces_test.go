package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/verify"
	"github.com/headwater-news/headwater/schema"
)

// pieces writes a brief as headwater-batch does: each story's reports and the
// story in files of one name.
func pieces(t *testing.T, b *schema.Brief) string {
	t.Helper()
	dir := t.TempDir()
	for i, s := range b.Stories {
		var reports strings.Builder
		for _, r := range b.Reports {
			for _, id := range s.Reports {
				if id == r.ID {
					json.NewEncoder(&reports).Encode(r)
				}
			}
		}
		story, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		number := string(rune('0' + len(b.Stories) - i)) // not in the order of the inputs
		for kind, content := range map[string]string{"reports": reports.String(), "stories": string(story) + "\n"} {
			if err := os.WriteFile(filepath.Join(dir, kind+"-"+number+".jsonl"), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestVerifyReadsWhatABatchWrote(t *testing.T) {
	inputs := []string{"../../examples/museum", "../../examples/ferry"}
	b, err := headwater.Brief(t.Context(), inputs, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := pieces(t, b)
	briefs, err := loadBriefs(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	named, err := inputsOf(briefs)
	if err != nil {
		t.Fatal(err)
	}
	if want := headwater.Inputs(b); strings.Join(named, " ") != strings.Join(want, " ") {
		t.Errorf("inputs: got %v, want %v", named, want)
	}
	now, _, err := headwater.Reread(t.Context(), named, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	count := func() (reports, found int) {
		for b, err := range briefs {
			if err != nil {
				t.Fatal(err)
			}
			reports += len(b.Reports)
			found += len(verify.Brief(b, now))
		}
		return reports, found
	}
	if reports, found := count(); reports != len(b.Reports) || found != 0 {
		t.Errorf("%d reports with %d differences", reports, found)
	}
	now.Add(b.Reports[0].Ref, verify.Reread{Text: "Another " + b.Reports[0].Text})
	if _, found := count(); found == 0 {
		t.Error("a report that changed has no difference")
	}
	if _, err := loadBriefs(t.TempDir(), nil); err == nil {
		t.Error("an empty folder is a batch")
	}
}
