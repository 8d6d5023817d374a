// Package columns writes what a job finds as Parquet: a row for each line of
// the JSON Lines, with what is most asked for in columns of its own and the line
// itself in the last, so that nothing is missing.
package columns

import (
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// groupSize is the bytes of JSON after which a group of rows ends. It is what a
// writer has in memory, and the least that a reader reads.
const groupSize = 4 << 20

// Writer writes rows of one kind to a file.
type Writer[Row any] struct {
	rows *parquet.GenericWriter[Row]
	size int // bytes of JSON in the group so far
}

// NewWriter begins a file.
func NewWriter[Row any](w io.Writer) *Writer[Row] {
	return &Writer[Row]{rows: parquet.NewGenericWriter[Row](w,
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}),
		parquet.CreatedBy("headwater-batch", "1", ""), // the same bytes whatever the library's version
		parquet.SkipPageBounds("json"),                // nobody looks for a line by its first letters
	)}
}

// Write adds a row whose line has so many bytes.
func (w *Writer[Row]) Write(row Row, line int) error {
	if _, err := w.rows.Write([]Row{row}); err != nil {
		return err
	}
	if w.size += line; w.size < groupSize {
		return nil
	}
	w.size = 0
	return w.rows.Flush()
}

// Close ends the file; without it there is none.
func (w *Writer[Row]) Close() error { return w.rows.Close() }
