package report

import "testing"

func TestTrim(t *testing.T) {
	const text = "\u00a0 The weir\nheld. \t"
	for _, x := range []struct{ in, want Span }{
		{Span{0, len(text)}, Span{3, 17}},
		{Span{3, 17}, Span{3, 17}},
		{Span{2, 7}, Span{3, 6}},
		{Span{17, 19}, Span{19, 19}},
		{Span{5, 5}, Span{5, 5}},
		{Span{9, 4}, Span{9, 4}}, // between furniture that overlaps
	} {
		if got := x.in.Trim(text); got != x.want {
			t.Errorf("%v becomes %v, want %v", x.in, got, x.want)
		}
	}
}
