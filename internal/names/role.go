package names

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds who is meant by what someone is called: "the mayor", "the
// Russian leader's spokesman".

// sameRole holds words that call a person by one office.
var sameRole = map[string]string{
	"sen": "senator", "sens": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
	"gov": "governor", "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "press": "spokes",
	"lawmaker": "legislator",
	"gen":      "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "chairwoman": "chairman", "chair": "chairman",
	"gop": "republican", "republicans": "republican", "democrats": "democrat", "democratic": "democrat",
}

// wider holds words that stand for several offices. They hold one way alone: the
// leader may be the president, but the president is not whoever leads.
var wider = map[string]map[string]bool{
	"leader":     word.Set("president premier minister chancellor king queen"),
	"legislator": word.Set("senator representative"),
	"premier":    word.Set("minister"), // a prime one
}

// calls reports whether a wanted role, or one that it stands for, is role.
func calls(want, role string) bool { return want == role || wider[want][role] }

func canonRole(w string) string {
	w = strings.TrimPrefix(strings.Trim(w, "."), "ex-") // "the former adviser" is whom another line calls the ex-adviser
	if c := sameRole[w]; c != "" {
		return c
	}
	return w
}

// byRole finds the person that a definite description calls by a role: each of
// its words must be among what that person is called, or hold by itself.
func (r *Resolver) byRole(d description, s report.Span) *person {
	if !d.the || d.restricted || r.how.Restricts {
		return nil
	}
	var want []string
	for _, w := range d.words {
		if w == "'s" { // "the Russian leader's spokesman": whose, then who
			if p := r.owner(want, s); p != nil {
				want = []string{p.last()}
			}
			continue
		}
		if w != "the" && !word.IsStop(w) {
			want = append(want, canonRole(w))
		}
	}
	if len(want) == 0 || ofMany[want[len(want)-1]] {
		return nil
	}
	if first, _, _ := strings.Cut(d.after, " "); first == "a" || first == "an" { // "the head of a team of inspectors" is nobody known
		return nil
	}
	of := contentWords(d.after)
	for _, ro := range []*Roster{r.roster, r.story} {
		if ro == nil {
			continue
		}
		if p := ro.called(want, of, s.Start, ro == r.story); p != nil && p.mayLead(of, want) && !p.otherVoice(d.head()) && !(slices.Contains(want, "opposition") && p.governs()) {
			return p
		}
	}
	return nil
}

// otherVoice reports whether a role that is written by gender, and stands for one with the
// other, is not that of a person: the spokeswoman is no man.
func (p *person) otherVoice(head string) bool {
	return sameRole[head] != "" && p.gender != "" && !mayBe(head, p.gender)
}

// namedLater is who "a lawyer for Ilves" turns out to be: the only one of that role whom
// the report names soon after, as one who has been told of: "said the lawyer, Dov Aalto".
func (r *Resolver) namedLater(d description, s report.Span) *person {
	whose := contentWords(d.after)
	if i := slices.Index(d.words, "'s"); i > 0 {
		whose = d.words[:i]
	}
	if len(whose) == 0 {
		return nil
	}
	var only *person
	list := r.roster.byRole[canonRole(d.head())]
	for _, k := range list[:min(len(list), maxCandidates)] {
		p := &r.roster.people[k]
		if !p.again || len(p.named) == 0 || p.named[0] < s.End || p.named[0]-s.End > reach || p.under(d.words) || r.othersMan(p, whose) {
			continue
		}
		if only != nil {
			return nil
		}
		only = p
	}
	return only
}

// othersMan reports whether somebody is called by the name of another than whose he is to
// be: "Aalto's lawyer, Dag Moe" is none of Ilves's.
func (r *Resolver) othersMan(p *person, whose []string) bool {
	return slices.ContainsFunc(p.called, func(w string) bool { return len(r.roster.byLast[w]) > 0 && !slices.Contains(whose, w) })
}

// ofMany are words for several people as one. Whoever is called by one belongs to
// it or speaks for it: "the family" is not "family lawyer Dov Aalto".
var ofMany = word.Set("family relatives household couple crew squad tribe village prosecution")

// contentWords are the words of s that are no small ones, in lower case.
func contentWords(s string) []string {
	var out []string
	for _, w := range lowerFields(s) {
		if !word.IsStop(w) {
			out = append(out, strings.TrimSuffix(w, "'s"))
		}
	}
	return out
}

// mayLead reports whether a person can be who holds a role of something: "the
// head of the harbour office" is no school head. One of whom nothing is said
// beside the role may.
func (p *person) mayLead(of, role []string) bool {
	if len(of) == 0 {
		return true
	}
	other := false
	for _, c := range p.called {
		if slices.Contains(of, c) {
			return true
		}
		kind := lexis.KindOf(c)
		other = other || kind != "role" && kind != "title" && kind != "unnamed" && !slices.Contains(role, canonRole(c)) && !demonym(c)
	}
	return !other
}

// governs reports whether a person is called by an office that no leader of an
// opposition has.
func (p *person) governs() bool {
	return !slices.Contains(p.called, "opposition") && slices.ContainsFunc(p.called, func(w string) bool { return wider["leader"][canonRole(w)] })
}

// owner is the person whose possessive a description begins with.
func (r *Resolver) owner(want []string, s report.Span) *person {
	name := want // what stands behind "Tarn Mayor"
	for i, w := range want[:max(0, len(want)-1)] {
		if k := lexis.KindOf(w); k == "role" || k == "title" || lexis.IsAddress(strings.Trim(w, ".")) {
			name = want[i+1:]
		}
	}
	if len(name) == 0 {
		return nil
	}
	if p := r.find(name, want[:len(want)-len(name)], s.Start); p != nil {
		return p
	}
	if k := lexis.KindOf(want[len(want)-1]); k != "role" && k != "title" { // "the Harbour Union's board" is no board of who is called after the union
		return nil
	}
	for _, ro := range []*Roster{r.roster, r.story} {
		if ro != nil {
			if p := ro.called(want, nil, s.Start, ro == r.story); p != nil {
				return p
			}
		}
	}
	return nil
}

// maxCandidates is how many people of one role are weighed, those named last.
const maxCandidates = 200

// called finds the person who is called by most of the wanted words, the last
// of them, the role, among them; among equals the one called by most of what the role is
// of, then the one named last before at.
func (r *Roster) called(want, of []string, at int, only bool) *person {
	best, bestScore, tie := -1, 0.0, false
	for _, k := range r.candidates(want[len(want)-1]) {
		p := &r.people[k]
		if p.under(want) {
			continue
		}
		score, role := 0.0, false
		for i, w := range want {
			if p.hasRole(w) {
				score += 2
				role = role || i == len(want)-1
			}
		}
		if p.foreign(want) { // "the president" is rather the one at home
			score--
		}
		need := float64(len(want)) // half the words
		if head := want[len(want)-1]; head == "republican" || head == "democrat" {
			need = 2 * float64(len(want)) // many are: "the Kentucky Republican" is one from Kentucky
		} else if !role {
			continue
		}
		if score < need {
			continue
		}
		for _, w := range of {
			if slices.Contains(p.called, w) {
				score += 0.01
			}
		}
		switch {
		case score > bestScore:
			best, bestScore, tie = k, score, false
		case score == bestScore:
			tie = true
			if passing := r.inPassing(k, at); !only && (passing == r.inPassing(best, at) && r.lastMention(k, at) > r.lastMention(best, at) || !passing && r.inPassing(best, at)) {
				best = k
			}
		}
	}
	if best < 0 || tie && only {
		return nil
	}
	return &r.people[best]
}

// inPassing reports whether person k has been named but once before at, and not close by:
// no such one is "the governor" in a report on another.
func (r *Roster) inPassing(k, at int) bool {
	const close = 300 // bytes
	list := r.people[k].named
	return sort.SearchInts(list, at) == 1 && at-list[0] > close
}

// candidates are the people who are called by a role, in order, no more of them
// than are weighed.
func (r *Roster) candidates(role string) []int {
	last := func(list []int) []int { return list[max(0, len(list)-maxCandidates):] }
	list := slices.Clone(last(r.byRole[role]))
	for w := range wider[role] {
		list = append(list, last(r.byRole[w])...)
	}
	slices.Sort(list)
	return last(slices.Compact(list))
}

// under reports whether one of a person's office and the wanted one is under the
// other: the deputy mayor is not the mayor.
func (p *person) under(want []string) bool {
	lacks := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(w string) bool { return second[w] && !slices.Contains(b, w) })
	}
	return lacks(p.called, want) || lacks(want, p.called)
}

// second words make of an office the one under it.
var second = word.Set("vice deputy assistant associate")

// foreign reports whether a person is told apart by a country that is not
// among the wanted words.
func (p *person) foreign(want []string) bool {
	for _, c := range p.called {
		if demonym(c) && c != "american" {
			for _, w := range want {
				if w == c {
					return false
				}
			}
			return true
		}
	}
	return false
}

func (p *person) hasRole(w string) bool {
	for _, c := range p.called {
		if calls(w, canonRole(c)) {
			return true
		}
	}
	for _, n := range p.words {
		if n == w {
			return true
		}
	}
	return false
}

// lastMention is where person k was last named before at, or -1.
func (r *Roster) lastMention(k, at int) int {
	list := r.people[k].named
	n := sort.SearchInts(list, at)
	if n == 0 {
		return -1
	}
	return list[n-1]
}
