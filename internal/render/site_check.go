package render

import (
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// pageChecked is how many pieces of evidence a page shows for one side.
const pageChecked = 40

// CheckPage is what the reports say of a claim, on a page of its own.
type CheckPage struct {
	Claim, Verdict string
	Asserts        CheckSide
	Denies         CheckSide
	Similar        []SimilarView
	More           string
	Limits         []string
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

// NewCheckPage is the page of a check.
func NewCheckPage(c *schema.Check, site *Site) CheckPage {
	b := &schema.Brief{Reports: c.Reports}
	in := &schema.Story{}
	for _, r := range c.Reports {
		in.Reports = append(in.Reports, r.ID)
	}
	v := newViewer(b, nil, site)
	s := &story{viewer: v, facts: newFacts(in, v.lib), anchor: "check"}
	out := CheckPage{
		Claim: shown(c.Claim, maxQuoteRunes), Verdict: c.Verdict, Asserts: s.checked(c.Asserts), Denies: s.checked(c.Denies),
		More: more(len(c.Similar)-pageChecked, "assertion", "assertions"), Limits: c.Limits,
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
