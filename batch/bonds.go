package batch

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/story"
)

// bondRun is how many bonds are in one record. One takes seven bytes or so.
const bondRun = 1 << 16

// encodeBonds makes a record of bonds, which are in order of their reports: of
// each, how far its first report is from that of the bond before, how far its
// second is from its first or, if that is the same, from the second before, and
// its strength.
func encodeBonds(bonds []story.Bond) []byte {
	out := make([]byte, 0, 8*len(bonds))
	var last story.Bond
	for _, b := range bonds {
		from := b.A
		if b.A == last.A {
			from = last.B
		}
		out = binary.AppendUvarint(out, uint64(b.A-last.A))
		out = binary.AppendUvarint(out, uint64(b.B-from))
		out = binary.AppendUvarint(out, uint64(b.Strength))
		last = b
	}
	return out
}

// decodeBonds appends the bonds of a record.
func decodeBonds(to []story.Bond, record []byte) ([]story.Bond, error) {
	var last story.Bond
	for len(record) > 0 {
		var x [3]uint64
		for i := range x {
			n, size := binary.Uvarint(record)
			if size <= 0 || n > math.MaxUint32 {
				return to, errRecord
			}
			x[i], record = n, record[size:]
		}
		from := uint64(last.B)
		if x[0] > 0 {
			from = uint64(last.A) + x[0]
		}
		a, b := uint64(last.A)+x[0], from+x[1]
		if a >= b || b > math.MaxUint32 {
			return to, errRecord
		}
		last = story.Bond{A: uint32(a), B: uint32(b), Strength: uint32(x[2])}
		to = append(to, last)
	}
	return to, nil
}

const bondPattern = "bonds-*"

func bondFile(piece int) string { return fmt.Sprintf("bonds-%06d", piece) }

// boundFolder is where the bonds of a pass are written.
func boundFolder(work string, pass int) string {
	return store.Join(work, "bind", fmt.Sprintf("pass-%d", pass+1))
}

// bondFiles names the files of bonds in a folder and says how large they are.
func bondFiles(ctx context.Context, folder string) (names []string, size int64, err error) {
	names, err = store.List(ctx, folder, bondPattern)
	for _, name := range names {
		n, err := store.Size(ctx, name)
		if err != nil {
			return nil, 0, err
		}
		size += n
	}
	return names, size, err
}

// writeBonds writes bonds to a file. It sorts them.
func writeBonds(ctx context.Context, name string, bonds []story.Bond) error {
	slices.SortFunc(bonds, func(x, y story.Bond) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return writeRecords(ctx, name, func(add func([]byte) error) error {
		for some := range slices.Chunk(bonds, bondRun) {
			if err := add(encodeBonds(some)); err != nil {
				return err
			}
		}
		return nil
	})
}

func readBonds(ctx context.Context, names []string) ([]story.Bond, error) {
	var out []story.Bond
	for _, name := range names {
		err := eachRecord(ctx, name, func(b []byte) (err error) {
			out, err = decodeBonds(out, b)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}
