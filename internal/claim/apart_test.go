package claim

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

func TestApart(t *testing.T) {
	for _, x := range []struct {
		name, a, b string
		want       float64
	}{
		{"the same verb", "Masons mended the spiral staircase at Kelmouth.", "At Kelmouth, the spiral staircase was mended by masons.", 0},
		{"a verb of one sense", "Burglars stole 14 lanterns from the lighthouse.", "14 lanterns were taken from the lighthouse by thieves.", 0},
		{"two verbs", "Masons mended the spiral staircase at Kelmouth.", "Children counted the steps of the spiral staircase at Kelmouth.", 2 * otherVerb},
		{"a verb that says little", "The spiral staircase at Kelmouth is steep and crooked.", "Masons mended the spiral staircase at Kelmouth.", otherVerb},
		{"what may be so", "The council repaired the lantern that a storm had broken.", "In spring the council of Kelmouth might repair its lantern.", otherMood},
		{"what is not so", "Masons mended the broken lantern of Kelmouth.", "The lantern of Kelmouth, broken in a storm, had never been mended by masons.", otherMood},
		{"what is not so, of another verb", "The warden never mended the broken lantern.", "The warden saw the broken lantern.", 2 * otherVerb},
		{"what will be", "The warden will resign over the broken lantern.", "Over his lantern, which broke in a storm, the warden of Kelmouth resigned.", otherMood},
		{"what is and what was", "The warden resigns over the broken lantern.", "Over his lantern, which broke in a storm, the warden of Kelmouth resigned.", 0},
	} {
		s := tell(t, fixture.Texts(x.a, x.b))
		c := newClustering(newFinder(s), weigh(s, cut(s).units))
		if len(c.blocks) != 2 {
			t.Fatalf("%s: %d blocks, want 2", x.name, len(c.blocks))
		}
		if got := c.apart(c.likenessOf(0, 1).of); got != x.want {
			t.Errorf("%s: apart by %v, want %v", x.name, got, x.want)
		}
	}
}
