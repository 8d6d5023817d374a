package claim

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

// TestWithoutGiven: a denial leaves standing what it takes for granted.
func TestWithoutGiven(t *testing.T) {
	for denied, left := range map[string]string{
		"arson was behind the mill fire in Orre that killed three people":                  "arson was behind the mill fire in Orre",
		"responsibility for the ferry crash that injured twenty":                           "responsibility for the ferry crash",
		"any link to the raid that left nine dead and wounded a child":                     "any link to the raid",
		"the attack that killed four soldiers":                                             "the attack",
		"it had warned of the flood that had swept away the bridge":                        "it had warned of the flood",
		"its pilots caused Monday's collision that closed the port":                        "its pilots caused Monday's collision",
		"she knew of the armed robbery that shook the town":                                "she knew of the armed robbery",
		"the mayor met the banker who fled to Orre in May":                                 "the mayor met the banker",
		"involvement in the strike which hit a school":                                     "involvement in the strike",
		"it paid for the shares that were sold before the news":                            "it paid for the shares",
		"blame for the leak that sickened people who were asleep":                          "blame for the leak",
		"it was the mill fire that killed three people":                                    "",
		"he was the man who robbed the bank":                                               "",
		"he was not the driver who fled":                                                   "",
		"there was a fire in Orre that killed three people":                                "",
		"the company wrote a letter that ended the talks":                                  "",
		"it lit fires that killed three people":                                            "",
		"the mayor started fires that killed three people":                                 "",
		"the fire that killed three people was arson":                                      "",
		"the fire that killed three people started in a kitchen":                           "",
		"any of its drivers who worked on Sunday had been drinking":                        "",
		"that the strike which shut the port cost 40 million crowns":                       "",
		"that the flood that closed the mill sprang from a leak":                           "",
		"that it caused the flood that closed the mill":                                    "it caused the flood",
		"three people were killed in the fire":                                             "",
		"the firm had any records that showed the fault":                                   "",
		"arson was behind the fire that killed three people and that the owner had set it": "",
		"it told the inspectors that walls had cracked":                                    "",
		"it promised the widow that nobody would go hungry":                                "",
	} {
		before := "Ana Voss denied "
		if rest, ok := strings.CutPrefix(denied, "that "); ok {
			before, denied = before+"that ", rest
		}
		texts := fixture.Texts(before + denied + ".")
		at := len(before)
		if left == "" {
			left = denied
		}
		if got := withoutGiven(texts[0], report.Span{Start: at, End: at + len(denied)}).In(texts[0].Text); got != left {
			t.Errorf("%q: left %q", denied, got)
		}
	}
}

// TestWithoutNoun: "the union's claim that" is taken off what is denied, and whose claim
// it is is somebody, not half of a sentence.
func TestWithoutNoun(t *testing.T) {
	for denied, want := range map[string][2]string{
		"the union's charge that the mill was unsafe":                            {"the mill was unsafe", "the union"},
		"a newspaper report that the mill was unsafe":                            {"the mill was unsafe", ""},
		"Ana Voss's claim that the mill was unsafe":                              {"the mill was unsafe", "Ana Voss"},
		"a claim by the mayor that the mill was unsafe":                          {"the mill was unsafe", "the mayor"},
		"Monday's report that the mill was unsafe":                               {"the mill was unsafe", ""},
		"that she was hurt by the union's claim that the mill was unsafe":        {"", ""},
		`that she felt "hurt by the union's claim that" the mill was unsafe`:     {"", ""},
		"it had been told of the inspector's report that the mill was unsafe":    {"", ""},
		"the mayor knew the widow's story that the mill was unsafe":              {"", ""},
		"the owner paid the inspectors to hush up the report that it was unsafe": {"", ""},
	} {
		left, whose := withoutNoun(denied, report.Span{End: len(denied)})
		got := [2]string{left.In(denied), whose.In(denied)}
		if want[0] == "" {
			want[0] = denied
		}
		if got != want {
			t.Errorf("%q: %q, want %q", denied, got, want)
		}
	}
}
