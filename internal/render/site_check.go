package render

import (
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// pageChecked is how many pieces of evidence a page shows for one side.
const pageChecked = 40

// CheckPage is what the reports say of a claim, as the templates "check-sides"
// and "check-similar" set it.
type CheckPage struct {
	Claim, Verdict string
	Asserts        CheckSide
	Denies         CheckSide
	Similar        []SimilarView
	More           string
	Unclear        []string // what of the claim was not understood
}

// CheckSide is who asserts a claim, or who denies it.
type CheckSide struct {
	Origins rangeView
	Names   []nameView
	Quotes  []wordingView
	More    string
}

// SimilarView is an assertion that a claim is like and not the same as.
type SimilarView struct {
	wordingView
	Differs string
}

// NewCheckPage is a check for a site, where each report has its page.
func NewCheckPage(c *schema.Check, site *Site) CheckPage { return newChecked(c, site).checkPage(c) }

// newCheckView is a check that stands alone, with the reports it quotes.
func newCheckView(c *schema.Check) (CheckPage, *view) {
	s := newChecked(c, nil)
	page := s.checkPage(c)
	out := &view{Title: "Check: " + shown(c.Claim, maxTitleRunes)}
	s.reports(out, []*schema.Story{s.Story})
	return page, out
}

// newChecked takes what a check quotes for a story.
func newChecked(c *schema.Check, site *Site) *story {
	in := quotedIn(c)
	v := newViewer(&schema.Brief{Reports: c.Reports}, []*schema.Story{in}, site)
	return &story{viewer: v, facts: newFacts(in, v.lib), anchor: "check"}
}

// quotedIn is the reports that a check quotes, as those of a story. The JSON
// also has those that a quote was restored from.
func quotedIn(c *schema.Check) *schema.Story {
	var places []schema.Evidence
	places = append(append(places, c.Asserts.Evidence...), c.Denies.Evidence...)
	for _, x := range c.Similar {
		places = append(places, x.Evidence...)
	}
	out := &schema.Story{}
	for _, r := range c.Reports {
		if slices.ContainsFunc(places, func(e schema.Evidence) bool { return e.Report == r.ID }) {
			out.Reports = append(out.Reports, r.ID)
		}
	}
	return out
}

// Headline is the verdict in words.
func (p CheckPage) Headline() string {
	switch p.Verdict {
	case "asserted":
		return "Asserted, and no report denies it"
	case "denied":
		return "Denied, and no report asserts it"
	case "disputed":
		return "Disputed"
	case "similar only":
		return "No report asserts or denies it as it stands"
	}
	return "No report bears on it"
}

func (s *story) checkPage(c *schema.Check) CheckPage {
	out := CheckPage{
		Claim: shown(c.Claim, maxQuoteRunes), Verdict: c.Verdict, Asserts: s.checked(c.Asserts), Denies: s.checked(c.Denies),
		More: more(len(c.Similar)-pageChecked, "assertion", "assertions"),
	}
	for _, l := range c.Limits {
		out.Unclear = append(out.Unclear, shown(l, maxTitleRunes))
	}
	for _, x := range c.Similar[:min(len(c.Similar), pageChecked)] {
		out.Similar = append(out.Similar, SimilarView{wordingView{s.quote(x.Text, x.Evidence), s.cites(x.Evidence, pageLetters, false)}, shown(x.Differs, maxTitleRunes)})
	}
	return out
}

func (s *story) checked(side schema.Support) CheckSide {
	out := CheckSide{Origins: newRange(side.Range())}
	for _, o := range side.Origins[:min(len(side.Origins), pageOrigins)] {
		if n := originName(o); !slices.Contains(out.Names, n) { // three reports of one outlet are three origins of one name
			out.Names = append(out.Names, n)
		}
	}
	distinct := distinctWords(s.facts, side.Evidence)
	for _, e := range distinct[:min(len(distinct), pageChecked)] {
		places := []schema.Evidence{e}
		out.Quotes = append(out.Quotes, wordingView{s.quote(s.lib.words(s.sentence(e)), places), s.cites(places, 1, false)})
	}
	out.More = more(len(distinct)-pageChecked, "sentence", "sentences")
	return out
}
