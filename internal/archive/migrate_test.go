package archive

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

var release = flag.Bool("release", false, "write an archive of the present schema to testdata, for a release")

// Every schema that was released has an archive in testdata, written with
// -release before it was. Each is brought to the present schema, and everything
// is still there.
func TestMigrations(t *testing.T) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	if *release {
		writeSample(t, filepath.Join("testdata", fmt.Sprintf("v%d.db.zst", len(names))))
	}
	released, err := filepath.Glob("testdata/v*.db.zst")
	if err != nil || len(released) == 0 {
		t.Fatalf("no archives of released schemas: %v", err)
	}
	for _, old := range released {
		t.Run(filepath.Base(old), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "archive.db")
			b, err := os.ReadFile(old)
			if err == nil {
				b, err = unpacker(t).DecodeAll(b, nil)
			}
			if err == nil {
				err = os.WriteFile(path, b, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			a := open(t, path, Options{})
			if version, err := a.version(t.Context(), a.write); err != nil || version != len(names) {
				t.Errorf("schema %d, %v; want %d", version, err, len(names))
			}
			sound(t, a)
			versions, err := a.Versions(t.Context(), "https://courier.example/bridge")
			if err != nil || len(versions) != 2 || !strings.Contains(versions[1].Report.Text, "75 centimetres") || versions[0].Report.Published.Basis != report.Given {
				t.Errorf("versions %+v, %v", versions, err)
			}
			if hits := search(t, a, "northern pier"); len(hits) != 2 {
				t.Errorf("%d hits, want 2", len(hits))
			}
			if stories, err := a.Stories(t.Context(), Page{}); err != nil || len(stories) != 2 {
				t.Errorf("stories %+v, %v", stories, err)
			}
			if out := add(t, a, record("https://courier.example/choir", choir), record("https://new.example/1", bridgeToo+"\nMore is to follow.")); out[0].Kind != Known || out[1].Kind != New {
				t.Errorf("outcomes %+v", out)
			}
			sound(t, a)
		})
	}
}

// writeSample writes the archive that a release leaves behind.
func writeSample(t *testing.T, path string) {
	t.Helper()
	a := temporary(t)
	for _, r := range []read.Record{
		record("https://courier.example/bridge", bridge), record("https://courier.example/bridge", bridgeChanged),
		record("https://courier.example/choir", choir), record("https://harrow.example/detour", bridgeToo),
	} {
		if _, err := a.Store(t.Context(), a.Prepare([]read.Record{r}, 19_000)); err != nil {
			t.Fatal(err)
		}
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := a.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(copied)
	if err == nil {
		err = os.MkdirAll("testdata", 0o755)
	}
	if err == nil {
		err = os.WriteFile(path, a.packed(b), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func unpacker(t *testing.T) *zstd.Decoder {
	t.Helper()
	d, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// A migration that fails leaves the file as it was.
func TestMigrationIsWholeOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// An archive by its mark, at version 0, with a table in the way.
	if _, err := db.Exec(fmt.Sprintf(`PRAGMA application_id = %d; CREATE TABLE story (x)`, applicationID)); err != nil {
		t.Fatal(err)
	}
	if a, err := Open(context.Background(), path, Options{Now: noon}); err == nil {
		a.Close()
		t.Fatal("the migration has not failed")
	}
	var tables int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).Scan(&tables); err != nil || tables != 1 {
		t.Errorf("%d tables, %v; want the one that was there", tables, err)
	}
}
