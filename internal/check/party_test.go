package check

import (
	"testing"

	"github.com/headwater-news/headwater/internal/claim"
)

// compared is a claim, a sentence, and whether the sentence says another thing.
type compared struct {
	asked, said string
	differs     bool
}

func (c compared) test(t *testing.T, differ func(asked, said *clause, like map[int][]int) string) {
	t.Helper()
	asked, said := weighed(c.asked), weighed(c.said)
	if got := differ(asked, said, align(asked, said, setting{}, claim.Evidence{}).like); (got != "") != c.differs {
		t.Errorf("%q beside %q: %q", c.asked, c.said, got)
	}
}

func TestPartiesDiffer(t *testing.T) {
	for _, c := range []compared{
		{"The warden was in the boat.", "The warden sat in the boat that sank.", false},
		{"The warden was in the boat.", "Oduya saw the warden climb into the boat.", false},
		{"A guard seized Oduya.", "When the guard asked Oduya to go, the warden seized him.", true},
		{"A guard seized Oduya.", "The guard, who knew Oduya, seized him.", false},
		{"Oduya shot two guards.", "A vigil was held for Oduya, who was shot by two guards.", true},
		{"Oduya shot two guards.", "Two guards were shot by Oduya.", false},
		{"Amstel disclosed the fault.", "The fault was disclosed by a firm after Amstel had issued a fix.", true},
		{"The police found a ladder.", "Her unit found a ladder, and told the police.", false},
		{"Oduya met Lindqvist.", "Lindqvist met Oduya.", false},
		{"Oduya rang the bell.", "Oduya opened the gate while Lindqvist rang the bell.", true},
		{"Oduya rang the bell.", "Lindqvist, the sister of Oduya, rang the bell.", true},
		{"Ines Oduya rang the bell.", "Mrs Oduya rang the bell.", false},
		{"Oduya apologised.", "He apologised to Oduya.", true},
		{"Oduya apologised.", "He had apologised, Oduya said.", false},
		{"Oduya was robbed.", "Lindqvist robbed Oduya.", false},
		{"Oduya supports the bridge.", "Oduya told of her sister's support for the bridge.", true},
		{"Oduya rang the bell.", "Oduya and Lindqvist rang the bell.", false},
		{"Oduya apologised to Lindqvist.", "Lindqvist apologised to Oduya in the hall.", true},
		{"Divers found a bell.", "Wardens who searched the quay found a bell.", true},
		{"The guards lit the fire.", "The fire had been lit to draw the guards away.", true},
		{"Tolm defeated Hesk.", "It was a bitter defeat to Hesk for Tolm.", true},
		{"The warden opened a gate.", "A gate was opened by a baker.", true},
		{"Oduya praised Lindqvist.", "Lindqvist praised Oduya for her patience.", true},
		{"Oduya praised Lindqvist.", "Oduya went on to praise the work of Lindqvist.", false},
		{"Oduya was praised by Lindqvist.", "Lindqvist praised Oduya.", false},
		{"Lindqvist praised Oduya.", "Oduya was praised by Lindqvist.", false},
		{"Oduya was praised by Lindqvist.", "Oduya praised Lindqvist.", true},
		{"Oduya has the backing of Lindqvist.", "Lindqvist, who has the backing of Oduya, will stand.", true},
		{"Oduya sent a letter from Lindqvist.", "Oduya has sent a letter from Lindqvist to the mayor.", false},
		{"Oduya beat Lindqvist.", "Lindqvist gained a victory over Oduya, winning by a point.", true},
		{"Lindqvist beat Oduya.", "Lindqvist gained a victory over Oduya, winning by a point.", false},
		{"Oduya offered Lindqvist the post.", "Oduya has been offered the post of warden by Lindqvist.", true},
		{"Amadi shot a guard.", "The death of Amadi, who was shot by a guard, is unsolved.", true},
		{"Oduya met Lindqvist.", "Lindqvist met Oduya.", false},
		{"In Tolm Oduya fired a guard.", "Oduya fired a guard in Tolm.", false},
		{"A guard shot a thief.", "A thief shot a guard and fled.", true},
	} {
		c.test(t, func(asked, said *clause, like map[int][]int) string {
			return partiesDiffer(asked, said, setting{}, like)
		})
	}
}

func TestOrderDiffers(t *testing.T) {
	for _, c := range []compared{
		{"The alarm rang before the theft.", "The alarm rang after the theft.", true},
		{"The alarm rang before the theft.", "The theft came after the alarm rang.", false},
		{"The alarm rang before the theft.", "The alarm rang hours before the theft.", false},
		{"The alarm rang before the theft.", "The theft was seen before the alarm rang.", true},
		{"The alarm rang before the theft.", "The alarm rang during the theft.", true},
		{"The alarm rang after the theft.", "The alarm rang after the theft of a vase.", false},
		{"The alarm rang.", "The alarm rang after the theft.", false},
	} {
		c.test(t, orderDiffers)
	}
}

func TestRanksDiffer(t *testing.T) {
	for _, c := range []compared{
		{"She is the warden.", "She is the deputy warden.", true},
		{"She is the deputy warden.", "She is the warden.", true},
		{"The warden spoke.", "The former warden spoke.", false},
		{"The former warden spoke.", "The warden spoke.", true},
		{"Tolm is the second-largest port.", "Tolm is the fourth-largest port.", true},
		{"Tolm is the largest port.", "Tolm is the fourth-largest port.", true},
		{"A man was held.", "A third man was held.", false},
		{"He is charged with murder.", "He is charged with attempted murder.", true},
	} {
		c.test(t, ranksDiffer)
	}
}
