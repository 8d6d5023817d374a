package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// markBetween marks headlines of other stories that were printed between the
// paragraphs of a report, or between its headline and the first of them: "Tram
// drivers end strike". A line there is one if it names what it announces by a colon
// ("More culture: …"), or has no word in common with the report, as a sub-heading
// would have; two or three on end only if all are such and the paragraph before them
// is whole, and more are a list, and stay.
func (p *page) markBetween() {
	var found [][]*line
	for i := max(p.top+1, 1); i < p.last-1; i++ {
		run := p.headsAt(i)
		if n := len(run); n > 0 && n <= 3 && (p.follows(i, n > 1) && p.paragraph(i+n-1, 1)) {
			found = append(found, run)
		}
		i += len(run)
	}
	if len(found) == 0 {
		return
	}
	used := p.used()
	for _, run := range found {
		if len(run) > 1 && slices.ContainsFunc(run, func(l *line) bool { return !l.isStrange(used) && !l.ofOtherDesk(used) }) {
			continue
		}
		for _, l := range run {
			if l.announcesMore() || l.isStrange(used) || l.ofOtherDesk(used) {
				l.kind = report.Teaser
			}
		}
	}
}

// headsAt are the lines from the i-th on, one right behind the other, that could be
// headlines of other stories.
func (p *page) headsAt(i int) []*line {
	const fewest = 4 // words
	var run []*line
	for ; i < p.last-1; i++ {
		l := &p.lines[i]
		if l.kind != "" || len(l.words) < fewest || !l.announcesOther() {
			break
		}
		run = append(run, l)
	}
	return run
}

// follows reports whether what could be headlines from line i on comes behind a
// paragraph, a whole one if so asked, or right under the headline of a report that
// goes on for some paragraphs.
func (p *page) follows(i int, whole bool) bool {
	const several = 4 // paragraphs
	for k := i - 1; k >= 0; k-- {
		switch l := &p.lines[k]; {
		case k == p.top:
			return i < p.first && p.last-p.first >= several && !fullYear.MatchString(p.lines[i].text) // when the report came out
		case l.kind != "":
		case k < p.first:
			return false
		default:
			return p.paragraph(i, -1) && (!whole || endsStop(l.text))
		}
	}
	return false
}

// paragraph reports whether the nearest line that was not marked, one way from
// line i, is a paragraph.
func (p *page) paragraph(i, way int) bool {
	for i += way; i >= p.first && i < p.last; i += way {
		if l := &p.lines[i]; l.kind == "" {
			return l.prose || strings.ContainsAny(l.text, "\"“”") // "…," she said, and the stop was lost
		}
	}
	return false
}

// used is how many lines of the report have each stem.
func (p *page) used() map[string]int {
	used := map[string]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		seen := map[string]bool{}
		for _, w := range fold(l.text) {
			if s := stem(w); !seen[s] {
				seen[s] = true
				used[s]++
			}
		}
	}
	return used
}

// isStrange reports whether a line of a report has words that no other line
// has, and none besides.
func (l *line) isStrange(used map[string]int) bool {
	const fewest = 4
	if asksWhat[l.words[0]] {
		return false // "What happens now": a sub-heading
	}
	content := 0
	for _, w := range l.words {
		if stopWords[w] || utf8.RuneCountInString(w) < 3 {
			continue
		}
		if used[stem(w)] > 1 && !ofAnything[w] {
			return false
		}
		content++
	}
	return content >= fewest
}

var asksWhat = word.Set("what why how who where when which")

// announcesMore: "More football: Rovers win again".
func (l *line) announcesMore() bool {
	const most = 3 // words before the colon
	head, rest, ok := strings.Cut(l.text, ": ")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && listLeads[l.words[0]] && len(strings.Fields(head)) <= most && unicode.IsUpper(r)
}

// ofAnything are words that two headlines may share which have no matter in common.
var ofAnything = word.Set("first second third last next back year years month week day days time today people man woman men women ahead again start starts end ends set take takes show shows")

// ofOtherDesk: "Rowing: Ostrava eight through to final", in a report that has nothing
// else of rowing.
func (l *line) ofOtherDesk(used map[string]int) bool {
	head, rest, ok := strings.Cut(l.text, ": ")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && isDesk(head) && used[stem(strings.ToLower(head))] <= 1 && unicode.IsUpper(r)
}
