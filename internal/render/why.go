package render

import (
	"cmp"
	"maps"
	"slices"

	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/schema"
)

// reason says why some of a claim's evidence counts as one origin.
type reason struct {
	places   []schema.Evidence
	why      string // as the claim has it
	sure     string
	strength float64
}

// reasons gathers a claim's merges: evidence that hangs together for one cause
// and with one degree of certainty is told in one sentence, the surest first.
func reasons(c *schema.Claim) []reason {
	type key struct{ why, sure string }
	var keys []key
	pairs := map[key][]schema.Merge{}
	for _, m := range c.Merges {
		if m.A < 0 || m.B < 0 || m.A >= len(c.Evidence) || m.B >= len(c.Evidence) {
			continue
		}
		k := key{m.Why, sureness(m.Strength)}
		if pairs[k] == nil {
			keys = append(keys, k)
		}
		pairs[k] = append(pairs[k], m)
	}
	var out []reason
	for _, k := range keys {
		for _, group := range together(pairs[k]) {
			r := reason{why: k.why, sure: k.sure, strength: pairs[k][0].Strength}
			for _, i := range group {
				r.places = append(r.places, placeOf(c.Evidence[i]))
			}
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b reason) int { return cmp.Compare(b.strength, a.strength) })
	return out
}

// together parts the evidence that merges name into groups that they join.
func together(merges []schema.Merge) [][]int {
	last := 0
	for _, m := range merges {
		last = max(last, m.A, m.B)
	}
	joined := disjoint.New(last + 1)
	named := map[int]bool{}
	for _, m := range merges {
		joined.Join(m.A, m.B)
		named[m.A], named[m.B] = true, true
	}
	var out [][]int
	at := map[int]int{} // by root
	for _, i := range slices.Sorted(maps.Keys(named)) {
		root := joined.Root(i)
		if root == i {
			at[root] = len(out)
			out = append(out, nil)
		}
		out[at[root]] = append(out[at[root]], i)
	}
	return out
}

// because puts the cause of a merge in words that follow the reports' letters.
func because(why string) string {
	switch why {
	case "same text":
		return "the same text"
	case "same origin":
		return "the same origin is named"
	case "maybe same origin":
		return "the origins may be one and the same"
	case "same document":
		return "the same document"
	case "same outlet":
		return "one outlet"
	case "same owner":
		return "outlets of one owner"
	case "same report":
		return "one report, which names whom it has this from"
	case "same lost source":
		return "from one text that is not among these"
	case "took text from it":
		return "one took text from the other"
	case "cited outlet":
		return "an outlet is cited whose own report is counted"
	case "both unnamed":
		return "unnamed sources that may be the same"
	case "no source named":
		return "no source is named, so one may have it from the other"
	}
	return why
}
