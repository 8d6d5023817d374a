package word

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"
)

// Key names a folded term. It is a hash of the stem and the same in every run
// and on every machine, so keys may be stored.
type Key uint64

// Term is one or more tokens folded to a key.
type Term struct {
	Key         Key
	First, Last int32   // the tokens it covers, Last excluded
	IDF         float32 // how rare the term is in news, from 0 (in every report) up
	Stop        bool    // a word that carries no content: "the", "has", "who"
}

// stemmers by ISO 639-1 code. A language without one keeps its words as they are.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem, "fi": finnish.Stem,
	"fr": french.Stem, "de": german.Stem, "hu": hungarian.Stem, "it": italian.Stem, "no": norwegian.Stem,
	"nb": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem, "ru": russian.Stem, "es": spanish.Stem,
	"sv": swedish.Stem, "tr": turkish.Stem,
}

// Folder turns tokens into terms. It remembers the words it has folded, so one
// Folder serves one goroutine; what it returns does not depend on its past.
type Folder struct {
	known map[string]map[string]folded // by language, by word as written
}

// folded is what one word folds to.
type folded struct {
	lower string
	stem  string
	key   Key
	idf   float32
	stop  bool
	heads bool // an alias of several words may begin with it
}

const maxKnown = 1 << 17 // words a Folder remembers for one language before it starts afresh

// NewFolder returns a Folder that remembers nothing yet.
func NewFolder() *Folder { return &Folder{known: map[string]map[string]folded{}} }

// Terms folds the words and numbers of tokens; marks have no term. Names of
// several words that the alias table knows become one term.
func (f *Folder) Terms(language, text string, tokens []Token) []Term {
	out := make([]Term, 0, len(tokens))
	f.walk(language, text, tokens, func(x folded, first, last int) {
		out = append(out, Term{Key: x.key, First: int32(first), Last: int32(last), IDF: x.idf, Stop: x.stop})
	})
	return out
}

// Stems is Terms in letters: the stem behind each key.
func (f *Folder) Stems(language, text string, tokens []Token) []string {
	var out []string
	f.walk(language, text, tokens, func(x folded, _, _ int) { out = append(out, x.stem) })
	return out
}

func (f *Folder) walk(language, text string, tokens []Token, yield func(x folded, first, last int)) {
	known := f.known[language]
	if known == nil || len(known) > maxKnown {
		known = make(map[string]folded, 4096)
		f.known[language] = known
	}
	look := func(i int) folded {
		w := tokens[i].In(text)
		x, ok := known[w]
		if !ok {
			x = fold(language, w)
			known[strings.Clone(w)] = x
		}
		return x
	}
	for i := 0; i < len(tokens); {
		if k := tokens[i].Kind; k == Mark || k == Clitic {
			i++
			continue
		}
		x, n := look(i), 1
		if x.heads {
			if name, m := longestAlias(x.lower, text, tokens, i, look); m > 0 {
				x, n = plain("en", name), m
			}
		}
		yield(x, i, i+n)
		i += n
	}
}

// fold folds one word as written: an alias of its exact letters first ("US" is
// a country, "us" is not), then of its lower-case form, then its stem.
func fold(language, w string) folded {
	t := tables()
	lower := Lower(w)
	x := folded{}
	if name, ok := t.exact[w]; ok {
		x = plain(language, name)
	} else if name, ok := t.single[lower]; ok && (language == "en" || unicode.IsUpper(first(w))) {
		x = plain(language, name)
	} else {
		x = plain(language, lower)
	}
	x.lower = lower
	_, x.heads = t.several[lower]
	return x
}

// plain folds a word that is no alias: its stem and the stem's rarity.
func plain(language, lower string) folded {
	t := tables()
	stem := Stem(language, lower)
	return folded{lower: lower, stem: stem, key: Key(xxh3.HashString(stem)), idf: t.rarity(stem), stop: language == "en" && t.stop[lower]}
}

// longestAlias finds the longest alias of several words that begins at token i
// and returns the name it stands for and how many tokens it takes, 0 for none.
func longestAlias(head, text string, tokens []Token, i int, look func(int) folded) (string, int) {
	name, taken := "", 0
	for _, a := range tables().several[head] {
		j := i + 1
		ok := true
		for _, w := range a.rest {
			for j < len(tokens) && j-i < maxAliasTokens && tokens[j].Kind == Mark && tokens[j].In(text) == "-" {
				j++
			}
			if j >= len(tokens) || tokens[j].Kind == Mark || look(j).lower != w {
				ok = false
				break
			}
			j++
		}
		if ok && j-i > taken {
			name, taken = a.name, j-i
		}
	}
	return name, taken
}

const maxAliasTokens = 12

// Stem returns the stem of a lower-case word.
func Stem(language, lower string) string {
	stem := stemmers[language]
	if stem == nil || len(lower) < 3 || len(lower) > 40 {
		return lower
	}
	env := snowballstem.NewEnv(lower)
	stem(env)
	return env.Current()
}

// Lower folds case, the marks on letters and the separators within numbers, so
// that "Café" and "cafe", "1,500" and "1500" compare equal.
func Lower(w string) string {
	ascii, plain := true, true
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			ascii = false
			break
		}
		if c < 'a' || c > 'z' {
			plain = false
		}
	}
	switch {
	case ascii && plain:
		return w
	case ascii:
		w = strings.ToLower(w)
		if w[0] >= '0' && w[0] <= '9' {
			return strings.ReplaceAll(w, ",", "")
		}
		if strings.Contains(w, ".") {
			return strings.ReplaceAll(w, ".", "")
		}
		return w
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(w) {
		if unicode.Is(unicode.Mn, r) && r < 0x0900 { // accents, not the vowels of Indic scripts
			continue
		}
		switch r {
		case '’', 'ʼ', '‘':
			r = '\''
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return norm.NFC.String(b.String())
}

func first(w string) rune {
	for _, r := range w {
		return r
	}
	return 0
}
