package archive

import (
	"errors"
	"slices"
	"testing"
)

// storiesOf are the ids of the stories that reports are in.
func storiesOf(t *testing.T, a *Archive, refs ...string) []string {
	t.Helper()
	var out []string
	for _, ref := range refs {
		s, err := a.StoryOf(t.Context(), ref)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s.ID)
	}
	return out
}

func decide(t *testing.T, a *Archive, d Decision) Decision {
	t.Helper()
	d, err := a.Decide(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const (
	bridgeRef, bridgeTooRef, choirRef = "https://a.example/1", "https://b.example/2", "https://c.example/3"
)

func three(t *testing.T) *Archive {
	a := temporary(t)
	add(t, a, record(bridgeRef, bridge), record(bridgeTooRef, bridgeToo), record(choirRef, choir))
	if ids := storiesOf(t, a, bridgeRef, bridgeTooRef, choirRef); ids[0] != ids[1] || ids[0] == ids[2] {
		t.Fatalf("stories %q", ids)
	}
	return a
}

// Two people have one page open. What the first did with its reports the second can't
// do again, and is told so; what the second tried leaves no decision.
func TestDecidedTwice(t *testing.T) {
	for _, kind := range []string{Split, Move, Merge} {
		a := three(t)
		ids := storiesOf(t, a, bridgeRef, choirRef)
		d := Decision{Kind: kind, A: ids[0], Refs: []string{bridgeTooRef}}
		switch kind {
		case Move:
			d.B = ids[1]
		case Merge:
			d.B, d.Refs = ids[1], nil
		}
		first := decide(t, a, d)
		if _, err := a.Decide(t.Context(), d); !errors.As(err, new(*Impossible)) {
			t.Errorf("%s again: %v", kind, err)
		}
		if list, err := a.Decisions(t.Context(), 10); err != nil || len(list) != 1 {
			t.Errorf("%s again: decisions %+v, %v", kind, list, err)
		}
		if err := a.Undo(t.Context(), first.Num); err != nil {
			t.Error(err)
		}
		if back := storiesOf(t, a, bridgeRef, bridgeTooRef, choirRef); back[0] != ids[0] || back[1] != ids[0] || back[2] != ids[1] {
			t.Errorf("%s undone: %q", kind, back)
		}
		sound(t, a)
	}
}

// Of a decision whose reports a later one has put elsewhere nothing is left to undo.
func TestUndoOfWhatWasMovedOn(t *testing.T) {
	a := three(t)
	ids := storiesOf(t, a, bridgeRef, choirRef)
	merge := decide(t, a, Decision{Kind: Merge, A: ids[0], B: ids[1]})
	split := decide(t, a, Decision{Kind: Split, A: ids[0], Refs: []string{choirRef}})
	if err := a.Undo(t.Context(), merge.Num); err != nil {
		t.Error(err)
	}
	sound(t, a)
	if now := storiesOf(t, a, bridgeRef, choirRef); now[0] != ids[0] || now[1] != split.B {
		t.Errorf("stories %q", now)
	}
	if err := a.Undo(t.Context(), split.Num); err != nil {
		t.Error(err)
	}
	sound(t, a)
}

func TestSplitAndUndo(t *testing.T) {
	a := three(t)
	before := storiesOf(t, a, bridgeRef)[0]
	d := decide(t, a, Decision{Kind: Split, A: before, Refs: []string{bridgeTooRef}})
	ids := storiesOf(t, a, bridgeRef, bridgeTooRef)
	if ids[0] != before || ids[1] != d.B || ids[0] == ids[1] {
		t.Fatalf("after the split: %q, decision %+v", ids, d)
	}
	// What comes in later does not bring the two together, in this process or
	// in another.
	add(t, a, record("https://d.example/4", bridge+"\nThe town council meets on Friday."))
	again := reopened(t, a)
	add(t, again, record("https://e.example/5", bridge+"\nA ferry will carry cars meanwhile."))
	if ids := storiesOf(t, again, bridgeRef, bridgeTooRef); ids[0] == ids[1] {
		t.Errorf("later reports undid the split: %q", ids)
	}
	if ids := storiesOf(t, again, bridgeRef, bridgeTooRef, "https://d.example/4", "https://e.example/5"); !slices.Contains(ids[:2], ids[2]) || !slices.Contains(ids[:2], ids[3]) {
		t.Errorf("reports like either went elsewhere: %q", ids)
	}
	if err := again.Undo(t.Context(), d.Num); err != nil {
		t.Fatal(err)
	}
	if ids := storiesOf(t, again, bridgeRef, bridgeTooRef); ids[0] != before || ids[1] != before {
		t.Errorf("after the split was undone: %q", ids)
	}
	if err := again.Undo(t.Context(), d.Num); !errors.As(err, new(*Impossible)) {
		t.Errorf("undone twice: %v", err)
	}
}

func TestMergeAndUndo(t *testing.T) {
	a := three(t)
	ids := storiesOf(t, a, bridgeRef, choirRef)
	d := decide(t, a, Decision{Kind: Merge, A: ids[0], B: ids[1]})
	if now := storiesOf(t, a, bridgeRef, bridgeTooRef, choirRef); now[0] != ids[0] || now[2] != ids[0] {
		t.Fatalf("after the merge: %q", now)
	}
	s, err := a.Story(t.Context(), ids[1])
	if err != nil || s.ID != ids[0] || s.Reports != 3 {
		t.Errorf("the old id leads to %+v, %v", s, err)
	}
	add(t, a, record("https://d.example/4", bridgeChanged))
	if now := storiesOf(t, a, bridgeRef, choirRef); now[0] != now[1] {
		t.Errorf("a later report undid the merge: %q", now)
	}
	if err := a.Undo(t.Context(), d.Num); err != nil {
		t.Fatal(err)
	}
	if now := storiesOf(t, a, bridgeRef, bridgeTooRef, choirRef); now[0] != ids[0] || now[1] != ids[0] || now[2] != ids[1] {
		t.Errorf("after the merge was undone: %q, want %q", now, ids)
	}
}

func TestMove(t *testing.T) {
	a := three(t)
	ids := storiesOf(t, a, bridgeRef, choirRef)
	d := decide(t, a, Decision{Kind: Move, A: ids[0], B: ids[1], Refs: []string{bridgeTooRef}})
	if now := storiesOf(t, a, bridgeRef, bridgeTooRef, choirRef); now[0] != ids[0] || now[1] != ids[1] || now[2] != ids[1] {
		t.Fatalf("after the move: %q", now)
	}
	if err := a.Undo(t.Context(), d.Num); err != nil {
		t.Fatal(err)
	}
	if now := storiesOf(t, a, bridgeRef, bridgeTooRef); now[0] != ids[0] || now[1] != ids[0] {
		t.Errorf("after it was undone: %q", now)
	}
}

func TestDecisionsThatCannotBe(t *testing.T) {
	a := three(t)
	id := storiesOf(t, a, bridgeRef)[0]
	for name, d := range map[string]Decision{
		"merge with itself":   {Kind: Merge, A: id, B: id},
		"merge with none":     {Kind: Merge, A: id, B: "no such"},
		"split all":           {Kind: Split, A: id, Refs: []string{bridgeRef, bridgeTooRef}},
		"split none":          {Kind: Split, A: id},
		"move to none":        {Kind: Move, A: id, B: "no such", Refs: []string{bridgeRef}},
		"edge between two":    {Kind: Confirm, A: bridgeRef, B: choirRef},
		"owner of no outlets": {Kind: Owner, A: "Nobody", B: "No one"},
	} {
		if _, err := a.Decide(t.Context(), d); !errors.As(err, new(*Impossible)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := a.Decisions(t.Context(), 10); err != nil || len(list) != 0 {
		t.Errorf("kept: %+v, %v", list, err)
	}
}

// A decision that bears on what is found has the story looked at anew.
func TestReconsidered(t *testing.T) {
	a := three(t)
	before, err := a.StoryOf(t.Context(), bridgeRef)
	if err != nil {
		t.Fatal(err)
	}
	d := decide(t, a, Decision{Kind: Reject, A: bridgeRef, B: bridgeTooRef})
	after, _ := a.StoryOf(t.Context(), bridgeRef)
	if after.Version <= before.Version {
		t.Errorf("version %d after %d", after.Version, before.Version)
	}
	list, err := a.Standing(t.Context(), Confirm, Reject)
	if err != nil || len(list) != 1 || list[0].A != bridgeRef {
		t.Fatalf("standing: %+v, %v", list, err)
	}
	if err := a.Undo(t.Context(), d.Num); err != nil {
		t.Fatal(err)
	}
	if list, _ := a.Standing(t.Context(), Confirm, Reject); len(list) != 0 {
		t.Errorf("standing once undone: %+v", list)
	}
	if list, _ := a.Decisions(t.Context(), 10); len(list) != 1 || list[0].Undone == 0 {
		t.Errorf("the log: %+v", list)
	}
}

// reopened is the archive as another process sees it.
func reopened(t *testing.T, a *Archive) *Archive {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return open(t, a.path, Options{})
}
