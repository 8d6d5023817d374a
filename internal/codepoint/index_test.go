package codepoint

import (
	"strings"
	"testing"
)

func FuzzIndex(f *testing.F) {
	f.Add("")
	f.Add("plain words")
	f.Add("“Zoë”, said 港湾新聞 🚢")
	f.Add(strings.Repeat("a", block-1) + "é" + strings.Repeat("港", block) + "z")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		x := NewIndex(text)
		n := 0
		for i := range text {
			check(t, x, i, n)
			n++
		}
		check(t, x, len(text), n)
		if x.Len() != n {
			t.Errorf("Len() = %d, want %d", x.Len(), n)
		}
	})
}

func check(t *testing.T, x *Index, byteOffset, runeOffset int) {
	t.Helper()
	if got := x.Rune(byteOffset); got != runeOffset {
		t.Errorf("Rune(%d) = %d, want %d", byteOffset, got, runeOffset)
	}
	if got := x.Byte(runeOffset); got != byteOffset {
		t.Errorf("Byte(%d) = %d, want %d", runeOffset, got, byteOffset)
	}
}

func TestSlice(t *testing.T) {
	x := NewIndex("naïve 港 words")
	for _, c := range []struct {
		start, end int
		want       string
		ok         bool
	}{
		{0, 5, "naïve", true},
		{6, 7, "港", true},
		{8, 13, "words", true},
		{13, 13, "", true},
		{8, 14, "", false},
		{-1, 2, "", false},
		{5, 4, "", false},
	} {
		if got, ok := x.Slice(c.start, c.end); got != c.want || ok != c.ok {
			t.Errorf("Slice(%d, %d) = %q, %v; want %q, %v", c.start, c.end, got, ok, c.want, c.ok)
		}
	}
}

func BenchmarkRune(b *testing.B) {
	text := strings.Repeat("“The quay is shut,” said the harbour master. ", 80)
	x := NewIndex(text)
	for i := range b.N {
		x.Rune(i % len(text))
	}
}
