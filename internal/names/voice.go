package names

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// This file reads for whom a person speaks: "Port Office spokesman Dov Aalto". A
// chain goes on from the spokesman to the body, which is its origin.

// maxBody is how many words the name of a body has at most.
const maxBody = 8

// bodyOf is where the body is named that the person at tokens first to last
// speaks for: right before the name, or in an apposition on either side of it.
func bodyOf(t *segment.Text, s segment.Sentence, first, last int) (report.Span, bool) {
	low := func(i int) string { return strings.TrimSuffix(word.Lower(t.Tokens[i].In(t.Text)), ".") }
	i := first - 1
	for i > s.FirstToken && lexis.KindOf(low(i)) == "title" { // "spokesman Col. Dov Aalto"
		i--
	}
	if i > s.FirstToken && voices(low, i, s.FirstToken) > 0 {
		return bodyBefore(t, s, i-voices(low, i, s.FirstToken)+1)
	}
	for k := max(s.FirstToken, first-maxBody-4); k+1 < first; k++ { // "a spokesman for the Port Office, Dov Aalto"
		if n := voices(low, k, s.FirstToken); n > 0 && t.Tokens[first-1].In(t.Text) == "," {
			if b, end, ok := bodyAfter(t, s, k+1); ok && end == first-1 {
				return b, true
			}
			if k+2 == first { // "the Port Office's spokesman, Dov Aalto"
				return bodyBefore(t, s, k-n+1)
			}
		}
	}
	if last < s.LastToken && t.Tokens[last].In(t.Text) == "," { // "Dov Aalto, a spokesman for the Port Office"
		for k := last + 1; k < min(s.LastToken, last+maxBody+2); k++ {
			if t.Tokens[k].Kind == word.Mark && t.Tokens[k].In(t.Text) != "-" {
				break
			}
			n := voices(low, k, last+1)
			if n == 0 {
				continue
			}
			if b, _, ok := bodyAfter(t, s, k+1); ok {
				return b, true
			}
			return bodyBefore(t, s, k-n+1)
		}
	}
	return report.Span{}, false
}

// voices is of how many words the office is that ends at token i, if it is one
// that speaks for others, and begins no earlier than at from; or 0.
func voices(low func(int) string, i, from int) int {
	switch {
	case speaksFor[low(i)]:
		return 1
	case i > from && low(i) == "secretary" && low(i-1) == "press":
		return 2
	}
	return 0
}

// bodyBefore is the name that ends right before token i: "the Port Office's".
func bodyBefore(t *segment.Text, s segment.Sentence, i int) (report.Span, bool) {
	end := i
	if end > s.FirstToken && t.Tokens[end-1].Kind == word.Clitic {
		end--
	}
	k := end
	upper := func(i int) bool {
		return i >= s.FirstToken && t.Tokens[i].Upper && t.Tokens[i].Kind == word.Word && !lexis.IsTime(word.Lower(t.Tokens[i].In(t.Text)))
	}
	for end-k < maxBody && (upper(k-1) || k < end && k-2 >= s.FirstToken && t.Tokens[k-1].In(t.Text) == "of" && upper(k-2)) { // "Department of Prisons"
		k--
	}
	for k < end && withoutBody(t, k) {
		k++
	}
	if k == s.FirstToken && k+1 == end && commonBody[word.Lower(t.Tokens[k].In(t.Text))] {
		return report.Span{}, false
	}
	return spanOf(t, k, end)
}

// commonBody holds bodies that have no name of their own, if they open a sentence
// with a capital all the same: "Police spokesman Dov Aalto".
var commonBody = word.Set("police company government ministry army military navy council court union party hospital university college school airline airport bank group office agency department campaign administration authority embassy")

// bodyAfter is the name that "for" or "of" at token i leads to, and the token
// behind it.
func bodyAfter(t *segment.Text, s segment.Sentence, i int) (report.Span, int, bool) {
	text := func(k int) string { return t.Tokens[k].In(t.Text) }
	if i+1 >= s.LastToken || text(i) != "for" && text(i) != "of" {
		return report.Span{}, 0, false
	}
	i++
	for i < s.LastToken && (text(i) == "the" || withoutBody(t, i)) {
		i++
	}
	k := i
	for k < s.LastToken && k-i < maxBody {
		x := t.Tokens[k]
		inner := k > i && k+1 < s.LastToken && (text(k) == "of" || text(k) == "and" || text(k) == "for") && t.Tokens[k+1].Upper
		if !inner && (!x.Upper || x.Kind != word.Word) {
			break
		}
		k++
	}
	b, ok := spanOf(t, i, k)
	return b, k, ok
}

// withoutBody reports whether token i is a small word or a title, which is no
// part of the name of a body: "Its spokesman", "a spokesman for Mayor Ilves".
func withoutBody(t *segment.Text, i int) bool {
	low := strings.TrimSuffix(word.Lower(t.Tokens[i].In(t.Text)), ".")
	return word.IsStop(low) || lexis.IsAddress(low) || lexis.KindOf(low) == "title"
}

func spanOf(t *segment.Text, first, end int) (report.Span, bool) {
	if first >= end {
		return report.Span{}, false
	}
	return report.Span{Start: int(t.Tokens[first].Start), End: int(t.Tokens[end-1].End)}, true
}

// SpeaksForWhom is the link of the body that a person speaks for, if the report
// says so. Whoever speaks for another person speaks himself.
func (r *Resolver) SpeaksForWhom(l Link) (Link, bool) {
	if l.Kind != Person {
		return Link{}, false
	}
	words := withoutSuffix(lowerFields(l.Name))
	for _, k := range r.roster.byLast[words[len(words)-1]] {
		p := &r.roster.people[k]
		if p.full != l.Name {
			continue
		}
		if i := slices.IndexFunc(p.called, func(w string) bool { return speaksFor[w] }); i >= 0 && p.voices.Empty() && p.again { // "said the spokesman, Dov Aalto", after "a spokesman for the port"
			body, ok := r.spokeBeforeAs(p.called[i])
			return body, ok && body.Kind == Institution
		}
		if p.voices.Empty() {
			continue
		}
		body := unspaced(p.voices.In(r.t.Text))
		if q := r.find(lowerFields(body), nil, p.voices.Start); q != nil && q != p {
			return Link{}, false
		}
		return Link{Name: body, Kind: Institution, Span: p.voices}, true
	}
	return Link{}, false
}

// unnamedVoice is who "a spokesman for the port" stands for: the port, whose words
// they are, or, where it is a person's, somebody without a name.
func (r *Resolver) unnamedVoice(d description, s report.Span) (Link, bool) {
	owner := d.owner()
	if owner == "" {
		if noun := d.voiceOfNoun(); noun != "" {
			return Link{Name: r.institution(describe("the "+noun), s), Kind: Institution}, true
		}
		return d.voiceOf()
	}
	gender := map[string]string{"him": "man", "his": "man", "her": "woman"}[owner]
	if gender != "" {
		l, _ := r.pronoun(s, owner, gender)
		owner = l.Name
		if l.Kind != Person {
			return Link{Name: d.written, Kind: Anonymous}, true
		}
	} else if p := r.owner(lowerFields(owner), s); p != nil {
		owner, gender = p.full, "any"
	}
	if gender != "" {
		return Link{Name: owner + "'s " + d.head(), Kind: Anonymous}, true
	}
	if words := lowerFields(owner); lexis.KindOf(words[len(words)-1]) == "role" { // "a spokeswoman for the mayor", whoever that is
		return Link{Name: d.written, Kind: Anonymous}, true
	}
	return Link{Name: owner, Kind: Institution}, true
}

// spokeBeforeAs is for whom "the spokesman" speaks, if the report has brought one in as
// a source: "a spokesman for the port".
func (r *Resolver) spokeBeforeAs(role string) (Link, bool) {
	for _, x := range slices.Backward(r.recent()) {
		written := word.Lower(x.Span.In(r.t.Text))
		if x.Kind != Unknown && x.Kind != Person && slices.Contains(strings.Fields(written), role) {
			return Link{Name: x.Name, Kind: x.Kind}, true
		}
	}
	return Link{}, false
}

// voiceOf is who "the transport company's spokeswoman" stands for: the company. Who
// speaks for "the minister" may have a name elsewhere.
func (d description) voiceOf() (Link, bool) {
	owner, _, ok := strings.Cut(strings.ReplaceAll(d.written, "’", "'"), "'s ")
	fields := lowerFields(owner)
	if !ok || len(fields) == 0 {
		return Link{}, false
	}
	if k := lexis.KindOf(fields[len(fields)-1]); k != "group" && k != "company" {
		return Link{}, false
	}
	return Link{Name: withoutArticle(owner), Kind: Institution}, true
}

// voiceOfNoun is the noun for a body that a spokesman speaks for: "a police spokesman".
func (d description) voiceOfNoun() string {
	n := len(d.words)
	if n < 2 || n > 3 || d.after != "" || d.name != "" {
		return ""
	}
	if noun := d.words[n-2]; lexis.KindOf(noun) == "group" {
		return noun
	}
	return ""
}

// voiceAt is who spoke for a body that has no other name: "man" for a spokesman.
func (r *Resolver) voiceAt(l Link, s report.Span) string {
	written := s.In(r.t.Text)
	if l.Kind != Institution || !strings.Contains(written, "spokes") {
		return ""
	}
	return voiceOfRole[describe(written).head()]
}

var voiceOfRole = map[string]string{"spokesman": "man", "spokeswoman": "woman", "spokesperson": "any"}

// speaksFor are roles whose words are their institution's.
var (
	speaksFor   = word.Set("spokesman spokeswoman spokesperson")
	possessives = word.Set("his her")
)

// owner is whom a spokesman speaks for: "a Kremlin spokesman", "a spokesman
// for the port".
func (d description) owner() string {
	if strings.Contains(d.written, " for ") && d.after != "" {
		return withoutArticle(d.after)
	}
	var out []string
	for _, f := range strings.Fields(d.written) {
		low := word.Lower(f)
		if speaksFor[low] {
			break
		}
		if len(out) == 0 && possessives[low] {
			out = append(out, low) // "Her spokesman"
		} else if isNameWord(f, 1) && !(len(out) == 0 && articles[low]) {
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(f, "’s"), "'s"))
		} else {
			out = nil
		}
	}
	return strings.Join(out, " ")
}
