package names

import (
	"maps"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file lists the bodies that a report names in full, for the words that it calls
// them by afterwards: "the commission", "police", "LOF".

// bodyMention is one place where a body is named in full.
type bodyMention struct {
	start int
	name  string
	noun  string // in lower case, what it is: "commission"
}

// bodyAt is the body that a run of capitalised words names, up to the word that says what
// it is and, behind that, whose or of what it is: "Orre Port Commission", "Ministry of Ports",
// "Orre Police" before the name of an officer, "Orre police".
func bodyAt(t *segment.Text, s segment.Sentence, run nameRun) (bodyMention, bool) {
	low := func(k int) string { return word.Lower(t.Tokens[k].In(t.Text)) }
	if last := t.Tokens[run.last-1]; last.End-last.Start > 3 && strings.HasSuffix(last.In(t.Text), "PD") { // "the ORPD"
		return bodyMention{int(last.Start), last.In(t.Text), "police"}, true
	}
	k := run.last - 1
	if run.last < s.LastToken && low(run.last) == "police" && !officers(t, s, run.last+1) {
		k = run.last
	}
	for k >= run.first && !bodyNoun(low(k)) {
		k--
	}
	if k < run.first || shouted(t, run) {
		return bodyMention{}, false
	}
	m := bodyMention{int(t.Tokens[run.first].Start), "", low(k)}
	if m.noun == "department" && k > run.first && low(k-1) == "police" {
		m.noun = "police"
	}
	end := k + 1
	if end == run.last {
		end = endOfBody(t, s, end)
	}
	m.name = t.Text[m.start:t.Tokens[end-1].End]
	words := lowerFields(m.name)
	if len(words) < 2 || words[0] == "police" || lexis.IsPlace(strings.Join(words, " ")) || slices.ContainsFunc(words, func(w string) bool { return oneOfMany[w+" "+m.noun] }) {
		return bodyMention{}, false
	}
	return m, true
}

// endOfBody is where the name of a body ends of which the word that says what it is ends at
// token i: "Ministry of Ports and Roads", but "Ministry of Ports and Maret Ilves".
func endOfBody(t *segment.Text, s segment.Sentence, i int) int {
	for first := true; i+1 < s.LastToken; first = false {
		low := word.Lower(t.Tokens[i].In(t.Text))
		if !ofBody[low] && (low != "and" || first) {
			break
		}
		from := i + 1
		if word.Lower(t.Tokens[from].In(t.Text)) == "the" && from+1 < s.LastToken {
			from++
		}
		run, next := runAt(t, s, from)
		if next == from || low == "and" && run.last-run.first > 1 { // may be somebody
			break
		}
		i = run.last
	}
	return i
}

// officers reports whether the police at token i-1 are told of for one of them who need
// not be there: "a former Orre police chief".
func officers(t *segment.Text, s segment.Sentence, i int) bool {
	if i >= s.LastToken {
		return false
	}
	low := word.Lower(t.Tokens[i].In(t.Text))
	return !t.Tokens[i].Upper && lexis.KindOf(low) == "role" && !speaksFor[low]
}

// bodyNoun reports whether bodies are called by a word in lower case after their names.
func bodyNoun(low string) bool {
	return lexis.KindOf(low) == "group" && !noNoun[low] || low == "conference" || low == "society"
}

var (
	ofBody = word.Set("of for on")

	// noNoun are groups that are lands, that have no other name, or of which news tells of
	// several at a time: "the army" is not the Army of the Coast.
	noNoun = word.Set("country county state states nation nations house palace province district city municipality parish cdc cia epa eu fbi fda hamas hezbollah imf irs kremlin nato nsa opec pentagon taliban un who administration army campaign force forces government group groups military militia movement opposition rebels")

	// oneOfMany are bodies that a report names beside those that it calls by the noun.
	oneOfMany = map[string]bool{"european union": true, "soviet union": true, "african union": true, "state police": true, "riot police": true, "military police": true}
)

// bodyIndex is the bodies that a report or a story names in full.
type bodyIndex struct {
	byNoun     map[string][]bodyMention // with one name at a time, none from where there are two
	byInitials map[string]string
	confirmed  map[string]bool // of a story: nouns whose body two reports name
}

// add notes a body: a longer name of the one of its noun takes the place of the shorter.
func (b *bodyIndex) add(m bodyMention) {
	if b.byNoun == nil {
		b.byNoun, b.byInitials = map[string][]bodyMention{}, map[string]string{}
	}
	if k := initialsOf(m.name); b.byInitials[k] == "" {
		b.byInitials[k] = m.name
	}
	list := b.byNoun[m.noun]
	if n := len(list); n > 0 {
		switch before := list[n-1].name; {
		case before == "" || m.name != "" && partOf(m.name, before):
			return
		case !partOf(before, m.name):
			m.name = ""
		}
	}
	b.byNoun[m.noun] = append(list, m)
}

// merge adds the bodies of one report of a story, where no place comes before another.
func (b *bodyIndex) merge(of bodyIndex) {
	if b.confirmed == nil {
		b.confirmed = map[string]bool{}
	}
	for _, noun := range slices.Sorted(maps.Keys(of.byNoun)) {
		list := of.byNoun[noun]
		b.confirmed[noun] = len(b.byNoun[noun]) > 0
		b.add(bodyMention{0, list[len(list)-1].name, noun})
	}
}

// called is the one body that is named before a place and that a noun stands for; "" where
// there is none, or several.
func (b *bodyIndex) called(noun string, at int) string {
	name := ""
	for _, m := range b.byNoun[noun] {
		if m.start < at {
			name = m.name
		}
	}
	return name
}

// spelledOut is the body that is named in full and goes by some initials, "Lake Orre
// Federation" for "LOF"; "" where there is none.
func (b *bodyIndex) spelledOut(initials string) string {
	if len(initials) < 3 || initials != strings.ToUpper(initials) {
		return ""
	}
	return b.byInitials[strings.ReplaceAll(initials, ".", "")]
}

func initialsOf(name string) string {
	var b strings.Builder
	for _, f := range strings.Fields(name) {
		if isNameWord(f, 1) && !particles[f] {
			b.WriteString(f[:1])
		}
	}
	return b.String()
}

// loneNoun reports whether a description is a noun alone that stands for a body named
// elsewhere: "the commission", "police".
func (r *Resolver) loneNoun(d description) bool {
	return (d.words[0] == "the" && len(d.words) == 2 || len(d.words) == 1 && d.words[0] == "police") && d.after == "" && !d.restricted && !r.how.Restricts
}

// partOf reports whether all words of a name are in another.
func partOf(a, b string) bool {
	of := lowerFields(b)
	return !slices.ContainsFunc(lowerFields(a), func(w string) bool { return !slices.Contains(of, w) })
}
