package attribution

import (
	"sort"

	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// Join works across the reports of one story. Names that a report leaves open
// ("Ilves", "the harbour master") are resolved where the other reports leave
// one choice, or where another report that shares the passage names the source;
// a quote that is cut points to the report that has the whole of
// it, in another witness of the same passage.
//
// texts and readings are of the whole corpus, story lists the indexes of the
// reports that are one story's, and passages are those of that story. Only the
// readings of the story are changed.
func Join(texts []*segment.Text, readings []Reading, story []int, passages []reuse.Passage) {
	rosters := make([]*names.Roster, 0, len(story))
	for _, k := range story {
		rosters = append(rosters, readings[k].roster)
	}
	all := names.Union(rosters)
	for _, k := range story {
		readings[k].resolve(all, texts[k])
	}
	for _, k := range story {
		readings[k].reopen(all, texts[k].Text)
	}
	nameDocuments(readings, story)
	borrow(texts, readings, passages)
	restore(texts, readings, passages)
}

// resolve looks up again what one report by itself left open.
func (x *Reading) resolve(all *names.Roster, t *segment.Text) {
	if x.roster == nil {
		return
	}
	meant := map[string]Link{}          // by what the report alone made of them
	renamed := map[report.Span]string{} // by where they are written
	r := names.NewResolver(t, x.roster, all, nil)
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			if q, ok := r.Again(*l); ok {
				meant[l.Name], renamed[l.Span] = q, q.Name
				*l = q
			}
		}
	}
	x.follow(meant, t.Text)
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil && renamed[s.Span] != "" {
			s.Name = renamed[s.Span]
		}
	}
}

// follow gives what pronouns stand for the names that were found for it: "he",
// who is "the mayor", is the person whom the story calls the mayor.
func (x *Reading) follow(meant map[string]Link, text string) {
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			n := meant[l.Name]
			if n.Name == "" || l.Empty() || !names.IsPronoun(l.Span.In(text)) {
				continue
			}
			if l.Name, l.Kind = n.Name, n.Kind; n.Kind == Person && names.IsThing(l.In(text)) { // "it", which seemed a firm's by that name
				l.Name, l.Kind = l.In(text), Unknown
			}
		}
	}
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil && meant[s.Name].Name != "" && names.IsPronoun(s.Span.In(text)) {
			s.Name = meant[s.Name].Name
		}
	}
}

// reopen leaves open who "he" is where the report alone took it for somebody who is "she"
// in the others.
func (x *Reading) reopen(all *names.Roster, text string) {
	open := map[report.Span]bool{}
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			if l.Kind != Person || l.Empty() || !all.OtherGender(l.Name, l.In(text)) {
				continue
			}
			l.Name, l.Kind = l.In(text), Unknown
			open[l.Span] = true
		}
	}
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil && open[s.Span] {
			s.Name = s.In(text)
		}
	}
}

// restore finds for each cut quote the whole of it in another report.
func restore(texts []*segment.Text, readings []Reading, passages []reuse.Passage) {
	for _, p := range passages {
		var whole []wholeQuote // of the passage, listed when the first cut one is met
		for _, w := range p.Witnesses {
			x := &readings[w.Report]
			for i := x.firstQuote(w.Start); i < len(x.Quotes) && x.Quotes[i].Start < w.End; i++ {
				q := &x.Quotes[i]
				if q.Complete || q.Restored != nil {
					continue
				}
				if whole == nil {
					whole = wholeQuotes(texts, readings, p)
				}
				q.Restored = bestWhole(whole, w.Report, wordsOf(texts[w.Report], q.Span))
			}
		}
	}
}

// wholeQuote is a complete quote that lies in a passage.
type wholeQuote struct {
	Place
	words []string
}

// maxWhole is how many wordings of one quote are kept to restore others from;
// a passage that thousands repeat has few.
const maxWhole = 16

// wholeQuotes lists the complete quotes among the witnesses of a passage, each
// wording once, in order.
func wholeQuotes(texts []*segment.Text, readings []Reading, p reuse.Passage) []wholeQuote {
	out := []wholeQuote{}
	seen := map[string]bool{}
	for _, o := range p.Witnesses {
		x := &readings[o.Report]
		for i := x.firstQuote(o.Start); i < len(x.Quotes) && x.Quotes[i].Start < o.End; i++ {
			if written := x.Quotes[i].In(texts[o.Report].Text); x.Quotes[i].Complete && !seen[written] {
				seen[written] = true
				out = append(out, wholeQuote{Place{o.Report, x.Quotes[i].Span}, wordsOf(texts[o.Report], x.Quotes[i].Span)})
			}
			if len(out) == maxWhole {
				return out
			}
		}
	}
	return out
}

// bestWhole picks the complete quote of another report that holds most of the
// words of a cut one, and no fewer than four in five.
func bestWhole(list []wholeQuote, report int, cut []string) *Place {
	var best *Place
	bestShare := 0.8
	for i := range list {
		if list[i].Report == report {
			continue
		}
		if s := inOrder(cut, list[i].words); s > bestShare || s == bestShare && best == nil {
			best, bestShare = &list[i].Place, s
		}
	}
	return best
}

// firstQuote is the index of the first quote that ends after a place.
func (x *Reading) firstQuote(at int) int {
	return sort.Search(len(x.Quotes), func(i int) bool { return x.Quotes[i].End > at })
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
