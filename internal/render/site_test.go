package render

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

var here = &Site{
	Report: func(ref string, sentence int) string {
		return fmt.Sprint("/report?ref=", url.QueryEscape(ref), "#s", sentence)
	},
	Compare: func(a, b string) string { return "/compare?a=" + url.QueryEscape(a) + "&b=" + url.QueryEscape(b) },
}

// unspaced is text without white space, as a page may set it otherwise.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// setText is the text of a report's page, its marks left out.
func setText(p ReportPage) string {
	var b strings.Builder
	for _, paragraph := range p.Paragraphs {
		for _, run := range paragraph {
			for _, piece := range run.Pieces {
				b.WriteString(piece.Text)
			}
		}
	}
	return b.String()
}

// However marks lie over each other, a report's page has each letter of its
// text once and in order.
func TestReportPageKeepsTheText(t *testing.T) {
	b := sample.Brief()
	for i := range b.Reports {
		r := &b.Reports[i]
		n := len([]rune(r.Text))
		r.Times = append(r.Times, []schema.Time{{Start: 0, End: n}, {Start: n / 3, End: n / 2}, {Start: n / 2, End: n / 2}, {Start: n, End: 2}, {Start: -1, End: 4}, {Start: 3, End: n + 9}}...)
		r.Furniture = append(r.Furniture, schema.Furniture{Start: n / 4, End: n / 2})
		p, ok := NewReportPage(b, r.Ref, here)
		if got, want := unspaced(setText(p)), unspaced(visible(r.Text)); !ok || got != want {
			t.Errorf("%s: the page says %q, the report %q", r.ID, got, want)
		}
	}
	if _, ok := NewReportPage(b, "none", here); ok {
		t.Error("a page of a report that is not there")
	}
}

// Marks over each other are all there, at the letters that they mark.
func TestReportPageNestsMarks(t *testing.T) {
	b := &schema.Brief{Reports: []schema.Report{{
		ID: "A", Ref: "a", Text: "Mayor Orr said on Monday that the dam held.\n\nNobody was hurt.", Sentences: []schema.Span{{Start: 0, End: 43}, {Start: 45, End: 61}},
		Attributions: []schema.Attribution{{Source: []schema.Span{{Start: 0, End: 9}}, Cue: []schema.Span{{Start: 10, End: 14}}, Content: []schema.Span{{Start: 15, End: 42}}, Chain: []schema.Link{{Name: "Orr", Kind: "person"}}}},
		Times:        []schema.Time{{Start: 18, End: 24, Type: "date", Value: "2031-04-07"}},
	}, {ID: "B", Ref: "b", Text: "The dam held.", Sentences: []schema.Span{{Start: 0, End: 13}}}}, Stories: []schema.Story{{
		Reports:  []string{"A", "B"},
		Passages: []schema.Passage{{ID: "p", Witnesses: []schema.Witness{{Report: "A", Start: 18, End: 42, Form: "excerpt"}, {Report: "B", Start: 0, End: 12, Form: "verbatim"}}}},
	}}}
	p, _ := NewReportPage(b, "a", here)
	var got []string
	for _, paragraph := range p.Paragraphs {
		for _, run := range paragraph {
			for _, piece := range run.Pieces {
				got = append(got, fmt.Sprintf("%s|%s|%s|%s", run.ID, piece.Class, piece.Text, strings.Join(append(piece.IDs, piece.Notes...), ",")))
			}
		}
	}
	want := []string{
		"s1|source|Mayor Orr|a1", "s1|| |", "s1|cue|said|", "s1|| |", "s1|content|on |", "s1|content passage part time|Monday|p1,t1",
		"s1|content passage part| that the dam held|1", "s1||.|", "s2||Nobody was hurt.|",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(p.Passages) != 1 || len(p.Passages[0].Others) != 1 || p.Passages[0].Others[0].Compare != "/compare?a=a&b=b" || p.Passages[0].Others[0].Href != "/report?ref=b#s1" {
		t.Errorf("passages %+v", p.Passages)
	}
}

// On a site every citation leads to the report's own page and every line of the
// lineage to the two texts.
func TestStoryPageLeadsOn(t *testing.T) {
	b := sample.Brief()
	p := NewStoryPage(b, here)
	for _, l := range p.Story.Lines {
		for _, c := range l.Cites.List {
			if !strings.HasPrefix(c.Href, "/report?ref=") {
				t.Errorf("a line leads to %q", c.Href)
			}
		}
	}
	linked := 0
	for _, d := range p.Story.Lineage.Drawings {
		for _, e := range d.Edges {
			if strings.HasPrefix(e.Href, "/compare?a=") {
				linked++
			} else if !e.Lost {
				t.Errorf("the line %s leads to %q", e.Name, e.Href)
			}
		}
	}
	if linked == 0 || len(p.Claims) == 0 {
		t.Errorf("%d lines of the lineage and %d claims", linked, len(p.Claims))
	}
	shown := 0
	for _, r := range p.Reports {
		shown += 1 + len(r.Same)
	}
	if shown != len(b.Stories[0].Reports) {
		t.Errorf("%d reports of %d", shown, len(b.Stories[0].Reports))
	}
}
