package render

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	markdownhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

func setNote(t *testing.T, b *schema.Brief) string {
	t.Helper()
	var out bytes.Buffer
	if err := Markdown(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestMarkdown(t *testing.T) {
	golden.Check(t, "testdata/sample.md", setNote(t, sample.Brief()))
	golden.Check(t, "testdata/stories.md", setNote(t, stories()))
}

// rendered is Markdown as a careless reader makes it HTML: with every extension
// and whatever tags it holds.
func rendered(t *testing.T, source string) *html.Node {
	t.Helper()
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(markdownhtml.WithUnsafe()))
	var out bytes.Buffer
	if err := reader.Convert([]byte(source), &out); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// examineNote fails the test for whatever a rendered brief holds that the brief
// did not put there.
func examineNote(t *testing.T, source string) {
	t.Helper()
	elements := strings.Fields("html head body h1 h2 h3 p ul ol li strong em a sup div hr")
	for n := range rendered(t, source).Descendants() {
		switch {
		case n.Type == html.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		case n.Type == html.ElementNode && !slices.Contains(elements, n.Data):
			t.Errorf("an element <%s>", n.Data)
		case n.Type == html.ElementNode:
			for _, a := range n.Attr {
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") {
					t.Errorf("a link to %q", a.Val)
				}
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("<%s> has an attribute %s=%q", n.Data, a.Key, a.Val)
				}
			}
		}
	}
}

func TestMarkdownParts(t *testing.T) {
	for name, b := range map[string]*schema.Brief{
		"sample": sample.Brief(), "empty": empty(), "one report": oneReport(), "stories": stories(), "thousand": thousand(),
	} {
		t.Run(name, func(t *testing.T) { examineNote(t, setNote(t, b)) })
	}
	// Each footnote is one, and the claims are one list, as are the footnotes.
	lists := 0
	for n := range rendered(t, setNote(t, sample.Brief())).Descendants() {
		if n.Data == "ol" {
			lists++
		}
		if n.Type == html.TextNode && strings.Contains(n.Data, "[^") {
			t.Errorf("no footnote: %q", n.Data)
		}
	}
	if lists != 2 {
		t.Errorf("%d numbered lists, not 2", lists)
	}
}

func TestMarkdownOfHostileStrings(t *testing.T) {
	for _, hostile := range []string{
		`"><script>alert(1)</script>`, "`code`", "**bold** __bold__ _em_", "[x](javascript:alert(1))", "![x](https://evil.example/x.png)",
		"<https://evil.example>", "www.evil.example http://evil.example a@evil.example mailto:a@evil.example", "\n\n# Heading\n\n---\n", "| a | b |\n|---|---|", "~~gone~~ $x$",
		"[^A1]", "[^A1]: mine", "\\", "&lt;script&gt; &#60;", "<!-- x", "\n\n    code\n\n```\nfence", " \x1b[31m\x00\u009b2J\u202e\u2028",
	} {
		b := stories()
		taint(reflect.ValueOf(b).Elem(), hostile)
		for _, r := range []*schema.Report{&b.Reports[0], &b.Reports[1]} {
			lead := hostile + " " + *r.Title
			r.Title, r.Outlet = &lead, &lead
		}
		b.Stories[0].Title = hostile
		source := setNote(t, b)
		examineNote(t, source)
		if i := strings.IndexFunc(source, func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x202e }); i >= 0 {
			t.Errorf("%q lets a control character through: %q", hostile, source[i:i+1])
		}
	}
}

// What is written escaped is read as it was.
func TestEscape(t *testing.T) {
	for _, text := range []string{
		"plain words, a price of $4, 50% & more", "snake_case and _em_", "1. first", "2031) then", "- dash", "+ plus", "#tag", "# heading", "C#",
		"a * b * c", "[^1]: x", "&amp; &copy; AT&T", `back\slash \* \`, "<b>x</b>", "http://a.example www.a.example a@b.example", "== x", "~x~ ~~y~~", "a|b", "trailing #",
		"!", "![x](y)", "`x`", ": definition", "javascript:alert(1)",
	} {
		for _, lead := range []string{"", "- ", "# ", "**1** "} {
			var got strings.Builder
			for n := range rendered(t, lead+escape(text)+"\n").Descendants() {
				if n.Type == html.TextNode {
					got.WriteString(n.Data)
				}
				if n.Data == "a" || n.Data == "em" || n.Data == "code" || n.Data == "table" {
					t.Errorf("%q after %q makes a <%s>", text, lead, n.Data)
				}
			}
			if got := strings.TrimPrefix(strings.TrimSpace(got.String()), "1 "); got != strings.TrimSpace(text) {
				t.Errorf("%q after %q reads %q", text, lead, got)
			}
		}
	}
}
