package read

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

// errTitleAlone is the skip of an item that is but a pointer to its page.
var errTitleAlone = errors.New("the item has a title alone: give its page or its address")

// item is a feed's item in any of the formats: what it says of itself, as it
// says it.
type item struct {
	id, link, title, language string
	published                 string
	author                    string
	credits                   []string
	content                   string
	form                      Form // of content
	summary                   bool // content is the summary: there is no full text
}

// channel is what a feed says of itself.
type channel struct {
	title, link, language string
}

// feed reads RSS or Atom. Each item becomes a report; one that can't be read
// is skipped and named, and so is the place where a feed breaks off.
func (r *reader) feed(s *source) error {
	head, _ := s.peek()
	s.Reader = bufio.NewReaderSize(decoded(s.Reader, head, firstOf(s.charset(), xmlLabel(head))), sniffLen)
	cutter := &feedCutter{in: s.Reader, most: r.opts.MaxRecord}
	var of *channel
	var unread count
	var buf []byte
	for n := 1; ; n++ {
		raw, err := cutter.next(buf)
		if of == nil {
			of = readChannel(cutter.document(nil), cutter.item)
		}
		switch {
		case err == io.EOF:
			unread.close(r, s.path)
			if n == 1 {
				return r.skip(s.path, "", "the feed has no items: leave it out")
			}
			return r.ctx.Err()
		case err == errFeedCut:
			unread.close(r, s.path)
			return r.skip(s.path, place{"item", n}.String(), "the feed breaks off here, the items before it were read: fetch it again")
		case err == errLong:
			err = fmt.Errorf("the item has more than %s: give its page", size(int64(r.opts.MaxRecord)))
		case err == errDeep || err == errNoEnd:
			err = fmt.Errorf("the item can't be understood (%w): give its page", err)
		case err != nil:
			unread.close(r, s.path)
			return r.broken(s, err)
		default:
			buf = raw
			var it item
			if it, err = readItem(cutter.document(raw), cutter.item); err == nil {
				err = r.emitItem(s, it, *of, raw, n)
				if err == nil {
					continue
				}
				if !errors.Is(err, errTitleAlone) {
					return err
				}
			}
		}
		if err := unread.skip(r, s.path, place{"item", n}, err.Error()); err != nil {
			return err
		}
	}
}

// emitItem turns an item into a record. errTitleAlone says that there is none
// in it; any other error ends the run.
func (r *reader) emitItem(s *source, it item, of channel, raw []byte, n int) error {
	if blank(it.content) || it.form == Fragment && blank(textOnly(it.content)) {
		return errTitleAlone
	}
	base := s.address
	if base == "" {
		base = of.link
	}
	rec := Record{
		Ref: it.id, Path: s.path, Number: n, Sum: sha256.Sum256(raw), Raw: bytes.Clone(raw),
		Form: it.form, Content: it.content,
		URL: resolve(base, it.link), Title: it.title, Author: it.author, Credits: it.credits,
	}
	rec.fillOutlet(of.title)
	language := it.language
	if language == "" {
		language = of.language
	}
	rec.fillLanguage(language)
	rec.fillPublished(it.published)
	if it.summary {
		rec.Limits = append(rec.Limits, "the item has no full text: its summary was read")
	}
	if rec.Ref == "" {
		rec.Ref = rec.URL
	}
	if rec.Ref == "" || len(rec.Ref) > maxRef {
		rec.Ref = fmt.Sprintf("%s#%d", s.path, n)
	}
	return r.emit(rec)
}

// readChannel reads a feed's head. What can't be read says nothing.
func readChannel(doc []byte, name string) *channel {
	if name == "entry" {
		f, err := parseAtom(doc)
		if err != nil {
			return &channel{}
		}
		return &channel{title: oneLine(f.Title), link: alternate(f.Links), language: f.Language}
	}
	f, err := parseRSS(doc)
	if err != nil {
		return &channel{}
	}
	return &channel{title: oneLine(f.Title), link: f.Link, language: firstOf(f.Language, dublin(f.DublinCoreExt, func(d *ext.DublinCoreExtension) []string { return d.Language }))}
}

// readItem reads a feed of one item.
func readItem(doc []byte, name string) (item, error) {
	if name == "entry" {
		f, err := parseAtom(doc)
		if err != nil || len(f.Entries) == 0 {
			return item{}, notUnderstood(err)
		}
		return atomItem(f.Entries[0]), nil
	}
	f, err := parseRSS(doc)
	if err != nil || len(f.Items) == 0 {
		return item{}, notUnderstood(err)
	}
	return rssItem(f.Items[0]), nil
}

func notUnderstood(err error) error {
	if err == nil {
		return errors.New("the item can't be found in the feed: give its page")
	}
	return fmt.Errorf("the item can't be understood (%w): give its page", err)
}

func parseRSS(doc []byte) (f *rss.Feed, err error) {
	defer caught(&err)
	return new(rss.Parser).Parse(bytes.NewReader(doc))
}

func parseAtom(doc []byte) (f *atom.Feed, err error) {
	defer caught(&err)
	return new(atom.Parser).Parse(bytes.NewReader(doc))
}

// caught makes an error of a panic: the libraries were not written for hostile
// input.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%v", p)
	}
}

func rssItem(i *rss.Item) item {
	it := item{title: oneLine(html.UnescapeString(i.Title)), link: strings.TrimSpace(i.Link), published: i.PubDate, author: i.Author}
	if i.GUID != nil {
		it.id = strings.TrimSpace(i.GUID.Value)
		if it.link == "" && isURL(it.id) && i.GUID.IsPermalink != "false" {
			it.link = it.id
		}
	}
	if i.Source != nil {
		it.credit(i.Source.Title)
	}
	dc := func(of func(*ext.DublinCoreExtension) []string) string { return dublin(i.DublinCoreExt, of) }
	it.published = firstOf(it.published, dc(func(d *ext.DublinCoreExtension) []string { return d.Date }))
	it.author = oneLine(firstOf(it.author, dc(func(d *ext.DublinCoreExtension) []string { return d.Creator })))
	it.language = dc(func(d *ext.DublinCoreExtension) []string { return d.Language })
	it.credit(dc(func(d *ext.DublinCoreExtension) []string { return d.Source }))
	it.fill(i.Content, i.Description)
	return it
}

func dublin(d *ext.DublinCoreExtension, of func(*ext.DublinCoreExtension) []string) string {
	if d == nil {
		return ""
	}
	return firstOf(of(d)...)
}

func atomItem(e *atom.Entry) item {
	it := item{title: oneLine(html.UnescapeString(e.Title)), id: strings.TrimSpace(e.ID), link: alternate(e.Links), published: firstOf(e.Published, e.Updated)}
	for _, p := range e.Authors {
		it.author = oneLine(firstOf(it.author, p.Name))
	}
	if e.Source != nil {
		it.credit(e.Source.Title)
	}
	content := ""
	if c := e.Content; c != nil && blank(c.Src) && isText(c.Type) {
		content = c.Value
	}
	it.fill(content, e.Summary)
	return it
}

// isText reports whether a type of Atom's content is text or markup; others
// are pictures and the like in Base64.
func isText(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "" || kind == "text" || strings.HasPrefix(kind, "text/") || strings.Contains(kind, "html")
}

// alternate is the address of the page that Atom's links belong to.
func alternate(links []*atom.Link) string {
	for _, rel := range []string{"alternate", ""} {
		for _, l := range links {
			if l.Rel == rel && l.Href != "" {
				return strings.TrimSpace(l.Href)
			}
		}
	}
	return ""
}

// fill takes the item's full text, or for want of it the summary. Feeds mix
// markup and plain text under the same names.
func (it *item) fill(content, summary string) {
	it.content = content
	if blank(content) {
		it.content, it.summary = summary, true
	}
	if tags.MatchString(it.content) {
		it.form = Fragment
	} else {
		it.content = html.UnescapeString(it.content)
	}
}

// credit keeps the name of who published the item first.
func (it *item) credit(name string) {
	if name = oneLine(html.UnescapeString(name)); name != "" && len(name) <= 200 && !slices.Contains(it.credits, name) {
		it.credits = append(it.credits, name)
	}
}

var tags = regexp.MustCompile(`<[a-zA-Z/!][^>]*>`)

// textOnly is markup without its tags, to see whether anything is left.
func textOnly(s string) string { return html.UnescapeString(tags.ReplaceAllString(s, " ")) }

// oneLine sets a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func firstOf(list ...string) string {
	for _, s := range list {
		if !blank(s) {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// resolve makes a link absolute, and drops what is no web address.
func resolve(base, link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && b.IsAbs() {
		u = b.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']`)

// xmlLabel is the charset that a document's first line declares, or "".
func xmlLabel(head []byte) string {
	if m := xmlEncoding.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}
