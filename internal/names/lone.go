package names

import (
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells by the words around it that a name alone is a person's: reports
// that are cut from others often name nobody in full.

// personAlone reports whether a name of one word is that of a person, and whether
// that is "he" or "she", where it is told: "Ilves, 54, has left", "Ilves left the
// port. She …".
func personAlone(t *segment.Text, run nameRun, with *tagger.Tagger) (gender string, ok bool) {
	s := t.Sentences[run.sentence]
	if w := t.Tokens[run.first].In(t.Text); len(w) > 1 && w == strings.ToUpper(w) { // "ORN quoted him. He …"
		return "", false
	}
	if opens := run.first == s.FirstToken; opens && run.last < s.LastToken && run.sentence+1 < len(t.Sentences) {
		next := t.Sentences[run.sentence+1]
		if g := startsWithPerson(t, next); g != "" && next.Paragraph == s.Paragraph && actsAlone(t, s, with) {
			return g, true
		}
	}
	return "", agedAt(t, s, run.last)
}

// agedAt reports whether an age stands between commas from token i on: ", 54,".
func agedAt(t *segment.Text, s segment.Sentence, i int) bool {
	if i+2 >= s.LastToken || t.Tokens[i].In(t.Text) != "," || t.Tokens[i+2].In(t.Text) != "," {
		return false
	}
	n := t.Tokens[i+1].In(t.Text)
	return t.Tokens[i+1].Kind == word.Number && len(n) == 2 // smaller and greater numbers may count other things
}

// startsWithPerson is the gender of the pronoun that a sentence begins with, or that
// speaks what it begins with in quotes: `"It was late," she said`; or "".
func startsWithPerson(t *segment.Text, s segment.Sentence) string {
	i := s.FirstToken
	if opensQuote(t.Tokens[i].In(t.Text)) {
		for i++; i < s.LastToken && !closesQuote(t.Tokens[i].In(t.Text)); i++ {
		}
		for i++; i < s.LastToken && t.Tokens[i].Kind == word.Mark; i++ {
		}
	}
	if i >= s.LastToken {
		return ""
	}
	switch low := word.Lower(t.Tokens[i].In(t.Text)); low {
	case "he", "she":
		return genderOf[low]
	}
	return ""
}

// actsAlone reports whether a sentence begins with a name of one word and its verb:
// "Ilves left", unlike "Residents left".
func actsAlone(t *segment.Text, s segment.Sentence, with *tagger.Tagger) bool {
	const enough = 6 // words, to tell a verb by
	var in []tagger.Word
	for _, x := range t.TokensOf(s)[:min(enough, s.LastToken-s.FirstToken)] {
		w := x.In(t.Text)
		in = append(in, tagger.Word{Text: w, Lower: word.Lower(w)})
	}
	with.Tag(in)
	properNoun := func(tag string) bool { return tag == "NNP" || tag == "NNPS" }
	if len(in) < 2 || !properNoun(in[0].Tag) || with.Knows(in[0].Lower) && !properNoun(tagAlone(in[0].Lower, with)) {
		return false
	}
	switch in[1].Tag {
	case "VBD", "VBP", "VBZ", "MD", "VBN":
		return true
	}
	return false
}

func opensQuote(mark string) bool { return mark == "\"" || mark == "“" }

func closesQuote(mark string) bool { return mark == "\"" || mark == "”" }
