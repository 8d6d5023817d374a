package headwater

import (
	"context"
	"slices"
	"unicode"
	"unicode/utf8"

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
	return answerTo(c.corpus, text, asked(text), c.index, c.skipped)
}

// answerTo is what an index says of a claim, and what of the claim was not
// understood where it says nothing.
func answerTo(c brief.Corpus, text string, claim *segment.Text, index *check.Index, skipped []schema.Skipped) *schema.Check {
	out := brief.Check(c, text, index.Claim(claim), skipped)
	if out.Verdict == string(check.Nothing) && isForeign(claim) {
		out.Limits = append(out.Limits, "half of its words or more are unknown here: a claim is read in English alone, and as it is spelt")
	}
	return out
}

// isForeign reports whether half of a claim's words, or more, are not known from
// English news. What has a capital is left out: names may be new.
func isForeign(claim *segment.Text) bool {
	words, unlisted := 0, 0
	for _, t := range claim.Terms {
		first, _ := utf8.DecodeRuneInString(claim.Text[claim.Tokens[t.First].Start:])
		if !unicode.IsLetter(first) || unicode.IsUpper(first) {
			continue
		}
		words++
		if !t.Listed() {
			unlisted++
		}
	}
	return unlisted > 0 && 2*unlisted >= words
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
