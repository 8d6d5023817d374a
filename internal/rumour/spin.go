package rumour

import (
	"regexp"
	"slices"
	"strings"
)

// none stands in synonyms.txt where a source has no replacement.
const none = "-"

var wordRun = regexp.MustCompile(`\p{L}+|[^\p{L}]+`)

// spin swaps words for their synonyms in one source. Names and numbers stay.
func (w *world) spin(pieces []piece, rate float64, source int) []piece {
	out := slices.Clone(pieces)
	if rate == 0 {
		return out
	}
	for i := range out {
		if out[i].slot == "" {
			out[i].text = w.spinText(out[i].text, rate, source)
		}
	}
	return out
}

func (w *world) spinText(text string, rate float64, source int) string {
	const longest = 3 // words of a phrase that has synonyms
	synonyms := shelf().synonyms
	runs := wordRun.FindAllString(text, -1)
	var b strings.Builder
next:
	for i := 0; i < len(runs); {
		for n := 2*longest - 1; n > 0; n -= 2 { // words and what lies between
			if i+n > len(runs) {
				continue
			}
			phrase := strings.Join(runs[i:i+n], "")
			if list := synonyms[strings.ToLower(phrase)]; source < len(list) && list[source] != none && w.chance(rate) {
				b.WriteString(cased(list[source], phrase))
				i += n
				continue next
			}
		}
		b.WriteString(runs[i])
		i++
	}
	return b.String()
}
