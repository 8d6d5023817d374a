package check

import (
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/segment"
)

// matcher compares a claim with the evidence of one story.
type matcher struct {
	Story
	weights claim.Weights
	names   *names
}

func newMatcher(s Story) *matcher {
	return &matcher{Story: s, weights: claim.Weigh(s.Story, s.Claims), names: newNames(s.Story)}
}

// look parts a story's evidence into what asserts the claim, what denies it,
// and what is like it.
func (m *matcher) look(text *segment.Text) (yes, no, like []found) {
	asked := readClause(text, text.Sentences, timesAsked(text), m.weights, m.names.isName)
	consider := func(i int, e claim.Evidence) {
		p := m.compare(&asked, e)
		if p.cover < similar || p.words < common && p.cover < bears {
			return
		}
		f := found{claim: i, evidence: e, cover: p.cover, differs: strings.Join(p.differs, "; ")}
		switch {
		case len(p.differs) > 0:
			like = append(like, f)
		case p.opposite && !p.askedNot:
			no = append(no, f)
		case p.opposite:
			f.differs = opposite(p.askedNot)
			like = append(like, f)
		default:
			yes = append(yes, f)
		}
	}
	for i, c := range m.Claims {
		for _, e := range c.Evidence {
			consider(i, e)
		}
	}
	for i, e := range claim.Slight(m.Story.Story) {
		consider(len(m.Claims)+i, e)
	}
	return yes, no, like
}

// comparison is how a piece of evidence stands to the claim.
type comparison struct {
	cover    float64 // how much of the claim it has
	words    int     // how many words of it
	askedNot bool    // the claim says that something is not so
	opposite bool    // one of them says it is so, the other that it isn't
	differs  []string
}

// compare weighs one piece of evidence. Its own clause counts in full, the
// rest of its sentence a little less.
func (m *matcher) compare(asked *clause, e claim.Evidence) comparison {
	const outside = 0.85
	t := m.Texts[e.Report]
	said := readClause(t, t.Sentences[e.Sentence:e.Sentence+1], timesOf(m.Times[e.Report], e.Sentence), m.weights, m.names.isName)
	ctx := m.names.contextOf(t, e, &said)
	var out comparison
	var sum, has float64
	var missing, against []string
	marked := map[int]bool{}
	for _, x := range asked.items {
		if x.name && (said.hasKey(x.key) || ctx.names[x.key]) {
			out.words++
		}
		if !x.content() {
			continue
		}
		sum += x.weight
		credit, at := said.has(x)
		inside := false
		for _, i := range at {
			marked[i] = true
			inside = inside || e.Contains(said.items[i].Span)
		}
		switch {
		case credit > 0 && inside:
		case credit > 0:
			credit *= outside
		default:
			missing = append(missing, x.In(asked.text.Text))
			if y, ok := said.oppositeOf(x); ok {
				against = append(against, "the reports say “"+y.In(t.Text)+"”, the claim “"+x.In(asked.text.Text)+"”")
			}
		}
		if credit > 0 {
			out.words++
		}
		has += credit * x.weight
	}
	if sum > 0 {
		out.cover = has / sum
	}
	if out.cover < similar {
		return out
	}
	out.askedNot = asked.negative(asked.all())
	out.opposite = out.askedNot != (said.negative(marked) != (e.Stance == claim.Denies))
	out.differs = append(m.differ(asked, &said, ctx, e, marked), against...)
	if out.cover < bears {
		out.differs = append(out.differs, "the reports don't say "+listed(missing)+" here")
	}
	if out.opposite && len(out.differs) > 0 {
		out.differs = append(out.differs, opposite(out.askedNot))
	}
	return out
}

func opposite(askedNot bool) string {
	if askedNot {
		return "the reports say the opposite"
	}
	return "the reports deny it"
}

// differ lists what turns the claim into another than the evidence makes.
func (m *matcher) differ(asked, said *clause, ctx context, e claim.Evidence, marked map[int]bool) []string {
	var out []string
	for _, d := range []string{
		numbersDiffer(asked, said),
		m.names.namesDiffer(asked, said, ctx),
		timesDiffer(asked, said),
		certaintyDiffers(asked, said, e.Stance, marked),
		scopeDiffers(asked, said, marked),
	} {
		if d != "" {
			out = append(out, d)
		}
	}
	return out
}

// certaintyDiffers says whether one of them says only that it may be so.
func certaintyDiffers(asked, said *clause, stance claim.Stance, marked map[int]bool) string {
	mine, askedMaybe := asked.maybe(asked.all())
	theirs, saidMaybe := said.maybe(marked)
	switch {
	case stance == claim.Hedges && !askedMaybe:
		return "the reports leave it open"
	case saidMaybe && !askedMaybe:
		return "the reports don't say that it is so (“" + theirs + "”)"
	case askedMaybe && !saidMaybe && stance != claim.Hedges:
		return "the claim says only that it may be so (“" + mine + "”)"
	}
	return ""
}

// scopeDiffers says whether the claim holds of more than the evidence does.
func scopeDiffers(asked, said *clause, marked map[int]bool) string {
	for _, w := range wide {
		if asked.hasWord(w) && !anyWord(said, wide) {
			return "the claim says “" + w + "”, the reports don't"
		}
	}
	if w, ok := said.turned(marked, isNarrow, reach, false); ok && !asked.hasWord(w) {
		return "the reports say “" + w + "”, the claim doesn't"
	}
	if n := narrowed(asked, said, marked); n != "" {
		return "the reports say “" + n + "”, the claim doesn't"
	}
	return ""
}

func isNarrow(w string) bool {
	for _, x := range narrow {
		if x == w {
			return true
		}
	}
	return false
}

func anyWord(c *clause, words []string) bool {
	for _, w := range words {
		if c.hasWord(w) {
			return true
		}
	}
	return false
}
