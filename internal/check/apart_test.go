package check

import (
	"cmp"
	"testing"

	"github.com/headwater-news/headwater/internal/claim"
)

// One word of a claim is held against the same word of a sentence.
func TestWordsApart(t *testing.T) {
	differ := func(asked, said *clause, like map[int][]int) string {
		return cmp.Or(wordsApart(asked, said, like, claim.Evidence{}), untold(asked, said, setting{}), partiesDiffer(asked, said, setting{}, like))
	}
	for _, c := range []compared{
		// Negated here, and there not, though both negate something.
		{"The board was not consulted and did not approve the sale.", "The board was consulted and did not approve the sale.", true},
		{"Oduya did not maintain that she had no key.", "Oduya maintained that she had no key.", true},
		{"The grocer has not argued that the tests don't work.", "The grocer has argued that the tests don't work.", true},
		{"No guard was not hurt.", "No guard was hurt.", true},
		{"Growers who are not insured would not be paid.", "Growers who are insured would not be paid.", true},
		{"The wardens know whether the lamp was not lit, but did not go.", "The wardens know whether the lamp was lit, but did not go.", true},
		{"The board was not consulted and did not approve the sale.", "The board did not approve the sale, on which it had not been consulted.", false},
		{"No guard was hurt.", "The guards were not hurt.", false},
		{"The ferry never sailed and nobody was paid.", "The ferry did not sail, and nobody was paid.", false},
		{"Not only the grocer was not paid.", "The grocer was not paid.", false},
		{"Oduya has never opened the gate.", "Oduya did not open the gate.", false},
		{"Oduya had broken no rules.", "Oduya has not broken any rules.", false},
		{"Oduya had broken no rules.", "Oduya has not broken no rules.", true},

		// Open here, and there done.
		{"The hall was closed until spring.", "The hall was closed until spring, and would be painted.", false},
		{"The fair takes place in Tolm if it is dry.", "The fair will take place in Tolm if it is dry.", false},
		{"The hall stays closed until spring.", "The hall will stay closed until spring.", false},
		{"Oduya wants the hall closed until spring.", "Oduya said the hall should be closed until spring.", false},

		// Done here, and there a noun for what is hoped for, or not known of.
		{"Marek met Oduya.", "There is no indication that a meeting of Marek and Oduya will take place.", true},
		{"Marek met Oduya.", "There was no sign of a meeting between Marek and Oduya.", true},
		{"Marek met Oduya in Tolm.", "Plans for a meeting of Marek and Oduya in Tolm were dropped.", true},
		{"The squad attacked the depot.", "An attack on the depot by the squad would be madness.", true},
		{"The wardens searched the hut.", "The hope of a search of the hut by the wardens faded.", true},
		{"Marek met Oduya.", "The meeting of Marek and Oduya took place in Tolm.", false},
		{"Marek met Oduya.", "Marek met Oduya, and there is no indication that they will meet again.", false},
		{"The squad attacked the depot.", "The squad's attack on the depot was news to all.", false},

		// All here, and there some.
		{"All guards emptied almost all the shelves.", "Three guards emptied almost all the shelves.", true},
		{"Every warden rang all the bells.", "Several wardens rang all the bells.", true},
		{"All guards emptied almost all the shelves.", "All the guards emptied almost all the shelves.", false},

		// Somebody's here, and there somebody else's.
		{"Oduya answered Lindqvist's charge.", "Lindqvist answered Oduya's charge.", true},
		{"Oduya shares Lindqvist's view.", "Oduya shares Lindqvist's view of Marek's plan.", false},
		{"Lindqvist's deputy resigned.", "The deputy of Lindqvist resigned after Oduya's speech.", false},

		// What somebody is.
		{"Coroner Oduya saw the wreck with captain Marek.", "Coroner Marek saw the wreck with captain Oduya.", true},
		{"Amadi met the baker, Oduya.", "Oduya met the baker, Amadi.", true},
		{"Amadi met the surgeon, Oduya.", "Oduya, the surgeon, met Amadi.", false},
		{"Oduya is the baker of Tolm.", "Oduya, who is the baker of Tolm, rang Lindqvist.", false},

		// Behind a word and its preposition.
		{"Oduya had a degree from Hesk.", "Oduya has a degree from Tolm, and a prize from Hesk.", true},
		{"Oduya had a degree from Tolm.", "Oduya has a degree from Tolm, and a prize from Hesk.", false},
		{"Oduya had a degree from Hesk.", "Oduya has degrees from Tolm and Hesk.", false},

		// Said by another of two.
		{"Mr Oduya said that he would call Ms Lindqvist.", "Ms Lindqvist said that she would call Mr Oduya.", true},
		{"Coroner Oduya said that Mr Marek drowned.", "Coroner Marek said that Mr Oduya drowned.", true},
		{"Mr Oduya said that he would call Ms Lindqvist.", "On Friday Mr Oduya said that he would call Ms Lindqvist.", false},

		// Two whom one calls alike, or who have one given name.
		{"Mr Oduya served as a clerk of Mr Marek.", "Mr Marek served as a clerk of Mr Oduya.", true},
		{"Mr Oduya praised the guard.", "Ines Oduya praised the guard.", false},
		{"Ines Marek's family sold the boat.", "Ines Marek's family has sold the boat.", false},
		{"Oduya was convicted of fraud in the death of Marek.", "Marek was convicted of fraud in the death of Oduya.", true},

		// A verb beside the main one.
		{"Oduya sold the boat, and the guard thanked her.", "Oduya sold the boat, and the guard asked her for it.", true},
		{"Oduya sold the boat, and the guard thanked her.", "Oduya sold the boat, for which the guard thanked her.", false},
		{"Oduya denies that she sold the boat.", "Oduya did not sell the boat.", false},
		{"Oduya wants to sell the boat.", "Oduya is to sell the boat.", false},
	} {
		c.test(t, differ)
	}
}

// A name of several words is another if one of them, before the last, is.
func TestBodyApart(t *testing.T) {
	for _, c := range []struct {
		asked, said, want string
	}{
		{"They gave to the Oduya River Trust.", "They gave to the Amadi River Trust.", "Amadi River Trust"},
		{"They gave to the Oduya River Trust.", "They gave to the Oduya River Trust.", ""},
		{"They gave to the River Trust.", "They gave to the Amadi Trust.", ""},
		{"They gave to the Oduya River Trust.", "They gave to the Trust.", ""},
	} {
		asked, said := weighed(c.asked), weighed(c.said)
		if got := said.bodyApart(asked, asked.runs()[len(asked.runs())-1]); got != c.want {
			t.Errorf("%q beside %q: %q, not %q", c.asked, c.said, got, c.want)
		}
	}
}

// Words that say no more than that a deed was done have no weight of their own.
func TestSucceeds(t *testing.T) {
	for text, weighs := range map[string]bool{
		"Oduya managed to sell the boat.":     false,
		"The growers were able to go home.":   false,
		"Oduya managed the shop for a year.":  true,
		"An able sailor took the helm of it.": true,
	} {
		c := weighed(text)
		c.weigh()
		for _, x := range c.items {
			if succeeds[x.lower] && x.weight > 0 != weighs {
				t.Errorf("%q: %q weighs %g", text, x.lower, x.weight)
			}
		}
	}
}
