package block

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// What goes in comes out, for each place in order, in blocks that are no larger
// than they may be.
func TestWriter(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var w Writer
	got := map[int64][][]byte{}
	emit := func(to int64, b []byte) {
		records := 0
		if err := Each(b, func(record []byte) error {
			records++
			got[to] = append(got[to], record)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if len(b) > Size && records > 1 {
			t.Errorf("a block of %d records has %d bytes", records, len(b))
		}
	}
	want := map[int64][][]byte{}
	for i := range 4000 {
		to := rng.Int64N(5)
		record := bytes.Repeat([]byte{byte(i)}, rng.IntN(60_000))
		if i == 1000 {
			record = make([]byte, 3*Size)
		}
		want[to] = append(want[to], record)
		w.Add(to, record, emit)
	}
	w.Flush(emit)
	w.Flush(emit) // nothing is left
	for to := range want {
		if len(got[to]) != len(want[to]) {
			t.Fatalf("place %d: %d records, not %d", to, len(got[to]), len(want[to]))
		}
		for i := range want[to] {
			if !bytes.Equal(got[to][i], want[to][i]) {
				t.Fatalf("place %d: record %d is another", to, i)
			}
		}
	}
}

// Whatever the bytes, Each ends, and gives what Append would make the same
// block of or an error.
func FuzzEach(f *testing.F) {
	f.Add([]byte{})
	f.Add(Append(Append(nil, []byte("one")), nil))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, b []byte) {
		var records [][]byte
		if err := Each(b, func(r []byte) error {
			records = append(records, r)
			return nil
		}); err != nil {
			return
		}
		var again []byte
		for _, r := range records {
			again = Append(again, r)
		}
		var n int
		if err := Each(again, func(r []byte) error {
			if !bytes.Equal(r, records[n]) {
				return fmt.Errorf("record %d is another", n)
			}
			n++
			return nil
		}); err != nil || n != len(records) {
			t.Errorf("%v, %d of %d records", err, n, len(records))
		}
	})
}
