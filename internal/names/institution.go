package names

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/lexis"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// This file gives institutions and documents one name each, however they are
// spoken of.

// institution is the name of an institution: of "the ministry" that of the
// ministry that spoke before, of "Ilves's office" with the full name of Ilves.
// Some go by a last name whoever writes of them: "the Ilves administration".
func (r *Resolver) institution(d description, s report.Span) string {
	head := d.head()
	if d.the && len(d.words) == 2 {
		for k := len(r.sources) - 1; k >= max(0, len(r.sources)-20); k-- {
			if l := r.sources[k].Link; l.Kind == Institution && strings.HasSuffix(word.Lower(l.Name), " "+head) {
				return l.Name
			}
		}
	}
	if d.isFirm() {
		if n := r.firmBefore(s); n != "" {
			return n
		}
	}
	if r.loneNoun(d) {
		if n := r.roster.bodies.called(head, s.Start); n != "" {
			return n
		}
	}
	if d.the && len(d.words) == 2 {
		if n := r.calledSo(head, s.Start); n != "" {
			return n
		}
	}
	i := slices.Index(d.words, "'s")
	if i < 0 {
		return withoutArticle(d.written)
	}
	p := r.owner(d.words[:i], s)
	if i == 2 && outletWords[d.words[1]] { // "the paper's editors"
		if o := r.outletBefore(d.words[1], s.Start); o != "" {
			return o + "'s " + afterOwner(d.written)
		}
	}
	switch {
	case p == nil:
		return withoutArticle(d.written)
	case byLastName[head] && len(d.words) == i+2:
		return p.full[strings.LastIndexByte(p.full, ' ')+1:] + " " + head
	}
	return p.full + "'s " + afterOwner(d.written)
}

// afterOwner is what a possessive owns, as written.
func afterOwner(written string) string {
	_, what, _ := strings.Cut(strings.ReplaceAll(written, "’s ", "'s "), "'s ")
	return what
}

// firmWords stand for a firm that was named before.
var firmWords = word.Set("company firm corporation manufacturer maker airline retailer developer operator insurer")

// isFirm reports whether a description stands for a firm that was named before: "the
// company", "the French firm", "the software giant".
func (d description) isFirm() bool {
	if n := len(d.words); !d.the || n < 2 || n > 3 || d.after != "" {
		return false
	}
	return firmWords[d.head()] && (len(d.words) == 2 || demonym(d.words[1])) || d.head() == "giant" && len(d.words) == 3
}

// firmBefore is the firm that spoke last, not far back: an institution with a
// name of its own that no public body has, or a name that nothing tells to be a person's.
func (r *Resolver) firmBefore(s report.Span) string {
	paragraph := r.paragraphOf(r.sentenceAt(s.Start))
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-8); k-- {
		x := r.sources[k]
		if paragraph-x.paragraph > 2 {
			break
		}
		if x.Kind == Institution && isNameWord(x.Name, 1) && !slices.ContainsFunc(lowerFields(x.Name), func(w string) bool { return lexis.KindOf(w) == "group" && !firmWords[w] }) {
			return x.Name
		}
		if paragraph-x.paragraph < 2 && (x.Kind == Unknown && r.strangeName(x.Name) || x.Kind == Person && x.gender == "" && r.maybeFirm(x.Name)) {
			return x.Name
		}
	}
	return r.firmNamed(s.Start, paragraph)
}

// firmCalled is the firm that spoke before and whose name begins with a word, "Ferrum
// Lines" for "Ferrum"; "" where there is none. A public body goes by no place alone.
func (r *Resolver) firmCalled(name string) string {
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-20); k-- {
		x := r.sources[k]
		if x.Kind == Institution && strings.HasPrefix(x.Name, name+" ") && !slices.ContainsFunc(lowerFields(x.Name), func(w string) bool { return lexis.KindOf(w) == "group" || lexis.KindOf(w) == "role" }) {
			return x.Name
		}
	}
	return ""
}

// byLastName are institutions that go by the last name of who leads them.
var byLastName = word.Set("administration campaign government cabinet team")

// document is the name of a document: of "the letter" that of the letter that
// was cited before, and of its text or a copy of it that of the document.
func (r *Resolver) document(d description) string {
	name := withoutAny(d.written)
	fields := strings.Fields(name)
	if i := slices.IndexFunc(fields, func(f string) bool { return handling[f] }); i > 0 && handlingAt(fields, i) { // "a memo seen by the Herald"
		name = strings.Join(fields[:i], " ")
	}
	if i := strings.Index(name, " of the "); i > 0 && wordings[word.Lower(name[:i])] {
		name = name[i+len(" of the "):]
	}
	head := describe(name).head()
	if !d.the || slices.ContainsFunc(strings.Fields(strings.TrimSuffix(name, head)), func(f string) bool { return !looks[f] && !strings.HasSuffix(f, "-page") }) {
		return name
	}
	for k := len(r.sources) - 1; k >= max(0, len(r.sources)-20); k-- {
		if l := r.sources[k].Link; l.Kind == Document && l.Name != name && describe(l.Name).head() == head {
			return l.Name
		}
	}
	return name
}

// looks of a document tell no two apart, as its pages do: "the leaked memo".
var looks = word.Set("leaked confidential internal secret classified unpublished draft")

// wordings of a document are the document.
var wordings = word.Set("text copy wording transcript contents content draft version")

// saintsHouse is the hospital, church or school that goes by the saint alone, "St Oda's
// said", in full where the report has that; or "".
func (r *Resolver) saintsHouse(written string) string {
	saint, name, ok := strings.Cut(written, " ")
	if !ok || saint != "St" && saint != "St." || !strings.HasSuffix(name, "'s") && !strings.HasSuffix(name, "’s") || !isNameWord(name, 1) {
		return ""
	}
	if _, after, ok := strings.Cut(r.t.Text, written+" "); ok {
		what, _, _ := strings.Cut(after, " ")
		if what = strings.TrimRight(what, ".,;:"); isNameWord(what, 1) && lexis.KindOf(word.Lower(what)) == "group" {
			return written + " " + what
		}
	}
	return written
}
