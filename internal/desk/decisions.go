package desk

import (
	"context"
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
	Before string // the sentence: words and the things it is about, in turn
	A      subject
	Middle string
	B      *subject
	After  string
	Undone *momentView
}

// Sentence is the decision in plain words.
func (v decisionView) Sentence() string {
	s := v.Before + v.A.Name + v.Middle
	if v.B != nil {
		s += v.B.Name
	}
	return s + v.After
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
	reports := plural(len(x.Refs), "report", "reports")
	is := func(a subject, middle string, b subject) { v.A, v.Middle, v.B = a, middle, &b }
	switch x.Kind {
	case archive.Merge:
		is(storyOf(x.B), " was merged into ", storyOf(x.A))
	case archive.Split:
		is(storyOf(x.B), " was split off from ", storyOf(x.A))
		v.After = ", with " + reports
	case archive.Move:
		v.Before = reports + " moved from "
		is(storyOf(x.A), " to ", storyOf(x.B))
	case archive.Confirm:
		is(reportOf(x.A), " gave text to ", reportOf(x.B))
	case archive.Reject:
		is(reportOf(x.A), " gave no text to ", reportOf(x.B))
	case archive.Owner:
		is(outletOf(x.A), " and ", outletOf(x.B))
		v.After = " have one owner"
	case archive.Furniture:
		v.Before, v.A = "“"+render.Visible(x.B)+"” is furniture of ", outletOf(x.A)
	}
	if x.Undone != 0 {
		v.Undone = new(moment(x.Undone))
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
	if err != nil {
		return err
	}
	d.opts.Log.Info("decided", "decision", made.Num, "kind", made.Kind, "a", made.A, "b", made.B)
	next := decidedOn(r.PostForm.Get("next"))
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
	if err != nil {
		return err
	}
	d.opts.Log.Info("undone", "decision", num)
	http.Redirect(w, r, decidedOn(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}

// decidedOn keeps a redirect on the pages that decisions are made on.
func decidedOn(next string) string {
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
