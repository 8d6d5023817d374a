package segment

import (
	"strings"
	"testing"

	"github.com/headwater-news/headwater/internal/report"
)

// article is made up, in the manner of a wire report.
const article = `MOSCOW (AP) — Sen. Jane Doe of Ohio has delivered a letter from the U.S. president to officials in the Russian capital, a spokesman said Wednesday.

"We are grateful for the letter," said Ivan Petrov, a member of the upper house. "It will be read at 9 a.m. on Monday." He did not say what the letter holds.

The senator, who is on a three-day visit, met with lawmakers on Tuesday and invited them to Washington, D.C., in the fall. About 1,500 people took part in a rally near the embassy, police said; organisers put the figure at 4,000.

“Dialogue matters most when little else is left,” she wrote on Twitter. “Isn’t that why we came?” Asked whether sanctions had been discussed, she declined to comment.

Relations between the two countries have been strained since 2014, when the United States and the European Union imposed sanctions over the annexation of Crimea. Trade fell by 3.1 percent last year, according to the World Bank.
`

func BenchmarkCut(b *testing.B) {
	r := &report.Report{Text: strings.Repeat(article+"\n", 3), Language: "en"}
	c := NewCutter()
	b.SetBytes(int64(len(r.Text)))
	b.ReportAllocs()
	for b.Loop() {
		c.Cut(r)
	}
}
