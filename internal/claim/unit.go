package claim

import (
	"cmp"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// unit is a clause with its attribution taken off.
type unit struct {
	report, sentence int
	report.Span
	stance   Stance
	chain    []attribution.Link
	headline bool
	confirms bool        // it says no more than that what stands before it is so
	witness  []witness   // the passages that the clause mostly lies in
	cue      report.Span // the words that ascribe it
}

// witness says that a clause lies in a passage, and in what form.
type witness struct {
	passage int
	form    reuse.Form
}

// What a clause must hold to be a claim: "he said so" asserts nothing that
// could be counted.
const (
	minContent = 2   // words of content
	minMass    = 5.0 // their idf
)

// parts are what a story's reports are cut into, in order of report and place.
type parts struct {
	units   []unit   // that are claims
	replies []answer // to them
	slight  []unit   // too short to be claims
	untold  []unit   // sentences that nothing was cut from
}

// cut cuts a story's reports.
func cut(s Story) parts {
	var out parts
	for _, r := range s.Reports {
		t := s.Texts[r]
		told := make([]bool, len(t.Sentences))
		before := len(out.units)
		for _, u := range cutReport(r, t, s.Readings[r]) {
			switch {
			case holdsClaim(t, u) && !(len(u.chain) == 0 && (asks(u.In(t.Text)) || u.headline && promises(u.In(t.Text)))):
				out.units = append(out.units, u)
			case !u.Empty():
				out.slight = append(out.slight, u)
			default:
				continue
			}
			told[u.sentence] = true
		}
		for _, a := range answers(r, t, s.Readings[r].Attributions, out.units[before:]) {
			a.to += before
			out.replies = append(out.replies, a)
		}
		for i, sentence := range t.Sentences {
			if !told[i] && !sentence.Dateline {
				out.untold = append(out.untold, unit{report: r, sentence: i, Span: sentence.Span, stance: Asserts, headline: sentence.Headline})
			}
		}
	}
	place(s, out.units)
	place(s, out.slight)
	return out
}

// cutReport cuts one report: what each attribution ascribes is a unit with its
// chain, what is left of the sentence is the report's own.
func cutReport(r int, t *segment.Text, reading attribution.Reading) []unit {
	c := cutter{r, t, reading, make([][]unit, len(t.Sentences)), make([][]report.Span, len(t.Sentences))}
	said := spoken(t.Text, reading.Attributions)
	for _, a := range outermost(said) {
		c.ascribe(a)
	}
	for _, a := range said { // relays too: "according to R" is no claim
		c.takeNames(a)
	}
	for _, q := range reading.Quotes {
		c.takeQuote(q)
	}
	var out []unit
	for i, s := range t.Sentences {
		if s.Dateline {
			continue
		}
		if _, ok := answerIn(t, i, reading.Attributions); ok || isErratum(t, s) {
			continue // it says nothing by itself
		}
		if _, ok := confirmationIn(t, i, reading.Attributions); ok || asksNotToBeNamed(s.In(t.Text)) {
			continue
		}
		if x, ok := rebuttalIn(t, i, reading.Attributions); ok {
			out = append(out, unit{report: r, sentence: i, Span: trimMarks(t.Text, x.denied), stance: Denies, chain: x.by, headline: s.Headline})
			continue
		}
		out = append(out, c.units(i)...)
	}
	slices.SortStableFunc(out, func(x, y unit) int { return cmp.Compare(x.Start, y.Start) })
	return out
}

// unnamedByWish is a sentence that says of sources only how they asked to be treated:
// "Both asked not to be named", "The clerk requested anonymity for fear of reprisals".
var unnamedByWish = regexp.MustCompile(`(?i)^(?:\pL[\w’'-]* ){1,7}?(?:(?:asked|wished|wanted|preferred|requested|insisted on) (?:not to be (?:named|identified|quoted)|(?:for )?(?:anonymity|(?:his|her|their) names? (?:to be withheld|not be used)))|` +
	`(?:did not|didn['’]t) (?:want|wish) to be (?:named|identified|quoted)|(?:was|were) granted anonymity|(?:spoke|agreed to speak) (?:only )?on (?:the )?condition of anonymity)(?: (?:because|for|as|since|to|in|out of) [^,;"“”]*)?\.?$`)

// asksNotToBeNamed reports whether a sentence says no more. Of "a clerk who asked not to be
// named" it says more.
func asksNotToBeNamed(sentence string) bool {
	return holdsAny(sentence, "anonymity", " named", " identified", " quoted", " withheld", " be used") && !holdsAny(sentence, " who ", " said ", " says ", " told ") && unnamedByWish.MatchString(sentence)
}

// cutter is one report as it is cut.
type cutter struct {
	r       int
	t       *segment.Text
	reading attribution.Reading
	pieces  [][]unit        // that somebody is named for, by sentence
	taken   [][]report.Span // of each sentence: no words of the report's own
}

// ascribe cuts out what an attribution ascribes.
func (c *cutter) ascribe(a attribution.Attribution) {
	for _, content := range a.Content {
		for i, part := range c.eachIn(content) {
			c.taken[i] = append(c.taken[i], part)
			stance, ok := stanceOf(a.Act)
			if denied, found := deniedIn(c.t.Text, part); found {
				part, stance = denied, Denies
			}
			if stance == Denies {
				var whose report.Span
				if part, whose = withoutNoun(c.t.Text, part); !whose.Empty() {
					c.pieces[i] = append(c.pieces[i], unit{report: c.r, sentence: i, Span: part, stance: Asserts, chain: owner(c.t, whose, c.reading.People())})
				}
				part = withoutGiven(c.t, part)
			}
			if wrong, ours := misstated(c.t, a); wrong {
				c.pieces[i] = append(c.pieces[i], unit{report: c.r, sentence: i, Span: part, stance: Denies})
				ok = ok && !ours
			}
			if ok && !act(c.t.Text, part) && !questioned(c.t, i, part) {
				c.pieces[i] = append(c.pieces[i], unit{report: c.r, sentence: i, Span: part, stance: stance, chain: a.Chain, cue: firstOf(a.Cue)})
			}
		}
	}
}

// takeNames takes the words that name a source and say that it said so; what a
// report tells of its source is a piece too.
func (c *cutter) takeNames(a attribution.Attribution) {
	for _, own := range slices.Concat(a.Source, a.Cue) {
		if i := sentenceAt(c.t, own.Start); i >= 0 {
			c.taken[i] = append(c.taken[i], clip(own, c.t.Sentences[i].Span))
		}
	}
	for _, source := range a.Source {
		if i := sentenceAt(c.t, source.Start); i >= 0 && described.MatchString(source.In(c.t.Text)) {
			c.pieces[i] = append(c.pieces[i], unit{report: c.r, sentence: i, Span: source, stance: Asserts})
		}
	}
}

// takeQuote ascribes the sentences of a quote that no attribution has taken to
// its speaker.
func (c *cutter) takeQuote(q attribution.Quote) {
	const speech = 6 // words; fewer are a term in quote marks, part of the clause around it
	if len(strings.Fields(q.In(c.t.Text))) < speech {
		return
	}
	link := attribution.Link{Name: notNamed, Kind: attribution.Unknown}
	if q.Speaker != nil && isSomeone(attribution.Link{Name: q.Speaker.Name, Kind: attribution.Person}) {
		link = attribution.Link{Name: q.Speaker.Name, Kind: attribution.Person, Span: q.Speaker.Span}
	}
	for i, part := range c.eachIn(q.Span) {
		if slices.ContainsFunc(c.taken[i], func(s report.Span) bool { return s.Overlap(part) > 0 }) {
			continue
		}
		c.taken[i] = append(c.taken[i], part)
		c.pieces[i] = append(c.pieces[i], unit{report: c.r, sentence: i, Span: part, stance: Asserts, chain: []attribution.Link{link}})
	}
}

// eachIn yields the sentences that a span touches, each with its part of it.
func (c *cutter) eachIn(span report.Span) iter.Seq2[int, report.Span] {
	return func(yield func(int, report.Span) bool) {
		for i := sentenceAt(c.t, span.Start); i >= 0 && i < len(c.t.Sentences) && c.t.Sentences[i].Start < span.End; i++ {
			if !yield(i, clip(span, c.t.Sentences[i].Span)) {
				return
			}
		}
	}
}

// units are the clauses of a sentence: those of its pieces, and of what is left.
func (c *cutter) units(i int) []unit {
	s := c.t.Sentences[i]
	whole := joinPieces(c.t.Text, c.pieces[i])
	for _, left := range leftOver(c.t, s, c.taken[i]) {
		u := unit{report: c.r, sentence: i, Span: left, stance: Asserts}
		if by, ok := counter(c.t, s); ok && left.Start == s.Start {
			u.chain = owner(c.t, by.Span, c.reading.People())
		}
		whole = append(whole, u)
	}
	var out []unit
	for _, u := range clipCharges(c.t, i, whole) {
		for _, clause := range clauses(c.t, u) {
			clause.Span = trimMarks(c.t.Text, clause.Span)
			clause.headline = s.Headline
			out = append(out, clause)
		}
	}
	return out
}

// outermost drops attributions whose content lies within another's: "he said
// he hoped that p" is one unit, and he who said it is its source. A relay is
// the exception: of "according to R, S confirmed that p" the inner one stands,
// since its chain holds R and S.
func outermost(list []attribution.Attribution) []attribution.Attribution {
	drop := make([]bool, len(list))
	for _, pair := range nested(list) {
		inner, outer := pair[0], pair[1]
		a, b := list[inner], list[outer]
		disowned := disowns(b, a)
		drop[inner] = drop[inner] || !disowned && innerOf(a, b, inner, outer)
		drop[outer] = drop[outer] || disowned || relays(b, a)
	}
	var out []attribution.Attribution
	for i, a := range list {
		if !drop[i] {
			out = append(out, a)
		}
	}
	return out
}

// nested are the pairs of attributions with content of which all of the first's lies
// within the second's. It looks only at those that begin before and haven't ended,
// so that a text of ten thousand attributions costs no more than its pairs.
func nested(list []attribution.Attribution) [][2]int {
	var order []int
	for i, a := range list {
		if len(a.Content) > 0 {
			order = append(order, i)
		}
	}
	start := func(i int) int { return list[i].Content[0].Start }
	end := func(i int) int { c := list[i].Content; return c[len(c)-1].End }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(start(i), start(j)) })
	var pairs [][2]int
	var open []int // begun, and not ended where the next begins
	for k := 0; k < len(order); {
		at := start(order[k])
		open = slices.DeleteFunc(open, func(i int) bool { return end(i) <= at })
		first := k
		for ; k < len(order) && start(order[k]) == at; k++ {
			open = append(open, order[k])
		}
		for _, i := range order[first:k] {
			for _, j := range open {
				if i != j && within(list[i].Content, list[j].Content) {
					pairs = append(pairs, [2]int{i, j})
				}
			}
		}
	}
	return pairs
}

// disowns reports whether a says that what its source said was not so, which is all
// that b denies: "the insurer said it had wrongly stated that".
func disowns(a, b attribution.Attribution) bool {
	if a.Act != attribution.States || b.Act != attribution.Denies || len(a.Chain) == 0 || len(b.Chain) == 0 {
		return false
	}
	x, y := a.Chain[len(a.Chain)-1], b.Chain[len(b.Chain)-1]
	return x.Name == y.Name && x.Kind == y.Kind
}

// relays reports whether a only passes on what b ascribes, which lies within it.
func relays(a, b attribution.Attribution) bool {
	return len(b.Chain) > len(a.Chain) && sameChain(a.Chain, b.Chain[:len(a.Chain)])
}

// innerOf reports whether an attribution, i, whose content lies within that of
// another, j, is no more than a part of it; of two with one content the later is,
// or the one with the shorter chain.
func innerOf(a, b attribution.Attribution, i, j int) bool {
	if relays(b, a) {
		return false
	}
	return !within(b.Content, a.Content) || len(b.Chain) > len(a.Chain) || len(b.Chain) == len(a.Chain) && j < i
}

// within reports whether every piece of a lies in a piece of b.
func within(a, b []report.Span) bool {
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y report.Span) bool { return y.Contains(x) }) {
			return false
		}
	}
	return true
}

// notNamed stands for the speaker of a quote whom a report leaves open.
const notNamed = "a speaker not named"

// joinPieces makes one unit of the pieces that one chain has in a sentence:
// the words on either side of ", he said, ".
func joinPieces(text string, pieces []unit) []unit {
	var out []unit
	for _, p := range pieces {
		k := slices.IndexFunc(out, func(q unit) bool {
			return sameChain(p.chain, q.chain) && p.stance == q.stance && gap(p, q) < 80 && !saidApart(text, p, q)
		})
		if k < 0 {
			out = append(out, p)
			continue
		}
		out[k].Span = report.Span{Start: min(out[k].Start, p.Start), End: max(out[k].End, p.End)}
	}
	return out
}

// saidApart reports whether two pieces are of two cues, one of them in a clause that
// hangs on the other or turns from it: "the fund, which had put the loss at nine million,
// said the figure was right", "the fund said it had a letter, a day after it said there
// was none", "the fund said it had a letter, but denied that it was read".
func saidApart(text string, p, q unit) bool {
	if q.Start > p.Start {
		p, q = q, p
	}
	if p.cue.Len() == 0 || q.cue.End > q.Start || q.End > p.cue.Start || p.cue.End > p.Start {
		return false
	}
	between := text[q.End:p.cue.Start]
	return (between == ", " || between == ", but ") && !strings.HasSuffix(p.cue.In(text), "ing") || holdsAny(between, " after ", " before ")
}

// firstOf is the first of some spans; an empty one for none.
func firstOf(list []report.Span) report.Span {
	if len(list) == 0 {
		return report.Span{}
	}
	return list[0]
}

func gap(p, q unit) int { return max(p.Start, q.Start) - min(p.End, q.End) }

func sameChain(a, b []attribution.Link) bool {
	return slices.EqualFunc(a, b, func(x, y attribution.Link) bool { return x.Name == y.Name })
}

// leftOver returns the clauses of a sentence that no attribution takes.
func leftOver(t *segment.Text, s segment.Sentence, taken []report.Span) []report.Span {
	if len(taken) == 0 {
		return []report.Span{s.Span}
	}
	slices.SortFunc(taken, func(x, y report.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	var out []report.Span
	at := s.Start
	for _, x := range append(taken, report.Span{Start: s.End, End: s.End}) {
		left := report.Span{Start: at, End: x.Start}
		if left.Start < left.End && x.Start < s.End {
			left.End = beforeLink(t.Text, left)
		}
		if left.Start < left.End && readsAsClause(left.In(t.Text), at == s.Start) {
			out = append(out, left)
		}
		at = max(at, x.End)
	}
	return out
}

// beforeLink is where a clause ends that an attribution follows: before the word
// that links the two ("the museum, where a guard has said …"), and nowhere, which
// is at its start, where it breaks off ("would be at least").
func beforeLink(text string, clause report.Span) int {
	left := strings.TrimRight(clause.In(text), " \t\n")
	for linked := false; ; {
		first := strings.LastIndexAny(left, " \t\n") + 1
		switch last := word.Lower(left[first:]); {
		case links[last], linked && grades[last]:
			linked = true
			left = strings.TrimRight(left[:first], " \t\n")
			if last == "after" || last == "before" {
				if less := strings.TrimSuffix(left, howLong.FindString(left)); !strings.HasSuffix(less, " for") { // not "jailed for a year after"
					left = less
				}
			}
			if end := strings.TrimRight(left, " \t\n,;:–—-"); end != left {
				return clause.Start + len(end) // "the day before, but"
			}
		case breaksOff[last]:
			return clause.Start
		default:
			return clause.Start + len(left)
		}
	}
}

// howLong is what stands before such a word to say how long after: ", two hours".
var howLong = regexp.MustCompile(`,? (?:(?:an?|just|only|barely|two|three|four|five|six|ten|some|several|few) ){0,3}(?:minute|hour|day|week|fortnight|month|year|decade)s?$`)

// grades stand before a link and say how far it goes: "even though".
var grades = word.Set("even ever just only shortly soon long")

// links stand between two clauses; after the words of breaksOff more must come,
// unless a comma does.
var (
	links     = word.Set("where which who whom whose when while whereas and but or because as after before until since though although if that so")
	breaksOff = word.Set("a an the of to at in on by for from with into than least most about over under between his her its their my our your is are was were be been being has have had will would can could may might must shall should not no")
)

// readsAsClause keeps out scraps: "in a statement on Monday", "as he waited for
// news". What stands at the head of a sentence must be long enough to be a
// clause; what follows an attribution must also open as one.
func readsAsClause(left string, head bool) bool {
	const words = 6
	if len(strings.Fields(left)) < words {
		return false
	}
	left = strings.TrimLeft(left, " ,\"“”'’")
	first, _, _ := strings.Cut(left, " ")
	if head {
		return !participles[strings.ToLower(first)]
	}
	switch strings.ToLower(first) {
	case "but", "and", "although", "though", "while", "whereas", ";":
		return true
	}
	return strings.HasPrefix(left, "; ") || strings.HasPrefix(left, "— ")
}

// participles open what only says when and how somebody spoke: "Asked about the
// gates, Ilves said".
var participles = word.Set("asked pressed questioned speaking talking writing responding referring reached contacted appearing addressing testifying")

// asks reports whether a clause ends as a question does: where the report itself
// asks, it asserts nothing, while a speaker's question often does.
func asks(clause string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(clause, " )\"'“”‘’"))
	return r == '?' || r == '؟' || r == '？'
}

// promises reports whether a headline only tells what the report is about: "What we
// know about the flood", "How the port lost its cranes", "Flood: what we know".
func promises(headline string) bool {
	headline = word.Lower(strings.TrimLeft(headline, "\"“‘'"))
	if _, promise, ok := strings.Cut(headline, ": "); ok { // "Orre: what we know"
		headline = promise
	}
	first, rest, _ := strings.Cut(headline, " ")
	switch first {
	case "what", "how", "why", "who", "where":
		return !strings.ContainsAny(rest, ":,;")
	case "here's", "here’s", "here":
		return true
	}
	return false
}

// takesBack reports whether a clause says of words that they were taken back, and so does
// not hold them: "the owner withdrew its figure of 41".
func takesBack(clause string) bool {
	return holdsAny(clause, "withdr", "retract", " back ", "disown", "recant") && takenBack.MatchString(clause)
}

var takenBack = regexp.MustCompile(`(?i)\b(?:withdr(?:ew|awn|aws)|retract(?:ed|s)|(?:took|taken|takes|walk(?:ed|s)) back|disown(?:ed|s)|recant(?:ed|s)) (?:its|his|her|their|the|an) (?:\pL+ ){0,3}?(?:figures?|tolls?|count|claims?|statements?|accounts?|estimates?|remarks?|allegations?|accusations?|charges?|assertions?)\b`)

// holdsClaim reports whether a clause says enough, and says it with a verb.
func holdsClaim(t *segment.Text, u unit) bool {
	if t.Language == "en" && !mayHoldVerb(t, u) {
		return false
	}
	n, mass := 0, 0.0
	for _, x := range termsIn(t, u) {
		if !x.Stop {
			n++
			mass += float64(x.IDF)
		}
	}
	return n >= minContent && mass >= minMass
}

// termsIn returns the terms of a unit.
func termsIn(t *segment.Text, u unit) []word.Term {
	terms := t.TermsOf(t.Sentences[u.sentence])
	from, to := 0, len(terms)
	for from < to && t.SpanOf(terms[from]).Start < u.Start {
		from++
	}
	for to > from && t.SpanOf(terms[to-1]).End > u.End {
		to--
	}
	return terms[from:to]
}

// place enters the passages that each unit is mostly a witness of.
func place(s Story, units []unit) {
	bySentence := map[[2]int][]int{}
	for i, u := range units {
		k := [2]int{u.report, u.sentence}
		bySentence[k] = append(bySentence[k], i)
	}
	for p, passage := range s.Passages {
		for _, w := range passage.Witnesses {
			for _, i := range bySentence[[2]int{w.Report, w.Sentence}] {
				u := &units[i]
				if n := len(u.witness); 10*u.Overlap(w.Span) >= 6*u.Len() && (n == 0 || u.witness[n-1].passage != p) {
					u.witness = append(u.witness, witness{p, w.Form})
				}
			}
		}
	}
}

// sentenceAt finds the sentence that holds a byte, or the first after it; -1
// for none.
func sentenceAt(t *segment.Text, at int) int {
	i, _ := slices.BinarySearchFunc(t.Sentences, at, func(s segment.Sentence, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	if i == len(t.Sentences) {
		return -1
	}
	return i
}

func clip(x, to report.Span) report.Span {
	return report.Span{Start: max(x.Start, to.Start), End: max(min(x.End, to.End), max(x.Start, to.Start))}
}
