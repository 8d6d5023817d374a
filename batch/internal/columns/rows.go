package columns

import "github.com/headwater-news/headwater/schema"

// Report is the row of a report.
type Report struct {
	Ref            string  `parquet:"ref"`
	Story          string  `parquet:"story,dict"` // id of its story
	URL            *string `parquet:"url,optional"`
	Outlet         *string `parquet:"outlet,optional,dict"`
	Title          *string `parquet:"title,optional"`
	Language       *string `parquet:"language,optional,dict"`
	PublishedStart *string `parquet:"published_start,optional,dict"` // ISO 8601
	PublishedEnd   *string `parquet:"published_end,optional,dict"`
	PublishedBasis string  `parquet:"published_basis,dict"`
	Path           string  `parquet:"path,dict"` // it was read from
	Record         *int64  `parquet:"record,optional"`
	SHA256         string  `parquet:"sha256"`
	Sentences      int64   `parquet:"sentences"`
	Quotes         int64   `parquet:"quotes"`
	Attributions   int64   `parquet:"attributions"`
	JSON           string  `parquet:"json,json"`
}

// ReportRow is the row of a report in a story, and of its line.
func ReportRow(r *schema.Report, story string, line []byte) Report {
	return Report{
		Ref: r.Ref, Story: story, URL: r.URL, Outlet: r.Outlet, Title: r.Title, Language: r.Language,
		PublishedStart: r.Published.Start, PublishedEnd: r.Published.End, PublishedBasis: r.Published.Basis,
		Path: r.From.Path, Record: wide(r.From.Record), SHA256: r.SHA256,
		Sentences: int64(len(r.Sentences)), Quotes: int64(len(r.Quotes)), Attributions: int64(len(r.Attributions)),
		JSON: string(line),
	}
}

// Passage is the row of a passage.
type Passage struct {
	Story     string   `parquet:"story,dict"` // id
	ID        string   `parquet:"id"`
	Witnesses int64    `parquet:"witnesses"`
	Verbatim  int64    `parquet:"verbatim"`  // of the witnesses
	Refs      []string `parquet:"refs,list"` // of the reports that they lie in, one for each
	JSON      string   `parquet:"json,json"`
}

// PassageRow is the row of a passage of a story, and of its line.
func PassageRow(p schema.Passage, story string, refs []string, line []byte) Passage {
	row := Passage{Story: story, ID: p.ID, Witnesses: int64(len(p.Witnesses)), Refs: refs, JSON: string(line)}
	for _, w := range p.Witnesses {
		if w.Form == "verbatim" {
			row.Verbatim++
		}
	}
	return row
}

// Story is the row of a story.
type Story struct {
	ID          string   `parquet:"id"`
	Title       string   `parquet:"title"`
	PeriodStart *string  `parquet:"period_start,optional,dict"` // ISO 8601
	PeriodEnd   *string  `parquet:"period_end,optional,dict"`
	Reports     int64    `parquet:"reports"`
	Texts       int64    `parquet:"texts"`
	OriginsLow  int64    `parquet:"origins_low"`
	OriginsHigh int64    `parquet:"origins_high"`
	Passages    int64    `parquet:"passages"`
	Lost        int64    `parquet:"lost"` // sources that are not among the reports
	Claims      int64    `parquet:"claims"`
	Conflicts   int64    `parquet:"conflicts"`
	Refs        []string `parquet:"refs,list"` // of its reports
	JSON        string   `parquet:"json,json"`
}

// StoryRow is the row of a story and of its line.
func StoryRow(s *schema.Story, refs []string, line []byte) Story {
	row := Story{
		ID: s.ID, Title: s.Title, PeriodStart: s.Period.Start, PeriodEnd: s.Period.End,
		Reports: int64(s.Counts.Reports), Texts: int64(s.Counts.Texts),
		OriginsLow: int64(s.Counts.Origins.Low), OriginsHigh: int64(s.Counts.Origins.High),
		Passages: int64(len(s.Passages)), Claims: int64(len(s.Claims)), Conflicts: int64(len(s.Conflicts)),
		Refs: refs, JSON: string(line),
	}
	for _, n := range s.Lineage.Nodes {
		if n.Kind == "lost" {
			row.Lost++
		}
	}
	return row
}

func wide(n *int) *int64 {
	if n == nil {
		return nil
	}
	out := int64(*n)
	return &out
}
