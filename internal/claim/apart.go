package claim

// What the log-odds of two wordings lose by what either states: for a main verb
// that has no like in the other, and where only one is so, may be so or ought to
// be so, or is so and is not, or was and will be. Two clauses on one matter share its
// words, and differ in what they say of it. The weights are a logistic regression beside the other odds, over the
// pairs of clauses of real news to tune on (testdata/real/clauses.tsv); the second
// is set, since there are only five there, none of them one claim.
const (
	otherVerb = 0.9
	otherMood = 3.0
)

// apart is what the log-odds of two blocks lose by what those two of their
// wordings state that are most alike.
func (c *clustering) apart(of [2]int) float64 {
	p, q := c.stated(of[0]), c.stated(of[1])
	out := 0.0
	if !p.light() && !p.in(&c.meanings[of[1]]) {
		out += otherVerb
	}
	if !q.light() && !q.in(&c.meanings[of[0]]) {
		out += otherVerb
	}
	if p.mood != q.mood || (p.negated != q.negated || !p.light() && p.tense.excludes(q.tense)) && anyAlike([]item{p.verb}, []item{q.verb}) {
		out += otherMood
	}
	return out
}

func (c *clustering) stated(unit int) proposition {
	u := c.v.units[unit]
	return c.story.propositionOf(Evidence{Report: u.report, Sentence: u.sentence, Span: u.Span, Chain: u.chain})
}
