package attribution

import "testing"

// TestBodies: a noun stands for the one body that the report names in full before, and
// initials for the body whose they are.
func TestBodies(t *testing.T) {
	for text, want := range map[string]string{
		`A lawyer wrote to the Orre Port Commission in May. The commission said the wall was old.`:                "Orre Port Commission/institution",
		`A lawyer wrote to the Ministry of Ports and Roads in May. The ministry said the wall was old.`:           "Ministry of Ports and Roads/institution",
		`The Tarn Conference of Bishops met in May. Few came. The conference said the wall was old.`:              "Tarn Conference of Bishops/institution",
		`Two men died at Tarn General Hospital. The hospital said the wall was old.`:                              "Tarn General Hospital/institution",
		`Students left Orre University. Rain fell. The wall was old, the university said.`:                        "Orre University/institution",
		`Orre Police Sgt. Dov Aalto came first. Police said the wall was old.`:                                    "Orre Police/institution",
		`Two were held, Orre police spokesman Dov Aalto said. Rain fell. The police said the wall was old.`:       "Orre police/institution",
		`Orre Police and the Orre Police Department asked for help. The wall was old, police said.`:               "Orre Police Department/institution",
		`The Police Department lost two dogs. The wall was old, police said.`:                                     "police/institution",
		`Two ORPD officers fell. The wall was old, police said.`:                                                  "ORPD/institution",
		`Ana Lund of the Lake Orre Federation left. The wall was old, the LOF said.`:                              "Lake Orre Federation/institution",
		`Staff of the National Agency for Harbours and Coasts left. The N.A.H.C. said the wall was old.`:          "National Agency for Harbours and Coasts/institution",
		`A fire at the Ministry of Ports and Maret Ilves's boat was put out. The ministry said the wall was old.`: "Ministry of Ports/institution",
		`The Orre Port Commission met the Tarn Road Commission. The commission said the wall was old.`:            "commission/institution",
		`The commission said the wall was old. The Orre Port Commission met.`:                                     "commission/institution",
		`A paper of the Orre Port Commission leaked. A commission said the wall was old.`:                         "A commission/institution",
		`A paper of the Orre Port Commission leaked. The commission that met in May said the wall was old.`:       "commission/institution",
		`A paper of the Orre Port Commission leaked. The commission on roads said the wall was old.`:              "commission on roads/institution",
		`Aid came from the European Union. The union said the wall was old.`:                                      "union/institution",
		`A former Orre police chief wrote to them. Police said the wall was old.`:                                 "Police/institution",
		`Orre State Police lent a dog. Police said the wall was old.`:                                             "Police/institution",
		`Orre Police lent a dog to Tarn Police. Police said the wall was old.`:                                    "Police/institution",
		`Orre Police lent a dog. Police in Tarn said the wall was old.`:                                           "Police in Tarn/institution",
		`Ana Lund of the Lake Orre Federation left. The wall was old, the TOF said.`:                              "TOF/institution",
		`Ana Lund of the Lake Orre Federation left. Neighbours and the LOF said the wall was old.`:                "LOF/institution",
		`Rain fell on the West Bank. The bank said the wall was old.`:                                             "bank/institution",

		// Firms.
		`Velto said on Monday it would cut jobs. The company said the wall was old.`:      "Velto/institution",
		`Velto said on Monday it would cut jobs. The French firm said the wall was old.`:  "Velto/institution",
		`Velto Chemicals lost a barge in May. The chemicals giant said the wall was old.`: "Velto Chemicals/institution",
		`A flood hit Velto Chemicals in May. The wall was old, a company spokesman said.`: "Velto Chemicals/institution",
		`Shares of Orre Airlines fell in May. The company said the wall was old.`:         "Orre Airlines/institution",
		`Velto Chemicals sued Tarn Foods in May. The company said the wall was old.`:      "company/institution",
		`Velto Chemicals lost a barge in May. A French firm said the wall was old.`:       "A French firm/institution",
		`Velto Chemicals lost a barge in May. The giant said the wall was old.`:           "The giant/unknown",
		`Oskar Brandt said on Monday he would leave. The company said the wall was old.`:  "company/institution",
		`The price of Crude Oil fell in May. The company said the wall was old.`:          "company/institution",

		// What a body is said to be beside its name.
		`The bill was backed by the Centre for Orre Policy, a conservative group that opposes the wall. The group said the wall was old.`: "Centre for Orre Policy/institution",
		`The bill was backed by Orre Watch, a group that opposes the wall. The group said the wall was old.`:                              "Orre Watch/institution",
		`The bill was backed by Orre Watch, a charity. The charity said the wall was old.`:                                                "Orre Watch/institution",
		`Milk came from Orrel, a family dairy in the north. The dairy said the wall was old.`:                                             "Orrel/institution",
		`Orre Watch, a group that opposes the port, said the wall was old.`:                                                               "Orre Watch/institution",
		`In Orre, a group that opposes the wall met. The group said the wall was old.`:                                                    "a group/institution",
		`On Monday, a group that opposes the wall met. The group said the wall was old.`:                                                  "a group/institution",
		`Ana Lund, a company founder, left. The company said the wall was old.`:                                                           "company/institution",
		`According to Ana Lund, a company in the north is to blame. The company said the wall was old.`:                                   "company/institution",

		// What an outlet reports is its report, if there is no other.
		`The Tarn Herald reported that three were hurt. The report said the wall was old.`:                                "Tarn Herald/outlet",
		`State television said three were hurt. Rain fell. The wall was old, according to the report.`:                    "State television/outlet",
		`The Tarn Herald cited a report by the port. The report said the wall was old.`:                                   "report/document",
		`The Tarn Herald said a study was due. The report said the wall was old.`:                                         "report/document",
		`The mayor said three were hurt. The report said the wall was old.`:                                               "report/document",
		`The Tarn Herald reported that three were hurt. Rain fell. Few came. All left. The report said the wall was old.`: "report/document",
		`The Tarn Herald reported that three were hurt. A report said the wall was old.`:                                  "report/document",

		// Those who speak for a body.
		`Orre Police came first. The wall was old, a police spokeswoman said.`:             "Orre Police/institution",
		`A police spokeswoman said it was late. She added that the wall was old.`:          "police/institution",
		`A ministry spokesman said the wall was old.`:                                      "ministry/institution",
		`Orre Police spokesman Oskar Brandt left. The wall was old, the spokeswoman said.`: "the spokeswoman/unknown",
		`A family spokesman said the wall was old.`:                                        "A family spokesman/anonymous",
		`Ana Lund said it was late. The campaign's spokesman said the wall was old.`:       "campaign/institution",
	} {
		as := Read(cut(text)).Attributions
		if len(as) == 0 {
			t.Errorf("%s: nothing read", text)
			continue
		}
		if got := chainOf(as[len(as)-1]); got != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, got)
		}
	}
}
