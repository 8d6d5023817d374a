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
	dec := json.NewDecoder(allow)
	var of channel
	var author string
	var unread count
	n := 0
	grant := func() { allow.left = r.opts.MaxRecord + sniffLen } // the decoder reads ahead
	grant()
	_, err := dec.Token() // detect saw the brace
	for err == nil && dec.More() {
		grant()
		var key json.Token
		if key, err = dec.Token(); err != nil {
			break
		}
		if key != "items" {
			author, err = of.member(dec, key, author)
			continue
		}
		var open json.Token
		if open, err = dec.Token(); err != nil {
			break
		}
		if open != json.Delim('[') {
			err = errors.New("its items are no list")
			break
		}
		for err == nil && dec.More() {
			grant()
			n++
			var raw json.RawMessage
			if err = dec.Decode(&raw); err == nil {
				if stop := r.jsonItem(s, raw, of, author, n, &unread); stop != nil {
					return stop
				}
			}
		}
		if err == nil {
			_, err = dec.Token()
		}
	}
	unread.close(r, s.path)
	at := place{"item", max(n, 1)}.String()
	switch {
	case err == nil && n == 0:
		return r.skip(s.path, "", "the feed has no items: leave it out")
	case err == nil:
		if _, err = dec.Token(); err == io.EOF || err == io.ErrUnexpectedEOF {
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

// member reads one of the feed's own members.
func (of *channel) member(dec *json.Decoder, key json.Token, author string) (string, error) {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return author, err
	}
	switch key {
	case "title":
		of.title = oneLine(scalar(raw, 1))
	case "home_page_url":
		of.link = scalar(raw, 1)
	case "language":
		of.language = scalar(raw, 1)
	case "author", "authors":
		author = oneLine(scalar(raw, 3))
	}
	return author, nil
}

func (r *reader) jsonItem(s *source, raw []byte, of channel, author string, n int, unread *count) error {
	var i jsonfeed.Item
	if err := json.Unmarshal(raw, &i); err != nil {
		return unread.skip(r, s.path, place{"item", n}, fmt.Sprintf("the item can't be understood (%v): give its page", err))
	}
	it := item{id: oneLine(i.ID), link: firstOf(i.URL, i.ExternalURL), title: oneLine(i.Title), language: i.Language,
		published: firstOf(i.DatePublished, i.DateModified), author: author}
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
	err := r.emitItem(s, it, of, raw, n)
	if errors.Is(err, errTitleAlone) {
		return unread.skip(r, s.path, place{"item", n}, err.Error())
	}
	return err
}
