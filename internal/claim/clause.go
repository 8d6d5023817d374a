package claim

import (
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// clauses cuts a unit where one assertion ends and another begins: after a
// semicolon, or a comma with "and", "but" or "while" behind it, if what stands
// on either side could be a sentence. Quoted words are never cut, nor what is
// denied: whoever denies "p, and q" may hold that p.
func clauses(t *segment.Text, u unit) []unit {
	if u.stance != Asserts {
		return []unit{u}
	}
	var out []unit
	rest := u
	tokens := t.TokensOf(t.Sentences[u.sentence])
	quoted := false
	for i, tok := range tokens {
		if int(tok.Start) < u.Start || int(tok.End) > u.End {
			continue
		}
		s := tok.In(t.Text)
		if isQuoteMark(s) {
			quoted = !quoted
		}
		if quoted || s != ";" && s != "," {
			continue
		}
		next := i + 1
		if s == "," {
			if next >= len(tokens) || !joins[word.Lower(tokens[next].In(t.Text))] {
				continue
			}
			next++
		}
		if next >= len(tokens) || int(tokens[next].Start) >= u.End {
			continue
		}
		left, right := rest, rest
		left.End = int(tok.Start)
		right.Start = int(tokens[next].Start)
		if s == ";" || beginsClause(t, tokens[next:], u.End) {
			if standsAlone(t, left) && standsAlone(t, right) {
				out = append(out, left)
				rest = right
			}
		}
	}
	return append(out, rest)
}

var joins = word.Set("and but while whereas yet")

func isQuoteMark(s string) bool {
	return s == `"` || s == "“" || s == "”" || s == "''" || s == "``"
}

// standsAlone reports whether a part of a unit says enough to be a claim, with
// a verb that has a tense.
func standsAlone(t *segment.Text, u unit) bool {
	u.Span = trimMarks(t.Text, u.Span)
	return !u.Empty() && holdsClaim(t, u) && tensed(t, u.Span, u.sentence)
}

// beginsClause reports whether words begin with a subject of their own: "and
// the road was dry", unlike "and dry roads" or "and went home".
func beginsClause(t *segment.Text, tokens []word.Token, end int) bool {
	first := tokens[0].In(t.Text)
	lower := word.Lower(first)
	switch {
	case tokens[0].Kind == word.Number, tokens[0].Upper, unicode.IsUpper(firstRune(first)):
	case openers[lower]:
	case len(lower) > 3 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss"):
	default:
		return false
	}
	const subject = 8 // words that it may take
	for _, x := range tokens[1:min(len(tokens), subject)] {
		if int(x.End) > end || x.Kind == word.Mark {
			return false
		}
		if w := word.Lower(x.In(t.Text)); verbs[w] || strings.HasSuffix(w, "n't") || len(w) > 4 && strings.HasSuffix(w, "ed") {
			return true
		}
	}
	return false
}

// openers begin a noun phrase.
var openers = word.Set(`the a an this that these those he she it they we i you there his her its their our my nobody no some many most all several
	two three four five six seven eight nine ten hundreds thousands dozens people police`)

// tensed reports whether a word of a clause may be a verb with a tense.
func tensed(t *segment.Text, s report.Span, sentence int) bool {
	for _, x := range t.TokensOf(t.Sentences[sentence]) {
		if int(x.Start) < s.Start || int(x.End) > s.End || x.Kind != word.Word {
			continue
		}
		w := word.Lower(x.In(t.Text))
		if verbs[w] || strings.HasSuffix(w, "n't") || len(w) > 4 && strings.HasSuffix(w, "ed") {
			return true
		}
		if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !x.Upper {
			return true
		}
	}
	return false
}
