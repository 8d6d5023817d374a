package main

import "strings"

// field is a kind of event: what is done in it, and to what.
type field struct {
	verbs, nouns []string
}

func words(verbs, nouns string) field { return field{strings.Fields(verbs), strings.Fields(nouns)} }

var fields = []field{
	words(`sued acquitted charged convicted questioned pardoned fined summoned accused cleared sentenced indicted`,
		`court judge jury prosecutor witness lawyer verdict appeal prison bail evidence trial testimony tribunal clerk`),
	words(`beat faced signed coached dropped injured replaced booed outscored benched traded defeated`,
		`club stadium goalkeeper striker league trophy referee season coach final pitch captain penalty squad championship`),
	words(`flooded evacuated sheltered rescued stranded warned drenched battered isolated supplied surrounded swept`,
		`river dam levee shelter storm village rainfall harbour boat cellar road bridge embankment pump valley`),
	words(`elected nominated backed rejected endorsed toppled succeeded censured dismissed criticised unseated praised`,
		`parliament ballot minister coalition party senate campaign cabinet treaty deputy opposition mandate caucus speech chamber`),
	words(`bought merged restructured audited financed bankrupted hired outbid insured lent owed repaid`,
		`bank shareholder factory merger profit creditor board dividend warehouse pension brewery subsidiary auditor debt patent`),
	words(`treated vaccinated diagnosed quarantined infected operated nursed tested hospitalised examined cured monitored`,
		`hospital surgeon vaccine clinic patient outbreak virus ward nurse laboratory dose ambulance symptom pharmacy epidemic`),
	words(`burned extinguished scorched trapped ignited destroyed smoked gutted alarmed cordoned saved inspected`,
		`fire warehouse blaze brigade roof smoke chimney engine forest ladder hydrant ruin alarm arsonist attic`),
	words(`arrested robbed stabbed chased kidnapped searched shot identified hunted disarmed handcuffed mugged`,
		`police detective suspect robbery weapon station hostage patrol jeweller getaway gang reward safe burglary precinct`),
	words(`opened staged painted conducted restored exhibited rehearsed performed curated composed auctioned unveiled`,
		`museum orchestra gallery theatre sculpture premiere violin festival manuscript choir canvas playwright audience cathedral auction`),
	words(`derailed grounded delayed landed collided towed steered rerouted boarded parked overtook docked`,
		`airport railway pilot locomotive runway ferry passenger tunnel signal cockpit platform timetable tram freight crossing`),
	words(`discovered measured launched observed excavated mapped cloned sampled photographed proved dated classified`,
		`telescope fossil satellite glacier comet species laboratory orbit professor meteorite crater microscope expedition skeleton rover`),
	words(`harvested ploughed planted grazed milked irrigated exported poisoned fenced sheared weighed slaughtered`,
		`farm vineyard cattle wheat dairy orchard tractor drought harvest flock barn fertiliser pesticide meadow granary`),
}

// everyday are nouns that any event may have.
var everyday = strings.Fields(`council school street market family neighbour office teacher garden library church square driver
	letter meeting report house owner crowd mayor building kitchen window worker student visitor evening statement`)

var (
	openings = []string{
		"On Monday", "Late on Tuesday", "Officials said that", "According to a statement,", "In the morning", "Witnesses said that",
		"For the first time", "As expected,", "Two sources said that", "On the same day", "Nobody saw how", "It was not clear why",
	}
	tails = []string{
		"while %d people from the %s of %s looked on", "after %d days of talks at the %s of %s", "and paid %d crowns to the %s of %s",
		"because %d letters had come to the %s of %s", "although %d members of the %s of %s had asked for time",
		"which cost the %[2]s of %[3]s %[1]d jobs", "two years after %d others of the %s of %s had tried it",
	}
	sayings = []string{
		`"We counted %d of them and the %s is safe," %s told reporters.`, `"It took us %d hours to reach the %s," said %s.`,
		`%[3]s said that %[1]d people had come to the %[2]s.`, `"Nothing at the %[2]s has changed in %[1]d years," %[3]s said.`,
	}
)
