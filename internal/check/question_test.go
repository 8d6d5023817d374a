package check

import "testing"

func TestAsked(t *testing.T) {
	const bare = "the dam at Orrin broke?"
	for _, s := range []string{
		"Is it true that the dam at Orrin broke?",
		"is it really true that the dam at Orrin broke?",
		"Is it the case that the dam at Orrin broke?",
		"True or false: the dam at Orrin broke?",
		"Fact check: the dam at Orrin broke?",
		"Check whether the dam at Orrin broke?",
		"Do we know if the dam at Orrin broke?",
		"Do the reports say that the dam at Orrin broke?",
		"Has anyone confirmed that the dam at Orrin broke?",
		"“Is it true that the dam at Orrin broke?",
		bare,
	} {
		if got := Asked(s); got != bare {
			t.Errorf("Asked(%q) = %q", s, got)
		}
	}
	for _, s := range []string{
		"Did the dam at Orrin break?",
		"It is true that the dam broke.",
		"The claim: nobody left.",
		"Is it true love?",
		"Has anyone seen the warden?",
		"Checks whether the dam held were made.",
		"Claims that the dam broke are false.",
		"Was it the warden that left?",
		"Do we know the warden?",
		"Question time was cut short.",
	} {
		if got := Asked(s); got != s {
			t.Errorf("Asked(%q) = %q, want it as it is", s, got)
		}
	}
}

func TestOpen(t *testing.T) {
	for s, want := range map[string]string{
		"Who opened the sluice?":           "who",
		"who opened the sluice":            "who",
		"Whose keys were lost?":            "whose",
		"When did the dam break":           "when",
		"When was the sluice opened?":      "when",
		"Where is the warden?":             "where",
		"How many people were on the dam?": "how",
		"How many people were on the dam":  "how",
		"Why did nobody leave?":            "why",
		"What did the warden say?":         "what",
		"At what hour did the dam break?":  "what",
		"Which of the wardens left?":       "which",

		"Did the warden open the sluice?":              "",
		"The warden opened the sluice.":                "",
		"When the dam broke, two wardens died.":        "",
		"What the warden said was not so.":             "",
		"What is known is that the dam broke.":         "",
		"Where the mill stood there is a lake.":        "",
		"How the sluice was opened is not known.":      "",
		"While nobody knew, the warden left.":          "",
		"Is it true that the dam broke?":               "",
		"Which way it went is told in the log.":        "",
		"On Monday the warden left.":                   "",
		"In which case the dam would have to be shut.": "",
		"Who?": "",
	} {
		if got := open(s); got != want {
			t.Errorf("open(%q) = %q, want %q", s, got, want)
		}
	}
}
