package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// The events are invented. Ferry A and ferry B are two fires of one kind, a
// year apart; the mayor and the bridge are unlike them and each other.
var (
	ferryA = []string{
		`Fire on ferry Alma Brisk leaves four dead off Tornhaven
Four people died and 61 were taken to hospital after a fire on the ferry Alma Brisk off Tornhaven on Tuesday night, the coast guard said.
The blaze began on the car deck shortly after 10 p.m., according to Captain Ode Lindqvar.
The Alma Brisk had left Tornhaven with 214 passengers for the island of Sund.
Transport minister Pia Rosgaard promised an inquiry into the operator, Kestrel Lines.`,
		`Kestrel Lines ferry burns near Tornhaven, killing four
TORNHAVEN - A passenger ferry run by Kestrel Lines caught fire within sight of Tornhaven late on Tuesday, killing at least four of the 214 people aboard.
Survivors of the Alma Brisk told of thick smoke rising from the car deck.
"We jumped when the lifeboats were full," said passenger Jens Okholt.
The coast guard brought 61 injured to hospitals in Tornhaven and on Sund.`,
		`Minister orders inquiry into Alma Brisk disaster
The transport minister, Pia Rosgaard, has ordered an inquiry into how a lorry on the car deck of the Alma Brisk could catch fire unnoticed.
Four passengers died and 61 were hurt on Tuesday when the Kestrel Lines ship burned off Tornhaven.
Captain Ode Lindqvar was questioned by police on Wednesday.
Kestrel Lines said its thoughts were with the families of the dead.`,
	}
	ferryB = []string{
		`Nine die as ferry Marisol Dawn burns in the Bay of Quell
Nine people were killed when the ferry Marisol Dawn caught fire in the Bay of Quell on Sunday, port officials in Quellport said.
The ship carried 87 passengers and 12 crew, according to the owner, Blue Heron Shipping.
An engine room explosion is the likely cause, said harbour master Tomas Irrigan.
Divers from the navy were searching for 3 missing sailors.`,
		`Engine room blast blamed for Marisol Dawn fire
An explosion in the engine room set the Marisol Dawn ablaze, the harbour master of Quellport, Tomas Irrigan, said on Monday.
Nine of the 99 people aboard died in the Bay of Quell and 3 sailors are missing.
Blue Heron Shipping bought the 41-year-old vessel last spring.
Navy divers resumed their search at dawn.`,
		`Blue Heron Shipping stops sailings after deadly fire
Blue Heron Shipping has halted all sailings from Quellport after nine people died on its ferry Marisol Dawn.
The company's chairwoman, Vera Stallen, said a blast in the engine room started the fire in the Bay of Quell.
The navy has not found the 3 missing sailors.`,
	}
	mayor = []string{
		`Mayor of Greyford resigns over land deal
The mayor of Greyford, Hal Pennick, resigned on Thursday after the council published letters about the sale of Orchard Field.
Pennick, 58, sold the meadow to his brother-in-law, the developer Rufus Calloway, for a third of its price.
His deputy, Anita Morrow, takes over until the election in May.`,
		`Pennick quits as Greyford council reveals Orchard Field letters
Hal Pennick stepped down as mayor on Thursday, hours after letters to the developer Rufus Calloway became public.
Greyford council will try to get Orchard Field back, said deputy mayor Anita Morrow.
Voters will choose a successor in May.`,
	}
	bridge = []string{
		`Longest wooden bridge opens across the Vell
The longest wooden bridge in the country opened to cyclists on Saturday, linking Upper Hallam and the old mill on the Vell.
The architect, Solveig Anders, used 1,400 larch beams for the span of 312 metres.
It cost 9 million crowns and took 3 years.`,
	}
)

func cut(r report.Report) *segment.Text {
	r.Language = "en"
	if r.Title == "" {
		r.Title, _, _ = strings.Cut(r.Text, "\n")
	}
	return segment.NewCutter().Cut(&r)
}

// texts cuts reports and names them a0, a1, … b0, … by their event.
func texts(events ...[]string) []*segment.Text {
	var out []*segment.Text
	for i, event := range events {
		for k, s := range event {
			out = append(out, cut(report.Report{Ref: fmt.Sprintf("%c%d", 'a'+i, k), Text: s}))
		}
	}
	return out
}

// partition writes stories as the refs of their reports, in order.
func partition(ts []*segment.Text, stories []Story) []string {
	var out []string
	for _, s := range stories {
		var refs []string
		for _, i := range s.Reports {
			refs = append(refs, ts[i].Ref)
		}
		slices.Sort(refs)
		out = append(out, strings.Join(refs, " "))
	}
	slices.Sort(out)
	return out
}

func TestGroup(t *testing.T) {
	for _, test := range []struct {
		name string
		in   []*segment.Text
		want []string
	}{
		{"nothing", nil, nil},
		{"one report", texts(bridge), []string{"a0"}},
		{"one event in other words", texts(ferryA), []string{"a0 a1 a2"}},
		{"two events of one kind", texts(ferryA, ferryB), []string{"a0 a1 a2", "b0 b1 b2"}},
		{"many and one of one kind", texts(ferryA, ferryB[:1]), []string{"a0 a1 a2", "b0"}},
		{"one and one of one kind", texts(ferryA[:1], ferryB[:1]), []string{"a0", "b0"}},
		{"events unlike each other", texts(mayor, bridge, ferryB), []string{"a0 a1", "b0", "c0 c1 c2"}},
		{"no words at all", texts([]string{"…\n…", "!\n?"}), []string{"a0", "a1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := partition(test.in, Find(test.in)); !slices.Equal(got, test.want) {
				t.Errorf("stories: got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTitleIsTheHeadlineNearestToAll(t *testing.T) {
	in := texts([]string{ferryB[0], ferryB[1], "Sad news\n" + ferryB[2][strings.Index(ferryB[2], "\n")+1:]})
	stories := Find(in)
	if len(stories) != 1 {
		t.Fatalf("got %d stories, want one", len(stories))
	}
	if got, want := stories[0].Title, in[0].Title; got != want {
		t.Errorf("title %q, want %q", got, want)
	}

	body := func(s string) string { return s[strings.Index(s, "\n")+1:] }
	in = texts([]string{body(ferryB[0]), "Sad news\n" + body(ferryB[1]), body(ferryB[2])})
	if got := Find(in)[0].Title; got != "Sad news" {
		t.Errorf("title %q, a first sentence, before a headline", got)
	}
}

// The place that a report was written in is no headline.
func TestNoDatelineIsATitle(t *testing.T) {
	r := report.Report{Language: "en", Text: "UPPER HALLAM (Vell Press) - The longest wooden bridge in the country opened to cyclists on Saturday."}
	if got, want := headline(segment.NewCutter().Cut(&r)), "The longest wooden bridge in the country opened to cyclists on Saturday."; got != want {
		t.Errorf("headline %q", got)
	}
}

// Numbers decide a share of likeness; one or two that reports happen to have in
// common, when they have no others, join nothing, whatever language they are in.
func TestFewSharedNumbersJoinNothing(t *testing.T) {
	for _, number := range []string{"14", "300", "2 of 16", "1,250"} {
		in := texts(
			[]string{"Parliament elects new speaker\nThe parliament of Ostrava elected Jana Kolar after a long session. Another " + number + " members abstained, a spokesman said."},
			[]string{"Fire destroys grain silo\nA fire destroyed a silo in Varlund and the mayor thanked those who came. Smoke made " + number + " people ill."},
			[]string{"Otters return to the Vell\nBiologists counted " + number + " otters along the river, which had been thought too dirty for them."},
			[]string{"انتخاب رئيس جديد للبرلمان\nقال متحدث باسم الحكومة إن البرلمان انتخب رئيسا جديدا. وأضاف أن " + number + " نائبا امتنعوا."},
			[]string{"Dach von Schwimmhalle stürzt ein\nDas Dach einer Schwimmhalle ist in der Nacht eingestürzt. Die Feuerwehr brachte " + number + " Menschen ins Freie."},
		)
		if got := len(Find(in)); got != len(in) {
			t.Errorf("%s: %d reports of %d events are %d stories: %q", number, len(in), len(in), got, partition(in, Find(in)))
		}
	}
}

// A paragraph of background that both reports end with is no reason to join
// them, even if it is half of either.
func TestSharedBackgroundJoinsNothing(t *testing.T) {
	background := "\nThe Republic of Vellmark has 2.1 million people and joined the Northern Union in 1994." +
		"\nIts prime minister, Gudrun Aske, faces an election next spring."
	in := texts([]string{mayor[0] + background, bridge[0] + background})
	if got, want := partition(in, Find(in)), []string{"a0", "a1"}; !slices.Equal(got, want) {
		t.Errorf("stories: got %q, want %q", got, want)
	}
}

// An abridged copy under another headline belongs to its source.
func TestLargeSharedTextJoins(t *testing.T) {
	body := strings.Split(mayor[0], "\n")
	in := texts([]string{mayor[0], "What the letters say\n" + strings.Join(body[1:3], "\n")}, ferryA)
	want := []string{"a0 a1", "b0 b1 b2"}
	if got := partition(in, Find(in)); !slices.Equal(got, want) {
		t.Errorf("stories: got %q, want %q", got, want)
	}
}

// A bank sets its rate every month: the words are much the same, the days are not.
func TestDaysTellRegularEventsApart(t *testing.T) {
	const a = "Bank of Vellmark leaves rate unchanged\nThe Bank of Vellmark left its lending rate unchanged on Wednesday. Weak exports of timber weighed against a rise. Economists had expected the decision."
	const b = "Vellmark rate stays where it is\nThe Bank of Vellmark kept its lending rate where it was, Governor Ilse Tamm said. Shops sold more than in spring and herring grew dearer, but wages hardly rose. The krona gained a little in late trading."
	on := func(days ...calendar.Day) int {
		var in []*segment.Text
		for i, s := range []string{a, b} {
			r := report.Report{Ref: fmt.Sprint(i), Text: s}
			if days != nil {
				r.Published = report.Published{Days: calendar.Single(days[i]), Basis: report.Stated}
			}
			in = append(in, cut(r))
		}
		return len(Find(in))
	}
	if got := on(); got != 1 {
		t.Errorf("without days: %d stories, want 1", got)
	}
	if got := on(17000, 17001); got != 1 {
		t.Errorf("a day apart: %d stories, want 1", got)
	}
	if got := on(17000, 17030); got != 2 {
		t.Errorf("a month apart: %d stories, want 2", got)
	}
}

// A day that a text names brings its report to others of that day, and holds it apart
// from none: pages are printed again.
func TestDaysThatTextsName(t *testing.T) {
	group := func(day float64, given bool) *group {
		g := &group{size: 4, sum: vector{{1, 2.4}, {2, 3.2}}, known: days{4 * day, 4}}
		if given {
			g.given = g.known
		}
		g.length = dot(g.sum, g.sum)
		return g
	}
	undated := group(0, false)
	undated.known = days{}
	a := group(100, true)
	same, none := likeness(a, group(100, false)), likeness(a, undated)
	if got := likeness(a, group(100, true)); same != got || same <= none {
		t.Errorf("the same day: %.3f if named, %.3f if given, %.3f if unknown", same, got, none)
	}
	if far, given := likeness(a, group(400, false)), likeness(a, group(400, true)); far != none || given >= far {
		t.Errorf("another day: %.3f if named, %.3f if given, %.3f if unknown", far, given, none)
	}
}

// Copies of one report are so alike that another report of the event looks like
// one of another event. Days can say that it is not.
func TestCopiesAreJoinedAtOnce(t *testing.T) {
	copies := func(v vector, day float64, dated bool) *group {
		const n = 4
		g := &group{size: n}
		for range n {
			g.sum = plus(g.sum, v)
		}
		g.length = dot(g.sum, g.sum)
		if dated {
			g.known = days{n * day, n}
			g.given = g.known
		}
		return g
	}
	a, b := vector{{1, .6}, {2, .8}}, vector{{1, .5}, {3, .866}} // .3 alike
	for _, x := range []struct {
		name  string
		a, b  *group
		event bool
	}{
		{"the same day", copies(a, 100, true), copies(b, 100, true), true},
		{"two days later", copies(a, 100, true), copies(b, 102, true), true},
		{"a week later", copies(a, 100, true), copies(b, 107, true), false},
		{"days that nobody knows", copies(a, 0, false), copies(b, 0, false), false},
	} {
		if l := likeness(x.a, x.b); l >= 1 != x.event {
			t.Errorf("%s: %.2f times as alike as they must be", x.name, l)
		}
	}
}

func TestOrderOfInputChangesNothing(t *testing.T) {
	in := append(texts(ferryA, ferryB, mayor, bridge), invented(120, 15)...)
	shape := func(ts []*segment.Text, stories []Story) []string {
		out := partition(ts, stories)
		for _, s := range stories {
			out = append(out, s.ID+" "+s.Title)
		}
		slices.Sort(out)
		return out
	}
	want := shape(in, Find(in))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		if got := shape(in, Find(in)); !slices.Equal(got, want) {
			t.Fatalf("another order, other stories: got %q, want %q", got, want)
		}
	}
}

func TestEveryReportIsInOneStory(t *testing.T) {
	in := invented(500, 60)
	seen := make([]int, len(in))
	ids := map[string]bool{}
	for _, s := range Find(in) {
		if ids[s.ID] {
			t.Errorf("two stories have the id %s", s.ID)
		}
		ids[s.ID] = true
		if !slices.IsSorted(s.Reports) {
			t.Errorf("story %s: reports out of order: %v", s.ID, s.Reports)
		}
		for _, i := range s.Reports {
			seen[i]++
		}
	}
	for i, n := range seen {
		if n != 1 {
			t.Errorf("report %d is in %d stories", i, n)
		}
	}
}

func TestThousandsOfCopiesAreOneStory(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	lines := strings.Split(strings.Join(ferryA, "\n"), "\n")
	linear.Check(t, 375, func(n int) func() {
		var in []*segment.Text
		for i := range n {
			kept := slices.Clone(lines)
			kept = slices.Delete(kept, rng.IntN(len(kept)), len(kept)) // cut at the end …
			kept = append(slices.Clone(lines[:5]), kept...)            // … but never the start
			in = append(in, cut(report.Report{Ref: fmt.Sprint(i), Text: strings.Join(kept, "\n")}))
		}
		return func() {
			if stories := Find(in); len(stories) != 1 {
				t.Errorf("got %d stories, want one", len(stories))
			}
		}
	})
}

// invented makes n reports of the given number of events. Reports of one event
// draw from one stock of names and sentences.
func invented(n, events int) []*segment.Text {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(events)))
	name := func() string {
		syllables := []string{"ka", "lo", "mi", "ter", "vo", "sha", "ren", "dul", "pix", "gor", "ben", "ul", "fa", "ni", "zet"}
		s := ""
		for range 3 {
			s += syllables[rng.IntN(len(syllables))]
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	verbs := strings.Fields("met blamed praised sued joined left warned thanked visited followed elected replaced")
	nouns := strings.Fields("council factory harbour school hospital museum railway forest orchestra market prison library")
	stocks := make([][]string, events)
	for i := range stocks {
		var names []string
		for range 6 {
			names = append(names, name())
		}
		for range 25 {
			stocks[i] = append(stocks[i], fmt.Sprintf("On Monday %s %s the %s of %s, as %d people from the %s of %s looked on.",
				names[rng.IntN(6)], verbs[rng.IntN(len(verbs))], nouns[rng.IntN(len(nouns))], names[rng.IntN(6)],
				10+rng.IntN(400), nouns[rng.IntN(len(nouns))], names[rng.IntN(6)]))
		}
	}
	cutter := segment.NewCutter()
	out := make([]*segment.Text, n)
	for i := range out {
		stock := stocks[rng.IntN(events)]
		var b strings.Builder
		for _, k := range rng.Perm(len(stock))[:12] {
			b.WriteString(stock[k] + "\n")
		}
		out[i] = cutter.Cut(&report.Report{Ref: fmt.Sprint("made/", i), Text: b.String(), Language: "en"})
	}
	return out
}

func BenchmarkGroup(b *testing.B) {
	for _, shape := range []struct{ reports, events int }{{1_000, 100}, {10_000, 1_000}, {10_000, 1}} {
		b.Run(fmt.Sprintf("reports=%d/events=%d", shape.reports, shape.events), func(b *testing.B) {
			in := invented(shape.reports, shape.events)
			for b.Loop() {
				Find(in)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*shape.reports), "ns/report")
		})
	}
}

// A headline that ends in an abbreviation is no sentence; one in quote marks may be.
func TestEndsInStop(t *testing.T) {
	for headline, want := range map[string]bool{
		"The ferry sank.": true, "“The ferry sank.”": true, "Ferry sinks": false, "Ferry sinks off D.C.": false, "Ferry firm is Orre Lines Inc.": false, "Who sank it?": false, "": false,
	} {
		if got := endsInStop(headline); got != want {
			t.Errorf("%q: %v", headline, got)
		}
	}
}

// A heading that says what a text is tells of no event.
func TestTitleNamesNoKind(t *testing.T) {
	for heading, kind := range map[string]bool{
		"Statement by Vell Mills on the fire at its site in Orre":    true,
		"Joint statement of the Vell river ports":                    true,
		"Press release: new ferry for Orre":                          true,
		"Correction: number of sheep in Orre":                        true,
		"Full text: the agreement of Orre":                           true,
		"Editor's note":                                              true,
		"Clarification":                                              true,
		"Corrections and prisons: the state's longest debate":        false,
		"Statement piece sells for 3 million":                        false,
		"Analysts see no end to the slide":                           false,
		"Opinion polls put the Orre mayor ahead":                     false,
		"Mill owner's statement on fire was wrong, inspectors say":   false,
		"Press freedom falls in Vell, a report says":                 false,
		"Photographer wins the Orre prize":                           false,
		"Correction officer hurt in Orre jail":                       false,
		"Transcripts show that the mayor knew of the leak":           false,
		"Open letters to the harbour master are read in the theatre": false,
	} {
		if got := namesKind.MatchString(heading); got != kind {
			t.Errorf("%q: %v", heading, got)
		}
	}
}

// TestOneTown: what is told of a town in the same days is of one event only if it has
// more in common than the town.
func TestOneTown(t *testing.T) {
	const days = 20000
	event := []string{
		"Ferry Linnea sinks off Varnholt. The ferry Linnea sank off Varnholt on Monday and four sailors died, the coast guard said. Divers searched the wreck.",
		"Four die as ferry sinks off Varnholt. Four sailors of the ferry Linnea drowned off Varnholt. A witness saw the ferry list before it sank.",
		"Varnholt mourns sailors of the Linnea. Flags hung low in Varnholt after the ferry Linnea sank with four sailors, and the owner of the ferry promised an inquiry.",
		"Owner of the Linnea is questioned. Police in Varnholt questioned the owner of the ferry Linnea, which sank on Monday. He said the ferry was sound.",
		"Divers find the wreck of the Linnea. Divers found the ferry Linnea near Varnholt at thirty metres. The ferry lies on its side, the coast guard said.",
		"Varnholt ferry had been inspected in May. The ferry Linnea passed its inspection in May, the coast guard said in Varnholt. Four sailors died as it sank.",
	}
	other := []string{
		"Varnholt teachers to strike on Friday. Teachers in Varnholt will strike over pay, their union said. Varnholt has nine schools.",
		"Varnholt brewery sold. The Varnholt brewery was bought by a rival. Its workers in Varnholt keep their jobs, a manager said.",
	}
	one := func(text string) Sketch {
		title, body, _ := strings.Cut(text, ". ")
		return NewSketch(fixture.Cut(report.Report{Ref: title, Title: title, Text: body, Language: "en", Published: report.Published{Days: calendar.Single(days)}})[0])
	}
	var sketches []Sketch
	for _, text := range event[:len(event)-1] {
		sketches = append(sketches, one(text))
	}
	s := NewSolid(sketches)
	if last := one(event[len(event)-1]); s.Likeness(&last) < 1 {
		t.Errorf("%.2f: %s", s.Likeness(&last), event[len(event)-1])
	}
	for _, text := range other {
		if x := one(text); s.Likeness(&x) >= 1 {
			t.Errorf("%.2f: %s", s.Likeness(&x), text)
		}
	}
}
