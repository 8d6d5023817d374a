package conflict

import (
	"regexp"
	"slices"
	"strings"

	"github.com/headwater-news/headwater/internal/word"
)

// blame is who is said to stand behind what, by whom: "activists accused the
// army of shelling the mill". Who claims it himself is both.
type blame struct {
	place  Place
	by, on string
	matter []word.Key
}

// party is how those who blame and are blamed are written: without commas or
// quote marks, and short.
const party = `([^,;:"“”]{3,60}?)`

// blamings are the forms of a blame: by, on and matter, by number of group.
var blamings = []struct {
	form           *regexp.Regexp
	by, on, matter int
}{
	{regexp.MustCompile(`^` + party + ` (?:has |have |had )?(?:accused|accuses|accuse) ` + party + ` of (.{8,})`), 1, 2, 3},
	{regexp.MustCompile(`^` + party + ` (?:has |have |had )?(?:blamed|blames|blame) ` + party + ` for (.{8,})`), 1, 2, 3},
	{regexp.MustCompile(`^` + party + ` (?:has |have |had )?(?:blamed|blames|blame) (?:the |this |that )?` + party + ` on ` + party + `(?:[,.;]|$)`), 1, 3, 2},
	{regexp.MustCompile(`^` + party + ` (?:has |have |had |later |also )*claimed (?:the )?responsibility for (.{4,})`), 1, 1, 2},
}

// origins finds two accounts of who stands behind one thing: two that blame each
// other for it, or two that claim it. Two that blame others may mean one party
// by two names ("the government", "the president's forces").
func origins(s Story) []Conflict {
	const (
		kept   = 24 // blames that others are held against
		shared = 2  // words of the matter that two blames must have in common
	)
	folder := word.NewFolder()
	var all []blame
	var out []Conflict
	for _, r := range s.Reports {
		t := s.Texts[r]
		for i, sentence := range t.Sentences {
			b, ok := blameIn(sentence.In(t.Text), folder)
			if !ok {
				continue
			}
			b.place = Place{r, i, sentence.Span}
			against := func(a blame) bool {
				n := count(a.matter, func(k word.Key) bool { return slices.Contains(b.matter, k) })
				mutual := head(a.on) == head(b.by) || head(b.on) == head(a.by)
				bothClaim := a.by == a.on && b.by == b.on
				return n >= shared && (mutual || bothClaim) && !shareWord(a.on, b.on) && !shareWord(a.by, b.by)
			}
			if k := slices.IndexFunc(all, against); k >= 0 && !slices.ContainsFunc(out, func(c Conflict) bool { return slices.Contains(c.Sides[0].Evidence, all[k].place) }) {
				out = append(out, between(Origin, all[k].place, b.place, all[k].on+", or "+b.on))
			}
			if len(all) < kept {
				all = append(all, b)
			}
		}
	}
	return out
}

// blameIn reads a blame at the head of a sentence.
func blameIn(sentence string, folder *word.Folder) (blame, bool) {
	const near = 12 // words of content after the blame that tell what it is for
	if !strings.Contains(sentence, " accuse") && !strings.Contains(sentence, " blame") && !strings.Contains(sentence, " claimed ") {
		return blame{}, false // most sentences, told from one faster than by the forms
	}
	for _, f := range blamings {
		m := f.form.FindStringSubmatch(sentence)
		if m == nil || !isParty(m[f.by]) || !isParty(m[f.on]) {
			continue
		}
		out := blame{by: m[f.by], on: m[f.on]}
		for _, x := range folder.Terms("en", m[f.matter], word.Tokens(m[f.matter])) {
			if k := keyOf(x); !x.Stop && len(out.matter) < near && !slices.Contains(out.matter, k) {
				out.matter = append(out.matter, k)
			}
		}
		return out, true
	}
	return blame{}, false
}

// isParty reports whether words name somebody, and not "he" or "each other".
func isParty(words string) bool {
	return strings.TrimSpace(sourceKey(words)) != "" && !strings.HasPrefix(strings.ToLower(words), "each ")
}

func shareWord(a, b string) bool {
	return shares(strings.Fields(sourceKey(a)), strings.Fields(sourceKey(b)))
}

// head is the last word of content of a name.
func head(name string) string {
	words := strings.Fields(sourceKey(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
