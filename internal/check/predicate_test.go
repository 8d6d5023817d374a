package check

import "testing"

func TestAccused(t *testing.T) {
	for _, c := range []compared{
		{"The fire was arson.", "A man is charged with arson.", true},
		{"A man is charged with arson.", "A man is charged with arson.", false},
	} {
		c.test(t, func(asked, said *clause, like map[int][]int) string {
			if by := said.accused(said.all()); by != "" && asked.accused(asked.all()) == "" {
				return by
			}
			return ""
		})
	}
}
