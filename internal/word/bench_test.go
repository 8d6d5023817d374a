package word

import (
	"strings"
	"testing"
)

// prose is made up, in the manner of a wire report.
var prose = strings.Repeat(`Sen. Jane Doe of Ohio has delivered a letter from the U.S. president to officials in the Russian capital, a spokesman said Wednesday. “We are grateful for the letter,” said Ivan Petrov's aide, a member of the upper house. About 1,500 people took part in a rally near the embassy in Washington, D.C., police said; organisers put the figure at 4,000, and trade fell by 3.1 percent according to the World Bank.
`, 8)

func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		Tokens(prose)
	}
}

func BenchmarkTerms(b *testing.B) {
	f := NewFolder()
	tokens := Tokens(prose)
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		f.Terms("en", prose, tokens)
	}
}
