package render

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

// checked is a check of the sample's reports that has all that a check can have.
func checked() *schema.Check {
	b := sample.Brief()
	claims := b.Stories[0].Claims
	places := func(c schema.Claim) []schema.Evidence {
		var out []schema.Evidence
		for _, e := range c.Evidence {
			out = append(out, placeOf(e))
		}
		return out
	}
	side := func(c schema.Claim) schema.Support {
		return schema.Support{Low: c.Origins.Low, High: c.Origins.High, Evidence: places(c), Origins: c.Origins.List}
	}
	return &schema.Check{
		Schema: schema.CheckVersion, Claim: "Two people died on the quay", Verdict: "disputed",
		Asserts: side(claims[0]), Denies: side(claims[1]),
		Similar: []schema.Similar{{Text: claims[2].Text, Differs: "the reports say three, the claim two", Evidence: places(claims[2])}},
		Reports: b.Reports, Skipped: []schema.Skipped{}, Limits: []string{"half of its words"},
	}
}

func set(t *testing.T, c *schema.Check, write func(io.Writer, *schema.Check) error) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCheckForms(t *testing.T) {
	golden.Check(t, "testdata/check.md", set(t, checked(), CheckMarkdown))
	golden.Check(t, "testdata/comparison.md", set(t, nil, func(w io.Writer, _ *schema.Check) error {
		return ComparisonMarkdown(w, cranes())
	}))
	nothing := &schema.Check{Claim: "A heron", Verdict: "nothing"}
	for _, c := range []*schema.Check{checked(), nothing} {
		page := set(t, c, CheckHTML)
		examine(t, page)
		examineNote(t, set(t, c, CheckMarkdown))
		if want := (CheckPage{Verdict: c.Verdict}).Headline(); !strings.Contains(page, ">"+want+"<") {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// Whatever a check's strings hold, it stays text.
func TestCheckOfHostileStrings(t *testing.T) {
	for _, hostile := range []string{
		`"><script>alert(1)</script>`, "**bold** [x](javascript:alert(1)) <https://evil.example>", "\n\n# Heading\n\n---\n", "[^A1]: mine",
		" \x1b[31m\x00\u009b2J\u202e\u2028",
	} {
		c := checked()
		taint(reflect.ValueOf(c).Elem(), hostile)
		c.Verdict = "disputed"
		examine(t, set(t, c, CheckHTML))
		examineNote(t, set(t, c, CheckMarkdown))
	}
}
