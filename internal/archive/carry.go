package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
)

// Carried is what people decided, as an export takes it to another archive.
// There stories have other ids, so of those that people put together their
// reports are named.
type Carried struct {
	Kind string   `json:"kind"`           // Together, Confirm, Reject, Owner or Furniture
	A    string   `json:"a,omitempty"`    // as in Decision
	B    string   `json:"b,omitempty"`    // as in Decision
	Refs []string `json:"refs,omitempty"` // Together: the reports of the story
}

// Together says that reports are a story: what merges, splits and moves came to.
const Together = "together"

// carriedLine is a decision as a line of an export.
type carriedLine struct {
	Decision *Carried `json:"decision"`
}

// ParseCarried reads a line of an export, and reports whether it is a decision.
func ParseCarried(line []byte) (Carried, bool) {
	var x carriedLine
	if json.Unmarshal(line, &x) != nil || x.Decision == nil || x.Decision.Kind == "" {
		return Carried{}, false
	}
	return *x.Decision, true
}

// carried lists what holds of what people decided.
func (a *Archive) carried(ctx context.Context) ([]Carried, error) {
	var out []Carried
	last := int64(-1)
	err := a.each(ctx, `SELECT s.num, r.ref FROM story s JOIN report r ON r.story = s.num WHERE s.held > 0 ORDER BY s.num, r.num`, nil, func(row scanner) error {
		var num int64
		var ref string
		err := row.Scan(&num, &ref)
		if num != last {
			out, last = append(out, Carried{Kind: Together}), num
		}
		out[len(out)-1].Refs = append(out[len(out)-1].Refs, ref)
		return err
	})
	if err != nil {
		return nil, err
	}
	standing, err := a.Standing(ctx, Confirm, Reject, Owner, Furniture)
	for _, d := range standing {
		out = append(out, Carried{Kind: d.Kind, A: d.A, B: d.B})
	}
	return out, err
}

// Carry takes a decision of another archive, unless it holds here already. The
// error wraps *Impossible where it bears on nothing that is here.
func (a *Archive) Carry(ctx context.Context, c Carried) error {
	switch c.Kind {
	case Together:
		return a.together(ctx, c.Refs)
	case Confirm, Reject, Owner, Furniture:
	default:
		return impossible("%q is no kind of decision that can be carried over", c.Kind)
	}
	standing, err := a.Standing(ctx, c.Kind)
	if err != nil || slices.ContainsFunc(standing, func(d Decision) bool { return d.A == c.A && d.B == c.B }) {
		return err
	}
	_, err = a.Decide(ctx, Decision{Kind: c.Kind, A: c.A, B: c.B})
	return err
}

// share is the part of a story that is among some reports.
type share struct {
	id      string
	refs    []string
	reports int // of the whole story
	held    bool
}

// together makes a story of reports, by the decisions that people would take:
// all are brought to the story that has most of them, and taken out of it as a
// story of their own if it has others.
func (a *Archive) together(ctx context.Context, refs []string) error {
	shares, err := a.shares(ctx, refs)
	if err != nil {
		return err
	}
	if len(shares) == 0 {
		return impossible("none of the reports that it is about is here")
	}
	to, all := shares[0], shares[0].refs
	for _, from := range shares[1:] {
		d := Decision{Kind: Merge, A: to.id, B: from.id}
		if len(from.refs) < from.reports {
			d = Decision{Kind: Move, A: from.id, B: to.id, Refs: from.refs}
		}
		if _, err := a.Decide(ctx, d); err != nil {
			return err
		}
		all = append(all, from.refs...)
	}
	switch {
	case len(to.refs) < to.reports:
		_, err = a.Decide(ctx, Decision{Kind: Split, A: to.id, Refs: all})
	case len(shares) == 1 && !to.held:
		_, err = a.Decide(ctx, Decision{Kind: Move, A: to.id, B: to.id, Refs: all}) // it holds what is so already
	}
	return err
}

// shares lists the stories that have some of the reports, the one with most of
// them first.
func (a *Archive) shares(ctx context.Context, refs []string) ([]share, error) {
	list, err := json.Marshal(refs)
	if err != nil {
		return nil, err
	}
	var out []share
	err = a.each(ctx, `SELECT s.id, s.reports, s.held > 0, r.ref FROM json_each(?) j JOIN report r ON r.ref = j.value JOIN story s ON s.num = r.story
		ORDER BY s.num, r.num`, []any{string(list)}, func(row scanner) error {
		var x share
		var ref string
		err := row.Scan(&x.id, &x.reports, &x.held, &ref)
		if n := len(out); n == 0 || out[n-1].id != x.id {
			out = append(out, x)
		}
		last := &out[len(out)-1]
		last.refs = append(last.refs, ref)
		return err
	})
	slices.SortStableFunc(out, func(a, b share) int { return cmp.Compare(len(b.refs), len(a.refs)) })
	return out, err
}
