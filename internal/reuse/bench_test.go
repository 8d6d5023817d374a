package reuse

import (
	"flag"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/segment"
	"github.com/headwater-news/headwater/internal/word"
)

// wire cuts reports as a wire brings them, and gathers those of each event.
func wire(seed uint64, n int) (texts []*segment.Text, stories [][]int) {
	var reports []string
	fixture.Wire(seed, n, func(event int, report string) {
		if event == len(stories) {
			stories = append(stories, nil)
		}
		stories[event] = append(stories[event], len(reports))
		reports = append(reports, report)
	})
	return fixture.Texts(reports...), stories
}

var million = flag.Bool("million", false, "a million reports too")

// BenchmarkStories tells how many reports a second, of 3,500 bytes each, one
// core takes through the stage as they come: in stories, most of one or two
// reports, some of hundreds.
func BenchmarkStories(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const batch = 10_000
	sizes := []int{batch, 10 * batch}
	if *million {
		sizes = append(sizes, 100*batch)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var c clock
			for b.Loop() {
				for seed := range n / batch {
					texts, stories := wire(uint64(seed), batch)
					c.start()
					for _, s := range stories {
						Find(texts, s)
					}
					c.stop()
				}
			}
			c.perSecond(b, n)
		})
	}
}

// BenchmarkOneStory has all reports in one story.
func BenchmarkOneStory(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, n := range []int{1000, 5000} {
		texts, _ := wire(1, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var c clock
			c.start()
			for b.Loop() {
				find(texts)
			}
			c.stop()
			c.perSecond(b, n)
		})
	}
}

// BenchmarkTokens is what Find is held against: the same reports cut in tokens
// and each of them hashed.
func BenchmarkTokens(b *testing.B) {
	texts, _ := wire(1, 1000)
	var sink uint64
	var c clock
	c.start()
	for b.Loop() {
		for _, t := range texts {
			for _, tok := range word.Tokens(t.Text) {
				sink ^= xxh3.HashString(tok.In(t.Text))
			}
		}
	}
	c.stop()
	_ = sink
	c.perSecond(b, len(texts))
}

// BenchmarkVocabulary has few words in very many sentences, so that every key
// has a full list.
func BenchmarkVocabulary(b *testing.B) {
	texts := fixture.Texts(fixture.Corpus(1, 2000)...)
	var c clock
	c.start()
	for b.Loop() {
		find(texts)
	}
	c.stop()
	c.perSecond(b, len(texts))
}

// clock counts the time of the processor, which other work on the machine
// changes little.
type clock struct{ spent, since time.Duration }

func (c *clock) start() { c.since = linear.Spent() }
func (c *clock) stop()  { c.spent += linear.Spent() - c.since }

func (c *clock) perSecond(b *testing.B, reports int) {
	b.ReportMetric(float64(reports)*float64(b.N)/c.spent.Seconds(), "reports/s")
}
