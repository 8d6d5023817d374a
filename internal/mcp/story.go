package mcp

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/cursor"
	"github.com/headwater-news/headwater/schema"
)

type getArgs struct {
	Story  string `json:"story" jsonschema:"the story's id"`
	Part   string `json:"part,omitempty" jsonschema:"overview (if left out), claims, claim, conflicts, quotes, timeline, lineage or reports"`
	Claim  string `json:"claim,omitempty" jsonschema:"the id of a claim, for part claim: all its evidence, and which of it counts as one origin and why"`
	Limit  int    `json:"limit,omitempty" jsonschema:"the most items, from 1 to 100; 20 if left out"`
	Cursor string `json:"cursor,omitempty" jsonschema:"next of the result before"`
}

// Part is a part of a story: the head, and the one list that was asked for.
type Part struct {
	Head
	Lines     []Line     `json:"lines,omitempty" jsonschema:"overview: what the reports say, in their words"`
	Claims    []Claim    `json:"claims,omitempty"`
	Claim     *Claim     `json:"claim,omitempty"`
	Merges    []Merge    `json:"merges,omitempty" jsonschema:"which evidence of the claim counts as one origin, and why"`
	Conflicts []Conflict `json:"conflict_list,omitempty"`
	Quotes    []Quote    `json:"quotes,omitempty"`
	Timeline  []Event    `json:"timeline,omitempty"`
	Lineage   []Edge     `json:"lineage,omitempty" jsonschema:"who took text from whom"`
	Members   []Member   `json:"report_list,omitempty"`
	Next      string     `json:"next,omitempty" jsonschema:"the cursor of what follows"`
}

// Line is one line of the brief.
type Line struct {
	Claim    string       `json:"claim" jsonschema:"the claim's id"`
	Origins  schema.Range `json:"origins" jsonschema:"independent origins of the claim"`
	Evidence []Citation   `json:"evidence"`
	More     int          `json:"more,omitempty" jsonschema:"how many pieces of evidence are left out"`
}

// Claim is one assertion.
type Claim struct {
	ID       string       `json:"id"`
	Text     string       `json:"text"`
	Origins  schema.Range `json:"origins" jsonschema:"independent origins, from low to high; denials and hedges are no support"`
	Names    []string     `json:"names" jsonschema:"the origins as the high count tells them apart"`
	RestsOn  string       `json:"rests_on,omitempty" jsonschema:"what little would change the count"`
	Evidence []Citation   `json:"evidence"`
	More     int          `json:"more,omitempty" jsonschema:"how many pieces of evidence are left out"`
}

// Merge is two pieces of evidence that count as one origin.
type Merge struct {
	A        int     `json:"a" jsonschema:"a piece of the claim's evidence, counted from 0 over all pages"`
	B        int     `json:"b"`
	Why      string  `json:"why"`
	Strength float64 `json:"strength" jsonschema:"from 0 to 1"`
}

// Conflict is what can't both hold.
type Conflict struct {
	ID    string         `json:"id"`
	Kind  string         `json:"kind" jsonschema:"denial, negation, number, date, place or origin"`
	Note  string         `json:"note"`
	Sides []ConflictSide `json:"sides"`
}

// ConflictSide is one side of a conflict.
type ConflictSide struct {
	Claim    string        `json:"claim,omitempty" jsonschema:"the claim's id"`
	Origins  *schema.Range `json:"origins,omitempty"`
	Evidence []Citation    `json:"evidence"`
	More     int           `json:"more,omitempty"`
}

// Quote is something that was said, in its wordings.
type Quote struct {
	ID       string     `json:"id"`
	Speaker  string     `json:"speaker,omitempty"`
	Evidence []Citation `json:"evidence" jsonschema:"one place for each wording"`
	More     int        `json:"more,omitempty" jsonschema:"how many places are left out"`
}

// Event is an entry of the timeline.
type Event struct {
	When     string     `json:"when" jsonschema:"a value of TIMEX3; XXXX stands for a year that the reports do not fix"`
	About    string     `json:"about" jsonschema:"event or publication"`
	Text     string     `json:"text"`
	Evidence []Citation `json:"evidence"`
	More     int        `json:"more,omitempty"`
}

// Edge is text that went from one report to another.
type Edge struct {
	From       string   `json:"from" jsonschema:"a report's ref, or the name of a lost source (α, β ...)"`
	To         string   `json:"to"`
	Share      float64  `json:"share" jsonschema:"of the later text that was taken, from 0 to 1"`
	Confidence float64  `json:"confidence"`
	Why        []string `json:"why"`
}

// Member is a report of the story.
type Member struct {
	Report    string `json:"report" jsonschema:"its ref"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"the day"`
	Basis     string `json:"basis" jsonschema:"whether the day is stated, given, inferred or unknown"`
	Length    int    `json:"length" jsonschema:"of its text, in code points"`
	SameText  string `json:"same_text,omitempty" jsonschema:"the ref of a report that has the very same text"`
}

const (
	fewEvidence = 3  // for an item of a list
	mostNames   = 12 // of origins
)

func (t *tools) get(ctx context.Context, in getArgs) (*Part, error) {
	limit, err := limited(in.Limit, 20, 100)
	if err != nil {
		return nil, err
	}
	b, err := t.archive.Story(ctx, in.Story, headwater.Options{})
	if err != nil {
		return nil, err
	}
	v := &view{story: &b.Stories[0], cite: newCiter(b.Reports), claims: map[string]*schema.Claim{}}
	for i := range v.story.Claims {
		v.claims[v.story.Claims[i].ID] = &v.story.Claims[i]
	}
	p := &Part{Head: head(b)}
	// A place in one version of a story is none in the next.
	of := strings.Join([]string{"story", p.ID, in.Part, in.Claim, v.version()}, "\x00")
	from, err := place(in.Cursor, of)
	if err != nil {
		return nil, wrong("this is no cursor of this part, or the story has changed since: begin again without it")
	}
	next, err := v.fill(p, in, from, limit)
	if err == nil && next > 0 {
		p.Next = cursor.Encode(of, int64(next))
	}
	return p, err
}

// view is a story as its parts are made.
type view struct {
	story  *schema.Story
	cite   *citer
	claims map[string]*schema.Claim
}

// version changes with what the story holds.
func (v *view) version() string {
	var b strings.Builder
	for _, id := range v.story.Reports {
		r := v.cite.reports[id]
		b.WriteString(r.Ref + "\x00" + r.SHA256 + "\x00")
	}
	return b.String()
}

// fill puts the items from an index on into the part that is asked for.
func (v *view) fill(p *Part, in getArgs, from, limit int) (next int, err error) {
	s := v.story
	switch in.Part {
	case "", "overview":
		p.Lines, next, err = fit(each(s.Lines, v.line), from, limit)
	case "claims":
		p.Claims, next, err = fit(each(s.Claims, v.claim), from, limit)
	case "claim":
		c := v.claims[in.Claim]
		if c == nil {
			return 0, wrong("the story has no claim %q: take its id from part claims", in.Claim)
		}
		whole := v.claim(c)
		whole.Evidence, next, err = fit(each(c.Evidence, v.stand), from, limit)
		whole.More = len(c.Evidence) - from - len(whole.Evidence)
		p.Claim, p.Merges = &whole, merges(c, from, from+len(whole.Evidence))
	case "conflicts":
		p.Conflicts, next, err = fit(each(s.Conflicts, v.conflict), from, limit)
	case "quotes":
		p.Quotes, next, err = fit(each(s.Quotes, v.quote), from, limit)
	case "timeline":
		p.Timeline, next, err = fit(each(s.Timeline, v.event), from, limit)
	case "lineage":
		p.Lineage, next, err = fit(each(s.Lineage.Edges, v.edge), from, limit)
	case "reports":
		p.Members, next, err = fit(v.members(), from, limit)
	default:
		return 0, wrong("part: write overview, claims, claim, conflicts, quotes, timeline, lineage or reports")
	}
	return next, err
}

func each[S, T any](list []S, of func(*S) T) []T {
	out := make([]T, len(list))
	for i := range list {
		out[i] = of(&list[i])
	}
	return out
}

func (v *view) line(l *schema.Line) Line {
	out := Line{Claim: l.Claim}
	if c := v.claims[l.Claim]; c != nil {
		out.Origins = c.Origins.Range()
	}
	out.Evidence, out.More = v.cite.citeAll(l.Evidence, fewEvidence)
	return out
}

func (v *view) claim(c *schema.Claim) Claim {
	out := Claim{ID: c.ID, Text: c.Text, Origins: c.Origins.Range(), Names: []string{}, RestsOn: known(c.Origins.RestsOn), Evidence: []Citation{}}
	for _, o := range c.Origins.List[:min(len(c.Origins.List), mostNames)] {
		out.Names = append(out.Names, o.Name)
	}
	for i := range c.Evidence[:min(len(c.Evidence), fewEvidence)] {
		out.Evidence = append(out.Evidence, v.stand(&c.Evidence[i]))
	}
	out.More = len(c.Evidence) - len(out.Evidence)
	return out
}

func (v *view) stand(e *schema.ClaimEvidence) Citation {
	out := v.cite.cite(schema.Evidence{Report: e.Report, Start: e.Start, End: e.End})
	out.Stance = e.Stance
	var names []string
	for _, l := range e.Chain {
		names = append(names, l.Name)
	}
	out.Chain = strings.Join(names, " → ")
	return out
}

// mostMerges is how many reasons a claim's evidence is given with.
const mostMerges = 100

// merges are those that a piece of evidence of the page has a part in, the
// strongest first.
func merges(c *schema.Claim, from, to int) []Merge {
	var out []Merge
	for _, m := range c.Merges {
		if m.A >= from && m.A < to || m.B >= from && m.B < to {
			out = append(out, Merge{m.A, m.B, m.Why, m.Strength})
		}
	}
	slices.SortStableFunc(out, func(a, b Merge) int { return cmp.Compare(b.Strength, a.Strength) })
	return out[:min(len(out), mostMerges)]
}

func (v *view) conflict(c *schema.Conflict) Conflict {
	out := Conflict{ID: c.ID, Kind: c.Kind, Note: c.Note, Sides: []ConflictSide{}}
	for _, s := range c.Sides {
		x := ConflictSide{Claim: known(s.Claim)}
		if c := v.claims[x.Claim]; c != nil {
			x.Origins = new(c.Origins.Range())
		}
		x.Evidence, x.More = v.cite.citeAll(s.Evidence, fewEvidence)
		out.Sides = append(out.Sides, x)
	}
	return out
}

func (v *view) quote(q *schema.Said) Quote {
	out := Quote{ID: q.ID, Speaker: known(q.Speaker), Evidence: []Citation{}}
	for _, w := range q.Wordings {
		if len(out.Evidence) < fewEvidence && len(w.Evidence) > 0 {
			out.Evidence = append(out.Evidence, v.cite.cite(w.Evidence[0]))
		}
		out.More += len(w.Evidence)
	}
	out.More -= len(out.Evidence)
	return out
}

func (v *view) event(e *schema.Event) Event {
	out := Event{When: e.Value, About: e.About, Text: e.Text}
	out.Evidence, out.More = v.cite.citeAll(e.Evidence, fewEvidence)
	return out
}

func (v *view) edge(e *schema.Edge) Edge {
	return Edge{From: v.ref(e.From), To: v.ref(e.To), Share: e.Share, Confidence: e.Confidence, Why: e.Why}
}

// ref names a node of the lineage.
func (v *view) ref(id string) string {
	if r := v.cite.reports[id]; r != nil {
		return r.Ref
	}
	return id
}

func (v *view) members() []Member {
	same := map[string]string{}
	for _, n := range v.story.Lineage.Nodes {
		for _, id := range n.SameText {
			same[id] = v.ref(n.ID)
		}
	}
	var out []Member
	for _, id := range v.story.Reports {
		r := v.cite.reports[id]
		out = append(out, Member{
			Report: r.Ref, Outlet: known(r.Outlet), Title: known(r.Title), Published: known(r.Published.Start), Basis: r.Published.Basis,
			Length: len([]rune(r.Text)), SameText: same[id],
		})
	}
	return out
}
