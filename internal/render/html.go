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
	return writePage(w, "page.html", pageData{newView(b), len(b.Stories) != 1, newStyling(Style())})
}

// CheckHTML writes a check as such a page.
func CheckHTML(w io.Writer, c *schema.Check) error {
	page, v := newCheckView(c)
	return writePage(w, "check.html", checkData{v, page, newStyling(Style())})
}

func writePage(w io.Writer, name string, data any) error {
	out := bufio.NewWriter(w)
	if err := pages.ExecuteTemplate(out, name, data); err != nil {
		return fmt.Errorf("render: %w", err)
	}
	return out.Flush()
}

// pageData is what the template of a brief sees, and checkData that of a check.
type pageData struct {
	*view
	Several bool
	styling
}

type checkData struct {
	*view
	Check CheckPage
	styling
}

// styling is a page's style sheet, and the policy that lets no other in.
type styling struct {
	Style  template.CSS
	Policy string
}

func newStyling(style []byte) styling { return styling{template.CSS(style), policy(style)} }

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
