package render

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

//go:embed html
var pageFiles embed.FS

// pages are the templates of an HTML brief, one file for each concern.
var pages = template.Must(template.New("page.html").Funcs(partFuncs).ParseFS(pageFiles, "html/*.html"))

var partFuncs = template.FuncMap{"head": head, "dot": dotAt, "indent": indent}

// HTML writes a brief as one page that needs nothing beside itself: no script,
// no font, no picture, and a policy that lets no other in. What a report says
// reaches it as text alone, through html/template.
func HTML(w io.Writer, b *schema.Brief) error {
	style, err := pageFiles.ReadFile("html/style.css")
	if err != nil {
		return fmt.Errorf("render: %w", err)
	}
	v := newView(b)
	out := bufio.NewWriter(w)
	err = pages.Execute(out, pageData{view: v, Several: len(b.Stories) != 1, Style: template.CSS(style), Policy: policy(style)})
	if err != nil {
		return fmt.Errorf("render: %w", err)
	}
	return out.Flush()
}

// pageData is what the templates see.
type pageData struct {
	*view
	Several bool
	Style   template.CSS
	Policy  string
}

// policy lets the page use its own style sheet, known by its hash, and nothing
// else.
func policy(style []byte) string {
	sum := sha256.Sum256(style)
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// heading is a section's title at the level that its page asks for.
type heading struct {
	Deep            bool // below a story's title rather than the page's
	ID, Title, Note string
}

func head(s storyView, name, title, note string) heading {
	return heading{Deep: s.Number != "", ID: s.Anchor + "-" + name, Title: title, Note: note}
}

const dotStep = 13

// dotAt is the middle of the i-th dot of a range.
func dotAt(i int) int { return i*dotStep + 6 }

// indent names the class that sets a row of the tree in.
func indent(depth int) string { return "in-" + strings.Repeat("i", depth) }
