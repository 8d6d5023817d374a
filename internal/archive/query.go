package archive

import (
	"context"
	"fmt"
	"strings"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/word"
)

// Query is what is searched for: reports that have every unit, from outlets of
// that name, of those days and of that story.
type Query struct {
	units         []string // words, or phrases in order
	outlet, story string
	after, before calendar.Day // both included; 0 for no bound
}

// QueryError says what is wrong with a query.
type QueryError struct{ What string }

func (e *QueryError) Error() string { return e.What }

// ParseQuery reads a query: words, "phrases", and the filters outlet:NAME,
// after:YYYY-MM-DD, before:YYYY-MM-DD and story:ID, whose values may stand in
// quote marks. A colon in a word that begins with no such name is a colon.
func ParseQuery(s string) (Query, error) {
	var q Query
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		name := filterName(s)
		value, rest := unit(s[len(name):])
		s = rest
		if strings.TrimSpace(value) == "" {
			if name != "" {
				return q, &QueryError{fmt.Sprintf("%s needs a value: write %svalue or %s\"a value\"", name, name, name)}
			}
			continue
		}
		var err error
		switch name {
		case "outlet:":
			q.outlet = value
		case "story:":
			q.story = value
		case "after:":
			q.after, err = calendar.Parse(value)
		case "before:":
			q.before, err = calendar.Parse(value)
		default:
			q.units = append(q.units, value)
		}
		if err != nil {
			return q, &QueryError{fmt.Sprintf("%s %v", name, err)}
		}
	}
	if len(q.units) == 0 && q.outlet == "" && q.story == "" && q.after == 0 && q.before == 0 {
		return q, &QueryError{`search needs something to look for: words, "a phrase", outlet:NAME, after:DATE, before:DATE or story:ID`}
	}
	return q, nil
}

func filterName(s string) string {
	for _, name := range []string{"outlet:", "story:", "after:", "before:"} {
		if len(s) >= len(name) && strings.EqualFold(s[:len(name)], name) {
			return name
		}
	}
	return ""
}

// unit takes a word or what stands in quote marks off the front; without a
// closing mark the phrase goes to the end.
func unit(s string) (value, rest string) {
	for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"«", "»"}} {
		if after, ok := strings.CutPrefix(s, marks[0]); ok {
			value, rest, _ = strings.Cut(after, marks[1])
			return value, rest
		}
	}
	if i := strings.IndexAny(s, " \t\r\n"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// wanted is one unit of a query as the index knows it: the sequences of keys
// that it folds to in the languages of the archive.
type wanted [][]word.Key

// fold folds the units of a query. Those that carry no content are left out,
// unless nothing else is there.
func (a *Archive) fold(ctx context.Context, q Query) ([]wanted, error) {
	others, err := column[string](a.read.QueryContext(ctx, `SELECT code FROM language WHERE code <> 'en' ORDER BY code`))
	if err != nil {
		return nil, a.explain(err)
	}
	languages := append([]string{"en"}, others...)
	var out []wanted
	folder := word.NewFolder()
	for _, u := range q.units {
		var w wanted
		empty := false
		for i, language := range languages {
			var keys []word.Key
			for _, x := range folder.Terms(language, u, word.Tokens(u)) {
				if !x.Stop {
					keys = append(keys, x.Key)
				}
			}
			empty = empty || i == 0 && len(keys) == 0 // it is of stop words: in other languages it may not be, but then it is rare
			if len(keys) > 0 && !empty {
				w = append(w, keys)
			}
		}
		if len(w) > 0 {
			out = append(out, w)
		}
	}
	if len(q.units) > 0 && len(out) == 0 {
		return nil, &QueryError{"these words stand in nearly every report, or are no words: add one that tells more"}
	}
	return out, nil
}

// match writes units in the language of the index.
func match(units []wanted) string {
	var and []string
	for _, u := range units {
		var or []string
		for _, keys := range u {
			names := make([]string, len(keys))
			for i, k := range keys {
				names[i] = key(k)
			}
			or = append(or, `"`+strings.Join(names, " ")+`"`)
		}
		and = append(and, "("+strings.Join(or, " OR ")+")")
	}
	return strings.Join(and, " AND ")
}
