package render

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/sample"
	"github.com/headwater-news/headwater/schema"
)

func render(t *testing.T, b *schema.Brief, opts TextOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, b, opts); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestText(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		golden.Check(t, fmt.Sprintf("testdata/sample-%d.txt", width), render(t, sample.Brief(), TextOptions{Width: width}))
		golden.Check(t, fmt.Sprintf("testdata/sample-%d-color.txt", width), render(t, sample.Brief(), TextOptions{Width: width, Color: true}))
	}
}

func TestTextOfFewAndMany(t *testing.T) {
	golden.Check(t, "testdata/empty.txt", render(t, empty(), TextOptions{}))
	golden.Check(t, "testdata/one-report.txt", render(t, oneReport(), TextOptions{}))
	golden.Check(t, "testdata/stories.txt", render(t, stories(), TextOptions{}))
}

// A story of a thousand reports stays readable, and says what it left out.
func TestTextOfThousand(t *testing.T) {
	out := render(t, thousand(), TextOptions{})
	if lines := strings.Count(out, "\n"); lines > 330 {
		t.Errorf("the brief takes %d lines", lines)
	}
	for _, want := range []string{
		"1000 reports · 4 texts · 5–12 independent origins",
		"F G H and 992 more · 7× the hospital",
		"… and 36 more lines in the JSON",
		"… and 15 more disputes in the JSON",
		"… and 28 more events in the JSON",
		"… and 970 more reports in the JSON",
		"and from 37 more texts",
		"same text: G H I and 991 more",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the brief lacks %q:\n%s", want, out)
		}
	}
}

// oneReport is the sample's last report alone.
func oneReport() *schema.Brief {
	b := sample.Brief()
	b.Reports = b.Reports[5:]
	s := &b.Stories[0]
	s.Reports = []string{"F"}
	s.Title = *b.Reports[0].Title
	s.Counts = schema.Counts{Reports: 1, Texts: 1, Origins: schema.Range{Low: 1, High: 1}}
	s.Period = schema.Period{Start: b.Reports[0].Published.Start, End: b.Reports[0].Published.End}
	s.Passages, s.Quotes, s.Conflicts, s.Changes = []schema.Passage{}, []schema.Said{}, []schema.Conflict{}, []schema.Change{}
	s.Lineage = schema.Lineage{Nodes: []schema.Node{{ID: "F", Kind: "report", SameText: []string{}}}, Edges: []schema.Edge{}}
	s.Claims = s.Claims[5:6]
	e := s.Claims[0].Evidence[0]
	s.Lines = []schema.Line{{Text: s.Claims[0].Text, Claim: s.Claims[0].ID, Evidence: []schema.Evidence{{Report: e.Report, Start: e.Start, End: e.End}}}}
	s.Timeline = s.Timeline[4:5]
	b.Skipped = []schema.Skipped{}
	return b
}

// stories is a brief of two stories told and two of one report.
func stories() *schema.Brief {
	b := sample.Brief()
	second := oneReport().Stories[0]
	second.Title = "Kelmouth port to test its storm brakes"
	second.Reports = []string{"F", "G"}
	second.Counts = schema.Counts{Reports: 2, Texts: 1, Origins: schema.Range{Low: 1, High: 1}}
	second.Lineage.Nodes[0].SameText = []string{"G"}
	b.Reports = append(b.Reports, b.Reports[5])
	b.Reports[6].ID, b.Reports[6].Ref, b.Reports[6].From.Path = "G", "fm-again.txt", "fm-again.txt"
	b.Stories = append(b.Stories, second)
	for _, title := range []string{"Ferry strike called off", "A heron returns to the old dock, and with it the people who used to come on Sundays to count it"} {
		s := oneReport().Stories[0]
		s.Title = title
		b.Stories = append(b.Stories, s)
	}
	return b
}

// thousand is one story of a thousand reports and more of everything else than
// fits a terminal.
func thousand() *schema.Brief {
	b := sample.Brief()
	s := &b.Stories[0]
	f := b.Reports[5]
	for n := len(b.Reports); n < 1000; n++ {
		r := f
		r.ID = schema.ReportID(n)
		r.Ref = fmt.Sprintf("harbour-%d.txt", n)
		r.From.Path = r.Ref
		b.Reports = append(b.Reports, r)
		s.Reports = append(s.Reports, r.ID)
		e := s.Claims[5].Evidence[0]
		e.Report = r.ID
		s.Claims[5].Evidence = append(s.Claims[5].Evidence, e)
		s.Lineage.Nodes[5].SameText = append(s.Lineage.Nodes[5].SameText, r.ID)
	}
	s.Counts = schema.Counts{Reports: 1000, Texts: 4, Origins: schema.Range{Low: 5, High: 12}}
	s.Claims[5].Origins = schema.Origins{Low: 3, High: 12, List: slices.Repeat([]schema.Origin{{Name: "the hospital", Kind: "institution", Evidence: []int{0}}}, 7)}
	at := s.Claims[5].Evidence[0]
	s.Lines = append([]schema.Line{{Text: s.Claims[5].Text, Claim: "c6", Evidence: []schema.Evidence{{Report: "F", Start: at.Start, End: at.End}}}}, s.Lines...)
	s.Lines = slices.Repeat(s.Lines, 6)
	s.Claims = append(s.Claims, slices.Repeat(s.Claims[3:4], 50)...)
	s.Conflicts = slices.Repeat(s.Conflicts, 10)
	s.Changes = slices.Repeat(s.Changes, 10)
	s.Timeline = slices.Repeat(s.Timeline, 10)
	for i := range s.Timeline {
		s.Timeline[i].Text += fmt.Sprintf(" (%d)", i)
	}
	s.Quotes = slices.Repeat(s.Quotes, 10)
	for i := range 40 {
		id := fmt.Sprintf("λ%d", i)
		s.Lineage.Nodes = append(s.Lineage.Nodes, schema.Node{ID: id, Kind: "lost"})
		s.Lineage.Edges = append(s.Lineage.Edges, schema.Edge{From: id, To: "F", Share: 0.02, Confidence: 0.3})
	}
	b.Skipped = slices.Repeat(b.Skipped, 45)
	return b
}

// Whatever a brief holds, no line is wider than the terminal.
func TestTextFits(t *testing.T) {
	long := sample.Brief()
	long.Stories[0].Lines[0].Text = strings.Repeat("supercalifragilistic", 20)
	long.Stories[0].Quotes[0].Wordings[0].Text = strings.Repeat("岸壁でクレーンが倒れ、", 20)
	long.Stories[0].Quotes[0].Speaker = &long.Stories[0].Lines[0].Text
	long.Stories[0].Claims[0].Origins.High = 1234567
	long.Reports[0].Outlet = &long.Stories[0].Lines[0].Text
	for name, b := range map[string]*schema.Brief{"sample": sample.Brief(), "long": long, "stories": stories(), "thousand": thousand()} {
		for width := minWidth; width <= maxWidth; width++ {
			for i, line := range strings.Split(render(t, b, TextOptions{Width: width}), "\n") {
				if w := displaywidth.String(line); w > width {
					t.Fatalf("%s at %d: line %d takes %d columns: %q", name, width, i+1, w, line)
				}
				if strings.TrimRight(line, " ") != line {
					t.Fatalf("%s at %d: line %d ends in white space: %q", name, width, i+1, line)
				}
			}
		}
	}
}

func TestWidthWhenUnknown(t *testing.T) {
	b := sample.Brief()
	if render(t, b, TextOptions{}) != render(t, b, TextOptions{Width: defaultWidth}) {
		t.Error("an unknown width is not the default one")
	}
	if render(t, b, TextOptions{Width: 7}) != render(t, b, TextOptions{Width: minWidth}) {
		t.Error("a tiny width is not the smallest one")
	}
}

// Nothing that an outlet or a file name says may steer the terminal.
func TestHostileText(t *testing.T) {
	const hostile = " \x1b[31m\x1b]0;title\x07\u009b2J\x7f\r\n\t\u202e\u2066\u200b\u200d\ufeff\u00ad\u2028\U000e0041\u3164\xff"
	b := thousand()
	taint(reflect.ValueOf(b).Elem(), hostile)
	own := regexp.MustCompile("\x1b\\[(0|1|2|1;33)m")
	for _, color := range []bool{false, true} {
		out := render(t, b, TextOptions{Color: color})
		if color {
			out = own.ReplaceAllString(out, "")
		}
		for _, r := range out {
			if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)) {
				t.Fatalf("color %v: %U reached the terminal", color, r)
			}
		}
		if !strings.Contains(out, "␛[31m␛]0;title␇\uFFFD2J␡") {
			t.Errorf("color %v: what was hostile is not shown", color)
		}
	}
}

// taint adds a suffix to every string of a brief that is not one of a few
// words; ids still match each other.
func taint(v reflect.Value, suffix string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + suffix)
	case reflect.Pointer:
		if !v.IsNil() {
			fresh := reflect.New(v.Type().Elem()) // the sample shares some
			fresh.Elem().Set(v.Elem())
			taint(fresh.Elem(), suffix)
			v.Set(fresh)
		}
	case reflect.Slice:
		fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(fresh, v)
		for i := range fresh.Len() {
			taint(fresh.Index(i), suffix)
		}
		v.Set(fresh)
	case reflect.Struct:
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; {
			case name == "Stance", name == "About":
				continue
			case name == "Text" && v.Type() == reflect.TypeFor[schema.Report](): // offsets count in it
				v.Field(i).SetString(strings.ReplaceAll(v.Field(i).String(), " ", "\x1b"))
				continue
			}
			taint(v.Field(i), suffix)
		}
	}
}

// A brief from elsewhere may be wrong in any way; it must be shown all the same.
func TestBrokenBriefs(t *testing.T) {
	ghost := "ghost"
	for name, spoil := range map[string]func(*schema.Story){
		"unknown claim":   func(s *schema.Story) { s.Lines[0].Claim = ghost },
		"unknown reports": func(s *schema.Story) { s.Reports = []string{ghost, ghost} },
		"span outside":    func(s *schema.Story) { s.Conflicts[0].Sides[0].Evidence[0].End = 1 << 40 },
		"side of nothing": func(s *schema.Story) { s.Conflicts[0].Sides[0] = schema.Side{Claim: &ghost} },
		"no wording":      func(s *schema.Story) { s.Quotes[0].Wordings = nil },
		"cycle": func(s *schema.Story) {
			s.Lineage.Edges = append(s.Lineage.Edges, schema.Edge{From: "D", To: "A", Share: 1})
		},
		"self": func(s *schema.Story) { s.Lineage.Edges[0].From = "B" },
		"days": func(s *schema.Story) { s.Timeline[1].Interval.Start = "spring"; s.Timeline[0].Value = "XXXX-99-" },
	} {
		b := sample.Brief()
		spoil(&b.Stories[0])
		if out := render(t, b, TextOptions{}); !strings.Contains(out, b.Stories[0].Title) {
			t.Errorf("%s: the story is lost:\n%s", name, out)
		}
	}
}

func TestLetters(t *testing.T) {
	s := &sheet{newPage(nil, TextOptions{}), newFacts(&schema.Story{Reports: []string{"A", "B", "C"}}, newLibrary(empty()))}
	if got := s.letters([]string{"C", "A", "C"})[0].text; got != "A"+nbsp+"C" {
		t.Errorf("letters are %q", got)
	}
	var forty []string
	for n := range 40 {
		forty = append(forty, schema.ReportID(n))
	}
	s = &sheet{newPage(nil, TextOptions{}), newFacts(&schema.Story{Reports: forty}, newLibrary(empty()))}
	if got := strings.ReplaceAll(s.letters(forty)[0].text, nbsp, " "); got != "A B C and 37 more" {
		t.Errorf("letters of forty are %q", got)
	}
}
