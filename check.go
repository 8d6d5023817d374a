package headwater

import (
	"context"
	"slices"

	"github.com/headwater-news/headwater/internal/brief"
	"github.com/headwater-news/headwater/internal/check"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/schema"
)

// Checker answers what one set of reports says of claims. It reads them once.
type Checker struct {
	corpus  brief.Corpus
	index   *check.Index
	skipped []schema.Skipped
}

// NewChecker reads inputs. If none can be read the error is ErrNothingRead, and
// the checker's answers hold the reasons.
func NewChecker(ctx context.Context, inputs []string, opts Options) (*Checker, error) {
	reports, skipped, err := load(ctx, inputs, opts)
	if err != nil {
		return nil, err
	}
	if len(reports) == 0 {
		return &Checker{index: check.NewIndex(nil), skipped: skipped}, ErrNothingRead
	}
	corpus, stories, err := analyse(ctx, reports, story.Find, judged{}, opts.progress)
	if err != nil {
		return nil, err
	}
	return &Checker{corpus, check.NewIndex(known(corpus, stories)), skipped}, nil
}

// Check says who asserts and who denies a claim, and from how many independent
// origins.
func (c *Checker) Check(text string) *schema.Check {
	return brief.Check(c.corpus, text, c.index.Claim(asked(text)), c.skipped)
}

// asked cuts a claim, or the one that a question is about, as the reports are
// cut. It is in English.
func asked(text string) *segment.Text {
	return segment.NewCutter().Cut(&report.Report{Text: check.Asked(text), Language: "en"})
}

// known is what a check asks of: the claims of each story and the times.
func known(c brief.Corpus, stories []brief.Story) []check.Story {
	var out []check.Story
	for _, s := range stories {
		out = append(out, check.Story{
			Story:     claim.Story{Texts: c.Texts, Reports: s.Reports, Passages: s.Passages, Graph: s.Graph, Readings: c.Readings},
			Claims:    s.Claims.Claims,
			Besides:   slices.Concat(s.Claims.Slight, s.Claims.Untold),
			Conflicts: s.Conflicts.Conflicts,
			Times:     c.Times,
		})
	}
	return out
}
