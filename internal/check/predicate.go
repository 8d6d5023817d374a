package check

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// frame is what a claim says is done, as items of it; none is what it doesn't have.
type frame struct {
	verb    int
	main    int          // verb, whatever it says: "put"
	carried bool         // the verb only carries what is done, which stands in a noun
	verbs   map[int]bool // all of it
}

const none = -1

// readFrame finds the main verb of a claim. What somebody says counts for what is
// said: of "She said the gate was locked" the verb is "locked".
func readFrame(c *clause) frame {
	if len(c.sentences) == 0 {
		return frame{verb: none, main: none}
	}
	return c.frameOf(c.text.TokensOf(c.sentences[0]))
}

// frameOf reads the frame of some tokens of a clause.
func (c *clause) frameOf(tokens []word.Token) frame {
	out := frame{verb: none, main: none, verbs: map[int]bool{}}
	words := c.tagged(tokens)
	item := func(i int) int {
		return c.itemAt(report.Span{Start: int(tokens[i].Start), End: int(tokens[i].End)})
	}
	for i, w := range words {
		if isVerb(w) {
			out.verbs[item(i)] = true
		}
	}
	verb := mainVerb(words, func(i int) bool { k := item(i); return k != none && callsUntrue(c.items[k].lower) })
	if verb == none {
		return out
	}
	particle := verb+1 < len(words) && words[verb+1].Tag == "RP" // "come out", "hand out"
	out.main = item(verb)
	switch k := out.main; {
	case k == none:
	case carries[words[verb].Lower] && !particle:
		out.carried = true
	case !light[words[verb].Lower] || particle:
		out.verb = k
	}
	return out
}

// tagged is tokens with their parts of speech, which must not be changed.
func (c *clause) tagged(tokens []word.Token) []tagger.Word {
	first := c.text.TokensOf(c.sentences[0])
	whole := len(tokens) > 0 && len(tokens) == len(first) && tokens[0] == first[0]
	if whole && c.tags != nil {
		return c.tags
	}
	out := make([]tagger.Word, len(tokens))
	quoted := false
	for i, t := range tokens {
		w := t.In(c.text.Text)
		out[i] = tagger.Word{Text: w, Lower: word.Lower(w)}
		quoted = quoted || doubleMarks[w]
	}
	if quoted {
		tagUnquoted(out)
	} else {
		tagger.New().Tag(out)
		mendTags(out)
	}
	if whole {
		c.tags = out
	}
	return out
}

// tagUnquoted tags words without the quote marks among them, each of which would be a word
// to the tagger: “has “thrown”.
func tagUnquoted(words []tagger.Word) {
	isMark := func(w tagger.Word) bool { return doubleMarks[w.Text] }
	plain := slices.DeleteFunc(slices.Clone(words), isMark)
	tagger.New().Tag(plain)
	mendTags(plain)
	n := 0
	for i := range words {
		if !isMark(words[i]) {
			words[i] = plain[n]
			n++
		}
	}
}

// tokensIn are the tokens of evidence.
func (c *clause) tokensIn(e claim.Evidence) []word.Token {
	var out []word.Token
	for _, t := range c.text.TokensOf(c.text.Sentences[e.Sentence]) {
		if int(t.Start) >= e.Start && int(t.End) <= e.End {
			out = append(out, t)
		}
	}
	return out
}

// bids reports whether evidence tells its reader what to do: "See the cover below."
func (c *clause) bids(e claim.Evidence) bool {
	words := c.tagged(c.tokensIn(e))
	return len(words) > 0 && words[0].Tag == "VB"
}

// mainVerb is the last word of the first group of verbs that says something of
// itself: "said that the gate had been locked" has "locked". Untrue tells which verbs only
// call untrue what follows.
func mainVerb(words []tagger.Word, untrue func(int) bool) int {
	for i := 0; i < len(words); i++ {
		if !isVerb(words[i]) {
			continue
		}
		if attributive(words, i) {
			continue
		}
		relative := i > 0 && (words[i-1].Tag == "WP" || words[i-1].Tag == "WDT") // "who robbed the museum"
		last := none
		for ; i < len(words) && (isVerb(words[i]) || words[i].Tag == "RB" || words[i].Tag == "TO"); i++ {
			if strings.HasPrefix(words[i].Tag, "VB") {
				last = i
			}
		}
		if last != none && !relative && !speaks[words[last].Lower] && !untrue(last) {
			return last
		}
	}
	return none
}

// attributive reports whether a word is a participle within a phrase: "the
// surviving climber".
func attributive(words []tagger.Word, i int) bool {
	if i+1 == len(words) || !strings.HasPrefix(words[i+1].Tag, "NN") {
		return false
	}
	if doubts[words[i].Lower] { // whatever the tagger took it for
		return true
	}
	if i == 0 || words[i].Tag != "VBG" && words[i].Tag != "VBN" {
		return false
	}
	switch words[i-1].Tag {
	case "DT", "PRP$", "JJ", "CD", "POS":
		return true
	}
	return false
}

func isVerb(w tagger.Word) bool { return strings.HasPrefix(w.Tag, "VB") || w.Tag == "MD" }

// light are verbs that say little of what is done.
var light = word.Set(`is are was were be been being has have had having do does did go went come came get got hold held take takes took taken make
	makes made put keep kept measures measured weighs weighed lasts lasted costs totals totalled amounts amounted stay stays
	stayed remain remains remained`)

// carries are verbs that carry what is done in the noun after them, or only say
// where a thing is.
var carries = word.Set("face faces faced serve serves served involve involves involved use uses used lie lies lay suffer suffers suffered stage staged")

// ofPlace are words before a place or a matter; "in" also stands before much
// else, and what is a name or a time is compared as one.
var ofPlace = word.Set("in at about inside near outside beside behind under")

// itemAt is the item that holds a span.
func (c *clause) itemAt(s report.Span) int {
	for i, x := range c.items {
		if x.Contains(s) {
			return i
		}
	}
	return none
}

// doneDiffers says whether the evidence lacks what the claim says is done, or only means it.
func (f frame) doneDiffers(asked, said *clause, around setting) string {
	if f.verb != none && !asked.deemedBy(said, f.verb, around) {
		x := asked.items[f.verb]
		credit, at := said.likesOf(asked, f.verb)
		if credit > 0 && credit <= impliedCredit { // a noun is no deed: "supplies"
			at = said.deedsAmong(at, x)
		}
		if len(at) == 0 {
			return "the reports don't say “" + x.In(asked.text.Text) + "” here"
		}
		if _, maybe := asked.maybe(asked.all()); !maybe && (f.verb == 0 || asked.items[f.verb-1].lower != "to") {
			if meant := said.onlyMeant(at); meant != "" {
				return "the reports don't say that it is so (“" + meant + "”)"
			}
		}
	}
	return ""
}

// borneOutside reports whether a sentence has the claim's verb outside evidence, where
// it stands for telling it: "posted the footage".
func (f frame) borneOutside(said *clause, e claim.Evidence, like map[int][]int) bool {
	return f.main != none && slices.ContainsFunc(like[f.main], func(k int) bool { return !e.Contains(said.items[k].Span) })
}

// deedsAmong keeps of some items of a sentence those that tell of the deed x: verbs,
// and nouns for who does it, as "residents" live.
func (c *clause) deedsAmong(items []int, x item) []int {
	verbs := readFrame(c).verbs
	var out []int
	for _, i := range items {
		if verbs[i] || alleged[c.items[i].lower] || i > 0 && light[c.items[i-1].lower] || c.items[i].key != x.key && doer(c.items[i].lower) {
			out = append(out, i)
		}
	}
	return out
}

// tellsDeed reports whether a sentence has one of a claim's words as a deed.
func (c *clause) tellsDeed(like map[int][]int) bool {
	for _, at := range like {
		if len(c.deedsAmong(at, item{})) > 0 {
			return true
		}
	}
	return false
}

// doer reports whether a word is made of a verb for who does it.
func doer(lower string) bool {
	one := strings.TrimSuffix(lower, "s")
	for _, end := range []string{"er", "or", "ant", "ent", "man", "woman"} {
		if strings.HasSuffix(one, end) && !strings.HasSuffix(one, "ment") {
			return true
		}
	}
	return false
}

// passive reports whether the first of some items, a verb, is done to its
// subject: "had been lit".
func (c *clause) passive(at []int) bool {
	if len(at) == 0 || strings.HasSuffix(c.items[at[0]].lower, "ing") { // "was lighting"
		return false
	}
	if befalls[c.items[at[0]].lower] {
		return true
	}
	for i := at[0] - 1; i >= max(0, at[0]-2); i-- {
		switch c.items[i].lower {
		case "been", "was", "were", "is", "are", "be", "being":
			return true
		}
	}
	return false
}
