package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
)

// This file reads verbs that the lexicon does not know, or knows for other things,
// by the clause behind them.

// thatClause reads a verb before a that-clause, which mostly is what somebody says
// or thinks: "surmised that". Of what a thought or a rumour does nobody is the
// source: "fears grew that".
func (u *unit) thatClause(n int) (match, bool) {
	g := &u.groups[n]
	head := g.low
	s, ok := u.subjectOf(n)
	if !ok || g.form == reduced || g.passive || auxiliaries[head] || effects[head] || !u.is(g.last, "that") || !u.clauseAt(g.last+1) {
		return match{}, false
	}
	t := u.toks[s.last-1]
	if u.toks[s.first].pos == which || u.is(s.first, "it", "this", "that") || strings.HasSuffix(head, "s") && t.pos != name && t.pos != pron { // "the bronze gates that"
		return match{}, false
	}
	m := match{source: s, cue: g.phrase, act: States, content: []phrase{{g.last, u.clauseEnd(g.last, g)}}}
	if v := g.verb; v != nil && len(v.uses) > 0 {
		m.act = v.uses[0].act
	}
	if uses := words().nouns[u.toks[s.last-1].low]; arising[head] && uses != nil {
		m.source, m.act = phrase{}, uses[0].act
		m.cue.first = s.last - 1
	}
	return m, true
}

// effects are verbs before a that-clause which tells what comes of something.
var effects = lexis.EveryForm(`ensure mean require seem appear happen follow matter`)

// arising is what thoughts and rumours do.
var arising = lexis.EveryForm(`grow mount spread persist remain rise swirl emerge circulate abound linger surface arise`)
