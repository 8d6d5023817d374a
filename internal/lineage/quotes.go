package lineage

import (
	"strings"
	"unicode/utf8"

	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// brokenQuotes finds the sentences with a quote mark that the paragraph never
// answers. A speech of several paragraphs opens each and closes the last.
func brokenQuotes(t *segment.Text) map[int]bool {
	out := map[int]bool{}
	for i := 0; i < len(t.Sentences); {
		j, straight, curly := i, 0, 0
		for ; j < len(t.Sentences) && t.Sentences[j].Paragraph == t.Sentences[i].Paragraph; j++ {
			s := t.Sentences[j].In(t.Text)
			straight += strings.Count(s, `"`)
			curly += strings.Count(s, "“") - strings.Count(s, "”")
		}
		goesOn := j < len(t.Sentences) && strings.ContainsAny(firstRune(t.Sentences[j].In(t.Text)), `"“`)
		for k := i; k < j && (straight%2 == 1 || curly != 0) && !goesOn; k++ {
			if strings.ContainsAny(t.Sentences[k].In(t.Text), `"“”`) {
				out[k] = true
			}
		}
		i = j
	}
	return out
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// quoted reports whether most of a stretch lies between quote marks.
func quoted(t *segment.Text, w reuse.Witness) bool {
	s := t.Sentences[w.Sentence]
	open := false
	in, all := 0, 0
	for i, r := range s.In(t.Text) {
		switch r {
		case '“', '«':
			open = true
		case '”', '»':
			open = false
		case '"':
			open = !open
		}
		if at := s.Start + i; at >= w.Start && at < w.End {
			all++
			if open {
				in++
			}
		}
	}
	return 10*in >= 7*all
}
