package attribution

// This file parts what two sources say in one sentence: "The dam leaked, said
// Ilves, and the gates were shut, Aalto told reporters".

// part cuts what a cue at the end of a sentence ascribes to the clause before
// it, where another source speaks for the clauses before that one.
func (u *unit) part(all []match) {
	for i := range all {
		m := &all[i]
		if len(m.content) != 1 || m.content[0].last > m.cue.first {
			continue
		}
		c := &m.content[0]
		at := 0 // behind the last cue of another's in the content
		for _, o := range all {
			if o.relayed && o.act == States && o.source != m.source && o.cue.first >= c.first && o.cue.last <= c.last {
				at = max(at, o.cue.last)
			}
		}
		k := u.nextJoint(at, c.last)
		if at == 0 || k < 0 {
			continue
		}
		c.first = k + 2
		for j := range all {
			if all[j].source != m.source {
				all[j].endAt(k)
			}
		}
	}
}

// splice ends what one is said to say before a comma alone, behind which another
// says something: "organisers say 60,000 came, police say 22,000".
func (u *unit) splice(all []match) {
	for _, o := range all {
		k := o.source.first - 1
		if k < 0 || u.toks[k].pos != comma || len(o.content) != 1 || o.content[0].first != o.cue.last || o.cue.first != o.source.last {
			continue
		}
		for i := range all {
			m := &all[i]
			if len(m.content) != 1 || m.source == o.source || m.content[0].last != o.content[0].last {
				continue
			}
			if c := m.content[0]; c.first >= m.cue.last && c.first < k && !u.opensPhrase(c.first) && (u.bareFigure(c.first) || u.finiteIn(phrase{c.first, k}) > 0) {
				m.endAt(k)
			}
		}
	}
}

// cede ends what one is said to say before who tells of it at the end of the sentence:
// "Ilves warned that the dam was old, his lawyer, Dov Aalto, told reporters".
func (u *unit) cede(all []match) {
	for _, o := range all {
		k := o.source.first - 1
		if k < 0 || u.toks[k].pos != comma || len(o.content) != 1 || o.content[0].last != k || o.source.last > o.cue.first {
			continue
		}
		for i := range all {
			m := &all[i]
			if n := len(m.content); n > 0 && m.source != o.source && m.cue.first >= o.content[0].first && m.cue.last <= k && m.content[n-1].last >= o.cue.last {
				m.endAt(k)
			}
		}
	}
}

// opensPhrase reports whether words at i, or behind "that" there, say when or why what
// follows a comma is so: "said if asked, police say".
func (u *unit) opensPhrase(i int) bool {
	if u.is(i, "that") {
		i++
	}
	return u.at(i).pos == prep || u.at(i).pos == how || u.subordinates(i)
}

// nextJoint is the first comma from i to end with "and", "but" or "while" and
// a clause behind it, or -1.
func (u *unit) nextJoint(i, end int) int {
	for k := i; k+2 < end; k++ {
		if u.toks[k].pos == comma && (u.toks[k+1].pos == conj || u.is(k+1, "while", "whereas")) && (u.clauseAt(k+2) || (u.starts(k+2) || u.at(k+2).pos == who) && u.clauseBefore(phrase{k + 2, end})) {
			return k
		}
	}
	return -1
}

// endAt ends content that runs past the word at k there.
func (m *match) endAt(k int) {
	var out []phrase
	for _, c := range m.content {
		if c.first < k {
			out = append(out, phrase{c.first, min(c.last, k)})
		}
	}
	if m.cue.first < k {
		m.content = out
	}
}
