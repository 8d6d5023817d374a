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
	known map[string]map[string]*folded // by language, by word as written
}

// folded is what one word folds to.
type folded struct {
	lower string // the word itself, before an alias took its place
	stem  string
	key   Key
	idf   float32
	stop  bool
	heads []alias // the aliases of several words that begin with it
}

const maxKnown = 1 << 17 // words a Folder remembers for one language before it starts afresh

// NewFolder returns a Folder that remembers nothing yet.
func NewFolder() *Folder { return &Folder{known: map[string]map[string]*folded{}} }

// Terms folds the words and numbers of tokens; of the marks only % has a term.
// Names of several words that the alias table knows become one term.
func (f *Folder) Terms(language, text string, tokens []Token) []Term {
	return f.AppendTerms(make([]Term, 0, len(tokens)), language, text, tokens, 0)
}

// AppendTerms is Terms for a part of a text's tokens, the first of which has
// the number from: the terms point into all of them.
func (f *Folder) AppendTerms(out []Term, language, text string, tokens []Token, from int) []Term {
	f.walk(language, text, tokens, func(x *folded, first, last int) {
		out = append(out, Term{Key: x.key, First: int32(from + first), Last: int32(from + last), IDF: x.idf, Stop: x.stop})
	})
	return out
}

// Stems is Terms in letters: the stem behind each key.
func (f *Folder) Stems(language, text string, tokens []Token) []string {
	var out []string
	f.walk(language, text, tokens, func(x *folded, _, _ int) { out = append(out, x.stem) })
	return out
}

func (f *Folder) walk(language, text string, tokens []Token, yield func(x *folded, first, last int)) {
	known := f.known[language]
	if known == nil || len(known) > maxKnown {
		known = map[string]*folded{}
		f.known[language] = known
	}
	look := func(i int) *folded {
		w := tokens[i].In(text)
		x := known[w]
		if x == nil {
			x = fold(language, w)
			known[strings.Clone(w)] = x
		}
		return x
	}
	for i := 0; i < len(tokens); {
		if t := tokens[i]; t.Kind == Clitic || t.Kind == Mark && text[t.Start] != '%' {
			i++
			continue
		}
		x, n := look(i), 1
		if len(x.heads) > 0 {
			if name, m := longestAlias(x.heads, text, tokens, i, look); m > 0 {
				x, n = name, m
			}
		}
		yield(x, i, i+n)
		i += n
	}
}

// fold folds one word as written: to the name it is an alias of, else to its
// stem. The aliases are English.
func fold(language, w string) *folded {
	t := tables()
	lower := Lower(w)
	x := t.plain(language, lower)
	if language == "en" {
		if name := t.aliasOf(w, lower, x.stem); name != "" {
			x = t.plain(language, name)
		}
		x.heads = t.several[lower]
	}
	x.lower = lower
	return x
}

// longestAlias finds the first of the aliases, longest first, that the tokens
// from i on spell, and returns what it stands for and how many tokens it
// takes, 0 for none. A hyphen or
// comma between its words makes no difference ("Washington, D.C.").
func longestAlias(aliases []alias, text string, tokens []Token, i int, look func(int) *folded) (*folded, int) {
next:
	for _, a := range aliases {
		j := i + 1
		for _, w := range a.rest {
			if j < len(tokens) && (text[tokens[j].Start] == '-' || text[tokens[j].Start] == ',') {
				j++
			}
			if j == len(tokens) || tokens[j].Kind == Mark || look(j).lower != w {
				continue next
			}
			j++
		}
		return a.name, j - i
	}
	return nil, 0
}

// stemOf returns the stem of a lower-case word.
func stemOf(language, lower string) string {
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
		if isDigit(w[0]) {
			return strings.ReplaceAll(w, ",", "")
		}
		if strings.Contains(w, ".") {
			return strings.ReplaceAll(w, ".", "")
		}
		return w
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(w) {
		if unicode.Is(unicode.Mn, r) && r < 0x0900 || unicode.Is(unicode.Cf, r) { // accents, not the vowels of Indic scripts; soft hyphens
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

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
