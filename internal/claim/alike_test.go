package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// Marks leave out no two items that are alike.
func TestEachMet(t *testing.T) {
	texts := fixture.Texts(
		"Protesters sacked the insurer's 14 lorries in Kelmouth before 200 policemen set the crowd free.",
		"In Kelmouth a protest over insurance left fourteen vehicles looted, and officers released the demonstrators.",
		"The warden stepped down; his resignation freed two hundred jobs at the lighthouse.",
		"Ö, 7 Äpfel.",
	)
	var all []meaning
	for r, x := range texts {
		for s := range x.Sentences {
			all = append(all, read(x, unit{report: r, sentence: s, Span: report.Span{Start: x.Sentences[s].Start, End: x.Sentences[s].End}}))
		}
	}
	found := 0
	for a := range all {
		for b := range all {
			met := map[[2]int]bool{}
			eachMet(all[a].marked(), all[b].marked(), func(i, j int) { met[[2]int{i, j}] = true })
			for i := range all[a].items {
				for j := range all[b].items {
					if alike(&all[a].items[i], &all[b].items[j]) == 0 {
						continue
					}
					if found++; !met[[2]int{i, j}] {
						t.Errorf("%+v is like %+v, and they don't meet", all[a].items[i], all[b].items[j])
					}
				}
			}
		}
	}
	if found < 40 {
		t.Errorf("%d are alike: too few to tell by", found)
	}
}
