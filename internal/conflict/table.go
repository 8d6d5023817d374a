package conflict

import "strings"

// oneOf reports of a word whether a set has it.
func oneOf(set map[string]bool) func(string) bool { return func(w string) bool { return set[w] } }

// grouped reads lines of a group's name and the words that are of it, and gives
// the group of each word. A line that begins with a space is of the group "".
func grouped(lines ...string) map[string]string {
	out := map[string]string{}
	for _, line := range lines {
		group, words, _ := strings.Cut(line, " ")
		for _, w := range strings.Fields(words) {
			out[w] = group
		}
	}
	return out
}
