package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// Who does what to whom is read from the order of phrases, without a parse: what
// stands before a verb does it and what stands after it suffers it, unless the verb
// is passive. Where the order doesn't tell, the party is open and may be anybody.

// deed is a verb of a sentence and who takes part in it.
type deed struct {
	verb    int // item
	passive bool
	past    bool // done, and not to be done
	subject party
	object  party
	agent   party // behind "by", where it is passive
	others  []complement
}

// complement is what stands behind a preposition after a verb.
type complement struct {
	preposition string
	party
}

// party is the items of a phrase, none where from is to. It is open where it
// can't be told which phrase it is, or whom its pronoun stands for.
type party struct {
	from, to int
	open     bool
}

func (p party) known() bool { return !p.open && p.from < p.to }

// doer is who does a deed.
func (d deed) doer() party {
	if d.passive {
		return d.agent
	}
	return d.subject
}

// sufferer is to whom a deed is done.
func (d deed) sufferer() party {
	if d.passive {
		return d.subject
	}
	return d.object
}

// chunk is words of a sentence that belong together.
type chunk struct {
	kind     chunkKind
	from, to int // tokens
	verb     int // of verbs: the one that tells what is done
	word     string
}

type chunkKind int

const (
	noun     chunkKind = iota // a phrase with a noun
	pronoun                   // "he"
	verbs                     // "had been locked"
	infinite                  // "to lock", "locking"
	behind                    // a preposition
	relative                  // "who"
	joint                     // "and", or a word that begins a clause
	mark
	other
)

// deeds are those of a clause, read once.
func (c *clause) deeds() []deed {
	if !c.memo.read {
		for _, s := range c.sentences {
			c.memo.deeds = append(c.memo.deeds, c.deedsOf(c.text.TokensOf(s))...)
		}
		c.memo.read = true
	}
	return c.memo.deeds
}

func (c *clause) deedsOf(tokens []word.Token) []deed {
	r := deedReader{clause: c, tokens: tokens, words: c.tagged(tokens)}
	r.cut()
	var out []deed
	for k, x := range r.chunks {
		if x.kind != verbs && x.kind != infinite {
			continue
		}
		d := deed{verb: r.item(x.verb), passive: r.isPassive(k), past: r.isPast(k)}
		if d.verb == none {
			continue
		}
		d.subject = r.subject(k, out)
		r.after(k, &d)
		out = append(out, d)
		r.deedAt[k] = len(out) - 1
	}
	return out
}

// deedReader reads the deeds of one sentence.
type deedReader struct {
	*clause
	tokens []word.Token
	words  []tagger.Word
	chunks []chunk
	deedAt map[int]int // the number of a deed by that of its chunk
}

func (r *deedReader) item(token int) int {
	return r.itemAt(report.Span{Start: int(r.tokens[token].Start), End: int(r.tokens[token].End)})
}

// mendTags makes verbs of what was taken for nouns between a name and who suffers it:
// "Oduya shot a guard", "didn't land a blow".
func mendTags(words []tagger.Word) {
	for i := 1; i+1 < len(words); i++ {
		if notted(words[i-1].Lower) && words[i].Tag == "NN" {
			words[i-1].Tag, words[i].Tag = "MD", "VB"
		}
		if !alsoNouns[words[i].Lower] || words[i].Tag != "NN" || words[i-1].Tag != "NNP" {
			continue
		}
		switch words[i+1].Tag {
		case "DT", "PRP$", "PRP", "CD", "CC", "NNP":
			words[i].Tag = "VBD"
		}
	}
}

// notted reports whether a word is a verb that helps, with "not" at its end.
func notted(w string) bool { return strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") }

// alsoNouns are nouns that stand for a past too.
var alsoNouns = word.Set("shot hit cut bet bid cast hurt split fought quit beat saw left put set shut spread")

// cut parts the sentence in chunks.
func (r *deedReader) cut() {
	r.deedAt = map[int]int{}
	for i := 0; i < len(r.words); {
		x := chunk{from: i, to: i + 1, verb: i, word: r.words[i].Lower}
		switch tag := r.words[i].Tag; {
		case r.tokens[i].Kind == word.Mark && quoteMarks[x.word]:
			x.kind = other
		case r.tokens[i].Kind == word.Mark:
			x.kind = mark
		case isPronoun(x.word) && (tag == "PRP" || x.word == "i"), x.word == "him", x.word == "them", x.word == "me", x.word == "us", tag == "EX":
			x.kind = pronoun
		case r.isRelative(i):
			x.kind = relative
		case clauseOpens[x.word] || tag == "CC" || tag == "WRB":
			x.kind = joint
		case tag == "TO" && i+1 < len(r.words) && strings.HasPrefix(r.words[i+1].Tag, "VB"):
			x.to, x.verb = r.verbsFrom(i + 1)
			x.kind = infinite
		case isVerb(r.words[i]) && !attributive(r.words, i):
			x.to, x.verb = r.verbsFrom(i)
			x.kind = verbs
			if first := r.words[i].Tag; first == "VBG" || first == "VBN" && x.to == i+1 && !r.takesObject(x.to) {
				x.kind = infinite
			}
		case tag == "IN" || tag == "TO" || ofPlace[x.word] || links[x.word]:
			x.kind = behind
		case r.inPhrase(i):
			x.kind = noun
			for to := r.overQuotes(x.to); to < len(r.words) && r.inPhrase(to) && !(r.words[to].Tag == "DT" || r.words[to].Tag == "PRP$"); to = r.overQuotes(x.to) {
				x.to = to + 1
			}
		default:
			x.kind = other
		}
		r.chunks = append(r.chunks, x)
		i = x.to
	}
}

// overQuotes is the first token from one on that is no quotation mark: "the
// “Heron” crew" is one phrase.
func (r *deedReader) overQuotes(i int) int {
	for i < len(r.words) && quoteMarks[r.words[i].Lower] {
		i++
	}
	return i
}

var quoteMarks = word.Set("\" “ ” ‘ ’ ` ' `` ''")

// takesObject reports whether a phrase or a pronoun stands at a token, so that the
// participle before it is a past: "seized Oduya".
func (r *deedReader) takesObject(i int) bool {
	if i == len(r.words) {
		return false
	}
	switch r.words[i].Tag {
	case "DT", "PRP", "PRP$", "NNP", "CD":
		return true
	}
	return false
}

// clauseOpens are words that begin a clause within a sentence.
var clauseOpens = word.Set("that while because if although though unless until whether when where after before since as than")

// isRelative reports whether a word stands for the phrase before it, in a clause of
// its own: "the guard who rang".
func (r *deedReader) isRelative(i int) bool {
	switch r.words[i].Lower {
	case "who", "which":
		return true
	case "that":
		return i > 0 && i+1 < len(r.words) && strings.HasPrefix(r.words[i-1].Tag, "NN") && isVerb(r.words[i+1])
	}
	return false
}

// inPhrase reports whether a word may be of a phrase with a noun.
func (r *deedReader) inPhrase(i int) bool {
	w := r.words[i]
	switch w.Tag {
	case "DT", "PDT", "PRP$", "WP$", "CD", "POS", "$", "#", "FW", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS":
		return !clauseOpens[w.Lower] && r.tokens[i].Kind != word.Mark
	}
	if r.tokens[i].Kind == word.Mark { // "a 60 - year - old man", "U. S.", "President-elect Oduya"
		return w.Lower == "-" && i > 0 && i+1 < len(r.words) && r.tokens[i-1].End == r.tokens[i].Start && r.tokens[i].End == r.tokens[i+1].Start || (w.Lower == "-" || w.Lower == ".") && i > 0 && i+1 < len(r.words) && r.tokens[i-1].Kind != word.Mark && r.tokens[i+1].Kind != word.Mark && r.inPhrase(i-1) && r.inPhrase(i+1)
	}
	if i > 1 && r.words[i-1].Lower == "-" && r.tokens[i-1].Start == r.tokens[i-2].End && r.tokens[i-1].End == r.tokens[i].Start {
		return true
	}
	return attributive(r.words, i)
}

// verbsFrom is where a group of verbs ends, and its main verb: what helps another
// stands before it.
func (r *deedReader) verbsFrom(i int) (to, verb int) {
	verb = i
	for ; i < len(r.words); i++ {
		switch {
		case isVerb(r.words[i]):
			verb = i
			if !helps[r.words[i].Lower] && !notted(r.words[i].Lower) {
				return i + 1, verb
			}
		case r.words[i].Tag == "RB" || r.words[i].Lower == "n't" || r.words[i].Lower == "not":
		default:
			return max(i, verb+1), verb
		}
	}
	return i, verb
}

// helps are verbs that stand before others.
var helps = word.Set(`is are was were be been being am 's 're has have had 've 'd having do does did may might can could shall should will
	would must 'll get gets got`)

// isPassive reports whether what a group of verbs tells is done to its subject.
func (r *deedReader) isPassive(k int) bool {
	x := r.chunks[k]
	w := r.words[x.verb]
	if befalls[w.Lower] {
		return true
	}
	if w.Tag == "VBG" || w.Tag == "VB" || helps[w.Lower] {
		return false
	}
	for i := x.from; i < x.verb; i++ {
		switch r.words[i].Lower {
		case "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "'s", "'re":
			return true
		}
	}
	bare := x.verb == x.from && (w.Tag == "VBN" || w.Tag == "VBD")
	if bare && x.kind == infinite && k > 0 && r.chunks[k-1].kind == noun && k+1 < len(r.chunks) { // "a boat licensed to carry six"
		return true
	}
	return bare && k+1 < len(r.chunks) && r.chunks[k+1].word == "by"
}

// isPast reports whether a group of verbs tells what was done.
func (r *deedReader) isPast(k int) bool {
	x := r.chunks[k]
	for i := x.from; i < x.to; i++ {
		if r.words[i].Tag == "MD" || r.words[i].Lower == "to" {
			return false
		}
	}
	return r.words[x.verb].Tag == "VBD" || r.words[x.verb].Tag == "VBN"
}

// befalls are verbs whose subject suffers what they tell: who is killed dies.
var befalls = word.Set("die dies died dying perish perishes perished drown drowns drowned")

// subject is the phrase that stands before a verb, given the deeds before it.
func (r *deedReader) subject(k int, earlier []deed) party {
	j := k - 1
	for j >= 0 && r.chunks[j].kind == other { // "then"
		j--
	}
	if j < 0 {
		return party{open: true}
	}
	switch x := r.chunks[j]; {
	case x.kind == relative:
		return r.antecedent(j-1, x.word == "who")
	case x.kind == noun && r.chunks[k].kind == infinite:
		if r.words[r.chunks[k].from].Tag != "VBN" {
			return party{open: true}
		}
		return r.antecedent(j, false)
	case x.kind == noun:
		return r.phraseBefore(j)
	case x.kind == mark && r.chunks[k].kind == verbs:
		return r.interrupted(j)
	case x.kind == joint && (x.word == "and" || x.word == "but" || x.word == "or"), x.kind == verbs || x.kind == infinite:
		for i := j; i >= 0 && r.chunks[i].kind != mark; i-- { // "opened the gate and rang"
			if n, ok := r.deedAt[i]; ok {
				return earlier[n].subject
			}
		}
	}
	return party{open: true}
}

// phraseBefore is the phrase that ends with a chunk and stands behind no
// preposition: of "the head of the unit", all of it.
func (r *deedReader) phraseBefore(j int) party {
	from := j
	for from > 0 {
		b := r.chunks[from-1]
		switch {
		case b.kind == behind && from > 1 && r.chunks[from-2].kind == noun:
			from -= 2
			continue
		case b.kind == behind: // "In Tolm Oduya …" is one chunk, and can't be told apart
			return party{open: true}
		case b.kind == noun: // "the boat that sank this season"
			return party{open: true}
		case b.word == "and" && from > 1 && r.chunks[from-2].kind == noun:
			from -= 2
			continue
		}
		break
	}
	if from > 0 {
		switch b := r.chunks[from-1]; b.kind {
		case verbs, infinite: // the object of another verb, or a clause without "that"
			if b.kind == infinite || !speaks[r.words[b.verb].Lower] && !thinks[r.words[b.verb].Lower] {
				return party{open: true}
			}
		}
	}
	return r.party(from, j)
}

// antecedent is the phrase that a relative clause is about: "Oduya, 41, who". Of "a
// vigil for Oduya, who" it is the name.
func (r *deedReader) antecedent(j int, person bool) party {
	for j >= 0 && (r.chunks[j].kind == mark || r.chunks[j].kind == noun && r.onlyNumbers(j) && j > 0 && r.chunks[j-1].kind == mark) {
		j--
	}
	if j < 0 || r.chunks[j].kind != noun {
		return party{open: true}
	}
	from := j
	for !(person && r.hasName(j)) && from > 1 && r.chunks[from-1].kind == behind && r.chunks[from-2].kind == noun {
		from -= 2
	}
	if from > 1 && r.chunks[from-1].kind == mark && r.chunks[from-2].kind == noun { // "Oduya, the warden who"
		from -= 2
	}
	if from > 0 && r.chunks[from-1].kind == verbs && helps[r.words[r.chunks[from-1].verb].Lower] { // "Oduya was the man who"
		return party{open: true}
	}
	return r.party(from, j)
}

// interrupted is the phrase before what stands between two marks, the second of
// which is given, and after which a verb comes: "Oduya, who lives in Tolm, rang".
func (r *deedReader) interrupted(end int) party {
	i := end - 1
	for i >= 0 && r.chunks[i].kind != mark {
		i--
	}
	for k := i; k > 0 && r.chunks[k].kind != joint && !(r.chunks[k-1].kind == mark && r.chunks[k].kind == verbs); k-- { // "Oduya, whose boat led to a career, the first, retired"
		if r.chunks[k-1].kind == mark && (r.chunks[k].kind == relative || r.words[r.chunks[k].from].Lower == "whose") {
			i = k - 1
		}
	}
	j := i - 1
	if j < 0 || r.chunks[j].kind != noun {
		return party{open: true}
	}
	p := r.phraseBefore(j)
	if k := i + 1; k == end-1 && r.chunks[k].kind == noun { // "Oduya, the warden, rang"
		switch q := r.party(k, k); {
		case !p.known():
			return q
		case q.known(): // and no age: "Oduya, 41, rang"
			p.to = q.to
		}
	}
	return p
}

// hasName reports whether a chunk has a name.
func (r *deedReader) hasName(j int) bool {
	p := r.party(j, j)
	return !p.open && r.named(phrase{from: p.from, to: p.to})
}

func (r *deedReader) onlyNumbers(j int) bool {
	for i := r.chunks[j].from; i < r.chunks[j].to; i++ {
		if r.words[i].Tag != "CD" {
			return false
		}
	}
	return true
}

// party is the items of some chunks.
func (r *deedReader) party(first, last int) party {
	p := party{from: none}
	for i := r.chunks[first].from; i < r.chunks[last].to; i++ {
		if k := r.item(i); k != none {
			if p.from == none {
				p.from = k
			}
			p.to = k + 1
		}
	}
	if p.from == none || len(r.headsOf(p)) == 0 { // "those", "March 9"
		return party{open: true}
	}
	return p
}

// after reads what stands after a verb, up to a mark or the next verb.
func (r *deedReader) after(k int, d *deed) {
	j := k + 1
	for j < len(r.chunks) && r.chunks[j].kind == other {
		j++
	}
	if j < len(r.chunks) && r.chunks[j].kind == pronoun {
		d.object.open = true
		j++
	} else if j < len(r.chunks) && r.chunks[j].kind == noun {
		last := r.phraseFrom(j)
		d.object = r.party(j, last)
		j = last + 1
	}
	for j+1 < len(r.chunks) && (r.chunks[j].kind == behind || r.chunks[j].kind == noun || r.chunks[j].kind == other) {
		if r.chunks[j].kind != behind {
			j++
			continue
		}
		p, last := party{open: true}, j+1
		if r.chunks[j+1].kind == noun {
			last = r.phraseFrom(j + 1)
			p = r.party(j+1, last)
		}
		if r.chunks[j].word == "by" {
			d.agent = p
		} else {
			d.others = append(d.others, complement{r.chunks[j].word, p})
		}
		j = last + 1
	}
}

// phraseFrom is where a phrase ends that begins with a chunk: "the head of the
// unit and its guard".
func (r *deedReader) phraseFrom(j int) int {
	for j+2 < len(r.chunks) && r.chunks[j+2].kind == noun && (r.chunks[j+1].word == "of" || r.chunks[j+1].word == "and") {
		j += 2
	}
	if j+2 < len(r.chunks) && r.chunks[j+1].kind == mark && r.chunks[j+2].kind == noun && r.hasName(j+2) && (j+3 == len(r.chunks) || r.chunks[j+3].kind == mark) { // "by her deputy, Oduya, on"
		j += 2
	}
	return j
}

// partiesDiffer says where a sentence has another do what the claim has somebody do
// who suffers it there, or does something else. Like is where each word of the claim
// stands in the sentence.
func partiesDiffer(asked, said *clause, like map[int][]int) string {
	theirs := map[int]deed{}
	for _, d := range said.deeds() {
		theirs[d.verb] = d
	}
	for _, mine := range asked.deeds() {
		w := asked.items[mine.verb].lower
		if mutual[w] || speaks[w] || deems[w] {
			continue
		}
		if heads := asked.headsOf(mine.agent); mine.passive && len(heads) > 0 && !slices.ContainsFunc(heads, func(i int) bool { return len(said.places(asked.items[i])) > 0 || asked.items[i].name }) {
			return "the reports don't say “by " + asked.partyText(mine.agent) + "” here"
		}
		against := ""
		for _, k := range like[mine.verb] {
			d, ok := theirs[k]
			if !ok && slices.Contains(like[mine.verb], k-1) { // "pleaded guilty"
				continue
			}
			if !ok {
				against = ""
				break
			}
			if against = said.otherParty(asked, mine, d); against == "" {
				break
			}
		}
		if against != "" {
			return against
		}
	}
	return ""
}

// otherParty says who does or suffers in a sentence what somebody else does or
// suffers in the claim. Who stands behind a preposition may be either.
func (c *clause) otherParty(asked *clause, mine, theirs deed) string {
	apart := func(m, t party) bool {
		return m.known() && t.known() && !c.inParty(asked, m, t) &&
			!slices.ContainsFunc(theirs.others, func(o complement) bool { return c.inParty(asked, m, o.party) })
	}
	says := func(m, t party) string {
		return "the reports say it of “" + c.partyText(t) + "”, the claim of “" + asked.partyText(m) + "”"
	}
	if m, t := mine.doer(), theirs.doer(); apart(m, t) && (c.inParty(asked, m, theirs.sufferer()) || c.doesElse(asked, m, theirs.verb)) {
		return says(m, t)
	}
	if m, t := mine.sufferer(), theirs.sufferer(); apart(m, t) && (c.inParty(asked, m, theirs.doer()) || c.doesElse(asked, m, theirs.verb)) {
		return says(m, t)
	}
	for _, o := range mine.others {
		if m, t := mine.doer(), theirs.doer(); apart(m, t) && c.inParty(asked, o.party, t) {
			return says(m, t)
		}
	}
	m, t := mine.subject, theirs.subject
	if mine.passive != theirs.passive && apart(m, t) && asked.named(phrase{from: m.from, to: m.to}) && !c.inParty(asked, m, theirs.object) && !c.inParty(asked, m, theirs.agent) {
		return says(m, t)
	}
	return ""
}

// inParty reports whether one of the words of a claim's party is in one of the
// sentence.
func (c *clause) inParty(asked *clause, mine, theirs party) bool {
	if !theirs.known() {
		return false
	}
	for _, i := range asked.headsOf(mine) {
		for _, k := range c.places(asked.items[i]) {
			if theirs.from <= k && k < theirs.to && !c.owns(k) {
				return true
			}
		}
	}
	return false
}

// headsOf are the names and nouns that a party is known by: of "the head of the
// unit" the first.
func (c *clause) headsOf(p party) []int {
	var out []int
	for i := p.from; i < p.to; i++ {
		x := c.items[i]
		switch {
		case len(out) > 0 && (links[x.lower] || ofPlace[x.lower] || x.lower == "above" || x.lower == "with"):
			return out
		case x.name && !c.owns(i), x.content() && (i+1 == p.to || c.heads(i)):
			out = append(out, i)
		}
	}
	return out
}

// sayerDiffers says where the claim has it from somebody of a kind, "witnesses say",
// and the evidence from somebody of another.
func sayerDiffers(asked, said *clause, e claim.Evidence) string {
	for _, d := range asked.deeds() {
		heads := asked.headsOf(d.subject)
		if !speaks[asked.items[d.verb].lower] || !d.subject.known() || len(heads) == 0 || asked.items[heads[0]].properly() {
			continue
		}
		other := ""
		for _, k := range said.sayers(e) {
			if said.items[k].properly() || sameItem(asked.items[heads[0]], said.items[k]) { // what she is who is named isn't known
				return ""
			}
			other = said.items[k].In(said.text.Text)
		}
		if other != "" {
			return "the reports have it from “" + other + "”, the claim from “" + asked.partyText(d.subject) + "”"
		}
	}
	return ""
}

// properly reports whether an item is the name of one, and no word that is written
// with a capital here: "Police".
func (x *item) properly() bool { return x.name && x.sense == sense.None && len(x.wide) == 0 }

// sayers are the names and nouns for those whom a sentence has evidence from.
func (c *clause) sayers(e claim.Evidence) []int {
	var out []int
	for i, x := range c.items {
		if inChain(x, e) && (x.name || x.content()) {
			out = append(out, i)
		}
	}
	return out
}

// doesElse reports whether a sentence has a party of the claim as the subject of a
// verb other than one.
func (c *clause) doesElse(asked *clause, p party, verb int) bool {
	if first := asked.items[p.from]; p.to > p.from && !first.upper && strings.HasSuffix(first.lower, "s") || first.upper && p.from == 0 && strings.HasSuffix(first.lower, "s") && !first.name { // "contracts", of any kind
		return false
	}
	return slices.ContainsFunc(c.deeds(), func(d deed) bool { return d.verb != verb && c.inParty(asked, p, d.subject) })
}

func (c *clause) partyText(p party) string {
	return c.text.Text[c.items[p.from].Start:c.items[p.to-1].End]
}
