package batch

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/batch/internal/block"
	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

func init() {
	register.DoFn4x1[context.Context, int64, func(*[]byte) bool, func(int64, []byte), error](&repeated{})
	register.DoFn3x1[context.Context, int64, func(*[]byte) bool, error](&writeRepeated{})
}

// A ref is unique in a job, as it is in a brief: the second report with one is
// given ref#2, or what is next if a report brought that along. So all refs that
// are the same but for such endings are counted in one place.

// split divides a ref into what comes before its endings (#2, #17#3) and these.
func split(ref string) (base, ending string) {
	at := len(ref)
	for i := len(ref) - 1; i > 0; i-- {
		switch {
		case ref[i] == '#' && i+1 < at:
			at = i
		case ref[i] < '0' || ref[i] > '9':
			return ref[:at], ref[at:]
		}
	}
	return ref[:at], ref[at:]
}

// refRecord says where a ref was given, and in which place it is counted: it
// begins with 16 bytes for what comes before its endings.
func refRecord(ref string, pieces, share, part, index int) (piece int64, record []byte) {
	base, ending := split(ref)
	h := xxh3.HashString128(base)
	b := h.Bytes()
	return int64(h.Lo % uint64(pieces)), append(append(b[:], withNumbers(share, part, index)...), ending...)
}

// findRepeated writes, for each part with refs that were given before, which
// and how often.
func findRepeated(s beam.Scope, work string, refs beam.PCollection) {
	again := beam.ParDo(s, &repeated{}, beam.GroupByKey(s, refs))
	beam.ParDo0(s, &writeRepeated{Work: work}, beam.GroupByKey(s, again))
}

// given is a ref at a place.
type given struct {
	base               [2]uint64
	ending             string
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
		g := given{base: [2]uint64{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}}
		ending, err := numbers(b[16:], &g.share, &g.part, &g.index)
		g.ending = string(ending)
		list = append(list, g)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b given) int {
		return cmp.Or(cmp.Compare(a.base[0], b.base[0]), cmp.Compare(a.base[1], b.base[1]),
			cmp.Compare(a.share, b.share), cmp.Compare(a.part, b.part), cmp.Compare(a.index, b.index))
	})
	endings := read.Refs{}
	for i, g := range list {
		if i > 0 && g.base != list[i-1].base {
			clear(endings)
		}
		if more := strings.TrimPrefix(endings.Unique(g.ending), g.ending); more != "" {
			d.out.add(ctx, int64(g.share)<<32|int64(g.part), append(withNumbers(g.index), more...), emit)
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
		var index int
		more, err := numbers(b, &index)
		if err != nil || index >= len(reports) {
			return errRecord
		}
		if r := reports[index]; r != nil {
			r.Ref += string(more)
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
