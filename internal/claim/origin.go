package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
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
	sameOwner    = 0.5  // what two outlets of one owner state themselves
	sameRelay    = 0.92 // all that is known of a source is through another that is counted
	otherName    = 0.5  // the same text, given to two people
	sameSurname  = 0.95 // "Voss" beside "Ana Voss"
	vagueName    = 0.5  // the same vague words: "officials"
	likeName     = 0.4  // "a White House official" and the White House
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

// ownChain is the origin of what a report states of itself: its outlet, or,
// where that isn't known, the report.
func (s *finder) ownChain(r int) attribution.Link {
	return attribution.Link{Name: s.Texts[r].Outlet, Kind: attribution.Outlet}
}

// own reports whether evidence is stated by the report itself.
func (s *finder) own(e Evidence) bool {
	last := e.Chain[len(e.Chain)-1]
	return last.Kind == attribution.Outlet && last.Span.Empty() && len(e.Chain) == 1
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
	high := groups(len(c.Evidence), c.Merges, highBar)
	low := groups(len(c.Evidence), c.Merges, lowBar)
	lows := map[int]bool{}
	at := map[int]int{}
	for _, i := range list {
		lows[low.Root(i)] = true
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
	c.Count = Range{len(lows), len(c.Origins)}
	c.RestsOn = c.restsOn()
}

// groups joins evidence along the merges above a bar.
func groups(n int, merges []Merge, bar float64) disjoint.Sets {
	u := disjoint.New(n)
	for _, m := range merges {
		if m.Strength >= bar {
			u.Join(m.A, m.B)
		}
	}
	return u
}

// originOf names a group by its best-named member: a name beats a description,
// anything beats the relaying outlet.
func (s *finder) originOf(c Claim, evidence []int) (string, attribution.Kind) {
	rank := func(l attribution.Link, own bool) int {
		switch {
		case own:
			return 0
		case l.Kind == attribution.Unknown:
			return 1
		case l.Kind == attribution.Anonymous:
			return 2
		case l.Kind == attribution.Outlet:
			return 3
		}
		return 4
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

// merges lists why evidence counts as one: each piece is tied to the first of
// its like, so the list is no longer than the evidence for each kind of tie.
func (s *finder) merges(evidence []Evidence, list []int) []Merge {
	m := &merger{story: s, evidence: evidence, at: map[[2]int]int{}}
	m.sameText(list)
	m.sameOrigin(list)
	m.ownReport(list)
	m.throughLineage(list)
	m.unnamed(list)
	slices.SortStableFunc(m.out, func(x, y Merge) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return m.out
}

type merger struct {
	story    *finder
	evidence []Evidence
	out      []Merge
	meanings map[int]*meaning
	at       map[[2]int]int // by pair, index into out: the strongest tie stands
}

func (m *merger) tie(a, b int, why string, strength float64, passage int) {
	if a == b {
		return
	}
	a, b = min(a, b), max(a, b)
	if i, ok := m.at[[2]int{a, b}]; ok {
		if strength > m.out[i].Strength {
			m.out[i] = Merge{a, b, why, strength, passage}
		}
		return
	}
	m.at[[2]int{a, b}] = len(m.out)
	m.out = append(m.out, Merge{a, b, why, strength, passage})
}

// sameText ties evidence that lies in one passage. Two sources of different
// names may have said it in like words.
func (m *merger) sameText(list []int) {
	type holder struct {
		at   int
		form reuse.Form
	}
	first := map[int]holder{}
	for _, i := range list {
		for _, w := range m.evidence[i].witness {
			h, ok := first[w.passage]
			if !ok {
				first[w.passage] = holder{i, w.form}
				continue
			}
			strength := sameWords
			if w.form == reuse.Reworded || h.form == reuse.Reworded {
				strength = sameReworded
			}
			if m.clash(i, h.at) {
				strength = otherName
			}
			m.tie(i, h.at, "same text", strength, w.passage)
		}
	}
}

// clash reports whether two pieces of evidence name different sources outright:
// neither is the report's own, vague, or of a name that may stand for the other.
func (m *merger) clash(i, j int) bool {
	a, b := m.evidence[i], m.evidence[j]
	x, y := a.Chain[len(a.Chain)-1], b.Chain[len(b.Chain)-1]
	if m.story.own(a) || m.story.own(b) || isVague(x) || isVague(y) {
		return false
	}
	if x.Kind != y.Kind && (x.Kind == attribution.Unknown || y.Kind == attribution.Unknown) {
		return x.Kind == attribution.Document || y.Kind == attribution.Document
	}
	p, q := strings.Fields(OriginKey(x))[1:], strings.Fields(OriginKey(y))[1:]
	if x.Kind == attribution.Person && y.Kind == attribution.Person {
		return !slices.Equal(p, q) && !surname(p, q)
	}
	return !common(p, q)
}

// sameOrigin ties evidence whose chains end alike, and chains that run through
// an outlet to what that outlet states itself.
func (m *merger) sameOrigin(list []int) {
	first := map[string]int{}
	own := map[string]int{} // outlet, in lower case → what it states itself
	for _, i := range list {
		if e := m.evidence[i]; m.story.own(e) {
			if k := strings.ToLower(m.story.Texts[e.Report].Outlet); k != "" {
				if _, ok := own[k]; !ok {
					own[k] = i
				}
			}
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		last := e.Chain[len(e.Chain)-1]
		key := OriginKey(last)
		if m.story.own(e) && last.Name == "" {
			key = fmt.Sprint("report ", e.Report)
		}
		j, ok := first[key]
		if !ok {
			first[key] = i
		} else {
			switch {
			case m.story.own(e):
				m.tie(i, j, "same outlet", sameName, -1)
			case isVague(last):
				m.tie(i, j, "same origin", vagueName, -1)
			default:
				m.tie(i, j, "same origin", sameName, -1)
			}
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		for _, l := range e.Chain[:len(e.Chain)-1] {
			if k, ok := own[strings.ToLower(l.Name)]; ok {
				m.tie(i, k, "cited outlet", citedOutlet, -1)
			}
			if k, ok := first[OriginKey(l)]; ok && !m.story.own(m.evidence[k]) { // who relays here speaks for itself there
				m.tie(i, k, "same relay", sameRelay, -1)
			}
		}
	}
	m.likeNames(list)
	m.sameOwner(list)
}

// sameOwner ties what outlets of one owner state themselves.
func (m *merger) sameOwner(list []int) {
	first := map[string]int{} // by owner
	for _, i := range list {
		e := m.evidence[i]
		owner := ownerOf(m.story.Texts[e.Report].Outlet)
		if owner == "" || !m.story.own(e) {
			continue
		}
		if j, ok := first[owner]; ok {
			m.tie(i, j, "same owner", sameOwner, -1)
		} else {
			first[owner] = i
		}
	}
}

// likeNames ties different names that may stand for one: a vague description
// and a name that shares a word with it.
func (m *merger) likeNames(list []int) {
	const most = 40 // names compared with each other
	type named struct {
		at    int
		link  attribution.Link
		words []string
	}
	var names []named
	seen := map[string]bool{}
	for _, i := range list {
		e := m.evidence[i]
		l := e.Chain[len(e.Chain)-1]
		if k := OriginKey(l); !m.story.own(e) && !seen[k] && len(names) < most {
			seen[k] = true
			names = append(names, named{i, l, strings.Fields(k)[1:]})
		}
	}
	for x, a := range names {
		for _, b := range names[:x] {
			switch {
			case surname(a.words, b.words) && a.link.Kind == attribution.Person && b.link.Kind == attribution.Person:
				m.tie(a.at, b.at, "same origin", sameSurname, -1)
			case isVague(a.link) && isVague(b.link):
				m.tie(a.at, b.at, "both unnamed", bothUnnamed, -1)
			case (isVague(a.link) || isVague(b.link) || a.link.Kind == attribution.Institution || b.link.Kind == attribution.Institution) && common(a.words, b.words):
				m.tie(a.at, b.at, "maybe same origin", likeName, -1)
			}
		}
	}
}

// surname reports whether two names may be one person's: the last words are the
// same, and so are the first where both have one. "Voss", "Ana Voss", "Ana Maria
// Voss".
func surname(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	return len(a) != len(b) && (len(a) == 1 || len(b) == 1 || a[0] == b[0])
}

// isVague reports whether the same words could stand for two sources: "a
// resident" in two reports may be two, "the coast guard" is one.
func isVague(l attribution.Link) bool {
	if startsWithPronoun(l.Name) {
		return true
	}
	if properName(l) != l.Name {
		return false
	}
	if l.Kind == attribution.Unknown {
		first, rest, _ := strings.Cut(strings.ToLower(l.Name), " ")
		return rest == "" || first != "the" && determiners[first]
	}
	return l.Kind == attribution.Anonymous
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return len(w) > 3 && slices.Contains(b, w) })
}

// ownReport ties what a report states itself to what it ascribes: a headline
// sums up the body and has no source of its own.
func (m *merger) ownReport(list []int) {
	ascribed := map[int]int{}
	for _, i := range list {
		if e := m.evidence[i]; !m.story.own(e) {
			if _, ok := ascribed[e.Report]; !ok {
				ascribed[e.Report] = i
			}
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		if j, ok := ascribed[e.Report]; ok && m.story.own(e) {
			if e.Headline {
				m.tie(i, j, "same report", ownHeadline, -1)
			} else {
				m.tie(i, j, "same report", ownReport, -1)
			}
		}
	}
}

// throughLineage ties evidence to what the report it took text from says in
// like words, and to that of siblings that hang on one lost source. A copy may
// have lost the source's name, or have another for it.
func (m *merger) throughLineage(list []int) {
	g := m.story.Graph
	in := map[int][]int{} // node → its evidence
	for _, i := range list {
		n := m.story.node[m.evidence[i].Report]
		in[n] = append(in[n], i)
	}
	below := map[int][]int{} // lost source → evidence below it
	for _, i := range list {
		for _, k := range m.story.edgesTo[m.story.node[m.evidence[i].Report]] {
			e := g.Edges[k]
			if g.Nodes[e.From].Lost != "" {
				m.tieLikest(i, below[e.From], "same lost source")
				if len(below[e.From]) < kin {
					below[e.From] = append(below[e.From], i)
				}
			} else {
				m.tieLikest(i, in[e.From][:min(kin, len(in[e.From]))], "took text from it")
			}
		}
	}
}

// kin bounds how many pieces of evidence of a relative one is held against.
const kin = 8

// tieLikest ties evidence to the one of a relative's that is most alike.
func (m *merger) tieLikest(i int, list []int, why string) {
	best, at := 0.0, -1
	for _, j := range list {
		if s := m.likeness(i, j); s > best && !m.clash(i, j) {
			best, at = s, j
		}
	}
	if at >= 0 {
		m.tie(i, at, why, copied(best), -1)
	}
}

// copied is the belief that a clause was taken from one in a report which the
// other took text from, by how much of their wording is common.
func copied(likeness float64) float64 {
	return max(0.05, min(0.9, 1.2*likeness-0.1))
}

func (m *merger) likeness(i, j int) float64 {
	a, b := m.meaningOf(i), m.meaningOf(j)
	sum, common := 0.0, 0.0
	for _, x := range a.items {
		sum += x.inNews
		if slices.ContainsFunc(b.items, func(y item) bool { return x.key == y.key }) {
			common += 2 * x.inNews
		}
	}
	for _, y := range b.items {
		sum += y.inNews
	}
	if sum == 0 {
		return 0
	}
	return common / sum
}

func (m *merger) meaningOf(i int) *meaning {
	if x, ok := m.meanings[i]; ok {
		return x
	}
	e := m.evidence[i]
	x := read(m.story.Texts[e.Report], unit{report: e.Report, sentence: e.Sentence, Span: e.Span})
	if m.meanings == nil {
		m.meanings = map[int]*meaning{}
	}
	m.meanings[i] = &x
	return &x
}

// unnamed ties what reports state without a source to the first that names
// one, else to each other: they may all have it from there. Where a clause has
// a name and a word of saying that were not read as an attribution, they say
// whom it is from.
func (m *merger) unnamed(list []int) {
	const most = 16 // names looked for
	var named []int // the first evidence of each
	seen := map[string]bool{}
	anchor := -1
	for _, i := range list {
		if e := m.evidence[i]; !m.story.own(e) {
			if anchor < 0 {
				anchor = i
			}
			l := e.Chain[len(e.Chain)-1]
			if k := OriginKey(l); l.Kind == attribution.Person && !seen[k] && len(named) < most {
				seen[k] = true
				named = append(named, i)
			}
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		if !m.story.own(e) {
			continue
		}
		if anchor < 0 {
			anchor = i
			continue
		}
		strength := unnamed
		if t := m.story.Texts[e.Report]; saysSomething(t, t.Sentences[e.Sentence]) {
			strength = unread
			for _, j := range named {
				name := m.evidence[j].Chain[len(m.evidence[j].Chain)-1].Name
				if holdsWord(t.Sentences[e.Sentence].In(t.Text), name[strings.LastIndexByte(name, ' ')+1:]) {
					m.tie(i, j, "same origin", namedNear, -1)
				}
			}
		}
		m.tie(i, anchor, "no source named", strength, -1)
	}
}

// saysSomething reports whether a sentence has a word of saying.
func saysSomething(t *segment.Text, s segment.Sentence) bool {
	return slices.ContainsFunc(t.TokensOf(s), func(x word.Token) bool { return saying[word.Lower(x.In(t.Text))] })
}

var saying = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`said says told tells according confirmed confirms stated states announced explained noted
		remarked affirmed verified informed advised reported shows claimed claims added adds insisted warned`) {
		out[w] = true
	}
	return out
}()

// holdsWord reports whether a text has a word, letter for letter.
func holdsWord(text, w string) bool {
	for i := 0; w != ""; {
		k := strings.Index(text[i:], w)
		if k < 0 {
			return false
		}
		i += k + len(w)
		if r, _ := utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// OriginKey is equal for links that name one origin: kind of source aside from
// people, then the name's content words in lower case.
func OriginKey(l attribution.Link) string {
	kind := string(l.Kind)
	if name := properName(l); name != l.Name {
		kind = string(attribution.Person)
	}
	var b strings.Builder
	b.WriteString(kind)
	for _, w := range strings.FieldsFunc(word.Lower(properName(l)), func(r rune) bool { return r == ' ' || r == ',' || r == '"' || r == '\'' }) {
		if word.IsStop(w) {
			continue
		}
		b.WriteByte(' ')
		b.WriteString(w)
	}
	return b.String()
}

// restsOn says what decides between the low count and one more.
func (c *Claim) restsOn() string {
	if c.Count.Low == c.Count.High {
		if c.Count.High == 1 {
			return c.Origins[0].Name
		}
		return ""
	}
	var decisive *Merge
	for i := range c.Merges {
		m := &c.Merges[i]
		if m.Strength >= lowBar && m.Strength < highBar && (decisive == nil || m.Strength > decisive.Strength) {
			decisive = m
		}
	}
	if decisive == nil {
		return ""
	}
	a, b := c.Evidence[decisive.A], c.Evidence[decisive.B]
	return fmt.Sprintf("%d if %s", c.Count.Low, inWords(decisive.Why, a, b))
}

// ReportName stands for a report in reasons; the brief puts its id there.
func ReportName(r int) string { return fmt.Sprintf("{r%d}", r) }

// inWords says what a merge supposes.
func inWords(why string, a, b Evidence) string {
	x, y := ReportName(a.Report), ReportName(b.Report)
	nameA, nameB := a.Chain[len(a.Chain)-1].Name, b.Chain[len(b.Chain)-1].Name
	switch why {
	case "same lost source":
		return fmt.Sprintf("%s and %s have it from one lost source", x, y)
	case "took text from it":
		return fmt.Sprintf("one of %s, %s has it from the other", x, y)
	case "same origin", "maybe same origin", "both unnamed":
		return fmt.Sprintf("“%s” in %s and “%s” in %s are one source", nameA, x, nameB, y)
	case "same owner":
		return fmt.Sprintf("%s and %s, of one owner, have it from one source", x, y)
	case "same text":
		return fmt.Sprintf("%s and %s have it from one text", x, y)
	case "same report":
		return fmt.Sprintf("%s, which names a source, states it on no other ground", x)
	case "no source named":
		if nameB != "" {
			return fmt.Sprintf("%s, which names no source, has it from %s", x, nameB)
		}
		if nameA != "" {
			return fmt.Sprintf("%s, which names no source, has it from %s", y, nameA)
		}
		return fmt.Sprintf("%s and %s, which name no source, have it from one", x, y)
	}
	return why
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
	low, high := groups(len(all), merges, lowBar), groups(len(all), merges, highBar)
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
		return cmp.Or(cmp.Compare(y.Count.Low, x.Count.Low), cmp.Compare(y.reports(), x.reports()), cmp.Compare(y.Count.High, x.Count.High))
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

// properName is the name of somebody without the title before it: "head of the
// council Ana Voss", whatever kind that was taken for.
func properName(l attribution.Link) string {
	if l.Kind == attribution.Document || l.Kind == attribution.Outlet || l.Kind == attribution.Institution {
		return l.Name
	}
	words := strings.Fields(l.Name)
	i := len(words)
	for i > 0 && unicode.IsUpper(firstRune(words[i-1])) {
		i--
	}
	if i == 0 || len(words)-i < 2 || i == 1 && determiners[strings.ToLower(words[0])] {
		return l.Name
	}
	return strings.Join(words[i:], " ")
}
