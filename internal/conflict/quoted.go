package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// said is a quote that its report gives to somebody by name, in one sentence with it.
type said struct {
	place Place
	name  string
	words string // quoted, in lower case and without marks
}

// misquoted finds words that two reports give to two people. Nobody says eight words
// as another did, but who tells of both may take one for the other, and who is called
// by a description, or whose name is spelt in another way, may be the same.
func misquoted(s Story) []Conflict {
	const (
		head = 5  // words by which a quote is found again
		kept = 16 // quotes that open alike which others are held against
	)
	byHead := shelf[string, said]{}
	var out disputes[[2]string] // by the last names
	for _, r := range s.Reports {
		for _, q := range saidIn(s.Texts[r], r, s.Readings[r]) {
			for _, p := range byHead.put(strings.Join(strings.Fields(q.words)[:head], " "), q, kept) {
				if p.place.Report == r || !sameWords(p.words, q.words) || mayBeOne(p.name, q.name) || s.bothNamed(p.place.Report, p.name, q.place.Report, q.name) {
					continue
				}
				out.add(between(Origin, p.place, q.place, p.name+", or "+q.name), [2]string{lastWord(p.name), lastWord(q.name)})
			}
		}
	}
	return out.out
}

// saidIn lists the quotes of a report that are long enough to be one person's.
func saidIn(t *segment.Text, r int, reading attribution.Reading) []said {
	const long = 8 // words
	people := map[string]bool{}
	for _, a := range reading.Attributions {
		for _, l := range a.Chain {
			people[l.Name] = people[l.Name] || l.Kind == attribution.Person
		}
	}
	var out []said
	for _, q := range reading.Quotes {
		if q.Speaker == nil || !q.Complete {
			continue
		}
		i := slices.IndexFunc(t.Sentences, func(x segment.Sentence) bool { return x.Start <= q.Start && q.Start < x.End })
		words := plainWords(q.In(t.Text))
		if i < 0 || strings.Count(words, " ")+1 < long || !t.Sentences[i].Contains(q.Speaker.Span) || !t.Sentences[i].Contains(q.Span) {
			continue
		}
		if !people[q.Speaker.Name] || !isPersonal(q.Speaker.Name) || !slices.Contains(strings.Fields(plainWords(q.Speaker.In(t.Text))), lastWord(q.Speaker.Name)) {
			continue
		}
		out = append(out, said{Place{r, i, t.Sentences[i].Span}, q.Speaker.Name, words})
	}
	return out
}

// plainWords are the words of a text, in lower case and without marks.
func plainWords(text string) string {
	var out []string
	for _, x := range word.Tokens(text) {
		if x.Kind != word.Mark {
			out = append(out, word.Lower(x.In(text)))
		}
	}
	return strings.Join(out, " ")
}

// sameWords reports whether one quote is another, or how it begins.
func sameWords(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// isPersonal reports whether a name is of two words and more written large, of nobody
// who speaks for many.
func isPersonal(name string) bool {
	fields := strings.Fields(name)
	for _, w := range fields {
		if w[0] < 'A' || w[0] > 'Z' || counters[strings.ToLower(w)] || bodies[strings.ToLower(w)] {
			return false
		}
	}
	return len(fields) > 1
}

func lastWord(name string) string {
	fields := strings.Fields(word.Lower(strings.TrimRight(name, ",. ")))
	for len(fields) > 1 && afterName[strings.Trim(fields[len(fields)-1], ".,")] {
		fields = fields[:len(fields)-1]
	}
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// mayBeOne reports whether two names may be one person's: they have a last name in
// common, or one in two spellings, or either is in the other.
func mayBeOne(a, b string) bool {
	x, y := lastWord(a), lastWord(b)
	if skeleton(x) == skeleton(y) || strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
		return true
	}
	inOther := func(name, w string) bool { return slices.Contains(strings.Fields(word.Lower(name)), w) }
	return inOther(a, y) || inOther(b, x) || oneLetterOff(x, y)
}

// oneLetterOff reports whether two words are spelt alike but for one letter, of which
// one may lack it, or two that changed places.
func oneLetterOff(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < 4 || len(a) > len(b)+1 {
		return false
	}
	if len(a) > len(b) {
		i := 0
		for i < len(b) && a[i] == b[i] {
			i++
		}
		return a[i+1:] == b[i:]
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n <= 2
}

// bothNamed reports whether either of two reports names the one whom the other does too:
// then who it was is the reading's to tell.
func (s Story) bothNamed(a int, nameA string, b int, nameB string) bool {
	names := func(r int, name string) bool {
		return strings.Contains(word.Lower(s.Texts[r].Text), lastWord(name))
	}
	return names(a, nameB) || names(b, nameA)
}
