// Package syndicate writes what is new as a feed that other programs follow: in
// Atom (RFC 4287) and in JSON Feed 1.1.
package syndicate

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// Feed is a list of entries, the latest first.
type Feed struct {
	ID      string // an IRI that stays the same
	Title   string
	Home    string // the address of the page that shows the same
	Self    string // the address of the feed without its form: ".atom" or ".json" is added
	Query   string // what follows "?" in the address, if anything
	Entries []Entry
}

// Entry is one thing that is new. Its text is plain text.
type Entry struct {
	ID      string // an IRI that stays the same
	Title   string
	Link    string
	Text    string
	Author  string // "" for Headwater itself
	Added   time.Time
	Updated time.Time
}

const generator = "Headwater"

// The media types of the two forms.
const (
	AtomType = "application/atom+xml; charset=utf-8"
	JSONType = "application/feed+json; charset=utf-8"
)

func (f *Feed) self(form string) string {
	if f.Query == "" {
		return f.Self + form
	}
	return f.Self + form + "?" + f.Query
}

// updated is when the feed last changed. One without entries never did.
func (f *Feed) updated() time.Time {
	last := time.Unix(0, 0)
	for _, e := range f.Entries {
		if e.Updated.After(last) {
			last = e.Updated
		}
	}
	return last
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Generator string      `xml:"generator"`
	Author    atomPerson  `xml:"author"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Published string      `xml:"published"`
	Updated   string      `xml:"updated"`
	Author    *atomPerson `xml:"author"`
	Links     []atomLink  `xml:"link"`
	Content   atomText    `xml:"content"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Atom writes a feed in Atom. Characters that XML can't hold are written as
// U+FFFD.
func Atom(w io.Writer, f *Feed) error {
	out := atomFeed{
		ID: f.ID, Title: f.Title, Updated: stamp(f.updated()), Generator: generator, Author: atomPerson{generator},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: f.self(".atom")}, {Rel: "alternate", Type: "text/html", Href: f.Home}},
	}
	for _, e := range f.Entries {
		x := atomEntry{
			ID: e.ID, Title: e.Title, Published: stamp(e.Added), Updated: stamp(e.Updated),
			Links: []atomLink{{Rel: "alternate", Href: e.Link}}, Content: atomText{"text", e.Text},
		}
		if e.Author != "" {
			x.Author = &atomPerson{e.Author}
		}
		out.Entries = append(out.Entries, x)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("syndicate: %w", err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("syndicate: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type jsonFeed struct {
	Version string       `json:"version"`
	Title   string       `json:"title"`
	Home    string       `json:"home_page_url"`
	Self    string       `json:"feed_url"`
	Authors []jsonPerson `json:"authors"`
	Items   []jsonItem   `json:"items"`
}

type jsonItem struct {
	ID       string       `json:"id"`
	URL      string       `json:"url"`
	Title    string       `json:"title"`
	Text     string       `json:"content_text"`
	Added    string       `json:"date_published"`
	Modified string       `json:"date_modified"`
	Authors  []jsonPerson `json:"authors,omitempty"`
}

type jsonPerson struct {
	Name string `json:"name"`
}

// JSON writes a feed as JSON Feed 1.1.
func JSON(w io.Writer, f *Feed) error {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.self(".json"),
		Authors: []jsonPerson{{generator}}, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		x := jsonItem{ID: e.ID, URL: e.Link, Title: e.Title, Text: e.Text, Added: stamp(e.Added), Modified: stamp(e.Updated)}
		if e.Author != "" {
			x.Authors = []jsonPerson{{e.Author}}
		}
		out.Items = append(out.Items, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("syndicate: %w", err)
	}
	return nil
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
