package check

import "github.com/headwater-news/headwater/internal/word"

// swapped says which word of a claim stands where a sentence has another: "a
// bronze salt cellar" beside "a silver salt cellar", "gloves from the cloakroom"
// beside "gloves from the river". The words around the two must be the same; ""
// where there is none. Verbs are left out, for which news has too many words.
func swapped(asked, said *clause, verbs map[int]bool) string {
	for i, x := range asked.items {
		if !x.content() {
			continue
		}
		if credit, _ := said.likesOf(asked, i); credit > 0 {
			continue
		}
		for k, y := range said.items {
			if y.weight == 0 || y.time || y.number || asked.hasKey(y.key) || opens(x.lower) && opens(y.lower) {
				continue
			}
			if !verbs[i] && !verbs[i+1] && asked.modifies(i) && said.modifies(k) && sameItem(asked.items[i+1], said.items[k+1]) || asked.sameObject(i, said, k) {
				return "the reports say “" + y.In(said.text.Text) + "”, the claim “" + x.In(asked.text.Text) + "”"
			}
		}
	}
	return ""
}

// modifies reports whether an item stands between an article and a noun: "a
// silver cellar".
func (c *clause) modifies(i int) bool {
	return i > 0 && i+1 < len(c.items) && opensPhrase(c.items[i-1].lower) && c.items[i+1].weight > 0 && !c.items[i+1].parted && !c.items[i].parted
}

// sameObject reports whether an item of either clause stands after one
// preposition, which stands after one word: "lent by a family".
func (c *clause) sameObject(i int, said *clause, k int) bool {
	at, to := c.preposition(i), said.preposition(k)
	if at < 1 || to < 1 || c.items[at].lower != said.items[to].lower {
		return false
	}
	before, there := c.contentBefore(at), said.contentBefore(to)
	return before != none && there != none && at-before <= 2 && to-there <= 2 && sameItem(c.items[before], said.items[there])
}

// preposition is the one right before an item, or before its article; none if
// there is none.
func (c *clause) preposition(i int) int {
	i--
	if i >= 0 && opensPhrase(c.items[i].lower) {
		i--
	}
	if i < 0 || !ofObject[c.items[i].lower] {
		return none
	}
	return i
}

// ofObject are prepositions that one thing stands after: what lies at the gate
// may well lie at the back.
var ofObject = word.Set("from by under into")
