package extract

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// isDay: "May 3, 2013", "Monday 3 May", "Published 10:15, 3/5/2013", "Sat 4 May 2013, 01:19 hrs".
func isDay(s string) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits == 0 || len(s) >= 80 {
		return false
	}
	_, abroad := dayAbroad(s)
	return abroad || dayLine.MatchString(s) || fullYear.MatchString(s) && dayLine.MatchString(inCapitals.ReplaceAllString(s, "$1"))
}

// inCapitals are the agency that a day's line begins with and the place that it
// ends in: "TNA Nov 12, 2011, 05.51AM IST ORLE:".
var (
	inCapitals = regexp.MustCompile(`^(?:[A-Z]{3,5} \|? ?)?(.*?)(?: [A-Z]{3,}:?)?$`)
	fullYear   = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

var dayLine = regexp.MustCompile(`^(?i:(` + issued + `|date|on|at|by)?:?\s*)?((?i:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)|\d{1,4}|(?i:am|pm|hrs|hours|a\. ?m\.|p\. ?m\.|[a-z]{2,3}t|utc|gmt|` + issued + `|th|st|nd|rd|at|of)|[\s.,:/|@+–—-])+$`)

// issued are the words before the day on which a page was put out or changed.
const issued = `(?:(?:first|last) )?(?:published|posted|updated|edited|modified|created)(?: (?:time|date|on|at))?`

// headDay is the day, written in words, of a line above the prose that holds little
// else. When a report was changed is not when it came out. It is enough to group
// stories by; package when reads the head anew.
func (p *page) headDay() (report.Published, bool) {
	for _, l := range p.lines[:p.first] {
		if l.kind != report.Byline || changed.MatchString(l.text) {
			continue
		}
		if d, ok := dayAbroad(l.text); ok {
			return report.Published{Days: calendar.Single(d), Basis: report.Inferred}, true
		}
		if m := dayInWords.FindStringSubmatch(l.text); m != nil {
			if t, err := time.Parse("2 Jan 2006", m[1]+m[5]+" "+(m[2] + m[4])[:3]+" "+m[3]+m[6]); err == nil {
				return report.Published{Days: calendar.Single(calendar.Of(t)), Basis: report.Inferred}, true
			}
		}
	}
	return report.Published{}, false
}

var (
	changed    = regexp.MustCompile(`(?i)\b(?:updated|edited|modified|changed)\b`)
	dayInWords = regexp.MustCompile(`\b(?:(\d{1,2})(?:st|nd|rd|th)? (` + monthName + `),? ((?:19|20)\d\d)|(` + monthName + `) (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d))\b`)
)

// dayAbroad is the day that a line in German, French or Spanish consists of: "Montag, 12.
// Mai 2025", "le 12 mai 2025", "12 de mayo de 2025, 18:30".
func dayAbroad(s string) (calendar.Day, bool) {
	m := foreignDay.FindStringSubmatch(s)
	if m == nil || monthsAbroad[strings.ToLower(m[2])] == 0 {
		return 0, false
	}
	d, err := calendar.Parse(fmt.Sprintf("%s-%02d-%02s", m[3], monthsAbroad[strings.ToLower(m[2])], m[1]))
	return d, err == nil
}

var foreignDay = regexp.MustCompile(`^(?:\pL+,? )?(?:(?i:den|der|le|el|il) )?(\d{1,2})(?:\.|er|º)? (?:de )?(\pL+)(?: del?)? ((?:19|20)\d\d)(?:[ ,–|-]+\d{1,2}[:.h]\d\d(?: (?:Uhr|h))?)?$`)

var monthsAbroad = map[string]int{
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9, "oktober": 10, "november": 11, "dezember": 12,
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}

// isStamp: "Published: May 3, 2013", "UPDATED: 10:15, 3 May 2013". No report
// says that in a line of its own.
func isStamp(l *line) bool {
	if name, _, ok := strings.Cut(l.text, " | "); ok && len(l.words) > 0 && l.words[0] == "by" { // "By Jane Doe | Updated: 6:15 p.m."
		head := newLine(name, report.Span{End: len(name)})
		return isByline(&head)
	}
	return stampLine.MatchString(l.text) && isDay(l.text) || agoLine.MatchString(l.text) || len(l.words) <= 25 && filedLine.MatchString(l.text)
}

// signed reads names and the day behind a mark: "The Orre Herald, Saturday", "By
// Ana Voss | The Orre Herald | March 14, 2024"; the last name before the day may be
// an outlet's.
func signed(l *line) (outlet string, ok bool) {
	const names = 8 // words
	from := 0
	for i, r := range l.text {
		if !strings.ContainsRune(",|–—·•", r) {
			continue
		}
		head, tail := l.text[:i], strings.TrimLeft(l.text[i:], " ,|–—·•")
		n := len(strings.Fields(head))
		if n > names || !namesOnly(head) || !capitals(head) {
			return "", false
		}
		if last := strings.TrimLeft(l.text[from:i], " ,|–—·•"); isDay(tail) || n > 1 && weekday.MatchString(tail) {
			if words := fold(last); len(words) > 1 && words[0] != "by" && word.EndsMasthead(words[len(words)-1]) {
				outlet = strings.TrimSpace(last)
			}
			return outlet, true
		}
		from = i
	}
	return "", false
}

var weekday = regexp.MustCompile(`^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$`)

// agoLine: "Posted 2 hours ago".
var agoLine = regexp.MustCompile(`^(?i:(?:` + issued + `)?:? ?(?:an?|\d{1,2}) (?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?) ago\.?)$`)

// filedLine is what a weblog prints below a post: "On behalf of Doe & Roe, LLP.
// posted in Accidents on Friday, September 20, 2013".
var filedLine = regexp.MustCompile(`^(?:On behalf of .{2,60} p|P)osted (?:by|in|under) .{2,60} on (?:[A-Z][a-z]{2,8}, )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4})\.?$`)

var stampLine = regexp.MustCompile(`^(?i:` + issued + `)\b`)
