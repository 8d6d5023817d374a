package lineage

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// relate lays texts side by side; the passages are given as the sentences of
// each text that are one.
func relate(t *testing.T, texts []string, passages ...[]int) *builder {
	t.Helper()
	return relateTexts(fixture.Texts(texts...), passages...)
}

func relateTexts(cut []*segment.Text, passages ...[]int) *builder {
	var list []reuse.Passage
	for _, sentences := range passages {
		var p reuse.Passage
		for r, s := range sentences {
			if s >= 0 {
				p.Witnesses = append(p.Witnesses, reuse.Witness{Report: r, Sentence: s, Span: cut[r].Sentences[s].Span})
			}
		}
		list = append(list, p)
	}
	b := &builder{model: &fitted}
	b.compare(cut, fixture.Indexes(len(cut)), list)
	b.weigh()
	return b
}

func TestCollate(t *testing.T) {
	b := relate(t, []string{
		"The mayor of Quarrick opened the old ferry. Nobody sang. Gulls watched from the mole.",
		"The burgomaster opened the ancient ferry. It rained on the band.",
		"The burgomaster closed a bakery and an old mill.",
	}, []int{0, 0, -1}, []int{-1, 0, 0})
	r := b.relation(0, 1)
	first, second := r.sideOf(0), r.sideOf(1)
	if first.own != 2 || second.own != 1 || len(first.sentences) != 1 || len(second.sentences) != 1 {
		t.Errorf("own sentences %d and %d, shared %d and %d", first.own, second.own, len(first.sentences), len(second.sentences))
	}
	if first.names != 1 || second.names != 0 {
		t.Errorf("names lost: %d and %d", first.names, second.names)
	}
	if first.plain != 2 || second.plain != 2 {
		t.Errorf("plain words of one alone: %d and %d", first.plain, second.plain)
	}
	if first.variants != 0 || second.variants == 0 {
		t.Errorf("variants that a third text has: %.1f and %.1f", first.variants, second.variants)
	}
	if first.pairVariants != 0 || second.pairVariants != 1 { // "the burgomaster"
		t.Errorf("words side by side that a third text has: %d and %d", first.pairVariants, second.pairVariants)
	}
	if first.newNames != 1 || second.newNames != 0 {
		t.Errorf("names that the other has nowhere: %d and %d", first.newNames, second.newNames)
	}
	if first.terms <= second.terms || first.kept == 0 || r.keptPairs() == 0 {
		t.Errorf("terms %d and %d, kept %.1f, pairs %.2f", first.terms, second.terms, first.kept, r.keptPairs())
	}
}

// TestFollowers: what a text shares with one that came out after it is no sign of
// a third.
func TestFollowers(t *testing.T) {
	reports := []report.Report{
		{Text: "The mayor of Quarrick opened the old ferry. Nobody sang.", Language: "en"},
		{Text: "The burgomaster opened the ancient ferry. It rained on the band.", Language: "en"},
		{Text: "The burgomaster opened the ancient ferry. Herring was dear.", Language: "en"},
	}
	for _, x := range []struct {
		name string
		days [3]calendar.Day
		seen bool
	}{
		{"a third text before it", [3]calendar.Day{100, 102, 101}, true},
		{"a third text after it", [3]calendar.Day{100, 101, 102}, false},
	} {
		for i, d := range x.days {
			reports[i].Published.Days = calendar.Interval{First: d, Last: d}
		}
		b := relateTexts(fixture.Cut(reports...), []int{0, 0, 0})
		if n := b.relation(0, 1).sideOf(1).pairVariants; n > 0 != x.seen {
			t.Errorf("%s: %d words side by side are another's too", x.name, n)
		}
	}
}

// TestCues: each cue speaks for the text that it should.
func TestCues(t *testing.T) {
	for _, x := range []struct{ name, why, earlier, later, third string }{
		{"names", "names whom or what",
			"The harbour master Ottilie Varga shut the northern lock at noon because the gate had cracked.",
			"The harbour master shut the northern lock at noon because the gate had cracked.", ""},
		{"rarer words", "has the rarer words",
			"The big house near the old bridge was quickly sold to a young doctor.",
			"The palatial house near the antediluvian bridge was precipitously vended to a callow doctor.", ""},
		{"usual words", "has the words of the other reports",
			"The workers left the factory before the floor gave way under the presses.",
			"The toilers quitted the manufactory before the floor gave way under the presses.",
			"Two workers spoke of a factory where they left their coats."},
		{"padding", "needs more words",
			"The crane fell on the shed.",
			"It was the case that the crane, as it were, then fell right down on to the top of the shed there.", ""},
	} {
		texts, passage := []string{x.earlier, x.later}, []int{0, 0}
		if x.third != "" {
			texts, passage = append(texts, x.third), append(passage, -1)
		}
		s := step{from: 0, to: 1, relation: relate(t, texts, passage).relation(0, 1)}
		found := false
		for _, c := range s.cues(&fitted) {
			if strings.Contains(c.why, x.why) {
				found = c.odds > 0
			}
		}
		if !found {
			t.Errorf("%s: not among the cues for the earlier text", x.name)
		}
	}
}

// TestCuesTurnWithTheirTexts: what speaks for one order speaks as much against
// the other.
func TestCuesTurnWithTheirTexts(t *testing.T) {
	one, two := paragraphs(fire[:5]...), paragraphs(swapped(fire[1:6])...)
	same := [][]int{{1, 0}, {2, 1}, {3, 2}, {4, 3}}
	turned := [][]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}}
	there := relate(t, []string{one, two}, same...).relation(0, 1)
	back := relate(t, []string{two, one}, turned...).relation(0, 1)
	if there.fromA != back.fromB || there.fromB != back.fromA {
		t.Errorf("%v and %v, turned round %v and %v", there.fromA, there.fromB, back.fromB, back.fromA)
	}
}

// TestLittleText: a source of little text must be likelier than not, one of
// much only likelier than there being none.
func TestLittleText(t *testing.T) {
	little := []string{paragraphs(append(strike[:2:2], fire...)...), paragraphs(strike...)}
	much := []string{paragraphs(append(strike[:2:2], fire...)...), paragraphs(strike[:3]...)}
	for _, x := range []struct {
		name  string
		texts []string
		odds  float64 // of the step there; the step back has hardly any
		taken bool
	}{
		{"little, as likely as not", little, -0.1, false},
		{"little, likelier than not", little, 0.5, true},
		{"much, as likely as not", much, -0.1, true},
	} {
		b := relate(t, x.texts, []int{0, 0}, []int{1, 1})
		b.relations[0].oddsA, b.relations[0].oddsB = x.odds, -8
		if got := len(b.firstParents().of[1]) > 0; got != x.taken {
			t.Errorf("%s: taken %v, share %.2f", x.name, got, b.relations[0].shareB)
		}
	}
}
