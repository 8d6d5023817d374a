package read

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/headwater-news/headwater/internal/fetch"
)

// web are options for reading from a test's own server without long waits.
var web = Options{MaxRecord: 1 << 20, MaxFile: 64 << 20, Fetch: fetch.Options{AllowPrivate: true, Header: 500 * time.Millisecond,
	Idle: 300 * time.Millisecond, Total: 10 * time.Second, Pause: time.Millisecond}}

// A server's answer is what its content says, whatever the server calls it.
func TestAddresses(t *testing.T) {
	send := func(body string, fields ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			for i := 0; i < len(fields); i += 2 {
				w.Header().Set(fields[i], fields[i+1])
			}
			io.WriteString(w, body)
		}
	}
	for name, test := range map[string]struct {
		answer  http.HandlerFunc
		records int
		want    string // in the first record's content, or in the skip
	}{
		"page":             {send(weirPage), 1, "The weir at Aldmoor"},
		"page as a stream": {send(weirPage, "Content-Type", "application/octet-stream"), 1, "The weir at Aldmoor"},
		"packed page":      {send(packGzip(weirPage), "Content-Encoding", "gzip"), 1, "The weir at Aldmoor"},
		"not packed":       {send(weirPage, "Content-Encoding", "gzip"), 1, "The weir at Aldmoor"},
		"packed twice":     {send(packGzip(packGzip(weirPage)), "Content-Encoding", "gzip"), 1, "The weir at Aldmoor"},
		"feed":             {send(weirRSS, "Content-Type", "text/html"), 4, "The weir at Aldmoor"},
		"lines":            {send("{\"text\":\"The weir\"}\n{\"text\":\"B\"}", "Content-Type", "text/plain"), 2, "The weir"},
		"archive":          {send(packGzip(page("http://a.example/"))), 1, "The weir at Aldmoor"},
		"zipped archive":   {send(zipped(t, "archive/a.warc", page("http://a.example/"))), 1, "The weir at Aldmoor"},
		"charset":          {send("<p>\xcf\xeb\xee\xf2\xe8\xed\xe0</p>", "Content-Type", "text/html; charset=windows-1251"), 1, "Плотина"},
		"lying charset":    {send("<p>Größe über Dämmen</p>", "Content-Type", "text/html; charset=iso-8859-2"), 1, "Größe über Dämmen"},
		"other packing":    {send("x", "Content-Encoding", "compress"), 0, `packed as "compress"`},
		"picture":          {send("\x89PNG\r\n\x1a\n"), 0, "image/png"},
		"nothing":          {send(""), 0, "empty"},
		"long":             {send(strings.Repeat("The weir. ", 200<<10)), 0, "more than 1 MiB"},
		"not found":        {http.NotFound, 0, "status 404"},
		"cut":              {send(packGzip(weirPage)[:60], "Content-Encoding", "gzip"), 0, ": "},
		"hangs up": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "The weir")
		}, 0, "can't be fetched"},
		"drips": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				fmt.Fprint(w, "x")
				http.NewResponseController(w).Flush()
				time.Sleep(30 * time.Millisecond)
			}
		}, 0, "too slowly"},
		"bomb": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
			io.Copy(z, &repeat{' ', 1 << 30})
			z.Close()
		}, 0, "more than"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				test.answer(w, r)
			}))
			defer s.Close()
			records, skips := inputs(t, web, s.URL+"/a")
			if len(records) != test.records {
				t.Fatalf("got %d records, skips %v", len(records), skips)
			}
			if len(records) > 0 && !strings.Contains(records[0].Content, test.want) || len(records) == 0 && (len(skips) != 1 || !strings.Contains(skips[0].Reason, test.want)) {
				t.Errorf("got %+v, skips %v", records, skips)
			}
			for _, r := range records {
				if r.Path != s.URL+"/a" {
					t.Errorf("path %q", r.Path)
				}
			}
		})
	}
}

func TestPrivateAddressIsRefused(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	_, skips := inputs(t, Options{}, s.URL)
	if len(skips) != 1 || !strings.Contains(skips[0].Reason, "--allow-private") || skips[0].Ref != s.URL {
		t.Errorf("skips %v", skips)
	}
}
