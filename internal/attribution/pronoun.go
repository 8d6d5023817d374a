package attribution

import "github.com/headwater-news/headwater/internal/report"

// This file finds who is meant by a pronoun.

// reach is how far back a pronoun may point, in bytes.
const reach = 900

// pronoun finds whom "he" or "she" stands for: who spoke last, or who was the
// subject of a sentence since.
func (r *resolver) pronoun(s report.Span, written, gender string) (Link, string) {
	paragraph := r.paragraphOf(r.sentenceAt(s.Start))
	spoke, asker := Link{}, said{}
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-6); k-- {
		x := r.sources[k]
		if x.asks && r.answers {
			asker = x
			continue
		}
		if (x.Kind == Unknown || x.Kind == Anonymous) && !x.plural && x.Start < s.Start && paragraph-x.paragraph <= 1 && isSomebody(describe(x.Name).head()) {
			spoke = x.Link // "the mayor", "a source", whoever that is
			break
		}
		if x.Kind == Person && !x.plural && x.Start < s.Start && paragraph-x.paragraph <= 2 && (x.gender == gender || x.gender == "") {
			spoke = x.Link
			break
		}
	}
	ms := r.roster.mentions
	best := -1
	for k := r.roster.mentionsBefore(s.Start) - 1; k >= 0; k-- {
		m := ms[k]
		if asker.Contains(m.Span) {
			continue
		}
		if s.Start-m.Start > reach || spoke.Name != "" && m.Start <= spoke.Start {
			break
		}
		p := &r.roster.people[m.person]
		if p.gender != "" && p.gender != gender {
			continue
		}
		if m.subject || !asker.Empty() && m.sentence == asker.sentence { // whom the question was put to
			best = m.person
			break
		}
		if best < 0 && spoke.Name == "" {
			best = m.person
		}
	}
	switch {
	case best >= 0:
		return Link{Name: r.roster.people[best].full, Kind: Person}, gender
	case spoke.Name != "":
		return Link{Name: spoke.Name, Kind: spoke.Kind}, gender
	}
	return Link{Name: written, Kind: Unknown}, gender
}

// isSomebody reports whether a word in lower case tells of one person.
func isSomebody(head string) bool {
	switch head {
	case "source", "official", "insider", "person":
		return true
	}
	return kindOf(head) == "role"
}

// it finds the institution, outlet or document that "it" stands for: the last
// that spoke, in the same paragraph or that before.
func (r *resolver) it(s report.Span, written string) Link {
	paragraph := r.paragraphOf(r.sentenceAt(s.Start))
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-4); k-- {
		x := r.sources[k]
		if paragraph-x.paragraph > 1 {
			break
		}
		if x.Kind == Institution || x.Kind == Outlet || x.Kind == Document {
			return Link{Name: x.Name, Kind: x.Kind}
		}
	}
	return Link{Name: written, Kind: Unknown}
}

// they finds the several who spoke in the same sentence or in the one before;
// further back others may have come in who said nothing.
func (r *resolver) they(s report.Span, written string) Link {
	sentence := r.sentenceAt(s.Start)
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-4); k-- {
		x := r.sources[k]
		if sentence-x.sentence > 1 {
			break
		}
		if x.plural && x.Start < s.Start {
			return Link{Name: x.Name, Kind: x.Kind}
		}
	}
	return Link{Name: written, Kind: Unknown}
}
