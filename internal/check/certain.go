package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/word"
)

// certaintyDiffers says whether one of them says only that it may be so.
func certaintyDiffers(asked, said *clause, stance claim.Stance, marked map[int]bool) string {
	sure, hedged := asked.undoubted()
	mine, askedMaybe := sure.maybe(sure.all())
	if hedged { // "a suspected burglar" in both
		said, _ = said.undoubted()
	}
	theirs, saidMaybe := said.maybe(marked)
	switch {
	case saidMaybe && !askedMaybe && asked.wishesTo() && (ought[theirs] || promises[theirs]): // "wants it moved", "it should be moved"
		return ""
	case askedMaybe && (ought[mine] && said.obliges(marked) || promises[mine] && said.intends(marked)):
		return ""
	case saidMaybe && alleged[theirs] && asked.accused(asked.all()) != "": // who allegedly did it is accused of it
		return ""
	case stance == claim.Hedges && !askedMaybe:
		return "the reports leave it open"
	case saidMaybe && !askedMaybe && averts[theirs] && slices.ContainsFunc(asked.items, func(x item) bool { return averts[x.lower] }): // both say it was averted
	case saidMaybe && !askedMaybe:
		return "the reports don't say that it is so (“" + theirs + "”)"
	case askedMaybe && saidMaybe && promises[mine] && !promises[theirs]:
		return "the reports say only that it may be so (“" + theirs + "”)"
	case askedMaybe && !saidMaybe && stance != claim.Hedges:
		_, turns := said.turned(marked, func(w string) bool { return w == mine }, longReach, false)
		if turns || !modal[mine] && !averts[mine] && said.hasWord(mine) {
			return ""
		}
		return "the claim says only that it may be so (“" + mine + "”)"
	}
	if said.obliges(marked) && !asked.anyLower(func(w string) bool { return ought[w] || wants[w] || wishes[w] }) && slices.ContainsFunc(asked.deeds(), func(d deed) bool { return d.past && d.finite }) {
		return "the reports say only that it must be so"
	}
	if by := said.accused(marked); by != "" && asked.accused(asked.all()) == "" {
		return "the reports say only that somebody is “" + by + "” it"
	}
	return ""
}

// undoubted is a clause without the words that make a noun of it doubtful and no
// more, and whether it has any: who says that a suspected burglar was caught says
// for sure that somebody was.
func (c *clause) undoubted() (out *clause, has bool) {
	sure := *c
	sure.items = slices.Clone(c.items)
	for i := range c.items {
		if c.doubted(i) {
			sure.items[i].lower, has = "", true
		}
	}
	return &sure, has
}

// doubted reports whether an item makes the noun after it doubtful and no more.
func (c *clause) doubted(i int) bool {
	if !doubts[c.items[i].lower] || i+1 == len(c.items) || c.items[i+1].weight == 0 || c.items[i+1].parted {
		return false
	}
	return i == 0 || c.items[i-1].lower != "is" && c.items[i-1].lower != "are"
}

// doubts are words before a noun by which it may be something else.
var (
	doubts  = word.Set("suspected alleged possible potential likely probable purported supposed")
	alleged = word.Set("alleged allegedly suspected reportedly")
)

// wishesTo reports whether a clause says no more than that somebody wants something.
func (c *clause) wishesTo() bool {
	const reach = 6 // items
	for i, x := range c.items {
		if x.lower == "wants" || x.lower == "wanted" { // "wants it moved"
			return true
		}
		if wants[x.lower] {
			for j := i + 1; j < min(len(c.items), i+1+reach) && !c.items[j].parted; j++ {
				if c.items[j].lower == "to" {
					return true
				}
			}
		}
	}
	return false
}

var wants = word.Set("want wants wanted wish wishes wished hope hopes hoped intend intends intended mean means meant")

// obliges reports whether a clause says of the items marked that it must be so.
func (c *clause) obliges(marked map[int]bool) bool {
	const reach = 3
	_, ok := c.turned(marked, func(w string) bool { return ought[w] }, reach, false)
	return ok
}

var ought = word.Set("should must ought needs need shall")

// accused returns the words by which a clause says of the items marked only that
// somebody is held to have done it: "charged with".
func (c *clause) accused(marked map[int]bool) string {
	const reach, object = 5, 4 // items
	for i, x := range c.items {
		if !blames[x.lower] {
			continue
		}
		link := i + 1 // "accused Oduya of"
		for link < min(len(c.items), i+object) && !blameFor[c.items[link].lower] && !c.items[link].parted {
			link++
		}
		if link == len(c.items) || !blameFor[c.items[link].lower] {
			continue
		}
		for j := link + 1; j < min(len(c.items), link+1+reach) && !c.items[j].parted; j++ {
			if marked[j] && c.items[j].weight > 0 {
				return x.lower + " " + c.items[link].lower
			}
		}
	}
	return ""
}

var blameFor = word.Set("of with over")

var blames = word.Set("charged charges accused accuses accusing suspected suspicion indicted acquitted")

// modal are words that say nothing of what they don't stand with.
var modal = word.Set("may might could would should will shall")

// promises are words that say what is going to be; "would" is how "will" is
// reported.
var promises = map[string]bool{"will": true, "would": true, "shall": true, "plan": true, "plans": true, "planned": true, "expected": true, "was to": true,
	"set": true, "due": true, "poised": true, "scheduled": true, "slated": true, "about": true}

// maybe returns the word by which a clause says no more than that it may be so.
func (c *clause) maybe(marked map[int]bool) (string, bool) {
	if w, ok := c.turned(marked, opens, reach, false); ok {
		return w, true
	}
	if c.wasTo(marked) {
		return "was to", true
	}
	return c.thought(marked)
}

// opens reports whether a word makes what follows a possibility, a plan or a
// condition.
func opens(w string) bool {
	return opening[w] || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "’ll")
}

var opening = word.Set(`may might could would should if unless until whether possible possibly perhaps probably maybe potential potentially
	plan plans planned planning expected expects likely probable feared suspected suspect alleged allegedly purported purportedly
	reportedly apparently supposedly seemingly threatened threatens intends hopes hoped considering
	will shall nearly almost chance odds`)

// thought returns the word by which a clause says of the items marked what people
// think of them, what is to become of them, or almost did: "is believed to be", "narrowly
// escaped being".
func (c *clause) thought(marked map[int]bool) (string, bool) {
	const reach = 6 // items
	for i, x := range c.items {
		var from int
		switch {
		case (seems[x.lower] || believes[x.lower] && c.passive([]int{i})) && i+1 < len(c.items) && c.items[i+1].lower == "to":
			from = i + 2
		case set[x.lower] && i > 0 && i+1 < len(c.items) && c.items[i+1].lower == "to":
			from = i + 2
		case averts[x.lower]:
			from = c.gerundAfter(i)
			if keeps[x.lower] && from == i+1 { // "kept asking"
				from = 0
			}
		}
		for j := from; from > 0 && j < min(len(c.items), from+reach) && !c.items[j].parted; j++ {
			if marked[j] && c.items[j].weight > 0 {
				return x.lower, true
			}
		}
	}
	return "", false
}

var (
	believes = word.Set("believed thought presumed considered rumoured rumored reported understood assumed")
	seems    = word.Set("appear appears appeared seem seems seemed")
	set      = word.Set("set due poised scheduled slated about")
	averts   = word.Set(`escape escaped escapes avoid avoided avoids avert averted prevent prevented prevents stop stopped stops keep kept
		spare spared bar barred discourage discouraged deter deterred consider considered considers contemplate contemplated risk risked`)
)

var keeps = word.Set("keep keeps kept")

// gerundAfter is a word in "-ing" shortly after an item, 0 for none: "escaped
// being buried".
func (c *clause) gerundAfter(i int) int {
	const near = 4
	for j := i + 1; j < min(len(c.items), i+near) && !c.items[j].parted && c.items[j].lower != "for"; j++ { // "stopped for speeding" sped
		if w := c.items[j].lower; len(w) > 4 && strings.HasSuffix(w, "ing") {
			return j
		}
	}
	return 0
}

// onlyMeant returns the words by which a sentence speaks of a deed that is not
// said to be done, where the deed stands at each of some items: "his right to
// run".
func (c *clause) onlyMeant(at []int) string {
	meant := ""
	for _, k := range at {
		if k < 2 || c.items[k-1].lower != "to" || realised[c.items[k-2].lower] {
			return ""
		}
		meant = c.items[k-2].lower + " to"
	}
	return meant
}

// wishes are words for what somebody wants and need not have happened.
var wishes = word.Set(`call calls called calling demand demands demanded demanding urge urges urged urging recommend recommends recommended
	seek seeks sought seeking want wants wanted ask asks asked asking propose proposes proposed proposal threat threatens threatened
	request requests requested push pushes pushed pushing press pressed implored petition scheduled`)

// realised are words after which a deed was done or is being done: "went on to
// win".
var realised = word.Set(`began begin begins begun started starts continued continues continue went on managed proceeded came come used able forced
	compelled made seen heard got happened helped help first last only opted chose proved turned due according
	had has have honored honoured proud pleased happy glad delighted privileged lucky fortunate sorry surprised saddened dared bothered
	remembered rose grew lived in second third fourth fifth`)

// intends reports whether a clause says of the items marked that somebody is
// resolved to do it: "has decided not to run".
func (c *clause) intends(marked map[int]bool) bool {
	const reach = 6 // items
	for i, x := range c.items {
		if !resolves[x.lower] {
			continue
		}
		to := false
		for j := i + 1; j < min(len(c.items), i+1+reach) && !c.items[j].parted; j++ {
			if to && marked[j] && c.items[j].weight > 0 {
				return true
			}
			to = to || c.items[j].lower == "to"
		}
	}
	return false
}

var resolves = word.Set("decided decides agreed agrees vowed vows pledged pledges promised promises going committed determined resolved signed")
