package render

import "testing"

func TestStandsAlone(t *testing.T) {
	for _, s := range []string{
		"The dam at Orrin held through the night.",
		"“The dam held,” the warden said.",
		`"The dam held," the warden said, "and it will hold."`,
		"``The dam held,'' the warden said.",
		"Still waters rose above the second mark.",
		"However, the warden of Orrin stayed.",
		`"I was at the mill," Oduya said.`,
		"Theirs is the oldest dam on the river.",
		"Italy sent two pumps.",
		"The warden's keys and the miller’s were lost.",
		"„Der Damm hält“, sagte der Wärter.",
		"So",
	} {
		if !standsAlone(s) {
			t.Errorf("%q should stand alone", s)
		}
	}
	for _, s := range []string{
		"",
		"“The dam held.",
		"It will hold.”",
		`"The dam held.`,
		`And it will hold," the warden said.`,
		"``The dam held.",
		"The letter goes on: “The dam held.",
		"He stayed.",
		"But she left at noon.",
		"However, they were not told.",
		"They’re at the mill.",
		"This was new to the miller.",
		"Both were stable.",
		"You could hear it from the mill.",
		"My dog heard it first.",
	} {
		if standsAlone(s) {
			t.Errorf("%q should not stand alone", s)
		}
	}
}
