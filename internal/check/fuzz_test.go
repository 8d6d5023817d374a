package check

import (
	"testing"

	"github.com/headwater-news/headwater/internal/claim"
)

// FuzzAlign holds whatever somebody may ask against sentences with all kinds of
// deeds. What is asked may break off anywhere.
func FuzzAlign(f *testing.F) {
	said := []*clause{
		weighed("Petra Lindqvar sold the boat to Jonas Weller on Monday, and 14 people cheered."),
		weighed("The guard, who had been seized by Oduya's two sons, denied that the alarm was off."),
		weighed("After the fire, no report of the loss of the ferry to Tarn was ever given by the warden."),
	}
	for _, s := range []string{"Weller sold the boat to the", "sold by", "Was it not seized by?", "The loss of the", "denied that", "14", "to from of", "Oduya's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, question string) {
		const longest = 400
		if len(question) > longest {
			return
		}
		asked := weighed(question)
		for _, s := range said {
			align(asked, s, setting{}, claim.Evidence{})
			partiesDiffer(asked, s, setting{}, align(asked, s, setting{}, claim.Evidence{}).like)
		}
	})
}
