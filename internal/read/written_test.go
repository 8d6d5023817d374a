package read

import (
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

// A report that a brief or a batch wrote is read under its ref, and only a day
// that was stated or given is its day.
func TestWrittenReport(t *testing.T) {
	const rest = `,"from":{"path":"a.warc","record":3},"sha256":"00","outlet":"The Quay","title":"Dam holds","text":"The dam at Ilmen holds.","furniture":[],"sentences":[]}`
	day, err := calendar.Parse("2031-05-06")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		published string
		want      report.Published
	}{
		{`{"start":"2031-05-06","end":"2031-05-06","basis":"stated"}`, report.Published{Days: calendar.Single(day), Basis: report.Stated}},
		{`{"start":"2031-05-06","end":"2031-05-06","basis":"given"}`, report.Published{Days: calendar.Single(day), Basis: report.Given}},
		{`{"start":"2031-05-06","end":"2031-05-08","basis":"inferred"}`, report.Published{Basis: report.Unknown}},
		{`{"start":null,"end":null,"basis":"unknown"}`, report.Published{Basis: report.Unknown}},
	} {
		rec, err := parseRecord([]byte(`{"id":"B","ref":"https://quay.example/dam","published":` + c.published + rest))
		if err != nil {
			t.Fatal(err)
		}
		if rec.Ref != "https://quay.example/dam" || rec.Outlet != "The Quay" || rec.Content != "The dam at Ilmen holds." || rec.Published != c.want || len(rec.Limits) > 0 {
			t.Errorf("published %s: got %+v", c.published, rec)
		}
	}
	if rec, err := parseRecord([]byte(`{"id":"B","ref":"r","text":"The dam at Ilmen holds."}`)); err != nil || rec.Ref != "B" {
		t.Errorf("a record with an id and a ref of its own is %q, %v", rec.Ref, err)
	}
}
