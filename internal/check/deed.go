package check

import (
	"slices"

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
	noun    bool // it stands in a noun
	finite  bool
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

// behind is what stands behind one of some prepositions.
func (d deed) behind(prepositions ...string) (party, bool) {
	for _, o := range d.others {
		if slices.Contains(prepositions, o.preposition) {
			return o.party, true
		}
	}
	return party{}, false
}

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
		d := deed{verb: r.item(x.verb), passive: r.isPassive(k), past: r.isPast(k), finite: r.isFinite(k)}
		if d.verb == none {
			continue
		}
		d.subject = r.subject(k, out)
		r.after(k, &d)
		d.turn(r.items[d.verb].lower)
		out = append(out, d)
		r.deedAt[k] = len(out) - 1
	}
	c.memo.nominals = append(c.memo.nominals, r.nominals(out)...)
	return out
}

// turn reads who does a deed, and who suffers it, where another verb would tell it from
// the other side.
func (d *deed) turn(verb string) {
	if p, ok := d.behind("against", "over"); ok && wins[verb] { // "won the race against Oduya"
		d.object = p
	}
	if p, ok := d.behind("to"); ok && loses[verb] && !d.passive { // "lost the race to Oduya": Oduya beat them
		d.passive, d.agent = true, p
	}
	if p, ok := d.behind("with"); ok && verb == "replaced" && p.known() && !d.passive { // "replaced him with Oduya": Oduya replaced him
		d.subject = p
	}
}

var loses = word.Set("lost lose loses losing")

// deedReader reads the deeds of one sentence.
type deedReader struct {
	*clause
	tokens []word.Token
	words  []tagger.Word
	chunks []chunk
	deedAt map[int]int // the number of a deed by that of its chunk
}

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
	if bare && x.kind == infinite && k > 0 && k+1 < len(r.chunks) && (r.chunks[k-1].kind == noun || k > 1 && r.chunks[k-1].kind == mark && r.chunks[k-2].kind == noun) { // "a boat licensed to carry six", "a letter, dated March 9"
		return true
	}
	return bare && k+1 < len(r.chunks) && r.chunks[k+1].word == "by"
}

// isFinite reports whether a group of verbs may stand alone with its subject.
func (r *deedReader) isFinite(k int) bool {
	switch r.words[r.chunks[k].from].Tag {
	case "VB", "VBG":
		return false
	}
	return r.chunks[k].kind == verbs
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
	case x.kind == mark && r.chunks[k].kind == infinite && r.words[r.chunks[k].verb].Tag == "VBG": // "left, winning nothing"
		for _, d := range slices.Backward(earlier) {
			if d.finite && d.subject.known() {
				return d.subject
			}
		}
	case x.kind == noun && r.chunks[k].kind == infinite && r.words[r.chunks[k].from].Tag == "TO" && r.directedAt(j, earlier): // "called on Oduya to go"
		return r.party(j, j)
	case x.kind == noun && r.chunks[k].kind == infinite && j > 0 && r.chunks[j-1].word == "with" && r.words[r.chunks[k].from].Tag == "VBG": // "with guards throwing stones"
		return r.party(j, j)
	case x.kind == noun && r.chunks[k].kind == infinite:
		if r.words[r.chunks[k].from].Tag != "VBN" {
			return party{open: true}
		}
		return r.antecedent(j, false)
	case x.kind == noun && r.words[r.chunks[k].from].Tag == "VB" && j > 0 && r.chunks[j-1].kind == verbs && perceives[r.words[r.chunks[j-1].verb].Lower]: // "saw Oduya sign"
		return r.party(j, j)
	case x.kind == noun:
		return r.phraseBefore(j)
	case x.kind == behind && r.chunks[k].kind == infinite && j > 1: // "is accused of robbing", "replaced him by signing Oduya"
		before := j - 1
		if x.word == "by" && (r.chunks[before].kind == noun || r.chunks[before].kind == pronoun) {
			before--
		}
		if n, ok := r.deedAt[before]; ok && (earlier[n].passive || x.word == "by" || !earlier[n].object.known() && !earlier[n].object.open) {
			return earlier[n].subject
		}
	case x.kind == mark && r.chunks[k].kind == verbs:
		p := r.interrupted(j)
		if first := r.chunks[0]; len(earlier) == 0 && first.kind == noun && (!p.known() || p.from > first.from) { // "Oduya, head of the unit (the largest), rang"
			return r.party(0, r.phraseFrom(0))
		}
		return p
	case x.kind == joint && (x.word == "and" || x.word == "but" || x.word == "or"), x.kind == verbs || x.kind == infinite:
		for i := j; i >= 0 && r.chunks[i].kind != mark; i-- { // "opened the gate and rang"
			if n, ok := r.deedAt[i]; ok && (earlier[n].finite || !r.isFinite(k)) { // "saw him break it and rang"
				return earlier[n].subject
			}
		}
	}
	return party{open: true}
}

// directedAt reports whether a phrase is of whom somebody tells to do what follows.
func (r *deedReader) directedAt(j int, earlier []deed) bool {
	for i := j - 1; i >= max(0, j-2); i-- {
		if n, ok := r.deedAt[i]; ok {
			return directs[r.items[earlier[n].verb].lower] && !earlier[n].passive
		}
		if r.chunks[i].kind != behind {
			break
		}
	}
	return false
}

var directs = word.Set(`call calls called calling ask asks asked asking urge urges urged urging tell tells told order orders ordered force forces
	forced press presses pressed want wants wanted allow allows allowed advise advises advised invite invites invited persuade persuaded
	convince convinced beg begged implore implored`)

// perceives are verbs whose object does what a verb after it tells.
var perceives = word.Set("see sees saw seen hear hears heard watch watches watched let lets make makes made help helps helped")

// phraseBefore is the phrase that ends with a chunk and stands behind no
// preposition: of "the head of the unit", all of it.
func (r *deedReader) phraseBefore(j int) party {
	from, joined := j, none // joined is where what stands after the last "and" begins
	for from > 0 {
		b := r.chunks[from-1]
		switch {
		case b.kind == behind && from > 1 && r.chunks[from-2].kind == noun:
			from -= 2
			continue
		case b.kind == behind && opensClause[b.word]: // "while Oduya rang"
			return r.party(from, j)
		case b.kind == noun: // "the boat that sank this season"
			return party{open: true}
		case b.word == "and" && from > 1 && r.chunks[from-2].kind == pronoun: // "he and a warden"
			return party{open: true}
		case b.word == "and" && from > 1 && r.chunks[from-2].kind == noun:
			if joined == none {
				joined = from
			}
			from -= 2
			continue
		}
		break
	}
	if from == 0 {
		return r.party(from, j)
	}
	b := r.chunks[from-1]
	governed := b.kind == behind || b.kind == infinite || b.kind == verbs && !speaks[r.words[b.verb].Lower] && !thinks[r.words[b.verb].Lower]
	switch {
	case !governed:
		return r.party(from, j)
	case joined != none: // "opened the gate and Lindqvist rang"
		return r.party(joined, j)
	case b.kind == verbs && from > 1 && r.chunks[from-2].kind == relative: // "the guard who knew Oduya rang"
		return r.antecedent(from-3, r.chunks[from-2].word == "who")
	}
	return party{open: true} // "In Tolm Oduya …" is one chunk, and can't be told apart
}

// opensClause are the words that the tagger takes for prepositions and that begin a
// clause where a verb follows the phrase behind them.
var opensClause = word.Set("while because although though whereas unless if when once until after before since as")

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
	return !p.open && slices.ContainsFunc(r.items[p.from:p.to], func(x item) bool { return x.name })
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
	switch {
	case p.from == none:
		return party{open: true}
	case !slices.ContainsFunc(r.items[p.from:p.to], func(x item) bool { return !x.time }): // "March 9" is nobody
		return party{}
	case len(r.headsOf(p)) == 0: // "those"
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
			if !r.measured(p) {
				d.agent = p
			}
		} else {
			d.others = append(d.others, complement{r.chunks[j].word, p})
		}
		j = last + 1
	}
}

// measured reports whether a phrase tells how much, and so is nobody: "by a quarter
// point", "by 12 percent".
func (r *deedReader) measured(p party) bool {
	return p.known() && slices.ContainsFunc(r.items[p.from:p.to], func(x item) bool { return measures[x.lower] })
}

var measures = word.Set("percent percentage point points margin inch inches foot feet metre metres meter meters")

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
