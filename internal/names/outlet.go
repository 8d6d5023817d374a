package names

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

//go:embed outlets.txt
var outletTable string

// outlet is a news organisation of the table.
type outlet struct {
	name   string // the one that stands for all its names
	agency bool   // it sells to others and prints nothing itself
}

// outlets are well-known news organisations, by every name they go by.
var outlets = sync.OnceValue(func() map[string]outlet {
	out := map[string]outlet{}
	agency := false
	for line := range lexis.Entries(outletTable) {
		if line[0] == '[' {
			agency = line == "[agencies]"
			continue
		}
		names := strings.Split(line, "|")
		first := strings.TrimSpace(names[0])
		for _, n := range names {
			n = strings.TrimPrefix(strings.TrimSpace(n), "The ")
			if out[n].name == "" {
				out[n] = outlet{first, agency}
			}
		}
	}
	return out
})

// leads are the words that the names of some broadcasters begin with: "Radio Orle".
var leads = word.Set("radio tv television")

// agencyWords lead up to the name of a news organisation: "state news agency".
var agencyWords = word.Set("agency newspaper broadcaster magazine daily weekly network tabloid website channel outlet newswire wire station publication paper journal")

// OutletNamed returns the name of the news organisation that s, without an
// article, is the name of, or "".
func OutletNamed(s string) string {
	s = withoutArticle(s)
	if o := outlets()[s]; o.name != "" {
		return o.name
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return ""
	}
	if n := len(words) - 1; printForms[words[n]] && allNames(words[:n]) { // "the Tarn Examiner newspaper"
		name := strings.Join(words[:n], " ")
		if o := outlets()[name]; o.name != "" {
			return o.name
		}
		return name
	}
	last := strings.ToLower(words[len(words)-1])
	if k := lexis.KindOf(word.Lower(words[0])); (k == "title" || k == "role") && isGiven(words[1]) { // "Cpl. Janice Leader"
		return ""
	}
	if (word.EndsMasthead(last) || leads[strings.ToLower(words[0])] || last == "agency" && strings.EqualFold(words[len(words)-2], "news")) && allNames(words) {
		return s
	}
	return ""
}

// isGiven reports whether a word, as written, is a given name.
func isGiven(w string) bool { return lexis.Given(word.Lower(w)) != "" }

// allNames reports whether every word may be part of a name.
func allNames(words []string) bool {
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !particles[w] && w != "of" && w != "and" && w != "&" {
			return false
		}
	}
	return true
}

// printForms come after the name of a news organisation.
var printForms = word.Set("newspaper daily weekly magazine tabloid broadcaster")

// outletAt is the news organisation that a run of capitalised words names, or
// "".
func outletAt(t *segment.Text, s segment.Sentence, run nameRun) string {
	name := t.Text[t.Tokens[run.first].Start:t.Tokens[run.last-1].End]
	if n := OutletNamed(name); n != "" {
		return n
	}
	if run.last < s.LastToken && printForms[t.Tokens[run.last].In(t.Text)] || run.first > s.FirstToken && agencyWords[t.Tokens[run.first-1].In(t.Text)] && !otherAgency(t, s, run.first-1) && run.last-run.first < 5 {
		return name
	}
	return ""
}

// otherAgency reports whether token i is the "agency" of something else than news:
// "relief agency Bridge Aid".
func otherAgency(t *segment.Text, s segment.Sentence, i int) bool {
	if t.Tokens[i].In(t.Text) != "agency" || i == s.FirstToken {
		return false
	}
	return otherAgencies[word.Lower(t.Tokens[i-1].In(t.Text))]
}

var otherAgencies = word.Set("relief aid charity refugee rating ratings travel space intelligence employment security food safety health environment environmental energy drug adoption advertising talent housing police crime border customs tax nuclear atomic aviation maritime weather meteorological disaster emergency humanitarian welfare statistics recruitment credit")

// pressWords stand for the press as a whole.
var pressWords = word.Set("media press television tv radio")

// outlet is the news organisation that a description names: by name, by form
// ("state news agency X"), or by a word for one named before ("the paper"), or
// "".
func (r *Resolver) outlet(d description, s report.Span) string {
	if r.startsPlain(d.written, s) || d.after != "" && r.startsPlain(d.first(), s) { // "People familiar with the plan"
		return ""
	}
	the := len(d.words) > 0 && d.words[0] == "the"
	if the && len(d.words) == 2 && (word.EndsMasthead(d.words[1]) || outletWords[d.words[1]]) {
		if n := r.outletBefore(d.words[1], s.Start); n != "" {
			return n
		}
	}
	if name := withoutArticle(d.written); name == d.name && r.roster.isOutlet[name] {
		return name
	}
	if d.joint == "of" && outletOf(d.after) && outlets()[withoutArticle(d.written)].name == "" { // "Maret Ilves of the Herald"
		return ""
	}
	for _, w := range []string{d.written, d.name} {
		if n := OutletNamed(w); n != "" && (w == d.written || len(d.titles) == 0 || the) {
			return n
		}
	}
	if n := len(d.titles); d.name != "" && n > 0 && agencyWords[d.titles[n-1]] && !(n > 1 && d.titles[n-1] == "agency" && otherAgencies[d.titles[n-2]]) {
		if o := OutletNamed(d.name); o != "" {
			return o
		}
		return d.name
	}
	return ""
}

// outletOf reports whether what stands behind "of" is a news organisation of itself.
func outletOf(after string) bool { return strings.Contains(after, " ") && OutletNamed(after) != "" }

// startsPlain reports whether a word that is also an outlet's name stands
// where any word has a capital: "People say".
func (r *Resolver) startsPlain(written string, s report.Span) bool {
	switch written {
	case "People", "Today", "Time", "Metro", "Insider", "Focus", "Index", "Stuff", "This Week", "Fortune", "Express", "Sun", "Mirror", "Politics":
		return r.t.Sentences[r.sentenceAt(s.Start)].Start == s.Start
	}
	return false
}

// outletWords stand for a news organisation that was named before.
var outletWords = word.Set("newspaper paper magazine daily weekly tabloid publication agency newswire wire broadcaster network channel station outlet website")

// outletBefore is the outlet named last before a place that a word can stand
// for: "the paper", "the agency", or "the Herald" after "the Tarn Herald".
func (r *Resolver) outletBefore(w string, at int) string {
	list := r.roster.outlets
	n := sort.Search(len(list), func(i int) bool { return list[i].start >= at })
	for k := n - 1; k >= max(0, n-maxBack); k-- {
		if fitsOutlet(list[k].name, w) {
			return list[k].name
		}
	}
	return ""
}

// fitsOutlet reports whether a word can stand for an outlet: an agency is no
// paper and a paper no broadcaster.
func fitsOutlet(name, w string) bool {
	if name == "" {
		return false
	}
	last := word.Lower(name[strings.LastIndexByte(name, ' ')+1:])
	agency := outlets()[name].agency || last == "agency" || strings.HasSuffix(name, "News Service")
	onAir := pressWords[last] || last == "broadcasting" || last == "news" || len(name) <= 4 && name == strings.ToUpper(name)
	switch w {
	case "newspaper", "paper", "magazine", "daily", "weekly", "tabloid", "publication":
		return !agency && !onAir
	case "agency", "newswire", "wire":
		return agency
	case "broadcaster", "network", "channel", "station":
		return !agency && (onAir || !word.EndsMasthead(last))
	case "outlet", "website":
		return !agency
	}
	return w == last
}

// withoutArticle drops "the" from the beginning of a name.
func withoutArticle(s string) string {
	s = strings.TrimSpace(s)
	for _, a := range []string{"the ", "The ", "THE "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}

// withoutAny drops "the", "a" or "an" from the beginning of a name.
func withoutAny(s string) string {
	for _, a := range []string{"a ", "an ", "A ", "An "} {
		s = strings.TrimPrefix(s, a)
	}
	return withoutArticle(s)
}

// SameOutlet reports whether two names are of one news organisation.
func SameOutlet(a, b string) bool { return a != "" && b != "" && OutletKey(a) == OutletKey(b) }

// OutletKey is equal for the names of one news organisation: "The Times of New York" and
// "nyt", "Fox" and "Fox News".
func OutletKey(s string) string {
	s = withoutArticle(s)
	o := outlets()[s]
	if o.name == "" {
		o = outlets()[strings.ToUpper(s)]
	}
	if o.name != "" {
		s = o.name
	}
	f := lowerFields(withoutArticle(s))
	for len(f) > 1 && medium[f[len(f)-1]] {
		f = f[:len(f)-1]
	}
	return strings.Join(f, " ")
}

// medium words end the name of an outlet and are left out as often as not.
var medium = word.Set("news newspaper online website magazine tv television radio agency")

// reportedBefore is the outlet whose report "the report" is: the last that spoke, in one of
// the two sentences before, neither of which tells of another report.
func (r *Resolver) reportedBefore(s report.Span) string {
	if len(r.sources) == 0 {
		return ""
	}
	x, here := r.sources[len(r.sources)-1], r.sentenceAt(s.Start)
	if x.Kind != Outlet || here-x.sentence > 2 || slices.ContainsFunc(r.sources, func(x said) bool { return x.Kind == Document && describe(x.Name).head() == "report" }) {
		return ""
	}
	for _, tok := range r.t.Tokens[r.t.Sentences[x.sentence].FirstToken:r.t.Sentences[here].LastToken] {
		if int(tok.Start) < s.Start && anyReport[word.Lower(tok.In(r.t.Text))] {
			return ""
		}
	}
	return x.Name
}

var anyReport = word.Set("report study survey review inquiry investigation audit")
