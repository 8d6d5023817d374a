package reuse

import (
	"cmp"
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/word"
)

// What stands next to a sentence that one report has from the other is likely from
// there too, in the same order. So much less must be alike: of two sentences next to
// such a pair, and like no others, a part of the terms of the longer in one order,
// and less if a pair stands on either side of them. In two reports of real news spun
// by a dictionary, all but a few that come up to this are one sentence (in sample and
// held out alike).
const (
	besideOne  = .5
	besideBoth = .3
	farthest   = 8 // sentences from a pair that was found otherwise
)

// anchor is two sentences that are taken for one text: i of the first report of a
// pair, j of the second.
type anchor struct {
	pair
	i, j int32
}

func (x anchor) compare(y anchor) int {
	if x.pair != y.pair { // as a rule
		return cmp.Compare(x.pair, y.pair)
	}
	return cmp.Or(cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
}

// beside returns the sentences next to those taken for one text that are one text,
// too. Of the reports that have a sentence word for word the first stands for all.
func (v verdict) beside(b *bonds) []match {
	anchors := v.anchors()
	if len(anchors) == 0 {
		return nil
	}
	l := laying{classes: v.classes, at: v.byPlace()}
	for len(anchors) > 0 {
		n := 1
		for n < len(anchors) && anchors[n].pair == anchors[0].pair {
			n++
		}
		if x, y := anchors[0].reports(); common(b.shelf[x], b.shelf[y]) {
			l.lay(anchors[:n])
		}
		anchors = anchors[n:]
	}
	return l.found
}

func (p pair) reports() (x, y int) { return int(p >> 32), int(p & (1<<32 - 1)) }

// anchors lists what is taken for one text, by pair of reports.
func (v verdict) anchors() []anchor {
	out := make([]anchor, 0, len(v.matches)+len(v.list))
	add := func(x, y place) {
		if x.report > y.report {
			x, y = y, x
		}
		if x.report < y.report {
			out = append(out, anchor{pairOf(x, y), int32(x.sentence), int32(y.sentence)})
		}
	}
	for _, m := range v.matches {
		add(v.list[m.a].members[0], v.list[m.b].members[0])
	}
	for i, same := range v.same {
		if members := v.list[i].members; same {
			k := slices.IndexFunc(members, func(x place) bool { return x.report != members[0].report })
			add(members[0], members[k])
		}
	}
	slices.SortFunc(out, anchor.compare)
	return out
}

// byPlace returns the class of each sentence by report, −1 for one that says too
// little to have one.
func (c *classes) byPlace() [][]int32 {
	n := 0
	for _, t := range c.texts {
		n += len(t.Sentences)
	}
	all := slices.Repeat([]int32{-1}, n)
	out := make([][]int32, len(c.texts))
	for r, t := range c.texts {
		out[r], all = all[:len(t.Sentences)], all[len(t.Sentences):]
	}
	for i := range c.list {
		for _, m := range c.list[i].members {
			out[m.report][m.sentence] = int32(i)
		}
	}
	return out
}

// laying lays the reports of one pair after the other side by side.
type laying struct {
	*classes
	at       [][]int32 // as byPlace gives it
	round    int       // of the pair, from 1
	inX, inY []int     // by sentence, the last round in which it was taken
	found    []match

	words *numbers // nil until two sentences are compared
	a, b  []int32
	alignment
}

// lay goes both ways from each anchor of a pair.
func (l *laying) lay(anchors []anchor) {
	x, y := anchors[0].reports()
	l.round++
	l.inX, l.inY = grown(l.inX, len(l.at[x])), grown(l.inY, len(l.at[y]))
	for _, k := range anchors {
		l.inX[k.i], l.inY[k.j] = l.round, l.round
	}
	for _, k := range anchors {
		l.along(k, anchors, 1)
		l.along(k, anchors, -1)
	}
}

// along goes from an anchor as far as what stands there is alike and was not taken.
func (l *laying) along(k anchor, anchors []anchor, step int32) {
	x, y := k.reports()
	for range farthest {
		k.i, k.j = k.i+step, k.j+step
		if k.i < 0 || k.j < 0 || int(k.i) >= len(l.at[x]) || int(k.j) >= len(l.at[y]) || l.inX[k.i] == l.round || l.inY[k.j] == l.round {
			return
		}
		a, b := l.at[x][k.i], l.at[y][k.j]
		if a < 0 || b < 0 || a == b {
			return
		}
		least := besideOne
		if _, both := slices.BinarySearchFunc(anchors, anchor{k.pair, k.i + step, k.j + step}, anchor.compare); both {
			least = besideBoth
		}
		if !l.alike(int(a), int(b), least) {
			return
		}
		l.inX[k.i], l.inY[k.j] = l.round, l.round
	}
}

// alike notes two classes that have at least a part of their terms in one order.
func (l *laying) alike(a, b int, least float64) bool {
	ta, tb := l.classes.words(a), l.classes.words(b)
	long := max(len(ta), len(tb))
	needed := int(math.Ceil(least * float64(long)))
	if long > maxTerms || min(len(ta), len(tb)) < needed || l.number(ta, tb) < needed {
		return false
	}
	if l.subsequence(l.a, l.b, l.words.n, false); len(l.tails) < needed {
		return false
	}
	l.found = append(l.found, match{a: a, b: b, inA: window{0, len(ta)}, inB: window{0, len(tb)}, odds: odds{wording: along, copying: never, byWords: never}, beside: true})
	return true
}

// number numbers the terms of two sentences, and counts those of the second that
// the first has.
func (l *laying) number(ta, tb []word.Term) int {
	if l.words == nil {
		l.words = &numbers{}
	}
	l.words.reset()
	l.a, l.b = l.a[:0], l.b[:0]
	for _, t := range ta {
		l.a = append(l.a, l.words.add(t.Key))
	}
	shared := 0
	for _, t := range tb {
		n := l.words.of(t.Key)
		if l.b = append(l.b, n); n >= 0 {
			shared++
		}
	}
	return shared
}

func grown(list []int, n int) []int {
	if n > len(list) {
		list = append(list, make([]int, n-len(list))...)
	}
	return list
}
