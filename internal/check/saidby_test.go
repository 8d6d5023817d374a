package check

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/word"
)

// saidBy is a sentence and evidence of it, the part between bars, that who is
// named first in it is said to say.
func saidBy(t *testing.T, marked, source string) (*clause, claim.Evidence) {
	t.Helper()
	before, rest, _ := strings.Cut(marked, "|")
	content, after, ok := strings.Cut(rest, "|")
	if !ok {
		t.Fatalf("%q has no two bars", marked)
	}
	e := claim.Evidence{Span: report.Span{Start: len(before), End: len(before) + len(content)}}
	text := before + content + after
	if at := strings.Index(text, source); source != "" && at >= 0 {
		e.Chain = []attribution.Link{{Name: source, Kind: attribution.Person, Span: report.Span{Start: at, End: at + len(source)}}}
	}
	return clauseOf(text), e
}

// What somebody says is of himself only where he speaks of himself.
func TestOfSpeaker(t *testing.T) {
	for marked, want := range map[string]bool{
		`|"I never went to sea,"| Oduya said.`:                         true,
		"Oduya said |he never went to sea|.":                           true,
		"Oduya spoke of |seeing his brother fall|.":                    true,
		`|"A clerk who never went to sea runs the port,"| Oduya said.`: false,
		"Oduya said |Lindqvist had lost her boat|.":                    false,
	} {
		c, e := saidBy(t, marked, "Oduya")
		if got := c.ofSpeaker(e, true); got != want {
			t.Errorf("%q: %v, want %v", marked, got, want)
		}
	}
}

// The name of who says something is not named in what he says.
func TestHasName(t *testing.T) {
	for marked, want := range map[string]bool{
		"Oduya warned of |a clerk who never went to sea|.": false,
		"|Oduya never went to sea|.":                       true,
	} {
		c, e := saidBy(t, marked, "")
		key := c.items[0].key
		around := setting{sources: map[word.Key]bool{key: true}}
		if got := c.hasName(key, around, e); got != want {
			t.Errorf("%q: %v, want %v", marked, got, want)
		}
	}
}

func TestBids(t *testing.T) {
	for marked, want := range map[string]bool{
		"|See the cover of the brochure below.|": true,
		"|The editor saw the cover.|":            false,
		"|Nurses see the cover every day.|":      false,
	} {
		c, e := saidBy(t, marked, "")
		if got := c.bids(e); got != want {
			t.Errorf("%q: %v, want %v", marked, got, want)
		}
	}
}

// A deed is borne out by a verb or by a noun for who does it, not by any noun.
func TestDeedsAmong(t *testing.T) {
	for said, want := range map[string]int{
		"Teams with supplies went up to the quarry.":  0,
		"Somebody supplied the quarry with blankets.": 1,
		"The suppliers of the quarry are known.":      1,
	} {
		c := clauseOf(said)
		var at []int
		for i, x := range c.items {
			if strings.HasPrefix(x.lower, "suppl") {
				at = append(at, i)
			}
		}
		if got := c.deedsAmong(at, item{}); len(got) != want {
			t.Errorf("%q: %d, want %d", said, len(got), want)
		}
	}
}
