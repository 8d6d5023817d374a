package headwater

import (
	"context"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/flow"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
)

// judged is what people decided that bears on what is found in a story. Which
// reports are in it, which they decide too, the archive knows.
type judged struct {
	lineage   []archive.Decision
	owners    map[string]string   // outlet → the first outlet known of its owner
	furniture map[string][]string // outlet → words that are no part of its reports
}

// judged are the decisions that hold.
func (a *Archive) judged(ctx context.Context) (judged, error) {
	list, err := a.store.Standing(ctx, archive.Confirm, archive.Reject, archive.Owner, archive.Furniture)
	j := judged{owners: map[string]string{}, furniture: map[string][]string{}}
	for _, d := range list {
		switch d.Kind {
		case archive.Owner:
			j.join(d.A, d.B)
		case archive.Furniture:
			j.furniture[d.A] = append(j.furniture[d.A], d.B)
		default:
			j.lineage = append(j.lineage, d)
		}
	}
	return j, err
}

// owner is the outlet that stands for an outlet's owner.
func (j judged) owner(outlet string) string {
	for j.owners[outlet] != "" && j.owners[outlet] != outlet {
		outlet = j.owners[outlet]
	}
	return outlet
}

func (j judged) join(a, b string) {
	if a, b = j.owner(a), j.owner(b); a != b {
		j.owners[b] = a
	}
}

// on is what was decided, as the flow asks for it.
func (j judged) on(reports []*report.Report) flow.Decided {
	return flow.Decided{
		Edges:    func(members []int) []lineage.Judged { return j.edges(reports, members) },
		OneOwner: j.oneOwner(),
	}
}

// oneOwner reports whether two outlets have one owner; nil if no two have.
func (j judged) oneOwner() func(a, b string) bool {
	if len(j.owners) == 0 {
		return nil
	}
	return func(a, b string) bool { return j.owner(a) == j.owner(b) }
}

// edges are the decisions on who took text from whom among some reports.
func (j judged) edges(reports []*report.Report, members []int) []lineage.Judged {
	if len(j.lineage) == 0 {
		return nil
	}
	at := make(map[string]int, len(members))
	for _, i := range members {
		at[reports[i].Ref] = i
	}
	var out []lineage.Judged
	for _, d := range j.lineage {
		from, known := at[d.A]
		to, alsoKnown := at[d.B]
		if known && alsoKnown {
			out = append(out, lineage.Judged{From: from, To: to, Took: d.Kind == archive.Confirm})
		}
	}
	return out
}

// mark marks as furniture what was decided to be that. The reports are those
// of this call alone, just read from the archive.
func (j judged) mark(reports []*report.Report) {
	if len(j.furniture) == 0 {
		return
	}
	for _, r := range reports {
		for _, words := range j.furniture[r.Outlet] {
			markAll(r, words)
		}
	}
}

// markAll marks each place of some words that is not furniture yet. What is
// furniture already is in order, and apart.
func markAll(r *report.Report, words string) {
	var found []report.Furniture
	known := r.Furniture
	for at := 0; words != ""; {
		i := strings.Index(r.Text[at:], words)
		if i < 0 {
			break
		}
		span := report.Span{Start: at + i, End: at + i + len(words)}
		at = span.End
		for len(known) > 0 && known[0].End <= span.Start {
			known = known[1:]
		}
		if len(known) == 0 || known[0].Start >= span.End {
			found = append(found, report.Furniture{Span: span, Kind: report.Label})
		}
	}
	r.Furniture = append(r.Furniture, found...)
	slices.SortFunc(r.Furniture, func(a, b report.Furniture) int { return a.Start - b.Start })
}
