package quality

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
	"github.com/headwater-news/headwater/schema"
)

// A sentence of a report is a claim that the report asserts, and the same sentence
// with one thing in it changed is one that most likely nobody does. So every corpus
// has bent claims for nothing. They are easier to ask than to answer: all words but
// one are those of the report.

// Bent is a sentence as a claim, and how it was bent: "true" is as it stands.
type Bent struct{ Kind, Claim string }

// BentKinds are the kinds, in the order they are told.
var BentKinds = []string{"true", "negated", "number", "person", "speaker", "roles", "day", "place", "verb", "scope", "done"}

// Bend makes claims of the plain sentences of a brief, at most so many sentences of a report.
func Bend(b *schema.Brief, most int) []Bent {
	people, places := castOf(b), placesOf(b)
	said := map[string]bool{}
	var out []Bent
	var texts []string
	for _, r := range b.Reports {
		texts = append(texts, r.Text)
	}
	all := strings.Join(texts, "\n")
	for _, r := range b.Reports {
		runes, n := []rune(r.Text), 0
		for _, s := range r.Sentences {
			text := strings.Join(strings.Fields(string(runes[s.Start:s.End])), " ")
			if n == most || said[text] || !plainSentence(text) {
				continue
			}
			said[text] = true
			n++
			out = append(out, Bent{"true", text})
			for _, x := range newBender(text, len(out), people, places).all() {
				if x.Claim != "" && x.Claim != text && !strings.Contains(all, strings.TrimSuffix(x.Claim, ".")) {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// plainSentence reports whether a sentence says by itself what it says: no quote, no
// question, no pronoun at its head, neither a scrap nor a page.
func plainSentence(s string) bool {
	words := strings.Fields(s)
	if len(words) < 6 || len(words) > 26 || !strings.HasSuffix(s, ".") || strings.ContainsAny(s, "\"“”‘?!:;()") || !unicode.IsUpper([]rune(s)[0]) {
		return false
	}
	return !leansBack[word.Lower(words[0])]
}

var leansBack = word.Set("he she it they his her its their this that these those but and so or then there i we you")

// castOf are the people whom a brief names in full as a source.
func castOf(b *schema.Brief) []string {
	var out []string
	for _, r := range b.Reports {
		for _, a := range r.Attributions {
			for _, l := range a.Chain {
				if n := len(strings.Fields(l.Name)); l.Kind == "person" && (n == 2 || n == 3) && unicode.IsUpper([]rune(l.Name)[0]) && !slices.Contains(out, l.Name) {
					out = append(out, l.Name)
				}
			}
		}
	}
	return out
}

// placesOf are the names that stand behind "in" in a brief.
func placesOf(b *schema.Brief) []string {
	var out []string
	for _, r := range b.Reports {
		words := strings.Fields(r.Text)
		for i := 1; i+1 < len(words); i++ {
			if w := strings.Trim(words[i], ".,"); words[i-1] == "in" && isPlace(w) && !isCapital(words[i+1]) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

func isPlace(w string) bool {
	lower := word.Lower(w)
	return isCapital(w) && len(w) > 3 && !slices.Contains(monthsOfYear, lower) && !slices.Contains(daysOfWeek, lower) && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func isCapital(w string) bool { return w != "" && unicode.IsUpper([]rune(w)[0]) }

// bender bends one sentence; its number chooses what it is bent to.
type bender struct {
	text           string
	number         int
	words          []tagger.Word
	people, places []string
}

func newBender(text string, number int, people, places []string) *bender {
	b := &bender{text: text, number: number, people: people, places: places}
	for _, w := range strings.Fields(strings.TrimSuffix(text, ".")) {
		for _, t := range word.Tokens(w) {
			b.words = append(b.words, tagger.Word{Text: t.In(w), Lower: word.Lower(t.In(w))})
		}
	}
	tagger.New().Tag(b.words)
	return b
}

func (b *bender) all() []Bent {
	who, cued := b.otherPerson()
	kind := "person"
	if cued {
		kind = "speaker"
	}
	return []Bent{
		{"negated", b.negated()}, {"number", b.otherNumber()}, {kind, who}, {"roles", b.swapped()},
		{"day", b.other(daysOfWeek)}, {"day", b.other(monthsOfYear)}, {"place", b.otherPlace()},
		{"verb", b.otherVerb()}, {"scope", b.widened()}, {"done", b.done()},
	}
}

// replace puts words in the place of others, which must stand there once; "" else.
func (b *bender) replace(old, with string) string {
	padded := " " + b.text
	if strings.Count(padded, " "+old) != 1 || old == with {
		return ""
	}
	return capitalised(strings.TrimSpace(strings.Replace(padded, " "+old, " "+with, 1)))
}

func capitalised(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

// negated has "not" behind the first verb that helps or is, or no "not" where there was one.
func (b *bender) negated() string {
	if strings.Contains(b.text, " not ") {
		return b.replace("not ", "")
	}
	if strings.Contains(b.text, "n't ") || strings.Contains(b.text, "n’t ") {
		return ""
	}
	for i, w := range b.words {
		if i > 0 && helping[w.Lower] && strings.HasPrefix(w.Tag, "VB") || i > 0 && w.Tag == "MD" {
			return b.replace(w.Text+" ", w.Text+" not ")
		}
	}
	return ""
}

var helping = word.Set("is are was were has have had")

func (b *bender) otherNumber() string {
	for i, w := range b.words {
		if !quantity.IsNumber(w.Lower) || w.Lower == "one" || len(w.Text) == 4 && w.Text[0] > '0' && w.Text[0] < '3' || i == 0 {
			continue
		}
		if unicode.IsDigit(rune(w.Text[0])) {
			return b.replace(w.Text, string('1'+(w.Text[0]-'0')%9)+w.Text[1:])
		}
		k := slices.Index(counts, w.Lower)
		if k < 0 {
			return ""
		}
		return b.replace(w.Text+" ", counts[(k+3+b.number%4)%len(counts)]+" ")
	}
	return ""
}

var counts = strings.Fields("two three four five six seven eight nine ten eleven twelve")

// otherPerson names another of the cast in the place of the first, and tells whether
// he is one who speaks there.
func (b *bender) otherPerson() (claim string, speaks bool) {
	for i, p := range b.people {
		old, with := b.called(p)
		if old == "" {
			continue
		}
		for k := range b.people {
			q := b.people[(i+1+b.number+k)%len(b.people)]
			if o, _ := b.called(q); o == "" && lastName(q) != lastName(p) {
				after := b.text[strings.Index(b.text, old)+len(old):]
				first, _, _ := strings.Cut(strings.TrimLeft(after, " ,"), " ")
				return b.replace(old, with(q)), tells[strings.TrimSuffix(first, ".")] || strings.Contains(b.text, "said "+old)
			}
		}
	}
	return "", false
}

var tells = word.Set("said says told added warned claimed believes argued called")

// called is how a sentence names somebody, and how it would another.
func (b *bender) called(name string) (string, func(string) string) {
	switch last := lastName(name); {
	case strings.Contains(b.text, name):
		return name, func(s string) string { return s }
	case slices.ContainsFunc(b.words, func(w tagger.Word) bool { return w.Text == last }):
		return last, lastName
	}
	return "", nil
}

func lastName(name string) string { return name[strings.LastIndex(name, " ")+1:] }

// swapped has two people in each other's place.
func (b *bender) swapped() string {
	for i, p := range b.people {
		for _, q := range b.people[i+1:] {
			x, _ := b.called(p)
			y, _ := b.called(q)
			if x == "" || y == "" || lastName(p) == lastName(q) || strings.Contains(b.text, x+" and "+y) || strings.Contains(b.text, y+" and "+x) {
				continue
			}
			return strings.NewReplacer(x, y, y, x).Replace(b.text)
		}
	}
	return ""
}

func (b *bender) other(days []string) string {
	for _, w := range b.words {
		if i := slices.Index(days, w.Lower); i >= 0 && isCapital(w.Text) {
			return b.replace(w.Text, capitalised(days[(i+2+b.number%3)%len(days)]))
		}
	}
	return ""
}

var (
	daysOfWeek   = strings.Fields("monday tuesday wednesday thursday friday saturday sunday")
	monthsOfYear = strings.Fields("january february march april june july august september october november december")
)

func (b *bender) otherPlace() string {
	for i, p := range b.places {
		if old := "in " + p; strings.Contains(b.text+" ", old+" ") || strings.Contains(b.text, old+",") || strings.Contains(b.text, old+".") {
			for k := range b.places {
				if q := b.places[(i+1+b.number+k)%len(b.places)]; !strings.Contains(b.text, q) {
					return b.replace(old, "in "+q)
				}
			}
		}
	}
	return ""
}

// otherVerb has the main verb say something else.
func (b *bender) otherVerb() string {
	for _, w := range b.words {
		if with := otherVerbs[w.Lower]; with != "" && strings.HasPrefix(w.Tag, "VB") {
			return b.replace(w.Text+" ", with+" ")
		}
	}
	return ""
}

// otherVerbs are verbs and what may stand in their place, but means another thing.
var otherVerbs = bothWays(`rose fell  opened closed  bought sold  found lost  won lost  arrested released  praised criticised  accepted rejected
	arrived left  began ended  joined left  supports opposes  supported opposed  raised lowered  built destroyed  killed rescued  wrote read
	died survived  hired fired  entered left  approved blocked  gained lost  sent received  attacked defended  started stopped  increased cut
	injured freed  shot saved  charged cleared  met avoided  called ignored  announced cancelled  drove sold  reported hid  took returned
	removed installed  confirmed doubted  asked thanked  signed vetoed  struck missed  caused prevented  discovered buried  closed opened
	released arrested  sold bought  rejected accepted  ended began  fell rose`)

func bothWays(pairs string) map[string]string {
	words := strings.Fields(pairs)
	out := map[string]string{}
	for i := 0; i+1 < len(words); i += 2 {
		out[words[i]] = words[i+1]
	}
	return out
}

// widened holds of all what the sentence holds of some.
func (b *bender) widened() string {
	for i, w := range b.words {
		if i+1 < len(b.words) && b.words[i+1].Tag == "NNS" && (some[w.Lower] || slices.Contains(counts, w.Lower)) && (i == 0 || b.words[i-1].Tag != "DT" && b.words[i-1].Tag != "JJ") {
			return b.replace(w.Text+" ", "all ")
		}
	}
	return ""
}

var some = word.Set("some many several most few")

// done has it done that is only to be.
func (b *bender) done() string {
	for i := 0; i+2 < len(b.words); i++ {
		modal, next := b.words[i].Text, b.words[i+1].Lower
		switch w := b.words[i].Lower; {
		case (w == "will" || w == "would" || w == "may" || w == "might" || w == "could" || w == "should") && next == "be":
			return b.replace(modal+" be ", "was ")
		case (w == "may" || w == "might" || w == "could") && next == "have":
			return b.replace(modal+" have ", "had ")
		case (w == "expected" || w == "scheduled" || w == "due") && next == "to" && b.words[i+2].Lower == "be":
			return b.replace(fmt.Sprintf("%s to be ", modal), "")
		}
	}
	return ""
}
