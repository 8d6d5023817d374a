package check

import "testing"

func TestSubject(t *testing.T) {
	for text, want := range map[string]string{
		"Oduya told the Tolm Post that the bridge could fall.": "bridge",
		"The surviving guard was robbed.":                      "guard",
	} {
		c := clauseOf(text)
		if f := readFrame(c); f.subject == none || c.items[f.subject].lower != want {
			t.Errorf("%q: %+v", text, f)
		}
	}
}

func TestNeverBefore(t *testing.T) {
	for text, want := range map[string]bool{
		"The residents had not felt one before, and ran.": true,
		"The bridge had never been closed before.":        true,
		"The bridge was not closed before noon.":          false,
		"The bridge had been closed before.":              false,
	} {
		if got := clauseOf(text).neverBefore(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestAccused(t *testing.T) {
	for _, c := range []compared{
		{"The fire was arson.", "A man is charged with arson.", true},
		{"A man is charged with arson.", "A man is charged with arson.", false},
		{"A man was arrested over the arson.", "A man is accused of arson.", false},
	} {
		c.test(t, func(asked, said *clause, like map[int][]int) string {
			if by := said.accused(said.all()); by != "" && asked.accused(asked.all()) == "" && !asked.charges() {
				return by
			}
			return ""
		})
	}
}
