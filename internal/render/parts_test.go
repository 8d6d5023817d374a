package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"plain\nlines":                        "plain\nlines",
		"tab\there":                           "tab here",
		"\x1b[31m red \x00\x07\x7f\u009b":     "␛[31m red ␀␇␡\ufffd",
		"\u202eturned\u202c \u2066held\u2069": "turned held",
		"hidden\u200b\ufeff\u3164\U000e0041":  "hidden",
		"👩‍👩‍👧 🏳️‍🌈 می\u200cخواهم \u200fעב":      "👩‍👩‍👧 🏳️‍🌈 می\u200cخواهم \u200fעב",
		"caf\u0065\u0301 \u0e01\u0e34\u0e48":     "caf\u0065\u0301 \u0e01\u0e34\u0e48",
		"a" + strings.Repeat("\u0301", 99) + "b": "a" + strings.Repeat("\u0301", maxMarks) + "b",
		"\xff\ufffe\ufdd0":                       "\ufffd\ufffd\ufffd",
	} {
		if got := visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func TestShown(t *testing.T) {
	if got := shown("  two\n\n words ", 20); got != "two words" {
		t.Errorf("got %q", got)
	}
	for _, unit := range []string{"x", "岸", "x ", "\u0301x"} {
		got := shown(strings.Repeat(unit, 10_000), 300)
		if n := utf8.RuneCountInString(got); n > 302 || !strings.HasSuffix(got, " …") {
			t.Errorf("10,000 of %q are shown as %d characters ending %q", unit, n, got[len(got)-4:])
		}
	}
}

func TestWebLink(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b?c=d#e": "https://a.example/b?c=d#e",
		" http://a.example ":        "http://a.example",
		"javascript:alert(1)":       "", "JaVaScRiPt:alert(1)": "", "data:text/html,x": "", "vbscript:x": "", "//a.example": "", "a/b": "", "": "",
		"https://":                  "",
		"https://user:pw@a.example": "",
		"http\n://a.example":        "",
		"https://a.example/\"><b>":  "https://a.example/%22%3E%3Cb%3E",
	} {
		if got := webLink(address); got != want {
			t.Errorf("%q may be followed as %q, want %q", address, got, want)
		}
	}
}

func TestFragment(t *testing.T) {
	for _, c := range []struct{ address, words, want string }{
		{"https://a.example/x", "It fell.", "https://a.example/x#:~:text=It%20fell"},
		{"https://a.example/x#top", "“Well-known”, he said & left", "https://a.example/x#top:~:text=Well%2Dknown%E2%80%9D%2C%20he%20said%20%26%20left"},
		{"https://a.example", "one two three four five six seven eight nine ten eleven", "https://a.example#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"},
		{"https://a.example", " \n", "https://a.example"},
		{"", "words", ""},
	} {
		if got := fragment(c.address, c.words); got != c.want {
			t.Errorf("%q in %s is at %s, want %s", c.words, c.address, got, c.want)
		}
	}
}

// A citation shows the whole sentence around the words it stands for.
func TestCite(t *testing.T) {
	b := sample.Brief()
	v := newViewer(b, []*schema.Story{&b.Stories[0]}, nil)
	words := []rune(b.Reports[0].Text)
	span := b.Reports[0].Sentences[1]
	c := v.cite(schema.Evidence{Report: "A", Start: span.Start + 1, End: span.Start + 10})
	if c.Href != "#A2" || c.Footnote != "A2" || !v.cited["A2"] {
		t.Errorf("the second sentence of A is cited as %q, footnote %q", c.Href, c.Footnote)
	}
	if got := c.Sentence.Whole(); got != string(words[span.Start:span.End]) {
		t.Errorf("the sentence is %q", got)
	}
	if got := v.cite(schema.Evidence{Report: "A", Start: 0, End: len(words)}); got.Href != "#A" || got.Footnote != "" {
		t.Errorf("what no sentence holds is cited as %q, footnote %q", got.Href, got.Footnote)
	}
	if got := v.cite(schema.Evidence{Report: "Z", Start: 0, End: 1}); got.Letter != "Z" || got.Href != "" {
		t.Errorf("a report that is not there is cited as %+v", got)
	}
}

// Merges of one cause and certainty that hang together are one reason.
func TestReasons(t *testing.T) {
	c := &schema.Claim{Evidence: make([]schema.ClaimEvidence, 6)}
	for i := range c.Evidence {
		c.Evidence[i].Report = schema.ReportID(i)
	}
	c.Merges = []schema.Merge{
		{A: 0, B: 5, Why: "both unnamed", Strength: 0.3},
		{A: 1, B: 2, Why: "same text", Strength: 0.95},
		{A: 4, B: 3, Why: "same text", Strength: 0.95},
		{A: 2, B: 5, Why: "same text", Strength: 0.92},
		{A: 0, B: 1, Why: "same text", Strength: 0.5},
		{A: 0, B: 99, Why: "same text", Strength: 1},
	}
	var got []string
	for _, r := range reasons(c) {
		got = append(got, fmt.Sprintf("%s: %s (%s)", strings.Join(reportsOf(r.places), ""), r.why, r.sure))
	}
	want := []string{"BCF: same text (almost certain)", "DE: same text (almost certain)", "AB: same text (perhaps)", "AF: both unnamed (doubtful)"}
	if !slices.Equal(got, want) {
		t.Errorf("the reasons are %q, want %q", got, want)
	}
}

// Every node has a place of its own, right of all that it took from, and
// nothing is drawn outside the picture.
func TestDraw(t *testing.T) {
	words := func(n *schema.Node) (name, day string) {
		return "The " + n.ID + " Gazette and Shipping Intelligencer", "Apr 8"
	}
	cases := map[string]schema.Lineage{
		"sample":   sample.Brief().Stories[0].Lineage,
		"thousand": thousand().Stories[0].Lineage,
		"one lost source of two": {
			Nodes: []schema.Node{{ID: "A"}, {ID: "α", Kind: "lost"}, {ID: "B"}, {ID: "C"}},
			Edges: []schema.Edge{{From: "A", To: "B", Share: 0.9}, {From: "α", To: "B", Share: 0.1}, {From: "B", To: "C", Share: 0.5}, {From: "α", To: "C", Share: 0.2}},
		},
		"cycle": {
			Nodes: []schema.Node{{ID: "R"}, {ID: "A"}, {ID: "B"}},
			Edges: []schema.Edge{{From: "R", To: "A", Share: 1}, {From: "A", To: "B", Share: 1}, {From: "B", To: "A", Share: 0.5}},
		},
	}
	chain := schema.Lineage{Nodes: []schema.Node{{ID: "n0"}}}
	for i := 1; i < 20; i++ {
		chain.Nodes = append(chain.Nodes, schema.Node{ID: fmt.Sprint("n", i)})
		chain.Edges = append(chain.Edges, schema.Edge{From: fmt.Sprint("n", i-1), To: fmt.Sprint("n", i), Share: 1})
	}
	cases["chain"] = chain
	for name, l := range cases {
		for _, size := range []sizes{phone, desk, large} {
			tree, _ := branches(l)
			d := draw(l, prune(tree, pageNodes), words, func(schema.Edge) string { return "" }, size)
			at := map[[2]int]string{}
			x := map[string]int{}
			for _, n := range d.Nodes {
				if other := at[[2]int{n.X, n.Y}]; other != "" {
					t.Errorf("%s: %s stands on %s", name, n.Letter, other)
				}
				at[[2]int{n.X, n.Y}] = n.Letter
				x[n.Letter] = n.X
				if n.X < radius || n.X+radius > d.Width || n.Y < radius || n.Y+radius > d.Height {
					t.Errorf("%s: %s at %d, %d is outside %d × %d", name, n.Letter, n.X, n.Y, d.Width, d.Height)
				}
			}
			for _, e := range l.Edges {
				if from, to := x[e.From], x[e.To]; from > 0 && to > 0 && from >= to && name != "cycle" && name != "thousand" {
					t.Errorf("%s: %s, which took from %s, is not right of it", name, e.To, e.From)
				}
			}
			if len(d.Edges) == 0 {
				t.Errorf("%s: no edges are drawn", name)
			}
		}
	}
}

// Where a tree is too large, what most hangs on stays, and a few of the rest of
// each.
func TestPrune(t *testing.T) {
	var l schema.Lineage
	add := func(id, from string) {
		l.Nodes = append(l.Nodes, schema.Node{ID: id})
		if from != "" {
			l.Edges = append(l.Edges, schema.Edge{From: from, To: id, Share: 1})
		}
	}
	add("A", "")
	for i := range 9 {
		add(fmt.Sprint("a", i), "A")
	}
	add("B", "A")
	for i := range 5 {
		add(fmt.Sprint("b", i), "B")
	}
	add("C", "")
	add("c", "C")
	tree, _ := branches(l)
	for most, want := range map[int]string{
		1: "A+15", 2: "A+9 B+5", 3: "A+9 B+5 C+1", 6: "A+8 a0 B+4 b0 C c", 9: "A+6 a0 a1 a2 B+3 b0 b1 C c",
		len(tree): "A a0 a1 a2 a3 a4 a5 a6 a7 a8 B b0 b1 b2 b3 b4 C c",
	} {
		var got []string
		for _, b := range prune(tree, most) {
			name := b.node.ID
			if b.left > 0 {
				name += fmt.Sprint("+", b.left)
			}
			got = append(got, name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("of %d are left %q, want %q", most, strings.Join(got, " "), want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		want  string
	}{
		{"Kelmouth Courier", 200, "Kelmouth Courier"},
		{"Kelmouth Courier", 80, "Kelmouth|Courier"},
		{"Kelmouth Courier and Advertiser", 80, "Kelmouth|Courier an…"},
		{"lost source", 48, "lost|source"},
		{"港湾通信港湾通信", 60, "港湾通信|港湾通信"},
		{strings.Repeat("W", 99), 60, "WWWW|WWW…"},
		{"", 60, ""},
	} {
		if got := strings.Join(fold(c.name, c.width, 2), "|"); got != c.want {
			t.Errorf("%q on %d pixels folds to %q, want %q", c.name, c.width, got, c.want)
		}
	}
}

func TestGap(t *testing.T) {
	for _, c := range []struct {
		from, to string
		step     int
		words    string
	}{
		{"", "2031-04-08", 0, ""}, {"2031-04-08", "2031-04-08T22:00", 0, ""}, {"2031-04-08", "2031-04-09", 0, ""},
		{"2031-04-08", "2031-04-12", 1, ""}, {"2031-04-08", "2031-05-12", 2, ""}, {"2031-04-08", "2032-04-08", 3, ""},
		{"1984", "2031-04-08", 0, ""}, {"1984-01-01", "2031-04-08", 4, "47" + nbsp + "years"},
	} {
		if step, words := gap(c.from, c.to); step != c.step || words != c.words {
			t.Errorf("from %s to %s is step %d, %q; want %d, %q", c.from, c.to, step, words, c.step, c.words)
		}
	}
}
