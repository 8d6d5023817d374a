package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/disjoint"
)

// Strengths of dependence, as beliefs. A merge above lowBar holds in the low
// count, one above highBar in the high count too.
const (
	lowBar  = 0.25
	highBar = 0.9

	sameName     = 0.97 // the same person, institution or document
	sameWords    = 0.95 // the same text word for word
	sameReworded = 0.92 // the same text reworded
	ownHeadline  = 0.92 // headlined and ascribed in one report: the report says whom it has it from
	ownReport    = 0.5  // stated and ascribed in one report
	namedNear    = 0.92 // the clause has the source's name and a word of saying
	unread       = 0.5  // the clause has a word of saying, but whose is not known
	citedOutlet  = 0.92 // the chain runs through an outlet whose own report is here
	sameOwner    = 0.5  // what two outlets of one owner state themselves, as the table has it
	decidedOwner = 0.92 // … as people decided
	sameRelay    = 0.92 // all that is known of a source is through another that is counted
	otherName    = 0.5  // the same text, given to two people
	sameSurname  = 0.95 // "Voss" beside "Ana Voss"
	vagueName    = 0.5  // the same vague words: "officials"
	likeName     = 0.4  // "a White House official" and the White House
	oneAccount   = 0.35 // police and prosecutors, who tell of one inquiry
	unnamed      = 0.35 // the report doesn't say whom it has it from
	bothUnnamed  = 0.3  // two sources that are not named
)

// claim builds one claim from the units of a group.
func (s *finder) claim(units []unit, group []int) Claim {
	var c Claim
	for _, i := range group {
		c.Evidence = append(c.Evidence, s.evidence(units[i]))
	}
	slices.SortStableFunc(c.Evidence, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(x.Report, y.Report), cmp.Compare(x.Start, y.Start))
	})
	c.Best = s.best(c)
	c.count(s)
	return c
}

// ownChain is the origin of what a report states of itself: who put it out as a
// statement of their own, or its outlet, or, where that isn't known, the report.
func (s *finder) ownChain(r int) attribution.Link {
	if issuer := s.Readings[r].Issuer; issuer != nil {
		return *issuer
	}
	return attribution.Link{Name: s.Texts[r].Outlet, Kind: attribution.Outlet}
}

// own reports whether evidence is stated by the report itself.
func (s *finder) own(e Evidence) bool { return e.own() }

func (e Evidence) own() bool {
	last := e.Chain[len(e.Chain)-1]
	return last.Kind == attribution.Outlet && last.Span.Empty() && len(e.Chain) == 1
}

// sourceNamed is the name of whom a report has evidence from, or "" if it
// states it itself.
func (e Evidence) sourceNamed() string {
	if e.own() {
		return ""
	}
	return e.Chain[len(e.Chain)-1].Name
}

// counting returns the evidence that is counted: what asserts, else what
// hedges, else what denies.
func (c *Claim) counting() []int {
	for _, stance := range []Stance{Asserts, Hedges, Denies} {
		var out []int
		for i, e := range c.Evidence {
			if e.Stance == stance {
				out = append(out, i)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// count finds the merges among a claim's evidence and counts what is left.
func (c *Claim) count(s *finder) {
	list := c.counting()
	c.Merges = s.merges(c.Evidence, list)
	low, high := s.groups(c.Evidence, c.Merges)
	least, one, other := (&merger{story: s, evidence: c.Evidence}).supports(list, low)
	at := map[int]int{}
	for _, i := range list {
		k, ok := at[high.Root(i)]
		if !ok {
			k = len(c.Origins)
			at[high.Root(i)] = k
			c.Origins = append(c.Origins, Origin{})
		}
		c.Origins[k].Evidence = append(c.Origins[k].Evidence, i)
	}
	for k := range c.Origins {
		o := &c.Origins[k]
		o.Name, o.Kind = s.originOf(*c, o.Evidence)
	}
	c.Count = Range{least, len(c.Origins)}
	c.RestsOn = c.restsOn(c.decisive(low, high), one, other)
}

// originOf names a group by its best-named member: a name beats a description,
// anything beats the relaying outlet.
func (s *finder) originOf(c Claim, evidence []int) (string, attribution.Kind) {
	rank := func(l attribution.Link, own bool) int {
		switch {
		case own:
			return 0
		case l.Kind == attribution.Unknown, l.Kind == attribution.Anonymous && likePress(l.Name):
			return 1
		case l.Kind == attribution.Outlet:
			return 2
		case l.Kind == attribution.Anonymous:
			return 3
		case strings.ToLower(l.Name) == l.Name: // "their union"
			return 4
		}
		return 5
	}
	best, bestRank, bestTaken := attribution.Link{}, -1, 0.0
	for _, i := range evidence {
		e := c.Evidence[i]
		l := e.Chain[len(e.Chain)-1]
		r, taken := rank(l, s.own(e)), s.taken(e.Report)
		if r > bestRank || r == bestRank && taken < bestTaken {
			best, bestRank, bestTaken = l, r, taken
		}
	}
	if bestRank == 0 {
		if lost := s.lostSource(c, evidence); lost != "" {
			return lost, "lost"
		}
	}
	return best.Name, best.Kind
}

// lostSource names the lost source that a claim stated by several reports in
// one wording hangs on.
func (s *finder) lostSource(c Claim, evidence []int) string {
	for _, i := range evidence {
		e := c.Evidence[i]
		for _, k := range s.edgesTo[s.node[e.Report]] {
			edge := s.Graph.Edges[k]
			if lost := s.Graph.Nodes[edge.From].Lost; lost != "" && slices.ContainsFunc(e.witness, func(w witness) bool { return slices.Contains(edge.Passages, w.passage) }) {
				return lost
			}
		}
	}
	return ""
}

// decisive is the strongest merge of evidence that is one in the low count and
// not in the high one, or nil. A merge of what surely hangs together by another
// decides nothing.
func (c *Claim) decisive(low, high disjoint.Sets) *Merge {
	var best *Merge
	for i := range c.Merges {
		m := &c.Merges[i]
		if low.Root(m.A) == low.Root(m.B) && high.Root(m.A) != high.Root(m.B) && (best == nil || m.Strength > best.Strength) {
			best = m
		}
	}
	return best
}

// restsOn says what decides between the low count and the next, in words that
// need no others: "only 1 if A and C, which name no source, have the same one".
// one and other are evidence that may not say the same, or -1.
func (c *Claim) restsOn(decisive *Merge, one, other int) string {
	if c.Count.Low == c.Count.High {
		if c.Count.High == 1 {
			return c.Origins[0].Name
		}
		return ""
	}
	if decisive == nil && one >= 0 {
		return fmt.Sprintf("only %d if %s and %s do not say the same thing", c.Count.Low, ReportName(c.Evidence[one].Report), ReportName(c.Evidence[other].Report))
	}
	if decisive == nil {
		return ""
	}
	a, b := c.Evidence[decisive.A], c.Evidence[decisive.B]
	if c.Count.High > c.Count.Low+1 { // it takes more than this one
		return fmt.Sprintf("fewer if %s, down to %d", inWords(decisive.Why, a, b), c.Count.Low)
	}
	return fmt.Sprintf("only %d if %s", c.Count.Low, inWords(decisive.Why, a, b))
}

// ReportName stands for a report in reasons; the brief puts its id there.
func ReportName(r int) string { return fmt.Sprintf("{r%d}", r) }

// inWords says what a merge supposes.
func inWords(why string, a, b Evidence) string {
	x, y := ReportName(a.Report), ReportName(b.Report)
	nameA, nameB := a.sourceNamed(), b.sourceNamed()
	if why == sameWording && a.own() && b.own() {
		why = "same text"
	}
	switch why {
	case "same lost source":
		return fmt.Sprintf("%s and %s both took it from a text that is not among these reports", x, y)
	case "took text from it":
		return fmt.Sprintf("%s took it from %s, or %[2]s from %[1]s", x, y)
	case "same origin", "maybe same origin", "both unnamed", sameWording:
		if nameA == "" || nameB == "" {
			return unsaidInWords(x, nameA, y, nameB)
		}
		return fmt.Sprintf("“%s” in %s and “%s” in %s are one source", nameA, x, nameB, y)
	case "one account of the authorities":
		return fmt.Sprintf("“%s” in %s and “%s” in %s give one account", nameA, x, nameB, y)
	case "same owner":
		return fmt.Sprintf("%s and %s, of one owner, have it from one source", x, y)
	case "same text":
		return fmt.Sprintf("%s and %s both took it from one text", x, y)
	case "same report":
		return fmt.Sprintf("%s has it from the source that it names, and from nobody else", x)
	case "no source named":
		if leftOpen(a) && !leftOpen(b) {
			x, nameA, y, nameB = y, nameB, x, nameA
		}
		return unsaidInWords(x, nameA, y, nameB)
	}
	return why
}

// unsaidInWords supposes that of two reports one, or both, don't say whom they
// have it from, or no more than what outlet has it.
func unsaidInWords(x, nameX, y, nameY string) string {
	switch {
	case nameX != "" && nameY != "":
		return fmt.Sprintf("“%s” in %s has it from %s", nameY, y, nameX)
	case nameY != "":
		return fmt.Sprintf("%s, which names no source, has it from %s", x, nameY)
	case nameX != "":
		return fmt.Sprintf("%s, which names no source, has it from %s", y, nameX)
	}
	return fmt.Sprintf("%s and %s, which name no source, have the same one", x, y)
}

// best picks the evidence that words the claim best: whole, out of the
// headlines, not opening with a pronoun, attested in most wordings, long
// enough to stand alone.
func (s *finder) best(c Claim) int {
	best, bestScore := 0, -1e9
	for i, e := range c.Evidence {
		text := e.In(s.Texts[e.Report].Text)
		score := -s.taken(e.Report)
		if e.Stance != Asserts {
			score -= 3
		}
		if e.Headline {
			score -= 1
		}
		t := s.Texts[e.Report]
		if startsWithPronoun(text) || startsWithPronoun(t.Sentences[e.Sentence].In(t.Text)) {
			score -= 2
		}
		if strings.Count(text, `"`)%2 == 1 {
			score -= 1
		}
		if n := len(text); n > 300 {
			score -= float64(n-300) / 200
		} else if n < 40 {
			score--
		}
		if !s.own(e) {
			score += 0.5
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// total counts the origins behind all claims of the story, each once. Where
// nothing is claimed, there is at least who published it.
func (s *finder) total(claims []Claim) Range {
	var all []Evidence
	var list []int
	var merges []Merge
	for _, c := range claims {
		base := len(all)
		all = append(all, c.Evidence...)
		for _, i := range c.counting() {
			list = append(list, base+i)
		}
		for _, m := range c.Merges {
			merges = append(merges, Merge{A: base + m.A, B: base + m.B, Strength: m.Strength})
		}
	}
	m := &merger{story: s, evidence: all, at: map[[2]int]int{}}
	m.sameOrigin(list)
	m.throughLineage(list)
	m.ownReports(list)
	merges = append(merges, m.out...)
	low, high := s.groupsInAll(all, merges)
	return Range{max(1, distinct(low, list)), max(1, distinct(high, list))}
}

// ownReports ties all that one report states itself.
func (m *merger) ownReports(list []int) {
	first := map[int]int{}
	for _, i := range list {
		if e := m.evidence[i]; m.story.own(e) {
			if j, ok := first[e.Report]; ok {
				m.tie(i, j, "same report", sameName, -1)
			} else {
				first[e.Report] = i
			}
		}
	}
}

func distinct(u disjoint.Sets, list []int) int {
	roots := map[int]bool{}
	for _, i := range list {
		roots[u.Root(i)] = true
	}
	return len(roots)
}

// rank puts the claims that most reports and origins carry first.
func rank(claims []Claim) {
	slices.SortStableFunc(claims, func(x, y Claim) int {
		return cmp.Or(cmp.Compare(y.Count.Low, x.Count.Low), cmp.Compare(y.reports(), x.reports()), cmp.Compare(len(y.Origins), len(x.Origins)))
	})
}

// reports counts the reports that bear on a claim.
func (c *Claim) reports() int {
	n := 0
	for i, e := range c.Evidence {
		if i == 0 || c.Evidence[i-1].Report != e.Report {
			n++
		}
	}
	return n
}
