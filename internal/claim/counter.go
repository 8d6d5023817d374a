package claim

import (
	"regexp"
	"slices"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// counts is how a report says whose count a number is: "The harbour authority
// counted 58 people", "Tarrant put the toll at six", "state media gave a toll
// of 44 dead".
var counts = regexp.MustCompile(`^((?:The |A |An )?\p{Lu}[\p{L}\p{N}’'.& -]{1,60}?)(?:,? (?:which|who|that) .{4,80}?,?)?(?: (?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)? (?:later |also |then |itself )?(?:has |have |had |is |are )?` +
	`(?:(?:counted|counts|documented|recorded|listed|lists|reported|reports|says|confirmed|counting) (?:at least |about |around |some |more than |over )?` + firstOfNumber +
	`|(?:put|puts|putting|placed|places|set|raised|raises|lowered|revised|updated) (?:the |its )?(?:\w+ ){0,2}(?:number|toll|figure|total|count|tally|tallies)\b` +
	`|(?:gave|gives|giving|reported|reports|announced|released) (?:a |an |the |its )?(?:\w+ ){0,2}(?:toll|tolls|count|tally|figure) of )`)

const firstOfNumber = `(?:\p{N}|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)`

// counting are the verbs of those forms. Most sentences have none, and words are
// looked up far faster than the forms are matched.
var counting = word.Set(`counted counts documented recorded listed lists reported reports says confirmed counting put puts putting placed places set raised raises lowered revised updated
	gave gives giving announced released`)

// counter returns who counted what a sentence tells: no source in the words,
// but the origin of its number.
func counter(t *segment.Text, s segment.Sentence) (attribution.Link, bool) {
	if !slices.ContainsFunc(t.TokensOf(s), func(x word.Token) bool { return counting[x.In(t.Text)] }) {
		return attribution.Link{}, false
	}
	m := counts.FindStringSubmatchIndex(s.In(t.Text))
	if m == nil {
		return attribution.Link{}, false
	}
	who := report.Span{Start: s.Start + m[2], End: s.Start + m[3]}
	by := attribution.Link{Name: who.In(t.Text), Kind: attribution.Unknown, Span: who}
	return by, isSomeone(by)
}
