package attribution

import (
	_ "embed"
	"slices"
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
	bare     bool // by the last name alone
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
				bare := i == s.FirstToken || !t.Tokens[i-1].Upper || kindOf(strings.TrimSuffix(word.Lower(t.Tokens[i-1].In(t.Text)), ".")) != ""
				r.mentions = append(r.mentions, mention{Span: report.Span{Start: int(x.Start), End: int(x.End)}, person: k, sentence: n, bare: bare, subject: r.subjectAt(t, s, i)})
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
	if i > s.FirstToken && noTitle[word.Lower(t.Tokens[s.FirstToken].In(t.Text))] {
		return false
	}
	for k := s.FirstToken; k < i; k++ {
		if x := t.Tokens[k]; x.Kind == word.Mark || !x.Upper && kindOf(x.In(t.Text)) == "" {
			return false
		}
	}
	return true
}

// noTitle are first words of a sentence after which a name is not its subject:
// "Of Ilves, he said", "He said Ilves".
var noTitle = word.Set("of about on for with to by from at against unlike he she they it we i")

// which chooses among people of one last name: by the given name right before,
// by "Mr." or "Mrs.", else by who was spoken of.
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
	return r.meant(ks, len(r.mentions))
}

// maxBack is how many mentions are gone back through to find who is meant.
const maxBack = 400

// meant chooses among people whom one last name fits after the first n
// mentions: who was the subject of a sentence last, or was meant by the last
// name alone, else who was named first. Who is only named beside that one
// ("the wife of Dov Aalto") keeps the full name.
func (r *roster) meant(fit []int, n int) int {
	for k := n - 1; k >= max(0, n-maxBack); k-- {
		if m := r.mentions[k]; (m.subject || m.bare) && slices.Contains(fit, m.person) {
			return m.person
		}
	}
	return fit[0]
}
