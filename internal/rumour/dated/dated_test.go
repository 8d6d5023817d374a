package dated

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
)

var show = flag.Int("errors", 0, "how many errors of each row to log")

const (
	figuresFile = "../../../testdata/quality/when.txt"
	stories     = 300 // of each row
)

// figures counts the phrases that tell an event's day by whether the reports
// fix it and what was made of it.
type figures struct {
	right, wrong, unresolved int // of those that the reports fix
	open, guessed, lucky     int // of those that they don't; lucky guesses are true
	errors                   []string
}

// TestDays holds the figures against the golden file, so that a change for
// better or worse is seen in review.
func TestDays(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	var out strings.Builder
	fmt.Fprintf(&out, "The day of an event in made-up stories with days lost (%d stories a row): phrases whose day the reports fix, and phrases whose day they leave open.\n\n", stories)
	fmt.Fprintf(&out, "%-44s%-8s%-8s%-8s%-8s%-8s%s\n", "", "fixed", "right", "wrong", "open", "left", "stated, of these true")
	for _, set := range []struct {
		name   string
		events []Event
		seed   uint64
	}{{"tuning", Tuning, 0}, {"held out", Held, 1 << 20}} {
		for _, row := range []struct {
			name  string
			odds  Odds
			known bool
		}{
			{"lineage known", Odds{Undated: .5, Edited: .3, Spun: .3, Bounded: .3}, true},
			{"lineage found", Odds{Undated: .5, Edited: .3, Spun: .3, Bounded: .3}, false},
			{"lineage found, most undated", Odds{Undated: .85, Edited: .3, Spun: .3, Bounded: .7}, false},
			{"lineage found, all dated", Odds{Edited: .3, Spun: .3}, false},
		} {
			var f figures
			for seed := range uint64(stories) {
				f.add(Tell(row.odds, set.events, set.seed+seed), row.known)
			}
			fixed, open := f.right+f.wrong+f.unresolved, f.open+f.guessed
			fmt.Fprintf(&out, "%-44s%-8d%-8s%-8s%-8d%-8s%d, %d\n", set.name+", "+row.name,
				fixed, share(f.right, fixed), share(f.wrong, fixed), open, share(f.open, open), f.guessed, f.lucky)
			for _, e := range f.errors[:min(*show, len(f.errors))] {
				t.Logf("%s, %s: %s", set.name, row.name, e)
			}
		}
	}
	golden.Check(t, figuresFile, out.String())
}

func share(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(n)/float64(of))
}

// add resolves a story and holds what comes out against the answer.
func (f *figures) add(s Story, known bool) {
	in := stage(s, known)
	got := when.Resolve(in)
	day, fixed := s.Answer()
	for i, x := range s.Reports {
		at := times(got.Times[i], x.Told)
		said := at.Days
		switch {
		case fixed && said == calendar.Single(day):
			f.right++
			continue
		case fixed && said.Known():
			f.wrong++
		case fixed:
			f.unresolved++
		case !said.Known():
			f.open++
			continue
		case said == calendar.Single(s.Day):
			f.lucky++
			fallthrough
		default:
			f.guessed++
		}
		f.errors = append(f.errors, describe(s, i, at, fixed))
	}
}

// stage takes a story as far as its times need.
func stage(s Story, known bool) when.Story {
	reports := make([]report.Report, len(s.Reports))
	for i, x := range s.Reports {
		reports[i] = report.Report{Ref: fmt.Sprint(i), Text: x.Text, Language: "en"}
		if x.Stated != 0 {
			reports[i].Published = report.Published{Days: calendar.Single(x.Stated), Basis: report.Stated}
		}
	}
	out := when.Story{Texts: fixture.Cut(reports...), Members: fixture.Indexes(len(reports))}
	for _, t := range out.Texts {
		out.Found = append(out.Found, when.Read(t))
	}
	out.Passages = reuse.Find(out.Texts, out.Members).Passages
	if known {
		out.Graph = s.graph(out.Texts, out.Passages)
	} else {
		out.Graph = lineage.Build(out.Texts, out.Members, out.Passages, nil)
	}
	return out
}

// graph is the lineage as it was made.
func (s Story) graph(texts []*segment.Text, passages []reuse.Passage) lineage.Graph {
	var g lineage.Graph
	for i, x := range s.Reports {
		g.Nodes = append(g.Nodes, lineage.Node{Reports: []int{i}})
		if x.Parent < 0 {
			continue
		}
		e := lineage.Edge{From: x.Parent, To: i, Confidence: 1}
		for p, passage := range passages {
			has := map[int]bool{}
			for _, w := range passage.Witnesses {
				has[w.Report] = true
			}
			if has[x.Parent] && has[i] {
				e.Passages = append(e.Passages, p)
			}
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

// times is the time that overlaps a span.
func times(list []when.Time, at report.Span) when.Time {
	for _, x := range list {
		if x.Start < at.End && at.Start < x.End {
			return x
		}
	}
	return when.Time{}
}

func describe(s Story, i int, got when.Time, fixed bool) string {
	var out strings.Builder
	fmt.Fprintf(&out, "event of %s %s (fixed: %v); report %d has %s (%s)", s.Day, s.Day.Weekday(), fixed, i, got.Value, got.Basis)
	for k, x := range s.Reports {
		fmt.Fprintf(&out, "\n\t%d from %d, writer %d, published %s, known %v, %q: %q", k, x.Parent, x.writer, x.Published, x.Known, x.phrase.words, strings.SplitN(strings.TrimSpace(x.Text), "\n\n", 2)[0])
	}
	return out.String()
}

// A story agrees with itself: its event can have been when it was.
func TestTruthStands(t *testing.T) {
	for seed := range uint64(2000) {
		if s := Tell(Odds{Undated: .5, Edited: .5, Spun: .3, Bounded: .5}, Tuning, seed); !s.allows(s.Day) {
			t.Fatalf("story %d can't have been on its own day", seed)
		}
	}
}

// The answer itself, on stories small enough to see it.
func TestAnswer(t *testing.T) {
	monday := calendar.Date(2012, 3, 12)
	weekday := phrase{words: "on Monday", ago: -1, weekday: 1}
	yesterday := phrase{words: "yesterday", ago: 1, weekday: -1}
	date := phrase{words: "on Monday, March 12", ago: -1, weekday: 1, month: 3, day: 12}
	for _, c := range []struct {
		name    string
		reports []Report
		fixed   bool
	}{
		{"yesterday of a known day", []Report{{Parent: -1, phrase: yesterday, Known: true, Published: monday + 1}}, true},
		{"yesterday of no day", []Report{{Parent: -1, phrase: yesterday}}, false},
		{"a copy's day bounds its source's, but does not fix it", []Report{{Parent: -1, phrase: yesterday}, {Parent: 0, Known: true, Published: monday + 2}}, false},
		{"a weekday beside a known day", []Report{{Parent: -1, writer: 0, phrase: weekday}, {Parent: -1, writer: 1, phrase: yesterday, Known: true, Published: monday + 1}}, true},
		{"a date with its weekday, without a year", []Report{{Parent: -1, phrase: date}}, false},
		{"the same between two years", []Report{{Parent: -1, phrase: date, since: 2011, until: 2014}}, true},
	} {
		day, fixed := Story{Day: monday, Reports: c.reports}.Answer()
		if fixed != c.fixed || fixed && day != monday {
			t.Errorf("%s: %v, %v", c.name, day, fixed)
		}
	}
}
