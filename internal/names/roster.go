package names

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// This file collects the people that a report names and what it calls them, so
// that "Ilves", "the harbour master" and "she" can be led back to a full name.

// person is someone a report names.
type person struct {
	full   string   // "Maret Ilves"
	words  []string // in lower case
	called []string // titles, roles, places: "harbour", "master", "tarn"
	gender string   // "man", "woman" or ""
	named  []int    // where, in order
	kin    bool     // named beside another of the same last name: "Ana and Oskar Ilves"

	again  bool        // first named by a role that the report told of before: "the lawyer, Dov Aalto"
	voices report.Span // the body that this one speaks for, where the report names it
}

func (p *person) last() string { return p.words[len(p.words)-1] }

// mention is one place where a person is named.
type mention struct {
	report.Span
	person   int  // index into the roster
	sentence int  // that it stands in
	subject  bool // at the beginning of the sentence, or who reacts in it
	owner    bool // there, as whose something is
	bare     bool // by the last name alone
	speaks   bool // as who says something
	quoted   bool // within words that somebody says
}

// Roster is the people of a report or of a story.
type Roster struct {
	people   []person
	mentions []mention       // in order
	outlets  []outletMention // in order
	isOutlet map[string]bool // by name

	mastheads map[string]string // of a story: outlets by the last word of their names
	firms     []firmMention     // in order
	bodies    bodyIndex
	byLast    map[string][]int
	byRole    map[string][]int // by what they are called and by the parts of their names
}

// A report names no more people of one last name than this, nor calls one more.
const (
	maxOneName = 64
	maxCalled  = 60
)

// mentionsBefore is how many mentions begin before a place.
func (r *Roster) mentionsBefore(at int) int {
	return sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Start >= at })
}

// listRoles fills byRole, once all that people are called is known.
func (r *Roster) listRoles() {
	r.byRole = map[string][]int{}
	for k := range r.people {
		p := &r.people[k]
		for i, w := range append(p.called[:len(p.called):len(p.called)], p.words...) {
			if i < len(p.called) {
				w = canonRole(w)
			}
			if list := r.byRole[w]; len(list) == 0 || list[len(list)-1] != k {
				r.byRole[w] = append(list, k)
			}
		}
	}
}

// outletMention is one place where a news organisation is named.
type outletMention struct {
	start int
	name  string
}

// nameRun is a run of capitalised words, with what stands before it.
type nameRun struct {
	first, last int  // tokens
	sentence    int  // that it stands in
	the         bool // "the" stands before
}

// Gather reads the names of a report: full names first, then those that stand
// for them. Speech is what the report quotes, in order.
func Gather(t *segment.Text, speech []report.Span, with *tagger.Tagger) *Roster {
	r := &Roster{byLast: map[string][]int{}}
	var short []nameRun
	runs, stands := r.runs(t, with)
	runs = r.withoutOutlets(t, runs)
	r.findFirms(t, runs)
	for _, run := range runs {
		if r.nicknamed(t, run) {
			continue
		}
		if !r.isFirm(t.Text[t.Tokens[run.first].Start:t.Tokens[run.last-1].End]) && !r.full(t, t.Sentences[run.sentence], run, stands) {
			short = append(short, run)
		}
	}
	for _, run := range short {
		r.lone(t, run, with)
	}
	r.index(t, short, speech, with)
	r.listRoles()
	return r
}

// lone adds who is named by a title and a last name alone, "Mayor Ilves", where
// nobody of that name is named in full but, maybe, others of the family, or by the
// last name alone where the words around it tell of a person.
func (r *Roster) lone(t *segment.Text, run nameRun, with *tagger.Tagger) {
	called, first, gender := leading(t, run)
	if run.last-first != 1 {
		return
	}
	if len(called) == 0 || !lexis.IsAddress(called[len(called)-1]) {
		g, ok := personAlone(t, run, with)
		if !ok || len(r.byLast[word.Lower(t.Tokens[first].In(t.Text))]) > 0 {
			return
		}
		gender = g
	}
	name := t.Tokens[first].In(t.Text)
	low := word.Lower(name)
	if hasKin(t, run.last) {
		for _, k := range r.byLast[low] {
			p := &r.people[k]
			p.kin = p.kin || len(p.words) > 1 && !p.sharesRole(called)
		}
	}
	if len(r.byLast[low]) == 0 && lexis.KindOf(low) == "" && !lexis.IsPlace(low) || r.isLone(low) || r.onlyKin(low, called) {
		r.add(person{full: name, words: []string{low}, called: called, gender: gender})
	}
}

// isLone reports whether the person of a last name is named by it alone.
func (r *Roster) isLone(last string) bool {
	ks := r.byLast[last]
	return len(ks) == 1 && len(r.people[ks[0]].words) == 1
}

// hasKin reports whether a name that ends at token i owns relatives: "President
// Ilves's two daughters". One of that name in full may be one of them.
func hasKin(t *segment.Text, i int) bool {
	if i >= len(t.Tokens) || t.Tokens[i].Kind != word.Clitic && (i == 0 || !ownsBareS(t, i)) {
		return false
	}
	const between = 2 // words: "two young"
	for k := i + 1; k < min(len(t.Tokens), i+2+between); k++ {
		x := t.Tokens[k]
		low := word.Lower(x.In(t.Text))
		switch {
		case relatives[low]:
			return true
		case x.Kind == word.Mark || x.Upper || word.IsStop(low) || lexis.KindOf(low) == "role":
			return false
		}
	}
	return false
}

// ownsBareS reports whether the mark at token i makes a possessive of a name in -s
// before it: "Voss' wife".
func ownsBareS(t *segment.Text, i int) bool {
	w, mark := t.Tokens[i-1].In(t.Text), t.Tokens[i].In(t.Text)
	return (mark == "'" || mark == "’") && strings.HasSuffix(w, "s") && t.Tokens[i-1].End == t.Tokens[i].Start
}

var relatives = word.Set("daughter daughters son sons child children kids family wife husband widow widower brother brothers sister sisters parents father mother twins niece nephew cousin")

// onlyKin reports whether those who bear a last name in full are of one family,
// and none is called what is written before the name alone.
func (r *Roster) onlyKin(last string, called []string) bool {
	for _, k := range r.byLast[last] {
		if p := &r.people[k]; len(p.words) > 1 && (!p.kin || p.sharesRole(called)) {
			return false
		}
	}
	return len(r.byLast[last]) > 0
}

// sharesRole reports whether a person is called by one of some roles.
func (p *person) sharesRole(called []string) bool {
	return slices.ContainsFunc(called, func(w string) bool { return lexis.KindOf(w) == "role" && p.hasRole(canonRole(w)) })
}

// runs lists the runs of capitalised words that are no outlets, which it puts
// on the roster, and counts which stand as places do.
func (r *Roster) runs(t *segment.Text, with *tagger.Tagger) ([]nameRun, inPlaceOf) {
	var out []nameRun
	stands := inPlaceOf{}
	for n, s := range t.Sentences {
		if titled(t, s) {
			continue
		}
		for i := s.FirstToken; i < s.LastToken; {
			run, next := runAt(t, s, i)
			if next == i {
				i++
				continue
			}
			i = next
			if name := outletAt(t, s, run); name != "" {
				r.outlets = append(r.outlets, outletMention{int(t.Tokens[run.first].Start), name})
				continue
			}
			run = withoutOpener(t, s, run, with)
			run.sentence = n
			if b, ok := bodyAt(t, s, run); ok {
				r.bodies.add(b)
			}
			out = append(out, run)
			if run.last-run.first > 1 {
				stands.count(run.lower(t), placeBefore(t, s, run.first))
			}
		}
	}
	return out, stands
}

// withoutOutlets takes out the runs that the report calls a news organisation
// elsewhere: "Harbour Week" after "the magazine Harbour Week".
func (r *Roster) withoutOutlets(t *segment.Text, runs []nameRun) []nameRun {
	if len(r.outlets) == 0 {
		return runs
	}
	outlet := map[string]bool{}
	for _, m := range r.outlets {
		outlet[m.name] = true
	}
	r.isOutlet = outlet
	n := len(r.outlets)
	runs = slices.DeleteFunc(runs, func(run nameRun) bool {
		start := int(t.Tokens[run.first].Start)
		name := t.Text[start:t.Tokens[run.last-1].End]
		if !outlet[name] {
			return false
		}
		r.outlets = append(r.outlets, outletMention{start, name})
		return true
	})
	if len(r.outlets) > n {
		slices.SortStableFunc(r.outlets, func(a, b outletMention) int { return cmp.Compare(a.start, b.start) })
	}
	return runs
}

// lower is a run in small letters.
func (run nameRun) lower(t *segment.Text) string {
	return word.Lower(t.Text[t.Tokens[run.first].Start:t.Tokens[run.last-1].End])
}

// index lists where people are named, by their full or their last name.
func (r *Roster) index(t *segment.Text, short []nameRun, speech []report.Span, with *tagger.Tagger) {
	for _, run := range short {
		called, first, gender := leading(t, run)
		if run.last-first != 1 {
			continue
		}
		ks := r.byLast[word.Lower(t.Tokens[first].In(t.Text))]
		if len(ks) == 1 {
			called = append(called, rolesBefore(t, t.Sentences[run.sentence], first)...) // "former adviser Ilves"
		}
		for _, k := range ks {
			p := &r.people[k]
			if p.kin && len(ks) > 1 {
				continue // "President Ilves" is not the daughter
			}
			p.call(called)
			if p.gender == "" && len(r.byLast[p.last()]) == 1 {
				p.gender = gender
			}
		}
	}
	for n, s := range t.Sentences {
		for i := s.FirstToken; i < s.LastToken; i++ {
			x := t.Tokens[i]
			if !x.Upper {
				continue
			}
			if ks := r.byLast[lastNameAt(t, i)]; len(ks) > 0 {
				k := r.which(t, ks, i, s)
				r.people[k].named = append(r.people[k].named, int(x.Start))
				for len(speech) > 0 && speech[0].End <= int(x.Start) {
					speech = speech[1:]
				}
				quoted := len(speech) > 0 && speech[0].Start <= int(x.Start)
				bare := i == s.FirstToken || !t.Tokens[i-1].Upper || lexis.KindOf(strings.TrimSuffix(word.Lower(t.Tokens[i-1].In(t.Text)), ".")) != ""
				opens, owns := opensSentence(t, s, i, with), i+1 < s.LastToken && t.Tokens[i+1].Kind == word.Clitic
				r.mentions = append(r.mentions, mention{Span: report.Span{Start: int(x.Start), End: int(x.End)}, person: k, sentence: n, bare: bare, quoted: quoted, speaks: i+1 < s.LastToken && speaksUp[t.Tokens[i+1].In(t.Text)], subject: !owns && (opens || fronted(t, s, i, with) || r.reacts(t, s, i)), owner: opens && owns})
			}
		}
	}
	r.tellGender(t)
}

// tellGender settles whether a person of an unknown given name is "he" or "she"
// by the sentences that name this one alone and go on with one of the two.
func (r *Roster) tellGender(t *segment.Text) {
	said := map[int]string{} // "" for who is both
	for i := 0; i < len(r.mentions); {
		m := r.mentions[i]
		alone := true
		for ; i < len(r.mentions) && r.mentions[i].sentence == m.sentence; i++ {
			alone = alone && r.mentions[i].person == m.person
		}
		if p := &r.people[m.person]; !alone || p.gender != "" || len(r.byLast[p.last()]) > 1 || ownedHere(t, t.Sentences[m.sentence], m.Start) {
			continue
		}
		for _, x := range t.TokensOf(t.Sentences[m.sentence]) {
			if g := genderOf[word.Lower(x.In(t.Text))]; g != "" && int(x.Start) > m.Start {
				if before, ok := said[m.person]; ok && before != g {
					g = ""
				}
				said[m.person] = g
			}
		}
	}
	for k, g := range said {
		r.people[k].gender = g
	}
}

// ownedHere reports whether a sentence names somebody as whose the one at a place is, so
// that it has two people: "Aalto's lawyer, Maret Ilves, said he".
func ownedHere(t *segment.Text, s segment.Sentence, at int) bool {
	for i := s.FirstToken + 1; i < s.LastToken && int(t.Tokens[i].Start) < at; i++ {
		if t.Tokens[i].Kind == word.Clitic && t.Tokens[i-1].Upper {
			return true
		}
	}
	return false
}

// genderOf is the gender of pronouns that mostly go on with a subject: "her" may
// be anybody's.
var genderOf = map[string]string{"he": "man", "his": "man", "himself": "man", "she": "woman", "herself": "woman"}

// reacts reports whether a name ends at token i from which an answer comes: "drew a
// rebuke from Senator Maret Ilves".
func (r *Roster) reacts(t *segment.Text, s segment.Sentence, i int) bool {
	for i > s.FirstToken && (t.Tokens[i].Upper || t.Tokens[i].In(t.Text) == ".") {
		i--
	}
	return i > s.FirstToken && t.Tokens[i].In(t.Text) == "from" && reactions[word.Lower(t.Tokens[i-1].In(t.Text))]
}

// reactions come from somebody who then speaks.
var reactions = word.Set("response responses reply answer rebuke retort reaction reactions criticism praise condemnation denial objection objections protest protests warning support applause fire scorn ridicule anger")

// speaksUp are verbs of saying that stand right behind who speaks.
var speaksUp = word.Set("said says told tells added adds wrote writes")

// opensSentence reports whether a name at token i begins its sentence, with no
// more than titles before it.
func opensSentence(t *segment.Text, s segment.Sentence, i int, with *tagger.Tagger) bool {
	if i-s.FirstToken > 5 {
		return false
	}
	if i > s.FirstToken && governs(word.Lower(t.Tokens[s.FirstToken].In(t.Text)), with) {
		return false
	}
	for k := s.FirstToken; k < i; k++ {
		if x := t.Tokens[k]; x.Kind == word.Mark || !x.Upper && lexis.KindOf(x.In(t.Text)) == "" {
			return false
		}
	}
	return true
}

// fronted reports whether a name that ends at token i is the subject behind what its sentence
// begins with: "Pressed by Aalto, Ilves left", "After the vote, Ilves said". A verb follows.
func fronted(t *segment.Text, s segment.Sentence, i int, with *tagger.Tagger) bool {
	k := i
	for k > s.FirstToken && (t.Tokens[k].Upper || t.Tokens[k].In(t.Text) == ".") {
		k--
	}
	if k == s.FirstToken || t.Tokens[k].In(t.Text) != "," || lexis.IsSpeech(word.Lower(t.Tokens[k-1].In(t.Text))) || i+1 >= s.LastToken || t.Tokens[i+1].Upper {
		return false
	}
	first := word.Lower(t.Tokens[s.FirstToken].In(t.Text))
	switch tag := tagAlone(first, with); {
	case strings.HasPrefix(tag, "VB"), tag == "IN", tag == "WRB", strings.HasSuffix(first, "ed"), first == "born":
	default:
		return false
	}
	switch tagAlone(word.Lower(t.Tokens[i+1].In(t.Text)), with) {
	case "VBD", "VBZ", "MD":
		return true
	}
	return false
}

// noTitle are first words of a sentence after which a name is not its subject:
// "Of Ilves, he said", "He said Ilves".
var noTitle = word.Set("of about on for with to by from at against unlike he she they it we i")
