package check

import (
	"testing"

	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/report"
)

func TestCertaintyDiffers(t *testing.T) {
	for _, c := range []compared{
		{"The quay was flooded.", "It is possible that the quay was flooded.", true},
		{"The quay was flooded.", "The quay appeared to be flooded.", true},
		{"The quay was flooded.", "The quay is believed to be flooded.", true},
		{"The quay was flooded.", "The quay narrowly escaped being flooded.", true},
		{"The quay was flooded.", "The quay was flooded by rain.", false},
		{"The quay appears in the register.", "The quay appears in the register.", false},
		{"The port should be flooded.", "The port must be flooded at once.", false},
		{"The port should be flooded.", "The port was flooded.", true},
		{"Oduya will flood the quay.", "Oduya flooded the quay.", true},
		{"Two suspected smugglers were on the quay.", "Two men were on the quay.", false},
		{"Two smugglers were on the quay.", "Two suspected smugglers were on the quay.", true},
		{"The quay was flooded by protest.", "The quay feared a threatened unofficial protest.", true},
		{"Oduya wants the quay to be flooded.", "The quay should be flooded.", false},
		{"Oduya will flood the quay.", "Oduya wants to flood the quay.", true},
		{"The quay was black.", "The quay could be seen to be black.", false},
		{"Two people were on the quay.", "Almost two people in three were on the quay.", false},
	} {
		c.test(t, func(asked, said *clause, like map[int][]int) string {
			marked := map[int]bool{}
			for _, at := range like {
				for _, k := range at {
					marked[k] = true
				}
			}
			return certaintyDiffers(asked, said, claim.Asserts, marked)
		})
	}
}

func TestOnlyMeant(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"Oduya has the right to sell the mill.", "right to"},
		{"Oduya went on to sell the mill.", ""},
		{"I was honoured to sell the mill.", ""},
		{"Oduya meant to sell the mill and did sell it.", ""},
	} {
		said := clauseOf(c.said)
		_, at := said.has(clauseOf("They sell.").items[1])
		if got := said.onlyMeant(at); got != c.want {
			t.Errorf("%q: %q, want %q", c.said, got, c.want)
		}
	}
}

func TestNamesake(t *testing.T) {
	for _, c := range []struct {
		asked, said string
		other       bool
	}{
		{"Miles Oduya fell.", "Mark Oduya fell.", true},
		{"Miles Oduya fell.", "Mr Oduya fell.", false},
		{"Robert Oduya fell.", "Rob Oduya fell.", false},
		{"Mayor Oduya fell.", "Mark Oduya fell.", false},
		{"Miles Oduya fell.", "Mark Oduya fell, said his brother Miles.", false},
	} {
		asked := clauseOf(c.asked)
		if got := clauseOf(c.said).namesake(asked, asked.runs()[0]); (got != "") != c.other {
			t.Errorf("%q beside %q: %q", c.asked, c.said, got)
		}
	}
}

func TestRefersBack(t *testing.T) {
	for text, want := range map[string]bool{
		"The neighbours called the warden careless and said he sleeps.": true,
		"Oduya was seen near his home.":                                 false,
		"The mill was sold.":                                            false,
		"It was sold.":                                                  true,
	} {
		if got := refersBack(clauseOf(text), claim.Evidence{Span: report.Span{End: len(text)}}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
