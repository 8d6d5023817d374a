package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

// What stands before an attribution is a clause, without the word that links the
// two, or nothing.
func TestBeforeLink(t *testing.T) {
	for _, x := range []struct{ left, want string }{
		{"The flood has shamed the board, where ", "The flood has shamed the board"},
		{"The gate was shut at noon, and while ", "The gate was shut at noon"},
		{"The second break-in would be at least ", ""},
		{"The match was over, ", "The match was over,"},
		{"The gate was shut at noon; ", "The gate was shut at noon;"},
		{"Das Tor wurde mittags geschlossen, ", "Das Tor wurde mittags geschlossen,"},
		{"İstanbul'da kapı öğlen kapandı, WHERE ", "İstanbul'da kapı öğlen kapandı"},
		{"Both were dead the day before, but ", "Both were dead the day before"},
		{"The plan assumes the same sum, even though ", "The plan assumes the same sum"},
		{"The gate shut only after ", "The gate shut"},
		{"The tide runs even ", "The tide runs even"},
		{"and", ""},
		{"", ""},
	} {
		text := "Before. " + x.left + "the warden said it was"
		span := report.Span{Start: 8, End: 8 + len(x.left)}
		span.End = beforeLink(text, span)
		if got := span.In(text); got != x.want {
			t.Errorf("%q leaves %q, not %q", x.left, got, x.want)
		}
	}
}
