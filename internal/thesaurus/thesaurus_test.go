package thesaurus

import (
	"testing"

	"github.com/headwater-news/headwater/internal/sense"
	"github.com/headwater-news/headwater/internal/word"
)

func terms(s string) []word.Term { return word.NewFolder().Terms("en", s, word.Tokens(s)) }

func TestWordsOfOneSense(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"killed", "died", true},
		{"resigned", "quitting", true},
		{"lorry", "vehicles", true},
		{"dossier", "report", true},
		{"ballots", "votes", true},
		{"arrested", "convicted", false},
		{"charged", "sentenced", false},
		{"found", "lost", false},
		{"peaceful", "violent", false},
		{"killed", "injured", false},
		{"opened", "closed", false},
		{"acquitted", "convicted", false},
		{"rose", "fell", false},
		{"approve", "reject", false},
		{"lighthouse", "vehicle", false},
		{"bow", "stern", false},
		{"mother", "father", false},
	} {
		if got := Common(Of(terms(x.a)[0].Key), Of(terms(x.b)[0].Key)); got != x.want {
			t.Errorf("%s, %s: %v", x.a, x.b, got)
		}
	}
}

func TestPhrases(t *testing.T) {
	for _, x := range []struct {
		text, like string
		n          int
	}{
		{"stepped down on Monday", "resign", 2},
		{"stepped over it", "", 0},
		{"gave way", "collapse", 2},
		{"gave", "", 0},
	} {
		senses, n := Phrase(terms(x.text))
		if n != x.n {
			t.Errorf("%s: a phrase of %d", x.text, n)
		}
		if x.n > 0 && !Common(senses, Of(terms(x.like)[0].Key)) {
			t.Errorf("%s is not %s", x.text, x.like)
		}
	}
}

// TestSensesAscend: Common walks two lists side by side.
func TestSensesAscend(t *testing.T) {
	for _, list := range table().words {
		for i := 1; i < len(list); i++ {
			if list[i] <= list[i-1] {
				t.Fatalf("%v does not ascend", list)
			}
		}
	}
}

// What excludes one another is never one word for the other.
func TestNoOpposites(t *testing.T) {
	words := table().words
	for a, of := range words {
		for b, others := range words {
			if a < b && Common(of, others) && sense.Opposed(a, b) {
				t.Errorf("the keys %v and %v are opposites and have a sense in common", a, b)
			}
		}
	}
}

// What a report says implies what a reader says of it, one way or both.
func TestImplied(t *testing.T) {
	folder := word.NewFolder()
	terms := func(s string) []word.Term { return folder.Terms("en", s, word.Tokens(s)) }
	for _, c := range []struct {
		says, means string
		want        bool
	}{
		{"shot dead", "died", true},
		{"died", "shot", false},
		{"decided", "chose", true},
		{"chose", "decided", true},
		{"acquitted", "convicted", false},
	} {
		means, _ := Means(terms(c.means))
		if got := Common(Says(terms(c.says)), means); got != c.want {
			t.Errorf("%q lets a reader say %q: %v, want %v", c.says, c.means, got, c.want)
		}
	}
}
