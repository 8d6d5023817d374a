package names

import (
	"regexp"
	"slices"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file leads statements, letters and posts back to who speaks in them.

// ownWords are statements that are public and speak for who issues them: a memo is
// cited for what it is.
var ownWords = word.Set("statement tweet tweets post release op-ed column essay speech communique declaration")

// issuer is who speaks in a statement that a source is: "the statement from Ilves's
// attorney, Dov Aalto", "the statement" after "Aalto said in a statement". One that was
// leaked or is still a draft speaks for itself.
func (r *Resolver) issuer(d description, s report.Span) (Link, string, bool) {
	at := slices.IndexFunc(d.words, func(w string) bool { return ownWords[w] })
	if at < 0 || slices.ContainsFunc(d.words, func(w string) bool { return looks[w] }) {
		return Link{}, "", false
	}
	written := s.In(r.t.Text)
	if m := issuedBy.FindStringSubmatchIndex(written); m != nil && !handled.MatchString(written) {
		l, gender := r.lead(report.Span{Start: s.Start + m[2], End: s.Start + m[3]})
		return l, gender, speaks(l)
	}
	if at+1 == len(d.words) && d.after == "" && len(d.words) == 2 && (d.words[0] == "the" || d.words[0] == "that") {
		l, ok := r.statedBefore(d.words[at])
		return l, "", ok
	}
	return Link{}, "", false
}

var (
	issuedBy = regexp.MustCompile(`^[^,]{0,40}?\w (?:from|by) (.+?)(?: (?:to|that|which|about|on|in|seen) .*)?$`)
	handled  = regexp.MustCompile(` (?:seen|obtained|reviewed|viewed|leaked) `)
	issued   = regexp.MustCompile(`(?i)\b(?:in|issued|released|sent|posted|wrote|published|made|gave|put out) (?:an?|his|her|its|their|another) (?:[\w-]+ ){0,3}?(statement|tweet|post|release|op-ed|column|essay|speech|communique|declaration)\b`)
)

// speaks reports whether a link is to somebody, and to no place or day: "a letter from
// Orre".
func speaks(l Link) bool {
	return l.Kind == Person || l.Kind == Institution || l.Kind == Anonymous || l.Kind == Unknown && lexis.KindOf(describe(l.Name).head()) == "role"
}

// statedBefore is who issued the statement that was spoken of last, not far back.
func (r *Resolver) statedBefore(head string) (Link, bool) {
	const near = 200 // bytes
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-6); k-- {
		x := r.sources[k]
		if !speaks(x.Link) {
			continue
		}
		sentence := r.t.Sentences[x.sentence].Span
		around := report.Span{Start: max(sentence.Start, x.Start-near), End: min(sentence.End, x.End+near)}.In(r.t.Text)
		if slices.Contains(lowerFields(x.Span.In(r.t.Text)), head) || slices.ContainsFunc(issued.FindAllStringSubmatch(around, -1), func(m []string) bool { return m[1] == head }) {
			return Link{Name: x.Name, Kind: x.Kind}, true
		}
	}
	return Link{}, false
}
