package render

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// story is a story on its way into a view.
type story struct {
	*viewer
	*facts
	anchor   string
	number   string            // "" where it is the only one
	disputes map[string]string // anchors, by claim id
}

func (v *viewer) story(f *facts, anchor, number string) storyView {
	s := &story{viewer: v, facts: f, anchor: anchor, number: number, disputes: disputeAnchors(f, anchor)}
	out := storyView{
		Anchor: anchor, Number: number, Title: shown(f.Title, maxTitleRunes),
		Reports: count(f.Counts.Reports, "report", "reports"), Behind: behindCount(f.Counts),
		Origins: newRange(f.Counts.Origins), Count: s.counted(),
		Lines: s.lines(), Disputes: s.disputed(), Speakers: s.quoted(), Timeline: s.timeline(), Lineage: s.lineage(),
		Changes: s.changed(), Revisions: s.revised(), Alone: s.onlyHere(),
	}
	if f.Period.Start != nil && f.Period.End != nil {
		out.Period = shown(days(*f.Period.Start, *f.Period.End), maxNameRunes)
	}
	for _, id := range f.Story.Reports[:min(len(f.Story.Reports), pageEvidence)] {
		if r := v.lib.reports[id]; r != nil {
			l := letterView{Letter: shown(id, maxNameRunes), Name: shown(shortName(r), maxNameRunes), Day: shown(published(r.Published), maxNameRunes)}
			l.Href = v.hrefOf(r)
			out.Letters = append(out.Letters, l)
		}
	}
	out.More.Letters = more(len(f.Story.Reports)-pageEvidence, "report", "reports")
	out.More.Lines = more(len(f.Lines)-pageLines, "line", "lines")
	out.More.Disputes = more(len(f.Conflicts)-pageConflicts, "dispute", "disputes")
	out.More.Speakers = more(len(s.speakers())-pageSpeakers, "speaker", "speakers")
	out.More.Revisions = more(len(f.Revisions)-pageChanges, "sentence", "sentences")
	out.More.Changes = more(len(f.Changes)-pageChanges, "account", "accounts")
	out.More.Alone = more(len(s.alone())-pageAlone, "claim", "claims")
	return out
}

// disputeAnchors is where each disputed claim stands among the disputes, by id.
func disputeAnchors(f *facts, anchor string) map[string]string {
	out := map[string]string{}
	for i, c := range f.Conflicts[:min(len(f.Conflicts), pageConflicts)] {
		for _, side := range c.Sides {
			if id := text(side.Claim); id != "" && out[id] == "" {
				out[id] = fmt.Sprintf("%s-dispute-%d", anchor, i+1)
			}
		}
	}
	return out
}

// behindCount says what a count of origins was made of.
func behindCount(c schema.Counts) string {
	reports := "behind " + count(c.Reports, "report", "reports")
	if c.Texts >= c.Reports || c.Texts < 1 {
		return reports
	}
	return reports + ", " + count(c.Texts, "text", "texts") + " once copies are set aside"
}

func (s *story) inReportOrder(places []schema.Evidence) []schema.Evidence {
	places = slices.Clone(places)
	slices.SortStableFunc(places, func(a, b schema.Evidence) int {
		return cmp.Or(s.order[a.Report]-s.order[b.Report], a.Start-b.Start)
	})
	return places
}

// quote is words of the brief in the language of the report they stand in.
func (s *story) quote(words string, places []schema.Evidence) passageView {
	p := passageView{Words: shown(words, maxQuoteRunes)}
	if len(places) > 0 && s.lib.reports[places[0].Report] != nil {
		p.Lang = languageOf(s.lib.reports[places[0].Report])
	}
	return p
}

func (s *story) lines() []lineView {
	var out []lineView
	for i, line := range s.Lines[:min(len(s.Lines), pageLines)] {
		l := lineView{Number: i + 1, Anchor: fmt.Sprintf("%s-claim-%d", s.anchor, i+1), Quote: s.quote(line.Text, line.Evidence), Stance: "asserts"}
		c := s.claims[line.Claim]
		if c == nil {
			l.Cites = s.cites(line.Evidence, pageLetters, false)
			out = append(out, l)
			continue
		}
		l.Stance = s.stance(c, line.Evidence)
		l.Cites = s.cites(orElse(taking(c, l.Stance), line.Evidence), pageLetters, false)
		l.Names, l.More = namesOf(c, l.Stance)
		l.Dispute = s.disputes[c.ID]
		if l.Stance == "asserts" {
			r := newRange(c.Origins.Range())
			l.Origins = &r
			l.Others = s.against(c, pageLetters, false)
			l.Rests = restsOn(c)
			if len(c.Evidence) > 1 {
				l.Why = s.why(c)
			}
		}
		for _, e := range line.Evidence {
			if r := s.lib.reports[e.Report]; r != nil && sentenceAt(r, e) >= 0 {
				label := sentenceLabel(e.Report, sentenceAt(r, e))
				s.back[label] = append(s.back[label], backRef{l.Anchor, joined("·", s.number, fmt.Sprint(l.Number))})
			}
		}
		out = append(out, l)
	}
	return out
}

// against lists who denies or hedges a claim.
func (s *story) against(c *schema.Claim, most int, sentences bool) []stanceView {
	var out []stanceView
	for _, other := range []struct{ stance, verb string }{{"denies", "denied"}, {"hedges", "hedged"}} {
		if places := taking(c, other.stance); len(places) > 0 {
			names, _ := namesOf(c, other.stance)
			out = append(out, stanceView{other.verb, s.cites(places, most, sentences), names})
		}
	}
	return out
}

// namesOf names the origins of a stance on a claim, and says how many more
// there are.
func namesOf(c *schema.Claim, stance string) ([]nameView, string) {
	all := voices(c, stance)
	var out []nameView
	for _, v := range all[:min(len(all), pageNames)] {
		out = append(out, newName(v.Name, v.Kind))
	}
	if left := len(all) - pageNames; left > 0 {
		return out, fmt.Sprintf("and %d more", left)
	}
	return out, ""
}

func newName(name, kind string) nameView {
	return nameView{cmp.Or(shown(name, maxNameRunes), "not named"), kindName(kind)}
}

func (s *story) disputed() []disputeView {
	var out []disputeView
	for i, c := range s.Conflicts[:min(len(s.Conflicts), pageConflicts)] {
		d := disputeView{Anchor: fmt.Sprintf("%s-dispute-%d", s.anchor, i+1), Kind: shown(disputeName(c.Kind), maxNameRunes), Note: shown(c.Note, maxTitleRunes)}
		for n, side := range c.Sides {
			if len(side.Evidence) > 0 {
				d.Sides = append(d.Sides, s.side(c, n, side))
			}
		}
		out = append(out, d)
	}
	return out
}

func (s *story) side(c schema.Conflict, n int, side schema.Side) sideView {
	out := sideView{Name: s.sideName(c, n, side), Quote: s.quote(s.lib.words(s.sentence(side.Evidence[0])), side.Evidence)}
	claim := s.claims[text(side.Claim)]
	if claim == nil {
		out.Cites = s.cites(side.Evidence, pageLetters, false)
		return out
	}
	stance := s.sideStance(claim, c, n, side)
	out.Cites = s.cites(orElse(taking(claim, stance), side.Evidence), pageLetters, false)
	out.Names, out.More = namesOf(claim, stance)
	if stance == "asserts" {
		r := newRange(claim.Origins.Range())
		out.Origins = &r
	}
	return out
}

func (s *story) quoted() []speakerView {
	all := s.speakers()
	var out []speakerView
	for _, sp := range all[:min(len(all), pageSpeakers)] {
		o := speakerView{Name: shown(sp.name, maxNameRunes), More: more(len(sp.quotes)-pageQuotes, "quote", "quotes")}
		for _, q := range sp.quotes[:min(len(sp.quotes), pageQuotes)] {
			said := quoteView{More: more(len(q.Wordings)-pageWordings, "wording", "wordings")}
			for _, w := range q.Wordings[:min(len(q.Wordings), pageWordings)] {
				said.Wordings = append(said.Wordings, wordingView{s.quote(w.Text, w.Evidence), s.cites(w.Evidence, pageLetters, false)})
			}
			if len(said.Wordings) > 0 {
				o.Quotes = append(o.Quotes, said)
			}
		}
		out = append(out, o)
	}
	return out
}

func (s *story) changed() []changeView {
	var out []changeView
	at := func(e schema.Evidence) wordingView {
		places := []schema.Evidence{e}
		return wordingView{s.quote(s.lib.words(e), places), s.cites(places, 1, false)}
	}
	for _, c := range s.Changes[:min(len(s.Changes), pageChanges)] {
		v := changeView{Source: shown(c.Source, maxNameRunes), Note: shown(c.Note, maxTitleRunes), After: at(c.After)}
		if !within(c.Before, c.After) {
			before := at(c.Before)
			v.Before = &before
		}
		out = append(out, v)
	}
	return out
}

// revised is what outlets changed after publication. The old words are cited by
// their report alone: they stand nowhere now.
func (s *story) revised() []revisionView {
	var out []revisionView
	for _, r := range s.Revisions[:min(len(s.Revisions), pageChanges)] {
		was := []schema.Evidence{{Report: r.Report}}
		v := revisionView{Before: wordingView{s.quote(r.Before, was), s.cites(was, 1, false)}, Gone: r.After == nil}
		if r.After != nil {
			now := []schema.Evidence{*r.After}
			v.After = wordingView{s.quote(s.lib.words(*r.After), now), s.cites(now, 1, false)}
		}
		out = append(out, v)
	}
	return out
}

func (s *story) onlyHere() []aloneView {
	all := s.alone()
	var out []aloneView
	for _, e := range all[:min(len(all), pageAlone)] {
		places := []schema.Evidence{e}
		w := wordingView{s.quote(s.lib.words(e), places), s.cites(places, 1, false)}
		n := len(out) - 1
		switch {
		case n < 0 || out[n].Report.Letter != w.Cites.List[0].Letter:
			out = append(out, aloneView{Report: w.Cites.List[0], Claims: []wordingView{w}})
		case len(out[n].Claims) < aloneShown:
			out[n].Claims = append(out[n].Claims, w)
		default:
			out[n].Rest = append(out[n].Rest, w)
			out[n].Folded = fmt.Sprintf("%d more", len(out[n].Rest))
		}
	}
	return out
}

// orElse is the list, or another in place of an empty one.
func orElse[T any](list, other []T) []T {
	if len(list) == 0 {
		return other
	}
	return list
}
