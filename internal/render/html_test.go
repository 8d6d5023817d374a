package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

func setPage(t *testing.T, b *schema.Brief) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestHTML(t *testing.T) {
	golden.Check(t, "testdata/sample.html", setPage(t, sample.Brief()))
}

func TestPageWritersReportErrors(t *testing.T) {
	for name, write := range map[string]func(io.Writer, *schema.Brief) error{"HTML": HTML, "Markdown": Markdown} {
		if err := write(full{}, sample.Brief()); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", name, err, errFull)
		}
	}
}

// allowed are the elements and attributes that a page is made of; none of them
// can load or run anything.
var allowed = struct{ elements, attributes []string }{
	strings.Fields(`html head meta title style body a header p h1 h2 h3 main nav ol ul li span small article section b br
		details summary div svg circle path text dl dt dd q bdi mark figure figcaption time footer`),
	strings.Fields(`lang charset http-equiv content name class href id aria-label aria-labelledby aria-describedby aria-hidden dir role
		tabindex width height viewBox focusable cx cy r d stroke-width x y dy datetime title rel`),
}

// examine fails the test for whatever a page holds that is not the page's own.
func examine(t *testing.T, source string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var links []string
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(allowed.elements, n.Data) {
			t.Errorf("an element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case !slices.Contains(allowed.attributes, a.Key):
				t.Errorf("<%s> has an attribute %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links = append(links, strings.TrimPrefix(a.Val, "#"))
			case a.Key == "href" && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://"):
				t.Errorf("a link to %q", a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("two elements have the id %q", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			}
		}
	}
	for _, l := range links {
		if l, err := url.PathUnescape(l); err != nil || !ids[l] {
			t.Errorf("a link leads to #%s, which nothing is", l)
		}
	}
	for _, r := range source {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && !joins(r) {
			t.Fatalf("%U reached the page", r)
		}
	}
}

// Every page is made of the allowed parts alone, and its links lead somewhere.
func TestHTMLParts(t *testing.T) {
	for name, b := range map[string]*schema.Brief{
		"sample": sample.Brief(), "empty": empty(), "one report": oneReport(), "stories": stories(), "thousand": thousand(),
	} {
		t.Run(name, func(t *testing.T) { examine(t, setPage(t, b)) })
	}
}

// Whatever a brief's strings hold, it stays text.
func TestHTMLOfHostileStrings(t *testing.T) {
	for _, hostile := range []string{
		`"><script>alert(1)</script>`, `' onclick='alert(1)`, `</style></title><!--`, `{{.Title}}`, `javascript:alert(1)`,
		" \x1b[31m\x00\u009b2J\x7f\u202e\u2066\u2028\U000e0041\xff\ufffe",
	} {
		b := stories()
		taint(reflect.ValueOf(b).Elem(), hostile)
		source := setPage(t, b)
		examine(t, source)
		if strings.ContainsAny(hostile, "<{") && !strings.Contains(source, html.EscapeString(hostile[:6])) {
			t.Errorf("%q is not shown", hostile)
		}
	}
}

// A story of a thousand reports makes a page of bounded size that says what it
// left out.
func TestHTMLOfThousand(t *testing.T) {
	b := thousand()
	b.Reports[0].Text += strings.Repeat(" More of the same.", 10_000)
	source := setPage(t, b)
	if len(source) > 3<<20 {
		t.Errorf("the page has %d bytes", len(source))
	}
	for _, want := range []string{
		"behind 1000 reports", "and 983 more", "… and 800 more reports in the JSON", "more characters in the report itself",
		"1 paragraph not cited here",
	} {
		if !strings.Contains(source, strings.ReplaceAll(want, " more ", nbsp+"more ")) && !strings.Contains(strings.ReplaceAll(source, nbsp, " "), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// A brief from elsewhere may be wrong in any way; it must be shown all the same.
func TestPagesOfBrokenBriefs(t *testing.T) {
	ghost := "ghost"
	for name, spoil := range map[string]func(*schema.Story){
		"unknown claim":   func(s *schema.Story) { s.Lines[0].Claim = ghost },
		"unknown reports": func(s *schema.Story) { s.Reports = []string{ghost, ghost} },
		"span outside":    func(s *schema.Story) { s.Conflicts[0].Sides[0].Evidence[0].End = 1 << 40 },
		"span backwards":  func(s *schema.Story) { s.Lines[0].Evidence[0] = schema.Evidence{Report: "A", Start: 9, End: 3} },
		"side of nothing": func(s *schema.Story) { s.Conflicts[0].Sides[0] = schema.Side{Claim: &ghost} },
		"no wording":      func(s *schema.Story) { s.Quotes[0].Wordings = nil },
		"index outside": func(s *schema.Story) {
			s.Claims[0].Merges[0].B, s.Claims[0].Origins.List[0].Evidence = 99, []int{-1, 99}
		},
		"cycle": func(s *schema.Story) {
			s.Lineage.Edges = append(s.Lineage.Edges, schema.Edge{From: "D", To: "A", Share: 1})
		},
		"self":  func(s *schema.Story) { s.Lineage.Edges[0].From = "B" },
		"share": func(s *schema.Story) { s.Lineage.Edges[0].Share = -7 },
		"days":  func(s *schema.Story) { s.Timeline[1].Interval.Start = "spring"; s.Timeline[0].Value = "XXXX-99-" },
		"range": func(s *schema.Story) { s.Counts.Origins = schema.Range{Low: -3, High: 1 << 40} },
	} {
		b := sample.Brief()
		spoil(&b.Stories[0])
		if out := setPage(t, b); !strings.Contains(out, b.Stories[0].Title) {
			t.Errorf("%s: the story is lost in HTML", name)
		}
		if out := setNote(t, b); !strings.Contains(out, b.Stories[0].Title) {
			t.Errorf("%s: the story is lost in Markdown", name)
		}
	}
}

// The paragraphs of a report say what the report says, anchors or not.
func TestReportText(t *testing.T) {
	b := sample.Brief()
	b.Reports[0].Furniture = []schema.Furniture{{Start: 0, End: 8, Kind: "label"}}
	v := &viewer{lib: newLibrary(b), cited: map[string]bool{"A2": true, "A3": true}, back: map[string][]backRef{}}
	paragraphs, left := v.paragraphs(&b.Reports[0])
	var text, marked []string
	for _, p := range paragraphs {
		joined := ""
		for _, piece := range p {
			joined += piece.Text
			if piece.Label+piece.Furniture != "" {
				marked = append(marked, fmt.Sprintf("%s%s: %.12s", piece.Label, piece.Furniture, piece.Text))
			}
		}
		text = append(text, strings.TrimSpace(joined))
	}
	if got := strings.Join(text, "\n\n"); got != b.Reports[0].Text || left != 0 {
		t.Errorf("the text became, but for %d characters:\n%s", left, got)
	}
	if got, want := strings.Join(marked, "|"), `label: A gantry|A2: "It swayed t|A3: The port com`; got != want {
		t.Errorf("marked are %s, want %s", got, want)
	}
}
