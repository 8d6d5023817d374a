package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

// Each piece of evidence is a row, under its origin, and no cell is a formula.
func TestClaimsCSV(t *testing.T) {
	b := sample.Brief()
	evil := "=HYPERLINK(\"https://x.example\")"
	b.Stories[0].Claims[0].Text = evil
	b.Reports[0].Outlet = &evil
	var out bytes.Buffer
	if err := ClaimsCSV(&out, b); err != nil {
		t.Fatal(err)
	}
	table, marked := strings.CutPrefix(out.String(), "\ufeff")
	if !marked {
		t.Error("no mark of UTF-8 before it")
	}
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range b.Stories[0].Claims {
		for i := range c.Evidence {
			n++
			row := rows[n]
			if row[1] != c.ID || c.Evidence[i].Stance == "asserts" && row[7] == "" {
				t.Errorf("row %d is %q", n, row)
			}
		}
	}
	if len(rows) != n+1 {
		t.Errorf("%d rows for %d pieces of evidence", len(rows), n)
	}
	evils := 0
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("%q would be worked out", cell)
			}
			if cell == "'"+evil {
				evils++
			}
		}
	}
	if evils == 0 {
		t.Error("the text of the claim is lost")
	}
}

func TestNoFormula(t *testing.T) {
	for cell, want := range map[string]string{"": "", "plain": "plain", "12": "12", "a=b": "a=b", "-5 degrees": "'-5 degrees", "+1": "'+1", "@x": "'@x", "\tx": "'\tx", "＝1": "'＝1"} {
		if got := noFormula(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	}
}

// The live page is named by its address and searched for the words alone; the
// stored text has positions too.
func TestAnnotations(t *testing.T) {
	b := sample.Brief()
	var out bytes.Buffer
	err := Annotations(&out, b, "https://desk.test/x", func(r *schema.Report) string { return "https://desk.test/text/" + r.ID })
	if err != nil {
		t.Fatal(err)
	}
	var page annotationPage
	if err := json.Unmarshal(out.Bytes(), &page); err != nil {
		t.Fatal(err)
	}
	n, live := 0, 0
	texts := map[string][]rune{}
	for _, r := range b.Reports {
		texts["https://desk.test/text/"+r.ID] = []rune(r.Text)
		if r.URL != nil {
			texts[*r.URL] = []rune(r.Text)
		}
	}
	for _, c := range b.Stories[0].Claims {
		n += len(c.Evidence)
	}
	for _, a := range page.Items {
		for i, x := range a.Target {
			quote := x.Selector[0]
			if !strings.Contains(string(texts[x.Source.ID]), *quote.Prefix+*quote.Exact+*quote.Suffix) {
				t.Errorf("%s does not have %q", x.Source.ID, *quote.Exact)
			}
			switch {
			case i > 0 && len(x.Selector) == 1:
				live++
			case i > 0 || len(x.Selector) != 2:
				t.Errorf("target %d has %d selectors", i, len(x.Selector))
			default:
				if at := x.Selector[1]; string(texts[x.Source.ID][*at.Start:*at.End]) != *quote.Exact {
					t.Errorf("%d–%d is not %q", *at.Start, *at.End, *quote.Exact)
				}
			}
		}
	}
	if len(page.Items) != n || live == 0 {
		t.Errorf("%d annotations of %d pieces of evidence, %d of live pages", len(page.Items), n, live)
	}
}
