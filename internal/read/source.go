package read

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

var (
	errMaxFile = errors.New("the file is too large")
	errLong    = errors.New("the line is too long")
	errEndless = errors.New("the line doesn't end")
)

// sniffLen is how much of a source is looked at to tell its form.
const sniffLen = 64 << 10

// source is one input's unpacked bytes.
type source struct {
	*bufio.Reader
	path    string
	name    string // the path without the suffix of its packing
	packing string // "gzip", "zstd" or ""
	close   func()

	packed  *counter
	ahead   *bufio.Reader // over packed: what it holds was counted and is not used yet
	members *members      // of gzip, else nil
	bound   *limited      // between what is unpacked and the reader

	file      io.ReaderAt // the input itself where it allows any order, else nil
	address   string      // the URL it came from in the end, or ""
	mediaType string      // as the server declares it, or ""
	watched   *watch      // over the server's answer, or nil
}

// open unpacks in by its first bytes, one level deep, within the bounds. The
// source says how far it came even with an error.
func (r *reader) open(path string, in io.Reader) (*source, error) {
	packed := &counter{ctx: r.ctx, r: in}
	s := &source{path: path, name: path, packed: packed, ahead: bufio.NewReaderSize(packed, 64<<10), close: func() {}}
	magic, err := s.ahead.Peek(4)
	if err != nil && err != io.EOF {
		return s, err
	}
	s.packing = packing(magic)
	unpacked := io.Reader(s.ahead)
	switch s.packing {
	case "gzip":
		s.members = newMembers(s.ahead)
		if err := s.members.next(); err != nil {
			return s, fmt.Errorf("its gzip header: %w", err)
		}
		unpacked = s.members
	case "zstd":
		z, err := zstd.NewReader(s.ahead, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return s, fmt.Errorf("its zstd header: %w", err)
		}
		unpacked, s.close = z, z.Close
	}
	if s.packing != "" {
		s.name = unpackedName(path)
	}
	if file, ok := in.(io.ReaderAt); ok && s.packing == "" {
		s.file = file
	}
	s.bound = &limited{r: unpacked, left: r.opts.MaxFile}
	s.Reader = bufio.NewReaderSize(s.bound, sniffLen)
	return s, nil
}

// charset is what the server declares it to be, or "".
func (s *source) charset() string {
	_, params, err := mime.ParseMediaType(s.mediaType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// packing names the compression that the first bytes announce.
func packing(magic []byte) string {
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		return "gzip"
	case bytes.HasPrefix(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return "zstd"
	}
	return ""
}

func unpackedName(name string) string {
	switch strings.ToLower(path.Ext(filepath.ToSlash(name))) {
	case ".gz", ".zst":
		return name[:strings.LastIndexByte(name, '.')]
	}
	return name
}

// peek returns the source's first bytes without using them up.
func (s *source) peek() ([]byte, error) { return s.Peek(sniffLen) }

// place is how far the file was read, in its own (packed) bytes.
func (s *source) place() string {
	if s.packed == nil {
		return ""
	}
	return fmt.Sprintf("byte %d", s.packed.n-int64(s.ahead.Buffered()))
}

// line returns the next line without its newline. A line of more than most
// bytes is read past and is errLong; one that doesn't end for long after that
// is errEndless. With any other error the bytes before it are returned too.
func (s *source) line(buf []byte, most int) ([]byte, error) {
	buf = buf[:0]
	for total := 0; ; {
		part, err := s.ReadSlice('\n')
		total += len(part)
		content := total
		if err == nil {
			content--
		}
		if content <= most {
			buf = append(buf, part...)
		}
		switch {
		case total > most*maxLongRun:
			return nil, errEndless
		case err == bufio.ErrBufferFull:
			continue
		case err == nil && content > most:
			return nil, errLong
		case err == nil:
			return buf[:len(buf)-1], nil
		case err == io.EOF && content > most:
			return nil, errLong
		default:
			return buf, err
		}
	}
}

// counter counts the bytes read through it and ends with its context.
type counter struct {
	ctx context.Context
	r   io.Reader
	n   int64
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// limited fails with errMaxFile where io.LimitReader would pretend an end.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errMaxFile
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
