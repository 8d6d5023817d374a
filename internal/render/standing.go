package render

import "strings"

var (
	// What a sentence may open with and still begin in the middle of things.
	joining = wordSet("and but or so yet still however instead also then meanwhile")
	// Words for who or what was named before, or for whoever is quoted there.
	pointing = wordSet("he she they it his her their its him them this that these those both i we you my our your")
)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// standsAlone reports whether a sentence can be read without the one before it:
// no quote runs on from there or into the next, and it does not open with a
// word that points back.
func standsAlone(sentence string) bool {
	words := strings.Fields(sentence)
	if len(words) == 0 || quoteRunsOn(sentence) {
		return false
	}
	first := func() string { return strings.ToLower(strings.Trim(words[0], ",—–-")) }
	if len(words) > 1 && joining[first()] {
		words = words[1:]
	}
	head, _, _ := strings.Cut(strings.ReplaceAll(first(), "’", "'"), "'") // "they're"
	return !pointing[head]
}

// quoteRunsOn reports whether a quote is left open, or closed that was not
// opened, in the marks of print, of typewriters or of TeX. What opens a quote
// in English closes one in German.
func quoteRunsOn(sentence string) bool {
	sentence = strings.NewReplacer("``", "“", "''", "”").Replace(sentence)
	depth, low := 0, false
	for _, r := range sentence {
		switch {
		case r == '„', r == '“' && !low:
			depth++
			low = r == '„'
		case r == '”', r == '“':
			depth--
			low = false
		}
		if depth < 0 || depth > 1 {
			return true
		}
	}
	return depth != 0 || strings.Count(sentence, `"`)%2 == 1
}
