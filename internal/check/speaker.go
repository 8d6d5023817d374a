package check

import (
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/word"
)

// Who says a thing is not whom it is about, unless he speaks of himself: evidence
// that Oduya warned of a fire bears out what the claim has Oduya say, not what it
// has him do.

// says reports whether a name is of who says or thinks what a claim has after it.
func (c *clause) says(r [2]int) bool {
	const near = 4 // items

	if r[0] > 0 && c.items[r[0]-1].lower == "to" { // "according to"
		return true
	}
	for i := r[1]; i < min(len(c.items), r[1]+near); i++ {
		if w := c.items[i].lower; speaks[w] || thinks[w] || deems[w] || callsUntrue(w) {
			return true
		}
	}
	return false
}

// deemedBy reports whether an item says no more than that the name before it has an
// opinion, and evidence is that one's words: "Oduya called the plan absurd", beside
// "“It's absurd,” said Oduya", or wants what he says should be.
func (c *clause) deemedBy(said *clause, i int, around setting) bool {
	w := c.items[i].lower
	return i > 0 && (deems[w] || said.wished && wants[w]) && c.items[i-1].name && around.sources[c.items[i-1].key]
}

// hasName reports whether a sentence has a word of a name. That of who says the
// evidence is no name in it: "Oduya warned of a farmer who never voted".
func (c *clause) hasName(k word.Key, around setting, e claim.Evidence) bool {
	for _, x := range c.items {
		if x.key == k && (!around.sources[k] || e.Contains(x.Span) && !inChain(x, e)) {
			return true
		}
	}
	return false
}

// ofSpeaker reports whether evidence speaks of who says it: "I won't sign", and
// "he won't sign" where nobody else is named before that.
func (c *clause) ofSpeaker(e claim.Evidence, person bool) bool {
	named := false
	for _, x := range c.items {
		if !e.Contains(x.Span) || inChain(x, e) {
			continue
		}
		if selves[x.lower] || !named && (persons[x.lower] || things[x.lower] && !person) {
			return true
		}
		named = named || x.name
	}
	return false
}

// inChain reports whether an item tells who says the evidence.
func inChain(x item, e claim.Evidence) bool {
	return slices.ContainsFunc(e.Chain, func(l attribution.Link) bool { return l.Contains(x.Span) })
}

var (
	thinks = word.Set(`think thinks thought believe believes believed hope hopes hoped expect expects expected fear fears feared know knows knew
		want wants wanted warn warns warned call calls called insist insists insisted vow vows vowed promise promises promised argue argues
		argued admit admits admitted acknowledged conceded revealed disclosed explained added noted testified wrote predicted ask asks asked
		describe describes described accuse accuses accused praise praises praised`)
	deems = word.Set(`called calls describes described branded brands labelled labeled considers considered thinks thought believes believed
		argues argued insists insisted`)
	// favour are verbs for wanting something done that need not be.
	favour  = word.Set("favor favors favored favour favours favoured support supports supported back backs backed")
	selves  = word.Set("i i'm i've i'll i'd me my myself we we're we've we'll us our ours ourselves")
	persons = word.Set("he she his her he's she's")
	things  = word.Set("it they its their it's they're")
)

// quotes reports whether a claim is that somebody says something.
func (c *clause) quotes() bool {
	return slices.ContainsFunc(c.deeds(), func(d deed) bool { return c.items[d.verb].speaks && d.subject.known() })
}
