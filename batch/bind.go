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
	bondReports = 8 << 10  // reports whose bonds are in one piece, or fewer
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
	each := (m.Reports + m.spread(bondReports) - 1) / m.spread(bondReports)
	bonds := beam.ParDo(s, &bindKeys{Each: each}, beam.GroupByKey(s, postings))
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
type bindKeys struct {
	Each int // reports whose bonds are in one piece

	out sender
}

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
			d.out.add(ctx, int64(b.A)/int64(d.Each), encodeBond(b), emit)
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

// sumBonds writes the bonds of some reports that hold them to others, thinned
// out: a forest of them holds together what they all do.
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
	bonds = slices.DeleteFunc(story.Sum(bonds), func(b story.Bond) bool { return b.Strength < story.Held })
	return writeBonds(ctx, store.Join(d.Work, "bind", bondFile(int(piece))), story.Forest(bonds))
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

func bondFile(piece int) string { return fmt.Sprintf("bonds-%06d", piece) }

// bondFiles names the files of bonds in a folder and says how large they are.
func bondFiles(ctx context.Context, folder string) (names []string, size int64, err error) {
	names, err = store.List(ctx, folder, "bonds-*")
	for _, name := range names {
		n, err := store.Size(ctx, name)
		if err != nil {
			return nil, 0, err
		}
		size += n
	}
	return names, size, err
}

func writeBonds(ctx context.Context, name string, bonds []story.Bond) error {
	return store.Write(ctx, name, func(w io.Writer) error {
		for _, b := range bonds {
			if _, err := w.Write(encodeBond(b)); err != nil {
				return err
			}
		}
		return nil
	})
}

func readBonds(ctx context.Context, names []string) ([]story.Bond, error) {
	var out []story.Bond
	for _, name := range names {
		b, err := store.Read(ctx, name)
		if err != nil {
			return nil, err
		}
		for some := range slices.Chunk(b, bondSize) {
			bond, err := decodeBond(some)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, bond)
		}
	}
	return out, nil
}
