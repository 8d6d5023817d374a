package render_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/schematest"
	"github.com/headwater-news/headwater/schema"
)

// corpus is the brief of testdata/hostile: reports whose titles, outlets,
// addresses and texts try to leave the page they are shown on.
func corpus(t *testing.T) *schema.Brief {
	t.Helper()
	b, err := headwater.Brief(t.Context(), []string{"testdata/hostile"}, headwater.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Reports) < 7 || len(b.Skipped) > 0 {
		t.Fatalf("%d reports were read, skipped: %v", len(b.Reports), b.Skipped)
	}
	return b
}

func TestHostileCorpus(t *testing.T) {
	b := corpus(t)
	for _, color := range []bool{false, true} {
		var text bytes.Buffer
		if err := render.Text(&text, b, render.TextOptions{Color: color}); err != nil {
			t.Fatal(err)
		}
		plain := text.String()
		if color {
			plain = strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[2m", "", "\x1b[1;33m", "").Replace(plain)
		}
		for _, r := range plain {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Fatalf("%U reached the terminal", r)
			}
		}
	}

	var document bytes.Buffer
	if err := render.JSON(&document, b); err != nil {
		t.Fatal(err)
	}
	schematest.Brief(t, document.Bytes())
	var back schema.Brief
	if err := json.Unmarshal(document.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	for i := range b.Reports {
		if back.Reports[i].Text != b.Reports[i].Text {
			t.Errorf("report %s: the text in the JSON is not the report's", b.Reports[i].ID)
		}
	}

	var page bytes.Buffer
	if err := render.HTML(&page, b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Data == "script" || n.Data == "img" || n.Data == "iframe" || n.Data == "i":
			t.Errorf("an element <%s> is on the page", n.Data)
		}
	}
	for _, want := range []string{`<script>alert("claim")</script>`, `<svg/onload=alert("outlet")>Courier`, `</style><script>alert(3)</script>`, `{{.Title}} {{template "story"}}`, "👩‍👩‍👧‍👦"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the page does not show %s as text", want)
		}
	}
}
