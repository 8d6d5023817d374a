package attribution

import (
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Join works across the reports of one story. Names that a report leaves open
// ("Ilves", "the harbour master") are resolved where the other reports leave
// one choice, or where another report that shares the passage names the source;
// a quote that is cut points to the report that has the whole of
// it, in another witness of the same passage.
//
// texts and readings are of the whole corpus, story lists the indexes of the
// reports that are one story's, and passages are those of that story. Only the
// readings of the story are changed.
func Join(texts []*segment.Text, readings []Reading, story []int, passages []reuse.Passage) {
	all := union(readings, story)
	for _, k := range story {
		readings[k].resolve(all, texts[k])
	}
	for _, k := range story {
		readings[k].reopen(all, texts[k].Text)
	}
	nameDocuments(readings, story)
	borrow(texts, readings, passages)
	restore(texts, readings, passages)
}

// union is the roster of a story: everyone whom one of its reports names. Who is
// named by the last name alone is the one who bears it in full elsewhere, if that
// is one alone.
func union(readings []Reading, story []int) *roster {
	all := &roster{byLast: map[string][]int{}}
	var lone []person
	for _, k := range story {
		if readings[k].roster == nil {
			continue
		}
		all.firms = append(all.firms, readings[k].roster.firms...)
		for _, p := range readings[k].roster.people {
			p.called, p.named, p.voices = append([]string(nil), p.called...), nil, report.Span{}
			if len(p.words) == 1 {
				lone = append(lone, p)
				continue
			}
			all.add(p)
		}
	}
	for _, p := range lone {
		if q := all.bearer(&p); q != nil {
			q.call(p.called)
		} else if ks := all.byLast[p.last()]; len(ks) == 0 || all.isLone(p.last()) {
			all.add(p)
		}
	}
	all.listRoles()
	return all
}

// bearer is who of the story a person is that a report knows by the last name
// alone: the only one of that name, or the only one who is called as this one is
// and is no more than one of the family. Nil where it can't be told.
func (all *roster) bearer(p *person) *person {
	var fit []int
	ks := all.byLast[p.last()]
	for _, k := range ks {
		if q := &all.people[k]; len(q.words) > 1 && (len(ks) == 1 || !q.kin && q.sharesRole(p.called)) {
			fit = append(fit, k)
		}
	}
	if len(fit) != 1 {
		return nil
	}
	return &all.people[fit[0]]
}

// resolve looks up again what one report by itself left open.
func (x *Reading) resolve(all *roster, t *segment.Text) {
	if x.roster == nil {
		return
	}
	names := map[report.Span]string{} // by where they are written
	meant := map[string]Link{}        // by what the report alone made of them
	r := &resolver{t: t, roster: x.roster, story: all}
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			if l.Kind != Unknown && l.Kind != Institution && l.Kind != Person || l.Empty() {
				continue
			}
			if l.Kind != Institution && all.isFirm(l.Name) { // nothing here says that it is one
				l.Kind = Institution
				continue
			}
			if firm := all.onlyFirm(); firm != "" && l.Kind == Institution && firmWords[l.Name] && describe(l.In(t.Text)).the { // "the company", unnamed here
				meant[l.Name] = Link{Name: firm, Kind: Institution}
				l.Name, names[l.Span] = firm, firm
				continue
			}
			if n := r.again(*l); n != "" && (n != l.Name || l.Kind != Person) {
				meant[l.Name] = Link{Name: n, Kind: Person}
				l.Name, l.Kind = n, Person
				names[l.Span] = n
			}
		}
	}
	x.follow(meant, t.Text)
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil {
			if n := names[s.Span]; n != "" {
				s.Name = n
			}
		}
	}
}

// follow gives what pronouns stand for the names that were found for it: "he",
// who is "the mayor", is the person whom the story calls the mayor.
func (x *Reading) follow(meant map[string]Link, text string) {
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			if n := meant[l.Name]; n.Name != "" && !l.Empty() && isPronoun(l.Span.In(text)) {
				l.Name, l.Kind = n.Name, n.Kind
			}
		}
	}
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil && meant[s.Name].Name != "" && isPronoun(s.Span.In(text)) {
			s.Name = meant[s.Name].Name
		}
	}
}

// reopen leaves open who "he" is where the report alone took it for somebody who is "she"
// in the others.
func (x *Reading) reopen(all *roster, text string) {
	open := map[report.Span]bool{}
	for i := range x.Attributions {
		for k := range x.Attributions[i].Chain {
			l := &x.Attributions[i].Chain[k]
			if l.Kind != Person || l.Empty() {
				continue
			}
			gender := genderOf[word.Lower(l.In(text))]
			if gender == "" {
				continue
			}
			p := all.named(withoutSuffix(lowerFields(l.Name)), nil, l.Start)
			if p == nil || p.gender == "" || p.gender == gender {
				continue
			}
			l.Name, l.Kind = l.In(text), Unknown
			open[l.Span] = true
		}
	}
	for i := range x.Quotes {
		if s := x.Quotes[i].Speaker; s != nil && open[s.Span] {
			s.Name = s.In(text)
		}
	}
}

// isPronoun reports whether a source is written as "he", "she" or "it".
func isPronoun(written string) bool {
	switch word.Lower(written) {
	case "it", "its", "he", "she", "him", "her", "his", "himself", "herself":
		return true
	}
	return false
}

// again resolves one link with the roster of the story: a single name that is
// one person's last name, or a description that fits one person alone.
func (r *resolver) again(l Link) string {
	if ks := r.roster.byLast[word.Lower(l.Name)]; l.Kind == Person {
		for _, k := range ks {
			if p := &r.roster.people[k]; len(p.words) == 1 { // known here by the last name alone
				if q := r.story.bearer(p); q != nil {
					return q.full
				}
			}
		}
		return r.story.fullName(lowerFields(l.Name))
	}
	d := describe(l.Span.In(r.t.Text))
	if strings.Contains(d.written, " and ") {
		return ""
	}
	if d.name != "" && d.head() != "" && d.kind() == "" {
		words := withoutSuffix(lowerFields(d.name))
		if len(words) == 1 && len(r.story.byLast[words[0]]) == 1 {
			return r.story.people[r.story.byLast[words[0]][0]].full
		}
		return ""
	}
	if !d.the || d.kind() != "role" && d.kind() != "" {
		return ""
	}
	p := r.byRole(d, l.Span)
	if p == nil || d.kind() == "" && !p.calledAll(d) {
		return ""
	}
	return p.full
}

// calledAll reports whether a person is called by every word of a description
// that no table knows: "the market watcher".
func (p *person) calledAll(d description) bool {
	for _, w := range d.words {
		if !word.IsStop(w) && !p.hasRole(canonRole(w)) {
			return false
		}
	}
	return true
}

// restore finds for each cut quote the whole of it in another report.
func restore(texts []*segment.Text, readings []Reading, passages []reuse.Passage) {
	for _, p := range passages {
		var whole []wholeQuote // of the passage, listed when the first cut one is met
		for _, w := range p.Witnesses {
			x := &readings[w.Report]
			for i := x.firstQuote(w.Start); i < len(x.Quotes) && x.Quotes[i].Start < w.End; i++ {
				q := &x.Quotes[i]
				if q.Complete || q.Restored != nil {
					continue
				}
				if whole == nil {
					whole = wholeQuotes(texts, readings, p)
				}
				q.Restored = bestWhole(whole, w.Report, wordsOf(texts[w.Report], q.Span))
			}
		}
	}
}

// wholeQuote is a complete quote that lies in a passage.
type wholeQuote struct {
	Place
	words []string
}

// maxWhole is how many wordings of one quote are kept to restore others from;
// a passage that thousands repeat has few.
const maxWhole = 16

// wholeQuotes lists the complete quotes among the witnesses of a passage, each
// wording once, in order.
func wholeQuotes(texts []*segment.Text, readings []Reading, p reuse.Passage) []wholeQuote {
	out := []wholeQuote{}
	seen := map[string]bool{}
	for _, o := range p.Witnesses {
		x := &readings[o.Report]
		for i := x.firstQuote(o.Start); i < len(x.Quotes) && x.Quotes[i].Start < o.End; i++ {
			if written := x.Quotes[i].In(texts[o.Report].Text); x.Quotes[i].Complete && !seen[written] {
				seen[written] = true
				out = append(out, wholeQuote{Place{o.Report, x.Quotes[i].Span}, wordsOf(texts[o.Report], x.Quotes[i].Span)})
			}
			if len(out) == maxWhole {
				return out
			}
		}
	}
	return out
}

// bestWhole picks the complete quote of another report that holds most of the
// words of a cut one, and no fewer than four in five.
func bestWhole(list []wholeQuote, report int, cut []string) *Place {
	var best *Place
	bestShare := 0.8
	for i := range list {
		if list[i].Report == report {
			continue
		}
		if s := inOrder(cut, list[i].words); s > bestShare || s == bestShare && best == nil {
			best, bestShare = &list[i].Place, s
		}
	}
	return best
}

// firstQuote is the index of the first quote that ends after a place.
func (x *Reading) firstQuote(at int) int {
	return sort.Search(len(x.Quotes), func(i int) bool { return x.Quotes[i].End > at })
}

// maxQuoted is how many words of two quotes are compared.
const maxQuoted = 300

// inOrder is the share of a's words that stand in b in the same order, found
// by going through both once and skipping what b has more.
func inOrder(a, b []string) float64 {
	a, b = a[:min(len(a), maxQuoted)], b[:min(len(b), maxQuoted)]
	if len(a) == 0 {
		return 0
	}
	hit, k := 0, 0
	for _, w := range a {
		for j := k; j < len(b) && j < k+8; j++ {
			if b[j] == w {
				hit++
				k = j + 1
				break
			}
		}
	}
	return float64(hit) / float64(len(a))
}
