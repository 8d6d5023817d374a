package when

import (
	"strings"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// item is one token as the grammar sees it.
type item struct {
	*entry // what the lexicon knows; the zero entry when nothing
	kind   word.Kind
	upper  bool
	dotted bool  // ends in the full stop of an abbreviation
	mark   byte  // of a mark; dashes are '-', quote marks '\''
	digits int8  // of a number of digits alone
	value  int32 // of such a number
	suffix string
}

// reader scans one text. Each rule looks at the items from one place on and
// says where its match ends; none looks further than a few items, so the scan
// is linear.
type reader struct {
	t      *segment.Text
	items  []item
	lo, hi int   // the items of the sentence at hand
	index  int   // its number
	order  order // of day and month in figures, once it was asked for
	out    []Expression
}

var unknown = &entry{}

func newReader(t *segment.Text) *reader {
	r := &reader{t: t, items: make([]item, len(t.Tokens))}
	known := lexicon()
	for i, tok := range t.Tokens {
		r.items[i] = newItem(known, tok, tok.In(t.Text))
	}
	return r
}

const longestWord = 16 // bytes; no word of the lexicon is longer

func newItem(known map[string]*entry, tok word.Token, w string) item {
	x := item{entry: unknown, kind: tok.Kind, upper: tok.Upper}
	switch tok.Kind {
	case word.Mark:
		x.mark = markOf(w)
	case word.Number:
		x.readNumber(w)
	case word.Word:
		if len(w) > longestWord {
			return x
		}
		if n := len(w) - 1; n > 0 && w[n] == '.' {
			x.dotted, w = true, w[:n]
		}
		var buf [longestWord]byte
		n := 0
		for i := 0; i < len(w); i++ {
			c := w[i]
			switch {
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c == '.': // a.m
				continue
			}
			buf[n] = c
			n++
		}
		if e := known[string(buf[:n])]; e != nil {
			x.entry = e
		}
	}
	return x
}

func markOf(w string) byte {
	switch w {
	case "–", "—", "‑", "−":
		return '-'
	case "’", "‘":
		return '\''
	}
	return w[0]
}

// readNumber reads digits with an optional suffix: "16", "1960s", "3rd".
func (x *item) readNumber(w string) {
	n := 0
	for n < len(w) && n < 9 && w[n] >= '0' && w[n] <= '9' {
		x.value = x.value*10 + int32(w[n]-'0')
		n++
	}
	rest := w[n:]
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ".") {
		x.suffix = rest // "1,500", "10.07.2018": for the rules that want them
		return
	}
	x.digits, x.suffix = int8(n), rest
}

// at returns an item of the sentence, or nothing beyond its ends.
func (r *reader) at(i int) item {
	if i < r.lo || i >= r.hi {
		return item{entry: unknown, kind: word.Mark}
	}
	return r.items[i]
}

// is reports whether item i is one of the words given.
func (r *reader) is(i int, words ...string) bool {
	w := r.at(i).word
	if w == "" {
		return false
	}
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}

// written is the token as written, "" beyond the sentence.
func (r *reader) written(i int) string {
	if i < r.lo || i >= r.hi {
		return ""
	}
	return r.t.Tokens[i].In(r.t.Text)
}

// lower is the token in lower case; for rare words that the lexicon lacks.
func (r *reader) lower(i int) string { return strings.ToLower(r.written(i)) }

// past is the item after i if that is one of the words given, else i.
func (r *reader) past(i int, words ...string) int {
	if r.is(i, words...) {
		i++
	}
	return i
}

// glued reports whether no space stands between items i-1 and i.
func (r *reader) glued(i int) bool {
	return i > r.lo && i < r.hi && r.t.Tokens[i-1].End == r.t.Tokens[i].Start
}

// hyphen skips the hyphen of a compound such as "five-year" or "mid-June".
func (r *reader) hyphen(i int) int {
	if r.at(i).mark == '-' && r.glued(i) && r.glued(i+1) {
		return i + 1
	}
	return i
}

// compound skips the hyphen between a number and its unit, also where a machine
// has set it apart: "a three - week trial".
func (r *reader) compound(i int) int {
	if u := r.at(i + 1); r.at(i).mark == '-' && !r.glued(i) && (u.unit != noUnit && !u.plural || r.lower(i+1) == "old") {
		return i + 1
	}
	return r.hyphen(i)
}

// sentence reads the expressions of the items from lo to hi.
func (r *reader) sentence(lo, hi, index int) {
	r.lo, r.hi, r.index = lo, hi, index
	for i := lo; i < hi; {
		if r.items[i].entry == unknown && r.items[i].kind != word.Number {
			i++
			continue
		}
		i = max(i+1, r.expression(i))
	}
}

// found is a match of a rule: the items from first to end mean form.
type found struct {
	first, end int
	typ        Type
	form       form
}

var nothing = found{}

func (f found) ok() bool { return f.end > f.first }

// add notes a match as an expression.
func (r *reader) add(f found) {
	tokens := r.t.Tokens
	if f.form.shape == calendarDate && f.form.month != 0 && f.form.day == 0 && f.form.rel == noRel && r.lower(f.first-1) == "since" {
		f.form.rel = relPast // however long ago
	}
	x := Expression{
		Span:     report.Span{Start: int(tokens[f.first].Start), End: int(tokens[f.end-1].End)},
		Type:     f.typ,
		Sentence: r.index,
		Asks:     f.form.asks(),
		form:     f.form,
	}
	if f.form.shape == span {
		switch r.lower(f.end) {
		case "after", "following":
			x.Event = r.eventAfter(f.end + 1)
		}
	}
	x.form.sure = f.form.shape == calendarDate && r.effective(f.first) != NoTense
	x.naming = f.form.shape == calendarDate && r.names(f.first, f.end)
	switch {
	case !x.Event.Empty(): // what follows tells of the event
		x.Tense = r.tenseBefore(f.first)
	case x.Asks != AsksNothing || f.form.shape == calendarDate:
		x.Tense = r.tense(f.first, f.end)
	}
	if x.naming && r.lower(f.first-1) == "dated" {
		x.Tense = Past
	}
	r.out = append(r.out, x)
}

// names reports whether the date from first to end stands before a noun that it
// names: "the July 16 summit", "his own Dec. 27 debate"; or behind a document: "a
// memo dated 14 November".
func (r *reader) names(first, end int) bool {
	if r.lower(first-1) == "dated" {
		return true
	}
	next := r.at(end)
	if next.kind != word.Word || next.upper || word.IsStop(r.lower(end)) || next.verb != NoTense || next.unit != noUnit {
		return false
	}
	switch r.lower(first - 1) {
	case "the", "a", "this", "that", "his", "her", "its", "their", "our", "own", "'s", "’s":
		return true
	}
	return false
}

// expression reads the expressions that begin at item i, the longest reading
// first, and returns where they end; i when none does.
func (r *reader) expression(i int) int {
	if end := r.dayRange(i); end > i {
		return end
	}
	for _, rule := range rules {
		if f := rule(r, i); f.ok() {
			r.add(f)
			r.joinEnds(f.first)
			return r.rangeAfter(f)
		}
	}
	if end := r.skip(i); end > i {
		return end
	}
	return i
}

// rules in the order they are tried: those that take more come first.
var rules = []func(*reader, int) found{
	(*reader).clockTime,
	(*reader).recurring,
	(*reader).edgeOf,
	(*reader).modified,
	(*reader).dayBeside,
	(*reader).sameThen,
	(*reader).ordinalUnit,
	(*reader).related,
	(*reader).holiday,
	(*reader).dated,
	(*reader).quartered,
	(*reader).decades,
	(*reader).amount,
	(*reader).adverb,
	(*reader).endOfUnit,
	(*reader).vagueTime,
	(*reader).bareUnits,
}
