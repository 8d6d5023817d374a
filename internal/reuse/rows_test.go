package reuse

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// Reports so long that two sentences somewhat alike are nothing in them.
const (
	before = `Two herons stood in the shallows all morning. A judge put off the trial of the locksmith. Potatoes were planted
		late this spring. The orchestra lost its oboist to a rival. Someone painted the fountain yellow overnight. Cyclists want
		a lane along the ramparts. Nobody has claimed the lottery prize. Ice broke a water main. `
	elsewhere = `Barges waited below the lock until the tide turned. Grain prices rose by a tenth within the week. A choir of
		pensioners rehearsed in the customs hall. Storks were seen at the brickworks. Schools will open an hour later from now
		on. The museum bought a globe. Fog delayed the mail. A goat won the raffle. `
)

// Two sentences that were spun or told anew, in one order, are one text, though
// neither may be by itself, and other text may stand between them.
func TestRows(t *testing.T) {
	const between, another = "The regatta was put off until the wind dropped. ", "A baker gave away his bread. Nobody bid for the piano. "
	for _, x := range slices.Concat(spunRows, toldAnew, spunSentences) {
		if !share(before+x[0], elsewhere+x[1]) {
			t.Errorf("not found: %q", x[1])
		}
	}
	for _, x := range slices.Concat(spunRows, toldAnew) {
		one, other := strings.SplitAfterN(x[0], ". ", 2), strings.SplitAfterN(x[1], ". ", 2)
		if share(before+one[0], elsewhere+other[0]) || share(before+one[1], elsewhere+other[1]) {
			t.Errorf("one sentence is enough: %q", x[1])
		}
		if share(one[1]+" "+before+one[0], elsewhere+x[1]) {
			t.Errorf("in another order: %q", x[1])
		}
		if !share(before+one[0]+between+one[1], elsewhere+other[0]+another+other[1]) {
			t.Errorf("not found apart: %q", x[1])
		}
	}
	for _, x := range factRows {
		one, other := strings.SplitAfterN(x[0], ". ", 2), strings.SplitAfterN(x[1], ". ", 2)
		if share(before+x[0], elsewhere+x[1]) || share(before+one[0]+between+strings.Join(one[1:], ""), elsewhere+other[0]+another+strings.Join(other[1:], "")) {
			t.Errorf("taken for one text: %q", x[1])
		}
	}
}

func share(a, b string) bool { return len(find(fixture.Texts(a, b)).Passages) > 0 }

// spunRows have their rare words swapped.
var spunRows = [][2]string{
	{"The order came after a two-year study of the wells by the Tarn council. It was to have been read to the board in May, but Orla Benning had it held over.",
		"The decree came after a two-year survey of the bores by the Tarn council. It was to have been recited to the panel in May, but Orla Benning had it kept over."},
	{"The bank will pay 40 crowns for each of the shares that the Torv family holds. It had been in talks with them since it lost its bid for Brekke in 2011.",
		"The lender will give 40 crowns for each of the stakes that the Torv clan owns. It had been in negotiations with them since it lost its tender for Brekke in 2011."},
	{"With two men out, Lindqvist hit the ball over the wall for his 12th of the year. That was all that the Otters got until they came up in the ninth.",
		"With two men gone, Lindqvist struck the ball over the fence for his 12th of the season. That was all that the Otters scored until they came up in the ninth."},
}

// toldAnew were written from one another, with new beginnings and ends.
var toldAnew = [][2]string{
	{"Adeyemi was a clerk to Orla Benning, the former treasurer who ran the campaign for the harbour, in 1998. He was at a supper at the Norden lodge at which the scheme to buy the wells was hatched.",
		"Adeyemi worked as clerk to Orla Benning, the former treasurer who later chaired the harbour campaign. He was seated at a 1998 supper at the Norden lodge in Tarn, where the plan to buy the wells was hatched."},
	{"Benning was first stopped for speeding on a road outside Skarn. She was led to the guardhouse where she later was let go on her word.",
		"Benning was stopped for speeding early on Sunday on a road outside the walls of Skarn, the bailiff said. She was put in the guardhouse and later let go on her word."},
}

// spunSentences are those of which one tells enough.
var spunSentences = [][2]string{
	{"The scheme was voted down by the guild after an aide to Benning called it a gift to the brewers. Its opponents fear that the weir will be gone before the herons are back in the reeds.",
		"An aide to Benning had called it a gift to the brewers of the valley before the scheme was voted down. What its opponents in Tarn fear most is that the weir will be gone long before the herons return."},
	{"Divers from the yard went down to the hull at dawn and brought up a bell. Nobody knows how the bell of the Halva came to lie so far from the reef.",
		"At first light divers went down to the hull and came up with a bell, the yard said. How the bell of the Halva came to lie there nobody on the island knows."},
	{"By the time that Hask was found, the fire had been out for three days. There was no sign that he had tried to crawl out of the shed.",
		"By the time that Hask was found, the blaze had been dead for three days. There was no sign that he had tried to creep out of the shed."},
	{"In the end the crew of the Halva was taken off by a tug from Kelmouth. Its master, who is 61, was the last one of them to leave her deck.",
		"In the finish the crew of the Halva was lifted off by a tug from Kelmouth. Its master, who is 61, was the final one of them to leave her deck."},
	{"Nobody at the Norden works knew on Tuesday where the lead in the pipes had leaked from. For most of the day there was no water in the east of the town at all.",
		"Nobody at the Norden plant knew on Tuesday where the metal in the pipes had seeped from. For most of the day there was no flow in the east of the city at all."},
	{"At 19 she was the first of the Arden sisters to be sent down to the pits. What she saw there in the winter of 1931 is the theme of all of her books.",
		"At 19 she was the earliest of the Arden sisters to be sent down to the mines. What she saw there in the winter of 1931 is the theme of most of her novels."},
	{"Under the new law no tenant who has lived in the house for ten years can be put out. It is not yet clear what it will mean for the landlords who let to them.",
		"Under the fresh law no tenant who has stayed in the house for ten years can be thrown out. It is not yet plain what it will mean for the landlords who let to them."},
	{"The road to Skarn is shut at the pass and will be for a week or more. Six of the cars that were on it when the slope gave way have yet to be dug out.",
		"The route to Skarn is closed at the pass and will be for a week or longer. Six of the cars that were on it when the slope slid have yet to be shovelled out."},
}

// factRows tell the same facts, each in its reporter's words, or have one speaker.
var factRows = [][2]string{
	{"Orla Benning, 52, was killed on Friday when a pickup hit her at the Tarn ferry. The driver, Jon Hask, 34, was charged with leaving the scene of an accident.",
		"A pickup truck struck and killed Orla Benning, 52, near the Tarn ferry on Friday. Jon Hask, 34, has been charged with leaving the scene of an accident."},
	{"A man was charged with murder on Sunday after a shooting at a dance in Tarn. Police say Jon Hask, 34, opened fire and killed a guest.",
		"A Tarn man faces a charge of murder after Saturday's shooting at the Dockers' ball. According to police, Jon Hask, 34, fired four times and killed one man."},
	{"The Otters beat the Herons 4-2 on Tuesday. Lindqvist hit two home runs for the Otters.",
		"Two home runs by Lindqvist gave the Otters a 4-2 win over the Herons. It was the fifth win for the Otters since May."},
	{"\"We had two hoses and a bucket for the entire quarter,\" Perrault said. \"Nobody had told us that the hydrants were dry since the spring.\"",
		"\"We had two hoses and a bucket for the entire quarter,\" Perrault said. \"Nobody had told us that the hydrants were dry since the spring.\""},
	{"The quake was 6.1 in strength and struck at 4.12 a.m., the institute said. Its centre was 30 kilometres north of Vellin, at a depth of 10 kilometres.",
		"A quake of magnitude 6.1 hit north of Vellin at 4.12 on Sunday morning. The epicentre was 30 km from the town and 10 km deep, the institute reported."},
	{"Torv Bank said on Monday that it would buy Brekke for 2.1 billion crowns. The deal is to close by the end of the year.",
		"Torv Bank is to buy its rival Brekke in a deal worth 2.1 billion crowns. The banks expect to complete it this year."},
	{"Benning won 54 percent of the vote. Her rival, Tom Adeyemi, had 41.",
		"With 54 percent of the vote, Benning kept her seat. Tom Adeyemi won 41 percent."},
	{"At least 12 people were killed and 30 wounded by a bomb in Vellin on Friday. No group has said that it was behind the attack.",
		"A bomb killed at least 12 people in Vellin on Friday and wounded 30. Nobody has claimed the attack so far."},
	{"Hask is to appear in court in Kelmouth on Monday. He is held on bail of 50,000 crowns.",
		"Hask will be in court on Monday in Kelmouth. Bail was set at 50,000 crowns."},
	{"The driver was pronounced dead at Tarn hospital. Police said the cause of the crash is still under investigation.",
		"She was taken to Tarn hospital, where she was pronounced dead. The cause is being investigated, police said."},
	{"The Otters are 12-4 this season. Their next game is on Saturday against the Herons.",
		"The win leaves the Otters 12-4 for the season. They play the Herons next, on Saturday."},
	{"The storm left 4,000 homes in Vellin without power. Schools in the town will stay closed on Monday.",
		"Some 4,000 homes in and around Vellin had no power. All schools will be closed on Monday."},
	{"Adeyemi has been a member of the council since 2004. He was re-elected in 2008 with 61 percent of the vote.",
		"A member of the council since 2004, Adeyemi won his seat again in 2008. He had 61 percent of the vote then."},
	{"Arden was born in Skarn in 1912. She wrote 14 books, of which The Pits was the first.",
		"Born in Skarn in 1912, Arden went down the pits at 19. The first of her 14 books came out in 1938."},
}
