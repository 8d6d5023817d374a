package batch

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/headwater-news/headwater/batch/internal/block"
	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
)

// A part is a run of reports that one worker reads at a time. Each round keeps
// what it finds for the reports of a part in a file of the part's name.
const (
	partReports = 4096
	partBytes   = 16 << 20 // of text
)

// manifest lists the parts in order. The reports of a job are numbered through,
// as a brief of the same inputs would number them.
type manifest struct {
	Parts   []part
	Reports int
	Bytes   int64 // of text
	Skipped int
}

// part is a file of reports.
type part struct {
	Name    string
	Number  int // its place in the manifest
	First   int // number of its first report
	Reports int
}

func (m *manifest) add(name string, reports int) {
	m.Parts = append(m.Parts, part{name, len(m.Parts), m.Reports, reports})
	m.Reports += reports
}

func manifestFile(work string) string { return store.Join(work, "read", "manifest.json") }

func readManifest(ctx context.Context, work string) (manifest, error) {
	var m manifest
	b, err := store.Read(ctx, manifestFile(work))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(b, &m)
}

// starts are the numbers of the parts' first reports.
func (m *manifest) starts() []int {
	out := make([]int, len(m.Parts))
	for i, p := range m.Parts {
		out[i] = p.First
	}
	return out
}

// parts is a collection of all parts, spread over the workers.
func (m *manifest) parts(s beam.Scope) beam.PCollection {
	list := make([]any, len(m.Parts))
	for i, p := range m.Parts {
		list[i] = p
	}
	return beam.Reshuffle(s, beam.Create(s, list...))
}

// spread is into how many pieces a job is divided, of so many reports each, but
// of fewer where there would be too few pieces for a handful of workers.
func (m *manifest) spread(each int) int {
	const few, least = 16, 256
	pieces := (m.Reports + each - 1) / each
	return max(1, pieces, min(few, m.Reports/least))
}

// reports reads those reports of a part that are wanted, under refs that are
// unique in the job. The others are nil.
func (p part) reports(ctx context.Context, work string, wanted func(i int) bool) ([]*report.Report, error) {
	records, err := p.records(ctx, store.Join(work, "read", p.Name))
	if err != nil {
		return nil, err
	}
	out, failed := make([]*report.Report, p.Reports), make([]error, p.Reports)
	parallel.For(p.Reports, func(i int) {
		if wanted(i) {
			out[i], failed[i] = decodeReport(records[i])
		}
	})
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	return out, p.rename(ctx, work, out)
}

// records reads a file with one record for each report of a part.
func (p part) records(ctx context.Context, name string) ([][]byte, error) {
	out := make([][]byte, 0, p.Reports)
	err := eachRecord(ctx, name, func(b []byte) error {
		out = append(out, b)
		return nil
	})
	if err == nil && len(out) != p.Reports {
		err = fmt.Errorf("%s has %d records, not %d: remove the folder of the job's work and run it again", name, len(out), p.Reports)
	}
	return out, err
}

// eachRecord calls f for the records of a file.
func eachRecord(ctx context.Context, name string, f func([]byte) error) error {
	b, err := store.Read(ctx, name)
	if err != nil {
		return err
	}
	return block.Each(b, f)
}

// writeRecords writes records to a file.
func writeRecords(ctx context.Context, name string, records func(add func([]byte) error) error) error {
	return store.Write(ctx, name, func(w io.Writer) error {
		var buffer []byte
		return records(func(record []byte) error {
			buffer = block.Append(buffer[:0], record)
			_, err := w.Write(buffer)
			return err
		})
	})
}

// numbers reads a record that begins with so many numbers, and returns what
// follows them.
func numbers(record []byte, to ...*int) ([]byte, error) {
	for _, n := range to {
		x, size := binary.Uvarint(record)
		if size <= 0 {
			return nil, errRecord
		}
		*n, record = int(x), record[size:]
	}
	return record, nil
}

// withNumbers begins a record with numbers.
func withNumbers(list ...int) []byte {
	var out []byte
	for _, n := range list {
		out = binary.AppendUvarint(out, uint64(n))
	}
	return out
}
