package quality

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/schema"
)

// at is the span of words in a text.
func at(t *testing.T, text, words string) [2]int {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("no %q in %q", words, text)
	}
	start := len([]rune(text[:i]))
	return [2]int{start, start + len([]rune(words))}
}

func classes(misses []Miss) []string {
	var out []string
	for _, m := range misses {
		out = append(out, m.Class)
	}
	return out
}

func TestStoryErrors(t *testing.T) {
	rows := []Row{{ID: "a", Story: "x"}, {ID: "b", Story: "x"}, {ID: "c", Story: "x"}, {ID: "d", Story: "y"}, {ID: "e", Story: "z"}}
	b := &schema.Brief{
		Reports: []schema.Report{{ID: "A", Ref: "a"}, {ID: "B", Ref: "b"}, {ID: "C", Ref: "c"}, {ID: "D", Ref: "d"}},
		Stories: []schema.Story{{ID: "s1", Reports: []string{"A"}}, {ID: "s2", Reports: []string{"B", "C", "D"}}},
	}
	want := []Miss{{"one story in 2 groups", "x: [2 1] reports"}, {"2 stories in one group", "2 of x, 1 of y"}}
	if got := StoryErrors(rows, b); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAttributionErrors(t *testing.T) {
	// One sentence for each label and what was found for it: source, cue,
	// content; an empty field has no span.
	for _, c := range []struct {
		text       string
		want, got  [3]string
		wantClass  []string
		elsewhere  string // a cue that is read in another sentence
		withoutGot bool
	}{
		{text: "Ada said it rained", want: [3]string{"Ada", "said", "it rained"}, got: [3]string{"Ada", "said", "it rained"}},
		{text: "Ada said it rained", want: [3]string{"Ada", "said", "it rained"}, withoutGot: true, wantClass: []string{"content missed, nothing there: cue is a verb or adjective, never read"}},
		{text: "Ada said it rained", want: [3]string{"Ada", "said", "it rained"}, withoutGot: true, elsewhere: "said", wantClass: []string{"content missed, nothing there: cue is a verb or adjective, read elsewhere"}},
		{text: "Ada’s claim that it rained", want: [3]string{"Ada’s", "claim", "it rained"}, withoutGot: true, wantClass: []string{"content missed, nothing there: cue is a noun, never read"}},
		{text: "Ada: it rained", want: [3]string{"Ada", ":", "it rained"}, withoutGot: true, wantClass: []string{"content missed, nothing there: cue is a sign or none"}},
		{text: "For Ada it rained", want: [3]string{"Ada", "For", "it rained"}, withoutGot: true, wantClass: []string{"content missed, nothing there: cue is a small word"}},
		{
			text: "Ada said it rained all day and all night in the hills", want: [3]string{"Ada", "said", "it rained all day and all night in the hills"}, got: [3]string{"Ada", "said", "it rained all"},
			wantClass: []string{"content missed, a small part found: cue is a verb or adjective, read elsewhere", "not labelled: direct, states"},
		},
		{text: "Ada said it rained all day", want: [3]string{"Ada", "said", "it rained all"}, got: [3]string{"Ada", "said", "it rained all day"}, wantClass: []string{"content: ends late"}},
		{text: "Ada said that it rained", want: [3]string{"Ada", "said", "that it rained"}, got: [3]string{"", "said", "it rained"}, wantClass: []string{"content: starts late", "source: none, labelled is a name"}},
		{text: "Ada met him and he said it rained", want: [3]string{"he", "said", "it rained"}, got: [3]string{"Ada", "said", "it rained"}, wantClass: []string{"source: another place, labelled is a pronoun"}},
		{text: "the two clerks at the gate said it rained", want: [3]string{"the two clerks at the gate", "said", "it rained"}, got: [3]string{"clerks", "said", "it rained"}, wantClass: []string{"source: too short, labelled is a common noun"}},
		{text: "It is said it rained", want: [3]string{"", "said", "it rained"}, got: [3]string{"It", "said", "it rained"}, wantClass: []string{"source: given where the label has none"}},
	} {
		span := func(words string) [][2]int {
			if words == "" {
				return nil
			}
			return [][2]int{at(t, c.text, words)}
		}
		row := Row{ID: "a", Text: c.text, Attributions: []Attribution{{span(c.want[0]), span(c.want[1]), span(c.want[2])}}}
		b := &schema.Brief{Reports: []schema.Report{{Ref: "a", Text: c.text}}}
		if !c.withoutGot {
			b.Reports[0].Attributions = []schema.Attribution{{Source: spans(span(c.got[0])), Cue: spans(span(c.got[1])), Content: spans(span(c.got[2])), Mode: "direct", Act: "states"}}
		}
		if c.elsewhere != "" {
			cue := schema.Span{Start: 0, End: len(c.elsewhere)}
			b.Reports = append(b.Reports, schema.Report{Ref: "b", Text: c.elsewhere, Attributions: []schema.Attribution{{Cue: []schema.Span{cue}}}})
		}
		if got := classes(AttributionErrors([]Row{row}, b)); !slices.Equal(got, c.wantClass) {
			t.Errorf("%s: %q, want %q", c.text, got, c.wantClass)
		}
	}
}

func TestTimeErrors(t *testing.T) {
	const text = "On Monday, 3 May, he ran for two hours a day until 1999, then today."
	label := func(words, typ, value string) Time {
		s := at(t, text, words)
		return Time{s[0], s[1], typ, value}
	}
	found := func(words, typ, value string) schema.Time {
		s := at(t, text, words)
		return schema.Time{Start: s[0], End: s[1], Type: typ, Value: value}
	}
	rows := []Row{{ID: "a", Text: text, Times: []Time{
		label("Monday", "DATE", "2021-05-03"), label("3 May", "DATE", "2021-05-03"), label("two hours", "DURATION", "PT2H"),
		label("a day", "SET", "P1D"), label("1999", "DATE", "1999"),
	}}}
	b := &schema.Brief{Reports: []schema.Report{{Ref: "a", Text: text, Times: []schema.Time{
		found("Monday", "date", "2021-04-26"), found("3 May", "date", "2021-05-03"), found("hours", "duration", "PT2H"),
		found("a day", "duration", "P1D"), found("today", "date", "2021-05-04"),
	}}}}
	want := []string{"value: weekday", "span: duration", "type duration for set: set", "missed: bare year", "not labelled: today, yesterday, tomorrow"}
	if got := classes(TimeErrors(rows, b)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTimeKind(t *testing.T) {
	for words, want := range map[string]string{
		"3 May 2020": "date with its year", "Sept. 3": "day of a month", "the 3rd of May": "day of a month", "two years ago": "ago, later, last, next, this",
		"last Monday": "ago, later, last, next, this", "Monday morning": "weekday", "March": "bare month", "marching season": "another date",
		"the 1990s": "decade or century", "1999": "bare year", "spring": "season or quarter", "Yesterday": "today, yesterday, tomorrow", "Easter": "another date",
	} {
		if got := timeKind(words, "DATE", ""); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
	if got := timeKind("now", "date", "PRESENT_REF"); got != "now, recently, the future" {
		t.Errorf("now: %s", got)
	}
}

func TestPrintMisses(t *testing.T) {
	var out strings.Builder
	PrintMisses(&out, []Miss{{"b", "one"}, {"a", "two"}, {"c", "three"}, {"c", "four"}}, 1)
	const want = "     2  c\n          three\n     1  a\n          two\n     1  b\n          one\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
