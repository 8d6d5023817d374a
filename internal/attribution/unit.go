package attribution

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// pos is a part of speech: the tags of the Penn Treebank as far as the rules
// tell them apart, and one for each mark that they look at.
type pos uint8

const (
	other pos = iota
	conj      // and, but
	number
	det    // the, a, this
	there  // there is
	prep   // of, in; also "that", "because"
	adj    // large, larger
	modal  // would
	noun   // toll, tolls
	name   // Brandt
	poss   // 's
	pron   // he
	whose  // his
	adv    // not, also
	to     // to
	base   // say
	past   // said
	ing    // saying
	done   // said, as a participle
	now    // say, says
	which  // which, that
	who    // who, what
	how    // how, when
	comma  // ,
	colon  // :
	semi   // ;
	dash   // —
	stop   // . ! ?
	lparen // (
	rparen // )
	speech // a quoted speech, taken for one word
)

var penn = map[string]pos{
	"CC": conj, "CD": number, "DT": det, "PDT": det, "EX": there, "IN": prep, "JJ": adj, "JJR": adj, "JJS": adj,
	"MD": modal, "NN": noun, "NNS": noun, "NNP": name, "NNPS": name, "POS": poss, "PRP": pron, "PRP$": whose,
	"RB": adv, "RBR": adv, "RBS": adv, "RP": adv, "TO": to, "VB": base, "VBD": past, "VBG": ing, "VBN": done,
	"VBP": now, "VBZ": now, "WDT": which, "WP": who, "WP$": who, "WRB": how, "$": number, "FW": noun,
}

// tok is one word of a unit.
type tok struct {
	report.Span
	low   string // in lower case
	pos   pos
	verb  *verb // the lexicon's verb that this is a form of, if any
	quote int   // the quote that it stands for or stands in, or -1
	upper bool
}

// unit is what is read at once: a sentence, or several when a quote runs over
// the ends of the first.
type unit struct {
	text     string
	sentence int  // the first sentence
	titled   bool // set in title case
	toks     []tok
	np       []int // for each word the number of its noun phrase, or -1
	nps      []phrase
	groups   []group
	ofGroup  []int    // for each word the number of its verb group, or -1
	subjects []phrase // of each verb group; empty where none was found
}

// phrase is a run of words, Last excluded.
type phrase struct{ first, last int }

// load cuts the words of sentences first to last into u, with each quoted
// speech as one word.
func (r *reader) load(first, last int) *unit {
	u := &r.unit
	*u = unit{text: r.t.Text, sentence: first, toks: u.toks[:0], np: u.np[:0], nps: u.nps[:0], groups: u.groups[:0], ofGroup: u.ofGroup[:0], subjects: u.subjects[:0]}
	from, till := r.t.Sentences[first], r.t.Sentences[last]
	for i := from.FirstToken; i < till.LastToken; i++ {
		t := r.t.Tokens[i]
		q := r.quoteAt(int(t.Start))
		if q >= 0 && int(t.Start) == r.quotes[q].outer.Start && r.speechLike(u, q) {
			u.toks = append(u.toks, tok{Span: r.quotes[q].outer, low: "\"", pos: speech, quote: q})
			for i+1 < till.LastToken && int(r.t.Tokens[i+1].Start) < r.quotes[q].outer.End {
				i++
			}
			continue
		}
		if q >= 0 && !r.quotes[q].inner.Contains(report.Span{Start: int(t.Start), End: int(t.End)}) {
			continue // the quote mark of words taken as they stand
		}
		u.add(t, q)
	}
	if u.mayAscribe() {
		u.tag(&r.scratch, r.tagger)
	} else {
		u.toks = u.toks[:0]
	}
	return u
}

// mayAscribe looks every word up and reports whether any could be a cue. Most
// of the time goes into tagging, so a sentence without one is not tagged.
func (u *unit) mayAscribe() bool {
	x := words()
	any := false
	for i := range u.toks {
		t := &u.toks[i]
		if t.pos == speech {
			any = true
			continue
		}
		t.verb = x.forms[t.low]
		any = any || t.verb != nil || t.pos == colon || t.pos == dash && u.sentence == 0 || x.nouns[t.low] != nil || x.adjectives[t.low] != nil || reckonings[t.low] || seeming[t.low] || hearsay[t.low] || surveys[t.low] || sets[t.low] || t.low == "according" || t.low == "per"
	}
	return any
}

// add appends a word as the tagger expects it: compounds joined by hyphens in
// one piece, contractions in two.
func (u *unit) add(t word.Token, quote int) {
	s := report.Span{Start: int(t.Start), End: int(t.End)}
	w := s.In(u.text)
	n := len(u.toks)
	if t.Kind == word.Mark {
		u.addMark(s, w, quote)
		return
	}
	if n >= 2 && t.Kind != word.Clitic && u.toks[n-1].low == "-" && u.toks[n-1].End == s.Start && u.toks[n-2].End == u.toks[n-1].Start && u.toks[n-2].pos == other {
		u.toks = u.toks[:n-1]
		u.toks[n-2].End = s.End
		u.toks[n-2].low = word.Lower(u.toks[n-2].In(u.text))
		return
	}
	low := word.Lower(w)
	if k := u.joins(t, low); k > 0 {
		u.toks = u.toks[:n-k+1]
		x := &u.toks[n-k]
		x.End, x.pos = s.End, other
		x.low = word.Lower(strings.ReplaceAll(x.In(u.text), " ", ""))
		return
	}
	if k, short := contraction(w); k > 0 {
		u.toks = append(u.toks,
			tok{Span: report.Span{Start: s.Start, End: s.Start + k}, low: word.Lower(w[:k]), quote: quote, upper: t.Upper},
			tok{Span: report.Span{Start: s.Start + k, End: s.End}, low: short, quote: quote})
		return
	}
	x := tok{Span: s, low: low, quote: quote, upper: t.Upper}
	if t.Kind == word.Clitic {
		x.low = "'s"
	}
	u.toks = append(u.toks, x)
}

// joins is how many of the words before a word are one with it, or 0: times of
// day and parties, which may have been pulled apart: "9:24", "p. m.", "R - Ky.".
func (u *unit) joins(t word.Token, low string) int {
	n := len(u.toks)
	switch {
	case t.Kind == word.Number && n >= 2 && u.toks[n-1].pos == colon && isDigits(u.toks[n-2].low, 2) && isDigits(low, 2) && len(low) == 2:
		return 2
	case n >= 2 && u.is(n-1, "-") && (low == "year" && isDigits(u.toks[n-2].low, 3) || low == "old" && strings.HasSuffix(u.toks[n-2].low, "-year")): // "36 - year - old"
		return 2
	case (low == "m" || low == "m.") && n >= 2 && u.toks[n-1].pos == stop && u.is(n-2, "a", "p"):
		return 2
	case low == "m." && n >= 1 && u.is(n-1, "a.", "p."):
		return 1
	case t.Upper && n >= 3 && u.toks[n-1].low == "-" && u.is(n-2, "r", "d", "i") && u.toks[n-2].upper && (u.toks[n-3].pos == comma || u.toks[n-3].pos == lparen):
		return 2
	}
	return 0
}

// isDigits reports whether a word is made of digits, most of them at most.
func isDigits(low string, most int) bool {
	return len(low) > 0 && len(low) <= most && strings.Trim(low, "0123456789") == ""
}

// contraction is where in a word the short form of a second one begins, and
// that form with a plain apostrophe: 2 and "'ll" in "he’ll"; or 0.
func contraction(w string) (at int, short string) {
	for _, mark := range []string{"'", "’"} {
		i := strings.LastIndex(w, mark)
		if i <= 0 {
			continue
		}
		switch rest := strings.ToLower(w[i+len(mark):]); rest {
		case "ll", "re", "ve", "m", "d":
			return i, "'" + rest
		case "t":
			if i >= 2 && (w[i-1] == 'n' || w[i-1] == 'N') {
				return i - 1, "n't"
			}
		}
	}
	return 0, ""
}

// addMark appends a mark; runs of hyphens are one dash, runs of stops one stop.
func (u *unit) addMark(s report.Span, w string, quote int) {
	n := len(u.toks)
	p := other
	switch w {
	case "[", "]":
		if insertion(u.text, s) {
			return
		}
		if p = lparen; w == "]" {
			p = rparen
		}
	case ",":
		p = comma
	case ":":
		p = colon
	case ";":
		p = semi
	case "—", "–", "―":
		p = dash
	case ".", "!", "?", "…":
		p = stop
	case "(", "{":
		p = lparen
	case ")", "}":
		p = rparen
	case "-":
		if n > 0 && u.toks[n-1].low == "-" && u.toks[n-1].End == s.Start {
			u.toks[n-1].End, u.toks[n-1].pos, u.toks[n-1].low = s.End, dash, "--"
			return
		}
		if s.Start > 0 && s.End < len(u.text) && u.text[s.Start-1] == ' ' && u.text[s.End] == ' ' && !u.joinsCompound(s.End+1) {
			p = dash
		}
	case "'", "’":
		if n > 0 && u.toks[n-1].End == s.Start && strings.HasSuffix(u.toks[n-1].low, "s") {
			p = poss
		}
	}
	if w == "." && n > 0 && u.is(n-1, "am", "pm") && strings.Contains(u.toks[n-1].In(u.text), ".") { // of "p. m."
		u.toks[n-1].End = s.End
		return
	}
	if w == "." && n > 0 && s.End+1 < len(u.text) && u.text[s.End] == ' ' && u.text[s.End+1] >= '0' && u.text[s.End+1] <= '9' { // "6. 1", "a. 38": segment.Cut saw no end there
		u.toks[n-1].End = s.End
		return
	}
	if p == stop && n > 0 && u.toks[n-1].pos == stop && u.toks[n-1].End == s.Start {
		u.toks[n-1].End = s.End
		return
	}
	u.toks = append(u.toks, tok{Span: s, low: w, pos: p, quote: quote})
}

// insertion reports whether a square bracket is one of a pair that stands around a
// word or two which the writer put in: "said [the firm] had lied".
func insertion(text string, s report.Span) bool {
	const longest = 30 // bytes within
	in := ""
	if text[s.Start] == '[' {
		rest := text[s.End:min(len(text), s.End+longest)]
		in = rest[:max(0, strings.IndexByte(rest, ']'))]
	} else {
		rest := text[max(0, s.Start-longest):s.Start]
		in = rest[strings.LastIndexByte(rest, '[')+1:]
		if len(in) == len(rest) {
			return false
		}
	}
	return in != "" && strings.Trim(in, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ '-") == ""
}

// joinsCompound reports whether a hyphen set apart before next joins a measure
// or an age that a machine has torn: "a 15 - year - old girl", "an ex - boxer".
func (u *unit) joinsCompound(next int) bool {
	n := len(u.toks)
	if n == 0 {
		return false
	}
	w := u.text[next:]
	if end := strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		w = w[:end]
	}
	last := u.toks[n-1].low
	_, counted := quantity.Value(last)
	return counted && compoundUnits[w] || compoundPrefixes[last] || w == "old" && compoundUnits[last]
}

var (
	compoundUnits    = word.Set("year years month months week weeks day days hour hours minute minutes second foot feet inch inches mile miles metre meter page member man woman point time bed seat story storey degree magnitude strength gauge caliber calibre")
	compoundPrefixes = word.Set("co ex anti non pre post self mid neo pro semi multi vice")
)

// tag gives every word its part of speech. Words of a title set in capitals
// are tagged in lower case, or all would be names.
func (u *unit) tag(scratch *[]tagger.Word, with *tagger.Tagger) {
	in := (*scratch)[:0]
	u.titled = u.titleCase()
	for _, t := range u.toks {
		switch {
		case t.pos == speech:
			continue
		case u.titled || t.low == "'s":
			in = append(in, tagger.Word{Text: t.low, Lower: t.low})
		default:
			in = append(in, tagger.Word{Text: t.In(u.text), Lower: t.low})
		}
	}
	*scratch = in
	with.Tag(in)
	k := 0
	for i := range u.toks {
		t := &u.toks[i]
		if t.pos == speech {
			continue
		}
		if t.pos == other {
			t.pos = penn[in[k].Tag]
		}
		k++
	}
	u.mendTags()
}

// titleCase reports whether nearly every long word has a capital.
func (u *unit) titleCase() bool {
	long, upper := 0, 0
	for _, t := range u.toks {
		if len(t.low) > 3 && t.pos != speech {
			long++
			if t.upper {
				upper++
			}
		}
	}
	return long >= 3 && upper*10 >= long*9
}
