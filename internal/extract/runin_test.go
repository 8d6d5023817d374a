package extract

import (
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

// What runs into the first paragraphs of a text that lost its line ends is
// taken off; [ ] stand around it.
func TestRunIn(t *testing.T) {
	const title = "Ferry with 58 aboard sinks off Orle"
	tests := []struct{ name, title, text, agency string }{
		{"a day", "", "[Published May 3 2031] The ferry went down in a gale on Friday night.", ""},
		{"a day of publication", "", "[Date of publication 3 May 2031] Nine people drowned when the ferry went down.", ""},
		{"a day, a name", "", "[Posted on May 3, 2031 by Ann Okoro] Nine people drowned when the ferry went down.", ""},
		{"a day, the title", title, "[Sat 3 May 2031] [Ferry with 58 aboard sinks off Orle.] The ferry went down in a gale.", ""},
		{"numbers alone", title, "[03-05-2031] [Ferry with 58 aboard sinks off Orle] The ferry went down in a gale.", ""},
		{"the title, an agency, a day", title, "[Ferry with 58 aboard sinks off Orle] [AFP] [Saturday 3 May 2031] Nine people drowned when the ferry went down.", "AFP"},
		{"a day and a clock", title, "[Saturday 3 May 2031 14:20] [Ferry with 58 aboard sinks off Orle] 58 people were on it.", ""},
		{"no space after the day", "", "[Last updated at May 032031] Rescuers searched the bay on Saturday.", ""},

		{"who wrote it", "", "[By Ann Okoro Transport reporter] The ferry went down in a gale on Friday night.", ""},
		{"who wrote it, and for whom", "", "[By Ann Okoro, senior crime correspondent in Orle] Nine people drowned when the ferry went down.", ""},
		{"two who wrote it", "", "[By Ann Okoro and Jon Vik, Staff Writers] Nine people drowned when the ferry went down.", ""},
		{"a writer who is told of", "", "By Ann Okoro's count, nine people drowned. By Friday Reporter Jon Vik was safe.", ""},
		{"an editor who does it", "", "By Friday the editor of the Orle Gazette was safe.", ""},
		{"a sentence that begins with a name", "", "By Orle Bridge the ferry sank.", ""},

		{"a sentence that tells the day", "", "May 3 2031 was the day on which the ferry went down.", ""},
		{"a sentence that begins like the title", title, "Ferry with 58 aboard sinks off Orle as the gale goes on.", ""},
		{"an agency that is told of", "", "Reuters Foundation staff were on the ferry when it went down.", ""},
		{"nothing else", title, "3 May 2031 Ferry with 58 aboard sinks off Orle.", ""},

		{"tags", "", "Nine people drowned on Friday. [Tags Orle Ferry Coast Guard] The ferry went down in a gale.", ""},
		{"tags in small letters", "", "Nine people drowned on Friday. [Tags Orle sea rescue Coast Guard] Most passengers were asleep when it went down.", ""},
		{"tags before a number", "", "Nine people drowned on Friday. [Tags Orle Ferry] Four Orle fishermen have pulled twelve people out of the water.", ""},
		{"tags alone", "", "Nine people drowned on Friday. [Tags Orle Ferry gale sea rescue coast guard.] The ferry went down.", ""},
		{"tags that are told of", "", "Nine people drowned on Friday. Tags were found on the life vests.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var text []byte
			var want []report.Span
			for _, b := range []byte(test.text) {
				switch b {
				case '[':
					want = append(want, report.Span{Start: len(text)})
				case ']':
					want[len(want)-1].End = len(text)
				default:
					text = append(text, b)
				}
			}
			p, agency := furniture(lay(string(text)), test.title)
			marks := p.marks()
			if agency != test.agency {
				t.Errorf("the agency is %q, want %q", agency, test.agency)
			}
			if len(marks) != len(want) {
				t.Fatalf("marks %v, want %d", quoted(string(text), marks), len(want))
			}
			for i, m := range marks {
				if m.Span != want[i] {
					t.Errorf("mark %d is %q, want %q", i, m.In(string(text)), want[i].In(string(text)))
				}
			}
		})
	}
}

func quoted(text string, marks []report.Furniture) []string {
	var out []string
	for _, m := range marks {
		out = append(out, m.In(text))
	}
	return out
}
