package batch

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range [][3]string{
		{"gazette/1", "gazette/1", ""},
		{"a#2", "a", "#2"},
		{"a#2#13", "a", "#2#13"},
		{"a#2b#3", "a#2b", "#3"},
		{"a#", "a#", ""},
		{"a##2", "a#", "#2"},
		{"#2", "#2", ""},
		{"7", "7", ""},
		{"", "", ""},
	} {
		if base, ending := split(c[0]); base != c[1] || ending != c[2] {
			t.Errorf("%q: %q and %q, want %q and %q", c[0], base, ending, c[1], c[2])
		}
	}
}

// A ref that was given before is made unique as in a brief, also where one that
// was brought along is the same as one that was made, and over several files.
func TestRefsAreThoseOfABrief(t *testing.T) {
	var names []string
	for _, ids := range [][]string{{"a#2", "a", "b", "", "a", "a"}, {"a#2", "a", "b", "b#2", "a#2#2", "c"}} {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		for i, id := range ids {
			record := map[string]string{"text": "The ferry to Ostervale was late on day " + string(rune('1'+i)) + " of the strike, its owner said."}
			if id != "" {
				record["id"] = id
			}
			enc.Encode(record)
		}
		enc.Encode(map[string]string{"id": "c", "text": " "}) // no report, so that it takes no ref
		names = append(names, write(t, "refs.jsonl", b.Bytes()))
	}
	dir, result := run(t, names...)
	b := briefOf(t, names...)
	agree(t, dir, b)
	var refs []string
	for _, r := range b.Reports {
		refs = append(refs, r.Ref)
	}
	slices.Sort(refs)
	if len(slices.Compact(refs)) != 12 || result.Reports != 12 || !slices.Contains(refs, "a#4") || !slices.Contains(refs, "c") {
		t.Errorf("the refs are %q", refs)
	}
}
