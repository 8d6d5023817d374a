package claim

import (
	"regexp"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// A rebuttal names an account and says in the same breath what it is worth. The cue
// stands on both sides of what is denied, or is none that ascribes, so that a whole
// sentence is read:
//
//	The office called the claim that p absurd.
//	The office dismissed as false a report that p.
//	The office shot down rumours that p.
//	The claim that p was described as absurd by the office.
const (
	// untrueWords say of an account that it is not so, and hardly anything else.
	untrueWords = `false|untrue|nonsense|(?:an? )?fairy[- ]?tales?|(?:pure )?fantasy|pure invention|a pack of lies|baseless|unfounded|groundless|a lie|fabricat(?:ed|ions?)|fictitious|pure fiction|fake|rubbish|bogus|incorrect|inaccurate|not true|without (?:any )?(?:foundation|basis)|wide of the mark|a hoax|(?:mis|dis)information|slander(?:ous)?|libel(?:lous)?|hogwash`
	sillyWords  = `absurd|ridiculous|ludicrous|preposterous|laughable|far-fetched|nonsensical` // which an account is called, and much else too

	who        = `^(?:but |however, |yet |and )?(.{2,80}?),? (?:has |have |had )?(?:(?:also|later|since|\w+ly) )?`
	callsIt    = `(?:call|brand|label|labell|term|deem|describe|dismiss|denounce|reject|deride|ridicule|decrie|characteri[sz]e|slam|slamm|condemn)(?:e?d|s|es)`
	brushes    = `(?:rubbish(?:ed|es)|ridicul(?:ed|es)|derid(?:ed|es)|rebut(?:ted|s)|debunk(?:ed|s)|quash(?:ed|es)|scoff(?:ed|s) at|sneer(?:ed|s) at|(?:shot|shoots|brush(?:ed|es)|laugh(?:ed|s)|shrug(?:ged|s)|wave[ds]|batt?(?:ed|s)) (?:down|off|aside|away)|(?:pour(?:ed|s)|threw|throws) (?:cold water|scorn) on|push(?:ed|es) back (?:against|on|at))`
	anAccount  = `(?:an?|the|any|all|these|those|such|that|this|his|her|their|its)? ?(?:[\w’'-]+ ){0,3}?` + nounOfClaim + `s?`
	untrue     = `["“‘']?(?:(?:an?|so|too|all|pure|utter|total|complete|sheer|patent|blatant|\w+ly)[ -])*(?:` + untrueWords + `|` + sillyWords + `|wrong|lies|without (?:any )?merit)`
	theAccount = `(?:` + whatWasSaid + `|(?:the|that|this|those|these|such|his|her|its|their) (?:reports?|rumou?rs?|suggestions?|story|stories|allegations|accusations?|accounts?|claims?))`
	fullStop   = `(?:[,.;!"”’']| (?:and|on|in) .{2,60}$|$)`
)

var (
	calledUntrue = regexp.MustCompile(`(?i)` + who + callsIt + ` ` + anAccount + ` that (.{10,300}?),? (?:as |to be )?` + untrue + fullStop)
	untrueReport = regexp.MustCompile(`(?i)` + who + callsIt + ` (?:as )?` + untrue + `["”’']? ` + anAccount + ` that (.{10,300}?)[.!]?["”’]?$`)
	brushedOff   = regexp.MustCompile(`(?i)` + who + brushes + ` ` + anAccount + ` that (.{10,300}?)[.!]?["”’]?$`)
	untrueBy     = regexp.MustCompile(`(?i)^` + anAccount + ` that (.{10,300}?) (?:was|were|is|are|has been|have been) ` + callsIt + ` (?:as )?` + untrue + `["”’']? by (.{2,80}?)[.!]?$`)
	noTruthIn    = regexp.MustCompile(`(?i)^["“]?(?:there (?:is|was|['’]s) (?:\w+ly )?(?:no|not a shred of|not a grain of|not an ounce of) truth (?:\w+ )?(?:in|to|behind) ` + anAccount + `|it (?:is|was|['’]s) ` + untrue + `(?: to (?:say|claim|suggest|assert))?) that (.{10,300})$`)
	calledBefore = regexp.MustCompile(`(?i)` + who + callsIt + ` (?:` + theAccount + ` (?:as |to be )?` + untrue + `|(?:that|this|it) (?:as )?["“‘']?(?:an? )?(?:\w+ly )?(?:` + untrueWords + `))` + fullStop)
)

// rebuttal is what a sentence denies, and who does.
type rebuttal struct {
	denied report.Span
	by     []attribution.Link
}

// rebuttalIn reads a rebuttal that holds what it denies.
func rebuttalIn(t *segment.Text, i int, list []attribution.Attribution) (rebuttal, bool) {
	const longest = 400 // in bytes
	s := t.Sentences[i]
	text := s.In(t.Text)
	if s.Len() > longest || !holdsAny(text, " that ") || !mayRebut(t, s) {
		return rebuttal{}, false
	}
	at := func(m []int, k int) report.Span { return report.Span{Start: s.Start + m[2*k], End: s.Start + m[2*k+1]} }
	for _, form := range []*regexp.Regexp{calledUntrue, untrueReport, brushedOff} {
		if m := form.FindStringSubmatchIndex(text); m != nil && !holdsVerb(at(m, 1).In(t.Text)) {
			return rebuttal{at(m, 2), sourceAt(t, at(m, 1), i, list)}, true
		}
	}
	if m := untrueBy.FindStringSubmatchIndex(text); m != nil {
		return rebuttal{at(m, 1), sourceAt(t, at(m, 2), i, list)}, true
	}
	return rebuttal{}, false
}

// mayRebut tells most sentences, which hold no cue of a rebuttal, faster than its forms.
func mayRebut(t *segment.Text, s segment.Sentence) bool { return rebutting.begin(t, s) }

var rebutting = beginnings("call brand label term deem describ dismiss denounc reject derid decri ridicul charact slam condemn " +
	"rubbish rebut debunk quash scoff sneer shot shoots brush laugh shrug wave bat pour threw throws push")

// stems are words by how they begin, in small letters.
type stems map[[3]byte][]string

func beginnings(list string) stems {
	out := stems{}
	for w := range strings.FieldsSeq(list) {
		k := [3]byte([]byte(w))
		out[k] = append(out[k], w)
	}
	return out
}

// begin reports whether a word of a sentence begins as one of the stems.
func (x stems) begin(t *segment.Text, s segment.Sentence) bool {
	for _, tok := range t.TokensOf(s) {
		w := tok.In(t.Text)
		if len(w) < 3 {
			continue
		}
		for _, stem := range x[[3]byte{w[0], w[1], w[2]}] {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// sourceAt is the source that some words of a sentence stand for: as attribution has
// it, else as it is written.
func sourceAt(t *segment.Text, who report.Span, i int, list []attribution.Attribution) []attribution.Link {
	for _, a := range list {
		if a.Sentence == i && len(a.Source) > 0 && len(a.Chain) > 0 && a.Source[0].Overlap(who) > 0 {
			return a.Chain
		}
	}
	kind := attribution.Unknown
	if k := strings.LastIndex(who.In(t.Text), ", "); k > 0 { // "a union representative, Jonas Weller"
		who.Start += k + len(", ")
		kind = attribution.Person
	}
	return []attribution.Link{{Name: who.In(t.Text), Kind: kind, Span: who}}
}

// owner is the source that some words name, by the name that the report has for a
// person: "former finance chief Ana Voss" is Ana Voss.
func owner(t *segment.Text, who report.Span, people []attribution.Someone) []attribution.Link {
	text := " " + who.In(t.Text)
	for _, p := range people {
		if last := p.Name[strings.LastIndexByte(p.Name, ' ')+1:]; strings.HasSuffix(text, " "+last) {
			return []attribution.Link{{Name: p.Name, Kind: attribution.Person, Span: who}}
		}
	}
	return sourceAt(t, who, -1, nil)
}

// holdsVerb reports whether what stands before a cue is more than who it is of:
// "Quist said the paper", "Ana Voss did not".
func holdsVerb(before string) bool {
	for _, w := range word.Tokens(before) {
		if l := word.Lower(w.In(before)); verbs[l] || l == "not" || l == "never" || l == "nobody" {
			return true
		}
	}
	return false
}
