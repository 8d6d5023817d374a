package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

// TestPromises: a headline that only says what a report is about asserts nothing.
func TestPromises(t *testing.T) {
	for headline, want := range map[string]bool{
		"What we know about the flood in Orre":              true,
		"How the port lost its cranes":                      true,
		"Why the dam above Orle was never mended":           true,
		"Who is Ana Voss":                                   true,
		"Where the missing millions went":                   true,
		"Here's what the minister told the committee":       true,
		"Here is how to claim the rebate":                   true,
		"“How we lost our cranes”":                          true,
		"Port loses its cranes to the gale":                 false,
		"What a night: Orre win the cup at last":            false,
		"Whole crew of the Orla is safe":                    false,
		"How port was robbed, by the clerk who was there":   false,
		"Howard Voss to lead the port":                      false,
		"Hereford port shut":                                false,
		"When the dam broke three villages were lost":       false,
		"Minister knew what the port was doing, memo shows": false,
	} {
		if got := promises(headline); got != want {
			t.Errorf("%q: %v", headline, got)
		}
	}
}

// TestSaidApart: what a relative clause says its subject said is no part of what that says.
func TestSaidApart(t *testing.T) {
	for text, want := range map[string]int{
		"The fund, which had put the loss at nine crowns, said the yard was sound.":         2,
		"The fund had put the loss at nine crowns, a day after it said the yard was sound.": 2,
		"The fund put the loss at nine crowns, adding the yard was sound.":                  1,
		"The loss came to nine crowns, the fund said, and the yard was sound.":              1,
	} {
		at := func(words string) report.Span {
			i := strings.Index(text, words)
			return report.Span{Start: i, End: i + len(words)}
		}
		first, second := at("the loss at nine crowns"), at("the yard was sound")
		var cues [2]report.Span
		switch {
		case strings.Contains(text, "adding"):
			cues = [2]report.Span{at("put"), at("adding")}
		case strings.HasPrefix(text, "The loss"):
			first = at("The loss came to nine crowns")
			cues = [2]report.Span{at("said"), at("said")}
		default:
			cues = [2]report.Span{at("had put"), at("said")}
		}
		if got := joinPieces(text, []unit{{Span: first, cue: cues[0]}, {Span: second, cue: cues[1]}}); len(got) != want {
			t.Errorf("%s: %d, want %d", text, len(got), want)
		}
	}
}
