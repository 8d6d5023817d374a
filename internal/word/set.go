package word

import "strings"

// Set returns the words of a list, white space between them, as a set.
func Set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
