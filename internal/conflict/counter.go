package conflict

import (
	"slices"
	"sort"

	"github.com/headwater-news/headwater/internal/word"
)

// apartCounted reports whether two figures of different reports are counts of
// their own, neither the other at a later time. What is counted at one time has no
// later count; else two sources count for themselves. What a report tells of itself
// may be anybody's count, and counts grow, so that it is held against another only
// if the greater of the two came out on an earlier day.
func (s Story) apartCounted(a, b *figure) bool {
	if a.fate.atOnce() {
		return true
	}
	if len(a.source) > 0 && len(b.source) > 0 {
		return !a.sameCounter(b)
	}
	if a.Low > b.Low {
		a, b = b, a
	}
	return s.before(b.clause.Report, a.clause.Report)
}

// sameCounter reports whether one source may stand behind two figures that have
// one each: they share a word that tells sources apart, all of one's words are
// the other's, or one trade is theirs ("a monitor").
func (a *figure) sameCounter(b *figure) bool {
	if a.trade != "" && a.trade == b.trade || holdsAll(a.source, b.source) || holdsAll(b.source, a.source) {
		return true
	}
	return slices.ContainsFunc(a.source, func(w string) bool {
		return !anySource[w] && trades[w] == "" && !isDemonym(w) && !a.tellsOf(w) && !b.tellsOf(w) && slices.Contains(b.source, w)
	})
}

// tellsOf reports whether a word names a place that a figure is told of: many
// count there.
func (f *figure) tellsOf(w string) bool {
	k := skeleton(w)
	return slices.Contains(f.own.places, k) || f.topic != nil && slices.Contains(f.topic.places, k)
}

// anySource are words that many sources have.
var anySource = word.Set("source sources group groups organisation organization local opposition leading leader leaders figure spokesman spokeswoman head chief member " +
	"media news agency television tv radio reports report anti-government pro-government rebel rebel-held region city town province people national " +
	"human rights network civil centre center committee committees council commission association department office union")

// lendSources gives a figure that its report tells of itself the source of its
// like in another: where a monitor counts 48 and a ministry 44, a third report
// has its 48 from the monitor. Where two sources agree, it is left alone. Each
// is held against the first figures of its height alone, so that the cost is
// linear in the story.
func lendSources(all []*figure) {
	const kept = 16
	type height struct {
		fate fate
		low  float64
	}
	counted := shelf[height, *figure]{}
	for _, f := range all {
		if len(f.source) > 0 {
			counted.put(height{f.fate, f.Low}, f, kept)
		}
	}
	for _, f := range all {
		if len(f.source) > 0 {
			continue
		}
		if g := f.lender(counted[height{f.fate, f.Low}]); g != nil {
			f.source, f.trade = g.source, g.trade
		}
	}
}

// lender is the figure, of some of one height, whose source counted f; nil if
// there is none or it might be two.
func (f *figure) lender(list []*figure) *figure {
	var out *figure
	for _, g := range list {
		if !f.sameEvent(g) {
			continue
		}
		if out != nil && !out.sameCounter(g) {
			return nil
		}
		out = g
	}
	return out
}

// tradeOf is what kind of counter the source of a clause is, by its words, its
// title or those before its name, "Watch director Ana Voss"; "" for none, or for
// another than the one of its kind that was named before.
func tradeOf(c *clause, source []string) string {
	const title = 4 // words
	trade := ""
	if at := c.speaker().Span; !at.Empty() {
		tokens := c.text.Tokens
		from := sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= at.Start })
		first := from
		if from < len(tokens) && tokens[from].Upper { // a name; "police said 90, organisers 40" has no title
			first = max(c.sentence().FirstToken, from-title)
		}
		for _, x := range tokens[first:] {
			if int(x.Start) >= at.End {
				break
			}
			w := word.Lower(x.In(c.text.Text))
			if w == "another" {
				return ""
			}
			if trade == "" {
				trade = trades[w]
			}
		}
	}
	for _, w := range source {
		if t := trades[w]; t != "" {
			return t
		}
	}
	return trade
}

// trades are the kinds of counters that go by many names.
var trades = map[string]string{
	"monitor": "monitor", "monitors": "monitor", "monitoring": "monitor", "observatory": "monitor", "watchdog": "monitor",
	"state": "state", "government": "state", "official": "state", "officials": "state", "ministry": "state",
	"police": "police",
}
