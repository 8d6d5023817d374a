package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var bomUTF8 = []byte("\xef\xbb\xbf")

// utf16 returns the encoding that a UTF-16 byte order mark announces, or nil.
func utf16(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	return nil
}

// decode turns a file's bytes into UTF-8: by its byte order mark, by what a
// page declares, as UTF-8 if it is that, else as windows-1252. Nothing but the
// mark is taken away.
func decode(b []byte, f Form) string {
	if enc := utf16(b); enc != nil {
		return decodeWith(enc, b)
	}
	if bytes.HasPrefix(b, bomUTF8) {
		return strings.ToValidUTF8(string(b[len(bomUTF8):]), "\uFFFD")
	}
	valid := utf8.Valid(b)
	if f == HTML {
		// Pages say windows-1252 and are UTF-8 so often that valid UTF-8 is
		// believed over that one declaration; DetermineEncoding also names it
		// when a page declares nothing.
		enc, name, _ := charset.DetermineEncoding(b, "")
		if name != "utf-8" && (name != "windows-1252" || !valid) {
			return decodeWith(enc, b)
		}
	}
	if valid {
		return string(b)
	}
	return decodeInvalid(b)
}

// decodeInvalid reads bytes that are not all UTF-8: as damaged UTF-8 when more
// of them are right than wrong, else as windows-1252.
func decodeInvalid(b []byte) string {
	right, wrong := 0, 0
	for rest := b; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		switch {
		case c == utf8.RuneError && n == 1:
			wrong++
		case n > 1:
			right++
		}
		rest = rest[n:]
	}
	if right > wrong {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return decodeWith(charmap.Windows1252, b)
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
