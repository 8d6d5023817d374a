package check

import (
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

// names is what a story knows of the names in it.
type names struct {
	folder *word.Folder
	inside map[word.Key]bool // written with a capital amid a sentence
	in     map[word.Key]int  // reports that have the word
	people map[word.Key]bool // last names of those who speak
	half   int               // reports that make a name what the story is about
}

func newNames(s claim.Story) *names {
	n := &names{folder: word.NewFolder(), inside: map[word.Key]bool{}, in: map[word.Key]int{}, people: map[word.Key]bool{}, half: (len(s.Reports) + 1) / 2}
	for _, r := range s.Reports {
		t := s.Texts[r]
		seen := map[word.Key]bool{}
		for _, x := range t.Sentences {
			for i, term := range t.TermsOf(x) {
				if !seen[term.Key] {
					seen[term.Key] = true
					n.in[term.Key]++
				}
				if i > 0 && t.Tokens[term.First].Upper && !x.Headline && !opensQuote(t, term.First) {
					n.inside[term.Key] = true
				}
			}
		}
		n.addPeople(t)
		for _, a := range s.Readings[r].Attributions {
			for _, l := range a.Chain {
				if l.Kind == attribution.Person {
					if keys := n.keys(l.Name); len(keys) > 0 {
						n.people[keys[len(keys)-1]] = true
					}
				}
			}
		}
	}
	return n
}

// addPeople enters names that stand after what somebody is: "the director,
// Clemence Ardoyen", "Captain Daemers".
func (n *names) addPeople(t *segment.Text) {
	for _, s := range t.Sentences {
		terms := t.TermsOf(s)
		for i := 1; i < len(terms); i++ {
			if !t.Tokens[terms[i].First].Upper || terms[i].Stop || !roles[word.Lower(t.Tokens[terms[i-1].First].In(t.Text))] {
				continue
			}
			last := i
			for last+1 < len(terms) && t.Tokens[terms[last+1].First].Upper && !terms[last+1].Stop && !partedAt(t, terms[last+1].First) {
				last++
			}
			n.people[terms[last].Key] = true
		}
	}
}

// roles are what people are, as a word before their names.
var roles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "director": true, "spokesman": true, "spokeswoman": true, "minister": true,
	"captain": true, "inspector": true, "commander": true, "officer": true, "secretary": true, "lawmaker": true, "chairwoman": true,
	"chairman": true, "president": true, "professor": true, "doctor": true, "senator": true, "mayor": true, "judge": true, "general": true,
	"sergeant": true, "colonel": true, "head": true, "chief": true, "manager": true, "lawyer": true, "teacher": true, "baker": true, "master": true,
}

// keys folds the words of a name.
func (n *names) keys(name string) []word.Key {
	var out []word.Key
	for _, x := range n.folder.Terms("en", name, word.Tokens(name)) {
		if !x.Stop {
			out = append(out, x.Key)
		}
	}
	return out
}

// isName reports whether a word that opens a sentence is a name elsewhere, or
// a word that the story doesn't know.
func (n *names) isName(k word.Key) bool {
	return n.inside[k] || n.in[k] == 0 && sense.Of(k) == sense.None
}

// topic reports whether a name is what the story is about, so that a sentence
// need not repeat it.
func (n *names) topic(k word.Key) bool { return n.in[k] >= max(2, n.half) && !n.people[k] }

// runs lists the names of a clause: items in a row.
func (c *clause) runs() [][2]int {
	var out [][2]int
	for i := 0; i < len(c.items); i++ {
		if !c.items[i].name {
			continue
		}
		from := i
		for i+1 < len(c.items) && c.items[i+1].name && !c.items[i+1].parted {
			i++
		}
		out = append(out, [2]int{from, i + 1})
	}
	return out
}

func (c *clause) runText(r [2]int) string {
	return c.text.Text[c.items[r[0]].Start:c.items[r[1]-1].End]
}

// setting is what stands around evidence and may name what it speaks of.
type setting struct {
	names  map[word.Key]bool
	words  map[word.Key]bool // what "it" may stand for, by key
	senses map[int]bool      // … and by sense
	source string            // the origin, if it is a person
}

// stoodFor reports whether a pronoun of the evidence may stand for a word.
func (s setting) stoodFor(x item) bool {
	return s.words[x.key] || x.sense != sense.None && s.senses[x.sense]
}

// settingOf gathers the names of a chain, and where the sentence speaks of "he"
// or "it", those of the sentences before it.
func (n *names) settingOf(t *segment.Text, e claim.Evidence, said *clause) setting {
	const before = 4
	out := setting{names: map[word.Key]bool{}, words: map[word.Key]bool{}, senses: map[int]bool{}}
	for _, l := range e.Chain {
		for _, k := range n.keys(l.Name) {
			out.names[k] = true
		}
	}
	if last := e.Chain[len(e.Chain)-1]; last.Kind == attribution.Person && len(n.keys(last.Name)) > 0 {
		out.source = last.Name
	}
	if pointsBack(said) {
		const near = 2 // sentences
		for i := max(0, e.Sentence-near); i < e.Sentence; i++ {
			for _, x := range t.TermsOf(t.Sentences[i]) {
				if !x.Stop {
					out.words[x.Key] = true
					out.senses[sense.Of(x.Key)] = true
				}
			}
		}
	}
	if !refersBack(said) {
		return out
	}
	for i := max(0, e.Sentence-before); i < e.Sentence; i++ {
		for _, x := range t.TermsOf(t.Sentences[i]) {
			if t.Tokens[x.First].Upper {
				out.names[x.Key] = true
			}
		}
	}
	return out
}

// pointsBack reports whether a sentence has a pronoun for a thing.
func pointsBack(c *clause) bool {
	for _, x := range c.items {
		switch x.lower {
		case "it", "they", "them", "its", "their", "these", "those":
			return true
		}
	}
	return false
}

// refersBack reports whether a sentence has a pronoun near its beginning.
func refersBack(c *clause) bool {
	for _, x := range c.items[:min(len(c.items), 8)] {
		switch x.lower {
		case "he", "she", "it", "they", "his", "her", "its", "their", "i", "we", "my", "our":
			return true
		}
	}
	return false
}

// namesDiffer says which name of the claim the evidence doesn't have, and which
// it has in its place; "" where it has all of them. A sentence need not repeat
// what its story is about, if that is what the claim begins with.
func (n *names) namesDiffer(asked, said *clause, around setting) string {
	for i, r := range asked.runs() {
		name := asked.items[r[0]:r[1]]
		if n.holds(name, said, around) || i == 0 && n.isTopic(name) {
			continue
		}
		mine := asked.runText(r)
		person := n.people[name[len(name)-1].key] || around.source != ""
		switch other := n.instead(asked, said, around, person); {
		case other == "":
			return "the reports don't name " + mine + " here"
		case person:
			return "another person: the reports say " + other + ", the claim " + mine
		default:
			return "another name: the reports say " + other + ", the claim " + mine
		}
	}
	return ""
}

// instead is a name that the evidence has and the claim doesn't.
func (n *names) instead(asked, said *clause, around setting, person bool) string {
	for _, r := range said.runs() {
		name := said.items[r[0]:r[1]]
		if !anyOf(asked, name) && (!person || n.people[name[len(name)-1].key]) {
			return said.runText(r)
		}
	}
	if person && !anyName(asked, n.keys(around.source)) {
		return around.source
	}
	return ""
}

// isTopic reports whether every word of a name is what the story is about.
func (n *names) isTopic(name []item) bool {
	for _, x := range name {
		if !n.topic(x.key) {
			return false
		}
	}
	return true
}

// holds reports whether evidence has a name: a person's last word, or most of
// the words of another.
func (n *names) holds(name []item, said *clause, around setting) bool {
	has := 0
	for i, x := range name {
		if !around.names[x.key] && !said.hasKey(x.key) {
			continue
		}
		has++
		if i == len(name)-1 && n.people[x.key] {
			return true
		}
	}
	if n.people[name[len(name)-1].key] {
		return false
	}
	return 3*has >= 2*len(name)
}

func anyOf(c *clause, items []item) bool {
	for _, x := range items {
		if c.hasKey(x.key) {
			return true
		}
	}
	return false
}

func anyName(c *clause, keys []word.Key) bool {
	for _, k := range keys {
		if c.hasKey(k) {
			return true
		}
	}
	return false
}

// listed joins words for a reader.
func listed(words []string) string { return "“" + strings.Join(words, "”, “") + "”" }
