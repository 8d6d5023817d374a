package rumour

import (
	"encoding/json"
	"io"
	"time"
)

// Times says what records tell of when they were published.
type Times int

// What records can tell.
const (
	Exact  Times = iota // day, hour and minute
	ByDay               // the day
	Absent              // nothing
)

func (t Times) String() string { return [...]string{"exact", "by day", "absent"}[t] }

func (t Times) format(at time.Time) string {
	return at.Format([...]string{time.RFC3339, time.DateOnly, ""}[t])
}

// WriteRecords writes the reports as JSON Lines.
func (s Story) WriteRecords(w io.Writer, t Times) error {
	enc := json.NewEncoder(w)
	for _, r := range s.Reports {
		err := enc.Encode(struct {
			ID        string `json:"id"`
			Title     string `json:"title"`
			Outlet    string `json:"outlet,omitempty"`
			Published string `json:"published,omitempty"`
			Text      string `json:"text"`
		}{r.Ref, r.Title, r.Outlet, t.format(r.Published), r.Text})
		if err != nil {
			return err
		}
	}
	return nil
}
