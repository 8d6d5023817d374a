package attribution

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/golden"
)

// Under each head the words of a table are sorted, no word twice, with a new line
// where another first letter begins, so that two changes seldom meet. A run with
// -update sets them so.
func TestTablesAreSorted(t *testing.T) {
	for name, table := range map[string]string{
		"adjectives": adjectiveTable, "given": givenTable, "nouns": nounTable,
		"places": placeTable, "sources": sourceTable, "verbs": verbTable,
	} {
		golden.Check(t, filepath.Join("lexicon", name+".txt"), inForm(table))
	}
}

// inForm is a table with its lists set as they should be.
func inForm(table string) string {
	var b strings.Builder
	var list []string
	flush := func() {
		slices.Sort(list)
		b.WriteString(wrapped(slices.Compact(list)))
		list = list[:0]
	}
	for line := range strings.Lines(table) {
		if line == "\n" || line[0] == '#' || strings.HasSuffix(line, ":\n") {
			flush()
			b.WriteString(line)
			continue
		}
		list = append(list, strings.Fields(line)...)
	}
	flush()
	return b.String()
}

// wrapped sets words in lines of one first letter each, none of them long.
func wrapped(words []string) string {
	var b strings.Builder
	width := 0
	for i, w := range words {
		switch {
		case i == 0:
		case w[0] != words[i-1][0] || width+1+len(w) > 88:
			b.WriteByte('\n')
			width = 0
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(w)
		width += len(w)
	}
	if len(words) > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}
