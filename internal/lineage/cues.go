package lineage

import "fmt"

// cue is a reason to think that text went from one of two nodes to the other,
// and not back.
type cue struct {
	odds float64
	why  string
}

// cues lists what speaks for a step against the step back. What is not worth a
// word has none.
func (s step) cues(by *model) []cue {
	from, to := NodeName(s.from), NodeName(s.to)
	there, back := s.vectorFrom(s.from), s.vectorFrom(s.to)
	cut, excerpt := s.shortened(s.from)
	var out []cue
	add := func(why string, of ...measure) {
		odds := 0.0
		for _, m := range of {
			odds += by.first[m] * (there[m] - back[m])
		}
		out = append(out, cue{odds, why})
	}
	if s.said.kind == saidByDateline {
		add(from+" has the earlier dateline", earlier)
	} else {
		add(from+" was published before "+to, earlier, daysApart)
	}
	if s.said.kind == saidByIssuer {
		add(from+" is a statement, put out by those it is from", cited)
	} else {
		add(to+" names the outlet of "+from, cited)
	}
	add(from+" opens with the dateline of an agency", fromAgency)
	add(fmt.Sprintf("%s holds what %s has, and more", from, to), holds, shared)
	add(fmt.Sprintf("%s has, amid what they share, more that %s lacks", from, to), amidIn)
	add(fmt.Sprintf("%s has whole %s that %s cuts short", from, count(cut, "quote"), to), quotesCut)
	add(fmt.Sprintf("%s has in full %s that %s shortens", from, count(excerpt, "passage"), to), excerpts)
	add(fmt.Sprintf("%s names whom or what %s does not", from, to), namesLost, newNamesIn)
	add(fmt.Sprintf("%s has names short before they are in full, or in full again, where %s has not", to, from), misnamed)
	add(fmt.Sprintf("%s has \"said\" and its like more often than %s", from, to), saidLost)
	add(fmt.Sprintf("%s needs more words for the same than %s", to, from), wordier)
	add(fmt.Sprintf("where they differ, %s has the words of the other reports", from), usualWords, variantsOf, variantsIn)
	add(fmt.Sprintf("where they differ, %s has the rarer words", to), rarerWords)
	add(fmt.Sprintf("%s has words that nobody took over, %s fewer", to, from), singularOf, singularIn)
	add(fmt.Sprintf("%s opens with what more reports have than what %s opens with", from, to), openings)
	add(fmt.Sprintf("%s shares text with more reports than %s", to, from), related, elsewhereOf, elsewhereIn)
	return out
}
