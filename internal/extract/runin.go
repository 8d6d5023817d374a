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

// Where a text has lost its line ends, what stood above the report runs into
// its first sentence: "Published 3 May 2031 Ferry sinks off Orle AFP The ferry
// …", and what stood beside it into a later one: "… on Monday. Tags Orle Ferry
// Coast guard The ferry …". The rules here take it off in the line.

// cutHead takes the title that was given apart, the day of publication and an
// agency's name off the head of a paragraph, in whatever order they stand, and
// returns the agency. What follows them must begin anew, or they would be the
// report's own words.
func (l *line) cutHead(title string) (agency string) {
	const longest = 700 // bytes that a head can have
	titleWords := fold(title)
	at, last := 0, 0 // where the head ends as far as it is read, and where the furniture does
	var notes []report.Furniture
	for at < min(len(l.text), longest) {
		rest := l.text[at:]
		n, kind := 0, report.Byline
		switch {
		case titleAt(rest, titleWords) > 0:
			n, kind, titleWords = titleAt(rest, titleWords), report.Title, nil
		case stampAt(rest) > 0:
			n = stampAt(rest)
		case signedAt(rest) > 0:
			n = signedAt(rest)
		case agency == "" && agencyAt(rest) > 0 && (at > 0 || stampAt(rest[agencyAt(rest):]) > 0):
			n = agencyAt(rest)
			agency = strings.TrimRight(rest[:n], " ")
		}
		if n == 0 {
			break
		}
		notes = append(notes, report.Furniture{Span: report.Span{Start: at, End: at + n}.Trim(l.text), Kind: kind})
		at += n
		at += len(l.text[at:]) - len(strings.TrimLeft(l.text[at:], " \t.,:;|-–—"))
		if beginsAnew(l.text[at:]) {
			last = len(notes)
		}
	}
	if last == 0 || len(strings.Fields(l.text[at:])) < minLead {
		return ""
	}
	l.cut(notes[:last])
	return agency
}

// minLead is how many words are left of a paragraph whose head was cut.
const minLead = 4

// cut takes furniture off the head of a line, or out of its middle.
func (l *line) cut(notes []report.Furniture) {
	head := 0
	for i := range notes {
		if strings.Trim(l.text[head:notes[i].Start], " \t.,:;|-–—") == "" {
			head = notes[i].End
		}
		notes[i].Start, notes[i].End = notes[i].Start+l.Start, notes[i].End+l.Start
	}
	body := report.Span{Start: head, End: len(l.text)}.Trim(l.text)
	for body.Len() > 0 && strings.IndexByte(".,:;|-", l.text[body.Start]) >= 0 {
		body.Start++
		body = body.Trim(l.text)
	}
	kept := newLine(l.text, body)
	kept.Span = report.Span{Start: body.Start + l.Start, End: body.End + l.Start}
	kept.notes = append(notes, l.notes...)
	*l = kept
}

// beginsAnew reports whether a text begins as a sentence does.
func beginsAnew(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘("))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// titleAt is how many bytes of a text print a title: all its words, but for a
// site's name behind it.
func titleAt(s string, title []string) int {
	const fewest = 4 // words
	if len(title) < fewest {
		return 0
	}
	end, n := 0, 0
	for n < len(title) {
		rest := strings.TrimLeftFunc(s[end:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		from := len(s) - len(rest)
		to := from + wordLen(rest)
		words := fold(s[from:to])
		if to == from || len(words) == 0 || n+len(words) > len(title) || !slices.Equal(words, title[n:n+len(words)]) {
			return 0
		}
		end, n = to, n+len(words)
	}
	return end
}

func wordLen(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

// stampAt is how many bytes of a text say when it was published.
func stampAt(s string) int {
	if at := stamp.FindStringIndex(s[:min(len(s), 120)]); at != nil {
		return at[1]
	}
	return 0
}

// stamp: "Published May 3 2031", "Tue 3 May 2031 14:20", "03-05-2031", "Posted
// on May 3, 2031 by Jane Doe".
var stamp = regexp.MustCompile(`^(?i:(?:date of publication|publication date|(?:first |last )?(?:published|posted|updated))(?: on| at)?:? *)?` +
	`(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? *)?` +
	`(?:\d{1,2}(?:st|nd|rd|th)? ` + monthName + `,? *(?:19|20)\d\d|` + monthName + ` \d{1,2},? *(?:19|20)\d\d|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)` +
	`(?:,? *(?:at )?\d{1,2}:\d\d(?::\d\d)?(?: *(?i:am|pm|a\.m\.|p\.m\.))?(?: (?:GMT|UTC|EST|EDT|CET|BST))?)?` +
	`(?: by [A-Z][\w.'’-]+ [A-Z][\w'’-]+)?`)

const monthName = `(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`

// signedAt is how many bytes of a text name its writer, with the work that he does:
// "By Jane Doe Business reporter The ferry".
func signedAt(s string) int {
	if at := signedBy.FindStringIndex(s[:min(len(s), 120)]); at != nil {
		return at[1]
	}
	return 0
}

var signedBy = regexp.MustCompile(`^B[Yy] \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2}?(?:(?:,| and| &) \p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}'’-]+)?,? (?:\p{Lu}\p{L}+ ){0,2}?` +
	`(?i:(?:(?:senior|chief|staff|deputy|political|business|health|science|sports?|crime|foreign|diplomatic|education|environment|economics|technology|local|special|legal) )*(?:reporters?|correspondents?|editors?|writers?|columnist))(?:,? in \p{Lu}\p{L}+)?[ ,:|–—-]+`)

// agencyAt is how many bytes of a text are an agency's name.
func agencyAt(s string) int {
	end, found := 0, 0
	for range 3 {
		from := end + len(s[end:]) - len(strings.TrimLeft(s[end:], " "))
		to := from + wordLen(s[from:])
		if to == from {
			break
		}
		end = to
		if name := s[:end]; unicode.IsUpper(rune(name[0])) && agencies[strings.Join(fold(name), " ")] {
			found = end
		}
	}
	return found
}

// cutTags takes the tags out of a paragraph that they run into.
func (l *line) cutTags() {
	const within = 1200 // bytes from its head
	head := l.text[:min(len(l.text), within)]
	at := tagsHead.FindStringIndex(head)
	if at == nil {
		return
	}
	from := at[0]
	for from < len(head) && head[from] != 'T' && head[from] != 'K' {
		from++
	}
	to := from + tagsEnd(head[from:])
	if to == len(head) && to < len(l.text) {
		return // no end in sight
	}
	l.cut([]report.Furniture{{Span: report.Span{Start: from, End: to}.Trim(l.text), Kind: report.Related}})
}

// tagsHead: "Tags", then a name, at the head of a sentence.
var tagsHead = regexp.MustCompile(`(?:^|[.!?"”’'] +)(?:Tags|Keywords):? [A-Z]`)

// tagsEnd is how many bytes of a text that opens with its tags they take: to
// the capital before the first run of small letters that is longer than a
// tag's, or to the end of a sentence that has none of a sentence's words.
func tagsEnd(s string) int {
	const longest = 2     // words in small letters that a tag has on end
	capital, run := -1, 0 // where a sentence may begin, and the small letters since
	opens, little := false, false
	for i := 0; i < len(s); {
		n := wordLen(s[i:])
		w := s[i : i+n]
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case n == 0:
			i++
			continue
		case unicode.IsLower(r):
			run++
			little = little || stopWords[w] && !connectives[w]
			if run > longest && little && capital > 0 {
				return capital
			}
		case i > 0 && !(opens && run == 0):
			capital, run = i, 0
			opens = opensSentence[strings.ToLower(w)]
			little = opens
		}
		i += n
		if endsSentence(w) && !strings.HasSuffix(w, ",") {
			return i
		}
	}
	return len(s)
}

// opensSentence are words that a sentence opens with and a tag does not.
var opensSentence = word.Set(`a an the at in on by for after before more most about some many several two three four five six
	seven eight nine ten eleven twelve dozens scores hundreds thousands it he she they this that these those`)
