package api

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// The table and the annotations cite what stands in the text that is served.
func TestExportsCiteTheText(t *testing.T) {
	d := open(t, ferry)
	var stories StoryPage
	d.ok(&stories, "/api/v1/stories")
	id := stories.Stories[0].ID
	texts := map[string][]rune{}
	at := func(ref string, start, end int) string {
		if texts[ref] == nil {
			_, body := d.ok(nil, "/api/v1/reports/{ref}/text", "ref", ref)
			texts[ref] = []rune(string(body))
		}
		return string(texts[ref][start:end])
	}
	_, body := d.ok(nil, "/api/v1/stories/{id}/claims.csv", "id", id)
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		var start, end int
		fmt.Sscan(row[column["start"]], &start)
		fmt.Sscan(row[column["end"]], &end)
		if got := at(row[column["report"]], start, end); got != row[column["words"]] {
			t.Errorf("the table has %q, the text %q", row[column["words"]], got)
		}
	}

	_, body = d.ok(nil, "/api/v1/stories/{id}/annotations.jsonld", "id", id)
	var page struct {
		Items []struct {
			ID     string
			Target []struct {
				Source   struct{ ID string }
				Selector []struct {
					Type, Exact, Prefix, Suffix string
					Start, End                  int
				}
			}
		}
	}
	mustRead(t, body, &page)
	if len(page.Items) != len(rows)-1 {
		t.Errorf("%d annotations, %d rows", len(page.Items), len(rows)-1)
	}
	seen := map[string]bool{}
	for _, x := range page.Items {
		if seen[x.ID] {
			t.Errorf("%s stands twice", x.ID)
		}
		seen[x.ID] = true
		quote, place := x.Target[0].Selector[0], x.Target[0].Selector[1]
		if quote.Type != "TextQuoteSelector" || place.Type != "TextPositionSelector" {
			t.Fatalf("the selectors are %+v", x.Target[0].Selector)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(x.Target[0].Source.ID, d.server.URL+"/api/v1/reports/"), "/text")
		ref, err := url.PathUnescape(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := at(ref, place.Start, place.End); got != quote.Exact || !strings.Contains(string(texts[ref]), quote.Prefix+quote.Exact+quote.Suffix) {
			t.Errorf("%q is selected, %q stands there", quote.Exact, got)
		}
	}
}
