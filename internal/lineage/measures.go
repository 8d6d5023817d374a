package lineage

import (
	"math"
	"slices"
	"time"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// measure names what is asked of a step, by which text is said to go from one
// node to another: first of the two together, then of either or of how they
// differ, where it tells which is the earlier. Those with a star count for as
// much as the later text is shared: who borrows a few sentences has his own amid
// them, and the lender more besides.
type measure int

const (
	always      measure = iota // 1
	shared                     // part of the later text that the earlier has too
	sentences                  // logarithm of the later text's sentences that the earlier shares
	pairsKept                  // square of the part of the words side by side that both have so
	titleKept                  // part of the shorter title that is in the other
	reordered                  // part of what they share that is in another order, less what the later has of some text
	related                    // logarithm of the texts that share with the later, up to four (*)
	elsewhereOf                // logarithm of the sentences that only others share, of the earlier … (*)
	elsewhereIn                // … and of the later (*)
	variantsOf                 // part of the words side by side that are so in a third text and not in the other, of the earlier …
	variantsIn                 // … and of the later
	singularOf                 // part of the wording that neither the other nor a third has, of the earlier … (*)
	singularIn                 // … and of the later
	amidIn                     // logarithm of what the later says of its own amid what they share (*)
	newNamesIn                 // logarithm of the words of names in the later, where they share, that the earlier has nowhere
	earlier                    // 1 if published before, −1 if after
	daysApart                  // the days between, up to three
	cited                      // 1 if the later names the outlet of the earlier, −1 the other way round
	fromAgency                 // 1 if the earlier alone opens with the dateline of an agency, −1 if the later
	holds                      // how much more of the one is not in the other
	quotesCut                  // quotes that are whole in the earlier and broken in the later, less those the other way round
	excerpts                   // the same of passages in full, word for word
	namesLost                  // the same of words of names, as a part of all
	wordier                    // by how much the later needs more words for the same
	usualWords                 // by how much more of the earlier's words, where they differ, are those of the story
	rarerWords                 // by how much the later's words are rarer, where they differ
	openings                   // by how many more texts have what the earlier opens with, as a part of all
	misnamed                   // names that stand otherwise than reporters have them, of the later less of the earlier
	saidLost                   // "said" and its like that the earlier has and the later not, less those the other way round
	measures
)

// measure measures the step from one of two related nodes to the other. degree
// counts the relations of each node, and least has what each shares in another
// order with the text whose order it keeps best.
func (b *builder) measure(r *relation, from int, degree []int, least []float64) vector {
	const most = 4 // relations that count
	to := r.a + r.b - from
	f, t, nf, nt := r.sideOf(from), r.sideOf(to), &b.nodes[from], &b.nodes[to]
	cut, excerpt := r.shortened(from)
	before, days := publishedBefore(nf.Published, nt.Published)
	if before == 0 && r.said.kind == saidByDateline {
		before = float64(r.said.of(r, from))
	}
	share := r.shareOf(to)
	v := vector{
		always:      1,
		shared:      share,
		sentences:   math.Log(float64(len(t.sentences))),
		pairsKept:   r.keptPairs() * r.keptPairs(),
		titleKept:   commonPart(nf.title, nt.title),
		reordered:   r.reordered - least[to],
		related:     share * math.Log(float64(min(degree[to], most))),
		elsewhereOf: share * math.Log1p(float64(f.elsewhere)),
		elsewhereIn: share * math.Log1p(float64(t.elsewhere)),
		variantsOf:  f.variantPairs(),
		variantsIn:  t.variantPairs(),
		singularOf:  share * f.singular(),
		singularIn:  t.singular(),
		amidIn:      share * math.Log1p(t.amid/lostMass),
		newNamesIn:  math.Log1p(float64(t.newNames)),
		earlier:     before,
		daysApart:   min(3, max(0, days)),
		holds:       f.holdsMoreThan(t),
		quotesCut:   within(3, float64(cut)),
		excerpts:    within(3, float64(excerpt)),
		namesLost:   float64(f.names-t.names) / float64(f.names+t.names+1),
		wordier:     wordierThan(t, f),
		usualWords:  usualThan(f, t),
		rarerWords:  rarerThan(t, f),
		openings:    float64(nf.openers-nt.openers) / float64(max(1, nf.openers+nt.openers)),
		misnamed:    within(3, float64(t.misnamed-f.misnamed)),
		saidLost:    within(3, float64(f.plainly-t.plainly)),
	}
	switch r.said.kind {
	case saidByCiting, saidByIssuer:
		v[cited] = float64(r.said.of(r, from))
	case saidByAgency:
		v[fromAgency] = float64(r.said.of(r, from))
	}
	return v
}

// said is what two texts themselves say of their order.
type said struct {
	kind  saidKind
	order int // 1 if a is the earlier, −1 if b
}

type saidKind int

const (
	saidNothing    saidKind = iota
	saidByAgency            // one opens as an agency's report: it hints, and says nothing
	saidByCiting            // one names the other's outlet
	saidByIssuer            // one is a statement, put out by those it is from
	saidByDateline          // both open as the same agency's reports, of two days
)

// of is 1 if a node is said to be the earlier, −1 if the later.
func (s said) of(r *relation, node int) int {
	if node == r.b {
		return -s.order
	}
	return s.order
}

// says reports whether the texts say that a node is the earlier of the two.
func (r *relation) says(node int) bool {
	return slices.Contains(r.confirmed, node) || r.said.kind >= saidByCiting && r.said.of(r, node) > 0
}

func whatIsSaid(a, b *node) said {
	if c := compare(!a.Issuer.Empty(), !b.Issuer.Empty()); c != 0 {
		return said{saidByIssuer, c}
	}
	if c := compare(b.cites(a), a.cites(b)); c != 0 {
		return said{saidByCiting, c}
	}
	if c := compare(a.wire.agency != "", b.wire.agency != ""); c != 0 {
		return said{saidByAgency, c}
	}
	if a.wire.agency == b.wire.agency && a.wire.day != 0 && b.wire.day != 0 && a.wire.day != b.wire.day {
		return said{saidByDateline, compare(a.wire.day < b.wire.day, a.wire.day > b.wire.day)}
	}
	return said{}
}

// publishedBefore is 1 where the first came out before the second, −1 after,
// 0 where their times don't tell; and how many days lie between.
func publishedBefore(a, b report.Published) (before, days float64) {
	switch {
	case !a.Days.Known() || !b.Days.Known():
		return 0, 0
	case a.Days.Last < b.Days.First:
		return 1, float64(b.Days.First - a.Days.Last)
	case b.Days.Last < a.Days.First:
		return -1, 0
	}
	at, errA := time.Parse(time.RFC3339, a.Clock)
	bt, errB := time.Parse(time.RFC3339, b.Clock)
	if errA != nil || errB != nil {
		return 0, 0
	}
	return float64(bt.Compare(at)), 0
}

// shortened counts the quotes that are whole in one node and broken in the
// other, and the passages that are longer there, word for word; less those the
// other way round.
func (r *relation) shortened(from int) (quotes, passages int) {
	there := r.in(r.a + r.b - from)
	for i, x := range r.in(from) {
		y := there[i]
		quotes += compare(y.broken, x.broken)
		passages += compare(partOf(y.keys, x.keys), partOf(x.keys, y.keys))
	}
	return quotes, passages
}

// holdsMoreThan weighs that one text holds the other, or nearly, and more
// besides.
func (s *side) holdsMoreThan(other *side) float64 {
	const clearly = 0.3 // of a text's sentences
	mine, theirs := s.sharedPart(), other.sharedPart()
	return max(mine, theirs) * math.Tanh((theirs-mine)/clearly)
}

// singular is the part of a text's wording that neither the other nor a third
// text has in the same place.
func (s *side) singular() float64 { return (s.added - s.variants) / max(1, s.kept+s.added) }

// variantPairs is the part of a text's words side by side that are so in a
// third text and not in the other.
func (s *side) variantPairs() float64 { return float64(s.pairVariants) / float64(max(1, s.pairs)) }

// sharedPart is the part of a text's sentences that the other shares.
func (s *side) sharedPart() float64 {
	n := len(s.sentences)
	return float64(n) / float64(max(1, n+s.elsewhere+s.own))
}

// wordierThan is by how much a text needs more words than the other for what
// they share, in standard deviations of a length that varies by chance.
func wordierThan(s, other *side) float64 {
	return within(3, float64(s.terms-other.terms)/math.Sqrt(float64(max(1, s.terms+other.terms))))
}

// usualThan is by how much more of the words that a text alone has are found
// elsewhere in the story, where nobody copied: reporters come upon the same
// usual words, while a swapped word is nobody else's.
func usualThan(s, other *side) float64 {
	if s.plain == 0 || other.plain == 0 {
		return 0
	}
	d := float64(s.usual)/float64(s.plain) - float64(other.usual)/float64(other.plain)
	return within(3, d*math.Sqrt(float64(min(s.plain, other.plain))))
}

// rarerThan is by how much the words are rarer that a text alone has: swapping
// puts rare words for common ones.
func rarerThan(s, other *side) float64 {
	if s.plain == 0 || other.plain == 0 {
		return 0
	}
	d := s.plainMass/float64(s.plain) - other.plainMass/float64(other.plain)
	return within(3, d*math.Sqrt(float64(min(s.plain, other.plain)))/2)
}

func within(bound, x float64) float64 { return max(-bound, min(bound, x)) }

// partOf reports whether the one wording is a part of the other, word for word.
func partOf(part, whole []word.Key) bool {
	if len(part) >= len(whole) {
		return false
	}
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// commonPart is the part of the shorter of two ascending lists that is in the
// other.
func commonPart(x, y []word.Key) float64 {
	n := 0
	for _, k := range x {
		if _, ok := slices.BinarySearch(y, k); ok {
			n++
		}
	}
	return float64(n) / float64(max(1, min(len(x), len(y))))
}

// compare is 1 if x alone holds, −1 if y alone does, else 0.
func compare(x, y bool) int {
	switch {
	case x && !y:
		return 1
	case y && !x:
		return -1
	}
	return 0
}
