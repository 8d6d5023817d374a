package attribution

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds who is meant by what someone is called: "the mayor", "the
// Russian leader's spokesman".

// sameRole holds words that call a person by one office.
var sameRole = map[string]string{
	"sen": "senator", "sens": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
	"gov": "governor", "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "press": "spokes",
	"leader": "president", "premier": "president", "minister": "president", "chancellor": "president", "lawmaker": "senator", "legislator": "senator",
	"gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "chairwoman": "chairman", "chair": "chairman",
	"gop": "republican", "republicans": "republican", "democrats": "democrat", "democratic": "democrat",
}

func canonRole(w string) string {
	w = strings.Trim(w, ".")
	if c := sameRole[w]; c != "" {
		return c
	}
	return w
}

// byRole finds the person that a definite description calls by a role: each of
// its words must be among what that person is called, or hold by itself.
func (r *resolver) byRole(d description, s report.Span) *person {
	if !d.the {
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
	if len(want) == 0 {
		return nil
	}
	of := contentWords(d.after)
	for _, ro := range []*roster{r.roster, r.story} {
		if ro == nil {
			continue
		}
		if p := ro.called(want, s.Start, ro == r.story); p != nil && p.mayLead(of, want) {
			return p
		}
	}
	return nil
}

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
		kind := kindOf(c)
		other = other || kind != "role" && kind != "title" && kind != "unnamed" && !slices.Contains(role, canonRole(c)) && !demonym(c)
	}
	return !other
}

// owner is the person whose possessive a description begins with.
func (r *resolver) owner(want []string, s report.Span) *person {
	if len(want) == 0 {
		return nil
	}
	if p := r.find(want, nil, s.Start); p != nil {
		return p
	}
	for _, ro := range []*roster{r.roster, r.story} {
		if ro != nil {
			if p := ro.called(want, s.Start, ro == r.story); p != nil {
				return p
			}
		}
	}
	return nil
}

// maxCandidates is how many people of one role are weighed, those named last.
const maxCandidates = 200

// called finds the person who is called by most of the wanted words, the last
// of them, the role, among them; the one named last before at, among equals.
func (r *roster) called(want []string, at int, only bool) *person {
	best, bestScore, tie := -1, 0, false
	candidates := r.byRole[want[len(want)-1]]
	for _, k := range candidates[max(0, len(candidates)-maxCandidates):] {
		p := &r.people[k]
		score, role := 0, false
		for i, w := range want {
			if p.hasRole(w) {
				score += 2
				role = role || i == len(want)-1
			}
		}
		if p.foreign(want) { // "the president" is rather the one at home
			score--
		}
		need := len(want) // half the words
		if head := want[len(want)-1]; head == "republican" || head == "democrat" {
			need = 2 * len(want) // many are: "the Kentucky Republican" is one from Kentucky
		} else if !role {
			continue
		}
		if score < need {
			continue
		}
		switch {
		case score > bestScore:
			best, bestScore, tie = k, score, false
		case score == bestScore:
			tie = true
			if !only && r.lastMention(k, at) > r.lastMention(best, at) {
				best = k
			}
		}
	}
	if best < 0 || tie && only {
		return nil
	}
	return &r.people[best]
}

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
		if canonRole(c) == w {
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
func (r *roster) lastMention(k, at int) int {
	list := r.people[k].named
	n := sort.SearchInts(list, at)
	if n == 0 {
		return -1
	}
	return list[n-1]
}
