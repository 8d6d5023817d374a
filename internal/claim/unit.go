package claim

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// unit is a clause with its attribution taken off.
type unit struct {
	report, sentence int
	report.Span
	stance   Stance
	chain    []attribution.Link
	headline bool
	witness  []witness // the passages that the clause mostly lies in
}

// witness says that a clause lies in a passage, and in what form.
type witness struct {
	passage int
	form    reuse.Form
}

// What a clause must hold to be a claim: "he said so" asserts nothing that
// could be counted.
const (
	minContent = 3   // words of content
	minMass    = 9.0 // their idf
)

// cut cuts a story's reports to units, in order of report and place.
func cut(s Story) []unit {
	var out []unit
	for _, r := range s.Reports {
		out = append(out, cutReport(r, s.Texts[r], s.Readings[r])...)
	}
	place(s, out)
	return out
}

// cutReport cuts one report to the units that are claims.
func cutReport(r int, t *segment.Text, reading attribution.Reading) []unit {
	return slices.DeleteFunc(cutAll(r, t, reading), func(u unit) bool { return !holdsClaim(t, u) })
}

// cutAll cuts one report: what each attribution ascribes is a unit with its
// chain, what is left of the sentence is the report's own.
func cutAll(r int, t *segment.Text, reading attribution.Reading) []unit {
	pieces := make([][]unit, len(t.Sentences)) // ascribed, by sentence
	taken := make([][]report.Span, len(t.Sentences))
	for _, a := range outermost(spoken(reading.Attributions)) {
		for _, content := range a.Content {
			for i := sentenceAt(t, content.Start); i >= 0 && i < len(t.Sentences) && t.Sentences[i].Start < content.End; i++ {
				part := clip(content, t.Sentences[i].Span)
				taken[i] = append(taken[i], part)
				if stance, ok := stanceOf(a.Act); ok && !infinitive(part.In(t.Text)) {
					pieces[i] = append(pieces[i], unit{report: r, sentence: i, Span: part, stance: stance, chain: a.Chain})
				}
			}
		}
	}
	for _, a := range spoken(reading.Attributions) { // relays too: "according to R" is no claim
		for _, own := range slices.Concat(a.Source, a.Cue) {
			if i := sentenceAt(t, own.Start); i >= 0 {
				taken[i] = append(taken[i], clip(own, t.Sentences[i].Span))
			}
		}
	}
	for _, q := range reading.Quotes {
		takeQuote(r, t, q, pieces, taken)
	}
	var out []unit
	for i, s := range t.Sentences {
		units := joinPieces(t, pieces[i])
		for _, left := range leftOver(t, s, taken[i]) {
			units = append(units, unit{report: r, sentence: i, Span: left, stance: Asserts})
		}
		for _, u := range units {
			u.Span = trimMarks(t.Text, u.Span)
			u.headline = s.Headline
			out = append(out, u)
		}
	}
	slices.SortStableFunc(out, func(x, y unit) int { return cmp.Compare(x.Start, y.Start) })
	return out
}

// spoken keeps what someone is said to have said. What a report tells of a
// mind ("he hopes", "their willingness to talk") is the report's own telling,
// and a source that can't be made out is none.
func spoken(list []attribution.Attribution) []attribution.Attribution {
	var out []attribution.Attribution
	for _, a := range list {
		inMind := a.Act == attribution.Believes || a.Act == attribution.Intends
		if len(a.Chain) > 0 && !inMind && a.Chain[len(a.Chain)-1].Kind != attribution.Unknown {
			out = append(out, a)
		}
	}
	return out
}

// outermost drops attributions whose content lies within another's: "he said
// he hoped that p" is one unit, and he who said it is its source. A relay is
// the exception: of "according to R, S confirmed that p" the inner one stands,
// since its chain holds R and S.
func outermost(list []attribution.Attribution) []attribution.Attribution {
	var out []attribution.Attribution
	for i, a := range list {
		if !slices.ContainsFunc(list, func(b attribution.Attribution) bool { return len(a.Content) > 0 && relays(a, b) }) &&
			!innerOf(list, i) {
			out = append(out, a)
		}
	}
	return out
}

// relays reports whether a only passes on what b ascribes.
func relays(a, b attribution.Attribution) bool {
	return len(b.Chain) > len(a.Chain) && within(b.Content, a.Content) && sameChain(a.Chain, b.Chain[:len(a.Chain)])
}

// innerOf reports whether the content of one attribution lies within that of
// another which is no mere relay of it.
func innerOf(list []attribution.Attribution, i int) bool {
	a := list[i]
	for j, b := range list {
		if i == j || len(a.Content) == 0 || !within(a.Content, b.Content) || relays(b, a) {
			continue
		}
		if !within(b.Content, a.Content) || len(b.Chain) > len(a.Chain) || len(b.Chain) == len(a.Chain) && j < i {
			return true
		}
	}
	return false
}

// within reports whether every piece of a lies in a piece of b.
func within(a, b []report.Span) bool {
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y report.Span) bool { return y.Contains(x) }) {
			return false
		}
	}
	return true
}

// takeQuote ascribes the sentences of a quote that no attribution has taken to
// its speaker.
func takeQuote(r int, t *segment.Text, q attribution.Quote, pieces [][]unit, taken [][]report.Span) {
	const speech = 6 // words; fewer are a term in quote marks, part of the clause around it
	if len(strings.Fields(q.In(t.Text))) < speech {
		return
	}
	link := attribution.Link{Name: "a speaker not named", Kind: attribution.Unknown}
	if q.Speaker != nil {
		link = attribution.Link{Name: q.Speaker.Name, Kind: attribution.Person, Span: q.Speaker.Span}
	}
	for i := sentenceAt(t, q.Start); i >= 0 && i < len(t.Sentences) && t.Sentences[i].Start < q.End; i++ {
		part := clip(q.Span, t.Sentences[i].Span)
		if slices.ContainsFunc(taken[i], func(s report.Span) bool { return s.Overlap(part) > 0 }) {
			continue
		}
		taken[i] = append(taken[i], part)
		pieces[i] = append(pieces[i], unit{report: r, sentence: i, Span: part, stance: Asserts, chain: []attribution.Link{link}})
	}
}

// stanceOf says how what an act ascribes bears on a claim; a question bears on
// none.
func stanceOf(a attribution.Act) (Stance, bool) {
	switch a {
	case attribution.States:
		return Asserts, true
	case attribution.Denies:
		return Denies, true
	case attribution.Hedges:
		return Hedges, true
	}
	return "", false
}

// infinitive reports whether a content is an act and no assertion: "declined
// to comment on the leak".
func infinitive(content string) bool { return strings.HasPrefix(content, "to ") }

// joinPieces makes one unit of the pieces that one chain has in a sentence:
// the words on either side of ", he said, ".
func joinPieces(t *segment.Text, pieces []unit) []unit {
	var out []unit
	for _, p := range pieces {
		k := slices.IndexFunc(out, func(q unit) bool { return sameChain(p.chain, q.chain) && p.stance == q.stance && gap(p, q) < 80 })
		if k < 0 {
			out = append(out, p)
			continue
		}
		out[k].Span = report.Span{Start: min(out[k].Start, p.Start), End: max(out[k].End, p.End)}
	}
	return out
}

func gap(p, q unit) int { return max(p.Start, q.Start) - min(p.End, q.End) }

func sameChain(a, b []attribution.Link) bool {
	return slices.EqualFunc(a, b, func(x, y attribution.Link) bool { return x.Name == y.Name })
}

// leftOver returns the clauses of a sentence that no attribution takes.
func leftOver(t *segment.Text, s segment.Sentence, taken []report.Span) []report.Span {
	if len(taken) == 0 {
		return []report.Span{s.Span}
	}
	slices.SortFunc(taken, func(x, y report.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	var out []report.Span
	at := s.Start
	for _, x := range append(taken, report.Span{Start: s.End, End: s.End}) {
		if left := (report.Span{Start: at, End: x.Start}); left.Start < left.End && readsAsClause(left.In(t.Text), at == s.Start) {
			out = append(out, left)
		}
		at = max(at, x.End)
	}
	return out
}

// readsAsClause keeps out scraps: "in a statement on Monday", "as he waited for
// news". What stands at the head of a sentence must be long enough to be a
// clause; what follows an attribution must also open as one.
func readsAsClause(left string, head bool) bool {
	const words = 6
	if len(strings.Fields(left)) < words {
		return false
	}
	if head {
		return true
	}
	left = strings.TrimLeft(left, " ,\"”'’")
	first, _, _ := strings.Cut(left, " ")
	switch strings.ToLower(first) {
	case "but", "and", "although", "though", "while", "whereas", ";":
		return true
	}
	return strings.HasPrefix(left, "; ") || strings.HasPrefix(left, "— ")
}

// holdsClaim reports whether a clause says enough.
func holdsClaim(t *segment.Text, u unit) bool {
	n, mass := 0, 0.0
	for _, x := range termsIn(t, u) {
		if !x.Stop {
			n++
			mass += float64(x.IDF)
		}
	}
	return n >= minContent && mass >= minMass
}

// termsIn returns the terms of a unit.
func termsIn(t *segment.Text, u unit) []word.Term {
	terms := t.TermsOf(t.Sentences[u.sentence])
	from, to := 0, len(terms)
	for from < to && t.SpanOf(terms[from]).Start < u.Start {
		from++
	}
	for to > from && t.SpanOf(terms[to-1]).End > u.End {
		to--
	}
	return terms[from:to]
}

// place enters the passages that each unit is mostly a witness of.
func place(s Story, units []unit) {
	bySentence := map[[2]int][]int{}
	for i, u := range units {
		k := [2]int{u.report, u.sentence}
		bySentence[k] = append(bySentence[k], i)
	}
	for p, passage := range s.Passages {
		for _, w := range passage.Witnesses {
			for _, i := range bySentence[[2]int{w.Report, w.Sentence}] {
				u := &units[i]
				if n := len(u.witness); 10*u.Overlap(w.Span) >= 6*u.Len() && (n == 0 || u.witness[n-1].passage != p) {
					u.witness = append(u.witness, witness{p, w.Form})
				}
			}
		}
	}
}

// sentenceAt finds the sentence that holds a byte, or the first after it; -1
// for none.
func sentenceAt(t *segment.Text, at int) int {
	i, _ := slices.BinarySearchFunc(t.Sentences, at, func(s segment.Sentence, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	if i == len(t.Sentences) {
		return -1
	}
	return i
}

func clip(x, to report.Span) report.Span {
	return report.Span{Start: max(x.Start, to.Start), End: max(min(x.End, to.End), max(x.Start, to.Start))}
}

// closeMarks gives back the quote mark that closes what the clause opens.
func closeMarks(text string, s report.Span) report.Span {
	clause, rest := s.In(text), text[s.End:]
	for _, m := range []struct{ open, shut string }{{`"`, `"`}, {"“", "”"}, {"‘", "’"}} {
		odd := strings.Count(clause, m.open) > strings.Count(clause, m.shut)
		if m.open == m.shut {
			odd = strings.Count(clause, m.open)%2 == 1
		}
		if odd && strings.HasPrefix(rest, m.shut) {
			s.End += len(m.shut)
			break
		}
	}
	return s
}

// trimMarks takes white space, quote marks and joining words off the ends of a
// clause.
func trimMarks(text string, s report.Span) report.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !strings.ContainsRune(",;:.…-–—)\"'“”‘’`", r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !strings.ContainsRune(",;:-–—(\"'“”‘’`", r) {
			break
		}
		s.End -= n
	}
	s = closeMarks(text, s)
	for _, w := range []string{"that ", "and that ", "and ", "but ", "while "} {
		if len(w) < s.Len() && strings.EqualFold(text[s.Start:s.Start+len(w)], w) {
			s.Start += len(w)
			break
		}
	}
	return s
}
