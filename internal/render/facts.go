package render

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/codepoint"
	"github.com/headwater-news/headwater/schema"
)

// library holds a brief's reports for looking up words in them.
type library struct {
	reports map[string]*schema.Report   // by id
	indexes map[string]*codepoint.Index // of the texts that were quoted, by report id
}

func newLibrary(b *schema.Brief) *library {
	l := &library{reports: make(map[string]*schema.Report, len(b.Reports)), indexes: map[string]*codepoint.Index{}}
	for i := range b.Reports {
		l.reports[b.Reports[i].ID] = &b.Reports[i]
	}
	return l
}

// index is that of a report's text, nil if there is no such report.
func (l *library) index(id string) *codepoint.Index {
	if l.indexes[id] == nil && l.reports[id] != nil {
		l.indexes[id] = codepoint.NewIndex(l.reports[id].Text)
	}
	return l.indexes[id]
}

// words are what a report says at a place.
func (l *library) words(e schema.Evidence) string {
	index := l.index(e.Report)
	if index == nil {
		return ""
	}
	words, _ := index.Slice(e.Start, e.End)
	return words
}

// facts is one story and what every format asks of it.
type facts struct {
	*schema.Story
	*library
	order   map[string]int           // of the story's reports, by id
	claims  map[string]*schema.Claim // by id
	dispute map[string]bool          // ids of claims in a conflict
}

func newFacts(story *schema.Story, lib *library) *facts {
	s := &facts{Story: story, library: lib, order: map[string]int{}, claims: map[string]*schema.Claim{}, dispute: map[string]bool{}}
	for i, id := range story.Reports {
		s.order[id] = i
	}
	for i := range story.Claims {
		s.claims[story.Claims[i].ID] = &story.Claims[i]
	}
	for _, c := range story.Conflicts {
		for _, side := range c.Sides {
			s.dispute[text(side.Claim)] = true
		}
	}
	return s
}

// inOrder lists reports in the story's order, each once.
func (s *facts) inOrder(ids []string) []string {
	ids = slices.Clone(ids)
	slices.SortStableFunc(ids, func(a, b string) int { return s.order[a] - s.order[b] })
	return slices.Compact(ids)
}

func reportsOf(places []schema.Evidence) []string {
	var ids []string
	for _, e := range places {
		ids = append(ids, e.Report)
	}
	return ids
}

// stance is how places of a claim's evidence stand to it.
func (s *facts) stance(c *schema.Claim, places []schema.Evidence) string {
	for _, at := range places {
		for _, e := range c.Evidence {
			if e.Report == at.Report && (e.Start <= at.Start && at.End <= e.End || at.Start <= e.Start && e.End <= at.End) {
				return e.Stance
			}
		}
	}
	return "asserts"
}

// sideStance is the stance of a side of a conflict. Words of one claim that one says and
// another denies in the same breath are on both sides of it, first of who says them.
func (s *facts) sideStance(claim *schema.Claim, c schema.Conflict, n int, side schema.Side) string {
	stance := s.stance(claim, side.Evidence)
	if c.Kind == "denial" && n > 0 && stance == "asserts" && text(c.Sides[0].Claim) == text(side.Claim) {
		return "denies"
	}
	return stance
}

// taking lists where a stance on a claim is taken.
func taking(c *schema.Claim, stance string) []schema.Evidence {
	var out []schema.Evidence
	for _, e := range c.Evidence {
		if e.Stance == stance {
			out = append(out, placeOf(e))
		}
	}
	return out
}

func placeOf(e schema.ClaimEvidence) schema.Evidence {
	return schema.Evidence{Report: e.Report, Start: e.Start, End: e.End}
}

// voice is an origin that takes a stance on a claim.
type voice struct{ Name, Kind string }

// voices lists the origins of a stance on a claim. Those of one name are told in
// one, "3× officials", and so, last, are reports that say so of themselves and
// whose outlet is not known.
func voices(c *schema.Claim, stance string) []voice {
	var out []voice
	var alone []string // reports
	add := func(v voice, evidence []int) {
		for _, i := range evidence {
			if i >= 0 && i < len(c.Evidence) && v.Name == "report "+c.Evidence[i].Report {
				alone = append(alone, c.Evidence[i].Report)
				return
			}
		}
		out = append(out, v)
	}
	if stance == "asserts" {
		for _, o := range c.Origins.List {
			add(voice{o.Name, o.Kind}, o.Evidence)
		}
	} else {
		for i, e := range c.Evidence {
			if e.Stance == stance && len(e.Chain) > 0 {
				end := e.Chain[len(e.Chain)-1]
				v := voice{end.Name, end.Kind}
				if !slices.ContainsFunc(out, func(o voice) bool { return folded(o) == folded(v) }) {
					add(v, []int{i})
				}
			}
		}
	}
	if stance == "asserts" { // of others it isn't known how many they are
		out = tallied(out)
	}
	slices.Sort(alone)
	switch alone = slices.Compact(alone); {
	case len(alone) == 0:
		return out
	case len(out) == 0:
		return []voice{{Name: "no source named"}}
	}
	return append(out, voice{Name: "none named in " + listed(alone)})
}

// folded is a voice whose name has no capitals: outlets don't agree on them.
func folded(v voice) voice { return voice{strings.ToLower(v.Name), v.Kind} }

// tallied counts the voices of one name: "2× two officials".
func tallied(all []voice) []voice {
	var out []voice
	times := map[voice]int{}
	for _, v := range all {
		if times[folded(v)]++; times[folded(v)] == 1 {
			out = append(out, v)
		}
	}
	for i, v := range out {
		if n := times[folded(v)]; n > 1 {
			out[i].Name = fmt.Sprintf("%d× %s", n, v.Name)
		}
	}
	return out
}

// sideName labels a side of a conflict: by its stance where one claim is
// asserted and denied, else by its place in the list.
func (s *facts) sideName(c schema.Conflict, n int, side schema.Side) string {
	if claim := s.claims[text(side.Claim)]; claim != nil && c.Kind == "denial" {
		switch s.sideStance(claim, c, n, side) {
		case "denies":
			return "denied"
		case "hedges":
			return "hedged"
		}
		return "asserted"
	}
	switch {
	case n == 0:
		return "one side"
	case len(c.Sides) == 2:
		return "other side"
	}
	return fmt.Sprintf("side %d", n+1)
}

// unnamed heads the quotes whose speaker is not known.
const unnamed = "Speaker not named"

// speaker is one person and what they are quoted as saying.
type speaker struct {
	name   string // "" when nobody is named
	quotes []schema.Said
}

// speakers groups the quotes, those that nobody is named for last.
func (s *facts) speakers() []speaker {
	var out []speaker
	at := map[string]int{}
	for _, q := range s.Quotes {
		name := text(q.Speaker)
		folded := strings.ToLower(name) // outlets don't agree on capitals
		i, ok := at[folded]
		if !ok {
			i = len(out)
			at[folded] = i
			out = append(out, speaker{name: name})
		}
		out[i].quotes = append(out[i].quotes, q)
	}
	slices.SortStableFunc(out, func(a, b speaker) int { return cmp.Compare(btoi(a.name == ""), btoi(b.name == "")) })
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// publication is a day on which reports came out.
type publication struct {
	day    string
	start  string // in ISO 8601, "" when open
	places []schema.Evidence
}

func (s *facts) publications() []publication {
	var out []publication
	at := map[string]int{}
	for _, e := range s.Timeline {
		if e.About != "publication" {
			continue
		}
		day := eventDay(&e)
		i, ok := at[day]
		if !ok {
			i = len(out)
			at[day] = i
			out = append(out, publication{day: day})
			if e.Interval != nil {
				out[i].start = e.Interval.Start
			}
		}
		out[i].places = append(out[i].places, e.Evidence...)
	}
	return out
}

// sentence widens a clause to the sentence it stands in: a clause cut out of
// its attribution is hard to read.
func (s *facts) sentence(e schema.Evidence) schema.Evidence {
	const longest = 400 // code points; a sentence beyond that is no easier to read
	r := s.reports[e.Report]
	if r == nil {
		return e
	}
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].End >= e.End })
	if i == len(r.Sentences) || r.Sentences[i].Start > e.Start || r.Sentences[i].End-r.Sentences[i].Start > longest {
		return e
	}
	return schema.Evidence{Report: e.Report, Start: r.Sentences[i].Start, End: r.Sentences[i].End}
}

// alone lists the sentences that say what one report says and no other, each
// once, in the order of the reports, and of a report's those first that can be
// read by themselves. What a line of the brief quotes is not said again, nor is
// a headline, nor a quote that another report has too.
func (s *facts) alone() []schema.Evidence {
	if len(s.Reports) < 2 {
		return nil
	}
	var found, torn []schema.Evidence
	seen := map[schema.Evidence]bool{}
	for _, l := range s.Lines {
		if len(l.Evidence) > 0 {
			seen[s.sentence(l.Evidence[0])] = true
		}
	}
	for _, q := range s.Quotes { // two reports have it, in other words perhaps
		if places := placesOf(q); slices.ContainsFunc(places, func(e schema.Evidence) bool { return e.Report != places[0].Report }) {
			for _, e := range places {
				seen[s.sentence(e)] = true
			}
		}
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		if len(c.Evidence) == 0 || slices.ContainsFunc(c.Evidence, func(e schema.ClaimEvidence) bool { return e.Report != c.Evidence[0].Report }) {
			continue
		}
		e := s.sentence(schema.Evidence{Report: c.Evidence[0].Report, Start: c.Evidence[0].Start, End: c.Evidence[0].End})
		if seen[e] || s.titles(e) {
			continue
		}
		seen[e] = true
		if standsAlone(s.words(e)) {
			found = append(found, e)
		} else {
			torn = append(torn, e)
		}
	}
	found = append(found, torn...)
	slices.SortStableFunc(found, func(a, b schema.Evidence) int { return s.order[a.Report] - s.order[b.Report] })
	return found
}

// placesOf is where a quote stands, in all its wordings.
func placesOf(q schema.Said) []schema.Evidence {
	var out []schema.Evidence
	for _, w := range q.Wordings {
		out = append(out, w.Evidence...)
	}
	return out
}

// titles reports whether a place is its report's title.
func (s *facts) titles(e schema.Evidence) bool {
	r := s.reports[e.Report]
	return r != nil && r.Title != nil && strings.TrimSpace(s.words(e)) == strings.TrimSpace(*r.Title)
}

// within reports whether one place lies in another.
func within(e, in schema.Evidence) bool {
	return e.Report == in.Report && in.Start <= e.Start && e.End <= in.End
}

// spread takes n places evenly over the reports they stand in, each report's
// first ones, and keeps their order.
func spread(list []schema.Evidence, n int) []schema.Evidence {
	if len(list) <= n {
		return list
	}
	turn := make([]int, len(list)) // how many of its report come before each
	for i := range list {
		if i > 0 && list[i].Report == list[i-1].Report {
			turn[i] = turn[i-1] + 1
		}
	}
	sorted := slices.Sorted(slices.Values(turn))
	last, over := sorted[n-1], 0 // the last turn taken, and how many of it there is room for
	for _, t := range sorted[:n] {
		if t == last {
			over++
		}
	}
	var out []schema.Evidence
	for i, t := range turn {
		if t < last {
			out = append(out, list[i])
		} else if t == last && over > 0 {
			over--
			out = append(out, list[i])
		}
	}
	return out
}
