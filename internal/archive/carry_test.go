package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"slices"
	"testing"

	"github.com/headwater-news/headwater/internal/read"
)

// carriedTo brings all that an export of one archive says to another.
func carriedTo(t *testing.T, from, to *Archive) {
	t.Helper()
	var out bytes.Buffer
	if err := from.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(out.Bytes()) {
		if c, ok := ParseCarried(line); ok {
			if err := to.Carry(t.Context(), c); err != nil {
				t.Errorf("%s: %v", line, err)
			}
			continue
		}
		var x exported
		if err := json.Unmarshal(line, &x); err != nil {
			t.Fatal(err)
		}
		add(t, to, read.Record{Ref: x.ID, Path: "export", URL: x.URL, Title: x.Title, Outlet: x.Outlet, Content: x.Text, Raw: bytes.Clone(line), Sum: sha256.Sum256(line)})
	}
}

// What people decided holds in an archive that imports it, in whichever way it
// came to be, and once however often it is imported.
func TestDecisionsAreCarried(t *testing.T) {
	for name, decides := range map[string]func(a *Archive, bridges, choirs string) (together [][]string){
		"nothing": func(*Archive, string, string) [][]string { return [][]string{{bridgeRef, bridgeTooRef}, {choirRef}} },
		"a split": func(a *Archive, bridges, _ string) [][]string {
			decide(t, a, Decision{Kind: Split, A: bridges, Refs: []string{bridgeTooRef}})
			return [][]string{{bridgeRef}, {bridgeTooRef}, {choirRef}}
		},
		"a merge": func(a *Archive, bridges, choirs string) [][]string {
			decide(t, a, Decision{Kind: Merge, A: bridges, B: choirs})
			decide(t, a, Decision{Kind: Confirm, A: bridgeRef, B: choirRef})
			return [][]string{{bridgeRef, bridgeTooRef, choirRef}}
		},
		"a move": func(a *Archive, bridges, choirs string) [][]string {
			decide(t, a, Decision{Kind: Move, A: bridges, B: choirs, Refs: []string{bridgeRef}})
			return [][]string{{bridgeTooRef}, {choirRef, bridgeRef}}
		},
		"a split that was undone": func(a *Archive, bridges, _ string) [][]string {
			d := decide(t, a, Decision{Kind: Split, A: bridges, Refs: []string{bridgeTooRef}})
			if err := a.Undo(t.Context(), d.Num); err != nil {
				t.Fatal(err)
			}
			return [][]string{{bridgeRef, bridgeTooRef}, {choirRef}}
		},
	} {
		a := three(t)
		ids := storiesOf(t, a, bridgeRef, choirRef)
		want := decides(a, ids[0], ids[1])
		decide(t, a, Decision{Kind: Furniture, A: "Asp Courier", B: "They will sing"})
		for round, to := range []*Archive{temporary(t), nil} {
			if to == nil {
				to = a // into itself
			}
			before := countDecisions(t, to)
			carriedTo(t, a, to)
			once := countDecisions(t, to)
			carriedTo(t, a, to)
			if n := countDecisions(t, to); n != once || round == 1 && once != before {
				t.Errorf("%s: %d decisions before, %d once imported, %d once imported again", name, before, once, n)
			}
			seen := map[string]bool{}
			for _, refs := range want {
				ids := slices.Compact(storiesOf(t, to, refs...))
				if len(ids) != 1 || seen[ids[0]] {
					t.Errorf("%s: %q are in %q", name, refs, ids)
				}
				seen[ids[0]] = true
			}
			kinds := []string{Confirm, Furniture}
			if got, want := standing(t, to, kinds...), standing(t, a, kinds...); !slices.Equal(got, want) {
				t.Errorf("%s: %q hold, want %q", name, got, want)
			}
			sound(t, to)
		}
	}
}

// standing are the kinds of the decisions that hold, and what they are about.
func standing(t *testing.T, a *Archive, kinds ...string) []string {
	t.Helper()
	list, err := a.Standing(t.Context(), kinds...)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range list {
		out = append(out, d.Kind+" "+d.A+" "+d.B)
	}
	return out
}

func countDecisions(t *testing.T, a *Archive) int {
	t.Helper()
	all, err := a.Decisions(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestCarriedBearsOnNothing(t *testing.T) {
	a := three(t)
	for _, c := range []Carried{
		{Kind: Together, Refs: []string{"nowhere"}}, {Kind: Together}, {Kind: Merge, A: "x", B: "y"}, {Kind: Owner, A: "Nobody", B: "No one"}, {},
	} {
		if err := a.Carry(t.Context(), c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	if n := countDecisions(t, a); n != 0 {
		t.Errorf("%d decisions are kept", n)
	}
}
