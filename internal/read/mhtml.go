package read

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
)

// maxNested is how many messages of parts may lie within each other.
const maxNested = 4

var errNoPage = errors.New("it holds no page")

// mhtml reads a page that a browser saved as a single file: a message whose
// first part of HTML is the page, before its frames, pictures and styles, which
// are not read.
func (r *reader) mhtml(s *source) error {
	head, err := messageHead(s)
	if err != nil {
		return r.skip(s.path, "", fmt.Sprintf("the header of the saved page can't be understood (%v): save it again", err))
	}
	if wasSent(head) {
		return r.skip(s.path, "", unread[formMail])
	}
	part, err := firstPage(s, head.Get("Content-Type"), maxNested)
	if err != nil {
		return r.skip(s.path, "", fmt.Sprintf("no page can be found in what was saved as one (%v): save it again, or as HTML", err))
	}
	most := r.opts.MaxRecord
	body, broken := io.ReadAll(io.LimitReader(untransferred(part), int64(most)+1))
	if len(body) > most {
		return r.skip(s.path, "", fmt.Sprintf("the page has more than %s: save its text", size(int64(most))))
	}
	address := firstAddress(head.Get("Snapshot-Content-Location"), part.Header.Get("Content-Location"))
	rec := Record{Ref: address, URL: address, Captured: sentOn(head), Listed: subject(head)}
	if broken != nil {
		rec.Limits = append(rec.Limits, "the file holds only the beginning of this page")
		if err := r.skip(s.path, s.place(), fmt.Sprintf("the page breaks off here (%v), what is there was read: save it again", broken)); err != nil {
			return err
		}
	}
	return r.report(s, body, HTML, part.Header.Get("Content-Type"), rec)
}

func messageHead(s *source) (textproto.MIMEHeader, error) {
	block, err := headerBlock(s.Reader)
	if err != nil {
		return nil, err
	}
	return parseHeader(block)
}

// wasSent reports whether a message went from one person to another. A mail
// with pictures in it has the parts that a saved page has.
func wasSent(head textproto.MIMEHeader) bool {
	for _, field := range []string{"To", "Received", "Message-Id", "Delivered-To", "Return-Path"} {
		if head.Get(field) != "" {
			return true
		}
	}
	return false
}

// firstPage finds the first part of HTML in a message of that media type.
func firstPage(in io.Reader, mediaType string, nested int) (*multipart.Part, error) {
	_, params, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return nil, err
	}
	parts := multipart.NewReader(in, params["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil, errNoPage
		}
		if err != nil {
			return nil, err
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		switch {
		case kind == "text/html" || kind == "application/xhtml+xml":
			return part, nil
		case strings.HasPrefix(kind, "multipart/") && nested > 1:
			if page, err := firstPage(part, part.Header.Get("Content-Type"), nested-1); err == nil {
				return page, nil
			}
		}
	}
}

// untransferred undoes the coding that a part was written in; of
// quoted-printable the part has done so itself.
func untransferred(part *multipart.Part) io.Reader {
	if strings.EqualFold(strings.TrimSpace(part.Header.Get("Content-Transfer-Encoding")), "base64") {
		return base64.NewDecoder(base64.StdEncoding, part)
	}
	return part
}

func firstAddress(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); isURL(s) {
			return s
		}
	}
	return ""
}

// sentOn is the day of a message, or 0.
func sentOn(head textproto.MIMEHeader) calendar.Day {
	t, err := mail.ParseDate(head.Get("Date"))
	if err != nil {
		return 0
	}
	return calendar.Of(t)
}

func subject(head textproto.MIMEHeader) string {
	s, err := new(mime.WordDecoder).DecodeHeader(head.Get("Subject"))
	if err != nil {
		return ""
	}
	return listedTitle(s)
}
