package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"code.dny.dev/ssrf"
)

// told is an error that says what is wrong and what to do.
type told string

func (t told) Error() string { return string(t) }

func tellf(format string, args ...any) told { return told(fmt.Sprintf(format, args...)) }

const (
	errTotal = told("the server takes too long: try again later, or save the page and name the file")
	errIdle  = told("the server went silent: try again later, or save the page and name the file")
	errSlow  = told("the server sends too slowly: try again later, or save the page and name the file")
)

func errBody(most int64) error {
	return tellf("it has more than %d MiB: fetch it with another tool and name the file", most>>20)
}

// body is an answer's body within the bounds of time, rate and size.
type body struct {
	ctx    context.Context
	cancel context.CancelFunc
	in     io.ReadCloser
	opts   Options
	began  time.Time
	n      int64
	silent bool // for too long, at some time
}

func newBody(ctx context.Context, cancel context.CancelFunc, in io.ReadCloser, opts Options) *body {
	return &body{ctx: ctx, cancel: cancel, in: in, opts: opts, began: time.Now()}
}

// Read fails once the server is silent for long, or slow on the whole. Time
// that the reader takes for itself counts as the server's, but bytes that wait
// in buffers come at once then.
func (b *body) Read(p []byte) (int, error) {
	timer := time.AfterFunc(b.opts.Idle, b.cancel)
	n, err := b.in.Read(p)
	b.silent = !timer.Stop() || b.silent
	b.n += int64(n)
	switch {
	case b.n > b.opts.MaxBody:
		return n, errBody(b.opts.MaxBody)
	case err == io.EOF:
		return n, err
	case err != nil && b.silent && context.Cause(b.ctx) == context.Canceled:
		return n, errIdle
	case err != nil:
		return n, explain(b.ctx, err)
	}
	if took := time.Since(b.began); took > b.opts.Idle && b.n < int64(took.Seconds()*minRate) {
		return n, errSlow
	}
	return n, nil
}

func (b *body) Close() error {
	b.cancel() // first: the rest of the body is not waited for
	return b.in.Close()
}

// explain turns an error of the network into what is wrong and what to do.
func explain(ctx context.Context, err error) error {
	var known told
	var refused *Refused
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &refused):
		return refused
	case errors.Is(context.Cause(ctx), errTotal):
		return errTotal
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return told("the address is private: give --allow-private if it is meant")
	case errors.As(err, &dns) && dns.IsNotFound:
		return told("there is no such host: check the address")
	case errors.As(err, &timeout) && timeout.Timeout():
		return errTotal
	}
	return tellf("it can't be fetched (%v): try again later, or save the page and name the file", innermost(err))
}

// innermost is what an error wraps in the end.
func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
