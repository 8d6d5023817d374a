package conflict

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// What befell those counted is read in the forms that news has for it.
func TestFates(t *testing.T) {
	for want, texts := range map[fate][]string{
		dead: {
			"Vardo crash kills 12", "12 dead, 30 hurt in Vardo crash", "Crash in Vardo: 12 dead", "Vardo crash death toll hits 12", "Death toll from Vardo crash rises to 12",
			"A bus crash left 12 people dead.", "The crash claimed the lives of 12 people.", "The blast took 12 lives.", "The crash cost 12 people their lives.",
			"Twelve people lost their lives in the crash.", "Gunmen shot dead 12 people.", "Gunmen shot 12 people dead.", "Gunmen gunned down 12 people.",
			"The raid resulted in 12 deaths.", "There were 12 fatalities.", "Twelve bodies were pulled from the wreck.", "The army lost 12 soldiers in the raid.",
			"Twelve miners were crushed to death.", "Twelve people succumbed to their injuries.", "Twelve were confirmed dead.", "Police confirmed that 12 had died.",
			"Twelve of the passengers died.", "Twelve hostages have been killed.", "The dead include 12 civilians.", "The ministry reported 12 deaths and no injuries.",
			"12 villagers killed 30 injured in Vardo crash", "The crash left 12 people, three of them children, dead.", "The raid killed an estimated at least 12 people.", "The raid led to the massacre of 12 people.", "Twelve villagers were among more than 40 people killed in the crash.",
		},
		wounded: {
			"The crash left 30 people injured.", "Thirty people were taken to hospital.", "Thirty people were treated for burns.", "Thirty people suffered injuries.",
			"The number of injured rose to 30.", "Thirty survivors were injured.", "The crash led to the injury of 30 others.", "Thirty people are in hospital.",
		},
		missing:  {"Nine people are still unaccounted for.", "Rescuers are searching for nine people."},
		held:     {"Police made 15 arrests.", "Fifteen people were taken into custody.", "Gunmen took 15 pupils hostage."},
		rescued:  {"Rescuers pulled 20 people alive from the rubble.", "Twenty people were brought to safety.", "There were 20 survivors."},
		fled:     {"Some 500 people were evacuated.", "The floods forced 500 people from their homes."},
		aboard:   {"The ferry was carrying 58 people.", "There were 58 people on board."},
		marched:  {"Police put the crowd at 4,000.", "4,000 people took to the streets.", "The rally drew 4,000 people.", "Police put the number of marchers at 4,000.", "Police counted 4,000 demonstrators.", "The union said 4,000 had come.", "4,000 people joined the march."},
		struck:   {"Some 300 workers walked out.", "Nurses said 300 of them went on strike.", "Only 300 drivers joined the strike.", "About 300 miners are on strike."},
		ruined:   {"The fire razed 40 homes.", "Forty homes burned down."},
		homeless: {"The flood left 300 people homeless.", "Three hundred people lost their homes."},
		trapped:  {"Twenty miners are trapped underground.", "The collapse trapped 20 miners."},
		ill:      {"Sixty pupils fell ill after lunch.", "Sixty pupils became sick after lunch."},
		infected: {"Eighty people have tested positive.", "There are 80 confirmed cases."},
		laidOff:  {"The firm will cut 900 jobs.", "Nine hundred workers lost their jobs."},
		cutOff:   {"The storm left 3,000 homes without power.", "Some 3,000 households have no electricity."},
		taken:    {"Thieves stole 14 goblets.", "Thieves made off with 14 goblets."},
		"":       {"The ferry was carrying 58 tons of coal.", "The band drew 58 songs from its past.", "The mill burned 58 logs a day.", "About 58 people live in the village.", "The agency said 58 nurses had come from Vardo."},
	} {
		for _, text := range texts {
			s := tell(fixture.Texts(text))
			readers := readersOf(s.Texts[0])
			var got []string
			for _, f := range figuresOf(readers[0], clausesOf(s)) {
				got = append(got, string(f.fate))
			}
			if len(got) == 0 {
				got = []string{""}
			}
			if got[0] != string(want) {
				t.Errorf("%q: %q, want %q", text, strings.Join(got, " "), want)
			}
		}
	}
}
