package attribution

import (
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/word"
)

// parenthetical finds content to the left of "X said": a quoted speech or a
// clause up to a comma, and what goes on after the cue, which ends at i.
func (u *unit) parenthetical(m match, g *group, f frame, i int) (match, bool) {
	if f&(fThat|fSaid) == 0 || m.source.first == 0 || m.source.last > g.first || g.form != finite || u.isCharged(m.source, g) {
		return m, false
	}
	if u.relativeAt(m.source.first) && m.source.last == m.source.first+1 { // "told the Herald, which had asked, that"
		return m, false
	}
	var told phrase
	if f&fWhom != 0 && u.starts(i) {
		if t, k, ok := u.addressee(i); ok {
			told, i = t, k
		}
	}
	left, ok := u.leftContent(m.source.first - 1)
	if !ok && conditions[u.toks[left.first].low] && u.at(i).pos == comma && u.at(i+1).pos == speech { // "If it rains, Ilves said, “the wall will go”"
		ok = u.goesOnLow(i + 1)
	}
	if p := m.source.first - 1; !ok && left.last > left.first && u.toks[p].pos == comma && u.np[p-1] >= 0 && u.at(i).pos == comma && u.predicateAt(i+1) { // "Since May the two towns, Ilves said, have a bridge"
		m.told = told
		m.content = []phrase{left, {i + 1, u.clauseEnd(i+1, g)}}
		return m, true
	}
	if last := left.last - 1; ok && f&fThat == 0 && u.toks[last].pos != speech && u.toks[last].quote < 0 { // "As she spoke, the mayor laughed"
		return m, false
	}
	if !ok {
		if u.toks[m.source.first-1].pos != comma || u.at(i).pos != comma || left.last-left.first > 14 || !u.clauseAt(i+1) {
			return m, false
		}
		m.told = told                                                                                       // "In the long run, Ilves said, the wall would go"
		if g := u.groupStarting(left.first); left.last > left.first && (g == nil || g.form == infinitive) { // but "Speaking to farmers, Ilves said, the wall would go"
			m.content = append(m.content, left)
		}
		m.content = append(m.content, phrase{i + 1, u.clauseEnd(i+1, g)})
		return m, true
	}
	return u.around(m, g, f, left, told, i)
}

// conditions begin clauses that belong to what is said behind them.
var conditions = word.Set("if unless because since although though until whether")

// isCharged reports whether the "charged" of a headline is done to its subject: a
// bare noun of one person, as in "Woman killed in crash, driver charged".
func (u *unit) isCharged(subject phrase, g *group) bool {
	head := u.toks[subject.last-1]
	return g.low == "charged" && head.pos == noun && !strings.HasSuffix(head.low, "s") && head.low != "police" &&
		u.toks[subject.first].pos != det && u.toks[subject.first].pos != whose
}

// predicateAt reports whether a verb begins at i that has no subject of its own.
func (u *unit) predicateAt(i int) bool {
	return u.finiteAt(u.skipAdverbs(i))
}

// around checks that the words after a cue leave room for content on its left,
// and adds what of it goes on to the right of the cue, which ends at i.
func (u *unit) around(m match, g *group, f frame, left phrase, told phrase, i int) (match, bool) {
	k := u.adjunctsEnd(i)
	next := u.at(k)
	quoted := u.toks[left.last-1].pos == speech
	if !quoted && !u.endsCue(k) {
		return m, false
	}
	m.content = []phrase{left}
	m.told = told
	m.relayed = m.relayed || f&fWhom != 0 // ", Ilves told reporters,"
	short := left.last-left.first < 5
	if right := u.speechesFrom(k); len(right) > 0 {
		if !quoted && !short && !u.goesOnLow(right[0].first) && u.leadsUp(left) { // "Asked about it, Ilves said, “The wall is old”"
			m.content = nil
		}
		m.content = append(m.content, right...)
		return m, true
	}
	if more := u.quotedAfter(k); quoted && more.last > 0 {
		m.content = append(m.content, more)
		return m, true
	}
	if next.pos == comma && !u.backToSpeaker(k+1, g) && u.goesOnAt(k+1, left, quoted) {
		m.content = append(m.content, phrase{k + 1, u.clauseEnd(k+1, g)})
	}
	return m, true
}

// quotedAfter is what goes on in quote marks at k, or behind a comma there and "and"
// or "but": `"…," he said, but "when it comes to money …"`.
func (u *unit) quotedAfter(k int) phrase {
	first := k
	if u.at(k).pos == comma {
		first++
	}
	if first > k && u.at(first).pos == conj {
		first++
	}
	q := u.at(first).quote
	if q < 0 || u.at(first-1).quote == q {
		return phrase{}
	}
	last := first
	for u.at(last).quote == q {
		last++
	}
	return phrase{first, last}
}

// goesOnLow reports whether the speech at i begins within a sentence: "it becomes
// harder".
func (u *unit) goesOnLow(i int) bool {
	return beginsLow(u.toks[i].In(u.text))
}

// leadsUp reports whether a stretch is no clause of its own, but leads up to one.
func (u *unit) leadsUp(p phrase) bool {
	k := p.first
	for k < p.last && (u.toks[k].pos == adv || u.toks[k].pos == conj) {
		k++
	}
	if g := u.groupStarting(k); g != nil {
		return g.form != finite
	}
	return u.subordinates(k) || u.toks[k].pos == how || u.toks[k].pos == prep
}

// endsCue reports whether the words of a cue can end before k.
func (u *unit) endsCue(k int) bool {
	if k >= len(u.toks) {
		return true
	}
	switch t := u.toks[k]; t.pos {
	case stop, semi, dash, rparen, comma, colon, speech:
		return true
	default:
		if u.is(k, "as", "when", "while", "after", "before", "because") && u.clauseAt(k+1) { // "he told the court as he rose"
			return true
		}
		return u.formAt(k, participle) && cites[t.low]
	}
}

// speechesFrom are the speeches that come next at k, with nothing but marks
// before and between them.
func (u *unit) speechesFrom(k int) []phrase {
	var out []phrase
	for ; k < len(u.toks); k++ {
		switch {
		case u.toks[k].pos == speech:
			out = append(out, phrase{k, k + 1})
		case !u.toks[k].isMark() || u.toks[k].pos == semi && len(out) == 0:
			return out
		}
	}
	return out
}

// goesOnAt reports whether content to the left of a cue goes on at i, after
// it: with words that cannot begin a clause, or because the left holds none.
func (u *unit) goesOnAt(i int, left phrase, quoted bool) bool {
	switch u.at(i).pos {
	case to:
		return true
	case prep:
		if !u.is(i, "according", "after", "as", "while") && !quoted {
			return true
		}
	case conj:
		return false
	case ing: // "Sales were good, he said, wiping his hands"
		return !quoted && !u.clauseBefore(left)
	}
	if !quoted && u.predicateAt(i) && (beForms[u.toks[i].low] || u.toks[i].pos == modal) { // "All we hear, Ilves said, is"
		return true
	}
	n := left.last - left.first
	return !quoted && n < 40 && (n < 4 || !u.clauseBefore(left) || !u.hasMain(left) && u.predicateAt(i)) // "The firm that built it, Ilves said, has gone"
}

// finiteIn counts the finite verbs of a stretch.
func (u *unit) finiteIn(p phrase) int {
	n := 0
	for k := p.first; k < p.last; k++ {
		if u.finiteAt(k) {
			n++
		}
	}
	return n
}

// hasMain reports whether a stretch has a finite verb beyond one for each relative
// clause in it.
func (u *unit) hasMain(p phrase) bool {
	verbs := u.finiteIn(p)
	for k := p.first; k < p.last; k++ {
		if u.relativeAt(k) || u.is(k, "that") && k > p.first && u.np[k-1] >= 0 {
			verbs--
		}
	}
	return verbs > 0
}

// clauseBefore reports whether a stretch holds a finite verb and so is a whole
// clause, which nothing after the cue need complete.
func (u *unit) clauseBefore(p phrase) bool { return u.finiteIn(p) > 0 }

// leftContent is the speech or the clause that ends at p.
func (u *unit) leftContent(p int) (phrase, bool) {
	switch u.at(p).pos {
	case speech:
		return u.ledIn(u.speechesTo(p)), true
	case comma, dash:
		if u.at(p-1).pos == speech {
			return u.ledIn(u.speechesTo(p - 1)), true
		}
		s := u.clauseStart(p)
		ph := phrase{s, p}
		if u.onlyAmount(ph) {
			return ph, true
		}
		if g := u.ofGroup[max(0, p-1)]; g >= 0 && u.groups[g].form == finite && u.groups[g].verb.says() && u.nextComma(s) > 0 && u.nextComma(s) < p && !u.clauseBefore(phrase{s, u.nextComma(s)}) { // "So far, Ilves said, nobody has complained"
			return ph, false
		}
		if p-s < 2 || u.onlyAdverbs(ph) { // "So far, Ilves said, the wall holds"
			return ph, false
		}
		if !u.clauseBefore(ph) && u.toks[s].pos == prep {
			return ph, false
		}
		if g := u.groupStarting(s); g != nil && (g.form == participle || g.form == reduced || g.form == infinitive) && !u.clauseBefore(ph) {
			return ph, false
		}
		if u.toks[s].pos == how || u.subordinates(s) && !u.spanOfTime(s) {
			return ph, u.commaBetween(s, p)
		}
		return ph, true
	}
	return phrase{}, false
}

func (u *unit) onlyAdverbs(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if u.toks[k].pos != adv {
			return false
		}
	}
	return true
}

// spanOfTime reports whether the word at s, which may begin a clause, begins a
// phrase that only says when: "After three days the fruit will rot".
func (u *unit) spanOfTime(s int) bool {
	if !u.starts(s + 1) {
		return false
	}
	e := u.npEnd(s + 1)
	if u.is(e, "of") && u.starts(e+1) {
		e = u.npEnd(e + 1)
	}
	return u.starts(e) && u.clauseAt(e)
}

// ledIn takes in the words that lead up to a speech and belong to what is
// said: `Had she known, "I would have left," she said`.
func (u *unit) ledIn(p phrase) phrase {
	s := p.first
	for s > 0 && u.toks[s-1].pos != stop && u.toks[s-1].pos != semi && u.toks[s-1].pos != speech && u.toks[s-1].pos != colon {
		s--
	}
	if s == p.first || p.first-s > 15 {
		return p
	}
	for k := s; k < p.first; k++ {
		if g := u.groupStarting(k); g != nil && g.verb != nil && g.form != infinitive {
			return p
		}
	}
	return phrase{s, p.last}
}

// speechesTo takes in the speeches right before p too.
func (u *unit) speechesTo(p int) phrase {
	s := p
	for s > 0 && (u.toks[s-1].pos == speech || u.toks[s-1].isMark() && s > 1 && u.toks[s-2].pos == speech) {
		s--
	}
	return phrase{s, p + 1}
}

// clauseStart goes left from p to where the sentence or its half begins.
func (u *unit) clauseStart(p int) int {
	s := p
	depth := 0 // of brackets that were closed
	for s > 0 && u.toks[s-1].pos != semi && !(u.toks[s-1].pos == stop && s > 1) && !u.spoken(s-1) {
		switch u.toks[s-1].pos {
		case rparen:
			depth++
		case lparen:
			depth--
		}
		if depth < 0 { // "(which nobody saw, according to Ilves)"
			break
		}
		s--
	}
	if d := u.dateline(); s < d && d < p {
		s = d
	}
	for s < p && (u.toks[s].pos == conj || u.toks[s].isMark()) {
		s++
	}
	return s
}

// dateline is the place after "TARN (ORN) -" at the beginning of a unit, or 0.
func (u *unit) dateline() int {
	for k := 1; k < len(u.toks) && k < 14; k++ {
		if u.toks[k].pos == dash {
			if w := u.toks[0].In(u.text); len(w) > 2 && w == strings.ToUpper(w) {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// spoken reports whether the word at i is a speech that ends in a comma, or
// before one, so that what comes after it is no part of it.
func (u *unit) spoken(i int) bool {
	return u.toks[i].pos == speech && (u.at(i+1).pos == comma || u.at(i+1).pos == stop || endsSpeech(strings.TrimRight(u.toks[i].In(u.text), "\"”’'")))
}

// inverted reads `"…," said the mayor`: content, cue, source.
func (u *unit) inverted(n int, v *verb) (match, bool) {
	g := &u.groups[n]
	if !v.takes(fThat|fSaid) || g.form != finite || g.first == 0 {
		return match{}, false
	}
	p := u.before(g.first - 1)
	if p < 0 || u.toks[p].pos != speech && u.toks[p].pos != comma {
		return match{}, false
	}
	i := g.last
	if !u.thingAt(i) {
		return match{}, false
	}
	quotedLeft := u.toks[p].pos == speech || u.at(p-1).pos == speech
	if !quotedLeft {
		if _, ok := u.subjectOf(n); ok && (u.clauseAt(i) || u.at(i).pos == pron) || u.clauseAt(i) {
			return match{}, false
		}
		if !v.says() {
			return match{}, false
		}
	}
	left, ok := u.leftContent(p)
	if !ok {
		return match{}, false
	}
	answers := v.lemma == "say" && u.onlyAmount(left)                                                                                                                             // "Sixty, says the mayor"
	if s, ok := u.subjectOf(n); ok && !quotedLeft && s.first == left.first && !answers && !(v.lemma == "say" && (u.precedesSource(g, v) && u.likePerson(i) || u.hasMain(left))) { // "Ilves, who runs the port, said repairs were due"
		return match{}, false
	}
	m := match{cue: g.phrase, source: phrase{i, u.thingEnd(i, true)}, act: v.act(fThat | fSaid), relayed: true}
	for m.source.last > i+1 && u.toks[m.source.last-1].isMark() {
		m.source.last--
	}
	if m2, ok := u.around(m, g, v.all, left, phrase{}, m.source.last); ok {
		return m2, true
	}
	m.content = []phrase{left}
	return m, answers || u.clauseBefore(left) // a whole clause needs nothing after the speaker
}

// onlyAmount reports whether a stretch is a number and at most what it counts.
func (u *unit) onlyAmount(s phrase) bool {
	k := u.amountAt(s.first)
	return k < s.last && quantity.IsNumber(u.toks[k].low) && u.thingEnd(k, false) >= s.last
}

// telling are verbs of speech with an addressee. What one says that another told him
// is the other's: "the port said the driver had told officers that". Of "told" alone
// most stands in quotes, where who speaks goes on.
var telling = word.Set("tell inform testify")

// handsOn reports whether a verb gives the words of somebody even within those of
// another.
func (u *unit) handsOn(g *group, v *verb) bool {
	return lexis.IsSaying(v.lemma) || telling[v.lemma] && u.is(g.first, "had")
}

// reckonings are nouns after "by" or "in" that give what someone holds.
var reckonings = word.Set("estimate estimates count tally account accounts view opinion words assessment reckoning telling calculation calculations admission")

// owns are those of them that hold what somebody said.
var owns = word.Set("count tally account admission telling")

// surveys are documents that "in" brings in as a source.
var surveys = word.Set("poll survey census study")

// inSurvey reads "In a poll released on Friday, six in ten held".
func (u *unit) inSurvey(i int) (match, bool) {
	m := match{cue: phrase{i, i + 1}, act: States, relayed: true}
	e := u.thingEnd(i+1, true)
	for e < len(u.toks) && u.toks[e].pos != comma && (u.groupStarting(e) == nil || strings.HasSuffix(u.toks[e].low, "ed")) { // "a poll released on Friday"
		e++
	}
	m.source = phrase{i + 1, e}
	if !strings.HasSuffix(u.at(u.npEnd(i+1)).low, "ed") { // "a poll last month"
		m.source.last = u.beforeTime(e-1) + 1
	}
	if c := u.asideEnd(e); c > 0 && u.formAt(e+1, reduced) { // "a poll, conducted in May,"
		e = c - 1
	}
	if !u.opensClause(i) {
		return u.polled(m, i, e)
	}
	m, ok := u.beside(m, i, e)
	return m, ok && u.clauseAt(e+1)
}

// polled reads "Ilves leads Aalto by nine points in a Herald poll", where nothing else
// comes behind the poll, which ends at e.
func (u *unit) polled(m match, i, e int) (match, bool) {
	if e < len(u.toks) && u.toks[e].pos != stop && u.toks[e].pos != comma {
		return m, false
	}
	m, ok := u.beside(m, i, len(u.toks))
	if !ok {
		return m, false
	}
	left := &m.content[0]
	if c := u.lastComma(left.last); c > left.first && u.clauseAt(c+1) && !u.clauseBefore(phrase{left.first, c}) { // "In May, Ilves led"
		left.first = c + 1
	}
	for k := left.first; k < left.last; k++ {
		if u.toks[k].pos == number || strings.HasSuffix(u.toks[k].low, "-point") {
			return m, u.clauseBefore(*left) && !u.reports(*left) && !u.commaBetween(left.first, left.last)
		}
	}
	return m, false
}

// inView reads "by one estimate", "in her view", "in the words of Ilves" beside
// a clause, before it or after it.
func (u *unit) inView(i int) (match, bool) {
	if !u.is(i, "by", "in", "to") || !u.starts(i+1) {
		return match{}, false
	}
	e := u.npEnd(i + 1)
	if u.is(i, "in") && surveys[u.toks[e-1].low] {
		return u.inSurvey(i)
	}
	if i > 0 && u.toks[i-1].pos != comma && u.toks[i-1].pos != conj {
		return match{}, false
	}
	if !reckonings[u.toks[e-1].low] || e-i < 3 || u.is(e-2, "other") { // "in other words"
		return match{}, false
	}
	m := match{cue: phrase{i, e}, act: Believes}
	if s, ok := u.possessor(i+1, e-1); ok {
		m.source = s
	}
	if u.is(e, "of") && u.starts(e+1) {
		m.source = phrase{e + 1, u.thingEnd(e+1, true)}
		e = m.source.last
	}
	if e < len(u.toks) && !u.toks[e].isMark() {
		if !u.is(i, "by") || !u.opensClause(i) || !u.clauseAt(e) { // "By the ministry's own count nine died"
			return m, false
		}
		m.content = []phrase{{e, u.clauseEnd(e, &group{})}}
		if owns[u.toks[e-1].low] {
			m.act = States
		}
		return m, true
	}
	return u.beside(m, i, e)
}
