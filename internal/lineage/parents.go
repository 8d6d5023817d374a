package lineage

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// What makes a report the source of another.
const (
	directShare  = 0.45 // part of a text that must be shared before one report may be the other's source
	citedShare   = 0.15 // the same, where the text names the source or says it is older
	siblingShare = 0.3  // of both texts, below which two say nothing of being cut from one
	siblingMass  = 12   // of words that either has and the other lacks, amid what they share
	copierShare  = 0.33 // of a text that is known to be another's before it counts as a copier's
	strongOdds   = 1.5  // log-odds that count as saying so
	tellable     = 0.4  // log-odds below which the direction can't be told
	newPassages  = 2    // passages that a second parent must explain
	maxParents   = 4
)

// order ranks nodes, likely sources first: at each step the node against
// which the least speaks, from those not yet placed; among equals the one that
// most speaks for.
func (b *builder) order() []int {
	type step struct {
		to   int
		odds float64
	}
	after := make([][]step, len(b.nodes)) // by node, those that come after it by what the two show
	against, favour := make([]float64, len(b.nodes)), make([]float64, len(b.nodes))
	for _, r := range b.relations {
		from, to := r.a, r.b
		if r.odds(from) < 0 {
			from, to = to, from
		}
		if odds := r.odds(from); odds >= tellable {
			w := math.Tanh(odds/2) * max(r.shareA, r.shareB)
			after[from] = append(after[from], step{to, w})
			favour[from] += w
			against[to] += w
		}
	}
	rest := make([]int, len(b.nodes))
	for i := range rest {
		rest[i] = i
	}
	slices.SortFunc(rest, b.likelierSource)
	out := make([]int, 0, len(rest))
	for len(rest) > 0 {
		best := 0
		for i, n := range rest {
			const noise = 1e-9 // of sums that were added and taken off again
			m := rest[best]
			if d := against[n] - against[m]; d < -noise || d < noise && favour[n] > favour[m]+noise {
				best = i
			}
		}
		n := rest[best]
		rest = slices.Delete(rest, best, best+1)
		out = append(out, n)
		for _, s := range after[n] {
			against[s.to] -= s.odds
		}
	}
	return out
}

// takeParents gives each node its parents from the nodes before it, afresh.
func (b *builder) takeParents() {
	order := b.order()
	rank := make([]int, len(order))
	for i, n := range order {
		rank[n] = i
		b.nodes[n].explained = make([]bool, len(b.nodes[n].Terms))
	}
	b.graph.Edges = nil
	candidates := make([][]candidate, len(order))
	for _, r := range b.relations {
		if c := towards(r, rank); b.mayBeSource(c) {
			candidates[c.to] = append(candidates[c.to], c)
		}
	}
	for _, n := range order {
		b.choose(n, candidates[n])
	}
	b.takeFromKnownSources(rank)
}

// candidate is a relation seen as a step from one node to a later one.
type candidate struct {
	from, to int
	*relation
}

func towards(r *relation, rank []int) candidate {
	if rank[r.a] < rank[r.b] {
		return candidate{r.a, r.b, r}
	}
	return candidate{r.b, r.a, r}
}

// mayBeSource reports whether a step is one that text may have taken: enough
// of the later text stands in the earlier, and nothing says that it went the
// other way, or that both were cut from a third.
func (b *builder) mayBeSource(c candidate) bool {
	odds, share, said := c.odds(c.from), c.shareOf(c.to), c.said(c.from)
	switch {
	case slices.Contains(c.rejected, c.from):
		return false
	case slices.Contains(c.confirmed, c.from):
		return true
	case odds < -tellable:
		return false
	case c.siblings && said < strongOdds:
		return false
	case share >= directShare:
		return true
	case said >= oddsCited && c.massIn(c.to) >= lostMass:
		return true
	}
	return share >= citedShare && len(c.passages) >= newPassages && odds >= strongOdds
}

// massIn is the mass of what a relation shares, in a node's wording.
func (r *relation) massIn(node int) float64 {
	sum := 0.0
	for _, h := range r.in(node) {
		sum += h.mass
	}
	return sum
}

// knowCopiers adds, to what else a copier shares, that it likely took that
// too. It reports whether this changed any relation.
func (b *builder) knowCopiers() bool {
	main := make([]map[int]bool, len(b.nodes)) // for a copier, whom most of it is from
	for _, e := range b.graph.Edges {
		if e.Share >= copierShare && b.oddsOf(e) >= strongOdds {
			if main[e.To] == nil {
				main[e.To] = map[int]bool{}
			}
			main[e.To][e.From] = true
		}
	}
	changed := false
	for _, r := range b.relations {
		c := compare(main[r.b] != nil && !main[r.b][r.a], main[r.a] != nil && !main[r.a][r.b])
		if c == 0 || main[r.a] != nil && main[r.b] != nil {
			continue
		}
		changed = true
		r.cues = append(r.cues, cue{odds: oddsCopier * float64(c), why: func(from, to string) string { return to + " is known to copy" }})
	}
	return changed
}

func (b *builder) oddsOf(e Edge) float64 {
	x, y := min(e.From, e.To), max(e.From, e.To)
	i, _ := slices.BinarySearchFunc(b.relations, [2]int{x, y}, func(r *relation, k [2]int) int { return cmp.Or(cmp.Compare(r.a, k[0]), cmp.Compare(r.b, k[1])) })
	return b.relations[i].odds(e.From)
}

// takeFromKnownSources explains single borrowed sentences. A small share alone
// doesn't tell a source from a sibling, but a text that others are known to
// have copied is likelier the source here too than a text nobody has seen.
func (b *builder) takeFromKnownSources(rank []int) {
	source := make([]bool, len(rank))
	for _, e := range b.graph.Edges {
		source[e.From] = source[e.From] || e.Share >= directShare && e.Confidence >= 0.5
	}
	for _, r := range b.relations {
		c := towards(r, rank)
		if !source[c.from] || slices.Contains(c.rejected, c.from) || c.odds(c.from) < -tellable || c.siblings {
			continue
		}
		if mass, _ := b.gain(c); min(mass, c.massIn(c.from))*c.wordForWord >= lostMass {
			b.adopt(c, nil)
		}
	}
}

// choose takes the candidate that explains most of a node's text, then others
// as long as each explains enough that is new.
func (b *builder) choose(n int, list []candidate) {
	slices.SortFunc(list, func(x, y candidate) int { return cmp.Compare(x.from, y.from) })
	for parents := range maxParents {
		best, bestGain, rivals := -1, 0.0, []int(nil)
		for i, c := range list {
			gain, fresh := b.gain(c)
			if fresh == 0 || parents > 0 && fresh < newPassages {
				continue
			}
			switch {
			case gain > bestGain*1.02, gain > bestGain*0.98 && b.nearer(c, list[best]):
				best, bestGain, rivals = i, gain, nil
			case gain > bestGain*0.98 && !b.nearer(list[best], c):
				rivals = append(rivals, c.from)
			}
		}
		if best < 0 {
			return
		}
		b.adopt(list[best], rivals)
	}
}

// nearer reports whether, of two sources that a text names and that explain
// the same of it, the first has it from the second.
func (b *builder) nearer(c, d candidate) bool {
	return c.said(c.from) >= oddsCited && d.said(d.from) >= oddsCited &&
		slices.ContainsFunc(b.graph.Edges, func(e Edge) bool { return e.From == d.from && e.To == c.from })
}

// gain is the mass of a node's text that a candidate explains and no parent
// yet does, a little more for a likelier direction; and in how many passages.
func (b *builder) gain(c candidate) (float64, int) {
	sum, fresh := 0.0, 0
	for _, h := range c.in(c.to) {
		if m := b.nodes[c.to].unexplained(h.window); 2*m >= h.mass {
			sum += m
			fresh++
		}
	}
	return sum * (1 + 0.1*math.Tanh(c.odds(c.from)/2)), fresh
}

// adopt enters an edge from a parent.
func (b *builder) adopt(c candidate, rivals []int) {
	odds, share := c.odds(c.from), c.shareOf(c.to)
	confidence := 1 / (1 + math.Exp(-odds))
	confidence *= min(1, 0.5+share/2) // the less is shared, the likelier a common source
	sentences := map[int]bool{}
	for _, h := range c.in(c.to) {
		sentences[h.Sentence] = true
		for i := h.from; i < h.to; i++ {
			b.nodes[c.to].explained[i] = true
		}
	}
	from, to := NodeName(c.from), NodeName(c.to)
	why := []string{fmt.Sprintf("%s of %s's %s stand in %s", number(len(sentences)), to, count(len(b.nodes[c.to].Sentences), "sentence"), from)}
	for _, x := range c.cues {
		if x.odds > 0 == (c.from == c.a) {
			why = append(why, x.why(from, to))
		}
	}
	if math.Abs(odds) < tellable {
		why = append(why, "which of the two came first can't be told")
	}
	if len(rivals) > 0 {
		names := []string{from}
		for _, x := range rivals {
			names = append(names, NodeName(x))
		}
		why = append(why, "the source is one of "+strings.Join(names, ", ")+": they hold the same of it")
		confidence /= float64(1 + len(rivals))
	}
	b.graph.Edges = append(b.graph.Edges, Edge{From: c.from, To: c.to, Share: share, Confidence: confidence, Passages: c.passages, Why: why})
}

// NodeName is how reasons call a node. The brief replaces it by the id that
// the node has there.
func NodeName(node int) string { return fmt.Sprintf("{%d}", node) }

func number(n int) string {
	words := [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// count writes "one quote", "three quotes".
func count(n int, what string) string {
	n = max(n, -n)
	if n == 1 {
		return "one " + what
	}
	return number(n) + " " + what + "s"
}
