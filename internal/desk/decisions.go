package desk

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/internal/archive"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/schema"
)

const (
	shownDecisions = 300
	mostRefs       = 1000  // of one decision
	longestRef     = 4000  // bytes of what a decision names
	longestWords   = 10000 // bytes of furniture
)

// decisionsPage is what people decided.
type decisionsPage struct {
	chrome
	Decisions []decisionView
	Outlets   []string
	Full      bool
}

// decisionView is a decision in words.
type decisionView struct {
	Num    int64
	Made   momentView
	Verb   string
	A, B   subject
	Words  string // of furniture
	Count  string // of the reports that moved
	Undone *momentView
}

// subject is what a decision is about.
type subject struct{ Name, Href string }

// decision puts a decision in words.
func (d *Desk) decision(ctx context.Context, x archive.Decision) decisionView {
	v := decisionView{Num: x.Num, Made: moment(x.Made)}
	storyOf := func(id string) subject {
		if s, err := d.archive.Find(ctx, id); err == nil && s.ID == id && s.Title != "" {
			return subject{"“" + render.Visible(s.Title) + "”", storyPath(id)}
		}
		return subject{"story " + render.Visible(id), storyPath(id)} // it was merged, or is gone
	}
	reportOf := func(ref string) subject { return subject{render.Visible(ref), reportPath(ref, 0)} }
	outletOf := func(name string) subject { return subject{render.Visible(name), "/?outlet=" + url.QueryEscape(name)} }
	switch x.Kind {
	case archive.Merge:
		v.Verb, v.A, v.B = "Merged into", storyOf(x.B), storyOf(x.A)
	case archive.Split:
		v.Verb, v.A, v.B = "Split off from", storyOf(x.B), storyOf(x.A)
	case archive.Move:
		v.Verb, v.A, v.B = "Moved", storyOf(x.A), storyOf(x.B)
	case archive.Confirm:
		v.Verb, v.A, v.B = "Text went to", reportOf(x.A), reportOf(x.B)
	case archive.Reject:
		v.Verb, v.A, v.B = "No text went to", reportOf(x.A), reportOf(x.B)
	case archive.Owner:
		v.Verb, v.A, v.B = "One owner with", outletOf(x.A), outletOf(x.B)
	case archive.Furniture:
		v.Verb, v.A, v.Words = "Furniture of", outletOf(x.A), render.Visible(x.B)
	}
	if len(x.Refs) > 0 {
		v.Count = plural(len(x.Refs), "report", "reports")
	}
	if x.Undone != 0 {
		m := moment(x.Undone)
		v.Undone = &m
	}
	return v
}

func (d *Desk) decisions(w http.ResponseWriter, r *http.Request) error {
	list, err := d.archive.Decisions(r.Context(), shownDecisions)
	if err != nil {
		return err
	}
	p := decisionsPage{chrome: d.chrome("Set right by hand", "decisions"), Full: len(list) == shownDecisions}
	for _, x := range list {
		p.Decisions = append(p.Decisions, d.decision(r.Context(), x))
	}
	if p.Outlets, _, err = d.choices.get(r.Context(), d); err != nil {
		return err
	}
	return d.write(w, r, http.StatusOK, "decisions.html", p)
}

// judgedOn lists the decisions that hold and bear on a story, the last first.
func (d *Desk) judgedOn(ctx context.Context, b *schema.Brief) ([]decisionView, error) {
	list, err := d.archive.Decisions(ctx, shownDecisions)
	if err != nil {
		return nil, err
	}
	id, refs, outlets := b.Stories[0].ID, map[string]bool{}, map[string]bool{}
	for _, r := range b.Reports {
		refs[r.Ref] = true
		if r.Outlet != nil {
			outlets[*r.Outlet] = true
		}
	}
	var out []decisionView
	for _, x := range list {
		bears := false
		switch x.Kind {
		case archive.Merge, archive.Split, archive.Move:
			bears = x.A == id || x.B == id
		case archive.Confirm, archive.Reject:
			bears = refs[x.A] && refs[x.B]
		case archive.Owner:
			bears = outlets[x.A] && outlets[x.B]
		case archive.Furniture:
			bears = outlets[x.A]
		}
		if bears && x.Undone == 0 {
			out = append(out, d.decision(ctx, x))
		}
	}
	return out, nil
}

// decide takes a decision from a form, and goes to what came of it.
func (d *Desk) decide(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return &wrong{"The form is too long or broken: send it again from the page."}
	}
	x, err := readDecision(r)
	if err != nil {
		return err
	}
	made, err := d.archive.Decide(r.Context(), x)
	d.before.forget()
	var cannot *archive.Impossible
	if errors.As(err, &cannot) {
		return &wrong{sentence(cannot.What)}
	}
	if err != nil {
		return err
	}
	d.opts.Log.Info("decided", "decision", made.Num, "kind", made.Kind, "a", made.A, "b", made.B)
	next := local(r.PostForm.Get("next"))
	switch made.Kind {
	case archive.Merge:
		next = storyPath(made.A)
	case archive.Split, archive.Move:
		next = storyPath(made.B)
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

// readDecision reads a decision from a form.
func readDecision(r *http.Request) (archive.Decision, error) {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	x := archive.Decision{Kind: get("kind"), A: get("a"), B: get("b"), Refs: r.PostForm["ref"]}
	if len(x.A) > longestRef || len(x.B) > longestWords || len(x.Refs) > mostRefs {
		return x, &wrong{"That is too long, or too many at a time."}
	}
	switch x.Kind {
	case archive.Split, archive.Move, archive.Merge:
		x.B = storyID(x.B)
		if x.Kind != archive.Merge && len(x.Refs) == 0 {
			return x, &wrong{"Choose the reports first, by the boxes beside them."}
		}
		if x.Kind == archive.Merge {
			x.Refs = nil
		}
		if x.Kind != archive.Split && x.B == "" {
			return x, &wrong{"Name the other story by its id or by the address of its page."}
		}
	case archive.Confirm, archive.Reject, archive.Owner, archive.Furniture:
		x.Refs = nil
		if x.A == "" || x.B == "" || x.Kind != archive.Furniture && x.A == x.B {
			return x, &wrong{"Two different things are needed to decide on."}
		}
	default:
		return x, &wrong{"There is no decision of that kind."}
	}
	return x, nil
}

// storyID takes a story's id out of what a person gives for it: the id or the
// address of its page.
func storyID(s string) string {
	if i := strings.LastIndex(s, "/story/"); i >= 0 {
		s = s[i+len("/story/"):]
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	return s
}

func (d *Desk) undo(w http.ResponseWriter, r *http.Request) error {
	num, err := strconv.ParseInt(r.PostFormValue("num"), 10, 64)
	if err != nil {
		return archive.ErrUnknown
	}
	err = d.archive.Undo(r.Context(), num)
	d.before.forget()
	var cannot *archive.Impossible
	if errors.As(err, &cannot) {
		return &wrong{sentence(cannot.What)}
	}
	if err != nil {
		return err
	}
	d.opts.Log.Info("undone", "decision", num)
	http.Redirect(w, r, local(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}

// local keeps a redirect on the pages that decisions are made on.
func local(next string) string {
	for _, page := range []string{"/story/", "/report?", "/compare?"} {
		if strings.HasPrefix(next, page) && !strings.ContainsAny(next, "\\\r\n") {
			return next
		}
	}
	return "/decisions"
}

// sentence makes a sentence of the text of an error.
func sentence(s string) string {
	if s == "" || slices.Contains([]byte(".!?"), s[len(s)-1]) {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
