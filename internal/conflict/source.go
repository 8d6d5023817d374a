package conflict

import (
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// sourceOf is the words for who counted: the origin of the clause, else what
// stands before "said" ahead of the figure or at the end of its sentence, where
// attribution misses it: copies lose their commas. It is empty for the report
// itself.
func (r figureReader) sourceOf(c *clause, figure int) []string {
	if !c.own() {
		_, name, _ := strings.Cut(c.origin(), " ")
		return strings.Fields(name)
	}
	for i := figure - 1; i > 0 && i >= figure-3; i-- {
		if says[r.lower[i]] {
			return r.wordsBefore(i)
		}
	}
	if r.toll(figure) != "" { // "police put the crowd at 1,500"
		for i := figure - 2; i > 0; i-- {
			if putsFigure[r.lower[i]] {
				return r.wordsBefore(i)
			}
		}
	}
	for i := figure + 1; i+1 < len(r.lower); i++ { // "… were killed, said the watch group"
		if says[r.lower[i]] && (r.lower[i+1] == "the" || r.lower[i+1] == "a" || r.tokens[i+1].Upper && !calendarNames[r.lower[i+1]]) && i > len(r.lower)-nameLength {
			return r.wordsBetween(i+1, len(r.lower))
		}
	}
	end := len(r.lower)
	for end > 0 && (r.tokens[end-1].Kind == word.Mark || calendarNames[r.lower[end-1]] || r.lower[end-1] == "on") {
		end--
	}
	if end == 0 || !says[r.lower[end-1]] {
		return nil
	}
	return r.wordsBefore(end - 1)
}

// wordsBefore are the words of content before a verb, as far as they may name
// its subject.
func (r figureReader) wordsBefore(verb int) []string {
	from := verb
	for from > max(0, verb-nameLength) && !calendarNames[r.lower[from-1]] && !endsSource[r.lower[from-1]] && !isNumeral(r.lower[from-1]) {
		from--
	}
	return r.wordsBetween(from, verb)
}

// nameLength is how many words may name a source.
const nameLength = 12

// wordsBetween are the words of content among some tokens.
func (r figureReader) wordsBetween(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if r.tokens[i].Kind == word.Word && !word.IsStop(r.lower[i]) {
			out = append(out, r.lower[i])
		}
	}
	return out
}

var (
	says       = set("said says reported added reports announced")
	putsFigure = set("put puts gave gives estimated estimates")
	endsSource = set("; on in at by from and near after when while as")
)
