package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/disjoint"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// TestSupports: of what was gathered as one claim, only what surely says the
// same is borne out by two.
func TestSupports(t *testing.T) {
	for _, x := range []struct {
		name string
		a, b string
		want int
	}{
		{"the same", "Vandals painted the old lighthouse pink", "It was vandals who painted the lighthouse pink", 2},
		{"one matter, and little else in common", "Vandals painted the old lighthouse pink", "The lighthouse keeper asked a chemist for turpentine", 1},
		{"one count in other words", "Rescuers freed 214 donkeys from the hold", "There were 214 animals below deck", 2},
		{"one count of other things", "Rescuers freed two donkeys from the flooded hold of the stranded ferry", "The mayor opened two letters about taxes and drains on Monday", 1},
		{"one count, told of in a few words", "Seven sailors fell into the harbour when the pier gave way", "The fall from the broken pier hurt seven sailors", 2},
		{"one length of other things", "The ferry drifted 12 miles before dawn without lights", "The mayor lives 12 miles from a chemist and a baker", 1},
		{"one length that few things have", "A gap of 37 nautical miles lay between the nets and the border", "The boats were 37 miles from the border when they were seized", 2},
		{"a count and a rate", "Every day 33,400 cars cross the bridge at Orle", "33,400 motorists a day cross the bridge", 2},
		{"one count, and no verb", "214 donkeys free after rescue", "Rescuers freed 214 donkeys from the hold", 2},
		{"one small count, and no verb", "a record of eight goats on deck", "Rescuers carried eight goats on shore", 1},
		{"one count, of which something else is denied", "214 donkeys lay in the hold with nobody to feed them", "There were 214 donkeys in the hold", 2},
		{"one count, denied", "Rescuers never found 214 donkeys in the hold", "There were 214 donkeys in the hold", 1},
		{"one distance the other way", "The ferry was found 25 miles northwest of where it had left", "The ferry had left a pier 25 miles east of Orle", 1},
		{"a number that is called", "A keeper called 911 when the lighthouse was painted pink", "A painter called 911 when a mast broke over the harbour bridge", 1},
		{"one count, of which somebody is accused", "Rescuers freed 214 donkeys from the hold", "The man accused of freeing 214 donkeys is a sailor", 1},
		{"of himself", "Vandals painted the old lighthouse pink", "We painted the old lighthouse pink", 1},
		{"of himself, whom the other names", "I was honored to open the new lighthouse on the pier", "Ana Voss opened the new lighthouse on the pier", 2},
		{"of himself, where the other names somebody else", "I was honored to open the new lighthouse on the pier", "Brandt opened the new lighthouse on the pier", 1},
		{"of somebody else by name", "At dawn the Tarn Rowing Club painted the old lighthouse pink", "At dawn the Orle Chess Guild painted the old lighthouse pink", 1},
		{"other deeds", "Vandals painted the old lighthouse pink", "Vandals insulted painters at the old pink lighthouse", 1},
		{"one deed in other words", "Vandals painted the lighthouse pink overnight", "Hooligans put pink paint on the lighthouse", 2},
		{"a noun for the deed", "The old lighthouse was evacuated after a bomb threat", "A bomb threat forced the evacuation of the old lighthouse", 2},
		{"that there is such a thing", "There were no burns in the lighthouse fire", "No burns were reported after the lighthouse fire", 2},
		{"still to be done", "Vandals painted the old lighthouse pink", "Vandals will paint the old lighthouse pink", 1},
		{"the same done elsewhere", "The keepers closed their lighthouse in Orle", "The keepers closed their lighthouse in Tarnby", 1},
		{"only possible", "Vandals painted the old lighthouse pink", "Vandals might have painted the old lighthouse pink", 1},
		{"not so", "Vandals painted the old lighthouse pink", "Vandals never painted the old lighthouse pink", 1},
		{"the opposite", "The old lighthouse remains open to painters and vandals", "The old lighthouse is closed to painters and vandals", 1},
		{"if so", "Vandals painted the old lighthouse pink", "If vandals painted the old lighthouse pink they were tall", 1},
		{"told by others", "Vandals painted the old lighthouse pink", "Sailors told of vandals who painted the old lighthouse pink", 1},
		{"a charge without a verb", "Vandals painted the old lighthouse pink", "vandals of painting the old lighthouse pink", 1},
		{"a name for what happened", "Vandals painted the old lighthouse pink", "the pink paint of the old lighthouse", 1},
	} {
		s := Story{Texts: fixture.Texts(x.a, x.b), Reports: fixture.Indexes(2), Readings: make([]attribution.Reading, 2)}
		m := &merger{story: newFinder(s), at: map[[2]int]int{}}
		for r, text := range []string{x.a, x.b} {
			m.evidence = append(m.evidence, Evidence{Report: r, Span: report.Span{End: len(text)}, Stance: Asserts, Chain: person("Ana Voss")})
		}
		if got, _, _ := m.supports([]int{0, 1}, disjoint.New(2)); got != x.want {
			t.Errorf("%s: %d groups say one thing, want %d", x.name, got, x.want)
		}
	}
}

// TestWhoSupports: what is the same bears a claim out twice only if somebody
// named, or the police, is among those who say so.
func TestWhoSupports(t *testing.T) {
	const text = "Vandals painted the old lighthouse pink"
	voss, police, sailor := link("Ana Voss", attribution.Person), link("police", attribution.Institution), link("a sailor", attribution.Anonymous)
	union := link("a union", attribution.Institution)
	for _, x := range []struct {
		name string
		a, b attribution.Link
		want int
	}{
		{"two who are named", voss, link("Keepers' Union", attribution.Institution), 2},
		{"a name and a description", voss, sailor, 2},
		{"police and an eyewitness", police, sailor, 2},
		{"two descriptions", union, sailor, 1},
		{"a name that has lost its commas", link("Ana Voss head of the union", attribution.Anonymous), sailor, 2},
		{"a name and a paper", voss, link("Harbour Times", attribution.Institution), 1},
		{"a name, and a paper and another", voss, link("Harbour Times and the Keepers' Union", attribution.Institution), 2},
		{"the report's own words", voss, link("", attribution.Outlet), 1},
	} {
		s := Story{Texts: fixture.Texts(text, text), Reports: fixture.Indexes(2), Readings: make([]attribution.Reading, 2)}
		m := &merger{story: newFinder(s), at: map[[2]int]int{}}
		for r, l := range []attribution.Link{x.a, x.b} {
			m.evidence = append(m.evidence, Evidence{Report: r, Span: report.Span{End: len(text)}, Stance: Asserts, Chain: []attribution.Link{l}})
		}
		if got, _, _ := m.supports([]int{0, 1}, disjoint.New(2)); got != x.want {
			t.Errorf("%s: %d groups say one thing, want %d", x.name, got, x.want)
		}
	}
}

func TestOfOneState(t *testing.T) {
	of := func(name string) attribution.Link { return link(name, attribution.Institution) }
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"Indian navy", "Defence Ministry", true},
		{"Indian navy", "India", true},
		{"Indian navy", "Indian Chess Federation", false},
		{"Indian navy", "Chilean Ministry of Health", false},
		{"navy", "Chess Federation", false},
		{"Kremlin", "Pentagon", false},
		{"White House", "Pentagon", true},
		{"Kremlin", "Russian Ministry of Defence", true},
		{"Kremlin", "Ukrainian army", false},
		{"Chess Federation", "Rowing Club", false},
	} {
		s := newFinder(Story{})
		if got := s.ofOneState(of(x.a), of(x.b)); got != x.want || s.ofOneState(of(x.b), of(x.a)) != x.want {
			t.Errorf("%s and %s: of one state %v, want %v", x.a, x.b, got, x.want)
		}
	}
}

// TestNamedIn: a lawyer’s word is his client’s, a press secretary’s that of a body.
func TestNamedIn(t *testing.T) {
	s := newFinder(Story{})
	s.office["Maret Ilves"] = office{}.with("Ms. Voss’s lawyer, Maret Ilves", "Maret Ilves")
	lawyer, other := link("Maret Ilves", attribution.Person), link("Petr Orlov", attribution.Person)
	if !s.mayVoice(link("Ana Voss", attribution.Person), lawyer) || s.mayVoice(other, lawyer) {
		t.Error("Maret Ilves speaks for Ana Voss, and for nobody else")
	}
	s.office["Jaan Kask"] = office{}.with("Ms. Voss’s rival, Jaan Kask", "Jaan Kask")
	if s.mayVoice(link("Ana Voss", attribution.Person), link("Jaan Kask", attribution.Person)) {
		t.Error("a rival speaks for nobody")
	}
	s.office["Liis Tamm"] = office{}.with("the Orran leader's spokeswoman, Liis Tamm", "Liis Tamm")
	s.office["Siim Rebane"] = office{}.with("Voss’s press secretary Siim Rebane", "Siim Rebane")
	for _, who := range []string{"Liis Tamm", "Siim Rebane"} {
		if !s.mayVoice(link(who, attribution.Person), link("Orre Castle", attribution.Institution)) {
			t.Errorf("%s speaks for somebody who may speak for a body", who)
		}
	}
}

// TestOneMouth: a spokesman and an office tell what the person they are of has to say; a
// friend tells what he knows, and so does the office of somebody else.
func TestOneMouth(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"Ana Voss's office", "Voss's spokesman", true},
		{"Ana Voss’s campaign", "Ana Voss", true},
		{"Ana Voss's publicist", "Voss's representative", true},
		{"Ana Voss's friend", "Ana Voss", false},
		{"Ana Voss's lawyer", "Ana Voss's office", false},
		{"Ana Voss's office", "Maret Ilves's office", false},
		{"Ana Voss's office", "Maret Ilves", false},
		{"a spokesman", "Ana Voss", false},
	} {
		of := func(name string) attribution.Link {
			if strings.Contains(name, " V") && !strings.ContainsAny(name, "'’") || name == "Maret Ilves" {
				return link(name, attribution.Person)
			}
			return link(name, attribution.Anonymous)
		}
		if got := oneMouth(of(x.a), of(x.b)); got != x.want || oneMouth(of(x.b), of(x.a)) != x.want {
			t.Errorf("%s and %s: one mouth %v, want %v", x.a, x.b, got, x.want)
		}
	}
}

func TestSpeaksForItself(t *testing.T) {
	for _, x := range []struct {
		source attribution.Link
		want   bool
	}{
		{link("Ana Voss", attribution.Person), true},
		{link("Keepers' Union", attribution.Institution), true},
		{link("the lighthouse log", attribution.Document), true},
		{link("document", attribution.Document), true},
		{link("statement from the mayor's office", attribution.Document), false},
		{link("police", attribution.Institution), true},
		{link("the union", attribution.Institution), true},
		{link("a company", attribution.Institution), false},
		{link("a sailor", attribution.Anonymous), false},
	} {
		if got := newFinder(Story{}).speaksForItself(x.source); got != x.want {
			t.Errorf("%s speaks for itself: %v, want %v", x.source.Name, got, x.want)
		}
	}
}
