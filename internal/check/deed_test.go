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
		"When the man asks Oduya to let go, the warden then grabs him.":            "asks: the man > Oduya; let: ?; go: ?; grabs: the warden > ?",
		"A vigil was held for Ines Marek, 16, who was shot dead by two officers.":  "held: A vigil, for Ines Marek; shot: Ines Marek > dead, by two officers",
		"Police arrested a man who robbed the bank and fled in a red car.":         "arrested: Police > a man; robbed: a man > the bank; fled: a man, in a red car",
		"Lindqvist, the former coach, was hired by the club.":                      "hired: Lindqvist, the former coach, by the club",
		"Oduya, whose boat led to a career, retired.":                              "led: whose boat, to a career; retired: Oduya",
		"Mr Amadi, the “Night Watch” painter who lives in Tolm, has retired.":      "lives: Mr Amadi, the “Night Watch” painter, in Tolm; retired: Mr Amadi",
		"Ines Oduya, 41, was charged with murder.":                                 "charged: Ines Oduya, with murder",
		"Oduya shot and wounded two guards.":                                       "shot: Oduya; wounded: Oduya > two guards",
		"While Oduya thanked the guard and wrote the letter, it rained.":           "thanked: Oduya > the guard; wrote: Oduya > the letter; rained: ?",
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
