package lineage

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// wire is what the dateline of an agency's report says: "(MPA)", June 15.
type wire struct {
	agency string
	day    int // month and day as one number that grows through a year; 0 for none
}

func wireOf(t *segment.Text) wire {
	for _, s := range t.Sentences {
		if !s.Dateline {
			continue
		}
		line := s.In(t.Text)
		open, end := strings.LastIndex(line, "("), strings.LastIndex(line, ")")
		if open < 0 || end < open {
			return wire{}
		}
		return wire{strings.TrimSpace(line[open+1 : end]), dayIn(strings.FieldsFunc(line[:open], func(r rune) bool { return r == ' ' || r == ',' || r == '.' }))}
	}
	return wire{}
}

// dayIn finds "June 15" or "15 June" among the words of a dateline.
func dayIn(words []string) int {
	for i, w := range words {
		for m := time.January; m <= time.December && len(w) >= 3; m++ {
			if !strings.HasPrefix(strings.ToLower(m.String()), strings.ToLower(w)) {
				continue
			}
			for _, k := range []int{i + 1, i - 1} {
				if k >= 0 && k < len(words) {
					if d, err := strconv.Atoi(words[k]); err == nil && d >= 1 && d <= 31 {
						return int(m)*32 + d
					}
				}
			}
		}
	}
	return 0
}

// cites reports whether n relays source, or names its outlet or its agency as
// another's.
func (n *node) cites(source *node) bool {
	if slices.Contains(n.relayed, source) {
		return true
	}
	name := strings.TrimPrefix(source.Outlet, "The ")
	if r, _ := utf8.DecodeRuneInString(name); utf8.RuneCountInString(name) >= 3 && unicode.IsUpper(r) && !strings.EqualFold(source.Outlet, n.Outlet) && n.names(name) {
		return true
	}
	a := source.wire.agency
	return a != "" && n.wire.agency != a && (n.names(a) || n.spellsOut(a))
}

// names reports whether a name stands in the text or its credits.
func (n *node) names(name string) bool {
	for _, c := range n.Credits {
		if containsName(c, name) {
			return true
		}
	}
	return containsName(n.Text.Text, name)
}

// spellsOut reports whether the text or its credits have a name in full that
// initials stand for: "Meridian Press Agency" for MPA.
func (n *node) spellsOut(initials string) bool {
	letters := []rune(initials)
	if len(letters) < 2 || initials != strings.ToUpper(initials) {
		return false
	}
	for _, c := range n.Credits {
		var first []rune
		for _, w := range strings.Fields(c) {
			r, _ := utf8.DecodeRuneInString(w)
			first = append(first, r)
		}
		if strings.Contains(string(first), initials) {
			return true
		}
	}
	run := 0 // letters met in a row
	for _, t := range n.Tokens {
		if t.Kind == word.Clitic {
			continue
		}
		r, _ := utf8.DecodeRuneInString(t.In(n.Text.Text))
		switch {
		case t.Upper && r == letters[run]:
			run++
		case t.Upper && r == letters[0]:
			run = 1
		default:
			run = 0
		}
		if run == len(letters) {
			return true
		}
	}
	return false
}

// containsName finds a name between boundaries of words.
func containsName(text, name string) bool {
	for i := 0; ; {
		k := strings.Index(text[i:], name)
		if k < 0 {
			return false
		}
		k += i
		before, _ := utf8.DecodeLastRuneInString(text[:k])
		after, _ := utf8.DecodeRuneInString(text[k+len(name):])
		if !letter(before) && !letter(after) {
			return true
		}
		i = k + len(name)
	}
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
