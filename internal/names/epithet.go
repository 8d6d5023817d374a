package names

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads words that stand for whom a report is about, though it calls nobody so:
// "the star", "the presidential hopeful", "the 43-year-old".

// epithets say what somebody is known for, and stand for nobody new: "the singer" is the
// one that the report has been about, but "the driver" may be another.
var epithets = word.Set("star starlet superstar actor actress singer rapper comedian comic diva heiress socialite model supermodel crooner hopeful contender nominee frontrunner front-runner native veteran newcomer incumbent tycoon mogul magnate billionaire millionaire businessman businesswoman entrepreneur author novelist politician rocker musician dancer presenter celebrity laureate")

// epithet is whom a definite description speaks of that nobody is called by: the person
// whom the report has named most, and not long ago; or, of a former office, who spoke in
// the sentence before.
func (r *Resolver) epithet(d description, s report.Span) *person {
	if len(d.words) < 2 || d.words[0] != "the" || d.restricted || r.how.Restricts || strings.Contains(d.written, " and ") {
		return nil
	}
	head := d.head()
	var p *person
	switch {
	case epithets[head] || strings.HasSuffix(head, "-year-old"):
		p = r.principal(s)
	case d.words[1] == "former" && lexis.KindOf(head) == "role":
		p = r.spokeJustBefore(s)
	}
	if p == nil || p.gender != "" && !mayBe(head, p.gender) {
		return nil
	}
	return p
}

// principal is the person whom the report has named most a while before a place, twice as
// often as any other, and last.
func (r *Resolver) principal(s report.Span) *person {
	n := r.roster.mentionsBefore(s.Start)
	ms := r.roster.mentions[max(0, n-maxBack):n]
	count, last := map[int]int{}, -1
	for _, m := range ms {
		if count[m.person]++; !m.quoted {
			last = m.person
		}
	}
	for _, m := range ms {
		if last < 0 || m.person != last && 2*count[m.person] > count[last] {
			return nil
		}
	}
	if last < 0 || s.Start-r.roster.lastMention(last, s.Start) > reach {
		return nil
	}
	return &r.roster.people[last]
}

// spokeJustBefore is the person who spoke in the sentence before, if it names nobody else.
func (r *Resolver) spokeJustBefore(s report.Span) *person {
	here, only := r.sentenceAt(s.Start), -1
	for k := r.roster.mentionsBefore(s.Start) - 1; k >= 0 && here-r.roster.mentions[k].sentence < 2; k-- {
		if m := r.roster.mentions[k]; only >= 0 && m.person != only {
			return nil
		} else {
			only = m.person
		}
	}
	if only < 0 || len(r.sources) == 0 {
		return nil
	}
	p := &r.roster.people[only]
	if x := r.sources[len(r.sources)-1]; here-x.sentence > 1 || x.Name != p.full {
		return nil
	}
	return p
}
