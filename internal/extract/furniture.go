package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// furniture marks what of a text is no part of the report, and finds its headline:
// the line of the text that reads like a title, if the title was not given apart.
// The agency is one that runs into the first sentence, or "".
//
// A page is read from its edges. Rules that know a line by its own words go
// first; what they leave shows where the report's prose begins and ends, and
// only before and after it do the rules apply that judge a line by its place.
// When in doubt a line stays: what is marked is lost as evidence.
func furniture(lines []line, title string) (p *page, agency string) {
	p = &page{lines: slices.Clone(lines), title: title}
	p.markEntries()
	p.markByWords()
	p.markRelease()
	p.findProse()
	agency = p.cutRunIn()
	p.markHead()
	p.markRepeats()
	p.markOtherTitle()
	p.markLists()
	p.markBetween()
	p.markTail()
	p.markComments()
	p.markAuthor()
	return p, agency
}

// page is a text as its lines. The head is lines[:first], the tail
// lines[last:]; between them stands the prose.
type page struct {
	lines       []line
	title       string // given apart, or ""
	first, last int
	top         int    // the line that is the headline, or -1
	outlet      string // that a line of the head names, or ""
}

// markByWords applies the rules that need nothing but the line.
func (p *page) markByWords() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" {
			continue // the page itself says what it is
		}
		l.cutNotes()
		l.cutWithin()
		l.kind = kindByWords(l)
	}
}

// kindByWords asks the rules in turn; the surer ones come first.
func kindByWords(l *line) report.FurnitureKind {
	switch {
	case l.Empty():
		return ""
	case isRelated(l):
		return report.Related
	case isNavigation(l):
		return report.Navigation
	case isCaption(l):
		return report.Caption
	case isTeaser(l):
		return report.Teaser
	case isTagline(l), isStamp(l):
		return report.Byline
	}
	return ""
}

// findProse finds where the prose begins and ends. A text without any is
// nothing but its head.
func (p *page) findProse() {
	p.askingTitle()
	isProse := func(l line) bool { return l.prose && l.kind == "" && !l.Empty() }
	p.first = slices.IndexFunc(p.lines, isProse)
	if p.first < 0 {
		p.first, p.last = len(p.lines), len(p.lines)
		return
	}
	for p.last = len(p.lines); !isProse(p.lines[p.last-1]); p.last-- {
	}
}

// askingTitle takes a first line that asks or shouts, on a line of its own or below a
// label, for the headline that it is and not for a paragraph.
func (p *page) askingTitle() {
	if p.title != "" || len(p.lines) < 2 {
		return
	}
	l := &p.lines[0]
	if len(p.lines) > 2 && isLabel(l) {
		l = &p.lines[1]
	}
	if l.kind == "" && !l.long && (strings.HasSuffix(l.text, "?") || strings.HasSuffix(l.text, "!")) && !holdsSentence(l.text) {
		l.prose = false
	}
}

// cutRunIn takes what runs into the report off its first paragraphs.
func (p *page) cutRunIn() (agency string) {
	const paragraphs = 2
	if p.first == len(p.lines) {
		return ""
	}
	agency = p.lines[p.first].cutHead(p.title)
	for i := p.first; i < min(p.first+paragraphs, p.last); i++ {
		if l := &p.lines[i]; l.kind == "" {
			l.cutTags()
		}
	}
	return agency
}

// markHead marks section labels and bylines above the prose, and finds the
// headline: the first line that is none of them.
func (p *page) markHead() {
	p.top = -1
	for i := range p.lines[:p.first] {
		l := &p.lines[i]
		if outlet, ok := signed(l); ok && (l.kind == "" || l.kind == report.Byline || l.kind == report.Navigation) {
			l.kind, p.outlet = report.Byline, cmp.Or(p.outlet, outlet)
		}
		if p.title == "" && p.top < 0 && l.kind == report.Teaser && headlineStarts[l.words[0]] {
			l.kind = "" // "Poll: …" is a headline where another story can't be announced yet
		}
		switch {
		case l.kind != "":
		case isLabel(l):
			l.kind = report.Label
		case p.isMasthead(i):
			l.kind, p.outlet = report.Label, cmp.Or(p.outlet, strings.TrimSpace(l.text))
		case p.labels(i):
			l.kind = report.Label
		case isByline(l), isDateline(l), isDay(l.text):
			l.kind = report.Byline
		case p.title == "" && p.top < 0 && p.first < len(p.lines) && isHeadline(l):
			p.top = i
		case p.underTitle(i) && isName(l) && !p.mentions(l):
			l.kind = report.Byline
		}
	}
}

// isMasthead reports whether line i names the outlet: "Radio Orle", "The Orre Herald",
// "Evening Call", right above a day or anywhere above a line that can be the headline.
func (p *page) isMasthead(i int) bool {
	const names = 5 // words
	l := &p.lines[i]
	if p.top >= 0 || len(l.words) < 2 || len(l.words) > names || !namesOnly(l.text) || !capitals(l.text) {
		return false
	}
	first, last := l.words[0], l.words[len(l.words)-1]
	if !word.EndsMasthead(last) && !onAir[first] && !(editions[first] && len(l.words) == 2) {
		return false
	}
	return p.title != "" || slices.ContainsFunc(p.lines[i+1:p.first], func(o line) bool {
		return isDay(o.text) || o.kind == "" && isHeadline(&o) && !isByline(&o) && !isName(&o)
	})
}

// What names of outlets begin with: of those that broadcast, and of papers, with one
// word more.
var (
	onAir    = word.Set("radio tv channel")
	editions = word.Set("daily evening morning sunday weekly")
)

// underTitle reports whether line i follows the headline, and prose or other
// furniture follows it.
func (p *page) underTitle(i int) bool {
	return p.top >= 0 && i == p.top+1 || p.title != "" && i <= 1
}

// nearTop is how many lines from the top a title is printed again, furniture
// not counted.
const nearTop = 6

// markRepeats marks the second printing of a headline or a caption near the
// top, and a first line that is the title given apart.
func (p *page) markRepeats() {
	var seen []*line
	if p.title != "" {
		title := newLine(p.title, report.Span{End: len(p.title)})
		seen = append(seen, &title)
	}
	given := len(seen)
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" || l.Empty() {
			continue
		}
		if len(seen) == nearTop+given {
			return
		}
		for j, earlier := range seen {
			switch {
			case !repeats(l, earlier, j == len(seen)-1):
			case j < given, p.top >= 0 && earlier == &p.lines[p.top]:
				l.kind = report.Title
			case l.kind == "":
				l.kind = report.Caption
			}
		}
		seen = append(seen, l)
	}
}

// markOtherTitle marks a line above the prose that is printed twice and has
// nothing to do with the report: the headline of another story, with its caption.
func (p *page) markOtherTitle() {
	for i := range p.lines[:p.first] {
		again := &p.lines[i]
		if again.kind != report.Caption {
			continue
		}
		k := slices.IndexFunc(p.lines[:i], func(l line) bool { return l.kind == "" && !l.Empty() && repeats(again, &l, false) })
		if k < 0 || k == p.top {
			continue
		}
		if l := &p.lines[k]; l.announcesOther() && foreign(l, p.proseWords(), len(l.words)+1) { // no word in common
			l.kind, again.kind = report.Teaser, report.Teaser
		}
	}
}

// proseWords are the stems of the words of the report's prose and headline.
func (p *page) proseWords() map[string]bool {
	words := map[string]bool{}
	for i := range p.lines {
		if l := &p.lines[i]; i == p.top || i >= p.first && i < p.last && l.kind == "" {
			for _, w := range fold(l.text) {
				words[stem(w)] = true
			}
		}
	}
	return words
}

// markLists marks the headlines listed under "Related Articles" and the like,
// as far as they are told from sub-headings: in title case, or behind the
// prose.
func (p *page) markLists() {
	listed := false
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case l.kind == report.Related:
			listed = i > p.top
		case l.kind != "" || l.Empty():
		case listed && numbered.MatchString(l.text) && !l.prose:
			l.kind = report.Teaser
		case !l.headlike():
			listed = listed && !l.prose
		case listed && (i >= p.last || titleCase(l.text)):
			l.kind = report.Teaser
		}
	}
}

// markEntries marks the clocks before the entries of a live blog: "14:05 The
// mayor called …", on several lines.
func (p *page) markEntries() {
	const fewest = 3
	n := 0
	for i := range p.lines {
		if entryClock.MatchString(p.lines[i].text) {
			n++
		}
	}
	if n < fewest {
		return
	}
	for i := range p.lines {
		l := &p.lines[i]
		at := entryClock.FindStringSubmatchIndex(l.text)
		if l.kind == "" && at != nil {
			l.cut([]report.Furniture{{Span: report.Span{Start: at[2], End: at[3]}, Kind: report.Label}})
		}
	}
}

// entryClock: "14:05 The …", "2:05 p.m. - The …".
var entryClock = regexp.MustCompile(`^(\d{1,2}[:.]\d\d(?: ?(?i:am|pm|a\.m\.|p\.m\.))?(?: (?:GMT|BST|UTC|EST|EDT|CET))?)[ :–—-]+["“]?\p{Lu}`)

// marks lists what was marked, in order. A text of nothing but furniture has
// none: it would be no report, so the rules must have been wrong.
func (p *page) marks() []report.Furniture {
	var marks []report.Furniture
	left := false
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" {
			marks = append(marks, report.Furniture{Span: l.Span, Kind: l.kind})
		} else if !l.Empty() {
			left = true
		}
		marks = append(marks, l.notes...)
	}
	if !left {
		return nil
	}
	slices.SortStableFunc(marks, func(a, b report.Furniture) int { return a.Start - b.Start })
	return marks
}

// headline is the line that reads like a title, or "".
func (p *page) headline() string {
	if p.top < 0 {
		return ""
	}
	return p.lines[p.top].text
}

// mentions reports whether a word of the line stands elsewhere in the report,
// as the words of a sub-heading do and a writer's name does not.
func (p *page) mentions(l *line) bool {
	for i := range p.lines {
		o := &p.lines[i]
		if o == l || o.kind != "" {
			continue
		}
		for _, w := range strings.Fields(l.text) {
			if len(w) > 2 && containsFold(o.text, strings.Trim(w, ".,")) {
				return true
			}
		}
	}
	return false
}

// repeats reports whether l is o printed again: the same words but for a few.
// A sentence is printed again only right below itself.
func repeats(l, o *line, adjacent bool) bool {
	if isDay(l.text) || len(l.words) < 3 || len(o.words) < 3 {
		return false
	}
	if slices.Equal(l.words, o.words) {
		return !l.prose || o.prose && adjacent
	}
	return !l.prose && !l.long && !o.long &&
		(similar(l.words, o.words) || similar(l.words, withoutOutlet(o)) || similar(withoutOutlet(l), o.words))
}

// similar reports whether two lines have four in five words in common.
func similar(a, b []string) bool {
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	common := 0
	rest := slices.Clone(b)
	for _, w := range a {
		if i := slices.Index(rest, w); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			common++
		}
	}
	return common*5 >= (len(a)+len(b)-common)*4
}

// withoutOutlet is a title's words without the site's name behind it: "… - The
// Post".
func withoutOutlet(l *line) []string {
	cut := -1
	for _, mark := range []string{" - ", " | ", " – ", " — ", " :: ", " « ", " » "} {
		cut = max(cut, strings.LastIndex(l.text, mark))
	}
	if cut < 0 {
		return l.words
	}
	words := fold(l.text[:cut])
	if len(words) < 4 || len(l.words)-len(words) > 5 {
		return l.words
	}
	return words
}

// containsFold reports whether s contains word, in whatever case.
func containsFold(s, word string) bool {
	if word == "" {
		return false
	}
	lower, upper := byte(unicode.ToLower(rune(word[0]))), byte(unicode.ToUpper(rune(word[0])))
	for i := 0; i+len(word) <= len(s); i++ {
		if (s[i] == lower || s[i] == upper || s[i] == word[0]) && strings.EqualFold(s[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
