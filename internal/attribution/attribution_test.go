package attribution

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// cut makes a text of a report in English.
func cut(s string) *segment.Text {
	return segment.NewCutter().Cut(&report.Report{Text: s, Language: "en"})
}

// TestNobody has labels and verbs that ascribe nothing to anybody.
func TestNobody(t *testing.T) {
	for _, text := range []string{
		"The count is done.\n\nIlves: 1,204.\n\nAalto: 877.",
		"What each must do on Sunday.\n\nIlves: Win in Orre.\n\nShe leads there.",
		"Norway: The wall has moved.",
		"ORRETOWN: The wall has moved. It was old.",
		"Orretown: wall has moved\n\nA wall in Orretown fell into the lake.",
		"Orretown: wall has moved\n\nORRETOWN (AP) - A wall fell into the lake.",
		"Poll: Ilves leads by nine points.",
		"In other words, the wall has moved.",
		"The flood claimed nine lives.",
		"The storm threatened to break the wall.",
		"Aalto claimed the crown of the lake in June.",
		"Norway has invited Maret Ilves to the talks in May.",
		"The mayor will speak at the opening of the bridge on Friday.",
		"The mayor spoke to a gathering of farmers.",
		"Ilves maintains a lead of nine points over Aalto.",
		"Woman Killed In Tarn Crash, Driver Charged",
		"Ferry sinks off Orle, captain charged",
		"Ilves charged nine euros for the ferry.",
		"Laws regarding the gates were changed.",
		"The gates ensure that the town stays dry.",
		"It happened that the wall had moved.",
		"Nobody had told of the bronze gates that thieves stole in Orre.",
		"That said, the road is still shut.",
		"He found himself in a ditch at dawn.",
		"He voted in the 2010 poll.",
		"Nine people were asked in a poll.",
		"The children were raised by nuns in Orre.",
		"The flag was raised over the hall.",
		"The mill was placed at 14 Mill Lane.",
		"The cup was put at the edge.",
		"The daily bus left at nine.",
		"The farmers live in fear she will sell the land.",
		"As per the rules, the actor must sign.",
		"A bridge for farmers to cross was built.",
	} {
		if got := Read(cut(text)).Attributions; len(got) > 0 {
			t.Errorf("%s\n got %s", text, show(mark3(text, got[0])))
		}
	}
}

func TestConstructions(t *testing.T) {
	for _, c := range constructions {
		t.Run(c.class, func(t *testing.T) {
			for _, marked := range c.texts {
				text, want := unmark(marked)
				var got []string
				ok := false
				for _, a := range Read(cut(text)).Attributions {
					m := mark3(text, a)
					ok = ok || same(m, want)
					got = append(got, show(m))
				}
				if !ok {
					t.Errorf("%s\n want %s\n  got %s", text, show(want), strings.Join(got, "\n      "))
				}
			}
		})
	}
}

// parts are the source, cue and content of an attribution, as words.
type parts map[byte][]string

// unmark takes the marks off a text and returns what they marked.
func unmark(s string) (string, parts) {
	var b strings.Builder
	want := parts{}
	for i := 0; i < len(s); i++ {
		if s[i] == '[' && i+2 < len(s) && s[i+2] == ' ' && strings.IndexByte("SCX", s[i+1]) >= 0 {
			end := i + strings.IndexByte(s[i:], ']')
			want[s[i+1]] = append(want[s[i+1]], s[i+3:end])
			b.WriteString(s[i+3 : end])
			i = end
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String(), want
}

func mark3(text string, a Attribution) parts {
	out := parts{}
	for k, list := range map[byte][]report.Span{'S': a.Source, 'C': a.Cue, 'X': a.Content} {
		for _, s := range list {
			out[k] = append(out[k], s.In(text))
		}
	}
	return out
}

// same compares parts without the marks at their ends. A source need not be
// marked where it stands outside the clause.
func same(got, want parts) bool {
	for _, k := range []byte("SCX") {
		if k == 'S' && want[k] == nil {
			continue
		}
		if bare(got[k]) != bare(want[k]) {
			return false
		}
	}
	return true
}

func bare(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.Trim(s, ` "“”'«».,:;?!`)
	}
	return strings.Join(out, " | ")
}

func show(p parts) string {
	return fmt.Sprintf("S%q C%q X%q", p['S'], p['C'], p['X'])
}

func TestNothingAscribed(t *testing.T) {
	for _, s := range []string{
		`The wall moved in March and the harbour was closed.`,
		`The "floating" bridge sank.`,
		`She visited the wall.`,
		`The Latest: Tarn votes on the wall.`,
		`The council called a meeting.`,
		`Ilves cast a vote for Aalto.`,
		`Ilves added a gate to the wall.`,
		`Masons discovered a stream below the wall.`,
		"Orre dam: masons held as toll mounts\n\nThe dam of Orre broke on Monday.",
		"Orre: how the dam broke\n\nThe dam broke on Monday.",
		`The court established a fund for the widows of Orre.`,
		`In the south, reports that wolves had come were met with laughter.`,
		`Among Gulf nations, states that buy grain have stocked up.`,
		`The mill maintains a road to Orre.`,
		`Ilves spoke to the farmers of Orre.`,
		`Ilves took on a new role at the port.`,
		`The mayor put the cup at the edge.`,
		`The owner did not return calls seeking comment.`,
		`That contradicts a statement by the port.`,
		`In accordance with the law, the gates were shut.`,
		`Masons came to find a way around the wall.`,
		`A letter seen by the Tarn Herald was written by a mason.`,
		`The clerk did not want to be named.`,
		"Fair in Tarn\n\nWHAT: A fair.\n\nWHERE: The port of Tarn.\n\nWHEN: Noon.\n\nTICKETS: None are sold.",
		``,
	} {
		if got := Read(cut(s)).Attributions; len(got) > 0 {
			t.Errorf("%q: %s", s, show(mark3(s, got[0])))
		}
	}
}

// TestInsertions: what the writer puts into a speech is no aside.
func TestInsertions(t *testing.T) {
	for text, want := range map[string]string{
		"I think [the] bridge [over the lake] went a long way.": "[the] bridge [over the lake] went a long way",
		"Ilves said [the board] had lied.":                      "[the board] had lied",
		"Ilves said he feared [the board].":                     "he feared [the board]",
		"The wall was old [for a wall], Ilves said.":            "The wall was old [for a wall]",
		"The wall [1] was old, Ilves said.":                     "The wall [1] was old",
	} {
		got := Read(cut(text)).Attributions
		if len(got) != 1 || len(got[0].Content) != 1 || got[0].Content[0].In(text) != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// TestLongAfterSaying: how long after something else was said is no part of what is.
func TestLongAfterSaying(t *testing.T) {
	for text, want := range map[string]string{
		"The bank acknowledged that a letter was sent in May, a day after it had called the letter a forgery.": "that a letter was sent in May",
		"The mayor said on Monday the bridge was safe, two days after he had warned that it could fall.":       "the bridge was safe",
		"The council admitted that it knew of the leak, hours after denying it.":                               "that it knew of the leak",
		"The union said the strike was over, minutes after the company announced that talks had failed.":       "the strike was over",
		"The mayor said on Monday the bridge was safe, two days after a pillar cracked.":                       "the bridge was safe, two days after a pillar cracked",
		"The firm confirmed that it had sacked him, three months after he was arrested.":                       "that it had sacked him, three months after he was arrested",
		"Survivors said the boat sank at dawn, two hours after it left.":                                       "the boat sank at dawn, two hours after it left",
	} {
		a := Read(cut(text)).Attributions
		if got := a[0].Content[0].In(text); got != want {
			t.Errorf("%s\n want %q\n  got %q", text, want, got)
		}
	}
}

func TestOtherLanguage(t *testing.T) {
	x := segment.NewCutter().Cut(&report.Report{Text: `„Wir warten“, sagte Ilves.`, Language: "de"})
	if r := Read(x); len(r.Attributions)+len(r.Quotes) > 0 {
		t.Errorf("read a text that is not in English: %+v", r)
	}
}

func TestActs(t *testing.T) {
	for s, want := range map[string]Act{
		`Ilves said that the wall had moved.`:                           States,
		`Ilves said the claim that the wall had moved is not true.`:     Denies,
		`Ilves said that the report was false.`:                         Denies,
		`Ilves said that was false.`:                                    Denies,
		`Ilves conceded that nine of the stamps were false.`:            States,
		`Ilves said the passport was false.`:                            States,
		`Ilves said that the clock was not accurate.`:                   States,
		`Ilves said the rumour was not true.`:                           Denies,
		`The figures were inaccurate, Ilves said.`:                      Denies,
		`The judge rejected the lawyer's request to end the trial.`:     Intends,
		`The council rejected a bill that would have closed the port.`:  Intends,
		`Ilves rejected calls to resign.`:                               Intends,
		`The union dismissed the offer of two percent.`:                 Intends,
		`Ilves has ruled out a recount.`:                                Intends,
		`The police ruled out a link between the fires.`:                Denies,
		`Ilves rejected the charge that the offer was late.`:            Denies,
		`Ilves dismissed the offer as a lie.`:                           Denies,
		`Ilves said she would not have come if it was not true.`:        States,
		`Ilves denied that the wall had moved.`:                         Denies,
		`Ilves rejected the report of the engineers.`:                   Denies,
		`Ilves said nothing about the wall.`:                            Hedges,
		`The ministry said nothing was stolen.`:                         States,
		`Ilves rejected claims that the wall had moved.`:                Denies,
		`Ilves would neither confirm nor deny that the wall had moved.`: Hedges,
		`The office declined to name the builder.`:                      Hedges,
		`The wall appears to have moved.`:                               Hedges,
		`Ilves did not say that the wall had moved.`:                    Hedges,
		`Ilves does not believe that the wall has moved.`:               Denies,
		`Ilves did not know that the wall had moved.`:                   Hedges,
		`Nobody said that the wall had moved.`:                          Hedges,
		`Few in Orre believed that the wall had moved.`:                 Hedges,
		`Hardly anyone in Orre believed that the wall had moved.`:       Hedges,
		`Only a few believed that the wall had moved.`:                  Believes,
		`Ilves asked whether the wall had moved.`:                       Asks,
		`Ilves believes the wall has moved.`:                            Believes,
		`The farmers fear that the wall will burst.`:                    Believes,
		`Ilves wants to close the harbour.`:                             Intends,
		`Ilves attacked the plan for the harbour.`:                      Believes,
		`Ilves praised the engineers of the port.`:                      Believes,
		`Ilves called the plan for the harbour a ruin.`:                 States,
		`The council plans to build a bridge.`:                          Intends,
		`Ilves is confident that the wall will hold through the year.`:  Believes,
	} {
		got := Read(cut(s)).Attributions
		if len(got) != 1 || got[0].Act != want {
			t.Errorf("%q: want one that %s, got %+v", s, want, got)
		}
	}
}

// What somebody says he said wrongly he denies.
func TestDisowned(t *testing.T) {
	for s, want := range map[string]Act{
		`The firm said on Friday it had wrongly stated that the wall was safe.`: Denies,
		`The firm admitted that it had falsely claimed that the wall was safe.`: Denies,
		`Ilves said she had been wrong to say that the wall was safe.`:          Denies,
		`Ilves said she had rightly claimed that the wall was safe.`:            States,
		`Aalto said Ilves had falsely claimed that the wall was safe.`:          States, // as Ilves does
	} {
		got := Read(cut(s)).Attributions
		if len(got) != 2 || got[1].Act != want {
			t.Errorf("%q: want a second that %s, got %+v", s, want, got)
		}
	}
}

func TestModes(t *testing.T) {
	for s, want := range map[string]Mode{
		`"The wall moved," Ilves said.`:                   Direct,
		`Ilves said the wall "moved in the night" again.`: Mixed,
		`Ilves said the wall moved.`:                      Indirect,
	} {
		if got := Read(cut(s)).Attributions; len(got) != 1 || got[0].Mode != want {
			t.Errorf("%q: want %s, got %+v", s, want, got)
		}
	}
}

func TestQuotes(t *testing.T) {
	type quote struct {
		words    string
		complete bool
		speaker  string
	}
	for _, c := range []struct {
		name, text string
		want       []quote
	}{
		{"over paragraphs", "\"The wall is old,\" Maret Ilves said.\n\n\"It will not last.\"", []quote{
			{"The wall is old,", true, "Maret Ilves"}, {"It will not last.", true, "Maret Ilves"}}},
		{"running on", "Maret Ilves said: \"I left.\n\n\"She came.\"", []quote{
			{"I left.", true, "Maret Ilves"}, {"She came.", true, "Maret Ilves"}}},
		{"nested", `Maret Ilves said, "He told me ‘run’ and I ran."`, []quote{{"He told me ‘run’ and I ran.", true, "Maret Ilves"}}},
		{"scare", `The "floating" bridge sank.`, []quote{{"floating", true, ""}}},
		{"apostrophes", `The workers' hut and the builders' yard stayed dry in '98.`, nil},
		{"cut by a change of person", `Maret Ilves wrote: "I want to thank the town of Tarn. She also sent flowers.`, []quote{
			{"I want to thank the town of Tarn.", false, "Maret Ilves"}}},
		{"a closing mark at the next word", "The boat lay in the port for a week.\n\n\"Would she have sailed without him? \"Port captain Dov Aalto asked.", []quote{
			{"Would she have sailed without him? ", true, "Dov Aalto"}}},
		{"cut at the cue", `"The wall is old, Ilves said. The council met at noon.`, []quote{{"The wall is old", false, "Ilves"}}},
		{"cut at a long cue", `"The wall is old, a mason at the quarry who asked not to be named said. The council met at noon.`, []quote{
			{"The wall is old", false, "a mason at the quarry"}}},
		{"cut at whom it was told", `"I wrote three letters, harbour master Maret Ilves told reporters. Nobody answered, Aalto said.`, []quote{
			{"I wrote three letters", false, "Maret Ilves"}}},
		{"cut at who was told, by name", `"Nobody came for two days, Maret Ilves told the Tarn Herald.`, []quote{{"Nobody came for two days", false, "Maret Ilves"}}},
		{"cut at what paper was told", `"We wrote to the mayor on 3 May, the quarry's spokeswoman Maret Ilves told the paper. The council met.`, []quote{
			{"We wrote to the mayor on 3 May", false, "Maret Ilves"}}},
		{"cut at who was told, with more of him", `"I pulled and nothing gave, the crane driver told his lawyer, Dov Aalto, who spoke to the Herald.`, []quote{
			{"I pulled and nothing gave", false, "the crane driver"}}},
		{"cut at how it was said", `"They will not take one stone out of here, Ilves shouted to the crowd`, []quote{
			{"They will not take one stone out of here", false, "Ilves"}}},
		{"cut at a document", "A leaked memo of the port tells why.\n\n\"Nobody should see the numbers before the ink is dry, it reads. The port was shut.", []quote{
			{"Nobody should see the numbers before the ink is dry", false, "leaked memo of the port"}}},
		{"reading within the quote", `"When I have the letter, it reads as if he were here. I left.`, []quote{
			{"When I have the letter, it reads as if he were here. I left.", false, ""}}},
		{"telling within the quote", `"When I came home, Ilves told Aalto that the wall had moved. We ran.`, []quote{
			{"When I came home, Ilves told Aalto that the wall had moved. We ran.", false, ""}}},
		{"telling somebody to do it, within the quote", `"In the morning, the foreman told the crew to go home. Nobody came back.`, []quote{
			{"In the morning, the foreman told the crew to go home. Nobody came back.", false, ""}}},
		{"telling me", `"The boat was late, and the guard told me. I left.`, []quote{{"The boat was late, and the guard told me. I left.", false, ""}}},
		{"cut before the verb", `"The wall is old, stated the harbour master. The council met at noon.`, []quote{{"The wall is old", false, "the harbour master"}}},
		{"cut at an apposition", `"The wall is old, Maret Ilves, a mason, said. The council met at noon.`, []quote{{"The wall is old", false, "Maret Ilves"}}},
		{"cut at the next speaker", `Maret Ilves said: "The wall is old. Aalto said the wall was new.`, []quote{
			{"The wall is old.", false, "Maret Ilves"}}},
		{"part of a sentence", `Maret Ilves called the plan "a gift to the quarry. The port lost nine cranes.`, []quote{{"a gift to the quarry.", false, "Maret Ilves"}}},
		{"part of a sentence, with a day", `The port had shut the gate "until the wall is safe. The quarry has 14 days to appeal.`, []quote{{"until the wall is safe.", false, ""}}},
		{"part of a sentence that goes on", `Maret Ilves called it "a gift to the quarry. We will fight it. The port lost nine cranes.`, []quote{{"a gift to the quarry. We will fight it.", false, "Maret Ilves"}}},
		{"a sentence that goes on", `Maret Ilves said: "It is a gift to the quarry. The port has lost nine cranes.`, []quote{{"It is a gift to the quarry. The port has lost nine cranes.", false, "Maret Ilves"}}},
		{"cut at who would not speak", `Maret Ilves said: "It is a gift to the quarry. The quarry declined to comment on the plan.`, []quote{{"It is a gift to the quarry.", false, "Maret Ilves"}}},
		{"cut at whom nobody reached", `Maret Ilves said: "It is a gift to the quarry. Its owners could not be reached for comment.`, []quote{{"It is a gift to the quarry.", false, "Maret Ilves"}}},
		{"who will not speak", `Maret Ilves said: "It is a gift to the quarry. I am not going to comment on it.`, []quote{{"It is a gift to the quarry. I am not going to comment on it.", false, "Maret Ilves"}}},
		{"cut at the paragraph", "Maret Ilves said: \"The wall is old\n\nThe council met.", []quote{{"The wall is old", false, "Maret Ilves"}}},
		{"closing mark after a space", `"The wall is old, "Maret Ilves said. "It will not last."`, []quote{
			{"The wall is old, ", true, "Maret Ilves"}, {"It will not last.", true, "Maret Ilves"}}},
		{"closing mark after a space, before what went on", `"You broke our house, "as her sister began to cry."`, []quote{{"You broke our house, ", true, ""}}},
		{"over lines that are sentences", "Ferry sinks off Orle\nMarch 12, 2013\nThe wall is old.\nIt leaks.\nThe town knows it.\n\"We wait.\nWe hope.\nIt will hold, \"Maret Ilves said.\nThe council met.\nThe gate is shut.", []quote{
			{"We wait.\nWe hope.\nIt will hold, ", true, "Maret Ilves"}}},
		{"closing mark after a space, before a long cue", `"The wall is old, "harbour engineer Dov Aalto told reporters in a statement on Friday. "It leaks. "`, []quote{
			{"The wall is old, ", true, "Dov Aalto"}, {"It leaks. ", true, "Dov Aalto"}}},
		{"over lines, a question before the cue", "Ferry sinks off Orle\nThe wall is old.\nIt leaks.\nThe town knows it.\n\"We wait for a boat at the gate.\nWhat else could we do? \"Maret Ilves said.\nThe council met.\nThe gate is shut.\nThe inn is red.\nThe market is full.\nThe mill is idle.\nIt rained.", []quote{
			{"We wait for a boat at the gate.\nWhat else could we do? ", true, "Maret Ilves"}}},
		{"mark the wrong way", `“The wall is old,“ said Maret Ilves.`, []quote{{"The wall is old,", true, "Maret Ilves"}}},
	} {
		var got []quote
		for _, q := range Read(cut(c.text)).Quotes {
			s := ""
			if q.Speaker != nil {
				s = q.Speaker.Name
			}
			got = append(got, quote{q.In(c.text), q.Complete, s})
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: want %v, got %v", c.name, c.want, got)
		}
	}
}

func TestSortedAndWithin(t *testing.T) {
	var all []string
	for _, c := range constructions {
		for _, m := range c.texts {
			s, _ := unmark(m)
			all = append(all, s)
		}
	}
	text := strings.Join(all, "\n\n")
	x := cut(text)
	r := Read(x)
	sound(t, x, r)
	if !sort.SliceIsSorted(r.Attributions, func(i, j int) bool { return r.Attributions[i].start() < r.Attributions[j].start() }) {
		t.Error("attributions are not in order of their cues")
	}
}
