package check

import (
	"testing"

	"github.com/headwater-news/headwater/internal/claim"
)

// A sentence may lack a word that only says more of another, and none that says who does
// what to whom, or where.
func TestOnlyQualify(t *testing.T) {
	for _, c := range []struct {
		asked, said string
		only        bool
	}{
		{"The elderly baker closed the shop.", "The baker closed the shop.", true},
		{"The council approved a costly bridge.", "The council approved a bridge.", true},
		{"Growers lost their entire harvest.", "Growers lost their harvest.", true},
		{"The mayor quickly sold the mill.", "The mayor sold the mill.", true},
		{"The wooden pier burnt down.", "The pier burnt down.", true},
		{"Divers found a rusty anchor.", "Divers found an anchor.", true},
		{"The court hastily freed the smith.", "The court freed the smith.", true},
		{"A heavy storm sank the barge.", "A storm sank the barge.", true},
		{"The guard quickly locked the rusty gate.", "The guard locked the gate.", true},
		{"The jobless weavers marched to the square.", "The weavers marched to the square.", true},

		{"The baker closed the shop.", "The shop closed.", false},
		{"The baker closed the shop.", "The baker closed the mill.", false},
		{"The council approved a bridge.", "The council discussed a bridge.", false},
		{"The pier in the harbour burnt down.", "The pier burnt down.", false},
		{"Divers found an anchor.", "Wardens found an anchor.", false},
		{"The storm sank the barge.", "The storm lifted the barge.", false},
		{"The court freed the smith.", "The court freed the sailor.", false},
		{"She is the 25th warden.", "She is the warden.", false},
		{"The guard quickly locked the gate.", "The guard painted the gate.", false},
		{"The mayor quickly sold the mill.", "The mayor sold a boat.", false},
		{"The baker closed the shop.", "The baker closed the shop.", false}, // nothing is lacking
	} {
		asked, said := weighed(c.asked), weighed(c.said)
		lacks := align(asked, said, setting{}, claim.Evidence{}).lacks
		if got := asked.onlyQualify(lacks); got != c.only {
			t.Errorf("%q beside %q: %v, lacks %q", c.asked, c.said, got, asked.textsOf(lacks))
		}
	}
}

// Who is on a ship with a name is aboard.
func TestAboard(t *testing.T) {
	for said, has := range map[string]bool{
		"Nine pilgrims were on the Heron.":      true,
		"Nine pilgrims were on board.":          true,
		"Nine pilgrims were aboard.":            true,
		"Nine pilgrims sailed on Grey Heron.":   true,
		"Nine pilgrims were on the hill.":       false,
		"Nine pilgrims waited for the Heron.":   false,
		"Nine pilgrims prayed on Sunday.":       false,
		"Nine pilgrims read of the Grey Heron.": false,
	} {
		for _, text := range []string{"Nine pilgrims were on board.", "Nine pilgrims were aboard."} {
			asked := weighed(text)
			if credit, _ := weighed(said).likesOf(asked, len(asked.items)-1); credit == 1 != has {
				t.Errorf("%q beside %q: %g", text, said, credit)
			}
		}
	}
}
