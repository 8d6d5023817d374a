// Package quality holds a brief against what people found in the same reports.
//
// Sets are labelled by others and lie outside the module: stories, attribution
// and times, each row with the report's text and its labels (sets.go). Of the
// reports in these sets, labels of our own name pairs that share text
// (pairs.go), claims with their origins (claims.go), clauses that say the same
// (clauses.go), conflicts (conflicts.go), whom a source means (meant.go) and
// claims to check (questions.go); but for the last they point at ids and offsets
// and hold no text. Truths are about the invented events under examples and know
// the whole answer: furniture, lineage and origins (truth.go).
//
// Every kind of label has a function that reads it, one that holds it against a
// brief, one that sums a half of it up, and one that lists what is wrong in the
// half to tune on.
package quality

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"text/tabwriter"
	"unicode"

	"github.com/headwater-news/headwater/schema"
)

// Figure is one thing measured: a precision and a recall, or one share.
type Figure struct {
	What              string
	Precision, Recall float64
	Note              string // what it was counted over
	Share             bool   // Precision is a share of what the note tells
}

// Half is one half of our own labels, which are halved by story: a developer
// may look at what goes wrong in the one and measures on the other.
type Half string

const (
	Tune  Half = "tune"
	Check Half = "check"
)

// Miss is one label that a brief does not agree with.
type Miss struct {
	Class string // the kind of error
	What  string // where to look
}

// F1 is the harmonic mean of precision and recall.
func (f Figure) F1() float64 {
	if f.Precision+f.Recall == 0 {
		return 0
	}
	return 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
}

// counted is a figure from counts: how many were found, how many of them are
// right, and how many there were to find.
func counted(what string, right, found, wanted int) Figure {
	return Figure{What: what, Precision: ratio(right, found), Recall: ratio(right, wanted), Note: fmt.Sprintf("%d of %d found are right, %d to find", right, found, wanted)}
}

// share is a figure that is one number: so many of so many are as said.
func share(what string, n, of int, said string) Figure {
	return Figure{What: what, Precision: ratio(n, of), Note: fmt.Sprintf("%d of %d %s", n, of, said), Share: true}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Print writes figures as a table.
func Print(w io.Writer, figures []Figure) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tprecision\trecall\tF1")
	for _, f := range figures {
		if f.Share {
			fmt.Fprintf(t, "%s\t%.3f\t\t\t%s\n", f.What, f.Precision, f.Note)
			continue
		}
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\t%s\n", f.What, f.Precision, f.Recall, f.F1(), f.Note)
	}
	return t.Flush()
}

// PrintMisses writes how many errors there are of each class, and below each
// class up to most of them.
func PrintMisses(w io.Writer, misses []Miss, most int) {
	of := map[string][]string{}
	for _, m := range misses {
		of[m.Class] = append(of[m.Class], m.What)
	}
	classes := slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(of[b]), len(of[a])), cmp.Compare(a, b))
	})
	for _, class := range classes {
		fmt.Fprintf(w, "%6d  %s\n", len(of[class]), class)
		for _, what := range of[class][:min(most, len(of[class]))] {
			fmt.Fprintf(w, "          %s\n", what)
		}
	}
}

// refs are the reports of a brief by their ref and, where no other report has
// that for its ref, by the last part of it: the name of a file, whatever folder
// it was read from.
type refs map[string]*schema.Report

func newRefs(b *schema.Brief) refs {
	out := make(refs, 2*len(b.Reports))
	for i := range b.Reports {
		out[b.Reports[i].Ref] = &b.Reports[i]
	}
	for i := range b.Reports {
		if name := path.Base(b.Reports[i].Ref); out[name] == nil {
			out[name] = &b.Reports[i]
		}
	}
	return out
}

// report is the report that a label names.
func (r refs) report(name string) (*schema.Report, error) {
	if found := r[name]; found != nil {
		return found, nil
	}
	return nil, fmt.Errorf("the brief has no report %s", name)
}

// places are the code points of a text that a label covers, in order.
type places []int

// cover lists the letters and marks under spans. White space, and whatever is
// no letter or digit at either end of a span, doesn't count: labellers and
// programs differ in it for no reason.
func cover(text []rune, spans []schema.Span) places {
	var out places
	for _, s := range spans {
		start, end := max(s.Start, 0), min(s.End, len(text))
		for start < end && !isWord(text[start]) {
			start++
		}
		for start < end && !isWord(text[end-1]) {
			end--
		}
		for i := start; i < end; i++ {
			if !unicode.IsSpace(text[i]) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// common counts the code points that two labels share.
func common(a, b places) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// dice is how far two labels agree, from 0 to 1.
func dice(a, b places) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

// overlap reports whether half of the shorter span lies in the other.
func overlap(a, b schema.Span) bool {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	return common > 0 && 2*common >= min(a.End-a.Start, b.End-b.Start)
}
