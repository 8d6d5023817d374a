package extract

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

func TestPlainReport(t *testing.T) {
	text := "World News\n\nDam gives way near Oldtown\n\nThe dam above Oldtown gave way on Tuesday, officials said. (AP)\n"
	rep, err := Report(read.Record{Ref: "a", Content: text, URL: "https://www.post.example/dam"})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Text != text || rep.Title != "Dam gives way near Oldtown" || rep.Outlet != "post.example" {
		t.Errorf("got %+v", rep)
	}
	if len(rep.Furniture) != 1 || rep.Furniture[0].Kind != report.Label || len(rep.Credits) != 1 {
		t.Errorf("got %v, %v", rep.Furniture, rep.Credits)
	}
}

const dam = `<!doctype html><html lang="en"><head>
<title>Dam gives way near Oldtown | The Daily Post</title>
<meta property="og:site_name" content="The Daily Post">
<link rel="canonical" href="https://www.post.example/2020/02/04/dam">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Dam gives way near Oldtown","datePublished":"2020-02-04T18:30:00+02:00","publisher":{"@type":"Organization","name":"The Daily Post"}}</script>
</head><body><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
<article><h1>Dam gives way near Oldtown</h1>
<p>The dam above Oldtown gave way on Tuesday after days of rain,
flooding three villages, <b>officials</b> said.</p>
<p>Nobody was hurt, said the mayor, whose office had warned the villages two hours before the water came down the valley.</p>
<p>Read more: What the engineers knew</p>
<h2>Three years</h2>
<p>The dam will be built again within three years, the ministry of works said in a statement on its site on Tuesday night.</p>
</article><footer>Copyright 2020 The Daily Post</footer></body></html>`

func TestPage(t *testing.T) {
	rep, err := Report(read.Record{Ref: "a", Form: read.HTML, Content: dam, Published: report.Published{Basis: report.Unknown}})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Title != "Dam gives way near Oldtown" || rep.Outlet != "The Daily Post" || rep.Language != "en" ||
		rep.URL != "https://www.post.example/2020/02/04/dam" {
		t.Errorf("title %q, outlet %q, language %q, url %q", rep.Title, rep.Outlet, rep.Language, rep.URL)
	}
	want := report.Published{Days: calendar.Single(calendar.Date(2020, 2, 4)), Clock: "2020-02-04T18:30:00+02:00", Basis: report.Stated}
	if rep.Published != want {
		t.Errorf("published %+v", rep.Published)
	}
	if !strings.HasPrefix(rep.Text, "The dam above Oldtown gave way on Tuesday after days of rain, flooding three villages, officials said.\n\nNobody") ||
		!strings.Contains(rep.Text, "\n\nThree years\n\n") {
		t.Errorf("text %q", rep.Text)
	}
	if len(rep.Furniture) != 1 || rep.Furniture[0].In(rep.Text) != "Read more: What the engineers knew" {
		t.Errorf("furniture %v", rep.Furniture)
	}
}

func TestRecordGoesBeforePage(t *testing.T) {
	given := report.Published{Days: calendar.Single(calendar.Date(2020, 2, 5)), Basis: report.Stated}
	rep, err := Report(read.Record{Form: read.HTML, Content: dam, Title: "T", Outlet: "O", URL: "https://u.example/", Published: given})
	if err != nil || rep.Title != "T" || rep.Outlet != "O" || rep.URL != "https://u.example/" || rep.Published != given {
		t.Errorf("got %+v, %v", rep, err)
	}
}

func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"nested":     strings.Repeat("<div>", 10_000) + "A dam broke.",
		"formatted":  strings.Repeat("<b><i><font>", 10_000) + "A dam broke.",
		"deep often": strings.Repeat(strings.Repeat("<div>", 500)+"A dam broke."+strings.Repeat("</div>", 500), 20),
		"paragraphs": strings.Repeat("<p>A dam broke.", maxTags-10),
		"tags":       strings.Repeat("<i>x</i>", maxTags),
		"large":      strings.Repeat("A dam broke. ", maxPage/10),
		"nothing":    "<html></html>",
		"script":     "<script>" + strings.Repeat("{[", 1_000_000),
		"linked":     `<script type="application/ld+json">` + strings.Repeat(`{"a":[`, 100_000) + "</script><p>A dam broke.",
		"nulls":      "<p>A dam\x00 broke.<p>\x00",
	} {
		t.Run(name, func(t *testing.T) {
			rep, err := Report(read.Record{Form: read.HTML, Content: page})
			if err == nil && strings.TrimSpace(rep.Text) == "" {
				t.Error("neither text nor error")
			}
			if err != nil && !strings.Contains(err.Error(), ":") {
				t.Errorf("error %q doesn't say what to do", err)
			}
		})
	}
}

// Texts made to be slow stay quick: every rule looks at a line once, or at a
// bounded number of others.
func TestHostileTexts(t *testing.T) {
	prose := "The dam above Oldtown gave way on Tuesday, officials said.\n"
	const some, many = (maxLines - 2) / 8, 1 << 18
	for name, x := range map[string]struct {
		prose, unit string
		n           int
	}{
		"names":      {prose, "Xaver Yodel\n", some},
		"headlines":  {prose, "Actor fined over speeding in desert\n", some},
		"sources":    {prose, "Source: Xinhua\n", some},
		"lines":      {"", "a\n", many},
		"one line":   {"", "a (", many},
		"notes":      {"", "(Reporting by A) ", many / 4},
		"marks only": {"", "- | : ", many},
	} {
		t.Run(name, func(t *testing.T) {
			linear.Check(t, x.n, func(n int) func() {
				text := x.prose + strings.Repeat(x.unit, n)
				return func() {
					rep, err := Report(read.Record{Content: text})
					if err != nil || rep.Text != text {
						t.Error("the text was not kept")
					}
					checkSpans(t, rep.Text, rep.Furniture)
				}
			})
		})
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(dam)
	f.Add("<table><tr><td><table><p>A dam <br> broke<li>")
	f.Add("<article><blockquote><pre>\u00a0</pre><figure><figcaption>Photo: x</figure>")
	f.Add(`<meta property="article:published_time" content="99999-99-99T99:99"><time datetime="0000">`)
	f.Add(`<script type="application/ld+json">[{"@type":["a",1,null]},{"@graph":{"author":[[]]}}]</script><p>A dam broke.`)
	f.Fuzz(func(t *testing.T, page string) {
		page = strings.ToValidUTF8(page, "")
		rep, err := Report(read.Record{Form: read.HTML, Content: page})
		if err != nil {
			return
		}
		checkSpans(t, rep.Text, rep.Furniture)
	})
}

func BenchmarkPage(b *testing.B) {
	for b.Loop() {
		if _, err := Report(read.Record{Form: read.HTML, Content: dam}); err != nil {
			b.Fatal(err)
		}
	}
}

// A text without an address is of the outlet that the line with its day names.
func TestOutletOfHead(t *testing.T) {
	const body = "\n\nThe dam above Oldtown gave way on Tuesday, flooding three villages, officials said.\n"
	for head, want := range map[string]string{
		"By Ana Voss | The Orle Courier | March 14, 2024": "The Orle Courier",
		"By Ana Voss, The Orle Courier, March 14, 2024":   "The Orle Courier",
		"The Orle Courier, Saturday":                      "The Orle Courier",
		"By Ana Voss, March 14, 2024":                     "",
		"Oldtown, 14 March 2024":                          "",
		"By Ana Voss and Dov Aalto":                       "",
	} {
		rep, err := Report(read.Record{Form: read.Plain, Content: "Dam gives way near Oldtown\n\n" + head + body})
		if err != nil || rep.Outlet != want || rep.Title != "Dam gives way near Oldtown" {
			t.Errorf("%q: outlet %q, title %q, %v", head, rep.Outlet, rep.Title, err)
		}
	}
}

// What stands above the headline and names the outlet is no title.
func TestMastheadOfHead(t *testing.T) {
	const title, body = "Dam gives way near Oldtown", "\n\nThe dam above Oldtown gave way on Tuesday, flooding three villages, officials said.\n"
	for head, want := range map[string]string{
		"Radio Orle\n\n":                       "Radio Orle",
		"The Orle Courier\n14 March 2024\n\n":  "The Orle Courier",
		"Evening Call\nMarch 14, 2024\n":       "Evening Call",
		"Orle TV\n\n":                          "Orle TV",
		"By Ana Voss\n\n":                      "",
		"News\n\n":                             "",
		"Local News\n\n":                       "",
		"Morning brings more rain to Orle\n\n": "",
		"Orle\n\n":                             "",
	} {
		rep, err := Report(read.Record{Form: read.Plain, Content: head + title + body})
		if err != nil || rep.Outlet != want || want != "" && rep.Title != title {
			t.Errorf("%q: outlet %q, title %q, %v", head, rep.Outlet, rep.Title, err)
		}
	}
	for _, title := range []string{"Mayor Sues the Orle Courier", "Storm Shuts Evening Post", "Radio Orle goes off the air"} { // with no headline below
		rep, err := Report(read.Record{Form: read.Plain, Content: title + "\nBy Ana Voss" + body})
		if err != nil || rep.Outlet != "" || rep.Title != title {
			t.Errorf("%q: outlet %q, title %q, %v", title, rep.Outlet, rep.Title, err)
		}
	}
}

// The day that the head of a text states, in words, is that of its report.
func TestDayOfHead(t *testing.T) {
	const body = "\n\nThe dam above Oldtown gave way on Tuesday, flooding three villages, officials said.\n"
	for head, want := range map[string]string{
		"Thursday 14 March 2024":                          "2024-03-14",
		"March 14, 2024":                                  "2024-03-14",
		"Mar. 14th, 2024":                                 "2024-03-14",
		"Published: 14 March 2024, 10:15":                 "2024-03-14",
		"The Orle Courier, 14 March 2024":                 "2024-03-14",
		"By Ana Voss | The Orle Courier | March 14, 2024": "2024-03-14",
		"Updated: 14 March 2024":                          "",
		"Dienstag, 14. Mai 2024":                          "2024-05-14",
		"le 1er août 2024":                                "2024-08-01",
		"14 de mayo de 2024, 18:30":                       "2024-05-14",
		"14. Mai":                                         "",
		"14 Zeugen 2024":                                  "",
		"14 March":                                        "",
		"March 2024":                                      "",
		"31 February 2024":                                "",
		"03/04/2024":                                      "",
		"The flood of 14 March 2024 and what came of it":  "",
	} {
		rep, err := Report(read.Record{Form: read.Plain, Content: "Dam gives way near Oldtown\n" + head + body})
		if got := rep.Published.Days.First; err != nil || rep.Published.Days.Known() != (want != "") || want != "" && got.String() != want {
			t.Errorf("%q: day %v, want %q, %v", head, got, want, err)
		}
	}
}
