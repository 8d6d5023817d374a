package attribution

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// mend finds where a quote without a closing mark ends: at the words that
// ascribe it, before a sentence in which someone else speaks of the speaker,
// or at the end of the paragraph.
func (q *quoted) mend(t *segment.Text, sentences []segment.Sentence) {
	first := true
	mine := false // the quote speaks in the first person
	for _, s := range sentences {
		if s.End <= q.inner.Start || s.Start >= q.inner.End {
			continue
		}
		if !first && (mine && startsWithOther(t, s) || reportsSpeech(t, s)) {
			q.cut(t.Text, s.Start)
			return
		}
		if at := cueAt(t, s, q.inner.Start); at > 0 {
			q.cut(t.Text, at)
			return
		}
		mine = mine || firstPerson(t, s, q.inner.Start)
		first = false
	}
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

// firstPerson reports whether the words of a sentence from a place on say "I".
func firstPerson(t *segment.Text, s segment.Sentence, from int) bool {
	for _, x := range t.TokensOf(s) {
		if int(x.Start) < from {
			continue
		}
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
		if v := words().forms[word.Lower(toks[i].In(t.Text))]; v != nil && sayVerb[v.lemma] && (toks[i-1].Upper || isThird(toks[i-1].In(t.Text))) {
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

// cueAt finds ", he said", ", Ilves said as she left" or ", said Ilves" in a
// sentence after a place, and returns where the comma stands, or 0.
func cueAt(t *segment.Text, s segment.Sentence, from int) int {
	toks := t.TokensOf(s)
	for i := 2; i < len(toks); i++ {
		if int(toks[i].Start) <= from {
			continue
		}
		v := words().forms[word.Lower(toks[i].In(t.Text))]
		if v == nil || !sayVerb[v.lemma] {
			continue
		}
		ends := i+1 == len(toks) || toks[i+1].Kind == word.Mark || toks[i-1].Upper && goesOn(t, toks[i:])
		k := i - 1
		for k > 0 && k > i-4 && (toks[k].Upper || isThird(toks[k].In(t.Text))) {
			k--
		}
		if toks[k].In(t.Text) != "," || int(toks[k].Start) <= from {
			continue
		}
		if k < i-1 && ends || k == i-1 && i+1 < len(toks) && toks[i+1].Upper {
			return int(toks[k].Start)
		}
	}
	return 0
}

// goesOn reports whether what follows a cue tells of the saying: "told
// reporters", "said as she left". What the quote itself might go on with
// ("Ilves said that …") does not.
func goesOn(t *segment.Text, toks []word.Token) bool {
	if v := words().forms[word.Lower(toks[0].In(t.Text))]; v != nil && (v.lemma == "tell" || v.lemma == "ask") {
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
	for _, x := range t.Tokens {
		if int(x.Start) >= s.End {
			break
		}
		if int(x.Start) >= s.Start && x.Kind != word.Mark {
			out = append(out, word.Lower(x.In(t.Text)))
		}
	}
	return out
}
