package attribution

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

func TestChains(t *testing.T) {
	for text, want := range map[string]string{
		`The Daily Post, citing police, reports that the wall had moved.`:                                                              "Daily Post/outlet > police/institution",
		`She left at the request of the police, who said the wall had moved.`:                                                          "police/institution",
		`It shut with the consent of the Port Office, which said the wall had moved.`:                                                  "Port Office/institution",
		`She read the report of the inspectors, which said the wall had moved.`:                                                        "report of the inspectors/document",
		`ORN News reports, quoting Ilves, that the wall had moved.`:                                                                    "ORN News/outlet > Ilves/unknown",
		`Police said the driver had told officers that the wall had moved.`:                                                            "Police/institution > the driver/unknown",
		`The wall moved on Friday, the Tarn Herald wrote on Monday citing a leaked memo, ORN News reports.`:                            "ORN News/outlet > Tarn Herald/outlet > leaked memo/document",
		`An official of the port told the Tarn Herald that the wall had moved.`:                                                        "Tarn Herald/outlet > An official of the port/anonymous",
		`According to state news agency Orrinform, Governor Dov Aalto confirmed that the wall had moved.`:                              "Orrinform/outlet > Dov Aalto/person",
		`Maret Ilves suggested in an interview with Radio Tarn News that the wall had moved.`:                                          "Radio Tarn News/outlet > Maret Ilves/person",
		`A port official provided to Reuters the text of the memo, which read: "The wall is old."`:                                     "Reuters/outlet > A port official/anonymous > memo/document",
		`Deputy Public Defender Dov Aalto said the wall had moved.`:                                                                    "Dov Aalto/person",
		`Maret Ilves scored. Tarn WR Ilves said the wall had moved.`:                                                                   "Maret Ilves/person",
		`Once Orre Ferries said the wall had moved, the town lost hope.`:                                                               "Orre Ferries/institution",
		`If so, Maret Ilves said, the wall had moved.`:                                                                                 "Maret Ilves/person",
		`Maret K. Ilves left. Maret D. Ilves said the wall had moved.`:                                                                 "Maret D. Ilves/person",
		`Orre Audit said the wall had moved.`:                                                                                          "Orre Audit/institution",
		`The audit said the wall had moved.`:                                                                                           "audit/document",
		`The harbour office said the wall had moved.`:                                                                                  "harbour office/institution",
		`Dov Aalto’s company, Orre Dredging, said the wall had moved.`:                                                                 "Orre Dredging/institution",
		`A spokesman for the Ministry of Ports said the wall had moved.`:                                                               "Ministry of Ports/institution",
		`White House spokesman Dov Aalto said the wall had moved.`:                                                                     "Dov Aalto/person > White House/institution",
		`Dov Aalto, a spokesman for the Port Office of Tarn, said the wall had moved.`:                                                 "Dov Aalto/person > Port Office of Tarn/institution",
		`The Port Office's spokesman, Dov Aalto, said the wall had moved.`:                                                             "Dov Aalto/person > Port Office/institution",
		`Port Office press secretary Col. Dov Aalto left. Aalto said the wall had moved.`:                                              "Dov Aalto/person > Port Office/institution",
		`Maret Ilves left. Her spokeswoman, Anna Lund, said the wall had moved.`:                                                       "Anna Lund/person",
		`Maret Ilves left. Ilves spokeswoman Anna Lund said the wall had moved.`:                                                       "Anna Lund/person",
		`Maret Ilves left. A spokesman for Ilves said the wall had moved.`:                                                             "Maret Ilves's spokesman/anonymous",
		`"The wall had moved," company chief executive Ana Voss said.`:                                                                 "Ana Voss/person",
		`"The wall had moved," team general manager A.J. Lund said in a statement.`:                                                    "A.J. Lund/person",
		`The wall had moved, company former engineer Ana Voss said.`:                                                                   "Ana Voss/person",
		`The quarry belongs to Halm Orrel, which employs ninety. The company said the wall had moved.`:                                 "Halm Orrel/institution",
		`The memo, addressed to the mayor, Dov Aalto, said the wall had moved.`:                                                        "memo/document",
		`The memo, dated May 4 and addressed to the mayor, Dov Aalto, says the wall had moved.`:                                        "memo/document",
		`The letter, sent to the mayor, Dov Aalto, said the wall had moved.`:                                                           "letter/document",
		`The report, signed by the auditor, Dov Aalto, said the wall had moved.`:                                                       "report/document",
		`After the memo, sent in May, the mayor, Dov Aalto, said the wall had moved.`:                                                  "Dov Aalto/person",
		`Asked about a letter, the mayor, Dov Aalto, said the wall had moved.`:                                                         "Dov Aalto/person",
		`The mayor, Dov Aalto, said the wall had moved.`:                                                                               "Dov Aalto/person",
		`The opposition leader, Maret Ilves of the Free Union, said the wall had moved.`:                                               "Maret Ilves/person",
		`The chief engineer, Anna Lund of Tarn University, warned that the wall had moved.`:                                            "Anna Lund/person",
		`A union official, Anna Lund from the dockers' union, said the wall had moved.`:                                                "Anna Lund/person",
		`The charity's head, Anna Lund at the Orre office, said the wall had moved.`:                                                   "Anna Lund/person",
		`The museum's owner, Royal College of Surgeons, said the wall had moved.`:                                                      "The museum's owner/unknown",
		`The winner, Duke of Orre, said the wall had moved.`:                                                                           "The winner/unknown",
		`Prime Minister Maret Ilves left. The opposition leader said the wall had moved.`:                                              "The opposition leader/unknown",
		`Prime Minister Maret Ilves left. The leader said the wall had moved.`:                                                         "Maret Ilves/person",
		`Opposition leader Maret Ilves left. The opposition leader said the wall had moved.`:                                           "Maret Ilves/person",
		`Holt & Brandt said the wall had moved.`:                                                                                       "Holt & Brandt/institution",
		`The law firm Holt & Brandt said the wall had moved.`:                                                                          "Holt & Brandt/institution",
		`The wall had moved, according to the newsletter Holt & Brandt.`:                                                               "Holt & Brandt/institution",
		`The wall had moved, said Maret Ilves, a lawyer at Holt & Brandt.`:                                                             "Maret Ilves/person",
		`Storms cost the insurer Orrel dearly. The insurer said the wall had moved.`:                                                   "Orrel/institution",
		`Customers of Orrel were told. The company said the wall had moved.`:                                                           "Orrel/institution",
		`Ana Orrel met the insurer Brask and the publisher Halm. The company said the wall had moved.`:                                 "company/institution",
		`The quarry is owned by Halm Orrel. The company said the wall had moved.`:                                                      "Halm Orrel/institution",
		`Stone was missing from the store of the quarry's owner, Halm Orrel. The firm said the wall had moved.`:                        "Halm Orrel/institution",
		`Orre rail operator Norlane denied it. "The wall had moved," the company said.`:                                                "Norlane/institution",
		`The carmaker Velto shut the plant. The firm said the wall had moved.`:                                                         "Velto/institution",
		`Two fell, the mine's owner, Ostra Coal, said. Rain fell. The wall had moved at noon, the company said.`:                       "Ostra Coal/institution",
		`Crane operator Dov Aalto left. The company said the wall had moved.`:                                                          "company/institution",
		`Milk came from the dairy Montel. The dairy said the wall had moved.`:                                                          "Montel/institution",
		`A spokesman for the Orre Bank said the gate was shut. Rain fell. The wall had moved, the spokesman said.`:                     "Orre Bank/institution",
		`A spokesman for the Orre Bank said the gate was shut. Rain fell. The wall had moved, the spokeswoman said.`:                   "the spokeswoman/unknown",
		`Holm and Sons said the wall had moved.`:                                                                                       "Holm and Sons/institution",
		`The contractor Holm and Sons said the wall had moved.`:                                                                        "Holm and Sons/institution",
		`The wall had moved, Orrel and Company told investors.`:                                                                        "Orrel and Company/institution",
		`The wall had moved, according to Dahl and Partners.`:                                                                          "Dahl and Partners/institution",
		`Maret Ilves and her sons said the wall had moved.`:                                                                            "Maret Ilves and her sons/anonymous",
		`Ilves and the company said the wall had moved.`:                                                                               "Ilves and the company/institution",
		`On Thursday police had said the wall had moved.`:                                                                              "police/institution",
		`On Tuesday night prosecutors said the wall had moved.`:                                                                        "prosecutors/anonymous",
		`In March regulators said the wall had moved.`:                                                                                 "regulators/anonymous",
		`On Saturday police chief Maret Ilves said the wall had moved.`:                                                                "Maret Ilves/person",
		`The Thursday police briefing said the wall had moved.`:                                                                        "The Thursday police briefing/unknown",
		`Opposition lawmaker Nuray Aalto left on Monday. "The wall had moved," Aalto said.`:                                            "Nuray Aalto/person",
		`The clockmaker Dov Aalto left. "The wall had moved," Aalto said.`:                                                             "Dov Aalto/person",
		`Wells were dug by the charity Orre Aid. The charity said the wall had moved.`:                                                 "Orre Aid/institution",
		`Milk came from the dairy Montel and the dairy Orsk. The dairy said the wall had moved.`:                                       "The dairy/unknown",
		`The wall was known to be old, the Chronik reported on Friday, citing a leaked memo.`:                                          "Chronik/institution > leaked memo/document",
		`Mayor Maret Ilves knew the wall had moved, the Tarn Herald reported late on Friday, citing two masons.`:                       "Tarn Herald/outlet > two masons/anonymous",
		`Tarnish Minister of Defence Dov Aalto said the wall had moved.`:                                                               "Dov Aalto/person",
		`State Secretary for Foreign Affairs Anna Voss said the wall had moved.`:                                                       "Anna Voss/person",
		`The head of Public Health Tarn said the wall had moved.`:                                                                      "Public Health Tarn/person",
		`Anna Lund came, but her office later said she knew the wall had moved.`:                                                       "Anna Lund's office/institution",
		`Dust fell on the death of Dov Aalto, which nobody noticed. The company said the wall had moved.`:                              "company/institution",
		`Halm Orrel sued Tarn Brask, and shares in Tarn Brask fell. Halm Orrel's customers left. The company said the wall had moved.`: "company/institution",
		`The tram company's spokeswoman said the wall had moved.`:                                                                      "tram company/institution",
		`The prosecution service's spokesman said the wall had moved.`:                                                                 "prosecution service/institution",
		`The family said the wall had moved. A lawyer for the family, Dov Aalto, left.`:                                                "The family/anonymous",
		`Crew spokeswoman Anna Lund left. The crew said the wall had moved.`:                                                           "The crew/anonymous",
		`The prosecution said the wall had moved. Prosecution witness Dov Aalto left.`:                                                 "prosecution/institution",
		`Family lawyer Dov Aalto left. The lawyer said the wall had moved.`:                                                            "Dov Aalto/person",
		`Crew chief Anna Lund left. The crew chief said the wall had moved.`:                                                           "Anna Lund/person",
		`The wall moved, said two aides briefed on the survey.`:                                                                        "two aides briefed on the survey/anonymous",
		`The wall moved, Radio Tarn learned from the prosecution.`:                                                                     "Radio Tarn/outlet > prosecution/institution",
		`The Tarn Herald has learned from two masons that the wall had moved.`:                                                         "Tarn Herald/outlet > two masons/anonymous",
		`A mason confirmed that the wall had moved, as the Tarn Herald reported.`:                                                      "Tarn Herald/outlet > A mason/anonymous",
		`A mason confirmed that the wall had moved, as Ilves feared.`:                                                                  "A mason/anonymous",
		`St Anna's School is old. St Anna's said the wall had moved.`:                                                                  "St Anna's School/institution",
		`St. Anna’s said the wall had moved.`:                                                                                          "St. Anna’s/institution",
		`Orre Roofing mended it, and Ilves saw that. Her lawyer said the wall had moved.`:                                              "Her lawyer/unknown",
		`The envoy of the League left. Orre Watch disagreed: it said that the wall had moved.`:                                         "it/unknown",
		"Anna Lund said the gate was shut.\n\nKirchhoffer apologised to the port. \"The wall had moved,\" she told the council.":       "Kirchhoffer/person",
		"Anna Lund said the gate was shut.\n\nPolice left for the port. \"The wall had moved,\" she told the council.":                 "Anna Lund/person",
		`The governor's spokesman said the wall had moved.`:                                                                            "The governor's spokesman/unknown",
		`Her spokesman said the wall had moved.`:                                                                                       "Her spokesman/anonymous",
		`Maret Ilves left in May. Former adviser Ilves is a lawyer. Dov Aalto is ill. The ex-adviser said the wall had moved.`:         "Maret Ilves/person",
		`Maret Ilves left. A spokesman for her said the wall had moved.`:                                                               "Maret Ilves's spokesman/anonymous",
		`Police spokesman Dov Aalto said the wall had moved.`:                                                                          "Dov Aalto/person",
		`Spokesmen for the two ports said the wall had moved.`:                                                                         "Spokesmen for the two ports/anonymous",
		`State television quoted Maret Ilves as saying that the wall had moved.`:                                                       "State television/outlet > Maret Ilves/person",
		`A source familiar with the plan said the wall had moved.`:                                                                     "A source familiar with the plan/anonymous",
		`The Tarn Courant newspaper said the wall had moved.`:                                                                          "Tarn Courant/outlet",
		`An engineer quoted by the Tarn Herald said: "The wall is old."`:                                                               "Tarn Herald/outlet > An engineer quoted by the Tarn Herald/anonymous",
		`The harbour office issued a statement saying the wall had moved.`:                                                             "harbour office/institution",
		`The company managing the files said the wall had moved.`:                                                                      "company managing the files/institution",
		`People familiar with the plan said the wall had moved.`:                                                                       "People familiar with the plan/anonymous",
		`Maret Ilves said on Radio Tarn News that the wall had moved.`:                                                                 "Radio Tarn News/outlet > Maret Ilves/person",
		`Anna Flood said the wall had moved.`:                                                                                          "Anna Flood/person",
		`The Tarn Geological Survey said the wall had moved.`:                                                                          "Tarn Geological Survey/institution",
		`Local media reported that the wall had moved.`:                                                                                "Local media/anonymous",
		`Mr. Ilves said the wall had moved, according to a recording of the meeting.`:                                                  "recording of the meeting/document > Ilves/person",
		`The owner, Orre Sound Ferries, said the wall had moved.`:                                                                      "Orre Sound Ferries/institution",
		`The harbour office's chief engineer, Dov Aalto, said the wall had moved.`:                                                     "Dov Aalto/person",
		`Several farmers, including Maret Ilves, said the wall had moved.`:                                                             "Several farmers/anonymous",
		`Farmers left, said Maret Ilves, a mason. Head of the harbour office Maret Ilves said the wall had moved.`:                     "Maret Ilves/person",
		`Dov Aalto, a school head, left. Four were ill, the head of the health office said.`:                                           "the head of the health office/unknown",
		`Dov Aalto, a school head, left. Four were ill, the head of the school said.`:                                                  "Dov Aalto/person",
		`The wall moved on Friday, as first reported by the Tarn Herald.`:                                                              "Tarn Herald/outlet",
		`The Tarn Herald, citing two officials, reported that the wall had moved.`:                                                     "Tarn Herald/outlet > two officials/anonymous",
		`The wall moved, according to the Tarn Herald, which cited two officials.`:                                                     "Tarn Herald/outlet > two officials/anonymous",
		`The wall moved, according to two officials cited by the Tarn Herald.`:                                                         "Tarn Herald/outlet > two officials cited by the Tarn Herald/anonymous",
		`In an interview with the Tarn Herald, Maret Ilves said the wall had moved.`:                                                   "Tarn Herald/outlet > Maret Ilves/person",
		`The Tarn Herald quoted Maret Ilves as saying the wall had moved.`:                                                             "Tarn Herald/outlet > Maret Ilves/person",
		`"The wall is old," the Tarn Herald quoted mason Maret Ilves as saying on Friday. She left.`:                                   "Tarn Herald/outlet > Maret Ilves/person",
		`"The wall is old," Maret Ilves was quoted as saying by the Tarn Herald.`:                                                      "Tarn Herald/outlet > Maret Ilves/person",
		`"The wall is old, it leaks, "the Tarn Herald quoted mason Maret Ilves as saying.`:                                             "Tarn Herald/outlet > Maret Ilves/person",
		`Maret Ilves was quoted by the Tarn Herald as saying the wall had moved.`:                                                      "Tarn Herald/outlet > Maret Ilves/person",
		`The wall moved, state television reported.`:                                                                                   "state television/outlet",
		`The gate's logbook shows that the wall had moved.`:                                                                            "gate's logbook/document",
		`The harbour office's chief engineer, who knew, advised reporters that the wall had moved.`:                                    "The harbour office's chief engineer/unknown",
		`The mayor of Orre, East Tarn, said the wall had moved.`:                                                                       "The mayor of Orre/unknown",
	} {
		best := ""
		for _, a := range Read(cut(text)).Attributions {
			if s := chainOf(a); len(s) > len(best) {
				best = s
			}
		}
		if best != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, best)
		}
	}
}

// TestWhoIsMeant has the last attribution of a report end at whom "he" or "she" is.
func TestWhoIsMeant(t *testing.T) {
	for text, want := range map[string]string{
		"Petr Hjelm said it rained.\n\nIt snowed.\n\nThe council met.\n\nThe lock keeper, Dag Moe, was asleep. He said the wall had moved.":                                                             "Dag Moe/person",
		"Petr Hjelm said it rained.\n\nIt snowed.\n\nThe council met.\n\nThe head of the town zoo, Dag Moe, was asleep. He said the wall had moved.":                                                    "Dag Moe/person",
		"Petr Hjelm said it rained.\n\nIt snowed.\n\nThe council met.\n\nA retired lens grinder, Dag Moe, lost his house. He said the wall had moved.":                                                  "Dag Moe/person",
		"Petr Hjelm said it rained. Petr Hjelm left.\n\nIt snowed.\n\nThe council met.\n\nThe lock opened on May 4 for Dag Moe. He said the wall had moved.":                                            "Dag Moe/person",
		"Petr Hjelm said it rained. Petr Hjelm left.\n\nIt snowed.\n\nThe council met.\n\nThe lock opened on May 4. He said the wall had moved.":                                                        "Petr Hjelm/person",
		"Petr Hjelm said it rained. Petr Hjelm left.\n\nIt snowed.\n\nThe council met.\n\nThe lock opened for Odile Brun and her aunt, Ida Roe. He said the wall had moved.":                            "Petr Hjelm/person",
		"A ferry sank, a spokeswoman said.\n\nVarga left the yard in May after a row with Orlo. He said the wall had moved.":                                                                            "Varga/person",
		"Petr Hjelm said it rained. He did not say when.\n\nVarga, 54, has taken leave. She said the wall had moved.":                                                                                   "Varga/person",
		"Petr Hjelm said it rained.\n\nOdile Brun blamed Varga, 54, for it. Varga denies it. She said the wall had moved.":                                                                              "Varga/person",
		"Petr Hjelm said it rained.\n\nResidents left the yard. He said the wall had moved.":                                                                                                            "Petr Hjelm/person",
		"Petr Hjelm said it rained.\n\nTraffic stopped in the port. He said the wall had moved.":                                                                                                        "Petr Hjelm/person",
		"Petr Hjelm said it rained.\n\nSweden shut the port. He said the wall had moved.":                                                                                                               "Petr Hjelm/person",
		"Petr Hjelm said it rained. Monday was wet. He said the wall had moved.":                                                                                                                        "Petr Hjelm/person",
		"Petr Hjelm said it rained.\n\nParliament met in May. He said the wall had moved.":                                                                                                              "Petr Hjelm/person",
		"A witness said it rained. She said the wall had moved.":                                                                                                                                        "A witness/anonymous",
		"A spokesman said it rained. She said the wall had moved.":                                                                                                                                      "She/unknown",
		"In a letter to Ilves's lawyer, Rep. Dov Aalto, the chairman, said it rained. Maret Ilves left. Her lawyer said the wall had moved.":                                                            "Maret Ilves's lawyer/anonymous",
		"It rained, according to Ilves's lawyer, Dov Aalto. Maret Ilves left. Her lawyer said the wall had moved.":                                                                                      "Dov Aalto/person",
		"A policewoman said it rained. He said the wall had moved.":                                                                                                                                     "He/unknown",
		"A policewoman said it rained. She said the wall had moved.":                                                                                                                                    "A policewoman/anonymous",
		"The chairman said it rained. She said the wall had moved.":                                                                                                                                     "The chairman/unknown",
		"Petr Hjelm denies that it rained, and his lawyer said so too. He said the wall had moved.":                                                                                                     "Petr Hjelm/person",
		"Odile Brun left on Monday, her agent said. She said the wall had moved.":                                                                                                                       "Odile Brun/person",
		"Odile Brun was sacked on Monday. Her agent said it rained. She said the wall had moved.":                                                                                                       "Odile Brun's agent/anonymous",
		"Brun's lawyer, Dag Moe, said it rained. Odile Brun left. Her lawyer said the wall had moved.":                                                                                                  "Dag Moe/person",
		"Dag Moe, an attorney for Brun, said it rained. Odile Brun left. The police chief, Petr Hjelm, said it snowed. Her lawyer said the wall had moved.":                                             "Dag Moe/person",
		"Brun's lawyer, Nenita Moe, said he was ill.\n\nThe rain, she said, was late. She said the wall had moved.":                                                                                     "Nenita Moe/person",
		"Brun's lawyer, Dagga Moe, said he was ill.\n\nThe rain, she said, was late. She said the wall had moved.":                                                                                      "Dagga Moe/person",
		"Karsk Copper admitted that it rained. It said the wall had moved.":                                                                                                                             "Karsk Copper/institution",
		"Kemil Hartag, a mason, admitted that it rained. It said the wall had moved.":                                                                                                                   "It/unknown",
		"Anna Hjelm admitted that it rained. It said the wall had moved.":                                                                                                                               "It/unknown",
		"Odile Brun was drunk, Sheriff Petr Hjelm said. His lawyer said the wall had moved.":                                                                                                            "His lawyer/unknown",
		"Prosecutor Petr Hjelm said it rained. His attorney said the wall had moved.":                                                                                                                   "His attorney/unknown",
		"Mayor Petr Hjelm said it rained. His lawyer said the wall had moved.":                                                                                                                          "Petr Hjelm's lawyer/anonymous",
		"Two lawyers, Dag Moe and Ida Roe, a lawyer too, left. Mayor Petr Hjelm said it rained. His driver said the wall had moved.":                                                                    "Petr Hjelm's driver/anonymous",
		"The port engineer, Petr Hjelm, left. The engineer said the wall had moved.":                                                                                                                    "Petr Hjelm/person",
		"The driver, Petr Hjelm said, was drunk. The driver said the wall had moved.":                                                                                                                   "The driver/unknown",
		"Petr Hjelm called that nonsense. ORN quoted him on Monday. He said the wall had moved.":                                                                                                        "Petr Hjelm/person",
		"The journal Tidal Botany left it out. Tidal Botany said the wall had moved.":                                                                                                                   "Tidal Botany/outlet",
		"The ferry operator Blue Ostra was late. Blue Ostra said the wall had moved.":                                                                                                                   "Blue Ostra/institution",
		"Crane operator Jiro Tanabe was late. Jiro Tanabe said the wall had moved.":                                                                                                                     "Jiro Tanabe/person",
		"The charity Open Hands was late. Open Hands said the wall had moved.":                                                                                                                          "Open Hands/institution",
		"Charity worker Jiro Tanabe was late. Jiro Tanabe said the wall had moved.":                                                                                                                     "Jiro Tanabe/person",
		"Drossel said it rained.\n\nThe wall, he said, had moved.":                                                                                                                                      "Drossel/unknown",
		"It rained, guard Odile Brun said.\n\nThe Union of Masons wrote in May that the gate was shut, its chairman, Petr Hjelm, told the Herald. “It snowed,” he said. He said the wall had moved.":    "Petr Hjelm/person",
		"It rained, guard Odile Brun said.\n\nThe board warned that the gate was shut, its lawyer, Petr Hjelm, said. He said the wall had moved.":                                                       "Petr Hjelm/person",
		"It rained, guard Odile Brun said.\n\nThe board wrote in May that the gate was shut, its lawyer, Petr Hjelm, told the Herald. He said the wall had moved.":                                      "Petr Hjelm/person",
		"Petr Hjelm, the chairman, said it rained. But as he left the yard on Friday, Mr. Varga said the wall had moved.":                                                                               "Varga/person",
		"Petr Hjelm said it rained. After a row in May, he said, Varga left. He said the wall had moved.":                                                                                               "Petr Hjelm/person",
		"Petr Hjelm said it rained. As he left, Varga's wife cried. He said the wall had moved.":                                                                                                        "Petr Hjelm/person",
		"Senator Petr Hjelm said it rained. Oskar Varga's campaign left, his aide said, and his lawyer said the wall had moved.":                                                                        "Oskar Varga's lawyer/anonymous",
		"Trey Hjelm said it rained. Hjelm said Anna Brun had not come, and her lawyer said the wall had moved.":                                                                                         "Anna Brun's lawyer/anonymous",
		"Petr Hjelm said it rained. Hjelm said Dag Moe had not come, and his lawyer said the wall had moved.":                                                                                           "Petr Hjelm's lawyer/anonymous",
		"The mayor said it rained.\n\nThat drew a sharp rebuke from Rev. Petr Hjelm of the Orre Union and from Odile Brun. The wall had moved, he said.":                                                "Petr Hjelm/person",
		"Five senators urged Brun to go. In a statement, they said it rained.\n\n\"The wall had moved. It was late,\" they said.":                                                                       "Five senators/anonymous",
		"“It rained,” said Terry O’Brun, who runs the port. Gloria Moe left.\n\n“The wall had moved,” Ms. O’Brun said.":                                                                                 "Terry O’Brun/person",
		"“It rained,” said Terry O'Brun, who runs the port, of Gloria Moe.\n\n“The wall had moved,” she said.":                                                                                          "Terry O'Brun/person",
		"Governor Petr Hjelm left. Hjelm is old. Hjelm is ill. He was once beaten by Governor Dag Moe.\n\n" + strings.Repeat("The rain went on and on. ", 15) + "The governor said the wall had moved.": "Petr Hjelm/person",
		"Governor Petr Hjelm left. Hjelm is old. Hjelm is ill. He was once beaten by Governor Dag Moe. The governor said the wall had moved.":                                                           "Dag Moe/person",
		"A driver at the yard said it rained.\n\nThe fog came in May, the driver said. The driver said the wall had moved.":                                                                             "A driver at the yard/anonymous",
		"A yard driver said it rained. The driver of the bus said the wall had moved.":                                                                                                                  "The driver of the bus/unknown",
		"Two officials said it rained. The official said the wall had moved.":                                                                                                                           "The official/anonymous",
		"A source close to the port said it rained. A source at the yard said it snowed. The source said the wall had moved.":                                                                           "A source at the yard/anonymous",
		"A senior official said it rained. The defence official said the wall had moved.":                                                                                                               "The defence official/anonymous",
		"A baker said it rained. The baker, Petr Hjelm, said the wall had moved.":                                                                                                                       "Petr Hjelm/person",
		"Petr Hjelm, a mason who had warned that it rained, left. The mason said the wall had moved.":                                                                                                   "Petr Hjelm/person",
		"The report was by Petr Hjelm, a mason who had warned that the wall had moved.":                                                                                                                 "Petr Hjelm/person",
		"Petr Hjelm, the mason who warned that the wall had moved, has left.":                                                                                                                           "Petr Hjelm/person",
		"According to Petr Hjelm, a mason who was there said the wall had moved.":                                                                                                                       "Petr Hjelm/person > a mason/anonymous",
		"Petr Hjelm hired a mason who warned that the wall had moved.":                                                                                                                                  "a mason/anonymous",
		"In a letter, Senators Petr Hjelm of Orre and Odile Brun of Tarn asked the board for more time. Mr. Hjelm and Ms. Brun said the wall had moved.":                                                "Petr Hjelm and Odile Brun/person",
		"Petr Hjelm and Odile Brun wrote that it rained. They said “several officials have stated that it snowed.”\n\n“We believe the wall had moved,” they said.":                                      "Petr Hjelm and Odile Brun/person",
		"Petr Hjelm argued that it was this new brand of “art” that had the town on edge:\n\n“The wall had moved. It was late.”":                                                                        "Petr Hjelm/person",
		"Petr Hjelm wrote that the plan which the mayor had backed was dead:\n\n“The wall had moved. It was late.”":                                                                                     "Petr Hjelm/person",
		"Petr Hjelm said how his wife had begged him:\n\n“The wall had moved. It was late.”":                                                                                                            "Petr Hjelm's wife/anonymous",
		"Sen. Petr Hjelm (D-Tarn), a mason who had warned that the wall had moved, left.":                                                                                                               "Petr Hjelm/person",
		"Petr Hjelm was sacked. The union of masons met. Rep. Dov Aalto, the congressman, left. The congressman over the weekend said the wall had moved.":                                              "Dov Aalto/person",
		"Odile Brun said it rained. She issued a statement over the weekend saying the wall had moved.":                                                                                                 "Odile Brun/person",
		"It was praised by the Orre Liberals, a farmers' group, which said the wall had moved.":                                                                                                         "Orre Liberals/institution",
		"It was sold to Orre Steel, the largest maker of pipes, which said the wall had moved.":                                                                                                         "Orre Steel/institution",
		"It was built by Petr Hjelm, a mason of Orre, who said the wall had moved.":                                                                                                                     "Petr Hjelm/person",
		"She faces rivals like Senator Petr Hjelm of Tarn who said the wall had moved.":                                                                                                                 "Petr Hjelm/person",
		"Odile Brun met the board, a clerk and the mayor, who said the wall had moved.":                                                                                                                 "a clerk and the mayor/anonymous",
		"Petr Hjelm shot back, smiling: “The wall had moved. It was late.”":                                                                                                                             "Petr Hjelm/person",
		"Odile Boutrous left. \"It rained, and it was late,\" Boutrous told the court. \"The wall had moved.\"":                                                                                         "Odile Boutrous/person",
		"Odile Brun received a letter signed by five senators, which said the wall had moved.":                                                                                                          "letter/document",
		"Odile Brun received a letter signed by Petr Hjelm, who said the wall had moved.":                                                                                                               "Petr Hjelm/person",
		"House Speaker Petr Hjelm left. Odile Brun, a spokeswoman for House Speaker Petr Hjelm, said the wall had moved.":                                                                               "Odile Brun/person",
		"The Society of Orre Medicine left. Odile Brun, a spokeswoman for the Society of Orre Medicine, said the wall had moved.":                                                                       "Odile Brun/person > Society of Orre Medicine/institution",
		"Petr Hjelm ran twice. But Sen. Dov Aalto won, and Hjelm withdrew.\n\nHjelm's religion has shaped him as a man of his town. He said the wall had moved.":                                        "Petr Hjelm/person",
		"The rules issued Thursday said the wall had moved.":                                                                                                                                            "rules/document",
		"France and Spain said the wall had moved.":                                                                                                                                                     "France and Spain/institution",
		"Odile Brun wrote several letters to the council saying the wall had moved.":                                                                                                                    "Odile Brun/person > several letters/document",
		"When Odile Brun left, Petr Hjelm got up, took the letter and said the wall had moved.":                                                                                                         "Petr Hjelm/person",
		"Odile Brun confirmed that guards meant to leave and said that the wall had moved.":                                                                                                             "Odile Brun/person",
	} {
		a := Read(cut(text)).Attributions
		if got := chainOf(a[len(a)-1]); got != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, got)
		}
	}
}

// TestStatements has what a statement says said by who issued it, and the same words in a
// paper that was leaked or lies in a file said by the paper.
func TestStatements(t *testing.T) {
	for text, want := range map[string]string{
		"The school closed, said the statement from Ilves's attorney, Dov Aalto. The statement said the wall had moved.": "Dov Aalto/person",
		"A statement by the health ministry said the wall had moved.":                                                    "health ministry/institution",
		"A tweet from Maret Ilves said the wall had moved.":                                                              "Maret Ilves/person",
		"Maret Ilves left. Her statement said the wall had moved.":                                                       "Maret Ilves/person",
		"The Orre union's statement said the wall had moved.":                                                            "Orre union/institution",
		"Orre police said in a written statement that it rained. The statement also said the wall had moved.":            "Orre police/institution",
		"In a statement, the bank said it rained. The statement added that the wall had moved.":                          "bank/institution",
		"A post by the Orre fire department said the wall had moved.":                                                    "Orre fire department/institution",
		"A leaked statement by the health ministry said the wall had moved.":                                             "leaked statement by the health ministry/document",
		"A statement by the health ministry obtained by Maret Ilves said the wall had moved.":                            "statement by the health ministry/document",
		"A memo from the port office said the wall had moved.":                                                           "memo from the port office/document",
		"A memo from Maret Ilves to the board said the wall had moved.":                                                  "memo from Maret Ilves to the board/document",
		"Monday's statement said the wall had moved.":                                                                    "Monday's statement/document",
		"Maret Ilves praised the report. The statement said the wall had moved.":                                         "statement/document",
	} {
		a := Read(cut(text)).Attributions
		if len(a) == 0 {
			t.Errorf("%s: nothing", text)
		} else if got := chainOf(a[len(a)-1]); got != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, got)
		}
	}
}

// TestNamedLater has somebody without a name go by the one that the report gives later,
// if it is clearly the same one.
func TestNamedLater(t *testing.T) {
	for text, want := range map[string]string{
		"Maret Ilves's attorney said the wall had moved. “We are sad,” said Ilves's attorney, Dov Aalto.":                       "Dov Aalto/person",
		"A lawyer for Ilves said the wall had moved. “We are sad,” said the lawyer, Dov Aalto.":                                 "Dov Aalto/person",
		"A lawyer for Maret Ilves said the wall had moved. Ilves's lawyer, Dov Aalto, said it rained.":                          "Dov Aalto/person",
		"A spokesman for Maret Ilves said the wall had moved. “It rained,” said the spokesman, Dov Aalto.":                      "Dov Aalto/person",
		"A spokesman for the port said the wall had moved. “It rained,” said the spokesman, Dov Aalto.":                         "port/institution",
		"A lawyer for Maret Ilves said the wall had moved. Petr Hjelm's lawyer, Dov Aalto, said it rained.":                     "A lawyer for Maret Ilves/anonymous",
		"Two lawyers for Maret Ilves said the wall had moved. Ilves's lawyer, Dov Aalto, said it rained.":                       "Two lawyers for Maret Ilves/anonymous",
		"A lawyer for Maret Ilves said the wall had moved. A lawyer, Dov Aalto, said it rained.":                                "A lawyer for Maret Ilves/anonymous",
		"A lawyer for Maret Ilves said the wall had moved. “It rained,” said the lawyer, Dov Aalto. Her lawyer, Dag Moe, left.": "A lawyer for Maret Ilves/anonymous",
		"GM Maret Ilves said the wall had moved.":                                                                               "Maret Ilves/person",
		"Orre Dredging CTO Maret Ilves said the wall had moved.":                                                                "Maret Ilves/person",
		"GM said the wall had moved.":                   "GM/institution",
		"“It rained,” Petr Hjelm/Ilves' Attorney said.": "Petr Hjelm/person",
		"Red Orre Will Sign Ilves is late. It was said by Maret Ilves, a runner. Ilves said the wall had moved.": "Maret Ilves/person",
		"Harbour Rights Watch left. Harbour Rights Watch said the wall had moved.":                               "Harbour Rights Watch/institution",
		"Chicago Masons left. The guard left. Chicago Masons said the wall had moved.":                           "Chicago Masons/institution",
		"Chicago Aalto left. The guard left. Chicago Aalto said the wall had moved.":                             "Chicago Aalto/person",
		"MV Ilves left. A guard saw Dov Aalto, and he said the wall had moved.":                                  "Dov Aalto/person",
		"Dov Banks left. The guard left. Dov Banks said the wall had moved.":                                     "Dov Banks/person",
		"Prominent Liberals said the wall had moved.":                                                            "Prominent Liberals/anonymous",
		"Director of Harbour Safety Anna Aalto said the wall had moved.":                                         "Anna Aalto/person",
		"The head of Orre Rights Watch, who left, said the wall had moved.":                                      "The head of Orre Rights Watch/unknown",
		"A lawyer for Anna Maria Aalto said the wall had moved.":                                                 "A lawyer for Anna Maria Aalto/anonymous",
		"Const. Anna Aalto said the wall had moved.":                                                             "Anna Aalto/person",
		"Senate President Pro Tem Anna Aalto said the wall had moved.":                                           "Anna Aalto/person",
		"Cpl. Anna Leader said the wall had moved.":                                                              "Anna Leader/person",
		"Orre spokesman Anna Steel said the wall had moved.":                                                     "Anna Steel/person > Orre/institution",
		"Anna Aalto of The Washington Post said the wall had moved.":                                             "Anna Aalto/person",
		"Department of Prisons spokeswoman Anna Aalto said the wall had moved.":                                  "Anna Aalto/person > Department of Prisons/institution",
		"Harbour Union for Masons President Anna Aalto said the wall had moved.":                                 "Anna Aalto/person",
		"A letter from President Anna Aalto said the wall had moved.":                                            "letter from President Anna Aalto/document",
		"The chairman of the harbour committee said the wall had moved. “It rained,” the harbour committee's chairman, Anna Aalto, said. Maret Ilves, chairman of the Tarn National Party, left.": "Anna Aalto/person",
		"The chairman of a team of masons said the wall had moved. Maret Ilves, chairman of the Tarn team, left.":                                                                                 "The chairman of a team of masons/unknown",
		"Gun-rights groups said the wall had moved.":                                    "Gun-rights groups/anonymous",
		"Those firms said the wall had moved.":                                          "Those firms/anonymous",
		"Scores of dairy farmers said the wall had moved.":                              "Scores of dairy farmers/anonymous",
		"The gun club said the wall had moved.":                                         "gun club/institution",
		"Maret Ilves left. Ilves herself said the wall had moved.":                      "Maret Ilves/person",
		"Work and Pensions Secretary Dov Aalto said the wall had moved.":                "Dov Aalto/person",
		"Zada and Meron said the wall had moved.":                                       "Zada and Meron/unknown",
		"Activist Samir al-Orre left. Al-Orre said the wall had moved.":                 "Samir al-Orre/person",
		"Samir al-Orre left. It was late, and he said the wall had moved.":              "Samir al-Orre/person",
		"Farid Ilves-Aalto left. It was late, and Ilves-Aalto said the wall had moved.": "Farid Ilves-Aalto/person",
		"Ahrar al-Orre left. It was late, and Ahrar al-Orre said the wall had moved.":   "Ahrar al-Orre/unknown",
		"One of its members, Demetrios Falk, said the wall had moved.":                  "Demetrios Falk/person",
		"One of the victims, Maret Ilves, 34, said the wall had moved.":                 "Maret Ilves/person",
		"Critics like Maret Ilves said the wall had moved.":                             "Critics like Maret Ilves/anonymous",
		"The wall had moved, Maret Ilves said, citing a lack of money.":                 "Maret Ilves/person",
		"The wall had moved, Maret Ilves said, citing two officials.":                   "Maret Ilves/person > two officials/anonymous",
	} {
		a := Read(cut(text)).Attributions
		if len(a) == 0 {
			t.Errorf("%s: nothing", text)
		} else if got := chainOf(a[0]); got != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, got)
		}
	}
}

func chainOf(a Attribution) string {
	var out []string
	for _, l := range a.Chain {
		out = append(out, l.Name+"/"+string(l.Kind))
	}
	return strings.Join(out, " > ")
}

func TestOwnOutletIsNoLink(t *testing.T) {
	x := segment.NewCutter().Cut(&report.Report{Text: `Maret Ilves told the Tarn Herald that the wall had moved.`, Language: "en", Outlet: "Tarn Herald"})
	as := Read(x).Attributions
	if len(as) != 1 {
		t.Fatalf("got %+v", as)
	}
	if got := chainOf(as[0]); got != "Maret Ilves/person" {
		t.Errorf("got %s", got)
	}
}

func TestNames(t *testing.T) {
	const lead = "Mayor Maret Ilves of Tarn met Dov Aalto, the harbour engineer, at the gates of the port. "
	for text, want := range map[string]string{
		`Ilves said the wall was safe.`:    "Maret Ilves",
		`Mr. Aalto said the wall was old.`: "Dov Aalto",
		`Anna Aalto stayed with her brother. Oskar Aalto left. Miss Aalto said the wall was old.`: "Anna Aalto",
		`The mayor said the wall was safe.`:                        "Maret Ilves",
		`The harbour engineer said the wall was old.`:              "Dov Aalto",
		`Ilves said the wall was safe. She added that it was old.`: "Maret Ilves",

		// Whom somebody treats or questions is not who says so.
		`Doctors treating Aalto said the wall was old.`:       "Doctors treating Aalto",
		`Detectives questioning Aalto said the wall was old.`: "Detectives questioning Aalto",
		`A lawyer representing Aalto said the wall was old.`:  "A lawyer representing Aalto",
		`The jury trying Aalto said the wall was old.`:        "jury trying Aalto",

		`The mayor of Tarn, Oda Rell, said the wall was safe.`:   "Oda Rell",
		`One official, Oda Rell, said the wall was safe.`:        "Oda Rell",
		`M. Rell left. Moa Rell said the wall was safe.`:         "Moa Rell",
		`Both Sand and her brother Emil said the wall was safe.`: "Sand and her brother Emil",
		`Neither Sand nor Rell said the wall was safe.`:          "Sand and Rell",
		`Rell — a mason from Orre — said the wall was safe.`:     "Rell",

		// Institutions, outlets and documents.
		`Brannoch Marine Works said the wall was old. Brannoch added that it leaks.`:              "Brannoch Marine Works",
		`The Tarn Herald wrote that the wall was old. Brannoch denied it. It said the wall held.`: "Brannoch",
		`A memo from the port said the wall was old. The leaked memo added that it leaks.`:        "memo from the port",
		`The Tarn Herald wrote that the wall was old. The paper said it leaks.`:                   "Tarn Herald",
		`The Tarn Herald wrote that the wall was old. The Herald said it leaks.`:                  "Tarn Herald",
		`Reuters wrote that the wall was old. The newspaper said it leaks.`:                       "newspaper",
		`Reuters wrote that the wall was old. The agency said it leaks.`:                          "Reuters",
		`The port office said the wall was old. It added that it leaks.`:                          "port office",
		`Two farmers said the wall was old. They added that it leaks.`:                            "Two farmers",
		`Two farmers said the wall was old. The gates were closed. They said that it leaks.`:      "They",
		`A letter from the port said the wall was old. The letter added that it leaks.`:           "letter from the port",
		`Ilves left. Her office said the wall was old.`:                                           "Maret Ilves's office",
		`Aalto's administration said the wall was old.`:                                           "Aalto administration",

		// People of one last name stay apart; who is named beside another keeps the full name.
		`The dam was built by Anna Sool. Few knew her husband Bo Sool by sight. Sool said the wall was old.`: "Anna Sool",
		`Mr. Oskar Ilves came too. Ilves said the wall was old.`:                                             "Oskar Ilves",
		`Oskar Ilves and his sister Maret Ilves sold the house on the hill. Ilves said the wall was old.`:    "Ilves",

		`Farms and gates were built under Bo Lund, the brother of Anna Lund, who left. Lund said the wall was old.`: "Lund",

		// Names that are words for what people do.
		`Anna Bishop came from Orre for the vote. Bishop said the wall was old.`: "Anna Bishop",
		`The bishop said the wall was old.`:                                      "The bishop",

		// Somebody who has no name.
		`A night guard said the wall was old. He added that it leaks.`:                "A night guard",
		`A source told the court that the wall was old. She also said that it leaks.`: "A source",
		`The coast guard said the wall was old.`:                                      "coast guard",

		`Ilves's publicist said the wall was old.`: "Maret Ilves's publicist",

		// Not whom it is about, nor who asked.
		`Aalto said the wall was old. He said Ilves had no plan. Of Ilves, he said that he wished her well.`: "Dov Aalto",
		`Ilves asked Aalto whether the wall was old. His response: "It leaks, and has for years."`:           "Dov Aalto",
		`Bo Sool asked Dov Aalto whether the wall was old. He replied that it leaks.`:                        "Dov Aalto",
		`Aalto's response: "The wall is old."`:                                                               "Dov Aalto",

		// No place, no word that opens a sentence, and nobody who is only spoken of in what somebody says.
		`She left the port in New Orre. She said the wall was old.`:                                                 "Maret Ilves",
		`Plus Ilves sold the gates. She said the wall was old.`:                                                     "Maret Ilves",
		`Although I came late, the gates were shut, Ilves said. She added that the wall was old.`:                   "Maret Ilves",
		`"I got this from Anna Lund," Ilves said. "Ask Anna Lund." Later she said the wall was old.`:                "Maret Ilves",
		`"Anna Lund built it," a clerk said.` + "\n\n" + `Ilves left early. She told nobody that the wall was old.`: "Maret Ilves",
		`Ilves said Aalto had warned her that the wall was old. She added that nobody had listened.`:                "Maret Ilves",
		`Anna Lund, Greens-Tarn, left. Ilves sent the key to the clerk on Monday, who said that it leaks.`:          "the clerk",
		`The port was sold to Bo Lund of Orre, Tarn, who said the wall was old.`:                                    "Bo Lund",
		`The vote put the port at odds with mayor Bo Lund, who said the wall was old.`:                              "Bo Lund",
		`Northland Fund said the wall was old.`:                                                                     "Northland Fund",
		`New Zealand said the wall was old.`:                                                                        "New Zealand",

		// A title and a last name; the office itself, not the one under it.
		`President Quill came too. The president said the wall was old.`:                                                                "Quill",
		`Party leader Anna Lund came too. The president said the wall was old.`:                                                         "The president",
		`Governor Anna Lund came too. The leader of the opposition said the wall was old.`:                                              "The leader of the opposition",
		`Deputy Governor Anna Lund came too. The governor said the wall was old.`:                                                       "The governor",
		`Deputy Governor Anna Lund came too. The deputy governor said the wall was old.`:                                                "Anna Lund",
		`Governor Anna Lund came too. The governor who built the gates in May said the wall was old.`:                                   "The governor",
		`Zibel Quorn Jr. came too. Quorn said the wall was old.`:                                                                        "Zibel Quorn Jr.",
		`Zibel Quorn left for her farm. Tovo Quist left for his. In his letter, Quist said the wall was old. She agreed that it leaks.`: "Zibel Quorn",

		// Who holds an office is somebody, by a last name that no report has in full.
		`"It leaks," Anna Lund said.` + "\n\n" + `Quist, the harbour minister, said the gates held. On Monday she had said the wall was old.`: "Quist",

		// Relative clauses.
		`Aalto is a critic of the port, who said the wall was old.`: "Dov Aalto",
	} {
		as := Read(cut(lead + text)).Attributions
		if len(as) == 0 {
			t.Errorf("%s: nothing read", text)
			continue
		}
		last := as[len(as)-1]
		if got := last.Chain[len(last.Chain)-1].Name; got != want {
			t.Errorf("%s: want %s, got %s", text, want, got)
		}
	}
}

// TestThings: what "which" stands for is no person.
func TestThings(t *testing.T) {
	as := Read(cut(`Ilves gave the key to a clerk of the port, which suggests that the wall is old.`)).Attributions
	if len(as) != 1 || len(as[0].Chain) != 0 {
		t.Errorf("got %+v", as)
	}
}

// TestInnerSpeaker: a speech goes on with who spoke, not with the recording.
func TestInnerSpeaker(t *testing.T) {
	r := Read(cut(`“The wall is old,” Maret Ilves said, according to a recording of the meeting. “It will not last.”`))
	for _, q := range r.Quotes {
		if q.Speaker == nil || q.Speaker.Name != "Maret Ilves" {
			t.Errorf("%+v", q)
		}
	}
}

// TestKin: who bears a name alone, with an office, is none of the relatives who
// have it in full; "Mr." and "the governor" are his then.
func TestKin(t *testing.T) {
	for text, want := range map[string]string{
		`Vandals painted the boat of Governor Sool's daughters. Lina and Oda Sool were at school. "Clean it," Mr. Sool said.`:           "Sool",
		`Vandals painted the boat of Governor Sool's two young daughters. Lina and Oda Sool were at school. "Clean it," Mr. Sool said.`: "Sool",
		`Vandals painted the boat of Anna and Oda Sool. Governor Sool saw it first. "Clean it," the governor said.`:                     "Sool",
		`The dam was built by Anna Sool. Few came to thank her. Governor Sool spoke first. "It will hold," the governor said.`:          "Anna Sool",
		`On Friday, the aide, Anna Sool, 31, who owns a mill and a boat, wrote to the port, saying "The wall is old."`:                  "Anna Sool",
		`Enter Ms. Sool — a former harbour aide who calls the wall old. "It is older than the town," she wrote. Anna Sool is a clerk.`:  "Anna Sool",
	} {
		got := ""
		for _, a := range Read(cut(text)).Attributions {
			got = a.Chain[len(a.Chain)-1].Name
		}
		if got != want {
			t.Errorf("%s\n want %s, got %s", text, want, got)
		}
	}
}

// TestSpokespersonGoesOn: "she" after a spokeswoman who has no name is she, and goes
// on for her body; a spokesman is not.
func TestSpokespersonGoesOn(t *testing.T) {
	for who, want := range map[string]string{
		"A Port Office spokeswoman":   "Port Office/institution",
		"The company's spokeswoman":   "company/institution",
		"A spokesperson for the port": "port/institution",
		"A spokeswoman for the mayor": "A spokeswoman for the mayor/anonymous",
		"A Port Office spokesman":     "Maret Ilves/person",
	} {
		as := Read(cut("Maret Ilves said the wall was old. " + who + " said the gate was new. She added that it leaks.")).Attributions
		if got := chainOf(as[len(as)-1]); got != want {
			t.Errorf("%s: %s, want %s", who, got, want)
		}
	}
}

// "He" is whoever spoke in the sentence before, were he known by his last name alone.
func TestLastNameAlone(t *testing.T) {
	for text, want := range map[string]string{
		`Dov Kask said he left. Aalto, the director, said it was late. "The wall had moved," he said.`:                                  "Aalto/unknown",
		`Dov Kask said he left. Aalto said it was late. The gate was shut. "The wall had moved," he said.`:                              "Dov Kask/person",
		`Dov Kask said he left. Maret Ilves sat. Ilves, the director, said it was late. "The wall had moved," she said.`:                "Maret Ilves/person",
		`Dov Kask said he left. The ministry said it was late. "The wall had moved," he said.`:                                          "Dov Kask/person",
		`Dov Kask said he left. The wall is owned by Halm Orrel. Halm Orrel said it was late. "The wall had moved," he said of it all.`: "Dov Kask/person",
	} {
		list := Read(cut(text)).Attributions
		if got := chainOf(list[len(list)-1]); got != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, got)
		}
	}
}
