package attribution

import "testing"

// TestEpithets: what somebody is known for stands for whom the report is about, a former
// office for who has just spoken, and somebody's agent for the only one it names.
func TestEpithets(t *testing.T) {
	const about = `Ana Lund left the clinic on Monday. Lund had been there for a week. Lund said it was late. `
	for text, want := range map[string]string{
		about + `The star said the wall was old.`:                                                         "Ana Lund/person",
		about + `The wall was old, the presidential hopeful said.`:                                        "Ana Lund/person",
		about + `"The wall is old," the 43-year-old said.`:                                                "Ana Lund/person",
		about + `The Tarn native said the wall was old.`:                                                  "Ana Lund/person",
		about + `The award-winning actress said the wall was old.`:                                        "Ana Lund/person",
		about + `The former Orre mayor said the wall was old.`:                                            "Ana Lund/person",
		`Ana Lund, a critic of the port, said it was late. The former minister said the wall was old.`:    "Ana Lund/person",
		`Singer Ana Lund left on Monday, her rep said. The singer's rep Oskar Brandt said it was late.`:   "Oskar Brandt/person",
		`The wall was old, Ana Lund's publicist said. Lund left. "It is old," her rep Oskar Brandt said.`: "Oskar Brandt/person",

		about + `A star said the wall was old.`:                                                      "A star/unknown",
		about + `The driver said the wall was old.`:                                                  "The driver/unknown",
		about + `The star who left in May said the wall was old.`:                                    "The star/unknown",
		about + `Oskar Brandt came too. The star said the wall was old.`:                             "The star/unknown",
		about + `The young man said the wall was old.`:                                               "The young man/unknown",
		`Ana Lund met Oskar Brandt. Brandt left. Lund left. The star said the wall was old.`:         "The star/unknown",
		`Oskar Brandt left on Monday. Brandt was late. The actress said the wall was old.`:           "The actress/unknown",
		`Ana Lund said Oskar Brandt was late. The former minister said the wall was old.`:            "The former minister/unknown",
		`Ana Lund was late. The former minister said the wall was old.`:                              "The former minister/unknown",
		about + `The stars said the wall was old.`:                                                   "The stars/unknown",
		`Rep. Oskar Brandt met Ana Lund. Her rep said the wall was old.`:                             "Her rep/unknown",
		`Ana Lund met publicist Oskar Brandt and publicist Eva Kask. Her rep said the wall was old.`: "Ana Lund's rep/anonymous",
		`Ana Lund's publicist Oskar Brandt left. A publicist for the port said the wall was old.`:    "A publicist for the port/anonymous",
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

// TestFronted: who stands behind what a sentence begins with is its subject, and "he" after
// it.
func TestFronted(t *testing.T) {
	const met = `Peter Brandt met Mark Aalto at the port on Monday. `
	for text, want := range map[string]string{
		`Dubbed the fox for his wit, Peter Brandt had left Mark Aalto.`:        "Peter Brandt",
		`Born in the north, Peter Brandt was driven home by Mark Aalto.`:       "Peter Brandt",
		`After the vote, Peter Brandt left with Mark Aalto.`:                   "Peter Brandt",
		`While the port was shut, Mr. Brandt wrote to Mark Aalto.`:             "Peter Brandt",
		`Pressed by Mark Aalto on the wall, Mr. Brandt blamed Mark Aalto.`:     "Peter Brandt",
		`As for the port, Peter Brandt sold it to Mark Aalto.`:                 "Peter Brandt",
		`Mark Aalto stayed. With the port shut, Brandt can sue Mark Aalto.`:    "Peter Brandt",
		`Mark Aalto left. After the vote, he said, Brandt was late.`:           "Mark Aalto",
		`Mark Aalto left. After the vote, Brandt's boat was sold to his aunt.`: "Mark Aalto",
		`Mark Aalto left. At the port, Brandt, Kask and Lund were seen.`:       "Mark Aalto",
		`Mark Aalto left. The port, Brandt was told, had been shut.`:           "Mark Aalto",
	} {
		as := Read(cut(met + text + ` The port was shut, he said.`)).Attributions
		if len(as) == 0 {
			t.Errorf("%s: nothing read", text)
			continue
		}
		if got := as[len(as)-1].Chain; got[len(got)-1].Name != want {
			t.Errorf("%s\n want %s\n  got %s", text, want, chainOf(as[len(as)-1]))
		}
	}
}

// TestNicknames: a name with a nickname in it is the name.
func TestNicknames(t *testing.T) {
	for text, want := range map[string]string{
		`Mob boss Peter "The Eel" Brandt left the port in May. Brandt said the wall was old.`:  "Peter Brandt/person",
		`Peter “Mo” Brandt left the port in May. Mr. Brandt said the wall was old.`:            "Peter Brandt/person",
		"Peter ``Packman'' Brandt left the port in May. Brandt said the wall was old.":         "Peter Brandt/person",
		`Peter 'the Eel' Brandt left the port in May. The wall was old, he said.`:              "Peter Brandt/person",
		`Peter (Mo) Brandt left the port in May. Brandt said the wall was old.`:                "Peter Brandt/person",
		`Sen. Peter "Mo" Brandt left the port in May. The senator said the wall was old.`:      "Peter Brandt/person",
		`Peter "Mo" Brandt said the wall was old.`:                                             "Peter Brandt/person",
		`The wall was old, according to Peter "Fat Mo" Brandt.`:                                "Peter Brandt/person",
		`Peter "Mo" Brandt, a lawyer, left the port in May. The lawyer said the wall was old.`: "Peter Brandt/person",
		`Peter told them "Later" and Brandt left. The wall was old, Brandt said.`:              "Brandt/unknown",
		`The boat "Peter" left the port in May. Brandt said the wall was old.`:                 "Brandt/unknown",
		`"Not now, Peter," they told Brandt. Brandt said the wall was old.`:                    "Brandt/unknown",
		`Peter's play "The Eel" Brandt did not like. Brandt said the wall was old.`:            "Brandt/unknown",
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
