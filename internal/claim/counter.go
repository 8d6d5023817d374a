package claim

import (
	"regexp"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// counts is how a report says whose count a number is: "The harbour authority
// counted 58 people", "Tarrant put the toll at six".
var counts = regexp.MustCompile(`^((?:The |A |An )?\p{Lu}[\p{L}\p{N}’'.& -]{1,60}?) (?:has |have |had )?(?:counted (?:at least |about |some )?[\p{N}]|put the (?:\w+ )?(?:number|toll|figure|total|count|tally)\b)`)

// counter returns who counted what a sentence tells: no source in the words,
// but the origin of its number.
func counter(t *segment.Text, s segment.Sentence) (attribution.Link, bool) {
	m := counts.FindStringSubmatchIndex(s.In(t.Text))
	if m == nil {
		return attribution.Link{}, false
	}
	who := report.Span{Start: s.Start + m[2], End: s.Start + m[3]}
	by := attribution.Link{Name: who.In(t.Text), Kind: attribution.Unknown, Span: who}
	return by, isSomeone(by)
}
