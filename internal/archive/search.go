package archive

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/story"
	"github.com/headwater-news/headwater/internal/word"
)

// Hit is a report that a search found.
type Hit struct {
	Report  *report.Report
	Story   string      // its id
	Added   int64       // Unix time at which it first came in
	Snippet report.Span // in the report's text
}

// Slice says which of the reports that a search finds are wanted.
type Slice struct {
	Upto        int64 // the number of the last report that may be found; 0 for no bound
	Skip, Limit int
}

const (
	ranked      = 400  // of the reports that match, those that came last are ranked
	fewOfOutlet = 4096 // reports of an outlet that are all looked at for those
	halfFresh   = 30.  // days in which what age takes off a report's rank …
	leastFresh  = .5   // … fades to this share
)

// Search returns the reports that match, the best first. Reports rank by how
// much of what they say the words are, and by age. Where very many match, those
// that came last are ranked. More says whether there are others after the
// slice.
func (a *Archive) Search(ctx context.Context, q Query, part Slice) (hits []Hit, more bool, err error) {
	end, err := a.question(ctx)
	if err != nil {
		return nil, false, err
	}
	defer end()
	units, err := a.fold(ctx, q)
	if err != nil {
		return nil, false, err
	}
	found, err := a.matching(ctx, q, units, part.Upto)
	if err != nil {
		return nil, false, err
	}
	rank(found, units)
	found = found[min(len(found), part.Skip):]
	more = len(found) > part.Limit
	s := newSnipper(units)
	for _, f := range found[:min(len(found), part.Limit)] {
		r, err := a.ReportByNumber(ctx, f.num)
		if errors.Is(err, ErrUnknown) {
			continue // pruned meanwhile
		}
		if err != nil {
			return nil, false, err
		}
		hits = append(hits, Hit{Report: r, Story: f.story, Added: f.added, Snippet: s.snippet(r)})
	}
	return hits, more, nil
}

// LastReport is the number of the report that came last, 0 if there is none.
func (a *Archive) LastReport(ctx context.Context) (int64, error) {
	var n int64
	err := a.read.QueryRowContext(ctx, `SELECT ifnull(max(num), 0) FROM report`).Scan(&n)
	return n, a.explain(err)
}

// candidate is a report that matches.
type candidate struct {
	num    int64
	story  string
	added  int64
	day    calendar.Day
	sketch []byte
	score  float64
}

// matching returns the reports that match and came last, up to a number.
func (a *Archive) matching(ctx context.Context, q Query, units []wanted, upto int64) ([]candidate, error) {
	const day = `ifnull(r.last, r.added / 86400 + 1)`
	from, order := `report r`, `r.num`
	where, args := []string{"true"}, []any{}
	if len(units) > 0 {
		from, order = `term JOIN report r ON r.num = term.rowid`, `term.rowid`
		where, args = append(where, `term MATCH ?`), append(args, match(units))
	}
	if upto > 0 {
		where, args = append(where, order+` <= ?`), append(args, upto)
	}
	if q.outlet != "" {
		names, reports, err := a.outlets(ctx, q.outlet)
		if err != nil || reports == 0 {
			return nil, err
		}
		column := `r.outlet`
		if reports > fewOfOutlet || len(units) > 0 {
			column = `+r.outlet` // without its index: going back from the last report, enough are soon found
		}
		where, args = append(where, column+` IN (SELECT value FROM json_each(?))`), append(args, names)
	}
	if q.after != 0 {
		where, args = append(where, day+` >= ?`), append(args, q.after)
	}
	if q.before != 0 {
		where, args = append(where, `ifnull(r.first, r.added / 86400 + 1) <= ?`), append(args, q.before)
	}
	if q.story != "" {
		s, err := a.Story(ctx, q.story)
		if err != nil {
			return nil, err
		}
		where, args = append(where, `r.story = ?`), append(args, s.Num)
	}
	query := `SELECT r.num, s.id, r.added, ` + day + `, k.data FROM ` + from + ` JOIN story s ON s.num = r.story JOIN sketch k ON k.report = r.num
		WHERE ` + strings.Join(where, " AND ") + ` ORDER BY ` + order + ` DESC LIMIT ?`
	return gather(ctx, a, query, append(args, ranked), func(row scanner) (c candidate, err error) {
		err = row.Scan(&c.num, &c.story, &c.added, &c.day, &c.sketch)
		return c, err
	})
}

// outlets returns the names of the outlets with some words in them, as a list in
// JSON, and how many reports they have.
func (a *Archive) outlets(ctx context.Context, words string) (names string, reports int, err error) {
	err = a.read.QueryRowContext(ctx, `SELECT json_group_array(name), ifnull(sum(reports), 0) FROM outlet WHERE instr(lower(name), lower(?)) > 0`, words).Scan(&names, &reports)
	return names, reports, a.explain(err)
}

// rank orders candidates.
func rank(found []candidate, units []wanted) {
	var keys []word.Key
	for _, u := range units {
		for _, k := range u {
			keys = append(keys, k...)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	var newest calendar.Day
	for _, c := range found {
		newest = max(newest, c.day)
	}
	for i := range found {
		c := &found[i]
		c.score = 1
		if s, err := story.DecodeSketch(c.sketch); err == nil && len(keys) > 0 {
			c.score = s.Weight(keys)
		}
		c.score *= leastFresh + (1-leastFresh)*math.Exp2(-float64(newest-c.day)/halfFresh)
	}
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.num, a.num)) })
}

// snipper finds the place in a report that shows best why it was found.
type snipper struct {
	units  []wanted
	cutter *segment.Cutter
}

func newSnipper(units []wanted) *snipper { return &snipper{units, segment.NewCutter()} }

// longestSnippet is in bytes.
const longestSnippet = 320

// snippet is the sentence that has most of the units, the first among equals;
// of a long one the stretch about the first unit.
func (s *snipper) snippet(r *report.Report) report.Span {
	t := s.cutter.Cut(r)
	best, most, at := -1, -1, report.Span{}
	for i, sentence := range t.Sentences {
		n, first := s.count(t, sentence)
		if n > most && (n > 0 || !sentence.Dateline) {
			best, most, at = i, n, first
		}
	}
	if best < 0 {
		return report.Span{}
	}
	span := t.Sentences[best].Span
	if span.Len() <= longestSnippet {
		return span
	}
	return around(t, t.Sentences[best], at)
}

// count is how many units stand in a sentence, and where the first of them is.
func (s *snipper) count(t *segment.Text, sentence segment.Sentence) (n int, first report.Span) {
	terms := t.TermsOf(sentence)
	content := make([]word.Term, 0, len(terms))
	for _, x := range terms {
		if !x.Stop {
			content = append(content, x)
		}
	}
	for _, u := range s.units {
		if at := u.in(content); at >= 0 {
			if span := t.SpanOf(content[at]); n == 0 || span.Start < first.Start {
				first = span
			}
			n++
		}
	}
	return n, first
}

// in returns where a unit stands among terms, -1 for nowhere.
func (w wanted) in(terms []word.Term) int {
	for _, keys := range w {
	next:
		for i := 0; i+len(keys) <= len(terms); i++ {
			for k := range keys {
				if terms[i+k].Key != keys[k] {
					continue next
				}
			}
			return i
		}
	}
	return -1
}

// around is a stretch of whole tokens of a long sentence about a place in it.
func around(t *segment.Text, s segment.Sentence, at report.Span) report.Span {
	out := report.Span{Start: s.Start, End: s.Start}
	if at.Empty() {
		at = report.Span{Start: s.Start, End: s.Start}
	}
	for _, x := range t.TokensOf(s) {
		switch {
		case int(x.Start) < at.Start-longestSnippet/3:
			out.Start = int(x.End)
		case int(x.End) <= out.Start+longestSnippet || out.End <= out.Start:
			out.End = int(x.End)
		}
	}
	for out.Start < out.End && t.Text[out.Start] == ' ' {
		out.Start++
	}
	return out
}
