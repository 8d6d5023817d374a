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
	register.DoFn3x1[context.Context, share, func(partFile), error](&readInput{})
	register.DoFn3x1[context.Context, int, func(*partFile) bool, error](&writeManifest{})
	register.Function1x2(toOne)
	register.Emitter1[partFile]()
	register.Iter1[partFile]()
}

// A part is a run of the reports of a share: what a worker reads at a time.
// Later rounds keep beside it what they find for each of its reports.
const (
	partReports = 4096
	partBytes   = 16 << 20
)

// share is the inputs that one worker reads: one that is large, or a run of small
// ones.
type share struct {
	Number int
	Paths  []string
}

// shares divides the inputs among workers.
func shares(list []inputs.Input) []share {
	var out []share
	size := int64(partBytes)
	for _, in := range list {
		if size+in.Size > partBytes {
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
	Skipped       []schema.Skipped
}

// name is the name of a part's file in the folder of any round.
func (p partFile) name() string { return fmt.Sprintf("%06d-%06d", p.Share, p.Number) }

// readInputs is the first round: it extracts a report from every record, writes
// the reports of each part to a file and lists the parts.
func readInputs(s beam.Scope, j *job) error {
	var files []any
	for _, x := range shares(j.inputs) {
		files = append(files, x)
	}
	if len(files) == 0 {
		return ErrNothingRead
	}
	parts := beam.ParDo(s, &readInput{Work: j.work, Given: int(j.Given)}, beam.Reshuffle(s, beam.Create(s, files...)))
	all := beam.GroupByKey(s, beam.ParDo(s, toOne, parts))
	beam.ParDo0(s, &writeManifest{Work: j.work, Out: j.Out}, all)
	return nil
}

func toOne(p partFile) (int, partFile) { return 0, p }

// readInput reads the inputs of one share and writes its parts.
type readInput struct {
	Work  string
	Given int
}

func (d *readInput) ProcessElement(ctx context.Context, in share, emit func(partFile)) error {
	part := partFile{Share: in.Number}
	var reports []*report.Report
	size := 0
	write := func() error {
		part.Reports = len(reports)
		err := writeReports(ctx, store.Join(d.Work, "read", part.name()), reports)
		emit(part)
		part.Number++
		reports, size = nil, 0
		return err
	}
	skipped, err := flow.Load(ctx, in.Paths, read.Options{}, calendar.Day(d.Given), func(r *report.Report, own string) error {
		if len(reports) == partReports || size > 0 && size+len(r.Text) > partBytes {
			if err := write(); err != nil {
				return err
			}
		}
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

// manifest lists the parts in order. The reports of a job are numbered through,
// as a brief of the same inputs would number them.
type manifest struct {
	Parts   []part
	Reports int
	Skipped int
}

// part is a file of reports.
type part struct {
	Name    string
	First   int // number of its first report
	Reports int
}

// writeManifest lists what all inputs gave.
type writeManifest struct{ Work, Out string }

func (d *writeManifest) ProcessElement(ctx context.Context, _ int, next func(*partFile) bool) error {
	var files []partFile
	for f := (partFile{}); next(&f); f = (partFile{}) {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b partFile) int {
		return cmp.Or(cmp.Compare(a.Share, b.Share), cmp.Compare(a.Number, b.Number))
	})
	var m manifest
	err := store.Write(ctx, store.Join(d.Out, "skipped.jsonl"), func(w io.Writer) error {
		enc := json.NewEncoder(w)
		for _, f := range files {
			if f.Reports > 0 {
				m.Parts = append(m.Parts, part{f.name(), m.Reports, f.Reports})
				m.Reports += f.Reports
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

func manifestFile(work string) string { return store.Join(work, "read", "manifest.json") }

func readManifest(ctx context.Context, work string) (manifest, error) {
	var m manifest
	b, err := store.Read(ctx, manifestFile(work))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(b, &m)
}
