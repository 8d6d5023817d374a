package rumour

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Gold is the truth about the reports of a story that are present. What no
// reader could tell is left out of it: a parent that has nothing but what
// another parent has as near to the copy's wording, and text so changed that
// its source can't be known.
type Gold struct {
	Parents   map[string][]string `json:"parents"` // by report, the nearest present ones that it has text from
	Open      map[string][]string `json:"open"`    // by report, others that it may as well have text from, or not
	Texts     map[string]string   `json:"texts"`
	Claims    []Claim             `json:"claims"`
	Conflicts []Conflict          `json:"conflicts"`
	Pairs     []Pair              `json:"pairs"`
	Shared    []Shared            `json:"shared"`
}

// Claim is one assertion, where it stands, and how many independent origins it
// has. About half of the claims of a story have two or more.
type Claim struct {
	Evidence []Evidence `json:"evidence"`
	Origins  int        `json:"origins"`
}

// Evidence is the words that assert a claim, without their attribution.
type Evidence struct {
	Ref       string `json:"ref"`
	Start     int    `json:"start"` // in code points
	End       int    `json:"end"`
	StartByte int    `json:"start_byte"`
	EndByte   int    `json:"end_byte"`
}

// Conflict is one fact with different numbers.
type Conflict struct {
	Kind  string       `json:"kind"`
	Sides [][]Evidence `json:"sides"`
}

// Pair says of two reports whether they share text by descent.
type Pair struct {
	A       string  `json:"a"`
	B       string  `json:"b"`
	Derived bool    `json:"derived"`
	Earlier *string `json:"earlier"` // "a" or "b" where one descends from the other
	Low     bool    `json:"low"`     // derived, with hardly a run of five words in common
}

// filed is a report and the clauses in it.
type filed struct {
	Report
	draft *draft
	spots []spot
}

// compared is a filed report with what its clauses are compared by.
type compared struct {
	*filed
	index  int
	spots  []read // in their order
	byRoot map[int]read
	runs   map[string]bool // of five words
	above  big.Int         // as bits, the indexes of the reports that it descends from
}

// read is a spot as a reader sees it.
type read struct {
	spot
	content, all Evidence        // without who says it, and with
	words        map[string]bool // that can tell where it is from
	whole        map[string]bool // all, and the pairs of them
}

// evidence is a stretch of the report.
func (f *filed) evidence(start, end int) Evidence {
	points := utf8.RuneCountInString(f.Text[:start])
	return Evidence{
		Ref: f.Ref, Start: points, End: points + utf8.RuneCountInString(f.Text[start:end]),
		StartByte: start, EndByte: end,
	}
}

// file writes the present drafts, in an order that tells nothing.
func (w *world) file(present []*draft, random *rand.Rand) Story {
	random.Shuffle(len(present), func(i, j int) { present[i], present[j] = present[j], present[i] })
	s := Story{Kind: w.event.name, world: w}
	for i, d := range present {
		p := w.page(d)
		f := &filed{draft: d, spots: p.spots}
		f.Report = Report{Ref: fmt.Sprintf("r%02d", i+1), Title: join(d.title), Outlet: d.outlet, Text: p.text.String(), Published: d.at}
		if random.Float64() < w.rates.WrongClock {
			f.Published = f.Published.AddDate(0, 0, -1)
		}
		if random.Float64() < w.rates.NoOutlet {
			f.Outlet = ""
		}
		s.filed = append(s.filed, f)
		s.Reports = append(s.Reports, f.Report)
	}
	return s
}

// Gold reads off what is true of the reports. It compares every two of them.
func (s Story) Gold() Gold {
	g := &golden{world: s.world, byDraft: map[int]*compared{}, byRef: map[string]*compared{}}
	for _, f := range s.filed {
		g.add(f)
	}
	gold := Gold{Parents: map[string][]string{}, Texts: map[string]string{}}
	for _, f := range g.filed {
		gold.Texts[f.Ref] = f.Text
		gold.Parents[f.Ref] = g.parents(f)
	}
	g.descend(gold.Parents)
	gold.Open = g.open(gold.Parents)
	gold.Pairs = g.pairs()
	gold.Shared = g.shared()
	gold.Claims, gold.Conflicts = g.claims()
	return gold
}

type golden struct {
	*world
	filed   []*compared
	byDraft map[int]*compared
	byRef   map[string]*compared
}

func (g *golden) add(f *filed) {
	x := &compared{filed: f, index: len(g.filed), byRoot: map[int]read{}, runs: runsOfFive(f.Text)}
	for _, s := range f.spots {
		r := read{
			spot: s, content: f.evidence(s.start, s.end), all: f.evidence(s.from, s.to),
			words: wordsOf(s.clause), whole: wholeOf(f.Text[s.from:s.to]),
		}
		x.spots = append(x.spots, r)
		x.byRoot[s.clause.root] = r
	}
	g.filed = append(g.filed, x)
	g.byDraft[f.draft.number] = x
	g.byRef[f.Ref] = x
}

// descend notes what each report descends from: text goes from a draft to those
// that were written after it.
func (g *golden) descend(parents map[string][]string) {
	for _, n := range slices.Sorted(maps.Keys(g.byDraft)) {
		f := g.byDraft[n]
		for _, ref := range parents[f.Ref] {
			p := g.byRef[ref]
			f.above.Or(&f.above, &p.above)
			f.above.SetBit(&f.above, p.index, 1)
		}
	}
}

// descends reports whether f has text from g, through any number of others.
func (f *compared) descends(g *compared) bool { return f.above.Bit(g.index) == 1 }

// parents are the nearest present reports that a report's clauses came
// through.
func (g *golden) parents(f *compared) []string {
	from := map[*compared][]int{}
	for _, x := range f.spots {
		path := x.clause.path
		for i := len(path) - 2; i >= 0; i-- {
			if p := g.byDraft[path[i]]; p != nil {
				if tellable(x, p.byRoot[x.clause.root]) {
					from[p] = append(from[p], x.clause.root)
				}
				break
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(from), func(x, y *compared) int {
		return cmp.Or(cmp.Compare(len(from[x]), len(from[y])), cmp.Compare(x.Ref, y.Ref))
	})
	out := []string{}
	for i, p := range list {
		if !slices.ContainsFunc(list[i+1:], func(q *compared) bool { return explains(q, p, f, from[p]) }) {
			out = append(out, p.Ref)
		}
	}
	slices.Sort(out)
	return out
}

// explains reports whether q has the clauses that child took from p, worded as
// near to the child's wording as p has them.
func explains(q, p, child *compared, roots []int) bool {
	for _, r := range roots {
		x, ok := q.byRoot[r]
		if !ok || likeness(child.byRoot[r], x) < likeness(child.byRoot[r], p.byRoot[r]) {
			return false
		}
	}
	return true
}

func (g *golden) pairs() []Pair {
	out := []Pair{}
	for i, a := range g.filed {
		for _, b := range g.filed[i+1:] {
			p := Pair{A: a.Ref, B: b.Ref}
			common, told := 0, false
			for r, x := range a.byRoot {
				if y, ok := b.byRoot[r]; ok {
					common++
					told = told || tellable(x, y)
				}
			}
			if common > 0 && !told {
				continue
			}
			if p.Derived = told; told {
				p.Low = overlap(a.runs, b.runs) < .03
				if b.descends(a) {
					p.Earlier = new("a")
				} else if a.descends(b) {
					p.Earlier = new("b")
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// claims gathers what asserts each fact. Of the claims with one origin as many
// are kept as there are others, those first that most reports have: they are
// the ones that look corroborated and are not.
func (g *golden) claims() ([]Claim, []Conflict) {
	type key struct {
		item  int
		drift string
	}
	evidence, origins := map[key][]Evidence{}, map[key]map[string]bool{}
	for _, f := range g.filed {
		for _, x := range f.spots {
			if g.event.items[x.clause.item].kind != fact {
				continue
			}
			k := key{x.clause.item, x.clause.drift}
			if origins[k] == nil {
				origins[k] = map[string]bool{}
			}
			origins[k][x.clause.origin] = true
			evidence[k] = append(evidence[k], x.content)
		}
	}
	keys := slices.SortedFunc(maps.Keys(evidence), func(x, y key) int {
		return cmp.Or(cmp.Compare(x.item, y.item), cmp.Compare(x.drift, y.drift))
	})
	many, one := []Claim{}, []Claim{}
	conflicts := []Conflict{}
	sides := map[int][][]Evidence{}
	for _, k := range keys {
		c := Claim{evidence[k], len(origins[k])}
		if c.Origins > 1 {
			many = append(many, c)
		} else {
			one = append(one, c)
		}
		sides[k.item] = append(sides[k.item], evidence[k])
	}
	for i := range g.event.items {
		if len(sides[i]) > 1 {
			conflicts = append(conflicts, Conflict{"number", sides[i]})
		}
	}
	slices.SortStableFunc(one, func(x, y Claim) int { return cmp.Compare(len(y.Evidence), len(x.Evidence)) })
	return append(many, one[:min(len(one), len(many))]...), conflicts
}

var wordPattern = regexp.MustCompile(`[\p{L}\p{N}]+`)

// wordsOf are the words of a clause that can tell where it is from.
func wordsOf(c clause) map[string]bool {
	out := map[string]bool{}
	for _, s := range wordPattern.FindAllString(strings.ToLower(join(c.content)), -1) {
		if len(s) > 3 {
			out[s] = true
		}
	}
	return out
}

// likeness is the share of words that two wordings have in common.
func likeness(x, y read) float64 {
	return 2 * float64(common(x.words, y.words)) / float64(max(1, len(x.words)+len(y.words)))
}

// tellable reports whether a reader could see that two wordings are one text.
func tellable(x, y read) bool {
	return likeness(x, y) >= .35 && common(x.words, y.words) >= 3
}

func common(a, b map[string]bool) int {
	n := 0
	for s := range a {
		if b[s] {
			n++
		}
	}
	return n
}

// overlap is the share of runs of five words that two texts have in common.
func overlap(x, y map[string]bool) float64 {
	n := common(x, y)
	return float64(n) / float64(max(1, len(x)+len(y)-n))
}

func runsOfFive(text string) map[string]bool {
	words := wordPattern.FindAllString(strings.ToLower(text), -1)
	out := map[string]bool{}
	for i := range max(0, len(words)-4) {
		out[strings.Join(words[i:i+5], " ")] = true
	}
	return out
}
