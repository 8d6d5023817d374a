package when

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// mention is one time in one sentence, before mentions of one event are joined.
type mention struct {
	telling
	sentence  int
	value     string
	days      calendar.Interval
	order     calendar.Day // to sort by
	precision Precision
	toDay     bool // tells a day, though its year may be open
	passage   int  // that the sentence is a witness of, -1 for none
}

// mentions are the times of one report that a timeline is made of: dates and
// times of day in its sentences, ranges joined. Durations, sets, vague
// references and spans longer than a day that are counted from the
// publication are left out.
func mentions(m *member, i int, passages map[Evidence]int) []mention {
	var out []mention
	for k := 0; k < len(m.found); k++ {
		x, t := m.found[k], m.times[k]
		if x.Sentence < 0 || m.Sentences[x.Sentence].Headline || m.Sentences[x.Sentence].Dateline || !m.eventful(x) || m.stampOnly(m.Sentences[x.Sentence]) {
			continue
		}
		s := m.Sentences[x.Sentence]
		n := mention{telling: m.telling(i, k), sentence: x.Sentence, value: t.Value, days: t.Days, order: m.order[k], passage: -1}
		if k+1 < len(m.found) && m.found[k+1].Joined {
			k++
			end := m.times[k]
			n.value += "/" + end.Value
			if n.days.Known() && end.Days.Known() && end.Days.Last >= n.days.First {
				n.days.Last = end.Days.Last
			}
		}
		n.precision = precisionOf(n.value, n.days)
		n.toDay = x.form.shape != calendarDate || x.form.day != 0
		if p, ok := passages[Evidence{m.index, s.Span}]; ok {
			n.passage = p
		}
		if last := len(out) - 1; last >= 0 && out[last].sentence == n.sentence && out[last].value == n.value {
			continue
		}
		if last := len(out) - mostInSentence; last >= 0 && out[last].sentence == n.sentence {
			continue
		}
		out = append(out, n)
	}
	return m.once(atTheirDay(finest(out)))
}

// stampOnly reports whether a sentence holds dates and nothing else, but for what
// they are of: "May 2, 2013 1:35 pm.", "Correction: May 3, 2013".
func (m *member) stampOnly(s segment.Sentence) bool {
	first := s.FirstToken
	if first+2 < s.LastToken && m.Tokens[first+1].In(m.Text.Text) == ":" {
		first += 2
	}
	return s.LastToken-s.FirstToken <= lineTokens && datesOnly(m.Text, tokenRange{first, s.LastToken})
}

// mostInSentence is how many times of one sentence the timeline takes.
const mostInSentence = 3

// finest leaves months and years out of the sentences that tell a day.
func finest(list []mention) []mention {
	day := map[int]bool{}
	for _, x := range list {
		if x.toDay {
			day[x.sentence] = true
		}
	}
	return slices.DeleteFunc(list, func(x mention) bool { return !x.toDay && day[x.sentence] })
}

// atTheirDay puts a time of day that could be of any day on the one that its
// sentence tells: "on Monday at 4:12 a.m." of an undated report.
func atTheirDay(list []mention) []mention {
	for i, x := range list {
		clock, ok := strings.CutPrefix(x.value, anyDay+"T")
		if !ok {
			continue
		}
		day, n := 0, 0
		for k, y := range list {
			if y.sentence == x.sentence && y.toDay && !strings.ContainsAny(y.value, "T/") {
				day, n = k, n+1
			}
		}
		if n != 1 {
			continue
		}
		y := &list[day]
		y.value += "T" + clock
		y.precision = precisionOf(y.value, y.days)
		list[i].sentence = -1
	}
	return slices.DeleteFunc(list, func(x mention) bool { return x.sentence < 0 })
}

// anyDay is how TIMEX3 writes a day of which nothing is known.
const anyDay = "XXXX-XX-XX"

// eventful reports whether an expression tells when something happened, finely
// enough for a timeline. A bare year does so only after a word that puts an
// event into it; "the 2016 election" is but a name, and what somebody did in a year is
// told to say who he is.
func (m *member) eventful(x Expression) bool {
	f := x.form
	if x.Type != Date && x.Type != Clock {
		return false
	}
	switch f.shape {
	case calendarDate:
		if f.name != "" {
			return false
		}
		if f.month != 0 && f.unit == noUnit {
			return true
		}
		switch m.wordBefore(x.Span) {
		case "in", "since", "until", "by":
			return !f.fiscal && f.mod == noMod && !m.ofLife(x)
		}
		return false
	case weekdayForm, clockForm:
		return true
	case holidayForm: // of a day; Ramadan is a stretch
		return f.unit == noUnit && f.holidayIn(2001).Days() == 1
	case shifted:
		return f.unit <= day
	}
	return false
}

// ofLife reports whether an expression stands in a clause about somebody whom the sentence
// tells of: "Ilves, who was elected in 2010, left", "fell after he took over in 2006".
func (m *member) ofLife(x Expression) bool {
	const near = 16 // tokens
	s := m.Sentences[x.Sentence]
	at := m.tokenAt(s, x.Start)
	for i := at - 1; i > max(s.FirstToken, at-near); i-- {
		switch w := m.lower(i); w {
		case "who", "whom", "whose":
			return true
		case "after", "before", "since", "when", "until", "while":
			return persons[m.lower(i+1)]
		case ",", ";", ":", "—", "–":
			return false
		}
	}
	return false
}

var persons = word.Set("he she they")

func precisionOf(value string, days calendar.Interval) Precision {
	if !days.Known() {
		return Open
	}
	if i := strings.IndexByte(value, 'T'); i >= 0 && i+1 < len(value) && value[i+1] >= '0' && value[i+1] <= '9' {
		return ToTime
	}
	switch first, _, _ := strings.Cut(value, "/"); len(first) {
	case len("2006"):
		return ToYear
	case len("2006-01"):
		return ToMonth
	}
	return ToDay
}
