package names

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds who is meant by a pronoun.

// reach is how far back a pronoun may point, in bytes.
const reach = 900

// pronoun finds whom "he" or "she" stands for: who spoke last, or who was the
// subject of a sentence since.
func (r *Resolver) pronoun(s report.Span, written, gender string) (Link, string) {
	if p := r.namedAhead(s, gender); p != nil {
		return Link{Name: p.full, Kind: Person}, gender
	}
	spoke, asker := r.spokeBefore(s, gender)
	if p := r.ownerHere(s, written, spoke, gender); p != nil {
		return Link{Name: p.full, Kind: Person}, gender
	}
	if p := r.namedSince(s, spoke, asker, gender); p != nil {
		return Link{Name: p.full, Kind: Person}, gender
	}
	if spoke.Name != "" {
		return Link{Name: spoke.Name, Kind: spoke.Kind}, gender
	}
	return Link{Name: written, Kind: Unknown}, gender
}

// namedAhead is the subject that a clause in front of it has a pronoun for: "As he left,
// Ilves said". Nobody is named in the sentence before the pronoun.
func (r *Resolver) namedAhead(s report.Span, gender string) *person {
	here := r.sentenceAt(s.Start)
	toks := r.t.TokensOf(r.t.Sentences[here])
	if len(toks) > 1 && joiners[word.Lower(toks[0].In(r.t.Text))] {
		toks = toks[1:]
	}
	ms := r.roster.mentions
	k := r.roster.mentionsBefore(s.Start)
	if len(toks) == 0 || !inFront[word.Lower(toks[0].In(r.t.Text))] || k > 0 && ms[k-1].sentence == here || k == len(ms) || ms[k].sentence != here || ms[k].quoted {
		return nil
	}
	p := &r.roster.people[ms[k].person]
	if p.gender != "" && p.gender != gender {
		return nil
	}
	at := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= ms[k].Start })
	owns := at+1 < len(toks) && toks[at+1].Kind == word.Clitic
	for at--; at > 0 && toks[at].In(r.t.Text) != ","; at-- {
		if x := toks[at]; !x.Upper && x.In(r.t.Text) != "." && lexis.KindOf(x.In(r.t.Text)) == "" && x.In(r.t.Text) != "the" {
			return nil
		}
	}
	if owns || at <= 0 || int(toks[at].Start) < s.End || slices.ContainsFunc(toks[:at], func(x word.Token) bool { return int(x.Start) < s.Start && x.In(r.t.Text) == "," }) {
		return nil
	}
	return p
}

// inFront are words that a clause in front of the main one begins with; joiners may stand
// before them.
var (
	inFront = word.Set("as while when after before although though since until once if whenever")
	joiners = word.Set("but and yet so even just")
)

// ownerHere is whom "he" or "his" stands for by the sentence alone: who is named at its
// beginning as an owner, "Ilves's friends deny it, his lawyer said", or, where only the
// pronoun tells that whoever spoke may be a woman, who is known for one: "Aalto said Maret
// Ilves had not come, and her lawyer had".
func (r *Resolver) ownerHere(s report.Span, written string, spoke said, gender string) *person {
	here := r.sentenceAt(s.Start)
	ms := r.roster.mentions
	low := word.Lower(written)
	whose := low == "his" || low == "her"
	var known *person
	for k := r.roster.mentionsBefore(s.Start) - 1; k >= 0 && ms[k].sentence == here; k-- {
		m, p := ms[k], &r.roster.people[ms[k].person]
		switch {
		case m.quoted && !r.quoted(s) || p.gender != "" && p.gender != gender:
		case m.owner && (whose || m.Start > spoke.Start):
			return p
		case known == nil && whose && p.gender == gender && spoke.Name != "" && spoke.gender == "" && spoke.Name != p.full:
			known = p
		}
	}
	return known
}

// spokeBefore is who spoke last and may be "he" or "she", if anybody, and who
// asked what is answered at s. Whoever is only said to have said something is no
// speaker after the sentence that says so: "Ilves said Aalto had warned him. He …"
func (r *Resolver) spokeBefore(s report.Span, gender string) (spoke, asker said) {
	sentence := r.sentenceAt(s.Start)
	paragraph := r.paragraphOf(sentence)
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-6); k-- {
		x := r.sources[k]
		if x.asks && r.how.Answers {
			asker = x
			continue
		}
		if x.plural || x.Start >= s.Start || x.inner && x.sentence != sentence {
			continue
		}
		if r.ownedBy(x.Span, gender) && (k > 0 && r.sources[k-1].sentence == x.sentence || r.subjectBefore(x)) {
			continue // "Ilves denies it, and his lawyer said so. He …", "Ilves has left, his lawyer said. He …"
		}
		switch ago := paragraph - x.paragraph; {
		case x.Kind == Person && ago <= 2 && (x.gender == gender || x.gender == ""),
			x.voice != "" && ago <= 1 && (x.voice == gender || x.voice == "any"),
			x.Kind == Anonymous && ago <= 1 && isSomebody(describe(x.Name).head()) && mayBe(describe(x.Name).head(), gender),
			x.Kind == Unknown && sentence-x.sentence == 1 && ago <= 1 && r.strangeName(x.Name),                                                                                          // a last name alone
			x.Kind == Unknown && ago <= 1 && mayBe(describe(x.Name).head(), gender) && (isSomebody(describe(x.Name).head()) || r.roster.bears(x.Name, gender) || r.holdsOffice(x.Span)): // "the mayor", whoever that is; one of two Ilves; "Ilves, the mayor"
			return x, asker
		}
	}
	return said{}, asker
}

// ownedBy reports whether a source is written as somebody's of a gender: "his lawyer".
func (r *Resolver) ownedBy(s report.Span, gender string) bool {
	first, _, _ := strings.Cut(s.In(r.t.Text), " ")
	return gender == "man" && word.Lower(first) == "his" || gender == "woman" && word.Lower(first) == "her"
}

// subjectBefore reports whether a person is the subject of a sentence in which somebody
// else speaks later.
func (r *Resolver) subjectBefore(x said) bool {
	ms := r.roster.mentions
	for k := r.roster.mentionsBefore(x.Start) - 1; k >= 0 && ms[k].sentence == x.sentence; k-- {
		if ms[k].subject {
			return true
		}
	}
	return false
}

// holdsOffice reports whether a source is written with its office behind it: "Ilves,
// the economy minister".
func (r *Resolver) holdsOffice(s report.Span) bool {
	_, office, ok := strings.Cut(s.In(r.t.Text), ", ")
	return ok && isSomebody(describe(office).head())
}

// bears reports whether a name is the last one of a person who may be "he" or
// "she".
func (r *Roster) bears(name, gender string) bool {
	return slices.ContainsFunc(r.byLast[word.Lower(name)], func(k int) bool {
		return r.people[k].gender == gender || r.people[k].gender == ""
	})
}

// namedSince is the person who was the subject of a sentence since somebody
// spoke, or whom a question was put to, or the only one whom a new paragraph has
// named; where nobody spoke, at least who was named last, of those of the gender
// if there are any. Who is named within what somebody says is not spoken of
// outside it.
func (r *Resolver) namedSince(s report.Span, spoke, asker said, gender string) *person {
	ms := r.roster.mentions
	var last, fitting, inside *person
	alone := true // inside is the only one named before in the paragraph
	here := r.sentenceAt(s.Start)
	paragraph := r.paragraphOf(here)
	for k := r.roster.mentionsBefore(s.Start) - 1; k >= 0; k-- {
		m := ms[k]
		if s.Start-m.Start > reach || spoke.Name != "" && m.Start <= spoke.Start {
			break
		}
		p := &r.roster.people[m.person]
		if asker.Contains(m.Span) || m.quoted && !r.quoted(s) || p.gender != "" && p.gender != gender {
			continue
		}
		if inside != nil && alone && spoke.Name == "" && r.paragraphOf(m.sentence) < paragraph {
			return inside
		}
		if m.subject || m.speaks && here-m.sentence < 2 || m.owner && here-m.sentence == 1 && r.ownsThing(m) || !asker.Empty() && m.sentence == asker.sentence {
			return p
		}
		if m.sentence < here && r.paragraphOf(m.sentence) == paragraph && spoke.paragraph < paragraph { // the paragraph is of somebody else
			alone = alone && (inside == nil || inside == p)
			inside = p
		}
		if last == nil {
			last = p
		}
		if fitting == nil && p.gender == gender {
			fitting = p
		}
	}
	switch {
	case spoke.Name != "" && alone:
		return inside
	case spoke.Name != "":
		return nil
	case fitting != nil:
		return fitting
	}
	return last
}

// ownsThing reports whether what is somebody's where he is mentioned is nobody: "Ilves's
// religion", but not "Ilves's wife".
func (r *Resolver) ownsThing(m mention) bool {
	const near = 4 // words that the noun is among
	words := lowerFields(r.t.Text[m.End:min(len(r.t.Text), m.End+64)])
	for _, w := range words[:min(near, len(words))] {
		w = strings.Trim(w, ".,;:’'\"")
		if k := lexis.KindOf(w); k == "role" || k == "unnamed" || k == "group" || relatives[w] || lexis.KindOf(strings.TrimSuffix(w, "s")) == "role" {
			return false
		}
	}
	return len(words) > 0
}

// mayBe reports whether a word for a person may stand for one of a gender: a
// spokeswoman is not "he".
func mayBe(head, gender string) bool {
	switch {
	case strings.HasSuffix(head, "woman") || womanly[head]:
		return gender == "woman"
	case head == "man" || head == "spokesman" || manly[head]:
		return gender == "man"
	}
	return true
}

var (
	womanly = word.Set("mother wife widow daughter sister aunt niece grandmother girl girlfriend actress fiancee ex-wife lady nun queen princess")
	manly   = word.Set("father husband widower son brother uncle nephew grandfather boy boyfriend ex-husband gentleman monk king prince")
)

// isSomebody reports whether a word in lower case tells of one person.
func isSomebody(head string) bool {
	switch head {
	case "source", "official", "insider", "person":
		return true
	}
	return lexis.KindOf(head) == "role"
}

// it finds the institution, outlet or document that "it" stands for: the last
// that spoke, in the same paragraph or that before.
func (r *Resolver) it(s report.Span, written string) Link {
	paragraph := r.paragraphOf(r.sentenceAt(s.Start))
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-4); k-- {
		x := r.sources[k]
		if paragraph-x.paragraph > 1 {
			break
		}
		if x.Kind == Institution || x.Kind == Outlet || x.Kind == Document || x.Kind == Unknown && r.strangeName(x.Name) && !isSomebody(describe(x.Name).head()) {
			return Link{Name: x.Name, Kind: x.Kind}
		}
		if x.Kind == Person && x.gender == "" && r.maybeFirm(x.Name) {
			return Link{Name: x.Name, Kind: Institution}
		}
	}
	return Link{Name: written, Kind: Unknown}
}

// maybeFirm reports whether nothing tells that a name is a person's: no given name, no
// role and no pronoun. What is "it" and speaks is none.
func (r *Resolver) maybeFirm(name string) bool {
	words := lowerFields(name)
	if lexis.Given(words[0]) != "" {
		return false
	}
	for _, k := range r.roster.byLast[words[len(words)-1]] {
		if p := &r.roster.people[k]; p.full == name && (p.gender != "" || len(p.called) > 0) {
			return false
		}
	}
	return true
}

// strangeName reports whether a name is one that no person of the report bears.
func (r *Resolver) strangeName(name string) bool {
	low := word.Lower(name)
	return isNameWord(name, 1) && !word.IsStop(low) && lexis.KindOf(low) == "" && len(r.roster.byLast[low]) == 0
}

// they finds the several who spoke in the same sentence or in the one before it or before
// the speech that "they" stands behind; further back others may have come in who said
// nothing.
func (r *Resolver) they(s report.Span, written string) Link {
	sentence := r.sentenceAt(s.Start)
	if k := sort.Search(len(r.speech), func(k int) bool { return r.speech[k].End > s.Start }) - 1; k >= 0 && s.Start-r.speech[k].End < 3 {
		sentence = r.sentenceAt(r.speech[k].Start)
	}
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-4); k-- {
		x := r.sources[k]
		if sentence-x.sentence > 1 {
			break
		}
		if x.plural && x.Start < s.Start && !(x.inner && x.sentence != r.sentenceAt(s.Start)) {
			return Link{Name: x.Name, Kind: x.Kind}
		}
	}
	return Link{Name: written, Kind: Unknown}
}
