package story

import (
	"cmp"
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/reuse"
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
	vectorSize = 256  // words kept of one report, the strongest
	numberSize = 64   // numbers kept
	numbers    = .25  // the share of likeness that numbers decide: tolls, ages, days, sums
	leastRare  = .3   // the inverse document frequency of a term that all reports have
	priorSize  = 2000 // reports that the frozen table of frequencies counts for
)

// term is one component of a vector.
type term struct {
	id     int32 // as reader numbers it
	weight float32
}

// vector is sparse: its terms are in ascending order of id.
type vector []term

// corpus is the reports as vectors of unit length. Reports have places in it,
// in canonical order.
type corpus struct {
	texts     []*segment.Text
	order     []int // by place, the index of the text
	vectors   []vector
	headlines []vector
	twins     []int // by place, an earlier place that has much of its text, or -1
}

// occurrence is a term in one report, before weighing.
type occurrence struct {
	id     int32
	count  float32
	rarity float32 // from the frozen table
	name   bool
	number bool
}

// newCorpus turns texts to vectors.
func newCorpus(texts []*segment.Text, order []int, passages []reuse.Passage) *corpus {
	c := &corpus{
		texts: texts, order: order,
		vectors: make([]vector, len(order)), headlines: make([]vector, len(order)),
		twins: twins(texts, order, passages),
	}
	late := background(texts, passages)
	r := reader{ids: map[word.Key]int32{}, folder: word.NewFolder()}
	bags := make([][]occurrence, len(order))
	heads := make([][]occurrence, len(order))
	for place, i := range order {
		heads[place], bags[place] = r.read(texts[i], late[i])
		for _, o := range bags[place] {
			r.reports[o.id]++
		}
	}
	for place := range order {
		c.vectors[place] = r.weigh(bags[place], len(order))
		c.headlines[place] = r.weigh(heads[place], len(order))
		bags[place], heads[place] = nil, nil
	}
	return c
}

// reader numbers the terms it meets and counts the reports that have them.
type reader struct {
	folder  *word.Folder
	ids     map[word.Key]int32
	reports []float64 // by id
}

// read returns the terms of a report's headline and those of all of it.
func (r *reader) read(t *segment.Text, background map[int]bool) (head, all []occurrence) {
	if !slices.ContainsFunc(t.Sentences, func(s segment.Sentence) bool { return s.Headline }) {
		tokens := word.Tokens(t.Title)
		all = r.add(all, r.folder.Terms(t.Language, t.Title, tokens), tokens, headWeight)
	}
	head = fold(slices.Clone(all))
	for i, s := range t.Sentences {
		weight := float32(1)
		switch {
		case i == 0:
			weight = headWeight
		case background[i]:
			weight = lateWeight
		case i <= 3:
			weight = leadWeight
		}
		all = r.add(all, t.TermsOf(s), t.Tokens, weight)
		if i == 0 && len(head) == 0 {
			head = fold(slices.Clone(all))
		}
	}
	return head, fold(all)
}

func (r *reader) add(to []occurrence, terms []word.Term, tokens []word.Token, weight float32) []occurrence {
	for i, x := range terms {
		if x.Stop {
			continue
		}
		id, ok := r.ids[x.Key]
		if !ok {
			id = int32(len(r.ids))
			r.ids[x.Key] = id
			r.reports = append(r.reports, 0)
		}
		token := tokens[x.First]
		to = append(to, occurrence{id, weight, x.IDF, i > 0 && token.Upper, token.Kind == word.Number})
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
func (r *reader) weigh(bag []occurrence, reports int) vector {
	var inWords, inNumbers vector
	for _, o := range bag {
		w := math.Pow(float64(o.count), damping) * math.Pow(r.rarity(o, reports), rareness)
		switch {
		case o.number:
			inNumbers = append(inNumbers, term{o.id, float32(w)})
		case o.name:
			inWords = append(inWords, term{o.id, float32(w * nameWeight)})
		default:
			inWords = append(inWords, term{o.id, float32(w)})
		}
	}
	inWords = inWords.strongest(vectorSize).scaled(math.Sqrt(1 - numbers))
	inNumbers = inNumbers.strongest(numberSize).scaled(math.Sqrt(numbers))
	return plus(inWords, inNumbers).scaled(1)
}

// rarity is the inverse document frequency of a term, from the frozen table
// and from the reports at hand together: five reports of one event must not
// make its names common, and a name that a million reports carry is no longer
// rare.
func (r *reader) rarity(o occurrence, reports int) float64 {
	frequency := (priorSize*math.Exp(-float64(o.rarity)) + r.reports[o.id]) / (priorSize + float64(reports))
	return max(leastRare, -math.Log(frequency))
}

// strongest keeps the n strongest terms.
func (v vector) strongest(n int) vector {
	if len(v) <= n {
		return v
	}
	out := slices.Clone(v)
	slices.SortFunc(out, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	out = slices.Clip(out[:n:n])
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	return out
}

// scaled brings a vector to a length; one of no length stays as it is.
func (v vector) scaled(length float64) vector {
	if now := math.Sqrt(dot(v, v)); now > 0 {
		for i := range v {
			v[i].weight *= float32(length / now)
		}
	}
	return v
}

func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += float64(a[i].weight) * float64(b[j].weight)
			i++
			j++
		}
	}
	return sum
}

// plus adds two vectors.
func plus(a, b vector) vector {
	out := make(vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].id < b[j].id:
			out = append(out, a[i])
			i++
		case a[i].id > b[j].id:
			out = append(out, b[j])
			j++
		default:
			out = append(out, term{a[i].id, a[i].weight + b[j].weight})
			i++
			j++
		}
	}
	return append(append(out, a[i:]...), b[j:]...)
}
