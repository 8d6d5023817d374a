package flow

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/rumour"
	"github.com/headwater-news/headwater/internal/story"
)

var records = flag.String("records", "", "a `file` of reports to take through the benchmark too")

// BenchmarkFlow tells what the steps of the flow take of a processor for each
// report: in stories of one size, in many of the usual sizes, and, on request,
// of real reports.
func BenchmarkFlow(b *testing.B) {
	for _, n := range []int{1, 10, 100, 500} {
		rates := rumour.Tuning()
		originals := min(n, 4) // there are wordings for no more
		rates.Originals, rates.Copies = [2]int{originals, originals}, [2]int{n - originals, n - originals}
		corpus, stories := madeUp(rates, max(1, 100/n))
		steps(b, fmt.Sprint(n), corpus, stories)
	}
	corpus, stories := madeUp(rumour.Held(), 40)
	steps(b, "usual", corpus, stories)
	if *records == "" {
		return
	}
	var real []*report.Report
	_, err := Load(context.Background(), []string{*records}, read.Options{}, 0, func(r *report.Report, _ string) error {
		real = append(real, r)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	steps(b, "records", real, story.Find(Cut(real)))
}

// madeUp makes up some stories.
func madeUp(rates rumour.Rates, n int) ([]*report.Report, []story.Story) {
	var reports []*report.Report
	stories := make([]story.Story, n)
	for i := range stories {
		for _, r := range rumour.Tell(rates, uint64(i)).Reports {
			stories[i].Reports = append(stories[i].Reports, len(reports))
			reports = append(reports, &report.Report{
				Ref: r.Ref, Title: r.Title, Outlet: r.Outlet, Text: r.Text, Language: "en",
				Published: report.Published{Days: calendar.Single(calendar.Of(r.Published)), Basis: report.Stated},
			})
		}
	}
	return reports, stories
}

// steps has one benchmark for each step, which starts from what the step before
// it made.
func steps(b *testing.B, of string, reports []*report.Report, stories []story.Story) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	texts := Cut(reports)
	for _, step := range []struct {
		name    string
		prepare func() *Corpus
		run     func(*Corpus)
	}{
		{"cut", func() *Corpus { return nil }, func(*Corpus) { Cut(reports) }},
		{"read", func() *Corpus { return nil }, func(*Corpus) { Read(texts, stories) }},
		{"tell", func() *Corpus { return Read(texts, stories) }, func(c *Corpus) {
			for _, s := range stories {
				c.Tell(s, Decided{})
			}
		}},
	} {
		b.Run(of+"/"+step.name, func(b *testing.B) {
			var spent time.Duration
			for b.Loop() {
				c := step.prepare()
				began := linear.Spent()
				step.run(c)
				spent += linear.Spent() - began
			}
			b.ReportMetric(float64(spent.Microseconds())/float64(b.N*len(reports)), "µs/report")
		})
	}
}
