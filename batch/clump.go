package batch

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn2x1[context.Context, string, error](&findClumps{})
	register.DoFn2x1[context.Context, thinning, error](&thinBonds{})
}

// mostBonds is how many bytes of bonds one worker takes, where the job doesn't
// say otherwise: those of a hundred million reports. In memory they are twice
// that.
const mostBonds = 1 << 30

// thinned is how many files of bonds are thinned out to one.
const thinned = 16

// thin runs rounds that thin the bonds out until one worker can take them, and
// returns the folder that they are in then. Each round makes one forest of the
// bonds in several files.
func (j *job) thin(ctx context.Context) (folder string, err error) {
	folder = store.Join(j.work, "hold")
	for k := 1; ; k++ {
		files, size, err := bondFiles(ctx, folder)
		if err != nil || len(files) <= 1 || size <= j.mostBonds {
			return folder, err
		}
		name := fmt.Sprintf("thin-%d", k)
		to := store.Join(j.work, name)
		err = j.round(ctx, round{name, func(_ context.Context, s beam.Scope, _ *job) error {
			var list []any
			for some := range slices.Chunk(files, thinned) {
				list = append(list, thinning{some, store.Join(to, bondFile(len(list)))})
			}
			beam.ParDo0(s, &thinBonds{}, beam.Reshuffle(s, beam.Create(s, list...)))
			return nil
		}})
		if err != nil {
			return "", err
		}
		folder = to
	}
}

// thinning is files of bonds and the file that they become.
type thinning struct {
	From []string
	To   string
}

type thinBonds struct{}

func (*thinBonds) ProcessElement(ctx context.Context, t thinning) error {
	bonds, err := readBonds(ctx, t.From)
	if err != nil {
		return err
	}
	return writeBonds(ctx, t.To, story.Forest(bonds))
}

// clumps is the round that finds which reports hang together by their bonds.
func clumps(ctx context.Context, s beam.Scope, j *job) error {
	if err := j.removeBound(ctx); err != nil {
		return err
	}
	folder, err := j.thin(ctx)
	if err != nil {
		return err
	}
	beam.ParDo0(s, &findClumps{Work: j.work}, beam.Create(s, folder))
	return nil
}

// removeBound removes what the passes of bind wrote, which is much and of no
// more use.
func (j *job) removeBound(ctx context.Context) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	for _, p := range j.bindPasses(m) {
		if err := store.Remove(ctx, boundFolder(j.work, p.Number), bondPattern); err != nil {
			return err
		}
	}
	return nil
}

// findClumps finds all clumps along the bonds in a folder, on one worker.
type findClumps struct{ Work string }

func (d *findClumps) ProcessElement(ctx context.Context, folder string) error {
	m, err := readManifest(ctx, d.Work)
	if err != nil {
		return err
	}
	files, _, err := bondFiles(ctx, folder)
	if err != nil {
		return err
	}
	bonds, err := readBonds(ctx, files)
	if err != nil {
		return err
	}
	of := make([]membership, m.Reports)
	for _, c := range story.Clumps(m.Reports, bonds) {
		for _, r := range c.Reports {
			of[r] = membership{c.Reports[0], sizeOf(c)}
		}
	}
	for _, p := range m.Parts {
		if err := writeMemberships(ctx, d.Work, p, of[p.First:p.First+p.Reports]); err != nil {
			return err
		}
	}
	return nil
}

// membership is the clump that a report is in.
type membership struct {
	clump uint32 // the number of its first report
	size  clumpSize
}

type clumpSize byte

const (
	alone   clumpSize = iota // one report
	several                  // as many as can be grouped
	same                     // more: they are one story
)

func sizeOf(c story.Clump) clumpSize {
	switch {
	case c.Same:
		return same
	case len(c.Reports) > 1:
		return several
	}
	return alone
}

const membershipSize = 5

func clumpFile(work string, p part) string { return store.Join(work, "clump", p.Name) }

func writeMemberships(ctx context.Context, work string, p part, list []membership) error {
	out := make([]byte, 0, membershipSize*len(list))
	for _, x := range list {
		out = append(binary.LittleEndian.AppendUint32(out, x.clump), byte(x.size))
	}
	return store.Write(ctx, clumpFile(work, p), func(w io.Writer) error {
		_, err := w.Write(out)
		return err
	})
}

// memberships reads the clumps of a part's reports.
func (p part) memberships(ctx context.Context, work string) ([]membership, error) {
	b, err := store.Read(ctx, clumpFile(work, p))
	if err != nil {
		return nil, err
	}
	if len(b) != membershipSize*p.Reports {
		return nil, fmt.Errorf("%s: %w", clumpFile(work, p), errRecord)
	}
	out := make([]membership, p.Reports)
	for i := range out {
		x := b[membershipSize*i:]
		out[i] = membership{binary.LittleEndian.Uint32(x), clumpSize(x[4])}
	}
	return out, nil
}
