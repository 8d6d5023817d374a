package when

import (
	"cmp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// once leaves of a sentence that names several days those that the timeline
// quotes it for. The day on which somebody spoke gives way to the day that was
// spoken of, a day told in passing ("on Friday, after a guard fell on Monday") to
// the one before it, and a day and its next, joined by "and", are one entry. A
// list of days ("on June 3 and July 9") is left as it is.
func (m *member) once(list []mention) []mention {
	var out []mention
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].sentence == list[0].sentence {
			n++
		}
		out, list = append(out, m.onceIn(list[:n])...), list[n:]
	}
	return out
}

// onceIn is once for the mentions of one sentence, in order.
func (m *member) onceIn(list []mention) []mention {
	told := slices.DeleteFunc(slices.Clone(list), m.ofSaying)
	if len(told) == 0 {
		return list[:1]
	}
	out := told[:1]
	for _, x := range told[1:] {
		last := &out[len(out)-1]
		between := strings.Fields(strings.ToLower(m.between(*last, x)))
		switch {
		case x.day() == last.day():
			out = append(out, x) // one event, which group joins
		case nextDay(*last, x) && onlyJoins(between):
			last.days.Last = x.days.Last
			last.value = dayOf(last.value) + "/" + dayOf(x.value)
			last.precision = ToDay
		case !slices.ContainsFunc(between, func(w string) bool { return passing[strings.Trim(w, ",;:.\"“”")] }):
			out = append(out, x)
		}
	}
	return out
}

// ofSaying reports whether a mention is the day on which somebody spoke: "he
// said on Monday", "announced in a statement late on Friday", "on Monday said".
func (m *member) ofSaying(x mention) bool {
	const near = 8 // tokens
	s := m.Sentences[x.sentence]
	if after := m.tokenAt(s, m.found[x.expression].End); after < s.LastToken && saying[m.lower(after)] {
		return true
	}
	first := m.tokenAt(s, m.found[x.expression].Start)
	for i := first - 1; i >= max(s.FirstToken, first-near); i-- {
		switch w := m.lower(i); {
		case saying[w]:
			return true
		case !besideSaying[w] && !strings.Contains(",\"“”", w):
			return false
		}
	}
	return false
}

// tokenAt is the first token of a sentence that begins at a byte or after it.
func (m *member) tokenAt(s segment.Sentence, at int) int {
	i, _ := slices.BinarySearchFunc(m.Tokens[s.FirstToken:s.LastToken], at, func(x word.Token, at int) int { return cmp.Compare(int(x.Start), at) })
	return s.FirstToken + i
}

func (m *member) lower(i int) string { return word.Lower(m.Tokens[i].In(m.Text.Text)) }

// between is the text between two mentions of one sentence.
func (m *member) between(x, y mention) string {
	from, to := m.found[x.expression].End, m.found[y.expression].Start
	return m.Text.Text[min(from, to):to]
}

func nextDay(x, y mention) bool {
	return x.days.Known() && y.days.Known() && y.days.First == x.days.Last+1 && y.days.First == y.days.Last && x.toDay && y.toDay
}

// onlyJoins reports whether words put two days together and say nothing else.
func onlyJoins(words []string) bool {
	return slices.Contains(words, "and") && !slices.ContainsFunc(words, func(w string) bool { return !joining[w] })
}

// dayOf is a value without its time of day.
func dayOf(value string) string {
	day, _, _ := strings.Cut(value, "T")
	return day
}

var (
	saying       = word.Set("said says told announced reported added confirmed stated tweeted wrote posted declared")
	besideSaying = word.Set("on late early in a an the statement reporters briefing interview tweet")
	joining      = word.Set("and into early late on the then again throughout in morning evening night afternoon of")
	passing      = word.Set("after where when since which who whom whose that as while because before until although though despite following")
)
