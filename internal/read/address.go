package read

import (
	"bufio"
	"context"
	"io"
	"strings"

	"github.com/headwater-news/headwater/internal/fetch"
)

// address reads what lies at a web address. What it is, its content says; the
// server's word counts only for its charset.
func (r *reader) address(in string) error {
	if r.client == nil {
		r.client = fetch.New(r.opts.Fetch)
	}
	page, err := r.client.Get(r.ctx, in)
	if err != nil {
		return r.unfetched(in, err)
	}
	return r.answer(in, page)
}

// Answer reads the records in what a server answered with when it was asked
// for an address, and closes it. What can't be read is returned as skips; the
// error is yield's own, or that of ctx.
func Answer(ctx context.Context, address string, page *fetch.Page, opts Options, yield func(Record) error) ([]Skip, error) {
	r := newReader(ctx, opts, yield)
	err := r.answer(address, page)
	return r.skips, err
}

// answer reads a server's answer.
func (r *reader) answer(in string, page *fetch.Page) error {
	defer page.Body.Close()
	watched := &watch{r: page.Body}
	body, err := decoder(bufio.NewReaderSize(watched, 64<<10), strings.ToLower(strings.TrimSpace(page.Header.Get("Content-Encoding"))))
	if err != nil {
		return r.unfetched(in, err)
	}
	if c, ok := body.(io.Closer); ok {
		defer c.Close()
	}
	s, err := r.open(in, body)
	defer s.close()
	s.address, s.mediaType, s.watched = page.URL, page.Header.Get("Content-Type"), watched
	if err != nil {
		return r.broken(s, err)
	}
	s.bound.left = min(s.bound.left, maxFetched)
	return r.dispatch(s)
}

// maxFetched is how many bytes the answer of a server may unpack to. A file
// that is larger is worth being named as a file.
const maxFetched = 4 << 30

func (r *reader) unfetched(in string, err error) error {
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	reason := err.Error()
	if !strings.Contains(reason, ": ") {
		reason = "the server's answer can't be unpacked (" + reason + "): save the page and name the file"
	}
	return r.skip(in, "", reason)
}

// watch keeps the error that a reader failed with.
type watch struct {
	r   io.Reader
	err error
}

func (w *watch) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}
