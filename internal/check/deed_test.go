package check

import (
	"strings"
	"testing"
)

// Who does what, to whom, by whom and behind which preposition.
func TestDeeds(t *testing.T) {
	for text, want := range map[string]string{
		"The old mayor of Tolm fired Oduya, who had been praised by the governor.": "fired: The old mayor of Tolm > Oduya; praised: Oduya, by the governor",
		"Three guards and a clerk were shot by a gunman in the harbour.":           "shot: Three guards and a clerk, by a gunman, in the harbour",
		"When the man asks Oduya to let go, the warden then grabs him.":            "asks: the man > Oduya; let: Oduya; go: Oduya; grabs: the warden > ?",
		"A vigil was held for Ines Marek, 16, who was shot dead by two officers.":  "held: A vigil, for Ines Marek; shot: Ines Marek > dead, by two officers",
		"Police arrested a man who robbed the bank and fled in a red car.":         "arrested: Police > a man; robbed: a man > the bank; fled: a man, in a red car",
		"Lindqvist, the former coach, was hired by the club.":                      "hired: Lindqvist, the former coach, by the club",
		"Oduya, whose boat led to a career, retired.":                              "led: whose boat, to a career; retired: Oduya",
		"Mr Amadi, the “Night Watch” painter who lives in Tolm, has retired.":      "lives: Mr Amadi, the “Night Watch” painter, in Tolm; retired: Mr Amadi",
		"Ines Oduya, 41, was charged with murder.":                                 "charged: Ines Oduya, with murder",
		"While Oduya thanked the guard and wrote the letter, it rained.":           "thanked: Oduya > the guard; wrote: Oduya > the letter; rained: ?",
		"Oduya (R) was hired in Tolm.":                                             "hired: Oduya, in Tolm",
		"Oduya saw him break the door and fled.":                                   "saw: Oduya > ?; break: ? > the door; fled: Oduya",
		"Oduya opened the gate and Lindqvist rang.":                                "opened: Oduya > the gate and Lindqvist; rang: Lindqvist",
		"Oduya was accused of robbing a guard.":                                    "accused: Oduya, of ?; robbing: Oduya > a guard",
		"A woman named Ines Oduya robbed an off-duty guard.":                       "robbed: A woman named Ines Oduya > an off-duty guard",
		"Lindqvist says that the mayor has “thrown Oduya under the bus.”":          "says: Lindqvist; thrown: the mayor > Oduya, under the bus",
		"The squad lost the cup to Hesk.":                                          "lost: The squad > the cup, by Hesk, to Hesk",
		"The squad replaced Oduya with Lindqvist.":                                 "replaced: Lindqvist > Oduya, with Lindqvist",
		"The bank raised its rate by half a point.":                                "raised: The bank > its rate",
		"In Tolm Oduya opened the gate.":                                           "opened: ? > the gate",
	} {
		c := clauseOf(text)
		var got []string
		for _, d := range c.deeds() {
			line := c.items[d.verb].lower + ": " + c.partyOr(d.subject)
			if d.object != (party{}) {
				line += " > " + c.partyOr(d.object)
			}
			if d.agent != (party{}) {
				line += ", by " + c.partyOr(d.agent)
			}
			for _, o := range d.others {
				line += ", " + o.preposition + " " + c.partyOr(o.party)
			}
			got = append(got, line)
		}
		if joined := strings.Join(got, "; "); joined != want {
			t.Errorf("%q:\n got %s\nwant %s", text, joined, want)
		}
	}
}

func (c *clause) partyOr(p party) string {
	if !p.known() {
		return "?"
	}
	return c.partyText(p)
}

func TestNominals(t *testing.T) {
	for text, want := range map[string]string{
		"Oduya has the support of Lindqvist.":                 "support: Lindqvist > Oduya",
		"Lindqvist gained a victory over Oduya.":              "victory: Lindqvist > Oduya",
		"The endorsement from Oduya helps.":                   "endorsement: Oduya > ?",
		"Wardens regret the arrest of Oduya by police.":       "arrest: police > ?",
		"Tolm regrets Oduya's attack on Lindqvist.":           "attack: Oduya > ?",
		"The squad mourns a defeat to Hesk.":                  "defeat: Hesk > The squad",
		"Oduya weighed the offer, which came from the mayor.": "",
	} {
		c := weighed(text)
		var got []string
		for _, d := range c.nominals() {
			switch {
			case d.subject.known() || d.object.known():
				got = append(got, c.items[d.verb].lower+": "+c.partyOr(d.subject)+" > "+c.partyOr(d.object))
			}
		}
		if joined := strings.Join(got, "; "); joined != want {
			t.Errorf("%q:\n got %s\nwant %s", text, joined, want)
		}
	}
}
