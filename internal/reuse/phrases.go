package reuse

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

//go:embed phrases.txt
var phraseTable string

// A phrase has up to longestPhrase words, and between two of them may stand up to
// widestGap little words and numbers: "sentenced to 12 years in prison".
const (
	longestPhrase = 8
	widestGap     = 3
)

// phrases are words that go together: by the first word of each, what follows
// it. Little words are left out.
type phrases struct {
	first [1 << 10]uint64 // a bit for each key that some phrase begins with, by the key's first bits
	rest  map[word.Key][][]word.Key
}

var fixed = sync.OnceValue(func() *phrases {
	p := &phrases{rest: map[word.Key][][]word.Key{}}
	folder := word.NewFolder()
	for line := range strings.Lines(phraseTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for phrase := range strings.SplitSeq(strings.TrimSpace(line), ",") {
			var keys []word.Key
			for _, x := range folder.Terms("en", phrase, word.Tokens(phrase)) {
				if !x.Stop {
					keys = append(keys, x.Key)
				}
			}
			if 1 < len(keys) && len(keys) <= longestPhrase {
				p.rest[keys[0]] = append(p.rest[keys[0]], keys[1:])
				*p.bit(keys[0]) |= 1 << (keys[0] & 63)
			}
		}
	}
	return p
})

func (p *phrases) bit(k word.Key) *uint64 { return &p.first[k>>6&(1<<10-1)] }

// at writes to dst the places of the words of the longest phrase that begins with
// the first of the terms; none if no phrase does.
func (p *phrases) at(dst []int, t *segment.Text, terms []word.Term) []int {
	dst = dst[:0]
	k := terms[0].Key
	if *p.bit(k)>>(k&63)&1 == 0 {
		return dst
	}
	var found [longestPhrase]int
	for _, rest := range p.rest[k] {
		n := 0
		for i, gap := 1, 0; i < len(terms) && n < len(rest) && gap <= widestGap; i++ {
			switch x := &terms[i]; {
			case x.Key == rest[n]:
				found[n], gap = i, 0
				n++
			case x.Stop, t.Tokens[x.First].Kind != word.Word:
				gap++
			default:
				gap = widestGap + 1
			}
		}
		if n == len(rest) && n >= len(dst) {
			dst = append(append(dst[:0], 0), found[:n]...)
		}
	}
	return dst
}

// together marks the words of fixed phrases, all but the rarest of each: the
// whole of it is one choice.
func (m *marker) together(t *segment.Text, s segment.Sentence) {
	if t.Language != "en" {
		return
	}
	fixed, terms := fixed(), t.TermsOf(s)
	for i := range terms {
		if terms[i].Stop {
			continue
		}
		m.places = fixed.at(m.places, t, terms[i:])
		if len(m.places) == 0 {
			continue
		}
		rarest := i
		for _, p := range m.places {
			if terms[i+p].IDF > terms[rarest].IDF {
				rarest = i + p
			}
		}
		for k := i; k <= i+m.places[len(m.places)-1]; k++ {
			if x := &terms[k]; k != rarest && t.Tokens[x.First].Kind == word.Word {
				m.mark(int(x.First)-s.FirstToken, int(x.Last)-s.FirstToken)
			}
		}
	}
}
