package names

import (
	"regexp"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads names with a nickname between marks: `Oskar "the Eel" Brandt`.

// nickname is a given name, what its bearer is called, and the beginning of the last name.
var nickname = regexp.MustCompile("^(\\p{Lu}[\\w.-]+) ?(?:\"|“|``|‘|'|\\()(?:\\p{Lu}|the \\p{Lu})[^\"“”`‘’'()]{0,20}(?:\"|”|''|’|'|\\)) (\\p{Lu})")

// nicknamed adds whose given name a run ends with and whose last name stands behind a
// nickname, and reports whether it did.
func (r *Roster) nicknamed(t *segment.Text, run nameRun) bool {
	s := t.Sentences[run.sentence]
	x := t.Tokens[run.last-1]
	if run.last+3 >= s.LastToken || t.Tokens[run.last].Kind != word.Mark || lexis.Given(word.Lower(x.In(t.Text))) == "" {
		return false
	}
	m := nickname.FindStringSubmatchIndex(t.Text[x.Start:s.End])
	if m == nil {
		return false
	}
	i := run.last
	for int(t.Tokens[i].Start) < int(x.Start)+m[4] {
		i++
	}
	behind, next := runAt(t, s, i)
	if next == i {
		return false
	}
	called, _, gender := leading(t, run)
	if gender == "" {
		gender = lexis.GivenGender(word.Lower(x.In(t.Text)))
	}
	name := x.In(t.Text) + " " + t.Text[t.Tokens[behind.first].Start:t.Tokens[behind.last-1].End]
	called = append(append(called, rolesBefore(t, s, run.first)...), rolesAfter(t, s, behind.last)...)
	r.add(person{full: name, words: withoutSuffix(lowerFields(name)), called: called, gender: gender})
	return true
}

// withoutNickname is a name as its bearer is known without one.
func withoutNickname(written string) string {
	for i := range written {
		if i > 0 && written[i-1] != ' ' {
			continue
		}
		if m := nickname.FindStringSubmatchIndex(written[i:]); m != nil && lexis.Given(word.Lower(written[i+m[2]:i+m[3]])) != "" {
			return written[:i+m[3]] + " " + written[i+m[4]:]
		}
	}
	return written
}
