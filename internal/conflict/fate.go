package conflict

import (
	"strings"
	"sync"

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
)

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
	add(dead, false, `dead died die dies deaths bodies fatalities perished slain drowned martyred executed lives killed murdered beheaded`)
	add(dead, true, `killed killing kill kills murdered murdering executed executing beheaded slaughtered martyring`)
	add(wounded, false, `wounded injured hurt injuries wounds`)
	add(wounded, true, `wounded wounding injured injuring injures injure hurting`)
	add(missing, false, `missing unaccounted`)
	add(held, false, `arrested detained kidnapped abducted captured hostage hostages`)
	add(held, true, `arrested arresting detained detaining kidnapped kidnapping abducted abducting captured capturing`)
	add(rescued, false, `rescued saved pulled survived survivors`)
	add(rescued, true, `rescued rescuing saved saving`)
	add(fled, false, `displaced evacuated fled`)
	add(fled, true, `displaced displacing evacuated evacuating`)
	add(aboard, false, `aboard passengers`)
	add(infected, false, `infected`)
	add(taken, false, `stolen`)
	add(taken, true, `stole stealing`)
	return out
}()

// nouns are the groups of what is counted. Those of "" are people of any kind.
var nouns = func() map[string]string {
	out := map[string]string{}
	for _, line := range []string{
		" people persons person others victims casualties lives souls bodies corpses",
		"civilian civilians citizens citizen residents villagers inhabitants locals",
		"child children kids schoolchildren pupils students toddlers boys girls minors",
		"woman women",
		"man men",
		"teacher teachers",
		"fighter fighter fighters militants militant terrorist members rebels jihadists terrorists gunmen insurgents extremists militiamen attackers guerrillas",
		"soldier soldiers troops servicemen troopers regulars forces loyalists",
		"police policemen officers police",
		"medic medics doctors nurses paramedics",
		"rescuer rescuers firefighters volunteers",
		"reporter journalists reporters",
		"evacuee evacuees refugees migrants",
		"protester protesters demonstrators marchers",
		"passenger passengers",
		"thing works objects items paintings pieces artworks treasures",
	} {
		group, words, _ := strings.Cut(line, " ")
		for _, w := range strings.Fields(words) {
			out[w] = group
		}
	}
	return out
}()

// countWords are the keys of the words that counts are told in.
var countWords = sync.OnceValue(func() map[word.Key]bool {
	out := map[word.Key]bool{}
	words := []string{"toll number tally figure count counted put placed gave"}
	for w := range fates {
		words = append(words, w)
	}
	for w := range nouns {
		words = append(words, w)
	}
	line := strings.Join(words, " ")
	for _, x := range word.NewFolder().Terms("en", line, word.Tokens(line)) {
		out[keyOf(x)] = true
	}
	return out
})
