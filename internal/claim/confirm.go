package claim

import (
	"regexp"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// confirmsThat is a sentence that says of what stands before it that somebody else says
// so too, and no more: "Two engineers confirmed this", "The driver told the paper the same."
var confirmsThat = regexp.MustCompile(`(?i)^(?:and )?(.{2,100}?),? (?:has |have |had )?(?:(?:\w+ly|also|since|later) )?(?:` +
	`(?:confirmed|confirms|confirm|corroborated|corroborates|corroborate|echoed|echoes|echo|backed up|backs up|back up) (?:this|that|it|` + whatWasSaid + `|` + theAccount + `)|` +
	`(?:said|says|say|(?:told|tells|tell) .{2,40}?) (?:much |exactly |just )?the same(?: thing)?)(?:,? (?:on|late on|early on) \p{Lu}\w+| in .{2,40}?)?[.!]?$`)

var confirming = beginnings("confirm corroborat echo back same")

// unsure words before a verb say that nothing was confirmed: "Police could not confirm
// this", "declined to confirm it".
var unsure = word.Set("not no nobody none never neither nor cannot can't couldn't could can may might would to if unless until")

// confirmationIn reports who confirms what stands before a sentence, if it says just that.
func confirmationIn(t *segment.Text, i int, list []attribution.Attribution) (by []attribution.Link, ok bool) {
	const longest = 200 // in bytes
	s := t.Sentences[i]
	if s.Headline || s.Len() > longest || !confirming.begin(t, s) {
		return nil, false
	}
	m := confirmsThat.FindStringSubmatchIndex(s.In(t.Text))
	if m == nil {
		return nil, false
	}
	who := report.Span{Start: s.Start + m[2], End: s.Start + m[3]}
	name, _, _ := strings.Cut(who.In(t.Text), " who ")
	for w := range strings.FieldsSeq(word.Lower(who.In(t.Text))) {
		if unsure[w] {
			return nil, false
		}
	}
	if holdsVerb(name) || strings.ContainsAny(name, `"“”`) {
		return nil, false
	}
	return sourceAt(t, report.Span{Start: who.Start, End: who.Start + len(name)}, i, list), true
}
