package conflict

import (
	"math"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/word"
)

// age is how old a clause says that somebody is, or how many children one has.
type age struct {
	figure
	name []string // skeletons of its words, two at least
}

// ages finds two ages of one person. Reports of one event may come out years
// apart, as a trial does: a difference of a few years counts only if both are
// known to have come out within a month, or neither has a day and both open with
// one weekday.
func ages(s Story, clauses []*clause, readers map[int][]figureReader) []contradiction {
	const kept = 32 // ages of people of one surname that others are held against
	bySurname := shelf[string, *age]{}
	var out []contradiction
	for _, c := range clauses {
		reader := readers[c.Report][c.Sentence]
		for _, a := range append(reader.agesOf(c), reader.childrenOf(c)...) {
			surname := a.name[len(a.name)-1]
			for _, b := range bySurname.put(surname, a, kept) {
				if a.clause.Report != b.clause.Report && a.fate == b.fate && a.noun == b.noun && !a.Agrees(b.Quantity) && shares(a.name[:len(a.name)-1], b.name[:len(b.name)-1]) && s.apartInAge(a, b) {
					out = append(out, contradiction{&b.figure, &a.figure})
				}
			}
		}
	}
	return out
}

// apartInAge reports whether two ages of one person can't both be right, however
// long after one another they were told.
func (s Story) apartInAge(a, b *age) bool {
	const (
		month = 31 // days
		trial = 5  // years that reports of one event may lie apart
	)
	x, y := s.Days[a.clause.Report].Days, s.Days[b.clause.Report].Days
	if x.Known() && y.Known() && x.First-y.Last <= month && y.First-x.Last <= month {
		return true
	}
	if a.fate == parent {
		return !x.Known() || !y.Known()
	}
	const copied = 2 // years, that nobody grows older by between a text and its copy
	if math.Abs(a.Low-b.Low) >= copied && s.oneText(a.clause, b.clause) && !(x.Known() && y.Known()) {
		return true
	}
	if !x.Known() && !y.Known() && shares(s.openingWeekdays(a.clause.Report), s.openingWeekdays(b.clause.Report)) {
		return true
	}
	return a.Low-b.Low > trial || b.Low-a.Low > trial
}

// oneText reports whether two clauses lie in one passage.
func (s Story) oneText(a, b *clause) bool {
	return slices.ContainsFunc(s.Passages, func(p reuse.Passage) bool {
		in := func(c *clause) bool {
			return slices.ContainsFunc(p.Witnesses, func(w reuse.Witness) bool { return w.Report == c.Report && w.Overlap(c.sentence().Span) > 0 })
		}
		return in(a) && in(b)
	})
}

// openingWeekdays are those that the first sentences of a report name.
func (s Story) openingWeekdays(report int) []string {
	return s.weekdaysIn(report, func(sentence int) bool { return sentence < leading })
}

// weekdaysIn are those that some sentences of a report name.
func (s Story) weekdaysIn(report int, of func(sentence int) bool) []string {
	var out []string
	for _, t := range s.Times[report] {
		if of(t.Sentence) {
			weekdays, _ := namesOfTime(t.In(s.Texts[report].Text))
			out = append(out, weekdays...)
		}
	}
	return out
}

// agesOf reads the ages in a clause: or in the words for who says
// it: "32-year-old climber Petr Orlov", "Petr Orlov, 32,".
func (r figureReader) agesOf(c *clause) []*age {
	var out []*age
	for _, q := range r.quantities {
		at := int(r.tokens[q.First].Start)
		inClause := at >= c.Start && at < c.End
		if !q.Exact() || q.Low > oldest || !inClause && !c.ofSource(report.Span{Start: at, End: at + 1}) {
			continue
		}
		from, to := 0, 0 // the tokens of the name
		old := r.old(q.Last)
		if old >= 0 {
			from, to = r.nameAfter(old + 1)
		}
		if to-from < 2 {
			from, to = r.nameBefore(r.apposedTo(q, max(q.Last, old+1)))
		}
		if to == 0 && old < 0 {
			from, to = r.nameBefore(r.diedAt(q))
		}
		if name := r.skeletons(from, to); len(name) >= 2 {
			end := max(to, q.Last)
			if end < len(r.lower) && r.lower[end] == ")" {
				end++
			}
			text := c.text.Text[r.tokens[min(from, q.Begin)].Start:r.tokens[end-1].End]
			out = append(out, &age{figure{Quantity: q, clause: c, inClause: inClause, fate: aged, noun: name[len(name)-1], text: text}, name})
		}
	}
	return out
}

// childrenOf reads how many children a clause says that somebody has: "mother of two
// Ana Brod", "Ana Brod, 32, a mother of two", "Ana Brod was the mother of two". Sons, or
// young children, need not be all.
func (r figureReader) childrenOf(c *clause) []*age {
	var out []*age
	for _, q := range r.quantities {
		at, end := q.Begin-2, q.Last
		if at < 0 || r.lower[at+1] != "of" || parents[r.lower[at]] == "" || !q.Exact() || int(r.tokens[at].Start) < c.Start || int(r.tokens[at].Start) >= c.End {
			continue
		}
		if end < len(r.lower) && (r.lower[end] == "children" || r.lower[end] == "kids") {
			end++
		}
		from, to := end, end
		if end+1 < len(r.lower) && r.lower[end] == "," {
			from, to = end+1, end+1
		}
		for to < len(r.lower) && r.isOfName(to) {
			to++
		}
		if to-from < 2 {
			if end < len(r.lower) && r.tokens[end].Kind == word.Word && !word.IsStop(r.lower[end]) {
				continue
			}
			from, to = r.nameBefore(r.parentIs(at))
		}
		if name := r.skeletons(from, to); len(name) >= 2 {
			text := c.text.Text[r.tokens[min(from, at)].Start:r.tokens[max(to, end)-1].End]
			out = append(out, &age{figure{Quantity: q, clause: c, inClause: true, fate: parent, noun: parents[r.lower[at]], text: text}, name})
		}
	}
	return out
}

// parentIs is where that ends which is said to be a parent, the word for which stands at
// a token: "Ana Brod, 32, a mother", "Ana Brod, who was a proud mother", "Ana Brod is a
// mother"; 0 for none.
func (r figureReader) parentIs(at int) int {
	const most = 4 // words between
	is := false
	for n := 0; n < most && at > 0 && r.tokens[at-1].Kind == word.Word && !r.tokens[at-1].Upper; n++ {
		at--
		is = is || r.lower[at] == "is" || r.lower[at] == "was"
	}
	if at > 0 && r.lower[at-1] == "," {
		at--
		is = true
		if at > 1 && r.lower[at-2] == "," && quantity.IsNumber(r.lower[at-1]) {
			at -= 2
		}
	}
	if !is {
		return 0
	}
	return at
}

// parents are the words for them: a mother's children are no grandmother's.
var parents = grouped("parent mother mom mum father dad parent", "grandparent grandmother grandfather grandparent")

// old is the token "old" of "year-old" from a token on; -1 for none.
func (r figureReader) old(from int) int {
	for i := from; i < min(len(r.lower), from+4); i++ {
		switch w := r.lower[i]; {
		case w == "old":
			return i
		case w != "-" && w != "year" && w != "years":
			return -1
		}
	}
	return -1
}

// apposedTo is where that ends to which a number is put in apposition, given where
// the apposition ends: "Petr Orlov, 32,", "Petr Orlov, aged 32,", "Petr Orlov, who is
// 32,"; 0 for none.
func (r figureReader) apposedTo(q quantity.Quantity, end int) int {
	const youngest = 14 // whose age stands in brackets: smaller numbers are those of players
	at := q.Begin - 1
	switch {
	case at > 0 && (r.lower[at] == "age" || r.lower[at] == "aged"):
		at--
	case at > 2 && (r.lower[at] == "is" || r.lower[at] == "was") && r.lower[at-1] == "who":
		at -= 2
	}
	if at < 2 || end >= len(r.lower) {
		return 0
	}
	before, after := r.lower[at], r.lower[end]
	if before == "," && (after == "," || after == "." || after == "") || before == "(" && after == ")" && r.bracketed() == 1 && q.Low >= youngest {
		return at
	}
	return 0
}

// diedAt is where the name of the one ends who died at an age: "Petr Orlov has died in
// Tolm at the age of 32", "died at 32"; 0 for none.
func (r figureReader) diedAt(q quantity.Quantity) int {
	const near = 8 // words from the verb to the age
	at := q.Begin - 1
	if at > 2 && r.lower[at] == "of" && r.lower[at-1] == "age" && r.lower[at-2] == "the" {
		at -= 3
	} else if at > 1 && (r.lower[at] == "age" || r.lower[at] == "aged") {
		at--
	}
	if aged := at+1 < q.Begin; at < 1 || r.lower[at] != "at" && !(aged && r.lower[at+1] == "aged") || !aged && q.Last < len(r.lower) && r.tokens[q.Last].Kind != word.Mark {
		return 0
	}
	for i := at; i > max(1, at-near) && r.lower[i] != ","; i-- {
		if r.lower[i] == "died" || r.lower[i] == "dies" {
			for i > 1 && (r.lower[i-1] == "has" || r.lower[i-1] == "had") {
				i--
			}
			return i
		}
	}
	return 0
}

// bracketed counts the numbers in brackets: of several none is an age, they are
// points or numbers of players.
func (r figureReader) bracketed() int {
	n := 0
	for i := 0; i+2 < len(r.lower); i++ {
		if r.lower[i] == "(" && r.lower[i+2] == ")" && r.tokens[i+1].Kind == word.Number {
			n++
		}
	}
	return n
}

// nameAfter is the first name after a token, with at most a few words between.
func (r figureReader) nameAfter(at int) (from, to int) {
	const near = 4
	for from = at; from < min(len(r.lower), at+near) && r.tokens[from].Kind != word.Mark && r.lower[from] != "of"; from++ { // of "the 32-year-old son of Orlov" nothing is said of Orlov
		for to = from; to < len(r.lower) && r.isOfName(to); {
			to++
		}
		if to > from {
			return from, to
		}
	}
	return 0, 0
}

// nameBefore is the name that ends at a token.
func (r figureReader) nameBefore(end int) (from, to int) {
	for from = end; from > 0 && r.isOfName(from-1); {
		from--
	}
	return from, end
}

// isOfName reports whether a token may be a word of a person's name.
func (r figureReader) isOfName(i int) bool {
	w := r.lower[i]
	named := alsoGiven[w] && i+1 < len(r.lower) && r.tokens[i+1].Upper && r.tokens[i+1].Kind == word.Word
	return r.tokens[i].Kind == word.Word && r.tokens[i].Upper && (!calendarNames[w] || named) && !countries[w] && !isDemonym(w)
}

// skeletons are the words of a name, without titles and ranks: two officers are
// not one person.
func (r figureReader) skeletons(from, to int) []string {
	var out []string
	for _, w := range r.lower[from:to] {
		if !afterName[w] && !beforeName[strings.TrimSuffix(w, ".")] && !word.IsStop(w) {
			out = append(out, skeleton(w))
		}
	}
	return out
}

var (
	alsoGiven  = word.Set("jan april may june august") // names of people as well as months
	afterName  = word.Set("jr sr ii iii iv")
	beforeName = word.Set("mr mrs ms miss dr prof sir lord lady dame sen rep gov lt col gen maj capt sgt cpl pvt det supt const cmdr adm rev fr officer mayor president senator congressman congresswoman governor minister secretary sheriff constable detective inspector sergeant lieutenant captain colonel general major judge justice trooper deputy coach prince princess king queen pope bishop father sister brother")
)
