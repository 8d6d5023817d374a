package attribution

// This file finds the verb of a clause that the tagger took for something else,
// where what comes behind the clause shows that it must have one: "People
// protested in Orre, said Ilves".

// pastOnly are forms that are nothing but a past tense.
var pastOnly = set(`told said stood went took gave came began became rose sank broke drove flew grew knew threw wrote spoke kept
	sought spent swept brought caught fought taught bought heard withdrew understood shook drew chose froze wore swore stole woke
	struck sprang swam sang rang fled slept wept crept dealt knelt overtook overthrew forbade forgave foresaw mistook undertook`)

// mendMain makes the first participle of a clause without a verb its verb, if
// the clause is what a cue behind it ascribes: one that has nothing on its
// right.
func (u *unit) mendMain() {
	for n := range u.groups {
		g := &u.groups[n]
		v := u.toks[g.head].verb
		if g.form != finite || g.passive || v == nil || v.frames()&(fThat|fSaid) == 0 || !u.closes(g, v) {
			continue
		}
		for k := u.clauseStart(g.first - 1); k < g.first; k++ {
			h := u.groupStarting(k)
			if h == nil {
				continue
			}
			if h.form == finite {
				break
			}
			if h.form == reduced && h.first > 0 && u.np[h.first-1] >= 0 && u.at(h.last).low != "by" && u.commaBetween(h.last, g.first) {
				h.form = finite
				break
			}
		}
	}
}

// closes reports whether the cue of a verb ends the clause it stands in, after
// a comma: ", Ilves said.", ", said Ilves.", ", Ilves told reporters."
func (u *unit) closes(g *group, v *verb) bool {
	if u.at(g.first-1).pos == comma && u.starts(g.last) && !u.isTime(g.last) {
		return sayVerb[v.lemma] && u.endsCue(u.afterAdjuncts(u.thingEnd(g.last, true)))
	}
	k := g.last
	if v.frames()&fWhom != 0 && u.starts(k) {
		_, k, _ = u.addressee(k)
	}
	return u.endsCue(u.afterAdjuncts(k))
}
