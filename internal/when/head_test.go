package when

import (
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

func TestHeadBeatsPublished(t *testing.T) {
	const text = "Ferry sinks off Orle\n\nMarch 12, 2013\n\nThe ferry sank yesterday.\n"
	want := []string{"March 12, 2013 = 2013-03-12", "yesterday = 2013-03-11"}
	for _, published := range []string{"", "2013-03-20"} {
		if got := alone(t, published, text); !slices.Equal(got, want) {
			t.Errorf("published %q: %v", published, got)
		}
	}
}

func TestStampBesideTheTitle(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Sun 16 Apr 2017 Ferry sinks off Orle. The ferry sank yesterday the harbour master said.", "2017-04-16"},
		{"Thursday 01 September 2016 20:22 Ferry sinks off Orle. The ferry sank yesterday.", "2016-09-01"},
		{"Posted on July 12 2016 by Ana Brandt Ferry sinks off Orle The ferry sank yesterday", "2016-07-12"},
		{"Date of publication 28 August 2016 Two sailors drowned off Orle.", "2016-08-28"},
		{"25-12-2014 30 Sailors Saved off Orle. They were saved yesterday.", "2014-12-25"},
		{"Ferry sinks off Orle Tidal News Wednesday 22 Jul 2015 At least nine drowned yesterday.", "2015-07-22"},
		{"On July 12 2016 The Orle ferry sank.", ""},
		{"July 12, 2016 was a dark day for Orle.", ""},
		{"The ferry sank off Orle on Wednesday, July 12, 2016. Nine drowned.", ""},
		{"The Treaty of July 12 2016 The Orle council had signed is void.", ""},
		{"The harbour master of Orle said Tuesday July 12, 2016 Will be remembered.", ""},
	} {
		x := cut(t, "a", "2019-05-01", c.text)
		got := publishedBy(x).Days.First.String()
		if c.want == "" {
			c.want = "2019-05-01"
		}
		if got != c.want {
			t.Errorf("%s: published %s, want %s", c.text, got, c.want)
		}
	}
}

func TestNoDateLine(t *testing.T) {
	for _, text := range []string{
		"Two years after September 1, 2011\n\nThe ferry sank yesterday.",
		"The ferry sank, says Aalto, on the wreck of March 12, 2013\n\nIt sank yesterday.",
		"The ferry sank, March 12, 2013\n\nIt sank yesterday.",
		"The ferry sank, updated March 12, 2013\n\nIt sank yesterday.",
		"The ferry sank\n\nIt sank on March 12, 2013, off Orle. Yesterday it was raised.",
	} {
		x := cut(t, "a", "", text)
		if p := publishedBy(x); p.Days.Known() {
			t.Errorf("%q: published %v", text, p.Days)
		}
	}
}

// TestDateLines: how pages write the day above a report, and what machines that
// set marks apart make of it.
func TestDateLines(t *testing.T) {
	for _, c := range []struct {
		line, want string
		basis      report.Basis
	}{
		{"Published time: March 12, 2013 02:03", "2013-03-12", report.Stated},
		{"PUBLISHED: TUESDAY, MARCH 12, 2013, 1: 32 PM", "2013-03-12", report.Stated},
		{"PUBLISHED: 02: 31 GMT, 12 March 2013 | UPDATED: 22: 19 GMT, 13 March 2013", "2013-03-12", report.Stated},
		{"on March 12, 2013 at 4: 31 AM, updated March 13, 2013 at 8: 33 AM", "2013-03-12", report.Stated},
		{"MAR. 12, 2013, 8: 12 PM", "2013-03-12", report.Stated},
		{"12: 52 p. m. EDT March 12, 2013", "2013-03-12", report.Stated},
		{"10: 55 P. M. MAR. 12, 2013", "2013-03-12", report.Stated},
		{"Posted on March 12, 2013 6: 07: 15 PM GMT+01: 0", "2013-03-12", report.Stated},
		{"Published: Tuesday, Mar. 12 2013 12: 00 a. m. MST", "2013-03-12", report.Stated},
		{"Posted 03 / 12 / 2013 3: 36 PM", "2013-03-12", report.Stated},
		{"Tue Mar 12 2013, 01: 19 hrs", "2013-03-12", report.Stated},
		{"TNA Mar 12, 2013, 05. 51AM IST ORLE:", "2013-03-12", report.Stated},
		{"12 MARCH, 2013", "2013-03-12", report.Stated},
		{"Published on 12th March 2013", "2013-03-12", report.Stated},
		{"By Ana Voss | The Orle Courier | March 12, 2013", "2013-03-12", report.Stated},
		{"The Orle Courier, 12 March 2013", "2013-03-12", report.Stated},
		{"By Ana Voss and Dov Aalto, March 12, 2013 10:15 am", "2013-03-12", report.Stated},
		{"Last updated on: March 12, 2013 19: 04 IST", "2013-03-12", report.Inferred},
		{"updated 8: 41 p. m. EST, Tue March 12, 2013", "2013-03-12", report.Inferred},
	} {
		got := publishedBy(cut(t, "a", "", "Ferry sinks off Orle\n"+c.line+"\nThe ferry sank yesterday, the harbour master said.\n"))
		if got.Days.First.String() != c.want || got.Days.First != got.Days.Last || got.Basis != c.basis {
			t.Errorf("%s: published %v (%v)", c.line, got.Days, got.Basis)
		}
	}
}

func TestDatelineCounts(t *testing.T) {
	const text = "ORLE, March 12 (Tidal News) - The ferry sank on Monday, the harbour master said.\n"
	want := []string{"March 12 = 2013-03-12", "Monday = 2013-03-11"}
	if got := alone(t, "2013-03-19", text); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestDatelineInFurniture(t *testing.T) {
	const text = "ORLE, March 12 (Tidal News) - The ferry sank on Monday, the harbour master said.\n"
	x := cut(t, "a", "", text)
	x.Report.Published = report.Published{Days: calendar.Single(day8601(t, "2013-03-19")), Basis: report.Stated}
	x.Report.Furniture = []report.Furniture{{Span: report.Span{End: len("ORLE, March 12 (Tidal News) -")}, Kind: report.Byline}}
	x = segment.NewCutter().Cut(x.Report)
	s := Resolve(Story{Texts: []*segment.Text{x}, Found: [][]Expression{Read(x)}, Members: []int{0}})
	var values []string
	for _, tm := range s.Times[0] {
		values = append(values, tm.Value)
	}
	if want := []string{"2013-03-12", "2013-03-11"}; !slices.Equal(values, want) {
		t.Errorf("got %+v", s.Times[0])
	}
}

func TestOrderOfFigures(t *testing.T) {
	tests := []struct{ url, text, want string }{
		{"https://news.example.co.uk/a", "It sank on 7/8/2007.", "2007-08-07"},
		{"https://news.example.com/a", "It sank on 7/8/2007.", "2007-07-08"},
		{"", "It sank on 7/8/2007 and rose on 20/8/2007.", "2007-08-07"},
		{"", "It sank on 7/8/2007 and rose on 8/20/2007.", "2007-07-08"},
		{"", "It sank on 7/8/2007 and rose on 9 August.", "2007-08-07"},
	}
	for _, c := range tests {
		x := cut(t, "a", "", c.text)
		x.URL = c.url
		s := Resolve(Story{Texts: []*segment.Text{x}, Found: [][]Expression{Read(x)}, Members: []int{0}})
		if got := s.Times[0][0].Value; got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.url, c.text, got, c.want)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	x := cut(t, "a", "", "Am Montag, 3. Mai 2011.")
	x.Language = "de"
	if got := Read(x); got != nil {
		t.Errorf("read %v", got)
	}
}
