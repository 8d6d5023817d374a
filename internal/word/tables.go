package word

import (
	_ "embed"
	"fmt"
	"iter"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"
)

// The tables are data, read once and never changed.
var (
	//go:embed tables/alias.txt
	aliasTable string
	//go:embed tables/abbreviations.txt
	abbreviationTable string
	//go:embed tables/stop.txt
	stopTable string
	//go:embed tables/frequency.txt
	frequencyTable string
)

type table struct {
	exact         map[string]string  // aliases that hold in these letters alone, "US", or uninflected
	single        map[string]string  // aliases of one word, by stem
	several       map[string][]alias // aliases of several words, by their first; longest first
	abbreviations map[string]bool
	stop          map[string]bool
	reports       float64            // how many reports the frequencies were counted in
	frequency     map[string]float64 // by stem, in how many reports it stands
}

type alias struct {
	rest []string // its words after the first, in lower case
	name *folded
}

var tables = sync.OnceValue(func() *table {
	t := &table{
		exact: map[string]string{}, single: map[string]string{}, several: map[string][]alias{},
		abbreviations: listed(abbreviationTable), stop: listed(stopTable), frequency: map[string]float64{},
	}
	t.readFrequencies(frequencyTable)
	t.readAliases(aliasTable)
	return t
})

// readAliases reads lines of "name = alias, alias".
func (t *table) readAliases(s string) {
	for line := range lines(s) {
		name, list, ok := strings.Cut(line, " = ")
		if !ok {
			panic(fmt.Sprintf("alias table: no \" = \" in %q", line))
		}
		for _, a := range strings.Split(list, ", ") {
			a, uninflected := strings.CutSuffix(a, "!")
			var words []string
			for _, w := range tokens(a, t.abbreviations) {
				if w.Kind != Mark {
					words = append(words, Lower(w.In(a)))
				}
			}
			switch {
			case len(words) > 1:
				t.several[words[0]] = append(t.several[words[0]], alias{words[1:], t.plain("en", name)})
			case uninflected || isDigit(name[0]) || a != strings.ToLower(a) || strings.ContainsAny(a, ".%"):
				t.exact[a] = name
			default:
				t.single[stemOf("en", Lower(a))] = name
			}
		}
	}
	for _, list := range t.several {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].rest) > len(list[j].rest) })
	}
}

// aliasOf returns the name that a word stands for, "" for none: an alias of
// its exact letters first ("US" is a country, "us" is not), with its full
// stops and without, then of its stem.
func (t *table) aliasOf(w, lower, stem string) string {
	if name := t.exact[w]; name != "" {
		return name
	}
	if strings.Contains(w, ".") {
		if name := t.exact[strings.ReplaceAll(w, ".", "")]; name != "" {
			return name
		}
	}
	if name := t.exact[lower]; name != "" {
		return name
	}
	return t.single[stem]
}

// plain folds a word that is no alias: its stem and the stem's rarity.
func (t *table) plain(language, lower string) *folded {
	stem := stemOf(language, lower)
	return &folded{lower: lower, stem: stem, key: Key(xxh3.HashString(stem)), idf: t.rarity(stem), stop: language == "en" && t.stop[lower]}
}

// readFrequencies reads a head line "reports N", then lines of "stem n".
func (t *table) readFrequencies(s string) {
	for line := range lines(s) {
		stem, n, _ := strings.Cut(line, " ")
		f, err := strconv.ParseFloat(n, 64)
		if err != nil {
			panic(fmt.Sprintf("frequency table: no count in %q", line))
		}
		if stem == "reports" && t.reports == 0 {
			t.reports = f
			continue
		}
		t.frequency[stem] = f
	}
}

// rarity is the inverse document frequency of a stem; what the table does not
// list counts as standing in one report.
func (t *table) rarity(stem string) float32 {
	return float32(math.Log((t.reports + 1) / (max(1, t.frequency[stem]) + 1)))
}

// Listed reports whether a term stands in more than one of the reports of
// English news that frequencies were counted in.
func (t Term) Listed() bool { return t.IDF < tables().rarity("") }

// IsAbbreviation reports whether w, without its full stop, is a word that
// takes one and goes on: "Sen", "Mr", "Inc".
func IsAbbreviation(w string) bool { return tables().abbreviations[w] }

// IsStop reports whether an English word in lower case carries no content.
func IsStop(lower string) bool { return tables().stop[lower] }

// listed returns the words of a table that is a list of them.
func listed(s string) map[string]bool {
	return Set(strings.Join(slices.Collect(lines(s)), " "))
}

// lines yields the lines of a table that are neither empty nor comments.
func lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(s) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(line) {
				return
			}
		}
	}
}
