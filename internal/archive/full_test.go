package archive

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/read"
)

// fillUp adds reports until no more fit, and returns the refs of those that were
// acknowledged. All of them, and no others, must be there then.
func fillUp(t *testing.T, a *Archive) []string {
	t.Helper()
	var acknowledged []string
	var err error
	for i := 0; err == nil && i < 1000; i++ {
		var records []read.Record
		for k := range 20 {
			records = append(records, record(fmt.Sprintf("https://a.example/%d/%d", i, k), fmt.Sprintf("Report %d of day %d\n%s", k, i, strings.Repeat(fmt.Sprintf("Line %d%d. ", i, k), 50))))
		}
		var out []Outcome
		out, err = a.Store(t.Context(), a.Prepare(records, 0))
		for _, o := range out {
			acknowledged = append(acknowledged, o.Ref)
		}
	}
	if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "free some space") {
		t.Fatalf("error %v", err)
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing fitted")
	}
	hold(t, a, acknowledged)
	return acknowledged
}

// hold checks that an archive has the reports that were acknowledged and no
// others.
func hold(t *testing.T, a *Archive, acknowledged []string) {
	t.Helper()
	for _, ref := range acknowledged {
		if _, err := a.Report(t.Context(), ref); err != nil {
			t.Fatal(err)
		}
	}
	if n := count(t, a, `SELECT count(*) FROM report`); n != len(acknowledged) {
		t.Errorf("%d reports, %d acknowledged", n, len(acknowledged))
	}
}

// An archive that may grow no more keeps what it acknowledged, and says what to
// do; with room again it goes on.
func TestBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	a := open(t, path, Options{})
	if _, err := a.write.Exec(`PRAGMA max_page_count = 120`); err != nil {
		t.Fatal(err)
	}
	fillUp(t, a)
	a.Close()
	roomy := open(t, path, Options{})
	add(t, roomy, record("https://b.example/2", choir))
	sound(t, roomy)
}
