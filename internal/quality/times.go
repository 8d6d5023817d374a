package quality

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/headwater-news/headwater/schema"
)

// TimeErrors tells where expressions of time differ from the labels, by what
// is wrong and by the kind of expression.
func TimeErrors(rows []Row, b *schema.Brief) []Miss {
	var out []Miss
	eachReport(rows, b, func(row Row, r *schema.Report) {
		text := []rune(row.Text)
		show := func(start, end int, note string) string {
			return fmt.Sprintf("%s %d: %q%s", row.ID, start, joined(text, [][2]int{{start, end}}), note)
		}
		var got []schema.Time
		if r != nil {
			got = r.Times
		}
		pairedWant, pairedGot := map[int]int{}, map[int]bool{}
		for _, p := range pairTimes(row.Times, got) {
			pairedWant[p.want] = p.got
			pairedGot[p.got] = true
		}
		for i, want := range row.Times {
			kind := timeKind(joined(text, [][2]int{{want.Start, want.End}}), want.Type, want.Value)
			j, ok := pairedWant[i]
			switch {
			case !ok:
				out = append(out, Miss{"missed: " + kind, show(want.Start, want.End, ", labelled "+want.Value)})
				continue
			case !strings.EqualFold(got[j].Type, want.Type):
				out = append(out, Miss{fmt.Sprintf("type %s for %s: %s", got[j].Type, strings.ToLower(want.Type), kind), show(want.Start, want.End, ", labelled "+want.Value+", said "+got[j].Value)})
			case got[j].Value != want.Value:
				out = append(out, Miss{"value: " + kind, show(want.Start, want.End, ", labelled "+want.Value+", said "+got[j].Value)})
			}
			if got[j].Start != want.Start || got[j].End != want.End {
				out = append(out, Miss{"span: " + kind, show(want.Start, want.End, ", said "+joined(text, [][2]int{{got[j].Start, got[j].End}}))})
			}
		}
		for j, g := range got {
			if !pairedGot[j] {
				kind := timeKind(joined(text, [][2]int{{g.Start, g.End}}), g.Type, g.Value)
				out = append(out, Miss{"not labelled: " + kind, show(g.Start, g.End, ", said "+g.Value)})
			}
		}
	})
	return out
}

const (
	months   = `(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)`
	weekdays = `(?:mon|tues|wednes|thurs|fri|satur|sun)day`
)

// timeKinds are told by the words, the first that fits.
var timeKinds = []struct {
	name  string
	words *regexp.Regexp
}{
	{"today, yesterday, tomorrow", regexp.MustCompile(`\b(?:today|yesterday|tomorrow|tonight)\b`)},
	{"date with its year", regexp.MustCompile(`\b` + months + `.*\b\d{4}\b|\b\d{4}-\d\d-\d\d\b|\d+/\d+/\d+`)},
	{"day of a month", regexp.MustCompile(`\b` + months + `\s+\d|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?` + months + `\b`)},
	{"ago, later, last, next, this", regexp.MustCompile(`\b(?:ago|later|earlier|before|after|last|past|previous|next|coming|following|this|that|same|since)\b`)},
	{"weekday", regexp.MustCompile(`\b` + weekdays)},
	{"bare month", regexp.MustCompile(`\b` + months + `\b`)},
	{"decade or century", regexp.MustCompile(`\d0s\b|\bcentury\b|\bdecades?\b`)},
	{"bare year", regexp.MustCompile(`^\W*\d{4}\W*$`)},
	{"season or quarter", regexp.MustCompile(`\b(?:spring|summer|fall|autumn|winter|quarter)\b`)},
}

// timeKind tells the kind of an expression: by its type, but for dates by the
// words.
func timeKind(words, typ, value string) string {
	switch strings.ToUpper(typ) {
	case "SET":
		return "set"
	case "DURATION":
		return "duration"
	case "TIME":
		return "time of day"
	}
	if strings.HasSuffix(value, "_REF") {
		return "now, recently, the future"
	}
	for _, k := range timeKinds {
		if k.words.MatchString(strings.ToLower(words)) {
			return k.name
		}
	}
	return "another date"
}
