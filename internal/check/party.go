package check

import (
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/sense"
)

// Two sentences with the same words tell of two things where another does, or suffers,
// what one of them tells. Only what is plain counts: both have a known party, and the
// claim's is elsewhere in the sentence.

// partiesDiffer says where a sentence has another do what the claim has somebody do
// who suffers it there, or does something else, or is somebody else by name. Like is where each word of the claim
// stands in the sentence.
func (n *names) partiesDiffer(asked, said *clause, like map[int][]int) string {
	theirs := map[int]deed{}
	for _, d := range said.deeds() {
		theirs[d.verb] = d
	}
	for _, mine := range asked.deeds() {
		w := asked.items[mine.verb].lower
		if mutual[w] || speaks[w] || deems[w] {
			continue
		}
		if heads := asked.headsOf(mine.agent); mine.passive && len(heads) > 0 && !slices.ContainsFunc(heads, func(i int) bool { return len(said.places(asked, i)) > 0 || asked.items[i].name }) {
			return "the reports don't say “by " + asked.partyText(mine.agent) + "” here"
		}
		against := ""
		for _, k := range like[mine.verb] {
			d, ok := theirs[k]
			if !ok && slices.Contains(like[mine.verb], k-1) { // "pleaded guilty"
				continue
			}
			if !ok {
				against = ""
				break
			}
			if against = n.otherParty(asked, said, mine, d); against == "" {
				break
			}
		}
		if against != "" {
			return against
		}
	}
	return ""
}

// otherParty says who does or suffers in a sentence what somebody else does or
// suffers in the claim. Who stands behind a preposition may be either.
func (n *names) otherParty(asked, c *clause, mine, theirs deed) string {
	apart := func(m, t party) bool {
		return m.known() && t.known() && !c.inParty(asked, m, t) &&
			!slices.ContainsFunc(theirs.others, func(o complement) bool { return c.inParty(asked, m, o.party) })
	}
	says := func(m, t party) string {
		return "the reports say it of “" + c.partyText(t) + "”, the claim of “" + asked.partyText(m) + "”"
	}
	for _, x := range []struct{ mine, theirs, other party }{
		{mine.doer(), theirs.doer(), theirs.sufferer()},
		{mine.sufferer(), theirs.sufferer(), theirs.doer()},
	} {
		if m, t := x.mine, x.theirs; apart(m, t) && (c.inParty(asked, m, x.other) || c.doesElse(asked, m, theirs.verb) || asked.namedIn(m) && c.namedIn(t)) {
			return says(m, t)
		}
	}
	for _, o := range mine.others {
		if m, t := mine.doer(), theirs.doer(); apart(m, t) && c.inParty(asked, o.party, t) {
			return says(m, t)
		}
	}
	m, t := mine.subject, theirs.subject
	if mine.passive != theirs.passive && apart(m, t) && asked.namedIn(m) && !c.inParty(asked, m, theirs.object) && !c.inParty(asked, m, theirs.agent) {
		return says(m, t)
	}
	return ""
}

// namedIn reports whether a party is known by a name.
func (c *clause) namedIn(p party) bool {
	return slices.ContainsFunc(c.headsOf(p), func(i int) bool { return c.items[i].name })
}

// inParty reports whether one of the words of a claim's party is in one of the
// sentence.
func (c *clause) inParty(asked *clause, mine, theirs party) bool {
	if !theirs.known() {
		return false
	}
	for _, i := range asked.headsOf(mine) {
		for _, k := range c.places(asked, i) {
			if theirs.from <= k && k < theirs.to && !c.owns(k) {
				return true
			}
		}
	}
	return false
}

// headsOf are the names and nouns that a party is known by: of "the head of the
// unit" the first.
func (c *clause) headsOf(p party) []int {
	var out []int
	for i := p.from; i < p.to; i++ {
		x := c.items[i]
		switch {
		case len(out) > 0 && (links[x.lower] || ofPlace[x.lower] || x.lower == "above" || x.lower == "with"):
			return out
		case x.name && !c.owns(i), x.content() && (i+1 == p.to || c.heads(i)):
			out = append(out, i)
		}
	}
	return out
}

// sayerDiffers says where the claim has it from somebody of a kind, "witnesses say",
// and the evidence from somebody of another.
func sayerDiffers(asked, said *clause, e claim.Evidence) string {
	for _, d := range asked.deeds() {
		heads := asked.headsOf(d.subject)
		if !speaks[asked.items[d.verb].lower] || !d.subject.known() || len(heads) == 0 || asked.items[heads[0]].properly() {
			continue
		}
		other := ""
		for _, k := range said.sayers(e) {
			if said.items[k].properly() || sameItem(asked.items[heads[0]], said.items[k]) { // what she is who is named isn't known
				return ""
			}
			other = said.items[k].In(said.text.Text)
		}
		if other != "" {
			return "the reports have it from “" + other + "”, the claim from “" + asked.partyText(d.subject) + "”"
		}
	}
	return ""
}

// properly reports whether an item is the name of one, and no word that is written
// with a capital here: "Police".
func (x *item) properly() bool { return x.name && x.sense == sense.None && len(x.wide) == 0 }

// sayers are the names and nouns for those whom a sentence has evidence from.
func (c *clause) sayers(e claim.Evidence) []int {
	var out []int
	for i, x := range c.items {
		if inChain(x, e) && (x.name || x.content()) {
			out = append(out, i)
		}
	}
	return out
}

// doesElse reports whether a sentence has a party of the claim as the subject of a
// verb other than one.
func (c *clause) doesElse(asked *clause, p party, verb int) bool {
	return slices.ContainsFunc(c.deeds(), func(d deed) bool { return d.verb != verb && c.inParty(asked, p, d.subject) })
}

func (c *clause) partyText(p party) string {
	return c.text.Text[c.items[p.from].Start:c.items[p.to-1].End]
}
