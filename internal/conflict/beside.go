package conflict

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// besides finds figures alone that a report sets beside another's: "Some 4,000 people
// marched, police said; the organisers spoke of 9,000", "About 60, says the mayor. The
// union puts the number at 90." Whatever is counted, it is one thing. What known
// conflicts quote already is left to them.
func besides(s Story, known []Conflict, readers map[int][]figureReader) []Conflict {
	type numbers struct{ a, b float64 }
	var out disputes[numbers] // a copy tells of the same two
	for _, r := range s.Reports {
		list := s.Readings[r].Attributions
		for i := 0; i+1 < len(list); i++ {
			a, b := &list[i], &list[i+1]
			if b.Sentence > a.Sentence+1 || len(a.Content) != 1 || len(b.Content) != 1 {
				continue
			}
			x, ok := s.onlyFigure(r, a, readers[r][a.Sentence])
			if !ok {
				continue
			}
			y, ok := s.onlyFigure(r, b, readers[r][b.Sentence])
			if !ok || !(y.alone && setApart(x.Quantity, y.Quantity) || s.disagrees(r, b, x, y)) || !twoSay(a, b) || s.saidBefore(r, a) || s.saidBefore(r, b) {
				continue
			}
			one, other := Place{r, a.Sentence, a.Content[0]}, Place{r, b.Sentence, b.Content[0]}
			if quotes(known, one, other) {
				continue
			}
			out.add(between(Number, one, other, x.text+" against "+y.text), numbers{x.Low, y.Low})
		}
	}
	return out.out
}

// twoSay reports whether two attributions are statements of two sources.
func twoSay(a, b *attribution.Attribution) bool {
	says := func(x *attribution.Attribution) bool { return x.Act == attribution.States && len(x.Chain) > 0 }
	return says(a) && says(b) && claim.OriginKey(a.Chain[len(a.Chain)-1]) != claim.OriginKey(b.Chain[len(b.Chain)-1])
}

// besideFigure is the one number of what somebody says, and whether he says no more.
type besideFigure struct {
	quantity.Quantity
	text  string
	alone bool
}

// onlyFigure reads what an attribution says as one number of things or people, times
// aside.
func (s Story) onlyFigure(r int, a *attribution.Attribution, in figureReader) (besideFigure, bool) {
	says := func(x word.Token) bool {
		at := report.Span{Start: int(x.Start), End: int(x.End)}
		return a.Content[0].Contains(at) && !s.tellsWhen(r, a.Sentence, at)
	}
	var q *quantity.Quantity
	for i := range in.quantities {
		if x := &in.quantities[i]; says(in.tokens[x.First]) {
			if q != nil {
				return besideFigure{}, false
			}
			q = x
		}
	}
	if q == nil || q.Begin > 0 && definite[in.lower[q.Begin-1]] || q.Low < 2 {
		return besideFigure{}, false // "the two sides", "one" for anybody
	}
	out := besideFigure{*q, in.text.Text[in.tokens[q.Begin].Start:in.tokens[q.Last-1].End], true}
	for i, x := range in.tokens {
		if !says(x) {
			continue
		}
		w := in.lower[i]
		if quantity.Currency(w) != "" || quantity.IsSign(w) || w == "percent" || w == "%" || w == "per" {
			return besideFigure{}, false
		}
		if (i < q.Begin || i >= q.Last) && w != "" && !ofFigure[w] && w[0] >= 'a' {
			out.alone = false
		}
	}
	return out, true
}

// disagrees reports whether the sentence of the second of two figures says that it is
// not the first, whatever the bounds of either: "put the toll lower, at 40 or more".
func (s Story) disagrees(r int, b *attribution.Attribution, x, y besideFigure) bool {
	const far = 10 // times as many are no count of one thing
	text := s.Texts[r].Sentences[b.Sentence].In(s.Texts[r].Text)
	m, n := valueOf(x.Quantity), valueOf(y.Quantity)
	return m != n && m <= far*n && n <= far*m && slices.ContainsFunc(disagreement, func(w string) bool { return strings.Contains(text, w) }) &&
		disagreeing.MatchString(text) && !revising.MatchString(text)
}

var (
	disagreement = []string{"lower", "higher", "high as", "low as", "disput"} // one of which all that disagrees has: most sentences need no more than a look for them
	disagreeing  = regexp.MustCompile(`\b(?:toll|number|figure|count|tally)(?: (?:was|is|as|far|much|slightly))* (?:lower|higher)\b` +
		`|\b(?:lower|higher) (?:death )?(?:toll|number|figure|count|tally|estimate)\b` +
		`|\b(?:toll|number|figure|count|tally) (?:could|might|may) be as (?:high|low) as\b` +
		`|\bdisput(?:ed|es|ing) (?:that|this|the) (?:toll|number|figure|count|tally|estimate)\b`)
	revising = regexp.MustCompile(`\b(?:later|now|since|earlier|initial|initially|previous|previously|revised|updated|raised|rose|risen|would|will)\b`)
)

// setApart reports whether two numbers that are told beside each other are two: "about
// 200" beside 180 is, which by itself might be the same.
func setApart(x, y quantity.Quantity) bool {
	const apart = 0.05
	if math.IsInf(x.High, 1) || math.IsInf(y.High, 1) || x.Low == 0 || y.Low == 0 {
		return !x.Agrees(y)
	}
	a, b := (x.Low+x.High)/2, (y.Low+y.High)/2
	return math.Abs(a-b) > apart*max(a, b)
}

// ofFigure are words that may stand by a figure which is told alone: "the number at".
var ofFigure = word.Set("the number figure total toll count turnout attendance crowd it them this that at to some about around as many")

// quotes reports whether a conflict has two places on two sides.
func quotes(list []Conflict, a, b Place) bool {
	in := func(x Side, p Place) bool {
		return slices.ContainsFunc(x.Evidence, func(e Place) bool { return e.Report == p.Report && e.Sentence == p.Sentence && e.Overlap(p.Span) > 0 })
	}
	return slices.ContainsFunc(list, func(c Conflict) bool {
		return slices.ContainsFunc(c.Sides, func(x Side) bool { return in(x, a) }) && slices.ContainsFunc(c.Sides, func(x Side) bool { return in(x, b) })
	})
}
