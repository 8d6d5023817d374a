package check

import (
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/thesaurus"
	"github.com/headwater-news/headwater/internal/word"
)

// Index is stories laid out for checks: what is known of each, and its
// sentences by their words. A claim is compared with the sentences alone that
// share enough with it to bear on it, so that a check costs what it finds and
// not what there is. An Index is not changed once it is made, and may be asked
// by many at once.
type Index struct {
	matchers  []*matcher
	sentences []sentence
	byKey     map[word.Key][]int32 // numbers of sentences, ascending
	bySense   map[int][]int32
	byWide    map[thesaurus.Sense][]int32
	byStem    map[string][]int32
}

// sentence is the evidence that one sentence of a story holds.
type sentence struct {
	story    int
	evidence []piece
}

// piece is evidence and the claim that it belongs to; what is too slight to be
// of one has a number past the claims.
type piece struct {
	claim.Evidence
	claim int
}

// NewIndex lays out stories.
func NewIndex(stories []Story) *Index {
	x := &Index{byKey: map[word.Key][]int32{}, bySense: map[int][]int32{}, byWide: map[thesaurus.Sense][]int32{}, byStem: map[string][]int32{}}
	for i, s := range stories {
		x.matchers = append(x.matchers, newMatcher(s))
		at := map[[2]int]int{}
		add := func(of int, e claim.Evidence) {
			k := [2]int{e.Report, e.Sentence}
			n, ok := at[k]
			if !ok {
				n = len(x.sentences)
				at[k] = n
				x.sentences = append(x.sentences, sentence{story: i})
				x.enter(int32(n), s.Texts[e.Report], e.Sentence)
			}
			x.sentences[n].evidence = append(x.sentences[n].evidence, piece{e, of})
		}
		for c := range s.Claims {
			for _, e := range s.Claims[c].Evidence {
				add(c, e)
			}
		}
		for n, e := range s.Besides {
			add(len(s.Claims)+n, e)
		}
	}
	return x
}

// enter lists a sentence under its words.
func (x *Index) enter(n int32, t *segment.Text, sentence int) {
	for _, w := range wordsOf(t, t.Sentences[sentence]) {
		x.byKey[w.key] = append(x.byKey[w.key], n)
		if w.sense != sense.None {
			x.bySense[w.sense] = append(x.bySense[w.sense], n)
		}
		for _, k := range w.wide {
			x.byWide[k] = append(x.byWide[k], n)
		}
		for _, k := range w.says {
			x.byWide[k] = append(x.byWide[k], n)
		}
		if w.stem != "" {
			x.byStem[w.stem] = append(x.byStem[w.stem], n)
		}
	}
}

// lookup is a word as it is looked up. Words of one kin have one stem.
type lookup struct {
	key    word.Key
	sense  int
	wide   []thesaurus.Sense
	says   []thesaurus.Sense
	means  []thesaurus.Sense
	stem   string
	rarity float64
	apart  bool // a name, a number, what it counts money in or "on board", which are compared each in their own way
}

func wordsOf(t *segment.Text, s segment.Sentence) []lookup {
	var out []lookup
	terms := t.TermsOf(s)
	for i, x := range terms {
		if x.Stop {
			continue
		}
		w := lookup{key: x.Key, sense: sense.Of(x.Key), rarity: float64(x.IDF)}
		w.wide, _ = wideSenses(terms[i:])
		w.says = thesaurus.Says(terms[i:])
		w.means, _ = thesaurus.Means(terms[i:])
		lower := word.Lower(t.Tokens[x.First].In(t.Text))
		if len(lower) >= leastKin {
			w.stem = lower[:leastKin]
		}
		onBoard := lower == aboard || lower == "board" && x.First > 0 && word.Lower(t.Tokens[x.First-1].In(t.Text)) == "on"
		w.apart = onBoard || quantity.IsNumber(lower) || speaks[lower] || quantity.Currency(lower) != "" || t.Tokens[x.First].Upper && i > 0
		out = append(out, w)
	}
	return out
}

// enough is the share of a claim's words, by rarity, that a sentence must have
// to be looked at. It is less than similar, for the rarity of a word among the
// claims of a story is another than in all news.
const enough = 0.3

// near lists the sentences that may bear on a claim, in order.
func (x *Index) near(asked *segment.Text) []int32 {
	total := 0.0
	has := map[int32]float64{}
	var words []lookup
	for _, s := range asked.Sentences {
		words = append(words, wordsOf(asked, s)...)
	}
	if compared := slices.DeleteFunc(slices.Clone(words), func(w lookup) bool { return w.apart }); len(compared) > 0 {
		words = compared // else there are names alone: "Oduya is a Catholic"
	}
	for _, w := range words {
		total += w.rarity
		found := slices.Clone(x.byKey[w.key])
		if w.sense != sense.None {
			found = append(found, x.bySense[w.sense]...)
		}
		for _, k := range slices.Concat(w.wide, w.means) {
			found = append(found, x.byWide[k]...)
		}
		if w.stem != "" {
			found = append(found, x.byStem[w.stem]...)
		}
		slices.Sort(found)
		for _, n := range slices.Compact(found) {
			has[n] += w.rarity
		}
	}
	var out []int32
	for n, share := range has {
		if share >= enough*total {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// Claim looks for a claim, which is a text of its own, among the stories.
func (x *Index) Claim(asked *segment.Text) Result {
	near, asks := x.near(asked), open(asked.Text)
	var out Result
	var alike []found
	for from := 0; from < len(near); {
		story := x.sentences[near[from]].story
		to := from
		var list []sentence
		for ; to < len(near) && x.sentences[near[to]].story == story; to++ {
			list = append(list, x.sentences[near[to]])
		}
		from = to
		m := x.matchers[story]
		by := map[stance][]found{}
		looked := m.look(asked, list)
		if asks != "" {
			answering(looked, asks)
		}
		for _, f := range looked {
			f.story = story
			by[f.stance] = append(by[f.stance], f)
		}
		by[denies] = append(by[denies], m.answers(by[asserts], by[denies])...)
		out.Asserts.add(m.Story, by[asserts])
		out.Denies.add(m.Story, by[denies])
		alike = append(alike, by[like]...)
	}
	out.Similar = gather(alike)
	out.Verdict = out.verdict()
	return out
}
