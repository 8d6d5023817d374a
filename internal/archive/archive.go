// Package archive keeps reports for good: one SQLite file holds their bytes,
// what was extracted from them, the index to search them and the stories that
// they tell.
//
// Prepare extracts the reports of records, from files or from feeds, on all
// cores; Store keeps them, and returns once they are safe on the disk. A report
// that is known is acknowledged again and kept once; a changed text at a known
// address is a new version, kept beside the old one (add.go). Each report joins
// or opens a story as it comes, by the rules of package live (stories.go).
//
// What is asked for is found by the index of words (search.go, near.go) or by
// the tables that the migrations make; what people decided (decide.go) holds for
// every later run. A change of any kind is one transaction (Archive.change).
//
// Several processes may use one archive at a time. One of them writes, the
// others wait for it; what one has added the others see.
//
// Nothing is ordered by the clock: reports and changes are counted.
package archive

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // the driver

	"github.com/headwater-news/headwater/internal/live"
)

// Options says how an archive is opened.
type Options struct {
	Now    func() time.Time // the clock
	Create bool             // make the archive if there is none
}

// windowSize is how many reports the stories that still take reports have: a
// hundred feeds for a month or two, or all the news of the world for some hours;
// it takes less than a gigabyte.
const windowSize = 1 << 18

// Archive is an open archive. It may be used by many goroutines.
type Archive struct {
	path  string
	opts  Options
	read  *sql.DB
	write *sql.DB       // one connection
	asked chan struct{} // holds a token for each question to the index of words that is being answered

	adding sync.Mutex
	window *live.Window // nil until something is added, and after a failure
	ticks  int64        // the changes of the archive that the window knows
	stmts  statements

	pack   *zstd.Encoder
	unpack *zstd.Decoder
}

const (
	writeCache = 128 << 10 // kibibytes: the upper pages of the indexes that are written to at random
	readCache  = 16 << 10  // … of each connection that reads
	readers    = 8
	questions  = 2    // to the index of words, at once: they take long, and what is quick must not wait for them
	checkpoint = 8192 // pages of the log that are brought into the file at a time: what was written often is written there once
)

// Open opens an archive and brings it to the present schema.
func Open(ctx context.Context, path string, opts Options) (*Archive, error) {
	a := &Archive{path: path, opts: opts, asked: make(chan struct{}, questions)}
	var err error
	if a.pack, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(true)); err != nil {
		return nil, err
	}
	if a.unpack, err = zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxUnpacked)); err != nil {
		return nil, err
	}
	if a.write, err = sql.Open("sqlite", a.address(opts.Create, writeCache)); err != nil {
		return nil, err
	}
	a.write.SetMaxOpenConns(1)
	if err := a.migrate(ctx); err != nil {
		a.Close()
		return nil, a.explain(err)
	}
	if a.read, err = sql.Open("sqlite", a.address(false, readCache)); err != nil {
		a.Close()
		return nil, err
	}
	a.read.SetMaxOpenConns(readers)
	return a, nil
}

// address is the path and the settings as the driver takes them, with so much
// cache.
func (a *Archive) address(create bool, kibibytes int) string {
	mode := "rw"
	if create {
		mode = "rwc"
	}
	v := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(20000)", "auto_vacuum(incremental)", "journal_mode(wal)", fmt.Sprintf("wal_autocheckpoint(%d)", checkpoint),
		"synchronous(full)", fmt.Sprintf("cache_size(%d)", -kibibytes), "foreign_keys(1)", "temp_store(memory)",
	}}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: a.path}).EscapedPath(), RawQuery: v.Encode()}).String()
}

// Close closes the archive.
func (a *Archive) Close() error {
	var first error
	for _, db := range []*sql.DB{a.read, a.write} {
		if db == nil {
			continue
		}
		if err := db.Close(); err != nil && first == nil {
			first = err
		}
	}
	a.unpack.Close()
	return first
}

// now is the time in seconds.
func (a *Archive) now() int64 { return a.opts.Now().Unix() }

// question waits until it is the caller's turn to ask the index of words. The
// caller calls end when it has its answer.
func (a *Archive) question(ctx context.Context) (end func(), err error) {
	select {
	case a.asked <- struct{}{}:
		return func() { <-a.asked }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// change runs do in a transaction that is on the disk when change returns.
func (a *Archive) change(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		return a.explain(err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return a.explain(err)
	}
	return a.explain(tx.Commit())
}
