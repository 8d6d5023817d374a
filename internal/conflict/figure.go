package conflict

import (
	"math"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// figure is a number of people or things to which something happened, read
// with what tells whether another figure can be held against it.
type figure struct {
	quantity.Quantity
	clause   *clause
	fate     fate
	noun     string    // the group of nouns counted: "fighter", "child"; "" for people of any kind
	whole    bool      // counts all, whatever the noun: nobody else came to harm
	part     bool      // counts some of what another figure counts: "including 12", "five of them"
	wide     bool      // counts over a whole land: "across the province"
	more     bool      // counts those beside others: "another five"
	killers  bool      // counts who did it, too: "27 died, including the gunman"
	period   bool      // of a span of time, not of one event: "since May"
	early    bool      // said to be no last word: "at least so far", "an initial toll"
	parts    []float64 // what its report counts of it by one source: "15, six of them in Tolm"
	sum      float64   // of all on this fate in its sentence
	topic    *topic
	trade    string     // what kind of counter that is, "" for none
	source   []string   // who counted, in words; empty for the report itself
	toll     bool       // given as a count: "put the toll at 12"
	rises    bool       // it is said to have come up to it
	inClause bool       // it stands in the clause
	lies     containers // of the story, the same for all
	own      *topic     // what its sentence alone tells of the event
	text     string     // as written, the noun included: "58 people"
}

// figuresOf reads the figures of a sentence, in order. Each is told by the clause
// that holds it; one that stands in the words for a source is told by that
// source.
func figuresOf(r figureReader, clauses []*clause) []figure {
	var out []figure
	var waiting *figure // whose fate the next of its list tells: "Eleven guards and 17 raiders were killed"
	for i, q := range r.quantities {
		at := int(r.tokens[q.First].Start)
		c := tellerOf(clauses, at)
		if r.countsNobody(q) || c == nil || c.Stance != asserts || c.tellsTime(at) {
			continue
		}
		f := r.figureAt(i, c)
		if len(out) > 0 {
			r.followOn(&f, i, &out[len(out)-1])
		}
		if f.fate == "" {
			waiting = nil
			if f.noun != "" {
				waiting = &f
			}
			continue
		}
		if waiting != nil && r.joined(waiting.Last, f.Begin) {
			waiting.fate = f.fate
			out = append(out, *waiting)
		}
		waiting = nil
		out = append(out, f)
	}
	r.spreadParts(out)
	addUp(out)
	for i := range out {
		out[i].own = r.eventOf(out, i)
	}
	return out
}

// figureAt reads what stands around one quantity, told by a clause.
func (r figureReader) figureAt(i int, c *clause) figure {
	q := r.quantities[i]
	at := int(r.tokens[q.First].Start)
	f := figure{Quantity: q, clause: c, inClause: c.Start <= at && at < c.End}
	f.period = r.ofPeriod(q) || c.tellsLongTime()
	f.rises = r.rises(q.Begin)
	f.early = f.rises || holdsPhrase(r.lower, firstWords)
	f.toll = slices.Contains(r.lower, "toll") || r.toll(q.Begin) != ""
	f.source = r.sourceOf(c, q.Begin)
	f.trade = tradeOf(c, f.source)
	f.fate = r.fateOf(i)
	f.noun, f.more = r.counted(i)
	f.more = f.more || q.Begin > 0 && adds[r.lower[q.Begin-1]] || r.alsoHappened(i)
	f.wide = r.isWide(q)
	f.part = r.isPart(i) || r.isOfOne(q) || f.fate == wounded && r.isGrave(i) || holdsPhrase(r.lower[q.Last:], otherCauses)
	f.killers = r.countsKillers(i)
	if q.Begin > 0 && passed[r.lower[q.Begin-1]] || r.areBodies(q.Last) {
		f.High = math.Inf(1)
	}
	last := q.Last - 1
	if q.Last < r.end(i) && nounOf(r.lower[q.Last]) {
		last++
	}
	f.text = r.text.Text[r.tokens[q.Begin].Start:r.tokens[last].End]
	switch {
	case f.fate == missing && f.noun == "thing":
		f.fate = taken
	case f.fate == taken && f.noun == "":
		f.noun = "thing"
	case f.fate == marched && f.noun == "protester":
		f.noun = "" // who comes to a march protests
	}
	return f
}

// countsKillers reports whether those who did it are said to be among those counted.
func (r figureReader) countsKillers(i int) bool {
	const listed = 5 // words from "including"
	from, end := r.quantities[i].Last, r.end(i)
	at := slices.IndexFunc(r.lower[from:end], func(w string) bool { return w == "including" || w == "counting" })
	if at < 0 {
		return false
	}
	return slices.ContainsFunc(r.near(from+at, from+at+listed), oneOf(killers))
}

var killers = word.Set("gunman gunmen shooter shooters attacker attackers assailant assailants bomber bombers hijacker hijackers perpetrator perpetrators himself herself themselves")

// otherCauses are what somebody died of beside what the figures of a story count.
var otherCauses = phrases("other causes", "another cause", "other reasons", "natural causes", "unrelated causes")

// followOn gives a figure what the one before it in its sentence tells of it.
func (r figureReader) followOn(f *figure, i int, before *figure) {
	if (f.fate == "" || f.fate == before.fate) && r.ofThem(f.Last) {
		f.fate, f.part = before.fate, true // "31 people died, nine of them children"
	}
	if f.fate == "" && r.joined(before.Last, f.Begin) && !r.hasOwnVerb(i) {
		f.fate = before.fate // "22 children were killed along with six teachers"
	}
	if f.fate == "" && r.answers(*f, *before) {
		f.fate, f.noun = before.fate, before.noun
	}
	if f.more && f.fate == wounded && before.fate == dead {
		f.more = false // "killed 12 and wounded 30 others"
	}
	if f.fate != "" && f.Exact() && math.IsInf(before.High, 1) && f.fate != before.fate && f.Begin-before.Last <= listReach && !r.hasVerb(i) {
		f.High = math.Inf(1) // "at least 7 people were killed and 20 wounded"
	}
}

// answers reports whether a number alone, by another source, is of what the one
// before it in its sentence is: "organisers say 60,000 marched, police say 22,000".
func (r figureReader) answers(f, before figure) bool {
	if f.Begin <= before.Last || !r.marked(f.Last) && !breaks[r.lower[f.Last]] && r.lower[f.Last] != "did" {
		return false
	}
	if len(f.source) == 0 || len(before.source) == 0 || slices.Equal(f.source, before.source) {
		return false
	}
	w := r.lower[f.Begin-1]
	return w == "," || w == "at" || w == "of" || says[w] || putsFigure[w]
}

// spreadParts makes parts of all figures of a list of which one is: "105 children
// and 76 women were among the dead".
func (r figureReader) spreadParts(list []figure) {
	listed := func(x, y figure) bool {
		return x.fate == y.fate && x.noun != "" && y.noun != "" && r.lower[y.Begin-1] == "and" && y.Begin-x.Last <= 3
	}
	for i := len(list) - 2; i >= 0; i-- {
		list[i].part = list[i].part || list[i+1].part && listed(list[i], list[i+1])
	}
	for i := 1; i < len(list); i++ {
		list[i].part = list[i].part || list[i-1].part && listed(list[i-1], list[i])
	}
}

// addUp gives each figure of a sentence the sum of those on its fate, each number
// once and no parts but itself.
func addUp(list []figure) {
	for i := range list {
		f := &list[i]
		for k, g := range list {
			again := slices.ContainsFunc(list[:k], func(h figure) bool { return h.fate == g.fate && h.Low == g.Low })
			if g.fate == f.fate && (!g.part || k == i) && !again {
				f.sum += g.Low
			}
		}
	}
}

// countsNobody reports whether a quantity is no count: nobody counts 5.2 people.
func (r figureReader) countsNobody(q quantity.Quantity) bool {
	return q.Low != math.Floor(q.Low) && q.Exact() || r.isYear(q) || r.isShare(q) || r.isMeasure(q) || r.isYearsOld(q)
}

// isOnePerson reports whether a quantity is one of somebody counted, "one person",
// and not a pronoun: "one of the guards".
func (r figureReader) isOnePerson(q quantity.Quantity) bool {
	return q.Exact() && q.Low == 1 && q.Last < len(r.lower) && singles[r.lower[q.Last]]
}

// isShare reports whether a quantity is of a hundred: "90 percent".
func (r figureReader) isShare(q quantity.Quantity) bool {
	next := r.lower[q.Last:min(len(r.lower), q.Last+2)]
	return len(next) > 0 && (next[0] == "%" || next[0] == "percent" || len(next) > 1 && next[0] == "per" && next[1] == "cent")
}

// isMeasure reports whether a quantity counts no one: "5-8 years", "a 60-metre
// fall", "330 am", or a number that a page prints before the text, "612 A woman
// was hurt".
func (r figureReader) isMeasure(q quantity.Quantity) bool {
	if u, ok := r.unitOf(q); ok && !u.noun && u.at <= q.Last+1 {
		return true
	}
	if q.Last >= len(r.lower) {
		return false
	}
	next := r.lower[q.Last]
	return ofClock[next] || q.Begin == q.First && (next == "a" || next == "an")
}

// isYear reports whether a quantity is the year of a date: "May 3 2019", as a
// page prints it before the text.
func (r figureReader) isYear(q quantity.Quantity) bool {
	if !q.Exact() || q.Low < 1900 || q.Low > 2100 || q.Begin == 0 {
		return false
	}
	before := r.lower[q.Begin-1]
	if before == "-" || before == "/" {
		return true
	}
	if before == "," && q.Begin > 1 {
		before = r.lower[q.Begin-2]
	}
	day, ok := quantity.Value(before)
	return calendarNames[before] || ok && day <= 31
}

// tellerOf is the clause that holds a byte, else one of the sentence that has a
// source.
func tellerOf(clauses []*clause, at int) *clause {
	var teller *clause
	for _, c := range clauses {
		if c.Start <= at && at < c.End {
			return c
		}
		if !c.own() || teller == nil {
			teller = c
		}
	}
	return teller
}

// figureReader finds what stands around the quantities of a sentence.
type figureReader struct {
	text       *segment.Text
	sentence   segment.Sentence
	tokens     []word.Token // numbers and their units apart
	lower      []string
	quantities []quantity.Quantity
}

func newFigureReader(t *segment.Text, s segment.Sentence) figureReader {
	tokens := split(t.Text, t.TokensOf(s))
	r := figureReader{text: t, sentence: s, tokens: tokens, lower: lowered(t.Text, tokens)}
	r.quantities = slices.DeleteFunc(quantity.Read(r.lower), func(q quantity.Quantity) bool {
		return q.High <= 1 && !r.isOnePerson(q) // "one" mostly stands for somebody
	})
	return r
}

// near are the words from one token to another, as far as the sentence has them.
func (r figureReader) near(from, to int) []string {
	to = min(len(r.lower), to)
	return r.lower[min(max(0, from), to):to]
}

// readersOf lays out the sentences of a report.
func readersOf(t *segment.Text) []figureReader {
	out := make([]figureReader, len(t.Sentences))
	for i, s := range t.Sentences {
		out[i] = newFigureReader(t, s)
	}
	return out
}

// eventOf is what a sentence tells of the event of one of its figures. Where it
// has several on one fate, the places after each, if any, are its own.
func (r figureReader) eventOf(list []figure, i int) *topic {
	out := &topic{manner: mannersIn(r.lower)}
	first, from, to := len(r.tokens), 0, len(r.tokens)
	for k, f := range list {
		if f.fate != list[i].fate {
			continue
		}
		first = min(first, f.Begin)
		if k == i {
			from = f.Begin
		} else if k > i {
			to = min(to, f.Begin)
		}
	}
	places := placesOfEvent(r.text, r.tokens)
	if !slices.ContainsFunc(places, func(p placeName) bool { return p.at >= from && p.at < to }) {
		to = len(r.tokens) // "22 children and six teachers were killed in Ambrel"
		if !slices.ContainsFunc(places, func(p placeName) bool { return p.at >= from }) {
			nearest := from
			for _, p := range places {
				if p.at > first && p.at < from {
					nearest = p.at // "six were killed, a day after a raid on Ambrel left 22 dead"
				}
			}
			from = nearest
		}
	}
	for _, p := range places {
		if p.at < first || p.at >= from && p.at < to {
			out.addPlace(p.name)
		}
	}
	out.addLands(r.text, r.tokens)
	out.another = anotherEvent(r.lower[:first]) || anotherEvent(r.lower[from:to])
	return out
}

// periods are words beside a number that counts over a span of time.
var periods = phrases("since", "began", "so far", "to date", "war", "conflict", "past", "years", "months", "weeks", "last week", "last month", "last year",
	"in recent", "last hours", "24 hours", "48 hours", "72 hours", "this year", "this month", "uprising", "on average", "per", "every", "each")

// ofPeriod reports whether a number is of a span of time by the words around it.
// What a clause tells of who or where ("the town, under siege since May") and
// what begins with "as" or "after" is none of it.
func (r figureReader) ofPeriod(q quantity.Quantity) bool {
	const before, after = 12, 16
	from, to := max(0, q.Begin-before), min(len(r.lower), q.Last+after)
	for i := q.Last; i < to; i++ {
		if aside[r.lower[i]] || r.sinceIt(i) || (r.lower[i] == "war" && i+1 < len(r.lower) && ofWar[r.lower[i+1]]) {
			to = i
		}
	}
	for i := from; i < q.Begin; i++ {
		if r.sinceIt(i) || r.lower[i] == "since" && i > 0 && auxiliary[r.lower[i-1]] { // "has since risen"
			from = i + 1
		}
	}
	return holdsPhrase(r.lower[from:to], periods)
}

// sinceIt reports whether the words at a token tell that something has come of
// one event, and not of a span of time: "since the earthquake".
func (r figureReader) sinceIt(i int) bool {
	const near = 4 // words
	if r.lower[i] != "since" || i+2 >= len(r.lower) || !definite[r.lower[i+1]] {
		return false
	}
	return slices.ContainsFunc(r.near(i+2, i+near), func(w string) bool { return sudden[manners[w]] && !strings.HasSuffix(w, "s") })
}

// sudden are the ways of coming to harm that are over at once.
var sudden = word.Set("bomb crash fire quake flood storm fall crush shooting sinking")

// firstWords are those of a count that is not the last.
var firstWords = phrases("initial", "initially", "preliminary", "earlier", "previous", "so far", "still", "raised", "updating", "breaking")

// rises reports whether a count is said to have come up to a number.
func (r figureReader) rises(begin int) bool {
	const near = 5 // words
	return slices.ContainsFunc(r.near(begin-near, begin), oneOf(rising))
}

var rising = word.Set("rose risen rises rising reached climbed climbs raised bringing jumped increased updated grew grown")

// phrases lists phrases by their first word: the words after it.
func phrases(list ...string) map[string][][]string {
	out := map[string][][]string{}
	for _, p := range list {
		words := strings.Fields(p)
		out[words[0]] = append(out[words[0]], words[1:])
	}
	return out
}

// holdsPhrase reports whether one of some phrases stands among words.
func holdsPhrase(words []string, phrases map[string][][]string) bool {
	for i, w := range words {
		for _, rest := range phrases[w] {
			if after := words[i+1:]; len(rest) <= len(after) && slices.Equal(rest, after[:len(rest)]) {
				return true
			}
		}
	}
	return false
}

var amongVictims = phrases("among the", "among those", "among them")

var (
	auxiliary = word.Set("were was been are is be have had has being")
	passes    = word.Set("the a an another some all nearly about estimated") // may stand between a verb and its number
	putsAt    = word.Set("to at of reached was is hit stood as put numbered passed exceeded topped hits reaches tops passes")
	passed    = word.Set("passed exceeded topped")                    // make a floor of a count
	breaks    = word.Set("and , ; : after when while but which that") // end the words right after a quantity
	aside     = word.Set("which who whom whose where after as when while")
	ofWar     = word.Set("plane planes monitor crime crimes wounded")
	ofClock   = word.Set("am pm gmt times") // "330 am", "arrested four times"
	singles   = word.Set("woman man child boy girl person civilian citizen soldier policeman villager resident passenger")
	stops     = word.Set("; : when while but whose") // end the search for a verb further on
)
