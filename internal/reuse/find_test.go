package reuse

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/segment"
)

// Each case gives reports with what they share in brackets. The sentences
// around it keep their own words.
var cases = []struct {
	name, language string
	reports        []string
}{
	{name: "word for word", reports: []string{
		`The council met on Monday. [Divers recovered a rusted anchor and two bronze cannon from the harbour basin at dawn.] Nobody claimed them.`,
		`Fishermen were not surprised. [Divers recovered a rusted anchor and two bronze cannon from the harbour basin at dawn.] A museum has asked for both.`,
	}},
	{name: "words swapped", reports: []string{
		`[The minister resigned hours after auditors discovered forged invoices in the archive of the bridge authority.] He is 61.`,
		`[The minister stepped down hours after auditors found fake invoices in the archive of the bridge authority.] No successor was named.`,
	}},
	{name: "names and places written otherwise", reports: []string{
		`[A retired welder from Ohio told the U.S. embassy that smugglers had swapped the crates of medicine for gravel.]`,
		`[A retired welder from OH told the US embassy that smugglers had swapped the crates of medicine for gravel.]`,
	}},
	{name: "clauses moved", reports: []string{
		`[After a night of looting, soldiers sealed the bakeries and pharmacies of the old quarter, witnesses told the radio.]`,
		`[Soldiers sealed the bakeries and pharmacies of the old quarter after a night of looting, witnesses told the radio.]`,
	}},
	{name: "excerpt", reports: []string{
		`[Engineers drained the cracked reservoir above the village] before the spring thaw could burst its northern wall and sweep away the allotments below.`,
		`[Engineers drained the cracked reservoir above the village.]`,
	}},
	{name: "a clause of one's own", reports: []string{
		`[Volunteers hauled forty stranded dolphins back across the sandbank with canvas slings], which a sailmaker had lent them free of charge for the afternoon.`,
		`Cheered on by schoolchildren from three islands, [volunteers hauled forty stranded dolphins back across the sandbank with canvas slings].`,
	}},
	{name: "two half sentences run into one", reports: []string{
		`[The tanker scraped a submerged wreck near the lighthouse] on Sunday. [Its captain had ignored three warnings from the coastguard], a clerk said.`,
		`[The tanker scraped a submerged wreck near the lighthouse] because [its captain had ignored three warnings from the coastguard].`,
	}},
	{name: "one fact told twice, independently", reports: []string{
		`Four climbers died on Mount Orla on Tuesday when an avalanche hit their camp, police said.`,
		`An avalanche on Mount Orla killed four mountaineers in their tents, according to the rescue service in Vellin.`,
	}},
	{name: "one speaker, two statements", reports: []string{
		`A technician on the night shift who feared reprisals said that an alarm had been overlooked.`,
		`Nobody answered the telephone, according to a technician on the night shift who feared reprisals.`,
	}},
	{name: "one official, named in full twice", reports: []string{
		`Seven wards were closed to visitors, chief medical officer Greta Esterhazy told reporters.`,
		`Chief medical officer Greta Esterhazy told reporters that the germ dies when food is heated.`,
	}},
	{name: "one source without a name, at the end", reports: []string{
		`The pumps had not been greased since spring, a fitter at the waterworks' depot who asked not to be named said.`,
		`"I signed the sheet and nobody read it," a fitter at the waterworks' depot who asked not to be named said.`,
	}},
	{name: "content after a name and a title", reports: []string{
		`[Odo Perrault, a ferry clerk, confirmed that the lifeboats had rotten ropes.]`,
		`The harbour was quiet. [Odo Perrault, a ferry clerk, confirmed that the lifeboats had rotten ropes.]`,
	}},
	{name: "content after according to", reports: []string{
		`[According to Tamsin Rook, the tram went into the curve without slowing down.]`,
		`Nobody braked. [According to Tamsin Rook, the tram went into the curve without slowing down.]`,
	}},
	{name: "content after a place", reports: []string{
		`[In Kelmouth, the weavers carried their looms into the flooded market.]`,
		`It rained. [In Kelmouth, the weavers carried their looms into the flooded market.]`,
	}},
	{name: "every rare word swapped, next to a copy", reports: []string{
		`[The ropewalk at Kelmouth burned to its stone footings while the fire boat lay in dry dock.] [It was the second time that he had been called out to the yard for no good reason.] The mayor wept.`,
		`[The ropewalk at Kelmouth burned to its stone footings while the fire boat lay in dry dock.] [It was the second hour that he had been summoned out to the quay for no sane purpose.] Rain fell.`,
	}},
	{name: "every rare word swapped, between two copies", reports: []string{
		`[The ropewalk at Kelmouth burned to its stone footings while the fire boat lay in dry dock.] [His crew had begged for a newer pump.] [A net mender saw two strangers roll a barrel of tar towards the slipway at dusk.]`,
		`[The ropewalk at Kelmouth burned to its stone footings while the fire boat lay in dry dock.] [His band had pleaded for a fresher engine.] [A net mender saw two strangers roll a barrel of tar towards the slipway at dusk.]`,
	}},
	{name: "every rare word swapped, next to nothing", reports: []string{
		`The ropewalk at Kelmouth burned for two days. It was the second time that he had been called out to the yard for no good reason. The mayor wept.`,
		`Nobody was hurt in the fire. It was the second hour that he had been summoned out to the quay for no sane purpose. Rain fell.`,
	}},
	{name: "another sentence next to a copy", reports: []string{
		`[The ropewalk at Kelmouth burned to its stone footings while the fire boat lay in dry dock.] The insurers will send an assessor to the yard on Friday.`,
		`[The ropewalk at Kelmouth burned to its stone footings while the fire boat lay in dry dock.] Its owner hopes to spin hemp again before the winter.`,
	}},
	{name: "one rare thing", reports: []string{
		`Thieves emptied the vault of the abbey on Sunday and left with a pair of gilded oars.`,
		`A pair of gilded oars is among what is missing since the burglary, the abbot said.`,
	}},
	{name: "one fact, the same names and numbers", reports: []string{
		`Mayor Ines Calder of Kelmouth won with 54 percent against 41 for Tom Adeyemi.`,
		`With 54 percent to 41 for Tom Adeyemi, Kelmouth has kept Ines Calder as its mayor.`,
	}},
	{name: "a plain fact in the words it must be told in", reports: []string{
		`Vandals painted the old lighthouse at Kelmouth bright pink overnight.`,
		`Kelmouth's lighthouse is pink because vandals painted it.`,
	}},
	{name: "headlines in capitals", reports: []string{
		"[Beekeepers Block Toll Bridge With Empty Hives]\n\n[A drummer led them across while the toll keepers counted bees in silence.]",
		"[Beekeepers Block Toll Bridge With Empty Hives]\n\nThe ban is to be lifted. [A drummer led them across while the toll keepers counted bees in silence.]",
	}},
	{name: "headlines and nothing else", reports: []string{
		"Beekeepers Block Toll Bridge With Empty Hives\n\nNobody was stung.",
		"Beekeepers Block Toll Bridge With Empty Hives\n\nThe ban is to be lifted.",
	}},
	{name: "one quote, heard by two", reports: []string{
		`Ruth Castellane came late. "We shall keep the looms silent until the last shuttle is paid for," she said.`,
		`The guild met at noon. "We shall keep the looms silent until the last shuttle is paid for," Castellane told the radio.`,
	}},
	{name: "one quote, taken along", reports: []string{
		`"[We shall keep the looms silent until the last shuttle is paid for," Castellane] said. [Bakers carried baskets of rolls past the locked gate all morning, to cheers.]`,
		`[Bakers carried baskets of rolls past the locked gate all morning, to cheers.] The guild met at noon. "[We shall keep the looms silent until the last shuttle is paid for," Castellane] told the radio.`,
	}},
	{name: "one quote, in two reports that each share other text with a third", reports: []string{
		`Ruth Castellane came late. "We shall keep the looms silent until the last shuttle is paid for," she said.`,
		`[Bakers carried baskets of rolls past the locked gate all morning, to cheers.] The guild met at noon. "We shall keep the looms silent until the last shuttle is paid for," she said.`,
		`[Bakers carried baskets of rolls past the locked gate all morning, to cheers.] [A brass band from the shipyard played hymns until the sheriff asked for a waltz.]`,
		`[A brass band from the shipyard played hymns until the sheriff asked for a waltz.] "We shall keep the looms silent until the last shuttle is paid for," she said.`,
	}},
	{name: "two quotes and a sentence somewhat alike", reports: []string{
		`[The brigade was called at five to the tannery in Dock Lane, Kelmouth, on] Sunday. ["I heard a crack and then the whole gable leaned over the yard," Odo Perrault said.] ["We had two hoses and a bucket for the entire quarter."]`,
		`[The brigade was called at about five to the tannery, which lies on Kelmouth's old dock lane.] Smoke hung over the river. ["I heard a crack and then the whole gable leaned over the yard," Odo Perrault said.] ["We had two hoses and a bucket for the entire quarter."]`,
	}},
	{name: "a statement of three sentences, and a headline in the words it must have", reports: []string{
		"Weavers Vote to Silence the Looms\n\nRuth Castellane came late. \"We shall keep the looms silent until the last shuttle is paid for. Nobody asked the apprentices what they eat. Our grandmothers would have wept,\" she said.",
		"Weavers Vote to Silence Mill Looms\n\nThe guild met at noon. \"We shall keep the looms silent until the last shuttle is paid for. Nobody asked the apprentices what they eat. Our grandmothers would have wept,\" Castellane told the radio.",
	}},
	{name: "a quote over lines without marks of their own", reports: []string{
		"\"Nobody asked the apprentices.\nThe looms stay silent until the last shuttle is paid for, \"Castellane said.",
		"The guild met. \"Nobody asked the apprentices.\nThe looms stay silent until the last shuttle is paid for, \"said Castellane.",
	}},
	{name: "a statement that one report prints and two quote", reports: []string{
		"The post reads:\n\nThe looms stay silent until the last shuttle in the shed is paid for.",
		"She wrote: \"The looms stay silent until the last shuttle in the shed is paid for.\"",
		"On Monday she posted a message. \"The looms stay silent until the last shuttle in the shed is paid for.\"",
	}},
	{name: "one charge, in the words of the law", reports: []string{
		`The skipper was charged with reckless navigation, negligent release of oil and failing to report a collision at sea.`,
		`He was charged with reckless navigation, negligent release of oil and failing to report a collision at sea, a clerk said.`,
	}},
	{name: "german", language: "de", reports: []string{
		"[Taucher bargen einen rostigen Anker und zwei Kanonen aus dem Hafenbecken.] Niemand weinte.",
		"Fischer staunten kaum. [Taucher bargen einen rostigen Anker und zwei alte Kanonen aus dem Hafenbecken.]",
	}},
	{name: "stock phrases", reports: []string{
		`He declined to comment. She did not immediately respond to a request for comment. No one was hurt.`,
		`They declined to comment. She did not immediately respond to a request for comment. No one was hurt.`,
	}},
	{name: "a stock phrase", reports: []string{
		`The guild met. Seven weavers brought lanterns and a borrowed accordion.`,
		`Snow lay on the quays of Kelmouth until noon. The guild met.`,
	}},
	{name: "a stock phrase, taken along", reports: []string{
		`[The guild met.] [Seven weavers brought lanterns and a borrowed accordion.] Rain fell.`,
		`Snow lay on the quays of Kelmouth until noon. [Seven weavers brought lanterns and a borrowed accordion.] [The guild met.]`,
	}},
	{name: "one person with one title", reports: []string{
		`Ruth Castellane, secretary of the Northern Weavers' Guild, said the looms would stand still until Easter.`,
		`"Nobody asked us," said Ruth Castellane, secretary of the Northern Weavers' Guild, after lunch with the owners.`,
	}},
	{name: "one person with one title, at the head", reports: []string{
		`Ruth Castellane, secretary of the Northern Weavers' Guild, said the looms would stand still until Easter.`,
		`Ruth Castellane, secretary of the Northern Weavers' Guild, said nobody had asked her.`,
	}},
	{name: "a short sentence that is the same", reports: []string{
		`[The captain wept openly.] Then the sails were lowered and counted.`,
		`Nobody spoke for an hour. [The captain wept openly.]`,
	}},
	{name: "words swapped one by one", reports: []string{
		`The owner [Brask said on Monday that the hulls of up to 40 boats may have been cracked by the frost at its yard, a month after a welder told the Herald that the owner had known of the damage since May]. Nobody was hurt.`,
		`A reader wrote in. Boat holder [Brask stated on Monday that the bodies of as many as 40 vessels might have been broken by the frost at its yard, a month after a fitter informed the Herald that the firm had learned of the harm since May].`,
	}},
	{name: "one dateline", reports: []string{
		`PORT ELLERY, Canada, June 15 (MPA) - [Beekeepers blocked the toll bridge with empty hives] to demand a ban on the spray.`,
		`PORT ELLERY, Canada, June 15 (MPA) - Trams will run late until the festival ends. Elsewhere, [beekeepers blocked the toll bridge with empty hives].`,
	}},
	{name: "russian", language: "ru", reports: []string{
		`[Водолазы подняли со дна гавани ржавый якорь и две бронзовые пушки.] Музей молчит.`,
		`Рыбаки не удивились. [Водолазы подняли со дна гавани ржавый якорь и две бронзовые пушки.]`,
	}},
	{name: "arabic", language: "ar", reports: []string{
		`[انتشل الغواصون مرساة صدئة ومدفعين من البرونز من قاع الميناء عند الفجر.] لم يعلق المتحف.`,
		`لم يتفاجأ الصيادون. [انتشل الغواصون مرساة صدئة ومدفعين من البرونز من قاع الميناء عند الفجر.]`,
	}},
	{name: "chinese", language: "zh", reports: []string{
		`[潜水员黎明时从港口打捞出一只生锈的锚和两门青铜炮。]博物馆没有回应。`,
		`渔民并不惊讶。[潜水员黎明时从港口打捞出一只生锈的锚和两门青铜炮。]`,
	}},
}

func TestFind(t *testing.T) {
	unmark := strings.NewReplacer("[", "", "]", "")
	for _, x := range cases {
		plain := make([]string, len(x.reports))
		for i, r := range x.reports {
			plain[i] = unmark.Replace(r)
		}
		texts := fixture.Texts(plain...)
		if x.language != "" {
			texts = fixture.InLanguage(x.language, plain...)
		}
		got := marked(texts, find(texts).Passages)
		for i := range got {
			if got[i] != x.reports[i] {
				t.Errorf("%s, report %d:\n got %s\nwant %s", x.name, i, got[i], x.reports[i])
			}
		}
	}
}

// A match that could be chance counts by how much of the reports it is: two in
// full have one fact in somewhat the same words, two of a line or two have one
// text.
func TestOneMatchOfMany(t *testing.T) {
	const (
		restHere = ` Barges waited below the lock until the tide turned. Grain prices rose by a tenth within the week. A choir
			of pensioners rehearsed in the customs hall. The new ferry has two decks and a bakery. Storks were seen at the
			brickworks for the first time in years. Schools will open an hour later from now on. The museum bought a globe. Fog
			delayed the mail. A goat won the raffle. Tiles fell off the town hall. The baths got a second boiler.`
		restThere = ` Two herons stood in the shallows all morning. A judge put off the trial of the locksmith. Potatoes were
			planted late this spring. The orchestra lost its oboist to a rival across the river. Someone painted the
			fountain yellow overnight. Cyclists want a lane along the ramparts. Nobody has claimed the lottery prize. Ice
			broke a water main. Two bakers swapped recipes. The cinema shows silent films. Moss grows on the statue.`
	)
	for _, pair := range [][2]string{
		{`The weir at Kelmouth was closed on Sunday, Mayor Ida Torv said.`,
			`The weir at Kelmouth was closed on Sunday, the engineer Pal Brekke told reporters.`},
		{`A suspected smuggler arrested on Tuesday in a sweeping raid has drowned himself in the harbour basin, sources said.`,
			`One of the smugglers and clerks arrested in a large sweep has drowned himself in the harbour basin.`},
		{`The guild has been at odds with the owners of the mills since the spring, when they cut wages for apprentices.`,
			`It has been at odds with the mill owners since an autumn in which wages of apprentices were cut.`},
	} {
		if found := find(fixture.Texts(pair[0], pair[1])).Passages; len(found) != 1 {
			t.Errorf("two lines share %d passages: %q", len(found), pair)
		}
		texts := fixture.Texts(pair[0]+restHere, pair[1]+restThere)
		if found := find(texts).Passages; len(found) > 0 {
			t.Errorf("two reports share %v", marked(texts, found))
		}
	}
}

// Two families of reports that have a sentence somewhat alike are one only if half
// of their reports have enough in common.
func TestRelated(t *testing.T) {
	c := &classes{texts: make([]*segment.Text, 4), list: []class{
		{members: []place{{0, 0}, {1, 0}}, reports: 2},
		{members: []place{{2, 0}, {3, 0}}, reports: 2},
	}}
	for i := range c.texts {
		c.texts[i] = &segment.Text{Sentences: make([]segment.Sentence, 10)}
	}
	weak, alike := odds{wording: 2, copying: 2}, hints{best: 2, grams: 10}
	b := &bonds{texts: c.texts, shelf: make(shelf, 4), hints: map[pair]hints{pairOf(place{0, 0}, place{2, 0}): alike}}
	if left := related(c, b, []match{{a: 0, b: 1, odds: weak}}); len(left) > 0 {
		t.Error("one pair of four joins two families")
	}
	if left := related(c, b, []match{{a: 0, b: 1, odds: odds{wording: alone, copying: alone}}}); len(left) != 1 {
		t.Error("a match that is strong by itself does not join them")
	}
	b.hints[pairOf(place{1, 0}, place{2, 0})] = alike
	if left := related(c, b, []match{{a: 0, b: 1, odds: weak}}); len(left) != 1 {
		t.Error("two pairs of four do not join them")
	}
}

// marked writes texts with every passage in brackets.
func marked(texts []*segment.Text, passages []Passage) []string {
	out := make([]string, len(texts))
	for r, t := range texts {
		var at []int // 2·byte, +1 where a bracket opens
		for _, p := range passages {
			for _, w := range p.Witnesses {
				if w.Report == r {
					at = append(at, 2*w.Start+1, 2*w.End)
				}
			}
		}
		slices.Sort(at)
		text := t.Text
		for _, x := range slices.Backward(at) {
			bracket := "]"
			if x%2 == 1 {
				bracket = "["
			}
			text = text[:x/2] + bracket + text[x/2:]
		}
		out[r] = text
	}
	return out
}

// A sentence whose words were swapped one by one keeps its names, numbers and
// little words in their order, which tells of one text where the words that are
// left do not. What two reporters have from one officer, or put
// as the police do, has an order too, but side by side.
func TestOrder(t *testing.T) {
	for _, x := range []struct {
		name   string
		a, b   string
		shared bool
	}{
		{"spun", "Orla Benning, who left her post at the port in 2009 to run the Tarn ferry, was the first in the line to give it up before Hask, who had it from 2011 to 2014.",
			"Orla Benning, who quitted her berth at the haven in 2009 to operate the Tarn vessel, was the foremost in the row to yield it up before Hask, who held it from 2011 to 2014.", true},
		{"spun, with a name left out", "In a note to the Tarn council, Orla Benning said on Friday that none of the six of them would be at the dock when it is opened by her.",
			"In a missive to the Tarn council, Benning said on Friday that none of the six of them would be at the quay when it is inaugurated by her.", true},
		{"one officer", "Orla Benning, 52, was at the Tarn ferry dock on Friday when she was hit by a red 2009 Corvane pickup going south, police said.",
			"A red 2009 Corvane pickup hit Orla Benning, 52, on Friday, and left her dead by the dock, said an officer of the Tarn police.", false},
		{"one formula", "He was taken to the county jail where he was booked and released on bail.",
			"Hask was taken to a county jail where he later was released on bail.", false},
	} {
		if found := find(fixture.Texts(x.a, x.b)).Passages; len(found) > 0 != x.shared {
			t.Errorf("%s: %d passages", x.name, len(found))
		}
	}
}
