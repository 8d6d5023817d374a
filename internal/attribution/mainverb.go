package attribution

import (
	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds the verb of a clause that the tagger took for something else,
// where what comes behind the clause shows that it must have one: "People
// protested in Orre, said Ilves".

// pastOnly are forms that are nothing but a past tense.
var pastOnly = word.Set(`told said stood went took gave came began became rose sank broke drove flew grew knew threw wrote spoke kept
	sought spent swept brought caught fought taught bought heard withdrew understood shook drew chose froze wore swore stole woke
	struck sprang swam sang rang fled slept wept crept dealt knelt overtook overthrew forbade forgave foresaw mistook undertook`)

// nowOnly are forms of reporting verbs that are nothing but a present tense.
var nowOnly = word.Set(`believe deny disagree insist says tells adds admits acknowledges alleges announces argues asserts believes concedes concludes confirms contends declares
	denies describes discloses explains implies insists knows maintains opposes predicts recalls rejects reveals speak speaks suggests testifies thinks warns writes`)

// mendMain makes the first participle of a clause without a verb its verb, if
// the clause is what a cue ascribes: one behind it that has nothing on its
// right, or "according to Ilves" before it.
func (u *unit) mendMain() {
	for n := range u.groups {
		g := &u.groups[n]
		v := g.verb
		if g.form == reduced && v != nil && u.precedesSource(g, v) && u.likePerson(g.last) && u.clauseBefore(phrase{u.clauseStart(g.first - 1), g.first}) {
			g.form = finite // "The wall had moved, confirmed mayor Maret Ilves."
		}
		if g.form == finite && !g.passive && v.takes(fThat|fSaid) && u.closes(g, v) {
			u.mendVerbOf(u.clauseStart(g.first-1), u.lastComma(g.first))
		}
	}
	for i := range u.toks {
		c := u.nextComma(i)
		if c > 0 && u.is(i, "in") && u.starts(i+1) && surveys[u.toks[u.npEnd(i+1)-1].low] && u.asideEnd(c) > 0 && u.at(c+1).pos == done { // "In a poll, conducted in May, Ilves led"
			c = u.asideEnd(c) - 1
		} else if !(u.is(i, "according") && u.is(i+1, "to")) {
			continue
		}
		if c > 0 {
			end := c + 1
			for end < len(u.toks) && u.toks[end].pos != semi && !u.is(end, "according") {
				end++
			}
			u.mendVerbOf(c+1, end)
		}
	}
}

// mendVerbOf makes the first participle that follows a noun from s to end a
// verb, if no verb stands there.
func (u *unit) mendVerbOf(s, end int) {
	first := -1
	for k := s; k < end; k++ {
		h := u.groupStarting(k)
		switch {
		case h == nil:
		case h.form == finite:
			return
		case first < 0 && h.form == reduced && k > s && u.np[k-1] >= 0 && u.at(h.last).low != "by":
			first = u.ofGroup[k]
		}
	}
	if first >= 0 {
		u.groups[first].form = finite
	}
}

// likePerson reports whether the noun phrase at i ends in a name or a role.
func (u *unit) likePerson(i int) bool {
	t := u.toks[u.npEnd(i)-1]
	return t.pos == name || lexis.KindOf(t.low) == "role"
}

// lastComma is the last comma before i, or 0.
func (u *unit) lastComma(i int) int {
	for i--; i > 0 && u.toks[i].pos != comma; i-- {
	}
	return max(i, 0)
}

// closes reports whether the cue of a verb ends the clause it stands in, after
// a comma: ", Ilves said.", ", said Ilves.", ", Ilves told reporters."
func (u *unit) closes(g *group, v *verb) bool {
	if u.precedesSource(g, v) {
		return true
	}
	k := g.last
	if v.takes(fWhom) && u.starts(k) {
		_, k, _ = u.addressee(k)
	}
	return u.endsCue(u.afterAdjuncts(k))
}

// precedesSource reports whether a verb stands before its source and nothing
// else: ", said Ilves."
func (u *unit) precedesSource(g *group, v *verb) bool {
	return v.says() && u.at(g.first-1).pos == comma && u.thingAt(g.last) &&
		u.endsCue(u.afterAdjuncts(u.thingEnd(g.last, true)))
}
