package brief

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/schema"
)

// assemble takes reports of one story through the stages and writes the brief.
func assemble(reports ...report.Report) *schema.Brief {
	texts := fixture.Cut(reports...)
	c := Corpus{Texts: texts, Readings: make([]attribution.Reading, len(texts)), Times: make([][]when.Time, len(texts)), Days: make([]report.Published, len(texts))}
	for i, t := range texts {
		c.Readings[i], c.Days[i] = attribution.Read(t), t.Published
	}
	s := Story{ID: "s1", Title: "A raft", Reports: fixture.Indexes(len(texts)), Passages: reuse.Find(texts, fixture.Indexes(len(texts))).Passages}
	attribution.Join(texts, c.Readings, s.Reports, s.Passages)
	s.Graph = lineage.Build(texts, s.Reports, s.Passages, nil)
	told := claim.Story{Texts: texts, Reports: s.Reports, Passages: s.Passages, Graph: s.Graph, Readings: c.Readings}
	s.Claims = claim.Find(told)
	s.Conflicts = conflict.Find(conflict.Story{Story: told, Claims: s.Claims.Claims, Slight: s.Claims.Slight, Times: c.Times, Days: c.Days})
	return Assemble(c, []Story{s}, nil)
}

func english(texts ...string) []report.Report {
	out := make([]report.Report, len(texts))
	for i, s := range texts {
		out[i] = report.Report{Text: s, Language: "en"}
	}
	return out
}

// quoted cuts the words of evidence out of its report, by code points.
func quoted(b *schema.Brief, e schema.Evidence) string {
	for _, r := range b.Reports {
		if r.ID == e.Report {
			return string([]rune(r.Text)[e.Start:e.End])
		}
	}
	return "no report " + e.Report
}

// raft is one event in five reports: D and E copy A; B and C contradict it.
var raft = english(
	`A raft of empty barrels capsized below the weir at Kelmouth on Sunday, and beekeepers on the bank threw ropes.

"We saw it tip like a tray of glasses. Then the whole band was in the water," said Ines Calder, who keeps forty hives.

The organisers said 41 people were on board, drummers included.`,
	`The harbour office counted 58 people on board, a third of them drummers.

“It was the heron’s fault — naïve of me,” said the helmsman, Tom Adeyemi.`,
	`The organisers ordered the helmsman to race the mail boat, Ines Calder said.

The organisers denied that they ordered the helmsman to race the mail boat.`,
	`A raft of empty barrels capsized below the weir at Kelmouth on Sunday, and beekeepers on the bank threw ropes.

"We saw it tip like a tray of glasses," said Ines Calder, who keeps forty hives.`,
	`A raft of empty barrels capsized below the weir at Kelmouth on Sunday, and beekeepers on the bank threw ropes.`,
)

func TestBriefKeepsItsPromises(t *testing.T) {
	for name, reports := range map[string][]report.Report{
		"nothing": nil, "one": raft[:1], "all": raft, "empty": english("", " "), "no English": {{Text: "Вода ушла.", Language: "ru"}, {Text: "水退了。", Language: "zh"}},
	} {
		b := assemble(reports...)
		if nowhere := schema.NilList(b); nowhere != "" {
			t.Errorf("%s: %s would be null", name, nowhere)
		}
		for i, r := range b.Reports {
			if r.ID != schema.ReportID(i) {
				t.Errorf("%s: report %d is called %s", name, i, r.ID)
			}
		}
		for _, s := range b.Stories {
			for _, l := range s.Lines {
				if l.Text != quoted(b, l.Evidence[0]) {
					t.Errorf("%s: a line reads %q, its place %q", name, l.Text, quoted(b, l.Evidence[0]))
				}
			}
			for _, c := range s.Claims {
				if !slices.ContainsFunc(c.Evidence, func(e schema.ClaimEvidence) bool {
					return quoted(b, schema.Evidence{Report: e.Report, Start: e.Start, End: e.End}) == c.Text
				}) {
					t.Errorf("%s: no evidence reads %q", name, c.Text)
				}
			}
			for _, q := range s.Quotes {
				for _, w := range q.Wordings {
					for _, e := range w.Evidence {
						if !strings.Contains(w.Text, quoted(b, e)) {
							t.Errorf("%s: %q is no part of %q", name, quoted(b, e), w.Text)
						}
					}
				}
			}
		}
	}
}

// TestLinesCoverConflicts: whoever reads of one side reads of the other.
func TestLinesCoverConflicts(t *testing.T) {
	s := assemble(raft...).Stories[0]
	if len(s.Conflicts) == 0 {
		t.Fatal("no conflicts")
	}
	told := map[string]bool{}
	for _, l := range s.Lines {
		told[l.Claim] = true
	}
	for _, x := range s.Conflicts {
		for _, side := range x.Sides {
			if side.Claim != nil && !told[*side.Claim] {
				t.Errorf("conflict %s, %s: no line tells of %s", x.ID, x.Note, *side.Claim)
			}
		}
	}
	if slices.IndexFunc(s.Conflicts, func(x schema.Conflict) bool { return x.Kind == "number" && x.Note == "41 people against 58 people" }) < 0 {
		t.Errorf("conflicts %+v", s.Conflicts)
	}
}

func TestLinesRepeatNothing(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range assemble(raft...).Stories[0].Lines {
		if seen[l.Text] {
			t.Errorf("twice: %s", l.Text)
		}
		seen[l.Text] = true
	}
}

// TestQuotes: a quote of two sentences is one, in two places; a cut of it is
// the same quote in another wording.
func TestQuotes(t *testing.T) {
	b := assemble(raft...)
	var calder []schema.Said
	for _, q := range b.Stories[0].Quotes {
		if q.Speaker != nil && *q.Speaker == "Ines Calder" {
			calder = append(calder, q)
		}
	}
	if len(calder) != 1 || len(calder[0].Wordings) != 2 {
		t.Fatalf("quotes %+v", b.Stories[0].Quotes)
	}
	whole := calder[0].Wordings[0]
	if whole.Text != "We saw it tip like a tray of glasses. Then the whole band was in the water" || len(whole.Evidence) != 2 {
		t.Errorf("the whole quote is %q in %d places", whole.Text, len(whole.Evidence))
	}
}

// TestManyQuotes: a page of nothing but quotes costs no more than its length.
func TestManyQuotes(t *testing.T) {
	linear.Check(t, 1<<12, func(n int) func() {
		texts := fixture.Texts(strings.Repeat(`"Herons came to the weir at dawn." `, n))
		a := newAssembler(Corpus{Texts: texts, Readings: []attribution.Reading{attribution.Read(texts[0])}})
		return func() {
			if said := a.said(Story{Reports: []int{0}}); len(said) == 0 {
				t.Error("no quotes")
			}
		}
	})
}

func TestSentencesOf(t *testing.T) {
	x := fixture.Texts("One sailed. Two rowed. Three swam.")[0]
	for _, c := range []struct {
		from, to int
		want     []int
	}{{0, 11, []int{0}}, {0, 12, []int{0}}, {3, 15, []int{0, 1}}, {11, 12, nil}, {12, 34, []int{1, 2}}, {33, 34, []int{2}}, {34, 34, nil}} {
		if got := slices.Collect(sentencesOf(x, report.Span{Start: c.from, End: c.to})); !slices.Equal(got, c.want) {
			t.Errorf("%d–%d reaches into %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

// TestNames: what is not named has a name to be shown by, and reasons name
// reports as the brief does.
func TestNames(t *testing.T) {
	b := assemble(raft...)
	s := b.Stories[0]
	for _, e := range s.Lineage.Edges {
		for _, why := range e.Why {
			if strings.ContainsAny(why, "{}") {
				t.Errorf("edge %s→%s: %s", e.From, e.To, why)
			}
		}
	}
	for _, c := range s.Claims {
		for _, o := range c.Origins.List {
			if o.Name == "" {
				t.Errorf("claim %s has an origin without a name", c.ID)
			}
		}
		if c.Origins.RestsOn != nil && strings.ContainsAny(*c.Origins.RestsOn, "{}") {
			t.Errorf("claim %s: %s", c.ID, *c.Origins.RestsOn)
		}
	}
	if got := s.Lineage.Nodes; len(got) < 5 {
		t.Errorf("nodes %+v", got)
	}
}

func TestPeriod(t *testing.T) {
	day := calendar.Date(2023, time.June, 14)
	a := newAssembler(Corpus{Texts: []*segment.Text{}, Days: []report.Published{
		{}, {Days: calendar.Single(day + 2), Basis: report.Stated}, {Days: calendar.Interval{First: day, Last: day + 1}, Basis: report.Inferred}}})
	if p := a.period([]int{0}); p.Start != nil || p.End != nil {
		t.Errorf("undated reports have the period %v", p)
	}
	if p := a.period([]int{0, 1, 2}); *p.Start != "2023-06-14" || *p.End != "2023-06-16" {
		t.Errorf("period %s to %s", *p.Start, *p.End)
	}
	a.Days[2].Days = calendar.Interval{First: day - 9, Last: day + 9}
	if p := a.period([]int{0, 1, 2}); *p.Start != "2023-06-16" || *p.End != "2023-06-16" {
		t.Errorf("with a day that may be any of many: period %s to %s", *p.Start, *p.End)
	}
	if p := a.period([]int{2}); *p.Start != "2023-06-05" || *p.End != "2023-06-23" {
		t.Errorf("of that day alone: period %s to %s", *p.Start, *p.End)
	}
}

func TestRound(t *testing.T) {
	for x, want := range map[float64]float64{0: 0, 1: 1, 0.12345: 0.123, 0.9996: 1, 0.0005: 0.001} {
		if got := round(x); got != want {
			t.Errorf("%v is rounded to %v, want %v", x, got, want)
		}
	}
}

// TestIssuer: who puts out a statement is who says what stands in it, and is not
// counted again where others say that he said so.
func TestIssuer(t *testing.T) {
	release := report.Report{Language: "en", Title: "Statement by Oakline Barrels on its works at Kelmouth",
		Text: "Oakline Barrels will close its works at Kelmouth in June. All 212 workers were told this morning. We have looked at every other way."}
	told := report.Report{Language: "en", Title: "Barrel works to close", Outlet: "Tidal News",
		Text: "The last barrel works of the county is to close.\n\nOakline Barrels said that its works at Kelmouth will close in June.\n\nThe town council was not told."}
	for _, c := range assemble(release, told).Stories[0].Claims {
		if strings.Contains(c.Text, "close") && strings.Contains(c.Text, "in June") {
			if o := c.Origins; len(o.List) != 1 || o.List[0].Name != "Oakline Barrels" || o.High != 1 || len(c.Evidence) != 2 {
				t.Errorf("%s: %+v", c.Text, o)
			}
			return
		}
	}
	t.Error("no claim says so")
}

// TestConfirmed: who confirms what somebody said is a second source of it.
func TestConfirmed(t *testing.T) {
	b := assemble(english(
		"The old dam above Orle had leaked since May, engineer Ana Voss told reporters on Monday.\n\nMayor Piet Roos confirmed this.\n\nThe farms below it were cleared.",
		"The farms below the old dam above Orle were cleared on Monday, and sheep were driven to the hills.")...)
	for _, c := range b.Stories[0].Claims {
		if strings.Contains(c.Text, "leaked") {
			if o := c.Origins; o.Low != 2 {
				t.Errorf("%s: %+v", c.Text, o)
			}
			return
		}
	}
	t.Error("no claim says so")
}
