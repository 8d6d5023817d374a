package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// markBetween marks headlines of other stories that were printed between the
// paragraphs of a report: "Tram drivers end strike". A line alone between two
// paragraphs is one if it names what it announces by a colon ("More culture:
// …"), or has no word in common with the report, as a sub-heading would have;
// of several lines on end some are a list, and stay.
func (p *page) markBetween() {
	const fewest = 4 // words
	var found []*line
	for i := p.first + 1; i < p.last-1; i++ {
		l := &p.lines[i]
		if l.kind == "" && len(l.words) >= fewest && l.announcesOther() && p.paragraph(i, -1) && p.paragraph(i, 1) {
			found = append(found, l)
		}
	}
	if len(found) == 0 {
		return
	}
	used := p.used()
	for _, l := range found {
		if l.announcesMore() || l.isStrange(used) {
			l.kind = report.Teaser
		}
	}
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
		if used[stem(w)] > 1 {
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
