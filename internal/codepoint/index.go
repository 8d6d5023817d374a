// Package codepoint converts between the byte offsets that the stages use and
// the code point offsets that the output promises.
package codepoint

import (
	"sort"
	"unicode/utf8"
)

// Index converts offsets of one text, which must be valid UTF-8. It keeps one
// number per block of bytes, so that it is small beside its text and any
// offset is a short scan away; a text of ASCII alone needs neither.
type Index struct {
	text   string
	count  int     // code points in text
	before []int32 // code points that begin before each block; nil for ASCII
}

const block = 64 // bytes

// NewIndex returns the index of a text.
func NewIndex(text string) *Index {
	x := &Index{text: text, count: utf8.RuneCountInString(text)}
	if x.count == len(text) {
		return x
	}
	x.before = make([]int32, 0, len(text)/block+1)
	n := int32(0)
	for i := range len(text) {
		if i%block == 0 {
			x.before = append(x.before, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return x
}

// Len is the number of code points in the text.
func (x *Index) Len() int { return x.count }

// Rune returns the code point offset of a byte offset that lies on a boundary
// of code points.
func (x *Index) Rune(byteOffset int) int {
	if byteOffset == len(x.text) {
		return x.count
	}
	if x.before == nil {
		return byteOffset
	}
	n := int(x.before[byteOffset/block])
	for i := byteOffset - byteOffset%block; i < byteOffset; i++ {
		if utf8.RuneStart(x.text[i]) {
			n++
		}
	}
	return n
}

// Byte returns the byte offset of a code point offset.
func (x *Index) Byte(runeOffset int) int {
	if runeOffset == x.count {
		return len(x.text)
	}
	if x.before == nil {
		return runeOffset
	}
	b := sort.Search(len(x.before), func(i int) bool { return int(x.before[i]) > runeOffset }) - 1
	n, i := int(x.before[b]), b*block
	for ; ; i++ {
		if !utf8.RuneStart(x.text[i]) {
			continue
		}
		if n == runeOffset {
			return i
		}
		n++
	}
}

// Slice returns the words between two code point offsets, and whether these
// lie in order within the text.
func (x *Index) Slice(start, end int) (string, bool) {
	if start < 0 || end < start || end > x.count {
		return "", false
	}
	return x.text[x.Byte(start):x.Byte(end)], true
}
