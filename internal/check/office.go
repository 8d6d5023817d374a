package check

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// News calls people by what they are as often as by name: "Gov. Ines Oduya", and then
// "the governor". Who bears a title anywhere in a story is meant by it, where a report
// gives it to nobody else.

// offices are the titles that a story gives to people.
type offices struct {
	of map[word.Key]map[string]bool // … by the last word of a name
	by map[int]map[string]*holder   // by report; nil where two bear one
}

// holder is who bears a title in a report.
type holder struct {
	name   []word.Key
	before map[string]bool // words that stand right before the title: "Prime"
}

// enter reads the titles that stand before names in a report.
func (o *offices) enter(report int, t *segment.Text) {
	o.by[report] = map[string]*holder{}
	lower := func(x word.Term) string { return lastWord(t.SpanOf(x).In(t.Text)) }
	for _, s := range t.Sentences {
		terms := t.TermsOf(s)
		for i := 1; i < len(terms); i++ {
			title := titleOf(lower(terms[i-1]))
			if title == "" || !isNameTerm(t, terms[i]) || partedAt(t, terms[i].First) {
				continue
			}
			before := ""
			if i > 1 {
				before = lower(terms[i-2])
			}
			if past[before] || ranks[before] {
				continue
			}
			var name []word.Key
			for j := i; j < len(terms) && isNameTerm(t, terms[j]) && (j == i || !partedAt(t, terms[j].First)); j++ {
				name = append(name, terms[j].Key)
			}
			o.give(report, title, before, name)
		}
	}
}

// give enters that somebody bears a title.
func (o *offices) give(report int, title, before string, name []word.Key) {
	last := name[len(name)-1]
	if o.of[last] == nil {
		o.of[last] = map[string]bool{}
	}
	o.of[last][title] = true
	h, known := o.by[report][title]
	switch {
	case !known:
		h = &holder{name: name, before: map[string]bool{}}
		o.by[report][title] = h
	case h == nil:
		return
	case h.name[len(h.name)-1] != last:
		o.by[report][title] = nil
		return
	}
	h.before[before] = true
}

func isNameTerm(t *segment.Text, x word.Term) bool { return t.Tokens[x.First].Upper && !x.Stop }

// titleOf is the title that a word is or is short for, "" for none.
func titleOf(lower string) string {
	switch {
	case shortTitles[lower] != "":
		return shortTitles[lower]
	case forms[lower] || !isTitle(lower):
		return ""
	}
	return lower
}

var shortTitles = map[string]string{"gov": "governor", "sen": "senator", "rep": "representative", "lt": "lieutenant", "capt": "captain",
	"sgt": "sergeant", "col": "colonel", "gen": "general", "prof": "professor", "rev": "reverend"}

// lastWord is the last word of what stands as one term, in lower case: "minister", of "Prime
// Minister".
func lastWord(s string) string {
	return word.Lower(s[strings.LastIndexByte(s, ' ')+1:])
}

// past are words by which somebody bears a title no more.
var past = word.Set("former ex late then-")

// bear notes in a sentence of a report which titles those bear whom it names, and whom it
// calls by title alone: "the governor".
func (o *offices) bear(report int, said *clause) {
	for i, x := range said.items {
		if x.name {
			said.items[i].bears = o.of[x.key]
			continue
		}
		if x.weight == 0 || i == 0 || x.upper || len(o.by[report]) == 0 {
			continue
		}
		title := x.lower
		if !isTitle(title) { // "prime minister" is one item
			title = lastWord(x.In(said.text.Text))
		}
		h := o.by[report][title]
		if h == nil || i+1 < len(said.items) && !said.items[i+1].parted && (said.items[i+1].name || said.items[i+1].lower == "of") {
			continue // "the governor Oduya", "the governor of the bank"
		}
		if before := said.items[i-1].lower; before == "the" || i > 1 && said.items[i-2].lower == "the" && h.before[before] {
			if said.titled == nil {
				said.titled = map[word.Key]bool{}
			}
			enter(said.titled, h.name)
		}
	}
}
