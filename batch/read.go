package batch

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/inputs"
	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/flow"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/schema"
)

func init() {
	register.DoFn4x1[context.Context, share, func(partFile), func(int64, []byte), error](&readShare{})
	register.DoFn3x1[context.Context, int, func(*partFile) bool, error](&writeManifest{})
	register.Function1x2(toOne)
	register.Emitter1[partFile]()
	register.Iter1[partFile]()
}

// maxRecord is the most bytes that a record of an input may have. The longest
// reports have well under 1 MB; a worker has several of them in hand.
const maxRecord = 8 << 20

// share is the inputs that one worker reads: one that is large, or a run of
// small ones.
type share struct {
	Number int
	Paths  []string
}

// shares divides the inputs among workers.
func shares(list []inputs.Input) []share {
	var out []share
	size := int64(0)
	for _, in := range list {
		if len(out) == 0 || size+in.Size > partBytes {
			out = append(out, share{Number: len(out)})
			size = 0
		}
		last := &out[len(out)-1]
		last.Paths = append(last.Paths, in.Path)
		size += in.Size
	}
	return out
}

// partFile is what the reading of a share tells of one part, or of all of it:
// what was skipped.
type partFile struct {
	Share, Number int
	Reports       int
	Bytes         int64 // of text
	Skipped       []schema.Skipped
}

// name is the name of a part's file in the folder of any round.
func (p partFile) name() string { return fmt.Sprintf("%06d-%06d", p.Share, p.Number) }

// readInputs is the first round: it extracts a report from every record, writes
// the reports of each part to a file, finds out which refs were given before,
// and lists the parts.
func readInputs(_ context.Context, s beam.Scope, j *job) error {
	var list []any
	size := int64(0)
	for _, x := range shares(j.inputs) {
		list = append(list, x)
	}
	for _, in := range j.inputs {
		size += in.Size
	}
	pieces := 1 + int(size/partBytes)
	parts, refs := beam.ParDo2(s, &readShare{Work: j.work, Given: int(j.Given), Pieces: pieces}, beam.Reshuffle(s, beam.Create(s, list...)))
	beam.ParDo0(s, &writeManifest{Work: j.work}, beam.GroupByKey(s, beam.ParDo(s, toOne, parts)))
	findRepeated(s, j.work, refs)
	return nil
}

func toOne(p partFile) (int, partFile) { return 0, p }

// readShare reads the inputs of a share and writes its parts.
type readShare struct {
	Work   string
	Given  int
	Pieces int

	refs sender
}

func (d *readShare) ProcessElement(ctx context.Context, in share, emit func(partFile), emitRef func(int64, []byte)) error {
	part := partFile{Share: in.Number}
	var reports []*report.Report
	size := 0
	write := func() error {
		part.Reports, part.Bytes = len(reports), int64(size)
		emit(part)
		err := writeRecords(ctx, store.Join(d.Work, "read", part.name()), func(add func([]byte) error) error {
			for _, r := range reports {
				b, err := encodeReport(r)
				if err != nil {
					return err
				}
				if err := add(b); err != nil {
					return err
				}
			}
			return nil
		})
		part.Number++
		reports, size = nil, 0
		return err
	}
	skipped, err := flow.Load(ctx, in.Paths, read.Options{MaxRecord: maxRecord, Open: store.Open, Regular: true}, calendar.Day(d.Given), func(r *report.Report, own string) error {
		if len(reports) == partReports || size > 0 && size+len(r.Text) > partBytes {
			if err := write(); err != nil {
				return err
			}
		}
		r.Ref = own
		piece, record := refRecord(own, d.Pieces, in.Number, part.Number, len(reports))
		d.refs.add(ctx, piece, record, emitRef)
		reports = append(reports, r)
		size += len(r.Text)
		return nil
	})
	if err == nil && len(reports) > 0 {
		err = write()
	}
	emit(partFile{Share: in.Number, Number: part.Number, Skipped: skipped})
	return err
}

func (d *readShare) FinishBundle(ctx context.Context, _ func(partFile), emitRef func(int64, []byte)) {
	d.refs.flush(ctx, emitRef)
}

// writeManifest lists what all shares gave.
type writeManifest struct{ Work string }

func (d *writeManifest) ProcessElement(ctx context.Context, _ int, next func(*partFile) bool) error {
	var files []partFile
	for f := (partFile{}); next(&f); f = (partFile{}) {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b partFile) int {
		return cmp.Or(cmp.Compare(a.Share, b.Share), cmp.Compare(a.Number, b.Number))
	})
	var m manifest
	err := store.Write(ctx, skippedFile(d.Work), func(w io.Writer) error {
		enc := json.NewEncoder(w)
		for _, f := range files {
			if f.Reports > 0 {
				m.add(f.name(), f.Reports)
				m.Bytes += f.Bytes
			}
			for _, s := range f.Skipped {
				m.Skipped++
				if err := enc.Encode(s); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return store.Write(ctx, manifestFile(d.Work), func(w io.Writer) error { return json.NewEncoder(w).Encode(m) })
}

// skippedFile lists what was not read, in the shape of the contract.
func skippedFile(work string) string { return store.Join(work, "read", "skipped.jsonl") }
