package read

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/transform"
)

// whole reads a file that is one report.
func (r *reader) whole(s *source, f Form) error {
	raw, err := io.ReadAll(io.LimitReader(s, int64(r.opts.MaxRecord)+1))
	if err != nil {
		return r.broken(s, err)
	}
	if len(raw) > r.opts.MaxRecord {
		return r.skip(s.path, "", fmt.Sprintf("it is one report of more than %s: split it, or write its reports as JSON Lines", size(int64(r.opts.MaxRecord))))
	}
	return r.report(s, raw, f, s.mediaType, Record{URL: s.address})
}

// report makes a record of a file's one report; rec holds what else is known
// of it.
func (r *reader) report(s *source, raw []byte, f Form, mediaType string, rec Record) error {
	content := decode(raw, f, mediaType)
	if i := strings.IndexByte(content, 0); i >= 0 && f == Plain {
		return r.skip(s.path, place{"byte", i}.String(), "the content is binary: save the report as text, HTML or JSON Lines")
	}
	switch {
	case wordless(content):
		return r.skip(s.path, "", "it has no text: leave it out")
	case f == HTML && strings.Contains(content[:min(len(content), sniffLen)], `<meta name="generator" content="Headwater">`):
		return r.skip(s.path, "", errOwn.Error())
	}
	if rec.Ref == "" || len(rec.Ref) > maxRef {
		rec.Ref = s.path
	}
	rec.Path, rec.Sum, rec.Raw = s.path, sha256.Sum256(raw), raw
	rec.Form, rec.Content, rec.Published = f, content, unknownDay()
	return r.emit(rec)
}

// lines reads JSON Lines. A line that is no record is skipped and named; the
// rest goes on.
func (r *reader) lines(s *source) error {
	s.toUTF8()
	var buf []byte
	var unread count
	number, blanks := 0, 0
	for n := 1; ; n++ {
		line, err := s.line(buf, r.opts.MaxRecord)
		if cap(line) <= 1<<20 {
			buf = line // keep the room, unless one huge line made it
		}
		line = bytes.TrimSuffix(line, []byte("\r"))
		empty := len(bytes.TrimSpace(line)) == 0 && err != errLong
		if empty {
			blanks++
		} else {
			number, blanks = number+1, 0
		}
		if blanks > r.opts.MaxRecord {
			err = errEndless
		}
		last := err != nil && err != errLong
		switch {
		case err == errLong:
			unread.skip(r, s.path, place{"line", n}, fmt.Sprintf("the line has more than %s: split it, the rest was read", size(int64(r.opts.MaxRecord))))
		case err == errEndless:
			unread.skip(r, s.path, place{"line", n}, "no record ends here for too long, nothing after it was read: split the line, or take out the blank ones")
		case empty:
		case last && err != io.EOF && !json.Valid(line): // cut off by the error that is named below
		default:
			if err := r.record(s, line, number, place{"line", n}, &unread); err != nil {
				return err
			}
		}
		if last {
			unread.close(r, s.path)
			if err != io.EOF && err != errEndless {
				return r.broken(s, err)
			}
			return r.ctx.Err()
		}
	}
}

// values reads JSON values that run over lines: records one after the other,
// or an array of them.
func (r *reader) values(s *source) error {
	s.toUTF8()
	allow := &allowance{r: s}
	dec := json.NewDecoder(allow)
	grant := func() { allow.left = r.opts.MaxRecord + sniffLen } // the decoder reads ahead

	grant()
	array, err := s.opensArray()
	if err == nil && array {
		_, err = dec.Token()
	}
	var unread count
	number := 0
	for err == nil {
		grant()
		if !dec.More() {
			break
		}
		number++
		var raw json.RawMessage
		if err = dec.Decode(&raw); err == nil {
			if err := r.record(s, raw, number, place{"record", number}, &unread); err != nil {
				return err
			}
		}
	}
	if err == nil && array {
		_, err = dec.Token() // the closing bracket
	}
	unread.close(r, s.path)
	at := place{"byte", int(dec.InputOffset())}.String()
	switch {
	case err == nil && number == 0:
		return r.skip(s.path, "", "the list holds no records: leave it out")
	case err == nil:
		return r.ctx.Err()
	case errors.Is(err, errLong):
		return r.skip(s.path, at, fmt.Sprintf("the record here has more than %s, nothing after it was read: split it", size(int64(r.opts.MaxRecord))))
	case allow.err != nil:
		return r.broken(s, allow.err)
	default:
		return r.skip(s.path, at, fmt.Sprintf("the JSON breaks here (%v), nothing after it was read: mend it, or write one record a line", err))
	}
}

// opensArray reports whether the first byte that is no space opens an array.
func (s *source) opensArray() (bool, error) {
	head, err := s.peek()
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) == 0 {
		return false, err
	}
	return head[0] == '[', nil
}

// toUTF8 lets a source of JSON go on after its byte order mark, in UTF-8.
func (s *source) toUTF8() {
	head, _ := s.peek()
	if enc := utf16(head); enc != nil {
		s.Reader = bufio.NewReaderSize(transform.NewReader(s.Reader, enc.NewDecoder()), sniffLen)
	} else if bytes.HasPrefix(head, bomUTF8) {
		s.Discard(len(bomUTF8))
	}
}

// record turns one JSON value into a record.
func (r *reader) record(s *source, raw []byte, number int, at place, unread *count) error {
	rec, err := parseRecord(raw)
	if errors.Is(err, errNoText) && r.opts.Other != nil && r.opts.Other(raw) {
		return nil
	}
	if err != nil {
		return unread.skip(r, s.path, at, err.Error())
	}
	rec.Path, rec.Number, rec.Sum, rec.Raw = s.path, number, sha256.Sum256(raw), bytes.Clone(raw)
	if rec.Ref == "" {
		rec.Ref = rec.URL
	}
	if rec.Ref == "" || len(rec.Ref) > maxRef {
		rec.Ref = fmt.Sprintf("%s#%d", s.path, number)
	}
	return r.emit(rec)
}

// place is where in a file something stands.
type place struct {
	unit string
	n    int
}

func (p place) String() string { return fmt.Sprintf("%s %d", p.unit, p.n) }

// count names a file's first unread records and counts the rest, so that a
// file of nothing else can't fill the memory with its skips.
type count struct{ n int }

func (c *count) skip(r *reader, ref string, at place, reason string) error {
	if c.n++; c.n > maxSkips {
		return r.ctx.Err()
	}
	return r.skip(ref, at.String(), reason)
}

func (c *count) close(r *reader, ref string) {
	if c.n > maxSkips {
		r.skip(ref, "", fmt.Sprintf("%d more of its records were not read for like reasons: mend those named first", c.n-maxSkips))
	}
}

// allowance is a reader that gives out so many bytes until it is granted more.
type allowance struct {
	r    io.Reader
	left int
	err  error // what made r fail, if not its end
}

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errLong
	}
	n, err := a.r.Read(p[:min(len(p), a.left)])
	a.left -= n
	if err != nil && err != io.EOF {
		a.err = err
	}
	return n, err
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// wordless reports whether a text says nothing: "12", "* * *".
func wordless(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }
