package read

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// maxCodings is how many codings lie upon each other in one answer.
const maxCodings = 3

// unencode undoes a server's transfer and content codings, to at most so many
// bytes. Archives often keep the header of a coding that they have undone, so
// the bytes decide. cut says that they break off.
func unencode(raw []byte, transfer, content string, most int) (body []byte, cut bool, err error) {
	body = raw
	if strings.Contains(strings.ToLower(transfer), "chunked") && looksChunked(body) {
		body, cut, err = drain(httputil.NewChunkedReader(bytes.NewReader(body)), most)
		if err != nil {
			return nil, false, err
		}
	}
	codings := strings.FieldsFunc(strings.ToLower(content), func(r rune) bool { return r == ',' || r == ' ' })
	if len(codings) > maxCodings {
		return nil, false, fmt.Errorf("it is packed %d times: fetch it again", len(codings))
	}
	for i := len(codings) - 1; i >= 0; i-- {
		in, err := decoder(bufio.NewReader(bytes.NewReader(body)), codings[i])
		if err != nil {
			return nil, false, fmt.Errorf("the head of what is packed as %s is damaged (%w): fetch the page again", codings[i], err)
		}
		unpacked, broken, err := drain(in, most)
		if err != nil {
			return nil, false, err
		}
		if len(unpacked) == 0 && broken {
			continue // it was not packed after all
		}
		body, cut = unpacked, cut || broken
	}
	return body, cut, nil
}

// decoder undoes one content coding. What doesn't begin as the coding does is
// left as it is.
func decoder(in *bufio.Reader, coding string) (io.Reader, error) {
	head, _ := in.Peek(4)
	switch coding {
	case "", "identity", "utf-8", "none":
		return in, nil
	case "gzip", "x-gzip":
		if packing(head) == "gzip" {
			return gzip.NewReader(in)
		}
		return in, nil
	case "zstd":
		if packing(head) == "zstd" {
			z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
			if err != nil {
				return nil, err
			}
			return z.IOReadCloser(), nil
		}
		return in, nil
	case "deflate": // by the standard with zlib's header, by custom often without
		if len(head) >= 2 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	case "br":
		return brotli.NewReader(in), nil
	}
	return nil, fmt.Errorf("it is packed as %q, which is not read: fetch it again", clip(coding))
}

// drain reads all of r, and says whether it breaks off.
func drain(r io.Reader, most int) (b []byte, cut bool, err error) {
	if c, ok := r.(io.Closer); ok {
		defer c.Close()
	}
	b, err = io.ReadAll(io.LimitReader(r, int64(most)+1))
	if len(b) > most {
		return nil, false, errLong
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return b, true, nil
	}
	return b, false, nil
}

// looksChunked reports whether b begins with the size of a chunk.
func looksChunked(b []byte) bool {
	digits := 0
	for _, c := range b[:min(len(b), 20)] {
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F':
			digits++
		case c == '\r' || c == '\n' || c == ';' || c == ' ':
			return digits > 0
		default:
			return false
		}
	}
	return false
}
