package check

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

func clauseOf(text string) *clause {
	t := segment.NewCutter().Cut(&report.Report{Text: text, Language: "en"})
	c := readClause(t, t.Sentences, timesAsked(t), claim.Weights{}, func(word.Key) bool { return true })
	return &c
}

func TestNumbersDiffer(t *testing.T) {
	for _, c := range []struct{ asked, said, want string }{
		{"Fifty-eight people were aboard.", "The harbour counted 58 people on board.", ""},
		{"58 people were aboard.", "The owner counted 41 people aboard.", "the reports say 41, the claim 58"},
		{"Two million crowns were paid.", "It paid 2,000,000 crowns.", ""},
		{"Two million crowns were paid.", "It paid 1.2 million crowns.", "the reports say 1.2 million, the claim Two million"},
		{"Four people were rescued.", "The number of people rescued is 34, four of them in serious condition.", "the reports say 34, the claim Four"},
		{"More than 41 people were aboard.", "The owner counted 41 people aboard.", "the reports say 41, the claim More than 41"},
		{"Oduya paid a million dollars for it.", "Oduya paid $1 million for it.", ""},
		{"Oduya paid a million dollars for it.", "Oduya paid £1 million for it.", "the reports say 1 million, the claim million"},
		{"Nine bodies were found.", "Bodies were found.", "the reports give no number here, the claim says Nine"},
		{"Bodies were found.", "Nine bodies were found.", ""},
		{"Two guards fell.", "Both guards fell.", ""},
		{"Three guards fell.", "Both guards fell.", "the reports give no number here, the claim says Three"},
		{"Oduya served four years.", "Oduya served more than four years.", "the reports say more than four, the claim four"},
		{"Boys younger than five swim free.", "Boys under five swim free.", ""},
		{"Boys older than five swim free.", "Boys under five swim free.", "the reports say under five, the claim older than five"},
		{"It happened on 14 June.", "It happened on Wednesday.", ""}, // days are compared as days
	} {
		if got := numbersDiffer(clauseOf(c.asked), clauseOf(c.said)); got != c.want {
			t.Errorf("%q beside %q: %q, want %q", c.asked, c.said, got, c.want)
		}
	}
}

func TestTimesDiffer(t *testing.T) {
	for _, c := range []struct{ asked, said, want string }{
		{"The mill burnt on Tuesday.", "The mill burnt down on Tuesday night.", ""},
		{"The mill burnt on Tuesday.", "The mill burnt down on Friday night.", "another day"},
		{"The mill burnt on 12 February.", "The mill burnt on Feb. 12.", ""},
		{"The mill burnt on 12 February.", "The mill burnt on Feb. 21.", "another day"},
		{"The mill burnt in May.", "The mill burnt in March.", "another month"},
		{"The mill burnt in 1988.", "The mill burnt in 1998.", "another year"},
		{"The mill burnt on Tuesday.", "The mill burnt down.", "the reports don't give the day here"},
		{"The mill burnt.", "The mill burnt on Tuesday.", ""},
		{"The mill burnt on a Tuesday night.", "The mill burnt down on Friday night.", "another day"},
		{"The mill burnt on Sunday.", "The mill, where Sunday markets were held, burnt on Friday.", "another day"},
		{"The mill burnt on Sunday.", "The mill, which Sunday markets had filled, burnt.", "the reports don't give the day here"},
		{"The mill burnt on Friday.", "The mill burnt, wardens said Friday.", "the reports don't give the day here"},
		{"The mill collapsed in 1988.", "The mill that was built in 1988 collapsed.", "the reports don't give the year here"},
		{"The mill was built in 1988.", "The mill that was built in 1988 collapsed.", ""},
	} {
		if got := timesDiffer(weighed(c.asked), weighed(c.said)); c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%q beside %q: %q, want %q", c.asked, c.said, got, c.want)
		}
	}
}

func TestTurned(t *testing.T) {
	for _, c := range []struct {
		text            string
		negative, maybe bool
	}{
		{"The dam broke.", false, false},
		{"The dam did not break.", true, false},
		{"No dam broke.", true, false},
		{"The port dismissed the warden of the dam.", false, false},
		{"The port rejected the offer in a letter that ended at noon.", false, false},
		{"The port dismissed reports of a broken dam.", true, false},
		{"The warden said no and left the dam.", false, false},
		{"The mayor denied that the dam broke.", true, false},
		{"The mayor denied that the dam didn't break.", false, false},
		{"The claim that the dam broke is false.", true, false},
		{"The dam may break.", false, true},
		{"The dam broke in May.", false, false},
		{"The dam was to open on Sunday.", false, true},
	} {
		x := clauseOf(c.text)
		_, maybe := x.maybe(x.all())
		if negative := x.negative(x.all()); negative != c.negative || maybe != c.maybe {
			t.Errorf("%q: negative %v, maybe %v", c.text, negative, maybe)
		}
	}
}

// A word may be borne out by one that only the thesaurus has for it, or by a
// phrase, but counts less then than where the word itself stands.
func TestHas(t *testing.T) {
	for _, c := range []struct {
		asked, said string
		want        float64
	}{
		{"resigned", "The warden of the dam resigned.", 1},
		{"resigned", "The warden of the dam stepped down.", impliedCredit},
		{"warned", "The warden of the dam resigned.", 0},
	} {
		x := clauseOf("He " + c.asked + ".").items[1]
		x.weight = 1
		said := clauseOf(c.said)
		for i := range said.items {
			said.items[i].weight = 1
		}
		if got, _ := said.has(x); got != c.want {
			t.Errorf("%q in %q: %g, want %g", c.asked, c.said, got, c.want)
		}
	}
}

// A word of a report that is one of the claim's bears out no other.
func TestLikesOf(t *testing.T) {
	asked, said := weighed("Oduya wrote a letter."), weighed("Oduya delivered a letter.")
	for i, x := range asked.items {
		if credit, _ := said.likesOf(asked, i); x.lower == "wrote" && credit > 0 || x.lower == "letter" && credit != 1 {
			t.Errorf("%q: %g", x.lower, credit)
		}
	}
}

// Each difference is told once, and a missing word only where nothing speaks of it.
func TestTell(t *testing.T) {
	var c comparison
	c.tell("the reports say “bow ramp”, the claim “stern ramp”")
	c.tell("")
	c.tellMissing([]string{"stern", "gate"})
	c.tellMissing([]string{"bell"})
	if got := strings.Join(c.differs, "; "); got != "the reports say “bow ramp”, the claim “stern ramp”; the reports don't say “gate” here" {
		t.Error(got)
	}
	if c = (comparison{}); true {
		c.tellMissing(nil)
	}
	if len(c.differs) != 1 {
		t.Errorf("nothing is told of what is said in part: %v", c.differs)
	}
}

// weighed is a clause whose words of content all count alike.
func weighed(text string) *clause {
	c := clauseOf(text)
	terms := c.text.Terms
	for i := range c.items {
		if !terms[i].Stop {
			c.items[i].weight = 1
		}
	}
	return c
}

// A short sentence, or one with a pronoun, may take one phrase from a sentence
// before it.
func TestPhraseStoodFor(t *testing.T) {
	for _, c := range []struct{ asked, before, said, want string }{
		{"The gate of the plating works is chained.", "Nobody was at the plating works.", "The gate is chained.", "plating works"},
		{"Samples are taken at the plant.", "The plant was rebuilt.", "Samples are taken there, she said.", "plant"},
		{"The gate of the plating works is chained.", "Nobody was at the farm.", "The gate is chained.", ""},
		{"The gate of the plating works is chained.", "Nobody was at the plating works.", "A gate on the road to Vardo is chained by night.", ""},
		{"The gate is locked and the plant was sold.", "The plant was sold.", "The gate is locked.", "plant was sold"},
	} {
		asked, said := weighed(c.asked), weighed(c.said)
		s := setting{}
		if pointsBack(said) {
			b := before{words: map[word.Key]bool{}, senses: map[int]bool{}}
			for _, x := range clauseOf(c.before).items {
				b.words[x.key] = true
			}
			s.before = append(s.before, b)
		}
		got := s.phraseStoodFor(asked, said)
		var words []string
		for i := got.from; i < got.to; i++ {
			if asked.items[i].content() || len(words) > 0 {
				words = append(words, asked.items[i].lower)
			}
		}
		if text := strings.TrimSpace(strings.TrimSuffix(strings.Join(words, " "), " is")); text != c.want {
			t.Errorf("%q after %q: %q, want %q", c.said, c.before, text, c.want)
		}
	}
}

func TestNegatesOther(t *testing.T) {
	for _, c := range []struct {
		asked, said string
		want        bool
	}{
		{"The name was released and he was not aboard.", "The man, whose name was not released, came aboard.", true},
		{"The name was not released.", "The man, whose name was not released, came aboard.", false},
		{"The name was released.", "The name was not released.", false}, // the opposite, which is told otherwise
	} {
		asked, said := weighed(c.asked), weighed(c.said)
		if got := negatesOther(asked, said, align(asked, said, setting{}, claim.Evidence{}).like); got != c.want {
			t.Errorf("%q beside %q: %v", c.asked, c.said, got)
		}
	}
}

// A claim of no words at all is no claim, and nothing bears on it.
func TestEmpty(t *testing.T) {
	for _, text := range []string{"", "…", "the of and", "\x00\u202e"} {
		asked := segment.NewCutter().Cut(&report.Report{Text: text, Language: "en"})
		if r := NewIndex([]Story{{}}).Claim(asked); r.Verdict != Nothing {
			t.Errorf("%q: %s", text, r.Verdict)
		}
	}
}
