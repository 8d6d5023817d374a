package read

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
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
			a.miss(a.records, lostMember(err))
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

// lostMember says what became of a member that was not unpacked to its end.
func lostMember(err error) string {
	if isDamage(err) {
		return fmt.Sprintf("the member is damaged (%v), what was being read was left out: fetch the file again", err)
	}
	return fmt.Sprintf("the member breaks off here (%v), what could be unpacked was read: fetch the file again", err)
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
