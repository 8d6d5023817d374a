package reuse

import (
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/segment"
)

// How great the log-odds of a match must be. Below alone, most sentences that
// two reports of real news have somewhat alike, and nothing else, tell one fact in
// the same common words.
const (
	alone   = 3.1  // of copying, to be a copy if the reports share nothing else
	along   = -0.5 // of the wording, to be one if they do
	spoken  = 2.5  // of the wording, for two quotes to be the same
	certain = 5.0  // of copying, to be as sure as need be
)

// enough is how many certain matches a sentence needs: what else is like it is
// joined to it by them.
const enough = 4

// Where no match of two reports is a copy by itself, the best of them is weighed
// with how much of the reports is alike in all: so many grams to a sentence of the
// shorter. The weights are in the ratio of a logistic regression on real pairs
// (testdata/real, "tune" and "hard"), for which padding was chosen too, by folds
// that part no story; together was chosen on those and on made-up stories. Further
// matches, their order, quotes alike, one outlet, where a match stands and how many
// reports of the story have its words told no more.
const (
	perGrams = 5.4  // for the logarithm of the grams to a sentence
	padding  = 6    // sentences added, so that in a report of two or three no gram weighs much
	together = -3.0 // the least sum, to have text in common
)

// mostGroups bounds the groups of reports that a sentence is taken to stand in
// when it is like another.
const mostGroups = 8

// sampled is how many reports of a class stand for all when its report's other
// text is compared: copies of one text share much the same.
const sampled = 4

// verdict is what is taken for one text.
type verdict struct {
	*classes
	matches []match
	same    []bool // by class: its members have the text from each other
}

// judge parts copies from chance. A match that is strong by itself is a copy.
// A weaker one is taken for a copy where the two reports share other text, and
// a quote that agrees between reports that share nothing else was heard twice.
func judge(c *classes, matches []match, relays []Relay) (copied, heard verdict) {
	bonds := &bonds{texts: c.texts, shelf: c.shelve(matches), hints: c.hints(matches), relays: byPair(relays)}
	heard = verdict{classes: c, same: make([]bool, len(c.list))}
	parted, groups := c.part(bonds, heard.same)
	copied = verdict{classes: parted, matches: make([]match, 0, len(matches)), same: make([]bool, len(parted.list))}
	for i := range copied.same {
		copied.same[i] = parted.list[i].reports > 1
	}
	for _, m := range matches {
		taken := false
		for _, a := range groups[m.a][:min(len(groups[m.a]), mostGroups)] {
			for _, b := range groups[m.b][:min(len(groups[m.b]), mostGroups)] {
				x, y := parted.list[a].members, parted.list[b].members
				if m.copying >= alone || m.wording >= along && bonds.some(x, y, m.wording) {
					m := m
					m.a, m.b = a, b
					copied.matches = append(copied.matches, m)
					taken = true
				}
			}
		}
		if !taken && m.quoted && m.wording >= spoken {
			heard.matches = append(heard.matches, m)
		}
	}
	copied.matches = related(parted, bonds, append(copied.matches, copied.beside(bonds)...))
	return copied, heard
}

// hints are what two reports have alike that may be chance.
type hints struct {
	best  float32 // the greatest odds of copying, by words
	grams int32
	row   bool // two of their sentences, in one order, are one text by that
}

// enough reports whether it is too much for that, if the shorter report has so
// many sentences.
func (h hints) enough(sentences int) bool {
	return h.row || h.best+perGrams*float32(math.Log(float64(1+h.grams)/float64(padding+sentences))) >= together
}

// bonds say which reports have text in common, by what is no chance.
type bonds struct {
	texts  []*segment.Text
	shelf  shelf
	hints  map[pair]hints
	relays map[pair][]Relay
}

// between reports whether two places, worded so much alike, are in different
// reports that have.
func (b *bonds) between(x, y place, wording float32) bool {
	if x.report == y.report {
		return false
	}
	if common(b.shelf[x.report], b.shelf[y.report]) || wording >= spoken && relayed(b.relays[pairOf(x, y)], x, y) {
		return true
	}
	h, ok := b.hints[pairOf(x, y)]
	return ok && h.enough(min(len(b.texts[x.report].Sentences), len(b.texts[y.report].Sentences)))
}

// some reports whether a report of the one places has text in common with one of
// the others, if these are worded so much alike.
func (b *bonds) some(xs, ys []place, wording float32) bool {
	for _, x := range xs[:min(len(xs), sampled)] {
		for _, y := range ys[:min(len(ys), sampled)] {
			if b.between(x, y, wording) {
				return true
			}
		}
	}
	return false
}

// groups parts places of a sentence worded so much alike, in the order of their
// reports, into those that have text in common.
func (b *bonds) groups(members []place, wording float32) [][]place {
	const most = 64 // compared with; a place that belongs to none of them stands alone
	var out [][]place
next:
	for i, m := range members {
		for k, g := range out[:min(len(out), most)] {
			if g[len(g)-1].report == m.report || b.some(g, members[i:i+1], wording) {
				out[k] = append(g, m)
				continue next
			}
		}
		out = append(out, []place{m})
	}
	return out
}

// hints gathers the sentences that are the same or alike and are no copies by
// themselves. Of reports with one sentence the first few stand for all.
func (c *classes) hints(matches []match) map[pair]hints {
	out := make(map[pair]hints, len(matches))
	var rows []abreast
	add := func(x, y place, o odds) {
		if x.report == y.report {
			return
		}
		h, ok := out[pairOf(x, y)]
		if !ok || o.byWords > h.best {
			h.best = o.byWords
		}
		h.grams += int32(o.grams)
		out[pairOf(x, y)] = h
		if o.row >= rowLeast {
			rows = append(rows, abreastOf(x, y, o.row))
		}
	}
	for _, m := range matches {
		if m.copying >= alone {
			continue
		}
		ys := c.few(m.b, sampled)
		for _, x := range c.few(m.a, sampled) {
			for _, y := range ys {
				add(x, y, m.odds)
			}
		}
	}
	for i := range c.list {
		if cl := &c.list[i]; cl.reports > 1 && cl.copying < alone {
			few := c.few(i, sampled)
			for k, x := range few {
				for _, y := range few[:k] {
					add(x, y, cl.odds)
				}
			}
		}
	}
	inRows(rows, func(p pair) {
		h := out[p]
		h.row = true
		out[p] = h
	})
	return out
}

// pair is two reports, the lower number in its upper half.
type pair uint64

func pairOf(x, y place) pair {
	return pair(min(x.report, y.report))<<32 | pair(max(x.report, y.report))
}

// shelf holds what reports surely share: by report, in order, the texts that it
// has in common with another, by number.
type shelf [][]int32

func (c *classes) shelve(matches []match) shelf {
	texts, shared := disjoint.New(len(c.list)), make([]bool, len(c.list))
	for i := range c.list {
		shared[i] = c.list[i].reports > 1 && c.list[i].copying >= alone
	}
	for _, m := range matches {
		if m.copying >= alone {
			texts.Join(m.a, m.b)
			shared[m.a], shared[m.b] = true, true
		}
	}
	out := make(shelf, len(c.texts))
	for i := range c.list {
		if !shared[i] {
			continue
		}
		text := texts.Root(i)
		for _, m := range c.list[i].members {
			out[m.report] = append(out[m.report], int32(text))
		}
	}
	for r, list := range out {
		slices.Sort(list)
		out[r] = slices.Compact(list)
	}
	return out
}

// common reports whether two lists in order have a number in common.
func common(a, b []int32) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}

// part splits each class that could be chance into the groups of reports that
// share other text, and returns for each class what it became. It marks those
// that are no chance but for standing in quotes.
func (c *classes) part(bonds *bonds, heard []bool) (*classes, [][]int) {
	out := &classes{texts: c.texts, list: slices.Clone(c.list)}
	groups, own := make([][]int, len(c.list)), make([]int, len(c.list))
	for i := range c.list {
		own[i] = i
		groups[i] = own[i : i+1 : i+1]
		cl := c.list[i]
		if cl.reports < 2 || cl.copying >= alone {
			continue
		}
		parts := bonds.groups(cl.members, cl.wording)
		if len(parts) == 1 {
			continue
		}
		heard[i] = cl.quoted && cl.wording >= spoken
		for k, members := range parts {
			g := i
			if k > 0 {
				g = len(out.list)
				groups[i] = append(groups[i], g)
				out.list = append(out.list, cl)
			}
			out.list[g].members, out.list[g].reports = members, reportsOf(members)
		}
	}
	return out, groups
}

// reportsOf counts the reports of places that are in order.
func reportsOf(list []place) int {
	n := 0
	for i, m := range list {
		if i == 0 || list[i-1].report != m.report {
			n++
		}
	}
	return n
}
