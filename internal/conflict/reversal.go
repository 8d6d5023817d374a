package conflict

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// plan is what a source says that it, or something else, will do or won't.
type plan struct {
	Place    // the sentence
	who      string
	key      string     // of who says it
	subject  []word.Key // of what is to do it; empty where that is who says it
	verb     word.Key
	rest     []word.Key // content behind the verb
	negative bool
	given    bool // up: "after all", "no longer"
}

// reversals finds sources that say that they will not do what they said that they
// would, or the other way round: "would appeal", and "will not appeal after all". Which
// came first must be told, by the days or by such words.
func reversals(s Story) []Change {
	const most = 64 // plans of one verb
	byVerb := shelf[word.Key, plan]{}
	var out []Change
	var kept []plan // offices that were not to be left
	for _, r := range s.Reports {
		for _, p := range s.plansOf(r) {
			for _, q := range byVerb.put(p.verb, p, most) {
				was, now, ok := s.inOrder(q, p)
				if !ok || !now.reverses(was) || slices.ContainsFunc(out, func(x Change) bool { return oneSource(sourceKey(x.Source), now.key) }) {
					continue
				}
				out = append(out, Change{Source: strings.TrimPrefix(now.who, "The "), Before: was.Place, After: now.Place, Note: now.note()})
			}
			if p.verb == leaving && p.negative && len(p.subject) == 0 && len(kept) < most {
				kept = append(kept, p)
			}
		}
	}
	return append(out, departures(s, kept)...)
}

func (p plan) note() string {
	if p.negative {
		return "will not, after it was said that it would"
	}
	return "will, after it was said that it would not"
}

// inOrder tells which of two plans is the earlier.
func (s Story) inOrder(a, b plan) (was, now plan, ok bool) {
	first := func(x, y plan) bool {
		return s.before(x.Report, y.Report) || y.given && !x.given || s.daysBefore(x.Place, y.Place, 2)
	}
	switch x, y := first(a, b), first(b, a); {
	case x && !y:
		return a, b, true
	case y && !x:
		return b, a, true
	}
	return a, b, false
}

// reverses reports whether a plan is one given up: of one source and subject, the one
// with a "not" and the other without, and on one thing.
func (p plan) reverses(was plan) bool {
	if p.negative == was.negative || !oneSource(p.key, was.key) || p.Report == was.Report && p.Sentence == was.Sentence {
		return false
	}
	if len(p.subject) > 0 && len(was.subject) > 0 && !shares(p.subject, was.subject) || (len(p.subject) == 0) != (len(was.subject) == 0) {
		return false
	}
	if len(p.rest) == 0 || len(was.rest) == 0 {
		return p.given || len(p.rest) == len(was.rest)
	}
	return shares(p.rest, was.rest)
}

// plansOf are the plans that a report tells of, each within one sentence of what somebody
// says.
func (s Story) plansOf(r int) []plan {
	var out []plan
	t := s.Texts[r]
	for _, a := range s.Readings[r].Attributions {
		for k, content := range a.Content {
			x := a
			x.Content = a.Content[k : k+1]
			for x.Sentence+1 < len(t.Sentences) && t.Sentences[x.Sentence].End <= content.Start {
				x.Sentence++
			}
			if p, ok := s.planOf(r, &x); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// planOf reads an attribution with one content as a plan: "would not appeal against the
// fine".
func (s Story) planOf(r int, a *attribution.Attribution) (plan, bool) {
	const longest = 30 // words
	if len(a.Chain) == 0 || a.Act != attribution.States && a.Act != attribution.Denies && a.Act != attribution.Intends {
		return plan{}, false
	}
	t := s.Texts[r]
	sentence := t.Sentences[a.Sentence]
	terms, lower := termsIn(t, sentence, a.Content[0])
	i := slices.IndexFunc(lower, oneOf(intends))
	refused := false
	if i < 0 && a.Act == attribution.Intends {
		i = slices.Index(lower, "to")
		refused = slices.ContainsFunc(a.Cue, func(c report.Span) bool { return refuses.MatchString(c.In(t.Text)) })
	}
	if i < 0 || len(lower) > longest || slices.ContainsFunc(lower, oneOf(conditional)) {
		return plan{}, false
	}
	last := a.Chain[len(a.Chain)-1]
	p := plan{Place: Place{r, a.Sentence, sentence.Span}, who: last.Name, key: sourceKey(last.Name)}
	if p.key == "" {
		return plan{}, false
	}
	p.negative = refused || a.Act == attribution.Denies || sense.Negates(lower[i]) || i > 0 && lower[i-1] == "not"
	for _, x := range terms[:i] {
		if at := t.SpanOf(x); !x.Stop && !s.ofChain(*a, at, t, word.Lower(at.In(t.Text))) {
			p.subject = append(p.subject, keyOf(x))
		}
	}
	i++
	for ; i < len(lower) && (sense.Negates(lower[i]) || passing[lower[i]] || strings.HasSuffix(lower[i], "ly")); i++ {
		p.negative = p.negative != sense.Negates(lower[i])
	}
	if i == len(lower) || terms[i].Stop {
		return plan{}, false
	}
	if leave, ok := leavesOffice(lower[i:]); ok {
		p.verb, p.negative = leaving, p.negative == leave
		return p, true
	}
	p.verb = keyOf(terms[i])
	for k, x := range terms[i+1:] {
		switch at := t.SpanOf(x); {
		case lower[i+1+k] == "all" && lower[i+k] == "after":
			p.given = true
		case !x.Stop && !s.tellsWhen(r, a.Sentence, at):
			p.rest = append(p.rest, keyOf(x))
		}
	}
	p.given = p.given || slices.Contains(lower, "longer")
	return p, true
}

// refuses are cues of who will not do what is asked.
var refuses = regexp.MustCompile(`(?i)^(?:(?:has|have|had) )?(?:refus|reject|declin|rul)`)

var (
	intends     = word.Set("would will won't won’t wouldn't wouldn’t shall")
	conditional = word.Set("if unless whether should could might")
	passing     = word.Set("no longer be been also now still instead then soon to have")
)
