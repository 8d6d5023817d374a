package lineage

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// What tells that one text is taken from another at all, as log-odds against
// the two having nothing to do with each other. The numbers here and below were
// fitted to the made-up stories that are for tuning (rumour.Tuning), by
// conditional likelihood: of a text's possible parents, the true one.
const (
	nearCopy      = -2.0 // before anything is seen
	nearPairs     = 5.1  // times the part of the words side by side that both have so
	nearVariants  = -4.8 // times the part of either's wording that third texts share and the other doesn't
	nearOwn       = -0.5 // times the logarithm of the sentences that nobody shares, of either
	nearElsewhere = -0.9 // the same, of the sentences that only others share
)

// nearness weighs whether one of two texts is taken from the other, whichever.
func (r *relation) nearness() float64 {
	sum := nearCopy + nearPairs*r.keptPairs() + nearVariants*r.variants()
	for _, s := range []*side{&r.sideA, &r.sideB} {
		sum += nearOwn*math.Log1p(float64(s.own)) + nearElsewhere*math.Log1p(float64(s.elsewhere))
	}
	return sum
}

// cue is one reason to think that the text went from relation.a to
// relation.b, as log-odds against the other way; against it when negative.
type cue struct {
	odds float64
	says bool                         // one of the texts says that it comes after the other
	why  func(from, to string) string // in words, for the direction it speaks for
}

// The strength of each cue, in log-odds. Cuts and spins pull apart: among
// copies that cut, the longer text is nearly always the earlier; among spun
// copies it is mostly the later.
const (
	oddsEarlier  = 4.8  // published earlier
	oddsCited    = 5.0  // the other names its outlet
	oddsWire     = 1.6  // opens with the dateline of an agency
	oddsOwn      = 0.7  // for each e-fold of sentences that nobody shares
	oddsHolds    = 11.9 // holds all of the other's text and more, word for word
	oddsSpunHold = -3.0 // the same where no words are kept
	oddsQuoteCut = 1.4  // a quote is whole here and broken there
	oddsExcerpt  = 1.4  // a passage is longer here, word for word
	oddsNames    = 2.4  // has all the names that one has and the other lacks
	oddsUsual    = 1.0  // where they differ, its words are those of the story
	oddsWordy    = 1.3  // the other needs more words for the same
	oddsRarer    = 2.0  // the other has the rarer words
	oddsSingular = 6.0  // times the part by which the other has more words that no third text has there
	oddsOpening  = 1.9  // opens with what most texts have
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
			out = append(out, cue{odds: odds, why: why})
		}
	}
	na, nb, sa, sb := &b.nodes[r.a], &b.nodes[r.b], &r.sideA, &r.sideB
	if said, ok := whatIsSaid(na, nb); ok {
		out = append(out, said)
	}
	add(oddsEarlier*publishedBefore(na.Published, nb.Published), func(from, to string) string {
		return from + " was published before " + to
	})
	add(r.holdsOdds(), func(from, to string) string {
		if r.holdsWordForWord() {
			return fmt.Sprintf("%s holds what %s has, word for word, and more", from, to)
		}
		return fmt.Sprintf("%s is reworded and padded against %s", to, from)
	})
	add(oddsOwn*(math.Log1p(float64(sa.own))-math.Log1p(float64(sb.own))), func(from, to string) string {
		return fmt.Sprintf("%s has more that nobody else has", from)
	})
	var cut, excerpt int
	for i, x := range r.inA {
		y := r.inB[i]
		cut += compare(y.broken, x.broken)
		excerpt += compare(partOf(y.keys, x.keys), partOf(x.keys, y.keys))
	}
	add(oddsQuoteCut*within(3, float64(cut)), func(from, to string) string {
		return fmt.Sprintf("%s has whole %s that %s cuts short", from, count(cut, "quote"), to)
	})
	add(oddsExcerpt*within(3, float64(excerpt)), func(from, to string) string {
		return fmt.Sprintf("%s has in full %s that %s shortens", from, count(excerpt, "passage"), to)
	})
	add(oddsNames*float64(sa.names-sb.names)/float64(sa.names+sb.names+1), func(from, to string) string {
		return fmt.Sprintf("%s names whom or what %s does not", from, to)
	})
	add(oddsWordy*wordier(sa, sb), func(from, to string) string {
		return fmt.Sprintf("%s needs more words for the same than %s", to, from)
	})
	add(oddsUsual*usualWords(sa, sb), func(from, to string) string {
		return fmt.Sprintf("where they differ, %s has the words of the other reports", from)
	})
	add(oddsRarer*rarerWords(sa, sb), func(from, to string) string {
		return fmt.Sprintf("where they differ, %s has the rarer words", to)
	})
	add(oddsSingular*(sb.singular()-sa.singular()), func(from, to string) string {
		return fmt.Sprintf("%s has words that nobody took over, %s fewer", to, from)
	})
	add(oddsOpening*float64(na.openers-nb.openers)/float64(max(1, na.openers+nb.openers)), func(from, to string) string {
		return fmt.Sprintf("%s opens with what more reports have than what %s opens with", from, to)
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
		return cue{oddsWire * float64(c), false, func(from, to string) string { return from + " opens with the dateline of an agency" }}, true
	}
	if a.wire.agency == b.wire.agency && a.wire.day != 0 && b.wire.day != 0 && a.wire.day != b.wire.day {
		c := compare(a.wire.day < b.wire.day, a.wire.day > b.wire.day)
		return cue{oddsEarlier * float64(c), true, func(from, to string) string { return from + " has the earlier dateline" }}, true
	}
	return cue{}, false
}

// publishedBefore is 1 where the first came out before the second, −1 after,
// 0 where their times don't tell.
func publishedBefore(a, b report.Published) float64 {
	switch {
	case !a.Days.Known() || !b.Days.Known():
		return 0
	case a.Days.Last < b.Days.First:
		return 1
	case b.Days.Last < a.Days.First:
		return -1
	}
	at, errA := time.Parse(time.RFC3339, a.Clock)
	bt, errB := time.Parse(time.RFC3339, b.Clock)
	if errA != nil || errB != nil {
		return 0
	}
	return float64(bt.Compare(at))
}

// holdsOdds weighs that one text holds the other, or nearly, and more besides.
func (r *relation) holdsOdds() float64 {
	const clearly = 0.3 // of a text's sentences
	a, b := r.sideA.sharedPart(), r.sideB.sharedPart()
	return (oddsHolds*r.keptPairs() + oddsSpunHold) * max(a, b) * math.Tanh((b-a)/clearly)
}

// holdsWordForWord reports whether enough words are kept for the longer text to
// be the likelier source.
func (r *relation) holdsWordForWord() bool { return oddsHolds*r.keptPairs()+oddsSpunHold > 0 }

// singular is the part of a text's wording that neither the other nor a third
// text has in the same place.
func (s *side) singular() float64 { return (s.added - s.variants) / max(1, s.kept+s.added) }

// sharedPart is the part of a text's sentences that the other shares.
func (s *side) sharedPart() float64 {
	n := len(s.sentences)
	return float64(n) / float64(max(1, n+s.elsewhere+s.own))
}

// wordier is by how much b needs more words than a for what they share, in
// standard deviations of a length that varies by chance.
func wordier(a, b *side) float64 {
	return within(3, float64(b.terms-a.terms)/math.Sqrt(float64(max(1, a.terms+b.terms))))
}

// usualWords is by how much more of the words that a alone has are found
// elsewhere in the story, where nobody copied: reporters come upon the same
// usual words, while a swapped word is nobody else's.
func usualWords(a, b *side) float64 {
	if a.plain == 0 || b.plain == 0 {
		return 0
	}
	d := float64(a.usual)/float64(a.plain) - float64(b.usual)/float64(b.plain)
	return within(3, d*math.Sqrt(float64(min(a.plain, b.plain))))
}

// rarerWords is by how much the words are rarer that b alone has: swapping puts
// rare words for common ones.
func rarerWords(a, b *side) float64 {
	if a.plain == 0 || b.plain == 0 {
		return 0
	}
	d := b.plainMass/float64(b.plain) - a.plainMass/float64(a.plain)
	return within(3, d*math.Sqrt(float64(min(a.plain, b.plain)))/2)
}

func within(bound, x float64) float64 { return max(-bound, min(bound, x)) }

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
