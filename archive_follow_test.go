package headwater_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/follow"
	"github.com/headwater-news/headwater/internal/webhook"
)

// A notice is made once, sent until it arrives, and says the same in each try.
func TestNoticesAreSent(t *testing.T) {
	clock := time.Unix(1_900_000_000, 0)
	now := func() time.Time { return clock }
	a, err := headwater.OpenArchive(t.Context(), filepath.Join(t.TempDir(), "archive.db"), headwater.ArchiveOptions{Create: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var down atomic.Bool
	var ids, bodies []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		ids, bodies = append(ids, r.Header.Get("webhook-id")), append(bodies, string(body))
		if down.Load() {
			w.WriteHeader(http.StatusBadGateway)
		}
	}))
	defer server.Close()
	sender, err := webhook.New("a secret of twenty-four bytes and more", fetch.Options{AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	send := func() (sent, failed int) {
		t.Helper()
		err := a.SendNotices(t.Context(), sender, now, func(_ follow.Notice, _ string, problem error) {
			if problem != nil {
				failed++
			} else {
				sent++
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return sent, failed
	}
	look := func(host, text string) int {
		t.Helper()
		line, err := json.Marshal(map[string]string{"url": "https://" + host + ".example/weir", "outlet": host, "published": "2031-05-06", "title": "The weir at Kelmouth", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "weir.jsonl")
		if err := os.WriteFile(file, line, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Add(t.Context(), []string{file}, headwater.Options{}, nil); err != nil {
			t.Fatal(err)
		}
		n, err := a.LookAfter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if again, err := a.LookAfter(t.Context()); err != nil || again > 0 {
			t.Errorf("asked again with nothing new: %d notices, %v", again, err)
		}
		return n
	}
	c, err := a.Follow(t.Context(), "The weir at Kelmouth was closed on Sunday.", server.URL)
	if err != nil {
		t.Fatal(err)
	}
	if n := look("bell", "The weir at Kelmouth was closed on Sunday, Mayor Ida Torv said. Barges waited below the lock for most of the night."); n > 0 {
		t.Errorf("the first look is no news: %d notices", n)
	}
	if n := look("post", "Two herons were seen near the lock at Kelmouth. A boom across the river kept the weir at Kelmouth closed on Sunday, the engineer Pal Brekke told reporters."); n != 1 {
		t.Fatalf("a second origin: %d notices", n)
	}
	down.Store(true)
	if sent, failed := send(); sent != 0 || failed != 1 {
		t.Errorf("with the server down: %d sent, %d failed", sent, failed)
	}
	if sent, failed := send(); sent+failed != 0 {
		t.Error("it was tried again at once")
	}
	down.Store(false)
	clock = clock.Add(2 * time.Minute)
	if sent, failed := send(); sent != 1 || failed != 0 {
		t.Errorf("with the server up: %d sent, %d failed", sent, failed)
	}
	clock = clock.Add(48 * time.Hour)
	if sent, failed := send(); sent+failed != 0 {
		t.Error("what has arrived was sent again")
	}
	if len(ids) != 2 || ids[0] != ids[1] || bodies[0] != bodies[1] {
		t.Errorf("the tries have the ids %q", ids)
	}
	var m struct {
		Type string
		Data follow.Notice
	}
	if err := json.Unmarshal([]byte(bodies[0]), &m); err != nil || m.Type != "headwater.claim.confirmed" || m.Data.Asserts.Low != 2 || len(m.Data.Cited) == 0 {
		t.Errorf("sent %s: %v", bodies[0], err)
	}
	if n := look("gazette", "Mayor Ida Torv denied that the weir at Kelmouth was closed on Sunday. Barges went through, she told a meeting in the town."); n == 0 {
		t.Error("a denial is no news")
	}
	_, notices, err := a.Notices(t.Context(), c.Num, 10)
	if err != nil || !slices.ContainsFunc(notices, func(n follow.Notice) bool { return n.Kind == follow.Denied }) {
		t.Errorf("notices %+v, %v", notices, err)
	}
	if err := a.Unfollow(t.Context(), c.Num); err != nil {
		t.Fatal(err)
	}
	if sent, failed := send(); sent+failed != 0 {
		t.Error("notices of a claim that is followed no more are sent")
	}
	if err := a.Unfollow(t.Context(), c.Num); !errors.Is(err, archive.ErrUnknown) {
		t.Errorf("followed no more, twice: %v", err)
	}
}

// A claim whose reports can't be read keeps none of the others from being asked
// for.
func TestOneClaimThatCantBeAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a, err := headwater.OpenArchive(t.Context(), path, headwater.ArchiveOptions{Create: true, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for name, text := range map[string]string{
		"kiln":   "The kiln at Orrin was closed on Monday, Mayor Ada Brandt said.",
		"otters": "Otters were seen in the river at Lower Fell on Friday, the warden Nils Aue said.",
	} {
		line := fmt.Sprintf(`{"url": "https://%s.example/", "text": %q}`, name, text)
		if _, err := a.Add(t.Context(), []string{"-"}, headwater.Options{Stdin: strings.NewReader(line)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, claim := range []string{"The kiln at Orrin was closed.", "Otters were seen in the river at Lower Fell."} {
		if _, err := a.Follow(t.Context(), claim, ""); err != nil {
			t.Fatal(err)
		}
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), `UPDATE version SET paper = x'00' WHERE report = (SELECT num FROM report WHERE ref LIKE '%kiln%')`); err != nil {
		t.Fatal(err)
	}
	if _, err := a.LookAfter(t.Context()); err == nil || !strings.Contains(err.Error(), "claim 1: ") {
		t.Errorf("the damaged report went unsaid: %v", err)
	}
	followed, err := a.Followed(t.Context())
	if err != nil || followed[0].Ticks >= 0 || followed[1].Ticks < 0 {
		t.Errorf("asked for: %+v, %v", followed, err)
	}
}
