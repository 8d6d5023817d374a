package conflict

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/word"
)

// areBodies reports whether those found are counted from a token on, who need not
// be all of the dead: "48 bodies".
func (r figureReader) areBodies(at int) bool {
	for i := at; i < min(len(r.lower), at+2); i++ {
		if r.lower[i] == "bodies" {
			return i+1 == len(r.lower) || r.lower[i+1] != "of"
		}
	}
	return false
}

// alsoHappened reports whether those counted came to harm beside others: "it
// also killed 12", "12 were also hurt".
func (r figureReader) alsoHappened(i int) bool {
	q := r.quantities[i]
	for j := max(1, q.Begin-4); j < min(r.end(i), q.Last+5); j++ {
		if r.lower[j-1] == "also" && fates[r.lower[j]].fate != "" {
			return true
		}
	}
	return false
}

// ofThem reports whether "of them" or its like stands at a token.
func (r figureReader) ofThem(at int) bool {
	return at+1 < len(r.lower) && r.lower[at] == "of" && (r.lower[at+1] == "them" || r.lower[at+1] == "whom" || r.lower[at+1] == "those")
}

// adds are words by which a number counts those beside others.
var adds = word.Set("another further additional extra other more others")

// counted is the group of nouns after a quantity, and whether the words there
// say that it counts those beside others.
func (r figureReader) counted(i int) (group string, more bool) {
	const near = 5
	end, other := r.end(i), "" // what the table doesn't have is its own group
	if group, ok := r.countedIn(i); ok {
		return group, false
	}
	for j := r.quantities[i].Last; j < min(end, r.quantities[i].Last+near); j++ {
		w := r.lower[j]
		if adds[w] {
			more = true
		}
		if g, ok := nouns[w]; ok {
			if g == "" && j+2 < len(r.lower) && (r.lower[j+1] == "were" || r.lower[j+1] == "are") && nouns[r.lower[j+2]] != "" {
				g = nouns[r.lower[j+2]] // "25 victims were children"
			}
			if g == "fighter" && r.ofFamily(j+1) {
				return "", more
			}
			if g == "fighter" && (sides[r.lower[j-1]] || j > 1 && sides[r.lower[j-2]]) {
				g = "soldier" // "19 regime fighters"
			}
			return g, more
		}
		if fates[w].fate != "" || opensPhrase[w] || opensName[w] {
			break
		}
		if len(w) > 3 && strings.HasSuffix(w, "s") && !r.tokens[j].Upper {
			other = w
		}
	}
	return other, more
}

// ofFamily reports whether "of one family" or its like stands at a token.
func (r figureReader) ofFamily(at int) bool {
	return at < len(r.lower) && r.lower[at] == "of" && slices.Contains(r.near(at+1, at+5), "family")
}

// countedIn is the group of nouns that tells whom a quantity counts from afar:
// "14 of the dead were children", "put the number of soldiers killed at 17".
func (r figureReader) countedIn(i int) (group string, ok bool) {
	q := r.quantities[i]
	if q.Begin > 1 && r.lower[q.Begin-1] == "of" && r.lower[q.Begin-2] == "crew" {
		return "crew", true
	}
	if r.isOfNext(i) { // "six of the eleven who died in Vardo were children"
		for j := r.quantities[i+1].Last; j+1 < r.end(i+1); j++ {
			if g := nouns[r.lower[j+1]]; g != "" && (r.lower[j] == "were" || r.lower[j] == "are") {
				return g, true
			}
		}
		return "", true
	}
	if at := q.Last; at+4 < len(r.lower) && r.lower[at] == "of" && r.lower[at+1] == "the" && victims[r.lower[at+2]] != "" && auxiliary[r.lower[at+3]] {
		for j := at + 4; j < min(r.end(i), at+7); j++ {
			if g, ok := nouns[r.lower[j]]; ok {
				return g, true
			}
		}
	}
	if q.Begin > 0 && putsAt[r.lower[q.Begin-1]] {
		for j := q.Begin - 1; j > max(1, q.Begin-8); j-- {
			if g, ok := nouns[r.lower[j]]; ok && r.lower[j-1] == "of" && r.lower[j-2] == "number" {
				return g, true
			}
		}
	}
	return "", false
}

func nounOf(w string) bool {
	_, ok := nouns[w]
	return ok
}

// sides are words by which a fighter is one of a state.
var sides = word.Set("regime government army state loyalist pro-government pro-regime allied")

// opensPhrase are words at which what is counted has been named.
var opensPhrase = word.Set("were was have had are is in by at on and when after as from including who that , . of")

// end is where the words that belong to a quantity end: at the next one.
func (r figureReader) end(i int) int {
	if i+1 < len(r.quantities) {
		return r.quantities[i+1].Begin
	}
	return len(r.lower)
}

// after are the words right after a quantity that belong to it, so many at most.
func (r figureReader) after(i, most int) []string {
	from := r.quantities[i].Last
	return r.near(from, min(r.end(i), from+most))
}

// isPart reports whether a quantity counts some of a greater number.
func (r figureReader) isPart(i int) bool {
	q := r.quantities[i]
	if q.Begin > 0 {
		switch r.lower[q.Begin-1] {
		case "among":
			return q.Begin < 2 || !auxiliary[r.lower[q.Begin-2]] // but "12 were among 20 killed"
		case "including", "included", "them", "whom", "include", "includes", "remaining", "these", "those":
			return true
		}
	}
	if q.Begin > 1 && listsVictims[r.lower[q.Begin-1]] && victims[r.lower[q.Begin-2]] != "" {
		return true
	}
	if q.Begin > 1 && r.lower[q.Begin-1] == "were" && holdsPhrase(r.lower, amongVictims) {
		return true
	}
	if q.Last+1 < len(r.lower) && r.lower[q.Last] == "of" {
		switch r.lower[q.Last+1] {
		case "them", "whom", "the", "those":
			return true
		case "its", "their":
			return q.Last+2 == len(r.lower) || !ofRanks[r.lower[q.Last+2]] // "30 of their men were killed" are all
		}
	}
	return r.isAmong(i) || r.isListed(q.Begin)
}

// ofRanks are the words by which a side speaks of those who fight for it.
var ofRanks = word.Set("men fighters soldiers troops comrades members officers")

// isOfNext reports whether a quantity counts some of the next: "six of the eleven".
func (r figureReader) isOfNext(i int) bool {
	at := r.quantities[i].Last
	return i+1 < len(r.quantities) && r.quantities[i+1].Begin == at+2 && r.lower[at] == "of" && (r.lower[at+1] == "the" || r.lower[at+1] == "its" || r.lower[at+1] == "those")
}

// isGrave reports whether a quantity counts those whose wounds are of one kind,
// who are some of all: "eight people were badly hurt".
func (r figureReader) isGrave(i int) bool {
	const near = 5 // words
	return slices.ContainsFunc(r.after(i, near), oneOf(graveness))
}

var graveness = word.Set("badly seriously critically severely gravely lightly slightly serious critical severe grave")

// isListed reports whether a list of some of those counted goes on at a token:
// "including a woman and two children".
func (r figureReader) isListed(at int) bool {
	const longest = 6
	if at == 0 || r.lower[at-1] != "and" {
		return false
	}
	for i := at - 2; i >= max(0, at-longest); i-- {
		switch w := r.lower[i]; {
		case w == "including" || w == "among":
			return true
		case w != "a" && w != "an" && w != "them" && !singles[w] && nouns[w] == "":
			return false
		}
	}
	return false
}

// isAmong reports whether a quantity is told of as a part of the next: "six
// civilians were among 22 killed".
func (r figureReader) isAmong(i int) bool {
	from := r.quantities[i].Last
	return holdsPhrase(r.near(from, from+5), wereAmong)
}

var wereAmong = phrases("was among", "were among")

// hasVerb reports whether a quantity has a clause of its own: "25 were hurt".
func (r figureReader) hasVerb(i int) bool {
	return slices.ContainsFunc(r.after(i, 3), oneOf(auxiliary))
}

// hasOwnVerb reports whether those that a quantity counts do something else than
// those before: "five died and eight others had trouble breathing".
func (r figureReader) hasOwnVerb(i int) bool {
	return slices.ContainsFunc(r.after(i, 3), func(w string) bool {
		return auxiliary[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && fates[w].fate == ""
	})
}

// hasFate reports whether something happened to those that a quantity counts, by
// its own words or by those of the list it stands in: they are counted as figures.
func (r figureReader) hasFate(i int) bool {
	if r.fateOf(i) != "" {
		return true
	}
	q := r.quantities[i]
	if i > 0 && (r.ofThem(q.Last) || r.joined(r.quantities[i-1].Last, q.Begin) && !r.hasOwnVerb(i)) && r.hasFate(i-1) {
		return true
	}
	return i+1 < len(r.quantities) && r.joined(q.Last, r.quantities[i+1].Begin) && r.fateOf(i+1) != ""
}

// listReach is how many words may stand between the numbers of one list.
const listReach = 6

// joined reports whether two quantities are told of in one list.
func (r figureReader) joined(from, to int) bool {
	if to <= from || to-from > listReach {
		return false
	}
	switch r.lower[to-1] {
	case "and", "with", "them", "including", "plus", "as":
		return true
	}
	return false
}

// nouns are the groups of what is counted. Those of "" are people of any kind.
var nouns = grouped(
	" people persons person individuals folks martyrs others victims casualties lives souls bodies corpses worshippers pilgrims guests shoppers mourners bystanders onlookers",
	"civilian civilians citizens citizen residents villagers inhabitants locals",
	"child children kids schoolchildren pupils students toddlers boys girls schoolgirls schoolboys minors",
	"woman women",
	"man men",
	"teacher teachers",
	"fighter fighter fighters militants militant terrorist members rebels jihadists terrorists gunmen insurgents extremists militiamen attackers guerrillas",
	"soldier soldier soldiers troops servicemen troopers regulars forces loyalists",
	"police policeman policemen officers police",
	"medic medics doctors nurses paramedics",
	"rescuer rescuers firefighters volunteers",
	"reporter journalists reporters",
	"evacuee evacuees refugees migrants",
	"protester protesters demonstrators marchers participants",
	"passenger passengers",
	"home homes houses dwellings",
	"worker workers employees staff jobs posts miners labourers",
	"crew crew crewmen sailors fishermen",
	"thing works objects items paintings pieces artworks treasures",
)

// countWords are the keys of the words that counts are told in.
var countWords = sync.OnceValue(func() map[word.Key]bool {
	told := []string{"toll number tally figure count counted put placed gave"}
	return keySet(slices.Concat(told, slices.Sorted(maps.Keys(fates)), slices.Sorted(maps.Keys(nouns))))
})
