package conflict

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// sourceOf is the words for who counted: the origin of the clause, else what
// stands before "said" ahead of the figure or at the end of its sentence, where
// attribution misses it: copies lose their commas. It is empty for the report
// itself.
func (r figureReader) sourceOf(c *clause, figure int) []string {
	if words := r.apposed(figure); len(words) > 0 {
		return words
	}
	if !c.own() {
		if words := r.originOf(c); len(words) > 0 {
			return words
		}
	}
	for i := figure - 1; i > 0 && i >= figure-3; i-- {
		if says[r.lower[i]] {
			return r.wordsBefore(i)
		}
	}
	if figure > 2 && r.lower[0] == "according" && r.lower[1] == "to" { // "According to the Watch group four people …"
		if words := r.wordsBetween(2, r.endOfName(2, figure)); len(words) > 0 {
			return words
		}
	}
	for i := figure - 2; i > 0; i-- { // "a claim by the Watch group that four people …"
		if accounts[strings.TrimSuffix(r.lower[i-1], "s")] && (r.lower[i] == "by" || r.lower[i] == "from") {
			return r.wordsBetween(i+1, r.endOfName(i+1, figure))
		}
	}
	if r.toll(figure) != "" { // "police put the crowd at 1,500"
		for i := figure - 2; i > 0; i-- {
			if putsFigure[r.lower[i]] {
				return r.wordsBefore(i)
			}
		}
	}
	for i := figure + 1; i+1 < len(r.lower); i++ { // "… were killed, said the watch group"
		if says[r.lower[i]] && (r.lower[i+1] == "the" || r.lower[i+1] == "a" || r.tokens[i+1].Upper && !calendarNames[r.lower[i+1]]) && i > len(r.lower)-nameLength {
			return r.wordsBetween(i+1, len(r.lower))
		}
	}
	return r.lastSource(figure)
}

// apposed is who says what a sentence tells if it begins with a name and what the
// one named is, with no comma between: "Tolm Rescue a group of nurses in Vardo
// said …".
func (r figureReader) apposed(figure int) []string {
	const longest = 16 // words
	end := 0
	for end < figure && r.tokens[end].Upper && !articlesOf[r.lower[end]] && !calendarNames[r.lower[end]] {
		end++
	}
	if end < 2 || end >= figure || !articlesOf[r.lower[end]] {
		return nil
	}
	for i := end + 1; i < min(figure, end+longest) && !auxiliary[r.lower[i]]; i++ {
		if says[r.lower[i]] || r.lower[i] == "told" {
			return r.wordsBetween(0, i)
		}
	}
	return nil
}

// lastSource is who tells a sentence by its end: "… were killed the Watch group
// said on Sunday", "… Tolm Radio said quoting a police source", "… a guard told
// reporters".
func (r figureReader) lastSource(figure int) []string {
	end := len(r.lower)
	for i := end - 1; i > max(figure, end-nameLength); i-- {
		switch {
		case cites[r.lower[i]] && i+1 < end && says[r.lower[i-1]]:
			return r.wordsBetween(i+1, end)
		case r.lower[i] == "told" && i+1 < end:
			return r.wordsBefore(i)
		case says[r.lower[i]] && r.isOver(i+1):
			return r.wordsBefore(i)
		}
	}
	return nil
}

// isOver reports whether nothing but a day or a manner of speaking stands from a
// token on: "on Sunday", "in a statement".
func (r figureReader) isOver(from int) bool {
	for i := from; i < len(r.lower); i++ {
		if w := r.lower[i]; r.tokens[i].Kind != word.Mark && !calendarNames[w] && !ofStatement[w] {
			return false
		}
	}
	return true
}

// originOf is the words for the origin of a clause: the last link of its chain
// that somebody speaks in.
func (r figureReader) originOf(c *clause) []string {
	for i := len(c.Chain) - 1; i >= 0; i-- {
		if from, to := r.tokensOf(c.Chain[i].Span); from == to || !r.takesLives(to) {
			return r.sourceIn(c.Chain[i], from, to)
		}
	}
	return nil
}

// sourceIn is the words for a link of a chain, whose tokens are given. Where
// commas were lost, the name as it was read holds words that stand beside it:
// "the town of Tolm the Watch group", "According to the Watch group four people".
func (r figureReader) sourceIn(x attribution.Link, from, to int) []string {
	if from < to {
		for i := from + 1; i < to; i++ {
			if quantity.IsNumber(r.lower[i]) {
				to = i
			}
		}
		if from > 1 && r.lower[from-1] == "to" && r.lower[from-2] == "according" {
			to = r.endOfName(from, to)
		} else {
			from = r.beginOfName(from, to)
		}
		if words := r.wordsBetween(from, to); len(words) > 0 && !pronouns[r.lower[from]] {
			return words
		}
	}
	_, name, _ := strings.Cut(claim.OriginKey(x), " ")
	return strings.Fields(name)
}

// tokensOf are the tokens of a span; none for an empty one.
func (r figureReader) tokensOf(s report.Span) (from, to int) {
	if s.Empty() {
		return 0, 0
	}
	from = sort.Search(len(r.tokens), func(i int) bool { return int(r.tokens[i].Start) >= s.Start })
	to = sort.Search(len(r.tokens), func(i int) bool { return int(r.tokens[i].Start) >= s.End })
	return from, max(from, to)
}

// takesLives reports whether "claimed the lives of" or its like stands at a token,
// or after the day that stands there: nobody speaks there.
func (r figureReader) takesLives(at int) bool {
	for at < len(r.lower) && (r.lower[at] == "on" || calendarNames[r.lower[at]]) {
		at++
	}
	if at+1 >= len(r.lower) || !strings.HasPrefix(r.lower[at], "claim") {
		return false
	}
	return slices.ContainsFunc(r.near(at+1, at+5), func(w string) bool { return w == "lives" || w == "life" || quantity.IsNumber(w) })
}

// wordsBefore are the words of content before a verb, as far as they may name
// its subject.
func (r figureReader) wordsBefore(verb int) []string {
	for verb > 1 && besideVerb[r.lower[verb-1]] {
		verb--
	}
	if verb > 0 && pronouns[r.lower[verb-1]] {
		for i := verb - 2; i > max(0, verb-6); i-- {
			if relative[r.lower[i]] && counters[r.lower[i-1]] {
				return r.wordsBefore(i) // "the group that runs it said"
			}
		}
		return []string{same}
	}
	return r.wordsBetween(r.beginOfName(max(0, verb-nameLength), verb), verb)
}

// beginOfName is where the words for a source begin that end at a token. An
// article begins them, unless it stands in "the head of the group", and so do
// "in" and its like, unless they stand in "a hospital in Tolm".
func (r figureReader) beginOfName(from, to int) int {
	begin := to
	for ; begin > from; begin-- {
		w, before := r.lower[begin-1], ""
		if begin-2 >= from {
			before = r.lower[begin-2]
		}
		switch {
		case calendarNames[w] || quantity.IsNumber(w) || endsSource[w] && !counters[before] || fates[w].fate != "" && (begin < to || fates[w].active):
			return begin
		case opensName[w] && !(joinsNames[before] && begin-3 >= from && counters[r.lower[begin-3]]):
			return begin - 1
		}
	}
	return begin
}

// endOfName is where the words for a source end that begin at a token.
func (r figureReader) endOfName(from, to int) int {
	for i := from + 1; i < to; i++ {
		w, before := r.lower[i], r.lower[i-1]
		if calendarNames[w] || quantity.IsNumber(w) || r.tokens[i].Kind == word.Mark && w != "-" || endsSource[w] && !counters[before] || opensName[w] && !joinsNames[before] {
			return i
		}
	}
	return to
}

// same stands for the source named before: "It said …".
const same = "it"

// nameLength is how many words may name a source.
const nameLength = 12

// wordsBetween are the words of content among some tokens.
func (r figureReader) wordsBetween(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if r.tokens[i].Kind == word.Word && !word.IsStop(r.lower[i]) {
			out = append(out, r.lower[i])
		}
	}
	return out
}

var (
	articlesOf  = word.Set("a an the")
	besideVerb  = word.Set("later also then earlier since has have had") // may stand before a verb of saying
	cites       = word.Set("quoting citing")
	ofStatement = word.Set("on in a an at by late early statement tweet report interview telephone phone online earlier later today morning evening night")

	says       = word.Set("said says say reported added reports announced")
	putsFigure = word.Set("put puts counted counts gave gives estimated estimates raised updated revised lowered")
	endsSource = word.Set("; on in at by from and near after when while as that which who whom where with")
	opensName  = word.Set("the a an another its his her their")
	joinsNames = word.Set("of for at in from with to")
	relative   = word.Set("that which who")
	pronouns   = word.Set("he she it they him her them who")

	// counters are the nouns for those who count, or speak for who does.
	counters = word.Set("source sources official officials head director chief spokesman spokeswoman spokesperson manager doctor doctors medic medics commander governor mayor minister " +
		"activist activists resident residents witness witnesses worker workers rescuers leader member members hospital hospitals clinic group groups council councils office offices centre center " +
		"command ministry media agency network committee committees coalition union correspondent reporter police authorities army military team teams department commission")
)
