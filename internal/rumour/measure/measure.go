// Package measure holds briefs of made-up stories against the truth about
// them: who took text from whom, which reports share text, and how many
// independent origins stand behind each claim.
package measure

import (
	"fmt"
	"slices"

	"github.com/headwater-news/headwater/internal/rumour"
	"github.com/headwater-news/headwater/schema"
)

// Figures sums what the briefs of several stories got right.
type Figures struct {
	Reports   int
	Edges     Score // from one report to another, without a report between
	Ancestors int   // edges found that lead from a true ancestor
	Pairs     Score // of reports that share text
	Low       Score // of those, the pairs with hardly a run of five words in common
	Direction Direction
	Reliability
	Origins Origins
	Errors  []Error
}

// Score counts what was found right, found, and to be found.
type Score struct{ Right, Found, Wanted int }

// Precision is the part of what was found that is right.
func (s Score) Precision() float64 { return ratio(s.Right, s.Found) }

// Recall is the part of what was to be found that was.
func (s Score) Recall() float64 { return ratio(s.Right, s.Wanted) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return ratio(2*s.Right, s.Found+s.Wanted) }

// Direction counts the pairs of which one report descends from the other by
// what the lineage says of them. An edge of which the brief is not confident
// says nothing.
type Direction struct{ Right, Wrong, Silent int }

// Accuracy is the part of the directions stated that is right.
func (d Direction) Accuracy() float64 { return ratio(d.Right, d.Right+d.Wrong) }

// Stated is the part of the pairs that a direction is stated for.
func (d Direction) Stated() float64 { return ratio(d.Right+d.Wrong, d.Right+d.Wrong+d.Silent) }

// Reliability is how often edges are right, by the confidence that the brief
// states: below a half, then in steps of a tenth.
type Reliability [6]Stated

// Stated is edges of about one confidence.
type Stated struct {
	Edges, Right int
	Sum          float64 // of their confidences
}

// Add takes in an edge.
func (r *Reliability) Add(confidence float64, right bool) {
	b := &r[min(5, max(0, int(10*confidence)-4))]
	b.Edges++
	b.Sum += confidence
	if right {
		b.Right++
	}
}

// Join takes in the edges of another.
func (r *Reliability) Join(other Reliability) {
	for i, b := range other {
		r[i].Edges += b.Edges
		r[i].Right += b.Right
		r[i].Sum += b.Sum
	}
}

// Origins counts claims by how well their range of independent origins fits.
type Origins struct {
	Claims, Exact, Covered, Width int   // exact: the low end
	Several                       Score // claims with two or more
}

// Error is one thing that a brief got wrong.
type Error struct{ Kind, Where, What string }

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Add holds the brief of one story against its gold. where names the story in
// the errors.
func (f *Figures) Add(where string, s rumour.Story, b *schema.Brief) {
	x := &reading{Figures: f, where: where, gold: s.Gold(), brief: b, ref: map[string]string{}}
	for _, r := range b.Reports {
		x.ref[r.ID] = r.Ref
	}
	f.Reports += len(s.Reports)
	x.lineage()
	x.pairs()
	x.origins()
}

// confident is what the confidence of an edge must be to count as saying which
// way the text went.
const confident = 0.5

type reading struct {
	*Figures
	where   string
	gold    rumour.Gold
	brief   *schema.Brief
	ref     map[string]string   // by id
	parents map[string][]string // by ref, as the brief has them
	sure    map[string][]string // those that it is confident of
}

func (x *reading) fail(kind, format string, args ...any) {
	x.Errors = append(x.Errors, Error{kind, x.where, fmt.Sprintf(format, args...)})
}

// lineage compares edges between reports.
func (x *reading) lineage() {
	x.parents, x.sure = map[string][]string{}, map[string][]string{}
	for _, s := range x.brief.Stories {
		for _, e := range s.Lineage.Edges {
			from, to := x.ref[e.From], x.ref[e.To]
			if from == "" || to == "" || slices.Contains(x.parents[to], from) {
				continue
			}
			x.parents[to] = append(x.parents[to], from)
			if e.Confidence >= confident {
				x.sure[to] = append(x.sure[to], from)
			}
			if slices.Contains(x.gold.Open[to], from) {
				continue
			}
			x.Edges.Found++
			x.Reliability.Add(e.Confidence, slices.Contains(x.gold.Parents[to], from))
			switch {
			case slices.Contains(x.gold.Parents[to], from):
				x.Edges.Right++
				x.Ancestors++
			case descends(x.gold.Parents, to, from):
				x.Ancestors++
				x.fail("grandparent for parent", "%s → %s (%.2f), true parents %v", from, to, e.Confidence, x.gold.Parents[to])
			case descends(x.gold.Parents, from, to):
				x.fail("edge the wrong way", "%s → %s (%.2f)", from, to, e.Confidence)
			case x.related(from, to):
				x.fail("sibling or cousin for parent", "%s → %s (%.2f), true parents %v", from, to, e.Confidence, x.gold.Parents[to])
			default:
				x.fail("edge between independent reports", "%s → %s (%.2f)", from, to, e.Confidence)
			}
		}
	}
	for to, list := range x.gold.Parents {
		for _, from := range list {
			if slices.Contains(x.gold.Open[to], from) {
				continue
			}
			x.Edges.Wanted++
			if !slices.Contains(x.parents[to], from) {
				x.fail("edge missed", "%s → %s, found %v", from, to, x.parents[to])
			}
		}
	}
}

func (x *reading) related(a, b string) bool {
	return slices.ContainsFunc(x.gold.Pairs, func(p rumour.Pair) bool {
		return p.Derived && (p.A == a && p.B == b || p.A == b && p.B == a)
	})
}

// pairs compares which reports share passages, and which way the text went.
func (x *reading) pairs() {
	shared := map[[2]string]bool{}
	for _, s := range x.brief.Stories {
		for _, p := range s.Passages {
			for _, v := range p.Witnesses {
				for _, w := range p.Witnesses {
					shared[[2]string{x.ref[v.Report], x.ref[w.Report]}] = true
				}
			}
		}
	}
	for _, p := range x.gold.Pairs {
		hit := shared[[2]string{p.A, p.B}]
		x.Pairs.add(hit, p.Derived)
		if p.Low {
			x.Low.add(hit, true)
		}
		switch {
		case hit && !p.Derived:
			x.fail("passage in independent reports", "%s, %s", p.A, p.B)
		case !hit && p.Derived:
			x.fail("shared text missed", "%s, %s", p.A, p.B)
		}
		if p.Earlier == nil {
			continue
		}
		earlier, later := p.A, p.B
		if *p.Earlier == "b" {
			earlier, later = later, earlier
		}
		switch {
		case descends(x.sure, later, earlier):
			x.Direction.Right++
		case descends(x.sure, earlier, later):
			x.Direction.Wrong++
		default:
			x.Direction.Silent++
		}
	}
}

func (s *Score) add(found, wanted bool) {
	if found {
		s.Found++
	}
	if wanted {
		s.Wanted++
	}
	if found && wanted {
		s.Right++
	}
}

// descends reports whether text went from ancestor to a report, through any
// number of others.
func descends(parents map[string][]string, report, ancestor string) bool {
	for _, p := range parents[report] {
		if p == ancestor || descends(parents, p, ancestor) {
			return true
		}
	}
	return false
}

// origins compares the counts of the claims: for each true claim, that of the
// claim whose evidence agrees best.
func (x *reading) origins() {
	type place struct {
		schema.Span
		claim int
	}
	var claims []schema.Claim
	places := map[string][]place{}
	for _, s := range x.brief.Stories {
		for _, c := range s.Claims {
			for _, e := range c.Evidence {
				r := x.ref[e.Report]
				places[r] = append(places[r], place{schema.Span{Start: e.Start, End: e.End}, len(claims)})
			}
			claims = append(claims, c)
		}
	}
	for _, c := range x.gold.Claims {
		votes := make([]int, len(claims))
		for _, e := range c.Evidence {
			met := map[int]bool{}
			for _, p := range places[e.Ref] {
				if 2*(min(p.End, e.End)-max(p.Start, e.Start)) >= min(p.End-p.Start, e.End-e.Start) && !met[p.claim] {
					met[p.claim] = true
					votes[p.claim]++
				}
			}
		}
		best, most := -1, 0.0
		for k, n := range votes {
			if dice := ratio(2*n, len(c.Evidence)+len(claims[k].Evidence)); dice > most {
				best, most = k, dice
			}
		}
		var count schema.Range
		if best >= 0 {
			count = claims[best].Origins.Range()
		}
		x.count(c, count)
	}
}

func (x *reading) count(c rumour.Claim, got schema.Range) {
	o := &x.Origins
	o.Claims++
	o.Width += got.High - got.Low
	if got.Low == c.Origins {
		o.Exact++
	}
	if got.Low <= c.Origins && c.Origins <= got.High {
		o.Covered++
	}
	o.Several.add(got.Low >= 2, c.Origins >= 2)
	switch {
	case got.High == 0:
		x.fail("claim not found", "%s", x.words(c))
	case got.Low < c.Origins:
		x.fail("too few origins", "%d–%d, true %d: %s", got.Low, got.High, c.Origins, x.words(c))
	case got.Low > c.Origins:
		x.fail("too many origins", "%d–%d, true %d: %s", got.Low, got.High, c.Origins, x.words(c))
	}
}

// words quotes the evidence of a claim.
func (x *reading) words(c rumour.Claim) string {
	s := ""
	for _, e := range c.Evidence {
		s += "\n\t\t" + e.Ref + " " + x.gold.Texts[e.Ref][e.StartByte:e.EndByte]
	}
	return s
}
