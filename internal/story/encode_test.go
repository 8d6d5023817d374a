package story

import (
	"reflect"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

func samples() []Sketch {
	in := append(texts(ferryA, ferryB, mayor, bridge), cut(report.Report{Ref: "empty", Text: "…"}),
		cut(report.Report{Ref: "dated", Text: mayor[0], Published: report.Published{Days: calendar.Single(19_000), Basis: report.Stated}}))
	var out []Sketch
	for _, t := range in {
		out = append(out, NewSketch(t))
	}
	return out
}

// A sketch that was kept is the same as when it was made, so that it is grouped
// the same.
func TestSketchesAreKept(t *testing.T) {
	for _, want := range samples() {
		got, err := DecodeSketch(want.Encode())
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []*vector{&got.terms, &want.terms, &got.headline, &want.headline} {
			if len(*v) == 0 {
				*v = nil
			}
		}
		if len(want.lines) == 0 {
			want.lines, got.lines = nil, nil
		}
		if len(want.late) == 0 {
			want.late, got.late = nil, nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", want.Headline, got, want)
		}
	}
}

func TestSolidsAreKept(t *testing.T) {
	want := NewSolid(samples())
	got, err := DecodeSolid(want.Encode())
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

// A solid story is joined as the reports in it would be.
func TestSolidStories(t *testing.T) {
	a, b, m := sketches(ferryA), sketches(ferryB), sketches(mayor)
	solid := []*Solid{NewSolid(a[:2]), NewSolid(b[:2])}
	parts := Regroup([]Sketch{a[2], b[2], m[0], m[1]}, solid)
	got := map[int][]int{} // by solid story, the reports with it; those with none under -1
	for _, p := range parts {
		at := -1
		if len(p.Solids) > 0 {
			at = p.Solids[0]
		}
		if len(p.Solids) > 1 {
			t.Errorf("the solid stories %v are one", p.Solids)
		}
		got[at] = append(got[at], p.Reports...)
	}
	if want := map[int][]int{0: {0}, 1: {1}, -1: {2, 3}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func sketches(event []string) []Sketch {
	var out []Sketch
	for _, t := range texts(event) {
		out = append(out, NewSketch(t))
	}
	return out
}

// No bytes make the decoder fail in another way than with an error, and what it
// takes for a sketch can be worked with.
func FuzzDecodeSketch(f *testing.F) {
	for _, s := range samples() {
		f.Add(s.Encode())
	}
	whole := samples()
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := DecodeSketch(b); err == nil {
			NewProbe(&s).Alike(&whole[0])
			Group([]Sketch{s, whole[0], whole[1]})
		}
		if s, err := DecodeSolid(b); err == nil {
			Regroup(whole, []*Solid{s})
		}
	})
}
