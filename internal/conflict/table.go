package conflict

import "strings"

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
