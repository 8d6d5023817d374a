package sense

import (
	"slices"

	"github.com/headwater-news/headwater/internal/word"
)

// poles are words that exclude each other when they are said of one thing: a
// door that is open is not shut. Words for what is done to a thing, or becomes of
// it, are left out, as are those of more or less: they need not exclude what
// another says of it.
var poles = []struct{ one, other map[string]bool }{
	{word.Set("open"), word.Set("closed shut")},
	{word.Set("working functioning functioned worked operational"), word.Set("off disconnected disabled broken failed faulty")},
	{word.Set("safe harmless"), word.Set("unsafe dangerous hazardous")},
	{word.Set("alive"), word.Set("dead")},
	{word.Set("locked"), word.Set("unlocked")},
	{word.Set("armed"), word.Set("unarmed")},
	{word.Set("intact undamaged unharmed"), word.Set("damaged destroyed")},
	{word.Set("empty"), word.Set("full")},
	{word.Set("lawful legal"), word.Set("unlawful illegal")},
	{word.Set("genuine authentic"), word.Set("fake forged fabricated manipulated doctored falsified")},
	{word.Set("accidental"), word.Set("deliberate intentional")},
	{word.Set("sober"), word.Set("drunk")},
	{word.Set("conscious awake"), word.Set("unconscious asleep")},
	{word.Set("insured"), word.Set("uninsured")},
	{word.Set("manned"), word.Set("unmanned")},
	{word.Set("approved adopted"), word.Set("rejected")},
}

// poleOf is the pair that a word is of, and which of the two it is.
var poleOf = func() map[string]State {
	out := map[string]State{}
	for k, p := range poles {
		for w := range p.one {
			out[w] = State{Pair: k}
		}
		for w := range p.other {
			out[w] = State{Pair: k, Other: true}
		}
	}
	return out
}()

// State is which of two ways a thing is said to be.
type State struct {
	Pair    int  // of the ways
	Other   bool // it is the second of them, as said
	Negated bool // with a "not"
	From    int  // where the words that say so begin …
	At      int  // … and end: the word for the way
}

// Second reports whether the thing is the second way, a "not" taken into account.
func (s State) Second() bool { return s.Other != s.Negated }

// StateOf reads which way the words of a clause, in lower case, say that a thing is:
// "is open", "remained shut", "had been switched off", "was not in working order".
func StateOf(lower []string) (State, bool) {
	for i := 1; i < len(lower); i++ {
		state, ok := poleOf[lower[i]]
		if !ok {
			continue
		}
		verb, negated := i, false
		if inOrder(lower, i) {
			verb--
		}
		for verb > 0 && (beforePole[lower[verb-1]] || remains[lower[verb-1]] || Negates(lower[verb-1])) {
			verb--
			negated = negated != Negates(lower[verb])
		}
		if verb == 0 || !byThemselves[lower[i]] && !slices.ContainsFunc(lower[verb:i], func(w string) bool { return remains[w] }) {
			continue
		}
		if slices.ContainsFunc(lower[:verb], func(w string) bool { return ofSome[w] }) {
			continue
		}
		if slices.ContainsFunc(lower, func(w string) bool { return mayChange[w] }) {
			return State{}, false
		}
		state.Negated, state.From, state.At = negated, verb, i
		return state, true
	}
	return State{}, false
}

// inOrder reports whether the word at a place is that of "in working order".
func inOrder(lower []string, i int) bool {
	return lower[i-1] == "in" && i+1 < len(lower) && lower[i+1] == "order"
}

var (
	remains      = word.Set("is are was were be been being remains remained remain stays stayed stay wasn't weren't isn't aren't wasn’t weren’t isn’t aren’t")
	beforePole   = word.Set("has have had still also later both all completely fully partly perfectly quite switched turned again found left")
	byThemselves = word.Set("functioned worked failed")
	ofSome       = word.Set("several some many few most half part parts majority dozens") // what is said of some of them need not be so of others
	mayChange    = word.Set("if unless whether would could may might should will again now reopened")
)
