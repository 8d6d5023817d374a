package names

import (
	"slices"
	"sort"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Resolver leads the sources of one report back to names. It is asked from left
// to right.
type Resolver struct {
	t       *segment.Text
	roster  *Roster
	speech  []report.Span          // what the report quotes, in order
	story   *Roster                // of the other reports too, where known
	sources []said                 // who has spoken so far
	at      int                    // the sentence last looked up
	names   map[string]firmMention // behind nouns, once one is asked for
	how     Manner                 // of what is being resolved
}

// NewResolver returns a resolver of the sources of one report, which has a roster of its
// own. Story is that of all its story's reports, or nil; speech is what the report quotes,
// in order.
func NewResolver(t *segment.Text, own, story *Roster, speech []report.Span) *Resolver {
	return &Resolver{t: t, roster: own, story: story, speech: speech}
}

// said is a source that was resolved, for the pronouns that come after it.
type said struct {
	Link
	sentence  int
	paragraph int
	gender    string
	voice     string // of a body: whether "he" or "she" spoke for it, or "any"; "" where nobody is told of
	plural    bool
	asks      bool
	inner     bool // what it says is told within what another says
}

// Manner is how a source speaks.
type Manner struct {
	Asks      bool // it asks something
	Answers   bool // it answers a question, so that it is not who asked
	Inner     bool // what it says is told within what another says
	Restricts bool // words behind it tell which one is meant
}

// Resolve leads the source written at s to a link, and remembers it for the pronouns
// that come after it.
func (r *Resolver) Resolve(s report.Span, how Manner) Link {
	r.how = how
	l, gender := r.lead(s)
	r.how = Manner{}
	l.Span = s
	k := r.sentenceAt(s.Start)
	voice := r.voiceAt(l, s)
	r.sources = append(r.sources, said{Link: l, sentence: k, paragraph: r.paragraphOf(k), gender: gender, voice: voice, plural: isPlural(l) && voice == "", asks: how.Asks, inner: how.Inner})
	return l
}

// Link leads the source written at s to a link, and forgets it.
func (r *Resolver) Link(s report.Span) Link {
	l, _ := r.lead(s)
	l.Span = s
	return l
}

// recent are the last sources, among whom somebody is looked for who spoke before.
func (r *Resolver) recent() []said {
	const most = 64
	return r.sources[max(0, len(r.sources)-most):]
}

// sentenceAt is the sentence that holds a place, or the last one before it.
func (r *Resolver) sentenceAt(i int) int {
	s := r.t.Sentences
	for r.at > 0 && s[r.at].Start > i {
		r.at--
	}
	for r.at+1 < len(s) && s[r.at+1].Start <= i {
		r.at++
	}
	return r.at
}

// quoted reports whether a place lies within words that somebody says.
func (r *Resolver) quoted(s report.Span) bool {
	k := sort.Search(len(r.speech), func(k int) bool { return r.speech[k].End > s.Start })
	return k < len(r.speech) && r.speech[k].Start <= s.Start
}

func (r *Resolver) paragraphOf(sentence int) int { return r.t.Sentences[sentence].Paragraph }

// isPlural reports whether "they" can stand for a source.
func isPlural(l Link) bool {
	if l.Kind == Person {
		return strings.Contains(l.Name, " and ")
	}
	head := describe(l.Name).head()
	return l.Kind == Anonymous && !isSomebody(head) || head == "police" || head == "authorities"
}

// lead is link, with the gender of who is meant, where it is known.
func (r *Resolver) lead(s report.Span) (Link, string) {
	written := withoutNickname(unspaced(s.In(r.t.Text)))
	switch word.Lower(written) {
	case "he", "him", "his", "himself":
		return r.pronoun(s, written, "man")
	case "she", "her", "hers", "herself":
		return r.pronoun(s, written, "woman")
	case "it", "its", "itself":
		return r.it(s, written), ""
	case "they", "them", "their", "themselves":
		return r.they(s, written), ""
	case "we", "i", "you", "who", "that", "which", "us", "our", "my":
		return Link{Name: written, Kind: Unknown}, ""
	}
	for _, self := range []string{" himself", " herself", " itself", " themselves"} {
		written = strings.TrimSuffix(written, self)
	}
	if house := r.saintsHouse(written); house != "" {
		return Link{Name: house, Kind: Institution}, ""
	}
	d := describe(whoseWords(r.ownerNamed(written, s)))
	if name := r.endsInPerson(d); name != "" {
		d = describe(name)
	}
	if l, gender, ok := r.issuer(d, s); ok {
		return l, gender
	}
	if n := r.outlet(d, s); n != "" {
		return Link{Name: n, Kind: Outlet}, ""
	}
	if l, ok := r.several(d, s); ok {
		return l, ""
	}
	if (strings.Contains(d.name, " & ") || isHouse(d.name)) && d.after == "" { // "Holt & Brandt", "Holt and Sons"
		return Link{Name: d.name, Kind: Institution}, ""
	}
	if p := r.setBehind(d, s); p != nil {
		return Link{Name: p.full, Kind: Person}, p.gender
	}
	if d.name == "" && lexis.KindOf(d.head()) != "document" {
		if l, gender := r.apposed(written, s); l.Kind == Person || l.Kind == Institution {
			return l, gender
		}
	}
	if d.name != "" {
		return r.named(d, s)
	}
	return r.described(d, s)
}

// setBehind is the person whose name a description stands right behind, if a relative
// clause says more of it: "Maret Ilves, a clerk who had warned of the losses, left".
func (r *Resolver) setBehind(d description, s report.Span) *person {
	text, first := r.t.Text, r.t.Sentences[r.sentenceAt(s.Start)].FirstToken
	before, ok := strings.CutSuffix(text[:s.Start], ", ")
	if !ok || !articles[d.words[0]] || !strings.HasPrefix(text[s.End:], " who ") {
		return nil
	}
	if open := strings.LastIndex(before, " ("); open >= 0 && strings.HasSuffix(before, ")") { // "Sen. Maret Ilves (R-Ky.), a clerk who"
		before = before[:open]
	}
	k := r.roster.mentionsBefore(s.Start) - 1
	if k < 0 {
		return nil
	}
	m := r.roster.mentions[k]
	if m.End != len(before) || !m.subject && openers[word.Lower(r.t.Tokens[first].In(text))] {
		return nil
	}
	return &r.roster.people[m.person]
}

// openers are words that what comes before a sentence's subject begins with: "According
// to Ilves, a clerk".
var openers = word.Set("according after as at before by despite during for from if in on since to when while with")

// unspaced is words with one space between them and none where marks have been
// pulled apart: "Ilves 's office".
func unspaced(s string) string { return pulled.Replace(strings.Join(strings.Fields(s), " ")) }

var pulled = strings.NewReplacer(" 's", "'s", " ’s", "’s", " ,", ",", "( ", "(", " )", ")", "U. S.", "U.S.", "U. N.", "U.N.", "U. K.", "U.K.")

// endsInPerson is the name that a role with a preposition leads up to: "head of
// the hospital Maret Ilves", or that a role within does, "Office of Orre Police spokesman
// Dov Aalto". It must be a known person's, or it could be that of the hospital.
func (r *Resolver) endsInPerson(d description) string {
	if d.after == "" || d.kind() == "document" || d.joint == "like" || d.joint == "including" {
		return ""
	}
	byRole := d.kind() == "role"
	f := strings.Fields(d.after)
	n := len(f)
	for n > 0 && isNameWord(f[n-1], 1) {
		n--
	}
	if len(f)-n < 2 || n > 0 && links[f[n-1]] {
		return ""
	}
	from := 0
	if byRole && n == 0 && !inCharge[word.Lower(f[0])] { // "a lawyer for Maret Ilves" is not she
		if !leaders[d.head()] {
			return ""
		}
		from = 1
	}
	words := lowerFields(strings.Join(f[n:], " "))
	for _, k := range r.roster.byLast[words[len(words)-1]] {
		for i := from; i < len(words)-1; i++ { // "Minister of Health Maret Ilves"
			if slices.Equal(r.roster.people[k].words, words[i:]) && (byRole || n+i > 0 && lexis.KindOf(word.Lower(f[n+i-1])) == "role") {
				return strings.Join(f[n+i:], " ")
			}
		}
	}
	return ""
}

// apposed reads the name in "a spokesman for the port, Dov Aalto", "the mayor,
// Dov Aalto, 61, who owns a mill".
func (r *Resolver) apposed(written string, s report.Span) (Link, string) {
	_, after, ok := strings.Cut(written, ", ")
	if !ok {
		return Link{}, ""
	}
	before, _, _ := strings.Cut(written, ", ")
	if name, more, ok := strings.Cut(after, ", "); ok && more != "" && (lexis.KindOf(describe(before).head()) == "role" || more[0] >= '0' && more[0] <= '9') {
		after = name
	}
	if name := r.ofABody(after, s); name != "" {
		after = name
	}
	d := describe(after)
	words := lowerFields(d.name)
	if d.the && len(words) > 0 && d.after == "" && len(d.words) > len(words)+1 && lexis.KindOf(d.words[len(d.words)-len(words)-1]) == "group" { // "the organisers, the union federation LOF"
		if l, gender := r.named(d, s); l.Kind == Institution {
			return l, gender
		}
	}
	if len(words) < 2 || d.after != "" || lexis.KindOf(describe(before).head()) == "unnamed" && !single[describe(before).head()] || strings.Contains(after, " and ") || examples[d.words[0]] || r.outlet(d, s) != "" {
		return Link{}, ""
	}
	if endsInPlace(before) && lexis.Given(words[0]) == "" && (likePlace(words) || r.find(words, nil, s.Start) == nil) { // "the mayor of Orre, East Tarn"
		return Link{}, ""
	}
	l, gender := r.named(d, s)
	if k := lexis.KindOf(describe(before).head()); l.Kind == Person && (k == "group" || k == "company") { // "Aalto's company, Orre Dredging"
		return Link{Name: l.Name, Kind: Institution}, ""
	}
	return l, gender
}

// ofABody is the person of an apposition that also says of which body: "Dov Aalto of
// Orre University", "Dov Aalto from the dockers' union".
func (r *Resolver) ofABody(words string, s report.Span) string {
	f := strings.Fields(words)
	n := 0
	for n < len(f) && isNameWord(f[n], 1) {
		n++
	}
	if n < 2 || n > 4 || n+1 >= len(f) || !belongs[f[n]] {
		return ""
	}
	name := strings.Join(f[:n], " ")
	lower := lowerFields(name)
	if lexis.KindOf(lower[len(lower)-1]) != "" || lexis.Given(lower[0]) == "" && r.find(lower, nil, s.Start) == nil {
		return "" // "the Royal College of Surgeons"
	}
	return name
}

// belongs are the words between somebody and a body that has him.
var belongs = word.Set("of from at with for")

// single words are of one person who may be named after all: "an official, Dov Aalto".
var single = word.Set("official one witness resident survivor insider")

// examples are words that lead up to some of several: "two engineers, among
// them Ilves".
var examples = word.Set("including such like especially notably among led")

// endsInPlace reports whether words end in a name after "in", "of" or "at".
func endsInPlace(s string) bool {
	f := strings.Fields(s)
	n := len(f)
	for n > 0 && isNameWord(f[n-1], 1) {
		n--
	}
	return n > 0 && n < len(f) && (f[n-1] == "in" || f[n-1] == "of" || f[n-1] == "at" || f[n-1] == "from")
}

// ownerNamed puts a name for the pronoun in "his office", if it can be told.
func (r *Resolver) ownerNamed(written string, s report.Span) string {
	first, rest, ok := strings.Cut(written, " ")
	if !ok {
		return written
	}
	gender := ""
	switch word.Lower(first) {
	case "his":
		gender = "man"
	case "her":
		gender = "woman"
	default:
		return written
	}
	if sayings[word.Lower(rest)] || ownWords[word.Lower(rest)] {
		r.how.Answers = r.how.Answers || answers[word.Lower(rest)]
		l, _ := r.pronoun(s, first, gender)
		return l.Name
	}
	lawyer := lawyers[word.Lower(rest)]
	if p := r.roster.onlyOne(agents[word.Lower(rest)]); p != nil {
		return p.full
	}
	if l, _ := r.pronoun(s, first, gender); l.Kind == Person && !(lawyer && r.roster.prosecutes(l.Name)) {
		return l.Name + "'s " + rest
	}
	return written
}

// onlyOne is who does one of some trades for somebody whom the report names, if it names
// one such and no more.
func (r *Roster) onlyOne(trades []string) *person {
	var only *person
	for _, w := range trades {
		for _, k := range r.byRole[w] {
			if p := &r.people[k]; only != nil && only != p {
				return nil
			} else if !p.hasRole("district") && !p.hasRole("general") {
				only = p
			}
		}
	}
	return only
}

// agents are the trades, by the words for who speaks for somebody in one of them.
var (
	atLaw     = []string{"lawyer", "attorney", "solicitor", "barrister"}
	publicist = []string{"publicist"}
	agents    = map[string][]string{"rep": publicist, "publicist": publicist, "lawyer": atLaw, "attorney": atLaw, "solicitor": atLaw, "barrister": atLaw, "lawyers": atLaw, "attorneys": atLaw, "solicitors": atLaw}
)

// prosecutes reports whether somebody is one of those whose charges lawyers answer:
// "Ilves is guilty, said the police chief, Dov Aalto. His lawyer …"
func (r *Roster) prosecutes(name string) bool {
	words := lowerFields(name)
	for _, k := range r.byLast[words[len(words)-1]] {
		p := &r.people[k]
		if p.full == name && slices.ContainsFunc(p.called, func(w string) bool { return accusers[w] }) {
			return true
		}
	}
	return false
}

var (
	lawyers  = word.Set("lawyer attorney solicitor barrister lawyers attorneys solicitors")
	accusers = word.Set("police sheriff detective prosecutor inspector constable superintendent sergeant judge magistrate commissioner district")
)

// whoseWords is whose the words are that a source is: "Ilves's response".
func whoseWords(written string) string {
	for _, mark := range []string{"'s ", "’s "} {
		if owner, what, ok := strings.Cut(written, mark); ok && (sayings[word.Lower(what)] || ownWords[word.Lower(what)] && !lexis.IsTime(word.Lower(owner))) {
			return owner
		}
	}
	return written
}

// sayings are words that are somebody's own and no document; answers, those
// that are said to somebody who asked.
var (
	sayings = word.Set("response responses answer answers reply replies retort remark remarks comment comments words apology advice explanation reaction argument quip")
	answers = word.Set("response answer reply retort explanation")
)

// several resolves "Ilves and Aalto": each by itself, under one link. Where only one
// is known for a person ("Ilves and her son Oskar") both stay as written.
func (r *Resolver) several(d description, s report.Span) (Link, bool) {
	a, b, ok := strings.Cut(d.written, " and ")
	if !ok {
		a, b, ok = strings.Cut(d.written, " nor ")
	}
	if !ok || strings.Contains(b, " and ") {
		return Link{}, false
	}
	first, rest, two := strings.Cut(a, " ")
	if two = two && pairs[word.Lower(first)]; two {
		a = rest
	}
	da, db := describe(a), describe(b)
	if da.name == "" || db.name == "" || len(da.words) > 5 {
		return Link{}, false
	}
	la, _ := r.named(da, s)
	lb, _ := r.named(db, s)
	switch {
	case la.Kind == Unknown && lb.Kind == Person && db.ofBody(): // "Work and Pensions Secretary Dov Aalto"
		return lb, true
	case la.Kind == Unknown && lb.Kind == Unknown && da.written == da.name && db.written == db.name:
		return Link{Name: a + " and " + b, Kind: Unknown}, true
	case la.Kind == Person && lb.Kind == Person, la.Kind == Institution && lb.Kind == Institution && likePlace(lowerFields(a)) && likePlace(lowerFields(b)): // "Tarn and Orre accused"
		return Link{Name: la.Name + " and " + lb.Name, Kind: la.Kind}, true
	case two, la.Kind == Person && lb.Kind == Unknown, la.Kind == Unknown && lb.Kind == Person:
		return Link{Name: a + " and " + b, Kind: Unknown}, true
	}
	return Link{}, false
}

// ofBody reports whether a name has an office before it, and before that the name of where:
// "Pensions Secretary Dov Aalto".
func (d description) ofBody() bool {
	i := slices.IndexFunc(d.titles, func(w string) bool { return lexis.KindOf(w) == "role" })
	return i > 0 && isNameWord(d.written, 1)
}

// pairs are words that lead up to two.
var pairs = word.Set("both neither either")

// named resolves a source that ends in a proper name.
func (r *Resolver) named(d description, s report.Span) (Link, string) {
	head := d.head()
	words := withoutSuffix(lowerFields(d.name))
	the := len(d.titles) > 0 && d.titles[0] == "the"
	bears := len(words) > 1 && lexis.Given(words[0]) != "" || !the && len(r.roster.byLast[words[len(words)-1]]) > 0 // Mr. Bishop is no bishop
	if full := r.roster.bodies.spelledOut(d.name); full != "" && strings.TrimSuffix(withoutArticle(d.written), ".") == d.name {
		return Link{Name: full, Kind: Institution}, ""
	}
	switch d.kind() {
	case "role", "unnamed", "title":
		if !bears {
			return r.described(d, s)
		}
	case "":
		if base, plural := strings.CutSuffix(head, "s"); plural && len(d.words) == 1 && lexis.KindOf(base) == "role" { // "Engineers said"
			return r.described(d, s)
		}
	case "document":
		if (head == "survey" || head == "audit") && len(words) > 1 { // "the Tarn Geological Survey", "Orre Audit"
			return Link{Name: withoutArticle(d.written), Kind: Institution}, ""
		}
		return Link{Name: d.written, Kind: Document}, ""
	case "outlet":
		return Link{Name: d.name, Kind: Outlet}, ""
	case "group":
		return Link{Name: r.institution(d, s), Kind: Institution}, ""
	}
	if r.roster.isFirm(d.name) {
		if full := r.firmCalled(d.name); full != "" {
			return Link{Name: full, Kind: Institution}, ""
		}
		return Link{Name: d.name, Kind: Institution}, ""
	}
	if p := r.find(words, d.titles, s.Start); p != nil {
		return Link{Name: p.full, Kind: Person}, p.gender
	}
	return r.stranger(d, words, the)
}

// stranger resolves a proper name that no roster has.
func (r *Resolver) stranger(d description, words []string, the bool) (Link, string) {
	person := slices.ContainsFunc(d.titles, func(t string) bool { return lexis.KindOf(t) == "role" || lexis.KindOf(t) == "title" })
	gender := titleGender(d.titles)
	if gender == "" {
		gender = lexis.GivenGender(words[0])
	}
	for _, w := range words {
		if k := lexis.KindOf(w); k == "group" || k == "company" {
			return Link{Name: withoutArticle(d.written), Kind: Institution}, ""
		}
	}
	switch {
	case !person && lexis.Given(words[0]) == "" && withArticle(words): // "Ahrar al-Orre": a band, or a man
		return Link{Name: d.name, Kind: Unknown}, ""
	case !person && gender == "" && likeBody(words):
		return Link{Name: d.name, Kind: Institution}, ""
	case !person && !the && likePlace(words): // "New Zealand said": those who govern it
		return Link{Name: d.name, Kind: Institution}, ""
	case person, gender != "" && len(words) > 1, len(words) > 1 && len(words) < 4 && !the && !strings.ContainsRune(d.name, '&'):
		return Link{Name: d.name, Kind: Person}, gender
	case the || d.name == strings.ToUpper(d.name) || strings.Contains(d.name, "."):
		return Link{Name: withoutArticle(d.name), Kind: Institution}, ""
	}
	if firm := r.firmCalled(d.name); firm != "" {
		return Link{Name: firm, Kind: Institution}, ""
	}
	return Link{Name: d.name, Kind: Unknown}, ""
}

// withArticle reports whether an Arabic article begins one of some words: "al-hasan".
func withArticle(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		a, _, ok := strings.Cut(w, "-")
		return ok && articlesOfNames[a]
	})
}

func lowerFields(s string) []string { return strings.Fields(word.Lower(s)) }

// find looks a name up on the rosters.
func (r *Resolver) find(words, titles []string, at int) *person {
	for _, ro := range []*Roster{r.roster, r.story} {
		if ro == nil {
			continue
		}
		if p := ro.named(words, titles, at); p != nil {
			return p
		}
	}
	return nil
}

// described resolves a source without a name of its own: "the senator",
// "a spokesman for the port", "officials".
func (r *Resolver) described(d description, s report.Span) (Link, string) {
	head := d.head()
	base := strings.TrimSuffix(head, "s")
	kind := d.kind()
	if head == "report" && r.loneNoun(d) {
		if n := r.reportedBefore(s); n != "" {
			return Link{Name: n, Kind: Outlet}, ""
		}
	}
	if p := r.roster.onlyOne(agents[head]); p != nil && d.owned() && (head == "rep" || head == "publicist") { // "the singer's rep"
		return Link{Name: p.full, Kind: Person}, p.gender
	}
	switch {
	case d.joint == "like" || d.joint == "including":
		return Link{Name: d.written, Kind: Anonymous}, "" // "figures like Ilves": some of them
	case pressWords[head] && len(d.words) == 2 && d.words[0] == "state":
		return Link{Name: d.written, Kind: Outlet}, "" // "state television"
	case head == "reports" && d.after == "" || pressWords[head] && len(d.words) > 1 && !d.owned():
		return Link{Name: withoutArticle(d.written), Kind: Anonymous}, "" // "local media", "news reports": nobody in particular
	case kind == "document" || lexis.KindOf(base) == "document" && kind != "unnamed":
		return Link{Name: r.document(d), Kind: Document}, ""
	case kind == "outlet":
		return Link{Name: withoutArticle(d.written), Kind: Outlet}, ""
	case kind == "role":
		p := r.byRole(d, s)
		var voice Link // of whoever speaks for another
		if p == nil && speaksFor[head] {
			voice, _ = r.unnamedVoice(d, s)
		}
		if p == nil && voice.Kind != Institution {
			p = r.namedLater(d, s)
		}
		if p != nil {
			return Link{Name: p.full, Kind: Person}, p.gender
		}
		if voice.Kind != "" {
			return voice, ""
		}
		if l, ok := r.spokeBeforeAs(head); ok && d.the && speaksFor[head] {
			return l, ""
		}
		if i := slices.Index(d.words, "'s"); i > 0 { // "Ilves's publicist"
			if p := r.owner(d.words[:i], s); p != nil {
				return Link{Name: p.full + "'s " + afterOwner(d.written), Kind: Anonymous}, ""
			}
		}
		if l, ok := r.strangerBefore(d); ok {
			return l, ""
		}
		if p := r.epithet(d, s); p != nil {
			return Link{Name: p.full, Kind: Person}, p.gender
		}
		if d.the {
			return Link{Name: d.written, Kind: Unknown}, ""
		}
		return Link{Name: d.written, Kind: Anonymous}, ""
	case kind == "unnamed" && d.the:
		if l, ok := r.strangerBefore(d); ok {
			return l, ""
		}
		return Link{Name: d.written, Kind: Anonymous}, ""
	case kind == "unnamed", kind == "" && (lexis.KindOf(base) == "role" || strings.HasSuffix(head, "ists")), kind == "title" && d.owned(): // "Ilves's rep"
		return Link{Name: d.written, Kind: Anonymous}, ""
	case kind == "group" && bands[head] && strings.Contains(d.written, head+" of "):
		return Link{Name: d.written, Kind: Anonymous}, "" // "a group of farmers"
	case kind == "group":
		if before, ok := strings.CutSuffix(r.t.Text[:s.Start], ", "); ok && !d.the {
			if n := r.calledSo(head, s.Start); n != "" && strings.HasSuffix(before, n) { // "Orre Watch, a group that"
				return Link{Name: n, Kind: Institution}, ""
			}
		}
		return Link{Name: r.institution(d, s), Kind: Institution}, ""
	case bodies(head):
		return Link{Name: d.written, Kind: Anonymous}, "" // "gun-rights groups"
	}
	if p := r.epithet(d, s); p != nil {
		return Link{Name: p.full, Kind: Person}, p.gender
	}
	if d.isFirm() {
		if n := r.firmBefore(s); n != "" { // "the software giant"
			return Link{Name: n, Kind: Institution}, ""
		}
	}
	if r.loneNoun(d) {
		if n := r.roster.bodies.called(head, s.Start); n != "" { // "the conference"
			return Link{Name: n, Kind: Institution}, ""
		}
		if n := r.calledSo(head, s.Start); n != "" { // "the dairy"
			return Link{Name: n, Kind: Institution}, ""
		}
	}
	return Link{Name: d.written, Kind: Unknown}, ""
}

// strangerBefore is who spoke last under the name of what "the official" is called:
// "a senior official", unnamed. What the words say beyond that was said of him then.
func (r *Resolver) strangerBefore(d description) (Link, bool) {
	if !d.the || d.restricted {
		return Link{}, false
	}
	for _, x := range slices.Backward(r.recent()) {
		before := describe(x.Name)
		if d.after != "" && d.after != before.after || x.Kind != Anonymous || x.plural || before.the || before.head() != d.head() {
			continue
		}
		for _, w := range d.words {
			if w != "the" && !slices.Contains(before.words, w) {
				return Link{}, false
			}
		}
		return Link{Name: x.Name, Kind: Anonymous}, true
	}
	return Link{}, false
}

// bodies reports whether a word in lower case is for several bodies.
func bodies(head string) bool {
	one, ok := strings.CutSuffix(head, "ies")
	if one += "y"; !ok {
		one = strings.TrimSuffix(head, "s")
	}
	return one != head && (lexis.KindOf(one) == "group" || lexis.KindOf(one) == "company")
}

// bands of people have no name of their own.
var bands = word.Set("group team coalition association")
