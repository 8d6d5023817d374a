package claim

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// numeral is a number among the terms of a clause, in digits or in words.
type numeral struct {
	key         word.Key // equal for "58" and "Fifty-eight", unlike for "2" and "2 million"
	first, last int      // terms it takes up, last excluded
}

// numerals finds the numbers of a clause. "One" is a number only before what it
// counts ("one worker"): it mostly stands for somebody.
func numerals(t *segment.Text, terms []word.Term) []numeral {
	n := numberWords()
	var out []numeral
	for i := 0; i < len(terms); i++ {
		x := numeral{key: terms[i].Key, first: i, last: i + 1}
		value, isWord := n.value[x.key]
		switch {
		case isWord && value == 1 && !isCount(t, terms, i):
			continue
		case isWord && value%10 == 0 && value >= 20 && i+1 < len(terms) && adjoining(t, terms[i], terms[i+1]):
			if unit, ok := n.value[terms[i+1].Key]; ok && unit < 10 {
				x.key, x.last = n.key[value+unit], i+2
			}
		case !isWord && t.Tokens[terms[i].First].Kind != word.Number:
			continue
		}
		if key, ok := shortened(t, terms[i]); ok {
			x.key = key
		} else if x.last < len(terms) {
			if m, ok := n.multiple[terms[x.last].Key]; ok {
				x.key = x.key*31 + m
				x.last++
			}
		}
		out = append(out, x)
		i = x.last - 1
	}
	return out
}

// shortened is the key of a number of money that has its multiple grown on, the same as
// of the words: "$212m", "212 million dollars".
func shortened(t *segment.Text, x word.Term) (word.Key, bool) {
	token := t.Tokens[x.First]
	s := token.In(t.Text)
	digits := strings.TrimRightFunc(s, unicode.IsLetter)
	if len(digits) == len(s) || len(digits) == 0 {
		return 0, false
	}
	if before, _ := utf8.DecodeLastRuneInString(t.Text[:token.Start]); !quantity.IsSign(string(before)) {
		return 0, false
	}
	m := quantity.Multiple(word.Lower(s[len(digits):]))
	if m == "" {
		return 0, false
	}
	folder := word.NewFolder()
	fold := func(s string) word.Key { return folder.Terms("en", s, word.Tokens(s))[0].Key }
	return fold(digits)*31 + fold(m), true
}

// isCount reports whether the "one" at a place counts the word after it. A word
// before it as in "no one" or "this one" makes it somebody.
func isCount(t *segment.Text, terms []word.Term, at int) bool {
	if at+1 == len(terms) || terms[at+1].Stop || !adjoining(t, terms[at], terms[at+1]) || t.Tokens[terms[at+1].First].Kind == word.Number {
		return false
	}
	if at == 0 || !adjoining(t, terms[at-1], terms[at]) {
		return true
	}
	switch word.Lower(t.SpanOf(terms[at-1]).In(t.Text)) {
	case "no", "any", "some", "every", "each", "another", "this", "that", "which", "not":
		return false
	}
	return true
}

// adjoining reports whether only a hyphen or a space parts two terms.
func adjoining(t *segment.Text, x, y word.Term) bool {
	return strings.Trim(t.Text[t.SpanOf(x).End:t.SpanOf(y).Start], " -\u2010\u2011") == ""
}

type numberTable struct {
	value    map[word.Key]int
	key      map[int]word.Key
	multiple map[word.Key]word.Key // "mn" → that of "million"
}

var numberWords = sync.OnceValue(func() numberTable {
	folder := word.NewFolder()
	fold := func(s string) word.Key { return folder.Terms("en", s, word.Tokens(s))[0].Key }
	n := numberTable{map[word.Key]int{}, map[int]word.Key{}, map[word.Key]word.Key{}}
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	for v, w := range small {
		n.value[fold(w)] = v
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		n.value[fold(w)] = 20 + 10*i
	}
	for v := range 100 {
		n.key[v] = fold(fmt.Sprint(v))
	}
	for _, w := range []string{"hundred", "thousand", "million m mn mln", "billion bn", "trillion tn"} {
		written := strings.Fields(w)
		for _, x := range written {
			n.multiple[fold(x)] = fold(written[0])
		}
	}
	return n
})

// tells reports whether a number tells how many, and is no part of a name
// ("117th Street", "Route 9"), an age, a date, a time of day or a number that is
// called.
func tells(t *segment.Text, terms []word.Term, n numeral) bool {
	first := t.Tokens[terms[n.first].First]
	if s := first.In(t.Text); first.Kind == word.Number && strings.ContainsFunc(s, unicode.IsLetter) {
		_, ok := shortened(t, terms[n.first])
		return ok
	}
	if n.last < len(terms) && (isName(t, terms[n.last]) || notCounted[word.Lower(t.SpanOf(terms[n.last]).In(t.Text))]) && t.SpanOf(terms[n.last]).Start-t.SpanOf(terms[n.last-1]).End < 5 {
		return false
	}
	if n.first > 0 && isName(t, terms[n.first-1]) && between(t, terms[n.first-1], terms[n.first]) == ", " && endsAtMark(t, t.SpanOf(terms[n.last-1]).End) {
		return false // "Ana Voss, 47, said"
	}
	if isYear(first.In(t.Text)) && !(n.last < len(terms) && counted(t.SpanOf(terms[n.last]).In(t.Text))) {
		return false
	}
	if n.first > 0 && between(t, terms[n.first-1], terms[n.first]) == " " && dials[word.Lower(t.SpanOf(terms[n.first-1]).In(t.Text))] {
		return false // "a neighbour called 911"
	}
	start, end := t.SpanOf(terms[n.first]).Start, t.SpanOf(terms[n.last-1]).End
	if ofClock(t, start, end) || ofAge(t, start, end) {
		return false
	}
	return n.first == 0 || !isName(t, terms[n.first-1]) || t.SpanOf(terms[n.first]).Start-t.SpanOf(terms[n.first-1]).End > 1 || n.first == 1
}

// ofMonth reports whether a number is a day of a month: "June 19", "19 June".
func ofMonth(t *segment.Text, terms []word.Term, n numeral) bool {
	if isYear(t.SpanOf(terms[n.first]).In(t.Text)) {
		return false
	}
	isMonth := func(i int) bool { return months[word.Lower(t.SpanOf(terms[i]).In(t.Text))] && isName(t, terms[i]) }
	return n.first > 0 && isMonth(n.first-1) && between(t, terms[n.first-1], terms[n.first]) == " " ||
		n.last < len(terms) && isMonth(n.last) && between(t, terms[n.last-1], terms[n.last]) == " "
}

var months = word.Set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")

// between is what stands between two terms.
func between(t *segment.Text, x, y word.Term) string {
	return t.Text[t.SpanOf(x).End:t.SpanOf(y).Start]
}

// endsAtMark reports whether what ends here does so before a mark.
func endsAtMark(t *segment.Text, at int) bool {
	return at == len(t.Text) || strings.IndexByte(",;.", t.Text[at]) >= 0
}

// isYear reports whether a number is written as years of these times are.
func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }

// counted reports whether a word after a number may be what it counts: "2000
// households", but not "the 2000 census".
func counted(w string) bool { return w == "people" || strings.HasSuffix(w, "s") }

// ofClock reports whether a number is half of a time of day: "06:00".
func ofClock(t *segment.Text, start, end int) bool {
	const around = 4 // bytes
	return endsInClock.MatchString(t.Text[max(0, start-around):start]) || beginsClock.MatchString(t.Text[end:min(len(t.Text), end+around)])
}

var (
	endsInClock = regexp.MustCompile(`\d: ?$`)
	beginsClock = regexp.MustCompile(`^: ?\d\d\b`)
)

// ofAge reports whether a number is how old somebody is, which is who he is and
// tells nothing of what befell him: "aged 47", "a 47-year-old", and "47 - year -
// old" where a text has its marks set apart.
func ofAge(t *segment.Text, start, end int) bool {
	const (
		before = 8 // bytes
		after  = 16
	)
	return endsInAged.MatchString(t.Text[max(0, start-before):start]) || beginsAge.MatchString(t.Text[end:min(len(t.Text), end+after)])
}

var (
	endsInAged = regexp.MustCompile(`(?i)(?:^|\PL)aged $`) // but "damaged 47 homes"
	beginsAge  = regexp.MustCompile(`^[ -]{0,3}years?[ -]{1,3}old`)
)

var dials = word.Set("called calling call dialed dialled dialing dialling dial phoned phoning")

// notCounted holds what follows a term of years or a time of day.
var notCounted = word.Set("year-old year p pm am p.m a.m o'clock")
