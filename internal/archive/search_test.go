package archive

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/read"
	"github.com/headwater-news/headwater/internal/report"
)

func search(t testing.TB, a *Archive, query string) []Hit {
	t.Helper()
	q, err := ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	hits, _, err := a.Search(t.Context(), q, Slice{Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

func library(t testing.TB) *Archive {
	a := temporary(t)
	dated := func(r read.Record, outlet string, day calendar.Day) read.Record {
		r.Outlet = outlet
		r.Published = report.Published{Days: calendar.Single(day), Basis: report.Stated}
		return r
	}
	german := record("https://asp.example/4", "Brücke gesperrt\nDie Brücke bei Tollen wurde am Montag wegen eines Risses gesperrt, sagte die Ingenieurin Mirja Stoltz der Zeitung und den Bürgern der Stadt.")
	german.Language = "de"
	add(t, a,
		dated(record("https://courier.example/1", bridge), "Asp Courier", 19000),
		dated(record("https://harrow.example/2", bridgeToo), "Harrow Post", 19001),
		dated(record("https://courier.example/3", choir), "Asp Courier", 19400),
		dated(german, "Tollener Bote", 19001),
	)
	return a
}

func TestSearch(t *testing.T) {
	a := library(t)
	story, err := a.StoryOf(t.Context(), "https://harrow.example/2")
	if err != nil {
		t.Fatal(err)
	}
	const one, two, three, four = "https://courier.example/1", "https://harrow.example/2", "https://courier.example/3", "https://asp.example/4"
	for query, want := range map[string][]string{
		"choir":                        {three},
		"CHOIRS":                       {three}, // any form of the word
		"tollen cracks":                {one, two},
		`"northern pier"`:              {one, two},
		`"pier northern"`:              nil,
		`"crack in its northern pier"`: {one, two}, // words without content do not count in a phrase
		"Tollen outlet:harrow":         {two},
		`Tollen outlet:"asp courier"`:  {one},
		"stoltz before:2022-01-07":     {one}, // day 19000
		"stoltz after:2022-01-09":      nil,
		"outlet:courier":               {one, three},
		"story:" + story.ID:            {one, two},
		"Brücke":                       {four},
		"zebra":                        nil,
		`"chorus`:                      nil,
		"Tollen NOT choir":             nil, // no operators: "not" carries no content, "choir" must be there
		"crack* OR (":                  nil,
	} {
		var got []string
		for _, h := range search(t, a, query) {
			got = append(got, h.Report.Ref)
		}
		slices.Sort(got)
		slices.Sort(want)
		if query == "crack* OR (" { // marks are no words
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

func TestSnippetShowsTheWords(t *testing.T) {
	a := library(t)
	for query, want := range map[string]string{
		"diver":            "The crack is 40 centimetres long and was found by a diver.",
		`"town hall"`:      "at the town hall.",
		"cathedral":        "They will sing in the cathedral at Christmas.",
		"vasby prize lund": "won the first prize",
	} {
		hits := search(t, a, query)
		if len(hits) == 0 || !slices.ContainsFunc(hits, func(h Hit) bool { return strings.Contains(h.Snippet.In(h.Report.Text), want) }) {
			t.Errorf("%s: hits %+v, want a snippet with %q", query, hits, want)
		}
	}
	long := "Long\n" + strings.Repeat("grain and barley and oats of the valley, ", 60) + "then one walrus, " + strings.Repeat("more grain and barley of the valley, ", 60)
	add(t, a, record("https://long.example/1", long))
	hits := search(t, a, "walrus")
	if len(hits) != 1 {
		t.Fatal(hits)
	}
	if s := hits[0].Snippet; s.Len() > 2*longestSnippet || !strings.Contains(s.In(hits[0].Report.Text), "walrus") {
		t.Errorf("snippet of %d bytes: %q", s.Len(), s.In(hits[0].Report.Text))
	}
}

// The report that is about the words comes before one that mentions them, and
// the new before the old.
func TestRank(t *testing.T) {
	a := temporary(t)
	about := record("https://a.example/1", "Walrus seen at Harrow\nA walrus lay on the quay of Harrow on Monday. The walrus was two metres long, and children fed the walrus herring.")
	mention := record("https://b.example/2", "Harbour of Harrow dredged\nThe harbour of Harrow was dredged on Monday by the county, at a cost of 2 million crowns, after boats had run aground in the spring storms. Workers told of a walrus.")
	add(t, a, mention, about)
	hits := search(t, a, "walrus")
	if len(hits) != 2 || hits[0].Report.Ref != about.Ref {
		t.Errorf("hits %+v", hits)
	}
	older := record("https://c.example/3", "Walrus seen at Tollen\nA walrus lay on the quay of Tollen on Monday. The walrus was two metres long, and children fed the walrus herring.")
	older.Published = report.Published{Days: calendar.Single(18000), Basis: report.Stated}
	newer := older
	newer.URL, newer.Ref = "https://d.example/4", "https://d.example/4"
	newer.Published.Days = calendar.Single(19000)
	add(t, a, newer, older)
	hits = search(t, a, "walrus tollen")
	if len(hits) != 2 || hits[0].Report.Ref != newer.Ref {
		t.Errorf("hits %+v", hits)
	}
}

func TestQueriesRefused(t *testing.T) {
	for query, want := range map[string]string{
		"":                   "something to look for",
		"outlet:":            "needs a value",
		"after:tomorrow x":   "YYYY-MM-DD",
		"before:2020-13-01":  "YYYY-MM-DD",
		`story:"" something`: "needs a value",
	} {
		_, err := ParseQuery(query)
		if q := (*QueryError)(nil); !errors.As(err, &q) || !strings.Contains(q.What, want) {
			t.Errorf("%q: error %v, want one with %q", query, err, want)
		}
	}
	a := library(t)
	q, err := ParseQuery("of the and")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Search(t.Context(), q, Slice{Limit: 1}); !errors.As(err, new(*QueryError)) {
		t.Errorf("words without content: error %v", err)
	}
}

// Whatever a user types, the index understands what becomes of it.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"ferry", `"a b" c`, `outlet:"x" y`, "a AND OR NOT (", `"`, "-x", "x*", "^x", "title:x", "a:b", "“smart”", "\x00", "😀", strings.Repeat("x ", 50)} {
		f.Add(s)
	}
	a := library(f)
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuery(s)
		if err != nil {
			return
		}
		if _, _, err := a.Search(t.Context(), q, Slice{Limit: 3}); err != nil && !errors.As(err, new(*QueryError)) && !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", s, err)
		}
	})
}
