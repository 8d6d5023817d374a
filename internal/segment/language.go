package segment

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"github.com/headwater-news/headwater/internal/report"
)

// Identify sets a report's language: what its text looks like, where there is
// enough of it to tell, else what it declares, and if it declares none, English
// where the small words are. Pages declare "en" whatever they hold.
func Identify(r *report.Report) {
	declared, _, _ := strings.Cut(strings.ToLower(r.Language), "-")
	declared, _, _ = strings.Cut(declared, "_")
	r.Language = declared
	const enough, sample = 120, 800 // bytes
	text := r.Text
	if len(text) < enough {
		if declared == "" && brieflyEnglish(r.Title+" "+text) {
			r.Language = "en"
		}
		return
	}
	if len(text) > sample {
		text = strings.ToValidUTF8(text[len(text)/4:len(text)/4+min(sample, len(text)/2)], "")
	}
	if plainlyEnglish(text) {
		r.Language = "en"
		return
	}
	info := whatlanggo.Detect(text)
	if info.Lang == whatlanggo.Bul && strings.ContainsAny(text, "ыэё") {
		info.Lang = whatlanggo.Rus // Bulgarian has none of these letters
	}
	if code := info.Lang.Iso6391(); code != "" && (info.IsReliable() || declared == "") {
		r.Language = code
	}
	if r.Language != "en" && r.Language != "" {
		r.Limits = append(r.Limits, r.Language+": attributions and times are not read yet")
	}
}

// plainlyEnglish reports whether a text has so many of the small words that
// English alone has that no model of it need be asked: that takes longer than
// all else that is done to cut a report.
func plainlyEnglish(text string) bool {
	const articles, share = 3, 8 // times "the", at least; one in so many words is one of these
	words, the, small := 0, 0, 0
	for w := range strings.FieldsSeq(text) {
		words++
		switch w {
		case "the", "The":
			the++
		case "of", "and", "was", "were", "that", "with", "which", "from", "been", "they", "their", "said", "have", "would":
			small++
		}
	}
	return the >= articles && (the+small)*share >= words
}

// brieflyEnglish reports whether a text too short to be sure of has several
// small words that no other language writes so, and enough of them and of those
// that some other has too; or one of them, and the look of English. Within a
// sentence a capital makes one part of a name, "The Tides".
func brieflyEnglish(text string) bool {
	const least, share = 2, 4
	words, small, shared := 0, 0, 0
	opens := true
	for w := range strings.FieldsSeq(text) {
		words++
		bare := strings.Trim(w, `.,;:!?()"'“”‘’`)
		if opens {
			bare = strings.ToLower(bare)
		}
		opens = strings.ContainsAny(w[len(w)-1:], ".!?:")
		switch bare {
		case "the", "and", "that", "with", "from", "which", "they", "their", "said", "have", "would", "been",
			"were", "his", "she", "himself", "herself", "when", "while", "before", "after":
			small++
		case "of", "in", "to", "at", "by", "for", "on", "is", "was", "it", "a", "an", "are", "be", "has", "had", "who", "not", "but", "as":
			shared++
		}
	}
	return small >= least && (small+shared)*share >= words || small > 0 && whatlanggo.DetectLang(text) == whatlanggo.Eng
}
