package names

import (
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/word"
)

// This file takes the words of a source apart.

// description is a source as written, taken apart.
type description struct {
	written string   // without what is set off by commas
	words   []string // of the head, in lower case: "the", "russian", "leader", "'s", "spokesman"
	name    string   // the proper name that it ends in, if any
	titles  []string // what stands before the name
	joint   string   // the preposition behind the head, if any
	after   string   // what comes after it: "the port"
	the     bool     // definite: "the", "his", a possessive

	restricted bool // a relative clause tells which one is meant: "the mayor who left"
}

// describe takes the words of a source apart.
func describe(s string) description {
	d := description{}
	d.written, d.restricted = withoutAsides(s)
	fields := strings.Fields(d.written)
	cut := min(1, len(fields))
	for cut < len(fields) && !links[fields[cut]] && !handlingAt(fields, cut) {
		cut++
	}
	if cut < len(fields) {
		d.joint = fields[cut]
	}
	d.after = strings.Join(fields[min(cut+1, len(fields)):], " ")
	d.readHead(fields[:cut])
	return d
}

// withoutAsides is what a source is called before anything that marks set off, or a
// relative clause, which restricts it.
func withoutAsides(s string) (head string, restricted bool) {
	head = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	if i := strings.IndexAny(head, ",(—–"); i > 0 {
		head = head[:i]
	}
	if i := strings.Index(head, " - "); i > 0 {
		head = head[:i]
	}
	if i := strings.IndexByte(head, '/'); i > 0 && lexis.KindOf(word.Lower(head[strings.LastIndexByte(head, ' ')+1:])) == "role" { // "Dov Aalto/Ilves' Attorney"
		head = head[:i]
	}
	for _, cut := range []string{" who ", " that ", " which ", " whose "} {
		if i := strings.Index(head, cut); i > 0 {
			restricted = true
			head = head[:i]
		}
	}
	return strings.TrimSpace(head), restricted
}

// readHead reads the words before any preposition: the name that they end in, what
// stands before it, and whether they are definite.
func (d *description) readHead(fields []string) {
	cut := len(fields)
	name := cut
	for name > 0 && (isNameWord(fields[name-1], name-1) || name < cut && fields[name-1] == "and" && isNameWord(fields[name], 1) && EndsHouse(word.Lower(fields[name]))) {
		name--
	}
	for i, f := range fields {
		low := word.Lower(strings.Trim(f, `"“”‘’`))
		stem, owns := strings.CutSuffix(low, "'s")
		d.words = append(d.words, stem)
		if owns {
			d.words = append(d.words, "'s")
		}
		if owns && i+1 > name {
			name = i + 1
		}
		if kind := lexis.KindOf(stem); i >= name && i+1 < cut && (kind == "role" || kind == "title" || kind == "unnamed" || shortOffice[f] && i+2 < cut) {
			name = i + 1
		}
	}
	if name < cut {
		d.name = strings.Trim(strings.Join(fields[name:], " "), `"“”‘’.;:`)
	}
	for _, f := range fields[:min(name, cut)] {
		d.titles = append(d.titles, strings.TrimSuffix(word.Lower(f), "'s"))
	}
	if len(d.words) > 0 {
		d.the = determined[d.words[0]] || slices.Contains(d.words, "'s")
	}
}

// determined are words that make what follows definite.
var determined = word.Set("the his her its their this that")

// links are words after a noun that begin what hangs on it; handling, those
// that do so after a noun alone: "a poll released on Friday", but "a leaked memo".
var (
	links    = word.Set("of for from between at in with on to by about like including familiar close")
	handling = word.Set("acquired cited drawn kept written published released issued conducted commissioned carried obtained dated seen viewed reviewed leaked filed posted written signed sent shared provided briefed quoted interviewed contacted polled involved seeking calling")
)

// handlingAt reports whether the i-th word begins what was done with the thing
// before it, or what those before it do: "the company managing the port", "doctors treating Ilves".
func handlingAt(fields []string, i int) bool {
	if i == 0 {
		return false
	}
	before := word.Lower(fields[i-1])
	does := strings.HasSuffix(fields[i], "ing") && !isNameWord(fields[i], i) && i+1 < len(fields) && (articles[fields[i+1]] || links[fields[i+1]] || isNameWord(fields[i+1], i+1))
	return does && (lexis.KindOf(before) != "" || strings.HasSuffix(before, "s")) || handling[fields[i]] && !word.IsStop(before) && (lexis.KindOf(before) != "" || isNameWord(fields[i-1], 1) || i+1 < len(fields) && lexis.IsTime(word.Lower(fields[i+1]))) // "rules issued Thursday"
}

var articles = word.Set("the a an its his her their")

// isNameWord reports whether a word may be part of a proper name.
func isNameWord(f string, i int) bool {
	if (particles[f] || f == "&") && i > 0 {
		return true
	}
	f = strings.TrimLeft(f, `"“‘'`)
	if a, name, ok := strings.Cut(f, "-"); ok && articlesOfNames[a] { // "al-Hasan"
		f = name
	}
	for _, r := range f {
		return unicode.IsUpper(r) && !(i == 0 && (word.IsStop(word.Lower(f)) || lexis.IsLonePronoun(word.Lower(f)) || lexis.KindOf(word.Lower(f)) == "unnamed"))
	}
	return false
}

// first is the first word of a description as written.
func (d description) first() string {
	first, _, _ := strings.Cut(d.written, " ")
	return first
}

// head is the last word of a description.
func (d description) head() string {
	if len(d.words) == 0 {
		return ""
	}
	return d.words[len(d.words)-1]
}

// kind tells what the head makes of a source, as kindOf does.
func (d description) kind() string {
	if n := len(d.words); n > 1 && d.words[n-1] == "guard" && guards[d.words[n-2]] {
		return "group"
	}
	return lexis.KindOf(d.head())
}

// guards are bodies, and no guard: "the coast guard".
var guards = word.Set("coast national border home civil republican revolutionary")

// owned reports whether a description says whose it is: "Tarn's media".
func (d description) owned() bool { return slices.Contains(d.words, "'s") }

// isHouse reports whether a name is that of a house: "Holm and Sons".
func isHouse(name string) bool {
	_, last, ok := strings.Cut(name, " and ")
	return ok && EndsHouse(word.Lower(last))
}

// ofHouse holds words that end the name of a house behind "and".
var ofHouse = word.Set("sons son daughters daughter brothers bros bros. sisters company co co. partners associates")

// TellsHandling reports whether a word in lower case tells what was done with a thing before it.
func TellsHandling(low string) bool { return handling[low] }
