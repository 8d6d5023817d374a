package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/language"

	"github.com/headwater-news/headwater/internal/report"
)

// The names under which a record may give each of its parts, the surest first,
// in lower case and without marks: "publish_date" and "publishDate" are both
// publishdate.
var (
	textNames = []string{"text", "fulltext", "articletext", "plaintext", "maintext", "articlebody",
		"content", "contents", "maincontent", "body", "bodytext", "article", "story"}
	htmlNames    = []string{"html", "contenthtml", "bodyhtml", "rawhtml", "htmlcontent"}
	summaryNames = []string{"description", "summary", "abstract", "snippet", "excerpt", "lead"}
	idNames      = []string{"id", "ref", "_id", "guid", "uuid", "uid", "articleid", "docid", "documentid"}
	urlNames     = []string{"url", "link", "uri", "href", "permalink", "canonicalurl", "articleurl", "sourceurl", "weburl"}
	titleNames   = []string{"title", "headline", "headlines", "articletitle", "name", "heading"}
	outletNames  = []string{"outlet", "publisher", "publication", "newspaper", "source", "sourcename", "sitename", "site", "medium", "media", "provider", "newssource", "domain", "sourcedomain", "hostname"}
	dateNames    = []string{"published", "publishedat", "datepublished", "publishedon", "publishdate", "publicationdate", "publishedtime", "pubdate", "date", "datetime", "publishtime", "timestamp", "time", "created", "createdat", "datecreated"}
	langNames    = []string{"language", "lang", "languagecode", "locale", "inlanguage"}
)

var (
	errNoText = errors.New(`the record has no text: give it as "text" or "html"`)
	errOwn    = errors.New("headwater itself wrote this, it is no report: leave it out")
)

// parseRecord reads the JSON of one record. Path, number and sum are the
// caller's.
func parseRecord(raw []byte) (Record, error) {
	if !utf8.Valid(raw) {
		raw, _ = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil {
		return Record{}, explain(err)
	}
	f := foldNames(object)

	rec := Record{
		Ref:   f.first(idNames),
		URL:   f.first(urlNames),
		Title: strings.TrimSpace(f.first(titleNames)),
	}
	if rec.fillContent(f); wordless(rec.Content) {
		if strings.HasPrefix(f.first([]string{"schema"}), "headwater.") {
			return Record{}, errOwn
		}
		return Record{}, errNoText
	}
	rec.fillOutlet(f.first(outletNames))
	rec.fillLanguage(f.first(langNames))
	rec.fillPublished(f.first(dateNames))
	if f.written() {
		rec.fillWritten(object)
	}
	return rec, nil
}

// written reports whether a record is a report as this program writes it: one
// of a brief, or a line of what headwater-batch writes.
func (f fields) written() bool {
	for _, name := range []string{"ref", "from", "sha256", "furniture", "sentences"} {
		if len(f[name]) == 0 {
			return false
		}
	}
	return true
}

// fillWritten takes what such a report says otherwise than a record does: its id
// is short and its own brief's, and a day may be inferred, which is no
// statement of the report's.
func (rec *Record) fillWritten(object map[string]json.RawMessage) {
	var r struct {
		Ref       string
		Published struct{ Start, Basis string }
	}
	json.Unmarshal(object["ref"], &r.Ref)
	json.Unmarshal(object["published"], &r.Published)
	rec.Ref, rec.Published = r.Ref, unknownDay()
	if basis := r.Published.Basis; basis == string(report.Stated) || basis == string(report.Given) {
		rec.fillPublished(r.Published.Start)
		rec.Published.Basis = report.Basis(basis)
	}
}

// explain makes an error of the JSON package a reason to skip.
func explain(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("it is not JSON (%v after %d bytes): write one record on each line", err, syntax.Offset)
	}
	return errors.New("it is JSON, but no record: write an object with its text on each line")
}

// fillContent takes the record's text: plain where it is given so, a page
// otherwise, and a summary only when there is nothing else.
func (rec *Record) fillContent(f fields) {
	if text := f.first([]string{"text"}); text != "" {
		rec.Content = text
	} else if html := f.first(htmlNames); html != "" {
		rec.Content, rec.Form = html, HTML
	} else if text := f.first(textNames); text != "" {
		rec.Content, rec.Form = text, formOf(text)
	} else if text := f.first(summaryNames); text != "" {
		rec.Content, rec.Form = text, formOf(text)
		rec.Limits = append(rec.Limits, "the record has no full text: its summary was read")
	}
}

// formOf tells a page from plain text in a field that may hold either.
func formOf(text string) Form {
	if looksHTML([]byte(strings.TrimLeft(text[:min(len(text), sniffLen)], " \t\r\n"))) {
		return HTML
	}
	return Plain
}

// fillOutlet takes an outlet's name, or its host where an address is given.
func (rec *Record) fillOutlet(s string) {
	rec.Outlet = strings.TrimSpace(s)
	if u, err := url.Parse(rec.Outlet); err == nil && u.Host != "" {
		rec.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
	}
}

func (rec *Record) fillLanguage(s string) {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"), "-")
	if b, err := language.ParseBase(base); err == nil {
		rec.Language = b.String()
	} else if s != "" {
		rec.Limits = append(rec.Limits, fmt.Sprintf("the language %q is not an ISO 639 code", clip(s)))
	}
}

func (rec *Record) fillPublished(s string) {
	rec.Published = unknownDay()
	if s == "" {
		return
	}
	published, ok := parsePublished(s)
	if !ok {
		rec.Limits = append(rec.Limits, fmt.Sprintf("the publication day %q was not understood: write it as YYYY-MM-DD", clip(s)))
		return
	}
	rec.Published = published
}

// clip keeps a note short.
func clip(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// fields are a record's values by folded name.
type fields map[string][]json.RawMessage

func foldNames(object map[string]json.RawMessage) fields {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names) // so that of "Text" and "text" the same one is always first
	f := fields{}
	for _, name := range names {
		folded := foldName(name)
		f[folded] = append(f[folded], object[name])
	}
	return f
}

// foldName drops case and marks, but for the _ of MongoDB's _id.
func foldName(name string) string {
	if name == "_id" {
		return name
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// first is the first value under one of the names that says anything.
func (f fields) first(names []string) string {
	for _, name := range names {
		for _, raw := range f[name] {
			if s := scalar(raw, 2); !blank(s) {
				return s
			}
		}
	}
	return ""
}

// scalar is a value as a string: itself, the name within an object, or the
// paragraphs of a list.
func scalar(raw json.RawMessage, depth int) string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || depth == 0 {
		return ""
	}
	switch raw[0] {
	case '"':
		var s string
		json.Unmarshal(raw, &s)
		return s
	case '{':
		var object map[string]json.RawMessage
		json.Unmarshal(raw, &object)
		for _, name := range []string{"name", "title", "$oid", "$date", "text", "value", "rendered", "domain", "id"} {
			if s := scalar(object[name], depth-1); s != "" {
				return s
			}
		}
		return ""
	case '[':
		var list []json.RawMessage
		json.Unmarshal(raw, &list)
		var parts []string
		for _, e := range list {
			if s := scalar(e, depth-1); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "\n\n")
	case 't', 'f', 'n':
		return ""
	default:
		return string(raw) // a number
	}
}
