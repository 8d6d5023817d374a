package names

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// This file tells a name from what looks like one: a place, and a word that has
// a capital because it opens its sentence.

// Words that a name begins or ends with when it is that of a place: "North
// Orre", "Tarn Bay".
var (
	placeFirst = word.Set("new north south east west northern southern eastern western northeast northwest southeast southwest central upper lower greater downtown fort port mount lake cape")
	placeLast  = word.Set("bay beach boulevard blvd blvd. avenue ave ave. street road rd rd. lane square county island islands river valley mountain mountains hills heights village township airport harbor harbour peninsula canyon creek")
)

// LikePlace reports whether a name is that of a place.
func LikePlace(name string) bool { return likePlace(lowerFields(name)) }

// likePlace is LikePlace of a name's words in lower case.
func likePlace(words []string) bool {
	n := len(words)
	return n > 0 && lexis.IsPlace(strings.Join(words, " ")) || n > 1 && lexis.Given(words[0]) == "" && (placeFirst[words[0]] || placeLast[words[n-1]])
}

// Words that end the name of a body, and those before the name of a ship.
var (
	bodyLast = word.Set("watch international cross crescent front helmets network networks entertainment solutions systems technologies products headquarters chamber committees councils pictures studios holdings industries motors pharmaceuticals brigades forces borders rising sox")
	shipLead = word.Set("ship warship mv mt ss hms hmcs hmas uss ins rms rv fv")
)

// likeBody reports whether the words of a name, in lower case, are those of a body or a
// ship: "Orre Watch", "MV Ilves", or a team, which has a city before it, "Boston Masons".
func likeBody(words []string) bool {
	n := len(words)
	return n > 1 && (bodyLast[words[n-1]] || slices.ContainsFunc(words[:n-1], func(w string) bool { return shipLead[w] }) || strings.HasSuffix(words[n-1], "s") && lexis.IsPlace(strings.Join(words[:n-1], " ")))
}

// inPlaceOf counts where the runs of a report stand as places do, and where
// otherwise.
type inPlaceOf map[string]*struct{ place, other int }

// count notes a run that stands after what leads up to a place, or elsewhere.
func (c inPlaceOf) count(name string, place bool) {
	x := c[name]
	if x == nil {
		x = &struct{ place, other int }{}
		c[name] = x
	}
	if place {
		x.place++
	} else {
		x.other++
	}
}

// mostly reports whether a name stands as places do more often than not.
func (c inPlaceOf) mostly(name string) bool {
	x := c[name]
	return x != nil && x.place > 0 && x.place >= x.other
}

// withoutOpener drops the first words of a run that opens its sentence if they
// are no part of a name: "Plus Ilves", "Even Young Greens".
func withoutOpener(t *segment.Text, s segment.Sentence, run nameRun, with *tagger.Tagger) nameRun {
	if !opensAt(t, s, run.first) {
		return run
	}
	for run.last-run.first > 1 && plainOpener(word.Lower(t.Tokens[run.first].In(t.Text)), with) {
		run.first++
	}
	return run
}

// plainOpener reports whether a word in small letters that opens a sentence is
// no part of a name or of what comes before one: its tag is that of no noun.
func plainOpener(low string, with *tagger.Tagger) bool {
	if lexis.Given(low) != "" || lexis.KindOf(low) != "" || sameRole[low] != "" || demonym(low) || placeFirst[low] {
		return false
	}
	switch tagAlone(low, with) { // adverbs by their ending: foreign names may be tagged so
	case "CC", "IN", "MD", "JJ", "JJR", "JJS", "VBG", "PRP", "PRP$", "DT", "PDT":
		return true
	case "RB", "RBR", "RBS", "RP":
		return lexis.IsSentential(low) || strings.HasSuffix(low, "ly") && len(low) > len("beverly")
	case "VBN":
		return strings.HasSuffix(low, "ed")
	}
	return lexis.IsSentential(low)
}

// governs reports whether a word in small letters that opens a sentence takes
// the name behind it for its object: "Unlike Ilves", "Citing Ilves".
func governs(low string, with *tagger.Tagger) bool {
	if noTitle[low] {
		return true
	}
	if lexis.Given(low) != "" || lexis.KindOf(low) != "" {
		return false
	}
	p := tagAlone(low, with)
	return p == "VBG" || p == "IN" && !lexis.Subordinates(low)
}

// tagAlone is the Penn Treebank tag that a word in small letters has by itself.
func tagAlone(low string, with *tagger.Tagger) string {
	one := []tagger.Word{{Text: low, Lower: low}}
	with.Tag(one)
	return one[0].Tag
}

// opensAt reports whether any word would have a capital at token i: it opens
// the sentence, or what a mark sets off.
func opensAt(t *segment.Text, s segment.Sentence, i int) bool {
	if i == s.FirstToken {
		return true
	}
	before := t.Tokens[i-1]
	return before.Kind == word.Mark && !strings.ContainsAny(before.In(t.Text), ",;.&-/’'")
}
