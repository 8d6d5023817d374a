package claim

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// vectors holds what units are compared by.
type vectors struct {
	units []unit
	list  []vector
}

// vector is the content of a unit: its weighted terms, numbers and polarity.
type vector struct {
	terms    []weighted // by key, ascending
	sum      float64
	numbers  []word.Key // ascending
	negative bool
	ofSaying bool // tells of a statement that p, and not p
	open     bool // leaves open whether p
}

type weighted struct {
	key    word.Key
	weight float64
	rarity float64 // in news, whatever the story
}

// weigh makes the vectors of a story's units. A term counts by its rarity in
// news, less the more units of the story have it; the first names and titles
// before a name that also stands alone count for little, since outlets differ
// in them ("President Vladimir Putin", "Putin").
func weigh(s Story, units []unit) *vectors {
	alone := map[word.Key]bool{} // names that stand alone somewhere
	inUnits := holders{}
	for n, u := range units {
		t := s.Texts[u.report]
		terms := termsIn(t, u)
		for i, x := range terms {
			inUnits.add(x.Key, n)
			if isName(t, x) && (i == 0 || !isName(t, terms[i-1])) && (i+1 == len(terms) || !isName(t, terms[i+1])) {
				alone[x.Key] = true
			}
		}
	}
	v := &vectors{units: units}
	w := weigher{alone: alone, inUnits: inUnits, folder: word.NewFolder(), last: map[string]word.Key{}}
	for _, u := range units {
		v.list = append(v.list, w.vectorOf(s.Texts[u.report], u))
	}
	return v
}

// holders counts, by term, those who have it, each once. They are given one
// after the other.
type holders map[word.Key]struct{ count, last int }

func (h holders) add(k word.Key, holder int) {
	x, ok := h[k]
	if !ok || x.last != holder {
		x.count, x.last = x.count+1, holder
		h[k] = x
	}
}

// weigher is what the units of a story are weighed by.
type weigher struct {
	alone   map[word.Key]bool
	inUnits holders
	folder  *word.Folder
	last    map[string]word.Key // of names, their last words
}

// rarity is what a term counts for: less, the more units of the story have it.
func rarity(x word.Term, units int) float64 {
	return float64(x.IDF) / (1 + 0.25*math.Log(float64(max(1, units))))
}

const optional = 0.15 // weight of a first name or title

func (w *weigher) vectorOf(t *segment.Text, u unit) vector {
	var v vector
	terms := termsIn(t, u)
	add := func(k word.Key, weight, rarity float64) {
		if !slices.ContainsFunc(v.terms, func(x weighted) bool { return x.key == k }) {
			v.terms = append(v.terms, weighted{k, math.Round(weight*1024) / 1024, math.Round(rarity*1024) / 1024})
		}
	}
	for i, x := range terms {
		written := t.Tokens[x.First].In(t.Text)
		if negates(word.Lower(written)) || strings.EqualFold(written, "few") && (i == 0 || !strings.EqualFold(t.SpanOf(terms[i-1]).In(t.Text), "a")) {
			v.negative = !v.negative
		}
		if x.Stop {
			continue
		}
		raw := float64(x.IDF)
		weight := rarity(x, w.inUnits[x.Key].count)
		if i+1 < len(terms) && isName(t, x) && isName(t, terms[i+1]) && headOfName(t, terms[i:], w.alone) {
			weight *= optional
			raw *= optional
		}
		add(x.Key, weight, raw)
	}
	for _, n := range numerals(t, terms) {
		v.numbers = append(v.numbers, n.key)
	}
	if len(u.chain) > 0 && startsWithPronoun(u.In(t.Text)) { // "he delivered it", said by Paul, is that Paul did
		if name, ok := w.lastTerm(u.chain[len(u.chain)-1].Name); ok {
			add(name, 4/(1+0.25*math.Log(float64(max(1, w.inUnits[name].count)))), 4)
		}
	}
	slices.SortFunc(v.terms, func(x, y weighted) int { return cmp.Compare(x.key, y.key) })
	for _, x := range v.terms {
		v.sum += x.weight
	}
	slices.Sort(v.numbers)
	v.numbers = slices.Compact(v.numbers)
	v.open = leavesOpen(u.In(t.Text))
	v.ofSaying = u.stance != Denies && (strings.Contains(u.In(t.Text), " that ") && statementThat.MatchString(u.In(t.Text)) || takesBack(u.In(t.Text)))
	return v
}

func (v vector) has(k word.Key) bool {
	_, ok := slices.BinarySearchFunc(v.terms, k, func(t weighted, k word.Key) int { return cmp.Compare(t.key, k) })
	return ok
}

// headOfName reports whether the name that starts here ends in a word that
// also stands alone.
func headOfName(t *segment.Text, terms []word.Term, alone map[word.Key]bool) bool {
	i := 0
	for i+1 < len(terms) && isName(t, terms[i+1]) {
		i++
	}
	return i > 0 && alone[terms[i].Key]
}

func isName(t *segment.Text, x word.Term) bool { return t.Tokens[x.First].Upper && !x.Stop }

// lastTerm is the key of the last word of a name.
func (w *weigher) lastTerm(name string) (word.Key, bool) {
	k, known := w.last[name]
	if !known {
		terms := w.folder.Terms("en", name, word.Tokens(name))
		if len(terms) == 0 {
			return 0, false
		}
		k = terms[len(terms)-1].Key
		w.last[name] = k
	}
	return k, true
}

func startsWithPronoun(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(strings.Trim(w, `"“'‘,`)) {
	case "he", "she", "i", "we", "they", "it", "his", "her", "its", "their", "my", "our":
		return true
	}
	return false
}

// negates reports whether a word in lower case turns a clause around.
func negates(w string) bool {
	switch w {
	case "not", "no", "never", "nobody", "nothing", "none", "without", "neither", "cannot", "untrue", "false", "incorrect":
		return true
	}
	return strings.HasSuffix(w, "n't")
}

// containment is how much of the lesser unit's content the other has.
func (v *vectors) containment(i, j int) float64 {
	lesser := min(v.list[i].sum, v.list[j].sum)
	if lesser == 0 {
		return 0
	}
	return min(1, v.common(i, j)/lesser)
}

// cover is how much of the first unit's content the second has, by rarity in
// news: a denial is mostly in the words that all of its story uses.
func (v *vectors) cover(i, j int) float64 {
	sum, shared := 0.0, 0.0
	for _, x := range v.list[i].terms {
		sum += x.rarity
		if v.list[j].has(x.key) {
			shared += x.rarity
		}
	}
	if sum == 0 {
		return 0
	}
	return shared / sum
}

// common is the weight of the terms that two units share.
func (v *vectors) common(i, j int) float64 {
	a, b := &v.list[i], &v.list[j]
	shared := 0.0
	for x, y := 0, 0; x < len(a.terms) && y < len(b.terms); {
		switch c := cmp.Compare(a.terms[x].key, b.terms[y].key); {
		case c < 0:
			x++
		case c > 0:
			y++
		default:
			shared += a.terms[x].weight + b.terms[y].weight
			x++
			y++
		}
	}
	return shared / 2
}

// answered is how much of either an assertion and a denial of it must share.
const answered = 0.62

// statementThat is how a clause begins that tells of what somebody stated: "The
// statement that the alarm had functioned referred to the fire alarm".
var statementThat = regexp.MustCompile(`(?i)^(?:the|a|its|that|his|her|their) (?:[\w-]+ )?(?:statement|` + nounOfClaim[len("(?:"):] + ` that `)

// leavesOpen reports whether most of a clause is another that it leaves open: "They
// will examine whether the alarm had worked" says nothing of the alarm.
func leavesOpen(clause string) bool {
	const lead = 10 // words; more say something by themselves
	before, p, ok := strings.Cut(clause, " whether ")
	if !ok || len(p) < len(before) || len(strings.Fields(before)) > lead || strings.HasPrefix(p, "or not ") || strings.HasPrefix(p, "by ") || strings.HasPrefix(p, "to ") {
		return false
	}
	return !strings.HasSuffix(before, "regardless of") && !strings.HasSuffix(before, " matter") && !strings.HasSuffix(before, ",")
}

// contrary reports whether two units differ in a way that makes them two
// claims however alike the rest: other numbers, other polarity, or a denial of
// more than the other says.
func (v *vectors) contrary(i, j int) bool {
	a, b := &v.list[i], &v.list[j]
	if v.units[i].stance != v.units[j].stance && min(v.cover(i, j), v.cover(j, i)) < answered {
		return true // a denial of something else
	}
	return a.open != b.open || a.ofSaying != b.ofSaying || !subset(a.numbers, b.numbers) && !subset(b.numbers, a.numbers)
}

// subset reports whether every key of a is in b; both ascend.
func subset(a, b []word.Key) bool {
	for _, k := range a {
		if _, ok := slices.BinarySearch(b, k); !ok {
			return false
		}
	}
	return true
}
