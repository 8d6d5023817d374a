package conflict

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
)

func TestKinds(t *testing.T) {
	for _, x := range []struct {
		name string
		a, b string
		want Kind
	}{
		{"numbers", "The company said 41 people were on board, crew included.", "The harbour office counted 58 people on board, a third of them children.", Number},
		{"a floor", "The company said at least 50 people were on board the raft.", "The harbour office counted 58 people on board the raft.", ""},
		{"counts of other things", "The harbour office counted 12 goats on board the raft.", "The coast guard counted 58 people on board the raft.", ""},
		{"measures", "The tower leans by 4 degrees, more than engineers had feared.", "The bridge sags by 9 degrees in the summer heat.", ""},
		{"not so", "The keeper had locked the iron gate of the lighthouse on Sunday, Petra Lund said.", "The keeper had not locked the iron gate of the lighthouse on Sunday, Olaf Brede said.", Negation},
		{"not yet", "The keeper had locked the iron gate of the lighthouse on Sunday, Petra Lund said.", "The keeper had not yet locked the iron gate of the lighthouse on Sunday, Olaf Brede said.", ""},
		{"both say it failed", "The mill was closed on Monday after its owner failed to pay the wool tax, the court at Lorne said.", "The mill was closed on Monday after its owner failed to pay the wool tax, Olaf Brede said.", ""},
		{"no such thing", "The thieves sent a letter to the museum, a trader said.", "“There is no letter, and nobody was asked for anything,” Inspector Brede said.", Negation},
		{"no such thing, which was only required", "A trader said she warned the museum that the law required a tender.", "“There was no tender, there was a phone call,” Inspector Brede said.", ""},
		{"no such thing, which was only asked for", "The harbour union demanded an inquiry.", "“There was no inquiry, and nobody was asked,” Inspector Brede said.", ""},
		{"no such thing of theirs", "The Tolmish air force raided the harbour, a pilot said.", "“There were no Tolmish air force tankers over the harbour,” Inspector Brede said.", ""},
		{"what somebody wanted", "The keeper wanted to lock the iron gate of the lighthouse on Sunday, Petra Lund said.", "The keeper never wanted to lock the iron gate of the lighthouse on Sunday, Olaf Brede said.", ""},
		{"some of them", "On Eddel island several of the fishing huts were damaged, the mayor said.", "The Eddel island inn was undamaged, a cook said.", ""},
		{"those who are not", "The council wants a ban on boats for owners of the harbour lights who live in Eddel, Petra Lund said.", "The council wants a ban on boats for those who are not owners of the harbour lights, Olaf Brede said.", ""},
		{"as it was before", "Previously, the keeper had locked the iron gate of the lighthouse on Sunday, Petra Lund said.", "The keeper had not locked the iron gate of the lighthouse on Sunday, Olaf Brede said.", ""},
		{"no doubt", "The trader had doubts about the letter, Petra Lund said.", "There is no doubt about the letter, Olaf Brede said.", ""},
		{"where he was", "Mayor Ada Quist was in the boat that struck the pier, a witness has claimed.", "The mayor, Ada Quist, was not in the boat, Inspector Brede said.", Negation},
		{"where she says she was", "“I was in the boat,” Ada Quist told reporters.", "Quist was not in the boat, Inspector Brede said.", Negation},
		{"somewhere else", "Mayor Ada Quist was in the harbour office, a witness has claimed.", "The mayor, Ada Quist, was not in the boat, Inspector Brede said.", ""},
		{"another who was there", "The cook, Jan Oster, was in the boat, a witness has claimed.", "The mayor, Ada Quist, was not in the boat, Inspector Brede said.", ""},
		{"what she says she did", "Ada Quist had paid no rent for the pier for two years, the Tolm Post reported.", "Ada Quist said she had paid rent for the pier every single month.", Negation},
		{"what another says he did", "Ada Quist had paid no rent for the pier for two years, the Tolm Post reported.", "Olaf Brede said he had paid rent for the pier every single month.", ""},
		{"by herself", "An aide said the minister, Ada Quist, had read the memo.", "“I have not read that memo,” Ada Quist said.", Negation},
		{"a question", "The keeper had locked the iron gate of the lighthouse on Sunday, Petra Lund said.", "“Had the keeper not locked the iron gate of the lighthouse on Sunday?” Olaf Brede asked.", ""},
		{"which way it is", "The alarm of the harbour office was working on Sunday.", "The alarm of the harbour office had been switched off on Sunday, a guard said.", Negation},
		{"which way it is, of another", "The north gate of the fort was locked, Petra Lund said.", "The chapel door was unlocked, Olaf Brede said.", ""},
		{"which way it is, of a common thing", "The photo was manipulated, Petra Lund said.", "The photo is genuine, Olaf Brede said.", Negation},
		{"which way it is, of another common thing", "The photo was manipulated, Petra Lund said.", "The letter is genuine, Olaf Brede said.", ""},
		{"which way it is now", "The Tolm bridge is closed to lorries, the road office said.", "The Tolm bridge is open again to lorries, the mayor said.", ""},
		{"which way it would be", "The Tolm bridge is closed to lorries, the road office said.", "The Tolm bridge would be open to lorries, the mayor said.", ""},
		{"which way it is, by nobody", "The Tolm bridge is closed to lorries.", "The Tolm bridge is open to lorries.", ""},
		{"denied", "The owner paid the keeper to douse the lamp.", "Petr Orlov denied that the owner paid the keeper to douse the lamp.", Denial},
		{"a choice objected to", "The council chose the quay of Tolm for the new fish market.", "A skipper objected to the council's choice of the quay of Tolm for the new fish market.", ""},
		{"a thing that something befell", "The council sold the quay of Tolm to a fish merchant.", "A skipper rejected the sale of the quay of Tolm that the fish merchant had asked for.", ""},
		{"a denial in one's own words", "\"I have not sold the lighthouse of Tolm to a merchant,\" Ana Voss said.", "Ana Voss denied that she had sold the lighthouse of Tolm to a merchant.", ""},
		{"called untrue by both", "A clerk called Voss's words about the lighthouse of Tolm false.", "A skipper said Voss's words about the lighthouse of Tolm were false.", ""},
		{"something else denied", "Thieves robbed the museum.", "Police denied that the thieves who robbed the museum had written to its director and sold him a golden beaker.", ""},
		{"agreement", "The keeper had locked the iron gate of the lighthouse on Sunday.", "On Sunday the keeper locked the lighthouse's iron gate.", ""},
		{"the date of a paper", "The memo, dated 12 May 2019, names the mill.", "The memorandum, dated May 21, 2019, names the mill.", Date},
		{"the dates of two papers", "The memo, dated 12 May 2019, names the mill.", "The letter, dated May 21, 2019, names the mill.", ""},
		{"the day of an act", "The chapel at Eddel was robbed on 3 May 2019.", "The chapel at Eddel was robbed on 5 May 2019.", Date},
		{"the day of another act", "The chapel at Eddel was robbed on 3 May 2019.", "The chapel at Eddel was robbed and the police said so on 5 May 2019.", ""},
		{"a night and the morning before", "The chapel at Eddel was robbed in the night of Saturday to Sunday.", "The chapel at Eddel was robbed in the early hours of Saturday.", Date},
		{"the place of an act", "The barge Selma sank off Tolm on Sunday.", "The barge Selma sank off Vardo on Sunday.", Location},
		{"a place and the town it lies in", "The barge Selma sank off Eddel on Sunday. Eddel is a quarter of Vardo.", "The barge Selma sank off Vardo on Sunday.", ""},
		{"a town and its country", "The barge Selma sank off Tolm on Sunday.", "The barge Selma sank off Norway on Sunday.", ""},
		{"a town and its province", "The barge Selma sank off Tolm on Sunday.", "The barge Selma sank off Vardo province on Sunday.", ""},
		{"two acts of one kind", "The barge Selma sank off Tolm on Sunday.", "A trawler with six men on board sank off Vardo late on Monday.", ""},
		{"a town spelt in two ways", "The barge Selma sank off Hasselah on Sunday.", "The barge Selma sank off Haselah on Sunday.", ""},
		{"where it was told", "The barge Selma sank, a clerk said in Tolm on Sunday.", "The barge Selma sank, a pilot said in Vardo on Sunday.", ""},
		{"two blamed", "Villagers accused the army of shelling the mill at Tolm.", "The army accused the Reed Front of shelling the mill at Tolm.", Origin},
		{"one party by two names", "Villagers accused the army of shelling the mill at Tolm.", "A teacher accused the president's forces of shelling the mill at Tolm.", ""},
		{"two blamed for two things", "Villagers accused the army of shelling the mill at Tolm.", "The ministry accused the Reed Front of kidnapping two teachers.", ""},
		{"one blamed twice", "Villagers accused the army of shelling the mill at Tolm.", "A teacher accused the army of shelling the mill at Tolm.", ""},
		{"two that claim it", "The Reed Front claimed responsibility for the blast at the Tolm mill.", "The Sedge League claimed responsibility for the blast at the Tolm mill.", Origin},
	} {
		var got []string
		for _, c := range Find(tell(fixture.Texts(x.a, x.b))).Conflicts {
			got = append(got, string(c.Kind))
		}
		if s := strings.Join(got, " "); s != string(x.want) {
			t.Errorf("%s: %q, want %q", x.name, s, x.want)
		}
	}
}

// TestStepsOfACount: a count that rose twice has two changes.
func TestStepsOfACount(t *testing.T) {
	s := tell(fixture.Texts(
		"A ferry sank off Tolm. The coast guard said six people had died.",
		"A ferry sank off Tolm. The number of people who died rose to 13, the coast guard said.",
		"A ferry sank off Tolm. The coast guard said the death toll had climbed to 20.",
	))
	var got []string
	for _, x := range Find(s).Changes {
		got = append(got, x.Note)
	}
	if want := "a later count: six people, then 13|a later count: 13, then 20"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
}

func TestChanges(t *testing.T) {
	const silence = "The ministry had no immediate comment on the memo."
	for _, x := range []struct{ name, a, b, before, after string }{
		{"silent, then not", silence, "The memo is a mere draft, the ministry said.", silence, "The memo is a mere draft, the ministry said."},
		{"silent, with what he is", "Petra Lund, a former clerk of Tolm, declined to comment on the memo.", "The memo is a mere draft, Petra Lund said.",
			"Petra Lund, a former clerk of Tolm, declined to comment on the memo.", "The memo is a mere draft, Petra Lund said."},
		{"silent, named behind what he is", "His brother, Petro Lund, declined to comment on the memo.", "The memo is a mere draft, Petro Lund said.",
			"His brother, Petro Lund, declined to comment on the memo.", "The memo is a mere draft, Petro Lund said."},
		{"silent, by her last name", "Ms Lund did not respond to a request for comment.", "The memo is a mere draft, Petra Lund said.", "Ms Lund did not respond to a request for comment.", "The memo is a mere draft, Petra Lund said."},
		{"said wrongly", "Tolm Ferries said that no hull of the Selma was cracked.", "Tolm Ferries said on Friday it had wrongly stated that no hull of the Selma was cracked.",
			"Tolm Ferries said that no hull of the Selma was cracked.", "Tolm Ferries said on Friday it had wrongly stated that no hull of the Selma was cracked."},
		{"another's figure corrected", "Tolm Ferries said 41 people were on board.", "The port said on Tuesday that 58 people were on board, correcting an earlier figure by the ferry line of 41.", "", ""},
		{"would not say whether", "The board declined to say whether it had opened an inquiry.", "The board said on Friday that it has opened an inquiry into Orla Foods.",
			"The board declined to say whether it had opened an inquiry.", "The board said on Friday that it has opened an inquiry into Orla Foods."},
		{"would not say how many", "The coast guard would not say how many crew the Orla had.", "Nine crew were on the Orla, the coast guard said on Friday.",
			"The coast guard would not say how many crew the Orla had.", "Nine crew were on the Orla, the coast guard said on Friday."},
		{"would not say, and speaks of something else", "The board declined to say whether it had opened an inquiry.", "The board said on Friday that Orla Foods sent its papers late.", "", ""},
		{"would not say, and others do", "The board declined to say whether it had opened an inquiry.", "The board has opened an inquiry, the union Orva said on Friday.", "", ""},
		{"would not do", "The board declined to open an inquiry into Orla Foods.", "The board said on Friday that it has opened an inquiry into Orla Foods.", "", ""},
		{"silent two days after", "The ministry said on Wednesday that the memo is a mere draft.", "Clerks met on Friday. The ministry declined to comment.", "", ""},
		{"silent four days after, or three before", "The ministry declined to comment on Friday.", "The ministry said on Monday that the memo is a mere draft.",
			"The ministry declined to comment on Friday.", "The ministry said on Monday that the memo is a mere draft."},
		{"silent on the same day", "The ministry declined to comment on Friday.", "The ministry said on Friday that the memo is a mere draft.",
			"The ministry declined to comment on Friday.", "The ministry said on Friday that the memo is a mere draft."},
		{"another matter", silence, "Two bridges will open in spring, the ministry said.", "", ""},
		{"the same report", silence + " The memo is a mere draft, the ministry said.", "Rain fell on the quiet northern valley again.", "", ""},
		{"denied", silence, "The ministry denied that the memo reached the minister.", silence, "The ministry denied that the memo reached the minister."},
		{"said before, in a copy", silence + " The sluice at Tolm was shut in May, the ministry wrote to farmers.", "The sluice at Tolm was closed in May, the ministry wrote to farmers.", "", ""},
		{"a friend speaks", "Petra Lund had no comment on the memo.", "The memo is a mere draft, friends of Petra Lund said.", "", ""},
		{"the party speaks", "Petra Lund could not be reached for comment.", "The memo is a mere draft, Petra Lund's party said.", "", ""},
		{"the office speaks", "Petra Lund could not be reached for comment.", "The memo is a mere draft, Petra Lund's office said.",
			"Petra Lund could not be reached for comment.", "The memo is a mere draft, Petra Lund's office said."},
		{"nobody speaks", silence, "Rain fell on the quiet northern valley again.", "", ""},
		{"a figure withdrawn", "Tolm Ferries said 41 people were on board.", "Tolm Ferries withdrew its figure of 41.", "Tolm Ferries said 41 people were on board.", "Tolm Ferries withdrew its figure of 41."},
		{"a figure corrected beside another", "Tolm Ferries said 41 people were on board.", "Tolm Ferries said on Tuesday that 58 people were on board, correcting an earlier figure of 41.",
			"Tolm Ferries said 41 people were on board.", "Tolm Ferries said on Tuesday that 58 people were on board, correcting an earlier figure of 41."},
		{"an error corrected", "Tolm Ferries said 41 people were on board.", "A clerk was correcting the earlier slips of the ferry's log, Tolm Ferries said.", "", ""},
		{"a statement reversed", "The warden, Petra Lund, said that the sluice was shut.", "Petra Lund acknowledged on Tuesday that the sluice was open, reversing an earlier statement that it was shut.",
			"an earlier statement that it was shut", "Petra Lund acknowledged on Tuesday that the sluice was open, reversing an earlier statement that it was shut."},
		{"testimony recanted", "Rain fell on the quiet northern valley again.", "Dov Aalto told the judges that he saw nobody, recanting his earlier testimony.",
			"his earlier testimony", "Dov Aalto told the judges that he saw nobody, recanting his earlier testimony."},
		{"a denial reversed", "Rain fell on the quiet northern valley again.", "The council said that it had paid the firm, reversing its previous denials.",
			"its previous denials", "The council said that it had paid the firm, reversing its previous denials."},
		{"a lorry reversed", "Rain fell on the quiet northern valley again.", "Dov Aalto said that a lorry hit the gate, reversing into the earlier queue.", "", ""},
		{"a trend reversed", "Rain fell on the quiet northern valley again.", "The ministry said that sales rose in May, reversing an earlier decline.", "", ""},
		{"another's ruling reversed", "Rain fell on the quiet northern valley again.", "The court said that the sale was lawful, reversing a lower court's decision.", "", ""},
		{"words taken back", "The mayor later corrected some of his remarks, saying he misspoke.", "Rain fell on the quiet northern valley again.", "some of his remarks", "The mayor later corrected some of his remarks, saying he misspoke."},
		{"corrected in one breath", "The Tolm Post reported last week that the Selma had carried salt for two years; it later corrected this to fourteen months.", "Rain fell on the quiet northern valley again.",
			"that the Selma had carried salt for two years", "The Tolm Post reported last week that the Selma had carried salt for two years; it later corrected this to fourteen months."},
		{"a plan revised", "The council said that it would build a wall. It wrote a plan and later revised it.", "Rain fell on the quiet northern valley again.", "", ""},
		{"a day corrected", "Tolm Ferries said the boat left on 2 May. The company later corrected the date to 12 May, saying a clerk had slipped.", "Rain fell on the quiet northern valley again.",
			"the boat left on 2 May", "The company later corrected the date to 12 May, saying a clerk had slipped."},
		{"a count revised down", "The number of people who fell ill was revised down to seven on Wednesday, the harbour office said.", "Rain fell on the quiet northern valley again.",
			"The number of people who fell ill", "The number of people who fell ill was revised down to seven on Wednesday, the harbour office said."},
		{"misspoken", "Governor Ada Quist said four had drowned, but her office later said she had misspoken and that the number was three.", "Rain fell on the quiet northern valley again.",
			"four had drowned", "Governor Ada Quist said four had drowned, but her office later said she had misspoken and that the number was three."},
		{"a number cut by a deed", "The council cut the number of ferries from nine to four, Ada Quist said.", "Rain fell on the quiet northern valley again.", "", ""},
		{"a forecast raised", "The bank raised the estimate to 40 million crowns, Ada Quist said.", "Rain fell on the quiet northern valley again.", "", ""},
		{"an error of others", "The pilot had made an error of course, Ada Quist said.", "Rain fell on the quiet northern valley again.", "", ""},
		{"troops withdrawn", "The army withdrew a number of its planes.", "Rain fell on the quiet northern valley again.", "", ""},
		{"a count raised", "A ferry sank off Tolm. The coast guard said six people had died.", "A ferry sank off Tolm. The coast guard on Monday raised the number of people killed to 13.",
			"six people had died", "The coast guard on Monday raised the number of people killed to 13."},
		{"a count since risen", "A ferry sank off Tolm. Governor Ada Quist put the number of dead at six.", "A ferry sank off Tolm. The toll has since risen to 13, Ada Quist said.",
			"the number of dead at six", "The toll has since risen to 13"},
		{"boats since bought", "A ferry sank off Tolm. Governor Ada Quist put the number of boats at six.", "A ferry sank off Tolm. The council has since raised its number of boats to 13, Ada Quist said.", "", ""},
		{"another's count raised", "A ferry sank off Tolm. The coast guard said six people had died.", "A ferry sank off Tolm. The ministry on Monday raised the number of people killed to 13.", "", ""},
		{"a later count", "A ferry sank off Tolm. The coast guard said six people had died.", "A ferry sank off Tolm. The number of people who died rose to 13, the coast guard said.",
			"six people had died", "The number of people who died rose to 13"},
	} {
		s := tell(fixture.Texts(x.a, x.b))
		changes := Find(s).Changes
		if x.after == "" {
			if len(changes) > 0 {
				t.Errorf("%s: %+v", x.name, changes)
			}
			continue
		}
		if len(changes) != 1 {
			t.Errorf("%s: %d changes", x.name, len(changes))
			continue
		}
		c := changes[0]
		if got := c.Before.In(s.Texts[c.Before.Report].Text); got != x.before {
			t.Errorf("%s: before: %q, want %q", x.name, got, x.before)
		}
		if got := c.After.In(s.Texts[c.After.Report].Text); got != x.after {
			t.Errorf("%s: after: %q, want %q", x.name, got, x.after)
		}
	}
}

// Whatever the reports say, places lie within their sentences and sides are not
// empty.
func TestFindKeepsItsPromises(t *testing.T) {
	words := strings.Fields("The ministry said at least 12 people were killed and 30 wounded in Tolm on Sunday . No not dated 5 May , of them there is no memo withdrew its figure \" toll rose to board five")
	rapid.Check(t, func(t *rapid.T) {
		var texts []string
		for range rapid.IntRange(1, 4).Draw(t, "reports") {
			texts = append(texts, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 60).Draw(t, "words"), " "))
		}
		s := tell(fixture.Texts(texts...))
		r := Find(s)
		inside := func(p Place) {
			if p.Report < 0 || p.Report >= len(s.Texts) || p.Sentence < 0 || p.Sentence >= len(s.Texts[p.Report].Sentences) || p.Empty() || !s.Texts[p.Report].Sentences[p.Sentence].Contains(p.Span) {
				t.Fatalf("a place lies outside its sentence: %+v in %q", p, texts)
			}
		}
		for _, x := range r.Conflicts {
			for _, side := range x.Sides {
				if len(side.Evidence) == 0 || side.Claim < None || side.Claim >= len(s.Claims) {
					t.Fatalf("side %+v", side)
				}
				for _, p := range side.Evidence {
					inside(p)
				}
			}
		}
		for _, x := range r.Changes {
			inside(x.Before)
			inside(x.After)
		}
	})
}

// large is a story of n reports, each with a toll, a denial and a negation.
func large(n int) Story {
	towns := strings.Fields("Tolm Vardo Eddel Brack Orlan Kesk Mirn Sould")
	reports := make([]report.Report, n)
	for i := range reports {
		town := towns[i%len(towns)]
		reports[i] = report.Report{Language: "en", Outlet: fmt.Sprint("outlet ", i), Text: fmt.Sprintf(
			"A blast in %s killed %d people on Sunday, police said. The ministry put the death toll at %d. Witness %d said the gate number %d had not been locked. The gate number %d had been locked, guard %d said.",
			town, 3+i%40, 4+i%30, i, i%50, i%50, i)}
	}
	return tell(fixture.Cut(reports...))
}

func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	linear.Check(t, 60, func(n int) func() {
		s := large(n)
		return func() { Find(s) }
	})
}

func BenchmarkFind(b *testing.B) {
	s := large(200)
	for b.Loop() {
		Find(s)
	}
	b.ReportMetric(float64(b.N*200)/b.Elapsed().Seconds(), "reports/s")
}

// TestOneDispute: what two deny of one claim in other words is one dispute, what is
// denied of another thing is another.
func TestOneDispute(t *testing.T) {
	const (
		yes   = "The keeper had locked the iron gate of the lighthouse on Sunday, Petra Lund said."
		no    = "The keeper had not locked the iron gate of the lighthouse on Sunday, Olaf Brede said."
		never = "“He never locked the iron gate of the lighthouse,” Runa Moe said after the storm of which all spoke."
		other = "Mayor Ada Quist was in the boat that struck the pier, a witness has claimed."
		not   = "The mayor, Ada Quist, was not in the boat, Inspector Brede said."
	)
	for _, x := range []struct {
		texts []string
		sides []int // how much evidence all sides of each dispute have
	}{
		{[]string{yes, no}, []int{2}},
		{[]string{yes, no, never}, []int{3}},
		{[]string{yes, never, no}, []int{3}},
		{[]string{yes, no, other, not}, []int{2, 2}},
	} {
		var got []int
		for _, c := range Find(tell(fixture.Texts(x.texts...))).Conflicts {
			n := 0
			for _, s := range c.Sides {
				n += len(s.Evidence)
			}
			got = append(got, n)
		}
		if !slices.Equal(got, x.sides) {
			t.Errorf("%q: %v, want %v", x.texts, got, x.sides)
		}
	}
}
