package verify

import (
	"fmt"

	"github.com/headwater-news/headwater/schema"
)

// consistency checks what a brief says of itself: that spans lie in their
// texts, that ids lead somewhere, and that what is quoted is what stands there.
func (c *checker) consistency() {
	c.uniqueReports()
	for i := range c.brief.Reports {
		c.sentences(&c.brief.Reports[i])
	}
	for _, x := range citations(c.brief) {
		c.inside(x)
	}
	for i := range c.brief.Stories {
		s := &c.brief.Stories[i]
		c.ids(s)
		c.quoted(s)
	}
}

func (c *checker) broken(format string, args ...any) {
	c.found = append(c.found, Difference{Kind: Broken, What: fmt.Sprintf(format, args...)})
}

func (c *checker) uniqueReports() {
	ids, refs := map[string]bool{}, map[string]bool{}
	for _, r := range c.brief.Reports {
		if ids[r.ID] {
			c.broken("two reports have the id %s", r.ID)
		}
		if refs[r.Ref] {
			c.broken("two reports have the ref %s", r.Ref)
		}
		ids[r.ID], refs[r.Ref] = true, true
	}
}

func (c *checker) sentences(r *schema.Report) {
	for i, s := range r.Sentences {
		c.inside(citation{r.ID, s.Start, s.End, fmt.Sprintf("sentence %d", i+1)})
	}
}

func (c *checker) inside(x citation) {
	index, ok := c.indexes[x.report]
	if !ok {
		c.broken("%s points at report %q, which the brief does not have", x.what, x.report)
		return
	}
	if _, ok := index.Slice(x.start, x.end); !ok || x.start == x.end {
		c.found = append(c.found, Difference{
			Kind: Broken, Report: c.refs[x.report], Start: x.start, End: x.end,
			What: fmt.Sprintf("%s lies outside the text or is empty: it has %d code points", x.what, index.Len()),
		})
	}
}

// ids checks that every id and index of a story leads somewhere.
func (c *checker) ids(s *schema.Story) {
	need := func(known map[string]bool, id, format string, args ...any) {
		if !known[id] {
			c.broken("story %s: %s: there is no %q", s.ID, fmt.Sprintf(format, args...), id)
		}
	}
	reports, nodes, passages, claims := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, id := range s.Reports {
		reports[id] = true
		if c.indexes[id] == nil {
			c.broken("story %s: there is no report %q", s.ID, id)
		}
	}
	for _, p := range s.Passages {
		passages[p.ID] = true
	}
	for _, x := range s.Claims {
		claims[x.ID] = true
	}
	for _, n := range s.Lineage.Nodes {
		nodes[n.ID] = true
		if n.Kind == "report" {
			need(reports, n.ID, "node of the lineage")
		}
		for _, id := range n.SameText {
			need(reports, id, "same text as %s", n.ID)
		}
	}
	for _, e := range s.Lineage.Edges {
		need(nodes, e.From, "edge of the lineage")
		need(nodes, e.To, "edge of the lineage")
		for _, id := range e.Passages {
			need(passages, id, "passage of the edge %s–%s", e.From, e.To)
		}
	}
	for _, x := range s.Claims {
		c.indexesOf(s.ID, &x)
		for _, m := range x.Merges {
			if m.Passage != nil {
				need(passages, *m.Passage, "passage of a merge of claim %s", x.ID)
			}
		}
	}
	for _, x := range s.Conflicts {
		for _, side := range x.Sides {
			if side.Claim != nil {
				need(claims, *side.Claim, "side of conflict %s", x.ID)
			}
		}
	}
	for i, line := range s.Lines {
		need(claims, line.Claim, "claim of line %d", i+1)
	}
}

// indexesOf checks the indexes into a claim's evidence.
func (c *checker) indexesOf(story string, x *schema.Claim) {
	need := func(i int, where string) {
		if i < 0 || i >= len(x.Evidence) {
			c.broken("story %s: %s of claim %s points at evidence %d of %d", story, where, x.ID, i, len(x.Evidence))
		}
	}
	for _, m := range x.Merges {
		need(m.A, "a merge")
		need(m.B, "a merge")
	}
	for _, o := range x.Origins.List {
		for _, i := range o.Evidence {
			need(i, "origin "+o.Name)
		}
	}
}

// quoted checks that lines and quotes are the words of their evidence.
func (c *checker) quoted(s *schema.Story) {
	for i, line := range s.Lines {
		c.reads(line.Text, line.Evidence, "story %s: line %d", s.ID, i+1)
	}
	for _, q := range s.Quotes {
		for _, w := range q.Wordings {
			c.reads(w.Text, w.Evidence, "story %s: quote %s", s.ID, q.ID)
		}
	}
}

// reads checks that text is what stands at one of its places, or, for a quote
// that runs over several sentences, at a run of places of one report; the
// others may word it otherwise.
func (c *checker) reads(text string, places []schema.Evidence, format string, args ...any) {
	var first *Difference
	for i, e := range places {
		got := ""
		for _, next := range places[i:] {
			index := c.indexes[next.Report]
			if index == nil || next.Report != e.Report {
				break
			}
			words, _ := index.Slice(next.Start, next.End)
			if got += " " + words; sameWords(text, got) {
				return
			}
		}
		if first == nil {
			first = &Difference{Report: c.refs[e.Report], Start: e.Start, End: e.End, Got: got}
		}
	}
	if first == nil {
		first = &Difference{}
	}
	first.Kind, first.Want = Broken, text
	first.What = fmt.Sprintf(format, args...) + " is not what stands at its evidence"
	c.found = append(c.found, *first)
}
