package story

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// The weights of terms, tuned on news with labelled events. The result changes
// little when any of them does.
const (
	headWeight = 3    // an occurrence in the title or the first sentence
	leadWeight = 2    // one in the next three sentences
	lateWeight = .3   // one in a sentence that other reports have too, late in each: background
	nameWeight = 1.75 // a term with a capital letter in mid-sentence
	damping    = .5   // of how often a term occurs
	rareness   = .8   // of its inverse document frequency
	wordSize   = 256  // words kept of one report, the strongest
	numberSize = 64   // numbers kept
	numbers    = .25  // the share of likeness that numbers decide: tolls, ages, days, sums …
	fewNumbers = 3    // … in a report with so many; one number that two reports share is chance
	leastRare  = .3   // the inverse document frequency of a term that all reports have
	maxLines   = 256  // sentences of a report that are known again
	lineMass   = 6.5  // inverse document frequencies that a sentence sums to, if finding it again tells anything
)

// Sketch is all that grouping needs to know of one report. It hangs on the
// report alone: what is rare comes from a frozen table, so that the sketches of
// today and of last month can be compared, and a report's story does not change
// because unrelated ones came in.
type Sketch struct {
	ID       string // from the report's ref and words, in hexadecimal
	Headline string // its title or, where it has none, its first sentence

	content   uint64  // of the words alone
	day       float64 // on which it came out
	dated     bool    // whether that is known to within a week
	read      bool    // whether it is a day that the text's head names, and nobody gave: an old one says nothing
	terms     vector  // of unit length
	headline  vector  // of unit length
	sentences int
	lines     []line     // the sentences that say enough to be known again, in order of hash, each once
	late      []lateTerm // the terms of those that stand in the second half, in order of line
}

// line is a sentence by the terms that it folds to.
type line struct {
	hash uint64 // even: the lowest bit is left free
	late bool   // it stands in the second half of its report
}

// lateTerm says how much of a term's occurrences a late line has.
type lateTerm struct {
	line  uint16 // index of the line
	term  uint16 // index of the term
	share float32
}

// NewSketch sketches a report.
func NewSketch(t *segment.Text) Sketch {
	s := Sketch{
		ID: id(t), Headline: headline(t),
		content: xxh3.HashString(t.Title + "\n" + t.Text), sentences: len(t.Sentences),
	}
	s.day, s.dated = published(t)
	s.read = s.dated && t.Published.Basis == report.Inferred
	head, all := bag(t)
	s.terms, s.headline = weigh(all), weigh(head)
	s.findLines(t, all)
	s.lines, s.late = slices.Clone(s.lines), slices.Clone(s.late) // a window keeps very many: no room to grow
	s.step()
	return s
}

// step brings the numbers of a sketch to the steps in which it is kept.
func (s *Sketch) step() {
	for _, v := range []vector{s.terms, s.headline} {
		for i, t := range v {
			v[i].weight = float32(uint16(t.weight*weightSteps+.5)) / weightSteps
		}
	}
	for i, x := range s.late {
		s.late[i].share = float32(byte(x.share*shareSteps+.5)) / shareSteps
	}
}

// id names a report, and the story that it opens.
func id(t *segment.Text) string {
	h := xxh3.Hash128([]byte(t.Ref + "\n" + t.Title + "\n" + t.Text)).Bytes()
	return hex.EncodeToString(h[:idSize])
}

const idSize = 8

// headline is a report's title or, where it has none, its first sentence.
func headline(t *segment.Text) string {
	if t.Title != "" {
		return t.Title
	}
	for _, s := range t.Sentences {
		if !s.Dateline {
			return s.In(t.Text)
		}
	}
	return ""
}

// published returns the day a report came out, false if it is not known to
// within a week.
func published(t *segment.Text) (float64, bool) {
	const tooVague = 7
	d := t.Published.Days
	if !d.Known() || d.Days() > tooVague {
		return 0, false
	}
	return (float64(d.First) + float64(d.Last)) / 2, true
}

// given reports whether the day of a report was given with it.
func (s *Sketch) given() bool { return s.dated && !s.read }

// findLines fills in what is needed to know the sentences of a report again.
func (s *Sketch) findLines(t *segment.Text, all []occurrence) {
	at := map[uint64]int{} // of each line, the first sentence with it
	for i, x := range t.Sentences {
		if hash, ok := lineHash(t, x); ok {
			if _, seen := at[hash]; !seen {
				at[hash] = i
				s.lines = append(s.lines, line{hash, i >= len(t.Sentences)/2})
			}
		}
	}
	slices.SortFunc(s.lines, func(a, b line) int { return cmp.Compare(a.hash, b.hash) })
	if len(s.lines) > maxLines {
		s.lines = s.lines[:maxLines]
	}
	for i, l := range s.lines {
		if l.late {
			s.addLate(i, content(t.Language, t.Text, t.TermsOf(t.Sentences[at[l.hash]]), t.Tokens), all)
		}
	}
}

// addLate notes what share of each term's occurrences a late line has.
func (s *Sketch) addLate(number int, terms iter.Seq[word.Term], all []occurrence) {
	var ids []uint32
	for x := range terms {
		ids = append(ids, uint32(x.Key))
	}
	slices.Sort(ids)
	for len(ids) > 0 {
		n := 1
		for n < len(ids) && ids[n] == ids[0] {
			n++
		}
		place, ok := slices.BinarySearchFunc(s.terms, ids[0], func(x term, id uint32) int { return cmp.Compare(x.id, id) })
		among, _ := slices.BinarySearchFunc(all, ids[0], func(o occurrence, id uint32) int { return cmp.Compare(o.id, id) })
		if ok {
			s.late = append(s.late, lateTerm{uint16(number), uint16(place), min(1, float32(n)/all[among].count)})
		}
		ids = ids[n:]
	}
}

// lineHash names a sentence by its terms, and reports whether it says enough
// to be known again.
func lineHash(t *segment.Text, s segment.Sentence) (uint64, bool) {
	var h xxh3.Hasher
	var key [8]byte
	mass := float32(0)
	for _, x := range t.TermsOf(s) {
		binary.LittleEndian.PutUint64(key[:], uint64(x.Key))
		h.Write(key[:])
		if !x.Stop {
			mass += x.IDF
		}
	}
	return h.Sum64() &^ 1, mass >= lineMass && !s.Dateline
}

// occurrence is a term in one report, before weighing.
type occurrence struct {
	id     uint32
	count  float32
	rarity float32 // from the frozen table
	name   bool
	number bool
}

// bag returns the terms of a report's headline and those of all of it.
func bag(t *segment.Text) (head, all []occurrence) {
	if !slices.ContainsFunc(t.Sentences, func(s segment.Sentence) bool { return s.Headline }) {
		tokens := word.Tokens(t.Title)
		all = occurrences(all, t.Language, t.Title, word.NewFolder().Terms(t.Language, t.Title, tokens), tokens, headWeight)
	}
	head = fold(slices.Clone(all))
	all = stamped(all, t)
	for i, s := range t.Sentences {
		weight := float32(1)
		switch {
		case i == 0:
			weight = headWeight
		case i <= 3:
			weight = leadWeight
		}
		all = occurrences(all, t.Language, t.Text, t.TermsOf(s), t.Tokens, weight)
		if i == 0 && len(head) == 0 {
			head = fold(slices.Clone(all))
		}
	}
	return head, fold(all)
}

// stamped adds the days that a page prints beside the report. They are no part
// of it, but reports of one day more often tell of one event.
func stamped(to []occurrence, t *segment.Text) []occurrence {
	for _, f := range t.Furniture {
		if f.Kind != report.Byline || strings.IndexFunc(f.In(t.Text), unicode.IsDigit) < 0 {
			continue
		}
		first, _ := slices.BinarySearchFunc(t.Tokens, f.Start, func(x word.Token, at int) int { return cmp.Compare(int(x.Start), at) })
		last, _ := slices.BinarySearchFunc(t.Tokens, f.End, func(x word.Token, at int) int { return cmp.Compare(int(x.Start), at) })
		tokens := t.Tokens[first:last]
		to = occurrences(to, t.Language, t.Text, word.NewFolder().Terms(t.Language, t.Text, tokens), tokens, leadWeight)
	}
	return to
}

func occurrences(to []occurrence, language, text string, terms []word.Term, tokens []word.Token, weight float32) []occurrence {
	for x := range content(language, text, terms, tokens) {
		token := tokens[x.First]
		to = append(to, occurrence{uint32(x.Key), weight, x.IDF, x.First > terms[0].First && token.Upper, token.Kind == word.Number})
	}
	return to
}

// fold makes one of the occurrences of each term.
func fold(list []occurrence) []occurrence {
	slices.SortFunc(list, func(a, b occurrence) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.count, b.count)) })
	out := list[:0]
	for _, o := range list {
		if n := len(out); n > 0 && out[n-1].id == o.id {
			out[n-1].count += o.count
			out[n-1].name = out[n-1].name || o.name
			continue
		}
		out = append(out, o)
	}
	return out
}

// weigh makes a vector of a bag of terms. Words and numbers are weighed apart,
// or the few numbers would be lost among the words; yet where two events are
// of one kind it is often the numbers alone that tell which a report means.
func weigh(bag []occurrence) vector {
	var inWords, inNumbers vector
	for _, o := range bag {
		rarity := max(leastRare, float64(o.rarity))
		w := math.Pow(float64(o.count), damping) * math.Pow(rarity, rareness)
		switch {
		case o.number:
			inNumbers = append(inNumbers, term{o.id, float32(w)})
		case o.name:
			inWords = append(inWords, term{o.id, float32(w * nameWeight)})
		default:
			inWords = append(inWords, term{o.id, float32(w)})
		}
	}
	share := numbers * min(1, float64(len(inNumbers))/fewNumbers)
	inWords = inWords.strongest(wordSize).scaled(math.Sqrt(1 - share))
	inNumbers = inNumbers.strongest(numberSize).scaled(math.Sqrt(share))
	return plus(inWords, inNumbers).scaled(1)
}

// Enough is how alike two reports must be to be a story.
const Enough = leastAlike

// gap is how many days lie between two reports, 0 where that is not known.
func (s *Sketch) gap(t *Sketch) float64 {
	if !s.given() || !t.given() {
		return 0
	}
	return math.Abs(s.day - t.day)
}

// Term is a term, by half its key, and how much it weighs.
type Term struct {
	Key    uint32
	Weight float32
}

// Strongest returns the terms by which a report is looked up among others.
func (s *Sketch) Strongest() []Term { return s.terms.strongest(strongTerms).exported() }

func (v vector) exported() []Term {
	out := make([]Term, len(v))
	for i, t := range v {
		out[i] = Term{t.id, t.weight}
	}
	return out
}

// Weight is how much of what a report says some terms are, its headline counting
// once more.
func (s *Sketch) Weight(keys []word.Key) float64 {
	sum := 0.
	for _, k := range keys {
		sum += s.terms.weight(uint32(k)) + s.headline.weight(uint32(k))
	}
	return sum
}

func (v vector) weight(id uint32) float64 {
	i, ok := slices.BinarySearchFunc(v, id, func(t term, id uint32) int { return cmp.Compare(t.id, id) })
	if !ok {
		return 0
	}
	return float64(v[i].weight)
}
