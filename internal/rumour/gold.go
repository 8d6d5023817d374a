package rumour

import (
	"cmp"
	"fmt"
	"maps"
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
	draft  *draft
	spots  []spot
	byRoot map[int]spot
	runs   map[string]bool // of five words
}

// evidence is a stretch of the report.
func (f *filed) evidence(start, end int) Evidence {
	points := utf8.RuneCountInString(f.Text[:start])
	return Evidence{
		Ref: f.Ref, Start: points, End: points + utf8.RuneCountInString(f.Text[start:end]),
		StartByte: start, EndByte: end,
	}
}

// file writes the present drafts, in an order that tells nothing, and their
// gold.
func (w *world) file(present []*draft, random *rand.Rand) Story {
	random.Shuffle(len(present), func(i, j int) { present[i], present[j] = present[j], present[i] })
	g := &golden{world: w, byDraft: map[int]*filed{}}
	s := Story{Kind: w.event.name}
	for i, d := range present {
		p := w.page(d)
		f := &filed{draft: d, spots: p.spots, byRoot: map[int]spot{}}
		f.Report = Report{Ref: fmt.Sprintf("r%02d", i+1), Title: join(d.title), Outlet: d.outlet, Text: p.text.String(), Published: d.at}
		if random.Float64() < w.rates.WrongClock {
			f.Published = f.Published.AddDate(0, 0, -1)
		}
		if random.Float64() < w.rates.NoOutlet {
			f.Outlet = ""
		}
		f.runs = runsOfFive(f.Text)
		for i := range p.spots {
			x := &p.spots[i]
			x.words = wordsOf(x.clause)
			f.byRoot[x.clause.root] = *x
		}
		g.filed = append(g.filed, f)
		g.byDraft[d.number] = f
		s.Reports = append(s.Reports, f.Report)
	}
	s.Gold = Gold{Parents: map[string][]string{}, Texts: map[string]string{}, Claims: []Claim{}, Conflicts: []Conflict{}, Pairs: []Pair{}}
	for _, f := range g.filed {
		s.Gold.Texts[f.Ref] = f.Text
		s.Gold.Parents[f.Ref] = g.parents(f)
	}
	s.Gold.Pairs = g.pairs(s.Gold.Parents)
	s.Gold.Shared = g.shared()
	s.Gold.Claims, s.Gold.Conflicts = g.claims()
	return s
}

type golden struct {
	*world
	filed   []*filed
	byDraft map[int]*filed
}

// parents are the nearest present reports that a report's clauses came
// through.
func (g *golden) parents(f *filed) []string {
	from := map[*filed][]int{}
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
	list := slices.SortedFunc(maps.Keys(from), func(x, y *filed) int {
		return cmp.Or(cmp.Compare(len(from[x]), len(from[y])), cmp.Compare(x.Ref, y.Ref))
	})
	out := []string{}
	for i, p := range list {
		if !slices.ContainsFunc(list[i+1:], func(q *filed) bool { return explains(q, p, f, from[p]) }) {
			out = append(out, p.Ref)
		}
	}
	slices.Sort(out)
	return out
}

// explains reports whether q has the clauses that child took from p, worded as
// near to the child's wording as p has them.
func explains(q, p, child *filed, roots []int) bool {
	for _, r := range roots {
		x, ok := q.byRoot[r]
		if !ok || likeness(child.byRoot[r], x) < likeness(child.byRoot[r], p.byRoot[r]) {
			return false
		}
	}
	return true
}

func (g *golden) pairs(parents map[string][]string) []Pair {
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
				if descends(parents, b.Ref, a.Ref) {
					p.Earlier = new("a")
				} else if descends(parents, a.Ref, b.Ref) {
					p.Earlier = new("b")
				}
			}
			out = append(out, p)
		}
	}
	return out
}

func descends(parents map[string][]string, from, to string) bool {
	return slices.ContainsFunc(parents[from], func(p string) bool { return p == to || descends(parents, p, to) })
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
			evidence[k] = append(evidence[k], f.evidence(x.start, x.end))
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
func likeness(x, y spot) float64 {
	return 2 * float64(common(x.words, y.words)) / float64(max(1, len(x.words)+len(y.words)))
}

// tellable reports whether a reader could see that two wordings are one text.
func tellable(x, y spot) bool {
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
