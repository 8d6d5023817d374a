package claim

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// Denials hide in what is said. Five forms are read beside "X denied that p":
//
//	"The claim that p is false," she said        the content denies p
//	p, a charge that the company denied          what stands before is denied
//	The clinic said it had done no such test.    what was said of a test is denied
//	Grewe said that was untrue.                  the sentence before is denied
//	Grewe disputed that.                         the sentence before is denied
const (
	nounOfClaim = `(?:claim|idea|suggestion|allegation|charge|report|reports|notion|rumou?rs?|assertion|accusation|story|theory)`
	isFalse     = `(?:is|are|was|were) (?:\w+ly |just )?(?:` + untrueWords + `|wrong)` // of anything
	isUntrue    = `(?:is|are|was|were) ` + untrue                                      // of an account
)

var (
	claimIsFalse = regexp.MustCompile(`(?i)^["“]?` + anAccount + ` that (.{10,400}?) ` + isUntrue + `\b`)
	thatIsFalse  = regexp.MustCompile(`(?i)^["“]?(?:that )?(?:(?:that|this|it|all of that|none of that|none of it|` + theAccount + `)(?: (?:report|claim|story|allegation|charge))? (?:` + isFalse + `|(?:is|was) true)|` + theAccount + ` ` + isUntrue +
		`|(?:these|those|they|it|this) (?:are|were|is|was) (?:all )?(?:\w+ )?(?:lies|untruths|falsehoods|fabrications|inventions)` +
		`|there (?:is|was|['’]s) (?:\w+ly )?no truth (?:\w+ )?(?:in|to|behind) (?:that|this|it|` + theAccount + `))\b`)
	notTheCase   = regexp.MustCompile(`(?i)^["“]?(?:that )?(?:that|this|it) (?:is|was|['’]s) (?:\w+ly )?not (?:so|the case|what happened|how it (?:was|happened))[.,!"”’]*$`)
	saidIsFalse  = regexp.MustCompile(`^(.{2,60}?) (?:said|says|insisted|insists) (?:that|this|it) ` + isFalse + `\b`)
	chargeDenied = regexp.MustCompile(`(?i), (?:an? ` + nounOfClaim + `|something) (?:that |which )?(.{3,80}?) (?:has |have |had )?(?:(?:later|since|also|\w+ly) )?(?:` +
		`(?:denied|denies|deny|rejected|rejects|reject|disputed|disputes|dispute|dismissed|dismisses)\b|` + callsIt + ` (?:as )?["“‘']?(?:\w+ly )?(?:` + untrueWords + `)\b)`)
)

// reportThat is how a denial names what it denies, and whose it is: "a newspaper report
// that", "the union's charge that", "a claim by the mayor that".
var reportThat = regexp.MustCompile(`(?i)^(?:(.{2,60}?)(?:['’]s?) (?:[\w’'-]+ ){0,2}?|(?:an?|the|any|all|those|that)? ?(?:[\w’'-]+ ){0,3}?)` + nounOfClaim + `s?(?: (?:made )?(?:by|from) (.{2,80}?),?)? that `)

// withoutNoun takes "a newspaper report that" off what is denied, and tells whose
// report it is.
func withoutNoun(text string, s report.Span) (denied, whose report.Span) {
	m := reportThat.FindStringSubmatchIndex(s.In(text))
	if m == nil || m[1] >= s.Len() {
		return s, report.Span{}
	}
	if m[2] >= 0 && (strings.ContainsAny(s.In(text)[m[2]:m[3]], `"“`) || holdsVerb(s.In(text)[m[2]:m[3]])) { // "that she was hurt by the union's claim that"
		return s, report.Span{}
	}
	for _, k := range []int{2, 4} {
		if m[k] >= 0 && !isTime(s.In(text)[m[k]:m[k+1]]) {
			whose = report.Span{Start: s.Start + m[k], End: s.Start + m[k+1]}
		}
	}
	s.Start += m[1]
	return s, whose
}

// isTime reports whether words tell when a report was made: "Monday's report",
// "last year's claim".
func isTime(words string) bool {
	last := word.Lower(words[strings.LastIndexByte(words, ' ')+1:])
	return dayNames[last] || last == "week" || last == "month" || last == "year"
}

// disputesThat is a sentence that says of what stands before it that somebody denies
// it, and no more: "A union representative, Jonas Weller, disputed that."
var disputesThat = regexp.MustCompile(`(?i)^(?:but |however, |yet )?(.{2,80}?),? (?:has |have |had )?(?:(?:\w+ly|always|since) )?(?:` +
	`(?:denied|denies|deny|disputed|disputes|dispute|contested|contests|contradicted|contradicts|challenged|challenges|refuted|refutes) (?:that|this|it|` + whatWasSaid + `)|` +
	`(?:rejected|rejects|reject|dismissed|dismisses) (?:that(?:[.!]?$)|` + whatWasSaid + `))(?:,? (?:on|late on|early on) \p{Lu}\w+)?[.!]?$`)

// whatWasSaid is how a denial calls what was said just before. "The allegations" are
// often others.
const whatWasSaid = `(?:the|that|this|his|her|its|their) (?:claim|claims|allegation|accusation|account|figure|figures|number|version|assertion)`

var several = word.Set("all both none")

var disputing = beginnings("den disput reject dismiss contest contradict challeng refut")

// answerIn reports who denies what stands before a sentence, if it says just that:
// as attribution has him, else as he is written.
func answerIn(t *segment.Text, i int, list []attribution.Attribution) (by []attribution.Link, ok bool) {
	const longest = 160 // in bytes
	s := t.Sentences[i]
	if s.Len() > longest {
		return nil, false
	}
	var m []int
	if disputing.begin(t, s) {
		m = disputesThat.FindStringSubmatchIndex(s.In(t.Text))
	}
	if m == nil && mayRebut(t, s) {
		m = calledBefore.FindStringSubmatchIndex(s.In(t.Text))
	}
	if m == nil {
		return nil, false
	}
	who := report.Span{Start: s.Start + m[2], End: s.Start + m[3]}
	if several[word.Lower(who.In(t.Text))] || holdsVerb(who.In(t.Text)) { // of whom a list was given; "we have news that contradicts it"
		return nil, false
	}
	for _, a := range list {
		if a.Sentence == i && a.Act == attribution.Denies && len(a.Chain) > 0 {
			return a.Chain, true
		}
	}
	return sourceAt(t, who, i, nil), true
}

// deniedIn returns the claim that a content says is false.
func deniedIn(text string, content report.Span) (report.Span, bool) {
	first, _, _ := strings.Cut(strings.TrimLeft(content.In(text), `"“`), " ")
	switch word.Lower(first) { // a form of so many words is slow to try
	case "the", "this", "that", "any", "reports", "claims", "allegations", "rumours", "rumors", "suggestions", "there", "it":
	default:
		return report.Span{}, false
	}
	m := claimIsFalse.FindStringSubmatchIndex(content.In(text))
	if m == nil {
		m = noTruthIn.FindStringSubmatchIndex(content.In(text))
	}
	if m == nil {
		return report.Span{}, false
	}
	return report.Span{Start: content.Start + m[2], End: content.Start + m[3]}, true
}

// deniesWhatWasSaid reports whether a content says of the claim before it that
// it is false: "that was untrue". "None of that is true" too, but not "that is
// true".
func deniesWhatWasSaid(content string) bool {
	if notTheCase.MatchString(content) {
		return true
	}
	m := thatIsFalse.FindString(content)
	if m == "" || strings.HasPrefix(content[len(m):], " to ") { // "it was wrong to compare them"
		return false
	}
	return !strings.HasSuffix(m, " true") || strings.HasSuffix(m, "not true") || strings.HasPrefix(strings.ToLower(m), "none")
}

// chargeDeniedIn finds ", a charge that X denied" in a sentence, and who denies it.
func chargeDeniedIn(t *segment.Text, s segment.Sentence) (charge report.Span, by attribution.Link, ok bool) {
	if !holdsAny(s.In(t.Text), ", a", ", A", ", something ") {
		return report.Span{}, attribution.Link{}, false // most sentences, told from it faster
	}
	m := chargeDenied.FindStringSubmatchIndex(s.In(t.Text))
	if m == nil {
		return report.Span{}, attribution.Link{}, false
	}
	who := report.Span{Start: s.Start + m[2], End: s.Start + m[3]}
	return report.Span{Start: s.Start + m[0], End: s.Start + m[1]}, attribution.Link{Name: who.In(t.Text), Kind: attribution.Unknown, Span: who}, true
}

// clipCharges ends the clauses of a sentence before ", a charge that X denied", which
// holds none.
func clipCharges(t *segment.Text, i int, units []unit) []unit {
	charge, _, ok := chargeDeniedIn(t, t.Sentences[i])
	if !ok {
		return units
	}
	for k := range units {
		if units[k].Start < charge.Start {
			units[k].End = min(units[k].End, charge.Start)
		}
	}
	return slices.DeleteFunc(units, func(u unit) bool { return u.Start >= charge.Start && u.Start < charge.End })
}

// answers finds what denies or confirms something said just before, and the unit each
// answers: the last one asserted, in the same sentence for a charge, within two
// for a pronoun.
func answers(r int, t *segment.Text, list []attribution.Attribution, units []unit) []answer {
	var out []answer
	reply := func(e unit, reach int) {
		e.report, e.stance = r, cmp.Or(e.stance, Denies)
		ofReport := reportDenied.MatchString(t.Sentences[e.sentence].In(t.Text))
		for k := len(units) - 1; k >= 0; k-- {
			if u := units[k]; u.End <= e.Start && u.stance == Asserts && !(len(e.chain) > 0 && sameChain(u.chain, e.chain)) { // nobody answers himself
				if ofReport && negated(t, u) {
					continue
				}
				if d := e.sentence - u.sentence; d <= reach+shortBefore(t, e.sentence, u.sentence) || ofReport && d <= reach+1 {
					out = append(out, answer{e, k})
				}
				return
			}
		}
	}
	for _, a := range list {
		if len(a.Content) == 1 && len(a.Chain) > 0 && deniesWhatWasSaid(a.Content[0].In(t.Text)) {
			reply(unit{sentence: a.Sentence, Span: a.Content[0], chain: a.Chain}, 2)
		}
	}
	for _, a := range list {
		if k, ok := noSuch(t, a, units); ok {
			e := unit{report: r, sentence: a.Sentence, Span: a.Content[0], chain: a.Chain, stance: Denies}
			out = append(out, answer{e, k})
		}
	}
	for i, s := range t.Sentences {
		if charge, by, ok := chargeDeniedIn(t, s); ok {
			reply(unit{sentence: i, Span: trimMarks(t.Text, report.Span{Start: charge.Start, End: s.End}), chain: []attribution.Link{by}}, 0)
		}
		if by, ok := answerIn(t, i, list); ok && !holdsReply(out, i) {
			reply(unit{sentence: i, Span: trimMarks(t.Text, s.Span), chain: by}, 1)
		}
		if by, ok := confirmationIn(t, i, list); ok {
			reply(unit{sentence: i, Span: trimMarks(t.Text, s.Span), chain: by, stance: Asserts, confirms: true}, 1)
		}
		if k := lastBefore(units, s.Start); k >= 0 && wasWrong(t, i, list, units[k]) {
			reply(unit{sentence: i, Span: s.Span}, 1)
		}
		if !holdsAny(s.In(t.Text), " said ", " says ", " insist") || holdsReply(out, i) {
			continue
		}
		if m := saidIsFalse.FindStringSubmatchIndex(s.In(t.Text)); m != nil {
			who := report.Span{Start: s.Start + m[2], End: s.Start + m[3]}
			by := attribution.Link{Name: who.In(t.Text), Kind: attribution.Unknown, Span: who}
			reply(unit{sentence: i, Span: trimMarks(t.Text, s.Span), chain: []attribution.Link{by}}, 2)
		}
	}
	return out
}

// lastBefore is the last unit that ends before a byte, or -1.
func lastBefore(units []unit, at int) int {
	for k := len(units) - 1; k >= 0; k-- {
		if units[k].End <= at {
			return k
		}
	}
	return -1
}

// shortBefore is one if no more than a short sentence stands between an answer and what
// was said before: `"There was no sign of it," the port said. Ana Voss disputed that.`
func shortBefore(t *segment.Text, answer, said int) int {
	const words = 20
	if i := answer - 1; i > said && t.Sentences[i].LastToken-t.Sentences[i].FirstToken <= words {
		return 1
	}
	return 0
}

// reportDenied is how a denial names what a paper told: that is told as so, and is no
// denial that the paper quotes beside it.
var reportDenied = regexp.MustCompile(`(?i)\b(?:the|that|this) (?:[\w’'-]+ )?(?:report|reports|story|stories)\b`)

// negated reports whether a clause says of something that it is not so.
func negated(t *segment.Text, u unit) bool {
	return slices.ContainsFunc(t.TokensOf(t.Sentences[u.sentence]), func(x word.Token) bool {
		return int(x.Start) >= u.Start && int(x.End) <= u.End && negates(word.Lower(x.In(t.Text)))
	})
}

// noSuchThing is how a source denies a thing by naming it: "had done no such test".
var noSuchThing = regexp.MustCompile(`(?i)\bno such (\pL{4,})`)

// noSuch is the last unit before an attribution, within three sentences, that tells of
// what the attribution says there was none of.
func noSuch(t *segment.Text, a attribution.Attribution, units []unit) (int, bool) {
	const back = 3 // sentences
	if len(a.Content) != 1 || len(a.Chain) == 0 || a.Act != attribution.States {
		return 0, false
	}
	m := noSuchThing.FindStringSubmatch(a.Content[0].In(t.Text))
	if m == nil {
		return 0, false
	}
	thing := strings.TrimSuffix(word.Lower(m[1]), "s")
	for k := len(units) - 1; k >= 0 && a.Sentence-units[k].sentence <= back; k-- {
		if u := units[k]; u.End <= a.Content[0].Start && u.stance == Asserts && !u.headline && !sameChain(u.chain, a.Chain) && strings.Contains(" "+word.Lower(u.In(t.Text)), " "+thing) {
			return k, true
		}
	}
	return 0, false
}

// holdsAny reports whether a text has one of some strings.
func holdsAny(text string, list ...string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(text, s) })
}

// holdsReply reports whether a sentence has been read as an answer already.
func holdsReply(list []answer, sentence int) bool {
	return len(list) > 0 && list[len(list)-1].unit.sentence == sentence
}

// answer is evidence whose words say nothing by themselves, and the unit that
// they are about.
type answer struct {
	unit
	to int // index into the units
}

// attach adds each answer to the group of the unit that it is about.
func attach(units []unit, replies []answer, groups [][]int) []unit {
	if len(replies) == 0 {
		return units
	}
	of := make([]int, len(units))
	for g, group := range groups {
		for _, i := range group {
			of[i] = g
		}
	}
	for _, a := range replies {
		groups[of[a.to]] = append(groups[of[a.to]], len(units))
		units = append(units, a.unit)
	}
	return units
}

// SaysDenied reports whether the words of evidence say themselves that
// something is denied or false, so that what they deny stands elsewhere.
func SaysDenied(words string) bool { return denialWords.MatchString(words) }

var denialWords = regexp.MustCompile(`(?i)\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s)?|dismiss(?:ed|es)?|disput(?:ed|es)|contest(?:ed|s)|contradict(?:ed|s)|challeng(?:ed|es)|refut(?:ed|es)|no (?:truth|such)|` +
	`(?:that|this|it|report|story|figure|number|claim|information|toll) (?:was|is) (?:wrong|mistaken|an error|a mistake)|(?:these|those|they|it|this) (?:are|were|is|was) (?:all )?(?:\w+ )?(?:lies|untruths|falsehoods|fabrications|inventions)|` +
	`not (?:so|the case|what happened)|` + untrueWords + `|` + sillyWords + `)\b`)
