package tagger

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tag/aptagmodel"

	"github.com/headwater-news/headwater/internal/fixture"
)

// sentences are made up: reports, and words as no report has them.
func sentences() [][]string {
	var out [][]string
	for _, s := range fixture.Corpus(1, 60) {
		for line := range strings.Lines(s) {
			out = append(out, strings.Fields(strings.NewReplacer(".", " .", ",", " ,", `"`, ` " `).Replace(line)))
		}
	}
	return append(out,
		strings.Fields("The well-known harbour master of Orre , 61 , said in 1998 that 3,000 of the gates had n't held ."),
		strings.Fields("“ Élan ” é ß ' 's - * @orre $ 4.5m ( sic ) !"),
		strings.Fields("DAM FAILS , TARN SAYS"),
		strings.Fields("said"),
		nil,
	)
}

func words(texts []string) []Word {
	out := make([]Word, len(texts))
	for i, w := range texts {
		out[i] = Word{Text: w, Lower: strings.ToLower(w)}
	}
	return out
}

// TestAgreesWithProse holds the tags against those of the tagger that the
// weights were trained with.
func TestAgreesWithProse(t *testing.T) {
	theirs, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	ours := New()
	for _, s := range sentences() {
		ws := words(s)
		ours.Tag(ws)
		for i, want := range theirs.Tag(s) {
			if ws[i].Tag != want.Tag {
				t.Errorf("%q in %q: got %s, want %s", s[i], strings.Join(s, " "), ws[i].Tag, want.Tag)
			}
		}
	}
}

// TestBrokenModel reads the model cut short and changed at every so many bytes:
// each time it is read, or refused, but never read past its end.
func TestBrokenModel(t *testing.T) {
	whole := aptagmodel.English
	if _, err := parse(whole); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 7, 12, 200, 300, 1 << 20, len(whole) / 2, len(whole) - 1} {
		if _, err := parse(whole[:n]); err == nil {
			t.Errorf("the first %d bytes were taken for a whole model", n)
		}
	}
	for at := 8; at < 400; at += 7 {
		b := append([]byte(nil), whole...)
		b[at] ^= 0xff
		parse(b)
	}
}

func BenchmarkTag(b *testing.B) {
	t := New()
	var all [][]Word
	n := 0
	for _, s := range sentences() {
		all = append(all, words(s))
		n += len(s)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, ws := range all {
			t.Tag(ws)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/word")
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(aptagmodel.English); err != nil {
			b.Fatal(err)
		}
	}
}
