package attribution

import (
	"slices"

	"github.com/headwater-news/headwater/internal/names"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// Relays lists where some reports of a story tell what others of them told first:
// "the Herald reported", where a report of the Herald is among them that did not come
// out later. Who says so in his opening has all of his news from there; else it is what
// follows in the paragraph. Whom somebody talked to ("she told Radio Tarn") is no relay:
// others may have heard it.
func Relays(texts []*segment.Text, readings []Reading, members []int) []reuse.Relay {
	const most = 4 // reports of one outlet
	own := map[string][]int{}
	for _, r := range members {
		if k := names.OutletKey(texts[r].Outlet); k != "" && len(own[k]) < most {
			own[k] = append(own[k], r)
		}
	}
	var out []reuse.Relay
	for _, r := range members {
		t := texts[r]
		for _, a := range readings[r].Attributions {
			first, last := reach(t, a.Sentence)
			for _, l := range a.Chain {
				if l.Kind != Outlet || a.Act != States || !stands(l.Span, a.Source) || names.SameOutlet(l.Name, t.Outlet) {
					continue
				}
				for _, from := range own[names.OutletKey(l.Name)] {
					if after := texts[from].Published.Days; after.Known() && t.Published.Days.Known() && after.First > t.Published.Days.Last {
						continue
					}
					out = append(out, reuse.Relay{Report: r, First: first, Last: last, From: from})
				}
			}
		}
	}
	return out
}

// reach is how far a sentence that names an outlet tells what that has told, as a
// run of sentences.
func reach(t *segment.Text, sentence int) (first, last int) {
	if sentence <= opening(t) {
		return 0, len(t.Sentences)
	}
	for last = sentence; last < len(t.Sentences) && t.Sentences[last].Paragraph == t.Sentences[sentence].Paragraph; last++ {
	}
	return sentence, last
}

// opening is the first sentence that tells the news: "Call it a feud of sisters."
// doesn't.
func opening(t *segment.Text) int {
	const least = 8 // terms
	return slices.IndexFunc(t.Sentences, func(s segment.Sentence) bool {
		return !s.Headline && !s.Dateline && s.LastTerm-s.FirstTerm >= least
	})
}

// stands reports whether a span is in some of others.
func stands(s report.Span, spans []report.Span) bool {
	return slices.ContainsFunc(spans, func(x report.Span) bool { return x.Overlap(s) > 0 })
}
