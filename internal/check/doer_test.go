package check

import "testing"

func TestNearerDoer(t *testing.T) {
	for _, c := range []struct{ asked, said, want string }{
		{"Oduya rang the bell.", "Oduya opened the gate while Lindqvist rang the bell.", "Lindqvist"},
		{"Oduya rang the bell.", "Lindqvist, the sister of Oduya, rang the bell.", "Lindqvist"},
		{"Ines Oduya rang the bell.", "Lars Oduya rang the bell.", "Lars Oduya"},
		{"Ines Oduya rang the bell.", "Mrs Oduya rang the bell.", ""},
		{"Oduya apologised.", "He apologised to Oduya.", "others"},
		{"Oduya apologised.", "He had apologised, Oduya said.", ""},
		{"Oduya was robbed.", "Lindqvist robbed Oduya.", ""}, // the voices differ
		{"Oduya supports the bridge.", "Oduya told of her sister's support for the bridge.", "sister"},
		{"Oduya rang the bell.", "Oduya and Lindqvist rang the bell.", ""},
	} {
		asked, said := weighed(c.asked), weighed(c.said)
		f := readFrame(asked)
		_, at := said.has(asked.items[f.verb])
		if got := f.nearerDoer(asked, said, at); got != c.want {
			t.Errorf("%q beside %q: %q, want %q", c.asked, c.said, got, c.want)
		}
	}
}

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
