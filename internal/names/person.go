package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells who is one person and who is another of the same last name.

// add puts a person on the roster, or what is new about one to who is there, who
// goes by the fuller of the two names.
func (r *Roster) add(p person) {
	for _, k := range r.byLast[p.last()] {
		q := &r.people[k]
		if OnePerson(q.words, p.words) {
			if fuller(p.words, q.words) {
				q.full, q.words = p.full, p.words
			}
			q.call(p.called)
			q.kin = q.kin || p.kin
			if q.gender == "" {
				q.gender = p.gender
			}
			if q.voices.Empty() {
				q.voices = p.voices
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

// call notes what else a person is called.
func (p *person) call(more []string) {
	p.called = append(p.called, more[:min(len(more), max(0, maxCalled-len(p.called)))]...)
}

// OnePerson reports whether two names, each in words of lower case without what
// comes before or behind them, are one person's: of the given names those that both
// have are the same, or one is the other's initial. "Maret Ilves", "Maret D. Ilves"
// and "M. Ilves" are one, "Maret K. Ilves" is another than the second; "Bob Falk" is
// "Robert Falk".
func OnePerson(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	x, y := givenNames(a), givenNames(b)
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	if strings.Join(x, "") == strings.Join(y, "") { // "J.D.", "JD"
		return true
	}
	for i := range min(len(x), len(y)) {
		first, n := utf8.DecodeRuneInString(x[i])
		other, m := utf8.DecodeRuneInString(y[i])
		if x[i] != y[i] && !(first == other && (n == len(x[i]) || m == len(y[i]))) && !shortFor(x[i], y[i]) && !shortFor(y[i], x[i]) {
			return false
		}
	}
	return true
}

// shortFor reports whether one given name is what bearers of another are called.
func shortFor(short, name string) bool {
	return slices.Contains(shortNames[short], name)
}

// shortNames are given names that stand for others in English.
var shortNames = readShortNames(`
abe abraham; al albert alan alfred; andy andrew; ben benjamin; bill william; billy william; bob robert; bobby robert; charlie charles; chip charles;
chris christopher christine christina; chuck charles; dan daniel; danny daniel; dave david; deb deborah; debbie deborah; dick richard; don donald; doug douglas; ed edward
edwin edmund; eddie edward; fred frederick alfred; frank francis; gabe gabriel; gene eugene; gerry gerald; greg gregory; hank henry; harry harold henry; jack john; jake jacob;
jeff jeffrey; jen jennifer; jenny jennifer; jerry gerald jerome; jim james; jimmy james; joe joseph; joey joseph; jon jonathan; josh joshua; kate katherine catherine; kathy katherine
catherine kathleen; ken kenneth; larry lawrence; liz elizabeth; lou louis; maggie margaret; matt matthew; meg margaret; mike michael; mitch mitchell; nate nathan nathaniel;
nick nicholas; pat patrick patricia; peg margaret; pete peter; phil philip phillip; ray raymond; rich richard; rick richard; rob robert; rod rodney; ron ronald; russ russell;
sam samuel samantha; sandy sandra; steve steven stephen; stu stuart; sue susan; ted edward theodore; terry terrence; tim timothy; tom thomas; tony anthony; val valerie; vic victor;
vince vincent; walt walter; will william; zach zachary`)

func readShortNames(table string) map[string][]string {
	out := map[string][]string{}
	for entry := range strings.SplitSeq(table, ";") {
		if f := strings.Fields(entry); len(f) > 1 {
			out[f[0]] = f[1:]
		}
	}
	return out
}

// fuller reports whether one name of a person says more than another: by how many
// given names, then by how many letters of them, "Maret Ilves" than "M. Ilves".
func fuller(a, b []string) bool {
	x, y := givenNames(a), givenNames(b)
	return len(x) > len(y) || len(x) == len(y) && len(strings.Join(x, "")) > len(strings.Join(y, ""))
}

// givenNames are the words of a name before the last, initials one by one.
func givenNames(words []string) []string {
	var out []string
	for _, w := range words[:len(words)-1] {
		out = append(out, strings.FieldsFunc(w, func(c rune) bool { return c == '.' })...)
	}
	return out
}

// which chooses among people of one last name: by the given name or the role
// right before, by "Mr." or "Mrs.", else by who was spoken of.
func (r *Roster) which(t *segment.Text, ks []int, i int, s segment.Sentence) int {
	if i > s.FirstToken {
		b := i - 1
		if t.Tokens[b].In(t.Text) == "." && b > s.FirstToken {
			b--
		}
		before := strings.TrimSuffix(word.Lower(t.Tokens[b].In(t.Text)), ".")
		for _, k := range ks {
			p := &r.people[k]
			if p.words[0] == before || lexis.KindOf(before) == "role" && p.hasRole(canonRole(before)) {
				return k
			}
		}
		if g := genderOfTitle[before]; g != "" {
			fit := slices.DeleteFunc(slices.Clone(ks), func(k int) bool { p := &r.people[k]; return p.gender != "" && p.gender != g })
			if len(fit) > 0 {
				ks = fit
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
func (r *Roster) meant(fit []int, n int) int {
	for k := n - 1; k >= max(0, n-maxBack); k-- {
		if m := r.mentions[k]; (m.subject || m.bare || m.speaks) && slices.Contains(fit, m.person) {
			return m.person
		}
	}
	return fit[0]
}

// named finds who is meant by a full or a last name at a place in the text.
func (r *Roster) named(words, titles []string, at int) *person {
	ks := r.byLast[words[len(words)-1]]
	gender := titleGender(titles)
	var fit []int
	for _, k := range ks {
		p := &r.people[k]
		if len(words) > 1 && !OnePerson(words, p.words) {
			continue
		}
		if gender != "" && p.gender != "" && p.gender != gender {
			continue
		}
		fit = append(fit, k)
	}
	switch len(fit) {
	case 0:
		return nil
	case 1:
		return &r.people[fit[0]]
	}
	n := r.mentionsBefore(at)
	if r.atOnce(fit, n) {
		return nil
	}
	return &r.people[r.meant(fit, n)]
}

// atOnce reports whether the last of n mentions that fit are of two people in
// one sentence, both by more than the last name: "Maret Ilves and Oskar Ilves".
func (r *Roster) atOnce(fit []int, n int) bool {
	last := -1
	for k := n - 1; k >= max(0, n-maxBack); k-- {
		m := r.mentions[k]
		if last >= 0 && m.sentence != r.mentions[last].sentence {
			return false
		}
		if !slices.Contains(fit, m.person) {
			continue
		}
		if m.bare {
			return false
		}
		if last >= 0 && m.person != r.mentions[last].person {
			return true
		}
		last = k
	}
	return false
}

// fullName is the name by which the story has a person whom one of its reports
// names with an initial more or less; "" if that may be several.
func (r *Roster) fullName(words []string) string {
	words = withoutSuffix(words)
	full := ""
	for _, k := range r.byLast[words[len(words)-1]] {
		if p := &r.people[k]; len(words) > 1 && OnePerson(words, p.words) {
			if full != "" {
				return ""
			}
			full = p.full
		}
	}
	return full
}
