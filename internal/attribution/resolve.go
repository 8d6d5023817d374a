package attribution

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// resolver leads the sources of one report back to names.
type resolver struct {
	text    string
	roster  *roster
	story   *roster // of the other reports too, where known
	sources []said  // who has spoken so far
	outlets []string
}

// said is a source that was resolved, for the pronouns that come after it.
type said struct {
	Link
	paragraph int
	gender    string
}

// description is a source as written, taken apart.
type description struct {
	written string   // without what is set off by commas
	words   []string // of the head, in lower case: "the", "russian", "leader", "'s", "spokesman"
	name    string   // the proper name that it ends in, if any
	titles  []string // what stands before the name
	after   string   // what comes after a preposition: "for the port"
	the     bool     // definite: "the", "his", a possessive
}

// describe takes the words of a source apart.
func describe(s string) description {
	d := description{}
	head := strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	if i := strings.IndexAny(head, ",("); i > 0 {
		head = head[:i]
	}
	for _, cut := range []string{" who ", " that ", " which ", " whose "} {
		if i := strings.Index(head, cut); i > 0 {
			head = head[:i]
		}
	}
	d.written = strings.TrimSpace(head)
	fields := strings.Fields(d.written)
	cut := len(fields)
	for i, f := range fields {
		if i > 0 && (f == "of" || f == "for" || f == "from" || f == "at" || f == "in" || f == "with" || f == "on" || f == "to" || f == "by" || f == "familiar") {
			cut = i
			break
		}
	}
	d.after = strings.Join(fields[min(cut+1, len(fields)):], " ")
	name := cut
	for name > 0 && isNameWord(fields[name-1], name-1) {
		name--
	}
	for i, f := range fields[:cut] {
		low := word.Lower(strings.Trim(f, `"“”‘’`))
		stem, owns := strings.CutSuffix(low, "'s")
		d.words = append(d.words, stem)
		if owns {
			d.words = append(d.words, "'s")
		}
		if owns && i+1 > name {
			name = i + 1
		}
		if kind := kindOf(stem); i >= name && i+1 < cut && (kind == "role" || kind == "title") {
			name = i + 1
		}
	}
	if name < cut {
		d.name = strings.Trim(strings.Join(fields[name:cut], " "), `"“”‘’.;:`)
	}
	for _, f := range fields[:min(name, cut)] {
		d.titles = append(d.titles, strings.TrimSuffix(word.Lower(f), "'s"))
	}
	if len(d.words) > 0 {
		switch d.words[0] {
		case "the", "his", "her", "its", "their", "this", "that":
			d.the = true
		}
		for _, w := range d.words {
			d.the = d.the || w == "'s"
		}
	}
	return d
}

// isNameWord reports whether a word may be part of a proper name.
func isNameWord(f string, i int) bool {
	if particles[f] && i > 0 {
		return true
	}
	f = strings.TrimLeft(f, `"“‘'`)
	for _, r := range f {
		return unicode.IsUpper(r) && !(i == 0 && word.IsStop(word.Lower(f)))
	}
	return false
}

// head is the last word of a description.
func (d description) head() string {
	if len(d.words) == 0 {
		return ""
	}
	return d.words[len(d.words)-1]
}

// resolve leads the source written at s to a link.
func (r *resolver) resolve(s report.Span, paragraph int) Link {
	l, gender := r.link(s, paragraph)
	l.Span = s
	if l.Kind == Outlet {
		r.outlets = append(r.outlets, l.Name)
	}
	r.sources = append(r.sources, said{l, paragraph, gender})
	return l
}

func (r *resolver) link(s report.Span, paragraph int) (Link, string) {
	written := strings.Join(strings.Fields(s.In(r.text)), " ")
	low := word.Lower(written)
	switch low {
	case "he", "him", "his", "himself":
		return r.pronoun(s, paragraph, written, "man")
	case "she", "her", "hers", "herself":
		return r.pronoun(s, paragraph, written, "woman")
	case "it", "its":
		return r.it(paragraph, written), ""
	case "they", "their", "we", "i", "you", "who", "that", "which", "us", "our", "my":
		return Link{Name: written, Kind: Unknown}, ""
	}
	d := describe(written)
	if n := outletNamed(d.written); n != "" && !startsPlain(d.written) {
		return Link{Name: n, Kind: Outlet}, ""
	}
	if l, ok := r.several(d, s, paragraph); ok {
		return l, ""
	}
	if d.name != "" {
		return r.named(d, s)
	}
	return r.described(d, s, paragraph)
}

// several resolves "Ilves and Aalto": each by itself, under one link.
func (r *resolver) several(d description, s report.Span, paragraph int) (Link, bool) {
	a, b, ok := strings.Cut(d.written, " and ")
	if !ok || strings.Contains(b, " and ") {
		return Link{}, false
	}
	da, db := describe(a), describe(b)
	if da.name == "" || db.name == "" || len(da.words) > 5 {
		return Link{}, false
	}
	la, _ := r.named(da, s)
	lb, _ := r.named(db, s)
	if la.Kind != Person || lb.Kind != Person {
		return Link{}, false
	}
	return Link{Name: la.Name + " and " + lb.Name, Kind: Person}, true
}

// startsPlain reports whether a word that is also an outlet's name stands
// where any word has a capital: "People say".
func startsPlain(s string) bool {
	switch withoutArticle(s) {
	case "People", "Today", "Time", "Metro", "Insider", "Focus", "Index", "Stuff", "This Week", "Fortune":
		return withoutArticle(s) == s
	}
	return false
}

// named resolves a source that ends in a proper name.
func (r *resolver) named(d description, s report.Span) (Link, string) {
	head := d.head()
	if n := outletNamed(d.name); n != "" && (len(d.titles) == 0 || agencyWords[d.titles[len(d.titles)-1]] || d.titles[0] == "the") {
		return Link{Name: n, Kind: Outlet}, ""
	}
	if n := len(d.titles); n > 0 && agencyWords[d.titles[n-1]] {
		return Link{Name: d.name, Kind: Outlet}, ""
	}
	switch kindOf(head) {
	case "role", "unnamed", "title":
		return r.described(d, s, 0)
	case "document":
		return Link{Name: d.written, Kind: Document}, ""
	case "outlet":
		return Link{Name: d.name, Kind: Outlet}, ""
	case "group":
		return Link{Name: withoutArticle(d.name), Kind: Institution}, ""
	}
	words := lowerFields(d.name)
	if p := r.find(words, d.titles, s.Start); p != nil {
		return Link{Name: p.full, Kind: Person}, p.gender
	}
	person := false
	gender := given()[words[0]]
	for _, t := range d.titles {
		k := kindOf(t)
		person = person || k == "role" || k == "title"
		switch t {
		case "mr", "mr.":
			gender = "man"
		case "mrs", "ms", "mrs.", "ms.":
			gender = "woman"
		}
	}
	for _, w := range words {
		if kindOf(w) == "group" {
			return Link{Name: withoutArticle(d.written), Kind: Institution}, ""
		}
	}
	the := len(d.titles) > 0 && d.titles[0] == "the"
	switch {
	case person, gender != "" && len(words) > 1, len(words) > 1 && len(words) < 4 && !the && !strings.ContainsRune(d.name, '&'):
		return Link{Name: d.name, Kind: Person}, gender
	case the || d.name == strings.ToUpper(d.name) || strings.Contains(d.name, "."):
		return Link{Name: withoutArticle(d.name), Kind: Institution}, ""
	}
	return Link{Name: d.name, Kind: Unknown}, ""
}

func lowerFields(s string) []string { return strings.Fields(word.Lower(s)) }

// find looks a name up on the rosters.
func (r *resolver) find(words, titles []string, at int) *person {
	for _, ro := range []*roster{r.roster, r.story} {
		if ro == nil {
			continue
		}
		if p := ro.named(words, titles, at); p != nil {
			return p
		}
	}
	return nil
}

// named finds who is meant by a full or a last name at a place in the text.
func (r *roster) named(words, titles []string, at int) *person {
	ks := r.byLast[words[len(words)-1]]
	var fit []int
	for _, k := range ks {
		p := &r.people[k]
		if len(words) > 1 && words[0] != p.words[0] && !initialOf(words[0], p.words[0]) {
			continue
		}
		gender := ""
		for _, t := range titles {
			switch strings.Trim(t, ".") {
			case "mr":
				gender = "man"
			case "mrs", "ms":
				gender = "woman"
			}
		}
		if gender != "" && p.gender != "" && p.gender != gender {
			continue
		}
		fit = append(fit, k)
	}
	switch len(fit) {
	case 0:
		return nil
	case 1:
		return &r.people[fit[0]]
	}
	for n := len(r.mentions) - 1; n >= 0; n-- {
		if r.mentions[n].Start >= at+1 {
			continue
		}
		for _, k := range fit {
			if r.mentions[n].person == k {
				return &r.people[k]
			}
		}
	}
	return &r.people[fit[0]]
}

// described resolves a source without a name of its own: "the senator",
// "a spokesman for the port", "officials".
func (r *resolver) described(d description, s report.Span, paragraph int) (Link, string) {
	head := d.head()
	base := strings.TrimSuffix(head, "s")
	kind := kindOf(head)
	switch {
	case kind == "document" || kindOf(base) == "document" && kind != "unnamed":
		return Link{Name: withoutArticle(d.written), Kind: Document}, ""
	case kind == "outlet":
		if n := len(r.outlets); n > 0 && d.the {
			return Link{Name: r.outlets[n-1], Kind: Outlet}, ""
		}
		return Link{Name: withoutArticle(d.written), Kind: Outlet}, ""
	case kind == "role":
		if p := r.byRole(d, s); p != nil {
			return Link{Name: p.full, Kind: Person}, p.gender
		}
		if speaksFor[head] {
			if owner := d.owner(); owner != "" {
				return Link{Name: owner, Kind: Institution}, ""
			}
		}
		if d.the {
			return Link{Name: d.written, Kind: Unknown}, ""
		}
		return Link{Name: d.written, Kind: Anonymous}, ""
	case kind == "unnamed", kindOf(base) == "role":
		return Link{Name: d.written, Kind: Anonymous}, ""
	case kind == "group":
		if l, ok := r.group(head); ok && d.the && len(d.words) == 2 {
			return l, ""
		}
		return Link{Name: withoutArticle(d.written), Kind: Institution}, ""
	}
	return Link{Name: d.written, Kind: Unknown}, ""
}

// speaksFor are roles whose words are their institution's.
var speaksFor = set("spokesman spokeswoman spokesperson")

// owner is whom a spokesman speaks for: "a Kremlin spokesman", "a spokesman
// for the port".
func (d description) owner() string {
	if strings.Contains(d.written, " for ") && d.after != "" {
		return withoutArticle(d.after)
	}
	var out []string
	for _, f := range strings.Fields(d.written) {
		low := word.Lower(f)
		if speaksFor[low] {
			break
		}
		if isNameWord(f, 1) && !(len(out) == 0 && (low == "a" || low == "an" || low == "the")) {
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(f, "’s"), "'s"))
		} else {
			out = nil
		}
	}
	return strings.Join(out, " ")
}

// group finds the institution that "the ministry" stands for.
func (r *resolver) group(head string) (Link, bool) {
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-20); k-- {
		if l := r.sources[k].Link; l.Kind == Institution && strings.Contains(word.Lower(l.Name), head) && word.Lower(l.Name) != head {
			return l, true
		}
	}
	return Link{}, false
}

// sameRole holds words that call a person by one office.
var sameRole = map[string]string{
	"sen": "senator", "sens": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
	"gov": "governor", "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes", "press": "spokes",
	"leader": "president", "premier": "president", "minister": "president", "chancellor": "president", "lawmaker": "senator", "legislator": "senator",
	"gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "chairwoman": "chairman", "chair": "chairman",
	"gop": "republican", "republicans": "republican", "democrats": "democrat", "democratic": "democrat",
}

func canonRole(w string) string {
	w = strings.Trim(w, ".")
	if c := sameRole[w]; c != "" {
		return c
	}
	return w
}

// byRole finds the person that a definite description calls by a role: each of
// its words must be among what that person is called, or hold by itself.
func (r *resolver) byRole(d description, s report.Span) *person {
	if !d.the {
		return nil
	}
	var want []string
	for _, w := range d.words {
		if w == "'s" { // "the Russian leader's spokesman": whose, then who
			if p := r.owner(want, s); p != nil {
				want = []string{p.last()}
			}
			continue
		}
		if w != "the" && !word.IsStop(w) {
			want = append(want, canonRole(w))
		}
	}
	if len(want) == 0 {
		return nil
	}
	for _, ro := range []*roster{r.roster, r.story} {
		if ro == nil {
			continue
		}
		if p := ro.called(want, s.Start, ro == r.story); p != nil {
			return p
		}
	}
	return nil
}

// owner is the person whose possessive a description begins with.
func (r *resolver) owner(want []string, s report.Span) *person {
	if len(want) == 0 {
		return nil
	}
	if p := r.find(want, nil, s.Start); p != nil {
		return p
	}
	for _, ro := range []*roster{r.roster, r.story} {
		if ro != nil {
			if p := ro.called(want, s.Start, ro == r.story); p != nil {
				return p
			}
		}
	}
	return nil
}

// called finds the person who is called by most of the wanted words, the last
// of them, the role, among them; the one named last before at, among equals.
func (r *roster) called(want []string, at int, only bool) *person {
	best, bestScore, tie := -1, 0, false
	for k := range r.people {
		p := &r.people[k]
		score, role := 0, false
		for i, w := range want {
			if p.hasRole(w) {
				score += 2
				role = role || i == len(want)-1
			}
		}
		if p.foreign(want) { // "the president" is rather the one at home
			score--
		}
		if !role && !(score > 0 && (want[len(want)-1] == "republican" || want[len(want)-1] == "democrat")) || score < len(want) {
			continue
		}
		switch {
		case score > bestScore:
			best, bestScore, tie = k, score, false
		case score == bestScore:
			tie = true
			if !only && r.lastMention(k, at) > r.lastMention(best, at) {
				best = k
			}
		}
	}
	if best < 0 || tie && only {
		return nil
	}
	return &r.people[best]
}

// foreign reports whether a person is told apart by a country that is not
// among the wanted words.
func (p *person) foreign(want []string) bool {
	for _, c := range p.called {
		if demonym(c) && c != "american" {
			for _, w := range want {
				if w == c {
					return false
				}
			}
			return true
		}
	}
	return false
}

func (p *person) hasRole(w string) bool {
	for _, c := range p.called {
		if canonRole(c) == w {
			return true
		}
	}
	for _, n := range p.words {
		if n == w {
			return true
		}
	}
	return false
}

// lastMention is where person k was last named before at, or -1.
func (r *roster) lastMention(k, at int) int {
	out := -1
	for _, m := range r.mentions {
		if m.Start >= at {
			break
		}
		if m.person == k {
			out = m.Start
		}
	}
	return out
}

// reach is how far back a pronoun may point, in bytes.
const reach = 900

// pronoun finds whom "he" or "she" stands for: who spoke last, or who was the
// subject of a sentence since.
func (r *resolver) pronoun(s report.Span, paragraph int, written, gender string) (Link, string) {
	spoke := Link{}
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-6); k-- {
		x := r.sources[k]
		if x.Kind == Unknown && x.Start < s.Start && paragraph-x.paragraph <= 1 && kindOf(describe(x.Name).head()) == "role" {
			return Link{Name: x.Name, Kind: Unknown}, gender // "the mayor", whoever that is
		}
		if x.Kind == Person && x.Start < s.Start && paragraph-x.paragraph <= 2 && (x.gender == gender || x.gender == "") {
			spoke = x.Link
			break
		}
	}
	ms := r.roster.mentions
	best := -1
	for k := len(ms) - 1; k >= 0; k-- {
		m := ms[k]
		if m.Start >= s.Start {
			continue
		}
		if s.Start-m.Start > reach || spoke.Name != "" && m.Start <= spoke.Start {
			break
		}
		p := &r.roster.people[m.person]
		if p.gender != "" && p.gender != gender {
			continue
		}
		if m.subject {
			best = m.person
			break
		}
		if best < 0 && spoke.Name == "" {
			best = m.person
		}
	}
	switch {
	case best >= 0:
		return Link{Name: r.roster.people[best].full, Kind: Person}, gender
	case spoke.Name != "":
		return Link{Name: spoke.Name, Kind: Person}, gender
	}
	return Link{Name: written, Kind: Unknown}, gender
}

// it finds the institution, outlet or document that "it" stands for.
func (r *resolver) it(paragraph int, written string) Link {
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-4); k-- {
		x := r.sources[k]
		if paragraph-x.paragraph > 1 {
			break
		}
		if x.Kind == Institution || x.Kind == Outlet || x.Kind == Document {
			return Link{Name: x.Name, Kind: x.Kind}
		}
	}
	return Link{Name: written, Kind: Unknown}
}
