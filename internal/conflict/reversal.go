package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
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
	for _, r := range s.Reports {
		for i := range s.Readings[r].Attributions {
			p, ok := s.planOf(r, &s.Readings[r].Attributions[i])
			if !ok {
				continue
			}
			for _, q := range byVerb.put(p.verb, p, most) {
				was, now, ok := s.inOrder(q, p)
				if !ok || !now.reverses(was) || slices.ContainsFunc(out, func(x Change) bool { return oneSource(sourceKey(x.Source), now.key) }) {
					continue
				}
				out = append(out, Change{Source: strings.TrimPrefix(now.who, "The "), Before: was.Place, After: now.Place, Note: now.note()})
			}
		}
	}
	return out
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

// planOf reads an attribution as a plan: "would not appeal against the fine".
func (s Story) planOf(r int, a *attribution.Attribution) (plan, bool) {
	const longest = 30 // words
	if len(a.Chain) == 0 || len(a.Content) != 1 || a.Act != attribution.States && a.Act != attribution.Denies && a.Act != attribution.Intends {
		return plan{}, false
	}
	t := s.Texts[r]
	sentence := t.Sentences[a.Sentence]
	terms, lower := termsIn(t, sentence, a.Content[0])
	i := slices.IndexFunc(lower, oneOf(intends))
	if i < 0 && a.Act == attribution.Intends {
		i = slices.Index(lower, "to")
	}
	if i < 0 || len(lower) > longest || slices.ContainsFunc(lower, oneOf(conditional)) {
		return plan{}, false
	}
	last := a.Chain[len(a.Chain)-1]
	p := plan{Place: Place{r, a.Sentence, sentence.Span}, who: last.Name, key: sourceKey(last.Name)}
	if p.key == "" {
		return plan{}, false
	}
	p.negative = a.Act == attribution.Denies || sense.Negates(lower[i]) || i > 0 && lower[i-1] == "not"
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

var (
	intends     = word.Set("would will won't won’t wouldn't wouldn’t shall")
	conditional = word.Set("if unless whether should could might")
	passing     = word.Set("no longer be been also now still instead then soon to have")
)
