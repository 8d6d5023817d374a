package attribution

import (
	"sort"

	"github.com/headwater-news/headwater/internal/report"
)

// This file gives each quote its speaker.

// speech lists the quotes that have both their marks.
func (r *reader) speech() []report.Span {
	var out []report.Span
	for _, q := range r.quotes {
		if q.complete {
			out = append(out, q.inner)
		}
	}
	return out
}

// speakers gives each quote to the source it is ascribed to.
func (r *reader) speakers() []*Name {
	out := make([]*Name, len(r.quotes))
	inner := append([]*found(nil), r.found...)
	sort.SliceStable(inner, func(i, j int) bool {
		a, b := inner[i], inner[j]
		if x, y := a.depth(), b.depth(); x != y {
			return x > y
		}
		return a.size() < b.size() || a.size() == b.size() && a.order() > b.order() // the cue right before
	})
	for _, f := range inner {
		l, ok := f.speaker()
		if !ok {
			continue
		}
		for _, c := range f.content {
			for k := r.firstQuote(c.Start); k < len(r.quotes) && r.quotes[k].outer.Start < c.End; k++ {
				if q := r.quotes[k]; out[k] == nil && c.Overlap(q.outer) >= q.inner.Len() {
					out[k] = &Name{Name: l.Name, Span: f.source[0]}
				}
			}
		}
	}
	return out
}

// firstQuote is the index of the first quote that ends after a place.
func (r *reader) firstQuote(at int) int {
	return sort.Search(len(r.quotes), func(k int) bool { return r.quotes[k].outer.End > at })
}

// depth is in how many other attributions one stands, as far as that matters.
func (f *found) depth() (n int) {
	for n < 4 && f.outer != nil {
		f = f.outer
		n++
	}
	return n
}

// size is how much a source is given: the less, the closer it stands to it.
func (f *found) size() (n int) {
	for _, c := range f.content {
		n += c.Len()
	}
	return n
}

// speaker is the link of an attribution that is its source.
func (f *found) speaker() (Link, bool) {
	if len(f.source) == 0 {
		return Link{}, false
	}
	at := f.source[0]
	if !f.antecedent.Empty() {
		at = f.antecedent
	}
	for _, l := range f.chain {
		if l.Span == at {
			return l, true
		}
	}
	return Link{}, false
}
