package lineage

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// cue is one reason to think that the text went from relation.a to
// relation.b, as log-odds; against it when negative.
type cue struct {
	odds float64
	why  func(from, to string) string // in words, for the direction it speaks for
}

// The strength of each cue, in log-odds. Cuts and spins pull apart: among
// copies that cut, the longer text is the earlier 98 times in 100; among spun
// copies 20 times in 100.
const (
	oddsDay      = 2.0 // published on an earlier day
	oddsClock    = 1.2 // published earlier on one day
	oddsCited    = 3.0 // the other names its outlet
	oddsLonger   = 3.9 // holds all of the other's text and more, word for word
	oddsSpunLong = -0.8
	oddsQuoteCut = 1.2 // a quote is whole here and broken there
	oddsExcerpt  = 0.6 // a passage is longer here, word for word
	oddsBare     = 1.0 // speech here stands without its marks there
	oddsOdd      = 2.0 // for each unit of idf by which the other's own words are rarer
	maxPerKind   = 3.0 // what cues of one kind sum to at the most
)

// odds sums the cues of a relation for the direction from → to.
func (r *relation) odds(from int) float64 {
	var sum float64
	for _, c := range r.cues {
		sum += c.odds
	}
	if from == r.b {
		return -sum
	}
	return sum
}

// weigh lists the cues of a relation.
func (b *builder) weigh(r *relation) []cue {
	var out []cue
	add := func(odds float64, why func(from, to string) string) {
		if odds != 0 {
			out = append(out, cue{max(-maxPerKind, min(maxPerKind, odds)), why})
		}
	}
	ta, tb := b.text(r.a), b.text(r.b)
	add(publishedOdds(ta.Published, tb.Published), func(from, to string) string {
		return from + " was published before " + to
	})
	add(oddsCited*sign(cites(tb, ta), cites(ta, tb)), func(from, to string) string {
		return to + " names the outlet of " + from
	})
	add(b.lengthOdds(r), func(from, to string) string {
		if r.verbatim() {
			return fmt.Sprintf("%s holds what %s has, word for word, and more", from, to)
		}
		return fmt.Sprintf("%s is reworded and padded against %s", to, from)
	})
	var cut, excerpt, bare int
	var odd wordings
	for _, p := range r.passages {
		wa, wb := b.find(p, r.a), b.find(p, r.b)
		cut += compare(brokenQuote(tb, wb), brokenQuote(ta, wa))
		excerpt += compare(within(tb, wb, ta, wa), within(ta, wa, tb, wb))
		bare += compare(quoted(ta, wa), quoted(tb, wb))
		odd.add(ta, wa, tb, wb)
	}
	add(oddsQuoteCut*float64(cut), func(from, to string) string {
		return fmt.Sprintf("%s has whole %s that %s cuts short", from, count(cut, "quote"), to)
	})
	add(oddsExcerpt*float64(excerpt), func(from, to string) string {
		return fmt.Sprintf("%s has in full %s that %s shortens", from, count(excerpt, "passage"), to)
	})
	add(oddsBare*float64(bare), func(from, to string) string {
		return fmt.Sprintf("%s quotes %s that %s gives without the marks", from, count(bare, "passage"), to)
	})
	add(odd.odds(), func(from, to string) string {
		return fmt.Sprintf("where they differ, %s has the rarer words", to)
	})
	return out
}

// verbatim reports whether most of what is shared is word for word.
func (r *relation) verbatim() bool { return r.wordForWord >= 0.7*r.massB }

// publishedOdds weighs two publication times.
func publishedOdds(a, b report.Published) float64 {
	switch {
	case !a.Days.Known() || !b.Days.Known():
		return 0
	case a.Days.Last < b.Days.First:
		return oddsDay
	case b.Days.Last < a.Days.First:
		return -oddsDay
	}
	at, errA := time.Parse(time.RFC3339, a.Clock)
	bt, errB := time.Parse(time.RFC3339, b.Clock)
	if errA != nil || errB != nil {
		return 0
	}
	return oddsClock * float64(at.Compare(bt)) * -1
}

// cites reports whether t names the outlet of source as another's.
func cites(t, source *segment.Text) bool {
	name := source.Outlet
	if utf8.RuneCountInString(name) < 3 || strings.EqualFold(name, t.Outlet) {
		return false
	}
	for _, c := range t.Credits {
		if strings.Contains(strings.ToLower(c), strings.ToLower(name)) {
			return true
		}
	}
	return unicodeUpper(name) && containsName(t.Text, name)
}

// containsName finds a name between boundaries of words.
func containsName(text, name string) bool {
	for i := 0; ; {
		k := strings.Index(text[i:], name)
		if k < 0 {
			return false
		}
		k += i
		before, _ := utf8.DecodeLastRuneInString(text[:k])
		after, _ := utf8.DecodeRuneInString(text[k+len(name):])
		if !letter(before) && !letter(after) {
			return true
		}
		i = k + len(name)
	}
}

// lengthOdds weighs that one text holds the other and more besides.
func (b *builder) lengthOdds(r *relation) float64 {
	shareA, shareB := b.shareOf(r, r.a), b.shareOf(r, r.b)
	if max(shareA, shareB) < directShare {
		return 0
	}
	unit := oddsLonger
	if !r.verbatim() {
		unit = oddsSpunLong
	}
	return unit * max(-1, min(1, (shareB-shareA)/0.3))
}

// brokenQuote reports whether the sentence of a witness opens a quote that it
// does not close, or closes one that it does not open.
func brokenQuote(t *segment.Text, w reuse.Witness) bool {
	s := t.Sentences[w.Sentence].In(t.Text)
	return strings.Count(s, `"`)%2 == 1 || strings.Count(s, "“") != strings.Count(s, "”")
}

// within reports whether t words a passage as a part of what u has, word for
// word.
func within(t *segment.Text, w reuse.Witness, u *segment.Text, v reuse.Witness) bool {
	part, whole := keys(t, w), keys(u, v)
	return len(part) < len(whole) && contains(whole, part)
}

func contains(whole, part []word.Key) bool {
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// keys are the terms of a witness, in order.
func keys(t *segment.Text, w reuse.Witness) []word.Key {
	var out []word.Key
	for _, x := range t.TermsOf(t.Sentences[w.Sentence]) {
		if w.Span.Contains(t.SpanOf(x)) {
			out = append(out, x.Key)
		}
	}
	return out
}

// kept is the share of the neighbouring words of the shorter wording that are
// neighbours in the other.
func kept(x, y []word.Key) float32 {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return 0
	}
	n := 0
	for i := 1; i < len(x); i++ {
		for j := 1; j < len(y); j++ {
			if x[i-1] == y[j-1] && x[i] == y[j] {
				n++
				break
			}
		}
	}
	return float32(n) / float32(len(x)-1)
}

// wordings gathers the words in which two texts differ where they say the
// same. Spinning swaps common words for rare ones, so the copy's are rarer.
type wordings struct {
	sumA, sumB float64
	a, b       int
}

func (o *wordings) add(ta *segment.Text, wa reuse.Witness, tb *segment.Text, wb reuse.Witness) {
	ka, kb := content(ta, wa), content(tb, wb)
	sum, n := missing(ka, kb)
	o.sumA, o.a = o.sumA+sum, o.a+n
	sum, n = missing(kb, ka)
	o.sumB, o.b = o.sumB+sum, o.b+n
}

func (o *wordings) odds() float64 {
	const few = 6 // words on either side below which a mean says nothing
	if o.a < few || o.b < few {
		return 0
	}
	return oddsOdd * (o.sumB/float64(o.b) - o.sumA/float64(o.a))
}

func content(t *segment.Text, w reuse.Witness) map[word.Key]float32 {
	out := map[word.Key]float32{}
	for _, x := range t.TermsOf(t.Sentences[w.Sentence]) {
		if !x.Stop && w.Span.Contains(t.SpanOf(x)) {
			out[x.Key] = x.IDF
		}
	}
	return out
}

// missing sums the rarity of the words of x that y lacks, and counts them.
// Rarities are rounded so that the sum is the same in any order.
func missing(x, y map[word.Key]float32) (sum float64, n int) {
	for k, idf := range x {
		if _, ok := y[k]; !ok {
			sum += math.Round(float64(idf)*1024) / 1024
			n++
		}
	}
	return sum, n
}
