package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/word"
)

// alignment is which words of a claim stand in a sentence, and where.
type alignment struct {
	cover  float64       // the share of the claim's weight that has its like
	own    float64       // … by the same words, or words of one sense or one kin
	wide   int           // how many words only by what the thesaurus has for them
	named  float64       // the share of the claim's names that it has
	words  int           // how many words and names
	marked map[int]bool  // items of the sentence
	like   map[int][]int // … by the item of the claim
	lacks  []int         // items of the claim that it has nothing for
}

// align looks for each word of a claim. The clause of the evidence counts in
// full, the rest of its sentence a little less.
func align(asked, said *clause, around setting, e claim.Evidence) alignment {
	const pronoun = 0.7 // for words that "it" may stand for
	out := alignment{marked: map[int]bool{}, like: map[int][]int{}}
	out.alignNames(asked, said, around)
	stood := around.phraseStoodFor(asked, said)
	var sum, has, own float64
	phrase := 0 // where the last one found ends
	for i, x := range asked.items {
		if !x.content() {
			continue
		}
		credit, at := said.likesOf(asked, i)
		if credit == 0 && (x.spare || i < phrase || asked.deemedBy(said, i, around) || said.hasSign(x.lower)) {
			continue
		}
		sum += x.weight
		switch {
		case credit > 0:
			phrase = i + x.phrase // what is left of "take part" is in "participate"
			has += x.weight * credit * out.put(i, x, said, at, e)
			if credit > wideCredit {
				own += x.weight
			} else {
				out.wide++
			}
		case stood.has(i):
			has += x.weight * pronoun
		default:
			out.lacks = append(out.lacks, i)
		}
	}
	if sum > 0 {
		out.cover, out.own = has/sum, own/sum
	}
	return out
}

// alignNames counts the names of a claim that a sentence or what stands around it has.
func (a *alignment) alignNames(asked, said *clause, around setting) {
	all, has := 0, 0
	for _, x := range asked.items {
		if !x.name {
			continue
		}
		all++
		if said.hasKey(x.key) || said.titled[x.key] || around.names[x.key] || around.sources[x.key] {
			has++
		}
	}
	a.words, a.named = has, float64(has)/float64(max(1, all))
}

// put enters where the like of an item stands, and returns what that is worth.
func (a *alignment) put(i int, x item, said *clause, at []int, e claim.Evidence) float64 {
	const outside = 0.85
	a.words++
	a.like[i] = said.sameWord(x, at)
	worth := outside
	for _, k := range at {
		a.marked[k] = true
		if e.Contains(said.items[k].Span) {
			worth = 1
		}
	}
	return worth
}

// eachOpposed tells of those of some items of a claim that a sentence has the opposite of.
func (c *clause) eachOpposed(said *clause, items []int, tell func(string)) {
	for _, i := range items {
		if y, ok := said.oppositeOf(c.items[i]); ok {
			tell("the reports say “" + y.In(said.text.Text) + "”, the claim " + c.quoted(i))
		}
	}
}

// textsOf are some items as they stand.
func (c *clause) textsOf(items []int) []string {
	var out []string
	for _, i := range items {
		out = append(out, c.items[i].In(c.text.Text))
	}
	return out
}

// onlyQualify reports whether some items, and there are any, only say more of others: an
// adjective before a noun, an adverb. A sentence that lacks no more than these tells the
// same; who does what to whom, and where, is in verbs and nouns.
func (c *clause) onlyQualify(items []int) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, func(i int) bool { return !c.qualifies(i) })
}

func (c *clause) qualifies(i int) bool {
	tokens := c.text.TokensOf(c.sentences[0])
	at := slices.IndexFunc(tokens, func(t word.Token) bool { return int(t.Start) == c.items[i].Start })
	if at == none || !isWord(word.Lower(c.items[i].In(c.text.Text))) { // "the 25th coach"
		return false
	}
	tag := c.tagged(tokens)[at].Tag
	return strings.HasPrefix(tag, "RB") || strings.HasPrefix(tag, "JJ") && !c.heads(i)
}
