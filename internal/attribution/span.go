package attribution

import (
	"sort"

	"github.com/headwater-news/headwater/internal/report"
)

// orderly puts spans in order, joins those that overlap and takes out what
// belongs to others.
func orderly(spans []report.Span, others ...[]report.Span) []report.Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	for _, list := range others {
		for _, o := range list {
			out = without(out, o)
		}
	}
	return out
}

// without takes the stretch o out of spans.
func without(spans []report.Span, o report.Span) []report.Span {
	touched := false
	for _, s := range spans {
		touched = touched || s.Overlap(o) > 0
	}
	if !touched {
		return spans
	}
	var out []report.Span
	for _, s := range spans {
		for _, part := range []report.Span{{Start: s.Start, End: min(s.End, o.Start)}, {Start: max(s.Start, o.End), End: s.End}} {
			if !part.Empty() {
				out = append(out, part)
			}
		}
	}
	return out
}
