package quality

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// MeantHalves are the halves that sources may be in, in the order they are told.
var MeantHalves = []Half{Tune, Check}

// Source is the place where a report writes who says something in other words than a
// full name, and whom a reader took them for.
type Source struct {
	Half  Half   // one of MeantHalves
	Set   string // file, within the folder of sets
	Kind  string // one of sourceKinds
	Whom  string // one of the below
	Place        // as written
	Named Place  // where the report has the fullest name of whom
}

// Whom a source means: who is named, somebody or something of who is named ("her
// lawyer", "the statement"), nobody that the report names. Undecided ones aren't scored.
const (
	meansNamed   = "is"
	meansOf      = "of"
	meansNobody  = "nobody"
	meansUnknown = "unsure"
)

// sourceKinds are what the words of a source may be, in the order they are told.
var sourceKinds = []string{"pronoun", "description", "name", "text"}

// ReadSources reads lines of half, set, kind, whom, report, start and end of the source,
// and start and end of the name, parted by tabs.
func ReadSources(r io.Reader) ([]Source, error) {
	var out []Source
	err := eachRow(r, 9, func(f []string) error {
		var at [4]int
		for i, field := range f[5:] {
			var err error
			if at[i], err = strconv.Atoi(field); err != nil {
				return err
			}
		}
		s := Source{Half(f[0]), f[1], f[2], f[3], Place{f[4], at[0], at[1]}, Place{f[4], at[2], at[3]}}
		if !slices.Contains(MeantHalves, s.Half) {
			return fmt.Errorf("no half %q", s.Half)
		}
		if !slices.Contains(sourceKinds, s.Kind) {
			return fmt.Errorf("no kind %q", s.Kind)
		}
		if !slices.Contains([]string{meansNamed, meansOf, meansNobody, meansUnknown}, s.Whom) {
			return fmt.Errorf("no meaning %q", s.Whom)
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// A verdict is what a brief makes of a source.
type verdict string

const (
	meantRight verdict = "right"
	meantWrong verdict = "wrong"
	meantOpen  verdict = "left open" // led to nobody
	meantLost  verdict = "not read"  // no attribution has it for a source
)

// JudgedSource is a source and what the brief makes of it.
type JudgedSource struct {
	Source
	verdict verdict
	shown   string
}

// JudgeSources looks the decided sources up in the brief of their set.
func JudgeSources(sources []Source, b *schema.Brief) ([]JudgedSource, error) {
	refs := newRefs(b)
	var out []JudgedSource
	for _, s := range sources {
		if s.Whom == meansUnknown {
			continue
		}
		r, err := refs.report(s.Ref)
		if err != nil {
			return nil, err
		}
		text := []rune(r.Text)
		if max(s.End, s.Named.End) > len(text) {
			return nil, fmt.Errorf("%s has no place %d", s.Ref, max(s.End, s.Named.End))
		}
		written, named := string(text[s.Start:s.End]), string(text[s.Named.Start:s.Named.End])
		judged := JudgedSource{s, meantLost, fmt.Sprintf("%v [%s] is to mean: %s [%s]", s.Place, short(written), s.Whom, named)}
		if l := linkAt(r, s.Place); l != nil {
			if judged.verdict = s.judge(l, nameWords(written), nameWords(named)); judged.verdict == meantWrong && !names(r, l) {
				continue // whom only another report names can't be judged by this one
			}
			judged.shown += fmt.Sprintf(", found: %s [%s]", l.Kind, l.Name)
		}
		out = append(out, judged)
	}
	return out, nil
}

// names reports whether a report has the words of a link, those of a body together.
func names(r *schema.Report, l *schema.Link) bool {
	if l.Kind == "institution" {
		return strings.Contains(strings.ToLower(r.Text), strings.ToLower(l.Name))
	}
	return within(nameWords(l.Name), nameWords(r.Text))
}

// linkAt is the link of a chain that is written at a place, or whom the source written
// there is another word for.
func linkAt(r *schema.Report, at Place) *schema.Link {
	here := schema.Span{Start: at.Start, End: at.End}
	for _, a := range r.Attributions {
		for i, l := range a.Chain {
			if l.Start != nil && l.End != nil && overlap(schema.Span{Start: *l.Start, End: *l.End}, here) {
				return &a.Chain[i]
			}
		}
	}
	for _, a := range r.Attributions {
		if n := len(a.Chain); n > 0 && slices.ContainsFunc(a.Source, func(s schema.Span) bool { return overlap(s, here) }) {
			return &a.Chain[n-1]
		}
	}
	return nil
}

// judge holds a link against the label, given the words of the source as written and of
// the name.
func (s Source) judge(l *schema.Link, written, named []string) verdict {
	found := nameWords(l.Name)
	body := l.Kind == "person" || l.Kind == "institution" || l.Kind == "outlet"
	asWritten := within(found, written)
	switch {
	case s.Whom == meansNobody && (asWritten || !body || strings.ToLower(l.Name) == l.Name):
		return meantRight
	case s.Whom == meansNamed && !(asWritten && !within(named, written)) && l.Kind != "anonymous" && sameName(found, named, l.Kind == "person"),
		s.Whom == meansOf && (l.Kind != "person" || s.Kind == "text") && hasName(found, named):
		return meantRight
	case asWritten || l.Kind == "unknown" || !body && within(written, found): // "a lawyer of hers" for "the lawyer"
		return meantOpen
	}
	return meantWrong
}

// within reports whether all words of a list are in another.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// sameName reports whether two names are of one: a part of the other, its initials or, of
// people, its last name.
func sameName(a, b []string, people bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return within(a, b) || within(b, a) || initials(a) == b[0] || initials(b) == a[0] || people && a[len(a)-1] == b[len(b)-1]
}

// hasName reports whether words tell of a name: "Ilves's lawyer".
func hasName(words, name []string) bool {
	return slices.Contains(words, name[len(name)-1]) || slices.Contains(words, initials(name)) || sameName(words, name, false)
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteRune([]rune(w)[0])
	}
	return b.String()
}

// nameWords are the words that tell a name from others, in lower case.
func nameWords(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWord(r) && r != '.' })
	var out []string
	for _, w := range words {
		if w = strings.ReplaceAll(w, ".", ""); len([]rune(w)) > 1 && !slices.Contains(titles, w) {
			out = append(out, w)
		}
	}
	return out
}

// titles are words in names that tell nobody from others.
var titles = strings.Fields(`a an the of and for in at to on mr mrs ms dr jr sr ii iii`)

// SourceFigures tells of one half how many sources are led to whom they mean, in all and
// by kind.
func SourceFigures(half Half, sources []JudgedSource) []Figure {
	of := func(kind string) Figure {
		count, n := map[verdict]int{}, 0
		for _, s := range sources {
			if s.Half == half && (kind == "" || s.Kind == kind) {
				count[s.verdict]++
				n++
			}
		}
		what := "who is meant"
		if kind != "" {
			what += ", " + kind
		}
		return share(what, count[meantRight], n, fmt.Sprintf("right, %d wrong, %d left open, %d not read", count[meantWrong], count[meantOpen], count[meantLost]))
	}
	out := []Figure{of("")}
	for _, kind := range sourceKinds {
		out = append(out, of(kind))
	}
	return out
}

// SourceErrors lists the sources to tune on that aren't led to whom they mean.
func SourceErrors(sources []JudgedSource) []Miss {
	var out []Miss
	for _, s := range sources {
		if s.Half == Tune && s.verdict != meantRight {
			out = append(out, Miss{fmt.Sprintf("who is meant, %s: %s", s.Kind, s.verdict), s.shown})
		}
	}
	return out
}
