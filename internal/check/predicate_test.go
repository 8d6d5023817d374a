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
