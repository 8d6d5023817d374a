package attribution

import (
	"fmt"
	"testing"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// TestRelays: which words pass on what an outlet reported whose report is at hand.
func TestRelays(t *testing.T) {
	for sentence, want := range map[string]bool{
		"Two spans of the bridge are cracked, the Tarn Herald reported.":                         true,
		"According to the Tarn Herald, the divers found a second wreck.":                         true,
		"The Tarn Herald reports that the mayor knew of the leak.":                               true,
		"The Tarn Herald first reported on Monday that the mill would close.":                    true,
		"The auditors were dismissed in May, the Tarn Herald said.":                              true,
		"The Tarn Herald, citing two dockers, reported that the crane had been moved at night.":  true,
		"The cellist will leave the orchestra, the Tarn Herald wrote on Friday.":                 true,
		"The ferry's owner is broke, according to a report in the Tarn Herald.":                  true,
		"The Tarn Herald is reporting that the vaccine was stored too warm.":                     true,
		"The crane was never insured, as the Tarn Herald reported on Friday.":                    true,
		"The Tarn Herald revealed that the ballots were counted twice.":                          true,
		"Ida Torv told the Tarn Herald that the spans were cracked.":                             false,
		"In an interview with the Tarn Herald, Ida Torv said that the spans were cracked.":       false,
		"Ida Torv said on the Tarn Herald's podcast that the spans were cracked.":                false,
		"Ida Torv wrote to the Tarn Herald that the spans were cracked.":                         false,
		"Ida Torv denied what stood in the Tarn Herald.":                                         false,
		"The port is suing the Tarn Herald, Ida Torv said.":                                      false,
		"A photographer of the Tarn Herald was hurt by a falling lamp, the police said.":         false,
		"The Orre Herald reported that the spans were cracked.":                                  false,
		"The Quay Gazette reported that the spans were cracked.":                                 false,
		"Ida Torv, who had read the Tarn Herald at breakfast, said that the spans were cracked.": false,
		"The Tarn Herald asked whether the spans were cracked.":                                  false,
	} {
		const before = "The harbour has been quiet and rather empty since the spring. Few boats came in. The crane is idle. Rain fell all week.\n\n"
		texts := fixture.Cut(
			report.Report{Text: "The spans are cracked.", Outlet: "The Tarn Herald"},
			report.Report{Text: before + sentence + " Nobody was hurt.\n\nThe fair opens on Friday.", Outlet: "Quay Gazette", Language: "en"})
		got := Relays(texts, []Reading{Read(texts[0]), Read(texts[1])}, []int{0, 1})
		if len(got) > 0 != want {
			t.Errorf("%s: %v", sentence, got)
		}
		if want && len(got) > 0 && (got[0].Report != 1 || got[0].From != 0 || got[0].First != 4 || got[0].Last != 6) {
			t.Errorf("%s: %v, want the rest of the paragraph", sentence, got)
		}
	}
}

// TestRelayReaches: how far a relay goes, and that nobody tells what came out later.
func TestRelayReaches(t *testing.T) {
	const relay = "Two spans of the bridge are cracked, the Tarn Herald reported."
	const rest = "\n\nThe fair opens on Friday.\n\nRain is expected. It may last.\n\nTickets are sold at the quay."
	for _, x := range []struct {
		text, day, want string
	}{
		{relay + rest, "2031-05-02", "[{1 0 0 5}]"},
		{"Trouble at the quay." + "\n\n" + relay + rest, "2031-05-02", "[{1 0 0 6}]"},
		{"The harbour has been quiet and rather empty since the spring." + rest + " " + relay + " It may close.\n\nNobody was hurt.", "2031-05-02", "[{1 0 5 7}]"},
		{relay + rest, "2031-05-01", "[]"},
		{relay + rest, "", "[{1 0 0 5}]"},
	} {
		later := report.Report{Text: x.text, Outlet: "Quay Gazette", Language: "en"}
		if x.day != "" {
			later.Published.Days = day(t, x.day)
		}
		texts := fixture.Cut(report.Report{Text: "The spans are cracked.", Outlet: "Tarn Herald", Published: report.Published{Days: day(t, "2031-05-02")}}, later)
		if got := fmt.Sprint(Relays(texts, []Reading{Read(texts[0]), Read(texts[1])}, []int{0, 1})); got != x.want {
			t.Errorf("%s (%s): %s, want %s", x.text, x.day, got, x.want)
		}
	}
}

func day(t *testing.T, s string) calendar.Interval {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return calendar.Interval{First: d, Last: d}
}
