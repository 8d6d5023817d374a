package archive

import (
	"cmp"
	"context"
	"database/sql"
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
	terms := rarest(t)
	type found struct {
		num, story int64
		score      float64
	}
	at := map[int64]*found{}
	for i, x := range terms {
		for _, y := range terms[:max(i, 1)] {
			if i == 0 && len(terms) > 1 {
				continue // a term alone, if there is no other
			}
			query := match([]wanted{{{x.Key}}, {{y.Key}}})
			err := a.each(ctx, `SELECT r.num, r.story FROM term JOIN report r ON r.num = term.rowid WHERE term MATCH ? ORDER BY term.rowid DESC LIMIT ?`,
				[]any{query, perPair}, func(rows *sql.Rows) error {
					var f found
					err := rows.Scan(&f.num, &f.story)
					if at[f.num] == nil {
						at[f.num] = &f
					}
					at[f.num].score += float64(x.IDF + y.IDF)
					return err
				})
			if err != nil {
				return nil, err
			}
		}
	}
	list := make([]*found, 0, len(at))
	for _, f := range at {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *found) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.num, a.num)) })

	var out []Nearby
	place := map[int64]int{}
	for taken, i := 0, 0; i < len(list) && taken < mostNearby; i++ {
		f := list[i]
		if f.score < faint*list[0].score {
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
	err = a.each(ctx, `SELECT num FROM report WHERE story = ?`, []any{num}, func(rows *sql.Rows) error {
		var r int64
		err := rows.Scan(&r)
		n.Reports = append(n.Reports, r)
		return err
	})
	return n, err
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
