package conflict

import (
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// fate is what happened to those counted.
type fate string

// The fates that are told apart.
const (
	dead     fate = "dead"
	wounded  fate = "wounded"
	missing  fate = "missing"
	held     fate = "held"
	rescued  fate = "rescued"
	fled     fate = "fled"
	aboard   fate = "aboard"
	infected fate = "infected"
	taken    fate = "taken"
	ruined   fate = "ruined"
	marched  fate = "marched"
	struck   fate = "struck work"
	laidOff  fate = "laid off"
	cutOff   fate = "cut off"
	trapped  fate = "trapped"
	ill      fate = "ill"
	homeless fate = "homeless"
	measures fate = "measured" // of a number that is of no fate
	aged     fate = "aged"
	parent   fate = "parent"
)

// ofOneThing reports whether a fate is of one haul, ship or crowd, which a report
// need not place.
func (f fate) ofOneThing() bool {
	switch f {
	case taken, aboard, ruined, marched, struck, laidOff, cutOff, trapped, ill:
		return true
	}
	return false
}

// atOnce reports whether those of a fate are counted at one time: their number
// does not grow from report to report as a toll does.
func (f fate) atOnce() bool { return f == marched || f == struck || f == aboard }

// fates are the words that tell one. Active ones stand before the number
// ("killing 12"), the others after it ("12 were killed").
var fates = func() map[string]struct {
	fate
	active bool
} {
	out := map[string]struct {
		fate
		active bool
	}{}
	add := func(f fate, active bool, words string) {
		for _, w := range strings.Fields(words) {
			x := out[w]
			x.fate, x.active = f, x.active || active
			out[w] = x
		}
	}
	add(dead, false, `dead died die dies deaths bodies fatalities martyrs perished slain drowned martyred executed lives killed murdered beheaded succumbed`)
	add(dead, true, `killed killing kill kills murdered murdering executed executing beheaded slaughtered massacred martyring eliminated eliminating liquidated slew slaying slays slay`)
	add(wounded, false, `wounded injured hurt injuries wounds hospitalised hospitalized treated`)
	add(wounded, true, `wounded wounding injured injuring injures injure hurting treated treating`)
	add(missing, false, `missing unaccounted`)
	add(held, false, `arrested arrests detained apprehended nabbed kidnapped abducted captured hostage hostages`)
	add(held, true, `arrested arresting detained detaining apprehended apprehending nabbed nabbing kidnapped kidnapping abducted abducting captured capturing`)
	add(rescued, false, `rescued saved pulled survived survivors alive`)
	add(rescued, true, `rescued rescuing saved saving`)
	add(fled, false, `displaced evacuated fled`)
	add(fled, true, `displaced displacing evacuated evacuating`)
	add(aboard, false, `aboard passengers`)
	add(infected, false, `infected`)
	add(infected, true, `infected infecting`)
	add(taken, false, `stolen`)
	add(taken, true, `stole stealing`)
	add(ruined, false, `destroyed demolished gutted razed`)
	add(ruined, true, `destroyed destroying gutted gutting demolished razed razing`)
	add(marched, false, `marched marching rallied demonstrated protested attended gathered`)
	add(laidOff, false, `redundant`)
	add(trapped, false, `trapped stranded`)
	add(trapped, true, `trapped trapping stranded stranding`)
	add(ill, false, `sickened poisoned`)
	add(ill, true, `sickened sickening poisoned poisoning`)
	add(homeless, false, `homeless`)
	return out
}()

// fateOf finds what happened to those that a quantity counts: from the words
// right after it, else the verb before it, else a toll that it is put at, else
// a verb further on.
func (r figureReader) fateOf(i int) fate {
	const near, far = 5, 16
	q := r.quantities[i]
	if r.isOfNext(i) {
		return r.fateOf(i + 1)
	}
	if r.isCrowd(i) {
		return marched
	}
	for j := q.Last; j < min(r.end(i), q.Last+near) && !breaks[r.lower[j]]; j++ {
		if f := r.toldBy(j); f != "" {
			if g := r.befell(j); g != "" {
				return g
			}
			if r.mixed(j, f) {
				return ""
			}
			return f
		}
	}
	if f := r.before(q.Begin); f != "" {
		return f
	}
	if f := r.ofGroup(q); f != "" {
		return f
	}
	if f := r.toll(q.Begin); f != "" {
		return f
	}
	if f := r.leftAs(q); f != "" {
		return f
	}
	end := r.end(i)
	if r.isAmong(i) || i+1 < len(r.quantities) && r.isPart(i+1) {
		end = len(r.lower) // "12 civilians, including four children, were killed"
	}
	for j := q.Last; j+1 < min(end, q.Last+far) && !stops[r.lower[j]]; j++ {
		if w := r.lower[j]; w == "died" || w == "perished" || w == "drowned" || r.phraseAt(j) == dead {
			return dead
		}
		if auxiliary[r.lower[j]] {
			reach := 3
			if r.lower[j+1] == "among" {
				reach = 8
			}
			for k := j + 1; k < min(len(r.lower), j+reach); k++ {
				if f := fates[r.lower[k]]; f.fate != "" {
					return f.fate
				}
			}
		}
	}
	return ""
}

// isCrowd reports whether a quantity is put to a crowd: "the number of marchers at
// 22,000", "counted 22,000 demonstrators", "60,000 had come".
func (r figureReader) isCrowd(i int) bool {
	q := r.quantities[i]
	if at := q.Last; at < len(r.lower) && nouns[r.lower[at]] == "protester" {
		for j := q.Begin - 1; j >= max(0, q.Begin-3); j-- {
			if putsFigure[r.lower[j]] || r.lower[j] == "counting" {
				return true
			}
		}
	}
	if q.Begin > 0 && putsAt[r.lower[q.Begin-1]] {
		for j := q.Begin - 2; j > 1 && j > q.Begin-6; j-- {
			if nouns[r.lower[j]] == "protester" && r.lower[j-1] == "of" && r.lower[j-2] == "number" {
				return true
			}
		}
	}
	at := q.Last
	if at < len(r.lower) && r.lower[at] == "people" {
		at++
	}
	if at < len(r.lower) && (r.lower[at] == "had" || r.lower[at] == "have") {
		at++
	}
	return at < len(r.lower) && at > q.Last && (r.lower[at] == "come" || r.lower[at] == "came") && r.marked(at+1)
}

// marked reports whether the sentence ends at a token, or a mark stands there.
func (r figureReader) marked(at int) bool {
	return at >= len(r.tokens) || r.tokens[at].Kind == word.Mark
}

// leftAs is what those became whom something left so: "left 35 people, 22 of them
// children, dead".
func (r figureReader) leftAs(q quantity.Quantity) fate {
	const reach = 10 // words
	if q.Begin == 0 || r.lower[q.Begin-1] != "left" && r.lower[q.Begin-1] != "leaving" {
		return ""
	}
	for j := q.Last; j < min(len(r.lower), q.Last+reach) && !stops[r.lower[j]]; j++ {
		switch w := r.lower[j]; w {
		case "dead", "wounded", "injured", "missing", "homeless":
			return fates[w].fate
		}
	}
	return ""
}

// befell is what happened to those whom a word names by what they were before:
// "40 passengers were killed".
func (r figureReader) befell(j int) fate {
	const near = 4 // words
	switch r.lower[j] {
	case "passengers", "hostages", "survivors":
	default:
		return ""
	}
	for k := j + 1; k < min(len(r.lower), j+1+near); k++ {
		if f := fates[r.lower[k]]; f.fate != "" {
			return f.fate
		}
		if !auxiliary[r.lower[k]] {
			break
		}
	}
	return ""
}

// mixed reports whether a word after a quantity is followed by another fate, so
// that the number is of both: "175 killed or wounded".
func (r figureReader) mixed(j int, f fate) bool {
	for k := j + 1; k < min(len(r.lower), j+3); k++ {
		if g := fates[r.lower[k]].fate; g != "" && g != f {
			return true
		}
		if w := r.lower[k]; w != "or" && w != "and" && w != "," {
			break
		}
	}
	return false
}

// toldBy is the fate that a word after a quantity tells.
func (r figureReader) toldBy(j int) fate {
	if f := r.phraseAt(j); f != "" {
		return f
	}
	f, ok := fates[r.lower[j]]
	if ok && f.active && strings.HasSuffix(r.lower[j], "ing") {
		return "" // "killing 20 in addition to destroying their camp"
	}
	if ok && f.active && j+1 < len(r.lower) && quantity.IsNumber(r.lower[j+1]) && !auxiliary[r.lower[j-1]] && !r.hasOtherFate(j+1, f.fate) {
		return "" // "… killed 12": the verb of another number
	}
	if r.lower[j] == "wounds" && j > 0 && ofWounds[r.lower[j-1]] {
		return "" // "22 stab wounds" are one man's
	}
	return f.fate
}

var ofWounds = word.Set("stab gunshot bullet knife shrapnel puncture exit entry")

// hasOtherFate reports whether the number at a token has another fate right after
// it, as in a headline: "20 killed 30 injured".
func (r figureReader) hasOtherFate(at int, than fate) bool {
	for j := at + 1; j < min(len(r.lower), at+3); j++ {
		if f := fates[r.lower[j]].fate; f != "" {
			return f != than
		}
	}
	return false
}

// phraseAt is the fate that a phrase tells whose last word stands at a token.
func (r figureReader) phraseAt(j int) fate {
	phrase := r.lower[j]
	if !endsFate[phrase] {
		return ""
	}
	for i := j - 1; i >= max(1, j-2); i-- {
		phrase = r.lower[i] + " " + phrase
		if f := phrasesAfter[phrase]; f != "" && !(phrase == "to death" && (r.tokens[i-1].Upper || spared[r.lower[i-1]])) {
			return f
		}
	}
	return ""
}

// endsFate are the last words of the phrases, which most words are not.
var endsFate = func() map[string]bool {
	out := map[string]bool{}
	for phrase := range phrasesAfter {
		out[phrase[strings.LastIndexByte(phrase, ' ')+1:]] = true
	}
	return out
}()

// spared are verbs before "to death" after which nobody has died yet, as none has
// whom others want "to put Orlov to death".
var spared = word.Set("sentenced condemned doomed threatened scared bored worried")

// victims are the words for those to whom something happened, when they stand
// before a verb and some of them after it.
var (
	victims      = map[string]fate{"dead": dead, "killed": dead, "victims": dead, "wounded": wounded, "injured": wounded, "missing": missing, "arrested": held}
	listsVictims = word.Set("were was included include includes")
)

// phrasesAfter are fates that two or three words after a quantity tell.
var phrasesAfter = map[string]fate{
	"to death": dead, "lost their lives": dead, "lost his life": dead, "lost her life": dead, "to hospital": wounded, "in hospital": wounded, "on board": aboard, "laid off": laidOff, "lost their jobs": laidOff,
	"without power": cutOff, "without electricity": cutOff, "no electricity": cutOff, "took part": marched, "turned out": marched, "to the streets": marched,
	"joined the march": marched, "joined the rally": marched, "joined the protest": marched, "walked out": struck, "on strike": struck, "joined the strike": struck, "downed tools": struck,
	"taken hostage": held, "into custody": held, "in custody": held, "to safety": rescued, "lost homes": ruined, "burned down": ruined, "burnt down": ruined,
	"lost their homes": homeless, "leave their homes": fled, "left their homes": fled, "from their homes": fled, "flee their homes": fled,
	"fell ill": ill, "fallen ill": ill, "taken ill": ill, "falling ill": ill, "fell sick": ill, "became sick": ill, "became ill": ill,
	"tested positive": infected, "confirmed cases": infected,
}

// phrasesBefore are fates that two words before a quantity tell, or a word before
// one of a group of nouns.
var (
	phrasesBefore = map[string]fate{"gunned down": dead, "mowed down": dead, "burned down": ruined, "burnt down": ruined, "searching for": missing, "looking for": missing, "off with": taken, "laying off": laidOff, "lay off": laidOff}
	verbsOfGroup  = map[string]struct {
		fate
		groups map[string]bool
	}{
		"lost":     {dead, word.Set("soldier fighter man police")},
		"carrying": {aboard, word.Set("passenger crew people")},
		"carried":  {aboard, word.Set("passenger crew people")},
		"drew":     {marched, word.Set("protester people")},
		"cut":      {laidOff, word.Set("worker")},
		"axe":      {laidOff, word.Set("worker")},
		"shed":     {laidOff, word.Set("worker")},
		"burned":   {ruined, word.Set("home")},
		"torched":  {ruined, word.Set("home")},
	}
)

// ofGroup is the fate that a verb right before a quantity tells of the group of
// nouns right after it: "lost 12 soldiers".
func (r figureReader) ofGroup(q quantity.Quantity) fate {
	if q.Begin == 0 || q.Last == len(r.lower) {
		return ""
	}
	v, ok := verbsOfGroup[r.lower[q.Begin-1]]
	group, known := nouns[r.lower[q.Last]]
	if known && group == "" {
		group = "people"
	}
	if !ok || !known || !v.groups[group] {
		return ""
	}
	return v.fate
}

// before is the fate that the verb right before a quantity tells: "killing at
// least 12", "claimed the lives of 12".
func (r figureReader) before(begin int) fate {
	if begin > 1 && listsVictims[r.lower[begin-1]] {
		return victims[r.lower[begin-2]] // "among the dead were 12"
	}
	if begin > 1 && r.lower[begin-1] == "of" && r.lower[begin-2] == "crew" {
		return aboard
	}
	if begin > 1 && r.lower[begin-1] == "dead" && (r.lower[begin-2] == "shot" || r.lower[begin-2] == "shooting") {
		return dead
	}
	if begin > 1 {
		if f := phrasesBefore[r.lower[begin-2]+" "+r.lower[begin-1]]; f != "" {
			return f
		}
	}
	for j, n := begin-1, 0; j >= 0 && n < 3; j, n = j-1, n+1 {
		if f := fates[r.lower[j]]; f.active {
			if j > 1 && (r.lower[j-1] == "and" || r.lower[j-1] == "or") && fates[r.lower[j-2]].active && fates[r.lower[j-2]].fate != f.fate {
				return "" // "killed or wounded 60"
			}
			return f.fate
		}
		if r.lower[j] == "of" && j > 0 {
			switch r.lower[j-1] {
			case "lives", "death", "deaths", "bodies", "killing", "life", "murder", "massacre", "slaughter", "execution":
				return dead
			case "injury", "wounding":
				return wounded
			case "theft":
				return taken
			}
		}
		if !passes[r.lower[j]] {
			break
		}
	}
	return ""
}

// toll is the fate of a count that is put at a quantity: "the death toll rose
// to 20", "put the number of missing objects at five".
func (r figureReader) toll(begin int) fate {
	const reach = 16
	if begin == 0 || !putsAt[r.lower[begin-1]] {
		return ""
	}
	for j := begin - 2; j >= max(0, begin-reach); j-- {
		switch r.lower[j] {
		case "crowd", "turnout", "attendance":
			return marched
		case "march", "rally", "demonstration", "protest", "protesters", "demonstrators", "marchers":
			if j > 0 && (putsFigure[r.lower[j-1]] || j > 1 && putsFigure[r.lower[j-2]]) {
				return marched // "police put the march at 1,500"
			}
		case "dead", "wounded", "injured", "missing":
			if j == begin-2 && r.lower[begin-1] == "numbered" {
				return fates[r.lower[j]].fate
			}
		}
		if r.lower[j] != "toll" && r.lower[j] != "number" && r.lower[j] != "tolls" {
			continue
		}
		for k := max(0, j-2); k < begin-1; k++ {
			switch f := fates[r.lower[k]]; {
			case f.fate != "":
				if f.fate == missing && k+1 < begin && nouns[r.lower[k+1]] == "thing" {
					return taken
				}
				return f.fate
			}
		}
		if r.lower[j] != "number" {
			return dead
		}
	}
	return ""
}
