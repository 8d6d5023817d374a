package attribution

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// sound fails unless every span of a reading lies within the text, on the
// boundaries of code points, and the pieces of one part are in order and apart.
func sound(t *testing.T, x *segment.Text, r Reading) {
	t.Helper()
	within := func(what string, s report.Span) {
		if s.Start < 0 || s.End > len(x.Text) || s.Start >= s.End {
			t.Fatalf("%s %v lies outside the text of %d bytes", what, s, len(x.Text))
		}
		if !utf8.RuneStart(x.Text[s.Start]) || s.End < len(x.Text) && !utf8.RuneStart(x.Text[s.End]) {
			t.Fatalf("%s %v cuts a character", what, s)
		}
	}
	for _, a := range r.Attributions {
		for what, list := range map[string][]report.Span{"source": a.Source, "cue": a.Cue, "content": a.Content} {
			for i, s := range list {
				within(what, s)
				if i > 0 && s.Start < list[i-1].End {
					t.Fatalf("%s %v is not after %v in %q", what, s, list[i-1], x.Text)
				}
			}
		}
		for _, c := range a.Content {
			for _, o := range append(append([]report.Span(nil), a.Cue...), a.Source...) {
				if c.Overlap(o) > 0 {
					t.Fatalf("content %v overlaps %v in %q", c, o, x.Text)
				}
			}
		}
		if len(a.Content) == 0 || a.Sentence < 0 || a.Sentence >= len(x.Sentences) {
			t.Fatalf("attribution without content or sentence: %+v", a)
		}
		for _, l := range a.Chain {
			if l.Name == "" {
				t.Fatalf("a link without a name: %+v", a)
			}
			if !l.Empty() {
				within("link", l.Span)
			}
		}
	}
	last := 0
	for _, q := range r.Quotes {
		if q.Empty() && !q.Complete {
			continue
		}
		if q.Start < last || q.End > len(x.Text) || q.End < q.Start {
			t.Fatalf("quote %v is not after %d", q.Span, last)
		}
		last = q.End
	}
}

// FuzzRepeated reads a piece of text over and over: some loop that goes back to
// the beginning each time would take far longer for more of it.
func FuzzRepeated(f *testing.F) {
	for _, p := range hostile {
		f.Add(p)
	}
	cutter := segment.NewCutter()
	f.Fuzz(func(t *testing.T, piece string) {
		piece = strings.ToValidUTF8(piece, "")
		if piece == "" || len(piece) > 60 {
			t.Skip()
		}
		linear.Check(t, 4_000, func(n int) func() {
			x := cutter.Cut(&report.Report{Text: strings.Repeat(piece, n/len(piece)+1), Language: "en"})
			return func() { sound(t, x, Read(x)) }
		})
	})
}

func FuzzRead(f *testing.F) {
	for _, c := range constructions {
		for _, m := range c.texts {
			s, _ := unmark(m)
			f.Add(s)
		}
	}
	f.Add(`"“‘'«"" said "' said, ''`)
	f.Add("and said and said and said, who said, ")
	cutter := segment.NewCutter()
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		x := cutter.Cut(&report.Report{Text: s, Language: "en"})
		sound(t, x, Read(x))
	})
}
