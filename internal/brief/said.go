package brief

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
	"github.com/headwater-news/headwater/schema"
)

// minQuote is how many words make quoted words a quote; fewer are a term in
// quote marks.
const minQuote = 4

// utterance is one quote in one report.
type utterance struct {
	report int
	attribution.Quote
	speaker  speaker
	key      string // the folded words
	start    string // how they begin
	passages []int  // that hold most of it
}

// said gathers the quotes of a story. Those that lie in one passage, or whose
// words one holds of the other, are one quote in several wordings, unless they
// have different speakers. Whoever is named for it is its speaker, before one
// that a report describes or points at.
func (a *assembler) said(s Story) []schema.Said {
	out := []schema.Said{}
	have := newKnownQuotes()
	var who []speaker           // of out
	wording := map[string]int{} // by quote and words
	for _, u := range a.utterances(s) {
		k, ok := have.find(u, func(k int, sameWords bool) bool { return who[k].mayBe(u.speaker, sameWords) })
		if !ok {
			k = len(out)
			out = append(out, schema.Said{ID: fmt.Sprint("q", k+1), Wordings: []schema.Wording{}})
			who = append(who, speaker{})
		}
		have.enter(u, k)
		if u.speaker.known > who[k].known {
			who[k] = u.speaker
			out[k].Speaker = known(u.speaker.name)
		}
		a.addWording(&out[k], u, fmt.Sprint(k, " ", u.key), wording)
	}
	from := sourcesOf(s.Graph)
	number := map[string]int{}
	for _, r := range s.Reports {
		number[a.id(r)] = r
	}
	for i := range out {
		orderWordings(out[i].Wordings, number, from)
	}
	return out
}

// orderWordings puts the fullest wording of a quote first; but one that only reports
// have which took their text from a report with the quote comes after it, unless that
// one cut it short: a spun quote is longer than what was said.
func orderWordings(list []schema.Wording, number map[string]int, from sources) {
	const short = 0.7 // of the fullest
	longest := 0
	reports := map[int]bool{}
	for _, w := range list {
		longest = max(longest, len(w.Text))
		for _, e := range w.Evidence {
			reports[number[e.Report]] = true
		}
	}
	rank := map[string]int{} // by words
	for _, w := range list {
		switch {
		case float64(len(w.Text)) < short*float64(longest):
			rank[w.Text] = 2
		case !slices.ContainsFunc(w.Evidence, func(e schema.Evidence) bool { return !from.any(number[e.Report], reports) }):
			rank[w.Text] = 1
		}
	}
	slices.SortStableFunc(list, func(x, y schema.Wording) int {
		return cmp.Or(cmp.Compare(rank[x.Text], rank[y.Text]), cmp.Compare(len(y.Text), len(x.Text)))
	})
}

// knownQuotes finds the quote of which an utterance is another wording.
type knownQuotes struct {
	byPassage map[int]entered
	byStart   map[string]entered // by how it begins
	byRun     map[string]entered // by any words in a row of it, as many as a start has
}

// entered is an utterance by its folded words, and the quote that it is of.
type entered struct {
	key   string
	quote int
}

func newKnownQuotes() *knownQuotes {
	return &knownQuotes{map[int]entered{}, map[string]entered{}, map[string]entered{}}
}

// find is a quote that may be the one: of a passage that the utterance lies in,
// that begins like it, that holds all its words in a row, or whose words it
// holds.
func (q *knownQuotes) find(u utterance, may func(quote int, sameWords bool) bool) (quote int, ok bool) {
	for _, p := range u.passages {
		if x, ok := q.byPassage[p]; ok && may(x.quote, mostly(x.key, u.key)) {
			return x.quote, true
		}
	}
	if x, ok := q.byStart[u.start]; ok && may(x.quote, (strings.HasPrefix(x.key, u.key) || strings.HasPrefix(u.key, x.key)) && mostly(x.key, u.key)) {
		return x.quote, true
	}
	if x, ok := q.byRun[u.start]; ok && strings.Contains(" "+x.key, " "+u.key) && may(x.quote, mostly(x.key, u.key)) {
		return x.quote, true
	}
	for tail, run := range runs(u.key) {
		if x, ok := q.byStart[run]; ok && strings.HasPrefix(tail, x.key) && may(x.quote, mostly(x.key, u.key)) {
			return x.quote, true
		}
	}
	return 0, false
}

// mostly reports whether one of two quotes that share words is long enough for
// them to be one: a few words of another's quote may have been quoted in it.
func mostly(a, b string) bool {
	const long = 8 // words
	return 2*min(len(a), len(b)) >= max(len(a), len(b)) || min(strings.Count(a, " "), strings.Count(b, " ")) >= long
}

func (q *knownQuotes) enter(u utterance, quote int) {
	x := entered{u.key, quote}
	for _, p := range u.passages {
		q.byPassage[p] = x
	}
	q.byStart[u.start] = x
	for _, run := range runs(u.key) {
		if _, ok := q.byRun[run]; !ok {
			q.byRun[run] = x
		}
	}
}

// runs yields what is left of folded words from each one on, and how that
// begins, as far as that is as many words as a start has.
func runs(key string) iter.Seq2[string, string] {
	return func(yield func(tail, run string) bool) {
		for tail := key; ; _, tail, _ = strings.Cut(tail, " ") {
			if run := firstWords(tail); !yield(tail, run) || run == tail {
				return
			}
		}
	}
}

// utterances lists the quotes of a story's reports, with the passages that
// each mostly lies in.
func (a *assembler) utterances(s Story) []utterance {
	var out []utterance
	bySentence := map[[2]int][]int{}
	for _, r := range s.Reports {
		t := a.Texts[r]
		for _, q := range a.Readings[r].Quotes {
			if len(strings.Fields(q.In(t.Text))) < minQuote || isTitle(q.In(t.Text)) {
				continue
			}
			key := foldedWords(q.In(t.Text))
			for i := range sentencesOf(t, q.Span) {
				bySentence[[2]int{r, i}] = append(bySentence[[2]int{r, i}], len(out))
			}
			out = append(out, utterance{report: r, Quote: q, speaker: speakerOf(t, q.Speaker), key: key, start: firstWords(key)})
		}
	}
	for p, passage := range slices.Concat(s.Passages, s.Heard) {
		for _, w := range passage.Witnesses {
			for _, i := range bySentence[[2]int{w.Report, w.Sentence}] {
				if u := &out[i]; 2*w.Overlap(u.Span) >= min(w.Len(), u.Len()) {
					u.passages = append(u.passages, p)
				}
			}
		}
	}
	return out
}

// isTitle reports whether quoted words are the title of a book or the like, or
// a name, and nothing that was said: all but the little ones begin with a
// capital, and they are not set in capitals throughout.
func isTitle(text string) bool {
	capitals, lower := 0, false
	for _, x := range word.Tokens(text) {
		s := x.In(text)
		switch {
		case x.Kind != word.Word:
		case speakers[word.Lower(s)], persons[word.Lower(s)], auxiliaries[s]:
			return false // "The Elder is not Calder": a title's "Is" has a capital
		case word.IsStop(word.Lower(s)):
		case !x.Upper:
			return false
		default:
			capitals++
			lower = lower || strings.ContainsFunc(s, unicode.IsLower)
		}
	}
	return capitals >= 2 && lower
}

// sentencesOf yields the sentences that a span reaches into, by number.
func sentencesOf(t *segment.Text, span report.Span) iter.Seq[int] {
	return func(yield func(int) bool) {
		i, _ := slices.BinarySearchFunc(t.Sentences, span.Start, func(s segment.Sentence, at int) int { return cmp.Compare(s.End, at+1) })
		for ; i < len(t.Sentences) && t.Sentences[i].Start < span.End; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

// firstWords is how a quote begins; quotes that begin alike are one, however
// early either is cut.
func firstWords(key string) string {
	end := 0
	for range minQuote {
		k := strings.IndexByte(key[end:], ' ')
		if k < 0 {
			return key
		}
		end += k + 1
	}
	return key[:end]
}

func foldedWords(text string) string {
	var b strings.Builder
	for _, t := range word.Tokens(text) {
		if t.Kind == word.Word || t.Kind == word.Number {
			b.WriteString(word.Lower(t.In(text)))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// addWording enters where a quote stands, under the same words if another
// report has them. Evidence stays within one sentence, so a quote that runs
// over several has several places.
func (a *assembler) addWording(said *schema.Said, u utterance, key string, wording map[string]int) {
	t := a.Texts[u.report]
	var places []schema.Evidence
	var words []string
	for i := range sentencesOf(t, u.Span) {
		s := t.Sentences[i]
		part := (report.Span{Start: max(s.Start, u.Start), End: min(s.End, u.End)}).Trim(t.Text) // some tools leave space inside the quote marks
		if s.End >= u.End && strings.HasSuffix(part.In(t.Text), ",") {
			part.End-- // “…,” she said
		}
		if part.Empty() {
			continue
		}
		places = append(places, a.evidence(u.report, part))
		words = append(words, part.In(t.Text))
	}
	if len(places) == 0 {
		return
	}
	k, ok := wording[key]
	if !ok {
		k = len(said.Wordings)
		wording[key] = k
		said.Wordings = append(said.Wordings, schema.Wording{Text: strings.Join(words, " "), Evidence: []schema.Evidence{}})
	}
	said.Wordings[k].Evidence = append(said.Wordings[k].Evidence, places...)
}
