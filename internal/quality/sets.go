package quality

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/headwater-news/headwater/schema"
)

// Row is one labelled report of a set, as JSON. Offsets are code points of its
// text, the end excluded.
type Row struct {
	ID           string        `json:"id"`
	Text         string        `json:"text"`
	Story        string        `json:"story"`
	Attributions []Attribution `json:"attributions"`
	Times        []Time        `json:"times"`
}

// Attribution is a labelled source, cue and content; each may be in pieces.
type Attribution struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// Time is a labelled expression of time.
type Time struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value"`
}

// Stories scores the grouping by B³: for each report, how much of its group
// belongs with it, and how much of what belongs with it is in its group.
func Stories(rows []Row, b *schema.Brief) []Figure {
	ref := map[string]string{} // by id
	for _, r := range b.Reports {
		ref[r.ID] = r.Ref
	}
	group := map[string]string{}
	for _, s := range b.Stories {
		for _, id := range s.Reports {
			group[ref[id]] = s.ID
		}
	}
	groups, stories, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for _, r := range rows {
		if group[r.ID] == "" {
			group[r.ID] = "alone/" + r.ID
		}
		groups[group[r.ID]]++
		stories[r.Story]++
		both[[2]string{group[r.ID], r.Story}]++
	}
	f := Figure{What: "stories, B³", Note: fmt.Sprintf("%d reports, %d stories found, %d to find", len(rows), len(groups), len(stories))}
	for _, r := range rows {
		together := both[[2]string{group[r.ID], r.Story}]
		f.Precision += ratio(together, groups[group[r.ID]]) / float64(len(rows))
		f.Recall += ratio(together, stories[r.Story]) / float64(len(rows))
	}
	return []Figure{f}
}

// Attributions scores who is said to have said what. Two attributions are the
// same when their contents agree by half or more (Dice); each is paired once,
// the best pairs first.
func Attributions(rows []Row, b *schema.Brief) []Figure {
	var found, wanted, content, exact, source int
	eachReport(rows, b, func(row Row, r *schema.Report) {
		text := []rune(row.Text)
		var want, got [][2]places // content, source
		for _, a := range row.Attributions {
			want = append(want, [2]places{cover(text, spans(a.Content)), cover(text, spans(a.Source))})
		}
		if r != nil {
			for _, a := range r.Attributions {
				got = append(got, [2]places{cover(text, a.Content), cover(text, a.Source)})
			}
		}
		found, wanted = found+len(got), wanted+len(want)
		for _, p := range pairs(want, got) {
			w, g := want[p[0]], got[p[1]]
			content++
			if slices.Equal(w[0], g[0]) {
				exact++
			}
			if len(w[1])+len(g[1]) == 0 || dice(w[1], g[1]) >= 0.5 {
				source++
			}
		}
	})
	return []Figure{
		counted("attribution, content", content, found, wanted),
		counted("attribution, content and source", source, found, wanted),
		counted("attribution, exact content", exact, found, wanted),
	}
}

// pairs matches attributions by their contents.
func pairs(want, got [][2]places) [][2]int {
	type pair struct {
		at    [2]int
		agree float64
	}
	var all []pair
	for i := range want {
		for j := range got {
			if d := dice(want[i][0], got[j][0]); d >= 0.5 {
				all = append(all, pair{[2]int{i, j}, d})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.agree, a.agree) })
	var out [][2]int
	taken := [2]map[int]bool{{}, {}}
	for _, p := range all {
		if !taken[0][p.at[0]] && !taken[1][p.at[1]] {
			taken[0][p.at[0]], taken[1][p.at[1]] = true, true
			out = append(out, p.at)
		}
	}
	return out
}

// Times scores expressions of time: found at all (any overlap), to the letter,
// and with the right TIMEX3 value.
func Times(rows []Row, b *schema.Brief) []Figure {
	var found, wanted, relaxed, strict, value int
	eachReport(rows, b, func(row Row, r *schema.Report) {
		wanted += len(row.Times)
		if r == nil {
			return
		}
		found += len(r.Times)
		taken := map[int]bool{}
		for _, want := range row.Times {
			best, most := -1, 0
			for i, got := range r.Times {
				if n := min(got.End, want.End) - max(got.Start, want.Start); n > most && !taken[i] {
					best, most = i, n
				}
			}
			if best < 0 {
				continue
			}
			taken[best] = true
			got := r.Times[best]
			relaxed++
			if got.Start == want.Start && got.End == want.End {
				strict++
			}
			if got.Value == want.Value {
				value++
			}
		}
	})
	return []Figure{
		counted("times, relaxed", relaxed, found, wanted),
		counted("times, strict", strict, found, wanted),
		counted("times, value", value, found, wanted),
	}
}

// eachReport pairs rows with reports by ref; a report that is missing, or has
// another text than the row, is nil.
func eachReport(rows []Row, b *schema.Brief, do func(Row, *schema.Report)) {
	refs := newRefs(b)
	for _, row := range rows {
		r := refs[row.ID]
		if r != nil && r.Text != row.Text {
			r = nil
		}
		do(row, r)
	}
}

func spans(pairs [][2]int) []schema.Span {
	out := make([]schema.Span, len(pairs))
	for i, p := range pairs {
		out[i] = schema.Span{Start: p[0], End: p[1]}
	}
	return out
}
