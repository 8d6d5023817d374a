package claim

import (
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
)

// changes finds sources that would not comment in one place and speak in
// another: the account changed, or the reports are of different hours.
func changes(s Story, units []unit) []Change {
	spoke := map[string]unit{}
	for _, u := range units {
		if len(u.chain) == 0 || u.stance == Hedges {
			continue
		}
		l := u.chain[len(u.chain)-1]
		k := OriginKey(attribution.Link{Name: l.Name})
		if _, ok := spoke[k]; !ok && strings.TrimSpace(k) != "" {
			spoke[k] = u
		}
	}
	var out []Change
	seen := map[string]bool{}
	for _, r := range s.Reports {
		t := s.Texts[r]
		for i, sentence := range t.Sentences {
			subject, ok := silent(sentence.In(t.Text))
			if !ok {
				continue
			}
			k := OriginKey(attribution.Link{Name: subject})
			after, spokeToo := spoke[k]
			if !spokeToo || seen[k] || after.report == r && after.sentence == i {
				continue
			}
			seen[k] = true
			out = append(out, Change{
				Source: strings.TrimPrefix(subject, "The "),
				Before: Place{r, i, sentence.Span},
				After:  Place{after.report, after.sentence, after.Span},
				Note:   "no comment in one report, a statement in another",
			})
		}
	}
	return out
}

// silences are the ways in which a report says that someone would not speak;
// the words before one are its subject.
var silences = []string{
	" had no immediate comment", " had no comment", " declined to comment", " has not commented", " did not comment",
	" did not immediately respond", " did not respond to a request", " did not respond to requests", " refused to comment",
	" would not comment", " declined immediate comment", " could not be reached for comment",
}

// silent returns who would not speak, if a sentence says so.
func silent(sentence string) (subject string, ok bool) {
	for _, w := range silences {
		if i := strings.Index(sentence, w); i > 0 && i < 60 && !strings.ContainsAny(sentence[:i], ",;:\"“") {
			return sentence[:i], true
		}
	}
	return "", false
}
