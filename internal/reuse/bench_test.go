package reuse

import (
	"flag"
	"fmt"
	"runtime"
	"testing"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// wire cuts reports as a wire brings them.
func wire(n int) []*segment.Text {
	var reports []string
	fixture.Wire(1, n, func(s string) { reports = append(reports, s) })
	return fixture.Texts(reports...)
}

// BenchmarkFind tells reports per second, of 3,500 bytes each, on one core.
func BenchmarkFind(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, n := range []int{1000, 10000} {
		texts := wire(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(texts)
			}
			perSecond(b, n)
		})
	}
}

// BenchmarkTokens is what Find is held against: the same reports cut in tokens
// and each of them hashed.
func BenchmarkTokens(b *testing.B) {
	texts := wire(1000)
	var sink uint64
	for b.Loop() {
		for _, t := range texts {
			for _, tok := range word.Tokens(t.Text) {
				sink ^= xxh3.HashString(tok.In(t.Text))
			}
		}
	}
	_ = sink
	perSecond(b, len(texts))
}

func perSecond(b *testing.B, reports int) {
	b.ReportMetric(float64(reports)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkVocabulary has few words in very many sentences, so that every key
// has a full list.
func BenchmarkVocabulary(b *testing.B) {
	texts := fixture.Texts(fixture.Corpus(1, 2000)...)
	for b.Loop() {
		Find(texts)
	}
	perSecond(b, len(texts))
}

var million = flag.Bool("million", false, "index a million reports too")

// BenchmarkIndex tells how many reports a second find the candidates for all of
// their sentences when so many came before, in memory that does not grow. Ten
// thousand reports come again and again, each time with other rare words.
func BenchmarkIndex(b *testing.B) {
	texts := wire(10_000)
	sizes := []int{10_000, 100_000}
	if *million {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				ix := newIndex(20 * n)
				var s search
				var terms []word.Term
				class := int32(0)
				for i := range n {
					t, salt := texts[i%len(texts)], word.Key(i/len(texts)*0x9e3779b9)
					for _, x := range t.Sentences {
						terms = append(terms[:0], t.TermsOf(x)...)
						for k := range terms {
							if terms[k].IDF > 6 {
								terms[k].Key ^= salt
							}
						}
						s.candidates(ix, class, terms)
						class++
					}
				}
			}
			perSecond(b, n)
		})
	}
}
