package attribution

// letKnow reads a verb group of knowing that who speaks lets others do: "let
// reporters know that", "let it be known that", `…, the mayor let the press know`.
func (u *unit) letKnow(n int) (match, bool) {
	g := &u.groups[n]
	if n == 0 || !u.is(g.head, "know", "known") {
		return match{}, false
	}
	h := &u.groups[n-1]
	if !u.is(h.head, "let", "lets", "letting") || !u.starts(h.last) || u.npEnd(h.last) != g.first {
		return match{}, false
	}
	subject, ok := u.subjectOf(n - 1)
	if !ok {
		return match{}, false
	}
	m := match{source: subject, cue: phrase{h.first, g.last}, told: phrase{h.last, g.first}, act: States}
	if u.is(h.last, "it") {
		m.told = phrase{}
	}
	if m2, ok := u.said(m, g, g.last, fThat|fSaid); ok {
		return m2, true
	}
	left, ok := u.leftContent(subject.first - 1)
	m.content = []phrase{left}
	return m, ok
}
