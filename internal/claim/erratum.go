package claim

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// A correction says again what was wrong, and must not be taken to assert it. The
// report that says so denies it:
//
//	An earlier version of this article said that p.
//	The Post incorrectly reported that p.
//	The Post reported that p. That was wrong.
var (
	ofThisText = regexp.MustCompile(`(?i)^(?:in )?(?:an? |the |our )?(?:(?:earlier|previous|prior|original|first|initial) )?(?:version|edition|headline|caption|photo caption|summary)s? (?:of|on|to|in|with|for) (?:this|our|the) (?:article|story|report|dispatch|post|item|piece|page)\b`)
	thisText   = regexp.MustCompile(`(?i)^(?:this (?:article|story|report|newspaper|paper|page|post|item)|we)\b`)
	inError    = regexp.MustCompile(`(?i)\b(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely) \pL+$`) // up to the end of a cue
	atFirst    = regexp.MustCompile(`(?i)^this .*\b(?:originally|initially|previously|earlier|at first|first) \pL+$`)
	itWasWrong = regexp.MustCompile(`^(?:But |However, )?(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]he (?:report|story|figure|number|claim|information|toll)) (?:was|is|proved|turned out to be|has proved) ` +
		`(?:(incorrect|inaccurate|untrue|false|not true|not correct|not the case|erroneous|in error)|wrong|mistaken|a mistake|an error)(?:,? and [^;]{3,80})?\.?$`)
	anEarlier = regexp.MustCompile(`^An? (?:earlier|previous|prior|original) version `)
	misstates = regexp.MustCompile(`\b(?:misstated|misreported|misidentified|misspelled|misspelt|misquoted|misattributed|mischaracteri[sz]ed|gave an incorrect|gave the wrong|gave a wrong)\b`)
)

// misstated reports whether a report says of what an attribution ascribes that it was
// wrong, and whether the report itself, or its outlet, had said so.
func misstated(t *segment.Text, a attribution.Attribution) (wrong, ours bool) {
	if a.Act != attribution.States || len(a.Source) == 0 || len(a.Cue) == 0 || len(a.Chain) == 0 || a.Cue[0].Start < a.Source[0].Start {
		return false, false
	}
	head, cue := t.Text[a.Source[0].Start:a.Cue[0].End], a.Cue[0]
	version := ofThisText.MatchString(head)
	ours = version || thisText.MatchString(head) || a.Chain[len(a.Chain)-1].Kind == attribution.Outlet // which mostly corrects itself
	wrong = version || inError.MatchString(head) || ours && atFirst.MatchString(head) || strings.HasPrefix(t.Text[cue.End:], " in error ")
	return wrong, ours
}

// isErratum reports whether a sentence tells what its own paper had wrong, and
// asserts nothing: "An earlier version misstated the number of boats as 30", or in a
// correction "An article on Tuesday gave the number of boats as 30".
func isErratum(t *segment.Text, s segment.Sentence) bool {
	sentence := s.In(t.Text)
	if holdsAny(sentence, " mis", " gave ") && misstates.MatchString(sentence) && (anEarlier.MatchString(sentence) || ofThisText.MatchString(sentence) || thisText.MatchString(sentence)) {
		return true
	}
	return ofOtherDay.MatchString(sentence) && !asserted.MatchString(sentence) && isCorrection(t, s)
}

var (
	ofOtherDay = regexp.MustCompile(`^(?:\pL+: )?(?:[Ii]n )?(?:[Aa]n?|[Oo]ur|[Tt]he) (?:\pL+ )?(?:article|report|story|item|headline|caption|editorial|column|chart|graphic|map)s? (?:that (?:was|were) )?(?:published |printed |posted |carried |headed )?(?:on|in|of|about|last|yesterday|with|accompanying)\b`)
	asserted   = regexp.MustCompile(`\b(?:should have|failed to|did not|omitted)\b`)
	correction = regexp.MustCompile(`(?i)^\W*(?:corrections?|clarifications?|errat(?:um|a)|corrections? and clarifications?)\b\W*(?:$|:)`)
)

// isCorrection reports whether a sentence says that it corrects the paper, or stands
// below a title or a line that says so.
func isCorrection(t *segment.Text, s segment.Sentence) bool {
	above := strings.TrimSpace(t.Text[:s.Start])
	return correction.MatchString(t.Title) || correction.MatchString(s.In(t.Text)) || correction.MatchString(above[strings.LastIndexByte(above, '\n')+1:])
}

// wasWrong reports whether a sentence is a report's own word that what it has just
// told of another report was wrong.
func wasWrong(t *segment.Text, i int, list []attribution.Attribution, before unit) bool {
	const longest = 140 // in bytes
	s := t.Sentences[i]
	if s.Len() > longest {
		return false
	}
	m := itWasWrong.FindStringSubmatch(s.In(t.Text))
	if m == nil || len(before.chain) == 0 {
		return false
	}
	reported := false
	for _, a := range list {
		if a.Sentence == i {
			return false // somebody says so
		}
		for _, c := range a.Content {
			if c.Overlap(before.Span) > 0 {
				// "The minister said he would stay. That was wrong" may be an opinion.
				reported = m[1] != "" || len(a.Chain) > 0 && a.Chain[len(a.Chain)-1].Kind == attribution.Outlet ||
					slices.ContainsFunc(a.Cue, func(c report.Span) bool { return papersDo.MatchString(c.In(t.Text)) })
			}
		}
	}
	return reported
}

// papersDo is what papers do to what they tell, and few others.
var papersDo = regexp.MustCompile(`(?i)\b(?:report|wrote|written|publish|quot|broadcast)`)
