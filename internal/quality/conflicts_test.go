package quality

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

func TestConflicts(t *testing.T) {
	pairs, err := ReadConflicts(strings.NewReader("# what it is\n\n" +
		"check\ts\tnumber\ta\t0\t6\tb\t0\t6\n" +
		"check\ts\tnumber\ta\t0\t6\ta\t10\t16\n" +
		"check\ts\tscope\ta\t20\t26\tb\t20\t26\n" +
		"tune\ts\tnumber\ta\t0\t6\tc\t0\t6\n"))
	if err != nil {
		t.Fatal(err)
	}
	side := func(report string, start, end int) schema.Side {
		return schema.Side{Evidence: []schema.Evidence{{Report: report, Start: start, End: end}}}
	}
	b := &schema.Brief{
		Reports: []schema.Report{{ID: "A", Ref: "a"}, {ID: "B", Ref: "b"}, {ID: "C", Ref: "c"}},
		Stories: []schema.Story{
			{Reports: []string{"A", "B"}, Conflicts: []schema.Conflict{
				{Kind: "number", Sides: []schema.Side{side("B", 0, 9), side("A", 0, 9)}},
				{Kind: "number", Sides: []schema.Side{side("A", 20, 29), side("B", 20, 29)}},
				{Kind: "number", Sides: []schema.Side{side("A", 40, 49), side("B", 40, 49)}},
				{Kind: "denial", Sides: []schema.Side{side("A", 0, 9), side("A", 10, 19)}},
			}},
			{Reports: []string{"C"}},
		},
	}
	got := Conflicts(pairs, b)
	for i, want := range []Figure{
		{What: "conflicts, check", Precision: .5, Recall: .5, Note: "1 of 2 conflicts on labelled pairs are right, 1 of 2 pairs seen, 2 of these in one story"},
		{What: "conflicts, tune", Precision: 0, Recall: 0, Note: "0 of 0 conflicts on labelled pairs are right, 0 of 1 pairs seen, 0 of these in one story"},
	} {
		if got[i] != want {
			t.Errorf("%+v, want %+v", got[i], want)
		}
	}
}

func TestReadConflictsSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"tune\ts\tnumber\ta\t0\t6\tb\t0":           "line 1",
		"# one\ntune\ts\tnumber\ta\tx\t6\tb\t0\t6": "line 2",
		"\n\ntune\ts\tnumber\ta\t0\t6\tb\t0\tsix":  "line 3",
	} {
		if _, err := ReadConflicts(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want it to name %s", text, err, want)
		}
	}
}
