package lineage

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/reuse"
)

// What makes a report the source of another.
const (
	directShare = 0.45 // part of a text that must be shared before one report may be the other's source
	citedShare  = 0.15 // the same, where the text names the source or says it is older
	strongOdds  = 1.5  // log-odds that count as saying so
	tellable    = 0.4  // log-odds below which the direction can't be told
	newPassages = 2    // passages that a second parent must explain
	maxParents  = 4
)

// order puts likely sources first: nodes by the sum of their odds against all
// they share text with.
func (b *builder) order() []int {
	score := make([]float64, len(b.graph.Nodes))
	keys := make([][2]int, 0, len(b.relations))
	for k := range b.relations {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	for _, k := range keys {
		r := b.relations[k]
		o := math.Tanh(r.odds(r.a)/2) * max(b.shareOf(r, r.a), b.shareOf(r, r.b))
		score[r.a] += o
		score[r.b] -= o
	}
	out := make([]int, len(score))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(x, y int) int { return cmp.Or(cmp.Compare(score[y], score[x]), b.likelierSource(x, y)) })
	return out
}

// takeParents gives each node its parents from the nodes before it.
func (b *builder) takeParents(order []int) {
	rank := make([]int, len(order))
	for i, n := range order {
		rank[n] = i
	}
	candidates := make([][]candidate, len(order))
	for _, r := range b.relations {
		from, to := r.a, r.b
		if rank[from] > rank[to] {
			from, to = to, from
		}
		if b.mayBeSource(r, from, to) {
			candidates[to] = append(candidates[to], candidate{from, r})
		}
	}
	for _, n := range order {
		b.choose(n, candidates[n])
	}
	b.takeFromKnownSources(rank)
}

// takeFromKnownSources explains single borrowed sentences. A small share alone
// doesn't tell a source from a sibling, but a text that others are known to
// have copied is likelier the source here too than a text nobody has seen.
func (b *builder) takeFromKnownSources(rank []int) {
	source := make([]bool, len(rank))
	for _, e := range b.graph.Edges {
		source[e.From] = source[e.From] || e.Share >= directShare && e.Confidence >= 0.5
	}
	keys := make([][2]int, 0, len(b.relations))
	for k := range b.relations {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	for _, k := range keys {
		r := b.relations[k]
		from, to := r.a, r.b
		if rank[from] > rank[to] {
			from, to = to, from
		}
		if mass, _ := b.gain(to, candidate{from, r}); source[from] && r.odds(from) >= -tellable && mass >= lostMass {
			b.adopt(to, candidate{from, r}, nil)
		}
	}
}

type candidate struct {
	node     int
	relation *relation
}

// mayBeSource reports whether from can be a source of to: enough of to's text
// stands in it, and nothing says the text went the other way.
func (b *builder) mayBeSource(r *relation, from, to int) bool {
	odds, share := r.odds(from), b.shareOf(r, to)
	switch {
	case odds < -tellable:
		return false
	case share >= directShare:
		return true
	}
	return share >= citedShare && len(r.passages) >= newPassages && odds >= strongOdds
}

// choose takes the candidate that explains most of a node's text, then others
// as long as each explains enough that is new.
func (b *builder) choose(n int, list []candidate) {
	slices.SortFunc(list, func(x, y candidate) int { return cmp.Compare(x.node, y.node) })
	b.explained[n] = map[int]bool{}
	for range maxParents {
		best, bestGain, rivals := -1, 0.0, []int(nil)
		for i, c := range list {
			gain, fresh := b.gain(n, c)
			if fresh == 0 || len(b.explained[n]) > 0 && fresh < newPassages {
				continue
			}
			switch {
			case gain > bestGain*1.02:
				best, bestGain, rivals = i, gain, nil
			case gain > bestGain*0.98:
				rivals = append(rivals, c.node)
			}
		}
		if best < 0 {
			return
		}
		b.adopt(n, list[best], rivals)
	}
}

// gain is the mass of a node's text that a candidate explains and no parent
// yet does, in how many passages; a little more for a likelier direction.
func (b *builder) gain(n int, c candidate) (float64, int) {
	sum, fresh := 0.0, 0
	for _, p := range c.relation.passages {
		if !b.explained[n][p] {
			sum += float64(b.massHeld(p, n))
			fresh++
		}
	}
	return sum * (1 + 0.1*math.Tanh(c.relation.odds(c.node)/2)), fresh
}

// adopt enters an edge from a parent.
func (b *builder) adopt(n int, c candidate, rivals []int) {
	r := c.relation
	odds, share := r.odds(c.node), b.shareOf(r, n)
	confidence := 1 / (1 + math.Exp(-odds))
	confidence *= min(1, 0.5+share/2) // the less is shared, the likelier a common source
	why := []string{fmt.Sprintf("%s of %s's %s stand in %s", number(b.sentencesOf(r, n)), b.name(n), count(len(b.text(n).Sentences), "sentence"), b.name(c.node))}
	for _, x := range r.cues {
		if x.odds > 0 == (c.node == r.a) {
			why = append(why, x.why(b.name(c.node), b.name(n)))
		}
	}
	if math.Abs(odds) < tellable {
		why = append(why, "which of the two came first can't be told")
	}
	if len(rivals) > 0 {
		names := []string{b.name(c.node)}
		for _, x := range rivals {
			names = append(names, b.name(x))
		}
		slices.Sort(names)
		why = append(why, "the source is one of "+strings.Join(names, ", ")+": they hold the same of it")
		confidence /= float64(1 + len(rivals))
	}
	for _, p := range r.passages {
		b.explained[n][p] = true
	}
	b.graph.Edges = append(b.graph.Edges, Edge{From: c.node, To: n, Share: share, Confidence: confidence, Passages: r.passages, Why: why})
}

// sentencesOf counts the sentences of a node that a relation touches.
func (b *builder) sentencesOf(r *relation, n int) int {
	seen := map[int]bool{}
	for _, p := range r.passages {
		seen[b.find(p, n).Sentence] = true
	}
	return len(seen)
}

// find returns a node's witness of a passage.
func (b *builder) find(p, node int) reuse.Witness {
	i, _ := slices.BinarySearchFunc(b.witness[p], node, func(h held, n int) int { return cmp.Compare(h.node, n) })
	return b.witness[p][i].witness
}

func (b *builder) massHeld(p, node int) float32 {
	i, _ := slices.BinarySearchFunc(b.witness[p], node, func(h held, n int) int { return cmp.Compare(h.node, n) })
	return b.witness[p][i].mass
}

// name stands for a node in reasons; the brief puts the report's letter in
// its place.
func (b *builder) name(node int) string { return NodeName(node) }

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

func compare(x, y bool) int {
	switch {
	case x && !y:
		return 1
	case y && !x:
		return -1
	}
	return 0
}

func sign(x, y bool) float64 { return float64(compare(x, y)) }

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func unicodeUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
