package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
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
	key string // the folded words
}

// said gathers the quotes of a story: those that lie in one passage, or begin
// alike and are of one speaker, are one quote in several wordings.
func (a *assembler) said(s Story) []schema.Said {
	list := a.utterances(s)
	set := make([]int, len(list))
	for i := range list {
		set[i] = i
		for j := range i {
			if set[j] == j && a.sameQuote(s, list[i], list[j]) {
				set[i] = j
				break
			}
		}
	}
	out := []schema.Said{}
	at := map[int]int{}
	for i, u := range list {
		k, ok := at[set[i]]
		if !ok {
			k = len(out)
			at[set[i]] = k
			out = append(out, schema.Said{ID: fmt.Sprint("q", k+1), Wordings: []schema.Wording{}})
		}
		if out[k].Speaker == nil && u.Speaker != nil {
			out[k].Speaker = known(u.Speaker.Name)
		}
		a.addWording(&out[k], u)
	}
	for i := range out { // the fullest wording first
		slices.SortStableFunc(out[i].Wordings, func(x, y schema.Wording) int { return cmp.Compare(len(y.Text), len(x.Text)) })
	}
	return out
}

func (a *assembler) utterances(s Story) []utterance {
	var out []utterance
	for _, r := range s.Reports {
		for _, q := range a.Readings[r].Quotes {
			words := strings.Fields(q.In(a.Texts[r].Text))
			if len(words) < minQuote {
				continue
			}
			out = append(out, utterance{r, q, foldedWords(q.In(a.Texts[r].Text))})
		}
	}
	return out
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

// sameQuote reports whether two utterances are one quote: the words of one
// begin or hold the words of the other, or a passage holds most of both.
func (a *assembler) sameQuote(s Story, u, v utterance) bool {
	if u.Speaker != nil && v.Speaker != nil && u.Speaker.Name != v.Speaker.Name {
		return false
	}
	if strings.Contains(u.key, v.key) || strings.Contains(v.key, u.key) {
		return true
	}
	for _, p := range s.Passages {
		inU, inV := false, false
		for _, w := range p.Witnesses {
			inU = inU || w.Report == u.report && 2*w.Overlap(u.Span) >= min(w.Len(), u.Len())
			inV = inV || w.Report == v.report && 2*w.Overlap(v.Span) >= min(w.Len(), v.Len())
		}
		if inU && inV {
			return true
		}
	}
	return false
}

// addWording enters where a quote stands, under the same words if another
// report has them. Evidence stays within one sentence.
func (a *assembler) addWording(said *schema.Said, u utterance) {
	t := a.Texts[u.report]
	text := u.In(t.Text)
	k := slices.IndexFunc(said.Wordings, func(w schema.Wording) bool { return foldedWords(w.Text) == u.key })
	if k < 0 {
		k = len(said.Wordings)
		said.Wordings = append(said.Wordings, schema.Wording{Text: text, Evidence: []schema.Evidence{}})
	}
	for _, s := range t.Sentences {
		if part := s.Overlap(u.Span); part > 0 {
			x := s.Span
			x.Start, x.End = max(x.Start, u.Start), min(x.End, u.End)
			said.Wordings[k].Evidence = append(said.Wordings[k].Evidence, a.evidence(u.report, x))
		}
	}
}
