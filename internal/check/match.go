package check

import (
	"slices"
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

// stance is how evidence stands to a claim.
type stance int

const (
	like stance = iota
	asserts
	denies
)

// look lists a story's evidence that bears on the claim, and how. Of several
// clauses of one sentence the one that has most of the claim speaks for it.
func (m *matcher) look(text *segment.Text) []found {
	asked := readClause(text, text.Sentences, timesAsked(text), m.weights, m.names.isName)
	done := readFrame(&asked)
	var out []found
	at := map[[2]int]int{} // by report and sentence
	consider := func(i int, e claim.Evidence) {
		f, ok := m.bearing(&asked, done, e)
		if !ok {
			return
		}
		f.claim = i
		k := [2]int{e.Report, e.Sentence}
		switch j, ok := at[k]; {
		case !ok:
			at[k] = len(out)
			out = append(out, f)
		case f.cover > out[j].cover:
			out[j] = f
		}
	}
	for i, c := range m.Claims {
		for _, e := range c.Evidence {
			consider(i, e)
		}
	}
	for i, e := range slices.Concat(claim.Slight(m.Story.Story), claim.Untold(m.Story.Story)) {
		consider(len(m.Claims)+i, e)
	}
	return out
}

// bearing says how a piece of evidence bears on the claim, if it does.
func (m *matcher) bearing(asked *clause, done frame, e claim.Evidence) (found, bool) {
	p := m.compare(asked, done, e)
	if p.cover < similar || p.words < common && p.cover < bears {
		return found{}, false
	}
	f := found{evidence: e, cover: p.cover, differs: strings.Join(p.differs, "; ")}
	switch {
	case len(p.differs) > 0:
	case p.opposite && p.askedNot:
		f.differs = opposite(p.askedNot)
	case p.opposite:
		f.stance = denies
	default:
		f.stance = asserts
	}
	return f, true
}

// comparison is how a piece of evidence stands to the claim.
type comparison struct {
	cover    float64 // how much of the claim it has
	words    int     // how many words of it
	askedNot bool    // the claim says that something is not so
	opposite bool    // one of them says it is so, the other that it isn't
	differs  []string
}

// compare weighs one piece of evidence.
func (m *matcher) compare(asked *clause, done frame, e claim.Evidence) comparison {
	t := m.Texts[e.Report]
	said := readClause(t, t.Sentences[e.Sentence:e.Sentence+1], timesOf(m.Times[e.Report], e.Sentence), m.weights, m.names.isName)
	around := m.names.settingOf(t, e, &said)
	a := align(asked, &said, around, e)
	out := comparison{cover: a.cover, words: a.words}
	if out.cover < similar {
		return out
	}
	out.askedNot = asked.negative(asked.all())
	if e.Stance == claim.Denies {
		said.dropDenials(e) // the stance is theirs already
	}
	out.opposite = out.askedNot != (said.negative(a.marked) != (e.Stance == claim.Denies))
	out.differs = append(m.differ(asked, &said, around, e, a.marked), a.against...)
	if d := done.doneDiffers(asked, &said, around); d != "" && out.cover >= bears {
		out.differs = append(out.differs, d)
	}
	if out.cover < bears {
		out.differs = append(out.differs, "the reports don't say "+listed(a.missing)+" here")
	}
	if out.opposite && len(out.differs) > 0 {
		out.differs = append(out.differs, opposite(out.askedNot))
	}
	return out
}

// alignment is which words of a claim stand in a sentence, and where.
type alignment struct {
	cover   float64      // the share of the claim's weight that has its like
	words   int          // how many words and names
	marked  map[int]bool // items of the sentence
	missing []string
	against []string // opposites of what is missing, told
}

// align looks for each word of a claim. The clause of the evidence counts in
// full, the rest of its sentence a little less.
func align(asked, said *clause, around setting, e claim.Evidence) alignment {
	const (
		outside = 0.85
		pronoun = 0.7 // for one word that "it" may stand for
	)
	stood := false
	out := alignment{marked: map[int]bool{}}
	var sum, has float64
	for _, x := range asked.items {
		if x.name && (said.hasKey(x.key) || around.names[x.key]) {
			out.words++
		}
		if !x.content() {
			continue
		}
		sum += x.weight
		credit, at := said.has(x)
		if credit == 0 && !stood && around.stoodFor(x) {
			stood = true
			has += pronoun * x.weight
			continue
		}
		if credit == 0 {
			out.missing = append(out.missing, x.In(asked.text.Text))
			if y, ok := said.oppositeOf(x); ok {
				out.against = append(out.against, "the reports say “"+y.In(said.text.Text)+"”, the claim “"+x.In(asked.text.Text)+"”")
			}
			continue
		}
		out.words++
		inside := false
		for _, i := range at {
			out.marked[i] = true
			inside = inside || e.Contains(said.items[i].Span)
		}
		if !inside {
			credit *= outside
		}
		has += credit * x.weight
	}
	if sum > 0 {
		out.cover = has / sum
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
func (m *matcher) differ(asked, said *clause, around setting, e claim.Evidence, marked map[int]bool) []string {
	var out []string
	for _, d := range []string{
		numbersDiffer(asked, said),
		m.names.namesDiffer(asked, said, around),
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
	case askedMaybe && !saidMaybe && !said.hasWord(mine) && stance != claim.Hedges:
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
