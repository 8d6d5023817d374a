// Package tagger tells the part of speech of every word of an English sentence,
// in the tags of the Penn Treebank.
//
// It is an averaged perceptron (Collins, EMNLP 2002): each feature of a word,
// such as its ending or the tag before it, adds its weights to the tags they
// speak for, and the tag with the highest sum is taken. The weights are those
// that come with the module prose. Its own tagger searches a list of strings
// for each of the fourteen features of a word; here the features of one word
// are found together, by the word, which takes a quarter of the time.
package tagger

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v3/tag/aptagmodel"
)

// Word is a word to be tagged.
type Word struct {
	Text  string // as written
	Lower string // in lower case
	Tag   string // set by Tag
}

// Tagger holds the model and the working space of one goroutine.
type Tagger struct {
	*model
	scores  [maxTags]float32 // by class
	context []*features      // of each word, and of two at either end
	edges   [4]*features
}

var english = sync.OnceValue(func() *model {
	m, err := parse(aptagmodel.English)
	if err != nil {
		panic("tagger: the built-in model cannot be read: " + err.Error())
	}
	return m
})

// New returns a tagger of English. The model is read once and shared.
func New() *Tagger {
	m := english()
	t := &Tagger{model: m}
	for i, w := range []string{start, startBefore, end, endAfter} {
		t.edges[i] = t.features(Word{Lower: w})
	}
	return t
}

// Tag sets the tags of the words of one sentence.
func (t *Tagger) Tag(words []Word) {
	c := append(t.context[:0], t.edges[0], t.edges[1])
	for i := range words {
		c = append(c, t.features(words[i]))
	}
	t.context = append(c, t.edges[2], t.edges[3])
	before, beforeThat := t.start, t.startBefore
	for i := range words {
		k := t.tag(words[i], t.context[i:i+5], before, beforeThat)
		words[i].Tag = t.tags[k]
		before, beforeThat = k, before
	}
}

// unknown is a word that the model knows nothing of.
var unknown features

// features finds a word in the form that the model knows it by.
func (t *Tagger) features(w Word) *features {
	s := w.Lower
	switch {
	case s == "":
		return &unknown
	case s[0] != '-' && strings.IndexByte(s, '-') >= 0:
		s = "!HYPHEN"
	case len(s) == 4 && digits(s):
		s = "!YEAR"
	case s[0] >= '0' && s[0] <= '9':
		s = "!DIGITS"
	}
	if f := t.words[s]; f != nil {
		return f
	}
	if e := t.endings[ending(s)]; e != nil {
		return &e.unknown
	}
	return &unknown
}

// Knows reports whether a word in small letters is one that the model was trained
// with, as most common words are and few names.
func (t *Tagger) Knows(lower string) bool { return t.words[lower] != nil }

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// ending is the last three bytes of a word, as the model was trained with.
func ending(s string) string { return s[max(0, len(s)-3):] }

// tag chooses the tag of the word in the middle of five.
func (t *Tagger) tag(w Word, c []*features, before, beforeThat int) int {
	switch {
	case w.Text == "-":
		return t.hyphen
	case w.Text == "*":
		return t.trace
	case strings.HasPrefix(w.Text, "@"):
		return t.noun
	}
	if k, ok := t.fixed[w.Text]; ok {
		return int(k)
	}
	clear(t.scores[:])
	t.add(t.bias)
	own := c[2].ending
	if e := ending(w.Text); own == nil || e != own.text {
		own = t.endings[e]
	}
	if own != nil {
		t.add(own.own)
	}
	if w.Text != "" {
		t.add(t.initials[w.Text[0]])
	}
	t.add(t.before[before])
	t.add(t.beforeThat[beforeThat])
	t.add(t.bothBefore[before][beforeThat])
	t.add(c[2].own)
	for _, x := range c[2].after {
		if x.tag == before {
			t.add(x.row)
			break
		}
	}
	t.add(c[1].before)
	if e := c[1].ending; e != nil {
		t.add(e.before)
	}
	t.add(c[0].beforeThat)
	t.add(c[3].next)
	if e := c[3].ending; e != nil {
		t.add(e.next)
	}
	t.add(c[4].nextButOne)

	best, most := 0, t.scores[0]
	for k, s := range t.scores[:len(t.classes)] {
		if s > most {
			best, most = k, s
		}
	}
	return t.classes[best]
}

// add adds the weights of a feature to the scores.
func (t *Tagger) add(r row) {
	for _, w := range t.weights[t.from[r]:t.from[r+1]] {
		t.scores[w.class%maxTags] += w.value // there are no more classes than that
	}
}
