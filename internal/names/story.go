package names

import (
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file puts together whom the reports of one story name, for what one of them
// leaves open.

// Union is the roster of a story: everyone whom one of its reports names. Who is
// named by the last name alone is the one who bears it in full elsewhere, if that
// is one alone.
func Union(rosters []*Roster) *Roster {
	all := &Roster{byLast: map[string][]int{}, mastheads: map[string]string{}}
	var lone []person
	for _, r := range rosters {
		if r == nil {
			continue
		}
		all.firms = append(all.firms, r.firms...)
		all.bodies.merge(r.bodies)
		for _, m := range r.outlets {
			all.addMasthead(m.name)
		}
		for _, p := range r.people {
			p.called, p.named, p.voices = append([]string(nil), p.called...), nil, report.Span{}
			if len(p.words) == 1 {
				lone = append(lone, p)
				continue
			}
			all.add(p)
		}
	}
	for _, p := range lone {
		if q := all.bearer(&p); q != nil {
			q.call(p.called)
		} else if ks := all.byLast[p.last()]; len(ks) == 0 || all.isLone(p.last()) {
			all.add(p)
		}
	}
	all.listRoles()
	return all
}

// bearer is who of the story a person is that a report knows by the last name
// alone: the only one of that name, or the only one who is called as this one is
// and is no more than one of the family. Nil where it can't be told.
func (all *Roster) bearer(p *person) *person {
	var fit []int
	ks := all.byLast[p.last()]
	for _, k := range ks {
		if q := &all.people[k]; len(q.words) > 1 && (len(ks) == 1 || !q.kin && q.sharesRole(p.called)) {
			fit = append(fit, k)
		}
	}
	if len(fit) != 1 {
		return nil
	}
	return &all.people[fit[0]]
}

// addMasthead notes an outlet by the last word of its name: no name for one that several
// end in.
func (all *Roster) addMasthead(name string) {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return
	}
	last := name[i+1:]
	if old, ok := all.mastheads[last]; ok && !SameOutlet(old, name) {
		name = ""
	}
	all.mastheads[last] = name
}

// mastheadOf is the one outlet of the story that a word stands for alone, "the Courier";
// "" where there are none or several.
func (all *Roster) mastheadOf(name string) string {
	last := withoutArticle(name)
	if !word.EndsMasthead(word.Lower(last)) {
		return ""
	}
	return all.mastheads[last]
}

// Again resolves a link with the roster of the story: an outlet or a firm that goes by
// part of its name here, a single name that is one person's last name, a description that
// fits one person alone. It reports whether it found more than the report alone did.
func (r *Resolver) Again(l Link) (Link, bool) {
	if l.Kind != Unknown && l.Kind != Institution && l.Kind != Person || l.Empty() {
		return l, false
	}
	if n := r.story.mastheadOf(l.Name); n != "" && l.Kind != Person { // "the Courier", in full elsewhere
		return Link{Name: n, Kind: Outlet, Span: l.Span}, true
	}
	if l.Kind != Institution && r.story.isFirm(l.Name) { // nothing here says that it is one
		return Link{Name: l.Name, Kind: Institution, Span: l.Span}, true
	}
	if firm := r.story.onlyFirm(); firm != "" && l.Kind == Institution && firmWords[l.Name] && describe(l.In(r.t.Text)).the { // "the company", unnamed here
		return Link{Name: firm, Kind: Institution, Span: l.Span}, true
	}
	if n := r.bodyAgain(l); n != "" {
		return Link{Name: n, Kind: Institution, Span: l.Span}, true
	}
	if n := r.personAgain(l); n != "" && (n != l.Name || l.Kind != Person) {
		return Link{Name: n, Kind: Person, Span: l.Span}, true
	}
	return l, false
}

// bodyAgain is the one body of the story, of those that two reports name, that "the
// commission" stands for where its own report names none; or "".
func (r *Resolver) bodyAgain(l Link) string {
	d := describe(l.In(r.t.Text))
	if l.Kind != Institution || l.Name != withoutArticle(d.written) || !r.loneNoun(d) || !r.story.bodies.confirmed[d.head()] || len(r.roster.bodies.byNoun[d.head()]) > 0 {
		return ""
	}
	return r.story.bodies.called(d.head(), 1)
}

// personAgain is the person of the story whom a link names or describes, or "".
func (r *Resolver) personAgain(l Link) string {
	if ks := r.roster.byLast[word.Lower(l.Name)]; l.Kind == Person {
		for _, k := range ks {
			if p := &r.roster.people[k]; len(p.words) == 1 { // known here by the last name alone
				if q := r.story.bearer(p); q != nil {
					return q.full
				}
			}
		}
		return r.story.fullName(lowerFields(l.Name))
	}
	d := describe(l.Span.In(r.t.Text))
	if strings.Contains(d.written, " and ") {
		return ""
	}
	if d.name != "" && d.head() != "" && d.kind() == "" {
		words := withoutSuffix(lowerFields(d.name))
		if len(words) == 1 && len(r.story.byLast[words[0]]) == 1 {
			return r.story.people[r.story.byLast[words[0]][0]].full
		}
		return ""
	}
	if !d.the || d.kind() != "role" && d.kind() != "" {
		return ""
	}
	p := r.byRole(d, l.Span)
	if p == nil || d.kind() == "" && !p.calledAll(d) {
		return ""
	}
	return p.full
}

// calledAll reports whether a person is called by every word of a description
// that no table knows, two of them or more, "the market watcher", or the last of the name.
func (p *person) calledAll(d description) bool {
	n := 0
	for _, w := range d.words {
		if word.IsStop(w) {
			continue
		}
		if n++; !p.hasRole(canonRole(w)) {
			return false
		}
	}
	return n > 1
}

// OtherGender reports whether who bears a name is "she" in the story where a pronoun for it
// is "he", or the reverse.
func (all *Roster) OtherGender(name, pronoun string) bool {
	gender := genderOf[word.Lower(pronoun)]
	if gender == "" {
		return false
	}
	p := all.named(withoutSuffix(lowerFields(name)), nil, 0)
	return p != nil && p.gender != "" && p.gender != gender
}

// IsThing reports whether a source is written as "it".
func IsThing(written string) bool {
	switch word.Lower(written) {
	case "it", "its", "itself":
		return true
	}
	return false
}

// IsPronoun reports whether a source is written as "he", "she" or "it".
func IsPronoun(written string) bool {
	if IsThing(written) {
		return true
	}
	switch word.Lower(written) {
	case "he", "she", "him", "her", "his", "himself", "herself":
		return true
	}
	return false
}
