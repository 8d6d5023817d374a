// Package quality holds a brief against what people found in the same reports.
//
// Sets are labelled by others and lie outside the module: stories, attribution
// and times, each row with the report's text and its labels (sets.go). Truths
// are about the invented events under examples and know the whole answer:
// furniture, lineage and origins (truth.go).
package quality

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"unicode"

	"github.com/headwater-news/headwater/schema"
)

// Figure is one thing measured.
type Figure struct {
	What              string
	Precision, Recall float64
	Note              string // what it was counted over
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
	return Figure{what, ratio(right, found), ratio(right, wanted), fmt.Sprintf("%d of %d found are right, %d to find", right, found, wanted)}
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
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\t%s\n", f.What, f.Precision, f.Recall, f.F1(), f.Note)
	}
	return t.Flush()
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
