// Package lexis is what is known of words by themselves, in tables and short lists: what a
// noun makes of a source that it is the head of, given names, places, forms of verbs. All
// words are looked up in lower case.
package lexis

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/word"
)

var (
	//go:embed sources.txt
	sourceTable string
	//go:embed given.txt
	givenTable string
	//go:embed places.txt
	placeTable string
	//go:embed irregular.txt
	irregularTable string
)

var kinds = sync.OnceValue(func() map[string]string { return readLabelled(sourceTable) })

// KindOf tells what a word in lower case makes of a source that it is the head of:
// "role", "group", "document" …, "" for nothing. A compound is what its last part is:
// "co-anchor".
func KindOf(low string) string {
	if k := kinds()[low]; k != "" {
		return k
	}
	return kinds()[low[strings.LastIndexByte(low, '-')+1:]]
}

var genders = sync.OnceValue(func() map[string]string { return readLabelled(givenTable) })

// Given is whose given name a word in lower case is, "man", "woman" or "either", or "".
func Given(low string) string { return genders()[low] }

// GivenGender is the gender of a given name, "" where it is no name or may be either's.
func GivenGender(low string) string {
	if g := Given(low); g != "either" {
		return g
	}
	return ""
}

var places = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, name := range Listed(placeTable) {
		out[word.Lower(strings.ReplaceAll(name, "~", " "))] = true
	}
	return out
})

// IsPlace reports whether words in lower case are the name of a country, a part of one or
// a city.
func IsPlace(low string) bool { return places()[low] }

// IsTime reports whether a word in lower case names a day, a month or a time of day.
func IsTime(low string) bool { return times[low] }

// IsLonePronoun reports whether a word in lower case may stand for some people by itself:
// "many".
func IsLonePronoun(low string) bool { return lonePronouns[low] }

// Subordinates reports whether a word in lower case begins a clause that hangs on another.
func Subordinates(low string) bool { return subordinators[low] }

// IsSentential reports whether a word in lower case is an adverb that opens a clause with
// a name for subject: "However".
func IsSentential(low string) bool { return sentential[low] }

// IsAddress reports whether a word in lower case, without a full stop, is what somebody
// may be called before the last name alone.
func IsAddress(low string) bool { return address[low] }

var (
	times         = word.Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight noon midnight january february march april june july august september october november december")
	lonePronouns  = word.Set("many several some others few most both all each another such more")
	subordinators = word.Set("as after because while since until till if although though before unless whereas once when whenever where lest so")
	sentential    = word.Set("however meanwhile instead therefore moreover furthermore nevertheless nonetheless afterwards yesterday today tomorrow tonight likewise perhaps sometimes earlier already before indeed besides hence once still yet maybe then again also soon thus now later otherwise elsewhere overall never often")
	address       = word.Set("mr mrs ms miss dr prof sen rep gov lt col gen maj capt sgt cmdr adm rev fr sir lord lady dame president senator congressman congresswoman representative governor mayor minister premier chancellor secretary director chairman chairwoman professor judge justice sheriff detective commissioner superintendent sergeant captain lieutenant colonel general admiral ambassador inspector pope king queen prince princess bishop archbishop cardinal pastor rabbi imam")
)

// readLabelled reads what each word of a table stands under; the first holds.
func readLabelled(table string) map[string]string {
	out := map[string]string{}
	for label, w := range Listed(table) {
		if out[w] == "" {
			out[w] = label
		}
	}
	return out
}

// Listed yields the words of a table with the head they stand under: a line
// that ends in a colon.
func Listed(table string) iter.Seq2[string, string] {
	return func(yield func(head, word string) bool) {
		head := ""
		for line := range Entries(table) {
			if h, ok := strings.CutSuffix(line, ":"); ok {
				head = h
				continue
			}
			for w := range strings.FieldsSeq(line) {
				if !yield(head, w) {
					return
				}
			}
		}
	}
}

// Entries yields the lines of a table that are neither empty nor comments.
func Entries(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(s) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// irregular is the forms of the verbs that don't follow the rule, by the base.
var irregular = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range Entries(irregularTable) {
		f := strings.Fields(line)
		out[f[0]] = f
	}
	return out
})

// FormsOf returns the forms of a verb.
func FormsOf(lemma string) []string {
	if f := irregular()[lemma]; f != nil {
		return f
	}
	return regular(lemma)
}

// EveryForm is the set of all forms of the verbs of a list.
func EveryForm(list string) map[string]bool {
	out := map[string]bool{}
	for _, lemma := range strings.Fields(list) {
		for _, f := range FormsOf(lemma) {
			out[f] = true
		}
	}
	return out
}

// regular returns the forms of a verb that follows the rule.
func regular(v string) []string {
	last := v[len(v)-1]
	stem, third := v, v+"s"
	switch {
	case last == 'e':
		stem = v[:len(v)-1]
	case last == 'y' && !strings.ContainsRune("aeou", rune(v[len(v)-2])):
		return []string{v, v[:len(v)-1] + "ies", v + "ing", v[:len(v)-1] + "ied"}
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "o"):
		third = v + "es"
	}
	return []string{v, third, stem + "ing", stem + "ed"}
}

// Verbs of saying, and those that take whom they tell.
const (
	sayingVerbs  = "say state affirm verify acknowledge concede remark add report write note announce warn argue explain claim declare insist predict confirm"
	tellingVerbs = "assure brief inform notify remind tell advise caution convince persuade ask"
)

var sayingLemmas = word.Set(sayingVerbs)

// IsSaying reports whether the verb of a lemma is one of saying.
func IsSaying(lemma string) bool { return sayingLemmas[lemma] }

var speechForms = sync.OnceValue(func() map[string]bool {
	out := EveryForm(sayingVerbs)
	for _, lemma := range strings.Fields(tellingVerbs) {
		for _, form := range FormsOf(lemma) {
			out[form] = out[form] || form != lemma
		}
	}
	return out
})

// IsSpeech reports whether a word in lower case is a form of a verb of saying, or has
// somebody told: "told", not "tell".
func IsSpeech(low string) bool { return speechForms()[low] }
