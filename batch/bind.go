package batch

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn3x1[context.Context, part, func(int64, []byte), error](&bindPart{})
	register.DoFn4x1[context.Context, int64, func(*[]byte) bool, func(int64, []byte), error](&bindKeys{})
	register.DoFn3x1[context.Context, int64, func(*[]byte) bool, error](&sumBonds{})
}

const (
	keyReports  = 32 << 10 // reports whose postings are in one piece: some 60 MB
	bondReports = 8 << 10  // reports whose bonds are in one piece
	earlyBonds  = 1 << 20  // bonds that are summed up before they are sent
)

// bind is the round that finds which reports hang together: it sketches them,
// posts them under their keys, and sums up what the keys of each two bind.
func bind(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	postings := beam.ParDo(s, &bindPart{Work: j.work, Pieces: m.spread(keyReports)}, m.parts(s))
	bonds := beam.ParDo(s, &bindKeys{}, beam.GroupByKey(s, postings))
	beam.ParDo0(s, &sumBonds{Work: j.work}, beam.GroupByKey(s, bonds))
	return nil
}

// bindPart sketches the reports of a part and posts them.
type bindPart struct {
	Work   string
	Pieces int

	out    sender
	cutter *segment.Cutter
}

func (d *bindPart) ProcessElement(ctx context.Context, p part, emit func(int64, []byte)) error {
	if d.cutter == nil {
		d.cutter = segment.NewCutter()
	}
	reports, err := p.reports(ctx, d.Work)
	if err != nil {
		return err
	}
	return writeRecords(ctx, sketchFile(d.Work, p), func(add func([]byte) error) error {
		for i, r := range reports {
			sketch := story.NewSketch(d.cutter.Cut(r))
			for _, x := range sketch.Postings(uint32(p.First + i)) {
				d.out.add(ctx, int64(x.Key%uint64(d.Pieces)), x.Encode(nil), emit)
			}
			if err := add(sketch.Encode()); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *bindPart) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

func sketchFile(work string, p part) string { return store.Join(work, "bind", p.Name) }

// bindKeys finds what the keys of one piece bind.
type bindKeys struct{ out sender }

func (d *bindKeys) ProcessElement(ctx context.Context, _ int64, next func(*[]byte) bool, emit func(int64, []byte)) error {
	var postings []story.Posting
	err := received(next, func(b []byte) error {
		p, err := story.DecodePosting(b)
		postings = append(postings, p)
		return err
	})
	if err != nil {
		return err
	}
	var bonds []story.Bond
	send := func() {
		for _, b := range bonds {
			d.out.add(ctx, int64(b.A/bondReports), encodeBond(b), emit)
		}
		bonds = bonds[:0]
	}
	story.Bonds(postings, func(b story.Bond) {
		if bonds = append(bonds, b); len(bonds) < earlyBonds {
			return
		}
		if bonds = story.Sum(bonds); len(bonds) > earlyBonds/2 {
			send()
		}
	})
	bonds = story.Sum(bonds)
	send()
	return nil
}

func (d *bindKeys) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

// sumBonds writes the bonds of some reports that hold them to others.
type sumBonds struct{ Work string }

func (d *sumBonds) ProcessElement(ctx context.Context, piece int64, next func(*[]byte) bool) error {
	var bonds []story.Bond
	err := received(next, func(b []byte) error {
		bond, err := decodeBond(b)
		bonds = append(bonds, bond)
		return err
	})
	if err != nil {
		return err
	}
	return store.Write(ctx, store.Join(d.Work, "bind", fmt.Sprintf("bonds-%06d", piece)), func(w io.Writer) error {
		for _, b := range story.Sum(bonds) {
			if b.Strength < story.Held {
				continue
			}
			if _, err := w.Write(encodeBond(b)); err != nil {
				return err
			}
		}
		return nil
	})
}

const bondSize = 12

func encodeBond(b story.Bond) []byte {
	out := binary.LittleEndian.AppendUint32(make([]byte, 0, bondSize), b.A)
	out = binary.LittleEndian.AppendUint32(out, b.B)
	return binary.LittleEndian.AppendUint32(out, b.Strength)
}

func decodeBond(b []byte) (story.Bond, error) {
	if len(b) != bondSize {
		return story.Bond{}, errRecord
	}
	return story.Bond{A: binary.LittleEndian.Uint32(b), B: binary.LittleEndian.Uint32(b[4:]), Strength: binary.LittleEndian.Uint32(b[8:])}, nil
}

// heldBonds reads all bonds that hold reports together.
func heldBonds(ctx context.Context, work string) ([]story.Bond, error) {
	files, err := store.List(ctx, store.Join(work, "bind", "bonds-*"))
	if err != nil {
		return nil, err
	}
	var out []story.Bond
	for _, name := range files {
		b, err := store.Read(ctx, name)
		if err != nil {
			return nil, err
		}
		for ; len(b) >= bondSize; b = b[bondSize:] {
			bond, _ := decodeBond(b[:bondSize])
			out = append(out, bond)
		}
	}
	return out, nil
}
