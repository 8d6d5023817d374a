package batch

import (
	"context"
	"errors"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/story"
)

func init() {
	register.DoFn3x1[context.Context, part, func(int64, []byte), error](&post{})
	register.DoFn4x1[context.Context, int64, func(*[]byte) bool, func(int64, []byte), error](&bindKeys{})
	register.DoFn3x1[context.Context, int64, func(*[]byte) bool, error](&sumBonds{})
	register.DoFn2x1[context.Context, thinning, error](&holdBonds{})
}

const (
	keyReports  = 32 << 10 // reports whose postings are in one piece: some 60 MB
	bondReports = 8 << 10  // reports whose bonds are in one piece, or fewer
	earlyBonds  = 1 << 20  // bonds that are summed up before they are sent
	bindSent    = 4 << 10  // bytes that a report sends, and as many again as its text for its sentences
)

// bind is the round that finds what binds reports: it posts them under their
// keys, and sums up what the keys of each two bind.
func bind(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	pieces := m.spread(keyReports)
	each := (m.Reports + m.spread(bondReports) - 1) / m.spread(bondReports)
	return j.inPasses(ctx, s, "bind", j.bindPasses(m), func(_ context.Context, s beam.Scope, p pass) error {
		postings := beam.ParDo(s, &post{Work: j.work, Pieces: pieces, Pass: p}, m.parts(s))
		bonds := beam.ParDo(s, &bindKeys{Each: each}, beam.GroupByKey(s, postings))
		beam.ParDo0(s, &sumBonds{Folder: boundFolder(j.work, p.Number)}, beam.GroupByKey(s, bonds))
		return nil
	})
}

func (j *job) bindPasses(m manifest) []pass {
	return j.passes(m.spread(keyReports), bindSent*int64(m.Reports)+m.Bytes)
}

// post posts the reports of a part under those of their keys that are in the
// pieces of a pass.
type post struct {
	Work   string
	Pieces int
	Pass   pass

	out sender
}

func (d *post) ProcessElement(ctx context.Context, p part, emit func(int64, []byte)) error {
	sketches, err := p.records(ctx, sketchFile(d.Work, p))
	if err != nil {
		return err
	}
	posted, failed := make([][]story.Posting, len(sketches)), make([]error, len(sketches))
	parallel.For(len(sketches), func(i int) {
		sketch, err := story.DecodeSketch(sketches[i])
		posted[i], failed[i] = sketch.Postings(uint32(p.First+i)), err
	})
	if err := errors.Join(failed...); err != nil {
		return err
	}
	var record []byte
	for _, list := range posted {
		for _, x := range list {
			if piece := int64(x.Key % uint64(d.Pieces)); d.Pass.has(piece) {
				record = x.Encode(record[:0])
				d.out.add(ctx, piece, record, emit)
			}
		}
	}
	return nil
}

func (d *post) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

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
	story.Bonds(postings, func(b story.Bond) {
		if bonds = append(bonds, b); len(bonds) < earlyBonds {
			return
		}
		if bonds = story.Sum(bonds); len(bonds) > earlyBonds/2 {
			d.send(ctx, bonds, emit)
			bonds = bonds[:0]
		}
	})
	d.send(ctx, story.Sum(bonds), emit)
	return nil
}

// send sends bonds, which are in order, to where those of their first reports
// are summed up.
func (d *bindKeys) send(ctx context.Context, bonds []story.Bond, emit func(int64, []byte)) {
	for len(bonds) > 0 {
		piece, n := int(bonds[0].A)/d.Each, 1
		for n < len(bonds) && n < bondRun && int(bonds[n].A)/d.Each == piece {
			n++
		}
		d.out.add(ctx, int64(piece), encodeBonds(bonds[:n]), emit)
		bonds = bonds[n:]
	}
}

func (d *bindKeys) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

// sumBonds writes what the keys of a pass bind, of some reports.
type sumBonds struct{ Folder string }

func (d *sumBonds) ProcessElement(ctx context.Context, piece int64, next func(*[]byte) bool) error {
	var bonds []story.Bond
	err := received(next, func(b []byte) (err error) {
		bonds, err = decodeBonds(bonds, b)
		return err
	})
	if err != nil {
		return err
	}
	return writeBonds(ctx, store.Join(d.Folder, bondFile(int(piece))), story.Sum(bonds))
}

// hold is the round that sums up the bonds of all passes and keeps those that
// hold two reports together.
func hold(ctx context.Context, s beam.Scope, j *job) error {
	m, err := readManifest(ctx, j.work)
	if err != nil {
		return err
	}
	from := make([][]string, m.spread(bondReports)) // by piece
	for _, p := range j.bindPasses(m) {
		folder := boundFolder(j.work, p.Number)
		there, err := store.List(ctx, folder, bondPattern)
		if err != nil {
			return err
		}
		for piece := range from {
			if name := store.Join(folder, bondFile(piece)); slices.Contains(there, name) {
				from[piece] = append(from[piece], name)
			}
		}
	}
	list := make([]any, len(from))
	for piece, names := range from {
		list[piece] = thinning{names, store.Join(j.work, "hold", bondFile(piece))}
	}
	beam.ParDo0(s, &holdBonds{}, beam.Reshuffle(s, beam.Create(s, list...)))
	return nil
}

// holdBonds writes the bonds of some reports that hold them to others, thinned
// out: a forest of them holds together what they all do.
type holdBonds struct{}

func (*holdBonds) ProcessElement(ctx context.Context, t thinning) error {
	bonds, err := readBonds(ctx, t.From)
	if err != nil {
		return err
	}
	bonds = slices.DeleteFunc(story.Sum(bonds), func(b story.Bond) bool { return b.Strength < story.Held })
	return writeBonds(ctx, t.To, story.Forest(bonds))
}
