package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// TestPromises: a headline that only says what a report is about asserts nothing.
func TestPromises(t *testing.T) {
	for headline, want := range map[string]bool{
		"What we know about the flood in Orre":              true,
		"How the port lost its cranes":                      true,
		"Orre: how the port lost its cranes":                true,
		"Orre: nine cranes lost":                            false,
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

// TestMayHoldVerb: a clause whose verb has no ending is a claim.
func TestMayHoldVerb(t *testing.T) {
	for text, want := range map[string]bool{
		"The bank lent nine crowns to the yard":     true,
		"The dam above Orre burst":                  true,
		"Both men fled to the hills":                true,
		"The army withdrew from Orre":               true,
		"An internal ministry memo":                 false,
		"A ground staff letter to the yard of Orre": false,
		"The wound of the captain":                  false,
	} {
		x := fixture.Texts(text)[0]
		if got := mayHoldVerb(x, unit{Span: x.Sentences[0].Span}); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestTakesBack: who takes a figure back holds it no longer.
func TestTakesBack(t *testing.T) {
	for text, want := range map[string]bool{
		"The ferry's owner withdrew its own figure of 41":         true,
		"The yard has retracted the claim that the wall was old":  true,
		"Ana Voss took back her earlier statement on the wall":    true,
		"The witness recanted his account of the night":           true,
		"The army withdrew its troops from Orre":                  false,
		"The yard withdrew its offer of nine crowns":              false,
		"Ana Voss went back to her claim in the hills":            false,
		"The owner stood by its figure of 41 and took back a car": false,
	} {
		if got := takesBack(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestAsksNotToBeNamed: how sources asked to be treated is no claim, unless more is said.
func TestAsksNotToBeNamed(t *testing.T) {
	for sentence, want := range map[string]bool{
		"Both asked not to be named because they feared for their posts.":     true,
		"The clerk requested anonymity for fear of reprisals.":                true,
		"She did not want to be identified.":                                  true,
		"The two guards spoke on condition of anonymity.":                     true,
		"The witness was granted anonymity.":                                  true,
		"The nurse asked for her name to be withheld.":                        true,
		"A clerk who asked not to be named said that the safe was empty.":     false,
		"People asked not to be named said the safe was empty.":               false,
		"The court ordered that the girl be granted anonymity.":               false,
		"The keeper asked not to be paid.":                                    false,
		"The street was named after the keeper of the lighthouse.":            false,
		"The guards spoke on condition of anonymity, and the safe was empty.": false,
	} {
		if got := asksNotToBeNamed(sentence); got != want {
			t.Errorf("%q: %v", sentence, got)
		}
	}
}

// TestBeforeHowLong: what is left before words that an attribution takes doesn't end in how
// long after them it was.
func TestBeforeHowLong(t *testing.T) {
	for left, want := range map[string]string{
		"The keeper left on Friday, hours after":     "The keeper left on Friday",
		"The keeper left on Friday, two days before": "The keeper left on Friday",
		"The keeper left a week after":               "The keeper left",
		"The keeper was jailed for two years after":  "The keeper was jailed for two years",
		"The keeper left after":                      "The keeper left",
		"The keeper is the head of the guild, whose": "The keeper is the head of the guild",
		"The keeper was ill for two days, but":       "The keeper was ill for two days",
		"The keeper was ill for two days":            "The keeper was ill for two days",
	} {
		if got := left[:beforeLink(left, report.Span{End: len(left)})]; got != want {
			t.Errorf("%q: %q, want %q", left, got, want)
		}
	}
}
