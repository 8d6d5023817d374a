package render

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/headwater-news/headwater/internal/coverage"
	"github.com/headwater-news/headwater/schema"
)

// How many claims the table of a story's own page shows.
const (
	pageClaims = 80
	openClaims = 12 // of these, not folded
)

// StoryPage is a story on a page of its own: what the templates of Parts set,
// and what only such a page has room for.
type StoryPage struct {
	Story   storyView
	Claims  []lineView // that more than one report makes, or that are disputed
	Rest    []lineView // the rest of them, which the page folds
	More    string     // claims left out
	Reports []Covered
}

// Covered is a report in the list of a story's page.
type Covered struct {
	Letter, Title, Outlet, Day string
	Href, Source               string // to its page here, and at its source
	Lang                       string
	Ref                        string
	Kind                       string // as package coverage tells
	Same                       []Covered
}

// NewStoryPage is the page of the first story of a brief.
func NewStoryPage(b *schema.Brief, site *Site) StoryPage {
	s := &b.Stories[0]
	v := newViewer(b, []*schema.Story{s}, site)
	f := newFacts(s, v.lib)
	out := StoryPage{Story: v.story(f, "story", "")}
	at := &story{viewer: v, facts: f, anchor: "story", disputes: disputeAnchors(f, "story")}
	for i := range out.Story.Lines {
		out.Story.Lines[i].Why = nil // the table has it
	}
	out.Claims, out.More = at.table()
	out.Claims, out.Rest = out.Claims[:min(len(out.Claims), openClaims)], out.Claims[min(len(out.Claims), openClaims):]
	out.Reports = v.covered(s)
	return out
}

// table lists the claims that more than one report makes or that are disputed:
// those with most origins first.
func (s *story) table() ([]lineView, string) {
	var claims []*schema.Claim
	reports := map[string]int{}
	for i := range s.Story.Claims {
		c := &s.Story.Claims[i]
		reports[c.ID] = len(s.inOrder(reportsOf(places(c))))
		if reports[c.ID] > 1 || s.dispute[c.ID] {
			claims = append(claims, c)
		}
	}
	slices.SortStableFunc(claims, func(a, b *schema.Claim) int {
		return cmp.Or(cmp.Compare(b.Origins.Low, a.Origins.Low), cmp.Compare(b.Origins.High, a.Origins.High), cmp.Compare(reports[b.ID], reports[a.ID]))
	})
	var out []lineView
	for i, c := range claims[:min(len(claims), pageClaims)] {
		l := s.claimRow(c, i+1)
		if i >= openClaims {
			for k := range l.Cites.List {
				l.Cites.List[k].Sentence = passageView{} // it is a step away, and there are hundreds
			}
		}
		out = append(out, l)
	}
	return out, more(len(claims)-pageClaims, "claim", "claims")
}

func places(c *schema.Claim) []schema.Evidence {
	var out []schema.Evidence
	for _, e := range c.Evidence {
		out = append(out, placeOf(e))
	}
	return out
}

func (s *story) claimRow(c *schema.Claim, number int) lineView {
	r := newRange(c.Origins.Range())
	l := lineView{
		Number: number, Anchor: fmt.Sprintf("claim-%d", number), Quote: s.quote(c.Text, places(c)), Stance: "asserts",
		Cites: s.cites(orElse(taking(c, "asserts"), places(c)), s.site.most(pageLetters), false), Origins: &r,
		Others: s.against(c, s.site.most(pageLetters), false), Dispute: s.disputes[c.ID], Rests: restsOn(c), Why: s.why(c),
	}
	l.Names, l.More = namesOf(c, "asserts")
	return l
}

// covered lists the reports of a story in its order, those of one text folded
// under the first of them.
func (v *viewer) covered(s *schema.Story) []Covered {
	kinds := coverage.Of(s)
	same := map[string][]string{}
	folded := map[string]bool{}
	for _, n := range s.Lineage.Nodes {
		same[n.ID] = n.SameText
		for _, id := range n.SameText {
			folded[id] = true
		}
	}
	var out []Covered
	for _, id := range s.Reports {
		if folded[id] || v.lib.reports[id] == nil {
			continue
		}
		c := v.coveredBy(id, kinds)
		for _, twin := range same[id] {
			if v.lib.reports[twin] != nil {
				c.Same = append(c.Same, v.coveredBy(twin, kinds))
			}
		}
		out = append(out, c)
	}
	return out
}

func (v *viewer) coveredBy(id string, kinds map[string]coverage.Kind) Covered {
	r := v.lib.reports[id]
	return Covered{
		Letter: shown(id, maxNameRunes), Title: cmp.Or(shown(text(r.Title), maxTitleRunes), shown(firstRunes(r.Text, maxTitleRunes), 90), "Untitled"),
		Outlet: shown(text(r.Outlet), maxNameRunes), Day: shown(published(r.Published), maxNameRunes),
		Href: v.site.Report(r.Ref, 0), Source: webLink(text(r.URL)), Lang: languageOf(r), Ref: r.Ref, Kind: kinds[id].String(),
	}
}
