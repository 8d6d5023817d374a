package read

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"github.com/headwater-news/headwater/internal/calendar"
)

// capture is one record whose payload may be a report.
type capture struct {
	head      textproto.MIMEHeader // the record's own
	fields    textproto.MIMEHeader // the server's, if it is a server's answer
	mediaType string
	address   string
	listed    string // its title in the archive's list of pages
	payload   io.Reader
	block     *io.LimitedReader // around the payload: what is left of it is missing
}

// page reads the payload of one record, if it is a report.
func (a *archive) page(block *io.LimitedReader, head textproto.MIMEHeader) error {
	c := capture{head: head, mediaType: head.Get("Content-Type"), block: block,
		address: strings.Trim(strings.TrimSpace(head.Get("WARC-Target-URI")), "<>")}
	if !isURL(c.address) {
		return nil // the archive's own notes
	}
	var wanted bool
	if c.listed, wanted = a.wants(c.address); !wanted {
		return nil
	}
	in := bufio.NewReader(block)
	c.payload = in
	if kind := strings.ToLower(c.mediaType); strings.HasPrefix(kind, "application/http") || strings.HasPrefix(kind, "message/http") {
		status, fields, err := httpHead(in)
		if err != nil {
			a.pages++
			return a.miss(a.records, fmt.Sprintf("the server's answer can't be understood (%v): fetch the page again", err))
		}
		c.fields, c.mediaType = fields, fields.Get("Content-Type")
		if status >= 400 && isPage(c.mediaType) {
			a.pages++
			return a.miss(a.records, fmt.Sprintf("the server answered with status %d: fetch the page again", status))
		}
		if status != 200 {
			return nil
		}
	}
	if !isPage(c.mediaType) {
		return nil
	}
	return a.report(c)
}

// httpHead reads the status and the header of a server's answer.
func httpHead(in *bufio.Reader) (int, textproto.MIMEHeader, error) {
	block, err := headerBlock(in)
	if err != nil {
		return 0, nil, err
	}
	first, fields, _ := bytes.Cut(block, []byte("\n"))
	words := strings.Fields(string(first))
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return 0, nil, errors.New("it is not HTTP")
	}
	status, err := strconv.Atoi(words[1])
	if err != nil {
		return 0, nil, errors.New("it has no status")
	}
	head, err := parseHeader(fields)
	return status, head, err
}

// isPage reports whether a media type is that of a page or a text; a server
// that declares none leaves it to the content.
func isPage(mediaType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// report makes a record of a page or a text. Its error is that of unpacking
// the archive, or yield's; what is there before the former is read.
func (a *archive) report(c capture) error {
	most := a.r.opts.MaxRecord
	raw, failed := io.ReadAll(io.LimitReader(c.payload, int64(most)+1))
	if err := c.garbled(failed); err != nil {
		return err
	}
	body, cut, err := unencode(raw, c.fields.Get("Transfer-Encoding"), c.fields.Get("Content-Encoding"), most)
	if len(raw) > most || errors.Is(err, errLong) {
		err = fmt.Errorf("it has more than %s: give the page's text", size(int64(most)))
	}
	if err != nil {
		a.pages++
		a.miss(a.records, err.Error())
		return failed
	}
	form, ok := contentForm(body, c.mediaType, c.address)
	if !ok {
		return failed
	}
	a.pages++
	sum := sha256.Sum256(body)
	if a.known(c.head, c.address, sum) {
		return failed
	}
	rec := Record{
		Ref: c.address, Path: a.path, Number: a.records, Sum: sum, Raw: body,
		Form: form, Content: decode(body, form, c.mediaType),
		URL: c.address, Published: unknownDay(),
		Captured: captured(c.head.Get("WARC-Date")), Listed: c.listed,
	}
	if wordless(rec.Content) || form == Plain && strings.IndexByte(rec.Content, 0) >= 0 {
		a.miss(a.records, "the page has no text: fetch it again")
		return failed
	}
	if len(rec.Ref) > maxRef {
		rec.Ref = fmt.Sprintf("%s#%d", a.path, a.records)
	}
	told := failed != nil || c.block.N > 0 // where the record's end is found missing
	if truncated := c.head.Get("WARC-Truncated") != ""; cut || told || truncated {
		rec.Limits = append(rec.Limits, "the archive holds only the beginning of this page")
		if !told && !truncated {
			a.miss(a.records, "the page breaks off, what is there was read: fetch it again")
		}
	}
	if err := a.r.emit(rec); err != nil {
		return yieldError{err}
	}
	return failed
}

// garbled is the error that the record's member was damaged with, and nil where
// it only breaks off or its end is far. What was unpacked of a damaged one may
// read as a report, with words in it that nobody wrote.
func (c capture) garbled(failed error) error {
	if after, ok := c.block.R.(*bufio.Reader); ok && failed == nil && c.block.N == 0 {
		next, err := after.Peek(after.Size())
		if !bytes.HasPrefix(bytes.TrimLeft(next, "\r\n"), []byte("WARC/1.")) {
			failed = err
		}
	}
	if isDamage(failed) {
		return failed
	}
	return nil
}

// isDamage reports whether err says that packed bytes are not what was packed.
func isDamage(err error) bool {
	return errors.Is(err, gzip.ErrChecksum) || errors.As(err, new(flate.CorruptInputError))
}

// contentForm tells a page or a text by its content; another thing under either name
// is passed over.
func contentForm(body []byte, mediaType, address string) (Form, bool) {
	if len(bytes.TrimSpace(body)) == 0 {
		return Plain, false
	}
	switch detect(body[:min(len(body), sniffLen)], address) {
	case formHTML:
		return HTML, true
	case formText, formXML:
		if strings.Contains(strings.ToLower(mediaType), "html") {
			return HTML, true
		}
		return Plain, true
	}
	return Plain, false
}

// known reports whether a page was read before, and keeps its sums.
func (a *archive) known(head textproto.MIMEHeader, address string, sum [32]byte) bool {
	page := key(address + "\x00" + string(sum[:]))
	was := a.seen[page]
	if len(a.seen) < maxSeen {
		a.seen[page] = true
		if digest := head.Get("WARC-Payload-Digest"); digest != "" {
			a.seen[key(digest)] = true
		}
		if id := head.Get("WARC-Record-ID"); id != "" {
			a.seen[key(id)] = true
		}
	}
	return was
}

// revisit notes a second capture of the same payload. It is no further report;
// only one whose first capture is missing is a loss.
func (a *archive) revisit(head textproto.MIMEHeader) {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<> ")
	if _, wanted := a.wants(address); !wanted {
		return
	}
	digest := firstOf(head.Get("WARC-Payload-Digest"), head.Get("WARC-Refers-To"))
	if id := head.Get("WARC-Refers-To"); a.seen[key(digest)] || id != "" && a.seen[key(id)] || len(a.pending) >= maxTries {
		return
	}
	a.pages++
	a.pending = append(a.pending, revisit{key(digest), a.records, address})
}

// wants reports whether a page is one of those listed, and its title there.
func (a *archive) wants(address string) (string, bool) {
	if a.listed == nil {
		return "", true
	}
	title, ok := a.listed[pageKey(address)]
	return title, ok
}

// pageKey is an address without its fragment, which no server sees.
func pageKey(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// captured is the day of a capture, or 0.
func captured(date string) calendar.Day {
	t, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return 0
	}
	return calendar.Of(t)
}
