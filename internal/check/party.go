package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// Two sentences with the same words tell of two things where another does, or suffers,
// what one of them tells. Only what is plain counts: both have a known party, and the
// claim's is elsewhere in the sentence.

// partiesDiffer says where a sentence has another do or suffer what the claim has
// somebody do or suffer. Like is where each word of the claim stands in the sentence.
func partiesDiffer(asked, said *clause, around setting, like map[int][]int) string {
	theirs := map[int]deed{}
	for _, d := range slices.Concat(said.nominals(), said.deeds()) {
		theirs[d.verb] = d
	}
	for _, mine := range slices.Concat(asked.deeds(), asked.nominals()) {
		w := asked.items[mine.verb].lower
		if mutual[w] || speaks[w] || asked.deemedBy(said, mine.verb, around) {
			continue
		}
		if heads := asked.headsOf(mine.agent); mine.passive && len(heads) > 0 && !slices.ContainsFunc(heads, func(i int) bool { return len(said.places(asked, i)) > 0 || asked.items[i].name }) {
			return "the reports don't say “by " + asked.partyText(mine.agent) + "” here"
		}
		if against := apartOf(asked, said, around, like[mine.verb], mine, theirs); against != "" {
			return against
		}
	}
	return ""
}

// apartOf says who takes part in a deed of a claim and not in that of a sentence, which has
// its like at some items. What tells of nobody there counts only if nothing else does.
func apartOf(asked, said *clause, around setting, at []int, mine deed, theirs map[int]deed) string {
	w := asked.items[mine.verb].lower
	agent := func(k int) bool { // "moderator", and no "offer"
		return doer(said.items[k].lower) && !strings.HasPrefix(w, said.items[k].lower)
	}
	named := asked.namedIn(mine.doer()) && asked.namedIn(mine.sufferer())
	tells := func(k int) bool {
		d, ok := theirs[k]
		return agent(k) || ok && (!d.noun || d.subject.known() || d.object.known() || !named && len(d.others) > 0)
	}
	any := slices.ContainsFunc(at, tells)
	against := ""
	for _, k := range at {
		d, ok := theirs[k]
		switch {
		case !ok && slices.Contains(at, k-1), any && !tells(k): // "pleaded guilty"
			continue
		case !any && named:
			against = "the reports don't say “" + asked.items[mine.verb].In(asked.text.Text) + "” here"
		case ok:
			against = pair{asked, said, around, at, mine, d}.differs()
		default:
			against = ""
		}
		if against == "" {
			break
		}
	}
	return against
}

// within are prepositions of where one is.
var within = word.Set("in inside aboard into on onto at")

var copulas = word.Set("is was are were became becomes")

// mutual are words that say of two what they say of each.
var mutual = word.Set(`met meet meets meeting married marry marries wed joined join fought fight fights clash clashed equal equals resemble
	resembles talks`)

// pair is a deed of a claim and that of a sentence which may be the same.
type pair struct {
	asked, said  *clause
	around       setting
	at           []int // where the sentence may have the deed
	mine, theirs deed
}

// differs says who takes another part in one deed than in the other. Who stands behind a
// preposition may be of either part, but not behind the one behind which the claim has
// who does it.
func (p pair) differs() string {
	doer, other := p.mine.doer(), p.theirs.doer()
	done, to := p.mine.sufferer(), p.theirs.sufferer()
	if gets[p.asked.items[p.mine.verb].lower] && p.theirs.passive && p.same(p.mine.subject, p.theirs.subject) { // "got six years", "was sentenced to six years"
		return ""
	}
	if p.mine.finite && p.theirs.finite && p.mine.passive == p.theirs.passive && p.otherNamed(p.mine.subject, p.theirs.subject) { // whom else the sentence names is somebody else
		return p.tells(p.mine.subject, p.theirs.subject)
	}
	if doer.known() && p.asked.namedIn(doer) && p.absent(doer) && p.said.isNew(other) && p.theirs.object.known() && p.said.ofPronoun(p.theirs.object) { // "a guard found his letter"
		return p.tells(doer, other)
	}
	if t := p.placeOfOther(); t != "" {
		return t
	}
	if p.theirs.finite && !p.theirs.passive && !to.known() && !to.open && !p.asked.namedIn(done) && p.same(done, other) { // "the gate closed" leaves open who closed it
		return ""
	}
	for _, o := range p.mine.others {
		if doer.known() && !p.same(doer, other) && p.same(o.party, other) {
			return p.tells(doer, other)
		}
		if t, ok := p.theirs.behind(o.preposition); ok && doer.known() && o.known() && p.same(doer, t) && !p.same(o.party, t) {
			return p.tells(o.party, t)
		}
	}
	if doer.known() && !p.same(doer, other) && (!p.beside(doer) || !p.theirs.passive && p.asked.namedIn(doer) && p.onlyAfter(doer)) {
		switch {
		case p.same(doer, p.theirs.sufferer()) && (other.known() || p.mine.sufferer().known()):
			return p.tells(doer, p.theirs.sufferer())
		case other.known() && (p.asked.namedIn(doer) && p.said.namedIn(other) || (!p.said.ofPronoun(other) || p.theirs.noun) && (p.elsewhere(doer, false) || p.missing(doer) || p.onlyAfter(doer))):
			return p.tells(doer, other)
		case p.onlyAfter(doer) && (p.theirs.passive || p.asked.namedIn(doer)):
			return "the reports say it of others, the claim of “" + p.asked.partyText(doer) + "”"
		}
	}
	if done.known() && !p.same(done, to) && !p.beside(done) && !light[p.asked.items[p.mine.verb].lower] {
		named := p.asked.namedIn(done)
		switch {
		case p.same(done, other):
			return p.tells(done, other)
		case to.known() && named == p.said.namedIn(to) && (named || (p.elsewhere(done, true) || p.missing(done)) && !p.follows(done)):
			return p.tells(done, to)
		}
	}
	m, t := p.mine.subject, p.theirs.subject
	if p.mine.passive != p.theirs.passive && m.known() && t.known() && p.asked.namedIn(m) && !p.same(m, t) && !p.same(m, p.theirs.object) && !p.same(m, p.theirs.agent) {
		return p.tells(m, t)
	}
	return ""
}

// otherNamed reports whether two parties have names, and other ones.
func (p pair) otherNamed(mine, theirs party) bool {
	return mine.known() && theirs.known() && p.asked.namedIn(mine) && p.said.namedIn(theirs) && !p.same(mine, theirs)
}

// beside reports whether a party of the claim stands behind a preposition of the
// sentence's deed.
func (p pair) beside(mine party) bool {
	return slices.ContainsFunc(p.theirs.others, func(o complement) bool { return !away[o.preposition] && p.same(mine, o.party) })
}

// away are prepositions behind which nobody stands who does a deed or whom it befalls.
var away = word.Set("from off against over")

// follows reports whether a word of a party of the claim stands after the sentence's
// deed, in the same part of it.
func (p pair) follows(mine party) bool {
	for i := mine.from; i < mine.to; i++ {
		x := &p.asked.items[i]
		if _, at := p.said.likesOf(p.asked, i); (x.name || x.content()) && slices.ContainsFunc(at, func(k int) bool { return k > p.theirs.verb && !p.said.partedBetween(p.theirs.verb, k) }) {
			return true
		}
	}
	return false
}

func (p pair) tells(m, t party) string {
	return "the reports say it of “" + p.said.partyText(t) + "”, the claim of “" + p.asked.partyText(m) + "”"
}

// same reports whether a party of the sentence may be one of the claim: it has one of
// its words, or names if both have some, and of a person no other given name.
func (p pair) same(mine, theirs party) bool {
	if !mine.known() || !theirs.known() {
		return false
	}
	if (p.asked.hasInitials(mine) || p.said.hasInitials(theirs)) && p.shortened(mine, theirs) {
		return true
	}
	both := p.asked.namedIn(mine) && p.said.namedIn(theirs) // "the Tolm squad" and "the Hesk squad" are two
	for _, i := range p.asked.headsOf(mine) {
		if both && !p.asked.items[i].name {
			continue
		}
		for _, k := range p.said.places(p.asked, i) {
			if theirs.from <= k && k < theirs.to && (!p.said.owns(k) || k+1 == theirs.to) {
				return true
			}
		}
	}
	return false
}

// elsewhere reports whether a party of the claim is the subject of another deed of a
// sentence, or anything in one.
func (p pair) elsewhere(mine party, anything bool) bool {
	inDeed := func(d deed) bool { return slices.Contains(p.at, d.verb) }
	if slices.ContainsFunc(p.said.deeds(), func(d deed) bool { return inDeed(d) && (p.same(mine, d.subject) || p.same(mine, d.object)) }) {
		return false
	}
	return slices.ContainsFunc(p.said.deeds(), func(d deed) bool {
		return !inDeed(d) && (p.same(mine, d.subject) ||
			anything && (p.same(mine, d.object) || slices.ContainsFunc(d.others, func(o complement) bool { return p.same(mine, o.party) })))
	})
}

// ofPronoun reports whether a party is somebody's: who "her crew" is isn't known.
func (c *clause) ofPronoun(p party) bool { return owners[c.items[p.from].lower] }

var owners = word.Set("his her its their our my")

// missing reports whether a sentence has nothing of a party of the claim that is no
// name, nor of some people or others.
func (p pair) missing(mine party) bool {
	if p.asked.namedIn(mine) || light[p.asked.items[p.mine.verb].lower] {
		return false
	}
	for i := mine.from; i < mine.to; i++ {
		x := p.asked.items[i]
		credit, at := p.said.likesOf(p.asked, i)
		bare := credit > 0 && slices.ContainsFunc(at, func(k int) bool { return !p.said.owns(k) }) // "the warden's wife" is no warden
		if bare && x.content() || x.spare || anybody[x.lower] {
			return false
		}
	}
	return true
}

var anybody = word.Set("people person somebody someone man men woman women others")

// onlyAfter reports whether a sentence names who does a deed in the claim only after it,
// and not as who does it: "he apologised to Oduya", "was lit to draw the guards away".
func (p pair) onlyAfter(mine party) bool {
	if !p.theirs.finite {
		return false
	}
	found := false
	for _, i := range p.asked.headsOf(mine) {
		for _, k := range p.said.places(p.asked, i) {
			if k < p.theirs.verb || !p.theirs.passive && !p.theirs.doer().known() && p.said.partedBetween(p.theirs.verb, k) || slices.ContainsFunc(p.said.items[p.theirs.verb:k], func(x item) bool { return x.speaks || x.lower == "by" }) {
				return false
			}
			found = true
		}
	}
	return found
}

// partedBetween reports whether a mark stands between two items.
func (c *clause) partedBetween(from, to int) bool {
	return slices.ContainsFunc(c.items[from+1:to+1], func(x item) bool { return x.parted })
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

// namedIn reports whether a party is known by a name.
func (c *clause) namedIn(p party) bool {
	return slices.ContainsFunc(c.headsOf(p), func(i int) bool { return c.items[i].name })
}

// places are the items that are the same word as one of a claim.
func (c *clause) places(asked *clause, i int) []int {
	_, at := c.likesOf(asked, i)
	return c.sameWord(asked.items[i], at)
}

// afterPreposition reports whether an item stands in a phrase that a preposition
// opens: "in the harbour", so that it does nothing itself.
func (c *clause) afterPreposition(i int) bool { return c.prepositionOf(i) != "" }

// prepositionOf is the preposition that opens the phrase of an item, or "".
func (c *clause) prepositionOf(i int) string {
	for j := i - 1; j >= 0 && !c.items[j+1].parted; j-- {
		w := c.items[j].lower
		if links[w] || ofPlace[w] || w == "with" {
			return w
		}
		if c.items[j].weight == 0 && !c.items[j].name && !c.items[j].number && !opensPhrase(w) {
			return ""
		}
	}
	return ""
}

// links are the prepositions by which a word takes what it bears on.
var links = word.Set("of by to for from against over on into")

// owns reports whether an item is in the genitive.
func (c *clause) owns(i int) bool {
	after := c.text.Text[c.items[i].End:]
	return strings.HasPrefix(after, "'s ") || strings.HasPrefix(after, "’s ")
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
		case x.name && isTitle(x.lower) && i+1 < p.to && c.items[i+1].name: // two whom one calls "Mr" are two
		case x.name && (!c.owns(i) || i+1 == p.to), x.content() && (i+1 == p.to || c.heads(i) || c.items[i+1].name && !c.items[i+1].parted): // "the editor Oduya" is an editor
			out = append(out, i)
		}
	}
	return out
}

func (c *clause) partyText(p party) string {
	if !p.known() {
		return ""
	}
	return c.text.Text[c.items[p.from].Start:c.items[p.to-1].End]
}

// absent reports whether a sentence has no word of a party.
func (p pair) absent(mine party) bool {
	return !slices.ContainsFunc(p.asked.headsOf(mine), func(i int) bool { return len(p.said.places(p.asked, i)) > 0 })
}

// isNew reports whether a party is one whom nobody has spoken of yet: "a guard".
func (c *clause) isNew(p party) bool {
	return p.known() && (c.items[p.from].lower == "a" || c.items[p.from].lower == "an") && !c.namedIn(p)
}

// placeOfOther tells that the place where a claim has a deed done is that of a later deed
// of the sentence, which has another place for it: "was arrested in Hesk, a day after he
// robbed a bank in Tolm".
func (p pair) placeOfOther() string {
	for _, o := range p.mine.others {
		if !within[o.preposition] || !o.known() || !p.asked.namedIn(o.party) {
			continue
		}
		for _, i := range p.asked.headsOf(o.party) {
			for _, k := range p.said.places(p.asked, i) {
				between := none
				for _, d := range p.said.deeds() {
					if p.theirs.verb < d.verb && d.verb < k {
						between = d.verb
					}
				}
				if between == none || slices.Contains(p.at, between) {
					return ""
				}
				if own := p.said.placeIn(p.theirs.verb+1, between); own != none {
					return apart(p.said, own, p.asked, i)
				}
			}
		}
	}
	return ""
}

// placeIn is the last word of the first name that stands behind a preposition of place in
// a part of a clause.
func (c *clause) placeIn(from, to int) int {
	for i := from; i < to; i++ {
		if c.items[i].name && i > 0 && within[c.items[i-1].lower] {
			return c.runAt(i)[1] - 1
		}
	}
	return none
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

// hasInitials reports whether a party is known by letters: "the WTO".
func (c *clause) hasInitials(p party) bool {
	return slices.ContainsFunc(c.items[p.from:p.to], func(x item) bool { return x.name && x.End-x.Start <= mostShort && isShort(x.In(c.text.Text)) })
}

// shortened reports whether the name of one party is the first letters of the other's.
func (p pair) shortened(mine, theirs party) bool {
	outside := func(of party) func([2]int) bool {
		return func(r [2]int) bool { return r[1] <= of.from || r[0] >= of.to }
	}
	for _, a := range slices.DeleteFunc(p.asked.runs(), outside(mine)) {
		for _, b := range slices.DeleteFunc(p.said.runs(), outside(theirs)) {
			if isInitials(p.asked.runText(a), p.said.initialsOf(b)) || isInitials(p.said.runText(b), p.asked.initialsOf(a)) {
				return true
			}
		}
	}
	return false
}

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

// properly reports whether an item is the name of one, and no word that is written
// with a capital here: "Police".
func (x *item) properly() bool { return x.name && x.sense == sense.None && len(x.wide) == 0 }
