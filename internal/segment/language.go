package segment

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"github.com/headwater-news/headwater/internal/report"
)

// Identify sets a report's language: what its text looks like, where there is
// enough of it to tell, else what it declares. Pages declare "en" whatever
// they hold.
func Identify(r *report.Report) {
	declared, _, _ := strings.Cut(strings.ToLower(r.Language), "-")
	declared, _, _ = strings.Cut(declared, "_")
	r.Language = declared
	const enough, sample = 120, 2000 // bytes
	text := r.Text
	if len(text) < enough {
		return
	}
	if len(text) > sample {
		text = strings.ToValidUTF8(text[len(text)/4:len(text)/4+min(sample, len(text)/2)], "")
	}
	info := whatlanggo.Detect(text)
	if code := info.Lang.Iso6391(); code != "" && (info.IsReliable() || declared == "") {
		r.Language = code
	}
	if r.Language != "en" && r.Language != "" {
		r.Limits = append(r.Limits, r.Language+": attributions and times are not read yet")
	}
}
