package attribution

import (
	"sort"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// mend finds where a quote without a closing mark ends: at the words that
// ascribe it, before a sentence in which someone else speaks of the speaker or the
// report of who would not speak, or at the end of the paragraph. What began as part
// of a sentence (`called it "a gift`) goes on behind it only in the first person.
func (q *quoted) mend(t *segment.Text, sentences []segment.Sentence) {
	first := true
	mine := false // the quote speaks in the first person
	part := beginsLow(q.inner.In(t.Text))
	from := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > q.inner.Start })
	for _, s := range sentences[from:] {
		if s.Start >= q.inner.End {
			return
		}
		if !first && (mine && startsWithOther(t, s) || reportsSpeech(t, s) || (part || seeksComment(s.In(t.Text))) && !firstPerson(t, within(t, s, q.inner))) {
			q.cut(t.Text, s.Start)
			return
		}
		words := within(t, s, q.inner)
		if at := cueAt(t, words); at > 0 {
			q.cut(t.Text, at)
			return
		}
		mine = mine || firstPerson(t, words)
		first = false
	}
}

// seeksComment: "The bank declined to comment", which nobody says of another.
func seeksComment(sentence string) bool {
	return strings.Contains(sentence, " to comment") || strings.Contains(sentence, " for comment")
}

// cut ends an unclosed quote at a place in the text.
func (q *quoted) cut(text string, at int) {
	if at >= q.inner.End {
		return
	}
	end := q.inner.Start + len(strings.TrimRightFunc(text[q.inner.Start:at], unicode.IsSpace))
	q.inner.End, q.outer.End = end, end
}

// startsWithOther reports whether a sentence begins with someone who is not
// the one speaking: "He also invited".
func startsWithOther(t *segment.Text, s segment.Sentence) bool {
	toks := t.TokensOf(s)
	if len(toks) == 0 {
		return false
	}
	switch word.Lower(toks[0].In(t.Text)) {
	case "he", "she", "they":
		return true
	}
	return false
}

// within are the tokens of a sentence that lie in a stretch of it.
func within(t *segment.Text, s segment.Sentence, in report.Span) []word.Token {
	toks := t.TokensOf(s)
	first := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= in.Start })
	last := sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= in.End })
	return toks[first:last]
}

// firstPerson reports whether words say "I".
func firstPerson(t *segment.Text, toks []word.Token) bool {
	for _, x := range toks {
		switch w := x.In(t.Text); {
		case w == "I" || strings.HasPrefix(w, "I'") || strings.HasPrefix(w, "I’"):
			return true
		case x.Kind == word.Word:
			switch word.Lower(w) {
			case "we", "my", "our", "me", "us":
				return true
			}
		}
	}
	return false
}

// reportsSpeech reports whether a sentence has the form of a report of speech
// of its own: a name or a pronoun, then "said" or its like.
func reportsSpeech(t *segment.Text, s segment.Sentence) bool {
	toks := t.TokensOf(s)
	for i := 1; i < len(toks) && i < 6; i++ {
		if v := words().forms[word.Lower(toks[i].In(t.Text))]; v.says() && (toks[i-1].Upper || isThird(toks[i-1].In(t.Text))) {
			return true
		}
	}
	return false
}

func isThird(w string) bool {
	switch word.Lower(w) {
	case "he", "she", "they", "also":
		return true
	}
	return false
}

// cueAt finds ", he said", ", Ilves said as she left", ", a guard who was there
// told reporters" or ", said the mayor" and returns where the comma stands, or 0.
func cueAt(t *segment.Text, toks []word.Token) int {
	for i := 2; i < len(toks); i++ {
		v := words().forms[word.Lower(toks[i].In(t.Text))]
		if v != nil && itSays(t, toks, i, v) {
			return int(toks[i-2].Start)
		}
		if v == nil || !v.says() && !(v.takes(fWhom) && addresses(t, toks[i+1:])) && !shouts[v.lemma] {
			continue
		}
		if toks[i-1].In(t.Text) == "," && isSpeaker(t, toks[i+1:min(i+5, len(toks))]) {
			return int(toks[i-1].Start)
		}
		if i+1 < len(toks) && toks[i+1].Kind != word.Mark && !goesOn(t, toks[i:]) {
			continue
		}
		if k := sourceBefore(t, toks[:i]); k > 0 {
			return int(toks[k].Start)
		}
	}
	return 0
}

// itSays reports whether the i-th word ends what a document or a body says: ", it
// reads.", ", it said."
func itSays(t *segment.Text, toks []word.Token, i int, v *verb) bool {
	ends := i+1 == len(toks) || toks[i+1].In(t.Text) == "."
	return ends && i > 2 && word.Lower(toks[i-1].In(t.Text)) == "it" && toks[i-2].In(t.Text) == "," && (lexis.IsSaying(v.lemma) || v.lemma == "read")
}

// shouts are verbs that tell how something was said, and of nothing else.
var shouts = word.Set("shout yell scream whisper mutter chant sigh")

// addresses reports whether words name whom something is told, and no more of it:
// "reporters", "the paper on Monday", "his lawyer, Dov Aalto". What stands behind
// them in "told Ilves that", "told the crew to" is said within the quote.
func addresses(t *segment.Text, toks []word.Token) bool {
	const most = 6 // words
	for i, x := range toks[:min(len(toks), most)] {
		low := word.Lower(x.In(t.Text))
		switch {
		case x.Kind == word.Mark:
			return i > 0 && strings.Contains(".,;", low)
		case i > 0 && (low == "on" || low == "in" || low == "at" || low == "by" || low == "after" || low == "as"):
			return true
		case i == 0 && audience[low]:
			return true
		case low == "the" || low == "a" || low == "an" || low == "his" || low == "her" || low == "its":
		case word.IsStop(low):
			return false // "me", "them that", "the crew to"
		}
	}
	return len(toks) > 0 && len(toks) <= most
}

// maxSource is how many words the source of a cue in an unclosed quote may have.
const maxSource = 14

// sourceBefore is the index of the comma before the source that toks end in, or
// 0. What stands between commas right before the cue tells who the source is:
// ", Maret Ilves, a farmer, said".
func sourceBefore(t *segment.Text, toks []word.Token) int {
	end := len(toks)
	commaBefore := func(k int) int {
		for k > max(0, end-maxSource) && toks[k].In(t.Text) != "," {
			k--
		}
		return k
	}
	last := end - 1
	if toks[last].In(t.Text) == "," {
		last = commaBefore(last-1) - 1
	}
	if last <= 0 {
		return 0
	}
	k := commaBefore(last)
	if k == 0 || toks[k].In(t.Text) != "," || !isSpeaker(t, toks[k+1:end]) {
		return 0
	}
	return k
}

// isSpeaker reports whether words name somebody who can be said to speak, and
// neither the one who is quoted nor whom that one speaks to.
func isSpeaker(t *segment.Text, toks []word.Token) bool {
	found := false
	for _, x := range toks {
		w := x.In(t.Text)
		low := word.Lower(w)
		switch low {
		case "i", "we", "you", "my", "our", "and", "but", "that", "if":
			return false
		}
		switch lexis.KindOf(low) {
		case "role", "unnamed", "group", "document", "outlet":
			found = true
		}
		found = found || x.Upper || isThird(w)
	}
	return found
}

// goesOn reports whether what follows a cue tells of the saying: "told
// reporters", "said as she left". What the quote itself might go on with
// ("Ilves said that …") does not.
func goesOn(t *segment.Text, toks []word.Token) bool {
	if v := words().forms[word.Lower(toks[0].In(t.Text))]; v.takes(fWhom) && addresses(t, toks[1:]) {
		return true
	}
	switch word.Lower(toks[1].In(t.Text)) {
	case "as", "in", "on", "at", "to", "after", "before", "during", "when", "while", "from", "outside", "through", "via":
		return true
	}
	return false
}

// wordsOf returns the words of a stretch of text in lower case.
func wordsOf(t *segment.Text, s report.Span) []string {
	var out []string
	first := sort.Search(len(t.Tokens), func(i int) bool { return int(t.Tokens[i].Start) >= s.Start })
	for _, x := range t.Tokens[first:] {
		if int(x.Start) >= s.End || len(out) == maxQuoted {
			break
		}
		if x.Kind != word.Mark {
			out = append(out, word.Lower(x.In(t.Text)))
		}
	}
	return out
}
