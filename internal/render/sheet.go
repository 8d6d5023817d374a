package render

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// sheet sets one story.
type sheet struct {
	*page
	*facts
}

// story sets it all; number stands before the title, if there are several.
func (s *sheet) story(number string) {
	s.masthead(number)
	s.claimed(number == "" || number == ordinal(0))
	s.disputed()
	s.quoted()
	s.timeline()
	s.lineage()
	s.changed()
	s.revised()
	s.onlyHere()
	s.list()
}

func (s *sheet) masthead(number string) {
	s.para(0, run{bold, number + s.Title})
	independent := s.Counts.Origins.String() + nbsp + "independent origins"
	if s.Counts.Origins.High == 1 {
		independent = "1" + nbsp + "independent origin"
	}
	runs := []run{
		{plain, count(s.Counts.Reports, "report", "reports") + " · " + count(s.Counts.Texts, "text", "texts") + " · "},
		{emphasis(s.Counts.Origins), independent},
	}
	if s.Period.Start != nil && s.Period.End != nil {
		runs = append(runs, run{faint, " · " + days(*s.Period.Start, *s.Period.End)})
	}
	s.para(0, runs...)
}

// emphasis is the style of a range: what may be one origin must not be missed.
func emphasis(r schema.Range) style {
	if r.Low == 1 {
		return alert
	}
	return bold
}

// tally writes a range as a label: "2–4 origins", "1 ORIGIN".
func tally(r schema.Range) string {
	if r.High == 1 {
		return strings.ToUpper(origins(r))
	}
	return origins(r)
}

// sideLabel is as wide as the label of most claims; the sections that label
// what they quote stand in one column by it.
const sideLabel = "1–2 origins"

// claimed lists the lines; the first story tells how to read their labels.
func (s *sheet) claimed(first bool) {
	if len(s.Lines) == 0 {
		return
	}
	s.heading("What is claimed", "in the reports' own words")
	if first {
		s.para(2, run{faint, "1–3 origins: at least one independent source stands behind it, at most three."})
		s.blank()
	}
	shown := s.Lines[:min(len(s.Lines), maxClaims)]
	labels := make([]string, len(shown))
	styles := make([]style, len(shown))
	for i, line := range shown {
		labels[i], styles[i] = s.standing(line)
	}
	labels = aligned(labels)
	for i, line := range shown {
		if i > 0 {
			s.blank()
		}
		body := [][]run{{{plain, line.Text}}}
		if c := s.claims[line.Claim]; c != nil {
			stance := s.stance(c, line.Evidence)
			body = append(body, s.behind(c, stance))
			if why := restsOn(c); why != "" && stance == "asserts" {
				body = append(body, []run{{faint, why}})
			}
		}
		s.row(s.gutter(append(labels, sideLabel)...), run{styles[i], labels[i]}, body...)
	}
	s.more(2, len(s.Lines)-len(shown), "line", "lines")
}

// standing labels a line: with its claim's count of origins if the line
// asserts the claim, else with what it does to it.
func (s *sheet) standing(line schema.Line) (string, style) {
	c := s.claims[line.Claim]
	if c == nil {
		return "", plain
	}
	switch s.stance(c, line.Evidence) {
	case "denies":
		return nbsp + "denial", bold
	case "hedges":
		return nbsp + "hedged", bold
	}
	r := c.Origins.Range()
	return tally(r), emphasis(r)
}

// behind says which reports take a stance on a claim, and from whom they have
// it; of an asserted claim, also who denies or hedges it.
func (s *sheet) behind(c *schema.Claim, stance string) []run {
	runs := s.letters(reportsOf(taking(c, stance)))
	if names := spoken(c, stance); len(names) > 0 {
		runs = append(runs, run{plain, " · " + few(names)})
	}
	if stance != "asserts" {
		return runs
	}
	for _, other := range []struct{ stance, verb string }{{"denies", "denied in "}, {"hedges", "hedged in "}} {
		if ids := reportsOf(taking(c, other.stance)); len(ids) > 0 {
			runs = append(append(runs, run{plain, " · " + other.verb}), s.letters(ids)...)
		}
	}
	if s.dispute[c.ID] && len(reportsOf(taking(c, "denies"))) == 0 {
		runs = append(runs, run{plain, " · disputed"})
	}
	return runs
}

// spoken names the origins of a stance on a claim, each with what it is where
// its name doesn't say.
func spoken(c *schema.Claim, stance string) []string {
	var names []string
	for _, v := range voices(c, stance) {
		names = append(names, named(v.Name, v.Kind))
	}
	return names
}

// named is an origin's name with what it is, where the name doesn't say.
func named(name, kind string) string {
	if kind = kindName(kind); kind != "" {
		name += " (" + kind + ")"
	}
	return name
}

// few joins names and counts those that are too many.
func few(names []string) string {
	if more := len(names) - maxNames; more > 0 {
		return strings.Join(names[:maxNames], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}

// letters names reports by their ids, in the story's order: "A B C and 37 more".
func (s *sheet) letters(ids []string) []run {
	ids = s.inOrder(ids)
	more := ""
	if len(ids) > maxLetters {
		const kept = 3
		more = fmt.Sprintf(" and%s%d%[1]smore", nbsp, len(ids)-kept)
		ids = ids[:kept]
	}
	return []run{{bold, strings.Join(ids, nbsp) + more}}
}

// cite follows quoted words with the reports they stand in: "[A B]".
func (s *sheet) cite(places []schema.Evidence) []run {
	if len(places) == 0 {
		return nil
	}
	return append(append([]run{{plain, nbsp + "["}}, s.lettersAt(places)...), run{plain, "]"})
}

func (s *sheet) lettersAt(places []schema.Evidence) []run { return s.letters(reportsOf(places)) }

func (s *sheet) disputed() {
	if len(s.Conflicts) == 0 {
		return
	}
	s.heading("What is disputed", "")
	for i, c := range s.Conflicts[:min(len(s.Conflicts), maxConflicts)] {
		if i > 0 {
			s.blank()
		}
		s.para(2, run{bold, disputeName(c.Kind)}, run{plain, strings.TrimSuffix(": "+c.Note, ": ")})
		labels := make([]string, len(c.Sides))
		for n, side := range c.Sides {
			labels[n] = s.sideName(c, n, side)
		}
		for n, side := range c.Sides {
			if len(side.Evidence) == 0 {
				continue
			}
			body := []run{{plain, s.words(s.sentence(side.Evidence[0]))}}
			s.row(s.gutter(sideLabel), run{plain, labels[n]}, body, s.support(c, n))
		}
	}
	s.more(2, len(s.Conflicts)-maxConflicts, "dispute", "disputes")
}

// support says which reports carry a side and from how many origins.
func (s *sheet) support(c schema.Conflict, n int) []run {
	side := c.Sides[n]
	claim := s.claims[text(side.Claim)]
	if claim == nil {
		return s.lettersAt(side.Evidence)
	}
	stance := s.sideStance(claim, c, n, side)
	runs := s.letters(reportsOf(taking(claim, stance)))
	lead := " · "
	if stance == "asserts" {
		r := claim.Origins.Range()
		runs = append(runs, run{plain, lead}, run{emphasis(r), tally(r)})
		lead = ": "
	}
	if names := spoken(claim, stance); len(names) > 0 {
		runs = append(runs, run{plain, lead + few(names)})
	}
	return runs
}

func (s *sheet) quoted() {
	if len(s.Quotes) == 0 {
		return
	}
	s.heading("Quotes by speaker", "")
	speakers := s.speakers()
	for _, speaker := range speakers[:min(len(speakers), maxSpeakers)] {
		s.para(2, run{bold, cmp.Or(speaker.name, unnamed)})
		for _, q := range speaker.quotes[:min(len(speaker.quotes), maxQuotes)] {
			s.wordings(q)
		}
		s.more(4, len(speaker.quotes)-maxQuotes, "quote", "quotes")
	}
	s.more(2, len(speakers)-maxSpeakers, "speaker", "speakers")
}

func (s *sheet) wordings(q schema.Said) {
	for i, w := range q.Wordings[:min(len(q.Wordings), 1+maxWordings)] {
		lead := ""
		if i > 0 {
			lead = "also as "
		}
		s.para(4+2*min(i, 1), append([]run{{plain, lead + "“" + w.Text + "”"}}, s.cite(w.Evidence)...)...)
	}
	s.more(6, len(q.Wordings)-1-maxWordings, "wording", "wordings")
}

func (s *sheet) timeline() {
	events, left := s.happened(maxEvents)
	published := s.publications()
	if len(events)+len(published) == 0 {
		return
	}
	s.heading("Timeline", "")
	var labels []string
	for _, p := range published {
		labels = append(labels, p.day)
	}
	for _, e := range events {
		labels = append(labels, eventDay(&e))
	}
	gutter := s.gutter(labels...)
	day := ""
	for _, e := range events {
		label := eventDay(&e)
		if label == day {
			label = "" // what happened on one day stands under it
		} else {
			day = label
		}
		s.row(gutter, run{bold, label}, append([]run{{plain, e.Text}}, s.cite(e.Evidence)...))
		for _, o := range e.Also {
			s.row(gutter, run{plain, ""}, append([]run{{faint, alsoTold + otherDay(o)}}, s.cite(o.Evidence)...))
		}
	}
	s.more(2, left, "event", "events")
	for _, p := range published[:min(len(published), maxEvents)] {
		s.row(gutter, run{plain, p.day}, append([]run{{faint, "published: "}}, s.lettersAt(p.places)...))
	}
	s.more(2, len(published)-maxEvents, "day", "days")
}

func (s *sheet) changed() {
	if len(s.Changes) == 0 {
		return
	}
	s.heading("Changed accounts", "")
	for _, c := range s.Changes[:min(len(s.Changes), maxChanges)] {
		s.para(2, run{bold, c.Source}, run{plain, strings.TrimSuffix(": "+c.Note, ": ")})
		gutter := s.gutter(sideLabel)
		for _, account := range []struct {
			label string
			at    schema.Evidence
		}{{"before", c.Before}, {"after", c.After}} {
			if account.at == c.Before && within(c.Before, c.After) {
				continue // one sentence tells of both
			}
			body := append([]run{{plain, s.words(account.at)}}, s.cite([]schema.Evidence{account.at})...)
			s.row(gutter, run{plain, account.label}, body)
		}
	}
	s.more(2, len(s.Changes)-maxChanges, "account", "accounts")
}

func (s *sheet) revised() {
	if len(s.Revisions) == 0 {
		return
	}
	s.heading("Changed after publication", "")
	for i, r := range s.Revisions[:min(len(s.Revisions), maxChanges)] {
		if i > 0 {
			s.blank()
		}
		gutter := s.gutter(sideLabel)
		first := schema.Evidence{Report: r.Report}
		s.row(gutter, run{plain, "before"}, append([]run{{plain, r.Before}}, s.cite([]schema.Evidence{first})...))
		if r.After == nil {
			s.row(gutter, run{bold, "now"}, []run{{bold, "taken out"}})
			continue
		}
		s.row(gutter, run{plain, "now"}, []run{{plain, s.words(*r.After)}})
	}
	s.more(2, len(s.Revisions)-maxChanges, "sentence", "sentences")
}

func (s *sheet) onlyHere() {
	found := s.alone()
	if len(found) == 0 {
		return
	}
	s.heading("Only in one report", "")
	found, more := spread(found, maxAlone), len(found)-maxAlone
	labels := make([]string, len(found))
	for i, e := range found {
		labels[i] = e.Report
	}
	gutter := s.gutter(labels...)
	for i, e := range found {
		if i > 0 && labels[i] == labels[i-1] {
			s.para(gutter, run{plain, s.words(e)})
		} else {
			s.row(gutter, run{bold, labels[i]}, []run{{plain, s.words(e)}})
		}
	}
	s.more(2, more, "claim", "claims")
}

func (s *sheet) list() {
	s.heading("Reports", "")
	ids := s.Story.Reports[:min(len(s.Story.Reports), maxReports)]
	gutter := s.gutter(ids...)
	for _, id := range ids {
		r := s.reports[id]
		if r == nil {
			continue
		}
		body := [][]run{{{plain, imprint(r, text(r.Title))}}}
		for _, limit := range r.Limits[:min(len(r.Limits), 3)] {
			body = append(body, []run{{plain, "not read: " + limit}})
		}
		s.row(gutter, run{bold, id}, append(body, []run{{faint, place(r)}})...)
	}
	s.more(2, len(s.Story.Reports)-maxReports, "report", "reports")
}
