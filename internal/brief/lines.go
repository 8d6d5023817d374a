package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/conflict"
	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

const (
	maxLines    = 14  // of a brief, the sides of its conflicts apart
	fewLines    = 4   // with one more for each text: before that, less than worthTelling will do
	manyLines   = 9   // from which on it won't, however many texts
	candidates  = 128 // claims that are looked at for lines
	longestLine = 400 // bytes of a sentence that is quoted whole

	worthTelling = 1.0
	readsBadly   = 1.0 // flaws of a line that is not taken to make up the number
	sameAgain    = 0.6 // likeness from which a line tells what another told
	likenessCost = 2.0 // of a line that is as like as can be to one before it
	staleCost    = 1.5 // of a claim that lines before have all the words of
	toldCost     = 1.0 // of words that have all the central terms, when lines before have them
	oneStatement = 0.8 // cost of what somebody said right before or after a line's words, for each such line
	ownPart      = 3   // what a report says itself opens a sentence with one of so many parts, at least, if it is to be left out
	newText      = 0.8 // worth of a line from a text that has no claim of the lines before
)

// line is one line of a brief: the sentence that makes a claim, or of an
// overlong one the clause alone.
type line struct {
	claim    int // index
	evidence int // of the claim, that is quoted
	report   int
	report.Span
}

// wording is a line with what it is like to read.
type wording struct {
	line
	content content
	news    content // of the clause alone that makes the claim, without who says it
	negates bool    // it says that something is not so
	flaws   float64
	clear   float64 // how well it tells by itself what the story is about
}

// candidate is a line that may be taken.
type candidate struct {
	wording
	worth  float64
	opens  float64 // what it is worth more as the first line
	repeat float64 // likeness to the likest line taken
	stale  float64 // how much of its news the lines taken have
	told   float64 // the share of the story's central terms that it has and lines taken have
	beside int     // lines taken from the statement that it is a part of
	unread bool    // its text has no claim of the lines taken
}

// gain is what a reader of the lines taken has from it.
func (c candidate) gain() float64 {
	gain := c.worth - likenessCost*c.repeat - staleCost*c.stale - toldCost*c.told - oneStatement*float64(c.beside)
	if c.unread {
		gain += newText
	}
	return gain
}

// chooseLines picks the lines that a brief has, in order: again and again the
// one that is worth most, less for what the lines before it have told (maximal
// marginal relevance: Carbonell and Goldstein, SIGIR 1998). Whoever reads one
// side of a conflict reads the other next, and what is denied before its denial.
func chooseLines(texts []*segment.Text, s Story) []line {
	c := newChoice(newBoard(texts, s))
	enough := min(manyLines, fewLines+c.present)
	for range maxLines {
		k := bestOf(c.pool, len(c.lines), enough)
		if k < 0 {
			break
		}
		w, first := c.pool[k].wording, len(c.lines)
		c.take(w)
		for _, x := range s.Conflicts.Conflicts {
			if slices.ContainsFunc(x.Sides, func(side conflict.Side) bool { return holds(side, w.line) }) {
				c.takeMissing(x)
			}
		}
		slices.SortStableFunc(c.lines[first:], func(a, b line) int { return cmp.Compare(c.denies(a), c.denies(b)) })
	}
	for _, x := range s.Conflicts.Conflicts {
		if len(c.lines) < 2*maxLines {
			c.takeMissing(x)
		}
	}
	return c.lines
}

// choice is a choice of lines on its way.
type choice struct {
	*board
	pool  []candidate
	lines []line                     // taken
	told  map[word.Key]bool          // terms of the lines taken
	heard map[bool]map[word.Key]bool // of those that say what is not so, and of the others
	read  map[int]bool               // texts in the graph that have a claim of them
}

func newChoice(d *board) *choice {
	c := &choice{board: d, told: map[word.Key]bool{}, heard: map[bool]map[word.Key]bool{false: {}, true: {}}, read: map[int]bool{}}
	for i, x := range d.Claims.Claims {
		w, ok := d.bestWording(i, d.inDispute[i])
		if !ok {
			w, _ = d.bestWording(i, nil)
		}
		c.pool = append(c.pool, candidate{wording: w, worth: d.worth(x, w), opens: d.opens(x, w), unread: true})
	}
	slices.SortStableFunc(c.pool, func(a, b candidate) int { return cmp.Compare(b.worth, a.worth) })
	c.pool = c.pool[:min(len(c.pool), candidates)]
	return c
}

// take takes a line, after which the candidates tell less that is new.
func (c *choice) take(w wording) {
	c.lines = append(c.lines, w.line)
	for _, e := range c.Claims.Claims[w.claim].Evidence {
		c.read[c.node[e.Report]] = true
	}
	for _, x := range w.content {
		c.told[x.Key] = true
		c.heard[w.negates][x.Key] = true
	}
	for i := range c.pool {
		x := &c.pool[i]
		x.told = c.centrality(x.content, c.told)
		x.stale = x.news.share(func(y word.Term) bool { return c.heard[x.negates][y.Key] })
		x.repeat = max(x.repeat, c.within(x.content, w.content), c.within(w.content, x.content))
		if x.negates == w.negates {
			x.repeat = max(x.repeat, c.within(x.news, w.content))
		}
		x.unread = !c.read[c.node[x.report]]
		if ofOneStatement(c.Claims.Claims[x.claim].Evidence, c.Claims.Claims[w.claim].Evidence) {
			x.beside++
		}
		if x.report == w.report && x.Overlap(w.Span) > 0 {
			x.repeat = 1
		}
	}
}

// denies is 1 for a line that denies its claim, and 0 for any other.
func (c *choice) denies(l line) int {
	if c.Claims.Claims[l.claim].Evidence[l.evidence].Stance == claim.Denies {
		return 1
	}
	return 0
}

// takeMissing takes the sides of a conflict that no line quotes yet.
func (c *choice) takeMissing(x conflict.Conflict) {
	for _, w := range c.missing(x, c.lines) {
		c.take(w)
	}
}

// bestOf finds the candidate that gains most, or -1 where all that is left
// repeats what was told or is not worth it. The first line must tell what the
// story is about, were it in the words of one report. While there are few lines, less
// worth will do for one that reads well, and any for the first.
func bestOf(pool []candidate, lines, enough int) int {
	best, most := -1, 0.0
	for i, c := range pool {
		gain := c.gain()
		if lines == 0 {
			gain += c.opens
		}
		worthy := gain >= worthTelling || lines == 0 || lines < enough && c.flaws < readsBadly
		if worthy && c.repeat < sameAgain && (best < 0 || gain > most) {
			best, most = i, gain
		}
	}
	return best
}

// ofOneStatement reports whether most of the evidence for a claim stands right
// beside evidence for another and has the same source: what one person said in
// one go makes several claims, and a reader wants to hear others too.
func ofOneStatement(a, b []claim.Evidence) bool {
	const (
		apart  = 1  // sentences, at most
		looked = 32 // pieces of evidence of each
	)
	a, b = a[:min(looked, len(a))], b[:min(looked, len(b))]
	beside := 0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y claim.Evidence) bool {
			return x.Report == y.Report && max(x.Sentence-y.Sentence, y.Sentence-x.Sentence) <= apart && isAscribed(x) && isAscribed(y) &&
				x.Chain[len(x.Chain)-1].Name == y.Chain[len(y.Chain)-1].Name
		}) {
			beside++
		}
	}
	return 2*beside > len(a)
}

// missing words the sides of a conflict that no line quotes yet.
func (d *board) missing(x conflict.Conflict, lines []line) []wording {
	var out []wording
	for _, side := range x.Sides {
		if side.Claim == conflict.None || slices.ContainsFunc(lines, func(l line) bool { return holds(side, l) }) {
			continue
		}
		w, ok := d.bestWording(side.Claim, side.Evidence)
		if ok {
			lines = append(lines, w.line)
			out = append(out, w)
		}
	}
	return out
}

// holds reports whether a line quotes a side of a conflict.
func holds(side conflict.Side, l line) bool {
	return slices.ContainsFunc(side.Evidence, func(p conflict.Place) bool { return p.Report == l.report && p.Overlap(l.Span) > 0 })
}

// bestWording picks the evidence of a claim that reads best by itself: about
// what the story is about, worded as the claim's other evidence, near the top of
// the report that took least from others, not a headline where the body says
// it. Where places are given, only they are looked at; it is false where they hold none.
func (d *board) bestWording(i int, places []conflict.Place) (wording, bool) {
	const (
		notAsserted = 2.0 // where other evidence asserts; what is only denied is news as a denial
		headline    = 1.5
		atTheTop    = 0.4 // of the report's first sentence
		copied      = 1.0 // of a report that is all copied
		typical     = 2.0 // of the words that all evidence has
	)
	evidence := d.Claims.Claims[i].Evidence
	clauses, shared := d.clauses(evidence)
	asserted := slices.ContainsFunc(evidence, func(e claim.Evidence) bool { return e.Stance == claim.Asserts })
	var list []scored
	for k, e := range evidence {
		if places != nil && !slices.ContainsFunc(places, func(p conflict.Place) bool { return p.Report == e.Report && p.Overlap(e.Span) > 0 }) {
			continue
		}
		l := d.lineOf(i, k, e)
		t := d.texts[e.Report]
		w := wording{line: l, content: clauses[k], news: clauses[k], negates: e.Stance == claim.Denies || negates(t.Text[e.Start:e.End])}
		if l.Span != e.Span {
			w.content = contentOf(t, l.Span, e.Sentence)
		}
		w.flaws = flaws(t, l.Span, e.Sentence, w.content)
		if r, _ := utf8.DecodeRuneInString(t.Text[l.Start:]); unicode.IsLower(r) && d.coordinated(l, e) {
			w.flaws -= begunBefore // nothing of its own was cut away
		}
		if e.Headline {
			w.flaws += headline
		}
		w.clear = centralWorth*d.centrality(w.content, nil) - w.flaws
		if asserted && e.Stance != claim.Asserts {
			w.clear -= notAsserted
		}
		score := w.clear - copied*d.taken[e.Report] + atTheTop*d.nearTop(e) + typical*typicality(clauses[k], shared, len(evidence))
		list = append(list, scored{w, score})
	}
	if len(list) == 0 {
		return wording{}, false
	}
	best := bestScored(list)
	if from := d.from[best.report]; len(from) > 0 { // a spinner's words are nobody's, if the source's read as well
		list = slices.DeleteFunc(list, func(x scored) bool {
			return !from[x.report] || x.flaws > best.flaws+readsBadly || evidence[x.evidence].Stance != evidence[best.evidence].Stance
		})
		if len(list) > 0 {
			best = bestScored(list)
		}
	}
	return best.wording, true
}

// scored is a wording with how well it tells its claim.
type scored struct {
	wording
	score float64
}

// bestScored is the first of those that score most; there is one.
func bestScored(list []scored) scored {
	return slices.MaxFunc(list, func(x, y scored) int { return cmp.Compare(x.score, y.score) })
}

// negates reports whether words say that something is not so.
func negates(text string) bool {
	return slices.ContainsFunc(word.Tokens(text), func(x word.Token) bool { return sense.Negates(word.Lower(x.In(text))) })
}

// lineOf quotes evidence with the attribution it was taken out of: a reader
// wants to see who says so. A clause of the report's own beside an attribution
// stands by itself, or it would seem to be ascribed, unless what is ascribed hangs on it;
// and an attribution that a link joins to such a clause, or the clause would.
func (d *board) lineOf(i, k int, e claim.Evidence) line {
	out := line{claim: i, evidence: k, report: e.Report, Span: e.Span}
	t := d.texts[e.Report]
	s := t.Sentences[e.Sentence]
	if s.Len() > longestLine {
		return out
	}
	x := d.shares[[2]int{e.Report, e.Sentence}]
	switch {
	case isAscribed(e):
		out.Span = s.Span
		if x.link != "" && e.Start >= x.said && ownPart*(x.own-s.Start) >= s.Len() {
			out.Start = x.said
		}
	case !x.ascribed, 10*e.Len() >= 7*s.Len(), onlySubject(t, e), e.Start == s.Start && lexis.Subordinates(x.link):
		out.Span = s.Span
	}
	return out
}

// coordinated reports whether a line was cut out of its sentence as a clause that stands
// beside another: "…, and | police said two barges had sunk".
func (d *board) coordinated(l line, e claim.Evidence) bool {
	x := d.shares[[2]int{e.Report, e.Sentence}]
	return x.said > 0 && l.Start == x.said && x.link != "" && !lexis.Subordinates(x.link)
}

// linkIn is the first word in lower case, or semicolon, that joins two clauses in what
// stands between them, or "".
func linkIn(gap string) string {
	for _, w := range strings.Fields(word.Lower(gap)) {
		switch w = strings.Trim(w, ",—–-"); {
		case w == "and", w == "but", w == "yet", w == ";", lexis.Subordinates(w):
			return w
		}
	}
	return ""
}

// startOfAttribution is where the words of evidence begin, or who says them if he is
// named before them.
func startOfAttribution(e claim.Evidence) int {
	at := e.Start
	for _, l := range e.Chain {
		if !l.Span.Empty() {
			at = min(at, l.Span.Start)
		}
	}
	return at
}

// onlySubject reports whether evidence opens its sentence as the subject of the verb
// behind it, with an aside: "The letter, dated May 3, | says".
func onlySubject(t *segment.Text, e claim.Evidence) bool {
	next, ok := strings.CutPrefix(t.Text[e.End:], ", ")
	verb, _, _ := strings.Cut(next, " ")
	r, _ := utf8.DecodeRuneInString(verb)
	return ok && e.Start == t.Sentences[e.Sentence].Start && unicode.IsLower(r) && !word.IsStop(verb) && !strings.HasSuffix(verb, "ing")
}
