package when

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// timex is what a TIMEX3 value can look like.
var timex = regexp.MustCompile(`^(` +
	`(PRESENT|PAST|FUTURE)_REF` +
	`|P(T?(\d+(\.\d+)?|X)[SMHDWQY])(\d+M)?|PX(DE|CE)` +
	`|(FY)?[\dX]{4}(-[QH][\dX])?` +
	`|[\dX]{4}-(SP|SU|FA|WI)` +
	`|[\dX]{4}-[\dX]{2}(-[\dX]{2}(T([\dX]{2}:[\dX]{2}Z?|MO|MI|AF|EV|NI|DT))?)?` +
	`|[\dX]{4}-W[\dX]{2}(-(WE|[1-7]))?(T([\dX]{2}:[\dX]{2}Z?|MO|MI|AF|EV|NI))?` +
	`)$`)

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"The dam burst on July 16, 2011, at 9:40 a.m. EST Tuesday.", "between 3 and 5 May", "the day before the last week of March",
		"’82 – the 1980s, 24 hours a day; 5 1/2 years ago", "99999 years ago", "Wednesday last week\n\nMarch 01, 2008\n", "two-and-a-half-year",
		"February 30, 2011", "the same month a year ago", "Ramadan 1001", "12:61 p.m. on 31/31/99", "May 0000", "9000 years later",
	} {
		f.Add(s, int32(15000))
	}
	cutter := segment.NewCutter()
	f.Fuzz(func(t *testing.T, text string, published int32) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip()
		}
		r := &report.Report{Text: text, Language: "en"}
		if published > 0 && published < 1<<16 {
			r.Published = report.Published{Days: calendar.Single(calendar.Day(published)), Basis: report.Given}
		}
		x := cutter.Cut(r)
		s := Resolve(Story{Texts: []*segment.Text{x}, Found: [][]Expression{Read(x)}, Members: []int{0}})
		at := 0
		for _, tm := range s.Times[0] {
			if tm.Start < at || tm.End <= tm.Start || tm.End > len(text) {
				t.Fatalf("span %v after %d in %q", tm.Span, at, text)
			}
			at = tm.End
			if !utf8.ValidString(tm.In(text)) {
				t.Fatalf("span %v cuts a rune of %q", tm.Span, text)
			}
			if !timex.MatchString(tm.Value) {
				t.Fatalf("value %q of %q", tm.Value, tm.In(text))
			}
			if tm.Days.Known() && tm.Days.Last < tm.Days.First {
				t.Fatalf("days %v of %q", tm.Days, tm.In(text))
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(
		"The ferry Selma sank off Orle on Tuesday, July 16, killing at least 14 people, the harbour master said in a statement. "+
			"Divers reached the wreck two days later, and the ministry will publish a first report next week. "+
			"The owner, who bought the vessel in 1998 for nine million crowns, denied that it was overloaded and blamed the weather. "+
			"Passengers described how the deck tilted within minutes and how lifeboats could not be lowered from the port side. "+
			"Union leaders had asked for stricter rules after another vessel ran aground near the same reef in the autumn of 2009.\n\n", 6)
	x := cut(b, "a", "2013-07-18", text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(x)
	}
}

// FuzzResolve reads two reports as one story in which the second took from the
// first.
func FuzzResolve(f *testing.F) {
	f.Add("The ferry Selma sank off Orle on Monday with fourteen aboard.", "The ferry Selma sank off Orle yesterday with fourteen aboard.", int32(15000))
	f.Add("July 3, 2011\n\nThe ferry sank on July 2. It was built in 1990.", "The ferry sank on Saturday. A report is due by 2014.", int32(0))
	f.Add("Three weeks after the Orle summit of July 16 they met on Monday.", "Orle summit of July 16, 2018.", int32(0))
	cutter := segment.NewCutter()
	f.Fuzz(func(t *testing.T, first, second string, published int32) {
		if !utf8.ValidString(first) || !utf8.ValidString(second) || len(first)+len(second) > 1<<13 {
			t.Skip()
		}
		reports := []*report.Report{{Ref: "a", Text: first, Language: "en"}, {Ref: "b", Text: second, Language: "en"}}
		if published > 0 && published < 1<<16 {
			reports[1].Published = report.Published{Days: calendar.Single(calendar.Day(published)), Basis: report.Given}
		}
		story := Story{Members: []int{0, 1}}
		for _, r := range reports {
			x := cutter.Cut(r)
			story.Texts, story.Found = append(story.Texts, x), append(story.Found, Read(x))
		}
		story.Passages = reuse.Find(story.Texts, story.Members).Passages
		story.Graph = lineage.Build(story.Texts, story.Members, story.Passages, nil)
		got := Resolve(story)
		for i, list := range got.Times {
			for _, tm := range list {
				if !timex.MatchString(tm.Value) || tm.Basis == "" {
					t.Fatalf("%q: %+v", tm.In(story.Texts[i].Text), tm)
				}
			}
		}
		for _, e := range got.Timeline {
			for _, x := range append([]Event{e}, e.Also...) {
				if len(x.Evidence) == 0 || x.Value == "" {
					t.Fatalf("%+v", x)
				}
			}
		}
	})
}
