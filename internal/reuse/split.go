package reuse

// Split gives each story its own passages: the witnesses that lie in its
// reports, where two or more of its reports have one. member maps each report
// to its story.
func Split(passages []Passage, member []int, stories int) [][]Passage {
	out := make([][]Passage, stories)
	for _, p := range passages {
		byStory := map[int][]Witness{}
		var order []int
		for _, w := range p.Witnesses {
			s := member[w.Report]
			if byStory[s] == nil {
				order = append(order, s)
			}
			byStory[s] = append(byStory[s], w)
		}
		for _, s := range order {
			if q := (Passage{Witnesses: byStory[s]}); q.reports() > 1 {
				out[s] = append(out[s], q)
			}
		}
	}
	return out
}
