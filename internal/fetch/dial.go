package fetch

import (
	"net"
	"net/http"

	"code.dny.dev/ssrf"
)

// newHTTP returns the client for single requests: redirects are followed by
// the caller, who asks robots.txt first, and codings are undone by the reader,
// who bounds them.
func newHTTP(opts Options) *http.Client {
	dialer := &net.Dialer{Timeout: opts.Connect}
	transport := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    opts.Connect,
		ResponseHeaderTimeout:  opts.Header,
		IdleConnTimeout:        opts.Idle,
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           8,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
	if opts.AllowPrivate {
		transport.Proxy = http.ProxyFromEnvironment
	} else {
		// Asked with each resolved address just before the connection opens.
		// It denies all that IANA's registries reserve, IPv4 within IPv6 too.
		dialer.Control = ssrf.New(ssrf.WithAnyPort()).Safe
	}
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// HTTP returns a client for requests of another kind than Ask's, which goes to
// no private address and follows no redirect either.
func HTTP(opts Options) *http.Client { return newHTTP(opts.withDefaults()) }
