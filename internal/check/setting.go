package check

import (
	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// setting is what stands around evidence and may name what it speaks of.
type setting struct {
	names   map[word.Key]bool // that a pronoun of the evidence may stand for
	sources map[word.Key]bool // of the chain
	before  []before          // the sentences before it, if it points back to them
	source  string            // the origin, if it is a person
}

// before is a sentence before evidence: what "it" may stand for.
type before struct {
	words  map[word.Key]bool
	senses map[int]bool
}

func (b before) has(x item) bool {
	return b.words[x.key] || x.sense != sense.None && b.senses[x.sense]
}

// stoodFor reports whether a pronoun of the evidence may stand for a word.
func (s setting) stoodFor(x item) bool {
	for _, b := range s.before {
		if b.has(x) {
			return true
		}
	}
	return false
}

// stretch is items in a row.
type stretch struct{ from, to int }

func (s stretch) has(i int) bool { return s.from <= i && i < s.to }

// phraseStoodFor is the longest phrase of a claim that the evidence lacks and
// that a sentence before it has: "the plating works", beside "The gate is
// chained."
func (s setting) phraseStoodFor(asked, said *clause) stretch {
	best, most := stretch{}, 0
	for _, b := range s.before {
		for i := 0; i < len(asked.items); i++ {
			n, j := 0, i
			for ; j < len(asked.items) && !asked.items[j].parted; j++ {
				x := asked.items[j]
				if !x.content() {
					if x.weight > 0 {
						break
					}
					continue
				}
				if credit, _ := said.likesOf(asked, j); credit > 0 || !b.has(x) {
					break
				}
				n++
			}
			if n > most {
				best, most = stretch{i, j}, n
			}
		}
	}
	return best
}

// settingOf gathers the names of a chain, and where the sentence speaks of "he"
// or "it", those of the sentences before it.
func (n *names) settingOf(t *segment.Text, e claim.Evidence, said *clause) setting {
	const back = 4 // sentences that a name may stand before
	out := setting{names: map[word.Key]bool{}, sources: map[word.Key]bool{}}
	for _, l := range e.Chain {
		enter(out.sources, n.keys(l.Name))
	}
	if last := e.Chain[len(e.Chain)-1]; last.Kind == attribution.Person && len(n.keys(last.Name)) > 0 {
		out.source = last.Name
	}
	if p := n.about[e.Report]; p != nil {
		if p.meantBy(said, e.Sentence, e.Span) {
			enter(out.names, p.keys)
		}
		if p.meantBy(said, e.Sentence, e.Chain[len(e.Chain)-1].Span) {
			enter(out.sources, p.keys)
		}
	}
	if pointsBack(said) {
		const near = 2 // sentences
		for i := max(0, e.Sentence-near); i < e.Sentence; i++ {
			b := before{words: map[word.Key]bool{}, senses: map[int]bool{}}
			for _, x := range t.TermsOf(t.Sentences[i]) {
				if !x.Stop {
					b.words[x.Key] = true
					b.senses[sense.Of(x.Key)] = true
				}
			}
			out.before = append(out.before, b)
		}
	}
	if !refersBack(said, e) {
		return out
	}
	person := !said.hasWord("it") && !said.hasWord("they") && !said.hasWord("its") && !said.hasWord("their") && !said.hasWord("both")
	for i := e.Sentence - 1; i >= max(0, e.Sentence-back); i-- {
		found := false
		terms := t.TermsOf(t.Sentences[i])
		for k, x := range terms {
			if !t.Tokens[x.First].Upper || x.Stop || person && inPhraseOf(t, terms, k) {
				continue
			}
			out.names[x.Key] = true
			found = found || k > 0 || n.inside[x.Key]
		}
		if found && person {
			break // "he" is one of those named last
		}
	}
	return out
}

func enter(names map[word.Key]bool, keys []word.Key) {
	for _, k := range keys {
		names[k] = true
	}
}

// inPhraseOf reports whether a preposition stands right before the name that a term
// is in: "he", afterwards, is rarely the one to whom something was said.
func inPhraseOf(t *segment.Text, terms []word.Term, k int) bool {
	for k--; k >= 0 && t.Tokens[terms[k].First].Upper && !terms[k].Stop; k-- {
	}
	if k < 0 {
		return false
	}
	w := word.Lower(t.Tokens[terms[k].First].In(t.Text))
	return links[w] || ofPlace[w] || w == "with"
}

// pointsBack reports whether a sentence has a word for a thing that was named
// before it, or is so short that what it is about must have been: "The gate is
// chained."
func pointsBack(c *clause) bool {
	const short = 3 // words of content
	n := 0
	for _, x := range c.items {
		switch x.lower {
		case "it", "they", "them", "its", "their", "these", "those", "there", "both", "his", "her":
			return true
		}
		if x.weight > 0 {
			n++
		}
	}
	return n <= short && len(c.items) > 0 && c.items[0].lower == "the"
}

// refersBack reports whether evidence speaks of somebody, or near its beginning of
// something, that was named before its sentence. "He" after a name is the one just
// named, and who says it is not who it is about.
func refersBack(c *clause, e claim.Evidence) bool {
	const near = 8
	named := false
	for i, x := range c.items {
		if !e.Contains(x.Span) || inChain(x, e) {
			named = named || x.name
			continue
		}
		switch x.lower {
		case "he", "she", "his", "her", "him":
			if !named {
				return true
			}
		case "it", "they", "its", "their", "both":
			if i < near {
				return true
			}
		}
		named = named || x.name
	}
	return false
}
