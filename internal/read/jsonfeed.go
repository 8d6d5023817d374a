package read

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	jsonfeed "github.com/mmcdole/gofeed/json"
)

// jsonFeed reads a JSON Feed item by item, so that of one that is cut the
// items before the cut are read.
func (r *reader) jsonFeed(s *source) error {
	s.toUTF8()
	allow := &allowance{r: s}
	f := &jsonFeed{r: r, s: s, allow: allow, dec: json.NewDecoder(allow)}
	err := f.members()
	if f.stop != nil {
		return f.stop
	}
	f.unread.close(r, s.path)
	at := place{"item", max(f.n, 1)}.String()
	switch {
	case err == nil && f.n == 0:
		return r.skip(s.path, "", "the feed has no items: leave it out")
	case err == nil:
		if _, err = f.dec.Token(); err == io.EOF || err == io.ErrUnexpectedEOF {
			return r.skip(s.path, at, "the feed breaks off after this item: fetch it again")
		}
		return r.ctx.Err()
	case errors.Is(err, errLong):
		return r.skip(s.path, at, fmt.Sprintf("the item has more than %s, nothing after it was read: give its page", size(int64(r.opts.MaxRecord))))
	case allow.err != nil:
		return r.broken(s, allow.err)
	default:
		return r.skip(s.path, at, fmt.Sprintf("the feed breaks off here (%v), the items before it were read: fetch it again", err))
	}
}

// jsonFeed is the state of reading one.
type jsonFeed struct {
	r      *reader
	s      *source
	dec    *json.Decoder
	allow  *allowance // what the decoder reads through
	of     channel
	author string
	n      int // items so far
	unread count
	stop   error // ends the run
}

// grant lets the decoder read one value more. It reads ahead.
func (f *jsonFeed) grant() { f.allow.left = f.r.opts.MaxRecord + sniffLen }

// members reads the feed's members, its items among them.
func (f *jsonFeed) members() error {
	f.grant()
	_, err := f.dec.Token() // detect saw the brace
	for err == nil && f.stop == nil && f.dec.More() {
		f.grant()
		var key json.Token
		if key, err = f.dec.Token(); err != nil {
			break
		}
		if key == "items" {
			err = f.items()
		} else {
			err = f.member(key)
		}
	}
	return err
}

// items reads the list of items.
func (f *jsonFeed) items() error {
	open, err := f.dec.Token()
	if err != nil {
		return err
	}
	if open != json.Delim('[') {
		return errors.New("its items are no list")
	}
	for f.dec.More() {
		f.grant()
		f.n++
		var raw json.RawMessage
		if err := f.dec.Decode(&raw); err != nil {
			return err
		}
		if f.stop = f.item(raw); f.stop != nil {
			return nil
		}
	}
	_, err = f.dec.Token()
	return err
}

// member reads one of the feed's own members.
func (f *jsonFeed) member(key json.Token) error {
	var raw json.RawMessage
	if err := f.dec.Decode(&raw); err != nil {
		return err
	}
	switch key {
	case "title":
		f.of.title = oneLine(scalar(raw, 1))
	case "home_page_url":
		f.of.link = scalar(raw, 1)
	case "language":
		f.of.language = scalar(raw, 1)
	case "author", "authors":
		f.author = oneLine(scalar(raw, 3))
	}
	return nil
}

// item makes a record of an item. Its error ends the run.
func (f *jsonFeed) item(raw []byte) error {
	var i jsonfeed.Item
	if err := json.Unmarshal(raw, &i); err != nil {
		return f.unread.skip(f.r, f.s.path, place{"item", f.n}, fmt.Sprintf("the item can't be understood (%v): give its page", err))
	}
	it := item{id: oneLine(i.ID), link: firstOf(i.URL, i.ExternalURL), title: oneLine(i.Title), language: i.Language,
		published: firstOf(i.DatePublished, i.DateModified), author: f.author}
	for _, a := range append(i.Authors, i.Author) {
		if a != nil && !blank(a.Name) {
			it.author = oneLine(a.Name)
			break
		}
	}
	switch {
	case !blank(i.ContentHTML):
		it.content, it.form = i.ContentHTML, Fragment
	case !blank(i.ContentText):
		it.content = i.ContentText
	default:
		it.content, it.summary = i.Summary, true
	}
	err := f.r.emitItem(f.s, it, f.of, raw, f.n)
	if errors.Is(err, errTitleAlone) {
		return f.unread.skip(f.r, f.s.path, place{"item", f.n}, err.Error())
	}
	return err
}
