package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// This file keeps out verbs of saying that tell nothing of what was said.

// unspoken reports whether a verb only says how a source asked to be treated, or
// what it was asked: "not authorized to speak", "declined to be named", "calls
// seeking comment".
func (u *unit) unspoken(g *group, v *verb) bool {
	switch {
	case u.is(g.first-1, "authorized", "authorised", "permitted", "allowed"):
		return u.is(g.first-2, "not", "n't") || v.lemma == "speak" || v.lemma == "talk" || v.lemma == "discuss" || v.lemma == "comment"
	case v.lemma == "decline", v.lemma == "ask", v.lemma == "want", v.lemma == "wish":
		k := g.last
		if u.is(k, "not") {
			k++
		}
		return u.is(k, "to") && u.is(k+1, "be") && u.is(k+2, "named", "identified", "quoted")
	case v.lemma == "find" && reflexive[u.at(g.last).low]: // "found himself in a row"
		return true
	case u.is(g.head, "find", "finding"): // what is looked for, unless a clause tells what was learnt
		return !u.is(g.last, "that", "no") && !u.clauseAt(g.last)
	case v.lemma == "address" && u.starts(g.last): // whom, and not what
		head := strings.TrimSuffix(u.toks[u.npEnd(g.last)-1].low, "s")
		return settings[head] || audience[u.toks[u.npEnd(g.last)-1].low] || gatherings[head]
	case v.lemma == "seek":
		return u.is(g.last, "comment", "comments")
	}
	// "said in a statement posted online that": it is said, not posted, that
	j := g.first - 1
	return j > 0 && u.np[j] >= 0 && publishing[g.low] && statements[u.toks[j].low] && u.is(u.npFirst(j)-1, "in", "through", "via")
}

// gatherings are of people who are spoken to.
var gatherings = word.Set("rally crowd conference gathering meeting convention congress parliament house council forum assembly nation summit audience function seminar")

// publishing is what is done with a statement.
var publishing = word.Set("posted released issued published sent shared emailed e-mailed read carried broadcast")
