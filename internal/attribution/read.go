package attribution

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// reader reads one report.
type reader struct {
	t        *segment.Text
	tagger   *tagger.Tagger
	quotes   []quoted
	unmended quoted // the last quote without a closing mark, up to its paragraph's end
	found    []*found
	unit     unit
	scratch  []tagger.Word
	pending  *found // ascribes the speech that comes next

	transcript bool   // paragraphs begin with the names of who speaks
	byLine     bool   // each sentence has a line of its own: quotes run over lines
	label      *found // ascribes the paragraph that is being read, in a transcript
	next       int    // the first quote that ends after the place being read
}

// found is an attribution in the making.
type found struct {
	sentence   int
	paragraph  int
	source     []report.Span
	cue        []report.Span
	content    []report.Span
	speech     []int // the quotes among the content
	act        Act
	via        []report.Span // outlets it may have come through: "told the Tarn Herald"
	antecedent report.Span   // what a relative pronoun for a source stands for
	thing      bool          // that pronoun is "which"
	restricts  bool          // what it begins tells which one is meant: "the mayor who left"
	giver      report.Span   // who handed on the document that is the source
	author     report.Span   // whose words the document that is the source holds
	cited      report.Span   // what the source cites in turn
	block      bool          // ascribes all of the next paragraph
	outer      *found        // the attribution within whose content this one stands
	chain      []Link
}

func newReader(t *segment.Text) *reader {
	r := &reader{t: t, tagger: tagger.New(), transcript: isTranscript(t), byLine: setByLine(t)}
	for i := 0; i < len(t.Sentences); {
		j := i
		for j < len(t.Sentences) && t.Sentences[j].Paragraph == t.Sentences[i].Paragraph {
			j++
		}
		if r.byLine {
			j = r.quoteGoesOn(i, j)
		}
		r.readQuotes(t.Sentences[i:j])
		i = j
	}
	return r
}

// readQuotes finds the quotes of one paragraph. Where a speech runs on into
// this paragraph, which then opens with a mark of its own, the mark that the
// paragraph before leaves open is no cut.
func (r *reader) readQuotes(paragraph []segment.Sentence) {
	p := report.Span{Start: paragraph[0].Start, End: paragraph[len(paragraph)-1].End}
	found := quotesIn(r.t.Text, p)
	n := len(r.quotes)
	if n > 0 && r.quotes[n-1].runsOut && len(found) > 0 && found[0].outer.Start == p.Start &&
		strings.TrimSpace(r.t.Text[r.unmended.outer.End:p.Start]) == "" {
		r.quotes[n-1] = r.unmended
		r.quotes[n-1].complete = true
	}
	for _, q := range found {
		if !q.complete {
			r.unmended = q
			q.mend(r.t, paragraph)
			q.runsOut = r.unmended.inner.End == p.End
		}
		r.quotes = append(r.quotes, q)
	}
}

// quoteAt returns the quote that the byte at i lies in, marks included, or -1.
// It is asked from left to right.
func (r *reader) quoteAt(i int) int {
	for r.next < len(r.quotes) && r.quotes[r.next].outer.End <= i {
		r.next++
	}
	if r.next < len(r.quotes) && r.quotes[r.next].outer.Start <= i {
		return r.next
	}
	return -1
}

const (
	maxSentences = 40  // that a quote may run over
	maxWords     = 400 // of one unit; what is longer is no sentence of a report
)

// readUnits reads the report sentence by sentence; sentences that one quote
// holds together are read at once.
func (r *reader) readUnits() {
	s := r.t.Sentences
	q := 0
	for i := 0; i < len(s); {
		j := i
		for j+1 < len(s) && (s[j+1].Paragraph == s[i].Paragraph || r.byLine) && j-i < maxSentences {
			for q < len(r.quotes) && r.quotes[q].outer.End <= s[j].End {
				q++
			}
			if (q >= len(r.quotes) || r.quotes[q].outer.Start >= s[j+1].Start || r.quotes[q].outer.End <= s[j+1].Start) && (s[j+1].Paragraph != s[i].Paragraph || !r.asksOn(q-1, j)) {
				break
			}
			j++
		}
		r.readUnit(i, j)
		i = j + 1
	}
}

// asksOn reports whether sentence j ends with quote q and the reporter's own
// sentence goes on after it: `"Who paid?" the mayor asked.`, `"…" — Ilves`.
func (r *reader) asksOn(q, j int) bool {
	next := r.t.Sentences[j+1]
	if q < 0 || r.quotes[q].outer.End != r.t.Sentences[j].End || r.quoteFrom(q+1) == next.Start {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(next.In(r.t.Text)); strings.ContainsRune("—–―-", first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(r.quotes[q].inner.In(r.t.Text), " "))
	return strings.ContainsRune("?!,…—-", last) || r.onlyCue(next)
}

// onlyCue reports whether a sentence is no more than who speaks and a verb of saying:
// `"The wall is old." Ilves said.`
func (r *reader) onlyCue(s segment.Sentence) bool {
	const longest = 6 // words
	toks := r.t.TokensOf(s)
	n := len(toks)
	for n > 0 && toks[n-1].Kind == word.Mark {
		n--
	}
	if n < 2 || n > longest {
		return false
	}
	v := words().forms[word.Lower(toks[n-1].In(r.t.Text))]
	return v.says()
}

// quoteFrom is where quote q begins, or -1.
func (r *reader) quoteFrom(q int) int {
	if q >= len(r.quotes) {
		return -1
	}
	return r.quotes[q].outer.Start
}

func (r *reader) readUnit(first, last int) {
	r.speaksOn(first, last)
	u := r.load(first, last)
	if len(u.toks) == 0 || len(u.toks) > maxWords {
		return
	}
	if u.onlySpeech() {
		r.goOn(u)
		return
	}
	r.pending = nil
	u.mark()
	u.mendMain()
	u.findSubjects()
	r.cues(u)
	r.pending = r.announced(u)
	r.label = r.labelOf(u)
}

// announced is the attribution that a unit which ends in a colon makes of the
// speech in the next paragraph.
func (r *reader) announced(u *unit) *found {
	k := len(u.toks) - 1
	if u.toks[k].pos != colon {
		return nil
	}
	if n := len(u.groups) - 1; n >= 0 {
		if m, ok := u.verbFirst(n); ok {
			return r.finding(u, m)
		}
	}
	for n := len(u.groups) - 1; n >= 0; n-- {
		if _, ok := u.subjectOf(n); ok && u.groups[n].form != infinitive {
			g, s := u.bringsIn(n)
			f := r.finding(u, match{source: s, cue: g.phrase, act: States})
			v := g.verb
			f.block = v.takes(fThat|fSaid) && u.afterAdjuncts(g.last) == k
			return f
		}
	}
	return nil
}

// onlySpeech reports whether a unit is nothing but quoted speech.
func (u *unit) onlySpeech() bool {
	any := false
	for i, t := range u.toks {
		if t.pos == speech {
			any = true
		} else if t.pos != stop && t.pos != other && t.pos != comma && !(t.pos == dash && i+1 == len(u.toks)) {
			return false
		}
	}
	return any
}

// goOn gives a speech that nobody is named for to who spoke last, if that was
// in this paragraph or the one before.
func (r *reader) goOn(u *unit) {
	p := r.t.Sentences[u.sentence].Paragraph
	f := r.lastSpeaker(p)
	if x := r.quotedLabel(u); x != nil {
		x.paragraph = p
		r.found = append(r.found, x)
		return
	}
	if r.pending != nil {
		f = r.pending
		r.found = append(r.found, f)
		r.pending = nil
	}
	if f == nil {
		return
	}
	for _, t := range u.toks {
		if t.pos == speech {
			f.content = append(f.content, t.Span)
			f.speech = append(f.speech, t.quote)
		}
	}
	f.paragraph = p
}

// lastSpeaker is the attribution that a speech in paragraph p would go on.
func (r *reader) lastSpeaker(p int) *found {
	for k := len(r.found) - 1; k >= 0 && k >= len(r.found)-4; k-- {
		f := r.found[k]
		if f.paragraph < p-1 {
			return nil
		}
		if r.holdsAnother(k) {
			continue
		}
		if len(f.speech) > 0 || f.paragraph == p && f.act == States && len(f.source) > 0 {
			return r.spokeBeside(f, k)
		}
	}
	return nil
}

// spokeBeside is the attribution of a speech that stands in the sentence of f, the
// k-th, if f has none: `"…," Ilves said, noting that …`.
func (r *reader) spokeBeside(f *found, k int) *found {
	for i := k - 1; i >= 0 && len(f.speech) == 0 && r.found[i].sentence == f.sentence; i-- {
		if o := r.found[i]; len(o.speech) > 0 {
			return o
		}
	}
	return f
}

// holdsAnother reports whether one of the attributions found lately stands in
// the content of the k-th: what comes next goes on with the inner one.
func (r *reader) holdsAnother(k int) bool {
	for _, f := range r.found[max(0, len(r.found)-8):] {
		if f.outer == r.found[k] {
			return true
		}
	}
	return false
}

// speechLike reports whether a quote is a speech that counts as one word, and
// not words taken into the reporter's sentence ("called it “a mistake”").
func (r *reader) speechLike(u *unit, q int) bool {
	x := r.quotes[q]
	n := len(u.toks)
	if n == 0 {
		return true
	}
	prev := u.toks[n-1]
	inner := x.inner.In(u.text)
	if countWords(inner, 2) < 2 && prev.pos != comma && prev.pos != colon {
		return false
	}
	switch prev.pos {
	case comma, colon, dash, speech, stop:
		return countWords(inner, 3) >= 3 || endsSpeech(inner)
	}
	if v := words().forms[prev.low]; v.takes(fThat|fSaid) && !beginsLow(inner) {
		return true
	}
	return !beginsLow(inner) && countWords(inner, 4) >= 4 && endsSpeech(inner)
}

// reading puts what was found in its final form.
func (r *reader) reading() Reading {
	var out Reading
	sort.SliceStable(r.found, func(i, j int) bool { return r.found[i].order() < r.found[j].order() })
	speech := r.speech()
	out.roster = names.Gather(r.t, speech, r.tagger)
	resolver := names.NewResolver(r.t, out.roster, nil, speech)
	if !r.t.Issuer.Empty() {
		l := resolver.Resolve(r.t.Issuer, names.Manner{})
		out.Issuer = &l
	}
	r.chains(resolver)
	speaker := r.speakers()
	for _, f := range r.found {
		f.content = orderly(f.content, f.cue, f.source)
		if len(f.content) == 0 {
			continue
		}
		a := Attribution{Source: f.source, Cue: f.cue, Content: f.content, Sentence: f.sentence, Act: f.act, Mode: r.mode(f), Chain: f.chain}
		out.Attributions = append(out.Attributions, a)
	}
	for i, q := range r.quotes {
		if q.inner.Empty() {
			continue // "": marks with nothing between them
		}
		out.Quotes = append(out.Quotes, Quote{Span: q.inner, Complete: q.complete, Speaker: speaker[i]})
	}
	return out
}

func (f *found) order() int {
	if len(f.cue) > 0 {
		return f.cue[0].Start
	}
	return f.content[0].Start
}

// mode tells how much of the content is quoted.
func (r *reader) mode(f *found) Mode {
	all, some := true, false
	for _, c := range f.content {
		in := 0
		for k := r.firstQuote(c.Start); k < len(r.quotes) && r.quotes[k].outer.Start < c.End; k++ {
			in += c.Overlap(r.quotes[k].outer)
		}
		some = some || in > 0
		all = all && in >= c.Len()
	}
	switch {
	case all:
		return Direct
	case some:
		return Mixed
	}
	return Indirect
}
