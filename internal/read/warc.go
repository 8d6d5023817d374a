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

	"github.com/headwater-news/headwater/internal/calendar"
)

// The bounds of a web archive's records.
const (
	maxWARCHead = 64 << 10 // bytes of a record's or a response's header
	maxSeen     = 1 << 20  // payloads whose second capture is known
)

var (
	errNoWARC   = errors.New("no record begins here")
	errHead     = errors.New("the header can't be understood")
	errHeadLong = errors.New("the header is too long")
)

// archive is the state of reading one web archive, of one WARC file or more.
//
// The pages and texts that a server answered with (status 200), or that stand
// in the archive by themselves, are its reports. Requests, pictures, scripts,
// redirects and the rest that a page brings along are passed over: they are no
// reports, and naming them would bury what was lost.
type archive struct {
	r       *reader
	path    string
	records int             // seen so far
	pages   int             // that were read or named
	unread  count           // records that were not
	seen    map[refKey]bool // digests of payloads, and pages by address and sum
	pending []revisit       // whose payload has not come yet

	listed map[string]string // the pages' titles by address where a list of pages stands by, else nil
}

// revisit is a record that only says that its payload was captured before.
type revisit struct {
	digest refKey
	n      int
	url    string
}

func newArchive(r *reader, path string) *archive {
	return &archive{r: r, path: path, seen: map[refKey]bool{}}
}

// warc reads a web archive that is one file.
func (r *reader) warc(s *source) error {
	a := newArchive(r, s.path)
	if err := a.file(s); err != nil {
		return err
	}
	return a.end()
}

// end names what could only be told at the archive's end.
func (a *archive) end() error {
	for _, v := range a.pending {
		if !a.seen[v.digest] {
			a.miss(v.n, fmt.Sprintf("it refers to an earlier capture of %s that is not in this archive: add the archive that holds it", clip(v.url)))
		}
	}
	a.unread.close(a.r, a.path)
	if a.pages == 0 && a.unread.n == 0 {
		return a.r.skip(a.path, "", "the archive holds no page: leave it out")
	}
	return a.r.ctx.Err()
}

// miss names a record that was not read.
func (a *archive) miss(n int, reason string) error {
	return a.unread.skip(a.r, a.path, place{"record", n}, reason)
}

// file reads one WARC file, member by member if it is packed so.
func (a *archive) file(s *source) error {
	in := s.Reader
	for {
		err := a.member(in)
		switch {
		case a.r.ctx.Err() != nil:
			return a.r.ctx.Err()
		case errors.As(err, new(yieldError)):
			return err.(yieldError).error
		case errors.Is(err, errMaxFile) || err != nil && s.members == nil:
			return a.r.broken(s, err)
		case err != nil:
			a.unread.skip(a.r, a.path, place{"record", a.records}, fmt.Sprintf("the member is damaged or breaks off here (%v), what could be unpacked was read: fetch the file again", err))
			if s.members.resync("WARC/") != nil {
				return nil
			}
		case s.members == nil:
			return nil
		default:
			err := s.members.next()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				a.miss(a.records+1, fmt.Sprintf("the member is damaged (%v): fetch the file again", err))
				if s.members.resync("WARC/") != nil {
					return nil
				}
			}
		}
		in.Reset(s.bound)
	}
}

// yieldError is an error that ends the run, among those of the input.
type yieldError struct{ error }

// member reads the records of one member, or of a file that is not packed. The
// error is that of unpacking.
func (a *archive) member(in *bufio.Reader) error {
	lost := false // between records: named once
	for {
		err := skipBlank(in)
		if err != nil {
			return ended(err)
		}
		a.records++
		head, err := warcHead(in)
		switch {
		case err == nil:
			lost = false
			if err := a.record(in, head); err != nil {
				return err
			}
		case errors.Is(err, errNoWARC) || errors.Is(err, errHead) || errors.Is(err, errHeadLong):
			if !lost {
				a.miss(a.records, fmt.Sprintf("%v, the next record was looked for: fetch the file again", err))
			}
			lost = true
			a.records--
			if err := seekRecord(in); err != nil {
				return ended(err)
			}
		default:
			if err == io.EOF || err == io.ErrUnexpectedEOF {
				a.miss(a.records, "the archive breaks off within this record's header: fetch the file again")
				return nil
			}
			return err
		}
	}
}

func ended(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// skipBlank passes over the blank lines between records.
func skipBlank(in *bufio.Reader) error {
	for {
		b, err := in.ReadByte()
		if err != nil {
			return err
		}
		if b != '\r' && b != '\n' {
			return in.UnreadByte()
		}
	}
}

// seekRecord reads up to the next line that opens a record.
func seekRecord(in *bufio.Reader) error {
	for whole := true; ; {
		if head, _ := in.Peek(len("WARC/1.")); whole && string(head) == "WARC/1." {
			return nil
		}
		_, err := in.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
		whole = err == nil
	}
}

// warcHead reads a record's version and header.
func warcHead(in *bufio.Reader) (textproto.MIMEHeader, error) {
	if head, err := in.Peek(len("WARC/1.")); string(head) != "WARC/1." {
		if err != nil && err != io.EOF {
			return nil, err
		}
		in.ReadByte() // so that the search goes on
		return nil, errNoWARC
	}
	block, err := headerBlock(in)
	if err != nil {
		return nil, err
	}
	_, fields, _ := bytes.Cut(block, []byte("\n"))
	return parseHeader(fields)
}

// headerBlock reads up to and with the first blank line.
func headerBlock(in *bufio.Reader) ([]byte, error) {
	var block []byte
	for {
		line, err := in.ReadSlice('\n')
		if len(block)+len(line) > maxWARCHead || err == bufio.ErrBufferFull {
			return nil, errHeadLong
		}
		block = append(block, line...)
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return block, err
		}
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			return block, nil
		}
	}
}

func parseHeader(fields []byte) (textproto.MIMEHeader, error) {
	head, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(fields))).ReadMIMEHeader()
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%w (%v)", errHead, err)
	}
	return head, nil
}

// record reads one record's block. Its errors are the input's, or yield's.
func (a *archive) record(in *bufio.Reader, head textproto.MIMEHeader) error {
	length, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || length < 0 {
		a.miss(a.records, "its length can't be understood, the next record was looked for: fetch the file again")
		return ended(seekRecord(in))
	}
	block := &io.LimitedReader{R: in, N: length}
	var pageErr error
	switch strings.ToLower(head.Get("WARC-Type")) {
	case "response", "resource", "conversion":
		pageErr = a.page(block, head)
	case "revisit":
		a.revisit(head)
	}
	if errors.As(pageErr, new(yieldError)) {
		return pageErr
	}
	// What of the block was not needed; where it is cut, the error is told here.
	_, err = io.Copy(io.Discard, block)
	switch {
	case err != nil:
		return err
	case pageErr != nil:
		return pageErr
	case block.N > 0:
		a.miss(a.records, "the archive breaks off within this record, what is there was read: fetch the file again")
	}
	return nil
}

// page reads the payload of one record, if it is a report.
func (a *archive) page(block *io.LimitedReader, head textproto.MIMEHeader) error {
	address := strings.Trim(strings.TrimSpace(head.Get("WARC-Target-URI")), "<>")
	mediaType := head.Get("Content-Type")
	if !isURL(address) {
		return nil // the archive's own notes
	}
	title, wanted := a.wants(address)
	if !wanted {
		return nil
	}
	fields := textproto.MIMEHeader{}
	if kind := strings.ToLower(mediaType); strings.HasPrefix(kind, "application/http") || strings.HasPrefix(kind, "message/http") {
		in := bufio.NewReader(block)
		status, response, err := httpHead(in)
		if err != nil {
			a.pages++
			a.miss(a.records, fmt.Sprintf("the server's answer can't be understood (%v): fetch the page again", err))
			return nil
		}
		mediaType, fields = response.Get("Content-Type"), response
		if status != 200 {
			if status >= 400 && isPage(mediaType) {
				a.pages++
				a.miss(a.records, fmt.Sprintf("the server answered with status %d: fetch the page again", status))
			}
			return nil
		}
		return a.payload(in, block, fields, mediaType, address, title, head)
	}
	return a.payload(bufio.NewReader(block), block, fields, mediaType, address, title, head)
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

// payload makes a record of what a server sent.
func (a *archive) payload(in io.Reader, block *io.LimitedReader, fields textproto.MIMEHeader, mediaType, address, title string, head textproto.MIMEHeader) error {
	if !isPage(mediaType) {
		return nil
	}
	most := a.r.opts.MaxRecord
	raw, failed := io.ReadAll(io.LimitReader(in, int64(most)+1))
	body, cut, err := unencode(raw, fields.Get("Transfer-Encoding"), fields.Get("Content-Encoding"), most)
	if err == nil && len(raw) > most {
		err = errLong
	}
	if err != nil {
		a.pages++
		if errors.Is(err, errLong) {
			err = fmt.Errorf("it has more than %s: give the page's text", size(int64(most)))
		}
		a.miss(a.records, err.Error())
		return failed
	}
	form, text := a.form(body, mediaType, address)
	if !text {
		return failed
	}
	a.pages++
	sum := sha256.Sum256(body)
	if a.known(head, address, sum) {
		return failed
	}
	rec := Record{
		Ref: address, Path: a.path, Number: a.records, Sum: sum,
		Form: form, Content: decode(body, form, mediaType),
		URL: address, Published: unknownDay(),
		Captured: captured(head.Get("WARC-Date")), Listed: title,
	}
	if blank(rec.Content) || form == Plain && strings.IndexByte(rec.Content, 0) >= 0 {
		a.miss(a.records, "the page has no text: fetch it again")
		return failed
	}
	if len(rec.Ref) > maxRef {
		rec.Ref = fmt.Sprintf("%s#%d", a.path, a.records)
	}
	if cut || failed != nil || block.N > 0 || head.Get("WARC-Truncated") != "" {
		rec.Limits = append(rec.Limits, "the archive holds only the beginning of this page")
	}
	if cut && block.N == 0 && failed == nil && head.Get("WARC-Truncated") == "" {
		a.miss(a.records, "the page breaks off, what is there was read: fetch it again")
	}
	if err := a.r.emit(rec); err != nil {
		return yieldError{err}
	}
	return failed
}

// form tells a page or a text by its content; another thing under either name
// is passed over.
func (a *archive) form(body []byte, mediaType, address string) (Form, bool) {
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
