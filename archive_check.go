package headwater

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/check"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/schema"
)

// Check says who asserts and who denies a claim among the reports of the
// archive that are nearest to it. Of a story with very many reports the nearest
// alone are asked. Whoever asks again gets the same answer, not to be changed,
// until something changed in those reports or people decided something.
func (a *Archive) Check(ctx context.Context, claim string) (_ *schema.Check, err error) {
	defer parallel.Catch(&err)
	text := asked(claim)
	near, err := a.store.Near(ctx, text)
	if err != nil {
		return nil, err
	}
	decided, err := a.judged(ctx)
	if err != nil {
		return nil, err
	}
	basis := fmt.Sprint(near, decided)
	if known := a.checked.get(claim, basis); known != nil {
		return known, nil
	}
	leave, err := a.work.Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var stories []archive.Story
	var reports []*report.Report
	var of []int
	for i, n := range near {
		stories = append(stories, n.Story)
		for _, num := range n.Reports {
			r, err := a.store.ReportByNumber(ctx, num)
			if errors.Is(err, archive.ErrUnknown) {
				continue // pruned meanwhile
			}
			if err != nil {
				return nil, err
			}
			reports, of = append(reports, r), append(of, i)
		}
	}
	corpus, found, err := analyse(ctx, reports, as(stories, of), decided, Options{}.progress)
	if err != nil {
		return nil, err
	}
	out := answerTo(corpus, claim, text, check.NewIndex(known(corpus, found)), nil)
	a.checked.put(claim, basis, out)
	return out, nil
}

// mostAnswers is how many answers are kept: claims that are followed are asked
// again with every change of the archive.
const mostAnswers = 128

// answers are those that were given last, and what each of them rests on.
type answers struct {
	mu    sync.Mutex
	given map[string]answer // by claim
	order []string          // of the claims, the oldest first
}

type answer struct {
	basis string // the stories in their versions, the reports asked, what people decided
	*schema.Check
}

// get is the answer to a claim on some basis, nil if it is not known.
func (a *answers) get(claim, basis string) *schema.Check {
	a.mu.Lock()
	defer a.mu.Unlock()
	if x := a.given[claim]; x.basis == basis {
		return x.Check
	}
	return nil
}

func (a *answers) put(claim, basis string, c *schema.Check) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.given == nil {
		a.given = map[string]answer{}
	}
	if _, again := a.given[claim]; !again {
		if a.order = append(a.order, claim); len(a.order) > mostAnswers {
			delete(a.given, a.order[0])
			a.order = a.order[1:]
		}
	}
	a.given[claim] = answer{basis, c}
}
