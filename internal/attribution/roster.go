package attribution

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file collects the people that a report names and what it calls them, so
// that "Ilves", "the harbour master" and "she" can be led back to a full name.

//go:embed lexicon/sources.txt
var sourceTable string

//go:embed lexicon/given.txt
var givenTable string

// kinds is, for every word that tells what a source is, what it tells.
var kinds = sync.OnceValue(func() map[string]string { return readLabelled(sourceTable) })

// kindOf tells what a word in lower case makes of a source: "role", "group" …
// A compound is what its last part is: "co-anchor".
func kindOf(low string) string {
	if k := kinds()[low]; k != "" {
		return k
	}
	return kinds()[low[strings.LastIndexByte(low, '-')+1:]]
}

// given is the gender of given names: "man" or "woman".
var given = sync.OnceValue(func() map[string]string { return readLabelled(givenTable) })

// readLabelled reads lines of "label: words"; the first label of a word holds.
func readLabelled(table string) map[string]string {
	out := map[string]string{}
	for line := range entries(table) {
		label, list, _ := strings.Cut(line, ":")
		for _, w := range strings.Fields(list) {
			if out[w] == "" {
				out[w] = label
			}
		}
	}
	return out
}

// person is someone a report names.
type person struct {
	full   string   // "Maret Ilves"
	words  []string // in lower case
	called []string // titles, roles, places: "harbour", "master", "tarn"
	gender string   // "man", "woman" or ""
	named  []int    // where, in order
}

func (p *person) last() string { return p.words[len(p.words)-1] }

// mention is one place where a person is named.
type mention struct {
	report.Span
	person   int  // index into the roster
	sentence int  // that it stands in
	subject  bool // at the beginning of the sentence
}

// roster is the people of a report or of a story.
type roster struct {
	people   []person
	mentions []mention       // in order
	outlets  []outletMention // in order
	byLast   map[string][]int
	byRole   map[string][]int // by what they are called and by the parts of their names
}

// A report names no more people of one last name than this, nor calls one more.
const (
	maxOneName = 64
	maxCalled  = 60
)

// mentionsBefore is how many mentions begin before a place.
func (r *roster) mentionsBefore(at int) int {
	return sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Start >= at })
}

// listRoles fills byRole, once all that people are called is known.
func (r *roster) listRoles() {
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
	the         bool // "the" stands before
}

// gather reads the names of a report: full names first, then those that stand
// for them.
func gather(t *segment.Text) *roster {
	r := &roster{byLast: map[string][]int{}}
	var short []nameRun
	for _, s := range t.Sentences {
		if titled(t, s) {
			continue
		}
		for i := s.FirstToken; i < s.LastToken; {
			run, next := runAt(t, s, i)
			if next > i {
				if name := outletAt(t, s, run); name != "" {
					r.outlets = append(r.outlets, outletMention{int(t.Tokens[run.first].Start), name})
				} else if !r.full(t, s, run) {
					short = append(short, run)
				}
				i = next
				continue
			}
			i++
		}
	}
	r.index(t, short)
	r.listRoles()
	return r
}

// titled reports whether a sentence is set in title case, where capitals tell
// nothing.
func titled(t *segment.Text, s segment.Sentence) bool {
	long, upper := 0, 0
	for _, x := range t.TokensOf(s) {
		if x.Kind == word.Word && x.End-x.Start > 3 {
			long++
			if x.Upper {
				upper++
			}
		}
	}
	return long > 3 && upper*10 >= long*9
}

// particles may stand in small letters within a name.
var particles = set("de da del della der den van von bin ibn al el la le di du dos y")

// runAt reads the run of capitalised words that begins at token i.
func runAt(t *segment.Text, s segment.Sentence, i int) (nameRun, int) {
	tok := func(k int) word.Token { return t.Tokens[k] }
	if !tok(i).Upper || tok(i).Kind != word.Word {
		return nameRun{}, i
	}
	low := word.Lower(tok(i).In(t.Text))
	if i == s.FirstToken && word.IsStop(low) || low == "i" || timeWord[low] {
		return nameRun{}, i
	}
	run := nameRun{first: i}
	if i > s.FirstToken {
		run.the = word.Lower(tok(i-1).In(t.Text)) == "the"
	}
	k := i + 1
	for k < s.LastToken && k-i < 9 {
		gap := t.Text[tok(k-1).End:tok(k).Start]
		switch {
		case gap != " " && gap != "\u00a0" && !(gap == "" && (tok(k).In(t.Text) == "-" || tok(k-1).In(t.Text) == "-")):
			run.last = k
			return run, k
		case tok(k).Kind == word.Word && tok(k).Upper && !timeWord[word.Lower(tok(k).In(t.Text))]:
			k++
		case tok(k).In(t.Text) == "-" && gap == "" && k+1 < s.LastToken && tok(k+1).Upper:
			k += 2
		case particles[tok(k).In(t.Text)] && k+1 < s.LastToken && tok(k+1).Upper:
			k += 2
		default:
			run.last = k
			return run, k
		}
	}
	run.last = k
	return run, k
}

// full adds a run to the roster if it is the full name of a person, and
// reports whether it did.
func (r *roster) full(t *segment.Text, s segment.Sentence, run nameRun) bool {
	called, first, gender := leading(t, run)
	before := rolesBefore(t, s, run.first)
	after := rolesAfter(t, s, run.last)
	var words []string
	group := false
	for k := first; k < run.last; k++ {
		low := word.Lower(t.Tokens[k].In(t.Text))
		if n := len(words); n > 0 && t.Tokens[k].Start == t.Tokens[k-1].End { // "Maret-Liis"
			words[n-1] += low
			continue
		}
		if k := kindOf(low); k == "group" || k == "company" || k == "document" {
			group = group || len(words) > 0 || given()[low] == "" // "Bill" is a name as well as a document
		}
		words = append(words, low)
	}
	if len(words) > 0 && kindOf(words[len(words)-1]) == "role" { // "U.S. Senator"
		return false
	}
	if len(words) < 2 || len(words) > 5 || group {
		return false
	}
	g := given()[words[0]]
	if g == "" && len(called)+len(before)+len(after) == 0 && run.the {
		return false
	}
	if gender == "" {
		gender = g
	}
	name := t.Text[t.Tokens[first].Start:t.Tokens[run.last-1].End]
	r.add(person{full: name, words: words, called: append(append(called, before...), after...), gender: gender})
	return true
}

// add puts a person on the roster, or what is new about one to who is there.
func (r *roster) add(p person) {
	for _, k := range r.byLast[p.last()] {
		q := &r.people[k]
		if q.words[0] == p.words[0] || initialOf(q.words[0], p.words[0]) {
			q.called = append(q.called, p.called...)
			if len(q.called) > maxCalled {
				q.called = q.called[:maxCalled]
			}
			if q.gender == "" {
				q.gender = p.gender
			}
			return
		}
	}
	if len(r.byLast[p.last()]) == maxOneName {
		return
	}
	r.people = append(r.people, p)
	r.byLast[p.last()] = append(r.byLast[p.last()], len(r.people)-1)
}

// initialOf reports whether one of two given names is the other's initial.
func initialOf(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	return a != "" && b != "" && (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// leading reads the titles that a run begins with: "Sen.", "President". What
// comes before a title belongs to it: "Tarn Mayor Ilves".
func leading(t *segment.Text, run nameRun) (called []string, first int, gender string) {
	first = run.first
	for k := run.first; k < run.last; k++ {
		low := word.Lower(t.Tokens[k].In(t.Text))
		switch low {
		case "mr", "sir", "lord", "king", "prince":
			gender = "man"
		case "mrs", "ms", "miss", "lady", "queen", "princess":
			gender = "woman"
		}
		if kind := kindOf(low); (kind == "role" || kind == "title") && k+1 < run.last || k == run.first && demonym(low) {
			for ; first <= k; first++ {
				called = append(called, word.Lower(t.Tokens[first].In(t.Text)))
			}
		}
	}
	return called, first, gender
}

// demonym reports whether a word in lower case looks like one for where
// someone is from: "russian", "japanese", "american".
func demonym(low string) bool {
	return len(low) > 5 && (strings.HasSuffix(low, "ian") || strings.HasSuffix(low, "ese") || low == "british" || low == "american" || low == "french" || low == "german" || low == "spanish" || low == "turkish" || low == "israeli" || low == "iraqi" || low == "mexican")
}

// rolesBefore reads the words in small letters right before a name that say
// who it is: "press secretary Dov Aalto", with who it is for.
func rolesBefore(t *segment.Text, s segment.Sentence, i int) []string {
	var out []string
	role := false
	for k := i - 1; k >= max(s.FirstToken, i-7); k-- {
		x := t.Tokens[k]
		low := word.Lower(x.In(t.Text))
		if x.Kind == word.Mark && low != "-" || word.IsStop(low) {
			break
		}
		if kindOf(low) == "role" {
			role = true
		}
		if !role {
			break
		}
		out = append(out, low)
	}
	return out
}

// rolesAfter reads the apposition after a name: ", who runs the port", ", a
// Tarn councillor", "(R-Ky.)", "of Kentucky".
func rolesAfter(t *segment.Text, s segment.Sentence, i int) []string {
	if i >= s.LastToken {
		return nil
	}
	switch mark := t.Tokens[i].In(t.Text); mark {
	case ",", "(", "of":
	default:
		return nil
	}
	var out []string
	closed := t.Tokens[i].In(t.Text) != ","
	for k := i + 1; k < min(s.LastToken, i+14); k++ {
		x := t.Tokens[k]
		w := x.In(t.Text)
		low := word.Lower(w)
		if x.Kind == word.Mark && w != "-" {
			closed = true
			break
		}
		if v := words().forms[low]; x.Kind == word.Clitic || v != nil && sayVerb[v.lemma] {
			return nil
		}
		if k == i+1 && t.Tokens[i].In(t.Text) == "," && !(low == "a" || low == "an" || low == "the" || x.Kind == word.Number || kindOf(low) != "" || isParty(t, k)) {
			break
		}
		switch {
		case w == "R":
			low = "republican"
		case w == "D":
			low = "democrat"
		}
		if t.Tokens[i].In(t.Text) == "of" && !x.Upper {
			break
		}
		if !word.IsStop(low) {
			out = append(out, state(w, low))
		}
	}
	if !closed { // no apposition: ", the minister's aide said"
		return nil
	}
	return out
}

// isParty reports whether token i begins "R-Ky." or "D-Ohio".
func isParty(t *segment.Text, i int) bool {
	switch t.Tokens[i].In(t.Text) {
	case "R", "D", "I":
		return i+1 < len(t.Tokens) && t.Tokens[i+1].In(t.Text) == "-"
	}
	return false
}

// state spells out the short form of an American state.
func state(w, low string) string {
	if full := states[strings.Trim(w, ".")]; full != "" {
		return full
	}
	return low
}

var states = map[string]string{
	"Ala": "alabama", "AL": "alabama", "AK": "alaska", "Ariz": "arizona", "AZ": "arizona", "Ark": "arkansas", "AR": "arkansas",
	"Calif": "california", "CA": "california", "Colo": "colorado", "CO": "colorado", "Conn": "connecticut", "CT": "connecticut",
	"Del": "delaware", "DE": "delaware", "Fla": "florida", "FL": "florida", "Ga": "georgia", "GA": "georgia", "HI": "hawaii",
	"ID": "idaho", "Ill": "illinois", "IL": "illinois", "Ind": "indiana", "IN": "indiana", "IA": "iowa", "Kan": "kansas",
	"KS": "kansas", "Ky": "kentucky", "KY": "kentucky", "La": "louisiana", "LA": "louisiana", "ME": "maine", "Md": "maryland",
	"MD": "maryland", "Mass": "massachusetts", "MA": "massachusetts", "Mich": "michigan", "MI": "michigan", "Minn": "minnesota",
	"MN": "minnesota", "Miss": "mississippi", "MS": "mississippi", "Mo": "missouri", "MO": "missouri", "Mont": "montana",
	"MT": "montana", "Neb": "nebraska", "NE": "nebraska", "Nev": "nevada", "NV": "nevada", "NH": "hampshire", "NJ": "jersey",
	"NM": "mexico", "NY": "york", "NC": "carolina", "ND": "dakota", "OH": "ohio", "Okla": "oklahoma", "OK": "oklahoma",
	"Ore": "oregon", "OR": "oregon", "Pa": "pennsylvania", "PA": "pennsylvania", "RI": "island", "SC": "carolina", "SD": "dakota",
	"Tenn": "tennessee", "TN": "tennessee", "Tex": "texas", "TX": "texas", "UT": "utah", "Vt": "vermont", "VT": "vermont",
	"Va": "virginia", "VA": "virginia", "Wash": "washington", "WA": "washington", "WV": "virginia", "Wis": "wisconsin",
	"WI": "wisconsin", "Wyo": "wyoming", "WY": "wyoming",
}

// index lists where people are named, by their full or their last name.
func (r *roster) index(t *segment.Text, short []nameRun) {
	for _, run := range short {
		called, first, gender := leading(t, run)
		if run.last-first != 1 {
			continue
		}
		for _, k := range r.byLast[word.Lower(t.Tokens[first].In(t.Text))] {
			p := &r.people[k]
			if len(called) > 0 && len(p.called) < maxCalled {
				p.called = append(p.called, called...)
			}
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
			low := word.Lower(x.In(t.Text))
			if ks := r.byLast[low]; len(ks) > 0 {
				k := r.which(t, ks, i, s)
				r.people[k].named = append(r.people[k].named, int(x.Start))
				r.mentions = append(r.mentions, mention{Span: report.Span{Start: int(x.Start), End: int(x.End)}, person: k, sentence: n, subject: r.subjectAt(t, s, i)})
			}
		}
	}
}

// subjectAt reports whether a name at token i begins its sentence, with no
// more than titles before it, and owns nothing.
func (r *roster) subjectAt(t *segment.Text, s segment.Sentence, i int) bool {
	if i-s.FirstToken > 5 || i+1 < s.LastToken && t.Tokens[i+1].Kind == word.Clitic {
		return false
	}
	for k := s.FirstToken; k < i; k++ {
		if x := t.Tokens[k]; x.Kind == word.Mark || !x.Upper && kindOf(x.In(t.Text)) == "" {
			return false
		}
	}
	return true
}

// which chooses among people of one last name: by the given name right before,
// by "Mr." or "Mrs.", else who was named last.
func (r *roster) which(t *segment.Text, ks []int, i int, s segment.Sentence) int {
	if i > s.FirstToken {
		b := i - 1
		if t.Tokens[b].In(t.Text) == "." && b > s.FirstToken {
			b--
		}
		before := strings.TrimSuffix(word.Lower(t.Tokens[b].In(t.Text)), ".")
		for _, k := range ks {
			p := &r.people[k]
			if p.words[0] == before || before == "mr" && p.gender == "man" || (before == "mrs" || before == "ms") && p.gender == "woman" {
				return k
			}
		}
	}
	for n := len(r.mentions) - 1; n >= max(0, len(r.mentions)-40); n-- {
		for _, k := range ks {
			if r.mentions[n].person == k {
				return k
			}
		}
	}
	return ks[0]
}
