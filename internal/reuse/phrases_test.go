package reuse

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/word"
)

// Each phrase of the table has two words or more that tell something, and
// stands there once.
func TestPhraseTable(t *testing.T) {
	folder, seen := word.NewFolder(), map[string]bool{}
	for line := range strings.Lines(phraseTable) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		for phrase := range strings.SplitSeq(line, ",") {
			phrase = strings.TrimSpace(phrase)
			tokens, telling := word.Tokens(phrase), 0
			for _, x := range folder.Terms("en", phrase, tokens) {
				if !x.Stop {
					telling++
				}
			}
			if telling < 2 || telling > longestPhrase {
				t.Errorf("%q is no phrase, or too long", phrase)
			}
			key := strings.Join(folder.Stems("en", phrase, tokens), " ")
			if seen[key] {
				t.Errorf("%q stands twice", phrase)
			}
			seen[key] = true
		}
	}
}

// freeWords are the words of a sentence that its reporter may have chosen, the
// little ones left out.
func freeWords(sentence string) string {
	t := fixture.Texts(sentence)[0]
	var out []string
	terms, _ := newScale().weigh(t, []int{0})
	for i, x := range terms {
		if x.kind&free != 0 && x.kind&stop == 0 {
			out = append(out, t.SpanOf(t.TermsOf(t.Sentences[0])[i]).In(t.Text))
		}
	}
	return strings.Join(out, " ")
}

func TestPhrases(t *testing.T) {
	for sentence, want := range map[string]string{
		"The gardener was pronounced dead at the scene.":               "gardener pronounced",
		"They were released on bail, and the swans on a pond.":         "bail swans pond",
		"He was sentenced to 19 years in prison for hiding two swans.": "sentenced hiding two swans", // a number may stand between
		"The swan was at twice the legal limit.":                       "swan twice",
		"The swan was at twice the possible legal limit.":              "swan twice possible limit", // another word may not
		"The legal clerk knows no limit.":                              "legal clerk knows limit",
		"Opening the window, she fired a question at the bailiff.":     "Opening window fired question bailiff",
	} {
		if got := freeWords(sentence); got != want {
			t.Errorf("%s\n\tfree: %q, want %q", sentence, got, want)
		}
	}
}

// Who tells it: the same words weigh less for copying where one sentence has
// them from somebody and the other states them.
func TestTells(t *testing.T) {
	const told = "The weir keeper counted nine drowned looms below the lock, "
	for sentence, want := range map[string]bool{
		told + "a clerk said.":               true,
		told + "according to a clerk.":       true,
		told + "and nobody fished them out.": false,
	} {
		_, tells := newScale().weigh(fixture.Texts(sentence)[0], []int{0})
		if tells[0] != want {
			t.Errorf("%s: tells %v", sentence, tells[0])
		}
	}
	same := evidence{open: agreement{free: 12, frame: 0.8, run: run{free: 6, words: 4}, words: 5}}
	one := same
	one.oneTells = true
	if a, b := same.odds(), one.odds(); a.copying != b.copying || a.wording != b.wording || a.sole <= b.sole {
		t.Errorf("odds %+v where both or none tell, %+v where one does", a, b)
	}
}

func TestHints(t *testing.T) {
	for _, x := range []struct {
		hints
		outlet, want bool
	}{
		{hints{best: slight, matches: 2}, false, false},
		{hints{best: slight, matches: 3}, false, true},
		{hints{best: slight, matches: 1, quotes: true}, false, false},
		{hints{best: slight, matches: 2, quotes: true}, false, true},
		{hints{best: 1.2, matches: 1}, false, false},
		{hints{best: 1.2, matches: 1}, true, true},
		{hints{best: 1.2, matches: 1, quotes: true}, false, true},
		{hints{best: 1.2, matches: 2}, false, true},
		{hints{quotes: true}, true, false},
	} {
		if got := x.enough(x.outlet); got != x.want {
			t.Errorf("%+v, one outlet %v: %v", x.hints, x.outlet, got)
		}
	}
}
