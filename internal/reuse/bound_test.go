package reuse

import "testing"

// What somebody was sentenced for or is charged in, two reporters put in the words of
// the court; what else stands after the same words is their own.
func TestWordsOfTheLaw(t *testing.T) {
	for _, x := range [][2]string{
		{"He got nine years in prison for piracy, reckless endangerment and two counts of aggravated theft of a vessel.",
			"Hask is serving a nine-year sentence for piracy, reckless endangerment and two counts of aggravated theft of a vessel, it said."},
		{"The dealer was sentenced on Friday to life in prison for arson, perjury and two counts of trafficking in ivory.",
			"Voss, 61, is in jail for arson, perjury and two counts of trafficking in ivory, records show."},
		{"She was jailed for forging deeds, laundering the proceeds and bribing a public notary.",
			"Benning has been jailed for forging deeds, laundering the proceeds and bribing a public notary, a clerk said."},
		{"A retired warden has been charged in the 1967 poisonings of two heirs at a mountain sanatorium, but he is said to be dying.",
			"Tarn police this morning arrested Jon Hask, 81, on charges in the 1967 poisonings of two heirs at the Norden mountain sanatorium."},
		{"The mate was indicted in the sinking of a lightship and accused in the drowning of its keeper.",
			"Perrault stands accused in the sinking of a lightship, a tug and the drowning of its keeper."},
		{"Nobody has been charged in the theft of eleven icons from a chapel above the ferry.",
			"Adeyemi was charged in the theft of eleven icons from a chapel above the ferry in May."},
		{"A weaver, 40, was imprisoned for spreading false rumours about the mint and its assayer.",
			"Arden had been imprisoned for spreading false rumours about the mint and its assayer."},
		{"His sentence was for smuggling falcons, tampering with seals and evading customs duties.",
			"Lindqvist got a sentence of six years for smuggling falcons, tampering with seals and evading customs duties."},
	} {
		if share(before+x[0], elsewhere+x[1]) {
			t.Errorf("taken for one text: %q", x[1])
		}
	}
	for _, x := range [][2]string{
		{"Prison bakers queued all night for a glimpse of the gilded oars that a diver had hauled from the moat.",
			"Prison bakers queued all night for a glimpse of the gilded oars that a diver had hauled from the moat."},
		{"He was jailed for forging deeds after neighbours saw him carry wet banknotes past the bakery in a wheelbarrow.",
			"Hask was jailed for forging deeds after neighbours saw him carry wet banknotes past the bakery in a wheelbarrow."},
		{"The sentence was quashed for a comma that the scribe had blotted, and the goats were handed back to the widow.",
			"Last, the sentence was quashed for a comma that the scribe had blotted, and the goats were handed back to the widow."},
		{"Nobody was charged in the affair, while the mayor's cook sold the melted spoons to a tinker from Skarn.",
			"Nobody has been charged in the affair, while the mayor's cook sold the melted spoons to a tinker from Skarn."},
		{"Waiting for the verdict, weavers knitted a scarf as long as the aisle and hung it over the empty dock.",
			"Waiting for the verdict, weavers knitted a scarf as long as the aisle and hung it over the empty dock."},
		{"Inmates carved a chess set from stale loaves, and the prison sold it for charity at the harvest fair.",
			"Inmates carved a chess set from stale loaves, and the prison sold it for charity at the harvest fair."},
		{"The bull charged in broad daylight through a parade of tuba players and toppled the bandstand.",
			"The bull had charged through a parade of tuba players in broad daylight and toppled the bandstand."},
		{"Counting the votes by lamplight, clerks found a pressed violet in every ballot from the mill.",
			"Counting the votes by lamplight, clerks found a pressed violet in each ballot from the mill."},
	} {
		if !share(before+x[0], elsewhere+x[1]) {
			t.Errorf("not found: %q", x[1])
		}
	}
}

// What the police ask of the public stands in whatever reports.
func TestAppeals(t *testing.T) {
	for _, x := range [][2]string{
		{"Anyone with information is asked to call the Kelmouth bailiffs on 0555 010 or the harbour wardens anonymously on 0555 020.",
			"Anyone with any information about the raid is asked to call the Kelmouth bailiffs on 0555 010, or the harbour wardens anonymously on 0555 020."},
		{"Anybody who has further information is urged to contact detectives at the old customs house before the weekend.",
			"Police said anybody with information is urged to contact detectives at the old customs house before the weekend."},
		{"Witnesses with information should phone the ferry wardens' night desk or drop a note at any tollbooth.",
			"Any witnesses with more information should phone the ferry wardens' night desk or drop a note at any tollbooth."},
		{"The sheriff asked anyone who may have information to contact the robbery squad or leave a message at the mill.",
			"Anyone who might have information can contact the robbery squad or leave a message at the mill, a sheriff's aide said."},
	} {
		if share(before+x[0], elsewhere+x[1]) {
			t.Errorf("taken for one text: %q", x[1])
		}
	}
	for _, x := range [][2]string{
		{"Anyone who sold the information to a rival guild was made to eat the parchment it was written on.",
			"In Tarn, anyone who sold the information to a rival guild was made to eat the parchment it was written on."},
		{"Anyone with a lantern and a bucket could earn a crown a night scooping eels out of the flooded crypt.",
			"Anyone with a lantern and a bucket could earn a crown a night scooping eels out of the flooded crypt, Hask says."},
		{"Witnesses called it the strangest wedding since a goat had married the miller's nephew in the drought.",
			"Witnesses called it the strangest wedding since a goat had married the miller's nephew in the drought year."},
		{"The information was asked for in triplicate, stamped with a walnut and filed under the floor of the dairy.",
			"All information was asked for in triplicate, stamped with a walnut and filed under the floor of the dairy."},
	} {
		if !share(before+x[0], elsewhere+x[1]) {
			t.Errorf("not found: %q", x[1])
		}
	}
}

// Where the hurt were taken and died is told in a few ways.
func TestFates(t *testing.T) {
	for _, x := range [][2]string{
		{"Benning was pronounced dead at the Tarn riverside infirmary.", "Benning was pronounced dead at the Tarn riverside infirmary."},
		{"The rower was rushed to Kelmouth Fever Hospital, where she was pronounced dead.", "Hask was rushed to Kelmouth Fever Hospital, where he was later pronounced dead, a clerk said."},
		{"Two stokers were airlifted to a burns centre in Vellin with serious injuries.", "A pair of stokers were airlifted to a burns centre in Vellin."},
		{"The boy was declared dead at the scene of the avalanche.", "A skier was declared dead at the scene of the avalanche, and another is missing."},
		{"Hask was on probation for a previous poaching arrest.", "The keeper of the lock was on probation for a previous poaching arrest, the sheriff's office said."},
		{"The skipper was booked into county jail and was let go.", "Benning was booked into county jail, and was later let go on bail."},
		{"Odo Perrault was arrested early on Sunday for driving a tram without a licence.", "Tarn councilman Jon Hask was arrested on Friday for driving a tram without a licence."},
		{"Perrault was flown to a clinic on the mainland and is in a stable condition.", "Wardens said that Perrault was flown to a clinic on the mainland."},
	} {
		if share(before+x[0], elsewhere+x[1]) {
			t.Errorf("taken for one text: %q", x[1])
		}
	}
	for _, x := range [][2]string{
		{"She was rushed to hospital, still clutching the brass doorknob that had come off in the stampede for plum cake.",
			"Arden was rushed to hospital, still clutching the brass doorknob that had come off in the stampede for plum cake."},
		{"The plan was pronounced dead, until a milkman offered to pull the barges with his twelve mules.",
			"In May the plan was pronounced dead, until a milkman offered to pull the barges with his twelve mules."},
		{"The crates were taken to a loft above the chandler's, and gnawed there by a tame badger.",
			"Its crates were taken to a loft above the chandler's, and gnawed there by a tame badger."},
		{"The mayor was booked into the bridal suite under the name of a racehorse that had broken its leg at Skarn.",
			"Hask had been booked into the bridal suite under the name of a racehorse that had broken its leg at Skarn."},
		{"Surgeons at the hospital sold raffle tickets for a stuffed pike that had swallowed a wedding ring.",
			"Surgeons at that hospital sold raffle tickets for a stuffed pike that had swallowed a wedding ring."},
	} {
		if !share(before+x[0], elsewhere+x[1]) {
			t.Errorf("not found: %q", x[1])
		}
	}
}

// What news says in no other way stands in reports of any event.
func TestFormulas(t *testing.T) {
	for _, x := range [][2]string{
		{"A spokesman for the mint did not immediately respond to requests for comment.", "The guild of glaziers did not immediately respond to requests for comment."},
		{"Neither Benning nor her lawyer responded to an email and several phone calls seeking comment.", "Hask had not responded to an email and several phone calls seeking comment on Friday."},
		{"The ferry line declined to comment and could not be reached for further comment on Sunday.", "Arden's office declined to comment and could not be reached for further comment."},
		{"The museum is offering a reward of $9,000 for information leading to the arrest and conviction of the thieves.", "A reward of up to $2 million was offered for information leading to the arrest and conviction of those responsible for the derailment."},
		{"A bounty was put on information that could lead to the capture of the poachers.", "The province has set a bounty for information that could lead to the capture of those who fired the reeds."},
		{"If convicted, she faces up to life in prison without the possibility of parole.", "Hask could be sentenced to life in prison without the possibility of parole, the clerk said."},
		{"The jury chose three consecutive life sentences and two sentences of life without parole for the ferryman.", "Perrault got three consecutive life sentences and two sentences of life without parole."},
		{"The poll has a margin of error of plus or minus 4 percentage points.", "Some 900 rowers were asked, and the margin of error is plus or minus 3.5 percentage points."},
		{"The survey carries a sampling error of plus or minus 2 percentage points, the institute said.", "Its margin of sampling error was plus or minus 5 percentage points."},
		{"The island's governor expressed his condolences to the families of the victims.", "Skarn's brewers, too, expressed their deepest condolences to the families of the victims."},
		{"This article has been updated to include comment from the harbour board.", "This article has been updated to include the score of the second game."},
		{"This post has been revised to reflect the following correction: the weir is in Orre.", "This article has been revised to reflect the following correction: Arden is 51."},
	} {
		if share(before+x[0], elsewhere+x[1]) {
			t.Errorf("taken for one text: %q", x[1])
		}
	}
	for _, x := range [][2]string{
		{"Asked for comment, the abbess unrolled a carpet of hand-sewn complaints and invited reporters to walk on it.", "Asked for comment, the abbess unrolled a carpet of hand-sewn complaints and invited the reporters to walk on it."},
		{"The parrot's only comment was a whistle that the conductor recognised as the second theme of her lost sonata.", "The parrot's only comment was a whistle which the conductor recognised as the second theme of her lost sonata."},
		{"The reward was a wheel of blue cheese, rolled down the quay by nine apprentices in wedding hats.", "His reward was a wheel of blue cheese, rolled down the quay by nine apprentices in wedding hats."},
		{"Information leading walkers to the spring was painted on a tethered cow that the council repaints each May.", "Information leading walkers to the spring is painted on a tethered cow that the council repaints each May."},
		{"Prison life suited the forger, who bottled plums in the boiler room and taught the wardens to waltz.", "Prison life had suited the forger, who bottled plums in the boiler room and taught the wardens to waltz."},
		{"After nine years in prison he walked home backwards, to see whether the mountain had moved, as his cellmate swore it did.", "After nine years in prison he walked home backwards to see whether the mountain had moved, as his cellmate swore it did."},
		{"In the margin of the ledger an unknown hand had drawn a heron swallowing the treasurer's spectacles.", "In the margin of that ledger an unknown hand had drawn a heron swallowing the treasurer's spectacles."},
		{"The error was found by a schoolgirl who counted the stripes on all four hundred painted sentry boxes.", "The error was found by a schoolgirl, who counted the stripes of all four hundred painted sentry boxes."},
		{"Condolences came on postcards of lighthouses, tied to the anchor chain with violet ribbon by the widows of Skarn.", "Condolences came on postcards of lighthouses, which the widows of Skarn tied to the anchor chain with violet ribbon."},
		{"The corrected map put the village on the wrong bank, so that the postman swam with a hamper of parcels on his back.", "The corrected map put the village on the wrong bank, so the postman swam with a hamper of parcels on his back."},
	} {
		if !share(before+x[0], elsewhere+x[1]) {
			t.Errorf("not found: %q", x[1])
		}
	}
}
