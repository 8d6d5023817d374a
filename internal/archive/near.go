package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

const (
	rareTerms  = 7   // of a text, by which reports like it are looked up, in pairs
	perPair    = 128 // reports looked at for each pair, those that came last
	enoughFew  = 24  // reports of a story that are given whole
	mostNearby = 32  // reports given in all
	faint      = .15 // of what the nearest report shares: one with less is given only with its story
)

// Nearby is reports of one story.
type Nearby struct {
	Story   Story
	Reports []int64 // numbers, in order of arrival
	Part    bool    // the story has others
}

// Near returns the reports that share most with a text, by story, the nearest
// story first: those with two of its rarest terms. Of a small story all are
// given while there is room for them, so that what is found in it does not hang
// on how it was asked.
func (a *Archive) Near(ctx context.Context, t *segment.Text) ([]Nearby, error) {
	end, err := a.question(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	list, err := a.sharing(ctx, rarest(t))
	if err != nil {
		return nil, err
	}
	var out []Nearby
	place := map[int64]int{}
	taken := 0
	for _, f := range list {
		if taken >= mostNearby {
			break
		}
		k, seen := place[f.story]
		if !seen {
			n, err := a.nearby(ctx, f.story, min(enoughFew, mostNearby-taken))
			if err != nil {
				return nil, err
			}
			k = len(out)
			place[f.story] = k
			out = append(out, n)
			taken += len(n.Reports)
		}
		if out[k].Part {
			out[k].Reports = append(out[k].Reports, f.num)
			taken++
		}
	}
	for _, n := range out {
		slices.Sort(n.Reports)
	}
	return out, nil
}

// sharer is a report that has some terms of a text.
type sharer struct {
	num, story int64
	score      float64
}

// sharing returns the reports that have two of some terms, those first that
// have most, and leaves out the faint. The index of words alone is asked for
// all that have a pair; the table of reports, where each lies on a page of its
// own, for what is left.
func (a *Archive) sharing(ctx context.Context, terms []word.Term) ([]sharer, error) {
	scores := map[int64]float64{}
	for i, x := range terms {
		for _, y := range terms[:max(i, 1)] {
			if i == 0 && len(terms) > 1 {
				continue // a term alone, if there is no other
			}
			query := match([]wanted{{{x.Key}}, {{y.Key}}})
			nums, err := column[int64](a.read.QueryContext(ctx, `SELECT rowid FROM term WHERE term MATCH ? ORDER BY rowid DESC LIMIT ?`, query, perPair))
			if err != nil {
				return nil, a.explain(err)
			}
			for _, num := range nums {
				scores[num] += float64(x.IDF + y.IDF)
			}
		}
	}
	most := 0.
	for _, s := range scores {
		most = max(most, s)
	}
	var nums []int64
	for num, s := range scores {
		if s >= faint*most {
			nums = append(nums, num)
		}
	}
	slices.Sort(nums)
	asked, err := json.Marshal(nums)
	if err != nil {
		return nil, err
	}
	out, err := gather(ctx, a, `SELECT r.num, r.story FROM json_each(?) n JOIN report r ON r.num = n.value`, []any{string(asked)}, func(row scanner) (s sharer, err error) {
		err = row.Scan(&s.num, &s.story)
		s.score = scores[s.num]
		return s, err
	})
	slices.SortFunc(out, func(a, b sharer) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.num, a.num)) })
	return out, err
}

// nearby is a story with all its reports or, where they are more than most, with
// none yet.
func (a *Archive) nearby(ctx context.Context, num int64, most int) (Nearby, error) {
	var n Nearby
	err := a.read.QueryRowContext(ctx, `SELECT `+storyColumns+` FROM story WHERE num = ?`, num).Scan(n.Story.places()...)
	if err != nil {
		return n, a.explain(err)
	}
	if n.Part = n.Story.Reports > most; n.Part {
		return n, nil
	}
	n.Reports, err = column[int64](a.read.QueryContext(ctx, `SELECT num FROM report WHERE story = ?`, num))
	return n, a.explain(err)
}

// rarest returns the rarest terms of a text, the rarest first.
func rarest(t *segment.Text) []word.Term {
	var out []word.Term
	seen := map[word.Key]bool{}
	for _, x := range t.Terms {
		if !x.Stop && !seen[x.Key] {
			seen[x.Key] = true
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b word.Term) int { return cmp.Compare(b.IDF, a.IDF) })
	return out[:min(len(out), rareTerms)]
}
