package claim

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/word"
)

// merges lists why evidence counts as one: each piece is tied to the first of
// its like, so the list is no longer than the evidence for each kind of tie.
func (s *finder) merges(evidence []Evidence, list []int) []Merge {
	m := &merger{story: s, evidence: evidence, at: map[[2]int]int{}}
	m.sameText(list)
	m.sameOrigin(list)
	m.ownReport(list)
	m.throughLineage(list)
	m.unnamed(list)
	m.sameUtterance(list)
	m.sameWords(list)
	slices.SortStableFunc(m.out, func(x, y Merge) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return m.out
}

type merger struct {
	story    *finder
	evidence []Evidence
	out      []Merge
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
				if strength == sameReworded {
					continue // two who say one thing word it alike
				}
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
	if m.story.own(a) || m.story.own(b) {
		return false
	}
	p, q := m.story.naming(x), m.story.naming(y)
	if p.vague || q.vague {
		return false
	}
	if x.Kind != y.Kind && (x.Kind == attribution.Unknown || y.Kind == attribution.Unknown) {
		return x.Kind == attribution.Document || y.Kind == attribution.Document
	}
	if x.Kind == attribution.Person && y.Kind == attribution.Person {
		return !slices.Equal(p.words, q.words) && !surname(p.words, q.words)
	}
	return !common(p.words, q.words)
}

// sameOrigin ties evidence whose chains end alike, and chains that run through
// an outlet to what that outlet states itself.
func (m *merger) sameOrigin(list []int) {
	first := map[string]int{}
	own := map[string]int{} // outlet → what it states itself, or else the first that it has
	for _, i := range list {
		e := m.evidence[i]
		k := names.OutletKey(m.story.Texts[e.Report].Outlet)
		if old, ok := own[k]; k != "" && (!ok || m.story.own(e) && !m.story.own(m.evidence[old])) {
			own[k] = i
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		last := e.Chain[len(e.Chain)-1]
		key := m.story.naming(last).key
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
			case m.story.naming(last).vague && !(last.Kind == attribution.Institution && e.Report == m.evidence[j].Report): // "the union" is one in a report
				m.tie(i, j, "same origin", vagueName, -1)
			default:
				m.tie(i, j, "same origin", sameName, -1)
			}
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		for _, l := range e.Chain[:len(e.Chain)-1] {
			if k, ok := own[names.OutletKey(l.Name)]; ok && m.evidence[k].Report != e.Report {
				m.tie(i, k, "cited outlet", citedOutlet, -1)
			}
			if k, ok := first[m.story.naming(l).key]; ok && !m.story.own(m.evidence[k]) { // who relays here speaks for itself there
				m.tie(i, k, "same relay", sameRelay, -1)
			}
		}
	}
	names := m.names(list)
	m.likeNames(names)
	m.likeRelays(list, names)
	m.sameOwner(list)
}

// sameOwner ties what outlets of one owner state themselves, each outlet by the
// first that it states: strongly where people decided that they have one owner,
// less where the table says so.
func (m *merger) sameOwner(list []int) {
	const most = 64 // outlets compared with each other
	first := map[string]int{}
	for _, i := range list {
		outlet := m.story.Texts[m.evidence[i].Report].Outlet
		if _, ok := first[outlet]; !ok && outlet != "" && m.story.own(m.evidence[i]) && len(first) < most {
			first[outlet] = i
		}
	}
	outlets := slices.Sorted(maps.Keys(first))
	for i, a := range outlets {
		for _, b := range outlets[:i] {
			switch owner := ownerOf(a); {
			case m.story.OneOwner != nil && m.story.OneOwner(a, b):
				m.tie(first[a], first[b], "same owner", decidedOwner, -1)
			case owner != "" && owner == ownerOf(b):
				m.tie(first[a], first[b], "same owner", sameOwner, -1)
			}
		}
	}
}

// named is a source, with the first evidence that it is the origin of.
type named struct {
	at   int
	link attribution.Link
	naming
}

// names lists the first sources of different names.
func (m *merger) names(list []int) []named {
	const most = 40 // compared with each other
	var names []named
	seen := map[string]bool{}
	for _, i := range list {
		e := m.evidence[i]
		l := e.Chain[len(e.Chain)-1]
		if n := m.story.naming(l); !m.story.own(e) && !seen[n.key] && len(names) < most {
			seen[n.key] = true
			names = append(names, named{i, l, n})
		}
	}
	return names
}

// likeRelays ties evidence to a source whose name is like that of one who passed
// it on: the ministry's statement of what a captain said, and the ministry.
func (m *merger) likeRelays(list []int, names []named) {
	for _, i := range list {
		chain := m.evidence[i].Chain
		for _, l := range chain[:len(chain)-1] {
			if l.Kind == attribution.Outlet || l.Kind == attribution.Person {
				continue
			}
			for _, x := range names {
				if m.story.ofOneState(l, x.link) || common(m.story.naming(l).words, x.words) {
					m.tie(i, x.at, "maybe same origin", likeName, -1)
				}
			}
		}
	}
}

// likeNames ties different names that may stand for one: a vague description
// and a name that shares a word with it.
func (m *merger) likeNames(names []named) {
	for x, a := range names {
		for _, b := range names[:x] {
			switch {
			case len(a.words) > 1 && slices.Equal(slices.Sorted(slices.Values(a.words)), slices.Sorted(slices.Values(b.words))) && !a.vague && !b.vague: // one report took a firm for a person, or has "Tarn and Orre" for "Orre and Tarn"
				m.tie(a.at, b.at, "same origin", sameName, -1)
			case surname(a.words, b.words) && a.link.Kind == attribution.Person && b.link.Kind == attribution.Person:
				m.tie(a.at, b.at, "same origin", sameSurname, -1)
			case oneMouth(a.link, b.link):
				m.tie(a.at, b.at, "same origin", sameSurname, -1)
			case speakJointly(a.link, b.link):
				m.tie(a.at, b.at, "maybe same origin", likeName, -1)
			case byInitials(a, b), byInitials(b, a):
				m.tie(a.at, b.at, "same origin", sameSurname, -1)
			case ofOwner(a.link, b.link), ofOwner(b.link, a.link):
				m.tie(a.at, b.at, "same origin", sameName, -1)
			case m.story.apartByOffice(a.link, b.link):
			case onlyBody(names, a, b), onlyBody(names, b, a):
				m.tie(a.at, b.at, "same origin", sameSurname, -1) // "their union", and the Deckhands' Union
			case a.vague && b.vague:
				m.tie(a.at, b.at, "both unnamed", bothUnnamed, -1)
			case a.link.Kind == attribution.Document && b.link.Kind == attribution.Document && (len(a.words) == 1 || len(b.words) == 1):
				m.tie(a.at, b.at, "maybe same origin", likeName, -1) // "the document" may be "the audit by the regulator"
			case misspelt(a.words, b.words):
				m.tie(a.at, b.at, "maybe same origin", otherName, -1)
			case m.story.ofAuthority(a.link) && m.story.ofAuthority(b.link), m.story.ofOneState(a.link, b.link):
				m.tie(a.at, b.at, "one account of the authorities", oneAccount, -1)
			case m.story.mayVoice(a.link, b.link):
				m.tie(a.at, b.at, "maybe same origin", likeName, -1) // the company, and "company spokeswoman Ana Voss"
			case (a.vague || b.vague || a.link.Kind == attribution.Institution || b.link.Kind == attribution.Institution) && common(a.words, b.words):
				m.tie(a.at, b.at, "maybe same origin", likeName, -1)
			case m.story.mayBeAnyone(a.link), m.story.mayBeAnyone(b.link):
				m.tie(a.at, b.at, "maybe same origin", bothUnnamed, -1) // "lawmakers", and a senator
			}
		}
	}
}

// byInitials reports whether one body goes by its initials alone, and the other by
// them and what it is: "LOF", "the LOF union".
func byInitials(short, long named) bool {
	if short.link.Kind != attribution.Institution || long.link.Kind != attribution.Institution || len(short.words) != 1 || len(long.words) < 2 || strings.ToUpper(short.link.Name) != short.link.Name {
		return false
	}
	initials := false
	for _, w := range long.words {
		if w == short.words[0] {
			initials = true
		} else if !kindsOfBody[w] && !leagues[w] {
			return false
		}
	}
	return initials
}

// ofOwner reports whether the name of one body is that of the other, with whose it is
// before it: "Tarn's Ministry of Ports".
func ofOwner(long, short attribution.Link) bool {
	return long.Kind == attribution.Institution && short.Kind == attribution.Institution && strings.Contains(short.Name, " ") && strings.HasSuffix(strings.ReplaceAll(long.Name, "’", "'"), "'s "+short.Name)
}

var leagues = word.Set("union federation party alliance association network broadcaster coalition movement")

// onlyBody reports whether one source is named by what it is alone, and the other
// is the only body of that kind that is named in full.
func onlyBody(names []named, bare, full named) bool {
	if bare.link.Kind != attribution.Institution || full.link.Kind != attribution.Institution || len(bare.words) != 1 || len(full.words) < 2 {
		return false
	}
	n := 0
	for _, x := range names {
		if len(x.words) > 1 && x.link.Kind == attribution.Institution && common(x.words, bare.words) {
			n++
		}
	}
	return n == 1 && common(full.words, bare.words)
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
				if e.Share >= mostly && e.Confidence >= surely {
					m.tieRenamed(i, in[e.From][:min(kin, len(in[e.From]))])
				}
			}
		}
	}
}

// kin bounds how many pieces of evidence of a relative one is held against.
const kin = 8

// A report that surely has most of its text from another has from there what both
// say, in whatever words, and whoever is named for it.
const (
	mostly = 0.6 // of a report's text
	surely = 0.9 // belief in an edge
)

// tieRenamed ties evidence in a copy to that of its source which is most alike.
// Copies call people by other names; but two that are persons by name stay two.
func (m *merger) tieRenamed(i int, list []int) {
	best, at := -1.0, -1
	for _, j := range list {
		if s := m.likeness(i, j); s > best && !m.bothPersons(i, j) {
			best, at = s, j
		}
	}
	if at >= 0 {
		m.tie(i, at, "took text from it", sameReworded, -1)
	}
}

// bothPersons reports whether two pieces of evidence are from two people by name.
func (m *merger) bothPersons(i, j int) bool {
	x, y := m.evidence[i].Chain, m.evidence[j].Chain
	return x[len(x)-1].Kind == attribution.Person && y[len(y)-1].Kind == attribution.Person && m.clash(i, j)
}

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
	for i := range a.items {
		x := &a.items[i]
		sum += x.inNews
		if b.has(x.key) {
			common += 2 * x.inNews
		}
	}
	for i := range b.items {
		sum += b.items[i].inNews
	}
	if sum == 0 {
		return 0
	}
	return common / sum
}

func (m *merger) meaningOf(i int) *meaning {
	e := m.evidence[i]
	return m.story.meaningOf(unit{report: e.Report, sentence: e.Sentence, Span: e.Span})
}
