package lineage

import "strings"

// mention is a place where a text names somebody.
type mention struct {
	sentence int
	last     int32 // the number of the last name
	full     bool  // a given name or a title stands before it
}

// findMisnamed counts, by sentence of each text, the names that stand otherwise
// than reporters have them: in full where somebody is first told of, and short
// from there on. Who cuts, moves or weaves in sentences of another leaves the
// short name without the full, or the full one twice.
func (b *builder) findMisnamed(words *vocabulary) {
	used := make([]use, words.size)
	for i := range b.nodes {
		b.nodes[i].noteNames(used)
	}
	for i := range b.nodes {
		n := &b.nodes[i]
		n.misnamed = misnamedBy(n.mentions(used), len(n.Sentences))
	}
}

// misnamedBy counts, by sentence, who is short at first and who is in full
// there and in another sentence too.
func misnamedBy(mentions []mention, sentences int) []int {
	out := make([]int, sentences)
	inFull, met := map[int32]int{}, map[int32]bool{} // where a name stands in full first; names
	for _, m := range mentions {
		if !m.full && !met[m.last] {
			out[m.sentence]++
		}
		met[m.last] = true
		if !m.full {
			continue
		}
		if k, ok := inFull[m.last]; !ok {
			inFull[m.last] = m.sentence
		} else if k != m.sentence {
			out[k]++
			out[m.sentence]++
		}
	}
	return out
}

// use is how the texts of a story write a word.
type use uint8

const (
	behind use = 1 << iota // behind a given name or a title
	alone                  // with a capital, beside no other
	small                  // without a capital, or as the name of a place or thing
)

// lastName is the use of a last name. What is never alone is the name of a body,
// which reporters write in full again and again.
const lastName = behind | alone

// noteNames notes the uses of words.
func (n *node) noteNames(used []use) {
	for _, s := range n.Sentences {
		thing := false // the run of capital words that we are in is a place's name or a thing's
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			if i == s.FirstTerm || !n.beside(i-1) || !n.capital(i-1) || n.Terms[i-1].Stop {
				thing = i > s.FirstTerm && n.beside(i-1) && n.leadsToThing(i-1)
			}
			switch w := n.words[i]; {
			case !n.capital(i) || thing:
				used[w] |= small
			case n.inFull(i, s.FirstTerm):
				used[w] |= behind
			case !n.goesOn(i, s.LastTerm):
				used[w] |= alone
			}
		}
	}
}

// mentions lists where a text has last names.
func (n *node) mentions(used []use) []mention {
	var out []mention
	for k, s := range n.Sentences {
		if s.Headline || s.Dateline {
			continue
		}
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			if w := n.words[i]; n.capital(i) && used[w] == lastName && !n.goesOn(i, s.LastTerm) {
				out = append(out, mention{k, w, n.inFull(i, s.FirstTerm)})
			}
		}
	}
	return out
}

// leadsToThing reports whether no person's name stands behind a word.
func (n *node) leadsToThing(i int) bool {
	switch strings.ToLower(n.Tokens[n.Terms[i].First].In(n.Text.Text)) {
	case "the", "in", "at", "near":
		return true
	}
	return false
}

// goesOn reports whether another capital word stands behind a term.
func (n *node) goesOn(i, end int) bool { return i+1 < end && n.beside(i) && n.capital(i+1) }

// inFull reports whether a given name or a title stands before a capital word.
// "Mr." and its like do not bring anybody in; an initial does.
func (n *node) inFull(i, first int) bool {
	if i == first || !n.beside(i-1) || !n.capital(i-1) || n.Terms[i-1].Stop {
		return false
	}
	before := n.Tokens[n.Terms[i-1].First].In(n.Text.Text)
	return !strings.HasSuffix(before, ".") || len(before) == len("J.")
}

// capital reports whether a term begins with a capital letter.
func (n *node) capital(i int) bool { return n.Tokens[n.Terms[i].First].Upper }

// beside reports whether nothing stands between a term and the next.
func (n *node) beside(i int) bool { return n.Terms[i].Last == n.Terms[i+1].First }
