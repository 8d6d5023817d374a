// Package serve runs the desk's server: it bounds how long a request may take,
// writes a line of log for each, counts them for Prometheus, says whether the
// server lives and is ready, and lets what was begun end before it stops.
package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/parallel"
)

// Options say how to serve.
type Options struct {
	Log   *slog.Logger
	Now   func() time.Time
	Ready func(ctx context.Context) error      // nil where requests can be answered
	Page  func(path string) string             // names the page of a path: one of few, for the counts
	Guard func(next http.Handler) http.Handler // who may come in
}

// The paths that this package answers.
const (
	healthPath  = "/healthz" // the server lives
	readyPath   = "/readyz"  // it can answer from its archive
	metricsPath = "/metrics" // in the text format of Prometheus
)

// How long things may take.
const (
	headerTime = 10 * time.Second
	readTime   = 30 * time.Second
	writeTime  = 2 * time.Minute // the brief of a large story is worked out on the way
	idleTime   = 2 * time.Minute
	stopTime   = 15 * time.Second
	maxHeader  = 64 << 10
)

// Handler answers the paths of this package and asks next for all others.
func Handler(next http.Handler, opts Options) http.Handler {
	m := newMeter()
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+healthPath, func(w http.ResponseWriter, _ *http.Request) { plain(w, "lives\n") })
	mux.HandleFunc("GET "+readyPath, func(w http.ResponseWriter, r *http.Request) {
		if err := opts.Ready(r.Context()); err != nil {
			opts.Log.Error("not ready", "error", err)
			guard.Problem(w, http.StatusServiceUnavailable, "not ready", "see the log for the reason")
			return
		}
		plain(w, "ready\n")
	})
	mux.HandleFunc("GET "+metricsPath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.write(w)
	})
	mux.Handle("/", next)
	guarded := opts.Guard(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := opts.Now()
		a := &answer{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			took := opts.Now().Sub(begun)
			cut := false
			if fault := parallel.Recovered(recover()); fault != nil {
				opts.Log.Error("a request failed", "path", r.URL.Path, "fault", fault)
				if cut = a.begun; !cut {
					guard.Problem(a, http.StatusInternalServerError, "the page could not be made", "the log has the reason")
				}
				a.status = http.StatusInternalServerError
			}
			page := opts.Page(r.URL.Path)
			m.count(page, a.status, took)
			opts.Log.Info("request", "method", r.Method, "page", page, "path", r.URL.Path, "status", a.status, "bytes", a.bytes, "ms", took.Milliseconds())
			if cut {
				panic(http.ErrAbortHandler) // ends the connection, lest half an answer be taken for a whole one
			}
		}()
		guarded.ServeHTTP(a, r)
	})
}

// Open are the paths that need no password: they tell nothing.
func Open(path string) bool { return path == healthPath || path == readyPath }

func plain(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprint(w, text)
}

// answer notes what was answered.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
	begun  bool
}

func (a *answer) WriteHeader(status int) {
	if !a.begun {
		a.status, a.begun = status, true
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	a.begun = true
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// Run serves on a listener until ctx ends; then requests that were begun have
// some seconds to end.
func Run(ctx context.Context, on net.Listener, h http.Handler, log *slog.Logger) error {
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(on) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	err := s.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = s.Close()
	}
	return err
}
