// Package headwater reads many news reports of one event and says what they
// claim, where each claim comes from, and how many independent origins stand
// behind it.
//
// Data flows one way. Each stage is one package of pure functions that knows
// the stages before it and none after:
//
//	read         inputs to records; the only stage that touches files and the network
//	extract      a record to a report: its text, its title, what is furniture
//	segment      a report to paragraphs, sentences, tokens and folded terms
//	story        which reports tell of one event
//	reuse        the text that they share, word for word or reworded
//	lineage      who took text from whom, and from which lost source
//	attribution  who is said to have said what, through whom
//	when         which days the words mean
//	claim        what is asserted, by how many independent origins
//	conflict     which claims cannot both hold, and whose account changed
//	brief        what a reader is shown first, in the shape of package schema
//
// analyse is the whole flow, its steps are those of package flow; Brief puts
// reading before it and Verify checks a brief against its inputs afterwards.
// Compare and Check ask of the same stages what two reports share, and who
// asserts or denies a claim. An Archive keeps reports and their stories for good
// and takes them through the same flow, and so does the module batch, on many
// machines.
package headwater

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/flow"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/schema"
)

// Options says how inputs are read. The zero value reads files as they are.
type Options struct {
	Stdin     io.Reader // what "-" stands for
	Published string    // the publication day, YYYY-MM-DD, of reports that state none

	// AllowPrivate lets requests for web addresses go to private addresses too.
	AllowPrivate bool

	// Progress, if set, is told of each stage as it begins and, while reading,
	// of every hundredth report. It is called from one goroutine at a time.
	Progress func(stage string, reports int)
}

// ErrNothingRead is returned when no input could be read.
var ErrNothingRead = errors.New("no input could be read")

// Brief reads inputs (files, folders, web addresses, "-") and returns their brief. Inputs
// that can't be read are listed in it as skipped; if none can, the error is
// ErrNothingRead and the brief holds the reasons.
func Brief(ctx context.Context, inputs []string, opts Options) (*schema.Brief, error) {
	reports, skipped, err := load(ctx, inputs, opts)
	if err != nil {
		return nil, err
	}
	if len(reports) == 0 {
		return brief.Assemble(brief.Corpus{}, nil, skipped), ErrNothingRead
	}
	corpus, stories, err := analyse(ctx, reports, story.Find, judged{}, opts.progress)
	if err != nil {
		return nil, err
	}
	opts.progress("writing", len(reports))
	return brief.Assemble(corpus, stories, skipped), nil
}

// grouping puts every report into exactly one story.
type grouping func([]*segment.Text) []story.Story

// analyse takes reports through every stage. What people decided holds. Its
// error is that of ctx, which is asked before each stage and each story, or a
// *parallel.Fault: hostile reports may find what no test found, and a server
// must outlive them.
func analyse(ctx context.Context, reports []*report.Report, group grouping, decided judged, progress func(string, int)) (_ brief.Corpus, _ []brief.Story, err error) {
	defer parallel.Catch(&err)
	decided.mark(reports)
	progress("cutting", len(reports))
	texts := flow.Cut(reports)
	if err := ctx.Err(); err != nil {
		return brief.Corpus{}, nil, err
	}

	progress("grouping", len(reports))
	groups := group(texts)
	if err := ctx.Err(); err != nil {
		return brief.Corpus{}, nil, err
	}

	progress("attributing", len(reports))
	corpus := flow.Read(texts, groups)

	progress("comparing", len(reports))
	stories := make([]brief.Story, len(groups))
	parallel.For(len(groups), func(i int) {
		if ctx.Err() == nil {
			stories[i] = corpus.Tell(groups[i], decided.on(reports))
		}
	})
	return corpus.Corpus, stories, ctx.Err()
}

// load reads the inputs and extracts a report from every record.
func load(ctx context.Context, inputs []string, opts Options) ([]*report.Report, []schema.Skipped, error) {
	given, err := opts.published()
	if err != nil {
		return nil, nil, err
	}
	var reports []*report.Report
	from := read.Options{Stdin: opts.Stdin, Fetch: fetch.Options{AllowPrivate: opts.AllowPrivate}}
	skipped, err := flow.Load(ctx, inputs, from, given, func(r *report.Report, _ string) error {
		reports = append(reports, r)
		if len(reports)%100 == 0 {
			opts.progress("reading", len(reports))
		}
		return nil
	})
	return reports, skipped, err
}

func (o Options) published() (calendar.Day, error) {
	if o.Published == "" {
		return 0, nil
	}
	d, err := calendar.Parse(o.Published)
	if err != nil {
		return 0, fmt.Errorf("published: %w", err)
	}
	return d, nil
}

func (o Options) progress(stage string, reports int) {
	if o.Progress != nil {
		o.Progress(stage, reports)
	}
}
