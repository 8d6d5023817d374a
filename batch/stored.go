package batch

import (
	"encoding/hex"
	"encoding/json"
	"errors"

	"github.com/headwater-news/headwater/internal/report"
)

var errRecord = errors.New("a record of this job is damaged")

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
