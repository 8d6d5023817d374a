package attribution

import (
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// Join works across the reports of one story. Names that a report leaves open
// ("Ilves", "the harbour master") are resolved where the other reports leave
// one choice; a quote that is cut points to the report that has the whole of
// it, in another witness of the same passage.
//
// texts and readings are of the whole corpus, story lists the indexes of the
// reports that are one story's, and passages are those of that story. Only the
// readings of the story are changed.
func Join(texts []*segment.Text, readings []Reading, story []int, passages []reuse.Passage) {
	all := union(readings, story)
	for _, k := range story {
		readings[k].resolve(all, texts[k])
	}
	restore(texts, readings, passages)
}

// union is the roster of a story: everyone whom one of its reports names.
func union(readings []Reading, story []int) *roster {
	all := &roster{byLast: map[string][]int{}}
	for _, k := range story {
		if readings[k].roster == nil {
			continue
		}
		for _, p := range readings[k].roster.people {
			p.called = append([]string(nil), p.called...)
			all.add(p)
		}
	}
	return all
}

// resolve looks up again what one report by itself left open.
func (x *Reading) resolve(all *roster, t *segment.Text) {
	if x.roster == nil {
		return
	}
	names := map[report.Span]string{}
	r := &resolver{text: t.Text, roster: x.roster, story: all}
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			if l.Kind != Unknown && l.Kind != Institution && l.Kind != Person || l.Empty() {
				continue
			}
			if n := r.again(*l); n != "" {
				l.Name, l.Kind = n, Person
				names[l.Span] = n
			}
		}
	}
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil {
			if n := names[s.Span]; n != "" {
				s.Name = n
			}
		}
	}
}

// again resolves one link with the roster of the story: a single name that is
// one person's last name, or a description that fits one person alone.
func (r *resolver) again(l Link) string {
	d := describe(l.Span.In(r.text))
	if strings.Contains(d.written, " and ") {
		return ""
	}
	if d.name != "" && d.head() != "" && kinds()[d.head()] == "" {
		words := lowerFields(d.name)
		if len(words) == 1 && len(r.story.byLast[words[0]]) == 1 {
			return r.story.people[r.story.byLast[words[0]][0]].full
		}
		return ""
	}
	if l.Kind == Person || !d.the || kinds()[d.head()] != "role" {
		return ""
	}
	if p := r.byRole(d, l.Span); p != nil {
		return p.full
	}
	return ""
}

// restore finds for each cut quote the whole of it in another report.
func restore(texts []*segment.Text, readings []Reading, passages []reuse.Passage) {
	for _, p := range passages {
		for _, w := range p.Witnesses {
			x := &readings[w.Report]
			for i := x.firstQuote(w.Start); i < len(x.Quotes) && x.Quotes[i].Start < w.End; i++ {
				if q := &x.Quotes[i]; !q.Complete && q.Restored == nil {
					q.Restored = wholeOf(texts, readings, p, w, q.Span)
				}
			}
		}
	}
}

// firstQuote is the index of the first quote that ends after a place.
func (x *Reading) firstQuote(at int) int {
	return sort.Search(len(x.Quotes), func(i int) bool { return x.Quotes[i].End > at })
}

// wholeOf finds among the other witnesses of a passage the complete quote that
// holds most of the words of a cut one, and no fewer than four in five.
func wholeOf(texts []*segment.Text, readings []Reading, p reuse.Passage, w reuse.Witness, cut report.Span) *Place {
	mine := wordsOf(texts[w.Report], cut)
	var best *Place
	bestShare := 0.8
	for _, o := range p.Witnesses {
		if o.Report == w.Report {
			continue
		}
		x := &readings[o.Report]
		for i := x.firstQuote(o.Start); i < len(x.Quotes) && x.Quotes[i].Start < o.End; i++ {
			if !x.Quotes[i].Complete {
				continue
			}
			if s := inOrder(mine, wordsOf(texts[o.Report], x.Quotes[i].Span)); s > bestShare || s == bestShare && best == nil {
				best, bestShare = &Place{Report: o.Report, Span: x.Quotes[i].Span}, s
			}
		}
	}
	return best
}

// maxQuoted is how many words of two quotes are compared.
const maxQuoted = 300

// inOrder is the share of a's words that stand in b in the same order, found
// by going through both once and skipping what b has more.
func inOrder(a, b []string) float64 {
	a, b = a[:min(len(a), maxQuoted)], b[:min(len(b), maxQuoted)]
	if len(a) == 0 {
		return 0
	}
	hit, k := 0, 0
	for _, w := range a {
		for j := k; j < len(b) && j < k+8; j++ {
			if b[j] == w {
				hit++
				k = j + 1
				break
			}
		}
	}
	return float64(hit) / float64(len(a))
}
