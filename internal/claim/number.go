package claim

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// numeral is a number among the terms of a clause, in digits or in words.
type numeral struct {
	key         word.Key // equal for "58" and "Fifty-eight", unlike for "2" and "2 million"
	first, last int      // terms it takes up, last excluded
}

// numerals finds the numbers of a clause. "One" is none: it mostly stands for
// somebody.
func numerals(t *segment.Text, terms []word.Term) []numeral {
	n := numberWords()
	var out []numeral
	for i := 0; i < len(terms); i++ {
		x := numeral{key: terms[i].Key, first: i, last: i + 1}
		value, isWord := n.value[x.key]
		switch {
		case isWord && value%10 == 0 && value >= 20 && i+1 < len(terms) && adjoining(t, terms[i], terms[i+1]):
			if unit, ok := n.value[terms[i+1].Key]; ok && unit < 10 {
				x.key, x.last = n.key[value+unit], i+2
			}
		case !isWord && t.Tokens[terms[i].First].Kind != word.Number:
			continue
		}
		if x.last < len(terms) && n.multiple[terms[x.last].Key] {
			x.key = x.key*31 + terms[x.last].Key
			x.last++
		}
		out = append(out, x)
		i = x.last - 1
	}
	return out
}

// adjoining reports whether only a hyphen or a space parts two terms.
func adjoining(t *segment.Text, x, y word.Term) bool {
	return strings.Trim(t.Text[t.SpanOf(x).End:t.SpanOf(y).Start], " -\u2010\u2011") == ""
}

type numberTable struct {
	value    map[word.Key]int
	key      map[int]word.Key
	multiple map[word.Key]bool
}

var numberWords = sync.OnceValue(func() numberTable {
	folder := word.NewFolder()
	fold := func(s string) word.Key { return folder.Terms("en", s, word.Tokens(s))[0].Key }
	n := numberTable{map[word.Key]int{}, map[int]word.Key{}, map[word.Key]bool{}}
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	for v, w := range small {
		n.value[fold(w)] = v
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		n.value[fold(w)] = 20 + 10*i
	}
	delete(n.value, fold("one"))
	for v := range 100 {
		n.key[v] = fold(fmt.Sprint(v))
	}
	for _, w := range []string{"hundred", "thousand", "million", "billion", "trillion"} {
		n.multiple[fold(w)] = true
	}
	return n
})

// count is a number and what it counts: "41 people were on board".
type count struct {
	number, of   word.Key
	said         []word.Key // content words after the noun, ascending, up to the next comma
	text         string     // as written: "41 people"
	bound, rises bool
	measure      bool // of a unit, not of things: "12 percent"
}

// counted finds the numbers of a clause with the noun after each.
func counted(t *segment.Text, e Evidence) []count {
	terms := termsIn(t, unit{report: e.Report, sentence: e.Sentence, Span: e.Span})
	rises := slices.ContainsFunc(terms, func(x word.Term) bool { return isToll[word.Lower(t.Tokens[x.First].In(t.Text))] })
	var out []count
	for _, n := range numerals(t, terms) {
		if n.last >= len(terms) || terms[n.last].Stop {
			continue
		}
		noun := terms[n.last]
		written := word.Lower(t.SpanOf(noun).In(t.Text))
		if !plural(written) || t.Tokens[noun.First].Upper || !adjoining(t, terms[n.last-1], noun) {
			continue
		}
		x := count{number: n.key, of: noun.Key, rises: rises, bound: isBound(before(t, terms[:n.first])), measure: isMeasure[written]}
		x.text = t.Text[t.SpanOf(terms[n.first]).Start:t.SpanOf(noun).End]
		at := t.SpanOf(noun).End
		for _, y := range terms[n.last+1:] {
			if s := t.SpanOf(y); strings.ContainsAny(t.Text[at:s.Start], ",;:—\"“”") {
				break
			} else {
				at = s.End
			}
			if !y.Stop {
				x.said = append(x.said, y.Key)
			}
		}
		slices.Sort(x.said)
		out = append(out, x)
	}
	return out
}

// before is the three words in front of a number, in lower case.
func before(t *segment.Text, terms []word.Term) string {
	var b strings.Builder
	for _, x := range terms[max(0, len(terms)-3):] {
		b.WriteString(word.Lower(t.Tokens[x.First].In(t.Text)))
		b.WriteByte(' ')
	}
	return b.String()
}

// differ reports whether two counts give different numbers of one thing.
// Bounds ("at least", "up to") agree with much; a count that can rise as news
// comes in (the dead, the missing) may be an update.
func (x count) differ(y count) bool {
	return x.of == y.of && x.number != y.number && !x.bound && !y.bound && !x.rises && !y.rises
}

// sayAlike reports whether two counts say the same of what they count.
func (x count) sayAlike(y count) bool {
	common := 0
	for _, k := range x.said {
		if _, ok := slices.BinarySearch(y.said, k); ok {
			common++
		}
	}
	return common > 0 && 10*common >= 6*(len(x.said)+len(y.said)-common)
}

// plural reports whether a word in lower case may be a noun that is counted.
func plural(w string) bool {
	switch w {
	case "people", "men", "women", "children", "police", "percent", "%":
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// isMeasure holds units: many things in one story are so many of them.
var isMeasure = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`percent % points seconds minutes hours days weeks months years times metres meters kilometres
		kilometers miles feet yards inches dollars euros pounds crowns cents tonnes tons kilograms degrees litres liters knots`) {
		out[w] = true
	}
	return out
}()

// isToll holds words of counts that rise as an event goes on.
var isToll = map[string]bool{
	"killed": true, "dead": true, "died": true, "deaths": true, "toll": true, "injured": true, "wounded": true, "hurt": true,
	"missing": true, "arrested": true, "rescued": true, "evacuated": true, "displaced": true, "infected": true, "casualties": true,
}

func isBound(before string) bool {
	for _, b := range []string{"at least", "more than", "up to", "nearly", "almost", "about", "around", "over", "fewer than", "less than", "some", "roughly", "approximately", "under"} {
		if strings.Contains(before, b+" ") {
			return true
		}
	}
	return false
}
