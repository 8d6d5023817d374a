package extract

import (
	"regexp"
	"strings"

	"github.com/headwater-news/headwater/internal/report"
)

// markRelease marks what a press release has around its text: the line that
// says what it is, the contacts, and after its end the notes and what the firm
// says of itself in each.
func (p *page) markRelease() {
	const nearTop = 6 // lines
	is := false
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case i < nearTop && report.IsReleaseMark(l.text):
			l.kind, is = report.Label, true
		case !is || l.kind != "":
		case releaseEnd.MatchString(l.text):
			for k := i; k < len(p.lines); k++ {
				p.lines[k].kind = report.Navigation
			}
			return
		case aboutFirm.MatchString(l.text) && namesOnly(strings.TrimPrefix(l.text, "About the ")):
			l.kind = report.Navigation
			if i+1 < len(p.lines) {
				p.lines[i+1].kind = report.Navigation
			}
		case releaseContact.MatchString(l.text):
			l.kind = report.Navigation
		}
	}
}

var (
	// releaseEnd: "- ENDS -", "###", "-30-".
	releaseEnd = regexp.MustCompile(`^[\s*–—-]*(?:ENDS?|Ends|# ?# ?#|30)[\s*–—-]*$`)
	// aboutFirm: "About Nordlijn Ferries".
	aboutFirm = regexp.MustCompile(`^About (?:the )?\p{Lu}[^.:;,]{1,60}:?$`)
	// releaseContact: "Media contact: …", "Notes to editors: …".
	releaseContact = regexp.MustCompile(`^(?i:(?:for )?(?:media|press|further|more)? ?(?:contacts?|inquiries|enquiries|queries|information)|notes? (?:to|for) editors)\b[^.]{0,40}:`)
)
