package claim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// unnamed ties what reports state without a source to the first that names
// one, else to each other: they may all have it from there. Where a clause has
// a name and a word of saying that were not read as an attribution, or a clause
// ascribed to one has another's within it, they say whom it is from.
func (m *merger) unnamed(list []int) {
	const most = 16 // names looked for
	var named []int // the first evidence of each
	seen := map[string]bool{}
	anchor := -1
	for _, i := range list {
		if e := m.evidence[i]; !m.story.own(e) {
			if anchor < 0 && !m.leftOpen(i) {
				anchor = i
			}
			l := e.Chain[len(e.Chain)-1]
			if k := m.story.naming(l).key; l.Kind == attribution.Person && !seen[k] && len(named) < most {
				seen[k] = true
				named = append(named, i)
			}
		}
	}
	for _, i := range list {
		e := m.evidence[i]
		t := m.story.Texts[e.Report]
		own := m.story.own(e)
		where := e.Span
		if own {
			where = t.Sentences[e.Sentence].Span
		}
		says := saysSomething(t, e.Sentence, where)
		for _, j := range named {
			name := m.evidence[j].Chain[len(m.evidence[j].Chain)-1].Name
			if says && holdsWord(where.In(t.Text), name[strings.LastIndexByte(name, ' ')+1:]) {
				m.tie(i, j, "same origin", namedNear, -1)
			}
		}
		switch {
		case !own && !m.leftOpen(i):
		case anchor < 0:
			anchor = i
		case own && says:
			m.tie(i, anchor, "no source named", unread, -1)
		default:
			m.tie(i, anchor, "no source named", unnamed, -1)
		}
	}
}

// leftOpen reports whether evidence is ascribed to somebody who isn't named, or
// to another outlet, which is no source itself.
func (m *merger) leftOpen(i int) bool { return leftOpen(m.evidence[i]) }

func leftOpen(e Evidence) bool {
	last := e.Chain[len(e.Chain)-1]
	return last.Name == notNamed || last.Kind == attribution.Outlet
}

// saysSomething reports whether a part of a sentence has a word of saying.
func saysSomething(t *segment.Text, sentence int, s report.Span) bool {
	return slices.ContainsFunc(t.TokensOf(t.Sentences[sentence]), func(x word.Token) bool {
		return int(x.Start) >= s.Start && int(x.End) <= s.End && saying[word.Lower(x.In(t.Text))]
	})
}

var saying = word.Set(`said says told tells according confirmed confirms stated states announced explained noted remarked affirmed verified informed
	advised reported shows claimed claims added adds insisted warned`)

// holdsWord reports whether a text has a word, letter for letter.
func holdsWord(text, w string) bool {
	for i := 0; w != ""; {
		k := strings.Index(text[i:], w)
		if k < 0 {
			return false
		}
		i += k + len(w)
		if r, _ := utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) {
			return true
		}
	}
	return false
}
