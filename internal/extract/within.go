package extract

import (
	"regexp"

	"github.com/headwater-news/headwater/internal/report"
)

// A text that has lost its line ends has buttons and the titles of other stories
// between its sentences. Only what can be nothing else is taken out, up to the stop
// that ends it.
var withinLine = []struct {
	kind report.FurnitureKind
	form *regexp.Regexp // its first group
}{
	{report.Navigation, regexp.MustCompile(`(?:^|[.!?”"] )((?:Share this|SHARE THIS|Share)(?: (?:article|story|post|page))?:?(?: (?:on|via))?(?: (?:Facebook|Twitter|X|WhatsApp|Telegram|LinkedIn|Reddit|Pinterest|Messenger|Instagram|Email|E-mail|Print|Copy [Ll]ink),?)+\b\.?)`)},
	{report.Teaser, regexp.MustCompile(`[.!?”"] ((?i:read more|also read|read also|see also|read next|most read|most popular|trending now|don['’]t miss|related|related story|recommended|more news)(?::| -| –) \p{Lu}[^.!?"“”:]{8,90}[.!?])(?: |$)`)},
}

// cutWithin marks the furniture between a paragraph's sentences.
func (l *line) cutWithin() {
	if !l.prose {
		return
	}
	for _, x := range withinLine {
		for _, m := range x.form.FindAllStringSubmatchIndex(l.text, -1) {
			l.notes = append(l.notes, report.Furniture{Span: report.Span{Start: l.Start + m[2], End: l.Start + m[3]}, Kind: x.kind})
		}
	}
}
