package when

import (
	"strings"
	"testing"
)

// All published on Thursday, 14 March 2013.
func TestWeeksBesideADay(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The choir will sing two weeks from Tuesday.", "two weeks from Tuesday = 2013-04-02"},
		{"The kiln blew up two weeks ago Tuesday.", "two weeks ago Tuesday = 2013-02-26"},
		{"The trial will resume on Monday week.", "Monday week = 2013-03-25"},
		{"The law lapses in two weeks' time.", "two weeks' time = 2013-W13"},
		{"The law lapses in three years’ time.", "three years’ time = 2016"},
		{"The pool will be shut for two weeks from Monday.", "two weeks = P2W; Monday = 2013-03-18"},
		{"The fair runs two weeks from Monday.", "two weeks = P2W; Monday = 2013-03-11"},
		{"The fair lasted two weeks from Monday to Sunday.", "two weeks = P2W; Monday = 2013-03-11; Sunday = 2013-03-17"},
		{"She heard two weeks ago Monday's vote was off.", "two weeks ago = 2013-W09; Monday = 2013-03-11"},
		{"It was on Monday week after week.", "Monday = 2013-03-11"},
	} {
		if got := strings.Join(alone(t, "2013-03-14", c.text), "; "); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}
