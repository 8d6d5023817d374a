package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
)

// row is a feature, as an index of its weights; row 0 has none.
type row uint32

// weight is how much a feature speaks for a class.
type weight struct {
	value float32
	class uint8
}

// features are the rows of one word, for each place it can stand in.
type features struct {
	own, before, beforeThat, next, nextButOne row
	after                                     []afterTag // the word after a tag
	ending                                    *endingRows
}

// afterTag is the row of a word that comes after a tag.
type afterTag struct {
	tag int
	row row
}

// endingRows are the rows of one ending: of the word itself, of the word before
// it and of the next.
type endingRows struct {
	text              string
	own, before, next row
	unknown           features // of a word with this ending that the model does not know
}

// maxTags is how many tags there can be, the 45 of the Penn Treebank and those
// of what is no word among them.
const maxTags = 64

// model is the weights, by what they hang on. A tag is an index into tags.
type model struct {
	tags    []string
	classes []int // the tag of each class that a weight can speak for

	weights []weight
	from    []uint32 // row r has weights from[r] to from[r+1]

	bias       row
	initials   [256]row
	before     [maxTags]row // by the tag before
	beforeThat [maxTags]row // by the tag before that
	bothBefore [maxTags][maxTags]row
	words      map[string]*features
	endings    map[string]*endingRows
	fixed      map[string]int // words that have one tag only

	start, startBefore  int // the tags of what stands before the first word
	noun, hyphen, trace int // the tags of words that are not weighed
}

// What stands before the first word and after the last.
const (
	start, startBefore = "-START-", "-START2-"
	end, endAfter      = "-END-", "-END2-"
)

const (
	magic   = "PROSETAG"
	version = 1
)

var errShort = errors.New("it ends early")

// input reads little-endian numbers and strings; after its end it gives zeros
// and says so in err.
type input struct {
	rest []byte
	err  error
}

func (in *input) take(n int) []byte {
	if n < 0 || n > len(in.rest) {
		in.err, in.rest = errShort, nil
		return nil
	}
	b := in.rest[:n]
	in.rest = in.rest[n:]
	return b
}

func (in *input) number() int {
	if b := in.take(4); b != nil {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

// name is a string after its length in two bytes.
func (in *input) name() string {
	if b := in.take(2); b != nil {
		return string(in.take(int(binary.LittleEndian.Uint16(b))))
	}
	return ""
}

// numbers returns n numbers of four bytes.
func (in *input) numbers(n int) []uint32 {
	b := in.take(4 * n)
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

// parse reads a model: its classes, the names of the features with the places
// of their weights, the weights, and the words that have one tag.
func parse(data []byte) (*model, error) {
	in := &input{rest: data}
	if string(in.take(len(magic))) != magic || in.number() != version {
		return nil, errors.New("it is no model of a version that is known")
	}
	m := &model{words: make(map[string]*features, 1<<14), endings: make(map[string]*endingRows, 1<<12), fixed: map[string]int{}}
	for n := in.number(); n > 0 && in.err == nil; n-- {
		m.classes = append(m.classes, m.tagNamed(in.name()))
	}
	count, pairs := in.number(), in.number()
	names := string(in.take(in.number()))
	at, from := in.numbers(count+1), in.numbers(count+1)
	ids, values := in.take(pairs), in.numbers(pairs)
	for n := in.number(); n > 0 && in.err == nil; n-- {
		word, id := in.name(), in.take(1)
		if len(id) == 1 && int(id[0]) < len(m.classes) {
			m.fixed[word] = m.classes[id[0]]
		}
	}
	if in.err != nil {
		return nil, in.err
	}
	if len(m.classes) == 0 || len(m.classes) > maxTags {
		return nil, fmt.Errorf("it has %d classes, not up to %d", len(m.classes), maxTags)
	}
	m.weights = make([]weight, pairs)
	for i := range m.weights {
		if int(ids[i]) >= len(m.classes) {
			return nil, fmt.Errorf("weight %d is of no class", i)
		}
		m.weights[i] = weight{math.Float32frombits(values[i]), ids[i]}
	}
	m.from = append([]uint32{0}, from...) // row 0 is empty
	for i := range count {
		if at[i] > at[i+1] || int(at[i+1]) > len(names) || from[i] > from[i+1] || int(from[i+1]) > pairs {
			return nil, fmt.Errorf("feature %d is out of order", i)
		}
		m.place(names[at[i]:at[i+1]], row(i+1))
	}
	for w, f := range m.words {
		f.ending = m.endings[ending(w)]
	}
	m.start, m.startBefore = m.tagNamed(start), m.tagNamed(startBefore)
	m.noun, m.hyphen, m.trace = m.tagNamed("NN"), m.tagNamed("-"), m.tagNamed("-NONE-")
	if len(m.tags) > maxTags {
		return nil, fmt.Errorf("it has %d tags, more than %d", len(m.tags), maxTags)
	}
	return m, nil
}

// place puts a feature where the tagger looks for it. A feature is named after
// where it looks and what it finds there: "i-1 word the".
func (m *model) place(name string, r row) {
	if name == "bias" {
		m.bias = r
		return
	}
	what, found := cutLast(name)
	switch what {
	case "i pref1":
		if found != "" {
			m.initials[found[0]] = r
		}
	case "i-1 tag":
		m.before[m.tagNamed(found)] = r
	case "i-2 tag":
		m.beforeThat[m.tagNamed(found)] = r
	case "i word":
		m.word(found).own = r
	case "i-1 word":
		m.word(found).before = r
	case "i-2 word":
		m.word(found).beforeThat = r
	case "i+1 word":
		m.word(found).next = r
	case "i+2 word":
		m.word(found).nextButOne = r
	case "i suffix":
		m.endingOf(found).own = r
	case "i-1 suffix":
		m.endingOf(found).before = r
	case "i+1 suffix":
		m.endingOf(found).next = r
	default: // of two parts: "i tag+i-2 tag NN DT", "i-1 tag+i word DT dam"
		what, first := cutLast(what)
		switch what {
		case "i tag+i-2 tag":
			m.bothBefore[m.tagNamed(first)][m.tagNamed(found)] = r
		case "i-1 tag+i word":
			f := m.word(found)
			f.after = append(f.after, afterTag{m.tagNamed(first), r})
		}
	}
}

// cutLast cuts a string at its last space.
func cutLast(s string) (before, after string) {
	i := max(0, strings.LastIndexByte(s, ' '))
	return s[:i], strings.TrimPrefix(s[i:], " ")
}

func (m *model) word(w string) *features {
	f := m.words[w]
	if f == nil {
		f = &features{}
		m.words[w] = f
	}
	return f
}

func (m *model) endingOf(e string) *endingRows {
	x := m.endings[e]
	if x == nil {
		x = &endingRows{text: e}
		x.unknown.ending = x
		m.endings[e] = x
	}
	return x
}

// tagNamed is the index of a tag.
func (m *model) tagNamed(name string) int {
	for k, t := range m.tags {
		if t == name {
			return k
		}
	}
	m.tags = append(m.tags, name)
	return min(len(m.tags), maxTags) - 1
}
