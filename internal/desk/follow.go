package desk

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
)

// followedView is a claim that is followed.
type followedView struct {
	Num                       int64
	Claim, Found, Check, Feed string
}

func (d *Desk) followed(ctx context.Context) ([]followedView, error) {
	claims, err := d.archive.Followed(ctx)
	if err != nil {
		return nil, err
	}
	var out []followedView
	for _, c := range claims {
		out = append(out, followedView{
			Num: c.Num, Claim: render.Visible(c.Text), Found: c.Found(),
			Check: "/check?claim=" + url.QueryEscape(c.Text), Feed: d.feedPath(fmt.Sprintf("claims/%d.atom", c.Num), url.Values{}),
		})
	}
	return out, nil
}

// follow has a claim followed.
func (d *Desk) follow(w http.ResponseWriter, r *http.Request) error {
	claim, err := asked(r, "claim")
	if err != nil {
		return err
	}
	if claim == "" {
		return &wrong{"Write the claim first, in a sentence."}
	}
	if _, err := d.archive.Follow(r.Context(), claim, ""); err != nil {
		return err
	}
	http.Redirect(w, r, "/check#followed", http.StatusSeeOther)
	return nil
}

func (d *Desk) unfollow(w http.ResponseWriter, r *http.Request) error {
	num, err := strconv.ParseInt(r.PostFormValue("num"), 10, 64)
	if err != nil {
		return archive.ErrUnknown
	}
	if err := d.archive.Unfollow(r.Context(), num); err != nil {
		return err
	}
	http.Redirect(w, r, "/check", http.StatusSeeOther)
	return nil
}
