package story

import "slices"

// mostTexts is how many texts a story of copies may have. The reports of a text
// cost little beside the first, but texts are compared.
const mostTexts = mostReports

// Bare is the sketch without what tells how alike two reports are: Copies needs
// no more, and a story of copies may have very many.
func (s *Sketch) Bare() Sketch {
	return Sketch{ID: s.ID, Headline: s.Headline, content: s.content, day: s.day, dated: s.dated, read: s.read}
}

// Copies makes stories of the reports of a clump that is the same text
// throughout, which are too many to be compared: one, unless they are more than
// so many texts after all, taken over and reworded again and again. Then each
// next texts, by day, are a story. It has the headline of its earliest report.
func Copies(sketches []Sketch) []Story {
	var stories []Story
	of := map[uint64]int{} // by text, the story that has it
	for _, i := range earliest(sketches) {
		s := &sketches[i]
		at, known := of[s.content]
		if !known {
			at = len(of) / mostTexts
			of[s.content] = at
		}
		if at == len(stories) {
			stories = append(stories, Story{ID: s.ID, Title: s.Headline})
		}
		stories[at].Reports = append(stories[at].Reports, i)
	}
	for _, s := range stories {
		slices.Sort(s.Reports)
	}
	slices.SortFunc(stories, func(a, b Story) int { return a.Reports[0] - b.Reports[0] })
	return stories
}
