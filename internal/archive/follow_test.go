package archive

import (
	"errors"
	"testing"
	"time"

	"github.com/headwater-news/headwater/internal/follow"
	"github.com/headwater-news/headwater/schema"
)

// Of two processes that ask for a claim at a time one keeps its notices, and of
// two that send a notice one does.
func TestNoticesAreMadeAndSentOnce(t *testing.T) {
	a := temporary(t)
	c, err := a.Follow(t.Context(), "The bridge was closed.", "https://hooks.example/x")
	if err != nil || c.Ticks != -1 {
		t.Fatalf("%+v, %v", c, err)
	}
	state := follow.State{Asserts: schema.Range{Low: 2, High: 3}, Cited: []follow.Citation{{Report: "a", End: 3, Words: "The"}}}
	notice := follow.Notice{Claim: c.Text, Kind: follow.Confirmed, Asserts: state.Asserts}
	for range 2 {
		if err := a.Looked(t.Context(), c, 5, state, []follow.Notice{notice}); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := a.FollowedClaim(t.Context(), c.Num)
	if err != nil || kept.Ticks != 5 || kept.State.Asserts != state.Asserts || len(kept.State.Cited) != 1 {
		t.Errorf("kept %+v, %v", kept, err)
	}
	notices, err := a.Notices(t.Context(), c.Num, 10)
	if err != nil || len(notices) != 1 || notices[0].Kind != follow.Confirmed || notices[0].Num == 0 || notices[0].Made.IsZero() {
		t.Fatalf("notices %+v, %v", notices, err)
	}
	due, err := a.Due(t.Context(), 10)
	if err != nil || len(due) != 1 || due[0].Hook != c.Hook {
		t.Fatalf("due %+v, %v", due, err)
	}
	for i, want := range []bool{true, false} {
		if mine, err := a.Claimed(t.Context(), due[0], time.Minute); err != nil || mine != want {
			t.Errorf("process %d: %v, %v", i, mine, err)
		}
	}
	if left, err := a.Due(t.Context(), 10); err != nil || len(left) > 0 {
		t.Errorf("while it is sent %+v are due, %v", left, err)
	}

	// Followed again it keeps its number; without a hook nothing is sent.
	again, err := a.Follow(t.Context(), c.Text, "")
	if err != nil || again.Num != c.Num || again.Ticks != 5 {
		t.Errorf("%+v, %v", again, err)
	}
	if err := a.Looked(t.Context(), again, 6, state, []follow.Notice{notice}); err != nil {
		t.Fatal(err)
	}
	if due, err := a.Due(t.Context(), 10); err != nil || len(due) > 0 {
		t.Errorf("due %+v, %v", due, err)
	}
	if err := a.Unfollow(t.Context(), c.Num); err != nil {
		t.Fatal(err)
	}
	if notices, err := a.Notices(t.Context(), c.Num, 10); err != nil || len(notices) > 0 {
		t.Errorf("left behind: %+v, %v", notices, err)
	}
	if err := a.Looked(t.Context(), again, 7, state, []follow.Notice{notice}); err != nil {
		t.Errorf("a claim that is followed no more: %v", err)
	}
	if _, err := a.FollowedClaim(t.Context(), c.Num); !errors.Is(err, ErrUnknown) {
		t.Errorf("followed no more: %v", err)
	}
}
