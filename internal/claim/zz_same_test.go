package claim

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/attribution"
	"github.com/headwater-news/headwater/internal/fixture"
	"github.com/headwater-news/headwater/internal/report"
)

func TestZZBattery(t *testing.T) {
	f, err := os.Open(os.Getenv("BAT"))
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	right, n := [2]int{}, [2]int{}
	for sc.Scan() {
		want, rest, ok := strings.Cut(sc.Text(), "\t")
		a, b, _ := strings.Cut(rest, " || ")
		if !ok {
			continue
		}
		s := Story{Texts: fixture.Texts(a, b), Reports: fixture.Indexes(2), Readings: make([]attribution.Reading, 2)}
		m := &merger{story: newFinder(s), at: map[[2]int]int{}}
		for r, text := range []string{a, b} {
			m.evidence = append(m.evidence, Evidence{Report: r, Span: report.Span{End: len(text)}, Stance: Asserts, Chain: person("Ana Voss")})
		}
		got := m.sameProposition(0, 1)
		c := compare(m.meaningOf(0), m.meaningOf(1))
		k := 0
		if want == "+" {
			k = 1
		}
		n[k]++
		if got == (want == "+") {
			right[k]++
			continue
		}
		p, q := m.story.propositionOf(m.evidence[0]), m.story.propositionOf(m.evidence[1])
		fmt.Printf("%s alike %.2f odds %.1f num %.1f | %v %q light %v mood %d | %v %q light %v mood %d | neg %v %v\n    %s\n    %s\n", want, c.alike, c.odds(), c.numbers, p.states, p.verb.lower, p.light(), p.mood, q.states, q.verb.lower, q.light(), q.mood, m.meaningOf(0).negative, m.meaningOf(1).negative, a, b)
	}
	fmt.Println("same:", right[1], "of", n[1], "different:", right[0], "of", n[0])
}
