package batch

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn2x1[context.Context, manifest, error](&findClumps{})
}

// clumps is the round that finds which reports hang together by their bonds.
func clumps(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	beam.ParDo0(s, &findClumps{Work: j.work}, beam.Create(s, m))
	return nil
}

// findClumps finds all clumps, on one worker.
type findClumps struct{ Work string }

func (d *findClumps) ProcessElement(ctx context.Context, m manifest) error {
	bonds, err := heldBonds(ctx, d.Work)
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
