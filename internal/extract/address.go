package extract

import (
	"regexp"

	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/report"
)

var dayInPath = regexp.MustCompile(`^https?://[^/?#]+/(?:[^?#]*/)?((?:19|20)\d\d)/(\d\d)/(\d\d)(?:[/?#]|$)`)

// dayOfAddress is the day in the path of a report's address, as outlets write
// it: "/2024/04/09/". It states the day where nothing else does, in whatever
// form the report came.
func dayOfAddress(url string) (report.Published, bool) {
	m := dayInPath.FindStringSubmatch(url)
	if m == nil {
		return report.Published{}, false
	}
	d, err := calendar.Parse(m[1] + "-" + m[2] + "-" + m[3])
	if err != nil {
		return report.Published{}, false
	}
	return report.Published{Days: calendar.Single(d), Basis: report.Stated}, true
}
