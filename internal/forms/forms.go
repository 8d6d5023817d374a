// Package forms sets plain reports in the other forms that Headwater reads: a
// page, a feed, JSON Lines, a web archive. The examples are made by it, and a
// test reads them back and holds that the form makes no difference.
package forms

//go:generate go run ./make ../../examples/forms ../../examples/ferry ../../examples/museum ../../examples/reservoir.jsonl

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/headwater-news/headwater/internal/report"
)

// Source is a report to be set, with what a plain text can't say of itself:
// both are empty where it is set as little as a plain text says.
type Source struct {
	report.Report
	Site string // the outlet's name
	Page string // the address of its page
}

// piece is a line of a report: a paragraph, or furniture of some kind.
type piece struct {
	text string
	kind report.FurnitureKind
}

// pieces cuts a report's text at its lines and its furniture. The title is
// given apart.
func (s *Source) pieces() []piece {
	var out []piece
	add := func(text string, kind report.FurnitureKind) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" && (kind != "" || line != s.Title) && kind != report.Title {
				out = append(out, piece{line, kind})
			}
		}
	}
	at := 0
	for _, f := range s.Furniture {
		add(s.Text[at:f.Start], "")
		add(f.In(s.Text), f.Kind)
		at = f.End
	}
	add(s.Text[at:], "")
	return out
}

// elements sets each piece in the markup that pages give its kind.
func (s *Source) elements() string {
	var b strings.Builder
	for _, p := range s.pieces() {
		text := html.EscapeString(p.text)
		switch p.kind {
		case report.Label:
			fmt.Fprintf(&b, "<p class=\"section-label\">%s</p>\n", text)
		case report.Caption:
			fmt.Fprintf(&b, "<figure><img src=\"picture.jpg\" alt=\"\"><figcaption>%s</figcaption></figure>\n", text)
		case report.Teaser, report.Related, report.Navigation:
			fmt.Fprintf(&b, "<p class=\"teaser\">%s</p>\n", text)
		default:
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		}
	}
	return b.String()
}

// HTML sets a report as a page of its outlet.
func (s *Source) HTML() string {
	title, site, of := html.EscapeString(s.Title), html.EscapeString(s.Site), ""
	if site != "" {
		of = fmt.Sprintf("<meta property=\"og:site_name\" content=\"%s\">\n<link rel=\"canonical\" href=\"%s\">\n", site, html.EscapeString(s.Page))
	}
	return fmt.Sprintf(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>%[1]s</title>
<meta property="og:title" content="%[1]s">
%[3]s</head>
<body>
<header><a href="/">%[2]s</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
</header>
<main>
<article>
<h1>%[1]s</h1>
%[4]s</article>
</main>
<footer><p>All rights reserved.</p></footer>
</body>
</html>
`, title, site, of, s.elements())
}

// RSS sets an outlet's reports as its feed.
func RSS(site, home string, reports []Source) ([]byte, error) {
	type guid struct {
		Permalink bool   `xml:"isPermaLink,attr"`
		Value     string `xml:",chardata"`
	}
	type item struct {
		Title   string `xml:"title"`
		Link    string `xml:"link,omitempty"`
		GUID    *guid  `xml:"guid"`
		Content string `xml:"content:encoded"`
	}
	feed := struct {
		XMLName     xml.Name `xml:"rss"`
		Version     string   `xml:"version,attr"`
		Content     string   `xml:"xmlns:content,attr"`
		Title       string   `xml:"channel>title"`
		Link        string   `xml:"channel>link"`
		Description string   `xml:"channel>description"`
		Language    string   `xml:"channel>language"`
		Items       []item   `xml:"channel>item"`
	}{Version: "2.0", Content: "http://purl.org/rss/1.0/modules/content/", Title: site, Link: home, Description: "News from " + site, Language: "en"}
	for _, s := range reports {
		it := item{Title: s.Title, Link: s.Page, Content: s.elements()}
		if s.Page != "" {
			it.GUID = &guid{true, s.Page}
		}
		feed.Items = append(feed.Items, it)
	}
	out, err := xml.MarshalIndent(feed, "", " ")
	return append([]byte(xml.Header), append(out, '\n')...), err
}

// Lines sets reports as JSON Lines.
func Lines(reports []Source) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, s := range reports {
		var text []string
		for _, p := range s.pieces() {
			text = append(text, p.text)
		}
		err := enc.Encode(struct {
			URL    string `json:"url,omitempty"`
			Title  string `json:"title"`
			Outlet string `json:"outlet,omitempty"`
			Text   string `json:"text"`
		}{s.Page, s.Title, s.Site, strings.Join(text, "\n\n")})
		if err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// captureDay is when the pages of the archives are said to have been taken.
const captureDay = "2030-01-01T00:00:00Z"

// WARC sets reports as a web archive of their pages, one gzip member a record.
func WARC(reports []Source) ([]byte, error) {
	var out bytes.Buffer
	for i, s := range reports {
		page := s.HTML()
		response := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
		z := gzip.NewWriter(&out)
		fmt.Fprintf(z, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: %s\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
			i+1, captureDay, s.Page, len(response), response)
		if err := z.Close(); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// Plain sets a report as a text under its title.
func (s *Source) Plain() string {
	text := []string{s.Title}
	for _, p := range s.pieces() {
		text = append(text, p.text)
	}
	return strings.Join(text, "\n\n") + "\n"
}

// File is one of an event's files, its name with slashes below the folder of
// the forms.
type File struct {
	Name    string
	Content []byte
}

// Files sets an event in every form that carries its outlets: a page of each
// report, a feed of each outlet, one web archive.
func Files(event string) ([]File, error) {
	reports, err := Load(event)
	if err != nil {
		return nil, err
	}
	under := strings.TrimSuffix(path.Base(event), path.Ext(event)) + "/"
	var out []File
	outlets := map[string][]Source{}
	for i, s := range reports {
		out = append(out, File{fmt.Sprintf("%spages/%02d-%s.html", under, i+1, slug(s.Site)), []byte(s.HTML())})
		outlets[s.Site] = append(outlets[s.Site], s)
	}
	for _, site := range slices.Sorted(maps.Keys(outlets)) {
		of := outlets[site]
		feed, err := RSS(site, home(of[0].Page), of)
		if err != nil {
			return nil, err
		}
		out = append(out, File{under + "feeds/" + slug(site) + ".xml", feed})
	}
	archive, err := WARC(reports)
	return append(out, File{under + "pages.warc.gz", archive}), err
}

func slug(site string) string { return strings.ReplaceAll(strings.ToLower(site), " ", "-") }

// home is the address of the site that a page is on.
func home(page string) string {
	if u, err := url.Parse(page); err == nil {
		return u.Scheme + "://" + u.Host + "/"
	}
	return ""
}
