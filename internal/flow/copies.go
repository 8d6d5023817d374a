package flow

import (
	"cmp"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
)

// mostCopies is how many reports of a story that have the very same words are
// read each by itself, the earliest. What the others say is known from these;
// they are reports of the story and copies in its lineage, but not witnesses
// and evidence again and again: one text can be in a hundred thousand places.
const mostCopies = 64

// words names what a report is cut from.
func words(r *report.Report) xxh3.Uint128 {
	var h xxh3.Hasher
	for _, s := range []string{r.Language, r.Title, r.Text} {
		h.WriteString(s)
		h.Write([]byte{0})
	}
	return h.Sum128()
}

// firstWithWords returns, for each report, the first that is cut into the same.
func firstWithWords(reports []*report.Report) []int {
	first := make([]int, len(reports))
	seen := map[xxh3.Uint128]int{}
	for i, r := range reports {
		key := words(r)
		k, known := seen[key]
		if first[i] = i; known && slices.Equal(reports[k].Furniture, r.Furniture) {
			first[i] = k
		} else if !known {
			seen[key] = i
		}
	}
	return first
}

// copies returns, for each report, the one that is read in its place: itself,
// unless its story has too many that have its words.
func copies(texts []*segment.Text, stories []story.Story) []int {
	out := make([]int, len(texts))
	for i := range out {
		out[i] = i
	}
	for _, s := range stories {
		if len(s.Reports) <= mostCopies {
			continue
		}
		alike := map[xxh3.Uint128][]int{}
		for _, r := range s.Reports {
			key := words(texts[r].Report)
			alike[key] = append(alike[key], r)
		}
		for _, list := range alike {
			if len(list) <= mostCopies {
				continue
			}
			slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(dayOf(texts[a]), dayOf(texts[b])) })
			for _, r := range list[mostCopies:] {
				out[r] = list[0]
			}
		}
	}
	return out
}

// dayOf is the day on which a report came out, a late one where it is unknown.
func dayOf(t *segment.Text) int {
	if d := t.Published.Days; d.Known() {
		return int(d.First)
	}
	return int(^uint(0) >> 1)
}

// addCopies gives the copies that were not read what is known of them from the
// report that was read in their place.
func (c *Corpus) addCopies(members []int, g *lineage.Graph) {
	node := map[int]int{} // by report that was read
	for i, n := range g.Nodes {
		for _, r := range n.Reports {
			node[r] = i
		}
	}
	for _, r := range members {
		of := c.copyOf[r]
		if of == r {
			continue
		}
		c.Readings[r], c.Times[r], c.Days[r] = c.Readings[of], c.Times[of], c.Texts[r].Published
		if !c.Days[r].Days.Known() && !c.Texts[of].Published.Days.Known() {
			c.Days[r] = c.Days[of]
		}
		n := &g.Nodes[node[of]]
		n.Reports = append(n.Reports, r)
	}
}
