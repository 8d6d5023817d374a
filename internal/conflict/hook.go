package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// numeralsOf are the numbers of a clause that may be measures. A sentence that lists many numbers
// is a table in words, as of a match, and none of them is what it is about.
func (r figureReader) numeralsOf(c *clause) []numeral {
	const most = 2 // measures of a sentence
	var out []numeral
	n := 0
	for i, q := range r.quantities {
		u, ok := r.unitOf(q)
		if !ok || r.isRestated(i) || r.isYearsOld(q) || r.isYear(q) || r.isShare(q) || r.isLabel(q, u) {
			continue
		}
		if !r.isKnown(q, u) {
			n++
		}
		if n > most {
			return nil
		}
		at := int(r.tokens[q.First].Start)
		if at < c.Start || at >= c.End || c.openBefore(at) || c.tellsDay(at) || u.noun && r.hasFate(i) || r.rises(q.Begin) || r.isPart(i) || r.isOutOf(q) || r.addsTo(q, u) || r.isJoint(i, u) || r.isNegated(q) {
			continue
		}
		out = append(out, numeral{q, u, c, r})
	}
	return out
}

func (r figureReader) measureOf(c *clause, q quantity.Quantity, u unit) *measure {
	in := u.in(q)
	m := &measure{unit: u, step: in.step, toNow: r.runsToNow(q, u), known: r.isKnown(q, u)}
	verb := r.verbBefore(c, min(u.at, q.Begin))
	m.hooks = r.hooksOf(c, q, u, verb)
	m.of = r.attributeOf(c, q, u)
	m.about = r.settingOf(c, q, verb)
	if m.of != "" {
		m.about.reason = r.reasonAfter(c, max(u.at+1, q.Last))
	}
	m.summed = slices.ContainsFunc(r.lower, oneOf(sums))
	text := c.text.Text[r.tokens[min(u.at, q.Begin)].Start:max(r.tokens[u.at].End, r.tokens[q.Last-1].End)]
	m.figure = figure{Quantity: in.Quantity, clause: c, inClause: true, text: text, fate: measures, noun: u.name}
	return m
}

// hooksOf are the words that a measure hangs on: those of content right before it,
// right before the noun counted and right after both, and the verb before what is
// measured.
func (r figureReader) hooksOf(c *clause, q quantity.Quantity, u unit, verb int) []hook {
	var out []hook
	add := func(i int, at slot) {
		if i < 0 || at == before && growing[r.lower[i]] || c.tellsDay(int(r.tokens[i].Start)) { // "took in $65 million in the third quarter"
			return
		}
		if !u.noun {
			at = anywhere
		}
		if h := (hook{r.keyAt(i), at}); h.key != 0 && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	if u.name == hits {
		return []hook{{slot: within}} // on whom they hit
	}
	from := min(u.at, q.Begin)
	if i := r.nearestWord(c, from-1, -1); i >= 0 && !u.noun && weighs[r.lower[i]] {
		for _, i := range r.subjectOf(c, from) {
			add(i, before) // "Damage to the mill was put at $2 million"
		}
	}
	add(r.nearestWord(c, from-1, -1), before)
	add(r.nearestWord(c, max(u.at, q.Last-1)+1, 1), behind)
	switch {
	case !u.noun:
		add(verb, before)
	case u.at > q.Last:
		add(u.at-1, within)
	}
	return out
}

// subjectOf are the first words of content of a clause, before a token.
func (r figureReader) subjectOf(c *clause, end int) []int {
	const most = 2
	var out []int
	for i := 0; i < end && len(out) < most; i++ {
		if int(r.tokens[i].Start) >= c.Start && r.tokens[i].Kind == word.Word && !word.IsStop(r.lower[i]) && !bounding[r.lower[i]] && !weighs[r.lower[i]] {
			out = append(out, i)
		}
	}
	return out
}

// isKnown reports whether those counted have been spoken of before: "the two
// boats".
func (r figureReader) isKnown(q quantity.Quantity, u unit) bool {
	return u.noun && q.Begin > 0 && definite[r.lower[q.Begin-1]]
}

// isNegated reports whether a word right before a quantity negates it: "not for
// two hours".
func (r figureReader) isNegated(q quantity.Quantity) bool {
	const near = 3
	return slices.ContainsFunc(r.near(q.Begin-near, q.Begin), sense.Negates)
}

// verbBefore is the token of the verb that governs what stands at another one: the
// nearest before it in its clause that is no auxiliary and says something; -1 for
// none.
func (r figureReader) verbBefore(c *clause, at int) int {
	words, starts := c.tagged()
	for i := len(words) - 1; i >= 0; i-- {
		if starts[i] >= int(r.tokens[at].Start) || !strings.HasPrefix(words[i].Tag, "VB") || word.IsStop(words[i].Lower) || light[words[i].Lower] {
			continue
		}
		from, to := r.tokensOf(report.Span{Start: starts[i], End: starts[i] + 1})
		if from < to {
			return from
		}
	}
	return -1
}

// settingOf reads what a clause tells of whom and where.
func (r figureReader) settingOf(c *clause, q quantity.Quantity, verb int) setting {
	out := setting{spans: r.spansNamed()}
	places := placesIn(r.text, r.tokens)
	opensName := r.opensWithName(c)
	for i, x := range r.tokens {
		w := r.lower[i]
		if !x.Upper || int(x.Start) < c.Start || int(x.End) > c.End || word.IsStop(w) || isDemonym(w) || countries[w] || bodies[w] {
			continue
		}
		if !calendarNames[w] && i > 0 {
			out.written = append(out.written, skeleton(w))
		}
		isPlace := slices.ContainsFunc(places, func(p placeName) bool { return p.at == i })
		switch {
		case calendarNames[w] && strings.HasSuffix(w, "day"):
			out.weekdays = append(out.weekdays, w)
		case calendarNames[w]:
		case isPlace && i < q.Begin:
			out.before = append(out.before, skeleton(w))
		case isPlace:
			out.after = append(out.after, skeleton(w))
		case i < q.Begin && (i > 0 || opensName && !r.opensWithTitle()):
			out.names = append(out.names, skeleton(w))
			if i < verb {
				out.subject = append(out.subject, skeleton(w))
			}
		}
	}
	for _, p := range r.quantities {
		if r.isYear(p) || r.isYearIn(p) {
			out.years = append(out.years, r.lower[p.First])
		}
		if r.isYearsOld(p) {
			out.ages = append(out.ages, p.Low)
		}
	}
	out.past = slices.Contains(r.lower[:q.Begin], "had")
	out.wished = slices.ContainsFunc(r.lower[:q.Begin], oneOf(wishes))
	return out
}

// opensWithName reports whether a sentence opens with a name, by its tag and as no
// common word, or by a second word written large.
func (r figureReader) opensWithName(c *clause) bool {
	const rare = 4.5
	words, _ := c.tagged()
	if len(words) < 2 || !strings.HasPrefix(words[0].Tag, "NNP") {
		return false
	}
	terms := r.text.TermsOf(r.sentence)
	return r.tokens[1].Upper || len(terms) > 0 && terms[0].IDF >= rare
}

// isYearIn reports whether a quantity is a year by the word before it: "in 1987".
func (r figureReader) isYearIn(q quantity.Quantity) bool {
	return q.Exact() && q.Last == q.First+1 && q.Low >= 1900 && q.Low <= 2100 && q.First > 0 && r.lower[q.First-1] == "in"
}

// opensWithTitle reports whether two words written large open a sentence, of which the
// first is mostly what somebody does, "Climber Ana Brod", or can be spared as a first name.
func (r figureReader) opensWithTitle() bool {
	return len(r.tokens) > 1 && r.tokens[1].Upper && !bodies[r.lower[1]]
}

// spansNamed are the parts of a year or a game that a sentence names.
func (r figureReader) spansNamed() []string {
	var out []string
	for i := 1; i < len(r.lower); i++ {
		if spans[r.lower[i]] && ordinals[r.lower[i-1]] {
			out = append(out, r.lower[i-1]+" "+r.lower[i])
		}
	}
	return out
}

// nearestWord is the token of the nearest word of content from another on, before
// or after it; -1 for none in its phrase.
func (r figureReader) nearestWord(c *clause, from, step int) int {
	const near = 4
	for i, n := from, 0; i >= 0 && i < len(r.lower) && n < near; i, n = i+step, n+1 {
		w := r.lower[i]
		if at := int(r.tokens[i].Start); at < c.Start || at >= c.End || quantity.IsNumber(w) {
			return -1
		}
		if r.tokens[i].Kind == word.Mark {
			return -1
		}
		if !word.IsStop(w) && !bounding[w] {
			return i
		}
	}
	return -1
}

var (
	bounding = word.Set("about around approximately roughly nearly almost some least estimated just more many worth")
	sums     = word.Set("combined total altogether overall")
	weighs   = word.Set("put estimated valued totalled totaled reached amounted set stood worth was were is")
	ordinals = word.Set("first second third fourth fifth final opening last previous next this half")
	wishes   = word.Set("demanded demands demanding asked sought seek seeks seeking wanted wants want requested requests proposed proposes threatened threatens planned")
	growing  = word.Set("grossed raised collected earned sold spent lost grown accumulated gathered")
	light    = word.Set("be been being have had has make made makes making take took taken get got give gave given do did done go went come came put set say said says told see saw seen")
)
