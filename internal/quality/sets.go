package quality

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	Type  string `json:"type"` // DATE, TIME, DURATION or SET
	Value string `json:"value"`
}

// Stories scores the grouping by B³: for each report, how much of its group
// belongs with it, and how much of what belongs with it is in its group.
func Stories(rows []Row, b *schema.Brief) []Figure {
	group := groups(rows, b)
	found, stories, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for _, r := range rows {
		found[group[r.ID]]++
		stories[r.Story]++
		both[[2]string{group[r.ID], r.Story}]++
	}
	f := Figure{What: "stories, B³", Note: fmt.Sprintf("%d reports, %d stories found, %d to find", len(rows), len(found), len(stories))}
	for _, r := range rows {
		together := both[[2]string{group[r.ID], r.Story}]
		f.Precision += ratio(together, found[group[r.ID]]) / float64(len(rows))
		f.Recall += ratio(together, stories[r.Story]) / float64(len(rows))
	}
	return []Figure{f}
}

// groups is the group of each row, by its id; a report that the brief doesn't
// have is alone.
func groups(rows []Row, b *schema.Brief) map[string]string {
	refs := map[string]string{} // by id
	for _, r := range b.Reports {
		refs[r.ID] = r.Ref
	}
	out := map[string]string{}
	for _, s := range b.Stories {
		for _, id := range s.Reports {
			out[refs[id]] = s.ID
		}
	}
	for _, r := range rows {
		if out[r.ID] == "" {
			out[r.ID] = "alone/" + r.ID
		}
	}
	return out
}

// StoryErrors lists the stories that were split and those that were joined,
// with how many reports stand where.
func StoryErrors(rows []Row, b *schema.Brief) []Miss {
	group := groups(rows, b)
	parts, whole := map[string]map[string]int{}, map[string]map[string]int{} // by story, by group
	add := func(to map[string]map[string]int, key, part string) {
		if to[key] == nil {
			to[key] = map[string]int{}
		}
		to[key][part]++
	}
	for _, r := range rows {
		add(parts, r.Story, group[r.ID])
		add(whole, group[r.ID], r.Story)
	}
	var out []Miss
	for _, story := range slices.Sorted(maps.Keys(parts)) {
		if n := len(parts[story]); n > 1 {
			sizes := slices.Sorted(maps.Values(parts[story]))
			slices.Reverse(sizes)
			out = append(out, Miss{fmt.Sprintf("one story in %d groups", n), fmt.Sprintf("%s: %v reports", story, sizes)})
		}
	}
	for _, g := range slices.Sorted(maps.Keys(whole)) {
		if n := len(whole[g]); n > 1 {
			var names []string
			for _, story := range slices.Sorted(maps.Keys(whole[g])) {
				names = append(names, fmt.Sprintf("%d of %s", whole[g][story], story))
			}
			out = append(out, Miss{fmt.Sprintf("%d stories in one group", n), strings.Join(names, ", ")})
		}
	}
	return out
}

// Attributions scores who is said to have said what. Two attributions are the
// same when their contents agree by half or more (Dice); each is paired once,
// the best pairs first.
func Attributions(rows []Row, b *schema.Brief) []Figure {
	var found, wanted, content, exact, source int
	eachReport(rows, b, func(row Row, r *schema.Report) {
		at := attribute(row, r)
		found, wanted = found+len(at.got), wanted+len(at.want)
		for _, p := range at.pairs {
			w, g := at.want[p.want], at.got[p.got]
			content++
			if slices.Equal(w.content, g.content) {
				exact++
			}
			if sameSource(w, g) {
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

// covered is an attribution as the places it covers.
type covered struct{ source, content places }

func sameSource(w, g covered) bool {
	return len(w.source)+len(g.source) == 0 || dice(w.source, g.source) >= 0.5
}

// pair says that a label and something found are the same, by their indexes.
type pair struct{ want, got int }

// attributed is the attributions of one report: labelled, found, and which are
// the same.
type attributed struct {
	text      []rune
	want, got []covered
	pairs     []pair
}

// attribute compares the attributions of one report, which may be nil.
func attribute(row Row, r *schema.Report) attributed {
	at := attributed{text: []rune(row.Text)}
	for _, a := range row.Attributions {
		at.want = append(at.want, covered{cover(at.text, spans(a.Source)), cover(at.text, spans(a.Content))})
	}
	if r != nil {
		for _, a := range r.Attributions {
			at.got = append(at.got, covered{cover(at.text, a.Source), cover(at.text, a.Content)})
		}
	}
	type scored struct {
		pair
		agree float64
	}
	var all []scored
	for i, w := range at.want {
		for j, g := range at.got {
			if d := dice(w.content, g.content); d >= 0.5 {
				all = append(all, scored{pair{i, j}, d})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.agree, a.agree) })
	wanted, gotten := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if !wanted[p.want] && !gotten[p.got] {
			wanted[p.want], gotten[p.got] = true, true
			at.pairs = append(at.pairs, p.pair)
		}
	}
	return at
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
		for _, p := range pairTimes(row.Times, r.Times) {
			want, got := row.Times[p.want], r.Times[p.got]
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

// pairTimes gives each labelled expression the found one that it overlaps
// most, of those that no label before it took.
func pairTimes(want []Time, got []schema.Time) []pair {
	var out []pair
	taken := map[int]bool{}
	for i, w := range want {
		best, most := -1, 0
		for j, g := range got {
			if n := min(g.End, w.End) - max(g.Start, w.Start); n > most && !taken[j] {
				best, most = j, n
			}
		}
		if best >= 0 {
			taken[best] = true
			out = append(out, pair{i, best})
		}
	}
	return out
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
