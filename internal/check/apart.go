package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/word"
)

// A sentence may have all words of a claim and say another thing with one of them. What
// holds of the sentence as a whole (it has a "not", a "may", an "all", each name) need
// not hold of the word that the claim says it of, so here single words are compared.

// wordsApart says which word of a claim is negated, open, of all or of somebody where the
// same word of a sentence is not. Like is where each word of the claim stands in it.
func wordsApart(asked, said *clause, like map[int][]int, e claim.Evidence) string {
	negated := asked.anyLower(negates) || said.anyLower(negates)
	open := said.anyLower(func(w string) bool { return modal[w] || hopes[w] || signs[w] || entertains[w] || w == "whether" })
	for i := range asked.items {
		at := like[i]
		if len(at) == 0 || asked.items[i].weight == 0 {
			continue
		}
		word := asked.items[i].In(asked.text.Text)
		if d := cmp.Or(asked.scopeApart(said, i, at), asked.bearerApart(said, i, at), asked.behindApart(said, i, at)); d != "" {
			return d
		}
		if negated && e.Stance != claim.Denies && asked.negationApart(said, i, at) {
			return "the reports say the opposite of “" + word + "”"
		}
		if !open || !asked.hasDone(i) || asked.opener(i) != "" {
			continue
		}
		if w := said.nounOpen(at); w != "" {
			return "the reports don't say that it is so (“" + w + "”)"
		}
	}
	return ""
}

// anyLower reports whether some word of a clause is such.
func (c *clause) anyLower(is func(string) bool) bool {
	return slices.ContainsFunc(c.items, func(x item) bool { return is(x.lower) })
}

// negationApart reports whether a word is negated in one clause and in the other isn't, or
// is twice: "did not consult the board and was not told", beside "consulted the board and
// was not told".
func (c *clause) negationApart(said *clause, i int, at []int) bool {
	if !c.isSaid(i) && !slices.ContainsFunc(at, said.isSaid) {
		return false // "no guard was hurt", "the guards were not hurt"
	}
	mine, first := c.negationsOf(i)
	for _, k := range at {
		theirs, firstThere := said.negationsOf(k)
		if mine%2 == theirs%2 || !(first && mine > 0 || firstThere && theirs > 0) || mine == 0 && c.negatedFar(i) || theirs == 0 && said.negatedFar(k) {
			return false
		}
	}
	return true
}

// isSaid reports whether an item is a verb, or what stands right behind "is": what a clause
// says of something.
func (c *clause) isSaid(i int) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		if copulas[c.items[j].lower] {
			return true
		}
	}
	return slices.ContainsFunc(c.deeds(), func(d deed) bool { return d.verb == i })
}

// negationsOf counts the words that negate an item, and tells whether it is the first thing
// that one of them does. "Not only" negates nothing.
func (c *clause) negationsOf(i int) (n int, first bool) {
	c.eachTurned(map[int]bool{i: true}, negates, reach, false, func(by, _ int) bool {
		if by+1 < len(c.items) && merely[c.items[by+1].lower] || by < i && slices.ContainsFunc(c.items[by:i], func(x item) bool { return x.lower == "and" || x.lower == "but" }) {
			return true
		}
		n++
		first = first || by < i && !slices.ContainsFunc(c.items[by+1:i], func(x item) bool { return x.weight > 0 })
		return true
	})
	if next := i + 1; next < len(c.items) && c.items[next].lower == "no" && c.isSaid(i) { // "broke no laws"
		n, first = n+1, true
	}
	return n, first
}

var merely = word.Set("only just merely simply")

// negatedFar reports whether some negation or denial stands before an item at all, or
// something that may be one, in its part of the sentence.
func (c *clause) negatedFar(i int) bool {
	within := true // one clause; a denial reaches into the next
	for j := i - 1; j >= max(0, i-longReach) && !c.items[j+1].parted; j-- {
		w := c.items[j].lower
		if callsUntrue(w) || within && (negates(w) || lacking[w]) {
			return true
		}
		within = within && !subordinates[w]
	}
	return false
}

// subordinates are words with which a clause begins that a negation before them leaves as it is.
var subordinates = word.Set("that whether if who which because although while")

// lacking are words that say in their own way that something is not so.
var lacking = word.Set("without hardly barely scarcely rarely little few neither nor unable lack lacks lacked against stop stopped avoid avoided prevent prevented")

// hasDone reports whether a clause tells with an item what was done: of what "takes place
// on Monday" it isn't said that it has.
func (c *clause) hasDone(i int) bool {
	before := ""
	if i > 0 {
		before = c.items[i-1].lower
	}
	return slices.ContainsFunc(c.deeds(), func(d deed) bool {
		return d.verb == i && (d.past && !present[before] || before == "was" || before == "were")
	})
}

// present are words by which a participle tells what is so, and may be to come.
var present = word.Set("is are be being stays stay remains remain")

// opener is a word shortly before an item, in its part of a sentence, that leaves it open.
func (c *clause) opener(i int) string {
	const reach = 5 // items
	for j := i - 1; j >= max(0, i-reach) && !c.items[j+1].parted; j-- {
		if opens(c.items[j].lower) {
			return c.items[j].lower
		}
	}
	return ""
}

// nounOpen is the words by which a sentence leaves open, or denies, what it has only a noun
// for, where each of some items is one: "no sign that a meeting will take place".
func (c *clause) nounOpen(at []int) string {
	by := ""
	for _, k := range at {
		if by = c.openNoun(k); by == "" {
			return ""
		}
	}
	return by
}

func (c *clause) openNoun(k int) string {
	const reach, near = 8, 4 // items
	told := func(i int) bool { return slices.ContainsFunc(c.deeds(), func(d deed) bool { return d.verb == i }) }
	if told(k) {
		return ""
	}
	for j := k + 1; j < min(len(c.items), k+reach) && !c.items[j].parted && !told(j) && !subordinates[c.items[j].lower]; j++ {
		if w := c.items[j].lower; modal[w] {
			return w
		}
	}
	for j := k - 1; j >= max(0, k-near) && !c.items[j+1].parted; j-- {
		w := c.items[j].lower
		if entertains[w] {
			return w
		}
		if told(j) || links[w] && w != "for" {
			break
		}
	}
	for j := k - 1; j >= max(0, k-reach) && !c.items[j+1].parted; j-- {
		if w := c.items[j].lower; hopes[w] || w == "whether" || signs[w] && j > 0 && negates(c.items[j-1].lower) {
			return w
		}
	}
	return ""
}

// entertains are verbs for what people have in mind of a deed that need not be done: "favours
// a ban".
var entertains = word.Set(`favor favors favored favour favours favoured want wants wanted seek seeks sought demand demands demanded propose proposes
	proposed urge urges urged oppose opposes opposed consider considers considered discuss discusses discussed debate debates debated weigh
	weighs weighed request requests requested predict predicts predicted fear fears feared expect expects expected avoid avoids avoided
	promise promises promised call calls called push pushes pushed support supports supported`)

// signs are what there may be none of, and hopes what need not come true.
var (
	signs = word.Set("indication indications sign signs evidence proof suggestion hint hints word news talk")
	hopes = word.Set("plan plans hope hopes prospect prospects possibility chance risk threat bid talk offer preparations")
)

// untold tells which verb of a claim, or which place of what it has done, a sentence has
// nothing like: what it tells beside its main verb is told too.
func untold(asked, said *clause, around setting) string {
	for _, d := range asked.deeds() {
		if k := d.verb; d.finite && k > 0 && asked.tells(k) && !asked.deemedBy(said, k, around) && said.lacks(asked, k, around) {
			return unsaid + asked.quoted(k) + " here"
		}
		for _, o := range d.others {
			if !ofPlace[o.preposition] && o.preposition != "from" || !o.known() || !opensPhrase(asked.items[o.from].lower) || asked.namedIn(o.party) {
				continue // "in court" is no place
			}
			for _, k := range asked.headsOf(o.party) {
				if x := asked.items[k]; !x.spare && !strings.HasSuffix(x.lower, "s") && said.lacks(asked, k, around) {
					return unsaid + asked.quoted(k) + " here"
				}
			}
		}
	}
	return ""
}

// tells reports whether a verb says something of what is done.
func (c *clause) tells(k int) bool {
	x := c.items[k]
	return x.content() && !light[x.lower] && x.lower != "going" && c.items[k-1].lower != "to" && !carries[x.lower] && !thinks[x.lower] && !x.spare && !callsUntrue(x.lower)
}

// lacks reports whether a sentence has no like of an item of a claim, and nothing that
// stands for it.
func (c *clause) lacks(asked *clause, k int, around setting) bool {
	credit, _ := c.likesOf(asked, k)
	return credit == 0 && !around.stoodFor(asked.items[k])
}

func (c *clause) quoted(k int) string { return "“" + c.items[k].In(c.text.Text) + "”" }

// scopeApart tells that a claim has all of what a sentence has some of: "all men emptied
// almost all the shelves".
func (c *clause) scopeApart(said *clause, i int, at []int) string {
	if i == 0 || c.items[i-1].lower != "all" && c.items[i-1].lower != "every" || c.items[i].parted {
		return ""
	}
	other := ""
	for _, k := range at {
		if k == 0 || said.items[k].parted {
			return ""
		}
		if y := said.items[k-1]; !y.number && !several[y.lower] {
			return ""
		}
		other = said.items[k-1].lower
	}
	return "the reports say “" + other + "”, the claim “" + c.items[i-1].lower + "”"
}

var several = word.Set("some several many most few")

// bearerApart tells that one who is named bears a title in a claim which another bears in
// a sentence: "the surgeon Oduya".
func (c *clause) bearerApart(said *clause, i int, at []int) string {
	mine := c.bearerOf(i)
	if mine == none || !said.hasKey(c.items[mine].key) {
		return ""
	}
	other := none
	for _, k := range at {
		theirs := said.bearerOf(k)
		if theirs == none || said.items[theirs].key == c.items[mine].key {
			return ""
		}
		other = theirs
	}
	return apart(said, other, c, mine)
}

// bearerOf is the last word of the name of whom an item says what he is: "coroner", of
// "Coroner Ada Voss", "the coroner, Ada Voss" and "Ada Voss, the coroner".
func (c *clause) bearerOf(i int) int {
	if !isTitle(c.items[i].lower) && !doer(c.items[i].lower) || forms[c.items[i].lower] || c.items[i].weight == 0 {
		return none
	}
	if i+1 < len(c.items) && c.items[i+1].name {
		last := c.runAt(i + 1)[1] - 1
		if c.owns(last) || c.items[i+1].parted && c.joined(last) {
			return none
		}
		return last
	}
	from := i
	for from > 0 && !c.items[from].parted && !opensPhrase(c.items[from].lower) && c.items[from-1].weight > 0 || from > 0 && opensPhrase(c.items[from-1].lower) && !c.items[from].parted {
		from--
	}
	if from == 0 || !c.items[from].parted || !opensPhrase(c.items[from].lower) || !c.items[from-1].name {
		return none
	}
	return from - 1
}

// forms are titles that many bear.
var forms = word.Set("mr mrs ms miss dr")

// behindApart tells that a name stands behind a word and its preposition in a claim, where
// another does in a sentence: "a degree from Tolm, a prize from Hesk".
func (c *clause) behindApart(said *clause, i int, at []int) string {
	p, mine := c.nameBehind(i)
	if mine == none || !said.hasKey(c.items[mine].key) {
		return ""
	}
	other := none
	for _, k := range at {
		q, theirs := said.nameBehind(k)
		if theirs == none || q != p || said.runHas(theirs, c, mine) || said.joined(theirs) {
			return ""
		}
		other = theirs
	}
	return apart(said, other, c, mine)
}

// nameBehind is the last word of the name that stands behind an item and a preposition.
func (c *clause) nameBehind(i int) (preposition string, name int) {
	k := i + 1
	if k >= len(c.items) || c.items[k].parted || !strict[c.items[k].lower] {
		return "", none
	}
	p := c.items[k].lower
	for k++; k < len(c.items) && !c.items[k].parted && (opensPhrase(c.items[k].lower) || isTitle(c.items[k].lower)); k++ {
	}
	if k == len(c.items) || !c.items[k].name || c.items[k].parted {
		return "", none
	}
	last := c.runAt(k)[1] - 1
	if c.owns(last) {
		return "", none
	}
	return p, last
}

// strict are prepositions behind which one name stands, and not its place or its day.
var strict = word.Set("from by to with against for")

// runHas reports whether the name that an item ends has the word of another clause.
func (c *clause) runHas(end int, asked *clause, mine int) bool {
	r := c.runAt(end)
	return slices.ContainsFunc(c.items[r[0]:r[1]], func(x item) bool { return x.key == asked.items[mine].key })
}

// joined reports whether a name goes on as one of several: "from Tolm and Hesk".
func (c *clause) joined(end int) bool {
	next := end + 1
	if next < len(c.items) && (c.items[next].lower == "and" || c.items[next].lower == "or") {
		return next+1 < len(c.items) && c.items[next+1].name
	}
	return next < len(c.items) && c.items[next].parted && c.items[next].name
}

func apart(said *clause, theirs int, asked *clause, mine int) string {
	return "the reports say it of “" + said.items[theirs].In(said.text.Text) + "”, the claim of “" + asked.items[mine].In(asked.text.Text) + "”"
}

// bodyApart is a name of a sentence that has another word where one of the claim has its
// own, the others being the same: "the Amadi River Trust", beside "the Oduya River Trust".
func (c *clause) bodyApart(asked *clause, r [2]int) string {
	mine, found := asked.items[r[0]:r[1]], ""
	for _, s := range c.runs() {
		theirs := c.items[s[0]:s[1]]
		if len(mine) < 3 || len(theirs) != len(mine) {
			continue
		}
		var at []int
		for i := range mine {
			if mine[i].key != theirs[i].key && !isTitle(mine[i].lower) && !isTitle(theirs[i].lower) {
				at = append(at, i)
			}
		}
		switch {
		case len(at) == 0:
			return ""
		case len(at) == 1 && at[0] < len(mine)-1 && mine[at[0]].lower[:1] != theirs[at[0]].lower[:1]:
			found = c.runText(s)
		}
	}
	return found
}
