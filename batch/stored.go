package batch

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"io"

	"github.com/headwater-news/headwater/batch/internal/block"
	"github.com/headwater-news/headwater/batch/internal/store"
	"github.com/headwater-news/headwater/internal/report"
)

// storedReport is a report as it is kept in files and sent between workers.
type storedReport struct {
	report.Report
	Sum string // in hexadecimal: a third of the length
}

func encodeReport(r *report.Report) ([]byte, error) {
	return json.Marshal(storedReport{*r, hex.EncodeToString(r.Sum[:])})
}

func decodeReport(b []byte) (*report.Report, error) {
	var s storedReport
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, err
	}
	_, err := hex.Decode(s.Report.Sum[:], []byte(s.Sum))
	return &s.Report, err
}

func writeReports(ctx context.Context, name string, reports []*report.Report) error {
	return store.Write(ctx, name, func(w io.Writer) error {
		var out []byte
		for _, r := range reports {
			b, err := encodeReport(r)
			if err != nil {
				return err
			}
			if _, err := w.Write(block.Append(out[:0], b)); err != nil {
				return err
			}
		}
		return nil
	})
}

func readReports(ctx context.Context, name string) ([]*report.Report, error) {
	b, err := store.Read(ctx, name)
	if err != nil {
		return nil, err
	}
	var out []*report.Report
	err = block.Each(b, func(record []byte) error {
		r, err := decodeReport(record)
		out = append(out, r)
		return err
	})
	return out, err
}
