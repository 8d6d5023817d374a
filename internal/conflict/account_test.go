package conflict

import (
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
)

// TestAccounts: what one report sets against what the same source said before.
func TestAccounts(t *testing.T) {
	for text, want := range map[string]string{
		"Colonel Ivo Besk said the guns had fired on a fuel store. On Friday he had said that the guns were not fired.":                             "Ivo Besk",
		"Colonel Ivo Besk said the guns were not fired. He had earlier said that the guns had hit a fuel store.":                                    "Ivo Besk",
		"The harbour office said seven sailors were ill. It had said on Monday that nine sailors were ill.":                                         "harbour office",
		"The harbour office initially said nine sailors were ill. It later said seven sailors were ill.":                                            "harbour office",
		"Ada Quist, the mayor, said the bridge was closed in May. She had previously said the bridge was closed in June after a storm, not in May.": "Ada Quist",
		"Ada Quist said she had read the memo. On Tuesday she had denied reading the memo.":                                                         "Ada Quist",
		"Olaf Brede denied that he had received any letter. His office later said that he had received one in March.":                               "Olaf Brede",
		"The port office admitted on Friday that the pump had failed. On Monday it had said that clean water was flowing.":                          "port office",
		"Ada Quist said the last inspection took place nine years ago. On Monday she had said that inspectors had found no faults.":                 "Ada Quist",
		"Police said three boats were burnt. They had originally said two boats were burnt.":                                                        "Police",
		"The port office admitted that it had a letter from Orle, three days after it said no such letter existed.":                                 "port office",
		"The port office admitted that it knew of the leak, hours after denying it.":                                                                "port office",

		"Ada Quist, who on Monday had said the port was not to blame, called on the port to explain the delay.":                   "",
		"Ada Quist confirmed that the bridge was shut, a week after she warned that it might be.":                                 "",
		"Ada Quist said the bridge was old, a day after she said that she would visit the school.":                                "",
		"The port office admitted that it had a letter from Orle, a day after Olaf Brede said no such letter existed.":            "",
		"Ada Quist said the bridge was not safe. On Monday she had also said that the bridge was old.":                            "",
		"Ada Quist said the bridge was not safe. Ada Quist said she was initially glad that the bridge was old.":                  "",
		"Ada Quist said the bridge was old. She later said that she would visit the school.":                                      "",
		"Olaf Brede denied that he had received any letter. The mayor later said that he had received one in March.":              "",
		"Tolm Waterworks confirmed that the pump had failed. Ada Quist had said on Monday that clean water was flowing.":          "",
		"Ada Quist said the bridge was old. On Monday she had said that she would visit the school.":                              "",
		"Ada Quist said 40 people were in hospital. On Monday she had said that 12 people died.":                                  "",
		"Ada Quist said the bridge was old. On Monday Olaf Brede had said that the bridge was not old.":                           "",
		"Ada Quist said the bridge was not safe. Her mother had said on Monday that the bridge was old.":                          "",
		"Ada Quist said the bridge was old. She had said on Monday that the bridge was old.":                                      "",
		"Ada Quist said she had not read the memo. She said the memo was long.":                                                   "",
		"The ferry had left on Monday. Ada Quist said the ferry was not full.":                                                    "",
		"Ada Quist said the crew had said on Monday that the ferry was full. She said the ferry was not full when it left.":       "",
		"Ada Quist said nine sailors were ill. Olaf Brede had initially said that seven sailors were ill.":                        "",
		"Nine boats sank, Ada Quist said. She asked for help. The council met. It rained. She had said on Monday that two sank.":  "",
		"Ada Quist said on Tuesday the school would get nine teachers. She said on Monday the school would get no more teachers.": "",
	} {
		s := tell(fixture.Texts(text, "Rain fell on the quiet northern valley again."))
		got := ""
		for _, c := range Find(s).Changes {
			if c.Note == "another account than before" {
				got += c.Source
			}
		}
		if got != want {
			t.Errorf("%s\n\twant %q, got %q", text, want, got)
		}
	}
}
