package headwater

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/follow"
	"github.com/headwater-news/headwater/internal/parallel"
	"github.com/headwater-news/headwater/internal/webhook"
)

// Follow follows a claim: notices are made of what becomes of it, and sent to
// hook unless that is "". A claim that is followed already gets the new hook.
func (a *Archive) Follow(ctx context.Context, claim, hook string) (follow.Claim, error) {
	return a.store.Follow(ctx, strings.Join(strings.Fields(claim), " "), hook)
}

// Unfollow follows a claim no more.
func (a *Archive) Unfollow(ctx context.Context, num int64) error { return a.store.Unfollow(ctx, num) }

// Followed lists the claims that are followed.
func (a *Archive) Followed(ctx context.Context) ([]follow.Claim, error) { return a.store.Followed(ctx) }

// Notices lists the last notices of a claim, the last first, and the claim.
func (a *Archive) Notices(ctx context.Context, num int64, limit int) (follow.Claim, []follow.Notice, error) {
	c, err := a.store.FollowedClaim(ctx, num)
	if err != nil {
		return c, nil, err
	}
	notices, err := a.store.Notices(ctx, num, limit)
	return c, notices, err
}

// LookAfter asks again for the claims that are followed, those that were asked
// after the last change of the archive left out, and keeps the notices of what
// became of them. It returns how many there are. A claim that can't be asked for
// costs none of the others: what is wrong with each is in the error.
func (a *Archive) LookAfter(ctx context.Context) (int, error) {
	ticks, err := a.store.Ticks(ctx) // before asking: what changes while it is asked is looked at again
	if err != nil {
		return 0, err
	}
	claims, err := a.store.Followed(ctx)
	if err != nil {
		return 0, err
	}
	made := 0
	var problems []error
	for _, c := range claims {
		if c.Ticks == ticks {
			continue
		}
		n, err := a.look(ctx, c, ticks)
		if ctx.Err() != nil {
			return made, ctx.Err()
		}
		if made += n; err != nil {
			problems = append(problems, fmt.Errorf("claim %d: %w", c.Num, err))
		}
	}
	return made, errors.Join(problems...)
}

// look asks for a claim in the archive of so many changes, and keeps the notices
// of what became of it.
func (a *Archive) look(ctx context.Context, c follow.Claim, ticks int64) (notices int, err error) {
	defer parallel.Catch(&err)
	found, err := a.Check(ctx, c.Text)
	if err != nil {
		return 0, err
	}
	var before *follow.State
	if c.Ticks >= 0 {
		before = &c.State
	}
	state, made, err := follow.Look(before, found, func(ref string) (string, bool, error) {
		r, err := a.store.Report(ctx, ref)
		if errors.Is(err, archive.ErrUnknown) {
			return "", false, nil
		}
		if err != nil {
			return "", false, err
		}
		return r.Text, true, nil
	})
	if err != nil {
		return 0, err
	}
	return len(made), a.store.Looked(ctx, c, ticks, state, made)
}

const (
	sendAtOnce = 50
	sendTime   = time.Minute // after which a try whose end nobody told is taken to have failed
)

// SendNotices tries to send the notices that are due, and calls told with what
// became of each. Its error is the archive's. A notice that was sent just
// before the program was killed is sent again, under the same id.
func (a *Archive) SendNotices(ctx context.Context, s *webhook.Sender, now func() time.Time, told func(n follow.Notice, hook string, problem error)) error {
	due, err := a.store.Due(ctx, sendAtOnce)
	if err != nil {
		return err
	}
	for _, n := range due {
		wait, again := webhook.Wait(n.Tries + 1)
		mine, err := a.store.Claimed(ctx, n, max(wait, sendTime))
		if err != nil {
			return err
		}
		if !mine {
			continue
		}
		body, err := json.Marshal(message{Type: "headwater.claim." + n.Kind, Timestamp: n.Made.Format(time.RFC3339), Data: n.Notice})
		if err != nil {
			return err
		}
		problem := s.Send(ctx, n.Hook, webhook.Message{ID: fmt.Sprintf("notice-%d", n.Num), Body: body}, now())
		if ctx.Err() != nil {
			return nil // it was claimed, and is tried again
		}
		told(n.Notice, n.Hook, problem)
		words := ""
		if problem != nil {
			words = problem.Error()
		}
		if !again || errors.Is(problem, webhook.ErrGone) {
			wait = 0
		}
		if err := a.store.Sent(ctx, n.Num, words, wait); err != nil {
			return err
		}
	}
	return nil
}

// message is the body of a notice that is sent.
type message struct {
	Type      string        `json:"type"`
	Timestamp string        `json:"timestamp"`
	Data      follow.Notice `json:"data"`
}
