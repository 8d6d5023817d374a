package rumour

import (
	"strconv"
	"strings"
)

// speaker is a person, a body, a paper or an anonymous source.
type speaker struct {
	id, kind    string
	called      string // a person's role, in several wordings; what the others are called
	given, last string
	female      bool
}

// mention is a way to write a speaker.
type mention int

const (
	full    mention = iota // police inspector Maren Holt
	placed                 // Maren Holt, a police inspector
	surname                // Holt
	role                   // the police inspector
	pronoun                // she
)

// calledBy is the speaker with the role that one report gives.
func (s speaker) calledBy(report int) speaker {
	roles := strings.Split(s.called, " | ")
	s.called = roles[report%len(roles)]
	return s
}

func (s *speaker) as(m mention) string {
	if s.kind != "person" {
		switch {
		case m == full || m == placed || s.kind == "body":
			return s.called
		case s.kind == "paper":
			return "the document"
		}
		return "the source"
	}
	switch m {
	case full:
		return s.called + " " + s.given + " " + s.last
	case placed:
		return s.given + " " + s.last + ", " + article(s.called)
	case surname:
		return s.last
	case role:
		return "the " + s.called
	}
	if s.female {
		return "she"
	}
	return "he"
}

// another is the speaker longer or shorter than source.
func (s *speaker) another(source string) string {
	if source == s.as(full) || source == s.as(placed) {
		return s.as(role)
	}
	return s.as(placed)
}

// someone is what a copy makes of a speaker that it doesn't name.
func (s *speaker) someone() string {
	switch s.kind {
	case "person":
		if strings.Contains(s.called, "minister") || strings.Contains(s.called, "officer") || strings.Contains(s.called, "mayor") {
			return "an official"
		}
		return "a resident"
	case "body":
		return "officials"
	}
	return "a source"
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// spelled writes numbers under ten in words and marks the thousands.
func spelled(n int) string {
	words := [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	s := strconv.Itoa(n)
	if len(s) > 3 {
		s = s[:len(s)-3] + "," + s[len(s)-3:]
	}
	return s
}
