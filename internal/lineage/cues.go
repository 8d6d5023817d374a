package lineage

import (
	"fmt"
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
	says bool                         // one of the texts says so, by naming the other or by its dateline
	why  func(from, to string) string // in words, for the direction it speaks for
}

// The strength of each cue, in log-odds. Cuts and spins pull apart: among
// copies that cut, the longer text is nearly always the earlier; among spun
// copies it is mostly the later.
const (
	oddsDay      = 2.0 // published on an earlier day
	oddsClock    = 1.2 // published earlier on one day
	oddsCited    = 3.0 // the other names its outlet
	oddsWire     = 2.0 // opens with the dateline of an agency
	oddsCopier   = 2.0 // the other is known to have copied from elsewhere
	oddsMosaic   = 2.0 // the other is put together from it and from texts unlike it
	oddsLonger   = 3.9 // holds all of the other's text and more, word for word
	oddsSpunLong = -0.8
	oddsQuoteCut = 1.2 // a quote is whole here and broken there
	oddsExcerpt  = 0.6 // a passage is longer here, word for word
	oddsBare     = 1.0 // speech here stands without its marks there
	oddsOdd      = 2.0 // for each unit of idf by which the other's own words are rarer
	maxPerKind   = 3.0 // what cues of one kind sum to at the most
)

// odds sums the cues of a relation for the direction from → the other.
func (r *relation) odds(from int) float64 { return r.sum(from, func(cue) bool { return true }) }

// said sums the cues that one of the texts gives in so many words.
func (r *relation) said(from int) float64 { return r.sum(from, func(c cue) bool { return c.says }) }

func (r *relation) sum(from int, of func(cue) bool) float64 {
	var sum float64
	for _, c := range r.cues {
		if of(c) {
			sum += c.odds
		}
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
			out = append(out, cue{odds: max(-maxPerKind, min(maxPerKind, odds)), why: why})
		}
	}
	na, nb := &b.nodes[r.a], &b.nodes[r.b]
	if said, ok := whatIsSaid(na, nb); ok {
		out = append(out, said)
	}
	add(publishedOdds(na.Published, nb.Published), func(from, to string) string {
		return from + " was published before " + to
	})
	add(r.lengthOdds(), func(from, to string) string {
		if r.verbatim() {
			return fmt.Sprintf("%s holds what %s has, word for word, and more", from, to)
		}
		return fmt.Sprintf("%s is reworded and padded against %s", to, from)
	})
	var cut, excerpt, bare int
	var odd wordings
	for i, x := range r.inA {
		y := r.inB[i]
		cut += compare(y.broken, x.broken)
		excerpt += compare(partOf(y.keys, x.keys), partOf(x.keys, y.keys))
		if !x.broken && !y.broken { // else nobody knows how far the speech goes
			bare += compare(x.quoted, y.quoted)
		}
		odd.add(na.Terms[x.from:x.to], nb.Terms[y.from:y.to])
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

// whatIsSaid is what the texts themselves say of their order: one names the
// other's outlet; else one opens as an agency's report, or both as the same
// agency's reports of two days.
func whatIsSaid(a, b *node) (cue, bool) {
	if c := compare(b.cites(a), a.cites(b)); c != 0 {
		return cue{oddsCited * float64(c), true, func(from, to string) string { return to + " names the outlet of " + from }}, true
	}
	if c := compare(a.wire.agency != "", b.wire.agency != ""); c != 0 {
		return cue{oddsWire * float64(c), true, func(from, to string) string { return from + " opens with the dateline of an agency" }}, true
	}
	if a.wire.agency == b.wire.agency && a.wire.day != 0 && b.wire.day != 0 && a.wire.day != b.wire.day {
		c := compare(a.wire.day < b.wire.day, a.wire.day > b.wire.day)
		return cue{oddsDay * float64(c), true, func(from, to string) string { return from + " has the earlier dateline" }}, true
	}
	return cue{}, false
}

// verbatim reports whether most of what is shared is word for word.
func (r *relation) verbatim() bool { return r.wordForWord >= 0.7 }

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
	return -oddsClock * float64(at.Compare(bt))
}

// lengthOdds weighs that one text holds the other and more besides: fully
// where it holds nearly all of it. Siblings say nothing by it: both were cut.
func (r *relation) lengthOdds() float64 {
	const nearlyAll, clearly = 0.8, 0.3
	held := max(r.shareA, r.shareB)
	if held < directShare || r.siblings {
		return 0
	}
	unit := oddsLonger
	if !r.verbatim() {
		unit = oddsSpunLong
	}
	return unit * min(1, (held-directShare)/(nearlyAll-directShare)) * max(-1, min(1, (r.shareB-r.shareA)/clearly))
}

// brokenQuotes finds the sentences with a quote mark that the paragraph never
// answers. A speech of several paragraphs opens each and closes the last.
func brokenQuotes(t *segment.Text) map[int]bool {
	out := map[int]bool{}
	for i := 0; i < len(t.Sentences); {
		j, straight, curly := i, 0, 0
		for ; j < len(t.Sentences) && t.Sentences[j].Paragraph == t.Sentences[i].Paragraph; j++ {
			s := t.Sentences[j].In(t.Text)
			straight += strings.Count(s, `"`)
			curly += strings.Count(s, "“") - strings.Count(s, "”")
		}
		goesOn := j < len(t.Sentences) && strings.ContainsAny(firstRune(t.Sentences[j].In(t.Text)), `"“`)
		for k := i; k < j && (straight%2 == 1 || curly != 0) && !goesOn; k++ {
			if strings.ContainsAny(t.Sentences[k].In(t.Text), `"“”`) {
				out[k] = true
			}
		}
		i = j
	}
	return out
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// quoted reports whether most of a stretch lies between quote marks.
func quoted(t *segment.Text, w reuse.Witness) bool {
	s := t.Sentences[w.Sentence]
	open := false
	in, all := 0, 0
	for i, r := range s.In(t.Text) {
		switch r {
		case '“', '«':
			open = true
		case '”', '»':
			open = false
		case '"':
			open = !open
		}
		if at := s.Start + i; at >= w.Start && at < w.End {
			all++
			if open {
				in++
			}
		}
	}
	return 10*in >= 7*all
}

// partOf reports whether the one wording is a part of the other, word for word.
func partOf(part, whole []word.Key) bool {
	if len(part) >= len(whole) {
		return false
	}
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// wordings gathers the words in which two texts differ where they say the
// same. Spinning swaps common words for rare ones, so the copy's are rarer.
type wordings struct {
	sumA, sumB float64
	a, b       int
}

func (o *wordings) add(a, b []word.Term) {
	sum, n := lacking(a, b)
	o.sumA, o.a = o.sumA+sum, o.a+n
	sum, n = lacking(b, a)
	o.sumB, o.b = o.sumB+sum, o.b+n
}

func (o *wordings) odds() float64 {
	const few = 6 // words on either side below which a mean says nothing
	if o.a < few || o.b < few {
		return 0
	}
	return oddsOdd * (o.sumB/float64(o.b) - o.sumA/float64(o.a))
}

// lacking sums the rarity of the content words of x that y lacks, and counts
// them.
func lacking(x, y []word.Term) (sum float64, n int) {
	for _, t := range x {
		if !t.Stop && !slices.ContainsFunc(y, func(u word.Term) bool { return u.Key == t.Key }) {
			sum += float64(t.IDF)
			n++
		}
	}
	return sum, n
}

// compare is 1 if x alone holds, −1 if y alone does, else 0.
func compare(x, y bool) int {
	switch {
	case x && !y:
		return 1
	case y && !x:
		return -1
	}
	return 0
}
