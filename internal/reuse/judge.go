package reuse

import (
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
)

// How great the log-odds of a match must be.
const (
	alone   = 2.5  // of copying, to be a copy if the reports share nothing else
	slight  = 1.9  // of copying, the most that a stock phrase is worth
	along   = -0.5 // of the wording, to be one if they do
	certain = 5.0  // of copying, to be as sure as need be
)

// enough is how many certain matches a sentence needs: what else is like it is
// joined to it by them.
const enough = 4

// Slight matches of two reports count together: each by its odds, and a quote
// that both have as quoteOdds, up to mostQuotes. Two reporters who heard one
// speaker seldom choose the same three sentences of what was said.
const (
	together   = 2.5
	quoteOdds  = 1.0
	mostQuotes = 3
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
func judge(c *classes, matches []match) (copied, heard verdict) {
	shelf := c.shelve(matches)
	slight := c.slight(matches)
	heard = verdict{classes: c, same: make([]bool, len(c.list))}
	parted, groups := c.part(shelf, slight, heard.same)
	copied = verdict{classes: parted, matches: make([]match, 0, len(matches)), same: make([]bool, len(parted.list))}
	for i := range copied.same {
		copied.same[i] = parted.list[i].reports > 1
	}
	for _, m := range matches {
		taken := false
		for _, a := range groups[m.a][:min(len(groups[m.a]), mostGroups)] {
			for _, b := range groups[m.b][:min(len(groups[m.b]), mostGroups)] {
				x, y := parted.list[a].members, parted.list[b].members
				if m.copying >= alone || m.wording >= along && (shelf.share(x, y) || slight[c.pair(m.a, m.b)].enough()) {
					m := m
					m.a, m.b = a, b
					copied.matches = append(copied.matches, m)
					taken = true
				}
			}
		}
		if !taken && m.quoted && m.wording >= alone {
			heard.matches = append(heard.matches, m)
		}
	}
	return copied, heard
}

// hints are the slight matches of two reports.
type hints struct {
	odds          float32
	plain, quotes int
}

func (h hints) enough() bool {
	quotes := min(h.quotes, mostQuotes)
	return h.plain > 0 && h.plain+quotes > 1 && h.odds+quoteOdds*float32(quotes) >= together
}

// slight gathers the sentences that are the same or alike and are no copies by
// themselves, by pairs of reports. A class that matches another is taken for the
// report of its first member, and one that is the same in many reports for the
// first few.
func (c *classes) slight(matches []match) map[pair]hints {
	out := map[pair]hints{}
	add := func(p pair, x odds) {
		h := out[p]
		switch {
		case x.copying >= alone:
			return
		case x.copying > 0:
			h.odds, h.plain = h.odds+x.copying, h.plain+1
		case x.quoted && x.wording >= alone:
			h.quotes++
		default:
			return
		}
		out[p] = h
	}
	for _, m := range matches {
		add(c.pair(m.a, m.b), m.odds)
	}
	for i := range c.list {
		if cl := &c.list[i]; cl.reports > 1 {
			few := cl.members[:min(len(cl.members), sampled)]
			for k, x := range few {
				for _, y := range few[:k] {
					add(pairOf(x, y), cl.odds)
				}
			}
		}
	}
	return out
}

// pair is two reports, the first of the lower number.
type pair [2]int

func pairOf(x, y place) pair { return pair{min(x.report, y.report), max(x.report, y.report)} }

// pair is the reports that the first members of two classes stand in.
func (c *classes) pair(a, b int) pair { return pairOf(c.list[a].members[0], c.list[b].members[0]) }

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

// share reports whether reports of two classes share some text.
func (s shelf) share(a, b []place) bool {
	for _, x := range a[:min(len(a), sampled)] {
		for _, y := range b[:min(len(b), sampled)] {
			if x.report != y.report && common(s[x.report], s[y.report]) {
				return true
			}
		}
	}
	return false
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
func (c *classes) part(shelf shelf, slight map[pair]hints, heard []bool) (*classes, [][]int) {
	out := &classes{texts: c.texts, list: slices.Clone(c.list)}
	groups, own := make([][]int, len(c.list)), make([]int, len(c.list))
	for i := range c.list {
		own[i] = i
		groups[i] = own[i : i+1 : i+1]
		cl := c.list[i]
		if cl.reports < 2 || cl.copying >= alone {
			continue
		}
		parts := shelf.groups(cl.members, slight)
		if len(parts) == 1 {
			continue
		}
		heard[i] = cl.quoted && cl.wording >= alone
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

// groups parts places into those whose reports share text, or enough that is
// slight.
func (s shelf) groups(members []place, slight map[pair]hints) [][]place {
	const most = 64 // compared with; a place that belongs to none of them stands alone
	var out [][]place
next:
	for i, m := range members {
		for k, g := range out[:min(len(out), most)] {
			if g[len(g)-1].report == m.report || s.share(g, members[i:i+1]) || slight[pairOf(g[0], m)].enough() {
				out[k] = append(g, m)
				continue next
			}
		}
		out = append(out, []place{m})
	}
	return out
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
