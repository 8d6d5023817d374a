package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// The rules that know a line by its own words. Each takes one line and says
// whether it is of its class; the examples are what it is meant for.

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
	kept := report.Span{End: start}.Trim(l.text)
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
	n := len(l.words)
	return n > 0 && n <= 6 && (relatedLines[strings.Join(l.words, " ")] || listHead(l.words) == n || isMoreFrom(l))
}

// isMoreFrom: "MORE FROM CRIME", "More in Sports".
func isMoreFrom(l *line) bool {
	return len(l.words) > 2 && l.words[0] == "more" && (l.words[1] == "from" || l.words[1] == "in") && capitals(l.text) && !endsStop(l.text) && !strings.Contains(l.text, ":")
}

// isNavigation: "Share this", "Sign up for our newsletter", "© 2018 The Post".
func isNavigation(l *line) bool {
	if isMenu(l.text) {
		return true
	}
	if l.long || len(l.words) == 0 {
		return isCopyright(l.text)
	}
	return len(l.words) <= 6 && navigationLines[strings.Join(l.words, " ")] ||
		navigationStarts.start(l.words) > 0 || isCopyright(l.text) ||
		l.words[0] == "follow" && len(l.words) <= 16 && followLine.MatchString(l.text)
}

var followLine = regexp.MustCompile(`(?i)^\W*follow .*(@\w+|\bon (twitter|facebook|instagram|google|telegram|x|social media)\b)`)

// isCopyright: a line that opens with the sign, or with "Copyright" and a year,
// or a name and what is reserved.
func isCopyright(s string) bool {
	return len(s) < 600 && copyrightLine.MatchString(s)
}

var copyrightLine = regexp.MustCompile(`^(?:(©|(?i:\(c\)|copyright)( ©| \(c\)|:)? *\d{4})|Copyright \p{Lu}[^.]{2,60}\. (?:No part|All rights|Not to be)\b)`)

// isTeaser: "More news: …", "READ MORE - …", "[Watch: …]".
func isTeaser(l *line) bool {
	if pageTurn.MatchString(l.text) {
		return true
	}
	if l.long {
		return false
	}
	n := max(teaserStarts.start(l.words), listHead(l.words))
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
// rest: by a colon, a bar or a dash between spaces; or, where a credit follows
// anyway, by nothing.
func announces(s string, n int, credit bool) bool {
	rest := afterWords(s, n)
	trimmed := strings.TrimLeft(rest, " )]")
	switch {
	case trimmed == "":
		return true
	case credit:
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
	if strings.Contains(l.text, "ontribut") && len(l.text) < 300 {
		if contributedTo.MatchString(l.text) || contributed.MatchString(l.text) && namesOnly(l.text) {
			return true
		}
	}
	s := strings.TrimLeft(l.text, "([*_—–- ")
	opening := fold(s[:min(len(s), 16)])
	if len(opening) == 0 || !taglineWords[opening[0]] || !taglineStart.MatchString(s) {
		return false
	}
	return namesOnly(s) && (opening[0] != "source" || len(l.words) <= 6)
}

// taglineWords are what taglineStart begins with.
var taglineWords = word.Set(`additional further reporting writing editing reported written edited compiled translated posted story
	text words source contributing byline with h hat from author reporter writer`)

var (
	taglineStart  = regexp.MustCompile(`^(?i:(additional |further )?(reporting|writing|editing|reported|written|edited|compiled|translated|posted|story|text|words) (and (writing|editing) )?by |source: |contributing: |byline: |with (inputs?|agency inputs|reporting|additional reporting|files|reports|contributions) (from|by) |h/t:? |hat tip |\(?with (agency )?inputs|from (agencies|wire|our correspondent)|author: |reporter: |writer: )`)
	contributedTo = regexp.MustCompile(`(?i:contribut(ed|ing|ions?)( reporting)?( from [\w ,]+)? (to|for) this (report|story|article|post)\b)`)
	contributed   = regexp.MustCompile(`\b(contributed|(?i:contributed reporting)( from [\w ,]+)?)[.)]*$`)
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
	if len(l.words) == 0 || len(l.words) > 4 || endsStop(l.text) {
		return false
	}
	if n := len(l.words); n > 2 && l.words[n-2] == "in" && (l.words[n-1] == "brief" || l.words[n-1] == "short") {
		return true // "News in brief"
	}
	if r, _ := utf8.DecodeRuneInString(l.text); unicode.IsLower(r) {
		return false
	}
	if m := sectionPath.FindStringSubmatch(l.text); m != nil && isDesk(m[1]) {
		return true // "Sport | Rowing"
	}
	noun := false
	for i, w := range l.words {
		switch {
		case sectionNouns[w]:
			noun = true
		case sectionModifiers[w]:
		case i == 0 && sectionHeads[l.words[len(l.words)-1]] && capitals(l.text): // "Alaska News"
		default:
			return false
		}
	}
	return noun
}

// sectionPath: "Sport | Rowing", "World > Asia".
var sectionPath = regexp.MustCompile(`^(\p{Lu}\p{L}+) *[|>»/] *\p{Lu}\p{L}+$`)

// isDesk reports whether a word names a desk of a newsroom or a sport.
func isDesk(w string) bool { w = strings.ToLower(w); return sectionNouns[w] || moreSports[w] }

// pageTurn: "Turn to page 9: How the treasures were lost".
var pageTurn = regexp.MustCompile(`^(?i:turn to|see|more on|story on|continued on|full story on) (?i:page|p\.) ?[A-Z]?\d{1,3}\b`)

// isMenu: "Home | Province | Business | Sport".
func isMenu(s string) bool {
	items := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|•·›»", r) })
	if len(items) < 3 {
		return false
	}
	for _, item := range items {
		if n := len(strings.Fields(item)); n == 0 || n > 3 || endsStop(strings.TrimSpace(item)) || !capitals(item) {
			return false
		}
	}
	return true
}

// labels reports whether a line is the name of a section that no list knows:
// a few words in capitals, none of which the report has, above a headline that
// is longer. "Culture & Leisure" above "Museum robbed of four paintings".
func (p *page) labels(i int) bool {
	const most = 3
	if i+1 >= p.first {
		return false
	}
	l, next := &p.lines[i], &p.lines[i+1]
	return p.title == "" && p.top < 0 && len(l.words) <= most && !endsStop(l.text) && capitals(l.text) &&
		next.kind == "" && isHeadline(next) && len(next.words) > len(l.words)+1 && !p.mentions(l)
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
	if l.words[0] == "by" && n > 1 && n <= 6 && (l.words[1] == "our" || l.words[1] == "staff") {
		return true // "By our crime staff"
	}
	if l.words[0] == "by" {
		return n > 1 && (agencies[strings.Join(l.words[1:], " ")] || !stopWords[l.words[1]] && capitals(l.text[2:]) && namesOnly(l.text))
	}
	if n == 1 {
		return roles[l.words[0]]
	}
	return (roles[l.words[n-1]] || agencies[l.words[n-1]]) && startsWithName(l.text) && namesOnly(l.text) && capitals(l.text)
}

// startsWithName reports whether a line sets a name of two or three words off
// from what follows.
func startsWithName(s string) bool {
	cut := strings.IndexAny(s, ",|/–—")
	if hyphen := strings.Index(s, " - "); cut < 0 || hyphen >= 0 && hyphen < cut {
		cut = hyphen
	}
	if cut < 0 {
		return false
	}
	words := len(strings.Fields(s[:cut]))
	return words == 2 || words == 3
}

// isSource: "SOURCE Acme Corporation", as press releases end.
func isSource(l *line) bool {
	return len(l.words) <= 8 && strings.HasPrefix(l.text, "SOURCE ") && namesOnly(l.text[len("SOURCE "):])
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
		agencyDateline.MatchString(l.text) || datedPlace.MatchString(l.text)
}

var (
	agencyDateline = regexp.MustCompile(`^[A-Z][\w .,'/-]{2,50} \([A-Z][A-Za-z. ]{1,20}\)\W*$`)
	datedPlace     = regexp.MustCompile(`^[A-Z][\w .'/-]{2,30}, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})? ?[-–—_:]$`) // "Nairobi, Nov 11 -"
)

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

var nameParticles = word.Set(`de la le du da di dos van von der den bin ibn al el jr sr`)

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-.'’", r)
}

// isHeadline reports whether a line above the prose reads like a title: more
// than a word, and no day of the month.
func isHeadline(l *line) bool {
	return !l.long && !l.prose && len(l.words) >= 2 && !isDay(l.text)
}

// endsStop reports whether a line ends with a full stop.
func endsStop(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, "\"'”’“»«)] "), ".")
}
