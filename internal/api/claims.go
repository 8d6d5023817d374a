package api

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/follow"
	"github.com/headwater-news/headwater/internal/guard"
	"github.com/headwater-news/headwater/internal/syndicate"
	"github.com/headwater-news/headwater/schema"
)

const followedVersion = "headwater.followed/v1"

// FollowedClaims are the claims that are followed.
type FollowedClaims struct {
	Schema string          `json:"schema"`
	Claims []FollowedClaim `json:"claims"`
}

// FollowedClaim is a claim that is followed, and what was found when it was
// last asked for; null before it was.
type FollowedClaim struct {
	ID      int64         `json:"id"`
	Claim   string        `json:"claim"`
	Begun   string        `json:"begun"` // RFC 3339
	Asserts *schema.Range `json:"asserts"`
	Denies  *schema.Range `json:"denies"`
	Feed    string        `json:"feed"` // the path of its feed, in Atom
}

func (s *api) followed(r *http.Request) (answer, error) {
	if _, err := params(r); err != nil {
		return answer{}, err
	}
	claims, err := s.archive.Followed(r.Context())
	if err != nil {
		return answer{}, err
	}
	out := FollowedClaims{Schema: followedVersion, Claims: []FollowedClaim{}}
	for _, c := range claims {
		x := FollowedClaim{ID: c.Num, Claim: c.Text, Begun: c.Begun.Format(time.RFC3339), Feed: claimFeedPath(c.Num) + ".atom"}
		if c.Ticks >= 0 {
			x.Asserts, x.Denies = &c.State.Asserts, &c.State.Denies
		}
		out.Claims = append(out.Claims, x)
	}
	return object(&out)
}

func claimFeedPath(num int64) string { return fmt.Sprintf("%sclaims/%d", FeedsPath, num) }

const feedNotices = 50

// claimFeed is what became of a claim that is followed.
func (s *api) claimFeed(r *http.Request) (answer, error) {
	p, err := params(r, guard.TokenParam)
	if err != nil {
		return answer{}, err
	}
	name, ending, _ := strings.Cut(r.PathValue("file"), ".")
	num, err := strconv.ParseInt(name, 10, 64)
	f, known := map[string]form{"atom": atomForm, "json": jsonForm}[ending]
	if err != nil || !known {
		return answer{}, archive.ErrUnknown
	}
	c, notices, err := s.archive.Notices(r.Context(), num, feedNotices)
	if err != nil {
		return answer{}, err
	}
	public := s.public(r)
	page := public + "/check?" + url.Values{"claim": {c.Text}}.Encode()
	out := &syndicate.Feed{ID: identity("claim " + c.Text), Title: "Headwater: " + c.Text, Home: page, Self: public + claimFeedPath(num), Query: query(p)}
	for _, n := range notices {
		out.Entries = append(out.Entries, syndicate.Entry{
			ID: identity(fmt.Sprintf("notice %d %s", n.Num, c.Text)), Title: n.Words(), Link: page, Text: noticeText(&n), Added: n.Made, Updated: n.Made,
		})
	}
	return written(f.kind, f.write, out)
}

// noticeText tells a notice in plain text.
func noticeText(n *follow.Notice) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\nAsserted by %s before, by %s now; denied by %s before, by %s now.\n", n.Claim, n.Words(),
		origins(n.Before.Asserts), origins(n.Asserts), origins(n.Before.Denies), origins(n.Denies))
	for _, c := range n.Before.Cited {
		fmt.Fprintf(&b, "\nNo longer there: “%s” (%s)\n", c.Words, c.Report)
	}
	for _, c := range n.Cited {
		fmt.Fprintf(&b, "\n“%s” (%s)\n", c.Words, c.Report)
	}
	return b.String()
}

func origins(r schema.Range) string {
	switch {
	case r.Low == 1 && r.High == 1:
		return "1 origin"
	case r.Low == r.High:
		return fmt.Sprintf("%d origins", r.Low)
	}
	return fmt.Sprintf("%d to %d origins", r.Low, r.High)
}
