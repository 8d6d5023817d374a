package brief

import (
	"github.com/headwater-news/headwater/internal/check"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/schema"
)

// Check writes what the reports of a corpus say of a claim, with the reports
// that it cites.
func Check(c Corpus, text string, r check.Result, skipped []schema.Skipped) *schema.Check {
	a := newAssembler(c)
	cited := map[int]bool{}
	out := &schema.Check{
		Schema: schema.CheckVersion, Claim: text, Verdict: string(r.Verdict),
		Asserts: a.support(r.Asserts, cited), Denies: a.support(r.Denies, cited),
		Similar: []schema.Similar{}, Reports: []schema.Report{}, Skipped: schema.List(skipped), Limits: []string{},
	}
	for _, s := range r.Similar {
		best := s.Evidence[0]
		out.Similar = append(out.Similar, schema.Similar{
			Text: best.In(a.Texts[best.Report].Text), Differs: s.Differs, Evidence: a.places(s.Evidence, cited),
		})
	}
	a.addRestorers(cited)
	for i := range c.Texts {
		if cited[i] {
			out.Reports = append(out.Reports, a.report(i))
		}
	}
	return out
}

// support writes one side.
func (a *assembler) support(s check.Side, cited map[int]bool) schema.Support {
	return schema.Support{Low: s.Count.Low, High: s.Count.High, Evidence: a.places(s.Evidence, cited), Origins: a.origins(s.Origins, s.Evidence)}
}

func (a *assembler) places(list []claim.Evidence, cited map[int]bool) []schema.Evidence {
	out := []schema.Evidence{}
	for _, e := range list {
		cited[e.Report] = true
		out = append(out, a.evidence(e.Report, e.Span))
	}
	return out
}

// addRestorers adds the reports that quotes of cited ones were restored from,
// and so on.
func (a *assembler) addRestorers(cited map[int]bool) {
	for before := -1; before < len(cited); {
		before = len(cited)
		for i := range a.Texts {
			if !cited[i] {
				continue
			}
			for _, q := range a.Readings[i].Quotes {
				if q.Restored != nil {
					cited[q.Restored.Report] = true
				}
			}
		}
	}
}
