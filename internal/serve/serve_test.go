package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func options(log io.Writer) Options {
	now := time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)
	return Options{
		Log: slog.New(slog.NewTextHandler(log, nil)), Ready: func(context.Context) error { return nil },
		Now:   func() time.Time { now = now.Add(30 * time.Millisecond); return now },
		Page:  func(path string) string { return strings.Trim(path, "/") },
		Guard: func(next http.Handler) http.Handler { return next },
	}
}

func get(h http.Handler, path string) (int, string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Code, w.Body.String()
}

func TestCountsAndLog(t *testing.T) {
	var log strings.Builder
	opts := options(&log)
	h := Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/none" {
			http.NotFound(w, r)
		}
		fmt.Fprint(w, "a page")
	}), opts)
	for _, path := range []string{"/front", "/front", "/none"} {
		get(h, path)
	}
	status, body := get(h, metricsPath)
	if status != 200 {
		t.Fatal(status)
	}
	for _, want := range []string{
		`headwater_requests_total{page="front",status="200"} 2`, `headwater_requests_total{page="none",status="404"} 1`,
		`headwater_request_seconds_bucket{page="front",le="0.02"} 0`, `headwater_request_seconds_bucket{page="front",le="0.05"} 2`,
		`headwater_request_seconds_count{page="front"} 2`,
	} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("no line %s in\n%s", want, body)
		}
	}
	if got := log.String(); strings.Count(got, "msg=request") != 4 || !strings.Contains(got, "page=none") || !strings.Contains(got, "status=404") {
		t.Errorf("log:\n%s", got)
	}
}

func TestHealth(t *testing.T) {
	opts := options(io.Discard)
	broken := false
	opts.Ready = func(context.Context) error {
		if broken {
			return errors.New("the disk is gone from /some/place")
		}
		return nil
	}
	h := Handler(http.NotFoundHandler(), opts)
	for path, want := range map[string]int{healthPath: 200, readyPath: 200} {
		if status, _ := get(h, path); status != want {
			t.Errorf("%s: %d", path, status)
		}
	}
	broken = true
	if status, body := get(h, readyPath); status != 503 || strings.Contains(body, "/some/place") {
		t.Errorf("not ready: %d %s", status, body)
	}
}

// A page that fails costs its own request alone, and tells a stranger nothing.
func TestFault(t *testing.T) {
	var log strings.Builder
	h := Handler(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret of the house") }), options(&log))
	status, body := get(h, "/x")
	if status != 500 || strings.Contains(body, "secret") || !strings.Contains(log.String(), "secret") {
		t.Errorf("%d %s, log %s", status, body, log.String())
	}
}

// Half an answer is not taken for a whole one.
func TestFaultWithinAnAnswer(t *testing.T) {
	var log strings.Builder
	s := httptest.NewServer(Handler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, strings.Repeat("a report\n", 10_000))
		panic("no more")
	}), options(&log)))
	defer s.Close()
	res, err := http.Get(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.ReadAll(res.Body); err == nil {
		t.Error("the answer seems whole")
	}
}

// What was begun ends before the server does.
func TestStop(t *testing.T) {
	on, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	begun, goOn := make(chan bool), make(chan bool)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		ended <- Run(ctx, on, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			begun <- true
			<-goOn
			fmt.Fprint(w, "whole")
		}), slog.New(slog.DiscardHandler))
	}()
	body := make(chan string)
	go func() {
		res, err := http.Get("http://" + on.Addr().String())
		if err != nil {
			body <- err.Error()
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		body <- string(b)
	}()
	<-begun
	cancel()
	goOn <- true
	if got := <-body; got != "whole" {
		t.Errorf("a request that was begun got %q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
