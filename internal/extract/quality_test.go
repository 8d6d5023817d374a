package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/markusmobius/go-trafilatura"

	"github.com/headwater-news/headwater/internal/fixture/golden"
	"github.com/headwater-news/headwater/internal/read"
)

// sets are the tales that each layout carries: a long one, one of short lines
// and one of two paragraphs, and in some layouts other scripts.
var sets = [][]string{{"quarry", "lighthouse"}, {"bakery", "orchard"}, {"tram", "damm"}, {"quarry", "souk"}, {"bakery", "bridge"}, {"tram", "lighthouse"}}

// score is how well a text agrees with a page's label.
type score struct{ precision, recall, f1 float64 }

func (s score) plus(t score) score {
	return score{s.precision + t.precision, s.recall + t.recall, s.f1 + t.f1}
}

func (s score) over(n int) score {
	return score{s.precision / float64(n), s.recall / float64(n), s.f1 / float64(n)}
}

func (s score) String() string { return fmt.Sprintf("%.3f %.3f %.3f", s.precision, s.recall, s.f1) }

// agree compares texts by their shingles of four words.
func agree(got, want string) score {
	g, w := shingles(got), shingles(want)
	common := 0
	for s := range g {
		if w[s] {
			common++
		}
	}
	if len(g) == 0 || len(w) == 0 || common == 0 {
		return score{}
	}
	p, r := float64(common)/float64(len(g)), float64(common)/float64(len(w))
	return score{p, r, 2 * p * r / (p + r)}
}

// shingles are a text's runs of four words; of Chinese, of four characters.
func shingles(text string) map[string]bool {
	var words []string
	var open strings.Builder
	end := func() {
		if open.Len() > 0 {
			words = append(words, open.String())
			open.Reset()
		}
	}
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.Is(unicode.Han, r):
			end()
			words = append(words, string(r))
		case unicode.IsLetter(r), unicode.IsDigit(r):
			open.WriteRune(r)
		case r == '\'', r == '\u00ad', unicode.IsMark(r):
		default:
			end()
		}
	}
	end()
	out := map[string]bool{}
	for i := 0; i+4 <= len(words); i++ {
		out[strings.Join(words[i:i+4], " ")] = true
	}
	return out
}

// plainLibrary is what the library makes of a page by itself, but for the
// headline that it puts first.
func plainLibrary(page, title string) string {
	found, err := trafilatura.Extract(strings.NewReader(page), trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSpace(found.ContentText), title)
}

// ours is the report's own text: furniture is marked, and no part of it.
func ours(t *testing.T, page string) string {
	t.Helper()
	rep, err := Report(read.Record{Ref: "page", Form: read.HTML, Content: page})
	if err != nil {
		return ""
	}
	checkSpans(t, rep.Text, rep.Furniture)
	var b strings.Builder
	at := 0
	for _, f := range rep.Furniture {
		b.WriteString(rep.Text[at:f.Start] + "\n")
		at = f.End
	}
	return b.String() + rep.Text[at:]
}

// TestQuality measures the text of labelled pages against the library alone.
// The golden file is reviewed: a change that costs a layout shows there.
func TestQuality(t *testing.T) {
	all := tales(t)
	var out strings.Builder
	fmt.Fprintf(&out, "Body text of made pages by shingles of four words: precision, recall, F1.\n\n%-30s %-12s %-19s  %s\n", "layout", "report", "library alone", "Headwater")
	var lib, own score
	pages, worse := 0, 0
	measure := func(what string, list []layout) {
		var groupLib, groupOwn score
		n := 0
		for i, l := range list {
			for _, name := range sets[i%len(sets)] {
				page, body := l.set(all[name])
				want := strings.Join(body, "\n\n")
				a, b := agree(plainLibrary(page, all[name].title), want), agree(ours(t, page), want)
				if b.f1 < a.f1-.001 {
					worse++
				}
				groupLib, groupOwn, n = groupLib.plus(a), groupOwn.plus(b), n+1
				fmt.Fprintf(&out, "%-30s %-12s %s    %s\n", l.name, name, a, b)
			}
		}
		fmt.Fprintf(&out, "%-43s %s    %s\n\n", fmt.Sprintf("mean of %d pages %s", n, what), groupLib.over(n), groupOwn.over(n))
		lib, own, pages = lib.plus(groupLib), own.plus(groupOwn), pages+n
	}
	measure("with names", layouts)
	measure("without names", unnamed)
	fmt.Fprintf(&out, "%-43s %s    %s\n%d of %d pages worse than the library\n", "mean", lib.over(pages), own.over(pages), worse, pages)
	if pages < 60 || own.f1 < lib.f1 {
		t.Errorf("%d pages, F1 %.3f against the library's %.3f", pages, own.f1/float64(pages), lib.f1/float64(pages))
	}

	golden.Check(t, "testdata/quality/extract.txt", out.String())
}
