package conflict

import (
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/quantity"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/when"
)

// tell takes reports through the stages before.
func tell(texts []*segment.Text) Story {
	s := Story{Story: claim.Story{Texts: texts, Reports: fixture.Indexes(len(texts)), Passages: reuse.Find(texts, fixture.Indexes(len(texts))).Passages}}
	s.Graph = lineage.Build(texts, s.Reports, s.Passages, nil)
	read := make([][]when.Expression, len(texts))
	for i, t := range texts {
		s.Readings = append(s.Readings, attribution.Read(t))
		read[i] = when.Read(t)
	}
	attribution.Join(texts, s.Readings, s.Reports, s.Passages)
	times := when.Resolve(when.Story{Texts: texts, Found: read, Members: s.Reports, Passages: s.Passages, Graph: s.Graph})
	s.Times, s.Days = times.Times, times.Published
	found := claim.Find(s.Story)
	s.Claims, s.Slight = found.Claims, found.Slight
	return s
}

// notes lists what a story's conflicts of one kind say of themselves.
func notes(s Story, kind Kind) string {
	var out []string
	for _, x := range Find(s).Conflicts {
		if x.Kind == kind {
			out = append(out, x.Note)
		}
	}
	return strings.Join(out, "; ")
}

func TestTolls(t *testing.T) {
	for _, c := range []struct{ name, want, text string }{
		{"a toll put at less", "12 against At least 20 people", "At least 20 people were killed on Saturday when a bomb went off at the bus station in Vardo, the Orlan Watch group said. The news agency put the death toll at 12."},
		{"those who died of something else", "", "The ministry said 12 people had died of cholera in Vardo. The harbour office in Vardo said three had died of other causes."},
		{"a toll that rose, beside another's", "57 against 63", "The death toll in the sinking of a ferry off Vardo rose to 57 on Saturday, the coast guard said. The mayor put the number of dead at 63."},
		{"a toll brought to a number, beside another's", "nine against 12", "Divers pulled two bodies from a barge off Vardo on Saturday, bringing the death toll to nine, the harbour office said. The hospital put the death toll at 12."},
		{"a toll that rose, and what it was at noon", "", "The death toll in the sinking of a ferry off Vardo rose to 57 on Saturday, the coast guard said. The mayor had counted 52 dead at noon."},
		{"a toll that rose, and what it was before", "", "The death toll in the sinking of a ferry off Vardo rose to 57 on Saturday, the coast guard said. Police earlier put the death toll at 40."},
		{"a toll that rose after another's", "", "The sinking of a ferry off Vardo killed 57 people on Saturday, the coast guard said. The death toll later rose to 63, the mayor said."},
		{"a toll that rose, of one counter", "", "The death toll in the sinking of a ferry off Vardo rose to 57 on Saturday, the coast guard said. The coast guard put the number of dead at 55."},
		{"two counts", "four people against six", "The ministry said rocket fire on Tolm killed four people, three of them women. The Orlan Watch group put the toll at six dead."},
		{"counts in passing", "30 people against 34 people", "State television says 30 people have been killed in rocket fire overnight in Tolm, the largest town. Orlan Watch says 34 people were killed, six of them children."},
		{"a number of dead", "13 against 15 civilians", "Opposition activists say 15 civilians, among them a nurse, were killed when a missile hit a market in Tolm. The Orlan Watch group also reported the incident, putting the number of civilians killed at 13."},
		{"deaths and injuries", "three against Four people; 22 against 55", "Four people died when gas was dropped on Tolm on Monday. The manager of the hospital said it had recorded four deaths and 55 injuries. The rescue service said it had recorded three deaths and 22 injuries after the gas fell on the town."},
		{"one count in two wordings", "22 against 55", "Gas fell on Tolm on Monday. The Alm hospital said over 50 people were injured. The Alm hospital recorded 55 injuries. The rescue service said it had recorded 22 injuries after the gas fell on Tolm."},
		{"three counts", "12 people against 20 people against 31 people", "A bomb went off in Vardo. The mayor said 12 people were killed. Orlan Watch said 20 people were killed. The rescue service said 31 people were killed."},
		{"rescuers and police", "25 against 55", "At least 14 people were killed and 25 were wounded in a bomb attack on a wedding in Vardo, Orlan Watch said. A police source said there were 55 injured."},
		{"two crowds", "1,500 against 4,000 people", "Thousands filled the square in Vardo on Saturday. The union said 4,000 people marched; police put the crowd at 1,500."},
		{"a number alone", "22,000 against 60,000", "Thousands marched in Vardo on Saturday. Organisers say 60,000 took part, police say 22,000."},
		{"who had come", "22,000 against 60,000", "Thousands marched in Vardo on Saturday. Police put the number of marchers at 22,000. The union said 60,000 had come."},
		{"a number alone of something else", "", "Thousands marched in Vardo on Saturday. Organisers say 60,000 took part, police say 22 buses were hired."},
		{"numbered", "31 against 38", "A bomb went off at the market in Vardo. The dead numbered 31, the mayor said. The Orlan Watch group put the toll at 38."},
		{"of them", "", "A bomb killed 31 people in Vardo, the mayor said. Rescuers said nine of them were children."},
		{"a floor in a verb", "", "A bomb went off in Vardo. The mayor said 38 people were killed. The toll has passed 31, the Orlan Watch group said."},
		{"of both fates", "", "A bomb went off in Vardo. It killed or wounded 60 people, the mayor said. The hospital said 40 people were wounded."},
		{"a quarter, told of again", "three against four", "Gas fell on the Eddel quarter of Vardo on Monday. The hospital in Vardo recorded four deaths from the gas. The rescue service recorded three deaths after the gas fell on the Eddel quarter of rebel-held Vardo."},
		{"a part greater than the whole", "", "Six children died in Vardo, a day after a raid on Tolm left 35 dead, including 22 children, the mayor said. The Orlan Watch group said three children died in Vardo."},
		{"the day of a statement", "12 people against 20 people", "A bomb went off at the station in Vardo on 3 May 2019. The ministry said on 9 May 2019 that 12 people were killed. The Orlan Watch group said on 4 May 2019 that 20 people were killed."},
		{"two bodies of one kind of name", "12 people against 20 people", "A bomb went off in Vardo. The Orlan Network for Human Rights said 12 people were killed. The Eddel Observatory for Human Rights said 20 people were killed."},
		{"people, and those who fight", "", "Shells fell on Vardo. The mayor said five people were killed. The Orlan Watch group said 16 insurgents were killed."},
		{"nobody like nobody", "", "Three people were killed in Vardo, the mayor said. He said the three had been on their way home."},
		{"a floor", "", "The army said 30 people were killed in Tolm. At least 25 people were killed, Orlan Watch said."},
		{"a scope", "", "Shelling killed 31 people in Tolm, the Orlan Watch group said. Two medics were among the dead, the hospital said."},
		{"a part of a place", "", "Air raids killed 45 people in the province of Orlan on Monday, the mayor said. In the village of Eddel seven people were killed, rescuers said."},
		{"a sum", "", "Clashes near Vardo left 28 fighters dead, a monitor said. Eleven guards and 17 raiders were killed, the army said."},
		{"the badly hurt", "", "A train derailed near Vardo. The railway said 40 people were hurt. Eight people were badly hurt, rescuers said."},
		{"some of the dead", "", "Raiders killed 16 villagers in Vardo, the mayor said. The village buried 11 of its dead, the priest said. It buried five of their dead, the sexton said."},
		{"one source, named by it", "", "A bomb went off in Vardo. State television said eight people were killed. It later put the toll at 11."},
		{"six of the eleven", "four children against six", "Eleven people, among them four children, died when a fire swept through a hostel in Vardo, the fire service said. The mayor said six of the eleven people who died were children."},
		{"since the event", "212 people against 340 bodies", "The earthquake that struck Vardo claimed the lives of 212 people, the civil guard said. The Vardo hospital said it had counted 340 bodies since the earthquake."},
		{"since a time", "", "A blast in Vardo killed 12 people, police said. The ministry said 340 people were killed since the shelling of the harbour began."},
		{"a name told of without a comma", "three against four people", "Gas fell on Vardo on Monday. According to the Alm hospital four people died. Vardo Rescue a group of nurses in the free quarters said it had recorded three deaths."},
		{"beside others, elsewhere", "12 people against 17", "Raids killed 40 people in Vardo, the Orlan Watch group said, and another 12 people were killed in Tolm. The mayor of Tolm put the toll in Tolm at 17."},
		{"an update", "", "The bombing in Vardo killed 43 people, the mayor said. The death toll rose to 51, the hospital said."},
		{"an earlier toll", "", "An earlier toll by the mayor gave 43 dead in Vardo. The hospital said 51 people were killed."},
		{"another attack", "", "The bombing in Vardo on Sunday killed 12 people, police said. In May another attack on the town killed 30 people, the ministry said."},
		{"elsewhere", "", "A blast in Vardo killed 12 people, police said. Elsewhere, 30 people were killed when a ferry sank, the coast guard said."},
		{"since", "", "A blast in Vardo killed 12 people, police said. Since May 300 people have been killed, the ministry said."},
		{"one source twice", "", "Orlan Watch said 12 people were killed in Vardo. Orlan Watch said 15 people were killed."},
	} {
		if got := notes(tell(fixture.Texts(c.text)), Number); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTollsAcrossReports(t *testing.T) {
	const lead = "A bomb killed people at the bus station in Vardo on Saturday. "
	for _, c := range []struct{ name, want, a, b string }{
		{"two counters", "12 people against at least 20 people", lead + "Orlan Watch said at least 20 people were killed.", lead + "The ministry said 12 people were killed."},
		{"one counter", "", lead + "Orlan Watch said 20 people were killed.", lead + "Orlan Watch said 12 people were killed."},
		{"nobody's count", "", lead + "It killed 20 people.", lead + "The ministry said 12 people were killed."},
		{"another day", "", "A bomb killed people at the bus station in Vardo on 3 May 2019. Orlan Watch said 20 people were killed.", "A bomb killed people at the bus station in Vardo on 9 June 2019. The ministry said 12 people were killed."},
		{"another place", "", "A bomb killed people at the bus station in Tolm on Saturday. Orlan Watch said 20 people were killed.", lead + "The ministry said 12 people were killed."},
		{"another way", "", "A ferry sank near Vardo on Saturday. Orlan Watch said 20 people were killed.", lead + "The ministry said 12 people were killed."},
		{"the year of a date", "", "Vardo, May 4 2019 Killed in a blast were 20 people, Orlan Watch said. " + lead, lead + "The ministry said 20 people were killed."},
		{"a share", "", lead + "Orlan Watch said 20 people were killed.", lead + "The ministry said 20 people were killed, and that 90 percent were killed by smoke."},
		{"the title of a counter", "", lead + "\"Twelve people were killed,\" Orlan Watch observatory director Ana Voss said.", lead + "The observatory said 20 people were killed."},
		{"another monitor", "12 against 20 people", lead + "Orlan Watch, another monitoring group, said 12 were killed.", lead + "A monitoring group, the Eddel Observatory, said 20 people were killed."},
		{"two events in one sentence", "", "Six people died in Tolm on Saturday, a day after a raid on Vardo left 22 dead. Orlan Watch put the toll at 22 dead.", "A raid killed people in Tolm on Saturday. The ministry said three people were killed in Tolm."},
		{"air strikes", "12 people against 20 people", "Air strikes killed people in Vardo on Saturday. Orlan Watch said 20 people were killed.", "An airstrike killed people in Vardo on Saturday. The ministry said 12 people were killed."},
		{"two words alike", "12 people against 20 people", lead + "The local rescue group said 20 people were killed.", lead + "The local hospital group said 12 people were killed."},
		{"more in a part than in the whole", "12 people against 20 people", "A bomb killed people at the bus station in Vardo on 4 May 2019. The ministry said 12 people were killed. The mayor spoke. Shops were shut. The Eddel quarter of Vardo is poor.", "A bomb killed people in the Eddel quarter on 4 May 2019. Orlan Watch said 20 people were killed."},
		{"less in a part than in the whole", "", "A bomb killed people at the bus station in Vardo on 4 May 2019. The ministry said 20 people were killed. The mayor spoke. Shops were shut. The Eddel quarter of Vardo is poor.", "A bomb killed people in the Eddel quarter on 4 May 2019. Orlan Watch said 12 people were killed."},
		{"another country", "", "A quake hit Norway on 4 May 2019. Orlan Watch said 20 people were killed.", "A quake hit Norway on 4 May 2019. Geologists were not surprised. Schools were shut. On 3 May 2019 a quake in Chile killed 12 people, the ministry said."},
		{"no last word, but more", "12 people against 20", lead + "Orlan Watch gave an initial toll of 20 dead.", lead + "The ministry said 12 people were killed."},
		{"no last word, and less", "", lead + "Orlan Watch gave an initial toll of 12 dead.", lead + "The ministry said 20 people were killed."},
		{"said in another country", "12 people against 20 people", lead + "The head of Orlan Watch said in Norway that 20 people were killed.", lead + "The ministry said 12 people were killed."},
		{"a short month", "", lead + "Orlan Watch said 20 people were killed.", "Saturday 5 Jul 2014 Killed in Vardo by a bomb at the bus station were 20 people, the ministry said."},
		{"a count that rose", "", lead + "Orlan Watch said 20 people were killed.", lead + "The ministry said the death toll had risen to 12."},
	} {
		if got := notes(tell(fixture.Texts(c.a, c.b)), Number); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A count and one that it is said to have risen to are one count at two times.
func TestCountThatRoseElsewhere(t *testing.T) {
	const lead = "A bomb killed people at the bus station in Vardo on Saturday. "
	watch, ministry := lead+"Orlan Watch said 20 people were killed.", lead+"The ministry said 12 people were killed."
	for _, c := range []struct{ want, third string }{
		{"12 people against 20 people", lead + "Shops were shut."},
		{"12 people against 20 people", lead + "The hospital said the death toll had risen to 12."},
		{"12 people against 20 people", lead + "The hospital said the number of injured had risen to 20."},
		{"", lead + "The death toll rose to 20, the hospital said."},
		{"", lead + "The hospital said the death toll had risen to 20."},
	} {
		if got := notes(tell(fixture.Texts(watch, ministry, c.third)), Number); got != c.want {
			t.Errorf("%s: %q, want %q", c.third, got, c.want)
		}
	}
}

// Two of one number and another are one dispute, whatever those are called who are
// counted.
func TestOneDisputeOfNumbers(t *testing.T) {
	const lead = "A bomb killed people at the bus station in Vardo on Saturday. "
	s := tell(fixture.Texts(lead+"Orlan Watch said 20 people were killed.", lead+"The ministry said 12 people were killed.", lead+"The hospital said 12 workers were killed."))
	if got := notes(s, Number); strings.Contains(got, ";") || !strings.HasPrefix(got, "12 ") {
		t.Errorf("%q", got)
	}
}

// A figure that nobody is named for is the count of the source that another
// report names for it.
func TestLentSources(t *testing.T) {
	const lead = "A bomb killed people at the bus station in Vardo on Saturday. "
	ministry, watch := lead+"The ministry said 44 people were killed.", lead+"Orlan Watch said 48 people were killed."
	for _, c := range []struct {
		name, want string
		texts      []string
	}{
		{"lent", "44 people against 48 people", []string{ministry, watch, lead + "It left 48 people dead."}},
		{"of no source", "", []string{ministry, lead + "It left 48 people dead."}},
		{"of two sources", "", []string{ministry, lead + "The mayor said 48 people were killed.", lead + "Orlan Watch said 48 people were killed.", lead + "It left 48 people dead."}},
	} {
		found := Find(tell(fixture.Texts(c.texts...))).Conflicts
		last, got := len(c.texts)-1, ""
		for _, x := range found {
			for _, side := range x.Sides {
				if slices.ContainsFunc(side.Evidence, func(p Place) bool { return p.Report == last }) {
					got = x.Note
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Nobody's count may be a later one of anybody's, unless it fell.
func TestCountsThatFell(t *testing.T) {
	const lead = "A bomb killed people at the bus station in Vardo on 4 May 2019. "
	texts := []string{lead + "It left 26 people dead.", lead + "It left 20 people dead."}
	for _, c := range []struct {
		name, want string
		days       [2]calendar.Day
	}{
		{"fell", "20 people against 26 people", [2]calendar.Day{calendar.Date(2019, 5, 4), calendar.Date(2019, 5, 5)}},
		{"rose", "", [2]calendar.Day{calendar.Date(2019, 5, 5), calendar.Date(2019, 5, 4)}},
		{"one day", "", [2]calendar.Day{calendar.Date(2019, 5, 4), calendar.Date(2019, 5, 4)}},
	} {
		s := tell(fixture.Texts(texts...))
		for i, d := range c.days {
			s.Days[i].Days = calendar.Interval{First: d, Last: d}
		}
		if got := notes(s, Number); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A claim that has two numbers for one thing is on neither side.
func TestClaimOfTwoNumbers(t *testing.T) {
	text := fixture.Texts("Six sheep drowned.")[0]
	of := func(claim int, low float64) *figure {
		return &figure{Quantity: quantity.Quantity{Low: low, High: low}, clause: &clause{claim: claim, text: text}, inClause: true, fate: dead}
	}
	a, b, c := of(1, 4), of(1, 6), of(2, 9)
	for _, x := range []struct {
		found []contradiction
		want  [2]int
	}{
		{[]contradiction{{a, b}}, [2]int{None, None}},
		{[]contradiction{{a, c}}, [2]int{1, 2}},
		{[]contradiction{{a, c}, {b, c}}, [2]int{None, 2}},
	} {
		if got := gather(x.found)[0].Sides; got[0].Claim != x.want[0] || got[1].Claim != x.want[1] {
			t.Errorf("%d and %d, want %v", got[0].Claim, got[1].Claim, x.want)
		}
	}
}
