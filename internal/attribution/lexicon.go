package attribution

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/lexis"
)

var (
	//go:embed lexicon/verbs.txt
	verbTable string
	//go:embed lexicon/nouns.txt
	nounTable string
	//go:embed lexicon/adjectives.txt
	adjectiveTable string
)

// frame is a set of what may follow a cue and hold its content.
type frame uint16

const (
	fThat  frame = 1 << iota // a clause
	fThing                   // a noun phrase or a gerund
	fTo                      // an infinitive
	fFor                     // an object and an infinitive
	fAs                      // an object and what it is said to be
	fWhom                    // an addressee first
	fSaid                    // quoted words alone
	fPrep                    // a noun phrase after a preposition
	fHeld                    // of a noun: only with someone to hold it
)

var frameNames = map[string]frame{
	"that": fThat, "thing": fThing, "to": fTo, "for": fFor, "as": fAs, "whom": fWhom, "said": fSaid,
	"any": fPrep, "to+": fPrep, "for+": fPrep, "of": fPrep, "about": fPrep, "by": fPrep, "with": fPrep, "in": fPrep, "on": fPrep, "at": fPrep,
	"over": fPrep, "against": fPrep, "toward": fPrep, "held": fHeld,
}

// anyPrep are the prepositions after which most nouns have what they ascribe.
var anyPrep = strings.Fields("of for about over against to on with toward towards")

// use is one way to use a cue word: the frames it takes and the act it does.
type use struct {
	frames frame
	act    Act
	preps  []string // of which one must follow, for fPrep
}

// verb is a verb as the lexicon knows it.
type verb struct {
	lemma string
	uses  []use
	tails []tail // uses with a preposition or particle after it
	all   frame  // those of its uses
}

// tail is a use of a verb with words that must follow it: "call" + "for".
type tail struct {
	words []string
	use
}

// takes reports whether a verb, if it is one of the lexicon, has a use in one of
// some frames.
func (v *verb) takes(f frame) bool { return v != nil && v.all&f != 0 }

// says reports whether a verb is one of saying.
func (v *verb) says() bool { return v != nil && lexis.IsSaying(v.lemma) }

// act returns the act the verb does in a frame, States where it has no say.
func (v *verb) act(f frame) Act {
	for _, u := range v.uses {
		if u.frames&f != 0 {
			return u.act
		}
	}
	return States
}

// lexicon is the word lists, read once and never changed.
type lexicon struct {
	forms      map[string]*verb // every form of every verb
	nouns      map[string][]use // singular and plural
	adjectives map[string][]use
}

var words = sync.OnceValue(func() *lexicon {
	x := &lexicon{forms: map[string]*verb{}, nouns: map[string][]use{}, adjectives: map[string][]use{}}
	x.readVerbs()
	eachUse(nounTable, func(u use, w string) {
		x.nouns[w] = append(x.nouns[w], u)
		x.nouns[plural(w)] = append(x.nouns[plural(w)], u)
	})
	eachUse(adjectiveTable, func(u use, w string) { x.adjectives[w] = append(x.adjectives[w], u) })
	return x
})

func (x *lexicon) readVerbs() {
	eachUse(verbTable, func(u use, w string) {
		parts := strings.Split(w, "~")
		v := x.forms[parts[0]]
		if v == nil || v.lemma != parts[0] {
			v = &verb{lemma: parts[0]}
			for _, f := range lexis.FormsOf(v.lemma) {
				x.forms[f] = v
			}
		}
		if len(parts) == 1 {
			v.uses = append(v.uses, u)
			v.all |= u.frames
			return
		}
		v.tails = append(v.tails, tail{words: parts[1:], use: u})
	})
}

// eachUse calls f with every word of a table whose heads are "act frames".
func eachUse(table string, f func(u use, w string)) {
	uses := map[string]use{}
	for head, w := range lexis.Listed(table) {
		u, ok := uses[head]
		if !ok {
			u = readUse(head)
			uses[head] = u
		}
		f(u, w)
	}
}

// readUse reads "act frames".
func readUse(head string) use {
	names := strings.Fields(head)
	if len(names) < 2 {
		panic(fmt.Sprintf("attribution: no \"act frames\" in %q", head))
	}
	u := use{act: Act(names[0])}
	for _, n := range names[1:] {
		if frameNames[n] == 0 {
			panic(fmt.Sprintf("attribution: unknown frame in %q", head))
		}
		u.frames |= frameNames[n]
		switch {
		case n == "any":
			u.preps = anyPrep
		case frameNames[n] == fPrep:
			u.preps = append(u.preps, strings.TrimSuffix(n, "+"))
		}
	}
	return u
}

// plural returns the plural of a noun that follows the rule.
func plural(n string) string {
	switch {
	case strings.HasSuffix(n, "s"):
		return n
	case strings.HasSuffix(n, "y"):
		return n[:len(n)-1] + "ies"
	}
	return n + "s"
}
