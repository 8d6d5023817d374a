package api

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
)

// What answers cost once a story has been worked out.
func BenchmarkAnswers(b *testing.B) {
	a, err := headwater.OpenArchive(b.Context(), filepath.Join(b.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Build: "test", Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Add(b.Context(), []string{ferry, reservoir}, headwater.Options{}, nil); err != nil {
		b.Fatal(err)
	}
	h, err := New(a, Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		b.Fatal(err)
	}
	stories, err := a.Stories(b.Context(), archive.Page{})
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range []string{
		"/api/v1/stories", storyPath(stories[0].ID), storyPath(stories[0].ID) + "/claims.csv", "/api/v1/search?q=ferry", "/feeds/stories.atom",
	} {
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					w := httptest.NewRecorder()
					h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
					if w.Code != http.StatusOK {
						b.Errorf("%d: %s", w.Code, w.Body)
					}
				}
			})
		})
	}
}
