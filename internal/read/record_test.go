package read

import (
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

func TestRecordNames(t *testing.T) {
	for _, test := range []struct {
		json                   string
		title, outlet, lang    string
		url, content, firstDay string
	}{
		{`{"text":"A","title":" T ","outlet":"The Post","language":"en-GB","published":"2020-02-03"}`,
			"T", "The Post", "en", "", "A", "2020-02-03"},
		{`{"Content":"A","Headline":"T","source":{"id":null,"name":"The Post"},"publishedAt":"2020-02-03T23:30:00-05:00","URL":"https://a.example/x"}`,
			"T", "The Post", "", "https://a.example/x", "A", "2020-02-03"},
		{`{"body":["A","B"],"domain":"a.example","publish_date":"2020-02-03 10:00:00","lang":"eng"}`,
			"", "a.example", "en", "", "A\n\nB", "2020-02-03"},
		{`{"full_text":"A","publisher":"https://www.a.example/x","pubDate":"Mon, 03 Feb 2020 10:00:00 GMT"}`,
			"", "a.example", "", "", "A", "2020-02-03"},
		{`{"text":"","article":"A","title":{"rendered":"T"},"timestamp":1580724000}`, "T", "", "", "", "A", "2020-02-03"},
		{`{"description":"A","timestamp":1580724000000}`, "", "", "", "", "A", "2020-02-03"},
		{"{\"text\":\"caf\xe9\",\"date\":{\"$date\":\"2020-02-03T00:00:00Z\"}}", "", "", "", "", "café", "2020-02-03"},
		{`{"text":"A","published":"03/02/2020","published_at":null,"outlet":null}`, "", "", "", "", "A", ""},
	} {
		rec, err := parseRecord([]byte(test.json))
		if err != nil {
			t.Errorf("%s: %v", test.json, err)
			continue
		}
		day := ""
		if rec.Published.Days.Known() {
			day = rec.Published.Days.First.String()
		}
		if rec.Title != test.title || rec.Outlet != test.outlet || rec.Language != test.lang || rec.URL != test.url ||
			rec.Content != test.content || day != test.firstDay {
			t.Errorf("%s: got %+v, day %s", test.json, rec, day)
		}
	}
}

func TestNoText(t *testing.T) {
	for _, record := range []string{`{}`, `{"title":"Weir gives way"}`, `{"text":""}`, `{"text":12}`, `{"text":"* * *"}`, `{"content":[1,2]}`, `{"text":null,"body":" "}`} {
		if rec, err := parseRecord([]byte(record)); err != errNoText {
			t.Errorf("%s: %q, %v", record, rec.Content, err)
		}
	}
}

func TestLimitsAreNoted(t *testing.T) {
	rec, err := parseRecord([]byte(`{"summary":"A","date":"some day in May","lang":"tlhIngan Hol"}`))
	if err != nil || len(rec.Limits) != 3 || rec.Published.Basis != report.Unknown {
		t.Errorf("got %+v, %v", rec, err)
	}
}

func TestPublished(t *testing.T) {
	for _, test := range []struct{ in, day, clock string }{
		{"2018-08-08", "2018-08-08", ""},
		{"2018/8/8", "", ""},
		{"20180808", "2018-08-08", ""},
		{"8 August 2018", "2018-08-08", ""},
		{"Wednesday, August 8, 2018", "2018-08-08", ""},
		{"Sept. 8, 2018", "2018-09-08", ""},
		{"2018-08-08T23:10:00", "2018-08-08", "2018-08-08T23:10:00"},
		{"2018-08-08 23:10", "2018-08-08", "2018-08-08T23:10:00"},
		{"2018-08-08T23:10:00Z", "2018-08-08", "2018-08-08T23:10:00Z"},
		{"2018-08-08T23:10:00.123+03:00", "2018-08-08", "2018-08-08T23:10:00+03:00"},
		{"2018-08-08T23:10:00+0300", "2018-08-08", "2018-08-08T23:10:00+03:00"},
		{"2018-08-08 23:10:00 UTC", "2018-08-08", "2018-08-08T23:10:00Z"},
		{"Wed, 08 Aug 2018 23:10:00 GMT", "2018-08-08", "2018-08-08T23:10:00Z"},
		{"Wed, 8 Aug 2018 23:10:00 EDT", "2018-08-08", "2018-08-08T23:10:00-04:00"},
		{"Wed, 8 Aug 2018 23:10:00 MSK", "2018-08-08", "2018-08-08T23:10:00"},
		{"1533769800", "2018-08-08", "2018-08-08T23:10:00Z"},
		{"1533769800.5", "2018-08-08", "2018-08-08T23:10:00Z"},
		{"1533769800000", "2018-08-08", "2018-08-08T23:10:00Z"},
		{"08/09/2018", "", ""},
		{"0001-01-01", "", ""},
		{"soon", "", ""},
		{"NaN", "", ""},
		{"1e309", "", ""},
	} {
		p, ok := parsePublished(test.in)
		day := ""
		if ok {
			day = p.Days.First.String()
		}
		if day != test.day || p.Clock != test.clock {
			t.Errorf("%s: got %q %q, want %q %q", test.in, day, p.Clock, test.day, test.clock)
		}
	}
}
