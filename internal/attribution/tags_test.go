package attribution

import (
	"testing"

	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/segment"
)

// Speakers with a bare title, an apposition or another cue before them.
func TestSpeakersAfterTheirWords(t *testing.T) {
	for _, c := range []struct{ sentence, source, content string }{
		{"Ferry owners wanted to sail between the two storms, Ostrander told reporters.", "Ostrander", "Ferry owners wanted to sail between the two storms"},
		{"The pump was off on the morning of the leak, Maret Ilves, a chief engineer, said.", "Maret Ilves, a chief engineer", "The pump was off on the morning of the leak"},
		{"The maps are insured for millions, art historian Maret Ilves said.", "art historian Maret Ilves", "The maps are insured for millions"},
		{"According to sheep farmer Maret Ilves, visibility was good.", "sheep farmer Maret Ilves", "visibility was good"},
		{"No more than nine minutes passed from the first alarm to the last, the chief engineer confirmed.", "the chief engineer", "No more than nine minutes passed from the first alarm to the last"},
		{"Five families are still waiting for news of a relative, Maret Ilves, a farm hand, confirmed; the market stayed shut.", "Maret Ilves, a farm hand", "Five families are still waiting for news of a relative"},
		{"The keys were in the lock that night, confirmed Maret Ilves, a farm hand.", "Maret Ilves, a farm hand", "The keys were in the lock that night"},
		{"Nine million crowns were gone, Maret Ilves, a treasurer, informed journalists.", "Maret Ilves, a treasurer", "Nine million crowns were gone"},
	} {
		text := "Nobody has been on the quay since the fire of last week. " + c.sentence + " The market stayed shut."
		found := Read(segment.NewCutter().Cut(&report.Report{Text: text, Language: "en"})).Attributions
		if len(found) != 1 {
			t.Errorf("%s\n%d attributions", c.sentence, len(found))
			continue
		}
		if got := found[0].Source[0].In(text); got != c.source {
			t.Errorf("%s\nsource %q", c.sentence, got)
		}
		if got := found[0].Content[0].In(text); got != c.content {
			t.Errorf("%s\ncontent %q", c.sentence, got)
		}
	}
}
