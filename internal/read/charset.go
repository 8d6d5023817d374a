package read

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

var bomUTF8 = []byte("\xef\xbb\xbf")

// utf16 returns the encoding that a UTF-16 byte order mark announces, or that
// Latin text without one betrays by its zeros, or nil.
func utf16(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	even, odd := zeros(b[:min(len(b), 512)&^1])
	switch {
	case odd >= minZeros && even == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even >= minZeros && odd == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// minZeros is the percentage of zeros in every other byte that makes UTF-16 of
// bytes without a mark.
const minZeros = 80

// zeros counts the zero bytes at even and at odd places, in percent.
func zeros(b []byte) (even, odd int) {
	if len(b) < 16 {
		return 0, 0
	}
	for i, c := range b {
		if c != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	return even * 200 / len(b), odd * 200 / len(b)
}

// decode turns a report's bytes into UTF-8. declared is the media type that
// came with them, or "". Nothing but a byte order mark is taken away.
func decode(b []byte, f Form, declared string) string {
	if enc := utf16(b); enc != nil {
		return decodeWith(enc, b)
	}
	if bytes.HasPrefix(b, bomUTF8) {
		return strings.ToValidUTF8(string(b[len(bomUTF8):]), "\uFFFD")
	}
	return decodeWith(choose(b, declaration(b, f, declared)), b)
}

// declaration is the charset that a media type or a page names, or "".
func declaration(b []byte, f Form, mediaType string) string {
	if _, name, sure := charset.DetermineEncoding(nil, mediaType); sure {
		return name
	}
	if f != HTML {
		return ""
	}
	_, name, sure := charset.DetermineEncoding(b, "")
	if !sure && name == "windows-1252" {
		return "" // what the package says when the page says nothing
	}
	return name
}

// choose weighs a declaration against the bytes, which know better: text in
// any other charset is UTF-8 by chance only when it is very short, and no text
// is that declares UTF-8 and is none.
func choose(b []byte, declared string) encoding.Encoding {
	right, wrong := multibyte(b)
	enc, _ := charset.Lookup(declared)
	switch {
	case declared == "" || declared == "utf-8" || enc == nil:
		if wrong == 0 || right > wrong { // a few bad bytes are damage
			return unicode.UTF8
		}
		return guess(b)
	case wrong == 0 && (right >= 4 || right > 0 && declared == "windows-1252"):
		return unicode.UTF8
	}
	return enc
}

// multibyte counts the sequences of more than one byte that are UTF-8, and the
// bytes that are none.
func multibyte(b []byte) (right, wrong int) {
	for len(b) > 0 {
		c, n := utf8.DecodeRune(b)
		switch {
		case c == utf8.RuneError && n == 1:
			wrong++
		case n > 1:
			right++
		}
		b = b[n:]
	}
	return right, wrong
}

// guess tells the charset of bytes that declare none and are not UTF-8, by how
// often each byte or pair of them stands in each language. Western text is
// windows-1252: the guesses among its likes are no better than chance.
func guess(b []byte) encoding.Encoding {
	if found, err := chardet.NewTextDetector().DetectBest(b[:min(len(b), 32<<10)]); err == nil && found.Confidence >= 30 {
		if nonWestern[found.Charset] {
			if enc, _ := charset.Lookup(found.Charset); enc != nil {
				return enc
			}
		}
	}
	return charmap.Windows1252
}

var nonWestern = map[string]bool{
	"windows-1251": true, "KOI8-R": true, "ISO-8859-5": true, "ISO-8859-6": true, "windows-1256": true,
	"ISO-8859-7": true, "windows-1253": true, "ISO-8859-8": true, "ISO-8859-8-I": true, "windows-1255": true,
	"GB-18030": true, "GB18030": true, "Big5": true, "Shift_JIS": true, "EUC-JP": true, "EUC-KR": true, "ISO-2022-JP": true,
}

func decodeWith(enc encoding.Encoding, b []byte) string {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// decodeHead makes a source's first bytes comparable with ASCII.
func decodeHead(b []byte) []byte {
	if enc := utf16(b); enc != nil {
		return []byte(decodeWith(enc, b[:len(b)&^1]))
	}
	return bytes.TrimPrefix(b, bomUTF8)
}

// decoded reads r, whose first bytes are head, in UTF-8. Where the charset is
// declared by neither mark nor label, or wrongly, the head decides.
func decoded(r io.Reader, head []byte, label string) io.Reader {
	enc := utf16(head)
	if enc == nil && bytes.HasPrefix(head, bomUTF8) {
		enc = unicode.UTF8BOM
	}
	if enc == nil {
		enc = choose(wholeRunes(head), strings.ToLower(label))
	}
	return transform.NewReader(r, enc.NewDecoder())
}

// wholeRunes drops the sequence that the end of b may cut.
func wholeRunes(b []byte) []byte {
	for i := 1; i <= min(3, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}
