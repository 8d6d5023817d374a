package brief

import "testing"

// Words that one outlet cuts out of what another quotes are another wording of
// it, whichever comes first; words that only begin alike amid a quote are not.
func TestQuoteWithinAnother(t *testing.T) {
	have := newKnownQuotes()
	spoken := func(text string) utterance {
		key := foldedWords(text)
		return utterance{key: key, start: firstWords(key)}
	}
	have.enter(spoken("The gates at Kelmouth were never meant to hold that long."), 0)
	have.enter(spoken("A lock that nobody had mended,"), 1)
	for text, want := range map[string]int{
		"never meant to hold that":                             0,
		"So we stood before a lock that nobody had mended":     1,
		"never meant to hold the water":                        -1,
		"So we stood before a lock that nobody would look at":  -1,
		"Gates at Kelmouth are an old story, as all lochs are": -1,
	} {
		quote, ok := have.find(spoken(text), func(int, bool) bool { return true })
		if !ok {
			quote = -1
		}
		if quote != want {
			t.Errorf("%q is of quote %d, not %d", text, quote, want)
		}
	}
	if _, ok := have.find(spoken("never meant to hold that"), func(int, bool) bool { return false }); ok {
		t.Error("another speaker's words are taken for the same quote")
	}
}

// TestNamedSpeakerOfSameWords: the same words are said by whom some report
// names, whomever others describe or point at, and are one quote.
func TestNamedSpeakerOfSameWords(t *testing.T) {
	quotes := assemble(english(
		"The lock at Kelmouth will be shut for a year, the canal board said on Monday.\n\n\"Nobody will be able to pass before the gates are mended,\" the board's engineer said.",
		"Barges will have to wait for a year at Kelmouth, it was learned on Monday.\n\n\"Nobody will be able to pass before the gates are mended,\" said Ines Calder.",
		"Ruud Hollis, a miller, has sued the canal board over the lock at Kelmouth.\n\n\"Nobody will be able to pass before the gates are mended\", he mentioned.",
		"The lock at Kelmouth is shut, and barges wait there since Monday.\n\n\"Nobody will be able to pass before I have seen the mayor,\" the board's engineer said.",
	)...).Stories[0].Quotes
	if len(quotes) != 2 || quotes[0].Speaker == nil || *quotes[0].Speaker != "Ines Calder" || len(quotes[0].Wordings) != 1 || len(quotes[0].Wordings[0].Evidence) != 3 {
		t.Errorf("quotes %+v", quotes)
	}
}

func TestTitlesAreNotSaid(t *testing.T) {
	for text, want := range map[string]bool{
		"The Heron of the Upper Lock":       true,
		"How Strange Is the Mill at Night?": true,
		"The Kelmouth Heron Club":           true,
		"The Elder is not Calder":           false,
		"I Hate Kelmouth Mills":             false,
		"Nobody will pass the lock":         false,
		"OPEN THE KELMOUTH LOCK NOW":        false,
		"Kelmouth":                          false,
	} {
		if isTitle(text) != want {
			t.Errorf("%q is a title: %v", text, !want)
		}
	}
}

func TestQuotesEndWithoutComma(t *testing.T) {
	quotes := assemble(english("The lock at Kelmouth is shut.\n\n\"Nobody will be able to pass this lock,\" said Ines Calder.")...).Stories[0].Quotes
	if len(quotes) != 1 || quotes[0].Wordings[0].Text != "Nobody will be able to pass this lock" {
		t.Errorf("quotes %+v", quotes)
	}
}
