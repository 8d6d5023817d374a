package claim

import (
	"cmp"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/word"
)

// cluster groups units by claim. Units that lie in one passage are a block: the
// text itself says that they are one. Blocks are joined over the likeliest pairs
// first, by average link for the most part (between), since single link would chain
// a story into one claim. kin is, for each group, the one that may yet be one claim with it.
func cluster(f *finder, v *vectors) (groups [][]int, kin []relative) {
	c := newClustering(f, v)
	for _, p := range c.pairs() {
		if i, j := c.of[p.i], c.of[p.j]; i != j && c.together(i, j) {
			c.join(min(i, j), max(i, j))
		}
	}
	var order []int // the clusters, by their first unit
	units := make([][]int, len(c.members))
	for i, blocks := range c.members {
		for _, b := range blocks {
			units[i] = append(units[i], c.blocks[b].units...)
		}
		if len(blocks) > 0 {
			slices.Sort(units[i])
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(units[i][0], units[j][0]) })
	at := make([]int, len(c.members))
	for k, i := range order {
		at[i] = k
	}
	near := c.kin()
	for _, i := range order {
		groups = append(groups, units[i])
		k := near[i]
		if k.at >= 0 {
			k.at = at[k.at]
		}
		kin = append(kin, k)
	}
	return groups, kin
}

// block is the units that one text makes one.
type block struct {
	units   []int // ascending
	said    []int // of them, a few in different wordings
	reports []int // ascending
}

// Two blocks are one claim at these log-odds, if by themselves they are no less
// than leastAlone: in a story with little else to say, what is merely on one
// matter stands far above the rest. Two units of a passage are one if this much
// of the lesser's content is in the other.
const (
	sameClaim   = 1.6
	leastAlone  = 0.0
	samePassage = 0.5
)

// byBest is how far the odds of a lone block and a cluster lie from their average
// to the best of them.
const byBest = 0.25

// What one claim or block is held against others by is bounded, so that the
// cost is linear in the story.
const (
	wordings = 4 // of a block
	sampled  = 6 // blocks of a claim
)

type clustering struct {
	story    *finder
	v        *vectors
	meanings []meaning
	speakers []speaker
	blocks   []block
	of       []int               // block → cluster
	members  [][]int             // cluster → blocks
	near     [][]neighbour       // block → those that it may be one claim with, likeliest first
	odds     map[[2]int]likeness // of two blocks, the lesser number first
}

// likeness is the log-odds of the two wordings of two blocks that are most alike,
// and those of the blocks, beside their rivals.
type likeness struct {
	alone float64
	of    [2]int // units
	odds  float64
	known bool // odds are
}

func newClustering(f *finder, v *vectors) *clustering {
	c := &clustering{v: v, meanings: make([]meaning, len(v.units)), speakers: make([]speaker, len(v.units)), odds: map[[2]int]likeness{}, story: f}
	for i, u := range v.units {
		c.meanings[i] = f.meaningOf(u).unweighed()
		c.speakers[i] = f.speakerOf(u)
	}
	c.block()
	weighItems(c.meanings, c.blocks)
	for b := range c.blocks {
		c.of = append(c.of, b)
		c.members = append(c.members, []int{b})
	}
	return c
}

// block gathers the units of each passage that say the same of it.
func (c *clustering) block() {
	sets := disjoint.New(len(c.v.units))
	first := map[int][]int{} // by passage, a few units in different blocks
	for i, u := range c.v.units {
		if i > 0 && c.v.units[i-1].report == u.report && c.v.units[i-1].Span == u.Span { // what one says and another denies
			sets.Join(i-1, i)
		}
		for _, w := range u.witness {
			joined := false
			for _, j := range first[w.passage] {
				if sets.Root(i) == sets.Root(j) || c.v.onePassage(i, j) && !c.v.contrary(i, j) && !c.meanings[i].contrary(&c.meanings[j]) {
					sets.Join(i, j)
					joined = true
					break
				}
			}
			if !joined && len(first[w.passage]) < wordings {
				first[w.passage] = append(first[w.passage], i)
			}
		}
	}
	at := map[int]int{}
	for i, u := range c.v.units {
		root := sets.Root(i)
		b, ok := at[root]
		if !ok {
			b = len(c.blocks)
			at[root] = b
			c.blocks = append(c.blocks, block{})
		}
		x := &c.blocks[b]
		x.units = append(x.units, i)
		if n := len(x.reports); n == 0 || x.reports[n-1] != u.report {
			x.reports = append(x.reports, u.report)
		}
		if len(x.said) < wordings && !slices.ContainsFunc(x.said, func(j int) bool { return c.meanings[i].equal(&c.meanings[j]) }) {
			x.said = append(x.said, i)
		}
	}
}

// together reports whether two clusters are one claim.
func (c *clustering) together(i, j int) bool {
	odds, contrary := c.between(i, j)
	return !contrary && odds >= sameClaim
}

// between are the log-odds that two clusters are one claim: the average of all
// their blocks; of a block that is alone, the nearer to its best, since of many
// wordings of a claim some always tell but a part. contrary is whether two blocks
// that may be one by themselves are contrary: between what is on other things, a
// number that differs tells nothing.
func (c *clustering) between(i, j int) (odds float64, contrary bool) {
	a, b := c.members[i], c.members[j]
	a, b = a[:min(len(a), sampled)], b[:min(len(b), sampled)]
	sum, best := 0.0, noOdds
	for _, x := range a {
		for _, y := range b {
			if c.alone(x, y) >= leastAlone && c.contrary(x, y) {
				return noOdds, true
			}
			odds := c.oddsOf(x, y)
			sum += odds
			best = max(best, odds)
		}
	}
	average := sum / float64(len(a)*len(b))
	if len(a) > 1 && len(b) > 1 {
		return average, false
	}
	return average + byBest*(best-average), false
}

func (c *clustering) contrary(x, y int) bool {
	for _, i := range c.blocks[x].said {
		for _, j := range c.blocks[y].said {
			if c.v.contrary(i, j) || c.meanings[i].contrary(&c.meanings[j]) {
				return true
			}
		}
	}
	return false
}

// oddsOf are the log-odds that two blocks are one claim. A report mostly says a
// thing once, so what counts beside the likeness of two blocks is how far it
// stands above that of either with what else the other's reports say.
func (c *clustering) oddsOf(x, y int) float64 {
	l := c.likenessOf(x, y)
	if !l.known {
		l.odds, l.known = c.besideRivals(x, y, l), true
		c.odds[[2]int{min(x, y), max(x, y)}] = l
	}
	return l.odds
}

func (c *clustering) besideRivals(x, y int, l likeness) float64 {
	alone := l.alone
	above, beyond := alone-c.rival(x, y), alone-c.rival(y, x)
	odds := -0.3 + 0.75*alone + 0.35*clamp(min(above, beyond)) + 0.15*clamp(max(above, beyond))
	if c.share(x, y) {
		odds -= 1.5
	}
	if alone < leastAlone {
		return min(odds, sameClaim-0.1)
	}
	if odds < sameClaim {
		return odds // what it states is read only of what else would be joined
	}
	return odds - c.apart(l.of)
}

func clamp(x float64) float64 { return max(-4, min(4, x)) }

// alone is the log-odds that two blocks are one claim by themselves: by the
// wordings of them that are most alike.
func (c *clustering) alone(x, y int) float64 { return c.likenessOf(x, y).alone }

func (c *clustering) likenessOf(x, y int) likeness {
	k := [2]int{min(x, y), max(x, y)}
	if l, ok := c.odds[k]; ok {
		return l
	}
	l := likeness{alone: noOdds}
	for _, i := range c.blocks[x].said {
		for _, j := range c.blocks[y].said {
			compared := compare(&c.meanings[i], &c.meanings[j])
			odds := compared.odds()
			if odds > noOdds && compared.matched > 1 && c.speakers[i].is(c.speakers[j]) {
				odds += oneSpeaker
			}
			if odds > l.alone {
				l.alone, l.of = odds, [2]int{i, j}
			}
		}
	}
	c.odds[k] = l
	return l
}

// rival is the best that block x has with another block of the reports that y
// stands in.
func (c *clustering) rival(x, y int) float64 {
	for _, z := range c.near[x] {
		if z.block != y && c.share(z.block, y) {
			return z.alone
		}
	}
	return noOdds
}

// share reports whether one report has both blocks.
func (c *clustering) share(x, y int) bool {
	const looked = 16 // of the reports that hold a block
	a, b := c.blocks[x].reports, c.blocks[y].reports
	if len(a) == 1 && len(b) == 1 { // most
		return a[0] == b[0]
	}
	for _, r := range a[:min(looked, len(a))] {
		if _, ok := slices.BinarySearch(b, r); ok {
			return true
		}
	}
	return false
}

func (c *clustering) join(i, j int) {
	for _, b := range c.members[j] {
		c.of[b] = i
	}
	c.members[i] = append(c.members[i], c.members[j]...)
	c.members[j] = nil
}

// onePassage reports whether two units lie in one passage and say the same of
// it: the lesser is mostly in the other.
func (v *vectors) onePassage(i, j int) bool {
	return v.sharePassage(i, j) && v.containment(i, j) >= samePassage
}

func (v *vectors) sharePassage(i, j int) bool {
	for _, w := range v.units[i].witness {
		if slices.ContainsFunc(v.units[j].witness, func(x witness) bool { return x.passage == w.passage }) {
			return true
		}
	}
	return false
}

type pair struct {
	i, j int
	odds float64
}

// pairs lists the pairs of blocks that may be one claim, likeliest first.
func (c *clustering) pairs() []pair {
	c.meet()
	var out []pair
	for b := range c.blocks {
		for _, n := range c.near[b] {
			a := n.block
			if a >= b && slices.ContainsFunc(c.near[a], func(n neighbour) bool { return n.block == b }) {
				continue // listed when a's turn comes
			}
			if odds := c.oddsOf(a, b); odds >= sameClaim && !c.contrary(a, b) {
				out = append(out, pair{min(a, b), max(a, b), odds})
			}
		}
	}
	slices.SortFunc(out, likeliestFirst)
	return out
}

// neighbour is a block that another may be one claim with, and the log-odds
// that they are by themselves.
type neighbour struct {
	block int
	alone float64
}

// meet finds for each block the blocks most like it among those that share a
// weighty item or sense with it.
func (c *clustering) meet() {
	const (
		listed = 24 // blocks under one key
		kept   = 24 // of those that a block meets
	)
	byKey := map[word.Key][]int{}
	met := make([]int, len(c.blocks)) // the last block that each was compared with, plus one
	c.near = make([][]neighbour, len(c.blocks))
	for b := range c.blocks {
		for _, k := range c.keysOf(b) {
			for _, a := range byKey[k] {
				if met[a] == b+1 {
					continue
				}
				met[a] = b + 1
				if odds := c.alone(a, b); odds > noOdds {
					c.near[a] = append(c.near[a], neighbour{b, odds})
					c.near[b] = append(c.near[b], neighbour{a, odds})
				}
			}
			if len(byKey[k]) < listed {
				byKey[k] = append(byKey[k], b)
			}
		}
	}
	for b, list := range c.near {
		slices.SortFunc(list, func(x, y neighbour) int { return cmp.Or(cmp.Compare(y.alone, x.alone), cmp.Compare(x.block, y.block)) })
		c.near[b] = list[:min(kept, len(list))]
	}
}

func likeliestFirst(x, y pair) int {
	return cmp.Or(cmp.Compare(y.odds, x.odds), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
}

// keysOf are the weightiest items of a block's wordings, and their senses.
func (c *clustering) keysOf(b int) []word.Key {
	const (
		said     = 2 // wordings looked at
		heaviest = 8 // items of each
	)
	var out []word.Key
	add := func(k word.Key) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	x := &c.blocks[b]
	for _, i := range x.said[:min(said, len(x.said))] {
		items := c.meanings[i].items
		for _, it := range items[:min(heaviest, len(items))] {
			add(it.key)
			for _, s := range it.senses {
				add(word.Key(s)) // keys are hashes: none is as small
			}
		}
	}
	return out
}
