package check

import (
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// item is a term of a sentence with what is asked about it.
type item struct {
	report.Span
	key    word.Key
	sense  int               // sense.None for none
	wide   []thesaurus.Sense // those of a phrase at its first word
	phrase int               // … how many items that phrase takes
	says   []thesaurus.Sense // what a report says with it
	means  []thesaurus.Sense // what a claim says with it
	lower  string            // the first word of it, folded in case alone
	weight float64           // 0 for words without content
	upper  bool              // written with a capital
	name   bool
	number bool
	time   bool            // tells a day or an hour
	bears  map[string]bool // titles of who is named
	spare  bool            // may be left out: "store", of "the Tolm store"
	speaks bool            // tells that somebody says it
	parted bool            // a comma, a semicolon or a dash stands before it
}

// content reports whether an item counts when two clauses are compared word
// by word; numbers, names and days are compared each in their own way, and that
// somebody says it is no part of what is said.
func (x *item) content() bool {
	return x.weight > 0 && !x.time && !x.number && !x.name && !x.speaks
}

var speaks = word.Set("say says said saying tell tells told state states stated report reports reported according claims claimed announced confirmed")

// clause is the items of some sentences, in order.
type clause struct {
	text      *segment.Text
	sentences []segment.Sentence
	items     []item
	times     []timed
	titled    map[word.Key]bool // names of those whom it calls by title
	wished    bool              // it speaks of what should be
	*memo
}

// memo is what is read of a clause when it is first asked for.
type memo struct {
	tags     []tagger.Word // of the first sentence
	deeds    []deed
	read     bool // the deeds are
	nominals []deed
	asked    *clause
	likes    []likes // of each item of asked
}

// likes are the items of a clause that may stand for one of a claim, and what that is
// worth.
type likes struct {
	credit float64
	at     []int
}

// readClause reads sentences. A word that opens a sentence is a name only if
// isName knows it as one.
func readClause(t *segment.Text, sentences []segment.Sentence, times []timed, weights claim.Weights, isName func(word.Key) bool) clause {
	times = append(times, strayDays(t, sentences, times)...)
	c := clause{text: t, sentences: sentences, times: times, memo: &memo{}}
	for _, s := range sentences {
		terms := t.TermsOf(s)
		for i, x := range terms {
			it := readItem(t, terms[i:], i == 0, times, isName)
			if !x.Stop {
				it.weight = weights.Of(x)
			}
			c.items = append(c.items, it)
		}
	}
	c.weigh()
	return c
}

// readItem reads the first of some terms, which opens its sentence or not.
func readItem(t *segment.Text, terms []word.Term, first bool, times []timed, isName func(word.Key) bool) item {
	x := terms[0]
	span, token := t.SpanOf(x), t.Tokens[x.First]
	opens := first || opensQuote(t, x.First)
	out := item{
		Span: span, key: x.Key, sense: sense.Of(x.Key), lower: word.Lower(token.In(t.Text)), upper: token.Upper,
		time: tellsTime(times, span, t.Text), parted: !first && partedAt(t, x.First),
	}
	out.speaks = speaks[out.lower]
	if !x.Stop {
		out.readSenses(t, terms)
	}
	if out.lower == "given" && opens {
		out.key, out.sense, out.wide, out.says = 0, sense.None, nil, nil // "Given the cost …" gives nobody anything
	}
	out.number = quantity.IsNumber(out.lower)
	out.name = token.Upper && !x.Stop && !out.time && !out.number && (!opens || isName(x.Key) || isGiven(t, terms))
	return out
}

// readSenses looks up the phrase that some terms begin with, or the first of them.
func (x *item) readSenses(t *segment.Text, terms []word.Term) {
	x.wide, x.phrase = wideSenses(terms)
	means, n := thesaurus.Means(terms)
	if n == 1 && len(terms) > 1 && particles[word.Lower(t.Tokens[terms[1].First].In(t.Text))] { // "ruled out" rules nothing
		return
	}
	x.says, x.means, x.phrase = thesaurus.Says(terms), means, max(x.phrase, n)
}

// weigh takes the weight from items that say nothing more than those they stand
// with.
func (c *clause) weigh() {
	for i := range c.items {
		x, next := &c.items[i], ""
		if i+1 < len(c.items) {
			next = c.items[i+1].lower
		}
		switch {
		case x.lower == "no" && next == "one" && !c.items[i+1].parted && c.text.Text[c.items[i+1].End:][:min(1, len(c.text.Text)-c.items[i+1].End)] != "-": // "no one", "no - one", but "No, one guard died"
			x.lower, x.weight = "nobody", 0
			c.items[i+1].lower, c.items[i+1].number, c.items[i+1].weight = "", false, 0
		case refuses[x.lower] && next == "to" && i > 0 && negates(c.items[i-1].lower): // "did not refuse to sell"
			x.weight, x.lower, c.items[i-1].lower = 0, "", ""
		case refuses[x.lower] && next == "to": // "refused to sell" says "did not sell"
			x.lower, x.weight = "not", 0
		case succeeds[x.lower] && next == "to", x.lower == "used" && next == "to" && (i == 0 || !helps[c.items[i-1].lower]): // who managed or used to sell has sold
			x.weight = 0
		case x.lower == "board" && i > 0 && !x.parted && c.items[i-1].lower == "on":
			x.lower = aboard
		case takes[x.lower] && next == "place": // "took place" says no more than "was"
			x.weight, c.items[i+1].weight = 0, 0
		case (x.lower == "announced" || x.lower == "confirmed") && next != "that" && c.passive([]int{i}): // "the winner was announced" tells a deed
			x.speaks = false
		case callsUntrue(x.lower) && !c.ofWords(i): // "dismissed the coach", "was denied bail"
			x.lower = ""
		case nobody[x.lower], vague[x.lower], c.doubted(i):
			x.weight = 0
		case kinds[x.lower] && i > 0 && !x.parted && c.items[i-1].name && !c.owns(i-1):
			x.spare = true
		}
		if i > 1 && x.number && bounds[c.items[i-2].lower+" "+c.items[i-1].lower] != "" { // "younger than five" is a number and no more
			c.items[i-2].weight, c.items[i-1].weight = 0, 0
		}
	}
}

// isGiven reports whether the first of some terms, which opens a sentence, stands
// right before a name, as a given name does: "Rose Amadi said".
func isGiven(t *segment.Text, terms []word.Term) bool {
	if len(terms) < 2 || terms[1].Stop || terms[1].First != terms[0].First+1 || isTitle(word.Lower(t.Tokens[terms[0].First].In(t.Text))) {
		return false
	}
	next := t.Tokens[terms[1].First]
	return next.Upper && !quantity.IsNumber(word.Lower(next.In(t.Text)))
}

var (
	// vague are words that only blur a measure or a time.
	vague   = word.Set("once shortly soon just slightly about around roughly approximately little")
	refuses = word.Set("refused refuses refuse refusing declined declines decline declining failed fails fail failing")
)

// succeeds are words that say no more of a deed after "to" than that it was done.
var succeeds = word.Set("managed manages managing able")

// kinds are what places and bodies with a name are.
var kinds = word.Set(`store shop supermarket company firm corporation newspaper magazine network channel website island city town village county
	province region district suburb hotel restaurant school college university hospital prison jail airport station
	mountain river lake valley party club team agency`)

// nobody are words that say of whom or what something is not so.
var nobody = word.Set("nobody noone nothing none")

// particles make another word of a verb.
var particles = word.Set("out up down off away over back")

var takes = word.Set("take takes took taken taking")

// partedAt reports whether a mark that parts clauses stands before a token.
func partedAt(t *segment.Text, token int32) bool {
	for i := token - 1; i >= 0 && t.Tokens[i].Kind == word.Mark; i-- {
		switch t.Tokens[i].In(t.Text) {
		case ",", ";", ":", "–", "—", "(", ")", "\"", "“", "”":
			return true
		}
	}
	return false
}

func opensQuote(t *segment.Text, token int32) bool {
	if token == 0 {
		return true
	}
	switch t.Tokens[token-1].In(t.Text) {
	case "\"", "“", "‘", "'", ":", "-", "–":
		return true
	}
	return false
}

// wideSenses are the senses that the thesaurus has of the phrase that terms
// begin with, else of their first, and how many terms have them.
func wideSenses(terms []word.Term) (senses []thesaurus.Sense, n int) {
	if senses, n := thesaurus.Phrase(terms); n > 0 {
		return senses, n
	}
	return thesaurus.Of(terms[0].Key), 1
}

// has finds an item that is the same word, may stand for it, or is another
// form of it; the credit is 0 for none. What the thesaurus alone has for it
// counts less, and only where there is nothing better: a word of many senses, such
// as "carry", stands for too much.
func (c *clause) has(x item) (credit float64, at []int) {
	for i, y := range c.items {
		switch {
		case x.key == y.key, x.sense != sense.None && x.sense == y.sense, y.bears[x.lower], x.lower == aboard && c.onName(i):
			credit = 1
		case x.content() && y.content() && kin(x.lower, y.lower):
			credit = max(credit, kinCredit)
		default:
			continue
		}
		at = append(at, i)
	}
	if credit > 0 || !x.content() {
		return credit, at
	}
	for i, y := range c.items {
		switch {
		case !y.content():
		case thesaurus.Common(x.means, y.says):
			credit, at = impliedCredit, append(at, i)
		case max(len(x.wide), len(y.wide)) <= fewSenses && thesaurus.Common(x.wide, y.wide):
			credit, at = max(credit, wideCredit), append(at, i)
		}
	}
	return credit, at
}

// aboard is where one is who is "on board", or "on the Heron".
const aboard = "aboard"

// onName reports whether an item is a name with "on" before it.
func (c *clause) onName(i int) bool {
	return c.items[i].name && c.afterWord(c.runAt(i), "on")
}

// likesOf is what has finds for an item of a claim, looked for once. A word that is one of
// the claim's bears out no other by the thesaurus.
func (c *clause) likesOf(asked *clause, i int) (credit float64, at []int) {
	if c.memo.asked != asked {
		c.memo.asked, c.memo.likes = asked, make([]likes, len(asked.items))
		own := map[int]bool{} // items that are the same word as one of the claim
		for k, x := range asked.items {
			l := &c.memo.likes[k]
			if l.credit, l.at = c.has(x); l.credit == 1 {
				for _, at := range l.at {
					own[at] = own[at] || x.content() && x.key == c.items[at].key
				}
			}
		}
		for k := range c.memo.likes { // a letter that was delivered need not have been written by who delivers it
			if l := &c.memo.likes[k]; l.credit == wideCredit || l.credit == impliedCredit {
				if l.at = slices.DeleteFunc(l.at, func(at int) bool { return own[at] }); len(l.at) == 0 {
					l.credit = 0
				}
			}
		}
	}
	return c.memo.likes[i].credit, c.memo.likes[i].at
}

// sameWord keeps of items that may stand for x those that are the same word, if
// any are.
func (c *clause) sameWord(x item, at []int) []int {
	var out []int
	for _, i := range at {
		if c.items[i].key == x.key {
			out = append(out, i)
		}
	}
	if out == nil {
		return at
	}
	return out
}

const (
	kinCredit     = 0.9
	impliedCredit = 0.71
	wideCredit    = 0.7
	fewSenses     = 5 // that a word may have in the thesaurus, to be another's like
	leastKin      = 5 // letters that words of one kin begin with, at least
)

// kin reports whether two words have a stem in common that no stemmer gives
// them: "corroded" and "corrosion", "survivor" and "survived".
func kin(a, b string) bool {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n >= leastKin && 10*n >= 6*max(len(a), len(b))
}

// hasKey reports whether an item has a key.
func (c *clause) hasKey(k word.Key) bool {
	for _, x := range c.items {
		if x.key == k {
			return true
		}
	}
	return false
}

// oppositeOf finds an item that excludes x.
func (c *clause) oppositeOf(x item) (item, bool) {
	for _, y := range c.items {
		if sense.Opposed(x.key, y.key) {
			return y, true
		}
	}
	return item{}, false
}

func (c *clause) hasWord(lower string) bool {
	for _, x := range c.items {
		if x.lower == lower {
			return true
		}
	}
	return false
}

// opensPhrase reports whether a word stands before a noun and its adjectives.
func opensPhrase(w string) bool {
	switch w {
	case "a", "an", "the", "its", "his", "her", "their", "our", "my":
		return true
	}
	return false
}

func sameItem(x, y item) bool {
	c := clause{items: []item{y}}
	credit, _ := c.has(x)
	return credit > 0
}
