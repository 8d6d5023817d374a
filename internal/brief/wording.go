package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/tagger"
	"github.com/headwater-news/headwater/internal/word"
)

// What it costs words to be hard to read by themselves, in the measure of
// worth: a cost of 1 is as much as a second text that carries a claim gains.
const (
	cutOff       = 1.5 // ends in a word or mark that something must follow
	asks         = 1.5
	begunBefore  = 1.2 // opens in lower case: its head was cut away
	supposes     = 2.0 // "If the count is right, …"
	hangsOn      = 2.0 // "Asked when it would open": the clause that it hangs on was cut away
	exclaims     = 1.2 // "Oh, …"
	exhorts      = 1.5 // "Let us …"
	halfQuote    = 1.0 // a quote opens or closes outside of it, and so does who says it
	noVerb       = 1.5 // "121 runs batted in."
	pointsBack   = 1.8 // opens with a word for someone named before
	ofHis        = 0.8 // "His house …"
	noSpeaker    = 0.7 // nothing but a quote
	whoIsHe      = 1.2 // "…," he said
	emptySubject = 0.6 // "It is …", "Such a …": mostly points back, but may be all there is to say
	joinsOn      = 0.4 // "But …", "However, …"
	breaksOff    = 1.5 // ends in three dots
	leftOut      = 0.4 // three dots or square brackets within
	toldTwice    = 0.8 // a title and the sentence that says it again, run together
	overlong     = 0.5 // for each hundred bytes above longEnough
	saysLittle   = 0.8
	headAlone    = 3.0 // the day it was published and nothing more
	headRunIn    = 0.6 // that day and a title, run together with the text
)

const (
	longEnough = 260 // bytes
	littleSaid = 4   // words of content
)

// flaws is what keeps words from telling a reader something by themselves: the
// sum of the costs above. Of a language other than English only marks and
// lengths are judged.
func flaws(t *segment.Text, span report.Span, sentence int, c content) float64 {
	tokens := tokensWithin(t, span, sentence)
	cost := max(0, float64(span.Len()-longEnough)/100*overlong)
	switch quotedPart(span.In(t.Text)) {
	case half:
		cost += halfQuote
	case whole:
		cost += noSpeaker
	}
	words := make([]word.Token, 0, len(tokens))
	for _, x := range tokens {
		if x.Kind != word.Mark {
			words = append(words, x)
		}
	}
	if len(c) < littleSaid {
		cost += saysLittle
	}
	if len(words) == 0 || t.Language != "en" {
		return cost
	}
	if r, _ := utf8.DecodeRuneInString(words[0].In(t.Text)); unicode.IsLower(r) {
		cost += begunBefore
	}
	if last := word.Lower(words[len(words)-1].In(t.Text)); needMore[last] && tokens[len(tokens)-1].Kind != word.Mark {
		cost += cutOff
	}
	switch tokens[len(tokens)-1].In(t.Text) {
	case "?":
		cost += asks
	case ";", ":", ",":
		cost += cutOff
	}
	cost += dots(span.In(t.Text))
	if !hasVerb(t.Text, tokens) {
		cost += noVerb
	}
	if hanging[word.Lower(words[0].In(t.Text))] && !mainClause(t.Text, tokens) {
		cost += hangsOn
	}
	first := int(words[0].Start)
	quoted := quotedPart(t.Text[span.Start:first]) == half
	return cost + opening(t.Text, words, quoted) + pageHead(t.Text, words) + unnamedSpeaker(t.Text, tokens) + repetition(t, span, sentence, c)
}

func tokensWithin(t *segment.Text, span report.Span, sentence int) []word.Token {
	tokens := t.TokensOf(t.Sentences[sentence])
	for len(tokens) > 0 && int(tokens[0].Start) < span.Start {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && int(tokens[len(tokens)-1].End) > span.End {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

// quoting says how words lie to the quotes in them.
type quoting int

const (
	balanced quoting = iota
	whole            // one quote and nothing else
	half             // a quote that is open at either end
)

func quotedPart(s string) quoting {
	depth, opens, outside := 0, 0, false
	straight := false
	switch { // as TeX writes them
	case strings.Contains(s, "``"):
		s = strings.ReplaceAll(strings.ReplaceAll(s, "``", "“"), "''", "”")
	case strings.Contains(s, "''"):
		s = strings.ReplaceAll(s, "''", `"`)
	}
	for _, r := range s {
		switch {
		case r == '“', r == '"' && !straight:
			depth++
			opens++
			straight = r == '"'
		case r == '”', r == '"':
			depth--
			straight = false
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			outside = true
		}
		if depth < 0 || depth > 1 {
			return half
		}
	}
	switch {
	case depth != 0:
		return half
	case opens > 0 && !outside:
		return whole
	}
	return balanced
}

var (
	persons = word.Set("he she they him them")
	// Words that stand for what was told before, and words that join on to it.
	possessives    = word.Set("his her their its")
	demonstratives = word.Set("it this that these those such")
	auxiliaries    = word.Set("is are was were has have had will would can could may might must should does do did said says told")
	heralding      = word.Set("is was isn't wasn't isn’t wasn’t seems seemed appears appeared remains remained took takes became would will may might could")
	heralded       = word.Set("that to who whether if how what why when where since before until")
	spans          = word.Set("morning afternoon evening night day week weekend month year spring summer autumn fall winter season time")
	connectives    = word.Set(`but and or so yet nor however instead also then plus meanwhile still besides moreover furthermore
		elsewhere later earlier afterwards separately similarly thus therefore rather nevertheless nonetheless otherwise because`)
	conditions    = word.Set("if unless whether")
	speakers      = word.Set("i we me us you my our")
	needMore      = word.Set("a an the of in on at to for from by with and or but nor that which who whom whose where when while as than into between its their his her is are was were since because although though until")
	hanging       = word.Set("asked pressed questioned when while although though because")
	relatives     = word.Set("who whom whose which that where")
	interjections = word.Set("oh well yes no yeah ah look okay ok right")
)

// hasVerb reports whether words hold a verb with a tense. Most have one that
// needs no tagging to be seen.
func hasVerb(text string, tokens []word.Token) bool {
	tagged := make([]tagger.Word, len(tokens))
	for i, x := range tokens {
		s := x.In(text)
		lower := word.Lower(s)
		if _, short, ok := strings.Cut(strings.ReplaceAll(lower, "’", "'"), "'"); auxiliaries[lower] || ok && short != "" && short != "s" || len(lower) > 4 && strings.HasSuffix(lower, "ed") {
			return true
		}
		tagged[i] = tagger.Word{Text: s, Lower: lower}
	}
	tagger.New().Tag(tagged)
	return slices.ContainsFunc(tagged, func(w tagger.Word) bool {
		switch w.Tag {
		case "VBD", "VBP", "VBZ", "MD":
			return true
		}
		return false
	})
}

// mainClause reports whether words that open with a clause that hangs on
// another have that other, behind a comma.
func mainClause(text string, tokens []word.Token) bool {
	for from, i := -1, 0; i <= len(tokens); i++ {
		if i < len(tokens) && tokens[i].In(text) != "," {
			continue
		}
		if from >= 0 && from < i {
			if w := word.Lower(tokens[from].In(text)); !hanging[w] && !conditions[w] && !relatives[w] && hasVerb(text, tokens[from:i]) {
				return true
			}
		}
		from = i + 1
	}
	return false
}

// opening is what the first words cost. A quote may well begin with "I".
func opening(text string, words []word.Token, quoted bool) float64 {
	cost := 0.0
	if connectives[word.Lower(words[0].In(text))] && len(words) > 1 {
		cost, words = joinsOn, words[1:]
	}
	return cost + subject(text, words, quoted)
}

// subject is what the first words cost, a word that joins on left out.
func subject(text string, words []word.Token, quoted bool) float64 {
	first, next := word.Lower(words[0].In(text)), ""
	if len(words) > 1 {
		next = word.Lower(words[1].In(text))
	}
	head, _, contracted := strings.Cut(strings.ReplaceAll(first, "’", "'"), "'") // "they're"
	switch {
	case conditions[first] && !quoted:
		return supposes
	case first == "let" && (next == "us" || next == "me"), first == "let's", first == "let’s":
		return exhorts
	case interjections[first] && commaAfter(text, words[0]):
		return exclaims
	case speakers[head] && quoted:
		return 0
	case persons[head] && quoted:
		return emptySubject
	case persons[head], speakers[head]:
		return pointsBack
	case possessives[first]:
		return ofHis
	case head == "it" && heralds(text, words[1:], contracted):
		return 0
	case demonstratives[head] && (contracted || auxiliaries[next]), head == "it": // "that was …"
		return pointsBack
	case demonstratives[head] && !spans[next]:
		return emptySubject
	}
	if len(words) > 2 && next == "of" && (persons[word.Lower(words[2].In(text))] || demonstratives[word.Lower(words[2].In(text))]) {
		return pointsBack // "one of them", "several of these"
	}
	return 0
}

// heralds reports whether an "it" before words stands for what they tell later:
// "it is clear that …", "it's Calder who …". Else it is something named before.
func heralds(text string, words []word.Token, contracted bool) bool {
	const near = 8 // words
	if len(words) == 0 || !contracted && !heralding[word.Lower(words[0].In(text))] {
		return false
	}
	return slices.ContainsFunc(words[1:min(len(words), near)], func(x word.Token) bool { return heralded[word.Lower(x.In(text))] })
}

// dots is the cost of words that were cut by whoever printed them.
func dots(s string) float64 {
	s = strings.ReplaceAll(strings.TrimRight(s, " \"”’'"), "...", "…")
	switch {
	case strings.HasSuffix(s, "…"):
		return breaksOff
	case strings.ContainsAny(s, "…["):
		return leftOut
	}
	return 0
}

func commaAfter(text string, x word.Token) bool { return strings.HasPrefix(text[x.End:], ",") }

// pageHead is the cost of a day with its year at the head: "Posted on 2 March
// 2031 …", "02-03-2031 …". A sentence that tells of a day begins with "on" or
// with another little word.
func pageHead(text string, words []word.Token) float64 {
	const head = 9 // words
	if word.IsStop(word.Lower(words[0].In(text))) {
		return 0
	}
	for i, x := range words[:min(len(words), head)] {
		s := x.In(text)
		if x.Kind != word.Number || !strings.HasPrefix(s[max(0, len(s)-4):], "20") && !strings.HasPrefix(s[max(0, len(s)-4):], "19") || len(s) < 4 {
			continue
		}
		if day := i >= 2 && (words[i-1].Kind == word.Number || words[i-2].Kind == word.Number); day || len(s) > 4 {
			if contentWords(text, words[i:]) < littleSaid {
				return headAlone
			}
			return headRunIn
		}
	}
	return 0
}

func contentWords(text string, words []word.Token) int {
	n := 0
	for _, x := range words {
		if x.Kind == word.Word && !word.IsStop(word.Lower(x.In(text))) {
			n++
		}
	}
	return n
}

// unnamedSpeaker is the cost of a "he" or "she" outside the quotes before whom
// nobody is named or described.
func unnamedSpeaker(text string, tokens []word.Token) float64 {
	quoted := false
	for i, x := range tokens {
		s := x.In(text)
		switch {
		case s == `"`:
			quoted = !quoted
		case s == "“":
			quoted = true
		case s == "”":
			quoted = false
		case quoted || x.Kind != word.Word:
		case word.Lower(s) == "he", word.Lower(s) == "she":
			if i == 0 {
				return 0 // the opening has paid for it
			}
			return whoIsHe
		case i > 0 && x.Upper, word.Lower(s) == "the", i == 0 && !word.IsStop(word.Lower(s)) && !strings.HasSuffix(s, "ing"):
			return 0
		}
	}
	return 0
}

// repetition is the cost of words that say a thing twice.
func repetition(t *segment.Text, span report.Span, sentence int, c content) float64 {
	const fresh = 0.7 // of the words of content in a sentence of its own
	total := 0
	for _, x := range t.TermsOf(t.Sentences[sentence]) {
		if !x.Stop && span.Contains(t.SpanOf(x)) {
			total++
		}
	}
	if total >= 10 && float64(len(c)) < fresh*float64(total) {
		return toldTwice
	}
	return 0
}
