package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// The rules for what stands behind a report's prose.

// numbered: "3. Rovers win again", as the stories most read are listed.
var numbered = regexp.MustCompile(`^\d{1,2}[.)] `)

// markComments marks what readers wrote below the report: all that follows a
// line that counts them, if it is short: a report goes on in paragraphs.
func (p *page) markComments() {
	paragraph := len(p.lines) - 1 // the last
	for paragraph >= 0 && !p.lines[paragraph].long {
		paragraph--
	}
	below := false
	for i := p.first; i < len(p.lines); i++ {
		l := &p.lines[i]
		counts := commentsHead.MatchString(l.text)
		below = below || counts && i > paragraph
		if l.kind == "" && (counts || below) {
			l.kind = report.Navigation
		}
	}
}

// markAuthor marks a last line that says who the writer is: "Jane Doe is a
// teacher in Oldtown", of somebody whom the report doesn't name.
func (p *page) markAuthor() {
	last := len(p.lines) - 1
	for last > p.first && p.lines[last].kind != "" {
		last--
	}
	if last <= p.first {
		return
	}
	l := &p.lines[last]
	at := authorLine.FindStringSubmatch(l.text)
	if at == nil || l.long {
		return
	}
	name := strings.Fields(at[1])
	for i := range p.lines[:last] {
		if p.lines[i].kind == "" && containsFold(p.lines[i].text, name[len(name)-1]) {
			return
		}
	}
	l.kind = report.Byline
}

// authorLine: "Jane Doe is a …", "Jane M. Doe is the …".
var authorLine = regexp.MustCompile(`^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?[\p{L}'’-]*){1,2}),? is (?:a|an|the|our|professor|director|editor)\b`)

// commentsHead: "Comments (14)", "14 comments", "3 Responses".
var commentsHead = regexp.MustCompile(`^(?i:(?:reader )?comments? ?[(\[]\d+[)\]]|\d+ (?:comments?|responses?|replies))$`)

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

// maxNames is how many lines from the end a bare name is a writer's.
const maxNames = 4

// markForeign goes up from the end as long as lines are no part of the report:
// a name that it doesn't mention, a headline that has nothing to do with it,
// or several in title case, on whatever matter.
func (p *page) markForeign() {
	titles := p.trailingTitles()
	oneIn := 5 // or 2, next to what is another story's headline
	words := p.contentWords()
	for i := len(p.lines) - 1; i >= p.last; i-- {
		l := &p.lines[i]
		switch {
		case l.kind == report.Teaser:
			oneIn = 2
		case l.kind != "" || l.Empty() || i == len(p.lines)-1 && l.headlike() && l.breaksOff(): // a last paragraph cut short
		case i >= len(p.lines)-maxNames && isName(l) && !p.mentions(l):
			l.kind = report.Byline
		case l.announcesOther() && (i >= titles || foreign(l, words, oneIn) && !(oneIn > 2 && p.namesSubject(l))):
			l.kind, oneIn = report.Teaser, 2
		default:
			return
		}
	}
}

// namesSubject reports whether a line has a name that the headline has too, and a verb
// in the past: the last paragraph of a report, which lost its stop.
func (p *page) namesSubject(l *line) bool {
	if p.top < 0 {
		return false
	}
	head := strings.Fields(p.lines[p.top].text)
	past, named := false, false
	for i, w := range strings.Fields(l.text) {
		past = past || i > 1 && (strings.HasSuffix(w, "ed") || w == "was" || w == "were" || w == "had" || w == "said")
		r, _ := utf8.DecodeRuneInString(w)
		named = named || i > 0 && unicode.IsUpper(r) && slices.Contains(head, w)
	}
	return past && named
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
	return l.headlike() && !endsStop(l.text) && !unicode.IsLower(r) && !isDay(l.text) && !l.breaksOff() &&
		!backReferences[l.words[0]] && !slices.Contains(l.words, "also")
}

// breaksOff reports whether a line is a paragraph that was cut off: it ends in words
// behind which more must come, or tells in the past what somebody said, or what had been,
// where a headline would tell it in the present.
func (l *line) breaksOff() bool {
	const (
		long    = 8  // words, of which a headline may hold "had"
		longest = 12 // that may end in "on": "what to watch for"
	)
	n := len(l.words)
	if titleCase(l.text) {
		return false
	}
	return n > long && slices.ContainsFunc(l.words, func(w string) bool { return pastOnly[w] }) ||
		n > 4 && (unfinished[l.words[n-1]] || n > longest && preposed[l.words[n-1]] || spokeWhole.MatchString(l.text))
}

var (
	pastOnly   = word.Set("had hadn said stated added informed")
	unfinished = word.Set("the a an and or but of that which who whose because although while as if than his her its their was were is are has have had been hadn wasn weren didn isn doesn mr mrs ms dr")
	preposed   = word.Set("on to in at by for as with into about from")
	spokeWhole = regexp.MustCompile(`^["“].*["”],? (?:\p{Ll}+ ){1,4}\p{Lu}[\p{L}'’-]*$`) // “It was old,” chief engineer Ana
)

// foreign reports whether a line shares next to nothing with the report: at
// most one in so many of its content words.
func foreign(l *line, words map[string]bool, oneIn int) bool {
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
	return content >= 3 && shared*oneIn <= content
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
