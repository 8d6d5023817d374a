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
		quote, ok := have.find(spoken(text), func(int) bool { return true })
		if !ok {
			quote = -1
		}
		if quote != want {
			t.Errorf("%q is of quote %d, not %d", text, quote, want)
		}
	}
	if _, ok := have.find(spoken("never meant to hold that"), func(int) bool { return false }); ok {
		t.Error("another speaker's words are taken for the same quote")
	}
}
