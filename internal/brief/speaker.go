package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// speaker is who said something by a report, and how well the report says so.
type speaker struct {
	name  string
	known knownBy
}

type knownBy int

const (
	byNothing     knownBy = iota
	byPronoun             // "he said": whom that means was worked out
	byDescription         // "the owner's lawyer", "a spokesman"
	byName
)

func speakerOf(t *segment.Text, n *attribution.Name) speaker {
	switch {
	case n == nil, word.IsStop(word.Lower(n.Name)): // "he": who that is could not be told
		return speaker{}
	case word.IsStop(word.Lower(n.In(t.Text))):
		return speaker{n.Name, byPronoun}
	case describes(n.Name):
		return speaker{n.Name, byDescription}
	}
	return speaker{n.Name, byName}
}

// describes reports whether a name says what somebody is rather than who.
func describes(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsLower(r) || word.IsStop(word.Lower(first)) || strings.Contains(name, "'s ") || strings.Contains(name, "’s ")
}

// mayBe reports whether two reports may mean one speaker. Of words that are the
// same throughout it need not be told by name who said them: two people hardly
// ever say the same.
func (s speaker) mayBe(o speaker, sameWords bool) bool {
	return s.known == byNothing || o.known == byNothing || s.name == o.name || sameWords && min(s.known, o.known) < byName
}
