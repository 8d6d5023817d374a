package conflict

import (
	"strings"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// isPhrase reports whether a clause is no assertion that could be denied:
// "whether it rained", and what somebody objects to or dismisses, "the choice of
// a school".
func (c *clause) isPhrase() bool {
	words := strings.Fields(strings.ToLower(c.In(c.text.Text)))
	return len(words) < 5 || words[0] == "whether" || c.Stance == claim.Denies && !c.hasMainVerb()
}

// hasMainVerb reports whether a clause says that something is so: it opens with a
// gerund ("having shut the gate"), or has more verbs with a tense than clauses
// about a noun ("the gate that was shut").
func (c *clause) hasMainVerb() bool {
	words, _ := c.tagged()
	verbs, about := 0, 0 // with a tense, and of clauses about a noun
	for i, w := range words {
		switch {
		case i == 0 && w.Tag == "VBG":
			return true
		case hasTense[w.Tag]:
			verbs++
		case w.Tag == "VBN" && i > 0 && strings.HasPrefix(words[i-1].Tag, "NN") && i+1 < len(words) && opensObject[words[i+1].Tag]:
			verbs++ // "the army used gas": with an object it is no participle
		case w.Lower == "that" && (i == 0 || accounts[strings.TrimSuffix(words[i-1].Lower, "s")]):
		case ofNoun[w.Lower]:
			about++
		}
	}
	return verbs > about
}

// tags are the words of a clause with their parts of speech, and where they begin.
type tags struct {
	of     report.Span
	words  []tagger.Word
	starts []int
}

// tagged are the tags of a clause, read once. They must not be changed.
func (c *clause) tagged() (words []tagger.Word, starts []int) {
	if c.tags != nil && c.tags.of == c.Span { // and not those of a clause that this one is cut from
		return c.tags.words, c.tags.starts
	}
	for _, x := range c.text.TokensOf(c.sentence()) {
		if int(x.Start) >= c.Start && int(x.End) <= c.End && x.Kind != word.Mark {
			s := x.In(c.text.Text)
			words, starts = append(words, tagger.Word{Text: s, Lower: word.Lower(s)}), append(starts, int(x.Start))
		}
	}
	tagger.New().Tag(words)
	c.tags = &tags{c.Span, words, starts}
	return words, starts
}

// headFrom is where the noun begins that a phrase is about whose first word of
// content begins at a byte: "air force planes".
func (c *clause) headFrom(at int) int {
	words, starts := c.tagged()
	for i, w := range words {
		switch {
		case starts[i] < at:
		case i > 0 && starts[i-1] >= at && strings.ContainsAny(c.text.Text[starts[i-1]:starts[i]], ",;:"):
			return at
		case strings.HasPrefix(w.Tag, "NN"):
			at = starts[i]
		case w.Tag != "JJ" && w.Tag != "CC":
			return at
		}
	}
	return at
}

var (
	hasTense    = word.Set("VBD VBZ VBP MD")
	opensObject = word.Set("DT JJ NN NNS NNP NNPS PRP PRP$ CD")
)

var (
	ofNoun   = word.Set("that which who whom whose what where") // begin a clause about a noun …
	accounts = word.Set(`account accusation allegation assertion belief charge claim idea insinuation notion report rumor rumour statement story
		suggestion suspicion theory`)  // … or, after one of these, what is denied
)

// agreesWith reports whether a clause itself says that not to be so which another
// denies: "I have not read it" beside "she denied having read it".
func (a *clause) agreesWith(d *clause) bool {
	return a.negates(a.Span, d.has) || claim.SaysDenied(a.In(a.text.Text))
}

// negates reports whether a stretch of a clause's sentence negates one of some words.
func (c *clause) negates(in report.Span, of func(word.Key) bool) bool {
	const near = 3 // words after one that negates
	left := 0
	for _, x := range c.text.TermsOf(c.sentence()) {
		if s := c.text.SpanOf(x); s.Start < in.Start || s.End > in.End {
			continue
		}
		if left > 0 && !x.Stop && of(keyOf(x)) {
			return true
		}
		left--
		if sense.Negates(word.Lower(c.text.Tokens[x.First].In(c.text.Text))) {
			left = near
		}
	}
	return false
}
