package columns

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/headwater-news/headwater/schema"
)

// write writes rows and reads them back.
func write[Row any](t *testing.T, rows []Row, line func(Row) string) (*parquet.File, []Row, []byte) {
	t.Helper()
	var file bytes.Buffer
	w := NewWriter[Row](&file)
	for _, r := range rows {
		if err := w.Write(r, len(line(r))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	got, err := parquet.Read[Row](bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return f, got, file.Bytes()
}

func text(s string) *string { return &s }

func TestRowsAreReadAsTheyWereWritten(t *testing.T) {
	n := 3
	reports := []Report{
		ReportRow(&schema.Report{
			Ref: "gazette/1", URL: text("https://gazette.example/1"), Outlet: text("The Gazette"), Title: text("Ferry late"), Language: text("en"),
			Published: schema.Published{Start: text("2031-03-04"), End: text("2031-03-04"), Basis: "stated"},
			From:      schema.From{Path: "gazette.warc.gz", Record: &n}, SHA256: "0a", Sentences: make([]schema.Span, 2), Quotes: make([]schema.Quote, 1),
		}, "s1", []byte(`{"ref":"gazette/1"}`)),
		ReportRow(&schema.Report{Ref: "b.txt", Published: schema.Published{Basis: "unknown"}, From: schema.From{Path: "b.txt"}}, "s1", []byte(`{"ref":"b.txt"}`)),
	}
	if _, got, _ := write(t, reports, func(r Report) string { return r.JSON }); !reflect.DeepEqual(got, reports) {
		t.Errorf("reports: got %+v, want %+v", got, reports)
	}
	if reports[0].Sentences != 2 || reports[0].Quotes != 1 || *reports[0].Record != 3 || reports[1].Record != nil {
		t.Errorf("reports: %+v", reports)
	}

	passages := []Passage{
		PassageRow(schema.Passage{ID: "p1", Witnesses: []schema.Witness{{Form: "verbatim"}, {Form: "reworded"}}}, "s1", []string{"a", "b"}, []byte(`{"id":"p1"}`)),
	}
	if _, got, _ := write(t, passages, func(p Passage) string { return p.JSON }); !reflect.DeepEqual(got, passages) {
		t.Errorf("passages: got %+v, want %+v", got, passages)
	}
	if passages[0].Witnesses != 2 || passages[0].Verbatim != 1 {
		t.Errorf("passages: %+v", passages)
	}

	story := schema.Story{ID: "s1", Title: "Ferry late", Period: schema.Period{Start: text("2031-03-04")}, Claims: make([]schema.Claim, 5),
		Counts:  schema.Counts{Reports: 4, Texts: 3, Origins: schema.Range{Low: 1, High: 2}},
		Lineage: schema.Lineage{Nodes: []schema.Node{{Kind: "report"}, {Kind: "lost"}}}}
	stories := []Story{StoryRow(&story, []string{"a", "b", "c", "d"}, []byte(`{"id":"s1"}`))}
	if _, got, _ := write(t, stories, func(s Story) string { return s.JSON }); !reflect.DeepEqual(got, stories) {
		t.Errorf("stories: got %+v, want %+v", got, stories)
	}
	if s := stories[0]; s.Reports != 4 || s.Texts != 3 || s.OriginsLow != 1 || s.OriginsHigh != 2 || s.Claims != 5 || s.Lost != 1 {
		t.Errorf("stories: %+v", stories)
	}
}

func TestGroupsOfRowsAreSmallAndFilesTheSame(t *testing.T) {
	var rows []Report
	line := strings.Repeat("the ferry was late again; ", groupSize/26/16)
	for i := range 100 {
		b, err := json.Marshal(fmt.Sprint(i, line))
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, Report{Ref: fmt.Sprint(i), JSON: string(b)})
	}
	f, got, first := write(t, rows, func(r Report) string { return r.JSON })
	if !reflect.DeepEqual(got, rows) {
		t.Error("what is read is not what was written")
	}
	if groups := len(f.RowGroups()); groups < 6 || groups > 8 {
		t.Errorf("%d groups of rows", groups)
	}
	if _, _, again := write(t, rows, func(r Report) string { return r.JSON }); !bytes.Equal(again, first) {
		t.Error("the same rows give other bytes")
	}
}

func TestEmpty(t *testing.T) {
	if f, got, _ := write(t, []Story(nil), func(s Story) string { return s.JSON }); len(got) != 0 || f.NumRows() != 0 {
		t.Errorf("%d rows", f.NumRows())
	}
}

func BenchmarkReports(b *testing.B) {
	line := []byte(`{"text":"` + strings.Repeat("the ferry was late again; ", 300) + `"}`)
	row := ReportRow(&schema.Report{Ref: "gazette/1", Outlet: text("The Gazette")}, "s1", line)
	var file bytes.Buffer
	w := NewWriter[Report](&file)
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if err := w.Write(row, len(line)); err != nil {
			b.Fatal(err)
		}
		file.Reset()
	}
}
