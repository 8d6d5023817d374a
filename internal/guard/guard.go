// Package guard stands between the network and the desk. It decides who may
// come in, how often and with how much, and says in every answer what a browser
// may do with it.
//
// Without a password only this machine is served, and only under its own
// names: a page elsewhere that resolves its own name to 127.0.0.1 is turned
// away by the Host header. With a password a browser signs in and gets a
// cookie; a program sends the password as its bearer token or by HTTP Basic; a
// feed reader may have, in the address, a token that opens feeds and nothing
// else. Requests that change something are refused when they come from another
// site's page (http.CrossOriginProtection). Nothing here is remembered on disk.
package guard

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"time"
)

// Options say who may come in.
type Options struct {
	Listen   string // host and port that are listened on
	Password string // "" where this machine alone is served
	Now      func() time.Time
	Feed     func(path string) bool // paths that FeedToken opens; nil for none
}

// SignIn writes the page that asks for the password, after a wrong one too.
// Next is where the visitor wanted to go.
type SignIn func(w http.ResponseWriter, r *http.Request, next string, wrong bool)

const (
	cookieName = "headwater"
	signedIn   = 30 * 24 * time.Hour
	minLength  = 12

	// signInPath takes the password, signOutPath ends what it began.
	signInPath  = "/sign-in"
	signOutPath = "/sign-out"

	// TokenParam is the parameter of a feed's address that holds FeedToken.
	TokenParam = "token"

	maxBody = 4 << 20 // bytes of a request's body

	// Cookies and feed tokens leave the house and must not tell the password to
	// who tries many: each guess costs so many rounds of PBKDF2 (RFC 8018).
	rounds = 600_000
)

// policy is what a browser may load for a page of the desk: what the desk
// itself serves, and no script or style within the page.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// errOpen is returned where others than this machine would be served without a
// password.
var errOpen = errors.New("others could read the archive at this address without a password: listen on 127.0.0.1, or give a password")

// Guard lets requests through to a handler.
type Guard struct {
	opts    Options
	token   string          // that opens feeds
	own     map[string]bool // names that this machine is served under; nil for any
	key     [32]byte        // that cookies are signed with; from the password, so that they outlive a restart
	limit   *limiter
	origins *http.CrossOriginProtection
}

// New checks the options.
func New(opts Options) (*Guard, error) {
	host, port, err := net.SplitHostPort(opts.Listen)
	if err != nil {
		return nil, fmt.Errorf("%s is no address to listen on (%w): write host:port", opts.Listen, err)
	}
	g := &Guard{opts: opts, limit: newLimiter(opts.Now), origins: http.NewCrossOriginProtection()}
	switch {
	case opts.Password == "" && !loopback(host):
		return nil, errOpen
	case opts.Password == "":
		g.own = map[string]bool{}
		for _, name := range []string{"localhost", "127.0.0.1", "::1", host} {
			g.own[net.JoinHostPort(name, port)] = true
			if port == "80" {
				g.own[name] = true
			}
		}
	case len(opts.Password) < minLength:
		return nil, fmt.Errorf("the password has fewer than %d characters: take a longer one", minLength)
	}
	if opts.Password != "" {
		key, err := pbkdf2.Key(sha256.New, opts.Password, []byte("headwater"), rounds, len(g.key))
		if err != nil {
			return nil, fmt.Errorf("guard: %w", err)
		}
		g.key = [32]byte(key)
		g.token = base64.RawURLEncoding.EncodeToString(g.sign([]byte("feeds"))[:18])
	}
	return g, nil
}

// FeedToken opens feeds to who has it in the address, for as long as the
// password stays the same; "" where none is needed.
func (g *Guard) FeedToken() string { return g.token }

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// Open reports whether anybody may see a path without signing in: whether the
// server lives, what the sign-in page looks like.
type Open func(path string) bool

// Protect returns a handler that asks next only for those who may come in.
func (g *Guard) Protect(next http.Handler, open Open, page SignIn) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		headers(w.Header())
		switch {
		case g.own != nil && !g.own[strings.ToLower(r.Host)]:
			Problem(w, http.StatusMisdirectedRequest, "this desk is not served under that name", "open it as http://"+g.opts.Listen+"/")
			return
		case g.origins.Check(r) != nil:
			Problem(w, http.StatusForbidden, "the request comes from another site's page", "send it from the desk itself")
			return
		case !g.limit.allow(visitor(r)):
			w.Header().Set("Retry-After", "1")
			Problem(w, http.StatusTooManyRequests, "too many requests", "wait a second and try again")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		switch {
		case g.opts.Password == "" || open(r.URL.Path):
			next.ServeHTTP(w, r)
		case r.URL.Path == signInPath:
			g.signIn(page, w, r)
		case r.URL.Path == signOutPath && r.Method == http.MethodPost:
			http.SetCookie(w, &http.Cookie{Name: cookieName, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: secure(r)})
			http.Redirect(w, r, signInPath, http.StatusSeeOther)
		default:
			g.ask(next, w, r)
		}
	})
}

// ask lets those through who carry the password or something made from it.
func (g *Guard) ask(next http.Handler, w http.ResponseWriter, r *http.Request) {
	known := g.remembered(r)
	if given, want := g.presented(r); !known && given != "" {
		if !g.limit.mayTry(visitor(r)) {
			tooManyTries(w)
			return
		}
		if known = same(given, want); !known {
			g.limit.tried(visitor(r))
		}
	}
	switch feed := g.isFeed(r); {
	case known:
		next.ServeHTTP(w, r)
	case feed:
		w.Header().Set("WWW-Authenticate", `Basic realm="headwater", charset="UTF-8"`)
		Problem(w, http.StatusUnauthorized, "this feed needs a password", "take its address from the desk, with the token in it, or send the password by HTTP Basic")
	case r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html"):
		http.Redirect(w, r, signInPath+"?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
	default:
		w.Header().Set("WWW-Authenticate", `Bearer realm="headwater"`)
		Problem(w, http.StatusUnauthorized, "sign in first", "send the password as the bearer token")
	}
}

func tooManyTries(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "60")
	Problem(w, http.StatusTooManyRequests, "too many tries to sign in", "wait a minute and try again")
}

func (g *Guard) isFeed(r *http.Request) bool {
	at := r.URL.Path
	return g.opts.Feed != nil && g.opts.Feed(at) && path.Clean(at) == at && (r.Method == http.MethodGet || r.Method == http.MethodHead)
}

func headers(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

// remembered reports whether a request carries a cookie for the password.
func (g *Guard) remembered(r *http.Request) bool {
	c, err := r.Cookie(cookieName)
	return err == nil && g.valid(c.Value)
}

// presented is what a request gives for a password or a token, "" for nothing,
// and what that must be.
func (g *Guard) presented(r *http.Request) (given, want string) {
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return token, g.opts.Password
	}
	if _, password, ok := r.BasicAuth(); ok {
		return password, g.opts.Password
	}
	if g.isFeed(r) {
		return r.URL.Query().Get(TokenParam), g.token
	}
	return "", ""
}

// same compares in a time that tells nothing.
func same(given, want string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(want))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// signIn asks for the password, and gives a cookie for the right one.
func (g *Guard) signIn(page SignIn, w http.ResponseWriter, r *http.Request) {
	next := local(r.FormValue("next"))
	if r.Method != http.MethodPost {
		page(w, r, next, false)
		return
	}
	if !g.limit.mayTry(visitor(r)) {
		tooManyTries(w)
		return
	}
	if !same(r.PostFormValue("password"), g.opts.Password) {
		g.limit.tried(visitor(r))
		page(w, r, next, true)
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: g.cookie(), Path: "/", MaxAge: int(signedIn / time.Second),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: secure(r),
	})
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// secure reports whether the browser speaks TLS, to us or to a server before us
// that says so. Who says so falsely harms nobody else: a cookie that this
// browser will not send again.
func secure(r *http.Request) bool {
	return r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
}

// local keeps a redirect on this desk.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n") {
		return "/"
	}
	return next
}

// A cookie is the time it ends and a signature over it.
const cookieSize = 8 + sha256.Size

func (g *Guard) cookie() string {
	b := binary.BigEndian.AppendUint64(nil, uint64(g.opts.Now().Add(signedIn).Unix()))
	return base64.RawURLEncoding.EncodeToString(append(b, g.sign(b)...))
}

func (g *Guard) valid(cookie string) bool {
	b, err := base64.RawURLEncoding.DecodeString(cookie)
	if err != nil || len(b) != cookieSize || !hmac.Equal(b[8:], g.sign(b[:8])) {
		return false
	}
	return g.opts.Now().Unix() < int64(binary.BigEndian.Uint64(b))
}

func (g *Guard) sign(b []byte) []byte {
	mac := hmac.New(sha256.New, g.key[:])
	mac.Write(b)
	return mac.Sum(nil)
}

// visitor is who sent a request, as far as limits go.
func visitor(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.Is6() && !ip.Is4In6() {
		if p, err := ip.Prefix(64); err == nil { // one household has as many addresses as it likes
			return p.String()
		}
	}
	return host
}
