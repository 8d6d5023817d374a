package conflict

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file finds those who left an office that they had said they would keep: "I will
// not step down", and then "Farrell resigns". Nobody says the first after the second, so
// that no day need tell which came first.

// leaving stands for every verb of leaving an office. Keys are hashes: none is as small.
const leaving word.Key = 1

// leavesOffice reports whether words begin with a verb of leaving an office, or of
// staying in it.
func leavesOffice(lower []string) (leaves, ok bool) {
	next := ""
	if len(lower) > 1 {
		next = lower[1]
	}
	switch lower[0] {
	case "resign", "resigns", "resigned", "quit", "quits":
		return true, true
	case "step", "steps", "stepped", "stand", "stands", "stood":
		return true, next == "down"
	case "stay", "remain":
		return false, next == "on" || next == "in" && len(lower) > 2 && posts[lower[2]]
	}
	return false, false
}

var posts = word.Set("office post power charge")

// departures finds them, by the plans that the reports tell of: told in a sentence, else
// in a headline.
func departures(s Story, kept []plan) []Change {
	if len(kept) == 0 {
		return nil
	}
	return s.departuresIn(true, kept, s.departuresIn(false, kept, nil))
}

func (s Story) departuresIn(headlines bool, kept []plan, out []Change) []Change {
	for _, r := range s.Reports {
		t := s.Texts[r]
		for i, sentence := range t.Sentences {
			who, ok := leaver(t, sentence)
			if !ok || sentence.Headline != headlines {
				continue
			}
			k := slices.IndexFunc(kept, func(p plan) bool {
				return !s.before(r, p.Report) && s.isMeant(who, p.key) && !slices.ContainsFunc(out, func(x Change) bool { return oneSource(sourceKey(x.Source), p.key) })
			})
			if k >= 0 {
				out = append(out, Change{Source: strings.TrimPrefix(kept[k].who, "The "), Before: kept[k].Place, After: Place{r, i, sentence.Span}, Note: "left, after it was said that this would not be"})
			}
		}
	}
	return out
}

// leaver is whom a sentence begins with that says of him that he left his office.
func leaver(t *segment.Text, s segment.Sentence) (who string, ok bool) {
	const subject = 10 // words at most
	tokens := t.TokensOf(s)
	var lower []string
	for _, x := range tokens {
		lower = append(lower, word.Lower(x.In(t.Text)))
	}
	for i := 1; i < min(len(tokens)-1, subject); i++ {
		if leaves, ok := leavesOffice(lower[i:]); !ok || !leaves || lower[i] == "resign" || lower[i] == "step" || lower[i] == "stand" {
			continue
		}
		end := i
		for end > 1 && (lower[end-1] == "has" || strings.HasSuffix(lower[end-1], "ly")) {
			end--
		}
		who := t.Text[s.Start:tokens[end-1].End]
		who, _, _ = strings.Cut(who, ", ")
		return who, !strings.ContainsAny(who, "\"“:;")
	}
	return "", false
}

// isMeant reports whether words for somebody, by name or by office, may be for the source
// of a key, and for nobody else whom the story names.
func (s Story) isMeant(who, key string) bool {
	office, _, _ := strings.Cut(who, " of ")
	office = office[strings.LastIndexByte(office, ' ')+1:]
	if first, _ := utf8.DecodeRuneInString(office); unicode.IsUpper(first) {
		return oneSource(sourceKey(who), key)
	}
	office = officeOf(office)
	holds := false
	for _, r := range s.Reports {
		for _, p := range s.Readings[r].People() {
			if !slices.ContainsFunc(p.Called, func(c string) bool { return officeOf(c) == office }) {
				continue
			}
			if !oneSource(sourceKey(p.Name), key) {
				return false
			}
			holds = true
		}
	}
	return holds
}

// officeOf is one for the words for an office: "chairwoman", "chair".
func officeOf(role string) string {
	role = word.Lower(role)
	for _, end := range []string{"woman", "person", "man"} {
		role = strings.TrimSuffix(role, end)
	}
	return role
}
