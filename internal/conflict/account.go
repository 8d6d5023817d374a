package conflict

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// otherAccounts finds sources of whom a report itself tells that they said otherwise
// before: "The guns had fired on a depot, Besk said. On Friday he had said that they
// were not fired." What was said before is told in the past perfect, or as said at
// first, next to what the same source says now. The two are on one matter, and one
// has a "not" that the other lacks, or another number.
func otherAccounts(s Story) []Change {
	var out []Change
	for _, r := range s.Reports {
		all := s.Readings[r].Attributions
		for i := range all {
			if !s.saidBefore(r, &all[i]) && !s.takenUpLater(r, i) {
				continue
			}
			if k := s.saidNow(r, i); k >= 0 {
				out = append(out, Change{
					Source: speakerOf(all[k]),
					Before: s.sentence(r, all[i].Sentence), After: s.sentence(r, all[k].Sentence),
					Note: "another account than before",
				})
			}
		}
	}
	return out
}

// sentence is the whole of a sentence.
func (s Story) sentence(r, sentence int) Place {
	return Place{r, sentence, s.Texts[r].Sentences[sentence].Span}
}

// saidBefore reports whether an attribution is told as one of an earlier time: "had
// said on Friday", "initially said".
func (s Story) saidBefore(r int, a *attribution.Attribution) bool {
	if a.Act != attribution.States && a.Act != attribution.Denies || len(a.Chain) == 0 || len(a.Cue) == 0 || len(a.Content) == 0 {
		return false
	}
	if s.longBefore(r, a) {
		return true
	}
	t := s.Texts[r]
	had, marked := false, false
	for _, x := range t.TokensOf(t.Sentences[a.Sentence]) {
		at := report.Span{Start: int(x.Start), End: int(x.End)}
		if slices.ContainsFunc(a.Content, func(c report.Span) bool { return c.Contains(at) }) {
			continue
		}
		switch low := word.Lower(x.In(t.Text)); {
		case atFirst[low] && slices.ContainsFunc(a.Cue, func(c report.Span) bool { return c.Start == at.End+1 || c.Contains(at) }):
			return true
		case low == "also":
			return false
		case low == "had":
			had = had || slices.ContainsFunc(a.Cue, func(c report.Span) bool { return c.Contains(at) })
		case low == "earlier" || low == "previously":
			marked = true
		}
	}
	return had && (marked || slices.ContainsFunc(s.Times[r], func(x when.Time) bool {
		return x.Sentence == a.Sentence && x.Type == when.Date && !slices.ContainsFunc(a.Content, func(c report.Span) bool { return c.Contains(x.Span) })
	}))
}

// longBefore reports whether an attribution tells after what something else was said:
// "admitted that it had the report, three days after it said that none existed".
func (s Story) longBefore(r int, a *attribution.Attribution) bool {
	sentence := s.Texts[r].Sentences[a.Sentence]
	for _, at := range slices.Concat(a.Source, a.Cue) {
		if at.Start > sentence.Start && longAfter.MatchString(s.Texts[r].Text[sentence.Start:at.Start]) {
			return true
		}
	}
	return false
}

var longAfter = regexp.MustCompile(`, (?:\pL+ ){0,3}(?:minutes|hours?|days?|weeks?|months?|years?) after $`)

// takenUpLater reports whether the next attribution of a report is by the same source
// and told as a later one, after a denial or in the same sentence: "denied that he had
// been warned. His office later said".
func (s Story) takenUpLater(r, i int) bool {
	all := s.Readings[r].Attributions
	if i+1 == len(all) || len(all[i].Chain) == 0 || len(all[i].Content) == 0 {
		return false
	}
	next := all[i+1]
	if len(next.Chain) == 0 || len(next.Cue) == 0 || next.Sentence > all[i].Sentence+1 || all[i].Act != attribution.States && all[i].Act != attribution.Denies {
		return false
	}
	text := s.Texts[r].Text[s.Texts[r].Sentences[next.Sentence].Start:next.Cue[0].Start]
	return strings.HasSuffix(text, " later ") && (all[i].Act == attribution.Denies || next.Sentence == all[i].Sentence)
}

// speakerOf is who stands behind an attribution; an office speaks for whose it is.
func speakerOf(a attribution.Attribution) string {
	return strings.TrimSuffix(strings.ReplaceAll(a.Chain[len(a.Chain)-1].Name, "’", "'"), "'s office")
}

// atFirst are words that tell that what is said was not the last word.
var atFirst = word.Set("initially originally")

// saidNow is the attribution nearest to the i-th of a report by the same source that
// is told of a later time and says otherwise, or -1: one or two sentences before it,
// or right behind it.
func (s Story) saidNow(r, i int) int {
	const back, on = 2, 1 // sentences
	all := s.Readings[r].Attributions
	was := all[i]
	best := -1
	for k := max(0, i-4); k < min(len(all), i+4); k++ {
		now := all[k]
		if k == i || len(now.Chain) == 0 || now.Sentence < was.Sentence-back || now.Sentence > was.Sentence+on || now.Act != attribution.States && now.Act != attribution.Denies ||
			speakerOf(now) != speakerOf(was) || s.saidBefore(r, &now) || len(now.Cue) > 0 && demands.MatchString(now.Cue[0].In(s.Texts[r].Text)) {
			continue
		}
		if s.otherwise(r, was, now) {
			best = k
			if now.Sentence >= was.Sentence-1 {
				break
			}
		}
	}
	return best
}

// demands are cues of what somebody asks for, which is no account of anything.
var demands = regexp.MustCompile(`(?i)\b(?:call(?:s|ed|ing)? (?:on|for|upon)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?)\b`)

// otherwise reports whether what was said before and what is said now are on one
// matter and differ in a number or in a "not", or whether the one is now owned up to.
func (s Story) otherwise(r int, was, now attribution.Attribution) bool {
	x, y := s.accountOf(r, was), s.accountOf(r, now)
	if len(now.Cue) > 0 && ownsUp[word.Lower(now.Cue[0].In(s.Texts[r].Text))] && (was.Sentence > now.Sentence || s.longBefore(r, &was) && x.negative != y.negative) {
		return true
	}
	if !slices.ContainsFunc(x.stems, func(k string) bool { return slices.Contains(y.stems, k) }) {
		return false
	}
	if x.negative != y.negative {
		return true
	}
	return len(x.numbers) > 0 && len(y.numbers) > 0 && !slices.ContainsFunc(x.numbers, func(n word.Key) bool { return slices.Contains(y.numbers, n) })
}

// statement is what an attribution says, as far as two are compared.
type statement struct {
	stems    []string // of its content words but those for anybody
	numbers  []word.Key
	negative bool
}

func (s Story) accountOf(r int, a attribution.Attribution) statement {
	t := s.Texts[r]
	var out statement
	out.negative = a.Act == attribution.Denies
	for _, x := range t.TermsOf(t.Sentences[a.Sentence]) {
		at := t.SpanOf(x)
		if !slices.ContainsFunc(a.Content, func(c report.Span) bool { return c.Contains(at) }) || s.tellsWhen(r, a.Sentence, at) {
			continue
		}
		low := word.Lower(t.Tokens[x.First].In(t.Text))
		switch {
		case sense.Negates(low):
			out.negative = !out.negative
		case quantity.IsNumber(low):
			out.numbers = append(out.numbers, numberKey(t, x))
		case !x.Stop && !anybody[low] && !s.ofChain(a, at, t, low):
			out.stems = append(out.stems, low[:min(len(low), stem)])
		}
	}
	return out
}

// stem is how many bytes words of one family begin alike with: "inspectors",
// "inspection".
const stem = 6

// ownsUp are cues of who says at last what is so.
var ownsUp = word.Set("admitted conceded acknowledged confirmed admits concedes acknowledges confirms")

// numberKey is one for a number in figures or in words.
func numberKey(t *segment.Text, x word.Term) word.Key {
	if v, ok := quantity.Value(word.Lower(t.SpanOf(x).In(t.Text))); ok {
		return word.Key(v)
	}
	return x.Key
}

// tellsWhen reports whether a place is in words for a time.
func (s Story) tellsWhen(r, sentence int, at report.Span) bool {
	return slices.ContainsFunc(s.Times[r], func(x when.Time) bool { return x.Sentence == sentence && x.Contains(at) })
}

// ofChain reports whether a word of what is said names who says it.
func (s Story) ofChain(a attribution.Attribution, at report.Span, t *segment.Text, low string) bool {
	return slices.ContainsFunc(a.Chain, func(l attribution.Link) bool {
		return slices.Contains(strings.Fields(word.Lower(l.Name)), low)
	})
}

// anybody are words that tell no matter.
var anybody = word.Set("people person persons men man women woman others percent year years day days time")
