package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

// pairOf builds a comparison from sentences; those with the same mark before a
// bar share a passage: "1v|…" is passage 1, verbatim, "1r|…" reworded.
func pairOf(a, b []string) *schema.Comparison {
	c := &schema.Comparison{Schema: schema.ComparisonVersion, Why: []string{}, Passages: []schema.Passage{}}
	forms := map[byte]string{'v': "verbatim", 'r': "reworded", 'e': "excerpt"}
	at := map[string]int{}
	fill := func(id, title string, lines []string) schema.Report {
		r := schema.Report{
			ID: id, Ref: id + ".txt", From: schema.From{Path: id + ".txt"}, Title: &title, SHA256: strings.Repeat("0", 64), Published: schema.Published{Basis: "unknown"},
			Furniture: []schema.Furniture{}, Sentences: []schema.Span{}, Quotes: []schema.Quote{}, Attributions: []schema.Attribution{}, Times: []schema.Time{}, Limits: []string{},
		}
		for _, line := range lines {
			mark, words, shared := strings.Cut(line, "|")
			if !shared {
				words = line
			}
			start := codepoint.NewIndex(r.Text).Len()
			r.Text += words + "\n"
			end := codepoint.NewIndex(r.Text).Len() - 1
			r.Sentences = append(r.Sentences, schema.Span{Start: start, End: end})
			if !shared {
				continue
			}
			number := mark[:len(mark)-1]
			k, ok := at[number]
			if !ok {
				k = len(c.Passages)
				at[number] = k
				c.Passages = append(c.Passages, schema.Passage{ID: fmt.Sprint("p", k+1)})
			}
			p := &c.Passages[k]
			p.Witnesses = append(p.Witnesses, schema.Witness{Report: id, Start: start, End: end, Form: forms[mark[len(mark)-1]]})
		}
		return r
	}
	c.A, c.B = fill("A", "Crane falls into dock", a), fill("B", "Dock crane topples", b)
	return c
}

func cranes() *schema.Comparison {
	c := pairOf([]string{
		"1v|A crane fell into the dock on Monday.",
		"2v|Nobody was hurt, the port said in a statement on Monday night.",
		"3v|The crane had stood there since 1961.",
		"The port will buy a new one.",
	}, []string{
		"3r|The lifting crane had stood on the spot since 1961.",
		"1v|A crane fell into the dock on Monday.",
		"2e|Nobody was hurt, the port said.",
		"Gulls watched.",
	})
	c.Edge = &schema.Edge{From: "A", To: "B", Share: 0.8, Confidence: 0.93, Passages: []string{"p1", "p2", "p3"}, Why: []string{"A holds more"}}
	return c
}

func TestComparisonText(t *testing.T) {
	for _, width := range []int{60, 120} {
		for _, color := range []bool{false, true} {
			var out bytes.Buffer
			if err := ComparisonText(&out, cranes(), TextOptions{Width: width, Color: color}); err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("comparison-%d", width)
			if color {
				name += "-color"
			}
			golden.Check(t, "testdata/"+name+".txt", out.String())
		}
	}
}

func TestComparisonSays(t *testing.T) {
	c := newComparison(cranes())
	for _, x := range []struct{ got, want string }{
		{c.shares(), "B holds 3 of A's 4 sentences, whole or in part; A holds 3 of B's 4 sentences."},
		{c.order(), "1 of 3 shared places stand elsewhere in B."},
	} {
		if got := strings.ReplaceAll(x.got, nbsp, " "); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
	var forms []string
	for _, r := range c.rows {
		forms = append(forms, fmt.Sprint(r.forms, r.moved))
	}
	if got := strings.Join(forms, ", "); got != "[word for word] false, [B has a part] false, [reworded] true" {
		t.Errorf("rows are %s", got)
	}
	if said, why := c.direction(); said != "The text went from A to B, almost certain." || len(why) != 1 {
		t.Errorf("direction is %q, %q", said, why)
	}

	doubt := cranes()
	doubt.Edge.Confidence = 0.5
	if said, why := newComparison(doubt).direction(); said != "Which way the text went can't be told." || len(why) != 1 {
		t.Errorf("a doubtful edge is told as %q, %q", said, why)
	}
	counted := cranes()
	counted.Edge.Why = []string{"three of B's four sentences stand in A", "B's only sentence stands in A", "16 of B's 16 sentences stand in A", "A has a word of the sentences that B lacks"}
	if _, why := newComparison(counted).direction(); len(why) != 1 {
		t.Errorf("what they share is told again: %q", why)
	}
	none := pairOf([]string{"The quay is shut."}, []string{"The mill burnt down."})
	if got := newComparison(none).shares(); got != "A and B share no text." {
		t.Errorf("got %q", got)
	}
	if said, _ := newComparison(none).direction(); said != "" {
		t.Errorf("a direction of nothing: %q", said)
	}
}

// Whatever the outlets wrote reaches no terminal and no page raw, and every
// word of both reports is there.
func TestComparisonOfHostileText(t *testing.T) {
	c := pairOf(
		[]string{"1v|\x1b[31mThe <b>quay</b> is \u202eshut & “港湾” 🚢."},
		[]string{"1r|The <script>alert(1)</script> quay \x07 is shut."},
	)
	var text, page bytes.Buffer
	if err := ComparisonText(&text, c, TextOptions{Width: 120, Color: false}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(text.String(), "\x1b\x07\u202e") {
		t.Errorf("the terminal gets %q", text.String())
	}
	if err := ComparisonHTML(&page, c); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<b>quay", "\x1b", "\u202e"} {
		if strings.Contains(page.String(), bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if !strings.Contains(page.String(), "港湾") || !strings.Contains(page.String(), "&lt;script&gt;") {
		t.Error("the page lacks words of the reports")
	}
}

// Anchors lead to the other side, and no id stands twice.
func TestComparisonLinks(t *testing.T) {
	var page bytes.Buffer
	if err := ComparisonHTML(&page, cranes()); err != nil {
		t.Fatal(err)
	}
	for p := range 3 {
		for _, side := range []string{"a", "b"} {
			id, to := fmt.Sprintf(`id="%s-p%d"`, side, p), fmt.Sprintf(`href="#%s-p%d"`, side, p)
			if strings.Count(page.String(), id) != 1 || !strings.Contains(page.String(), to) {
				t.Errorf("%s stands %d times, %s %d times", id, strings.Count(page.String(), id), to, strings.Count(page.String(), to))
			}
		}
	}
	if !strings.Contains(page.String(), "main:has(.p2:hover) .p2") {
		t.Error("pointing at a passage doesn't show it on the other side")
	}
}

func TestComparisonJSON(t *testing.T) {
	var out bytes.Buffer
	if err := ComparisonJSON(&out, cranes()); err != nil {
		t.Fatal(err)
	}
	schematest.Comparison(t, out.Bytes())
	c := cranes()
	c.Edge.Why = nil
	if err := ComparisonJSON(&out, c); err == nil || !strings.Contains(err.Error(), "edge.why") {
		t.Errorf("error %v does not name the list", err)
	}
}

func TestDiffering(t *testing.T) {
	for _, c := range []struct{ a, b, inA, inB string }{
		{"The quay is shut.", "the quay is shut", "", ""},
		{"The old quay is shut.", "The quay is closed.", "old|shut", "closed"},
		{"a b c d", "a x d", "b c", "x"},
		{"", "words", "", "words"},
		{"Café 1,500", "cafe 1500", "", ""},
		{"港湾新聞 quay", "quay", "港湾新聞", ""},
	} {
		inA, inB := differing(c.a, c.b)
		if a, b := cutOut(c.a, inA), cutOut(c.b, inB); a != c.inA || b != c.inB {
			t.Errorf("%q and %q differ in %q and %q, want %q and %q", c.a, c.b, a, b, c.inA, c.inB)
		}
	}
	long := strings.Repeat("word other ", 4000)
	if inA, _ := differing("x "+long+"y", "z "+long+"z"); len(inA) == 0 {
		t.Error("long stretches that differ don't")
	}
}

func cutOut(text string, parts []stretch) string {
	var out []string
	for _, p := range parts {
		out = append(out, text[p.start:p.end])
	}
	return strings.Join(out, "|")
}

// A comparison is still what it was once it has been set.
func TestComparisonHTMLLeavesItAlone(t *testing.T) {
	c := cranes()
	c.Edge.Why = []string{"A  holds\x1bmore"}
	if err := ComparisonHTML(io.Discard, c); err != nil {
		t.Fatal(err)
	}
	if c.Edge.Why[0] != "A  holds\x1bmore" {
		t.Errorf("the reason is %q now", c.Edge.Why[0])
	}
}

// A sentence that stands in both is in neither alone, though it be no passage:
// datelines, "He gave no reason." By itself it is no shared text.
func TestSentencesAlike(t *testing.T) {
	dateline := "ORRIN, May 3 (VP) -"
	a := []string{dateline, "1v|A crane fell into the dock on Monday.", "No reason was given.", "No reason was given.", "Gulls watched."}
	b := []string{dateline, "1v|A crane fell into the dock on Monday.", "No reason was given.", "The port is shut."}
	c := newComparison(pairOf(a, b))
	if got := strings.ReplaceAll(c.shares(), nbsp, " "); got != "B holds 3 of A's 5 sentences, whole or in part; A holds 3 of B's 4 sentences." {
		t.Error(got)
	}
	if len(c.rows) != 3 || len(c.sides[0].alone()) != 2 || len(c.sides[1].alone()) != 1 {
		t.Errorf("%d rows, %d and %d alone", len(c.rows), len(c.sides[0].alone()), len(c.sides[1].alone()))
	}
	if got := newComparison(pairOf([]string{dateline, "The quay is shut."}, []string{dateline, "The mill burnt down."})).shares(); got != "A and B share no text." {
		t.Error(got)
	}
}
