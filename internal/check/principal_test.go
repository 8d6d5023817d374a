package check

import (
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// The text of a report about one person, with others in it or not, ends in a
// sentence that may be about that one.
func TestPrincipal(t *testing.T) {
	const about = "Mary Amadi ran the ferry company. Mary Amadi left it in May. Chairwoman Mary Amadi had been ill. Her board met without Mary Amadi. "
	for _, c := range []struct {
		text  string
		meant bool
	}{
		{about + "The woman owed the harbour a fortune.", true},
		{about + "The chairwoman owed the harbour a fortune.", true},
		{about + "She owed the harbour a fortune.", true},
		{about + "The man owed the harbour a fortune.", false},
		{about + "A woman owed the harbour a fortune.", false},
		{about + "With the woman went the fortune of the harbour.", false},
		{about + "The warden owed the harbour a fortune.", false},
		{about + "Anna Lindqvist came. She owed the harbour a fortune.", false},
		{"Mary Amadi and Anna Lindqvist ran the ferry company. Anna Lindqvist left. Mary Amadi stayed. The woman owed the harbour a fortune.", false},
	} {
		text := segment.NewCutter().Cut(&report.Report{Text: c.text, Language: "en"})
		n := newNames(claim.Story{Texts: []*segment.Text{text}, Reports: []int{0}, Readings: []attribution.Reading{attribution.Read(text)}})
		last := len(text.Sentences) - 1
		said := readClause(text, text.Sentences[last:], nil, claim.Weights{}, n.isName)
		for i := range said.items {
			said.items[i].weight = 1
		}
		p := n.about[0]
		if got := p != nil && p.meantBy(&said, last, text.Sentences[last].Span); got != c.meant {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
