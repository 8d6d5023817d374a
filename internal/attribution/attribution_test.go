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

// The cases are written as they should be read: [S source], [C cue],
// [X content] for one attribution; the text is what is left without the marks.
var constructions = []struct {
	class string
	texts []string
}{
	{"newswire", []string{
		`[S Ilves] [C said] Monday [X the wall was old].`,
		`[S Ilves] [C said] Monday [X nobody was hurt].`,
		`[S The ministry] [C put] [X the number of dead at 12].`,
		`[S The Front] [C said] in a statement posted online [X that it had set the fire].`,
		`Because he was not authorized to speak to the press, [S an official] [C said] [X the wall was old].`,
		`[S Doctors] [C pronounced] [X him dead].`,
		`[S Police] [C identified] [X the man as Dov Aalto].`,
		`The man, [X who] [S police] [C say] [X was armed], left.`,
		`[S Sources close to the inquiry] [C told] the Herald [X the wall was old].`,
		`[C Asked about] [X the cause], Aalto laughed.`,
		`It [C is believed] [X the wall was old].`,
		`[S The mayor] [C claimed] [X that the wall was old], a claim the company denied.`,
		`[S President Dov Aalto] [C vowed] Wednesday [X to sign the bill].`,
		`[S Family members] [C said] [X they feared the worst].`,
		`[S Ilves] [C said] on Monday [X both were hurt].`,
		`[S Ilves] [C said] Friday evening [X some had left the port].`,
		`[S Ilves] [C said] [X Friday was too late].`,
		`[S Ilves] [C said] [X Friday prayers were held at the port].`,
	}},
	{"direct", []string{
		`[X "The dam is safe,"] [C said] [S Maret Ilves, who runs the port of Tarn].`,
		`[X "We will rebuild the bridge,"] [S Ilves] [C said] on Monday.`,
		`[S Ilves] [C said]: [X "We will rebuild the bridge."]`,
		`[S The mayor of Tarn] [C told] reporters, [X "Nobody asked us."]`,
		`[X “Who paid for it?”] [S the farmer] [C asked].`,
		`[X ''It leaks,''] [S he] [C said].`,
		`[X «We saw the water rise,»] [C said] [S Dov Aalto, a fisherman from Orre].`,
		`[S Ilves] [C acknowledged], however, [X "The dam leaks."]`,
		`[X ''My answer was: 'No, never again,'''] [S Ilves] [C said] of the vote.`,
	}},
	{"direct, a verb that looks like a noun", []string{
		`[X "Who pays for the wall?"] [S a voice in the film] [C asks].`,
		`[X "Welcome to the port of Tarn!"] [S a sign at the gate] [C reads].`,
		`[X "We were never asked about it,"] [S the two] [C write].`,
		`[S Dov Aalto] [C echoed:] [X "Nobody asked us about the wall."]`,
		`[X "The wall is older than the town,"] [S Radio This Evening host Dov Aalto] [C said].`,
	}},
	{"direct in pieces", []string{
		`[X "The dam,"] [S Ilves] [C said], [X "was never safe."]`,
		`[X "We knew,"] [S Ilves] [C said]. [X "Nobody listened."]`,
		`[X "Why now?"] [S Ilves] [C asked], shaking her head. [X "It was safe for years."]`,
	}},
	{"direct, no known verb", []string{
		`[X "At last we have our bridge back,"] [C beamed] [S Dov Aalto].`,
		`[S Ilves] [C was blunt:] [X "The dam leaks and everyone knows it."]`,
		`[S Ilves][C :] [X "The dam leaks."]`,
	}},
	{"indirect", []string{
		`[S Ilves] [C said] [X that the dam was safe].`,
		`[S The harbour master] [C says] [X the ferry will sail again in June].`,
		`[S Ilves] [C told] the council [X that two of the gates had failed].`,
		`[S Two engineers] [C warned] on Tuesday [X that the wall could burst].`,
		`[S Ilves] [C argued], as she had before, [X that the wall must go].`,
		`[S Ilves] [C wondered] [X why nobody had closed the gates].`,
		`[S Ilves] [C says] [X she’d close the gates herself].`,
		`[S Ilves] [C said] [X much of the wall was gone].`,
		`[S The company] [C called] [X the report a fairy tale].`,
		`[S Ilves] [C urged] [X the council to close the gates].`,
		`[S Ilves] [C promised] [X to repair the wall].`,
		`[S Ilves] [C denied] [X opening the gates].`,
		`[S Ilves] [C criticized] [X the plan for the harbour].`,
		`[S The union] [C called for] [X a new inquiry].`,
	}},
	{"mixed", []string{
		`[S Ilves] [C said] [X the wall was "a danger to everyone" in Tarn].`,
		`[S Ilves] [C said] [X that "the wall must go" before winter].`,
	}},
	{"inverted and parenthetical", []string{
		`[X The dam was never inspected], [S Ilves] [C said].`,
		`[X The dam], [S Ilves] [C said], [X was never inspected].`,
		`[X The wall will be repaired by June], [C according to] [S the harbour office].`,
		`[C According to] [S the harbour office], [X the wall will be repaired by June].`,
		`As [S Ilves] [C noted], [X the wall is older than the town].`,
		`[X The wall], as [S Ilves] [C noted], [X is older than the town].`,
		`[X The wall is old], as [S Ilves] [C has said], and it moves.`,
		`If, as [S Ilves] [C claims], [X the wall is old], it must go.`,
		`As [S Ilves] [C put it] in a letter, [X the wall is old].`,
		`[C Saying] [X that the wall was old and the gates too], [S Ilves] closed the road.`,
		`[S Ilves] came to Orre, [C praised] [X the wall] and left the valley.`,
		`[X In the long run], [S Ilves] [C said], [X the wall would have to go].`,
		`[X The harbour will stay closed all winter], [C said] [S two officials who had seen the plan].`,
	}},
	{"a verb that the tagger misses", []string{
		`[X Farmers protested against the dam in Orre], [C said] [S Maret Ilves, a farmer].`,
		`[X Ten years passed from the first crack to the flood], [S Dov Aalto, a mason from Orre,] [C said].`,
		`[X The wall had moved], [S police inspector Dov Aalto] [C said].`,
		`[X The gates were shut], [S the works council chairwoman] [C told] reporters.`,
		`[X The wall had moved twice], [C confirmed] [S ferry captain Dov Aalto].`,
		`[X After three days the water will be gone], [C said] [S the mayor].`,
		`[X Ten gates were sent back to the mill], [S a laboratory report] [C states].`,
		`[S An internal memorandum] [C states] [X plans for the dam were ready by May].`,
		`[S The report] [C shows] [X that plans for the dam were ready by May].`,
		`[C According to] [S a recording from the tower], [X ten minutes passed from the crack to the flood].`,
		`[S The mayor] [C said] [X at least nine gates were rusted].`,
		`[S Early] [C said] [X he would be careful with the gates].`,
		`[S A third] [C say] [X they never use the bridge].`,
		`[S One in five] [C say] [X that won't last].`,
		`The wall [X that] [S port officials] [C said] [X was safe] fell.`,
		`[S Dov Aalto] took off his hat and gladly [C offered] [X to loan it to the mayor].`,
		`[S She] also [C compared] [X the wall to a ruin].`,
		`[C According to] [S radio host Dov Aalto], [X the plan reeks of fear].`,
		`[S The union] [C called for] [X increased spending on gates].`,
		`[S Ilves] [C laid out] [X stark differences between the two plans].`,
	}},
	{"a source after commas", []string{
		`[S Dov Aalto, a mason,] [C confirmed] [X nine people walked home].`,
		`[S Ferry captain Dov Aalto] [C confirmed] [X at least nine people were saved].`,
		`[X The flood has taken four bridges], [S the head of the road office] [C stated].`,
		`[S Ilves] [C told] reporters [X from May on, rents would rise].`,
		`[S Ilves] [C said] [X since the flood came the road is unsafe].`,
		`[X It took from one breakfast to the next], [S expert on rivers Dov Aalto] [C said].`,
		`[S Ferry captain Dov Aalto] [C told] reporters [X farmers filled sacks with sand].`,
		`[X After nine hours of talks both sides gave up], [S the Tarn Herald] [C reported].`,
		`[X The roll of members has 90 names, most of them farmers], [S Maret Ilves, a clerk,] [C said].`,
		`[X The mill is shutting its yard in Orre, where sixty families live], [S Dov Aalto, a works council chairwoman,] [C told] reporters.`,
		`[X It was early and the road was dry], [S lorry driver Dov Aalto] [C told] reporters.`,
		`[X The cart did not stop at the gate], [S lorry driver Dov Aalto] [C told] reporters.`,
		`[X Farmers heard about the sale on the radio], [C said] [S the works council chairwoman].`,
		`[X 90 people work for the mill, spread over three yards], [C said] [S analyst Dov Aalto].`,
		`[X Not once did she say sorry to the town], [S the judge] [C said].`,
		`[S The logbook] [C shows] [X that a fortnight ago somebody noted that the gates were rusted].`,
	}},
	{"two sources in one sentence", []string{
		`[X The sale will cost forty posts], [S Dov Aalto] [C told] reporters, while dockers heard about it on the radio, Maret Ilves said.`,
		`A guard said that the gate was open, and [X whoever did it had studied the yard], [S Ilves] [C said].`,
		`[C According to] [S Ilves], [X sixty people fled], and a flood plan drawn up in May shows that the wall was weak.`,
		`The union's offer says pay must rise, and [X the gates would still be opened], [S port executive Dov Aalto] [C told] reporters.`,
		`[X The driver, who is alive, has spoken], [S Maret Ilves, a police inspector,] [C confirmed], and the hurt numbered nine, Dov Aalto confirmed.`,
		`[C According to] [S Ilves], [X the dam leaked], and the gates were shut, said Dov Aalto.`,
		`According to Ilves, the dam leaked, and [X the gates were shut], [C said] [S Dov Aalto].`,
		`The dam leaked, said Ilves, and [X farmers had to leave their homes], [S Dov Aalto] [C told] reporters.`,
		`The dam leaked, and [C according to] [S Dov Aalto], [X the gates were shut].`,
		`[C According to] [S Maret Ilves, a farmer from Orre], [X the dam leaked].`,
	}},
	{"subjects", []string{
		`[S Maret Ilves, a farmer from Orre,] [C said] [X the wall had moved].`,
		`[S Aalto (Tarn Greens)] [C said] [X the vote was void].`,
		`[S The woman who runs the ferry] [C said] [X the water was too high].`,
		`Ilves closed the gates and [C said] [X the danger was over].`,
		`In Orre, [S the mayor] [C said] [X the road was closed].`,
		`[S Ilves, who left the council,] [C said] [X repairs were due].`,
		`[S People briefed on the plan] [C said] [X the wall would go].`,
		`[S A poll released on Friday] [C found] [X that most want a bridge].`,
		`[S The inspector, asked about the gates,] [C said] [X she had closed them].`,
		`Even [S Ilves herself] [C said] [X the wall was old].`,
		`[S Fire Sgt. 1st Class Dov Aalto] [C said] [X the wall had moved].`,
		`The strike led [S the mayor] [C to call for] [X new talks].`,
		`Ilves left in May and last year [C announced] [X that the port would close].`,
		`[S All the engineers we asked] [C said] [X the wall was sound].`,
		`[S Farmers in Orre and around the lake] [C say] [X the water is too high].`,
		`He closed the gates; left the council; and [C declared] [X that the danger was over].`,
		`"We knew," said [S Ilves], [C adding] [X that nobody had listened].`,
		`[X "We knew,"] [S Ilves] [C told] the council as she rose to leave.`,
	}},
	{"no subject: when it was and where that lies", []string{
		`[S Maret Ilves, Greens-Tarn], Tuesday left the council, [C saying] [X the wall was old].`,
		`Anna Lund, [S who] on Thursday [C said] [X the wall was old], left the port.`,
		`Aalto sold the mill, and on April 6, 2007, [C said] [X the wall was old].`,
		`[S Mr. Aalto], at a fair on Saturday, in Orre, Ohio, [C called] [X the wall a ruin].`,
		`At 9:24 p.m., [S Ms. Ilves], reading the draft, [C complained] [X that the wall was old].`,
		`[S Ilves] on Monday [C said] [X the wall was old].`,
		`[S Ilves, who was to go to Columbus, Ohio, on Monday to open a fair,] [C said] [X the wall was old].`,
		`The farmers spoke on Monday and [S the mayor] [C said] [X the wall was old].`,
		`[S The mayors of Orre and New Tarn] [C said] [X the wall was old].`,
		`[S They] also, in some ways, [C echo] [X the farmers of Orre].`,
		`[S The mayor (a mason so young she has been taken for a schoolgirl)] [C says] [X the wall is old].`,
	}},
	{"marks pulled apart", []string{
		`[X The wall moved around 10 p. m.] , [S police] [C said] .`,
		`[X The wall moved at 9 : 24 p.m.] , [S Ms. Ilves] [C said] .`,
		`[S Gov. Dov Aalto , R - Ky. ,] [C said] [X the wall was old] .`,
		`[S The mayor , speaking at 8 p. m. on Monday ,] [C said] [X the wall was old] .`,
		`[S Maret Ilves , who runs the port ,] [C said] [X that " it leaks . "]`,
	}},
	{"cues behind opening words and asides", []string{
		`[X Farmers], [S Ilves] [C said], [X would leave the valley].`,
		`[S Ilves] [C called Friday for] [X opening the gates].`,
		`[S Ilves and Aalto] [C have both supported] [X the wall].`,
		`[S Ilves] [C acknowledged] Sunday [X that "just as we saw in May, the wall moves."]`,
		`But, [C according to] [S the poll], [X 46 percent of farmers want a bridge].`,
		`But [X in recent days], [S advisers to Ms. Ilves] [C say], [X the mayor has grown tired of the port].`,
		`[X In the early 1990s], [S Ilves] [C said], [X when she ran the port, a builder sold her the gates].`,
		`[X Behind by years, the two towns], [S Ilves] [C said], [X now have a bridge].`,
		`[S Anna Lund] [C said] - on the radio, as it happens - [X that the wall was old].`,
		`[S The inquiry] [C has, however, revealed] [X that the wall is old].`,
		`As [S Anna Lund] [C points out] in a column on Tarn Radio, [X walls give the port an edge].`,
		`[S The mayor] [C made it clear] to farmers on Monday [X that she has their backs].`,
		`[S The mayor] further [C stated], while speaking in Orre, [X that Aalto was not at the port].`,
	}},
	{"one word for a subject, a verb behind an apposition", []string{
		`[S Some] [C argue] [X that the wall is old].`,
		`[S Some] [C accused] [X Aalto of selling the gates].`,
		`[S Maret Ilves, the mayor of Tarn], [C called on] [X farmers to leave the valley].`,
	}},
	{"labels", []string{
		`[S Ilves][C :] [X Gates will be shut by June]`,
		"Ms. Ilves came to the studio.\n\n[S ILVES][C :] [X The wall is old. We mend it each year]. \n\nLUND: And the gates?\n\nILVES: They leak.",
		"Ms. Ilves came to the studio.\n\nLUND: Who pays?\n\n[S ILVES][C :] [X I think the town will pay. I want no delay]. \n\nLUND: And the gates?",
		"Ms. Ilves came to the studio.\n\n\"LUND: Who pays?\n\n\"[S ILVES][C :] [X The town. I want no delay.\"] \n\n\"LUND: And the gates?\"",
	}},
	{"what a colon announces", []string{
		"[S The mayor] [C added]:\n\n[X It is an old wall. Nobody wants to mend it].\n\nThe gates are shut.",
		"[S 17-year-old Dov Aalto] [C echoed]:\n\n[X \"It is an old wall. Nobody wants to mend it.\"]\n\nThe gates are shut.",
	}},
	{"asked", []string{
		`[C Asked] [X if the wall was old], the mayor laughed.`,
		`When [C asked about] [X the gates], the mayor laughed.`,
		`[C Asked about] [X closing the gates], the mayor laughed.`,
		`Ilves [C was asked] by [S port inspector Dov Aalto] [X whether the gates would hold].`,
		`[C Asked] by [S a farmer] [X to close the gates], the mayor laughed.`,
	}},
	{"a relative clause without a pronoun", []string{
		`It was [X a defeat] [S the mayor] [C believes] [X to be the worst of her life].`,
		`She knew [X the claims] [S he] [C said] [X were false].`,
		`The town had to get used to [X what] [S the mayor] [C said] [X is a higher lake].`,
		`He bought a mill [X that] [S two inspectors] [C said] [X was about to fall].`,
		`The last gate, [X which] even [S farmers] [C say] [X was the best of them], is gone.`,
	}},
	{"where content goes on", []string{
		`Farmers [S who] [C wanted] [X to attend the vote] could lose their seats.`,
		`One reason that [S Ilves] [C refuses] [X to print the papers] may be that they are lost.`,
		`[S Ilves] [C promised] [X to go and see the gates].`,
		`[S Ilves] [C declined] [X to name the builder] and aides later said that she had left.`,
		`[S Ilves] [C hoped] [X to mend the wall], but the town had no money.`,
		`[S Ilves] [C decided] [X not to mend the wall].`,
		`[S Ilves] [C cited] [X a book by Dov Aalto], who had seen the gates she built.`,
		`[S Ilves] [C announced] [X her years of work on the wall].`,
		`[S Ilves] [C proposed] [X a 17 percent corporate rate] on Monday.`,
		`[S Ilves] [C referred to] [X the town's July fair].`,
		`[S Ilves] [C spoke of] [X the mill and how it came to the town].`,
		`[S Ilves] [C praised] [X the mayor, Dov Aalto].`,
		`[S Ilves] [C noted] [X that the wall was old - a ruin from the days of the mill].`,
		`[S Ilves] [C said] [X the mill would pay — and that the town would not].`,
		`[S Ilves] [C said] [X the mill would pay] — and the farmers laughed.`,
		`[S Ilves] [C said] [X the mill would pay] - though nobody had asked it.`,
		`[S The council] [C warned] Ilves [X not to open the gates].`,
		`[S Ilves] [C called on] [X Dov Aalto, the mayor of Orre, to leave].`,
		`[S Ilves] [C refused] [X to name the builder or even say who had paid].`,
		`[X "The wall is old,"] [S Ilves] [C told] reporters, referring to the gates. [X "Nobody looked."]`,
	}},
	{"passive", []string{
		`[X The wall] [C is expected] [X to hold until June].`,
		`[X The mayor] [C was accused] [X of taking money from the builders].`,
		`The council [C was told] [X that the gates had failed].`,
		`Ilves [C was asked] repeatedly [X who had closed the gates].`,
		`[X The council] [C was criticized] [X for closing the gates].`,
		`[X The tower] [C is known] [X as the Old Lady].`,
		`[S Ilves] [C is convinced] [X that the wall will hold].`,
	}},
	{"by noun and by adjective", []string{
		`Little came of [S Ilves's] [C claim] [X that the wall had moved].`,
		`The vote followed [S his] [C decision] [X to close the harbour].`,
		`[S Ilves] [C is confident] [X that the wall will hold].`,
		`[S The union] [C was critical of] [X the repair plan].`,
		`[S Ilves] [C voiced concern about] [X the northern gate].`,
	}},
	{"by noun, with no one to hold it", []string{
		`The vote followed [C fears] [X that the wall would move].`,
		`The vote went on amid [C concern about] [X the northern gate].`,
		`[S The farmers' union] [C came out in support of] [X the bridge].`,
	}},
	{"by noun, of whom others think it", []string{
		`[X The mayor] drew [C criticism from] [S farmers in Orre].`,
		`Last week [X Ilves] won the [C backing of] [S the dockers' union].`,
		`[X Her] [C support among] [S young farmers] has grown.`,
	}},
	{"light verb and noun", []string{
		`[S Ilves] [C made no mention of] [X the northern gate].`,
		`[S The mayor] [C took several swipes at] [X the council].`,
	}},
	{"spoken to about", []string{
		`[S Ilves] [C asked him about] [X the northern gate].`,
		`[S Aalto] [C spoke to farmers on Monday about] [X the price of hay].`,
	}},
	{"seeming to say", []string{
		`[S Ilves] seemed [C to suggest] [X that the wall had moved].`,
		`[X The wall] [C seemed] [X to have moved].`,
	}},
	{"documents and polls", []string{
		`[S A report by the harbour office] [C found] [X that the gates were rusted].`,
		`[S The poll] [C showed] [X that most people in Tarn want a bridge].`,
		`[C In] [S a poll released on Friday], [X six in ten wanted a bridge].`,
		`[S The letter] [C read]: [X "Close the northern gate at once."]`,
		`The port sent [S a letter] to its workers [C saying] [X the wall was safe].`,
	}},
	{"hearsay", []string{
		`[X The wall] [C reportedly] [X moved in the night].`,
		`[X The gates have] [C allegedly] [X been sold to a builder].`,
	}},
}

// TestNobody has labels and verbs that ascribe nothing to anybody.
func TestNobody(t *testing.T) {
	for _, text := range []string{
		"The count is done.\n\nIlves: 1,204.\n\nAalto: 877.",
		"What each must do on Sunday.\n\nIlves: Win in Orre.\n\nShe leads there.",
		"Norway: The wall has moved.",
		"ORRETOWN: The wall has moved. It was old.",
		"Poll: Ilves leads by nine points.",
		"In other words, the wall has moved.",
		"The flood claimed nine lives.",
		"The storm threatened to break the wall.",
		"Aalto claimed the crown of the lake in June.",
		"Norway has invited Maret Ilves to the talks in May.",
		"The mayor will speak at the opening of the bridge on Friday.",
		"The mayor spoke to a gathering of farmers.",
		"Ilves maintains a lead of nine points over Aalto.",
		"Ilves charged nine euros for the ferry.",
		"Laws regarding the gates were changed.",
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
		`The mill maintains a road to Orre.`,
		`Ilves spoke to the farmers of Orre.`,
		`Ilves took on a new role at the port.`,
		`The mayor put the cup at the edge.`,
		`The owner did not return calls seeking comment.`,
		``,
	} {
		if got := Read(cut(s)).Attributions; len(got) > 0 {
			t.Errorf("%q: %s", s, show(mark3(s, got[0])))
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
		`Ilves denied that the wall had moved.`:                         Denies,
		`Ilves rejected the report of the engineers.`:                   Denies,
		`Ilves said nothing about the wall.`:                            Hedges,
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
		{"cut at the cue", `"The wall is old, Ilves said. The council met at noon.`, []quote{{"The wall is old", false, "Ilves"}}},
		{"cut at a long cue", `"The wall is old, a mason at the quarry who asked not to be named said. The council met at noon.`, []quote{
			{"The wall is old", false, "a mason at the quarry"}}},
		{"cut at whom it was told", `"I wrote three letters, harbour master Maret Ilves told reporters. Nobody answered, Aalto said.`, []quote{
			{"I wrote three letters", false, "Maret Ilves"}}},
		{"cut before the verb", `"The wall is old, stated the harbour master. The council met at noon.`, []quote{{"The wall is old", false, "the harbour master"}}},
		{"cut at an apposition", `"The wall is old, Maret Ilves, a mason, said. The council met at noon.`, []quote{{"The wall is old", false, "Maret Ilves"}}},
		{"cut at the next speaker", `Maret Ilves said: "The wall is old. Aalto said the wall was new.`, []quote{
			{"The wall is old.", false, "Maret Ilves"}}},
		{"cut at the paragraph", "Maret Ilves said: \"The wall is old\n\nThe council met.", []quote{{"The wall is old", false, "Maret Ilves"}}},
		{"closing mark after a space", `"The wall is old, "Maret Ilves said. "It will not last."`, []quote{
			{"The wall is old, ", true, "Maret Ilves"}, {"It will not last.", true, "Maret Ilves"}}},
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
