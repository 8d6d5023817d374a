package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// names is what a story knows of the names in it.
type names struct {
	known  map[string][]word.Key // the words of every source's name
	inside map[word.Key]bool     // written with a capital amid a sentence
	in     map[word.Key]int      // reports that have the word
	people map[word.Key]bool     // last names of those who speak
	half   int                   // reports that make a name what the story is about
	about  map[int]*principal    // by report
	offices
}

func newNames(s claim.Story) *names {
	n := &names{known: map[string][]word.Key{}, inside: map[word.Key]bool{}, in: map[word.Key]int{}, people: map[word.Key]bool{}, half: (len(s.Reports) + 1) / 2, about: map[int]*principal{},
		offices: offices{map[word.Key]map[string]bool{}, map[int]map[string]*holder{}}}
	folder := word.NewFolder()
	know := func(name string) {
		if _, ok := n.known[name]; !ok {
			n.known[name] = foldName(folder, name)
		}
	}
	for _, r := range s.Reports {
		t := s.Texts[r]
		know(t.Outlet)
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
		n.offices.enter(r, t)
		people := s.Readings[r].People()
		n.about[r] = n.principalOf(people)
		for _, p := range people {
			if keys := n.keys(p.Name); p.Gender != "" && len(keys) > 0 {
				n.people[keys[len(keys)-1]] = true
			}
		}
		for _, a := range s.Readings[r].Attributions {
			for _, l := range a.Chain {
				know(l.Name)
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
			if !t.Tokens[terms[i].First].Upper || terms[i].Stop || !isTitle(word.Lower(t.Tokens[terms[i-1].First].In(t.Text))) {
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
var roles = word.Set(`mr mrs ms miss dr director spokesman spokeswoman minister captain inspector commander officer secretary lawmaker chairwoman
	chairman president professor doctor senator mayor judge general sergeant colonel head chief manager lawyer teacher baker
	master gov governor sen rep representative lt capt sgt col gen prof rev reverend sheriff king queen prince princess pope lord lady
	sir ambassador coach deputy congressman congresswoman speaker attorney detective chancellor premier bishop archbishop`)

// keys are the words of a name, folded.
func (n *names) keys(name string) []word.Key {
	if k, ok := n.known[name]; ok {
		return k
	}
	return foldName(word.NewFolder(), name)
}

func foldName(f *word.Folder, name string) []word.Key {
	var out []word.Key
	for _, x := range f.Terms("en", name, word.Tokens(name)) {
		if !x.Stop {
			out = append(out, x.Key)
		}
	}
	return out
}

// isName reports whether a word that opens a sentence is a name elsewhere, or
// a word that the story doesn't know.
func (n *names) isName(k word.Key) bool {
	return n.inside[k] || n.in[k] == 0 && sense.Of(k) == sense.None && len(thesaurus.Of(k)) == 0
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

// namesDiffer says which name of the claim the evidence doesn't have, and which
// it has in its place; "" where it has all of them. A sentence need not repeat
// what its story is about, if the claim names that first and not as a place, nor the
// one that "he" or "it" stands for. Told is whether telling the evidence is what the
// claim says was done.
func (n *names) namesDiffer(asked, said *clause, around setting, e claim.Evidence, told bool) string {
	stood := false
	here := func(k word.Key) bool {
		return said.titled[k] || (told && said.hasKey(k) || said.hasName(k, around, e)) && (!n.people[k] || said.namesOne(k))
	}
	for i, r := range asked.runs() {
		name := asked.items[r[0]:r[1]]
		if other := said.placeOfOther(asked, r); other != "" {
			return "another place: the reports say “" + other + "”, the claim " + asked.runText(r)
		}
		if other := said.namesake(asked, r); other != "" {
			return "another person: the reports say " + other + ", the claim " + asked.runText(r)
		}
		if other := said.bodyApart(asked, r); other != "" {
			return "another name: the reports say “" + other + "”, the claim " + asked.runText(r)
		}
		if n.holds(name, here) || said.hasShort(asked, r) || (i == 0 && !asked.atPlace(r) || asked.attributive(r)) && n.isTopic(name) && !asked.says(r) && !said.opensWithOther(asked, e) {
			continue
		}
		if !stood && (n.holds(name, either(here, around.names)) || (asked.says(r) || said.ofSpeaker(e, around.source != "")) && n.holds(name, either(here, around.sources))) {
			stood = true // one person or thing is spoken of as "he" or "it", and not two
			continue
		}
		if n.ofPrincipal(asked, said, e, r) {
			continue
		}
		return n.lacks(asked, said, around, r)
	}
	return ""
}

// namesOne reports whether a clause has a word with a capital, or behind "the": Mr Call is
// in no "call", and the Oduya Bridge is "the bridge".
func (c *clause) namesOne(k word.Key) bool {
	for i, x := range c.items {
		if x.key == k && (x.upper || i > 0 && c.items[i-1].lower == "the") {
			return true
		}
	}
	return false
}

// afterWord reports whether one of some words stands before a name, or before its
// article.
func (c *clause) afterWord(r [2]int, words ...string) bool {
	i := r[0] - 1
	if i > 0 && c.items[i].lower == "the" {
		i--
	}
	return i >= 0 && slices.Contains(words, c.items[i].lower)
}

// ofPrincipal reports whether the claim has a name only to say whose a thing is, and
// the evidence speaks of "the" thing in a report about who is named: "the video of
// Oduya".
func (n *names) ofPrincipal(asked, said *clause, e claim.Evidence, r [2]int) bool {
	if r[0] < 2 || asked.items[r[0]-1].lower != "of" || n.in[asked.items[r[1]-1].key] < max(2, n.half) {
		return false
	}
	_, at := said.likesOf(asked, r[0]-2)
	return slices.ContainsFunc(at, func(k int) bool { return k > 0 && said.items[k-1].lower == "the" })
}

// lacks tells that evidence doesn't have a name of the claim, and what it has in its
// place.
func (n *names) lacks(asked, said *clause, around setting, r [2]int) string {
	mine := asked.runText(r)
	person := n.people[asked.items[r[1]-1].key] || around.source != ""
	switch other := n.instead(asked, said, around, person); {
	case other == "":
		return "the reports don't name " + mine + " here"
	case around.source != "" && asked.says(r):
		return "another person: the reports have it from " + around.source + ", the claim from " + mine
	case person:
		return "another person: the reports say " + other + ", the claim " + mine
	default:
		return "another name: the reports say " + other + ", the claim " + mine
	}
}

// attributive reports whether a name only tells which of the things after it is
// meant: "the Tolm fire".
func (c *clause) attributive(r [2]int) bool {
	return r[1] < len(c.items) && !c.items[r[1]].parted && c.items[r[1]].content() && r[0] > 0 && opensPhrase(c.items[r[0]-1].lower)
}

// opensWithOther reports whether evidence begins with a name that the claim
// doesn't have, and so tells of somebody else.
func (c *clause) opensWithOther(asked *clause, e claim.Evidence) bool {
	for i, x := range c.items {
		if e.Contains(x.Span) {
			return x.name && !asked.hasKey(x.key) && i+1 < len(c.items)
		}
	}
	return false
}

// atPlace reports whether a word of place stands right before a name: "in Tolm".
func (c *clause) atPlace(r [2]int) bool {
	if r[0] == 0 {
		return false
	}
	w := c.items[r[0]-1].lower
	return ofPlace[w] || w == "to" || w == "from" || w == "off"
}

// placeOfOther is what a sentence has a place of the claim tell of alone, if the claim
// tells what somebody is there: "the Tolm governor", beside "is a sheriff in Tolm".
func (c *clause) placeOfOther(asked *clause, r [2]int) string {
	deeds := asked.deeds()
	if len(deeds) == 0 || !helps[asked.items[deeds[0].verb].lower] || !asked.atPlace(r) {
		return ""
	}
	other := ""
	for i, x := range c.items {
		if x.key != asked.items[r[1]-1].key {
			continue
		}
		if i+1 == len(c.items) || c.items[i+1].parted || c.afterPreposition(i) {
			return ""
		}
		next := c.items[i+1]
		if !next.content() || next.upper || asked.hasLike(next) {
			return ""
		}
		other = x.In(c.text.Text) + " " + next.In(c.text.Text)
	}
	return other
}

// hasLike reports whether a clause has the like of an item.
func (c *clause) hasLike(x item) bool {
	credit, _ := c.has(x)
	return credit > 0
}

// namesake is a name in a sentence that ends as one of the claim does and has
// another word before that: "Ines Terzan", beside "Yusuf Terzan". Titles and
// short forms are no other names; "" where there is none, or he is named too.
func (c *clause) namesake(asked *clause, r [2]int) string {
	if r[1]-r[0] < 2 {
		return ""
	}
	given, last := asked.items[r[1]-2], asked.items[r[1]-1]
	if isTitle(given.lower) || c.hasKey(given.key) {
		return ""
	}
	for _, s := range c.runs() {
		for i := s[0] + 1; i < s[1]; i++ {
			if w := c.items[i-1]; c.items[i].key == last.key && !isTitle(w.lower) && !shortFor(w.lower, given.lower) {
				return c.runText(s)
			}
		}
	}
	return ""
}

// isTitle reports whether a word stands before names and is none.
func isTitle(lower string) bool { return roles[strings.TrimSuffix(lower, ".")] }

// shortFor reports whether one given name may be short for another: "Rob", "R.".
func shortFor(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	const alike = 3
	n := min(len(a), len(b), alike)
	return a[:n] == b[:n]
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

// either reports of a word whether one of two has it.
func either(has func(word.Key) bool, more map[word.Key]bool) func(word.Key) bool {
	return func(k word.Key) bool { return more[k] || has(k) }
}

// holds reports whether something has a name: a person's last word, or most of
// the words of another.
func (n *names) holds(name []item, hasKey func(word.Key) bool) bool {
	has := 0
	for i, x := range name {
		if !hasKey(x.key) {
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

func anyName(c *clause, keys []word.Key) bool { return slices.ContainsFunc(keys, c.hasKey) }

// listed joins words for a reader.
func listed(words []string) string { return "“" + strings.Join(words, "”, “") + "”" }

// hasShort reports whether a clause has a name by its first letters, or the name that
// letters of a claim are short for: "WTO", "the World Trade Organization".
func (c *clause) hasShort(asked *clause, r [2]int) bool {
	if r[1]-r[0] == 1 {
		letters := asked.runText(r)
		return isShort(letters) && slices.Contains(c.initials(), letters)
	}
	if r[1]-r[0] < leastShort {
		return false
	}
	long := asked.initialsOf(r)
	return isShort(long) && slices.ContainsFunc(c.items, func(x item) bool { return x.name && x.In(c.text.Text) == long })
}

// initials are those of the names of a clause, with "of" and "and" within them.
func (c *clause) initials() []string {
	var out []string
	runs := c.runs()
	for i := range runs {
		r := runs[i]
		out = append(out, c.initialsOf(r))
		for j := i + 1; j < len(runs) && runs[j][0] == r[1]+1 && binds[c.items[r[1]].lower]; j++ {
			r[1] = runs[j][1]
			out = append(out, c.initialsOf(r))
		}
	}
	return out
}

func (c *clause) initialsOf(r [2]int) string {
	var b strings.Builder
	for _, x := range c.items[r[0]:r[1]] {
		if x.name {
			for _, w := range strings.Fields(x.In(c.text.Text)) {
				b.WriteString(w[:1])
			}
		}
	}
	return b.String()
}

var binds = word.Set("of and for the")

// isInitials reports whether one name is made of the first letters of another.
func isInitials(short, initials string) bool { return short == initials && isShort(short) }

// isShort reports whether a word is made of the first letters of a name.
func isShort(s string) bool {
	for _, c := range s {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(s) >= leastShort && len(s) <= mostShort
}

const leastShort, mostShort = 3, 6 // letters
