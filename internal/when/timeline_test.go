package when

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// happened tells a story's timeline without the days of publication: the value
// of each event and how many sentences tell it, then the other days of it and
// the report of each.
func happened(story Story) []string {
	var out []string
	for _, e := range Resolve(story).Timeline {
		if e.About == Publication {
			continue
		}
		line := fmt.Sprintf("%s %d", e.Value, len(e.Evidence))
		for _, o := range e.Also {
			line += fmt.Sprintf(", also %s by %d", o.Value, o.Evidence[0].Report)
		}
		out = append(out, line)
	}
	return out
}

// tells holds the events of a story against those that are wanted.
func tells(t *testing.T, story Story, want ...string) {
	t.Helper()
	if got := happened(story); !slices.Equal(got, want) {
		t.Errorf("%s\ngot  %q\nwant %q", story.Texts[0].Text, got, want)
	}
}

func TestTimelineJoinsWhatIsOneEvent(t *testing.T) {
	story := tell(t,
		paper{"2013-03-12", "The ferry Selma sank off Orle on Monday with fourteen aboard. The minister resigned on Monday over an unrelated budget row."},
		paper{"2013-03-13", "The ferry Selma sank off Orle on March 11 with fourteen people aboard, officials said. Safety has been poor in recent years."},
	)
	got := Resolve(story)
	var lines []string
	for _, e := range got.Timeline {
		lines = append(lines, fmt.Sprintf("%s %s %s %d %.12s", e.Value, e.Precision, e.About, len(e.Evidence), e.Text))
	}
	want := []string{
		"2013-03-11 day event 2 The ferry Se",
		"2013-03-11 day event 1 The minister",
		"2013-03-12 day publication 1 The ferry Se",
		"2013-03-13 day publication 1 The ferry Se",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got %s", strings.Join(lines, "\n"))
	}
}

func TestTimelineShowsWhoTellsAnotherDay(t *testing.T) {
	tells(t, tell(t,
		paper{"2013-03-12", "The ferry Selma sank off Orle on Monday with fourteen aboard."},
		paper{"2013-03-13", "The ferry Selma sank off Orle on Tuesday with fourteen people aboard, officials said."},
		paper{"2013-03-13", "With fourteen people aboard, the ferry Selma sank off Orle late on Monday."},
		paper{"2013-03-13", "The ferry Brenna sank off Tamsund on Tuesday with fourteen aboard."},
	), "2013-03-11 2, also 2013-03-12 by 1", "2013-03-12 1")
}

func TestEventsOfOneDayStayApart(t *testing.T) {
	tells(t, tell(t,
		paper{"2013-03-12", "The ferry Selma sank off Orle on Monday evening with fourteen aboard. The owner of the Selma fired its captain on Monday."},
		paper{"2013-03-12", "On Monday, the ferry Selma sank near Orle. Orle elected a new mayor on Monday, a former captain."},
	), "2013-03-11TEV 2", "2013-03-11 1", "2013-03-11 1")
}

func TestRangesAreOneEntry(t *testing.T) {
	for text, want := range map[string][]string{
		"The fair of Orle ran from June 3 to July 9.":          {"2012-06-03/2012-07-09 1"},
		"The fair of Orle ran June 3 through July 9.":          {"2012-06-03/2012-07-09 1"},
		"The fair of Orle was held between 3 June and 9 July.": {"2012-06-03/2012-07-09 1"},
		"The fair of Orle was held June 3–July 9.":             {"2012-06-03/2012-07-09 1"},
		"The fair of Orle was held May 31 - June 4.":           {"2012-05-31/2012-06-04 1"},
		"The fair of Orle was moved from June 3 to July 9.":    {"2012-06-03 1", "2012-07-09 1"},
		"The fair of Orle opened on June 3 and July 9.":        {"2012-06-03 1", "2012-07-09 1"},
	} {
		tells(t, tell(t, paper{"2013-03-12", text}), want...)
	}
}

func TestWeekdaysAloneAreOrdered(t *testing.T) {
	tells(t, tell(t, paper{"", "The owner spoke on Wednesday of a loss in 1956. The ferry Selma sank on Monday off Orle. Divers found the bell on Tuesday."}),
		"XXXX-WXX-1 1", "XXXX-WXX-2 1", "XXXX-WXX-3 1")
}

// One sentence is quoted for one day, unless it lists days.
func TestASentenceIsToldOnce(t *testing.T) {
	for text, want := range map[string][]string{
		"The harbourmaster of Orle said on Friday that the Selma sank off Orle on Wednesday.":        {"2013-03-13 1"},
		"The Selma sank on Wednesday, the harbourmaster of Orle announced in a statement on Friday.": {"2013-03-13 1"},
		"The harbourmaster of Orle on Friday said the Selma sank off Orle on Wednesday.":             {"2013-03-13 1"},
		"The harbourmaster of Orle resigned on Friday.":                                              {"2013-03-15 1"},
		"The harbourmaster of Orle said on Friday that he would resign.":                             {"2013-03-15 1"},
		"Shells fell on Orle late on Wednesday and early on Thursday.":                               {"2013-03-13/2013-03-14 1"},
		"Divers reached the wreck on Friday after the Selma had sunk off Orle on Wednesday.":         {"2013-03-15 1"},
		"The fair of Orle opened on March 3 and March 9.":                                            {"2013-03-03 1", "2013-03-09 1"},
	} {
		tells(t, tell(t, paper{"2013-03-16", "Orle is a quiet port. " + text}), want...)
	}
}

// A time of day stands with the day that its sentence, or another report of the
// event, tells.
func TestTimesOfDayHaveTheirDay(t *testing.T) {
	story := tell(t,
		paper{"", "The ferry Selma sank off Orle on Monday at 4:12 a.m. with fourteen aboard. The mayor of Orle wept."},
		paper{"", "With fourteen aboard the ferry Selma sank off Orle at 4:12 a.m., the coast guard said. At 6:30 a.m. a trawler found a boot."},
	)
	var values []string
	for _, e := range Resolve(story).Timeline {
		values = append(values, fmt.Sprint(e.Value, " ", len(e.Evidence)))
	}
	slices.Sort(values)
	if want := []string{"XXXX-WXX-1T04:12 2", "XXXX-XX-XXT06:30 1"}; !slices.Equal(values, want) {
		t.Errorf("got %v", values)
	}
}

// What happened on a day is not what the same sentence tells of before.
func TestDayOfItsOwnClause(t *testing.T) {
	story := tell(t,
		paper{"", "The minister of ports, Ana Voss, resigned on Wednesday, a day after an inquiry found that nobody had looked at the Selma, which sank off Orle with fourteen fishermen aboard."},
		paper{"", "Fourteen fishermen drowned when the Selma sank off Orle on 11 March. Her bell was found."},
	)
	for _, e := range Resolve(story).Timeline {
		if len(e.Evidence) != 1 {
			t.Errorf("one event: %s %q", e.Value, e.Text)
		}
	}
}

// Within a day the timeline goes by the clock.
func TestTimelineGoesByTheClock(t *testing.T) {
	tells(t, tell(t, paper{"2013-03-12", "The pilot of the Selma was taken home on Monday evening. The Selma left Orle at 6:30 a.m. on Monday with fourteen aboard. A trawler found her hull at 11 a.m. on Monday. The mayor of Orle wept on Monday."}),
		"2013-03-11T06:30 1", "2013-03-11T11:00 1", "2013-03-11TEV 1", "2013-03-11 1")
}

// An entry is read by itself: no quote runs into its words.
func TestAWholeSentenceIsQuoted(t *testing.T) {
	story := tell(t,
		paper{"2013-03-12", "\"We heard her bell. Then the ferry Selma sank off Orle on Monday with fourteen aboard,\" a fisherman said."},
		paper{"2013-03-12", "The ferry Selma sank off Orle on Monday with fourteen aboard."},
	)
	for _, e := range Resolve(story).Timeline {
		if e.About == Happening && (len(e.Evidence) != 2 || !strings.HasPrefix(e.Text, "The ferry")) {
			t.Errorf("%d places, %q", len(e.Evidence), e.Text)
		}
	}
}

func TestTimelineLeavesOutStampsAndNames(t *testing.T) {
	tells(t, tell(t, paper{"2013-03-12", "ORLE, March 12 (TNS) - The ferry Selma sank off Orle on Monday.\n\nMarch 12, 2013 1:35 pm.\n\nCorrection: March 12, 2013\n\nGuards were hired after the 9/11 attacks."}),
		"2013-03-11 1")
}

// TestOneEventAfar: of a day to come or long over, a story tells one event in
// many words.
func TestOneEventAfar(t *testing.T) {
	tells(t, tell(t,
		paper{"2013-03-12", "The judge is due to sentence the captain on June 28. The Selma was launched in 1994 at a yard in Orle."},
		paper{"2013-03-13", "Sentencing has been set for June 28. In 1994, the queen opened a school in Tamsund."},
	), "1994 1", "1994 1", "2013-06-28 2")
}

// TestTimelineLeavesLives: what somebody did in a year, told to say who he is, is no
// event of the story; what befell a thing may be.
func TestTimelineLeavesLives(t *testing.T) {
	tells(t, tell(t, paper{"2013-03-12", "The fees were paid to Dov Aalto, a clerk who was first hired in 2004. The board will sue over a mill that Aalto bought after he left the bank in 2006."}))
	tells(t, tell(t, paper{"2013-03-12", "The wall fell beside the mill, which was built in 1998. When he was mayor in 2001, Aalto sold it. Aalto, who sold the mill, bought it back in 2005."}),
		"1998 1", "2001 1", "2005 1")
}
