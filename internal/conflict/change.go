package conflict

import (
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/claim"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// changes finds sources that would not comment on a matter in one report and
// speak of it in another: the account changed, or the reports are of different
// hours. What a source says of something else in the same breath is no change.
func changes(s Story, clauses []*clause) []Change {
	spoke := map[string][]*clause{} // by source
	for _, c := range clauses {
		if c.own() || c.Stance == claim.Hedges {
			continue
		}
		if k := sourceKey(c.Chain[len(c.Chain)-1].Name); k != "" {
			spoke[k] = append(spoke[k], c)
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
			k := sourceKey(subject)
			after, ok := spokeOf(spoke[k], r, matterOf(t, sentence, subject))
			if !ok || seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, Change{
				Source: strings.TrimPrefix(subject, "The "),
				Before: Place{r, i, sentence.Span},
				After:  Place{after.Report, after.Sentence, after.sentence().Span}, // whole: a denial without its "denied" says the reverse
				Note:   "no comment in one report, a statement in another",
			})
		}
	}
	return out
}

// matterOf returns what somebody would not speak of: the content words after
// "on" or "about". None are named in "The ministry had no immediate comment".
func matterOf(t *segment.Text, s segment.Sentence, subject string) []word.Key {
	var out []word.Key
	about := false
	for _, x := range t.TermsOf(s) {
		span := t.SpanOf(x)
		if span.Start < s.Start+len(subject) {
			continue
		}
		switch lower := word.Lower(span.In(t.Text)); {
		case lower == "on" || lower == "about":
			about = true
		case about && !x.Stop && t.Tokens[x.First].Kind == word.Word:
			out = append(out, keyOf(x))
		}
	}
	return out
}

// spokeOf finds what a source says of a matter in another report: the first
// statement that names it, or, where no matter is named, the first of all.
func spokeOf(said []*clause, report int, matter []word.Key) (*clause, bool) {
	for _, c := range said {
		if c.Report != report && (len(matter) == 0 || slices.ContainsFunc(matter, c.has)) {
			return c, true
		}
	}
	return nil, false
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

// sourceKey is one for the names of one source.
func sourceKey(name string) string {
	return strings.TrimSpace(claim.OriginKey(attribution.Link{Name: name}))
}
