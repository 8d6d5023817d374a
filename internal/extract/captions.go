package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// The rules that know the text and the credit of a picture.

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
	if n := captionStarts.start(words); n > 0 && announces(l.text, n, creditFollows[words[n-1]]) {
		return true
	}
	if start := noteStart(l.text); start >= 0 && isPictureNote(l.text[start:]) {
		return true
	}
	if runInCredit.MatchString(l.text) && !endsStop(l.text) && !titleCase(l.text) {
		return true
	}
	return isPictureCredit(l)
}

// isPictureNote: "(AP Photo/Jane Doe)", "(Courtesy of the museum)".
func isPictureNote(note string) bool {
	return photographer.MatchString(note) ||
		slices.ContainsFunc(captionMarks, func(mark string) bool { return strings.Contains(note, mark) })
}

// isPictureCredit: "Jane Doe/Reuters", "Jane Doe via Getty Images".
func isPictureCredit(l *line) bool {
	if len(l.words) == 0 || len(l.words) > 8 || !namesOnly(l.text) {
		return false
	}
	s := strings.TrimRight(l.text, ". ")
	return pictureAgencies[strings.Join(l.words, " ")] ||
		strings.HasPrefix(s, "AP Photo") || strings.HasSuffix(s, "Getty Images") || strings.HasSuffix(s, "/Getty") || strings.HasPrefix(s, "Getty/") ||
		photographer.MatchString(s)
}

// photographer is a person's name and an agency's, with a stroke between them;
// two agencies, or an agency and a pollster, are no picture's credit.
var photographer = regexp.MustCompile(`(^|\()([A-Z][\w.'’-]* ){1,3}?[A-Z][\w'’-]+ ?/ ?(AP|AFP|EPA|Reuters|REUTERS|Bloomberg|Xinhua|Anadolu)\b|\b(AP|AFP|EPA|Reuters|REUTERS|Xinhua) ?/ ?[A-Z][\w.'’-]+ [A-Z][\w.'’-]+`)

// runInCredit is a picture's credit with its caption behind it: "Getty Images
// Barges wait at the lock".
var runInCredit = regexp.MustCompile(`^(?:Getty Images|AFP/Getty|Reuters/[A-Z]\w+ [A-Z]\w+) \p{Lu}`)

// creditFollows after these words of a caption's start: "Image copyright …".
var creditFollows = word.Set(`by copyright caption source credit courtesy via`)
