package conflict

import (
	"slices"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/when"
	"github.com/headwater-news/headwater/internal/word"
)

// What has not been done may be done a day later, and then both reports are right:
//
//	No inquiry has been opened, police said.     Police opened an inquiry on Friday.
//	She is not a suspect, the prosecutor said.   The prosecutor said on Monday she was a suspect.
//
// heldUntil reports whether a clause tells how things stand up to some day, and all
// that is told of another clause's claim is told of days after it.
func (s Story) heldUntil(c, a *clause) bool {
	if !c.hasWord(c.Span, oneOf(upToNow)) {
		return false
	}
	said := s.saidOn(c)
	if !said.Known() {
		return false
	}
	days := s.daysTold(a)
	return len(days) > 0 && !slices.ContainsFunc(days, func(d calendar.Interval) bool { return d.First <= said.Last })
}

// upToNow are auxiliaries of what is so as one speaks.
var upToNow = word.Set("has have had hasn haven hadn hasn't haven't hadn't hasn’t haven’t hadn’t is are isn aren isn't aren't isn’t aren’t")

// saidOn is the day on which a clause was said: of what somebody "had said on
// Thursday" that day, else its report's.
func (s Story) saidOn(c *clause) calendar.Interval {
	for i, a := range s.Readings[c.Report].Attributions {
		if a.Sentence != c.Sentence || !slices.ContainsFunc(a.Content, func(x report.Span) bool { return x.Overlap(c.Span) > 0 }) || !s.saidBefore(c.Report, &s.Readings[c.Report].Attributions[i]) {
			continue
		}
		for _, t := range c.times {
			if t.Type == when.Date && t.Days.Known() && t.Overlap(c.Span) == 0 {
				return t.Days
			}
		}
		return calendar.Interval{}
	}
	return s.Days[c.Report].Days
}

// daysTold are the days that the sentences of a clause's claim name.
func (s Story) daysTold(a *clause) []calendar.Interval {
	const short = 7 // days
	var out []calendar.Interval
	add := func(r, sentence int) {
		for _, t := range s.Times[r] {
			if t.Sentence == sentence && t.Type == when.Date && t.Days.Known() && t.Days.Days() <= short {
				out = append(out, t.Days)
			}
		}
	}
	if a.claim == None {
		add(a.Report, a.Sentence)
		return out
	}
	for _, e := range s.Claims[a.claim].Evidence[:min(maxSide, len(s.Claims[a.claim].Evidence))] {
		if e.Stance == asserts {
			add(e.Report, e.Sentence)
		}
	}
	return out
}
