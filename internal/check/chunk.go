package check

import (
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// The phrases of a sentence: a noun with what belongs to it, a verb with those that help
// it, and the words between them, by the parts of speech alone.

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

func (r *deedReader) item(token int) int {
	return r.itemAt(report.Span{Start: int(r.tokens[token].Start), End: int(r.tokens[token].End)})
}

// mendTags mends what the tagger often takes for another part of speech.
func mendTags(words []tagger.Word) {
	mendNouns(words)
	for i := 1; i+2 < len(words); i++ {
		switch {
		case words[i+1].Lower == "-" && words[i].Tag == "RP" && words[i-1].Tag == "DT": // "an off-duty guard"
			words[i].Tag = "JJ"
		case words[i].Lower == "underwent":
			words[i].Tag = "VBD"
		case words[i].Lower == "named" && strings.HasPrefix(words[i-1].Tag, "NN") && words[i+1].Tag == "NNP": // "a woman named Ines Oduya"
			words[i].Tag = "IN"
		}
	}
	mendOnlyVerb(words)
}

// mendNouns makes verbs of what was taken for nouns between who does it and who suffers it:
// "Oduya shot a guard", "didn't land a blow".
func mendNouns(words []tagger.Word) {
	for i := 1; i+1 < len(words); i++ {
		if words[i].Lower == "press" && strings.HasPrefix(words[i+1].Tag, "NN") && !strings.HasPrefix(words[i-1].Tag, "PRP") && words[i-1].Tag != "TO" && words[i-1].Tag != "MD" && words[i+1].Tag != "NNP" { // "her press secretary"
			words[i].Tag = "NN"
		}
		if notted(words[i-1].Lower) && words[i].Tag == "NN" {
			words[i-1].Tag, words[i].Tag = "MD", "VB"
		}
		if words[i].Tag == "VBG" && (opensPhrase(words[i-1].Lower) || words[i-1].Tag == "JJ") && (words[i+1].Tag == "IN" || words[i+1].Tag == "TO" || words[i+1].Tag == ".") { // "the backing of"
			words[i].Tag = "NN"
		}
		if !alsoNouns[words[i].Lower] || words[i].Tag != "NN" || !strings.HasPrefix(words[i-1].Tag, "NN") {
			continue
		}
		switch words[i+1].Tag {
		case "CD", "CC":
			if words[i-1].Tag != "NNP" { // "a budget cut and …"
				continue
			}
			fallthrough
		case "DT", "PRP$", "PRP", "NNP":
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
		case x.word == "(" && r.closes(i) > 0:
			x.kind, x.to = other, r.closes(i)
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
			for to := r.overQuotes(x.to); to < len(r.words) && r.inPhrase(to) && (r.words[to-1].Tag == "PDT" || r.words[to].Tag != "DT" && r.words[to].Tag != "PRP$"); to = r.overQuotes(x.to) {
				x.to = to + 1
			}
		default:
			x.kind = other
		}
		r.chunks = append(r.chunks, x)
		i = x.to
	}
}

// closes is where a short bracket ends that a token opens, 0 if there is none: "(R)".
func (r *deedReader) closes(i int) int {
	const most = 8 // tokens
	for k := i + 1; k < min(len(r.words), i+most); k++ {
		if r.words[k].Lower == ")" {
			return k + 1
		}
	}
	return 0
}

// overQuotes is the first token from one on that is no quotation mark: "the
// “Heron” crew" is one phrase.
func (r *deedReader) overQuotes(i int) int {
	for i < len(r.words) && quoteMarks[r.words[i].Lower] {
		i++
	}
	return i
}

var (
	quoteMarks  = word.Set("\" “ ” ‘ ’ ` ' `` ''")
	doubleMarks = word.Set("\" “ ” `` ''") // none of which may be of a genitive
)

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
		case r.words[i].Tag == "RB" || r.words[i].Lower == "n't" || r.words[i].Lower == "not" || doubleMarks[r.words[i].Lower]:
		default:
			return max(i, verb+1), verb
		}
	}
	return i, verb
}

// helps are verbs that stand before others.
var helps = word.Set(`is are was were be been being am 's 're has have had 've 'd having do does did may might can could shall should will
	would must 'll get gets got`)

func isPronoun(w string) bool {
	switch w {
	case "he", "she", "it", "they", "we", "i", "who", "which", "that":
		return true
	}
	return false
}

// mendOnlyVerb makes a past of the participle that is all that a sentence has for a verb:
// "The minister called on Oduya."
func mendOnlyVerb(words []tagger.Word) {
	only := none
	for i, w := range words {
		switch w.Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return
		case "VBN":
			if only == none && i > 0 && strings.HasPrefix(words[i-1].Tag, "NN") && i+1 < len(words) && words[i+1].Lower != "by" {
				only = i
			}
		}
	}
	if only != none {
		words[only].Tag = "VBD"
	}
}
