package segment

import (
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

func TestIssuer(t *testing.T) {
	c := NewCutter()
	for _, x := range []struct{ label, title, body, want string }{
		{"FOR IMMEDIATE RELEASE", "Oakline to close its Tarn works", "Oakline regrets to announce that its works at Tarn will close.", "Oakline"},
		{"Press release - 4 March", "New bridge opens", "The Ministry of Roads and Bridges has today opened the bridge at Tarn.", "Ministry of Roads and Bridges"},
		{"MEDIA RELEASE", "Boats called back", "TARN, 4 March - Harbour Trust Tarn, which runs the port, has called back nine boats.", "Harbour Trust Tarn"},
		{"", "Statement by the Tarn Port Authority on the sinking of the Elda", "Our thoughts are with the families. The Tarn Port Authority will publish all it knows.", "Tarn Port Authority"},
		{"", "Press statement by Mayor Ilse Kohn", "I learned of the closure on Saturday. Nobody called Mayor Ilse Kohn.", "Mayor Ilse Kohn"},

		{"", "Oakline to close its Tarn works", "Oakline regrets to announce that its works at Tarn will close.", ""},
		{"World News", "Oakline to close its Tarn works", "Oakline regrets to announce that its works at Tarn will close.", ""},
		{"FOR IMMEDIATE RELEASE", "A bridge opens", "Today is a good day for Tarn.", ""},
		{"FOR IMMEDIATE RELEASE", "A bridge opens", "It took nine years to build the bridge.", ""},
		{"", "Statement by mayor angers dockers of Tarn", "The dockers of Tarn are angry.", ""},
		{"", "Statement by Kohn angers dockers of Tarn", "The dockers of Tarn are angry with Kohn.", ""},
		{"", "Press release was written by a machine, firm admits", "Oakline has admitted that a machine wrote its press release.", ""},
	} {
		r := &report.Report{Title: x.title, Language: "en", Text: x.label + "\n\n" + x.title + "\n\n" + x.body}
		if x.label != "" {
			r.Furniture = []report.Furniture{{Span: report.Span{End: len(x.label)}, Kind: report.Label}}
		}
		if got := c.Cut(r).Issuer.In(r.Text); got != x.want {
			t.Errorf("%s: %s: issued by %q, not %q", x.title, x.body, got, x.want)
		}
	}
}
