package quality

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/headwater-news/headwater/schema"
)

// AttributionErrors tells where attributions differ from the labels, by kind:
// contents not found, by what the program has at the place and by the cue;
// contents with other bounds; other sources, by what the labelled one is; and
// attributions that have no label.
func AttributionErrors(rows []Row, b *schema.Brief) []Miss {
	var out []Miss
	known := cueWords(b)
	eachReport(rows, b, func(row Row, r *schema.Report) {
		at := attribute(row, r)
		paired := map[int]int{} // by label
		taken := map[int]bool{}
		for _, p := range at.pairs {
			paired[p.want] = p.got
			taken[p.got] = true
		}
		for i, want := range at.want {
			label := row.Attributions[i]
			j, ok := paired[i]
			if !ok {
				out = append(out, Miss{missed(at, i, taken) + cueKind(at.text, label.Cue, known), shown(row, label)})
				continue
			}
			if !slices.Equal(want.content, at.got[j].content) {
				out = append(out, Miss{"content: " + bounds(want.content, at.got[j].content), shown(row, label)})
			}
			if !sameSource(want, at.got[j]) {
				out = append(out, Miss{"source: " + sourceError(at, label, want.source, at.got[j].source), shown(row, label)})
			}
		}
		if r == nil {
			return
		}
		for j, a := range r.Attributions {
			if !taken[j] {
				out = append(out, Miss{"not labelled: " + a.Mode + ", " + a.Act, shown(row, Attribution{pieces(a.Source), pieces(a.Cue), pieces(a.Content)})})
			}
		}
	})
	return out
}

// missed tells what stands where a labelled content was not found.
func missed(at attributed, i int, taken map[int]bool) string {
	want := at.want[i].content
	for j, got := range at.got {
		n := common(want, got.content)
		switch {
		case taken[j] || n == 0:
		case n == len(got.content):
			return "content missed, a small part found: "
		case n == len(want):
			return "content missed, within a longer one: "
		default:
			return "content missed, another overlaps: "
		}
	}
	return "content missed, nothing there: "
}

// bounds tells how the bounds of a content differ from the labelled ones.
func bounds(want, got places) string {
	side := func(by int) string {
		switch {
		case by < 0:
			return "early"
		case by > 0:
			return "late"
		}
		return ""
	}
	start, end := side(got[0]-want[0]), side(got[len(got)-1]-want[len(want)-1])
	switch {
	case start != "" && end != "":
		return "starts " + start + ", ends " + end
	case start != "":
		return "starts " + start
	case end != "":
		return "ends " + end
	}
	return "another stretch inside"
}

// sourceError tells how a source differs from the labelled one.
func sourceError(at attributed, label Attribution, want, got places) string {
	switch {
	case len(want) == 0:
		return "given where the label has none"
	case len(got) == 0:
		return "none, labelled is " + sourceKind(at.text, label.Source)
	case common(want, got) == 0:
		return "another place, labelled is " + sourceKind(at.text, label.Source)
	case len(got) < len(want):
		return "too short, labelled is " + sourceKind(at.text, label.Source)
	}
	return "too long, labelled is " + sourceKind(at.text, label.Source)
}

var pronouns = []string{"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "his", "her", "their", "its", "my", "our", "your", "one", "this", "these", "those", "others", "some", "many"}

// sourceKind tells what words a labelled source is made of.
func sourceKind(text []rune, source [][2]int) string {
	words := strings.Fields(joined(text, source))
	switch {
	case len(words) == 1 && slices.Contains(pronouns, strings.ToLower(words[0])):
		return "a pronoun"
	case len(words) > 6:
		return "seven words or more"
	case slices.ContainsFunc(words, func(w string) bool { return unicode.IsUpper([]rune(w)[0]) }):
		return "a name"
	}
	return "a common noun"
}

// small words bear no sense of saying by themselves.
var small = strings.Fields(`a an the of to in on for by with from as at into about over against after per and or but that than not
	is are was were be been being am do does did has have had having will would can could may might must shall should
	he she it they we i you his her its their our my your him them us who which this these those also even just only then again out up off`)

// cueWords are the words of sense in the cues that a brief has.
func cueWords(b *schema.Brief) map[string]bool {
	out := map[string]bool{}
	for i := range b.Reports {
		text := []rune(b.Reports[i].Text)
		for _, a := range b.Reports[i].Attributions {
			for _, w := range senseWords(joined(text, pieces(a.Cue))) {
				out[w] = true
			}
		}
	}
	return out
}

func senseWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !slices.Contains(small, w) {
			out = append(out, w)
		}
	}
	return out
}

var determiners = []string{"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "no", "any"}

// cueKind tells what a labelled cue is, and whether the program reads its words
// as a cue anywhere in the set.
func cueKind(text []rune, cue [][2]int, known map[string]bool) string {
	words := joined(text, cue)
	sense := senseWords(words)
	switch {
	case !strings.ContainsFunc(words, unicode.IsLetter):
		return "cue is a sign or none"
	case len(sense) == 0:
		return "cue is a small word"
	}
	kind := "cue is a verb or adjective, "
	before := strings.Fields(strings.ToLower(string(text[max(0, cue[0][0]-30):cue[0][0]])))
	first := strings.Fields(strings.ToLower(words))[0]
	if len(before) > 0 && (slices.Contains(determiners, before[len(before)-1]) || strings.HasSuffix(before[len(before)-1], "’s") || strings.HasSuffix(before[len(before)-1], "'s")) ||
		slices.Contains(determiners, first) {
		kind = "cue is a noun, "
	}
	if slices.ContainsFunc(sense, func(w string) bool { return known[w] }) {
		return kind + "read elsewhere"
	}
	return kind + "never read"
}

// shown is an attribution for the eye: place, source, cue and content.
func shown(row Row, a Attribution) string {
	text := []rune(row.Text)
	at := 0
	if len(a.Content) > 0 {
		at = a.Content[0][0]
	}
	return fmt.Sprintf("%s %d: [%s] (%s) %s", row.ID, at, short(joined(text, a.Source)), short(joined(text, a.Cue)), short(joined(text, a.Content)))
}

// joined is the words under spans.
func joined(text []rune, spans [][2]int) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, string(text[max(0, s[0]):min(s[1], len(text))]))
	}
	return strings.Join(strings.Fields(strings.Join(parts, " … ")), " ")
}

// short cuts a text that is too long for a line, in the middle.
func short(s string) string {
	const most = 90
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most/2]) + "…" + string(r[len(r)-most/2:])
}

func pieces(spans []schema.Span) [][2]int {
	var out [][2]int
	for _, s := range spans {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}
