package mcp

import (
	"cmp"
	"context"

	"github.com/headwater-news/headwater/internal/cursor"
	"github.com/headwater-news/headwater/schema"
)

type checkArgs struct {
	Claim string `json:"claim" jsonschema:"one plain sentence, such as: The dam at Ostrava burst on Monday."`
}

// Checked is what the reports say of a claim.
type Checked struct {
	Claim   string    `json:"claim"`
	Verdict string    `json:"verdict" jsonschema:"asserted, denied, disputed, similar only or nothing"`
	Asserts Side      `json:"asserts"`
	Denies  Side      `json:"denies"`
	Similar []Similar `json:"similar" jsonschema:"assertions that are like the claim and not the same"`
	More    int       `json:"more,omitempty" jsonschema:"how many similar assertions are left out"`
	Limits  []string  `json:"limits,omitempty" jsonschema:"what of the claim was not understood"`
}

// Side is who stands behind a claim, or against it.
type Side struct {
	Low      int        `json:"low" jsonschema:"independent origins at least"`
	High     int        `json:"high" jsonschema:"independent origins at most"`
	Origins  []string   `json:"origins" jsonschema:"as the high count tells them apart"`
	Evidence []Citation `json:"evidence"`
	More     int        `json:"more,omitempty" jsonschema:"how many pieces of evidence are left out"`
}

// Similar is an assertion that is like a claim and not the same.
type Similar struct {
	Differs  string     `json:"differs" jsonschema:"in what it differs from the claim"`
	Evidence []Citation `json:"evidence"`
	More     int        `json:"more,omitempty"`
}

const (
	sideEvidence = 10
	mostOrigins  = 20
	mostSimilar  = 6
)

func (t *tools) check(ctx context.Context, in checkArgs) (*Checked, error) {
	if err := asked("claim", in.Claim); err != nil {
		return nil, err
	}
	c, err := t.archive.Check(ctx, in.Claim)
	if err != nil {
		return nil, err
	}
	cite := newCiter(c.Reports)
	out := &Checked{Claim: c.Claim, Verdict: c.Verdict, Asserts: side(cite, c.Asserts), Denies: side(cite, c.Denies), Similar: []Similar{}, Limits: c.Limits}
	for _, s := range c.Similar[:min(len(c.Similar), mostSimilar)] {
		x := Similar{Differs: s.Differs}
		x.Evidence, x.More = cite.citeAll(s.Evidence, fewEvidence)
		out.Similar = append(out.Similar, x)
	}
	out.More = len(c.Similar) - len(out.Similar)
	return out, nil
}

func side(cite *citer, s schema.Support) Side {
	out := Side{Low: s.Low, High: s.High, Origins: []string{}}
	out.Evidence, out.More = cite.citeAll(s.Evidence, sideEvidence)
	for _, o := range s.Origins[:min(len(s.Origins), mostOrigins)] {
		out.Origins = append(out.Origins, o.Name)
	}
	return out
}

type compareArgs struct {
	A      string `json:"a" jsonschema:"the ref of one report"`
	B      string `json:"b" jsonschema:"the ref of the other"`
	Cursor string `json:"cursor,omitempty" jsonschema:"next of the result before"`
}

// Compared is what two reports share.
type Compared struct {
	From       string   `json:"from,omitempty" jsonschema:"the ref of the report that the other took text from; left out where that can't be told"`
	To         string   `json:"to,omitempty"`
	Share      float64  `json:"share,omitempty" jsonschema:"of the later report that was taken, from 0 to 1"`
	Confidence float64  `json:"confidence,omitempty" jsonschema:"from 0 to 1"`
	Why        []string `json:"why"`
	Passages   []Shared `json:"passages"`
	Next       string   `json:"next,omitempty" jsonschema:"the cursor of the passages that follow"`
}

// Shared is text that both reports have.
type Shared struct {
	A    []Citation `json:"a"`
	B    []Citation `json:"b"`
	Form string     `json:"form" jsonschema:"verbatim, reworded or excerpt"`
}

func (t *tools) compare(ctx context.Context, in compareArgs) (*Compared, error) {
	if err := cmp.Or(asked("a", in.A), asked("b", in.B)); err != nil {
		return nil, err
	}
	of := "compare " + in.A + "\x00" + in.B
	from, err := place(in.Cursor, of)
	if err != nil {
		return nil, err
	}
	c, err := t.archive.Compare(ctx, in.A, in.B)
	if err != nil {
		return nil, err
	}
	out := &Compared{Why: c.Why}
	if e := c.Edge; e != nil {
		out.From, out.To, out.Share, out.Confidence, out.Why = in.A, in.B, e.Share, e.Confidence, e.Why
		if e.From == c.B.ID {
			out.From, out.To = in.B, in.A
		}
	}
	cite := newCiter([]schema.Report{c.A, c.B})
	all := make([]Shared, len(c.Passages))
	for i, p := range c.Passages {
		all[i] = shared(cite, p, c.A.ID)
	}
	part, next, err := fit(all, from, len(all))
	if err != nil {
		return nil, err
	}
	out.Passages = part
	if next > 0 {
		out.Next = cursor.Encode(of, int64(next))
	}
	return out, nil
}

// shared sorts the witnesses of a passage. It is verbatim if all are, and an
// excerpt or reworded as the first that is not.
func shared(cite *citer, p schema.Passage, a string) Shared {
	out := Shared{A: []Citation{}, B: []Citation{}, Form: "verbatim"}
	for _, w := range p.Witnesses {
		if out.Form == "verbatim" {
			out.Form = w.Form
		}
		at := cite.cite(schema.Evidence{Report: w.Report, Start: w.Start, End: w.End})
		if w.Report == a {
			out.A = append(out.A, at)
		} else {
			out.B = append(out.B, at)
		}
	}
	return out
}

// place is the index that a cursor stands for.
func place(s, of string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := cursor.Decode(s, of, 1)
	if err != nil {
		return 0, err
	}
	if n[0] < 0 || n[0] > 1<<30 {
		return 0, cursor.ErrWrong
	}
	return int(n[0]), nil
}
