package batch

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/batch/internal/block"
	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/report"
)

func init() {
	register.DoFn4x1[context.Context, int64, func(*[]byte) bool, func(int64, []byte), error](&repeated{})
	register.DoFn3x1[context.Context, int64, func(*[]byte) bool, error](&writeRepeated{})
}

// A ref is unique in a job, as it is in a brief: the second report with one is
// given ref#2. All that has a ref is counted in one place.

// refPiece is the place that counts a ref.
func refPiece(ref string, pieces int) int64 { return int64(xxh3.HashString(ref) % uint64(pieces)) }

// refRecord says where a ref was given: it begins with 16 bytes for the ref.
func refRecord(ref string, share, part, index int) []byte {
	h := xxh3.HashString128(ref).Bytes()
	return append(h[:], withNumbers(share, part, index)...)
}

// findRepeated writes, for each part with refs that were given before, which
// and how often.
func findRepeated(s beam.Scope, work string, refs beam.PCollection) {
	again := beam.ParDo(s, &repeated{}, beam.GroupByKey(s, refs))
	beam.ParDo0(s, &writeRepeated{Work: work}, beam.GroupByKey(s, again))
}

// given is a ref at a place.
type given struct {
	ref                [2]uint64
	share, part, index int
}

// repeated finds the refs that were given before.
type repeated struct{ out sender }

func (d *repeated) ProcessElement(ctx context.Context, _ int64, next func(*[]byte) bool, emit func(int64, []byte)) error {
	var list []given
	err := received(next, func(b []byte) error {
		if len(b) < 16 {
			return errRecord
		}
		g := given{ref: [2]uint64{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}}
		_, err := numbers(b[16:], &g.share, &g.part, &g.index)
		list = append(list, g)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b given) int {
		return cmp.Or(cmp.Compare(a.ref[0], b.ref[0]), cmp.Compare(a.ref[1], b.ref[1]),
			cmp.Compare(a.share, b.share), cmp.Compare(a.part, b.part), cmp.Compare(a.index, b.index))
	})
	times := 0
	for i, g := range list {
		if times++; i == 0 || g.ref != list[i-1].ref {
			times = 1
		}
		if times > 1 {
			d.out.add(ctx, int64(g.share)<<32|int64(g.part), withNumbers(g.index, times), emit)
		}
	}
	return nil
}

func (d *repeated) FinishBundle(ctx context.Context, emit func(int64, []byte)) {
	d.out.flush(ctx, emit)
}

// writeRepeated writes those of one part.
type writeRepeated struct{ Work string }

func (d *writeRepeated) ProcessElement(ctx context.Context, at int64, next func(*[]byte) bool) error {
	name := partFile{Share: int(at >> 32), Number: int(at & (1<<32 - 1))}.name()
	return writeRecords(ctx, store.Join(d.Work, "read", name+".repeated"), func(add func([]byte) error) error { return received(next, add) })
}

// rename gives the reports of a part, as far as they are there, refs that are
// unique in the job.
func (p part) rename(ctx context.Context, work string, reports []*report.Report) error {
	name := store.Join(work, "read", p.Name+".repeated")
	if there, err := store.Exists(ctx, name); err != nil || !there {
		return err
	}
	return eachRecord(ctx, name, func(b []byte) error {
		var index, times int
		if _, err := numbers(b, &index, &times); err != nil || index >= len(reports) {
			return errRecord
		}
		if r := reports[index]; r != nil {
			r.Ref += fmt.Sprintf("#%d", times)
		}
		return nil
	})
}

// received calls f for the records that came to one place, in no order.
func received(next func(*[]byte) bool, f func([]byte) error) error {
	for b := []byte(nil); next(&b); b = nil {
		if err := block.Each(b, f); err != nil {
			return err
		}
	}
	return nil
}
