package batch

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/story"
)

func TestBondsAreReadAsTheyWereWritten(t *testing.T) {
	for _, bonds := range [][]story.Bond{
		nil,
		{{A: 0, B: 1, Strength: 0}},
		{{A: 0, B: 1, Strength: 7}, {A: 0, B: 900, Strength: 70_000}, {A: 3, B: 4, Strength: 1}, {A: 3, B: math.MaxUint32, Strength: math.MaxUint32}},
		{{A: math.MaxUint32 - 1, B: math.MaxUint32, Strength: 5}},
	} {
		got, err := decodeBonds(nil, encodeBonds(bonds))
		if err != nil || !slices.Equal(got, bonds) {
			t.Errorf("%v: got %v, %v", bonds, got, err)
		}
	}
}

// What decodes is bonds in order, each of two reports, and encodes to what
// decodes to the same.
func FuzzBonds(f *testing.F) {
	f.Add(encodeBonds([]story.Bond{{A: 0, B: 1, Strength: 7}, {A: 0, B: 900, Strength: 70_000}, {A: 3, B: 4, Strength: 1}}))
	f.Add([]byte{0x80})
	f.Add(bytes.Repeat([]byte{0xff}, 12))
	f.Fuzz(func(t *testing.T, record []byte) {
		bonds, err := decodeBonds(nil, record)
		if err != nil {
			return
		}
		for i, b := range bonds {
			if b.A >= b.B || i > 0 && b.A < bonds[i-1].A {
				t.Fatalf("%v", bonds)
			}
		}
		if again, err := decodeBonds(nil, encodeBonds(bonds)); err != nil || !slices.Equal(again, bonds) {
			t.Fatalf("%v: %v, %v", bonds, again, err)
		}
	})
}
