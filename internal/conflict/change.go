package conflict

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// changes finds sources whose account changed, in five forms: they would not
// comment in one report and speak in another, they are said to have corrected
// or withdrawn what they said, they are said to have said otherwise before, they
// give up what they said they would do, and they count more than before.
func changes(s Story, clauses []*clause, updates []contradiction) []Change {
	disowned := disownings(s, clauses)
	others := withoutThose(slices.Concat(otherAccounts(s), reversals(s)), disowned)
	out := slices.Concat(silences(s, clauses), withoutThose(corrections(s, clauses), others), others, disowned)
	for _, u := range updates {
		out = append(out, Change{
			Source: u.b.clause.speaker().Name,
			Before: u.a.place(), After: u.b.place(),
			Note: "a later count: " + u.a.text + ", then " + u.b.text,
		})
	}
	return out
}

// withoutThose is a list of changes without those whose later account is that of one
// in another list, which tells more of it.
func withoutThose(list, fuller []Change) []Change {
	return slices.DeleteFunc(list, func(x Change) bool {
		return slices.ContainsFunc(fuller, func(y Change) bool { return x.After == y.After })
	})
}

// silence is what somebody would not speak of, as far as a report says.
type silence struct {
	Place
	who    string
	matter []word.Key
	least  int // words of the matter that who speaks of it must have
}

// silencesIn lists who would not speak in a report: "declined to comment on the memo",
// "would not say whether the dam was safe".
func (s Story) silencesIn(r int) []silence {
	var out []silence
	t := s.Texts[r]
	for i, sentence := range t.Sentences {
		if subject, ok := silent(sentence.In(t.Text)); ok {
			out = append(out, silence{Place{r, i, sentence.Span}, subject, matterOf(t, sentence, subject), 0})
		}
	}
	for _, a := range s.Readings[r].Attributions {
		if a.Act != attribution.Hedges || len(a.Chain) == 0 || len(a.Content) != 1 || len(a.Cue) == 0 || !slices.ContainsFunc(strings.Fields(word.Lower(a.Cue[0].In(t.Text))), oneOf(unwilling)) {
			continue
		}
		asked := leftUnsaid.FindString(a.Content[0].In(t.Text))
		if asked == "" {
			continue
		}
		var matter []word.Key
		terms, _ := termsIn(t, t.Sentences[a.Sentence], report.Span{Start: a.Content[0].Start + len(asked), End: a.Content[0].End})
		for _, x := range terms {
			if !x.Stop {
				matter = append(matter, keyOf(x))
			}
		}
		if len(matter) > 1 {
			out = append(out, silence{Place{r, a.Sentence, t.Sentences[a.Sentence].Span}, a.Chain[len(a.Chain)-1].Name, matter, 2})
		}
	}
	return out
}

// What is left unsaid by who is unwilling: "declined to say whether …".
var (
	unwilling  = word.Set("declined declines refused refuses would won wouldn")
	leftUnsaid = regexp.MustCompile(`^(?:to (?:say|confirm|disclose|reveal|explain) )?(?:whether|if|how|who|what|where|when|why|that) `)
)

// silences finds sources that would not comment on a matter in one report and
// speak of it in another that is no earlier. What a source says of something
// else, or in the same breath, is no change.
func silences(s Story, clauses []*clause) []Change {
	var out []Change
	var sources []string // of each change
	for _, r := range s.Reports {
		for _, x := range s.silencesIn(r) {
			k := sourceKey(x.who)
			if slices.ContainsFunc(sources, func(other string) bool { return oneSource(k, other) }) {
				continue
			}
			at := slices.IndexFunc(clauses, func(c *clause) bool {
				return c.Report != r && c.saidBy(k) && c.Stance != claim.Hedges &&
					!s.before(c.Report, r) && !s.daysBefore(c.place(), x.Place, 3) && (len(x.matter) > 0 || s.mayFollow(c, x.Place)) && c.speaksOf(x.matter, x.least) && !c.closeTo(k) && !saysNothing.MatchString(c.whole().In(c.text.Text)) && !toldBy(r, c, k, clauses)
			})
			if at < 0 {
				continue
			}
			sources = append(sources, k)
			after := clauses[at]
			out = append(out, Change{
				Source: strings.TrimPrefix(x.who, "The "),
				Before: x.Place,
				After:  s.sentence(after.Report, after.Sentence), // whole: a denial without its "denied" says the reverse
				Note:   "no comment in one report, a statement in another",
			})
		}
	}
	return out
}

// toldBy reports whether a report has a clause from a source too, by its key: what stands
// beside the silence was said before it.
func toldBy(r int, c *clause, key string, clauses []*clause) bool {
	return c.claim != None && slices.ContainsFunc(clauses, func(o *clause) bool {
		return o.Report == r && o.claim == c.claim && o.Stance != claim.Hedges && o.saidBy(key)
	})
}

// speaksOf reports whether a clause has half of the words for a matter, and at least
// so many.
func (c *clause) speaksOf(matter []word.Key, least int) bool {
	n := count(matter, c.has)
	return 2*n >= len(matter) && n >= least
}

// closeTo reports whether who speaks in a clause is somebody near the source of
// a key and not that source: "friends of the mayor", "the mayor's party".
func (c *clause) closeTo(key string) bool {
	last := c.speaker()
	if _, whose, ok := strings.Cut(last.Name, "'s "); ok && !strings.HasPrefix(whose, "spokes") && whose != "office" && !strings.Contains(key, whose) {
		return true
	}
	written := last.Name + " " + last.In(c.text.Text)
	return slices.ContainsFunc(strings.Fields(word.Lower(written)), func(w string) bool {
		return companions[w] && !slices.Contains(strings.Fields(key), w)
	})
}

var companions = word.Set("friend friends family relatives allies supporters critics opponents parents mother father wife husband son daughter brother sister lawyer lawyers aides associates colleagues neighbors neighbours")

// before reports whether a report is known to have come out before another.
func (s Story) before(a, b int) bool {
	x, y := s.Days[a].Days, s.Days[b].Days
	return x.Known() && y.Known() && x.Last < y.First
}

// daysBefore reports whether, of two reports without a day, the weekdays that they name
// show that what stands in one was said one to so many days before a place in the other.
// More than three may as well be days after.
func (s Story) daysBefore(said, at Place, most int) bool {
	x, y := s.weekdaysAt(said), s.weekdaysAt(at)
	for _, a := range x {
		for _, b := range y {
			if n := (slices.Index(week, b) - slices.Index(week, a) + len(week)) % len(week); n == 0 || n > most {
				return false
			}
		}
	}
	return len(x) > 0 && len(y) > 0
}

// mayFollow reports whether a clause may come after a place whose sentence names its
// day, by its own day or by that of its report: a late copy holds what was said early.
func (s Story) mayFollow(c *clause, at Place) bool {
	on := func(p Place) bool {
		return len(s.weekdaysIn(p.Report, func(i int) bool { return i == p.Sentence })) > 0
	}
	return !on(at) || on(Place{Report: c.Report, Sentence: c.Sentence}) || s.before(at.Report, c.Report)
}

// weekdaysAt are the weekdays that a sentence names, else those that its report begins
// with, else all that it names.
func (s Story) weekdaysAt(at Place) []string {
	for _, of := range []func(int) bool{func(i int) bool { return i == at.Sentence }, func(i int) bool { return i < leading }, func(int) bool { return true }} {
		if out := s.weekdaysIn(at.Report, of); len(out) > 0 {
			return out
		}
	}
	return nil
}

var week = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// matterOf returns what somebody would not speak of: the content words after
// "on" or "about". None are named in "The ministry had no immediate comment".
func matterOf(t *segment.Text, s segment.Sentence, subject string) []word.Key {
	var out []word.Key
	about := false
	for _, x := range t.TermsOf(s) {
		span := t.SpanOf(x)
		if span.Start < s.Start+len(subject) {
			continue
		}
		switch lower := word.Lower(span.In(t.Text)); {
		case lower == "on" || lower == "about":
			about = true
		case about && !x.Stop && t.Tokens[x.First].Kind == word.Word && !calendarNames[lower]: // not "on Friday"
			out = append(out, keyOf(x))
		}
	}
	return out
}

// ways are those in which a report says that someone would not speak; the words
// before one are its subject.
var ways = []string{
	" had no immediate comment", " had no comment", " declined to comment", " has not commented", " did not comment",
	" did not immediately respond", " did not respond to a request", " did not respond to requests", " refused to comment",
	" would not comment", " declined immediate comment", " could not be reached for comment",
}

var saysNothing = regexp.MustCompile(`(?i)no (?:immediate )?comment|(?:declined|refused) to comment|not (?:immediately )?(?:comment|respond)`)

// silent returns who would not speak, if a sentence says so.
func silent(sentence string) (subject string, ok bool) {
	if !strings.Contains(sentence, "comment") && !strings.Contains(sentence, "respond") {
		return "", false
	}
	for _, w := range ways {
		i := strings.Index(sentence, w)
		if i <= 0 {
			continue
		}
		subject := withoutAside(sentence[:i])
		if len(subject) < 60 && !strings.ContainsAny(subject, ",;:\"“") {
			subject, _, _ := strings.Cut(subject, " said ") // "The ministry said on Tuesday it had no comment"
			for _, joint := range []string{"Although ", "But ", "While ", "And ", "Though "} {
				subject = strings.TrimPrefix(subject, joint)
			}
			return subject, true
		}
	}
	return "", false
}

// withoutAside is a subject without what stands between commas behind it, which says
// who that is: "Ana Voss, a former clerk,"; and the name of "his brother, Dov Voss,".
func withoutAside(subject string) string {
	name, aside, ok := strings.Cut(subject, ", ")
	if !ok || !strings.HasSuffix(aside, ",") || strings.Count(aside, ",") > 1 {
		return subject
	}
	if aside = strings.TrimSuffix(aside, ","); twoNames.MatchString(aside) {
		return aside
	}
	return name
}

var twoNames = regexp.MustCompile(`^\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+$`)

// corrected is how a report says that someone took back what he had said.
var corrected = regexp.MustCompile(`^((?:The |A |An |Its |His |Her )?[\p{L}][\p{L}\p{N}’'. -]{1,50}?(?:, [\p{Lu}][\p{L}’'. -]{2,50},)?) (?:has |have |had )?(?:later |since |then |subsequently |also )*` +
	`(?:corrected|withdrew|withdrawn|retracted|revised|amended|walked back|took back|backtracked on|reversed|recanted|disowned) ((?:(?:some|part|much|all|most) of )?(?:his|her|its|their)(?: own)? (?:\w+ ){0,3}?` +
	`(?:remarks?|statements?|comments?|claims?|account|figures?|tolls?|count|number|estimates?|story|report|version|testimony|words|assessment|confession|allegations?|accusations?|findings?|conclusions?|diagnosis)\b[^,.;]*)`)

// correctingIt is how a report says so beside what somebody says: ", correcting an
// earlier figure of 420".
var correctingIt = regexp.MustCompile(`,? (?:correcting|revising|withdrawing|retracting|amending|reversing|recanting) ((?:an|its|his|her|their|the) (?:own )?(?:earlier|previous|initial|first|original) ` +
	`(?:remarks?|statements?|comments?|claims?|account|figures?|tolls?|count|number|estimates?|version|assessment|testimony|denials?|assertions?|allegations?|accusations?)\b[^,.;]*)`)

// correctedTo is how a report says that someone gave another figure or day than before,
// less than before where it was revised: "later corrected the date to 12 May".
var correctedTo = regexp.MustCompile(`^((?:The |A |An |Its |His |Her )?[\p{L}][\p{L}\p{N}’'. -]{1,50}?) (?:has |have |had )?(?:later |since |then |subsequently )*` +
	`(?:corrected|revised down) (the (?:\w+ ){0,3}?(?:figures?|tolls?|count|number|estimates?|date|time|day|age|name|amount|sum|total)\b[^,.;]*? (?:down to|to|from) [^,.;]*)`)

// correctedThis is how it says so right behind what he had said, with a pronoun for him:
// "reported that two had died; it later corrected this to one".
var correctedThis = regexp.MustCompile(`(?:^|[;,] |\b(?:and|but) )(?:(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey) )?(?:has |have |had )?(?:later |since |then |subsequently )*(?:(?:corrected|retracted) (?:this|that|it)|(?:revised|amended) (?:this|that))\b[^,.;]*`)

// revisedDown is how it says so of the figure itself: "The number of the dead was
// revised down to seven".
var revisedDown = regexp.MustCompile(`^((?:The|Its|Their) (?:\w+ ){0,3}?(?:figures?|tolls?|count|number|estimates?|total)\b[^,.;]{0,80}?) (?:was|were|has been|have been) (?:corrected|revised down(?:wards?)?)\b[^,.;]* (?:to|from) `)

// misspoke is how it says so of who was wrong: "said she had misspoken".
var misspoke = regexp.MustCompile(`^(?:that )?(?:he|she|it|they) (?:had |has |have )?(?:misspoke|misspoken|been misquoted|been mistaken|made a mistake|made an error)\b`)

// byAnother is who gave what somebody else corrects: "an earlier figure by the company".
var byAnother = regexp.MustCompile(` (?:by|from|of) (?:the|a|an|its|his|her|their|\p{Lu})`)

// correcting are the first words of its verbs. Most sentences have none, and
// words are looked up far faster than the form is matched.
var correcting = word.Set("corrected withdrew withdrawn retracted revised amended walked took backtracked reversed recanted disowned correcting revising withdrawing retracting amending reversing recanting misspoken misspoke misquoted mistaken mistake error")

// corrections finds sources that are said to have taken back what they said.
// What was taken back is quoted where a number tells which it was, else by the
// words for it.
func corrections(s Story, clauses []*clause) []Change {
	var out []Change
	var sources []string // of each change
	for _, r := range s.Reports {
		t := s.Texts[r]
		for i, sentence := range t.Sentences {
			if !slices.ContainsFunc(t.TokensOf(sentence), func(x word.Token) bool { return correcting[x.In(t.Text)] }) {
				continue
			}
			who, object, ok := s.takenBack(r, i)
			k := sourceKey(who)
			if !ok || k == "" {
				continue
			}
			x := Change{Source: strings.TrimPrefix(who, "The "), Before: Place{r, i, object}, After: Place{r, i, sentence.Span}, Note: "taken back"}
			c := numbered(clauses, k, t, object, i, r)
			if c != nil {
				x.Before = s.sentence(c.Report, c.Sentence)
			} else if said := s.lastStated(r, i, 2, object.Start, func(name string) bool { return oneSource(k, sourceKey(name)) }); said != nil &&
				t.Sentences[said.Sentence].Contains(said.Content[0]) && !ownWords.MatchString(object.In(t.Text)) {
				x.Before = Place{r, said.Sentence, said.Content[0]}
			}
			switch n := slices.IndexFunc(sources, func(other string) bool { return oneSource(k, other) }); {
			case n < 0:
				sources = append(sources, k)
				out = append(out, x)
			case c != nil && out[n].Before.Report == out[n].After.Report:
				out[n] = x
			}
		}
	}
	return out
}

// disownings finds sources that say of what they said that it was wrong: "said it had
// wrongly stated that".
func disownings(s Story, clauses []*clause) []Change {
	var out []Change
	byClaim := map[int][]*clause{}
	for _, c := range clauses {
		if c.claim != None && c.Stance == asserts {
			byClaim[c.claim] = append(byClaim[c.claim], c)
		}
	}
	for _, d := range clauses {
		if d.Stance != claim.Denies || d.claim == None || d.own() || !d.saidWrongly() {
			continue
		}
		k := sourceKey(d.speaker().Name)
		at := slices.IndexFunc(byClaim[d.claim], func(c *clause) bool {
			return c.saidBy(k) && !(c.Report == d.Report && c.Sentence == d.Sentence) && !s.before(d.Report, c.Report)
		})
		if at < 0 || slices.ContainsFunc(out, func(x Change) bool { return oneSource(k, sourceKey(x.Source)) }) {
			continue
		}
		before := byClaim[d.claim][at]
		out = append(out, Change{
			Source: d.speaker().Name,
			Before: s.sentence(before.Report, before.Sentence), After: s.sentence(d.Report, d.Sentence),
			Note: "taken back",
		})
	}
	return out
}

// saidWrongly reports whether the words right before a clause say that it was wrong
// to say it.
func (c *clause) saidWrongly() bool {
	const near = 8 // words
	before := strings.Fields(strings.ToLower(c.text.Text[c.whole().Start:c.Start]))
	return slices.ContainsFunc(before[max(0, len(before)-near):], oneOf(mistaken))
}

var mistaken = word.Set("wrongly falsely mistakenly erroneously incorrectly inaccurately wrong mistaken untruthful")

// takenBack reads who took what back, if the i-th sentence of a report says so:
// as its subject, or on the side of what else he says.
func (s Story) takenBack(r, i int) (who string, object report.Span, ok bool) {
	t := s.Texts[r]
	sentence := t.Sentences[i]
	at := func(from, to int) report.Span {
		return report.Span{Start: sentence.Start + from, End: sentence.Start + to}
	}
	for _, form := range []*regexp.Regexp{corrected, correctedTo} {
		if m := form.FindStringSubmatchIndex(sentence.In(t.Text)); m != nil {
			subject := at(m[2], m[3])
			return s.nameIn(r, i, subject, strings.Trim(subject.In(t.Text), " ,")), at(m[4], m[5]), true
		}
	}
	if m := correctedThis.FindStringIndex(sentence.In(t.Text)); m != nil {
		if a := s.lastStated(r, i, 1, sentence.Start+m[0], func(string) bool { return true }); a != nil {
			return a.Chain[len(a.Chain)-1].Name, at(m[0], m[1]), true
		}
	}
	for _, a := range s.Readings[r].Attributions {
		if a.Sentence == i && a.Act == attribution.States && len(a.Chain) > 0 && len(a.Content) == 1 && misspoke.MatchString(a.Content[0].In(t.Text)) {
			return speakerOf(a), a.Content[0], true
		}
	}
	m := correctingIt.FindStringSubmatchIndex(sentence.In(t.Text))
	if m != nil && byAnother.MatchString(sentence.In(t.Text)[m[2]:m[3]]) {
		return "", report.Span{}, false
	}
	if m == nil {
		m = revisedDown.FindStringSubmatchIndex(sentence.In(t.Text))
	}
	if m == nil {
		return "", report.Span{}, false
	}
	for _, a := range s.Readings[r].Attributions {
		if a.Sentence == i && a.Act == attribution.States && len(a.Chain) > 0 {
			return a.Chain[len(a.Chain)-1].Name, at(m[2], m[3]), true
		}
	}
	return "", report.Span{}, false
}

// ownWords begin what is taken back where the words for it say whose it was.
var ownWords = regexp.MustCompile(`^(?:(?:some|part|much|all|most) of )?(?:his|her|its|their|an?) `)

// lastStated is the last statement before a byte of the i-th sentence of a report, there
// or in so many sentences before it, by a name of some kind; nil for none.
func (s Story) lastStated(r, i, back, at int, by func(name string) bool) *attribution.Attribution {
	all := s.Readings[r].Attributions
	for k := len(all) - 1; k >= 0; k-- {
		if a := &all[k]; a.Sentence <= i && a.Sentence >= i-back && len(a.Chain) > 0 && len(a.Content) > 0 && a.Content[0].End <= at && a.Act == attribution.States && by(a.Chain[len(a.Chain)-1].Name) {
			return a
		}
	}
	return nil
}

// nameIn is the name that attribution found for some words of a sentence, else
// what they are.
func (s Story) nameIn(r, sentence int, at report.Span, words string) string {
	for _, a := range s.Readings[r].Attributions {
		if a.Sentence != sentence {
			continue
		}
		for _, l := range a.Chain {
			if !l.Empty() && (l.Kind == attribution.Person || l.Kind == attribution.Institution) && at.Contains(l.Span) {
				return l.Name
			}
		}
	}
	return words
}

// numbered finds what a source said that has the number which it took back.
func numbered(clauses []*clause, source string, t *segment.Text, object report.Span, sentence, r int) *clause {
	for _, x := range t.TermsOf(t.Sentences[sentence]) {
		if s := t.SpanOf(x); !object.Contains(s) || t.Tokens[x.First].Kind != word.Number {
			continue
		}
		for _, c := range clauses {
			if (c.Report != r || c.Sentence != sentence) && c.has(keyOf(x)) && c.saidBy(source) {
				return c
			}
		}
	}
	return nil
}

// saidBy reports whether a source by its key stands behind a clause. What a
// document of the source says is not its statement.
func (c *clause) saidBy(key string) bool {
	last := c.speaker()
	return !c.own() && last.Kind != attribution.Document && oneSource(key, sourceKey(last.Name))
}

// sourceKey is one for the names of one source.
func sourceKey(name string) string {
	name = honorific.ReplaceAllString(strings.Trim(name, " ,"), "")
	return strings.TrimSpace(claim.OriginKey(attribution.Link{Name: name}))
}

var honorific = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\b\.? `)

// oneSource reports whether two names may be one source's: every word of one is
// in the other.
func oneSource(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) > 0 && len(y) > 0 && (holdsAll(x, y) || holdsAll(y, x))
}
