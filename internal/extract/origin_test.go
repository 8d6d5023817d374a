package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/read"
)

func TestPageCredits(t *testing.T) {
	s := tales(t)["quarry"]
	body := in("<p>", "</p>", s.paragraphs)
	for name, test := range map[string]struct {
		head, inner string
		want        []string
	}{
		"none":           {"", `<p class="byline">By Robin Okafor</p>`, nil},
		"agency":         {"", `<p class="byline">By <span>Jane Doe</span>, Associated Press</p>`, []string{"By Jane Doe, Associated Press"}},
		"agency's mark":  {"", `<div class="article-source">Reuters</div>`, []string{"Reuters"}},
		"linked author":  {`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jane Doe"},{"name":"AFP"}]}]}</script>`, "", []string{"AFP"}},
		"linked work":    {`<script type="application/ld+json">[{"isBasedOn":{"@type":"NewsArticle","url":"https://www.courier.example/a"},"citation":["A report of the inspectors"]}]</script>`, "", []string{"courier.example", "A report of the inspectors"}},
		"credit at foot": {"", `<p>(Reuters)</p>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			page := wrapped(s, test.head, inArticle(s, test.inner+body))
			rep, err := Report(read.Record{Form: read.HTML, Content: page})
			if err != nil {
				t.Fatal(err)
			}
			if test.want != nil && !slices.Equal(rep.Credits, test.want) || test.want == nil && name == "none" && len(rep.Credits) > 0 {
				t.Errorf("got %q, want %q", rep.Credits, test.want)
			}
		})
	}
}

func TestFragment(t *testing.T) {
	rep, err := Report(read.Record{Form: read.Fragment, Title: "The weir at Aldmoor gives way", Author: "Reuters", Credits: []string{"Northern Press"},
		Content: `<h1>The weir at Aldmoor gives way</h1><figure><img src=x><figcaption>The weir in May.</figcaption></figure><p>The weir gave way.<br><br>Nobody was hurt.</p><script>x()</script><div class="related">Bare text too`})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Text != "The weir in May.\n\nThe weir gave way.\n\nNobody was hurt.\n\nBare text too" {
		t.Errorf("text %q", rep.Text)
	}
	if len(rep.Furniture) != 1 || rep.Furniture[0].In(rep.Text) != "The weir in May." || !slices.Equal(rep.Credits, []string{"Northern Press", "Reuters"}) {
		t.Errorf("furniture %v, credits %q", rep.Furniture, rep.Credits)
	}
}

func FuzzFragment(f *testing.F) {
	f.Add("<p>A dam<figure><figcaption>x<p>y</figure>", "A dam")
	f.Add("A<br><br>B<table><td>C<td>D", "")
	f.Fuzz(func(t *testing.T, markup, title string) {
		rep, err := Report(read.Record{Form: read.Fragment, Content: strings.ToValidUTF8(markup, ""), Title: strings.ToValidUTF8(title, "")})
		if err == nil {
			checkSpans(t, rep.Text, rep.Furniture)
		}
	})
}
