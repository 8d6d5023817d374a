package attribution

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/fixture/linear"
	"github.com/headwater-news/headwater/internal/report"
	"github.com/headwater-news/headwater/internal/reuse"
	"github.com/headwater-news/headwater/internal/segment"
)

// hostile pieces, said over and over, make long what reports have few of:
// quotes that never close, sentences without an end, people of one name.
var hostile = []string{
	"and said ", "\" ", "‘a ", ", who said", "Ilves said that ", "said, ", "(", `Ilves Aalto said "x." `, "Ilves said. ", "’ s' ", "“a\n\n", "“a “b ",
	`"I say, he said, `, "He said so. ", "The mayor said so. ", "The official said so. ", "The spokesman said so. ", "Ilves said so. A clerk said no. The official said yes. ", "Ilves, a clerk who said so, said: ", "Anna Lund left. The star said so. ", "of denying ", "that the plan that ", "The Herald said so. ", `"a b c" said `, "’’’", "told the Herald, citing it, ", "reportedly is ", "a letter saying ",
	"ILVES: I said so. He said no. ", "ILVES: I said so.\n\n", "Ilves added:\n\n", "as Ilves said, ", "said it - ", "and called for ", "that she said was ",
}

func TestReadIsLinear(t *testing.T) {
	for _, piece := range hostile {
		linear.Check(t, 20_000, func(n int) func() {
			x := cut(strings.Repeat(piece, n/len(piece)))
			return func() { sound(t, x, Read(x)) }
		})
	}
}

// TestNamesAreLinear reads texts that name more and more people, by one last
// name or by many, and speak of them by their role.
func TestNamesAreLinear(t *testing.T) {
	for _, one := range []string{"Mayor A%[1]d%[2]s Ilves said so. The mayor said no. ", "Mayor Maret I%[1]d%[2]s said so. The mayor said that he and I%[1]d%[2]s had left. "} {
		linear.Check(t, 400, func(n int) func() {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, one, i, letters(i))
			}
			x := cut(b.String())
			return func() { Read(x) }
		})
	}
}

// letters writes a number in letters, as a part of a name.
func letters(i int) string {
	var b strings.Builder
	for ; i > 0; i /= 10 {
		b.WriteByte(byte('a' + i%10))
	}
	return b.String()
}

// TestJoinIsLinear joins stories of more and more reports, with cut quotes and
// people whom only other reports name in full.
func TestJoinIsLinear(t *testing.T) {
	linear.Check(t, 60, func(n int) func() {
		var texts []*segment.Text
		var readings []Reading
		var story []int
		p := reuse.Passage{}
		for i := range n {
			x := cut(fmt.Sprintf("Mayor Maret I%s left.\n\nThe mayor said: \"The gates will be shut by June.\n\nI%s said so.", letters(i), letters(i*7%n)))
			texts, readings, story = append(texts, x), append(readings, Read(x)), append(story, i)
			p.Witnesses = append(p.Witnesses, reuse.Witness{Report: i, Span: report.Span{End: len(x.Text)}})
		}
		return func() { Join(texts, readings, story, []reuse.Passage{p}) }
	})
}

// BenchmarkRead reads a made-up report that is full of attributions, about as
// long as reports are.
func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("testdata/dense.txt")
	if err != nil {
		b.Fatal(err)
	}
	x := cut(string(text))
	Read(x) // the tables and the tagger's model are read once
	b.SetBytes(int64(len(x.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(x)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
