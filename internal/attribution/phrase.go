package attribution

import "strings"

// group is a verb group: "would not have said", "to say", "saying".
type group struct {
	phrase
	head    int // the verb that carries the meaning
	form    form
	passive bool
	negated bool
	modal   bool
}

// form says how a verb group can stand in its clause.
type form uint8

const (
	finite     form = iota // said, has said, would say: has a subject of its own
	participle             // saying
	infinitive             // to say
	reduced                // said, called: a participle without "be"
)

var auxiliaries = set("be am is are was were been being 's 're 'm have has had 've having do does did 'd 'll wo ca sha get gets got getting")

var beForms = set("be am is are was were been being 's 're 'm get gets got getting")

func set(s string) map[string]bool {
	out := map[string]bool{}
	start := -1
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != ' ' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out[s[start:i]] = true
			start = -1
		}
	}
	return out
}

func (p pos) verbal() bool { return p == base || p == past || p == ing || p == done || p == now }

func (p pos) nominal() bool { return p == noun || p == name || p == number || p == pron || p == adj }

// mark finds the verb groups and the noun phrases of a unit.
func (u *unit) mark() {
	for range u.toks {
		u.np = append(u.np, -1)
		u.ofGroup = append(u.ofGroup, -1)
	}
	for i := 0; i < len(u.toks); {
		if g, ok := u.groupAt(i); ok {
			for k := g.first; k < g.last; k++ {
				u.ofGroup[k] = len(u.groups)
			}
			u.groups = append(u.groups, g)
			i = g.last
			continue
		}
		if last := u.nounPhrase(i); last > i {
			for k := i; k < last; k++ {
				u.np[k] = len(u.nps)
			}
			u.nps = append(u.nps, phrase{i, last})
			i = last
			continue
		}
		i++
	}
}

// groupAt reads a verb group that begins at i.
func (u *unit) groupAt(i int) (group, bool) {
	t := u.at(i)
	g := group{phrase: phrase{i, i}, head: -1}
	switch {
	case t.pos == to && (u.at(i+1).pos == base || u.at(i+1).pos == adv && u.at(i+2).pos == base):
		g.form = infinitive
		i++
	case t.pos == modal:
		g.modal = true
	case t.pos == ing:
		if u.modifies(i) {
			return g, false
		}
		g.form = participle
	case t.pos == done && !auxiliaries[t.low]:
		g.form = reduced
	case t.pos.verbal(), t.low == "'s" && t.pos != poss:
	default:
		return g, false
	}
	if (t.pos == done || t.pos == past) && u.modifies(i) { // "a reported text"
		return g, false
	}
	be := false
	for ; i < len(u.toks); i++ {
		t := u.toks[i]
		if t.pos == adv && g.head < 0 {
			g.negated = g.negated || t.low == "not" || t.low == "n't" || t.low == "never"
			continue
		}
		if t.pos != modal && !t.pos.verbal() && !(t.low == "'s" && g.head < 0 && i == g.first) {
			break
		}
		if auxiliaries[t.low] || t.pos == modal {
			if g.head >= 0 {
				break
			}
			be = beForms[t.low] || be && t.low != "being"
			if t.pos != modal {
				g.last = i + 1
				if next := u.verbAfter(i + 1); next < 0 {
					g.head = i
					break
				}
			}
			continue
		}
		if g.head >= 0 {
			break
		}
		g.head = i
		g.last = i + 1
		g.passive = be && (t.pos == done || t.pos == past)
	}
	if g.head < 0 && g.modal { // "it will not"
		g.head, g.last = g.first, g.first+1
		if u.is(g.last, "not", "n't") {
			g.last++
		}
	}
	if g.head < 0 {
		return g, false
	}
	if g.form == reduced && g.head != g.first {
		g.form = finite
	}
	return g, true
}

// verbAfter returns the next verb at or after i with only adverbs before it,
// or -1.
func (u *unit) verbAfter(i int) int {
	for k := i; k < len(u.toks) && k < i+5; k++ {
		switch p := u.toks[k].pos; {
		case p.verbal():
			if p == ing && u.modifies(k) {
				return -1
			}
			return k
		case p != adv:
			return -1
		}
	}
	return -1
}

// modifies reports whether the -ing form at i stands before a noun as an
// adjective does: "the leading candidate".
func (u *unit) modifies(i int) bool {
	before, after := u.at(i-1).pos, u.at(i+1).pos
	return (before == det || before == whose || before == adj || before == poss || before == number) && (after == noun || after == name || after == adj)
}

// nounPhrase reads a plain noun phrase that begins at i, without what follows
// its head, and returns its end, or i.
func (u *unit) nounPhrase(i int) int {
	start := i
	if u.at(i).pos == pron || u.at(i).pos == there {
		return i + 1
	}
	heads := false // a noun has been read
	for ; i < len(u.toks); i++ {
		t := u.toks[i]
		switch t.pos {
		case det, whose:
			if i > start && u.toks[i-1].pos != det {
				return end(start, i, heads, u)
			}
		case noun, name, number:
			if heads && i > start && timeWord[t.low] && t.pos != number {
				return i
			}
			if heads && t.pos == number && u.toks[i-1].pos == name || t.pos == name && heads && (periods[u.toks[i-1].low] || settings[u.toks[i-1].low]) {
				return i
			}
			heads = true
		case adj:
			switch prev := u.at(i - 1).pos; {
			case heads && prev == noun:
				return i
			case heads && prev == name && (t.low == "last" || t.low == "next" || t.low == "late" || !u.at(i+1).pos.nominal()):
				return i
			}
		case conj: // "current and former officials"
			if heads || i == start || u.toks[i-1].pos != adj || u.at(i+1).pos != adj {
				return end(start, i, heads, u)
			}
		case comma: // "the tall, tired engineer"
			if prev := u.at(i - 1).pos; heads || i == start || prev != adj && prev != done || u.at(i+1).pos != adj && u.at(i+1).pos != number {
				return end(start, i, heads, u)
			}
		case poss:
			if !heads {
				return i
			}
		case done, ing:
			if i == start || u.toks[i-1].pos == noun || u.toks[i-1].pos == name || !u.at(i+1).pos.nominal() && !(u.at(i+1).pos == comma && u.at(i+2).pos == adj) {
				return end(start, i, heads, u)
			}
		case adv:
			if u.at(i+1).pos != adj && !(moreOf[t.low] && (u.at(i+1).pos == noun || u.at(i+1).pos == name)) || i > start && u.toks[i-1].pos == noun {
				return end(start, i, heads, u)
			}
		default:
			return end(start, i, heads, u)
		}
	}
	return end(start, i, heads, u)
}

// end settles where a noun phrase ends: adjectives alone are one only with a
// determiner ("the accused"), a determiner alone only as a pronoun ("this").
func end(start, i int, heads bool, u *unit) int {
	if heads || i > start && (u.toks[start].pos == det || u.toks[start].pos == whose) {
		return i
	}
	if i == start+1 && lonePronoun[u.toks[start].low] {
		return i
	}
	return start
}

var moreOf = set("more most less fewer enough")

var lonePronoun = set("many several some others few most both all each another such more")

var timeWord = set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april june july august september october november december")

// mendTags sets right what the tagger gets wrong where an attribution is
// likely: a reporting verb taken for a noun, "that" for a determiner.
func (u *unit) mendTags() {
	for i := range u.toks {
		t := &u.toks[i]
		before, after := u.at(i-1), u.at(i+1)
		switch {
		case i == 0 && t.verb != nil && t.verb.frames()&(fSaid|fThat) != 0 && t.low != t.verb.lemma && after.upper && (u.at(i+2).pos == colon || u.at(i+3).pos == colon): // "Continued Ilves:"
			t.pos = past
			u.toks[1].pos = name
		case t.pos == noun && t.verb != nil && strings.HasSuffix(t.low, "ing") && before.pos == comma && (after.pos == comma || after.pos == colon || after.low == "that" || after.pos == speech):
			t.pos = ing
		case (t.pos == noun || t.pos == adj) && !t.upper && i > 1 && u.speaks(i):
			t.pos = past
		case t.low == "that" && t.pos == det && (after.pos == det || after.pos == pron || after.pos == name || after.pos == whose || after.pos == there) && before.verb != nil:
			t.pos = prep
		case t.upper && i > 0 && t.pos.verbal() && !u.titled && u.within(i-1):
			t.pos = name
		case t.low == "read" && t.pos == noun && (before.pos == noun || before.pos == name) && (after.pos == colon || after.pos == comma || after.pos == speech || after.low == "that"):
			t.pos = past
		case t.verb != nil && (t.pos == noun || t.pos == name || t.pos == adj) && u.verbHere(i):
			t.pos = now
			if len(t.low) > 2 && t.low[len(t.low)-2:] == "ed" {
				t.pos = past
			}
		case t.verb != nil && t.pos == done && before.pos == conj && u.pastBefore(i) && (after.pos == to || len(t.verb.tails) > 0 && after.low == t.verb.tails[0].words[0] || after.low == "that" || after.pos == det || after.pos == pron || after.pos == whose):
			t.pos = past
		case t.verb != nil && t.pos == done && (before.pos == pron || before.pos == name || before.pos == noun) && (after.pos == pron || after.low == "that" || after.pos == speech):
			t.pos = past
		}
	}
}

// commaBefore reports whether a short name that ends at i stands after a comma.
func (u *unit) commaBefore(i int) bool {
	for k := i; k > max(0, i-5); k-- {
		if p := u.toks[k].pos; p != name && p != det {
			return p == comma
		}
	}
	return false
}

// within reports whether what comes after the word at i is still in the same
// sentence, where a capital is a name's.
func (u *unit) within(i int) bool {
	switch u.toks[i].pos {
	case stop, colon, speech, dash, lparen, other:
		return false
	}
	return u.toks[i].quote == u.toks[i+1].quote
}

// speaks reports whether a word that the tagger took for a noun is the verb in
// `"…" Ilves sings to`, after a speech and a short subject.
func (u *unit) speaks(i int) bool {
	t := u.toks[i]
	if t.verb == nil && !strings.HasSuffix(t.low, "ed") && !strings.HasSuffix(t.low, "s") || u.at(i+1).pos == noun {
		return false
	}
	for k := i - 1; k >= max(0, i-6); k-- {
		switch u.toks[k].pos {
		case name, pron, noun, det, adj, comma:
		case speech:
			last := u.toks[i-1].pos
			return k < i-1 && (last == pron || last == name || last == noun && t.verb != nil && (u.at(i+1).pos == stop || u.at(i+1).pos == comma))
		default:
			return false
		}
	}
	return false
}

// pastBefore reports whether a verb in the past stands a little before i.
func (u *unit) pastBefore(i int) bool {
	for k := i - 1; k >= max(0, i-25); k-- {
		if p := u.toks[k].pos; p == past || p == done {
			return true
		}
	}
	return false
}

// verbHere reports whether a word that the tagger took for a noun stands where
// a reporting verb stands: after a subject and before a clause or a quote.
func (u *unit) verbHere(i int) bool {
	before, after := u.at(i-1), u.at(i+1)
	if before.pos == speech || before.pos == comma && u.at(i-2).pos == speech {
		return after.pos == name || after.pos == pron || after.pos == det
	}
	if before.pos == name && (after.pos == stop && i+2 >= len(u.toks)) && u.toks[i].low != u.toks[i].verb.lemma && u.commaBefore(i-1) {
		return true
	}
	if before.pos != name && before.pos != pron && before.pos != who && before.pos != noun && before.pos != rparen {
		return false
	}
	if before.pos == pron || before.low == "who" {
		return after.pos != noun
	}
	if t := u.toks[i]; t.low == t.verb.lemma {
		return false
	}
	return after.low == "that" || after.pos == pron || after.pos == speech || (after.pos == comma || after.pos == colon) && u.at(i+2).pos == speech ||
		(after.pos == det || after.pos == whose) && before.pos == name
}
