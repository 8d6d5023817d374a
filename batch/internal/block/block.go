// Package block carries records between the steps of a pipeline. A step of its
// own for each record costs more than the work on it, so records that go to one
// place travel together: a block is many records, each after its length.
package block

import (
	"encoding/binary"
	"errors"
	"slices"
)

const (
	// Size is what a block is filled up to. Only one whose single record is
	// larger has more.
	Size = 1 << 20

	held = 64 << 20 // bytes that a Writer keeps before it lets all of them go
)

var errBlock = errors.New("block: a record breaks off")

// Append adds a record to a block.
func Append(block, record []byte) []byte {
	return append(binary.AppendUvarint(block, uint64(len(record))), record...)
}

// Each calls f for the records of a block, in order. What it is given is part
// of the block.
func Each(block []byte, f func(record []byte) error) error {
	for len(block) > 0 {
		n, size := binary.Uvarint(block)
		if size <= 0 || n > uint64(len(block)-size) {
			return errBlock
		}
		end := size + int(n)
		if err := f(block[size:end:end]); err != nil {
			return err
		}
		block = block[end:]
	}
	return nil
}

// Writer gathers records by the place they go to and emits a block when it is
// full. The zero value is ready.
type Writer struct {
	blocks map[int64][]byte
	total  int
}

// Add puts a record into the block for a place.
func (w *Writer) Add(to int64, record []byte, emit func(int64, []byte)) {
	if w.blocks == nil {
		w.blocks = map[int64][]byte{}
	}
	b := w.blocks[to]
	if len(b) > 0 && len(b)+len(record)+binary.MaxVarintLen64 > Size {
		w.total -= len(b)
		emit(to, b)
		b = nil
	}
	before := len(b)
	b = Append(b, record)
	w.total += len(b) - before
	w.blocks[to] = b
	if w.total > held {
		w.Flush(emit)
	}
}

// Flush emits what is left, in order of place.
func (w *Writer) Flush(emit func(int64, []byte)) {
	places := make([]int64, 0, len(w.blocks))
	for to := range w.blocks {
		places = append(places, to)
	}
	slices.Sort(places)
	for _, to := range places {
		emit(to, w.blocks[to])
	}
	w.blocks, w.total = nil, 0
}
