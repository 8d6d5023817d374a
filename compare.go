package headwater

import (
	"context"
	"fmt"

	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/internal/flow"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/schema"
)

// Choice names one report: an input that has just one, or one record of an
// input of many.
type Choice struct {
	Input  string
	Record int // from 1; 0 for the only one
}

// ChoiceError says that a choice is not one report.
type ChoiceError struct {
	Choice
	Reports int    // how many the input has; with a record chosen, none of them has its number
	Example string // what would choose the first of several
}

// Error says what is wrong and how to choose.
func (e *ChoiceError) Error() string {
	switch {
	case e.Reports == 0:
		return e.Input + " has no report that could be read"
	case e.Record > 0:
		return fmt.Sprintf("%s has no record %d; records are counted from 1, and it has %d that could be read", e.Input, e.Record, e.Reports)
	}
	return fmt.Sprintf("%s has %d reports: choose one, such as %s", e.Input, e.Reports, e.Example)
}

// Compare reads two reports and says what text they share and which way it
// went. They are one story, whatever each tells of. The error is a ChoiceError
// where a choice is not one report; what was skipped is returned with it.
func Compare(ctx context.Context, a, b Choice, opts Options) (*schema.Comparison, []schema.Skipped, error) {
	var reports []*report.Report
	var skipped []schema.Skipped
	for _, c := range []Choice{a, b} {
		r, s, err := loadOne(ctx, c, opts)
		skipped = append(skipped, s...)
		if err != nil {
			return nil, skipped, err
		}
		reports = append(reports, r)
	}
	if reports[0].Ref == reports[1].Ref { // a ref is unique among what is compared, too
		reports[1].Ref += "#2"
	}
	out, err := beside(ctx, reports, judged{}, opts.progress)
	return out, skipped, err
}

// beside takes two reports, as one story, through the stages of analyse but for
// those that weigh what they claim, which two long books have no end of.
func beside(ctx context.Context, two []*report.Report, decided judged, progress func(string, int)) (_ *schema.Comparison, err error) {
	defer parallel.Catch(&err)
	decided.mark(two)
	progress("cutting", len(two))
	texts := flow.Cut(two)
	if err := ctx.Err(); err != nil {
		return nil, err
	}

	progress("attributing", len(two))
	one := story.Story{Reports: []int{0, 1}}
	corpus := flow.Read(texts, []story.Story{one})
	if err := ctx.Err(); err != nil {
		return nil, err
	}

	progress("comparing", len(two))
	told := corpus.Trace(one, decided.on(two))
	return brief.Compare(corpus.Corpus, told), ctx.Err()
}

// loadOne reads the one report that a choice names.
func loadOne(ctx context.Context, c Choice, opts Options) (*report.Report, []schema.Skipped, error) {
	reports, skipped, err := load(ctx, []string{c.Input}, opts)
	if err != nil {
		return nil, skipped, err
	}
	wrong := &ChoiceError{Choice: c, Reports: len(reports)}
	if c.Record > 0 {
		for _, r := range reports {
			if r.Record == c.Record {
				return r, skipped, nil
			}
		}
		return nil, skipped, wrong
	}
	switch len(reports) {
	case 0:
		return nil, skipped, wrong
	case 1:
		return reports[0], skipped, nil
	}
	wrong.Example = reports[0].Path
	if n := reports[0].Record; n > 0 {
		wrong.Example = fmt.Sprintf("%s#%d", reports[0].Path, n)
	}
	return nil, skipped, wrong
}
