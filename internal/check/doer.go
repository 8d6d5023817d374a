package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// nearerDoer is who does in a sentence what the claim has a person of another name
// do: "Oduya opened the gate while Lindqvist rang the bell" has Lindqvist for
// "rang". At is where the sentence has the claim's verb; "" where it has the
// claim's subject for it, or may.
func (f frame) nearerDoer(asked, said *clause, at []int) string {
	if f.subject == none || !asked.items[f.subject].name {
		return ""
	}
	mine := asked.runAt(f.subject)
	other := ""
	for _, k := range at {
		if asked.passive([]int{f.verb}) != said.passive([]int{k}) {
			return ""
		}
		if k > 0 && said.owns(k-1) && said.items[k-1].key != asked.items[f.subject].key { // "her sister's opposition"
			other = said.items[k-1].In(said.text.Text)
			continue
		}
		theirs, ok := said.doerOf(k)
		if ok && !slices.ContainsFunc(said.deeds(), func(d deed) bool { return d.verb == k }) { // "the Tolm chairman" chairs no Tolm
			continue
		}
		if !ok {
			if !said.standsRightAfter(k, asked.items[f.subject]) {
				return ""
			}
			other = "others"
			continue
		}
		if said.samePerson(asked, mine, theirs) {
			return ""
		}
		other = said.runText(theirs)
	}
	return other
}

// otherObject is what a sentence has done to one thing where the claim has it done to
// another: "ran for the seat, winning a prize" is no "won the seat". At is where the
// sentence has the claim's verb; "" where it may be the same thing.
func (f frame) otherObject(asked, said *clause, at []int) string {
	mine, ok := asked.object(f.verb)
	if !ok {
		return ""
	}
	other := ""
	for _, k := range at {
		theirs, ok := said.object(k)
		if !ok || asked.named(mine) != said.named(theirs) { // "the minister" may be she who is named
			return ""
		}
		for i := mine.from; i < mine.to; i++ {
			_, like := said.likesOf(asked, i)
			for _, j := range like {
				if j > k && !said.partedBetween(k, j) {
					return ""
				}
			}
		}
		other = said.text.Text[said.items[theirs.from].Start:said.items[theirs.to-1].End]
	}
	return other
}

// object is the phrase right after a verb in the active.
func (c *clause) object(verb int) (phrase, bool) {
	if c.passive([]int{verb}) || verb+1 < len(c.items) && links[c.items[verb+1].lower] {
		return phrase{}, false
	}
	after := c.phrasesAfter(verb)
	if len(after) == 0 || after[0].preposition != "" {
		return phrase{}, false
	}
	p := after[0] // a number is compared in its own way, and whom a pronoun stands for isn't known
	return p, !objects[c.items[p.from].lower] && slices.ContainsFunc(c.items[p.from:p.to], func(x item) bool { return x.name || x.content() })
}

// named reports whether a phrase has a name.
func (c *clause) named(p phrase) bool {
	return slices.ContainsFunc(c.items[p.from:p.to], func(x item) bool { return x.name })
}

var objects = word.Set("you me him them us himself herself themselves one another other")

// partedBetween reports whether a mark stands between two items.
func (c *clause) partedBetween(from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if c.items[i].parted {
			return true
		}
	}
	return false
}

// doerOf finds the name that stands right before a verb, or opens the sentence
// where the verb comes after a comma: "Oduya, who lives in Tolm, rang".
func (c *clause) doerOf(k int) (run [2]int, ok bool) {
	from := k
	for from > 0 && !c.items[from].parted && (c.items[from-1].weight == 0 || strings.HasSuffix(c.items[from-1].lower, "ly")) && !c.items[from-1].name {
		from--
		if isPronoun(c.items[from].lower) || opensPhrase(c.items[from].lower) {
			return run, false
		}
	}
	opening := from > 0 && c.items[from].parted
	for _, r := range c.runs() {
		if opening && r[0] <= 1 && r[1] < from && c.items[r[1]].parted {
			return r, true
		}
		if r[1] == from && !c.afterPreposition(r[0]) && (r[0] == 0 || c.items[r[0]-1].lower != "and") {
			return r, true
		}
	}
	return run, false
}

// owns reports whether an item is in the genitive.
func (c *clause) owns(i int) bool {
	after := c.text.Text[c.items[i].End:]
	return strings.HasPrefix(after, "'s ") || strings.HasPrefix(after, "’s ")
}

// standsRightAfter reports whether a name stands after a verb, in the same part of
// the sentence, and nowhere before it: "apologised to Oduya".
func (c *clause) standsRightAfter(k int, x item) bool {
	for i, y := range c.items {
		if y.key != x.key {
			continue
		}
		if i < k || c.after([]int{i}, "by") {
			return false
		}
		for j := k + 1; j <= i; j++ {
			if c.items[j].parted || speaks[c.items[j].lower] {
				return false
			}
		}
		return true
	}
	return false
}

// runAt is the run of names that holds an item.
func (c *clause) runAt(i int) [2]int {
	for _, r := range c.runs() {
		if r[0] <= i && i < r[1] {
			return r
		}
	}
	return [2]int{i, i + 1}
}

// samePerson reports whether two names may be of one: they share a word, and not
// the last alone where both have a given name.
func (c *clause) samePerson(asked *clause, mine, theirs [2]int) bool {
	for i := mine[0]; i < mine[1]; i++ {
		for k := theirs[0]; k < theirs[1]; k++ {
			if asked.items[i].key != c.items[k].key {
				continue
			}
			if i == mine[0] || k == theirs[0] {
				return true
			}
			given, other := asked.items[i-1].lower, c.items[k-1].lower
			return isTitle(given) || isTitle(other) || shortFor(given, other)
		}
	}
	return false
}

func isPronoun(w string) bool {
	switch w {
	case "he", "she", "it", "they", "we", "i", "who", "which", "that":
		return true
	}
	return false
}
