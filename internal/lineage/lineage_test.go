package lineage

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// fire and strike are two reports of one town that share nothing.
var (
	fire = []string{
		`A blaze that broke out in a disused cotton mill destroyed eleven workshops in the old tanners' quarter of Quarrick on Friday night.`,
		`Burning rafters fell into the canal and set two moored barges alight, and sparks landed as far away as the botanical garden.`,
		`"We heard the roof groan like a ship, and we ran barefoot across the bridge," said Ottilie Varga, a bookbinder who lost her presses.`,
		`Firefighters pumped water from the canal until dawn because the hydrants in the quarter had been shut off for repairs since March.`,
		`The owner of the mill, a property firm from the capital, had twice been fined for leaving the ground floor unlocked.`,
		`Insurers put the damage at three million crowns, most of it in leather, paper and antique machinery.`,
		`Sculptors from the nearby academy formed a chain and carried plaster casts out of a cellar that was filling with smoke.`,
		`A night watchman was treated for burned hands, and a tortoiseshell cat was carried down a ladder by a trainee.`,
	}
	strike = []string{
		`Tram drivers in Quarrick parked forty carriages across the ring road on Saturday to protest against split shifts.`,
		`"My children think that I live in the depot," said Benno Aldous, who has driven the number nine line for sixteen years.`,
		`The municipal transport company offered an extra rest day in exchange for longer summer timetables.`,
		`Commuters rode delivery bicycles, hitched lifts on milk lorries and in one case crossed the river in a borrowed swan pedalo.`,
		`A mediator who once settled the glassblowers' dispute has been summoned from retirement in the lake district.`,
		`Bakers reported record sales of sandwiches to stranded office clerks along the embankment.`,
	}
)

// paragraphs sets sentences apart as a report does.
func paragraphs(sentences ...string) string { return strings.Join(sentences, "\n\n") }

// swapped words sentences anew, word by word.
func swapped(sentences []string) []string {
	r := strings.NewReplacer("blaze", "conflagration", "destroyed", "obliterated", "disused", "derelict", "old", "ancient", "Burning", "Flaming",
		"alight", "ablaze", "ran", "sprinted", "heard", "perceived", "lost", "forfeited", "pumped", "siphoned", "dawn", "daybreak", "shut", "turned",
		"repairs", "refurbishment", "owner", "proprietor", "fined", "penalised", "leaving", "abandoning", "damage", "devastation", "nearby", "neighbouring",
		"carried", "lugged", "smoke", "fumes", "parked", "stationed", "protest", "demonstrate", "driven", "piloted", "offered", "proffered",
		"longer", "lengthier", "Commuters", "Travellers", "borrowed", "scrounged", "settled", "resolved", "summoned", "beckoned")
	out := make([]string, len(sentences))
	for i, s := range sentences {
		out[i] = r.Replace(s)
	}
	return out
}

// build works out the lineage of reports that are one story.
func build(texts []*segment.Text) Graph {
	return Build(texts, fixture.Indexes(len(texts)), reuse.Find(texts, fixture.Indexes(len(texts))).Passages, nil)
}

// arrows writes a graph as "0→1 α→2".
func arrows(g Graph) string {
	name := func(n int) string {
		if l := g.Nodes[n].Lost; l != "" {
			return l
		}
		return fmt.Sprint(g.Nodes[n].Reports[0])
	}
	var out []string
	for _, e := range g.Edges {
		out = append(out, name(e.From)+"→"+name(e.To))
	}
	return strings.Join(out, " ")
}

func TestWhoTookFromWhom(t *testing.T) {
	reversed := slices.Clone(swapped(fire))
	slices.Reverse(reversed)
	cutQuote := strings.Replace(fire[2], `, and we ran barefoot across the bridge," said`, `, said`, 1)
	for _, x := range []struct {
		name, want string
		reports    []string
	}{
		{"a copy cut short", "1→0", []string{paragraphs(fire[:4]...), paragraphs(fire...)}},
		{"a copy in other words and another order", "1→0", []string{paragraphs(reversed...), paragraphs(fire...)}},
		{"a quote that is cut", "0→1", []string{paragraphs(fire...), paragraphs(fire[0], cutQuote, fire[3], fire[5], fire[6])}},
		{"two parents", "0→2 1→2", []string{paragraphs(fire...), paragraphs(strike...), paragraphs(append(swapped(fire[2:6]), swapped(strike[:4])...)...)}},
		{"parts of a text that is not here", "α→0 α→1", []string{
			paragraphs(fire[0], fire[1], fire[2], fire[3], fire[4], fire[6]), paragraphs(fire[0], fire[2], fire[3], fire[5], fire[7], fire[6])}},
		{"texts of their own that share two sentences", "α→0 α→1", []string{
			paragraphs(fire...) + "\n\n" + paragraphs(strike[4:]...), paragraphs(strike...)}},
		{"nothing shared", "", []string{paragraphs(fire...), paragraphs(strike...)}},
		{"speech that two reporters heard", "", []string{
			paragraphs(fire[0], fire[1], `"We heard the roof groan like a ship, and we ran barefoot across the bridge with nothing but our account books."`, fire[4]),
			paragraphs(strike[0], strike[2], `"We heard the roof groan like a ship, and we ran barefoot across the bridge with nothing but our account books."`, strike[4])}},
		{"an agency's report and what was made of it", "0→1", []string{
			"QUARRICK, May 3 (MPA) - " + paragraphs(fire...), paragraphs(append(swapped(fire[1:]), strike[0])...)}},
		{"two reports of one agency", "1→0", []string{
			"QUARRICK, May 4 (MPA) - " + paragraphs(append(slices.Clone(strike), fire[1], fire[3], fire[5], fire[6])...),
			"QUARRICK, May 3 (MPA) - " + paragraphs(fire...)}},
	} {
		if got := arrows(build(fixture.Texts(x.reports...))); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// TestRelay: whose report one relays is its source, under whatever name, if they have
// text in common.
func TestRelay(t *testing.T) {
	words := `"We heard the roof groan like a ship, and we ran barefoot across the bridge with nothing but our account books."`
	texts := fixture.Texts(
		paragraphs(fire[0], fire[1], words, fire[4]), paragraphs(strike[0], strike[2], words, strike[4]), paragraphs(strike[1], strike[3]))
	all := fixture.Indexes(len(texts))
	relays := []reuse.Relay{{Report: 1, From: 0, First: 2, Last: 3}, {Report: 2, From: 0, First: 0, Last: 2}}
	g := Build(texts, all, reuse.Find(texts, all, relays...).Passages, nil, relays...)
	if got := arrows(g); got != "0→1" {
		t.Fatal(got)
	}
	if !slices.Contains(g.Edges[0].Why, NodeName(1)+" names the outlet of "+NodeName(0)) {
		t.Error(g.Edges[0].Why)
	}
}

// TestWhatIsToldApart: what reports say of themselves beside their text.
func TestWhatIsToldApart(t *testing.T) {
	first := paragraphs(append(fire[:4:4], strike[:2]...)...)
	second := paragraphs(append(swapped(fire[:4]), strike[3:5]...)...)
	on := func(day string) report.Published {
		d, err := calendar.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		return report.Published{Days: calendar.Single(d), Basis: report.Stated}
	}
	for _, x := range []struct {
		name, want string
		a, b       report.Report
	}{
		{"published earlier", "0→1", report.Report{Text: first, Published: on("2024-05-03")}, report.Report{Text: first + "\n\n" + fire[7], Published: on("2024-05-05")}},
		{"cites the outlet", "1→0", report.Report{Text: second + "\n\nThis was first told by the Quarrick Mirror."}, report.Report{Text: first, Outlet: "The Quarrick Mirror"}},
		{"credits the outlet", "1→0", report.Report{Text: second, Credits: []string{"Source: Quarrick Mirror"}}, report.Report{Text: first, Outlet: "Quarrick Mirror"}},
		{"is a statement", "1→0", report.Report{Text: first + "\n\nThe brigade is sorry."}, report.Report{Title: "Statement by the Quarrick Brigade on the fire", Text: second + "\n\nThe Quarrick Brigade is sorry."}},
		{"names its own outlet", "", report.Report{Text: strike[0] + " (Quarrick Mirror)", Outlet: "Quarrick Mirror"}, report.Report{Text: fire[0], Outlet: "Quarrick Mirror"}},
	} {
		x.a.Language, x.b.Language = "en", "en"
		if got := arrows(build(fixture.Cut(x.a, x.b))); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// TestNamedSources: a little text hangs on the source that is named for it, and
// of two that are named on the one that has it from the other.
func TestNamedSources(t *testing.T) {
	g := build(fixture.Cut(
		report.Report{Language: "en", Outlet: "Quarrick Mirror", Text: paragraphs(fire...)},
		report.Report{Language: "en", Outlet: "Canal Ledger", Text: paragraphs(fire[0], "The Quarrick Mirror was first to tell of it.", strike[0], strike[1], strike[2])},
		report.Report{Language: "en", Outlet: "Hill Courier", Text: paragraphs(strike[3], strike[4], strike[5], swapped(fire)[0], "So the Quarrick Mirror has it, writes the Canal Ledger.",
			"Nobody at the town hall would say more.", "A second inquiry is to begin on Monday.", "Rain is forecast for the whole of the valley.")},
	))
	if got := arrows(g); got != "0→1 1→2" {
		t.Error(got)
	}
}

// TestKnownCopier: what a text that copies shares with another that does not,
// it has from there, though nothing else shows it.
func TestKnownCopier(t *testing.T) {
	g := build(fixture.Texts(
		paragraphs(fire...),
		paragraphs(append(swapped(fire[1:]), strike[3:5]...)...),
		paragraphs(strike...),
	))
	if got := arrows(g); got != "0→1 2→1" {
		t.Error(got)
	}
}

func TestSameTextIsOneNode(t *testing.T) {
	all := paragraphs(fire...)
	g := build(fixture.Texts(all, paragraphs(strike...), all, "", "QUARRICK, May 3 (MPA) - "+all, ""))
	want := []Node{{Reports: []int{0, 2, 4}}, {Reports: []int{1}}, {Reports: []int{3}}, {Reports: []int{5}}}
	if d := cmp.Diff(want, g.Nodes); d != "" {
		t.Error(d)
	}
	if len(g.Edges) != 0 {
		t.Errorf("edges %s", arrows(g))
	}
}

// TestUndecidable: where nothing tells which text is the earlier, the edge says
// so and claims little.
func TestUndecidable(t *testing.T) {
	other := slices.Clone(fire)
	other[7] = strike[1]
	g := build(fixture.Texts(paragraphs(fire...), paragraphs(other...)))
	if len(g.Edges) != 1 {
		t.Fatalf("edges %s", arrows(g))
	}
	e := g.Edges[0]
	if !slices.Contains(e.Why, "which of the two came first can't be told") || e.Confidence > 0.6 {
		t.Errorf("confidence %.2f, because %v", e.Confidence, e.Why)
	}
}

// TestRivals: two copies of one text that a third may have been taken from.
func TestRivals(t *testing.T) {
	g := build(fixture.Texts(paragraphs(fire...), paragraphs(append(fire[:6:6], strike[0])...), paragraphs(fire[:3]...)))
	if !slices.ContainsFunc(g.Edges, func(e Edge) bool { return e.To == 2 }) {
		t.Fatalf("edges %s", arrows(g))
	}
	for _, e := range g.Edges {
		if e.To == 2 && e.Confidence > 0.6 {
			t.Errorf("%d→%d with confidence %.2f", e.From, e.To, e.Confidence)
		}
		if e.To == 2 && !slices.ContainsFunc(e.Why, func(s string) bool { return strings.HasPrefix(s, "the source is one of {0}, {1}") }) {
			t.Errorf("%d→%d because %v", e.From, e.To, e.Why)
		}
	}
}

func TestDayIn(t *testing.T) {
	for line, want := range map[string]int{
		"PORT ELLERY Canada June 15": 6*32 + 15, "OUDEVAART Nov 13": 11*32 + 13, "OSLO 3 May": 5*32 + 3, "OSLO Sept 30": 9*32 + 30,
		"OSLO": 0, "MAY 40": 0, "": 0, "Ma 3": 0,
	} {
		if got := dayIn(strings.Fields(line)); got != want {
			t.Errorf("%q: day %d, want %d", line, got, want)
		}
	}
}

func TestCites(t *testing.T) {
	source := newNode(fixture.Cut(report.Report{Text: "OSLO, May 3 (MPA) - Nobody came.", Outlet: "The Quarrick Mirror"})[0], newVocabulary())
	for text, want := range map[string]bool{
		"The Quarrick Mirror told of it.":         true,
		"as the Quarrick Mirror's reporter wrote": true,
		"The Quarrick Mirrors told of it.":        false,
		"told Meridian Press Agency":              true,
		"told Meridian's Press Agency":            true,
		"told the MPA":                            true,
		"My Press Office was Meridian.":           false,
		"told Meridian Press":                     false,
		"":                                        false,
	} {
		n := newNode(fixture.Texts(text)[0], newVocabulary())
		if got := n.cites(&source); got != want {
			t.Errorf("%q cites it: %v", text, got)
		}
	}
}

func TestBrokenQuotes(t *testing.T) {
	for text, want := range map[string]bool{
		`"It swayed," she said.`:                 false,
		`"It swayed, she said.`:                  true,
		`“It swayed, she said.`:                  true,
		`It swayed,” she said.`:                  true,
		"\"It swayed.\n\n\"It fell,\" she said.": false, // a speech of two paragraphs
		"\"It swayed.\n\nNobody was hurt.":       true,
		`"It swayed. It fell," she said.`:        false, // a speech of two sentences
		`Nobody was hurt.`:                       false,
	} {
		if got := brokenQuotes(fixture.Texts(text)[0])[0]; got != want {
			t.Errorf("%q is broken: %v", text, got)
		}
	}
}

func TestGreek(t *testing.T) {
	for n, want := range map[int]string{0: "α", 23: "ω", 24: "α2", 48: "α3"} {
		if got := greek(n); got != want {
			t.Errorf("lost source %d is %s, want %s", n, got, want)
		}
	}
}

// check holds a graph to what the package promises.
func check(t interface{ Fatalf(string, ...any) }, g Graph, reports, passages int) {
	seen := map[int]bool{}
	for i, n := range g.Nodes {
		if (n.Lost == "") == (len(n.Reports) == 0) {
			t.Fatalf("node %d: %+v", i, n)
		}
		for _, r := range n.Reports {
			if seen[r] {
				t.Fatalf("report %d is in two nodes", r)
			}
			seen[r] = true
		}
	}
	if len(seen) != reports {
		t.Fatalf("%d of %d reports are in the graph", len(seen), reports)
	}
	into := make([][]int, len(g.Nodes))
	below := map[int]int{}
	for i, e := range g.Edges {
		if e.Share < 0 || e.Share > 1 || e.Confidence <= 0 || e.Confidence > 1 || len(e.Why) == 0 || len(e.Passages) == 0 {
			t.Fatalf("edge %+v", e)
		}
		for k, p := range e.Passages {
			if p < 0 || p >= passages || k > 0 && e.Passages[k-1] >= p {
				t.Fatalf("edge %d→%d rests on passages %v", e.From, e.To, e.Passages)
			}
		}
		if i > 0 && (g.Edges[i-1].To > e.To || g.Edges[i-1].To == e.To && g.Edges[i-1].From >= e.From) {
			t.Fatalf("edge %d→%d out of order", e.From, e.To)
		}
		if g.Nodes[e.To].Lost != "" {
			t.Fatalf("edge into the lost source %s", g.Nodes[e.To].Lost)
		}
		below[e.From]++
		into[e.To] = append(into[e.To], e.From)
	}
	for i, n := range g.Nodes {
		if n.Lost != "" && below[i] < 2 {
			t.Fatalf("lost source %s has %d texts", n.Lost, below[i])
		}
	}
	state := make([]int, len(g.Nodes)) // 1 while its ancestors are looked at, 2 after
	var climb func(n int)
	climb = func(n int) {
		state[n] = 1
		for _, from := range into[n] {
			if state[from] == 1 {
				t.Fatalf("a cycle through %d", from)
			}
			if state[from] == 0 {
				climb(from)
			}
		}
		state[n] = 2
	}
	for n := range g.Nodes {
		climb(n)
	}
}

func TestGraphKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := fixture.Texts(fixture.Corpus(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 25).Draw(t, "reports"))...)
		passages := reuse.Find(texts, fixture.Indexes(len(texts))).Passages
		check(t, Build(texts, fixture.Indexes(len(texts)), passages, nil), len(texts), len(passages))
	})
}

func TestBuildIsDeterministic(t *testing.T) {
	texts := fixture.Texts(fixture.Corpus(5, 60)...)
	first := build(texts)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if d := cmp.Diff(first, build(texts)); d != "" {
		t.Error(d)
	}
}

// large is one event told n times: copies of a few texts, each with a line of
// its own.
func large(n int) []*segment.Text {
	r := rand.New(rand.NewPCG(9, 9))
	event := fixture.NewEvent(r)
	var wire []string
	for range 24 {
		wire = append(wire, event.Sentence(r))
	}
	reports := make([]string, n)
	for i := range reports {
		from := r.IntN(12)
		s := slices.Clone(wire[from : from+12])
		s[r.IntN(len(s))] = fixture.NewEvent(r).Sentence(r)
		reports[i] = paragraphs(s...)
	}
	return fixture.Texts(reports...)
}

func TestLargeStory(t *testing.T) {
	linear.Check(t, 375, func(n int) func() {
		texts := large(n)
		passages := reuse.Find(texts, fixture.Indexes(len(texts))).Passages
		return func() { check(t, Build(texts, fixture.Indexes(len(texts)), passages, nil), len(texts), len(passages)) }
	})
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{30, 1000} {
		texts := large(n)
		passages := reuse.Find(texts, fixture.Indexes(len(texts))).Passages
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Build(texts, fixture.Indexes(len(texts)), passages, nil)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}

// Of two texts in the same words, the source is the one whose order the copy has.
func TestSourceHasTheOrderOfItsCopy(t *testing.T) {
	turned := []string{fire[5], fire[2], fire[7], fire[0], fire[4], fire[1], fire[6], fire[3]}
	for _, x := range []struct {
		name   string
		copy   []string
		source int
	}{
		{"of the one", swapped(fire), 0},
		{"of the other", swapped(turned), 1},
		{"of the one, cut", swapped(fire)[:6], 0},
		{"of the other, cut", swapped(turned)[:6], 1},
	} {
		texts := fixture.Texts(paragraphs(fire...), paragraphs(turned...), paragraphs(x.copy...))
		if got := parentsOf(build(texts), 2); !slices.Equal(got, []int{x.source}) {
			t.Errorf("%s: its parents are %v", x.name, got)
		}
	}
}

// parentsOf lists the nodes that a node has text from, ascending.
func parentsOf(g Graph, node int) []int {
	var out []int
	for _, e := range g.Edges {
		if e.To == node {
			out = append(out, e.From)
		}
	}
	return out
}
