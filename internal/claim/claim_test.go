package claim

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/lineage"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// said is who is said to have said what in one report.
type said struct {
	report  int
	content string // as it stands in the report
	act     attribution.Act
	chain   []attribution.Link
}

func institution(name string) []attribution.Link {
	return []attribution.Link{link(name, attribution.Institution)}
}

func person(name string) []attribution.Link {
	return []attribution.Link{{Name: name, Kind: attribution.Person}}
}

func link(name string, kind attribution.Kind) attribution.Link {
	return attribution.Link{Name: name, Kind: kind}
}

// tell makes a story of reports and of what they ascribe.
func tell(t testing.TB, texts []*segment.Text, list ...said) Story {
	t.Helper()
	s := Story{Texts: texts, Reports: fixture.Indexes(len(texts)), Passages: reuse.Find(texts, fixture.Indexes(len(texts))).Passages, Readings: make([]attribution.Reading, len(texts))}
	s.Graph = lineage.Build(texts, s.Reports, s.Passages, nil)
	for _, x := range list {
		text := texts[x.report].Text
		at := strings.Index(text, x.content)
		if at < 0 {
			t.Fatalf("report %d has no %q", x.report, x.content)
		}
		if x.act == "" {
			x.act = attribution.States
		}
		r := &s.Readings[x.report]
		sentence := texts[x.report].Sentences[sentenceAt(texts[x.report], at)]
		a := attribution.Attribution{Content: []report.Span{{Start: at, End: at + len(x.content)}}, Act: x.act, Chain: x.chain}
		if rest := (report.Span{Start: at + len(x.content), End: sentence.End}); rest.Len() > 1 { // what follows is who said it
			a.Source = []report.Span{rest}
			a.Chain = slices.Clone(x.chain)
			last := &a.Chain[len(a.Chain)-1]
			if k := strings.Index(rest.In(text), last.Name); k >= 0 {
				last.Span = report.Span{Start: rest.Start + k, End: rest.Start + k + len(last.Name)}
			}
		}
		r.Attributions = append(r.Attributions, a)
	}
	return s
}

// find returns the claim that a text is evidence of.
func find(t testing.TB, s Story, r Result, text string) Claim {
	t.Helper()
	for _, c := range r.Claims {
		for _, e := range c.Evidence {
			if strings.Contains(e.In(s.Texts[e.Report].Text), text) {
				return c
			}
		}
	}
	t.Fatalf("no claim holds %q", text)
	return Claim{}
}

func TestUnits(t *testing.T) {
	voss := person("Ana Voss")
	for _, x := range []struct {
		name, text string
		said       []said
		want       string // units between bars, each with its source
	}{
		{"the report's own", `Thieves sawed through the bronze gates of the cemetery.`, nil, `Thieves sawed through the bronze gates of the cemetery.`},
		{"attribution taken off", `Thieves sawed through the bronze gates, Ana Voss said.`, []said{{content: "Thieves sawed through the bronze gates", chain: voss}},
			`Ana Voss: Thieves sawed through the bronze gates`},
		{"two sentences of one source", `"Thieves sawed through the bronze gates. They used a stolen cutter," Ana Voss said.`,
			[]said{{content: "Thieves sawed through the bronze gates. They used a stolen cutter", chain: voss}},
			`Ana Voss: Thieves sawed through the bronze gates.|Ana Voss: They used a stolen cutter`},
		{"a hope is the report's telling", `Ana Voss hopes that thieves will return the bronze gates.`,
			[]said{{content: "thieves will return the bronze gates", act: attribution.Believes, chain: voss}}, `Ana Voss hopes that thieves will return the bronze gates.`},
		{"only how somebody spoke", `Asked on the stairs about the cemetery gates, Ana Voss said that thieves sawed through the bronze gates.`,
			[]said{{content: "Ana Voss said that thieves sawed through the bronze gates", chain: voss}}, `Ana Voss: Ana Voss said that thieves sawed through the bronze gates`},
		{"a question is no claim", `Had thieves sawed through the bronze gates, Ana Voss asked.`,
			[]said{{content: "Had thieves sawed through the bronze gates", act: attribution.Asks, chain: voss}}, ``},
		{"what is to be found out is no claim", `Ana Voss will determine if any thieves sawed through the bronze gates of the cemetery, taking the plaques.`,
			[]said{{content: "if any thieves sawed through the bronze gates of the cemetery, taking the plaques", chain: voss}}, ``},
		{"nor is what is asked", `Ana Voss was told whether thieves sawed through the bronze gates.`,
			[]said{{content: "whether thieves sawed through the bronze gates", chain: voss}}, ``},
		{"what is wished to be done is no claim", `Ana Voss has pushed for sawing through the bronze gates of the old cemetery.`,
			[]said{{content: "sawing through the bronze gates of the old cemetery", chain: voss}}, ``},
		{"nor is whom somebody defends", `Ana Voss defended the guards for failing to see the thieves at the bronze gates.`,
			[]said{{content: "the guards for failing to see the thieves at the bronze gates", chain: voss}}, ``},
		{"a condition", `Ana Voss said if thieves sawed through the bronze gates, the cutters were stolen.`,
			[]said{{content: "if thieves sawed through the bronze gates, the cutters were stolen", chain: voss}},
			`Ana Voss: if thieves sawed through the bronze gates, the cutters were stolen`},
		{"nobody made out", `Thieves sawed through the bronze gates, it said.`,
			[]said{{content: "Thieves sawed through the bronze gates", chain: []attribution.Link{link("it", attribution.Unknown)}}},
			`Thieves sawed through the bronze gates, it said.`},
		{"no name", `Thieves sawed through the bronze gates, if so said.`,
			[]said{{content: "Thieves sawed through the bronze gates", chain: []attribution.Link{link("If so", attribution.Unknown)}}},
			`Thieves sawed through the bronze gates, if so said.`},
		{"someone described", `Thieves sawed through the bronze gates, the coast guard said.`,
			[]said{{content: "Thieves sawed through the bronze gates", chain: []attribution.Link{link("the coast guard", attribution.Unknown)}}},
			`the coast guard: Thieves sawed through the bronze gates`},
		{"the inner of two", `He said that thieves sawed through the bronze gates, Ana Voss said.`,
			[]said{{content: "He said that thieves sawed through the bronze gates", chain: voss}, {content: "thieves sawed through the bronze gates", chain: person("he")}},
			`Ana Voss: He said that thieves sawed through the bronze gates`},
		{"too little", `It was cold. Nobody came.`, nil, ``},
		{"no verb", `An internal memorandum of the harbour ministry. Thursday 15 June 2023.`, nil, ``},
		{"a question of the report's own", `Who sawed through the bronze gates of the cemetery?`, nil, ``},
		{"nothing but who spoke", `"Who sawed through the gates?" The cemetery's night guard Ana Voss asked.`, nil, ``},
		{"dateline", `KELMOUTH, June 15 (MPA) - Thieves sawed through the bronze gates.`, nil, `Thieves sawed through the bronze gates.`},
	} {
		texts := fixture.Texts(x.text)
		s := tell(t, texts, x.said...)
		var got []string
		for _, u := range cut(s).units {
			line := u.In(x.text)
			if len(u.chain) > 0 {
				line = u.chain[len(u.chain)-1].Name + ": " + line
			}
			got = append(got, line)
		}
		if line := strings.Join(got, "|"); line != x.want {
			t.Errorf("%s:\n got %s\nwant %s", x.name, line, x.want)
		}
	}
}

// What was spoken of is the report's telling.
func TestTopics(t *testing.T) {
	for text, want := range map[string]bool{
		"Ana Voss discussed the bronze gates that thieves stole in Kelmouth.": false,
		"Ana Voss said thieves stole the bronze gates in Kelmouth.":           true,
		"Ana Voss laid out a plan that would close the museum in Kelmouth.":   false,
		"Ana Voss talked about bronze gates that were stolen in Kelmouth.":    false,
		"Ana Voss mentioned that thieves stole the gates in Kelmouth.":        true,
	} {
		texts := fixture.Texts(text)
		s := Story{Texts: texts, Reports: []int{0}, Readings: []attribution.Reading{attribution.Read(texts[0])}}
		units := cut(s).units
		if len(units) != 1 || len(units[0].chain) > 0 != want {
			t.Errorf("%s: %+v", text, units)
		}
	}
}

// What a report tells of its source with a participle is a claim of the report's own.
func TestSourceDescribed(t *testing.T) {
	texts := fixture.Texts("The memorandum, dated 12 May and addressed to the harbour master of Kelmouth, says that the bronze gates were rusted.")
	s := Story{Texts: texts, Reports: []int{0}, Readings: []attribution.Reading{attribution.Read(texts[0])}}
	units := cut(s).units
	if len(units) != 2 || len(units[0].chain) != 0 || len(units[1].chain) != 1 {
		t.Errorf("got %+v", units)
	}
}

func TestWhatIsOneClaim(t *testing.T) {
	for _, x := range []struct {
		name, a, b string
		one        bool
	}{
		{"the same words", "Vandals painted the lighthouse at Kelmouth pink.", "Vandals painted the lighthouse at Kelmouth pink.", true},
		{"in other words", "Vandals painted the old lighthouse at Kelmouth bright pink overnight.", "Overnight, vandals had painted the lighthouse at Kelmouth a bright pink.", true},
		{"first names and titles", "President Vladislav Orlov opened the glass bridge at Kelmouth. Orlov wept.", "Orlov opened the glass bridge at Kelmouth.", true},
		{"another number", "Vandals broke 14 windows of the lighthouse at Kelmouth.", "Vandals broke 40 windows of the lighthouse at Kelmouth.", false},
		{"the number in words", "Vandals broke fourteen windows of the lighthouse at Kelmouth.", "Vandals broke 14 windows of the lighthouse at Kelmouth.", true},
		{"a number in two words", "Vandals broke forty-two windows of the lighthouse at Kelmouth.", "Vandals broke forty windows of the lighthouse at Kelmouth.", false},
		{"the opposite", "The keeper locked the lighthouse at Kelmouth on Sunday.", "The keeper never locked the lighthouse at Kelmouth on Sunday.", false},
		{"words of one sense", "Burglars took 14 lanterns from the lighthouse at Kelmouth.", "14 lanterns were stolen from Kelmouth's lighthouse by thieves.", true},
		{"the opposite, by a phrase", "Somebody groomed the donkey of Kelmouth lighthouse on Sunday.", "Not a soul groomed the donkey of Kelmouth lighthouse on Sunday.", false},
		{"nobody in other words", "Nobody groomed the donkey of Kelmouth lighthouse on Sunday.", "Not a soul groomed the donkey of Kelmouth lighthouse on Sunday.", true},
		{"a word that excludes the other", "The lighthouse at Kelmouth will open on Sunday.", "The lighthouse at Kelmouth will close on Sunday.", false},
		{"another thing", "Vandals painted the lighthouse at Kelmouth pink.", "Beekeepers at Kelmouth harvested a record crop of heather honey.", false},
	} {
		s := tell(t, fixture.Texts(x.a, x.b))
		r := Find(s)
		c := find(t, s, r, strings.TrimSuffix(strings.Split(x.a, ". ")[0], "."))
		if one := c.reports() == 2; one != x.one {
			t.Errorf("%s: one claim is %v, want %v", x.name, one, x.one)
		}
	}
}

// counts of independent origins behind the claim that vandals painted the
// lighthouse.
func TestOrigins(t *testing.T) {
	const (
		painted  = "Vandals painted the old lighthouse at Kelmouth bright pink overnight"
		repeated = "Kelmouth's lighthouse is pink because vandals painted it"
		third    = "It was vandals who painted Kelmouth's lighthouse pink"
		unlike   = "By dawn vandals had covered the Kelmouth lighthouse in pink from foot to lamp"
		article  = "\n\nThe keeper, a retired cellist, discovered the paint when he carried up his breakfast.\n\nA scaffold of fishing nets still hung from the gallery, and a dog slept beneath it.\n\nThe council has asked a chemist how to remove it."
		more     = "\n\nChildren from the village school had already drawn the tower for a calendar, and want it left as it is.\n\nThe ferry from Ostwick slowed down so that passengers could take pictures of the tower."
	)
	voss, orlov := person("Ana Voss"), person("Petr Orlov")
	memo := link("harbour memorandum", attribution.Document)
	for _, x := range []struct {
		name      string
		reports   []report.Report
		said      []said
		low, high int
	}{
		{"four copies of one statement", []report.Report{{Text: painted + ", Ana Voss said." + article}, {Text: painted + ", Ana Voss said." + article},
			{Text: painted + ", Ana Voss said."}, {Text: painted + ", Ana Voss said." + article + "\n\nIt rained."}},
			[]said{{0, painted, "", voss}, {1, painted, "", voss}, {2, painted, "", voss}, {3, painted, "", voss}}, 1, 1},
		{"copies that lost the speaker", []report.Report{{Text: painted + ", Ana Voss said." + article}, {Text: painted + "." + article}},
			[]said{{0, painted, "", voss}}, 1, 1},
		{"one person heard twice", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", Voss told the Echo."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", person("Ana Voss")}}, 1, 1},
		{"a surname", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", Voss said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", person("Voss")}}, 1, 1},
		{"a body by what it is, and the only one of its kind", []report.Report{{Text: painted + ", the union said."}, {Text: repeated + ", the Keepers' Union said."}},
			[]said{{0, painted, "", institution("union")}, {1, repeated, "", institution("Keepers' Union")}}, 1, 1},
		{"a body by what it is, and two of its kind", []report.Report{{Text: painted + ", the union said."}, {Text: repeated + ", the Keepers' Union said."}, {Text: third + ", the Painters' Union said."}},
			[]said{{0, painted, "", institution("union")}, {1, repeated, "", institution("Keepers' Union")}, {2, third, "", institution("Painters' Union")}}, 1, 3},
		{"two people", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", Petr Orlov said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", orlov}}, 2, 2},
		{"a person and nobody", []report.Report{{Text: painted + ", Ana Voss said.", Outlet: "Echo"}, {Text: repeated + ".", Outlet: "Mirror"}},
			[]said{{0, painted, "", voss}}, 1, 2},
		{"two people, and nobody in words between theirs", []report.Report{{Text: painted + ", Ana Voss said.", Outlet: "Echo"}, {Text: repeated + ".", Outlet: "Mirror"}, {Text: third + ", Petr Orlov said.", Outlet: "Globe"}},
			[]said{{0, painted, "", voss}, {2, third, "", orlov}}, 2, 3},
		{"a person, the police, and nobody in words between theirs", []report.Report{{Text: painted + ", Ana Voss said.", Outlet: "Echo"}, {Text: repeated + ".", Outlet: "Mirror"}, {Text: third + ", police said.", Outlet: "Globe"}},
			[]said{{0, painted, "", voss}, {2, third, "", institution("police")}}, 2, 3},
		{"two people, and a report that has it from both and names neither", []report.Report{{Text: painted + ", Ana Voss said." + article}, {Text: painted + "." + article + more + "\n\n" + third + "."}, {Text: third + ", Petr Orlov said." + more}},
			[]said{{0, painted, "", voss}, {2, third, "", orlov}}, 2, 2},
		{"a person, and a report that has all else from somebody", []report.Report{{Text: painted + ", Ana Voss said.", Outlet: "Echo"},
			{Text: "A chemist will be asked, Petr Orlov said.\n\n" + unlike + ".\n\nThe gallery stays shut, Petr Orlov said.", Outlet: "Mirror"}},
			[]said{{0, painted, "", voss}, {1, "A chemist will be asked", "", orlov}, {1, "The gallery stays shut", "", orlov}}, 1, 2},
		{"two people who speak jointly", []report.Report{{Text: painted + ", Ana Voss and Petr Orlov said."}, {Text: repeated + ", Orlov and Voss said."}},
			[]said{{0, painted, "", person("Ana Voss and Petr Orlov")}, {1, repeated, "", person("Orlov and Voss")}}, 1, 2},
		{"two officers", []report.Report{{Text: painted + ", Sgt. Ana Voss said."}, {Text: repeated + ", police inspector Petr Orlov said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", orlov}}, 1, 2},
		{"an officer and the police", []report.Report{{Text: painted + ", detective Ana Voss said."}, {Text: repeated + ", police said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", institution("police")}}, 1, 2},
		{"an officer and the council", []report.Report{{Text: painted + ", detective Ana Voss said."}, {Text: repeated + ", Kelmouth Council said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", institution("Kelmouth Council")}}, 2, 2},
		{"a lawyer and an officer", []report.Report{{Text: painted + ", defense attorney Ana Voss said."}, {Text: repeated + ", Sgt. Petr Orlov said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", orlov}}, 2, 2},
		{"one of a body, and the body", []report.Report{{Text: painted + ", Ana Voss, head of archives at Tarrant Shipping, said."}, {Text: repeated + ", Tarrant said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", institution("Tarrant")}}, 1, 2},
		{"two who speak for a body", []report.Report{{Text: painted + ", Tarrant spokeswoman Ana Voss said."}, {Text: repeated + ", Petr Orlov, a spokesman for Tarrant, said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", orlov}}, 1, 2},
		{"a body by its name and by its kind", []report.Report{{Text: painted + ", Tarrant Shipping said."}, {Text: repeated + ", the shipping giant said."}},
			[]said{{0, painted, "", institution("Tarrant Shipping")}, {1, repeated, "", institution("the shipping giant")}}, 1, 2},
		{"a statement, and whose it is", []report.Report{{Text: painted + ", Tarrant Shipping said."}, {Text: repeated + ", a statement said."}},
			[]said{{0, painted, "", institution("Tarrant Shipping")}, {1, repeated, "", []attribution.Link{link("a statement", attribution.Document)}}}, 1, 2},
		{"a woman who isn't named, and a person", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", a woman said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", []attribution.Link{link("A woman", attribution.Anonymous)}}}, 1, 2},
		{"a union by its initials", []report.Report{{Text: painted + ", LOF said."}, {Text: repeated + ", the LOF union said."}},
			[]said{{0, painted, "", []attribution.Link{link("LOF", attribution.Institution)}}, {1, repeated, "", []attribution.Link{link("LOF union", attribution.Institution)}}}, 1, 1},
		{"a ministry, and whose it is", []report.Report{{Text: painted + ", Tarn's Ministry of Ports said."}, {Text: repeated + ", the Ministry of Ports said."}},
			[]said{{0, painted, "", institution("Tarn's Ministry of Ports")}, {1, repeated, "", institution("Ministry of Ports")}}, 1, 1},
		{"the police, by their initials", []report.Report{{Text: painted + ", the TPD said."}, {Text: repeated + ", police said."}},
			[]said{{0, painted, "", institution("TPD")}, {1, repeated, "", institution("police")}}, 1, 1},
		{"two bodies with one word", []report.Report{{Text: painted + ", LOF said."}, {Text: repeated + ", the LOF museum said."}},
			[]said{{0, painted, "", []attribution.Link{link("LOF", attribution.Institution)}}, {1, repeated, "", []attribution.Link{link("LOF museum", attribution.Institution)}}}, 2, 2},
		{"an aide who isn't named, and a person", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", a former aide said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", []attribution.Link{link("a former aide", attribution.Anonymous)}}}, 1, 2},
		{"neighbours and the police", []report.Report{{Text: painted + ", neighbours said."}, {Text: repeated + ", police said."}},
			[]said{{0, painted, "", []attribution.Link{link("neighbours", attribution.Anonymous)}}, {1, repeated, "", institution("police")}}, 2, 2},
		{"a rank before a name", []report.Report{{Text: painted + ", Const. Ana Voss said."}, {Text: repeated + ", Ana Voss said."}},
			[]said{{0, painted, "", person("Const. Ana Voss")}, {1, repeated, "", voss}}, 1, 1},
		{"a name misspelt", []report.Report{{Text: painted + ", Ana Tarrant said."}, {Text: repeated + ", Ana Tarrent said."}},
			[]said{{0, painted, "", person("Ana Tarrant")}, {1, repeated, "", person("Ana Tarrent")}}, 1, 2},
		{"one sentence, given to two", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: painted + ", Petr Orlov said."}},
			[]said{{0, painted, "", voss}, {1, painted, "", orlov}}, 1, 2},
		{"an adviser, and the office he speaks for, in the same words", []report.Report{{Text: painted + ", said Ana Voss, an adviser to Mr. Orlov."}, {Text: painted + ", Orlov's office said."}},
			[]said{{0, painted, "", voss}, {1, painted, "", institution("Petr Orlov's office")}}, 1, 1},
		{"an adviser, and the office he speaks for, in other words", []report.Report{{Text: painted + ", said Ana Voss, an adviser to Mr. Orlov."}, {Text: repeated + ", Orlov's office said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", institution("Petr Orlov's office")}}, 1, 2},
		{"two states, named the other way round", []report.Report{{Text: painted + ", Tarn and Orre said."}, {Text: repeated + ", Orre and Tarn said."}},
			[]said{{0, painted, "", institution("Tarn and Orre")}, {1, repeated, "", institution("Orre and Tarn")}}, 1, 1},
		{"two outlets of their own", []report.Report{{Text: painted + ".", Outlet: "Echo"}, {Text: repeated + ".", Outlet: "Mirror"}}, nil, 1, 2},
		{"two outlets of one owner", []report.Report{{Text: painted + ".", Outlet: "Fox News"}, {Text: repeated + ".", Outlet: "Fox Business"}}, nil, 1, 2},
		{"a surname and a middle name", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", Ana Maria Voss said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", person("Ana Maria Voss")}}, 1, 1},
		{"a title that was taken for a name", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", head of the council Ana Voss said."}},
			[]said{{0, painted, "", voss}, {1, repeated, "", []attribution.Link{link("head of the council Ana Voss", attribution.Anonymous)}}}, 1, 1},
		{"one outlet twice", []report.Report{{Text: painted + ".", Outlet: "Echo"}, {Text: repeated + ".", Outlet: "Echo"}}, nil, 1, 1},
		{"officials", []report.Report{{Text: painted + ", an official said."}, {Text: repeated + ", officials said."}},
			[]said{{0, painted, "", []attribution.Link{link("an official", attribution.Anonymous)}}, {1, repeated, "", []attribution.Link{link("officials", attribution.Anonymous)}}}, 1, 2},
		{"five relays of one document", []report.Report{{Text: painted + ", a memorandum says."}, {Text: repeated + ", the Echo reported, citing a memorandum."}, {Text: third + ", the Mirror said, citing the Echo."}},
			[]said{{0, painted, "", []attribution.Link{memo}}, {1, repeated, "", []attribution.Link{link("Echo", attribution.Outlet), memo}},
				{2, third, "", []attribution.Link{link("Mirror", attribution.Outlet), link("Echo", attribution.Outlet), memo}}}, 1, 1},
		{"an outlet that is cited and here", []report.Report{{Text: painted + ".", Outlet: "Echo"}, {Text: repeated + ", a sailor told the Echo.", Outlet: "Mirror"}},
			[]said{{1, repeated, "", []attribution.Link{link("Echo", attribution.Outlet), link("a sailor", attribution.Anonymous)}}}, 1, 1},
		{"a union and whom it speaks for", []report.Report{{Text: painted + ", the union said."}, {Text: repeated + ", the crew told the union."}},
			[]said{{0, painted, "", []attribution.Link{link("Keepers' Union", attribution.Institution)}},
				{1, repeated, "", []attribution.Link{link("Keepers' Union", attribution.Institution), link("two of the crew", attribution.Anonymous)}}}, 1, 1},
		{"a denial is no support", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", Petr Orlov denied."}},
			[]said{{0, painted, "", voss}, {1, repeated, attribution.Denies, orlov}}, 1, 1},
		{"a hedge is no support", []report.Report{{Text: painted + ", Ana Voss said."}, {Text: repeated + ", Petr Orlov feared."}},
			[]said{{0, painted, "", voss}, {1, repeated, attribution.Hedges, orlov}}, 1, 1},
	} {
		for i := range x.reports {
			x.reports[i].Language = "en"
		}
		s := tell(t, fixture.Cut(x.reports...), x.said...)
		r := Find(s)
		check(t, s, r)
		c := find(t, s, r, painted)
		if c.reports() != len(x.reports) {
			t.Errorf("%s: the claim has %d of %d reports", x.name, c.reports(), len(x.reports))
		}
		if c.Count != (Range{x.low, x.high}) {
			t.Errorf("%s: %d–%d origins, want %d–%d; %+v", x.name, c.Count.Low, c.Count.High, x.low, x.high, c.Merges)
		}
	}
}

// TestCertainCopy: a report that surely has most of its text from another has from
// there what both say, whoever is named for it; but two people by name stay two.
func TestCertainCopy(t *testing.T) {
	const (
		first   = "Vandals painted the old lighthouse at Kelmouth bright pink overnight"
		again   = "Kelmouth's lighthouse is pink because vandals painted it"
		article = "\n\nThe keeper, a retired cellist, discovered the paint when he carried up his breakfast.\n\nA scaffold of fishing nets still hung from the gallery, and a dog slept beneath it.\n\nThe council has asked a chemist how to remove it."
		more    = "\n\nChildren from the village school had already drawn the tower for a calendar.\n\nA choir is to sing at its foot on Sunday, and the baker will bring buns."
		rest    = "\n\nThe lamp was last cleaned in 1911 by a crew that was paid in herring.\n\nWhere the brushes were bought is not known, since every shop in the county sells them."
	)
	for _, x := range []struct {
		who  []attribution.Link
		want Range
	}{
		{[]attribution.Link{link("a resident", attribution.Anonymous)}, Range{1, 1}},
		{person("Petr Orlov"), Range{2, 2}},
	} {
		texts := fixture.Cut(
			report.Report{Language: "en", Text: first + ", Ana Voss said." + article + more + rest, Published: on(t, "2024-05-03")},
			report.Report{Language: "en", Text: again + ", " + x.who[0].Name + " said." + article + more, Published: on(t, "2024-05-05")},
		)
		s := tell(t, texts, said{0, first, "", person("Ana Voss")}, said{1, again, "", x.who})
		if c := find(t, s, Find(s), first); c.Count != x.want {
			t.Errorf("%s: %d–%d origins, want %d–%d; %+v, %+v", x.who[0].Name, c.Count.Low, c.Count.High, x.want.Low, x.want.High, c.Merges, s.Graph.Edges)
		}
	}
}

// on is a day of publication that a report states.
func on(t *testing.T, day string) report.Published {
	t.Helper()
	d, err := calendar.Parse(day)
	if err != nil {
		t.Fatal(err)
	}
	return report.Published{Days: calendar.Single(d), Basis: report.Stated}
}

// TestLostOrigin: what reports state alike and nobody signs has the lost
// source for origin.
func TestLostOrigin(t *testing.T) {
	shared := []string{
		"The glass bridge at Kelmouth will be closed until the cracked pane above the weir has been replaced.",
		"Pedestrians are asked to take the chain ferry, which will run every ten minutes without charge.",
		"The cracked pane was noticed by a schoolboy who dropped a marble and heard it roll.",
	}
	a := strings.Join([]string{shared[0], "Our reporter counted eleven bouquets on the railing.", shared[1], shared[2]}, "\n\n")
	b := strings.Join([]string{shared[0], shared[1], "Bakers along the quay complain of empty terraces and stale rolls.", shared[2]}, "\n\n")
	s := tell(t, fixture.Texts(a+"\n\nThe mayor was abroad, hunting truffles with a borrowed pig.", b+"\n\nA swan hissed at this newspaper's photographer."))
	c := find(t, s, Find(s), "Pedestrians are asked")
	if c.Count != (Range{1, 1}) || c.Origins[0].Kind != "lost" || c.Origins[0].Name != "α" {
		t.Errorf("%+v, lineage %+v", c.Origins, s.Graph.Edges)
	}
}

func TestNumerals(t *testing.T) {
	keys := func(text string) []string {
		texts := fixture.Texts(text)
		var out []string
		for _, n := range numerals(texts[0], texts[0].Terms) {
			from, to := texts[0].SpanOf(texts[0].Terms[n.first]), texts[0].SpanOf(texts[0].Terms[n.last-1])
			out = append(out, text[from.Start:to.End])
		}
		return out
	}
	for text, want := range map[string]string{
		"Fifty-eight people and 1,500 goats":  "Fifty-eight|1,500",
		"some 2 million euros of ninety":      "2 million|ninety",
		"one of them, no one, this one goat":  "",
		"one goat died, another one was hurt": "one",
		"twenty-one goats and one hundred":    "twenty-one|one hundred",
		"twenty boats, six sails":             "twenty|six",
		"sixty or five":                       "sixty|five",
	} {
		if got := strings.Join(keys(text), "|"); got != want {
			t.Errorf("%q has the numbers %s, want %s", text, got, want)
		}
	}
	first := func(text string) numeral { x := fixture.Texts(text)[0]; return numerals(x, x.Terms)[0] }
	if first("Fifty-eight goats").key != first("58 goats").key || first("two goats").key != first("2 goats").key {
		t.Error("a number in words is another than in digits")
	}
	if first("$212m of savings").key != first("212 million dollars of savings").key || first("£3bn of loans").key != first("3 billion pounds of loans").key {
		t.Error("a sum with its multiple grown on is another than in words")
	}
	if first("212m of rope").key == first("212 million of rope").key || first("$212m").key == first("$212k").key {
		t.Error("metres are millions, or thousands are")
	}
	if first("2 goats").key == first("2 million goats").key || first("fifty goats").key == first("fifty-eight goats").key {
		t.Error("two numbers are one")
	}
}

// TestNumbersThatCount: ages, names and times of day tell nothing of how many.
func TestNumbersThatCount(t *testing.T) {
	for text, want := range map[string]string{
		"The donkey ate 14 hats":                 "14",
		"The donkey ate the hats at 06:30":       "",
		"The donkey ate the hats at 06: 30":      "",
		"A 14-year-old donkey ate the hats":      "",
		"A 14 - year - old donkey ate the hats":  "",
		"A donkey aged 14 ate the hats":          "",
		"The donkey damaged 14 hats":             "14",
		"The donkey ate hats in Route 14 stores": "",
		"The donkey ate hats in 2014":            "",
		"The donkey ate 2014 hats":               "2014",
		"Its keeper, Ana Voss, 47, ate none":     "",
		"The donkey ate $212m of hats":           "212m",
		"The donkey ate hats on the 4th":         "",
	} {
		x := fixture.Texts(text)[0]
		var got []string
		for _, n := range numerals(x, x.Terms) {
			if tells(x, x.Terms, n) {
				got = append(got, x.SpanOf(x.Terms[n.first]).In(text))
			}
		}
		if line := strings.Join(got, "|"); line != want {
			t.Errorf("%s: %q counts, want %q", text, line, want)
		}
	}
}

// check holds a result to what the package promises.
func check(t interface{ Fatalf(string, ...any) }, s Story, r Result) {
	for i, c := range r.Claims {
		if len(c.Evidence) == 0 || c.Best < 0 || c.Best >= len(c.Evidence) {
			t.Fatalf("claim %d: best is %d of %d", i, c.Best, len(c.Evidence))
		}
		if c.Count.Low < 1 || len(c.Origins) < c.Count.Low || c.Count.High < len(c.Origins) {
			t.Fatalf("claim %d: %+v with %d origins", i, c.Count, len(c.Origins))
		}
		seen := map[int]bool{}
		for _, o := range c.Origins {
			for _, k := range o.Evidence {
				if seen[k] || k < 0 || k >= len(c.Evidence) {
					t.Fatalf("claim %d: origins %+v", i, c.Origins)
				}
				seen[k] = true
			}
		}
		for _, k := range c.counting() {
			if !seen[k] {
				t.Fatalf("claim %d: evidence %d has no origin", i, k)
			}
		}
		for _, m := range c.Merges {
			if m.A < 0 || m.A >= m.B || m.B >= len(c.Evidence) || m.Strength <= 0 || m.Strength > 1 || m.Why == "" || m.Passage >= len(s.Passages) || m.Passage < -1 {
				t.Fatalf("claim %d: merge %+v of %d", i, m, len(c.Evidence))
			}
		}
		for k, e := range c.Evidence {
			x := s.Texts[e.Report]
			if e.Empty() || !x.Sentences[e.Sentence].Contains(e.Span) || len(e.Chain) == 0 {
				t.Fatalf("claim %d: evidence %+v", i, e)
			}
			if k > 0 && (c.Evidence[k-1].Report > e.Report || c.Evidence[k-1].Report == e.Report && c.Evidence[k-1].Start >= e.Start) {
				t.Fatalf("claim %d: evidence %d comes before %d", i, k, k-1)
			}
		}
	}
	if r.Origins.Low > r.Origins.High || len(r.Claims) > 0 && r.Origins.Low < 1 {
		t.Fatalf("the story has %d–%d origins", r.Origins.Low, r.Origins.High)
	}
}

func TestResultKeepsItsPromises(t *testing.T) {
	names := []string{"Ana Voss", "Voss", "the coast guard", "officials", "Echo", ""}
	kinds := []attribution.Kind{attribution.Person, attribution.Institution, attribution.Outlet, attribution.Document, attribution.Anonymous, attribution.Unknown}
	acts := []attribution.Act{attribution.States, attribution.Denies, attribution.Hedges, attribution.Asks, attribution.Believes}
	rapid.Check(t, func(t *rapid.T) {
		texts := fixture.Texts(fixture.Corpus(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 12).Draw(t, "reports"))...)
		s := Story{Texts: texts, Reports: fixture.Indexes(len(texts)), Passages: reuse.Find(texts, fixture.Indexes(len(texts))).Passages, Readings: make([]attribution.Reading, len(texts))}
		s.Graph = lineage.Build(texts, s.Reports, s.Passages, nil)
		for i, x := range texts {
			for _, sentence := range x.Sentences {
				if !rapid.Bool().Draw(t, "ascribed") {
					continue
				}
				a := attribution.Attribution{Content: []report.Span{sentence.Span}, Act: rapid.SampledFrom(acts).Draw(t, "act")}
				for range rapid.IntRange(0, 3).Draw(t, "links") {
					a.Chain = append(a.Chain, link(rapid.SampledFrom(names).Draw(t, "name"), rapid.SampledFrom(kinds).Draw(t, "kind")))
				}
				s.Readings[i].Attributions = append(s.Readings[i].Attributions, a)
			}
		}
		check(t, s, Find(s))
	})
}

// large is one event told by many reports in few wordings.
func large(n int) Story {
	r := rand.New(rand.NewPCG(4, 4))
	event := fixture.NewEvent(r)
	var wire []string
	for range 30 {
		wire = append(wire, event.Sentence(r))
	}
	reports := make([]string, n)
	for i := range reports {
		from := r.IntN(18)
		reports[i] = strings.Join(append(slices.Clone(wire[from:from+12]), event.Sentence(r)), "\n\n")
	}
	texts := fixture.Texts(reports...)
	s := Story{Texts: texts, Reports: fixture.Indexes(n), Passages: reuse.Find(texts, fixture.Indexes(len(texts))).Passages, Readings: make([]attribution.Reading, n)}
	s.Graph = lineage.Build(texts, s.Reports, s.Passages, nil)
	return s
}

func TestLargeStory(t *testing.T) {
	linear.Check(t, 250, func(n int) func() {
		s := large(n)
		return func() { check(t, s, Find(s)) }
	})
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{30, 300} {
		s := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(s)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}

// A claim that another report may have in other words, too unlike to be sure,
// may have one origin more: high says so and low does not. A reader is told
// where only if the two are near.
func TestHighAllowsForOtherWords(t *testing.T) {
	const swept = "the flood swept away forty houses in Harwick"
	for _, other := range []string{
		"the river has ruined many homes downstream and dozens of families were left with nothing",
		"the flood has destroyed many houses along the river near Harwick",
	} {
		s := tell(t, fixture.Texts(
			"The dam above Harwick burst at dawn. Ana Voss said that "+swept+".",
			"Rain fell for six days in the hills. Ilmo Brandt said that "+other+".",
			"Ana Voss said that "+swept+".",
		),
			said{report: 0, content: swept, chain: person("Ana Voss")},
			said{report: 1, content: other, chain: person("Ilmo Brandt")},
			said{report: 2, content: swept, chain: person("Ana Voss")},
		)
		c := find(t, s, Find(s), "swept away")
		if c.Count != (Range{1, 2}) || len(c.Origins) != 1 || c.RestsOn != "up to 2 if "+ReportName(1)+" says the same in other words" {
			t.Errorf("%+v, %d origins, rests on %q; want 1, and up to 2 with the second report", c.Count, len(c.Origins), c.RestsOn)
		}
	}
}

// TestMisspelt: a letter makes no other person of a long name, and does of a short one.
func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"ana tarrant", "ana tarrent", true}, {"gregor miliote", "gregor milliote", true}, {"heidar alishvand", "heydar alishband", true},
		{"ana tarrant", "ana tarrants", true}, {"ana voss", "ana moss", false}, {"ana tarrant", "ida tarrant", false},
		{"ana tarrant", "ana tarr", false}, {"ana tarrant", "ana torrent", false}, {"tarrant", "tarrent", false}, {"karl berg", "carl berg", false},
	} {
		a, b := strings.Fields(c.a), strings.Fields(c.b)
		if misspelt(a, b) != c.one || misspelt(b, a) != c.one {
			t.Errorf("%s, %s: want %v", c.a, c.b, c.one)
		}
	}
}

// TestCitedOutletIsHere: whoever cites an outlet whose report is here, by whatever name,
// has it from there, and the origin is whom that report names.
func TestCitedOutletIsHere(t *testing.T) {
	const failed, again = "the lower gate of the Orrel dam failed on Monday night", "on Monday the lower gate had failed at the dam in Orrel"
	people := attribution.Link{Name: "two people with knowledge of it", Kind: attribution.Anonymous}
	times := attribution.Link{Name: "New York Times", Kind: attribution.Outlet}
	for outlet, want := range map[string]Range{"nyt": {1, 1}, "The New York Times": {1, 1}, "Orrel Post": {1, 2}} {
		texts := fixture.Texts("Two people with knowledge of it said that "+failed+".", "The New York Times reported, citing an engineer, that "+again+".")
		texts[0].Outlet = outlet
		s := tell(t, texts,
			said{report: 0, content: failed, chain: []attribution.Link{people}},
			said{report: 1, content: again, chain: []attribution.Link{times, {Name: "an engineer", Kind: attribution.Anonymous}}},
		)
		c := find(t, s, Find(s), "lower gate")
		if c.Count != want {
			t.Errorf("%s: %v, want %v", outlet, c.Count, want)
		}
		if c.Count.High == 1 && c.Origins[0].Name != people.Name {
			t.Errorf("%s: the origin is %s", outlet, c.Origins[0].Name)
		}
	}
}

// What decides a count joins two that are sure to be one by nothing else: two
// words of one source, which a third report has both of, decide nothing.
func TestDecisiveMergeJoinsTwoOrigins(t *testing.T) {
	low, high := disjoint.New(5), disjoint.New(5)
	c := Claim{Merges: []Merge{
		{A: 0, B: 1, Strength: sameName}, {A: 1, B: 2, Strength: sameReworded},
		{A: 0, B: 2, Strength: otherName}, {A: 2, B: 3, Strength: likeName}, {A: 1, B: 3, Strength: unnamed},
		{A: 3, B: 4, Strength: otherName}, // refused: the two stay apart
	}}
	for _, m := range c.Merges[:2] {
		low.Join(m.A, m.B)
		high.Join(m.A, m.B)
	}
	low.Join(2, 3)
	if m := c.decisive(low, high); m == nil || m.A != 2 || m.B != 3 {
		t.Errorf("%+v decides, want that of 2 and 3", m)
	}
	if m := c.decisive(low, low); m != nil {
		t.Errorf("%+v decides where both counts are one", m)
	}
}
