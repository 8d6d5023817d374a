package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// What turns a clause: negation, and words that make it a possibility.

// negates reports whether a word in lower case says that what follows is not so.
func negates(w string) bool { return sense.Negates(w) }

// callsUntrue reports whether a word says that somebody calls what follows untrue.
func callsUntrue(w string) bool {
	for _, stem := range []string{"deny", "denied", "denies", "denying", "denial", "reject", "refute", "dismiss"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// ofWords reports whether what an item calls untrue is something said: somebody may
// also dismiss a coach, reject an offer or be denied bail.
func (c *clause) ofWords(i int) bool {
	const reach = 6 // items
	if strings.HasPrefix(c.items[i].lower, "den") {
		return !c.passive([]int{i})
	}
	for j := i + 1; j < min(len(c.items), i+1+reach); j++ {
		if w := c.items[j].lower; w == "that" && j == i+1 || words[w] || len(w) > 4 && words[strings.TrimSuffix(w, "s")] {
			return true
		}
	}
	return false
}

var words = word.Set(`claim report allegation accusation charge idea suggestion rumour rumor notion criticism remark comment statement assertion
	account speculation theory argument concern complaint warning it them this`)

// dropOutside blanks the words outside evidence that call it untrue, if those are its
// stance already, and those of a question that it answers.
func (c *clause) dropOutside(e claim.Evidence) {
	c.items = slices.Clone(c.items)
	untrue := callsUntrue
	if !slices.ContainsFunc(c.items, func(x item) bool { return callsUntrue(x.lower) && !e.Contains(x.Span) }) {
		untrue = negates // "did not say how"
	}
	for i, x := range c.items {
		if (x.lower == "whether" || e.Stance == claim.Denies && untrue(x.lower)) && !e.Contains(x.Span) {
			c.items[i].lower = ""
		}
	}
}

// How many words of content a word turns: a negation what stands next, a
// denial the clause after it.
const (
	reach     = 2
	longReach = 12
)

// turned reports whether one of the items marked is turned by a word before
// it. A comma and a word that begins another clause end the reach of a word,
// though not that of a denial.
func (c *clause) turned(marked map[int]bool, turns func(string) bool, reach int, overCommas bool) (string, bool) {
	word, ok := "", false
	c.eachTurned(marked, turns, reach, overCommas, func(by, _ int) bool {
		word, ok = c.items[by].lower, true
		return false
	})
	return word, ok
}

// negated lists the items that a negation turns.
func (c *clause) negated() []int {
	var out []int
	c.eachTurned(c.all(), negates, reach, false, func(_, at int) bool {
		out = append(out, at)
		return true
	})
	return out
}

// eachTurned calls f with each word that turns one of the items marked, and that
// item, until f returns false.
func (c *clause) eachTurned(marked map[int]bool, turns func(string) bool, reach int, overCommas bool, f func(by, at int) bool) {
	for i, x := range c.items {
		if !turns(x.lower) || x.upper && x.lower == "may" || (x.lower == "few" || x.lower == "little") && i > 0 && c.items[i-1].lower == "a" || x.lower == "some" && i+1 < len(c.items) && c.items[i+1].number {
			continue
		}
		if x.lower == "until" && i+1 < len(c.items) && c.items[i+1].lower == "now" {
			continue
		}
		if x.lower == "could" && i+2 < len(c.items) && c.items[i+1].lower == "be" && sensed[c.items[i+2].lower] { // "could be heard" was heard
			continue
		}
		if c.blurs(i) || x.lower == "no" && c.endsAt(i) { // "said no and left"
			continue
		}
		n, inPhrase := 0, true // "his threatened third-party run" is one phrase, however long
		for j := i + 1; j < len(c.items) && (n < reach || inPhrase); j++ {
			if !overCommas && (c.items[j].parted || beginsClause(c.items[j].lower)) {
				break
			}
			if c.items[j].weight == 0 || c.items[j].number {
				inPhrase = inPhrase && c.items[j].number
				continue
			}
			if marked[j] && !f(i, j) {
				return
			}
			n++
		}
		if k := c.contentBefore(i); n == 0 && k != none && marked[k] && negates(x.lower) && !f(i, k) { // "the lamp had not been on"
			return
		}
	}
}

var sensed = word.Set("seen heard felt smelled smelt")

// endsAt reports whether what an item belongs to goes on after it with no more than
// another verb.
func (c *clause) endsAt(i int) bool {
	return i+1 == len(c.items) || c.items[i+1].parted || joins[c.items[i+1].lower]
}

var joins = word.Set("and but or to when before after")

// contentBefore is the last item of content before one, none if a mark or the
// beginning comes first.
func (c *clause) contentBefore(i int) int {
	for i--; i >= 0; i-- {
		if c.items[i].weight > 0 {
			return i
		}
		if c.items[i].parted {
			break
		}
	}
	return none
}

func beginsClause(w string) bool {
	switch w {
	case "after", "before", "when", "while", "because", "since", "although", "though", "but", "as":
		return true
	}
	return false
}

// wasTo reports whether one of the items marked is what was to be and may not
// have been: "was to open".
func (c *clause) wasTo(marked map[int]bool) bool {
	for i := range c.items {
		if i+2 < len(c.items) && c.items[i+1].lower == "to" && marked[i+2] {
			switch c.items[i].lower {
			case "was", "were", "is", "are":
				return true
			}
		}
	}
	return false
}

// all marks every item.
func (c *clause) all() map[int]bool {
	out := map[int]bool{}
	for i := range c.items {
		out[i] = true
	}
	return out
}

// negative reports whether a clause says of the items marked that it is not so.
func (c *clause) negative(marked map[int]bool) bool {
	not := false
	c.eachTurned(marked, negates, reach, false, func(_, at int) bool {
		not = !c.standsElsewhere(at, marked)
		return !not
	})
	_, denied := c.turned(marked, callsUntrue, longReach, true)
	if !not && !denied { // "The claim that … is false"
		for i, x := range c.items {
			if (x.lower == "false" || x.lower == "untrue") && i > 0 && c.items[i-1].weight == 0 {
				not = true
			}
		}
	}
	return not != denied
}

// standsElsewhere reports whether the word of an item stands again among those
// marked, where nothing negates it: "it needs a licence; no licence was found".
func (c *clause) standsElsewhere(at int, marked map[int]bool) bool {
	for i, x := range c.items {
		if i != at && marked[i] && x.key == c.items[at].key {
			if _, not := c.turned(map[int]bool{i: true}, negates, reach, false); !not {
				return true
			}
		}
	}
	return false
}

// blurs reports whether an item says that the number or the share after it is not
// quite reached: "almost fifty", "nearly all".
func (c *clause) blurs(i int) bool {
	if !short[c.items[i].lower] || i+1 == len(c.items) {
		return false
	}
	next := c.items[i+1]
	return next.number || next.lower == "half" || slices.Contains(wide, next.lower)
}

var short = word.Set("almost nearly virtually practically")

// blurred is the word and the share where a clause speaks of nearly all.
func (c *clause) blurred() (string, bool) {
	for i, x := range c.items {
		if c.blurs(i) && !c.items[i+1].number {
			return x.lower + " " + c.items[i+1].lower, true
		}
	}
	return "", false
}

// Words that say of how many something holds.
var (
	wide      = []string{"all", "every", "everyone", "everybody", "everything", "always", "entire", "whole", "only", "nobody", "none", "never", "any", "completely", "totally", "throughout"}
	fractions = []string{"half", "quarter", "double", "twice", "triple"}
	narrow    = []string{"most", "some", "few", "little", "partly", "almost", "nearly", "mostly", "sometimes"}
)
