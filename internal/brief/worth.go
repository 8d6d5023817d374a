package brief

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// The parts of a claim's worth. The second independent origin and the second
// text that carry it are worth 1 each; the others are measured by that.
const (
	perLikelyOrigin = 0.3 // an origin that may be one of the others
	likelyOrigins   = 4   // of them, at most
	centralWorth    = 4.0 // of words that have all the story's central terms
	leadWorth       = 1.5 // of one text that opens with it, in words as full as a lead's
	disputedWorth   = 0.5
)

// board is a story laid out for the choice of its lines.
type board struct {
	Story
	texts     []*segment.Text
	present   int                      // texts in the graph that are not lost
	node      map[int]int              // report → its text in the graph
	taken     map[int]float64          // report → the largest share that another report gave it
	from      sources                  // whom each report surely took text from
	body      map[int]int              // report → its first sentence after headline and dateline
	spread    map[word.Key]float64     // the share of the story's texts that have a term, beyond the first
	central   map[word.Key]float64     // the terms that the story is about; their shares sum to 1
	begun     map[word.Key]float64     // the terms that several texts begin with; their shares sum to 1
	shares    map[[2]int]share         // report and sentence → who says what of it
	inDispute map[int][]conflict.Place // claim → where it stands against another
}

func newBoard(texts []*segment.Text, s Story) *board {
	d := &board{Story: s, texts: texts, node: map[int]int{}, taken: map[int]float64{}, from: sourcesOf(s.Graph), body: map[int]int{},
		shares: sharesOf(texts, s.Claims.Claims), inDispute: map[int][]conflict.Place{}}
	for n, x := range s.Graph.Nodes {
		if x.Lost == "" {
			d.present++
		}
		for _, r := range x.Reports {
			d.node[r] = n
		}
	}
	for _, e := range s.Graph.Edges {
		if s.Graph.Nodes[e.From].Lost != "" {
			continue
		}
		for _, r := range s.Graph.Nodes[e.To].Reports {
			d.taken[r] = max(d.taken[r], e.Share)
		}
	}
	for _, r := range s.Reports {
		list := texts[r].Sentences
		for d.body[r] < len(list) && (list[d.body[r]].Headline || list[d.body[r]].Dateline) {
			d.body[r]++
		}
	}
	for _, x := range s.Conflicts.Conflicts {
		for _, side := range x.Sides {
			d.inDispute[side.Claim] = append(d.inDispute[side.Claim], side.Evidence...)
		}
	}
	d.central, d.spread = centralTerms(texts, s), d.spreadOfTerms()
	if d.begun = d.termsBegun(); len(d.begun) == 0 {
		d.begun = d.central
	}
	return d
}

// share is how a sentence is shared out between its report and whom that names.
type share struct {
	ascribed bool   // someone is said to say something
	own      int    // where a clause of the report's own ends that opens the sentence, or 0
	said     int    // where the first attribution from there on begins, or 0
	link     string // that joins the two, or ""
}

// sharesOf finds how the sentences that claims stand in are shared out.
func sharesOf(texts []*segment.Text, claims []claim.Claim) map[[2]int]share {
	out := map[[2]int]share{}
	for _, c := range claims {
		for _, e := range c.Evidence {
			at := [2]int{e.Report, e.Sentence}
			x := out[at]
			switch {
			case isAscribed(e):
				x.ascribed = true
			case e.Start == texts[e.Report].Sentences[e.Sentence].Start:
				x.own = e.End
			}
			out[at] = x
		}
	}
	for _, c := range claims {
		for _, e := range c.Evidence {
			at := [2]int{e.Report, e.Sentence}
			x := out[at]
			if from := startOfAttribution(e); isAscribed(e) && x.own > 0 && from >= x.own && (x.said == 0 || from < x.said) {
				x.said, x.link = from, linkIn(texts[e.Report].Text[x.own:from])
				out[at] = x
			}
		}
	}
	return out
}

// isAscribed reports whether the report has evidence from someone it names.
func isAscribed(e claim.Evidence) bool { return !e.Chain[len(e.Chain)-1].Span.Empty() }

// worth is what a claim counts for in the choice of lines: each origin behind
// it, more slowly each text that carries it, how near the top they have it, and
// how much its words hold of what the story is about. What is hard to read by
// itself is worth less.
func (d *board) worth(c claim.Claim, w wording) float64 {
	first := map[int]float64{} // node → how near the top
	for _, e := range c.Evidence {
		n := d.node[e.Report]
		first[n] = max(first[n], d.nearTop(e))
	}
	tops := make([]float64, 0, len(first)) // summed in order of size, so that no sum hangs on a map's order
	for _, x := range first {
		tops = append(tops, x)
	}
	slices.Sort(tops)
	lead := 0.0
	for _, x := range tops {
		lead += x
	}
	out := float64(c.Count.Low-1) + perLikelyOrigin*float64(min(likelyOrigins, max(0, len(c.Origins)-c.Count.Low))) +
		math.Log2(float64(len(first))) + leadWorth*math.Log2(1+lead)*fullness(w.content) + w.clear
	if len(d.inDispute[w.claim]) > 0 {
		out += disputedWorth
	}
	return out
}

// opens is what a claim is worth as the first line of a brief: that its words
// hold what the reports begin with, that one of them begins with it, and that they
// are as full as a lead.
func (d *board) opens(c claim.Claim, w wording) float64 {
	const (
		central = 4.0
		atTop   = 1.5
	)
	top := 0.0
	for _, e := range c.Evidence {
		top = max(top, d.nearTop(e))
	}
	begun := 0.0
	for _, x := range w.news { // and not who says so, who may be named at length
		begun += d.begun[x.Key]
	}
	return (central*begun + atTop*top) * fullness(w.news)
}

// fullness is 1 for as many words of content as a lead has, and less for a
// headline's few, which opens a report too.
func fullness(c content) float64 {
	const full = 10.0
	return min(1, float64(len(c))/full)
}

// nearTop is 1 for a headline or a report's first sentence, and less further
// down: reports tell first what matters most.
func (d *board) nearTop(e claim.Evidence) float64 {
	return 1 / (1 + float64(max(0, e.Sentence-d.body[e.Report]))/2)
}

// centralTerms weighs the terms that most texts of a story have, those of their
// headlines and first sentences above all.
func centralTerms(texts []*segment.Text, s Story) map[word.Key]float64 {
	const (
		leads = 3  // sentences that tell what a report is about
		most  = 16 // terms
	)
	type term struct {
		key    word.Key
		weight float64
	}
	weight := map[word.Key]float64{}
	for _, n := range s.Graph.Nodes {
		if n.Lost != "" {
			continue
		}
		t := texts[n.Reports[0]]
		seen := map[word.Key]bool{}
		lead := 0
		for _, x := range t.Sentences {
			share := 1.0
			if lead < leads {
				share = 3
			}
			if !x.Dateline {
				lead++
			}
			for _, y := range t.TermsOf(x) {
				if !y.Stop && !seen[y.Key] {
					seen[y.Key] = true
					weight[y.Key] += share * float64(y.IDF)
				}
			}
		}
	}
	list := make([]term, 0, len(weight))
	for k, w := range weight {
		list = append(list, term{k, w})
	}
	slices.SortFunc(list, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	list = list[:min(len(list), most)]
	sum := 0.0
	for _, x := range list {
		sum += x.weight
	}
	out := map[word.Key]float64{}
	for _, x := range list {
		out[x.key] = x.weight / sum
	}
	return out
}

// termsBegun weighs the terms that more than one text has in its headline or its
// first sentence, by how many have them.
func (d *board) termsBegun() map[word.Key]float64 {
	in, rarity := map[word.Key]int{}, map[word.Key]float64{}
	for _, n := range d.Graph.Nodes {
		if n.Lost != "" {
			continue
		}
		r := n.Reports[0]
		t := d.texts[r]
		seen := map[word.Key]bool{}
		for _, x := range t.Sentences[:min(len(t.Sentences), d.body[r]+1)] {
			for _, y := range t.TermsOf(x) {
				if !y.Stop && !x.Dateline && !seen[y.Key] {
					seen[y.Key] = true
					in[y.Key]++
					rarity[y.Key] = float64(y.IDF)
				}
			}
		}
	}
	out, sum := map[word.Key]float64{}, 0.0
	for _, k := range slices.Sorted(maps.Keys(in)) { // summed in one order
		if in[k] > 1 {
			out[k] = float64(in[k]) * rarity[k]
			sum += out[k]
		}
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

// spreadOfTerms looks at one report of each text.
func (d *board) spreadOfTerms() map[word.Key]float64 {
	in := map[word.Key]int{}
	for _, n := range d.Graph.Nodes {
		if n.Lost != "" {
			continue
		}
		seen := map[word.Key]bool{}
		for _, x := range d.texts[n.Reports[0]].Terms {
			if !x.Stop && !seen[x.Key] {
				seen[x.Key] = true
				in[x.Key]++
			}
		}
	}
	out := map[word.Key]float64{}
	for k, n := range in {
		if n > 1 {
			out[k] = float64(n-1) / float64(max(2, d.present-1)) // of two texts, half at most
		}
	}
	return out
}

// content is the words of content of a line, each once, by key ascending.
type content []word.Term

func contentOf(t *segment.Text, span report.Span, sentence int) content {
	var out content
	for _, x := range t.TermsOf(t.Sentences[sentence]) {
		if !x.Stop && span.Contains(t.SpanOf(x)) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b word.Term) int { return cmp.Compare(a.Key, b.Key) })
	return slices.CompactFunc(out, func(a, b word.Term) bool { return a.Key == b.Key })
}

// centrality is the share of the story's central terms that words hold; if
// among is given, of those in it.
func (d *board) centrality(c content, among map[word.Key]bool) float64 {
	out := 0.0
	for _, x := range c {
		if among == nil || among[x.Key] {
			out += d.central[x.Key]
		}
	}
	return out
}

// clauses returns the content of each piece of evidence, and how many of them
// have each term.
func (d *board) clauses(evidence []claim.Evidence) ([]content, map[word.Key]int) {
	all, shared := make([]content, len(evidence)), map[word.Key]int{}
	for i, e := range evidence {
		all[i] = contentOf(d.texts[e.Report], e.Span, e.Sentence)
		if len(evidence) > 1 {
			for _, x := range all[i] {
				shared[x.Key]++
			}
		}
	}
	return all, shared
}

// typicality is how much of a clause, by rarity, the other evidence of its
// claim has too. Of few it says little: of two wordings the shorter would always win.
func typicality(c content, shared map[word.Key]int, evidence int) float64 {
	if evidence < 2 {
		return 0
	}
	sum, with := 0.0, 0.0
	for _, x := range c {
		sum += float64(x.IDF)
		with += float64(x.IDF) * float64(shared[x.Key]-1) / float64(evidence-1)
	}
	if sum == 0 {
		return 0
	}
	const few = 2.0
	return with / sum * float64(evidence-1) / (float64(evidence-1) + few)
}

// within is how much of some content another has: 1 if it has all. Words that all of
// the story's texts have tell little of what is told again.
func (d *board) within(c, other content) float64 {
	const common = 0.7
	some, all := 0.0, 0.0
	for _, x := range c {
		weight := float64(x.IDF) * (1 - common*d.spread[x.Key])
		all += weight
		if _, ok := slices.BinarySearchFunc(other, x, func(p, q word.Term) int { return cmp.Compare(p.Key, q.Key) }); ok {
			some += weight
		}
	}
	if all == 0 {
		return 0
	}
	return some / all
}

// share is how much of some content, by rarity, is of a kind.
func (c content) share(is func(word.Term) bool) float64 {
	some, all := 0.0, 0.0
	for _, x := range c {
		all += float64(x.IDF)
		if is(x) {
			some += float64(x.IDF)
		}
	}
	if all == 0 {
		return 0
	}
	return some / all
}
