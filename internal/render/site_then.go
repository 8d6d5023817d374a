package render

import (
	"slices"
	"strconv"

	"github.com/headwater-news/headwater/internal/coverage"
	"github.com/headwater-news/headwater/internal/since"
	"github.com/headwater-news/headwater/schema"
)

// pageMoved is how many claims with other origins a page shows.
const pageMoved = 12

// ThenPage is a story as it stood once, and what became of it since.
type ThenPage struct {
	Story    storyView
	Sums     []SumRow
	Came     []Covered // reports, as they are now
	Revised  []Covered
	Moved    []lineView
	More     string // claims left out
	Disputes []disputeView
}

// SumRow is a number of a story, then and now.
type SumRow struct {
	Name      string
	Then, Now string
}

// NewThenPage is the page of a story as it stood then, with links into the
// reports of then by one site. What became of it is told in the letters of now,
// with links by the other.
func NewThenPage(then, now *schema.Brief, past, site *Site) ThenPage {
	a, b := &then.Stories[0], &now.Stories[0]
	old := newViewer(then, []*schema.Story{a}, past)
	out := ThenPage{Story: old.story(newFacts(a, old.lib), "story", "")}
	out.Sums = []SumRow{
		{"reports", strconv.Itoa(a.Counts.Reports), strconv.Itoa(b.Counts.Reports)},
		{"texts", strconv.Itoa(a.Counts.Texts), strconv.Itoa(b.Counts.Texts)},
		{"independent origins", a.Counts.Origins.String(), b.Counts.Origins.String()},
		{"disputes", strconv.Itoa(len(a.Conflicts)), strconv.Itoa(len(b.Conflicts))},
	}
	v := newViewer(now, []*schema.Story{b}, site)
	v.tips = old.tips
	s := &story{viewer: v, facts: newFacts(b, v.lib), anchor: "now"}
	changes := since.Between(then, now)
	for _, c := range changes.Claims[:min(len(changes.Claims), pageMoved)] {
		l := s.claimRow(&b.Claims[c.Index], c.Index+1)
		if l.Was = "not claimed"; c.Before != nil {
			l.Was = origins(*c.Before)
		}
		out.Moved = append(out.Moved, l)
	}
	out.More = more(len(changes.Claims)-pageMoved, "claim", "claims")
	for i, d := range s.disputed() {
		if slices.Contains(changes.Disputes, i) {
			out.Disputes = append(out.Disputes, d)
		}
	}
	kinds := coverage.Of(b)
	for _, id := range changes.Came {
		out.Came = append(out.Came, v.coveredBy(id, kinds))
	}
	for _, id := range changes.Revised {
		out.Revised = append(out.Revised, v.coveredBy(id, kinds))
	}
	return out
}
