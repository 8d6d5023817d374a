package segment

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// splitMissed cuts again where the model saw no end: "…the city.The mayor …",
// "….” The mayor …", "… example.com. That …".
func splitMissed(text string, cuts []report.Span) []report.Span {
	out := make([]report.Span, 0, len(cuts))
	for _, s := range cuts {
		for i := s.Start; i < s.End-1; i++ {
			if c := text[i]; c != '.' && c != '?' && c != '!' {
				continue
			}
			end := i + 1 + closedWithin(text[i+1:s.End])
			next := strings.TrimLeft(text[end:min(end+4, s.End)], " \n")
			skipped := min(end+4, s.End) - end - len(next)
			r, _ := utf8.DecodeRuneInString(next)
			switch {
			case text[i] == '.' && word.EndsWithoutSpace(text, i):
			case skipped == 0:
				continue
			case end > i+1 && (unicode.IsUpper(r) || r == '`' || r == '"' || r == '“'):
			case end == i+1 && text[i] == '.' && beginsSentence(text[end+skipped:s.End]) && !bindsNext(lastWord(text[s.Start:end])):
			default:
				continue
			}
			out = append(out, report.Span{Start: s.Start, End: end})
			s.Start = end
		}
		out = append(out, s)
	}
	return out
}

// closedWithin is the length of the marks that close a quote right behind a full stop, and
// the quote around it: "”", "’”".
func closedWithin(s string) int {
	rest := strings.TrimLeft(s, "'")
	if rest == s {
		rest = strings.TrimPrefix(s, "’")
	}
	if rest != s {
		if mark, n := utf8.DecodeRuneInString(rest); mark == '"' || mark == '”' {
			rest = rest[n:]
		}
	}
	return len(s) - len(rest)
}

// bindsNext reports whether the full stop of w is more likely an
// abbreviation's than a sentence's whatever follows: "Mr.", "J.".
func bindsNext(w string) bool {
	w = strings.TrimSuffix(w, ".")
	return titles[w] || word.IsInitial(w)
}

// balance counts the quote marks and brackets that a sentence leaves open.
type balance struct{ straight, curly, ticks, round int }

func (b *balance) add(s string) {
	b.straight += strings.Count(s, `"`)
	b.curly += strings.Count(s, "“") - strings.Count(s, "”")
	b.ticks += strings.Count(s, "``") - strings.Count(s, "''")
	b.round += strings.Count(s, "(") - strings.Count(s, ")")
}

// open reports whether a mark that follows closes something.
func (b *balance) open() bool {
	return b.straight%2 == 1 || b.curly > 0 || b.ticks > 0 || b.round > 0
}

// mend joins what does not belong apart and drops what holds no word.
func mend(language, text string, cuts []report.Span) []report.Span {
	out := cuts[:0]
	var marks balance // of the last of out
	for _, s := range cuts {
		s = s.Trim(text)
		if n := len(out); n > 0 && !s.Empty() {
			last := &out[n-1]
			if lead := closingMarks(s.In(text)); lead == s.Len() || lead > 0 && marks.open() {
				marks.add(text[last.End : s.Start+lead])
				last.End = s.Start + lead
				s.Start = last.End
				s = s.Trim(text)
			}
			if !s.Empty() && (!hasWord(s.In(text)) || joins(language, last.In(text), s.In(text))) {
				marks.add(text[last.End:s.End])
				last.End = s.End
				continue
			}
		}
		if !s.Empty() && hasWord(s.In(text)) {
			out = append(out, s)
			marks = balance{}
			marks.add(s.In(text))
		}
	}
	return out
}

// hasWord reports whether s holds a letter or a digit; "..." and "___" do not.
func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// closingMarks is the length of the quote marks that s begins with and that
// can only close a quote: marks before white space or at the end.
func closingMarks(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("\"”’'`»)", r) {
			break
		}
		n += size
	}
	if n == len(s) || n > 0 && (s[n] == ' ' || s[n] == '\n') {
		return n
	}
	return 0
}

// joins reports whether the cut between two stretches is false.
func joins(language, before, after string) bool {
	r, size := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) {
		next, _ := utf8.DecodeRuneInString(after[size:])
		return !unicode.IsUpper(next) // "?" he asked; but iPhone, eBay
	}
	if strings.ContainsRune(",;:)", r) {
		return true
	}
	if asks := strings.TrimRight(before, `"”'’`); asks != before && strings.ContainsRune("?!", lastRune(asks)) {
		return beginsWithCue(after)
	}
	last := lastWord(before)
	stem, dotted := strings.CutSuffix(last, ".")
	if !dotted {
		return false
	}
	switch {
	case titles[stem]:
		return true
	case isNumber(stem): // "1. The first of a list"; "am 3. Mai"
		return len(before) == len(last) || ordinalStops[language] || goesOnAsDecimal(strings.TrimSuffix(before, last), after)
	case stem == "No" || stem == "Nos", stem == "a" || stem == "an" || stem == "the", stem == "The": // "a .38-caliber", as a machine sets it: "a. 38"
		return unicode.IsDigit(r)
	case word.IsInitial(stem), strings.Contains(stem, "."): // U.S., a.m.: a sentence ends here only if the next word can begin one
		return unicode.IsUpper(r) && !startsSentence(after)
	case word.IsAbbreviation(stem):
		return !startsSentence(after)
	}
	return false
}

// lastWord is what follows the last space, dash or opening mark of s, full
// stop included.
func lastWord(s string) string {
	const longest = 24
	from := max(0, len(s)-longest)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from++
	}
	s = s[from:]
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return s[i:]
		}
		i -= n
	}
	return s
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isNumber(s string) bool {
	return s != "" && len(s) <= 3 && strings.Trim(s, "0123456789") == ""
}

// goesOnAsDecimal reports whether a number that a full stop follows is the whole
// part of one that a machine has torn: "$27. 5 million", "measuring 3. 8 on the
// Richter scale", "before 9. 30am". Before is what stands before the number.
// News begins few sentences with digits, and hardly any with digits and these.
func goesOnAsDecimal(before, after string) bool {
	digits := strings.TrimLeft(after, "0123456789")
	n := len(after) - len(digits)
	if n == 0 || n > 3 {
		return false
	}
	next := strings.ToLower(strings.TrimLeft(digits, " -"))
	end := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) && r != '%' })
	if end < 0 {
		end = len(next)
	}
	return unitsOfDecimals[next[:end]] || unicode.Is(unicode.Sc, lastRune(before)) || halfOfDay.MatchString(next) || strings.HasPrefix(next, "on the richter")
}

var halfOfDay = regexp.MustCompile(`^[ap]\. ?m\b`)

// unitsOfDecimals follow numbers that news gives with a point in them. Times do
// not belong here: "20 minutes later" begins a sentence.
var unitsOfDecimals = word.Set(`million millions billion trillion m bn mn mm % percent percentage per point points magnitude am pm inches inch foot
	feet ft yards yard miles mile mph acres acre metres metre meters meter km kilometres kilometre kilometers kilometer kph cm tonnes tonne
	tons ton kg kilos pounds pound lbs lb litres litre liters liter gallons gallon degrees degree carats carat`)

// ordinalStops are the languages that write "the 3rd" as "3.".
var ordinalStops = word.Set("de da no nb nn fi hu tr cs sk sl hr sr pl et lv is")

// titles stand before a name and never end a sentence.
var titles = word.Set(`Mr Mrs Ms Dr Prof Rev Sen Sens Rep Reps Gov Lt Col Gen Maj Capt Sgt Cmdr Adm Supt Insp Pres vs Fr Hon Const Dist Asst Atty
	Det Cpl Pvt Amb Messrs`)

// cues are the words that ascribe a question or a shout to its speaker.
var cues = word.Set(`said says asked asks wrote writes added tweeted told replied shouted yelled wondered quipped exclaimed declared demanded
	insisted joked responded recalled`)

// beginsWithCue reports whether s goes on after a quote: a name of up to three
// words and a cue, "Walsh asked". A cue with a quote of its own to follow
// belongs to that: "Walsh replied, "No."".
func beginsWithCue(s string) bool {
	for i := 0; i < 4; i++ {
		w, rest, _ := strings.Cut(s, " ")
		if cues[strings.TrimRight(w, ".,:;")] {
			return i > 0 && strings.IndexAny(rest, "\"“`") != 0
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
		s = rest
	}
	return false
}

// startsSentence reports whether s begins as sentences do and names do not: a
// quote, or one of the words of beginsSentence.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("\"“‘'`«", r) || beginsSentence(s)
}

// beginsSentence reports whether the first word of s is capitalised though it
// is no part of a name: an article, a pronoun, "In". A name can be "Will" or
// "May", and "A" an initial.
func beginsSentence(s string) bool {
	w := s[:min(len(s), 16)]
	if i := strings.IndexAny(w, " ,'’\n"); i > 0 {
		w = w[:i]
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && w != "Will" && w != "May" && word.IsStop(strings.ToLower(w))
}
