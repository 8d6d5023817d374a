package when

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// paper is one invented report of a story.
type paper struct{ published, text string }

func tell(t testing.TB, papers ...paper) Story {
	var s Story
	for i, p := range papers {
		x := cut(t, string('a'+rune(i)), p.published, p.text)
		s.Texts = append(s.Texts, x)
		s.Found = append(s.Found, Read(x))
		s.Members = append(s.Members, i)
		s.Graph.Nodes = append(s.Graph.Nodes, lineage.Node{Reports: []int{i}})
	}
	return s
}

// took notes that report b took its sentence from a's.
func (s *Story) took(b, sentenceB, a, sentenceA int) {
	w := func(r, n int) reuse.Witness {
		return reuse.Witness{Report: r, Sentence: n, Span: s.Texts[r].Sentences[n].Span, Form: reuse.Verbatim}
	}
	s.Passages = append(s.Passages, reuse.Passage{Witnesses: []reuse.Witness{w(a, sentenceA), w(b, sentenceB)}})
	s.Graph.Edges = append(s.Graph.Edges, lineage.Edge{From: a, To: b, Share: .5, Confidence: .9, Passages: []int{len(s.Passages) - 1}})
}

// value is the value of the first time with these words in a report.
func (s Solution) value(t testing.TB, story Story, report int, words string) Time {
	t.Helper()
	for _, tm := range s.Times[report] {
		if tm.In(story.Texts[report].Text) == words {
			return tm
		}
	}
	t.Fatalf("report %d has no %q", report, words)
	return Time{}
}

func TestCopiesCountFromTheirSource(t *testing.T) {
	story := tell(t,
		paper{"2013-03-12", "The ferry sank yesterday off Orle. Divers will go down on Thursday."},
		paper{"2013-03-15", "The ferry sank yesterday off Orle. The owner spoke yesterday to reporters."},
		paper{"2013-03-16", "The ferry sank on Monday off Orle."},
	)
	story.took(1, 0, 0, 0)
	story.took(2, 0, 1, 0)
	got := Resolve(story)
	if v := got.Times[1][0]; v.Value != "2013-03-11" || !strings.Contains(v.Basis, "taken over") {
		t.Errorf("inherited yesterday: %s (%s)", v.Value, v.Basis)
	}
	if v := got.Times[1][1].Value; v != "2013-03-14" {
		t.Errorf("own yesterday: %s", v)
	}
	if v := got.Times[2][0].Value; v != "2013-03-11" {
		t.Errorf("reworded Monday: %s", v)
	}
}

func TestInheritedThroughAChain(t *testing.T) {
	const s = "The ferry sank on Wednesday off Orle."
	story := tell(t, paper{"2013-03-14", s}, paper{"2013-03-19", s}, paper{"2013-03-22", s})
	story.took(1, 0, 0, 0)
	story.took(2, 0, 1, 0)
	got := Resolve(story)
	for i := range got.Times {
		if v := got.Times[i][0].Value; v != "2013-03-13" {
			t.Errorf("report %d: %s", i, v)
		}
	}
	if b := got.Times[2][0].Basis; !strings.HasPrefix(b, "taken over with its passage from a: counted from 2013-03-14") {
		t.Errorf("basis %q", b)
	}
	if n := len(got.Timeline); n != 4 || len(got.Timeline[0].Evidence) != 3 {
		t.Errorf("timeline %v", got.Timeline)
	}
}

func TestOldWordingUsedAgainIsNoCopy(t *testing.T) {
	const s = "Share prices at the Orle exchange fell sharply today."
	story := tell(t,
		paper{"2013-03-04", s}, paper{"2013-03-25", s},
		paper{"2013-03-05", "Share prices at the Orle exchange rose today, led by ferry owners and two banks."},
	)
	story.took(1, 0, 0, 0)
	story.took(2, 0, 0, 0)
	got := Resolve(story)
	for i, want := range []string{"2013-03-04", "2013-03-25", "2013-03-05"} {
		if v := got.Times[i][0].Value; v != want {
			t.Errorf("report %d: %s, want %s", i, v, want)
		}
	}
}

func TestSiblingsOfALostSource(t *testing.T) {
	const s = "The ferry sank on Wednesday off Orle."
	story := tell(t, paper{"2013-03-19", s}, paper{"2013-03-22", s})
	story.took(1, 0, 0, 0)
	story.Graph.Nodes = append(story.Graph.Nodes, lineage.Node{Lost: "α"})
	story.Graph.Edges = []lineage.Edge{{From: 2, To: 0, Confidence: .9, Passages: []int{0}}, {From: 2, To: 1, Confidence: .9, Passages: []int{0}}}
	got := Resolve(story)
	if v := got.Times[1][0].Value; v != "2013-03-13" {
		t.Errorf("got %s, want the day of the earlier witness", v)
	}
}

func TestSameTextCountsOnce(t *testing.T) {
	const s = "The ferry sank yesterday off Orle."
	story := tell(t, paper{"2013-03-15", s}, paper{"2013-03-12", s})
	story.Graph.Nodes = []lineage.Node{{Reports: []int{0, 1}}}
	got := Resolve(story)
	for i := range got.Times {
		if v := got.Times[i][0].Value; v != "2013-03-11" {
			t.Errorf("report %d: %s", i, v)
		}
	}
}

func TestUndatedBesideDated(t *testing.T) {
	story := tell(t,
		paper{"2013-03-12", "The ferry sank on Monday off Orle, killing fourteen."},
		paper{"", "The toll rose after the ferry sank on March 11. It was the worst since 1998."},
	)
	got := Resolve(story)
	if v := got.value(t, story, 1, "March 11"); v.Value != "2013-03-11" {
		t.Errorf("March 11: %+v", v)
	}
	p := got.Published[1]
	if p.Basis != report.Inferred || p.Days.First != day8601(t, "2013-03-11") || p.Days.Last > day8601(t, "2013-03-31") {
		t.Errorf("published %v %s", p.Days, p.Basis)
	}
}

// The date of a letter is no day on which anybody spoke of it.
func TestDateOfALetter(t *testing.T) {
	story := tell(t,
		paper{"2013-03-14", "The ferry line Selma closed its Orle yard this week."},
		paper{"", "The letter, dated Jan. 10 and addressed to harbour engineer Olaf Brask, asks for the yard to be shut."},
		paper{"", "Former harbour engineer Olaf Brask said in a post on Saturday that he had shut the yard on the day he got the letter."},
	)
	got := Resolve(story)
	if p := got.Published[2].Days; !p.Overlaps(calendar.Single(day8601(t, "2013-03-16"))) || p.Overlaps(calendar.Single(day8601(t, "2013-01-12"))) {
		t.Errorf("published %v", p)
	}
}

func TestWeekdayWithDateFixesTheYear(t *testing.T) {
	story := tell(t,
		paper{"", "The ferry sank on Wednesday, July 18, near Orle. The wreck was raised in 2016 for the first time."},
		paper{"", "The ministry is delaying its report until 2020. The ferry sank on July 18."},
	)
	got := Resolve(story)
	for i, words := range []string{"Wednesday, July 18", "July 18"} {
		if v := got.value(t, story, i, words); v.Value != "2018-07-18" {
			t.Errorf("%s: %s %v", words, v.Value, v.Candidates)
		}
	}
}

func TestNamedByAFutureDay(t *testing.T) {
	story := tell(t,
		paper{"2011-12-13", "The owner of the ferry Selma withdrew from the Orle hearing on Tuesday."},
		paper{"", "He withdrew from his own Dec. 27 hearing, which shareholders had asked for."},
	)
	got := Resolve(story)
	if p := got.Published[1].Days; !p.Overlaps(calendar.Single(day8601(t, "2011-12-13"))) {
		t.Errorf("published %v", p)
	}
}

func TestOpenYearStaysOpen(t *testing.T) {
	story := tell(t,
		paper{"", "Leaders met at the July 16 summit in Orle. The talks ended on Tuesday."},
		paper{"", "The visit comes three weeks after the Orle summit. Envoys met on Monday."},
		paper{"", "A poll was conducted August 5 through 7 among voters."},
	)
	got := Resolve(story)
	for _, want := range []struct {
		report       int
		words, value string
	}{{0, "July 16", "XXXX-07-16"}, {0, "Tuesday", "XXXX-WXX-2"}, {1, "Monday", "XXXX-WXX-1"}, {2, "August 5", "XXXX-08-05"}, {2, "7", "XXXX-08-07"}} {
		v := got.value(t, story, want.report, want.words)
		if v.Value != want.value || v.Days.Known() || len(v.Candidates) != 0 {
			t.Errorf("%s: %+v", want.words, v)
		}
	}
	if v := got.value(t, story, 1, "three weeks"); !strings.Contains(v.Basis, "XXXX-08-06") {
		t.Errorf("three weeks: %s", v.Basis)
	}
	for i, p := range got.Published {
		if p.Basis != report.Unknown {
			t.Errorf("report %d published %v %s", i, p.Days, p.Basis)
		}
	}
	var values []string
	for _, e := range got.Timeline {
		if e.Precision != Open || e.Days.Known() {
			t.Errorf("timeline %+v", e)
		}
		values = append(values, e.Value)
	}
	if at := slices.Index(values, "XXXX-07-16"); at != 0 || !slices.Contains(values, "XXXX-08-05/XXXX-08-07") {
		t.Errorf("timeline %v", values)
	}
}

func TestCandidatesBetweenYears(t *testing.T) {
	story := tell(t, paper{"", "The ferry sank on July 18 off Orle. Its hull was checked in March 2015. The ministry will not report until 2018."})
	v := Resolve(story).value(t, story, 0, "July 18")
	if v.Value != "XXXX-07-18" || !slices.Equal(v.Candidates, []string{"2015-07-18", "2016-07-18", "2017-07-18"}) {
		t.Errorf("got %s %v", v.Value, v.Candidates)
	}
}

func TestMembersOfALargerCorpus(t *testing.T) {
	story := tell(t,
		paper{"2012-01-01", "Another story altogether ran on Sunday."},
		paper{"2013-03-12", "The ferry sank yesterday off Orle."},
		paper{"2013-03-15", "The ferry sank yesterday off Orle."},
	)
	story.took(2, 0, 1, 0)
	story.Members = []int{1, 2}
	got := Resolve(story)
	if len(got.Times) != 2 || got.Times[1][0].Value != "2013-03-11" {
		t.Errorf("got %v", got.Times)
	}
}

func TestCircularLineageEnds(t *testing.T) {
	const s = "The ferry sank on Wednesday off Orle."
	story := tell(t, paper{"", s}, paper{"", s})
	story.took(1, 0, 0, 0)
	story.took(0, 0, 1, 0)
	if got := Resolve(story); got.Times[0][0].Value != "XXXX-WXX-3" {
		t.Errorf("got %+v", got.Times)
	}
}

func TestEmptyStory(t *testing.T) {
	got := Resolve(Story{})
	if len(got.Times) != 0 || len(got.Timeline) != 0 {
		t.Errorf("got %+v", got)
	}
	blank := cut(t, "a", "", "")
	got = Resolve(Story{Texts: []*segment.Text{blank}, Found: [][]Expression{Read(blank)}, Members: []int{0}})
	if len(got.Times) != 1 || len(got.Times[0]) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestHolidays(t *testing.T) {
	// Dates as printed in almanacs; Ramadan by the tabular calendar.
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"easter", 1998, "1998-04-12"}, {"easter", 2000, "2000-04-23"}, {"easter", 2011, "2011-04-24"}, {"good friday", 2018, "2018-03-30"},
		{"thanksgiving", 1999, "1999-11-25"}, {"election day", 1998, "1998-11-03"}, {"election day", 2016, "2016-11-08"},
		{"memorial day", 2010, "2010-05-31"}, {"labor day", 2014, "2014-09-01"}, {"ramadan", 2018, "2018-05-16"}, {"ramadan", 2010, "2010-08-11"},
		{"eid al-adha", 2018, "2018-08-21"}, {"eid al-fitr", 2016, "2016-07-06"},
		{"passover", 2018, "2018-03-31"}, {"passover", 2005, "2005-04-24"}, {"rosh hashanah", 2018, "2018-09-10"}, {"rosh hashanah", 2000, "2000-09-30"},
		{"yom kippur", 2011, "2011-10-08"}, {"hanukkah", 2018, "2018-12-03"}, {"hanukkah", 2013, "2013-11-28"}, {"hanukkah", 2016, "2016-12-25"},
		{"martin luther king day", 2013, "2013-01-21"}, {"presidents day", 2013, "2013-02-18"},
	} {
		at := slices.IndexFunc(holidays, func(h holiday) bool { return slices.Contains(strings.Split(h.names, "|"), c.name) })
		got := holidays[at].in(c.year).First
		if d := got - day8601(t, c.want); d < -1 || d > 1 || d != 0 && !strings.HasPrefix(c.name, "ramadan") && !strings.HasPrefix(c.name, "eid") {
			t.Errorf("%s %d: %s, want %s", c.name, c.year, got, c.want)
		}
	}
}

func day8601(t testing.TB, s string) calendar.Day {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// larger makes a story of n reports, some dated, some copies of others, that
// tell of one event and of others besides.
func larger(t testing.TB, n int) Story {
	when := []string{"on Monday", "yesterday", "on March 11", "today", "on Monday, March 11, 2013"}
	papers := make([]paper, n)
	for i, body := range fixture.Corpus(7, n) {
		papers[i].text = "The ferry Selma sank off Orle " + when[i%len(when)] + " with fourteen aboard. The mayor spoke " + when[i%3] + ".\n\n" + body
		if i%4 == 0 {
			papers[i].published = fmt.Sprintf("2013-03-%02d", 12+i%3)
		}
	}
	s := tell(t, papers...)
	s.Passages = reuse.Find(s.Texts, s.Members).Passages
	for i := 1; i < n; i += 2 {
		s.Graph.Edges = append(s.Graph.Edges, lineage.Edge{From: i - 1, To: i, Confidence: .9})
	}
	return s
}

func TestReadIsLinear(t *testing.T) {
	linear.Check(t, 2000, func(n int) func() {
		x := cut(t, "a", "", strings.Repeat("It sank on 7/8/2007 or on a Monday in the early hours of a day. ", n))
		return func() { Read(x) }
	})
}

func TestResolveIsLinear(t *testing.T) {
	linear.Check(t, 200, func(n int) func() {
		s := larger(t, n)
		return func() { Resolve(s) }
	})
}

// BenchmarkStory reads and resolves the reports of a story.
func BenchmarkStory(b *testing.B) {
	const n = 40
	s := larger(b, n)
	b.ReportAllocs()
	for b.Loop() {
		for i, t := range s.Texts {
			s.Found[i] = Read(t)
		}
		Resolve(s)
	}
	b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds(), "reports/s")
}
