package desk

import (
	"fmt"
	"time"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/coverage"
)

// plural writes a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1\u00a0" + one
	}
	return fmt.Sprintf("%d\u00a0%s", n, many)
}

// moment is a time of the archive as a page shows it: the machine's form and
// the reader's.
func moment(unix int64) momentView {
	t := time.Unix(unix, 0).UTC()
	return momentView{t.Format(time.RFC3339), t.Format("Jan\u00a02,\u00a02006, 15:04\u00a0UTC")}
}

type momentView struct{ Machine, Words string }

// dayWords is a day with its weekday.
func dayWords(d calendar.Day) string {
	t, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		return d.String()
	}
	return t.Format("Monday, January\u00a02,\u00a02006")
}

// bar is the split of a story's reports by how they came by their text, as
// stretches of a line of barWidth.
type bar struct {
	Parts []barPart
	Words string
}

type barPart struct {
	Kind     string
	N        int
	X, Width float64
}

const barWidth = 100

func newBar(c coverage.Counts) bar {
	sum := 0
	for _, n := range c {
		sum += n
	}
	var b bar
	at := 0.
	for _, k := range []coverage.Kind{coverage.Original, coverage.Rewritten, coverage.Copied, coverage.Unknown} {
		if c[k] == 0 {
			continue
		}
		p := barPart{k.String(), c[k], at, barWidth * float64(c[k]) / float64(sum)}
		at += p.Width
		b.Parts = append(b.Parts, p)
	}
	return b
}
