package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
)

// Furniture marks what of a text is no part of the report, and tells its
// headline: the line of the text that reads like a title, or "" when the title
// was given apart or there is none.
//
// A page is read from its edges. Rules that know a line by its own words go
// first; what they leave shows where the report's prose begins and ends, and
// only before and after it do the rules apply that judge a line by its place.
// When in doubt a line stays: what is marked is lost as evidence.
func Furniture(text, title string) (marks []report.Furniture, headline string) {
	p := &page{lines: lay(text), title: title}
	p.markByWords()
	p.findProse()
	p.markHead()
	p.markRepeats()
	p.markLists()
	p.markTail()
	return p.marks(), p.headline()
}

// page is a text as its lines. The head is lines[:first], the tail
// lines[last:]; between them stands the prose.
type page struct {
	lines       []line
	title       string // given apart, or ""
	first, last int
	top         int // the line that is the headline, or -1
}

// markByWords applies the rules that need nothing but the line.
func (p *page) markByWords() {
	for i := range p.lines {
		l := &p.lines[i]
		l.cutNotes()
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
	case isTagline(l):
		return report.Byline
	}
	return ""
}

// findProse finds where the prose begins and ends. A text without any is
// nothing but its head.
func (p *page) findProse() {
	isProse := func(l line) bool { return l.prose && l.kind == "" && !l.Empty() }
	p.first = slices.IndexFunc(p.lines, isProse)
	if p.first < 0 {
		p.first, p.last = len(p.lines), len(p.lines)
		return
	}
	for p.last = len(p.lines); !isProse(p.lines[p.last-1]); p.last-- {
	}
}

// markHead marks section labels and bylines above the prose, and finds the
// headline: the first line that is none of them.
func (p *page) markHead() {
	p.top = -1
	for i := range p.lines[:p.first] {
		l := &p.lines[i]
		if p.title == "" && p.top < 0 && l.kind == report.Teaser && headlineStarts[l.words[0]] {
			l.kind = "" // "Poll: …" is a headline where another story can't be announced yet
		}
		switch {
		case l.kind != "":
		case isLabel(l):
			l.kind = report.Label
		case isByline(l), isDateline(l):
			l.kind = report.Byline
		case p.title == "" && p.top < 0 && p.first < len(p.lines) && isHeadline(l):
			p.top = i
		case p.underTitle(i) && isName(l) && !p.mentions(l):
			l.kind = report.Byline
		}
	}
}

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
		case !l.headlike():
			listed = listed && !l.prose
		case listed && (i >= p.last || titleCase(l.text)):
			l.kind = report.Teaser
		}
	}
}

// markTail marks what trails the prose: credit lines, labels, a bare name and
// the headlines of other stories.
func (p *page) markTail() {
	for i := p.last; i < len(p.lines); i++ {
		l := &p.lines[i]
		switch {
		case l.kind != "" || l.Empty():
		case isLabel(l):
			l.kind = report.Label
		case isByline(l), isSource(l):
			l.kind = report.Byline
		}
	}
	p.markForeign()
}

// markForeign goes up from the end as long as lines are no part of the report:
// a name that it doesn't mention, a headline that has nothing to do with it,
// or several in title case, on whatever matter.
func (p *page) markForeign() {
	titles := p.trailingTitles()
	words := p.contentWords()
	for i := len(p.lines) - 1; i >= p.last; i-- {
		l := &p.lines[i]
		switch {
		case l.kind != "" || l.Empty():
		case isName(l) && !p.mentions(l):
			l.kind = report.Byline
		case l.announcesOther() && (i >= titles || foreign(l, words)):
			l.kind = report.Teaser
		default:
			return
		}
	}
}

// trailingTitles is the first of the lines in title case that a report ends
// with, or past its end where there are fewer than two.
func (p *page) trailingTitles() int {
	from, n := len(p.lines), 0
	for i := len(p.lines) - 1; i >= p.last; i-- {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		if len(l.words) < 5 || !l.announcesOther() || !titleCase(l.text) {
			break
		}
		from, n = i, n+1
	}
	if n < 2 {
		return len(p.lines)
	}
	return from
}

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
	return marks
}

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

// contentWords are the stems of the report's own words before the tail.
func (p *page) contentWords() map[string]bool {
	tail := false
	for i := p.last; i < len(p.lines); i++ {
		tail = tail || p.lines[i].kind == ""
	}
	if !tail {
		return nil // nobody will ask
	}
	words := map[string]bool{}
	for i := range p.lines[:p.last] {
		if l := &p.lines[i]; l.kind == "" {
			for _, w := range fold(l.text) {
				words[stem(w)] = true
			}
		}
	}
	return words
}

// announcesOther reports whether a line could be another story's headline: it
// doesn't close like a sentence, nor does it refer back like one.
func (l *line) announcesOther() bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text, "\"'“‘"))
	return l.headlike() && !endsStop(l.text) && !unicode.IsLower(r) && !isDay(l.text) &&
		!backReferences[l.words[0]] && !slices.Contains(l.words, "also")
}

// foreign reports whether a line shares next to nothing with the report: none
// of its content words, or one in four of a longer line's.
func foreign(l *line, words map[string]bool) bool {
	content, shared := 0, 0
	for _, w := range l.words {
		if stopWords[w] || utf8.RuneCountInString(w) < 3 {
			continue
		}
		content++
		if words[stem(w)] {
			shared++
		}
	}
	return content >= 3 && shared*5 <= content
}

// stem cuts the commonest endings, enough to meet "talks" in "talked".
func stem(w string) string {
	for _, ending := range []string{"ings", "ing", "ers", "ies", "ed", "er", "es", "s", "y"} {
		if base, ok := strings.CutSuffix(w, ending); ok && len(base) >= 4 {
			return base
		}
	}
	return w
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

// cutNotes takes a credit in brackets off the end of a paragraph, so that the
// paragraph itself stays.
func (l *line) cutNotes() {
	start := noteStart(l.text)
	if start <= 0 {
		return
	}
	note := report.Span{Start: l.Start + start, End: l.End}
	inside := newLine(l.text, report.Span{Start: start, End: len(l.text)})
	kind := report.Byline
	switch {
	case isTagline(&inside):
	case isTeaser(&inside):
		kind = report.Teaser
	case isCaption(&inside) && len(fold(l.text)) > maxCaption:
		kind = report.Caption
	default:
		return // a short line with a picture's credit is the caption whole
	}
	l.notes = []report.Furniture{{Span: note, Kind: kind}}
	kept := trim(l.text, 0, start)
	kept.Start, kept.End = kept.Start+l.Start, kept.End+l.Start
	body := newLine(l.text, report.Span{Start: 0, End: kept.Len()})
	body.Span, body.notes = kept, l.notes
	*l = body
}

// noteStart is where the brackets open that a line ends with, or -1.
func noteStart(s string) int {
	s = strings.TrimRight(s, ". ")
	switch {
	case strings.HasSuffix(s, ")"):
		return strings.LastIndexByte(s, '(')
	case strings.HasSuffix(s, "]"):
		return strings.LastIndexByte(s, '[')
	}
	return -1
}

// isRelated: "Related Articles", "You may also like:".
func isRelated(l *line) bool {
	return len(l.words) <= 6 && relatedLines[strings.Join(l.words, " ")]
}

// isNavigation: "Share this", "Sign up for our newsletter", "© 2018 The Post".
func isNavigation(l *line) bool {
	if l.long || len(l.words) == 0 {
		return isCopyright(l.text)
	}
	return len(l.words) <= 6 && navigationLines[strings.Join(l.words, " ")] ||
		navigationStarts.start(l.words) > 0 || isCopyright(l.text) ||
		l.words[0] == "follow" && len(l.words) <= 16 && followLine.MatchString(l.text)
}

var followLine = regexp.MustCompile(`(?i)^\W*follow .*(@\w+|\bon (twitter|facebook|instagram|google|telegram|x|social media)\b)`)

// isCopyright: a line that opens with the sign, or with "Copyright" and a year.
func isCopyright(s string) bool {
	return len(s) < 600 && (strings.HasPrefix(s, "©") || strings.HasPrefix(s, "(c) ") || strings.HasPrefix(s, "Copyright ©"))
}

// maxCaption is how many words a caption has at most.
const maxCaption = 70

// isCaption: "FILE - In this photo …", "… (AP Photo/Jane Doe)", "Getty Images".
func isCaption(l *line) bool {
	if len(l.text) > maxCaption*10 {
		return false
	}
	words := l.words
	if words == nil {
		words = fold(l.text[:min(len(l.text), 40)])
	}
	if n := captionStarts.start(words); n > 0 && announces(l.text, n, words[n-1] == "by") {
		return true
	}
	if start := noteStart(l.text); start >= 0 && hasCaptionMark(l.text[start:]) {
		return true
	}
	return len(l.words) > 0 && len(l.words) <= 8 && (!endsStop(l.text) || namesOnly(l.text)) &&
		(hasCaptionMark(l.text) || pictureAgencies[strings.Join(l.words, " ")])
}

func hasCaptionMark(s string) bool {
	return slices.ContainsFunc(captionMarks, func(mark string) bool { return strings.Contains(s, mark) })
}

// isTeaser: "More news: …", "READ MORE - …", "[Watch: …]".
func isTeaser(l *line) bool {
	if l.long {
		return false
	}
	n := teaserStarts.start(l.words)
	if n == 0 || !announces(l.text, n, false) {
		return false
	}
	rest := strings.TrimLeft(afterWords(l.text, n), ":-–—|>» ")
	if n == 1 && weakTeasers[l.words[0]] {
		return rest != "" && (!endsStop(rest) || titleCase(rest))
	}
	return true
}

// announces reports whether the first n words of a line are set off from the
// rest: by a colon, a bar or a dash between spaces; or, for a "by", by nothing.
func announces(s string, n int, by bool) bool {
	rest := afterWords(s, n)
	trimmed := strings.TrimLeft(rest, " )]")
	switch {
	case trimmed == "":
		return true
	case by:
		return len(trimmed) < 80 && !endsStop(trimmed)
	case strings.HasPrefix(trimmed, ":"), strings.HasPrefix(trimmed, "|"), strings.HasPrefix(trimmed, ">"), strings.HasPrefix(trimmed, "»"):
		return true
	default:
		return rest != trimmed && (strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "– ") || strings.HasPrefix(trimmed, "— "))
	}
}

// afterWords is what follows the first n words of s.
func afterWords(s string, n int) string {
	in := false
	for i, r := range s {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || in && (r == '\'' || r == '’' || r == '.')
		if in && !word {
			if n--; n == 0 {
				return s[i:]
			}
		}
		in = word
	}
	return ""
}

// isTagline: "(Reporting by …; editing by …)", "The Associated Press
// contributed to this report.", "Source: Xinhua".
func isTagline(l *line) bool {
	if len(l.text) > 600 {
		return false
	}
	s := strings.TrimLeft(l.text, "([*_—–- ")
	switch {
	case !taglineStart.MatchString(s) && !contributed.MatchString(s):
		return false
	case contributed.MatchString(s):
		return len(l.text) < 300
	case l.words != nil && l.words[0] == "source":
		return len(l.words) <= 6 && namesOnly(s)
	default:
		return namesOnly(s)
	}
}

var (
	taglineStart = regexp.MustCompile(`^(?i:(additional |further )?(reporting|writing|editing|reported|written|edited|compiled|translated|posted|story|text|words) (and (writing|editing) )?by |source: |contributing: |byline: |with (inputs?|agency inputs|reporting|additional reporting|files|reports|contributions) (from|by) |h/t:? |hat tip |\(?with (agency )?inputs|from (agencies|wire|our correspondent)|author: |reporter: |writer: )`)
	contributed  = regexp.MustCompile(`(contributed|contributing) (reporting )?(to|for) (this|the) (report|story|article|post)\b.{0,60}$|\bcontributed\.?\)?$|(?i:contributed reporting( from [\w ,]+)?[.)]*$)`)
)

// namesOnly reports whether a line is names and the words between them, with
// no sentence about them.
func namesOnly(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/|,;:()[]–—&+", r) }) {
		w = strings.Trim(w, ".*_\"'“”‘’-@")
		r, _ := utf8.DecodeRuneInString(w)
		if w == "" || !unicode.IsLower(r) {
			continue
		}
		if !connectives[w] && !roles[w] && !strings.Contains(w, ".") {
			return false
		}
	}
	return true
}

// isLabel: "World News", "POLITICS", "Asia | Latest headlines".
func isLabel(l *line) bool {
	if len(l.words) == 0 || len(l.words) > 4 || endsStop(l.text) || !capitals(l.text) {
		return false
	}
	noun := false
	for i, w := range l.words {
		switch {
		case sectionNouns[w]:
			noun = true
		case sectionModifiers[w]:
		case i == 0 && sectionHeads[l.words[len(l.words)-1]]: // "Alaska News"
		default:
			return false
		}
	}
	return noun
}

// capitals reports whether every word but the little ones begins with one.
func capitals(s string) bool {
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !connectives[w] && !stopWords[w] {
			return false
		}
	}
	return true
}

// isByline: "By Jane Doe", "JANE DOE, Staff Writer", "The Associated Press".
func isByline(l *line) bool {
	n := len(l.words)
	if n == 0 || n > 14 || endsStop(l.text) && n > 8 {
		return false
	}
	if agencies[strings.Join(l.words, " ")] || isContact(l) {
		return true
	}
	if l.words[0] == "by" {
		return n > 1 && (agencies[strings.Join(l.words[1:], " ")] || !stopWords[l.words[1]] && capitals(l.text[2:]) && namesOnly(l.text))
	}
	return n >= 2 && (roles[l.words[n-1]] || agencies[l.words[n-1]]) && hasSeparator(l.text) && namesOnly(l.text) && capitals(l.text)
}

// isSource: "SOURCE Acme Corporation", as press releases end.
func isSource(l *line) bool {
	return len(l.words) <= 8 && strings.HasPrefix(l.text, "SOURCE ") && namesOnly(l.text[len("SOURCE "):])
}

// hasSeparator reports whether a line sets a name off from what follows.
func hasSeparator(s string) bool {
	return strings.ContainsAny(s, ",|/–—") || strings.Contains(s, " - ")
}

// isContact: a line that is little more than an address: "jane@example.org".
func isContact(l *line) bool {
	return len(l.words) <= 10 && handle.MatchString(l.text) && namesOnly(handle.ReplaceAllString(l.text, ""))
}

var handle = regexp.MustCompile(`[\w.+-]*@[A-Za-z][\w.-]*`)

// isDateline: a line of its own that ends in the dash before the report:
// "NAIROBI, Kenya (AP) _".
func isDateline(l *line) bool {
	if len(l.words) == 0 || len(l.words) > 10 {
		return false
	}
	place := strings.TrimRight(l.text, " _-–—:")
	first := strings.Trim(strings.Fields(l.text)[0], ",.")
	return len(place) < len(l.text) && !strings.HasSuffix(l.text, ":") && first == strings.ToUpper(first) && capitals(place) ||
		agencyDateline.MatchString(l.text)
}

var agencyDateline = regexp.MustCompile(`^[A-Z][\w .,'/-]{2,50} \([A-Z][A-Za-z. ]{1,20}\)\W*$`)

// isName: two to four words that each look like a part of a person's name.
func isName(l *line) bool {
	if n := len(strings.Fields(l.text)); n < 2 || n > 4 || n != len(l.words) && !strings.ContainsAny(l.text, "-'’") {
		return false
	}
	for _, w := range strings.Fields(l.text) {
		r, _ := utf8.DecodeRuneInString(w)
		lower := strings.ToLower(strings.Trim(w, "."))
		switch {
		case nameParticles[lower]:
		case !unicode.IsUpper(r), stopWords[lower], sectionNouns[lower], strings.IndexFunc(w, notInName) >= 0:
			return false
		}
	}
	return true
}

var nameParticles = set(`de la le du da di dos van von der den bin ibn al el jr sr`)

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-.'’", r)
}

// isHeadline reports whether a line above the prose reads like a title: more
// than a word, and no day of the month.
func isHeadline(l *line) bool {
	return !l.long && !l.prose && len(l.words) >= 2 && !isDay(l.text)
}

// isDay: "May 3, 2013", "Monday 3 May", "Published 10:15, 3/5/2013".
func isDay(s string) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits > 0 && len(s) < 80 && dayLine.MatchString(s)
}

var dayLine = regexp.MustCompile(`^(?i:(published|posted|updated|last updated|first published|date|on|at|by)?:?\s*)?((?i:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d{1,4}|(?i:am|pm|a\.m\.|p\.m\.|[a-z]{2,3}t|utc|gmt|updated|published|posted|th|st|nd|rd|at|of)|[\s.,:/|@+–—-])+$`)

// endsStop reports whether a line ends with a full stop.
func endsStop(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, "\"'”’)] "), ".")
}
