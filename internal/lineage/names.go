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
	last, common := make([]bool, words.size), make([]bool, words.size)
	for i := range b.nodes {
		b.nodes[i].noteNames(last, common)
	}
	for i := range b.nodes {
		n := &b.nodes[i]
		n.misnamed = misnamedBy(n.mentions(last, common), len(n.Sentences))
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

// noteNames notes the words that stand behind a given name or a title, and
// those that are written small.
func (n *node) noteNames(last, common []bool) {
	for _, s := range n.Sentences {
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			if !n.capital(i) {
				common[n.words[i]] = true
			} else if n.inFull(i, s.FirstTerm) {
				last[n.words[i]] = true
			}
		}
	}
}

// mentions lists where a text has the last names that are no common words.
func (n *node) mentions(last, common []bool) []mention {
	var out []mention
	for k, s := range n.Sentences {
		if s.Headline || s.Dateline {
			continue
		}
		for i := s.FirstTerm; i < s.LastTerm; i++ {
			goesOn := i+1 < s.LastTerm && n.beside(i) && n.capital(i+1)
			if w := n.words[i]; n.capital(i) && last[w] && !common[w] && !goesOn {
				out = append(out, mention{k, w, n.inFull(i, s.FirstTerm)})
			}
		}
	}
	return out
}

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
