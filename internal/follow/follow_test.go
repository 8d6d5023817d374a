package follow

import (
	"errors"
	"slices"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// asked makes what a check finds: so many origins for and against, and what is
// cited of the one report there is.
func asked(low, denies int, text string, words ...schema.Evidence) *schema.Check {
	c := &schema.Check{Claim: "The weir was closed.", Reports: []schema.Report{{ID: "A", Ref: "bell", Text: text, Sentences: []schema.Span{{Start: 0, End: 30}, {Start: 31, End: 50}}}}}
	c.Asserts = schema.Support{Low: low, High: low + 1, Evidence: words}
	c.Denies = schema.Support{Low: denies, High: denies}
	return c
}

const text = "The weir was closed on Sunday. Zoë’s herons left."

func TestLook(t *testing.T) {
	first := schema.Evidence{Report: "A", Start: 4, End: 19} // "weir was closed"
	begun, notices, err := Look(nil, asked(1, 0, text, first, first), nil)
	if err != nil || len(notices) > 0 || len(begun.Cited) != 1 || begun.Cited[0].Words != "The weir was closed on Sunday." {
		t.Fatalf("begun with %+v, %v, %v", begun, notices, err)
	}
	for _, c := range []struct {
		name        string
		low, denies int
		now         string // the report's text; "" where it was pruned
		want        []string
	}{
		{"nothing new", 1, 0, text, nil},
		{"set anew", 1, 0, "The  weir was closed\non Sunday. More.", nil},
		{"a second origin", 2, 0, text, []string{Confirmed}},
		{"denied", 1, 1, text, []string{Denied}},
		{"changed", 1, 0, "The weir was open on Sunday.", []string{Changed}},
		{"pruned", 0, 0, "", nil},
		{"all of it", 3, 2, "Nothing was closed.", []string{Confirmed, Denied, Changed}},
	} {
		state, notices, err := Look(&begun, asked(c.low, c.denies, text, first), func(ref string) (string, bool, error) {
			if ref != "bell" {
				t.Errorf("asked for %q", ref)
			}
			return c.now, c.now != "", nil
		})
		var kinds []string
		for _, n := range notices {
			kinds = append(kinds, n.Kind)
			if n.Asserts.Low != c.low || n.Before.Asserts.Low != 1 || n.Words() == "" || n.Cited == nil || n.Before.Cited == nil {
				t.Errorf("%s: the notice is %+v", c.name, n)
			}
			if (n.Kind == Changed) != (len(n.Before.Cited) == 1) {
				t.Errorf("%s: %s has the changed words %+v", c.name, n.Kind, n.Before.Cited)
			}
		}
		if err != nil || !slices.Equal(kinds, c.want) {
			t.Errorf("%s: %q, %v; want %q", c.name, kinds, err, c.want)
		}
		// What was told is not told again.
		if _, again, err := Look(&state, asked(c.low, c.denies, text, first), func(string) (string, bool, error) { return text, true, nil }); err != nil || len(again) > 0 {
			t.Errorf("%s: told again: %+v, %v", c.name, again, err)
		}
	}
	broken := errors.New("broken")
	if _, _, err := Look(&begun, asked(2, 0, text), func(string) (string, bool, error) { return "", false, broken }); !errors.Is(err, broken) {
		t.Errorf("an error is lost: %v", err)
	}
}
